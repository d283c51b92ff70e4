/* SPDX-License-Identifier: GPL-3.0-or-later */
/* School files that are made here: the sample school comes back as it was, a new school has its
 * policy; and the clock. */
#include <glib/gstdio.h>

#include "school/rb-clock.h"
#include "school/rb-open.h"
#include "school/rb-sample.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rollbook-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "school.rollbook", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  RbSampleSpec spec = { .pupils = 210, .seed = 3, .now = { rb_date_new (2026, 3, 20), 24 * 60 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbSchool) made = rb_sample_school (&spec);
  gboolean created = rb_sample_create (fixture->path, &spec, &error);
  g_autoptr (RbStore) store = NULL;
  g_autoptr (RbSchool) read = NULL;
  g_autoptr (GHashTable) own = NULL; /* reasons found since, which the marks made do not have */

  g_assert_no_error (error);
  g_assert_true (created);
  store = rb_open_to_read (fixture->path, &error);
  g_assert_no_error (error);
  read = rb_store_load (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rb_roster_n (read->roster), ==, rb_roster_n (made->roster));
  own = rb_store_own_newer (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (own), >, 0);
  g_assert_cmpuint (read->years->len, ==, made->years->len);
  g_assert_true (read->details->sample);
  g_assert_true (g_bytes_equal (read->details->crest_bytes, made->details->crest_bytes));
  g_assert_cmpuint (g_hash_table_size (read->cell_details), ==,
                    g_hash_table_size (made->cell_details));
  g_assert_cmpuint (rb_roster_n_contacts (read->roster), ==, rb_roster_n_contacts (made->roster));
  for (guint y = 0; y < made->years->len; y++)
    {
      const RbMarkMatrix *a = made->years->pdata[y], *b = read->years->pdata[y];
      const RbCalendar *calendar = rb_mark_matrix_calendar (a);

      g_assert_cmpuint (rb_mark_matrix_n_columns (a), ==, rb_mark_matrix_n_columns (b));
      for (guint row = 0; row < rb_mark_matrix_n_rows (a); row++)
        {
          int other = rb_roster_find (read->roster, rb_roster_pupil (made->roster, row)->id);

          for (guint c = 0; c < rb_mark_matrix_n_columns (a); c++)
            if (rb_mark_matrix_get (a, row, c) != rb_mark_matrix_get (b, (guint) other, c))
              g_assert_true (rb_own_newer_has (own, rb_roster_pupil (made->roster, row)->id,
                                               rb_calendar_session (calendar, c)));
        }
    }
}

static void
test_presets (void)
{
  const char *const *presets = rb_policy_presets ();

  g_assert_cmpstr (presets[0], ==, "one-page");
  for (guint i = 0; presets[i] != NULL; i++)
    {
      g_autoptr (RbPolicy) policy = rb_policy_preset (presets[i]);
      g_autoptr (GPtrArray) problems = rb_policy_problems (policy);

      g_assert_cmpstr (policy->preset, ==, presets[i]);
      g_assert_nonnull (rb_policy_preset_name (presets[i]));
      for (guint k = 0; k < problems->len; k++)
        g_test_message ("%s: %s", presets[i], (char *) problems->pdata[k]);
      g_assert_cmpuint (policy->bands->len, ==, RB_N_BANDS);
      g_assert_cmpint (rb_policy_band (policy, rb_rate (128, 132)), ==, RB_BAND_AMBER);
    }
  g_assert_null (rb_policy_preset ("none"));
}

/* case 77: arrival by the clocks of S1 and S2. */
static void
test_arrival (void)
{
  g_autoptr (RbPolicy) three = rb_policy_preset ("three-stage");
  g_autoptr (RbPolicy) trust = rb_policy_preset ("trust");

  g_assert_cmpstr (rb_policy_arrival (three, "KS2", RB_AM, 9 * 60 + 30), ==, "L");
  g_assert_cmpstr (rb_policy_arrival (three, "KS2", RB_AM, 9 * 60 + 31), ==, "U");
  g_assert_cmpstr (rb_policy_arrival (trust, "KS2", RB_AM, 9 * 60 + 24), ==, "L");
  g_assert_cmpstr (rb_policy_arrival (trust, "KS2", RB_AM, 9 * 60 + 26), ==, "U");
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RbNewSchool school = { .details = rb_school_details_new ("St Brannoc’s"), .preset = "trust" };
  g_autoptr (RbStore) store = rb_open_create (fixture->path, &school, &error);
  g_autoptr (RbSchool) read = store ? rb_store_load (store, NULL, &error) : NULL;
  g_autoptr (RbStore) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (read->details->name, ==, "St Brannoc’s");
  g_assert_cmpstr (rb_policy_book_nth (read->policies, 0)->preset, ==, "trust");
  again = rb_open_create (fixture->path, &school, &error);
  g_assert_null (again);
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_EXISTS);
  rb_school_details_free (school.details);
}

/* The preset named after it starts with the action calendar; nothing is overdue on the first day.
 */
static void
test_create_actions (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *preset;
    gboolean actions;
  } cases[] = { { "risk-bands", TRUE }, { "one-page", FALSE }, { "trust", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat (cases[i].preset, ".rollbook", NULL);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autoptr (GError) error = NULL;
      RbNewSchool school = { .details = rb_school_details_new ("St Brannoc’s"),
                             .preset = cases[i].preset };
      g_autoptr (RbStore) store = rb_open_create (path, &school, &error);
      g_autoptr (RbSchool) read = store ? rb_store_load (store, NULL, &error) : NULL;
      guint n;

      g_assert_no_error (error);
      n = rb_office_n (read->office, RB_RECORD_ACTION);
      g_assert_true (cases[i].actions ? n > 40 : n == 0);
      if (n > 0)
        {
          const RbAction *action = rb_office_nth (read->office, RB_RECORD_ACTION, 0);

          g_assert_cmpint (action->since, ==, rb_now ().date);
        }
      rb_school_details_free (school.details);
    }
}

static void
test_clock (void)
{
  RbMoment now;
  g_autofree char *text = NULL;

  g_assert_false (rb_clock_set ("20/03/2026"));
  g_assert_true (rb_clock_set ("2026-03-20T09:24"));
  now = rb_now ();
  g_assert_cmpint (now.date, ==, rb_date_new (2026, 3, 20));
  g_assert_cmpint (now.minutes, ==, 9 * 60 + 24);
  text = rb_clock_format (rb_clock_seconds ());
  g_assert_cmpstr (text, ==, "Fri 20 Mar 2026, 09:24");
  g_assert_cmpint (rb_clock_date (rb_clock_seconds ()), ==, now.date);
  g_assert_true (rb_clock_set ("2026-07-01"));
  g_assert_cmpint (rb_now ().minutes, >=, 24 * 60);
  rb_clock_reset ();
  g_assert_false (rb_clock_is_set ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/school/file/the sample school comes back as it was", Fixture, NULL, set_up,
              test_round_trip, tear_down);
  g_test_add ("/school/file/a new school has its policy, an existing file stays", Fixture, NULL,
              set_up, test_create, tear_down);
  g_test_add ("/school/file/the preset with the action calendar starts with its actions", Fixture,
              NULL, set_up, test_create_actions, tear_down);
  g_test_add_func ("/school/policy/the presets can be read and decide the same bands",
                   test_presets);
  g_test_add_func ("/school/policy/case 77: late by the clock of the policy", test_arrival);
  g_test_add_func ("/school/clock/now is what was set", test_clock);
  return g_test_run ();
}
