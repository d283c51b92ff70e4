/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that stand in the register: of each pupil, of all of them, of each session. Made anew
 * for every snapshot, in well under a frame; every sum is rb_tally's. */
#pragma once

#include "analysis/rb-arrivals.h"
#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef struct _RbRegisterFigures RbRegisterFigures;

/* The year of `matrix` up to `now`, for the pupils in `rows` (guint, rows of the roster). */
RbRegisterFigures *
rb_register_figures_new (RbSchool *school, const RbMarkMatrix *matrix, GArray *rows, RbMoment now);
void rb_register_figures_free (RbRegisterFigures *figures);

/* Of the pupil at place `index` of rows, and of everyone. */
RbRate rb_register_figures_rate (const RbRegisterFigures *figures, guint index);
RbRate rb_register_figures_all (const RbRegisterFigures *figures);
const RbPolicy *rb_register_figures_policy (const RbRegisterFigures *figures);
/* How many columns of the year have begun. */
guint rb_register_figures_begun (const RbRegisterFigures *figures);
/* Who signed in, out or back in the session that is on now: of the pupil at place `index`; NULL for
 * nobody, and on another day. `column` (may be NULL) is that session's. */
const RbArrival *
rb_register_figures_arrival (const RbRegisterFigures *figures, guint index, int *column);
/* What the shown pupils' marks of one session come to; all zero for a session that has not begun.
 */
RbTally rb_register_figures_session (const RbRegisterFigures *figures, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbRegisterFigures, rb_register_figures_free)

G_END_DECLS
