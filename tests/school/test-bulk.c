/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One code for many cells: what is overwritten and what stays (rules 1.3). */
#include "rb-test.h"

#include "school/rb-bulk.h"

#include <string.h>

/* Mon 1 to Fri 5 Sep 2025; now is Wednesday noon. */
static RbSchool *
one_week (const char *const *rows)
{
  static const char *const week[] = { "term,Autumn,2025-09-01,2025-09-05", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (week);

  return test_school (calendar, rows, NULL);
}

static const RbMoment noon = { 0, 12 * 60 };

static RbMoment
now (void)
{
  return (RbMoment){ d ("2025-09-03"), noon.minutes };
}

static GArray *
everyone (const RbSchool *school)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < rb_roster_n (school->roster); i++)
    g_array_append_val (rows, i);
  return rows;
}

/* The first pupil's week after the bulk, as a string. (transfer full) */
static char *
week_after (const RbSchool *school, const RbBulk *bulk, guint *changed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbBulkPlan) plan = rb_bulk_plan (school, bulk, now (), &error);
  g_autoptr (RbChange) change = rb_change_new (RB_SOURCE_BULK, "Head", "", "", 1);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  *changed = rb_bulk_add (school, plan, bulk, change);
  g_autoptr (RbSchool) after = rb_school_apply (school, change);
  for (RbDate day = d ("2025-09-01"); day <= d ("2025-09-05"); day++)
    for (int half = RB_AM; half <= RB_PM; half++)
      {
        const char *text =
            rb_code_book_text (after->codes, rb_school_mark (after, 0, day, (RbHalf) half));

        g_string_append_printf (words, "%s%s", words->len ? " " : "", *text ? text : "-");
      }
  return g_string_free (words, FALSE);
}

static void
test_overwriting (void)
{
  static const struct
  {
    const char *code, *before, *after;
    gboolean explains;
    const char *sessions;
  } cases[] = {
    /* an unexpected closure replaces / \ L N O U, and nothing else */
    { "Y4", "/ \\ L N O U I G D -", "Y4 Y4 Y4 Y4 Y4 Y4 I G D Y4", FALSE, NULL },
    /* a planned closure replaces everything but D */
    { "#", "/ \\ L N I U E G D -", "# # # # # # # # D #", FALSE, NULL },
    /* any other code fills gaps alone */
    { "V", "/ \\ L N O U I - - -", "/ \\ L N O U I V V V", FALSE, NULL },
    /* a reason that was found replaces N, and plans */
    { "I", "/ N N L - C C C - -", "/ I I L I I I I I I", TRUE, NULL },
    /* a timetable of mornings leaves the afternoons out */
    { "C2", "/ - / - / - - - - -", "/ C2 / C2 / C2 - C2 - C2", FALSE, "1010101010" },
    /* no code takes plans away and leaves marks */
    { "", "/ \\ N \\ I C C C C C", "/ \\ N \\ I - - - - -", FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *rows[] = { cases[i].before, NULL };
      g_autoptr (RbSchool) school = one_week (rows);
      g_autoptr (GArray) all = everyone (school);
      RbBulk bulk = { .rows = all,
                      .from = { d ("2025-09-01"), RB_AM },
                      .to = { d ("2025-09-05"), RB_PM },
                      .code = cases[i].code,
                      .explains = cases[i].explains,
                      .sessions = cases[i].sessions };
      guint changed;
      g_autofree char *after = week_after (school, &bulk, &changed);

      g_test_message ("%s over %s", cases[i].code, cases[i].before);
      g_assert_cmpstr (after, ==, cases[i].after);
      g_assert_cmpuint (changed, >, 0);
    }
}

static void
test_ends (void)
{
  static const char *const rows[] = { "- - - - - - - - - -", NULL };
  g_autoptr (RbSchool) school = one_week (rows);
  g_autoptr (GArray) all = everyone (school);
  RbBulk bulk = {
    .rows = all, .from = { d ("2025-09-02"), RB_PM }, .to = { d ("2025-09-04"), RB_AM }, .code = "M"
  };
  guint changed;
  g_autofree char *after = week_after (school, &bulk, &changed);
  g_autoptr (RbBulkPlan) plan = rb_bulk_plan (school, &bulk, now (), NULL);
  g_autofree char *words = rb_bulk_words (plan);

  g_assert_cmpstr (after, ==, "- - - M M M M - - -");
  g_assert_cmpstr (words, ==, "4 marks for 1 pupil; 2 planned ahead.");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *code, *from, *to, *says;
  } cases[] = {
    { "QQ", "2025-09-01", "2025-09-05", "not an attendance code" },
    { "H", "2025-09-01", "2025-09-05", "not in force" },
    { "V", "2025-09-06", "2025-09-07", "no school session" },
    { "B", "2025-09-01", "2025-09-05", "nature" },
  };
  static const char *const rows[] = { "- - - - - - - - - -", NULL };
  g_autoptr (RbSchool) school = one_week (rows);
  g_autoptr (GArray) all = everyone (school);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RbBulk bulk = { .rows = all,
                      .from = { d (cases[i].from), RB_AM },
                      .to = { d (cases[i].to), RB_PM },
                      .code = cases[i].code };

      g_assert_null (rb_bulk_plan (school, &bulk, now (), &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bulk/overwrites by the rule and nothing else", test_overwriting);
  g_test_add_func ("/bulk/begins and ends in the middle of a day", test_ends);
  g_test_add_func ("/bulk/what cannot be is refused with a sentence", test_refused);
  return g_test_run ();
}
