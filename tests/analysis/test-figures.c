/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trend, pattern, cumulative line, contribution, explanation, benchmarks and live checks. */
#include "rb-maker.h"

#include "rb-data.h"

#include "analysis/rb-benchmark.h"
#include "analysis/rb-contribution.h"
#include "analysis/rb-cumulative.h"
#include "analysis/rb-explain.h"
#include "analysis/rb-lint.h"
#include "analysis/rb-pattern.h"
#include "analysis/rb-trend.h"

#define at_index(array, type, i) (&g_array_index ((array), type, (i)))

static void
test_weekday_flag (void)
{
  GString *marks = g_string_new (NULL);
  g_autofree char *row = NULL;
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 10);

  /* Ten weeks: Fridays 14 of 20, other days 78 of 80. */
  for (guint week = 0; week < 10; week++)
    g_string_append_printf (marks, "%s / / / / / / / %s %s ", week < 2 ? "I" : "/",
                            week < 3 ? "I" : "/", week < 3 ? "I" : "/");
  row = g_string_free (marks, FALSE);
  {
    const char *const rows[] = { row, NULL };
    g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
    g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-11-30"));
    g_autoptr (RbPattern) pattern = rb_pattern_new (query);
    g_autoptr (GArray) pupils = rb_pattern_pupils (query);

    g_assert_cmpint (rb_rate_tenths (rb_tally_attendance (&pattern->total)), ==, 920);
    g_assert_cmpint (rb_rate_tenths (rb_tally_attendance (&pattern->weekdays[4])), ==, 700);
    g_assert_cmpint (pattern->flagged, ==, 4);
    g_assert_cmpuint (pupils->len, ==, 1);
    g_assert_cmpint (at_index (pupils, RbPatternPupil, 0)->weekday, ==, 4);
    g_assert_cmpint (
        rb_rate_tenths (rb_tally_attendance (&at_index (pupils, RbPatternPupil, 0)->others)), ==,
        975);
    g_assert_cmpuint (pattern->weeks, ==, 10);
    g_assert_cmpuint (pattern->broken_weeks, ==, 3);
  }
}

/* Small numbers flag nothing. */
static void
test_weekday_guard (void)
{
  static const char *const rows[] = { "/ / / / / / / / I I / / / / / / / / I /", NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 2);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-11-30"));
  g_autoptr (RbPattern) pattern = rb_pattern_new (query);

  g_assert_cmpint (pattern->flagged, ==, -1);
}

static void
test_spells (void)
{
  /* A closed day and a session not possible do not end a spell; an attended one does. */
  static const char *const rows[] = { "/ I I Y4 Y4 I / O - O", "/ / / / / / / / / /", NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 1);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-11-30"));
  g_autoptr (RbPattern) pattern = rb_pattern_new (query);
  const RbSpell *spell = at_index (pattern->spells, RbSpell, 0);

  g_assert_cmpuint (pattern->spells->len, ==, 2);
  g_assert_cmpuint (spell->sessions, ==, 3);
  g_assert_cmpuint (spell->ill, ==, 3);
  g_assert_cmpint (spell->from.date, ==, d ("2025-09-01"));
  g_assert_cmpint (spell->to.date, ==, d ("2025-09-03"));
  g_assert_cmpuint (at_index (pattern->spells, RbSpell, 1)->sessions, ==, 2);
  g_assert_cmpuint (at_index (pattern->codes, RbCodeCount, 0)->sessions, ==, 12); /* present */
  g_assert_cmpuint (at_index (pattern->codes, RbCodeCount, 1)->sessions, ==, 3);  /* ill */
}

static RbSchool *
two_short_years (void)
{
  RbMaker *maker = maker_new ();
  const char *const last[] = { "/ / / / / / / / I I / / / / / / / / / / I I I I I I I I I I",
                               NULL };
  const char *const this[] = { "/ / / / / / / / / I / / / / / / / / / /", NULL };

  maker_pupil (maker, "One", "2024-09-01", "");
  maker_year (maker, weeks ("2024-09-02", 3), last);
  maker_year (maker, weeks ("2025-09-01", 4), this);
  return maker_school (maker);
}

static void
test_trend (void)
{
  g_autoptr (RbSchool) school = two_short_years ();
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-09-12"));
  g_autoptr (RbBenchmarks) benchmarks =
      rb_benchmarks_new (rb_data_find ("benchmarks/national.csv", NULL), NULL);
  g_autoptr (RbTrend) trend = NULL;

  g_free (school->details->phase);
  school->details->phase = g_strdup ("primary");
  trend = rb_trend_new (query, benchmarks);
  g_assert_cmpuint (trend->points->len, ==, 4);
  g_assert_cmpuint (trend->n_begun, ==, 2);
  g_assert_cmpuint (at_index (trend->points, RbTrendPoint, 0)->tally.attended, ==, 9);
  g_assert_cmpuint (at_index (trend->points, RbTrendPoint, 0)->last_year.attended, ==, 8);
  g_assert_cmpuint (at_index (trend->points, RbTrendPoint, 2)->tally.possible, ==, 0);
  g_assert_cmpuint (at_index (trend->points, RbTrendPoint, 2)->last_year.possible, ==, 10);
  g_assert_cmpuint (at_index (trend->points, RbTrendPoint, 3)->last_year.possible, ==, 0);
  g_assert_cmpint (rb_rate_hundredths (trend->benchmark), ==, 9472);
  g_assert_cmpstr (trend->subject, ==, "the whole school");
}

static void
test_cumulative (void)
{
  g_autoptr (RbSchool) school = two_short_years ();
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-09-12"));
  g_autoptr (RbCumulative) cumulative = rb_cumulative_new (query);
  const RbCumulativePoint *last = at_index (cumulative->this_year, RbCumulativePoint, 9);

  g_assert_cmpuint (cumulative->this_year->len, ==, 10);
  g_assert_cmpuint (cumulative->last_year->len, ==, 15);
  g_assert_cmpuint (cumulative->n_days, ==, 20);
  g_assert_cmpuint (last->number, ==, 10);
  g_assert_cmpuint (last->so_far.attended, ==, 19);
  g_assert_cmpuint (at_index (cumulative->this_year, RbCumulativePoint, 4)->so_far.possible, ==,
                    10);
  g_assert_cmpuint (cumulative->forecast.row, ==, 0);
  g_assert_cmpuint (cumulative->forecast.left, ==, 20);
}

static void
test_contribution (void)
{
  const char *rows[12] = { NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 2);
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (GPtrArray) list = NULL;
  RbTally whole = { .possible = 1000, .attended = 950, .authorised = 50 };
  RbTally ill = { .possible = 50, .authorised = 50 };
  guint n_codes = 0, n_bands = 0, n_lowest = 0;

  /* 950 of 1000 without fifty: all of 950. */
  g_assert_cmpint (rb_contribution_gain (&whole, &ill), ==, 500);
  g_assert_cmpint (rb_contribution_gain (&ill, &ill), ==, 0);
  for (guint i = 0; i < 11; i++)
    rows[i] = i == 0   ? "I I I I I I I I I I / / / / / / / / / /"
              : i == 1 ? "/ / O / / / / / / / / / / / / / / / / /"
                       : "/ / / / / / / / / / / / / / / / / / / /";
  school = test_school (calendar, rows, NULL);
  query = rb_query_new (school, at ("2025-09-30"));
  list = rb_contributions (query);
  for (guint i = 0; i < list->len; i++)
    {
      const RbContribution *part = list->pdata[i];

      n_codes += part->kind == RB_WITHOUT_CODE;
      n_bands += part->kind == RB_WITHOUT_BANDS;
      n_lowest += part->kind == RB_WITHOUT_LOWEST;
      if (i > 0)
        g_assert_cmpint (((RbContribution *) list->pdata[i - 1])->gain, >=, part->gain);
      if (part->kind == RB_WITHOUT_BANDS)
        g_assert_cmpstr (part->label, ==, "1 pupil in red or severe");
    }
  g_assert_cmpuint (n_codes, ==, 2);
  g_assert_cmpuint (n_bands, ==, 1);
  g_assert_cmpuint (n_lowest, ==, 1);
}

static void
test_explain (void)
{
  static const char *const rows[] = { "/ L U I # - / \\ D D", "/ \\ / \\ / \\ / \\ O O", NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 1);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-09-05T10:00"));
  g_autoptr (RbExplanation) attendance = NULL, punctuality = NULL, persistent = NULL;
  g_autofree char *text = NULL;

  rb_query_set_period (query, rb_period (d ("2025-09-01"), d ("2025-09-05")));
  attendance = rb_explain (query, RB_MEASURE_ATTENDANCE);
  punctuality = rb_explain (query, RB_MEASURE_PUNCTUALITY);
  persistent = rb_explain (query, RB_MEASURE_PERSISTENT);
  g_assert_cmpuint (attendance->rate.part, ==, 12);
  g_assert_cmpuint (attendance->rate.whole, ==, 15);
  g_assert_cmpuint (attendance->missing, ==, 1);
  g_assert_cmpuint (attendance->planned, ==, 2); /* Friday afternoon has not begun */
  g_assert_cmpuint (attendance->school_sessions, ==, 9);
  g_assert_cmpuint (attendance->n_sessions, ==, 3);
  g_assert_cmpint (attendance->last, ==, d ("2025-09-05"));
  for (guint i = 0; i < attendance->codes->len; i++)
    {
      const RbExplainedCode *line = at_index (attendance->codes, RbExplainedCode, i);

      if (g_str_equal (line->code->text, "D") || g_str_equal (line->code->text, "#"))
        g_assert_false (line->in_denominator || line->in_numerator);
      if (g_str_equal (line->code->text, "U"))
        g_assert_true (line->in_denominator && !line->in_numerator);
    }
  g_assert_cmpuint (punctuality->rate.part, ==, 11);
  g_assert_cmpuint (punctuality->rate.whole, ==, 13);
  g_assert_cmpuint (persistent->rate.part, ==, 2);
  g_assert_cmpuint (persistent->rate.whole, ==, 2);
  text = rb_explanation_format (attendance, school);
  g_assert_nonnull (strstr (text, "12 of 15: sessions attended / sessions possible."));
  g_assert_nonnull (strstr (text, "Codes left out: D 1, # 1."));
}

static void
test_benchmarks (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RbBenchmarks) benchmarks = rb_benchmarks_new (
      "year,phase,level,area,measure,value,source\r\n"
      "2024/25,primary,national,England,attendance,94.75,\"DfE, \"\"final\"\"\"\r\n"
      "2022/23,primary,national,England,attendance,94.03,DfE\n"
      "2024/25,primary,local,Kent,attendance,90,DfE\n"
      "\nwhat,is,this\n2024/25,primary,national,England,absence,101,DfE\n",
      problems);
  const RbBenchmark *line;

  g_assert_cmpuint (rb_benchmarks_n (benchmarks), ==, 3);
  g_assert_cmpuint (problems->len, ==, 2);
  line = rb_benchmarks_national (benchmarks, "primary", 2024, "attendance");
  g_assert_cmpint (rb_rate_hundredths (line->value), ==, 9475);
  g_assert_cmpstr (line->source, ==, "DfE, \"final\"");
  line = rb_benchmarks_national (benchmarks, "primary", 2023, "attendance");
  g_assert_cmpint (line->year, ==, 2022);
  g_assert_null (rb_benchmarks_national (benchmarks, "primary", 2020, "attendance"));
  g_assert_null (rb_benchmarks_national (benchmarks, "secondary", 2024, "attendance"));
  g_assert_null (rb_benchmarks_national (NULL, "primary", 2024, "attendance"));
}

static void
test_edited_benchmarks (void)
{
  static const struct
  {
    const char *texts[RB_N_BENCHMARK_FIELDS];
    const char *says; /* NULL: nothing is wrong */
  } cases[] = {
    { { "2025/26", "Primary", "local", "Kent", "attendance", "94.80", "Kent, \"final\", May" },
      NULL },
    { { "2025", "total", "national", "England", "persistent", "100", "DfE" }, NULL },
    { { "25/26", "total", "national", "England", "absence", "5", "DfE" }, "academic year" },
    { { "2025/26", "nursery", "national", "England", "absence", "5", "DfE" }, "The schools are" },
    { { "2025/26", "total", "county", "England", "absence", "5", "DfE" }, "The level is" },
    { { "2025/26", "total", "local", " ", "absence", "5", "DfE" }, "what area" },
    { { "2025/26", "total", "local", "Kent", "lateness", "5", "DfE" }, "The measure is" },
    { { "2025/26", "total", "local", "Kent", "absence", "100.1", "DfE" }, "0 to 100" },
    { { "2025/26", "total", "local", "Kent", "absence", "5", "" }, "published" },
  };
  g_autoptr (RbBenchmarks) table = rb_benchmarks_new ("", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *problem = NULL;
      RbBenchmark *line = rb_benchmark_parse (cases[i].texts, &problem);
      RbBenchmarks *next;

      if (cases[i].says != NULL)
        {
          g_assert_null (line);
          g_assert_nonnull (strstr (problem, cases[i].says));
          continue;
        }
      g_assert_nonnull (line);
      g_assert_cmpint (rb_benchmarks_find (table, line), ==, -1);
      next = rb_benchmarks_replace (table, G_MAXUINT, line);
      g_assert_cmpint (rb_benchmarks_find (next, line), >=, 0);
      rb_benchmarks_unref (table);
      table = next;
    }
  {
    g_autofree char *csv = rb_benchmarks_to_csv (table);
    g_autoptr (RbBenchmarks) again = rb_benchmarks_new (csv, NULL);
    g_autoptr (RbBenchmarks) fewer = rb_benchmarks_replace (again, 0, NULL);

    g_assert_cmpstr (csv, ==,
                     "year,phase,level,area,measure,value,source\n"
                     "2025/26,primary,local,Kent,attendance,94.80,\"Kent, \"\"final\"\", May\"\n"
                     "2025/26,total,national,England,persistent,100,DfE\n");
    g_assert_cmpuint (rb_benchmarks_n (again), ==, 2);
    g_assert_cmpuint (rb_benchmarks_n (fewer), ==, 1);
  }
}

static void
test_shipped_benchmarks (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RbBenchmarks) benchmarks =
      rb_benchmarks_new (rb_data_find ("benchmarks/national.csv", NULL), problems);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (rb_benchmarks_national (benchmarks, "all-through", 2025, "persistent"));
  {
    g_autofree char *csv = rb_benchmarks_to_csv (benchmarks);

    g_assert_cmpstr (csv, ==, rb_data_find ("benchmarks/national.csv", NULL));
  }
}

static guint
count_lints (GPtrArray *list, RbLintKind kind)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((RbLint *) list->pdata[i])->kind == kind;
  return n;
}

static void
test_lint (void)
{
  /* Monday AM: a gap in a register that was taken; Monday PM: a register without a mark. */
  static const char *const rows[] = { "- - N K B C2 / \\ / /", "/ - / \\ / \\ / \\ / \\", NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 1);
  g_autoptr (RbSchool) made = test_school (calendar, rows, NULL);
  g_autoptr (RbChange) leak = rb_change_new (RB_SOURCE_IMPORT, "Office", "", "", 0);
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  RbDetail trip = { -1, NULL, (char *) "museum" };
  const RbLintStray stray[] = { { 1, { d ("2025-09-06"), RB_AM }, 31 },
                                { 1, { d ("2026-09-06"), RB_AM }, 31 } };
  g_autoptr (GPtrArray) list = NULL;

  /* An old code H that an import let in. */
  rb_change_add (leak, 1, (RbSession){ d ("2025-09-05"), RB_AM }, 1, 35, NULL, NULL);
  school = rb_school_apply (made, leak);
  query = rb_query_new (school, at ("2025-09-30"));
  rb_cell_details_set (school->cell_details, 1, (RbSession){ d ("2025-09-03"), RB_AM }, &trip);
  list = rb_lint (query, stray, G_N_ELEMENTS (stray));
  g_assert_cmpuint (count_lints (list, RB_LINT_GAP), ==, 1);
  g_assert_cmpuint (count_lints (list, RB_LINT_REGISTER), ==, 1);
  g_assert_cmpuint (count_lints (list, RB_LINT_N_LATE), ==, 1);
  g_assert_cmpuint (count_lints (list, RB_LINT_NO_DETAIL), ==, 1); /* K; B has its museum */
  g_assert_cmpuint (count_lints (list, RB_LINT_C2_NO_END), ==, 1);
  g_assert_cmpuint (count_lints (list, RB_LINT_NOT_IN_FORCE), ==, 1);
  g_assert_cmpuint (count_lints (list, RB_LINT_CLOSED), ==, 1);
  g_assert_cmpuint (list->len, ==, 7);
  g_assert_nonnull (strstr (((RbLint *) list->pdata[0])->sentence, "Sat 6 Sep AM"));
}

/* Which codes are not complete without their detail (rules 1.2), which should have one, and which
 * are whole as they are. */
static void
test_details (void)
{
  static const struct
  {
    const char *codes;
    int kind; /* RbLintKind; -1: nothing is found */
  } cases[] = {
    { "B K D Q Y1 Y2 Y3 Y4 Y5 Y6 Y7", RB_LINT_NO_DETAIL },
    { "V P W", RB_LINT_NO_NAME },
    { "/ C C1 E G I J1 M O R S T X Z #", -1 },
  };
  static const char *const lines[] = { "term,Autumn,2025-09-01,2025-09-26", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) codes = g_strsplit (cases[i].codes, " ", -1);

      for (guint k = 0; codes[k]; k++)
        for (int with = FALSE; with <= TRUE; with++)
          {
            const char *const rows[] = { codes[k], "/", NULL };
            RbDetail detail = { -1, (char *) "the music festival", NULL };
            g_autoptr (RbCalendar) calendar = test_calendar (lines);
            g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
            g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-09-01"));
            g_autoptr (GPtrArray) list = NULL;
            guint found = 0;

            if (with)
              rb_cell_details_set (school->cell_details, 1, (RbSession){ d ("2025-09-01"), RB_AM },
                                   &detail);
            list = rb_lint (query, NULL, 0);
            for (guint n = 0; n < list->len; n++)
              {
                const RbLint *lint = list->pdata[n];

                if (lint->row != 0 || lint->session.half != RB_AM)
                  continue;
                g_assert_cmpint (lint->kind, ==, cases[i].kind);
                g_assert_cmpint (lint->fix, ==, RB_LINT_WRITE);
                found++;
              }
            g_assert_cmpuint (found, ==, !with && cases[i].kind >= 0);
          }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/case 42: Fridays stand out", test_weekday_flag);
  g_test_add_func ("/figures/small numbers flag no weekday", test_weekday_guard);
  g_test_add_func ("/figures/spells run over what is not possible", test_spells);
  g_test_add_func ("/figures/a trend has every week, and last year's beside it", test_trend);
  g_test_add_func ("/figures/the cumulative line ends with the last day begun", test_cumulative);
  g_test_add_func ("/figures/contribution is the figure without a part", test_contribution);
  g_test_add_func ("/figures/codes and the detail that they need", test_details);
  g_test_add_func ("/figures/an explanation counts what it leaves out", test_explain);
  g_test_add_func ("/figures/benchmarks are read with their sources", test_benchmarks);
  g_test_add_func ("/figures/a line of benchmarks is checked, kept and read again",
                   test_edited_benchmarks);
  g_test_add_func ("/figures/the shipped benchmarks can all be read", test_shipped_benchmarks);
  g_test_add_func ("/figures/live checks find each kind once", test_lint);
  return g_test_run ();
}
