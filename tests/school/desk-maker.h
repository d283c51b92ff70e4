/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the late desk share: a school under a preset, and what is said at its desk. */
#pragma once

#include "rb-test.h"
#include "school/rb-late-desk.h"

#define MONDAY "2026-03-16"
#define WHO "Shirin Marlow", "Office"

/* Pupils with these marks of Monday and Tuesday, under a preset; `line` is one more line of the
 * calendar, or NULL. (transfer full) */
RbSchool *desk_school (const char *preset, const char *const *rows, const char *line);
RbSchool *one_pupil (const char *preset, const char *marks);
/* "09:24" */
int minute (const char *time);
gint64 seconds (const char *time);
/* Pupil 1 on Monday. */
RbDeskEntry entry_at (RbDirection direction, const char *time, RbDeskCause cause);
/* Takes the school, gives the next one. */
RbSchool *done (RbSchool *school, const RbDeskEntry *entry);
/* Codes of Monday: of a row; of pupil 1. */
const char *mark_in (const RbSchool *school, guint row, RbHalf half);
void assert_marks (const RbSchool *school, const char *am, const char *pm);
/* Nothing can be written, and the sentence has this part. */
void assert_refused (const RbSchool *school, const RbDeskEntry *entry, const char *part);
