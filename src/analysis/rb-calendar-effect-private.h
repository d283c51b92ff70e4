/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the two halves of what a changed calendar would do: marks, and records beside them. */
#pragma once

#include "analysis/rb-calendar-effect.h"

G_BEGIN_DECLS

/* Fills what is no session, week or mark. `next` as rb_calendar_effect_new() was given it. */
void rb_calendar_effect_add_records (RbCalendarEffect *effect,
                                     const RbSchool *school,
                                     RbCalendar *next,
                                     RbMoment now);
void rb_calendar_effect_clear_records (RbCalendarEffect *effect);
/* Their lines of rb_calendar_effect_words() and rb_calendar_effect_lines(). */
void rb_calendar_effect_add_words (const RbCalendarEffect *effect, GString *words);
void rb_calendar_effect_add_lines (const RbCalendarEffect *effect,
                                   const RbSchool *school,
                                   GPtrArray *lines);

/* One more line. */
void rb_calendar_effect_add_line (GString *words, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* "3T  Kai Brennan:" */
void rb_calendar_effect_begin_line (GString *words, const RbSchool *school, guint row, RbDate day);

G_END_DECLS
