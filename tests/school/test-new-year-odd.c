/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn of the school year where it is not plain: a class split in two, a child who stays down,
 * one who leaves on the last day anyway, a second window, a program that is killed. */
#include "rb-test.h"

#include "domain/rb-flag.h"
#include "school/rb-new-year.h"
#include "school/rb-open.h"
#include "school/rb-sample.h"
#include "store/rb-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WHEN 1784300000
#define KILLS 12

typedef struct
{
  char *folder, *path;
  RbMoment now;
} Fixture;

/* (transfer full) */
static char *
problem_of (const RbNewYear *plan, const RbSchool *school)
{
  RbNewYearEffect effect = rb_new_year_effect (plan, school);

  return rb_new_year_problem (plan, &effect);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  RbSampleSpec spec = { .seed = 1, .now = { d ("2026-07-17"), 12 * 60 } };
  g_autoptr (GError) error = NULL;

  fixture->now = spec.now;
  fixture->folder = g_dir_make_tmp ("new-year-odd-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "school.rollbook", NULL);
  g_assert_true (rb_sample_create (fixture->path, &spec, &error));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);

  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static RbStore *
writer (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RbStore *store = rb_open_to_write (fixture->path, "Jo Patel", &error);

  g_assert_no_error (error);
  return store;
}

static RbSchool *
load (RbStore *store)
{
  g_autoptr (GError) error = NULL;
  RbSchool *school = rb_store_load (store, NULL, &error);

  g_assert_no_error (error);
  return school;
}

static GArray *
register_of (const RbSchool *school, int year, const char *name, const char *day)
{
  const RbClass *klass = rb_roster_find_class (school->roster, year, name);

  g_assert_nonnull (klass);
  return rb_roster_register (school->roster, klass->id, d (day));
}

static guint
n_in (const RbSchool *school, int year, const char *name, const char *day)
{
  g_autoptr (GArray) rows = register_of (school, year, name, day);

  return rows->len;
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RbStore) store = writer (fixture);
  g_autoptr (RbSchool) before = load (store), after = NULL;
  g_autoptr (RbNewYear) plan = rb_new_year_propose (before, fixture->now, NULL);
  g_autoptr (GArray) rows = register_of (before, 2025, "3T", "2026-07-17");
  g_autoptr (RbStoreBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    rb_new_year_set_pupil (plan, g_array_index (rows, guint, i), "4X");
  rb_new_year_set_pupil (plan, g_array_index (rows, guint, 10), "3T");
  batch = rb_new_year_batch (plan, before, "Jo Patel", "Office manager", WHEN);
  g_assert_true (rb_store_write (store, batch, NULL, &error));
  after = load (store);
  g_assert_cmpuint (n_in (after, 2025, "3T", "2026-07-17"), ==, rows->len);
  g_assert_cmpuint (n_in (after, 2026, "4X", "2026-09-07"), ==, 10);
  g_assert_cmpuint (n_in (after, 2026, "3T", "2026-09-07"), ==, 1);
  g_assert_cmpuint (n_in (after, 2026, "4T", "2026-09-07"), ==, rows->len - 11);
  g_assert_cmpstr (rb_roster_find_class (after->roster, 2026, "3T")->year_group, ==, "3");
  g_assert_cmpstr (rb_roster_find_class (after->roster, 2026, "4X")->year_group, ==, "4");
  rb_store_close (store);
}

/* Who leaves on the last day anyway is left alone: no class of the new year, roll as it was. */
static void
test_leaves_anyway (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RbStore) store = writer (fixture);
  g_autoptr (RbSchool) before = load (store), now = NULL, after = NULL;
  g_autoptr (GArray) rows = register_of (before, 2025, "3T", "2026-07-17");
  g_autoptr (RbNewYear) first = rb_new_year_propose (before, fixture->now, NULL);
  g_autoptr (RbNewYear) plan = NULL;
  RbStoreBatch *leaver = rb_store_batch_new (), *batch = NULL;
  const RbPupil *stored = rb_roster_pupil (before->roster, g_array_index (rows, guint, 0));
  g_autoptr (RbPupil) copy = rb_pupil_copy (stored);
  g_autoptr (GError) error = NULL;
  int row;

  g_array_index (copy->roll, RbSpan, copy->roll->len - 1).to = first->leaving;
  rb_store_batch_add_pupil (leaver, copy);
  g_assert_true (rb_store_write (store, leaver, NULL, &error));
  rb_store_batch_free (leaver);
  now = load (store);
  plan = rb_new_year_propose (now, fixture->now, NULL);
  g_assert_cmpuint (rb_new_year_effect (plan, now).moves, ==,
                    rb_new_year_effect (first, before).moves - 1);
  batch = rb_new_year_batch (plan, now, "Jo Patel", "Office manager", WHEN);
  g_assert_true (rb_store_write (store, batch, NULL, &error));
  rb_store_batch_free (batch);
  after = load (store);
  row = rb_roster_find (after->roster, copy->id);
  g_assert_cmpint (row, >=, 0);
  g_assert_null (rb_roster_class_on (after->roster, (guint) row, d ("2026-09-07")));
  g_assert_false (
      rb_pupil_on_roll (rb_roster_pupil (after->roster, (guint) row), d ("2026-09-07")));
  g_assert_cmpuint (n_in (after, 2026, "4T", "2026-09-07"), ==, rows->len - 1);
  g_assert_cmpuint (n_in (after, 2025, "3T", "2026-07-17"), ==, rows->len);
  rb_store_close (store);
}

/* How many records end when a leaver has this flag, too. */
static guint
n_ended (const RbSchool *school, RbMoment now, RbFlag *flag)
{
  RbOffice *office =
      flag ? rb_office_with (school->office, NULL, &flag->base) : rb_office_ref (school->office);
  RbSchool *next = rb_school_with_office ((RbSchool *) school, office);
  g_autoptr (RbNewYear) plan = rb_new_year_propose (next, now, NULL);
  RbNewYearEffect effect = rb_new_year_effect (plan, next);

  rb_school_unref (next);
  return effect.ended;
}

/* The office may turn the year, and may not read every flag: the store would refuse all of it. */
static void
test_hidden_flag (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RbStore) store = writer (fixture);
  g_autoptr (RbSchool) school = load (store);
  g_autoptr (GArray) rows = register_of (school, 2025, "6A", "2026-07-17");
  RbFlag *open = rb_record_new (RB_RECORD_FLAG), *hidden;
  guint others;

  open->base.id = rb_office_next_id (school->office, RB_RECORD_FLAG);
  open->pupil_id = rb_roster_pupil (school->roster, g_array_index (rows, guint, 0))->id;
  open->first_day = d ("2026-03-02");
  rb_record_set (&open->flag, "social-worker");
  hidden = rb_flag_mask (open);
  others = n_ended (school, fixture->now, NULL);
  g_assert_cmpuint (n_ended (school, fixture->now, open), ==, others + 1);
  g_assert_cmpuint (n_ended (school, fixture->now, hidden), ==, others);
  rb_record_unref (open);
  rb_record_unref (hidden);
  rb_store_close (store);
}

static void
test_second_window (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RbStore) store = writer (fixture);
  g_autoptr (GError) error = NULL;
  RbStore *second = rb_open_to_write (fixture->path, "Sam Reed", &error);

  g_assert_null (second);
  g_assert_nonnull (strstr (error->message, "Jo Patel"));
  rb_store_close (store);
}

/* Sets up the year in a process of its own, which is killed after `wait` microseconds. Nothing or
 * all of it is there afterwards. TRUE where all of it is. */
static gboolean
kill_one (Fixture *fixture, const char *path, const RbNewYear *plan, gulong wait)
{
  g_autoptr (RbStore) store = NULL;
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbNewYear) again = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      RbStore *mine = rb_open_to_write (path, "Jo Patel", NULL);
      RbSchool *before = mine ? rb_store_load (mine, NULL, NULL) : NULL;

      if (before)
        rb_store_write (mine, rb_new_year_batch (plan, before, "Jo Patel", "Office", WHEN), NULL,
                        NULL);
      pause ();
      _exit (0);
    }
  g_usleep (wait);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  store = rb_open_to_read (path, &error);
  g_assert_no_error (error);
  school = load (store);
  again = rb_new_year_propose (school, fixture->now, NULL);
  problem = problem_of (again, school);
  if (problem)
    {
      g_assert_nonnull (strstr (problem, "is set up already"));
      g_assert_cmpuint (n_in (school, 2026, "4T", "2026-09-07"), ==, 30);
    }
  else
    {
      g_assert_cmpuint (rb_new_year_effect (again, school).moves, ==, 360);
      g_assert_cmpuint (rb_new_year_effect (again, school).leaves, ==, 60);
      g_assert_null (rb_roster_find_class (school->roster, 2026, "4T"));
    }
  rb_store_close (store);
  return problem != NULL;
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RbStore) store = writer (fixture);
  g_autoptr (RbSchool) school = load (store);
  g_autoptr (RbNewYear) plan = rb_new_year_propose (school, fixture->now, NULL);
  g_autofree char *bytes = NULL;
  guint done = 0, kills = 0;
  gsize size;

  rb_store_close (store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  for (gulong wait = 2000; kills < KILLS || (done == 0 && wait < 20000000); kills++)
    {
      g_autofree char *path = g_strdup_printf ("%s/killed-%u.rollbook", fixture->folder, kills);

      g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
      done += kill_one (fixture, path, plan, wait);
      wait += wait / 2;
    }
  g_test_message ("%u kills, %u after the year was set up", kills, done);
  g_assert_cmpuint (done, >, 0);
  g_assert_cmpuint (done, <, kills);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/new-year/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a class is split, and one child stays down", test_split);
  ADD ("who leaves on the last day anyway is left alone", test_leaves_anyway);
  ADD ("a flag that is hidden from who turns the year is left as it is", test_hidden_flag);
  ADD ("a second window cannot write", test_second_window);
  ADD ("a killed program leaves all of it or nothing", test_killed);
  return g_test_run ();
}
