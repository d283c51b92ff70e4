/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks from a linear congruence, so that no change of the sample school moves a golden picture. */
#include "chart-maker.h"

#include <string.h>

#include "rb-test.h"

static guint32
next (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static char *
make_row (RbCalendar *calendar, guint pupil, guint end)
{
  static const char *const absences[] = { "I", "I", "I", "M", "O", "G", "C", "U", "N" };
  GString *row = g_string_new (NULL);
  guint32 state = 17 + pupil * 7919;
  const char *spell = NULL;

  for (guint i = 0; i < rb_calendar_n_sessions (calendar); i++)
    {
      RbSession session = rb_calendar_session (calendar, i);
      guint chance = (pupil % 5 == 4 ? 90 : 22) + (rb_date_weekday (session.date) == 4 ? 40 : 0);

      if (session.half == RB_AM)
        spell = next (&state) % 1000 < chance ? absences[next (&state) % G_N_ELEMENTS (absences)]
                                              : NULL;
      if (i >= end)
        g_string_append (row, "- ");
      else if (spell != NULL)
        g_string_append_printf (row, "%s ", spell);
      else if (next (&state) % 60 == 0)
        g_string_append (row, session.half == RB_AM ? "L " : "V ");
      else
        g_string_append (row, session.half == RB_AM ? "/ " : "\\ ");
    }
  return g_string_free (row, FALSE);
}

RbMoment
maker_now (void)
{
  return (RbMoment){ d ("2026-03-20"), 24 * 60 };
}

RbSchool *
maker_school (guint classes, guint each)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint first, end;
  RbSchool *school;

  rb_calendar_range (calendar, rb_calendar_first (calendar), maker_now ().date, &first, &end);
  for (guint i = 0; i < classes * each; i++)
    {
      g_ptr_array_add (rows, make_row (calendar, i, end));
      g_ptr_array_add (names,
                       g_strdup_printf ("%u%c", 1 + i / each / 10, 'A' + (int) (i / each % 10)));
    }
  g_ptr_array_add (rows, NULL);
  g_ptr_array_add (names, NULL);
  school =
      test_school (calendar, (const char *const *) rows->pdata, (const char *const *) names->pdata);
  return school;
}

RbChart *
maker_chart (RbSchool *school, const char *name)
{
  g_autoptr (RbQuery) query = rb_query_new (school, maker_now ());

  if (strcmp (name, "ribbon") == 0 || strcmp (name, "cumulative") == 0)
    rb_query_set_pupil (query, 4);
  if (strcmp (name, "movement") == 0)
    rb_query_set_period (query, rb_period_of (school, RB_PERIOD_TERM, maker_now ().date));
  if (strcmp (name, "league") == 0)
    rb_query_set_period (query, rb_period_of (school, RB_PERIOD_WEEK, d ("2026-03-11")));
  return rb_chart_make (name, query, NULL);
}
