/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office asks for and what goes over pupils or sessions, for a school of 3,000 pupils with
 * its office's book: each question beside one look at every mark that it is about, through the same
 * function that everything else looks at a mark with. A table, no assertion. */
#include "analysis/rb-action-calendar.h"
#include "analysis/rb-calendar-effect.h"
#include "analysis/rb-completeness.h"
#include "analysis/rb-lint.h"
#include "analysis/rb-list.h"
#include "analysis/rb-watch.h"
#include "school/rb-bulk.h"
#include "school/rb-sample.h"

#define TURNS 21

typedef struct
{
  RbSchool *school;
  RbMoment now;
  RbPeriod period; /* that the question is about */
  const char *list;
} Asked;

typedef guint (*Question) (const Asked *asked);

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* The baseline: marks that are none, of every pupil in the sessions of the period. */
static guint
look (const Asked *asked)
{
  guint n = 0;

  for (guint row = 0; row < rb_roster_n (asked->school->roster); row++)
    for (RbDate day = asked->period.from; day <= asked->period.to; day++)
      for (int half = RB_AM; half <= RB_PM; half++)
        n += rb_school_mark (asked->school, row, day, (RbHalf) half) == RB_MARK_NONE;
  return n;
}

static guint
bulk (const Asked *asked)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  RbBulk bulk = { .rows = rows,
                  .from = { asked->period.from, RB_AM },
                  .to = { asked->period.to, RB_PM },
                  .code = "Y1",
                  .nature = "no bus",
                  .explains = TRUE };
  GError *error = NULL;

  for (guint row = 0; row < rb_roster_n (asked->school->roster); row++)
    g_array_append_val (rows, row);
  g_autoptr (RbBulkPlan) plan = rb_bulk_plan (asked->school, &bulk, asked->now, &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  return plan->lines->len;
}

static guint
completeness (const Asked *asked)
{
  g_autoptr (RbCompleteness) board = rb_completeness_new (asked->school, asked->period, asked->now);

  return board->rows->len;
}

static guint
week_to_seal (const Asked *asked)
{
  RbWeekState state =
      rb_week_state (asked->school, rb_week_to_seal (asked->school, asked->now), asked->now);

  return state.registers;
}

static guint
one_list (const Asked *asked)
{
  g_autoptr (GPtrArray) lines = rb_list_make (asked->school, asked->list, asked->now);

  return lines->len;
}

static guint
day_line (const Asked *asked)
{
  g_autofree char *line = rb_day_line (asked->school, asked->now);

  return (guint) line[0];
}

static guint
checks (const Asked *asked)
{
  RbQuery *query = rb_query_new (asked->school, asked->now);

  rb_query_set_period (query, asked->period);
  GPtrArray *found = rb_lint (query, NULL, 0);
  guint n = found->len;
  g_ptr_array_foreach (found, (GFunc) (void (*) (void)) rb_lint_free, NULL);
  g_ptr_array_unref (found);
  rb_query_free (query);
  return n;
}

static guint
movers (const Asked *asked)
{
  RbQuery *query = rb_query_new (asked->school, asked->now);
  g_autoptr (GArray) lines = rb_week_movers (query);
  g_autoptr (GArray) lowest = rb_lowest (query, RB_PERIOD_NONE);

  rb_query_free (query);
  return lines->len + lowest->len;
}

static guint
missed_actions (const Asked *asked)
{
  g_autoptr (GArray) now = rb_actions_now (asked->school, asked->now.date);
  g_autoptr (GArray) missed =
      rb_actions_missed (asked->school, asked->period.from, asked->now.date);

  return now->len + missed->len;
}

/* A week of school closes. */
static guint
calendar_effect (const Asked *asked)
{
  int year = rb_academic_year_of (asked->now.date);
  const RbCalendar *calendar = rb_mark_matrix_calendar (rb_school_year (asked->school, year));
  guint n = rb_calendar_n_events (calendar);
  g_autofree RbCalendarEvent *events = g_new (RbCalendarEvent, n + 1);

  for (guint i = 0; i < n; i++)
    events[i] = *rb_calendar_event (calendar, i);
  events[n] =
      (RbCalendarEvent){ RB_EVENT_CLOSURE, (char *) "Snow", asked->period.from, asked->period.to };
  g_autoptr (RbCalendar) next = rb_calendar_new (year, events, n + 1);
  g_autoptr (RbCalendarEffect) effect =
      rb_calendar_effect_new (asked->school, year, next, asked->now);
  g_autoptr (GPtrArray) lines = rb_calendar_effect_lines (effect, asked->school);
  return effect->marks->len + lines->len;
}

static double
median (Question question, const Asked *asked, double *slow)
{
  gint64 times[TURNS];
  volatile guint sink = 0;

  for (int i = 0; i < TURNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      sink += question (asked);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, TURNS, sizeof *times, compare);
  *slow = (double) times[TURNS - 1] / 1000;
  return (double) times[TURNS / 2] / 1000;
}

static void
line (const char *name, Question question, const Asked *asked, double base)
{
  double slow, took = median (question, asked, &slow);

  g_print ("%-34s %8.2f ms, slowest %8.2f   %6.2f x the look\n", name, took, slow,
           took / MAX (base, 0.001));
}

/* A look at every mark of these days, in ms. */
static double
base_of (const char *days, const Asked *asked)
{
  double slow, took = median (look, asked, &slow);

  g_print ("a look at every mark of %s: %.2f ms\n", days, took);
  return took;
}

int
main (void)
{
  RbSampleSpec spec = {
    .pupils = 3000, .years = 1, .seed = 1, .now = { rb_date_new (2026, 3, 20), 9 * 60 + 24 }
  };
  g_autoptr (RbSchool) school = rb_sample_school (&spec);
  Asked year = { .school = school,
                 .now = spec.now,
                 .period = rb_period_default (school, spec.now) };
  Asked week = year, coming = year, day = year;
  guint n;
  const RbListInfo *lists = rb_lists (&n);

  week.period = rb_period (rb_date_new (2026, 3, 16), spec.now.date);
  coming.period = rb_period (rb_date_new (2026, 3, 23), rb_date_new (2026, 3, 27));
  day.period = rb_period (spec.now.date, spec.now.date);
  g_print ("%u pupils\n", rb_roster_n (school->roster));
  double base = base_of ("this week", &week);
  line ("bulk code, this week, a plan", bulk, &week, base);
  line ("bulk code, next week, a plan", bulk, &coming, base);
  line ("registers of the week", completeness, &week, base);
  line ("a week closes: its effect", calendar_effect, &week, base);
  base = base_of ("today", &day);
  line ("the day in one line", day_line, &day, base);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat ("list ", lists[i].id, NULL);
      day.list = lists[i].id;
      line (name, one_list, &day, base);
    }
  base = base_of ("the year", &year);
  line ("registers of the year", completeness, &year, base);
  line ("the week to seal", week_to_seal, &year, base);
  line ("checks of the year", checks, &year, base);
  line ("lowest fifth and movers", movers, &year, base);
  line ("actions now, and missed this year", missed_actions, &year, base);
  return 0;
}
