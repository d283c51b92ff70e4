/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of notes, meetings and other entries of a case file, in words: one table each, which
 * the forms, the timeline, prints and the command line read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;    /* as it is stored */
  const char *words; /* "Formal attendance meeting", to be translated: rb_case_words() */
} RbCaseWord;

/* Each ends with an id of NULL. */
extern const RbCaseWord rb_note_kinds[];
extern const RbCaseWord rb_support_answers[];
extern const RbCaseWord rb_concern_reaches[];
extern const RbCaseWord rb_meeting_kinds[];
extern const RbCaseWord rb_meeting_states[];
extern const RbCaseWord rb_meeting_decisions[];
extern const RbCaseWord rb_promise_waits[];
extern const RbCaseWord rb_target_measures[];
extern const RbCaseWord rb_visit_states[];
/* Of attached files, by their media type. */
extern const RbCaseWord rb_attachment_types[];

/* The words of an id, translated; the id itself where it is of a later version. */
const char *rb_case_words (const RbCaseWord *table, const char *id);
/* The place of an id in its table; 0 where it is not there. */
guint rb_case_word_index (const RbCaseWord *table, const char *id);

G_END_DECLS
