/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of messages, leave, timetables and suspensions share: two weeks of school, Monday
 * 1 to Friday 12 September 2025, and a pupil's marks as a string. */
#pragma once

#include "rb-test.h"

#include "school/rb-leave.h"

/* Two children; "-" for a session without a mark. (transfer full) */
RbSchool *leave_school (const char *first, const char *second);
/* The marks of a row from Monday 1 September, without the blank ones at the end. (transfer full) */
char *leave_marks (const RbSchool *school, guint row);
/* What the office writes now; at noon of Wednesday 3 September. */
RbDeed leave_deed (void);
RbMoment leave_now (void);
/* The rows 0 ... n - 1. (transfer full) */
GArray *leave_rows (guint n);
/* The school after the change, which must not be NULL. Takes both. (transfer full) */
RbSchool *leave_after (RbSchool *school, RbChange *change);
RbSession at (const char *iso, RbHalf half);
