/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which marks are possible where, as sentences; and the reading of blocks of text from a
 * spreadsheet. No widgets. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

/* The mark that `text` means in a session: `/` and `\` become the one of their half, `.` is
 * present, "" is no mark. FALSE with a sentence where it is impossible: an unknown code, one not in
 * force on the day, a mark in a closure or at a time without school, a mark of a pupil who is not
 * on the roll. (transfer full) sentence. */
gboolean rb_register_rules_read (const RbSchool *school,
                                 const RbPupil *pupil,
                                 RbDate date,
                                 RbHalf half,
                                 const char *text,
                                 RbMark *mark,
                                 char **refusal);

/* Rows of cells of a block of text with tabs and line ends; the last line end adds no row.
 * (transfer full) of GStrv. */
GPtrArray *rb_register_rules_split (const char *text);

G_END_DECLS
