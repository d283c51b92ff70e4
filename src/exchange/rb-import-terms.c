/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Term dates of a table or a calendar file, compared with the years that the school has. */
#include "exchange/rb-import-private.h"

#include <string.h>

static gboolean
parse_kind (const char *text, RbEventKind *kind)
{
  g_autofree char *word = g_utf8_strdown (text, -1);

  g_strdelimit (word, " _", '-');
  return rb_event_kind_parse (word, kind) || rb_terms_kind_from_words (text, kind);
}

static void
read_row (RbPlanner *planner, RbTerms *terms)
{
  const char *kind_text = rb_planner_text (planner, RB_FIELD_KIND);
  const char *name = rb_planner_text (planner, RB_FIELD_EVENT_NAME);
  RbDate from = rb_planner_date (planner, RB_FIELD_START);
  RbDate to = rb_planner_date (planner, RB_FIELD_END);
  gboolean has_end = *rb_planner_text (planner, RB_FIELD_END) != '\0';
  RbEventKind kind;

  if (!parse_kind (kind_text, &kind))
    rb_planner_refuse (planner, rb_planner_heading (planner, RB_FIELD_KIND), kind_text,
                       g_strdup_printf ("“%.40s” is no kind of day: use term, half-term, holiday, "
                                        "closure, inset, bank-holiday, am-only or pm-only",
                                        kind_text));
  else if (*rb_planner_text (planner, RB_FIELD_START) == '\0')
    rb_planner_refuse (planner, rb_planner_heading (planner, RB_FIELD_START), "",
                       g_strdup ("the row has no start date"));
  else if (from == RB_DATE_NONE || (has_end && to == RB_DATE_NONE))
    return; /* refused with its date already */
  else if (has_end && (to < from || to - from > 366))
    rb_planner_refuse (
        planner, rb_planner_heading (planner, RB_FIELD_END),
        rb_planner_text (planner, RB_FIELD_END),
        g_strdup (to < from ? "the end is before the start" : "it is longer than a year"));
  else
    rb_terms_add (terms, kind, name, from, has_end ? to : from);
}

static gboolean
has_event (const RbCalendar *calendar, const RbCalendarEvent *event)
{
  for (guint i = 0; calendar != NULL && i < rb_calendar_n_events (calendar); i++)
    {
      const RbCalendarEvent *e = rb_calendar_event (calendar, i);

      if (e->kind == event->kind && e->from == event->from && e->to == event->to
          && strcmp (e->name, event->name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Compares one year with the school's; TRUE where something is to be written. */
static gboolean
compare_year (RbPlanner *planner, const RbTermYear *year)
{
  const RbMarkMatrix *matrix = rb_school_year (planner->school, year->year);
  const RbCalendar *calendar =
      matrix != NULL ? rb_mark_matrix_calendar ((RbMarkMatrix *) matrix) : NULL;
  guint same = 0, old = calendar != NULL ? rb_calendar_n_events (calendar) : 0;

  for (guint i = 0; i < year->events->len; i++)
    same += has_event (calendar, &g_array_index (year->events, RbCalendarEvent, i));
  planner->plan->same += same;
  planner->plan->added += year->events->len - same;
  if (old > same)
    {
      g_autofree char *label = rb_academic_year_label (year->year);

      rb_planner_warn (planner, "%u dates that %s has now are not in the file and are left out.",
                       old - same, label);
    }
  return same < year->events->len || old > same;
}

static void
warn_of_year (RbPlanner *planner, const RbTermYear *year)
{
  g_autoptr (RbCalendar) calendar =
      rb_calendar_new (year->year, (const RbCalendarEvent *) year->events->data, year->events->len);
  g_autoptr (GPtrArray) problems = rb_calendar_problems (calendar);

  for (guint i = 0; i < problems->len; i++)
    rb_planner_warn (planner, "%s", (char *) g_ptr_array_index (problems, i));
}

static void
take_years (RbPlanner *planner, const RbTerms *terms)
{
  for (guint i = 0; i < terms->years->len; i++)
    {
      const RbTermYear *year = g_ptr_array_index (terms->years, i);
      RbTermYear *copy;

      warn_of_year (planner, year);
      if (!compare_year (planner, year))
        continue;
      copy = g_new0 (RbTermYear, 1);
      copy->year = year->year;
      copy->events = g_array_ref (year->events);
      g_ptr_array_add (planner->plan->years, copy);
    }
}

void
rb_plan_terms (RbPlanner *planner)
{
  g_autoptr (RbTerms) read = NULL;
  const RbTerms *terms = planner->file->ics;

  if (terms == NULL)
    {
      guint n = rb_table_n_rows (planner->table);

      read = rb_terms_new ();
      for (guint r = planner->layout->first_row; r < n; r++)
        {
          rb_planner_go (planner, r);
          read_row (planner, read);
        }
      terms = read;
    }
  else
    {
      planner->plan->rows = terms->rows;
      for (guint i = 0; i < terms->problems->len; i++)
        {
          const RbTermProblem *problem = g_ptr_array_index (terms->problems, i);

          planner->line = problem->line;
          rb_planner_refuse (planner, "SUMMARY", problem->value, g_strdup (problem->reason));
        }
    }
  take_years (planner, terms);
}
