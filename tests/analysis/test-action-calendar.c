/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an action of the school's calendar is due, and what becomes of it when nobody does it. */
#include "rb-maker.h"

#include "analysis/rb-action-listing.h"

static RbSchool *
school_2025 (void)
{
  RbMaker *maker = maker_new ();
  static const char *const rows[] = { "", NULL };

  maker_pupil (maker, "Ames", "2025-09-01", "");
  maker_year (maker, test_calendar_2025 (), rows);
  return maker_school (maker);
}

static RbAction *
action_of (const char *frequency, const char *months, int weekday)
{
  RbAction *action = rb_record_new (RB_RECORD_ACTION);

  action->base.id = 1;
  action->active = TRUE;
  rb_record_set (&action->frequency, frequency);
  rb_record_set (&action->months, months);
  action->weekday = weekday;
  return action;
}

static char *
days_in_words (const RbSchool *school, const RbAction *action, const char *from, const char *to)
{
  g_autoptr (GArray) days = rb_action_days (school, action, d (from), d (to));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      char iso[11];

      g_string_append_printf (words, "%s%s", i ? " " : "",
                              rb_date_iso (g_array_index (days, RbDate, i), iso));
    }
  return g_string_free (words, FALSE);
}

/* 2025/26: half term 27 to 31 Oct, Christmas from 22 Dec, school again on Mon 5 Jan. */
static void
test_days (void)
{
  static const struct
  {
    const char *frequency, *months;
    int weekday;
    const char *from, *to, *days;
  } cases[] = {
    { "daily", "", 0, "2025-10-23", "2025-11-04", "2025-10-23 2025-10-24 2025-11-03 2025-11-04" },
    { "weekly", "", 3, "2025-10-20", "2025-11-09", "2025-10-23 2025-11-06" },
    { "weekly", "", 0, "2026-05-04", "2026-05-10", "2026-05-05" },
    { "weekly", "", 4, "2025-10-20", "2025-10-31", "2025-10-24" },
    { "monthly", "", 0, "2025-10-01", "2026-01-31", "2025-10-01 2025-11-03 2025-12-01 2026-01-05" },
    { "months", "9,1,4", 0, "2025-12-01", "2026-04-30", "2026-01-05 2026-04-13" },
    { "annual", "8", 0, "2026-08-01", "2026-08-31", "2026-08-03" },
    { "half-termly", "10", 0, "2025-09-01", "2026-07-31", "2025-10-24" },
    { "half-termly", "", 0, "2025-09-01", "2026-01-31", "2025-10-24 2025-12-19" },
    { "termly", "7", 0, "2025-09-01", "2026-07-31", "2026-07-21" },
    { "ongoing", "", 0, "2025-09-01", "2026-07-20", "" },
  };
  g_autoptr (RbSchool) school = school_2025 ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbAction *action = action_of (cases[i].frequency, cases[i].months, cases[i].weekday);
      g_autofree char *days = NULL;

      g_test_message ("%s %s %s", cases[i].frequency, cases[i].months, cases[i].from);
      action->since = d ("2025-09-01");
      days = days_in_words (school, action, cases[i].from, cases[i].to);
      g_assert_cmpstr (days, ==, cases[i].days);
      rb_record_unref (action);
    }
}

static RbSchool *
with (RbSchool *school, gpointer record)
{
  RbSchool *next = rb_school_with_office (school, rb_office_with (school->office, NULL, record));

  rb_school_unref (school);
  rb_record_unref (record);
  return next;
}

static RbTicked *
tick_of (gint64 id, const char *due)
{
  RbTicked *tick = rb_record_new (RB_RECORD_TICK);

  tick->base.id = id;
  tick->action_id = 1;
  tick->due = d (due);
  return tick;
}

static void
test_states (void)
{
  RbSchool *school = school_2025 ();
  RbAction *thursdays = action_of ("weekly", "", 3);
  static const struct
  {
    const char *today;
    RbActionState state;
  } cases[] = {
    { "2025-11-05", RB_ACTION_UPCOMING }, { "2025-11-06", RB_ACTION_DUE },
    { "2025-11-07", RB_ACTION_OVERDUE },  { "2025-11-13", RB_ACTION_DONE },
    { "2025-11-19", RB_ACTION_DONE },     { "2025-11-20", RB_ACTION_DUE },
  };

  thursdays->since = d ("2025-11-03");
  school = with (school, thursdays);
  school = with (school, tick_of (1, "2025-11-13"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) lines = rb_actions_now (school, d (cases[i].today));

      g_test_message ("%s", cases[i].today);
      g_assert_cmpuint (lines->len, ==, 1);
      g_assert_cmpint (g_array_index (lines, RbActionLine, 0).state, ==, cases[i].state);
    }
  g_autoptr (GArray) missed = rb_actions_missed (school, d ("2025-09-01"), d ("2025-11-20"));
  g_assert_cmpuint (missed->len, ==, 2);
  g_assert_cmpint (g_array_index (missed, RbActionMiss, 0).due, ==, d ("2025-11-06"));
  g_assert_cmpint (g_array_index (missed, RbActionMiss, 1).due, ==, d ("2025-11-20"));
  g_autoptr (GPtrArray) gaps = rb_actions_gaps (school, d ("2025-09-01"), d ("2025-11-20"));
  g_assert_cmpuint (gaps->len, ==, 1);
  const RbActionGap *gap = gaps->pdata[0];
  g_assert_cmpuint (gap->days->len, ==, 2);
  g_assert_cmpint (g_array_index (gap->days, RbDate, 1), ==, d ("2025-11-20"));
  rb_school_unref (school);
}

/* What was missed most often comes first, and what was never due is not there. */
static void
test_gaps (void)
{
  RbSchool *school = school_2025 ();
  RbAction *weekly = action_of ("weekly", "", 3), *daily = action_of ("daily", "", 0);
  RbAction *yearly = action_of ("annual", "8", 0);
  g_autoptr (GPtrArray) gaps = NULL;
  const RbActionGap *first, *second;

  daily->base.id = 2;
  yearly->base.id = 3;
  weekly->since = daily->since = yearly->since = d ("2025-11-03");
  school = with (with (with (school, weekly), daily), yearly);
  school = with (school, tick_of (1, "2025-11-06"));
  gaps = rb_actions_gaps (school, d ("2025-11-03"), d ("2025-11-14"));
  g_assert_cmpuint (gaps->len, ==, 2);
  first = gaps->pdata[0];
  second = gaps->pdata[1];
  g_assert_cmpint (first->action->base.id, ==, 2);
  g_assert_cmpuint (first->days->len, ==, 10);
  g_assert_cmpint (second->action->base.id, ==, 1);
  g_assert_cmpuint (second->days->len, ==, 1);
  rb_school_unref (school);
}

static void
test_words (void)
{
  static const struct
  {
    const char *frequency, *months;
    int weekday;
    const char *words;
  } cases[] = {
    { "daily", "", 0, "every school day" },
    { "weekly", "", 3, "Thursdays" },
    { "months", "9,1,4", 0, "September, January and April" },
    { "annual", "8", 0, "August" },
    { "months", "3,4,5,6,7,8,9", 0, "March to September" },
    { "months", "11,3,6", 0, "November, March and June" },
    { "half-termly", "", 0, "at the end of each half term" },
    { "half-termly", "10", 0, "at the end of the half term that ends in October" },
    { "termly", "7", 0, "at the end of the term that ends in July" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbAction *action = action_of (cases[i].frequency, cases[i].months, cases[i].weekday);
      g_autofree char *words = rb_action_when (action);

      g_assert_cmpstr (words, ==, cases[i].words);
      rb_record_unref (action);
    }
}

/* Under its heading: a weekly action that was done once and missed once. */
static void
test_listing (void)
{
  g_autoptr (RbSchool) school = school_2025 ();
  RbAction *action = action_of ("weekly", "", 0);
  RbTicked *tick = rb_record_new (RB_RECORD_TICK);
  g_autoptr (RbOffice) first = NULL, second = NULL;
  g_autoptr (RbSchool) with = NULL;
  g_autoptr (RbListing) listing = NULL;
  g_autoptr (GPtrArray) ticked = NULL;
  guint headings = 0, rows = 0;

  rb_record_set (&action->title, "Ring the bus company");
  action->since = d ("2025-11-03");
  tick->base.id = 1;
  rb_record_set (&tick->subject, "action");
  rb_record_set (&tick->who, "Jo Patel");
  tick->action_id = 1;
  tick->due = d ("2025-11-03");
  tick->done_at = 1762164000; /* 3 Nov 2025, 10:00 */
  first = rb_office_with (school->office, NULL, &action->base);
  second = rb_office_with (first, NULL, &tick->base);
  with = rb_school_with_office (school, rb_office_ref (second));
  ticked = rb_actions_ticked (with, d ("2025-11-01"), d ("2025-11-14"));
  g_assert_cmpuint (ticked->len, ==, 1);
  listing = rb_actions_listing (with, d ("2025-11-14"), d ("2025-11-01"), d ("2025-11-14"));
  for (guint i = 0; i < rb_listing_n_rows (listing); i++)
    if (rb_listing_heading (listing, i))
      headings++;
    else
      {
        rows++;
        g_assert_cmpstr (rb_listing_text (listing, i, 0), ==, "Ring the bus company");
      }
  g_assert_cmpuint (headings, ==, 3); /* overdue; ticked; due and not done */
  g_assert_cmpuint (rows, ==, 3);
  g_assert_cmpstr (rb_listing_text (listing, 3, 5), ==, "Jo Patel");
  rb_record_unref (action);
  rb_record_unref (tick);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actions/are due on days of the school's own calendar", test_days);
  g_test_add_func ("/actions/are overdue until they are ticked or come round again", test_states);
  g_test_add_func ("/actions/missed come by action, the worst first", test_gaps);
  g_test_add_func ("/actions/stand in a table with ticks and what was not done", test_listing);
  g_test_add_func ("/actions/say when in words", test_words);
  return g_test_run ();
}
