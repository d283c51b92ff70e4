/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the office's book in words: a row of every kind can be read, and says what differs.
 */
#include "rb-test.h"

#include "domain/rb-records.h"
#include "school/rb-trail.h"

#include <string.h>

static RbSchool *
small_school (void)
{
  static const char *const week[] = { "term,Autumn,2025-09-01,2025-09-05", NULL };
  static const char *const rows[] = { "", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (week);

  return test_school (calendar, rows, NULL);
}

/* "what | was > is" of one row. */
static char *
told (const char *was, const char *is, int kind)
{
  g_autoptr (RbSchool) school = small_school ();
  RbAuditRow row = { .kind = RB_AUDIT_RECORD,
                     .who = (char *) "Jo Patel",
                     .position = (char *) "",
                     .reason = (char *) "",
                     .pupil_id = 1,
                     .detail_was = { -1, (char *) was, NULL },
                     .detail_is = { -1, (char *) is, NULL } };
  RbAuditRow mark = { .kind = RB_AUDIT_AMENDMENT, .who = (char *) "", .reason = (char *) "" };
  g_autoptr (GPtrArray) audit = g_ptr_array_new ();
  g_autoptr (RbListing) listing = NULL;

  g_ptr_array_add (audit, &mark);
  g_ptr_array_add (audit, &row);
  listing = rb_trail_listing (school, audit, kind, d ("2025-09-03"));
  if (rb_listing_n_rows (listing) == 0)
    return g_strdup ("none");
  return g_strdup_printf ("%s | %s > %s", rb_listing_text (listing, 0, RB_TRAIL_WHAT),
                          rb_listing_text (listing, 0, RB_TRAIL_WAS),
                          rb_listing_text (listing, 0, RB_TRAIL_IS));
}

static void
a_row_says_what_differs (void)
{
  static const struct
  {
    const char *was, *is, *told;
  } cases[] = {
    { "pupil_flag 4: pupil_id 1, flag ring-first, first_day 2026-03-02, who Jo",
      "pupil_flag 4: pupil_id 1, flag ring-first, first_day 2026-03-02, last_day 2026-03-20, who "
      "Jo",
      "Flag |  > last day 20 Mar 2026" },
    { "tick 4: subject action, note sent, and rung, twice", NULL,
      "Tick | subject action, note sent, and rung, twice > taken back" },
    { "tick 4: subject action, note a, b", "tick 4: subject action, note a, c",
      "Tick | note a, b > note a, c" },
    { "arrival 4: pupil_id 1, minute 552", "arrival 4: pupil_id 1, minute 555, undone 1",
      "Late desk | minute 09:12 > minute 09:15, undone" },
    { "absence 4: confidential", "absence 4: confidential", "Known absence | confidential > " },
    { NULL, "pupil 1: roll 2025-09-01, class 3T 2025-09-01 to 2026-08-31",
      "Roll and class |  > roll 1 Sep 2025, class 3T 1 Sep 2025 to 31 Aug 2026" },
    { "pupil 1: roll 2025-09-01", "pupil 1: roll 2025-09-01 to 2026-07-21",
      "Roll and class | roll 1 Sep 2025 > roll 1 Sep 2025 to 21 Jul 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = told (cases[i].was, cases[i].is, RB_TRAIL_ALL);

      g_assert_cmpstr (words, ==, cases[i].told);
    }
}

/* Neither a seal nor a cover is of a pupil. */
static void
no_cell_is_without_words (void)
{
  g_autoptr (RbSchool) school = small_school ();
  RbAuditRow row = { .kind = RB_AUDIT_RECORD,
                     .who = (char *) "Jo Patel",
                     .reason = (char *) "",
                     .detail_was = { -1, (char *) "week_seal 4: week 2025-09-01", NULL } };
  g_autoptr (GPtrArray) audit = g_ptr_array_new ();
  g_autoptr (RbListing) listing = NULL;

  g_ptr_array_add (audit, &row);
  listing = rb_trail_listing (school, audit, RB_TRAIL_ALL, d ("2025-09-03"));
  for (guint column = 0; column < rb_listing_n_columns (listing); column++)
    g_assert_nonnull (rb_listing_text (listing, 0, column));
}

/* Whatever a record says, its row can be read and is found by its kind alone. */
static void
every_kind_has_words (void)
{
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    {
      RbRecord *was = rb_record_new (kind), *is;
      const RbRecordType *type = rb_record_type (kind);
      g_autofree char *before = NULL, *after = NULL, *own = NULL, *other = NULL;

      was->id = 7;
      is = rb_record_copy (was);
      for (guint i = 0; i < type->n_fields; i++)
        if (type->fields[i].kind == RB_HOLDS_TEXT)
          rb_record_set (&rb_record_at (is, &type->fields[i], char *), "Kingfisher, and more");
      before = rb_record_describe (was);
      after = rb_record_describe (is);
      own = told (before, after, kind);
      other = told (before, after, RB_TRAIL_ROLL);
      g_test_message ("%s", own);
      g_assert_true (g_str_has_prefix (own, rb_trail_kind_name (kind)));
      g_assert_nonnull (strstr (own, "Kingfisher, and more"));
      g_assert_cmpstr (other, ==, "none");
      rb_record_unref (was);
      rb_record_unref (is);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school/trail/a row says what differs", a_row_says_what_differs);
  g_test_add_func ("/school/trail/no cell is without words", no_cell_is_without_words);
  g_test_add_func ("/school/trail/every kind has words", every_kind_has_words);
  return g_test_run ();
}
