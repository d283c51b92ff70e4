/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn of the school year by class and child: mixed classes, the table of what becomes of each
 * class, what runs on; and classes and children that changed before it. */
#include "rb-test.h"

#include "analysis/rb-stats.h"
#include "domain/rb-records.h"
#include "school/rb-new-year.h"
#include "school/rb-open.h"
#include "school/rb-sample.h"
#include "store/rb-store.h"

#include <string.h>

#define WHEN 1784300000

static RbMoment
on (const char *iso)
{
  return (RbMoment){ d (iso), 12 * 60 };
}

/* --- mixed classes --- */

static RbSchool *
mixed_school (void)
{
  static const char *const terms[] = { "term,Autumn,2025-09-01,2025-12-19", NULL };
  static const struct
  {
    const char *class, *born;
  } pupils[] = { { "1/2 Beech", "2020-05-01" },   /* Year 1 */
                 { "1/2 Beech", "2018-10-10" },   /* Year 2 */
                 { "1/2 Beech", NULL },           /* nobody knows */
                 { "3/4 Beech", "2017-08-31" },   /* Year 4, the youngest of it */
                 { "3/4 Ash", "2017-09-01" },     /* Year 3, the oldest of it */
                 { "5/6 Beech", "2014-11-01" },   /* Year 6 */
                 { "5/6 Beech", "2016-08-31" } }; /* Year 5 */
  g_autoptr (RbCalendar) calendar = test_calendar (terms);
  const char *rows[G_N_ELEMENTS (pupils) + 1] = { NULL };
  const char *classes[G_N_ELEMENTS (pupils) + 1] = { NULL };
  RbSchool *school;

  for (guint i = 0; i < G_N_ELEMENTS (pupils); i++)
    {
      rows[i] = "/ \\";
      classes[i] = pupils[i].class;
    }
  school = test_school (calendar, rows, classes);
  for (guint i = 0; i < G_N_ELEMENTS (pupils); i++)
    {
      int row = rb_roster_find (school->roster, (gint64) i + 1);
      RbPupil *pupil = (RbPupil *) rb_roster_pupil (school->roster, (guint) row);

      pupil->born = pupils[i].born ? d (pupils[i].born) : RB_DATE_NONE;
    }
  return school;
}

static const char *
goes_to (const RbNewYear *plan, const RbSchool *school, gint64 id)
{
  return rb_new_year_to (plan, school, (guint) rb_roster_find (school->roster, id));
}

static const RbNewYearRow *
row_of (const GPtrArray *table, const char *name)
{
  for (guint i = 0; i < table->len; i++)
    if (strcmp (((RbNewYearRow *) table->pdata[i])->name, name) == 0)
      return table->pdata[i];
  return NULL;
}

static void
assert_row (const GPtrArray *table, const char *name, const guint *numbers)
{
  const RbNewYearRow *row = row_of (table, name);
  const guint is[] = { row->now, row->stay, row->moves, row->leaves, row->join, row->next };

  for (guint i = 0; i < G_N_ELEMENTS (is); i++)
    g_assert_cmpuint (is[i], ==, numbers[i]);
}

static void
test_mixed (void)
{
  static const char *const to[] = { "1/2 Beech", "3/4 Beech", "1/2 Beech", "5/6 Beech",
                                    "3/4 Ash",   "",          "5/6 Beech" };
  g_autoptr (RbSchool) school = mixed_school ();
  g_autoptr (RbNewYear) plan = rb_new_year_propose (school, on ("2025-12-01"), NULL);
  g_autoptr (GPtrArray) table = rb_new_year_table (plan, school);
  g_autoptr (RbListing) listing = rb_new_year_carried (plan, school);
  RbNewYearEffect effect = rb_new_year_effect (plan, school);

  g_assert_cmpuint (rb_listing_n_rows (listing), ==, 2);
  g_assert_cmpstr (rb_listing_heading (listing, 0), ==,
                   "Goes with the class, unless somebody says where else");
  g_assert_cmpstr (rb_listing_text (listing, 1, 0), ==, "1/2 Beech");
  for (guint i = 0; i < G_N_ELEMENTS (to); i++)
    g_assert_cmpstr (goes_to (plan, school, (gint64) i + 1), ==, to[i]);
  g_assert_cmpuint (effect.leaves, ==, 1);
  g_assert_cmpuint (effect.others, ==, 2);
  g_assert_cmpuint (effect.unplaced, ==, 1); /* without a birthday */
  assert_row (table, "1/2 Beech", (const guint[]){ 3, 2, 1, 0, 0, 2 });
  assert_row (table, "3/4 Beech", (const guint[]){ 1, 0, 1, 0, 1, 1 });
  assert_row (table, "5/6 Beech", (const guint[]){ 2, 1, 0, 1, 1, 2 });
}

/* Whoever joins a class goes where it goes, whatever it is called in the end. */
static void
test_mixed_renamed (void)
{
  g_autoptr (RbSchool) school = mixed_school ();
  g_autoptr (RbNewYear) plan = rb_new_year_propose (school, on ("2025-12-01"), NULL);

  g_assert_true (rb_new_year_set_class (plan, "3/4 Beech", "3/4 Birch"));
  g_assert_cmpstr (goes_to (plan, school, 2), ==, "3/4 Birch");
  rb_new_year_set_pupil (plan, (guint) rb_roster_find (school->roster, 3), "3/4 Ash");
  g_assert_cmpuint (rb_new_year_effect (plan, school).unplaced, ==, 0);
}

/* --- tables --- */

static RbSchool *
sample (guint pupils)
{
  RbSampleSpec spec = { .seed = 1, .pupils = pupils, .now = on ("2026-07-17") };

  return rb_sample_school (&spec);
}

/* Of 3,000 everybody is counted once. */
static void
test_many (void)
{
  g_autoptr (RbSchool) school = sample (3000);
  g_autoptr (RbNewYear) plan = rb_new_year_propose (school, on ("2026-07-17"), NULL);
  g_autoptr (GPtrArray) table = rb_new_year_table (plan, school);
  RbNewYearEffect effect = rb_new_year_effect (plan, school);
  guint now = 0, gone = 0, next = 0;

  for (guint i = 0; i < table->len; i++)
    {
      const RbNewYearRow *row = table->pdata[i];

      g_assert_cmpuint (row->now, ==, row->stay + row->moves + row->leaves);
      g_assert_cmpuint (row->next, ==, row->stay + row->join);
      now += row->now;
      gone += row->leaves;
      next += row->next;
    }
  g_assert_cmpuint (now, >=, 3000);
  g_assert_cmpuint (next, ==, now - gone);
  g_assert_cmpuint (next, ==, effect.moves + effect.others);
  g_assert_cmpuint (gone, ==, effect.leaves);
}

static RbSchool *
with (RbSchool *school, gpointer record)
{
  RbSchool *next = rb_school_with_office (school, rb_office_with (school->office, NULL, record));

  rb_record_unref (record);
  rb_school_unref (school);
  return next;
}

/* The line below a heading that has this word; NULL for none. */
static const char *
line_below (const RbListing *listing, const char *heading, const char *what)
{
  gboolean below = FALSE;

  for (guint i = 0; i < rb_listing_n_rows (listing); i++)
    if (rb_listing_heading (listing, i))
      below = strcmp (rb_listing_heading (listing, i), heading) == 0;
    else if (below && strcmp (rb_listing_text (listing, i, 2), what) == 0)
      return rb_listing_text (listing, i, 4);
  return NULL;
}

static void
test_carried (void)
{
  RbSchool *bare = sample (120);
  const RbClass *third = rb_roster_find_class (bare->roster, 2025, "3A");
  g_autoptr (GArray) rows = rb_roster_register (bare->roster, third->id, d ("2026-07-17"));
  gint64 child = rb_roster_pupil (bare->roster, g_array_index (rows, guint, 0))->id;
  RbLeave *leave = rb_record_new (RB_RECORD_LEAVE);
  RbLeaveDay *day = rb_record_new (RB_RECORD_LEAVE_DAY);
  RbAbsence *absence = rb_record_new (RB_RECORD_ABSENCE);
  g_autoptr (RbSchool) school = rb_school_with_office (bare, rb_office_new ());
  g_autoptr (RbNewYear) plan = NULL;
  g_autoptr (RbListing) none = NULL, listing = NULL;

  plan = rb_new_year_propose (school, on ("2026-07-17"), NULL);
  none = rb_new_year_carried (plan, school);
  g_assert_cmpuint (rb_listing_n_rows (none), ==, 0);
  leave->base.id = 1;
  leave->first_day = d ("2026-07-20");
  leave->last_day = d ("2026-09-11");
  rb_record_set (&leave->state, "open");
  day->base.id = 1;
  day->leave_id = 1;
  day->pupil_id = child;
  day->day = d ("2026-07-20");
  absence->base.id = 1;
  absence->pupil_id = child;
  absence->first_day = d ("2026-09-09");
  absence->last_day = d ("2026-09-10");
  school = with (with (with (school, leave), day), absence);
  listing = rb_new_year_carried (plan, school);
  g_assert_cmpstr (line_below (listing, "Waits for a decision", "Leave, not decided"), ==,
                   "11 Sep 2026");
  g_assert_cmpstr (line_below (listing, "Leave and absence into the new year", "Planned absence"),
                   ==, "10 Sep 2026");
  g_assert_null (line_below (listing, "Goes on", "Planned absence"));
  rb_school_unref (bare);
}

/* --- before the turn --- */

typedef struct
{
  char *folder;
  RbStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  RbSampleSpec spec = { .seed = 1, .pupils = 120, .now = on ("2026-03-20") };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("new-year-classes-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "school.rollbook", NULL);
  g_assert_true (rb_sample_create (path, &spec, &error));
  fixture->store = rb_open_to_write (path, "Jo Patel", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);

  rb_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static RbSchool *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RbSchool *school = rb_store_load (fixture->store, NULL, &error);

  g_assert_no_error (error);
  return school;
}

static RbSchool *
after (Fixture *fixture, RbStoreBatch *batch)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rb_store_write (fixture->store, batch, NULL, &error));
  rb_store_batch_free (batch);
  return load (fixture);
}

/* The class's line of the figures of the year so far. */
static RbTally
figures_of (RbSchool *school, const char *name)
{
  g_autoptr (RbQuery) query = rb_query_new (school, on ("2026-03-20"));
  g_autoptr (RbStats) stats = rb_stats_by (query, RB_GROUP_CLASS);
  const RbStatsRow *row = rb_stats_find (stats, name);

  return row ? row->tally : (RbTally){ 0 };
}

/* A class that gets another name in the middle of a year is the same class: its register, its
 * figures and its place in the next year. */
static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RbSchool) before = load (fixture), renamed = NULL;
  const RbClass *old = rb_roster_find_class (before->roster, 2025, "3A");
  RbTally was = figures_of (before, "3A"), is;
  g_autoptr (RbNewYear) plan = NULL;
  RbStoreBatch *batch = rb_store_batch_new ();
  RbClass *klass = rb_class_new (old->id, old->year, "3 Oak", old->year_group, old->teacher);

  rb_store_batch_add_class (batch, klass);
  rb_class_free (klass);
  renamed = after (fixture, batch);
  is = figures_of (renamed, "3 Oak");
  g_assert_cmpuint (rb_tally_attendance (&was).whole, >, 0);
  g_assert_cmpuint (rb_tally_attendance (&is).whole, ==, rb_tally_attendance (&was).whole);
  g_assert_cmpuint (rb_tally_attendance (&is).part, ==, rb_tally_attendance (&was).part);
  is = figures_of (renamed, "3A");
  g_assert_cmpuint (rb_tally_attendance (&is).whole, ==, 0);
  plan = rb_new_year_propose (renamed, on ("2026-07-17"), NULL);
  {
    g_autoptr (GArray) rows = rb_roster_register (renamed->roster, old->id, d ("2026-03-20"));

    g_assert_cmpstr (rb_new_year_to (plan, renamed, g_array_index (rows, guint, 0)), ==, "4 Oak");
  }
}

static gboolean
on_register (const RbSchool *school, gint64 class_id, gint64 pupil, const char *day)
{
  g_autoptr (GArray) rows = rb_roster_register (school->roster, class_id, d (day));

  for (guint i = 0; i < rows->len; i++)
    if (rb_roster_pupil (school->roster, g_array_index (rows, guint, i))->id == pupil)
      return TRUE;
  return FALSE;
}

/* On the register until the last day, off it on the next; back again in April in the same class,
 * and so in the new year. One who does not come back is no part of it. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RbSchool) before = load (fixture), left = NULL, back = NULL;
  const RbClass *third = rb_roster_find_class (before->roster, 2025, "3A");
  g_autoptr (GArray) rows = rb_roster_register (before->roster, third->id, d ("2026-03-20"));
  g_autoptr (RbNewYear) plan = NULL;
  RbStoreBatch *batch = rb_store_batch_new ();
  gint64 ids[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RbPupil) pupil =
          rb_pupil_copy (rb_roster_pupil (before->roster, g_array_index (rows, guint, i)));

      ids[i] = pupil->id;
      g_array_index (pupil->roll, RbSpan, pupil->roll->len - 1).to = d ("2026-03-20");
      rb_store_batch_add_pupil (batch, pupil);
    }
  left = after (fixture, batch);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (on_register (left, third->id, ids[i], "2026-03-20"));
      g_assert_false (on_register (left, third->id, ids[i], "2026-03-23"));
    }
  {
    g_autoptr (RbPupil) pupil = rb_pupil_copy (
        rb_roster_pupil (left->roster, (guint) rb_roster_find (left->roster, ids[0])));

    batch = rb_store_batch_new ();
    rb_pupil_add_roll (pupil, d ("2026-04-20"), RB_DATE_NONE);
    rb_store_batch_add_pupil (batch, pupil);
  }
  back = after (fixture, batch);
  g_assert_false (on_register (back, third->id, ids[0], "2026-03-23"));
  g_assert_true (on_register (back, third->id, ids[0], "2026-04-20"));
  plan = rb_new_year_propose (back, on ("2026-07-17"), NULL);
  batch = rb_new_year_batch (plan, back, "Jo Patel", "Office manager", WHEN);
  {
    g_autoptr (RbSchool) turned = after (fixture, batch);
    const RbClass *fourth = rb_roster_find_class (turned->roster, 2026, "4A");

    g_assert_true (on_register (turned, fourth->id, ids[0], "2026-09-09"));
    g_assert_false (on_register (turned, fourth->id, ids[1], "2026-09-09"));
    g_assert_true (on_register (turned, third->id, ids[1], "2026-03-20"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/new-year/children of mixed classes go by their year group", test_mixed);
  g_test_add_func ("/new-year/who joins a class goes where it goes", test_mixed_renamed);
  g_test_add_func ("/new-year/of 3,000 everybody is counted once", test_many);
  g_test_add_func ("/new-year/what runs on is listed by name with its days", test_carried);
#define ADD(name, function)                                                                        \
  g_test_add ("/new-year/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a class renamed in the middle of a year is the same class", test_renamed);
  ADD ("who leaves today, and who comes back", test_left);
  return g_test_run ();
}
