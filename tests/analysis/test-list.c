/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists an office works from: each has a pupil who is on it and one who only just is not. */
#include "rb-maker.h"

#include "analysis/rb-list.h"
#include "analysis/rb-listing.h"

#include <string.h>

/* The surnames on a list, with their words where `why`. (transfer full) */
static char *
on_list (RbSchool *school, const char *id, const char *today, gboolean why)
{
  g_autoptr (GPtrArray) lines = rb_list_make (school, id, at (today));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const RbListLine *line = lines->pdata[i];

      g_string_append_printf (words, "%s%s", i ? "; " : "",
                              rb_roster_pupil (school->roster, line->row)->surname);
      if (why)
        g_string_append_printf (words, ": %s", line->why);
    }
  return g_string_free (words, FALSE);
}

static void
assert_list (RbSchool *school, const char *id, const char *today, gboolean why, const char *wanted)
{
  g_autofree char *got = on_list (school, id, today, why);

  g_test_message ("%s on %s", id, today);
  g_assert_cmpstr (got, ==, wanted);
}

/* Five weeks from Mon 1 Sep 2025: 50 sessions. */
static RbSchool *
five_weeks (const char *const *surnames, char **rows, const char *year_group)
{
  RbMaker *maker = maker_new ();
  gint64 id = maker_class (maker, 2025, "10X", year_group);

  for (guint i = 0; surnames[i]; i++)
    {
      RbPupil *pupil = maker_pupil (maker, surnames[i], "2025-09-01", "");

      rb_pupil_add_class (pupil, id, d ("2025-09-01"), RB_DATE_NONE);
    }
  maker_year (maker, weeks ("2025-09-01", 5), (const char *const *) rows);
  return maker_school (maker);
}

static void
test_limits (void)
{
  static const char *const names[] = { "Exactly92", "Just91", "Low80", "Ninety96", NULL };
  char *rows[] = { joined (many ("I", 4), many ("/", 46), NULL),
                   joined (many ("I", 5), many ("/", 45), NULL),
                   joined (many ("O", 10), many ("/", 40), NULL),
                   joined (many ("/", 48), many ("I", 2), NULL), NULL };
  g_autoptr (RbSchool) school = five_weeks (names, rows, "10");

  /* case 46: 92.0 is in the mentor band and not on the register of those at risk */
  assert_list (school, "mentor", "2025-10-03", FALSE, "Exactly92; Just91");
  assert_list (school, "risk", "2025-10-03", FALSE, "Just91; Low80");
  assert_list (school, "below-95", "2025-10-03", FALSE, "Exactly92; Just91; Low80");
  assert_list (school, "below-96-all", "2025-10-03", FALSE, "Exactly92; Just91; Low80");
  /* 96.0 exactly is not below it, and the others were below it a week ago */
  assert_list (school, "below-96", "2025-10-03", FALSE, "");
  /* fewer than 20 possible sessions put nobody on a list */
  assert_list (school, "risk", "2025-09-09", FALSE, "");
  assert_list (school, "lowest-ten", "2025-10-03", FALSE, "Exactly92; Just91; Low80; Ninety96");
  assert_list (school, "full-week", "2025-09-26", TRUE,
               "Exactly92: 10 of 10 sessions; Just91: 10 of 10 sessions; Low80: 10 of 10 sessions; "
               "Ninety96: 10 of 10 sessions");
  assert_list (school, "full-week", "2025-10-03", FALSE, "Exactly92; Just91; Low80");
  for (guint i = 0; rows[i]; i++)
    g_free (rows[i]);
}

/* Two years of one term: who was persistently absent in the first, and whose figure rose. */
static void
test_last_year (void)
{
  static const char *const names[] = { "Better", "Steady", "Worse" };
  RbMaker *maker = maker_new ();
  char *before[] = { joined (many ("I", 5), many ("/", 45), NULL),
                     joined (many ("I", 4), many ("/", 46), NULL), many ("/", 50), NULL };
  char *after[] = { joined (many ("I", 4), many ("/", 46), NULL),
                    joined (many ("I", 4), many ("/", 46), NULL),
                    joined (many ("I", 9), many ("/", 41), NULL), NULL };
  g_autoptr (RbSchool) school = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    maker_pupil (maker, names[i], "2024-09-01", "");
  maker_year (maker, weeks ("2024-09-02", 5), (const char *const *) before);
  maker_year (maker, weeks ("2025-09-01", 5), (const char *const *) after);
  school = maker_school (maker);
  /* a tenth exactly is persistent; 92.0 is not */
  assert_list (school, "last-year-pa", "2025-10-03", TRUE, "Better: 90.0 %, 5 sessions missed");
  assert_list (school, "improved-year", "2025-10-03", TRUE,
               "Better: 90.0 % last year, 92.0 % this");
  assert_list (school, "improved-term", "2025-10-03", TRUE,
               "Better: 90.0 % last term, 92.0 % this");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_free (before[i]);
      g_free (after[i]);
    }
}

static void
test_newly_below (void)
{
  static const char *const names[] = { "Falls", "Was", NULL };
  char *rows[] = { joined (many ("/", 44), many ("I", 6), NULL),
                   joined (many ("I", 6), many ("/", 44), NULL), NULL };
  g_autoptr (RbSchool) school = five_weeks (names, rows, "3");

  assert_list (school, "below-96", "2025-10-03", TRUE, "Falls: 88.0 %, 6 sessions missed");
  assert_list (school, "lowest-ten", "2025-10-03", FALSE, "");
  for (guint i = 0; rows[i]; i++)
    g_free (rows[i]);
}

static void
test_week (void)
{
  static const char *const names[] = { "Late", "Gone", "Here", NULL };
  char *rows[] = { joined (many ("/", 48), many ("L", 1), many ("U", 1), NULL),
                   joined (many ("G", 4), many ("/", 42), many ("O", 4), NULL), many ("/", 50),
                   NULL };
  g_autoptr (RbSchool) school = five_weeks (names, rows, "3");

  assert_list (school, "late-today", "2025-10-03", TRUE, "Late: AM L; Late: PM U");
  g_assert_cmpuint (rb_list_n_pupils (school, "late-today", at ("2025-10-03")), ==, 1);
  g_assert_cmpuint (rb_list_n_pupils (school, "newly-unauthorised", at ("2025-10-03")), ==, 2);
  assert_list (school, "u-today", "2025-10-03", TRUE, "Late: PM U");
  assert_list (school, "u-today", "2025-10-02", FALSE, "");
  assert_list (school, "newly-unauthorised", "2025-10-03", TRUE,
               "Gone: 4 unauthorised sessions this week; Late: 1 unauthorised session this week");
  assert_list (school, "unauthorised-leave", "2025-10-03", TRUE,
               "Gone: 2 days of code G this year");
  assert_list (school, "absent-today", "2025-10-03", FALSE, "Gone");
  assert_list (school, "absent-yesterday", "2025-10-03", FALSE, "Gone");
  for (guint i = 0; rows[i]; i++)
    g_free (rows[i]);
}

static void
test_fridays (void)
{
  static const char *const names[] = { "Friday", "Even", NULL };
  char *weeks_of[5];
  char *rows[3] = { NULL };

  for (guint i = 0; i < 5; i++)
    weeks_of[i] = joined (many ("/", 8), many ("I", 2), NULL);
  rows[0] = joined (weeks_of[0], weeks_of[1], weeks_of[2], weeks_of[3], weeks_of[4], NULL);
  rows[1] = many ("/", 50);
  g_autoptr (RbSchool) school = five_weeks (names, rows, "3");
  assert_list (school, "friday-pattern", "2025-10-03", TRUE,
               "Friday: Fridays 0.0 %, other days 100.0 %");
  g_free (rows[0]);
  g_free (rows[1]);
}

/* A line that went out for that day says so; another day's does not count. */
static void
test_sent (void)
{
  static const char *const names[] = { "Late", "Later", NULL };
  char *rows[] = { joined (many ("/", 49), many ("U", 1), NULL),
                   joined (many ("/", 49), many ("U", 1), NULL), NULL };
  g_autoptr (RbSchool) bare = five_weeks (names, rows, "3");
  RbSent *sent = rb_record_new (RB_RECORD_SENT);
  RbSent *before;

  sent->base.id = 1;
  sent->pupil_id = 1;
  sent->day = d ("2025-10-03");
  rb_record_set (&sent->list, "u-today");
  before = rb_record_copy (sent);
  before->base.id = 2;
  before->pupil_id = 2;
  before->day = d ("2025-10-02");
  g_autoptr (RbOffice) one = rb_office_with (bare->office, NULL, &sent->base);
  g_autoptr (RbSchool) school =
      rb_school_with_office (bare, rb_office_with (one, NULL, &before->base));
  g_autoptr (GPtrArray) lines = rb_list_make (school, "u-today", at ("2025-10-03"));
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_nonnull (((const RbListLine *) lines->pdata[0])->sent);
  g_assert_null (((const RbListLine *) lines->pdata[1])->sent);
  rb_record_unref (sent);
  rb_record_unref (before);
  g_free (rows[0]);
  g_free (rows[1]);
}

static void
test_all (void)
{
  static const char *const names[] = { "Only", NULL };
  char *rows[] = { many ("/", 50), NULL };
  g_autoptr (RbSchool) school = five_weeks (names, rows, "3");
  guint n;
  const RbListInfo *lists = rb_lists (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) lines = rb_list_make (school, lists[i].id, at ("2025-10-03"));
      g_autoptr (GPtrArray) before = rb_list_make (school, lists[i].id, at ("2025-08-30"));

      g_test_message ("%s", lists[i].id);
      g_assert_true (rb_list_info (lists[i].id) == &lists[i]);
      g_assert_nonnull (lines);
      g_assert_cmpuint (before->len, ==, 0);
      g_assert_true (g_str_has_suffix (lists[i].about, "."));
    }
  g_assert_null (rb_list_make (school, "no-such-list", at ("2025-10-03")));
  g_free (rows[0]);
}

static void
test_listing (void)
{
  g_autoptr (RbListing) listing = rb_listing_new ("Title", NULL, NULL);

  rb_listing_add_column (listing, "Name", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Sessions", RB_LISTING_NUMBER, 1);
  rb_listing_add_heading (listing, "Class 3T");
  rb_listing_add_row (listing);
  rb_listing_put (listing, "Ames");
  g_assert_cmpuint (rb_listing_n_rows (listing), ==, 2);
  g_assert_cmpstr (rb_listing_heading (listing, 0), ==, "Class 3T");
  g_assert_null (rb_listing_heading (listing, 1));
  g_assert_cmpstr (rb_listing_text (listing, 1, 0), ==, "Ames");
  g_assert_cmpstr (rb_listing_text (listing, 1, 1), ==, "");
  g_assert_cmpstr (rb_listing_subtitle (listing), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lists/go by exact limits, both ends as the rules say", test_limits);
  g_test_add_func ("/lists/of last year and of terms compare with the one before", test_last_year);
  g_test_add_func ("/lists/newly below is below now and was not a week ago", test_newly_below);
  g_test_add_func ("/lists/of the day and the week hold who they say", test_week);
  g_test_add_func ("/lists/fridays stand out against the other days", test_fridays);
  g_test_add_func ("/lists/a line that went out says so", test_sent);
  g_test_add_func ("/lists/every list can be made, also before the year begins", test_all);
  g_test_add_func ("/lists/a table in words has headings and empty cells", test_listing);
  return g_test_run ();
}
