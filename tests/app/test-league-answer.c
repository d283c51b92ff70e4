/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Leagues page shows: its tables, its notes, its weeks, and its files. */
#include "analysis/rb-headline.h"
#include "app/league/rb-league-answer.h"
#include "app/league/rb-league-files.h"

#include "rb-test.h"

#include <math.h>
#include <string.h>

#define N_PUPILS 12

/* Full weeks of 2025/26 for five pupils of 3A, six of 3B and one of a class with an odd name. In
 * the week of 8 September one of 3A is ill once, one of 3B has an N, and 3B's last register is
 * missing. In the week after nobody is away. */
static RbSchool *
make_school (void)
{
  static const char *const classes[] = { "3A", "3A", "3A", "3A", "3A", "3B",
                                         "3B", "3B", "3B", "3B", "3B", "=1" };
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_auto (GStrv) rows = g_new0 (char *, N_PUPILS + 1);
  guint first, end, after, last;

  rb_calendar_range (calendar, d ("2025-09-08"), d ("2025-09-12"), &first, &end);
  rb_calendar_range (calendar, d ("2025-09-15"), d ("2025-09-19"), &after, &last);
  g_assert_cmpuint (end - first, ==, 10);
  for (guint row = 0; row < N_PUPILS; row++)
    {
      g_autoptr (GString) marks = g_string_new (NULL);

      for (guint column = 0; column < last; column++)
        {
          const char *mark = rb_calendar_session (calendar, column).half == RB_AM ? "/" : "\\";

          if (row == 0 && column == first)
            mark = "I";
          if (row == 5 && column == first + 2)
            mark = "N";
          if (row >= 5 && row <= 10 && column == end - 1)
            mark = "-";
          g_string_append_printf (marks, "%s%s", column ? " " : "", mark);
        }
      rows[row] = g_strdup (marks->str);
    }
  return test_school (calendar, (const char *const *) rows, classes);
}

static RbLeagueAnswer *
make_answer (RbLeagueMeasure measure)
{
  g_autoptr (RbSchool) school = make_school ();

  return rb_league_answer_new (school, (RbMoment){ d ("2025-09-12"), 18 * 60 },
                               (RbPeriod){ d ("2025-09-08"), d ("2025-09-14") }, RB_GROUP_CLASS,
                               FALSE, measure);
}

static const RbLeagueRow *
row_of (const RbLeagueAnswer *answer, const char *name)
{
  for (guint i = 0; i < answer->league->rows->len; i++)
    if (strcmp (((RbLeagueRow *) answer->league->rows->pdata[i])->key->value, name) == 0)
      return answer->league->rows->pdata[i];
  g_assert_not_reached ();
}

static void
test_notes (void)
{
  static const struct
  {
    const char *name, *note;
  } cases[] = {
    { "3A", "" },
    { "3B", "1 register is missing, 1 absence is not explained yet (N)" },
    { "=1", "not ranked: 10 possible sessions, at least 50 are needed" },
  };
  g_autoptr (RbLeagueAnswer) answer = make_answer (RB_LEAGUE_ATTENDANCE);

  g_assert_cmpuint (answer->n_ranked, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *note = rb_league_row_note (answer, row_of (answer, cases[i].name));

      g_assert_cmpstr (note, ==, cases[i].note);
    }
}

static void
test_words (void)
{
  g_autoptr (RbLeagueAnswer) answer = make_answer (RB_LEAGUE_ATTENDANCE);
  g_autofree char *words = rb_league_row_words (answer, row_of (answer, "3A"));
  g_autofree char *foot = rb_league_answer_foot (answer);

  /* 49 of 50. */
  g_assert_true (g_str_has_prefix (words, "Place 2: 3A"));
  g_assert_nonnull (strstr (words, "98.0 per cent"));
  g_assert_nonnull (strstr (words, "4 pupils here every session"));
  /* 49 + 53 + 10 of 50 + 54 + 10, after a whole week without an absence. */
  g_assert_true (g_str_has_prefix (foot, "Whole school 98.2, down 1.8 on week 1. "));
  g_assert_cmpstr (rb_league_answer_against (answer), ==, "On last week");
}

static void
test_weeks (void)
{
  g_autoptr (RbLeagueAnswer) answer = make_answer (RB_LEAGUE_ATTENDANCE);
  const double *weeks = answer->weeks;

  g_assert_true (row_of (answer, "3A") == answer->league->rows->pdata[1]);
  weeks += RB_LEAGUE_WEEKS;
  g_assert_cmpfloat_with_epsilon (weeks[RB_LEAGUE_WEEKS - 1], 98, 1e-9);
  g_assert_cmpfloat_with_epsilon (weeks[RB_LEAGUE_WEEKS - 2], 100, 1e-9);
  g_assert_true (isnan (weeks[0]));
}

static void
test_target (void)
{
  g_autoptr (RbLeagueAnswer) attendance = make_answer (RB_LEAGUE_ATTENDANCE);
  g_autoptr (RbLeagueAnswer) punctuality = make_answer (RB_LEAGUE_PUNCTUALITY);

  g_assert_true (isfinite (attendance->target));
  g_assert_true (isnan (punctuality->target));
}

static void
test_improvement (void)
{
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbLeagueAnswer) answer =
      rb_league_answer_new (school, (RbMoment){ d ("2025-09-19"), 18 * 60 },
                            (RbPeriod){ d ("2025-09-15"), d ("2025-09-21") }, RB_GROUP_CLASS, FALSE,
                            RB_LEAGUE_IMPROVEMENT);
  g_autofree char *headline = rb_headline_league (answer->league);

  /* To 100.0: from 49 of 50, which is more than from 53 of 54. */
  g_assert_cmpstr (headline, ==, "3A wins, up 2.0");
}

static void
test_csv (void)
{
  g_autoptr (RbLeagueAnswer) answer = make_answer (RB_LEAGUE_ATTENDANCE);
  g_autofree char *csv = rb_league_answer_csv (answer);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[2], "2,,3A,"));
  g_assert_true (g_str_has_suffix (lines[2], ",98.0,100.0,49,50,4,5,0,0"));
  g_assert_nonnull (strstr (csv, "'=1")); /* no formula */
}

static void
test_poster (void)
{
  g_autoptr (RbLeagueAnswer) answer = make_answer (RB_LEAGUE_ATTENDANCE);
  g_autoptr (GBytes) pdf = rb_league_files_bytes (answer, RB_LEAGUE_POSTER_PDF, NULL);
  g_autoptr (GBytes) png = rb_league_files_bytes (answer, RB_LEAGUE_POSTER_PNG, NULL);
  const guint8 *header = g_bytes_get_data (png, NULL);

  g_assert_cmpint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF", 4), ==, 0);
  g_assert_cmpint (memcmp (header, "\x89PNG", 4), ==, 0);
  /* Width and height of the picture: A3 at 150 dots an inch. */
  g_assert_cmpint (header[18] << 8 | header[19], ==, 1754);
  g_assert_cmpint (header[22] << 8 | header[23], ==, 2480);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/league/what is wrong with a class is said", test_notes);
  g_test_add_func ("/league/a row and the foot in words", test_words);
  g_test_add_func ("/league/twelve weeks end with the week shown, gaps are gaps", test_weeks);
  g_test_add_func ("/league/the target is one of attendance", test_target);
  g_test_add_func ("/league/improvement is told as the change", test_improvement);
  g_test_add_func ("/league/the table as CSV holds no formula", test_csv);
  g_test_add_func ("/league/the poster is A3", test_poster);
  return g_test_run ();
}
