/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a child by the first letters of a name, as fast as one types: names of every script,
 * accents folded ("ozturk" finds Öztürk), in any order ("eva h"). Made once for a roster and a day,
 * then read only. */
#pragma once

#include "domain/rb-roster.h"

G_BEGIN_DECLS

typedef struct _RbNameIndex RbNameIndex;

/* The pupils on roll that day, by preferred and legal names. (transfer full) */
RbNameIndex *rb_name_index_new (const RbRoster *roster, RbDate day);
void rb_name_index_free (RbNameIndex *index);
guint rb_name_index_n (const RbNameIndex *index);

/* Rows of the pupils of whom every word of `text` begins a word of the name; whole words first,
 * then by surname and forename. At most `limit` are given (0: all); `total` (may be NULL) counts
 * all. Fewer than three letters find only whole words, or names of scripts without an alphabet.
 * (transfer full) of guint */
GArray *rb_name_index_find (const RbNameIndex *index, const char *text, guint limit, guint *total);

/* Lower case without accents, for comparing: "Öztürk" and "OZTURK" are both "ozturk". Words stand
 * apart by one space; apostrophes fall away. (transfer full) */
char *rb_name_fold (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbNameIndex, rb_name_index_free)

G_END_DECLS
