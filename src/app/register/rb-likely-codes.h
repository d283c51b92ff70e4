/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order codes are offered for a pupil and a session. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

/* How many of them are called likely. */
#define RB_N_LIKELY 7

/* Codes in force on the day, the likeliest first: those the pupil had this year, then those that
 * schools use most; the rest in the order of the code table. Present is never among the likely
 * ones: it is a key. (transfer container) of const RbCode*. */
GPtrArray *rb_likely_codes (const RbSchool *school, guint row, RbDate date, RbHalf half);

G_END_DECLS
