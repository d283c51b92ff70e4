/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of a school in a file that are closed and opened again: what they do to its figures. */
#include "rb-test.h"

#include "analysis/rb-query.h"
#include "school/rb-open.h"
#include "school/rb-sample.h"
#include "store/rb-store.h"

#define YEAR 2025

typedef struct
{
  char *folder;
  RbStore *store;
  RbMoment now;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  RbSampleSpec spec = { .seed = 1, .pupils = 60, .now = { d ("2026-03-20"), 16 * 60 } };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->now = spec.now;
  fixture->folder = g_dir_make_tmp ("calendar-edit-XXXXXX", NULL);
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

/* The calendar of now, and where `kind` is no negative number one more line of that day. */
static void
write_calendar (Fixture *fixture, const RbCalendar *calendar, int kind, const char *day)
{
  guint n = rb_calendar_n_events (calendar);
  g_autofree RbCalendarEvent *events = g_new (RbCalendarEvent, n + 1);
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    events[i] = *rb_calendar_event (calendar, i);
  if (kind >= 0)
    events[n++] = (RbCalendarEvent){ (RbEventKind) kind, (char *) "Boiler", d (day), d (day) };
  rb_store_batch_set_calendar (batch, YEAR, events, n);
  g_assert_true (rb_store_write (fixture->store, batch, NULL, &error));
}

/* Attendance of the year so far, and of one day. */
static RbRate
rate (Fixture *fixture, RbSchool *school)
{
  g_autoptr (RbQuery) query = rb_query_new (school, fixture->now);
  RbTally tally = { 0 };

  rb_query_tally (query, &tally);
  return rb_tally_attendance (&tally);
}

static RbRate
day_rate (Fixture *fixture, RbSchool *school, const char *day)
{
  g_autoptr (RbQuery) query = rb_query_new (school, fixture->now);
  RbTally tally = { 0 };

  rb_query_set_period (query, rb_period (d (day), d (day)));
  rb_query_tally (query, &tally);
  return rb_tally_attendance (&tally);
}

static const RbCalendar *
calendar_of (const RbSchool *school)
{
  return rb_mark_matrix_calendar (rb_school_year (school, YEAR));
}

static void
assert_same_rate (RbRate one, RbRate other)
{
  g_assert_cmpuint (one.part, ==, other.part);
  g_assert_cmpuint (one.whole, ==, other.whole);
}

/* The marks of a closed day count nowhere, those of every other day as before; opened again, they
 * count again. */
static void
test_rate (Fixture *fixture, gconstpointer data)
{
  static const char day[] = "2026-03-05";
  g_autoptr (RbSchool) before = load (fixture), closed = NULL, opened = NULL;
  RbRate was = rate (fixture, before);
  RbRate of_day = day_rate (fixture, before, day);
  RbRate without, again;

  write_calendar (fixture, calendar_of (before), RB_EVENT_CLOSURE, day);
  closed = load (fixture);
  without = rate (fixture, closed);
  g_assert_cmpuint (of_day.whole, >, 0);
  g_assert_cmpuint (without.whole, ==, was.whole - of_day.whole);
  g_assert_cmpuint (without.part, ==, was.part - of_day.part);
  g_assert_cmpuint (day_rate (fixture, closed, day).whole, ==, 0);

  write_calendar (fixture, calendar_of (before), -1, NULL);
  opened = load (fixture);
  again = rate (fixture, opened);
  assert_same_rate (again, was);
  assert_same_rate (day_rate (fixture, opened, day), of_day);
}

/* A day with its morning alone counts its morning's marks alone. */
static void
test_half (Fixture *fixture, gconstpointer data)
{
  static const char day[] = "2026-03-05";
  g_autoptr (RbSchool) before = load (fixture), half = NULL, opened = NULL;
  RbRate was = rate (fixture, before);
  RbRate of_day = day_rate (fixture, before, day), of_half;

  write_calendar (fixture, calendar_of (before), RB_EVENT_AM_ONLY, day);
  half = load (fixture);
  of_half = day_rate (fixture, half, day);
  g_assert_cmpuint (of_half.whole, >, 0);
  g_assert_cmpuint (of_half.whole, <, of_day.whole);
  write_calendar (fixture, calendar_of (before), -1, NULL);
  opened = load (fixture);
  assert_same_rate (rate (fixture, opened), was);
}

/* What the page's Undo writes: the lines as they were, in their order. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RbSchool) before = load (fixture), after = NULL;
  const RbCalendar *was = calendar_of (before), *is;

  write_calendar (fixture, was, RB_EVENT_INSET, "2026-03-05");
  write_calendar (fixture, was, -1, NULL);
  after = load (fixture);
  is = calendar_of (after);
  g_assert_cmpuint (rb_calendar_n_events (is), ==, rb_calendar_n_events (was));
  for (guint i = 0; i < rb_calendar_n_events (was); i++)
    {
      const RbCalendarEvent *a = rb_calendar_event (was, i), *b = rb_calendar_event (is, i);

      g_assert_cmpstr (a->name, ==, b->name);
      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpint (a->from, ==, b->from);
      g_assert_cmpint (a->to, ==, b->to);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/calendar-edit/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a day that is opened again counts again, rate for rate", test_rate);
  ADD ("a half day counts its half", test_half);
  ADD ("an edit taken back leaves the lines as they were", test_lines);
  return g_test_run ();
}
