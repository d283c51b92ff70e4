/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn of the school year: who goes where, what is written, and that the year that ends stays
 * as it was. */
#include "rb-test.h"

#include "school/rb-new-year.h"
#include "school/rb-open.h"
#include "school/rb-sample.h"
#include "store/rb-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define WHEN 1784300000

/* (transfer full) */
static char *
problem_of (const RbNewYear *plan, const RbSchool *school)
{
  RbNewYearEffect effect = rb_new_year_effect (plan, school);

  return rb_new_year_problem (plan, &effect);
}

static const RbMoment july = { 0, 12 * 60 };

static RbMoment
on (const char *iso)
{
  RbMoment moment = july;

  moment.date = d (iso);
  return moment;
}

static RbSchool *
sample (const char *now)
{
  RbSampleSpec spec = { .seed = 1, .now = on (now) };

  return rb_sample_school (&spec);
}

static const RbNewYearClass *
class_named (const RbNewYear *plan, const char *name)
{
  for (guint i = 0; i < plan->classes->len; i++)
    if (strcmp (((RbNewYearClass *) plan->classes->pdata[i])->name, name) == 0)
      return plan->classes->pdata[i];
  g_assert_not_reached ();
}

static void
test_names (void)
{
  static const struct
  {
    const char *name, *to;
  } cases[] = { { "3T", "4T" },
                { "Y3 Oak", "Y4 Oak" },
                { "Year 5 Elm", "Year 6 Elm" },
                { "RH", "1H" },
                { "N1 am", "N2 am" },
                { "N2 am", "R am" },
                { "1/2 Beech", "1/2 Beech" },
                { "Robins", "Robins" },
                { "9X", "10X" },
                { "10XR", "11XR" },
                { "11A", "" } };
  static const char *const terms[] = { "term,Autumn,2025-09-01,2025-12-19", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (terms);
  const char *rows[G_N_ELEMENTS (cases) + 1] = { NULL };
  const char *classes[G_N_ELEMENTS (cases) + 1] = { NULL };
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbNewYear) plan = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rows[i] = "/ \\";
      classes[i] = cases[i].name;
    }
  school = test_school (calendar, rows, classes);
  plan = rb_new_year_propose (school, on ("2025-12-01"), NULL);
  g_assert_cmpint (plan->year, ==, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (class_named (plan, cases[i].name)->to, ==, cases[i].to);
}

static void
test_nobody (void)
{
  static const char *const terms[] = { "term,Autumn,2025-09-01,2025-12-19", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (terms);
  g_autoptr (RbSchool) school = test_school (calendar, none, none);
  g_autoptr (GError) error = NULL;
  RbNewYear *plan = rb_new_year_propose (school, on ("2025-12-01"), &error);

  if (plan)
    {
      g_autofree char *problem = problem_of (plan, school);

      g_assert_nonnull (problem);
      rb_new_year_free (plan);
    }
  else
    g_assert_nonnull (strstr (error->message, "import the pupil list"));
}

/* One child stays down, one goes to the other class, one leaves early; a class is split by names.
 */
static void
test_others (void)
{
  g_autoptr (RbSchool) school = sample ("2026-07-17");
  g_autoptr (RbNewYear) plan = rb_new_year_propose (school, on ("2026-07-17"), NULL);
  const RbClass *third = rb_roster_find_class (school->roster, 2025, "3T");
  g_autoptr (GArray) rows = rb_roster_register (school->roster, third->id, d ("2026-07-17"));
  RbNewYearEffect before = rb_new_year_effect (plan, school), after;

  g_assert_cmpuint (before.moves, ==, 360);
  g_assert_cmpuint (before.leaves, ==, 60);
  g_assert_cmpuint (before.classes, ==, 12);
  g_assert_cmpuint (before.others, ==, 0);
  g_assert_cmpuint (before.carried, >, 0);
  rb_new_year_set_pupil (plan, g_array_index (rows, guint, 0), "3T");
  rb_new_year_set_pupil (plan, g_array_index (rows, guint, 1), "4M");
  rb_new_year_set_pupil (plan, g_array_index (rows, guint, 2), "-");
  rb_new_year_set_pupil (plan, g_array_index (rows, guint, 3), "-");
  rb_new_year_set_pupil (plan, g_array_index (rows, guint, 3), NULL);
  g_assert_cmpstr (rb_new_year_to (plan, school, g_array_index (rows, guint, 0)), ==, "3T");
  g_assert_cmpstr (rb_new_year_to (plan, school, g_array_index (rows, guint, 3)), ==, "4T");
  after = rb_new_year_effect (plan, school);
  g_assert_cmpuint (after.moves, ==, 357);
  g_assert_cmpuint (after.others, ==, 2);
  g_assert_cmpuint (after.leaves, ==, 61);
  g_assert_cmpuint (after.classes, ==, 13); /* 3T has somebody who stays */
  g_assert_false (rb_new_year_set_class (plan, "9Z", "10Z"));
}

static guint
hash_of_year (const RbSchool *school, int year)
{
  const RbMarkMatrix *matrix = rb_school_year (school, year);
  guint hash = 5381;

  for (guint row = 0; row < rb_mark_matrix_n_rows (matrix); row++)
    for (guint column = 0; column < rb_mark_matrix_n_columns (matrix); column++)
      hash = hash * 33 + rb_mark_matrix_get (matrix, row, column);
  return hash;
}

static void
test_written (void)
{
  g_autofree char *folder = g_dir_make_tmp ("new-year-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "school.rollbook", NULL);
  RbSampleSpec spec = { .seed = 1, .now = on ("2026-07-17") };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbStore) store = NULL;
  g_autoptr (RbSchool) before = NULL, after = NULL;
  g_autoptr (RbNewYear) plan = NULL, again = NULL;
  g_autoptr (RbStoreBatch) batch = NULL;
  g_autofree char *problem = NULL, *second = NULL, *command = NULL;
  const RbClass *old, *next;
  g_autoptr (GArray) was = NULL, is = NULL;

  g_assert_true (rb_sample_create (path, &spec, &error));
  store = rb_open_to_write (path, "Jo Patel", &error);
  g_assert_no_error (error);
  before = rb_store_load (store, NULL, &error);
  plan = rb_new_year_propose (before, on ("2026-07-17"), &error);
  problem = problem_of (plan, before);
  g_assert_cmpstr (problem, ==, NULL);
  batch = rb_new_year_batch (plan, before, "Jo Patel", "Office manager", WHEN);
  g_assert_true (rb_store_write (store, batch, NULL, &error));
  after = rb_store_load (store, NULL, &error);

  g_assert_cmpuint (hash_of_year (before, 2025), ==, hash_of_year (after, 2025));
  old = rb_roster_find_class (after->roster, 2025, "3T");
  next = rb_roster_find_class (after->roster, 2026, "4T");
  g_assert_nonnull (next);
  g_assert_cmpstr (next->year_group, ==, "4");
  g_assert_cmpstr (next->teacher, ==, ""); /* no class was called so: School > Staff says who */
  was = rb_roster_register (after->roster, old->id, d ("2026-07-20"));
  is = rb_roster_register (after->roster, next->id, d ("2026-09-07"));
  g_assert_cmpuint (was->len, ==, 30);
  g_assert_cmpuint (is->len, ==, was->len);
  for (guint i = 0; i < was->len; i++)
    g_assert_cmpuint (g_array_index (was, guint, i), ==, g_array_index (is, guint, i));
  old = rb_roster_find_class (after->roster, 2025, "6A");
  was = (g_array_unref (was), rb_roster_register (after->roster, old->id, d ("2026-07-20")));
  g_assert_cmpuint (was->len, ==, 30);
  g_assert_false (rb_pupil_on_roll (rb_roster_pupil (after->roster, g_array_index (was, guint, 0)),
                                    d ("2026-07-21")));
  g_assert_nonnull (rb_school_year (after, 2026));

  /* The second click finds nothing to do, also from a plan made before the first. */
  second = problem_of (plan, after);
  g_assert_nonnull (strstr (second, "is set up already"));
  again = rb_new_year_propose (after, on ("2026-07-17"), NULL);
  g_free (second);
  second = problem_of (again, after);
  g_assert_nonnull (strstr (second, "is set up already"));
  rb_store_close (store);
  command = g_strdup_printf ("rm -r '%s'", folder);
  g_assert_cmpint (system (command), ==, 0);
}

static void
test_near (void)
{
  g_autoptr (RbSchool) school = sample ("2026-07-17");

  g_assert_false (rb_new_year_is_near (school, d ("2026-05-01"), 42));
  g_assert_true (rb_new_year_is_near (school, d ("2026-06-10"), 42));
  g_assert_true (rb_new_year_is_near (school, d ("2026-08-20"), 42));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/new-year/a class goes one year group up under its own letter", test_names);
  g_test_add_func ("/new-year/a school without anybody is told to import", test_nobody);
  g_test_add_func ("/new-year/children who do not go with their class", test_others);
  g_test_add_func ("/new-year/what is written leaves the old year as it was", test_written);
  g_test_add_func ("/new-year/the last weeks of a year are near", test_near);
  return g_test_run ();
}
