/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Today page shows, computed once from a snapshot and a moment; and its words. No widget.
 */
#pragma once

#include "analysis/rb-day-clock.h"

G_BEGIN_DECLS

typedef struct
{
  RbSchool *school;
  RbMoment now;
  RbDate date;
  gboolean has_school; /* a session on that day */
  RbHalf half;         /* the session that is under way, or the last one */
  GArray *away;        /* RbAway */
  GArray *calls;       /* guint, places in away; done ones last */
  guint n_done;        /* of calls */
  GArray *missing;     /* RbDayRegister, overdue or due, of `half` and before */
  GArray *ages;        /* RbNAge of earlier days */
  GArray *lines;       /* RbDayLine */
  RbDaySums sums;      /* of `half` */
} RbToday;

RbToday *rb_today_new (RbSchool *school, RbMoment now);
void rb_today_free (RbToday *today);

#define rb_today_call(today, i)                                                                    \
  (&g_array_index ((today)->away, RbAway, g_array_index ((today)->calls, guint, (i))))
/* How many are still to be reached, registers overdue, lines overdue: the badge of the page. */
guint rb_today_n_to_reach (const RbToday *today);
guint rb_today_n_overdue (const RbToday *today);
/* The place in `calls` of a pupil's row; -1 for none. */
int rb_today_find_call (const RbToday *today, int row);

/* Words; each (transfer full). */
char *rb_today_title (const RbToday *today);    /* "Friday 20 March" */
char *rb_today_subtitle (const RbToday *today); /* "Week 25, 09:24. Marks to Fri 20 Mar AM" */
char *rb_today_line_words (const RbToday *today, const RbDayLine *line);
char *rb_today_line_detail (const RbToday *today, const RbDayLine *line);
/* "No answer 09:08"; "Not yet rung". */
char *rb_today_call_words (const RbToday *today, const RbAway *away);
/* "24 minutes late, third time"; "due 09:15, 12 of 30 marked". */
char *rb_today_register_words (const RbDayRegister *one);
/* "last day", "3 days left", "2 days over". */
char *rb_today_age_words (const RbNAge *age);
/* "Fri 13 Mar AM", "Mon 16 Mar, 2 sessions". */
char *rb_today_age_when (const RbNAge *age);
/* "No answer", "Ill" ...: the word of an outcome's id. Static. */
const char *rb_today_outcome_word (const char *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbToday, rb_today_free)

G_END_DECLS
