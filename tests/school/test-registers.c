/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting right what the live checks found, sealing, and the key-back list in words. */
#include "rb-test.h"

#include "school/rb-keyback.h"
#include "school/rb-lint-fix.h"
#include "school/rb-seal.h"

#include <string.h>

/* Mon 1 to Fri 5 Sep 2025. */
static RbSchool *
one_week (const char *const *rows)
{
  static const char *const week[] = { "term,Autumn,2025-09-01,2025-09-05", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (week);

  return test_school (calendar, rows, NULL);
}

static RbChange *
change_by (const char *who)
{
  return rb_change_new (RB_SOURCE_BULK, who, "Office manager", "Live check", 1757060000);
}

static RbMark
mark (const RbSchool *school, const char *code)
{
  return rb_code_book_find (school->codes, code, d ("2025-09-01"))->mark;
}

static void
test_fix (void)
{
  static const char *const rows[] = { "N L / \\ / \\ / \\ / \\", NULL };
  g_autoptr (RbSchool) school = one_week (rows);
  RbLint late_n = { RB_LINT_N_LATE,     RB_LINT_TO_O, 0,   1, { d ("2025-09-01"), RB_AM },
                    mark (school, "N"), -1,           NULL };
  RbLint minutes = { RB_LINT_NO_MINUTES,          RB_LINT_TAKE_MINUTES, 0, 1,
                     { d ("2025-09-01"), RB_PM }, mark (school, "L"),   9, NULL };
  RbLint stray = {
    RB_LINT_CLOSED, RB_LINT_CLEAR, 0, 1, { d ("2025-09-06"), RB_AM }, mark (school, "/"), -1, NULL
  };
  RbLint gap = {
    RB_LINT_GAP, RB_LINT_GO, 0, 1, { d ("2025-09-01"), RB_AM }, RB_MARK_NONE, -1, NULL
  };
  g_autoptr (RbChange) change = change_by ("Jo Patel");
  g_autoptr (RbSchool) after = NULL;

  g_assert_true (rb_lint_fix (school, &late_n, change));
  g_assert_true (rb_lint_fix (school, &minutes, change));
  g_assert_true (rb_lint_fix (school, &stray, change));
  g_assert_false (rb_lint_fix (school, &gap, change));
  g_assert_cmpuint (rb_change_n (change), ==, 3);
  g_assert_cmpuint (rb_change_cell (change, 2)->is, ==, RB_MARK_NONE);
  after = rb_school_apply (school, change);
  g_assert_cmpuint (rb_school_mark (after, 0, d ("2025-09-01"), RB_AM), ==, mark (school, "O"));
  g_assert_cmpint (rb_school_cell_detail (after, 1, minutes.session)->minutes, ==, 9);
  /* Somebody else was faster. */
  g_autoptr (RbChange) late = change_by ("Jo Patel");
  g_assert_false (rb_lint_fix (after, &late_n, late));
  g_assert_cmpuint (rb_change_n (late), ==, 0);
}

/* One trip is written once beside everybody who was there; the nature of B in its own place. */
static void
test_write (void)
{
  static const char *const rows[] = { "V B / \\", "V \\ / \\", "/ \\ / \\", NULL };
  g_autoptr (RbSchool) school = one_week (rows);
  RbLint lints[] = {
    { RB_LINT_NO_NAME, RB_LINT_WRITE, 0, 1, { d ("2025-09-01"), RB_AM }, 0, -1, NULL },
    { RB_LINT_NO_NAME, RB_LINT_WRITE, 1, 1, { d ("2025-09-01"), RB_AM }, 0, -1, NULL },
    { RB_LINT_NO_DETAIL, RB_LINT_WRITE, 0, 1, { d ("2025-09-01"), RB_PM }, 0, -1, NULL },
  };
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (RbChange) trip = change_by ("Jo Patel"), nature = change_by ("Jo Patel");
  g_autoptr (RbSchool) after = NULL, last = NULL;

  lints[0].mark = lints[1].mark = mark (school, "V");
  lints[2].mark = mark (school, "B");
  for (guint i = 0; i < G_N_ELEMENTS (lints); i++)
    g_ptr_array_add (found, &lints[i]);
  g_assert_false (rb_lint_fix (school, &lints[0], trip));
  g_assert_cmpuint (rb_lint_write (school, &lints[0], found, "Science museum", trip), ==, 2);
  after = rb_school_apply (school, trip);
  g_assert_cmpstr (rb_school_cell_detail (after, 2, lints[1].session)->note, ==, "Science museum");
  g_assert_cmpuint (rb_lint_write (after, &lints[2], found, "Choir", nature), ==, 1);
  last = rb_school_apply (after, nature);
  g_assert_cmpstr (rb_school_cell_detail (last, 1, lints[2].session)->nature, ==, "Choir");
}

static void
test_seal (void)
{
  static const char *const rows[] = { "N \\ / \\ / \\ / \\ / \\", NULL };
  RbMoment friday = { d ("2025-09-05"), 16 * 60 };
  g_autoptr (RbSchool) school = one_week (rows);
  g_autoptr (RbChange) change = change_by ("Jo Patel");
  g_autoptr (RbChange) again = change_by ("Ada Osei");
  g_autoptr (RbSchool) after = NULL;
  g_autofree char *refusal = NULL, *twice = NULL;

  g_assert_false (rb_seal_week (school, d ("2025-09-03"), friday, "", change, &refusal));
  g_assert_nonnull (strstr (refusal, "1 mark is still N"));
  g_assert_false (rb_seal_week (school, d ("2025-09-15"), friday, "why", change, NULL));
  g_assert_true (
      rb_seal_week (school, d ("2025-09-03"), friday, "Mother cannot be reached", change, NULL));
  after = rb_school_apply (school, change);
  g_assert_true (rb_office_sealed (after->office, d ("2025-09-04")));
  g_assert_false (rb_seal_week (after, d ("2025-09-03"), friday, "why", again, &twice));
  g_assert_nonnull (strstr (twice, "Jo Patel"));
}

static RbAuditRow *
amendment (gint64 at, const char *day)
{
  RbAuditRow *row = g_new0 (RbAuditRow, 1);

  row->kind = RB_AUDIT_AMENDMENT;
  row->pupil_id = 1;
  row->session = (RbSession){ d (day), RB_AM };
  row->at = at;
  row->was = RB_MARK_NONE;
  row->is = 1;
  row->reason = g_strdup ("Doctor's letter seen");
  row->who = g_strdup ("Jo Patel");
  row->position = g_strdup ("Office manager");
  return row;
}

static void
test_changes (void)
{
  static const char *const rows[] = { "/ \\ / \\ / \\ / \\ / \\", NULL };
  g_autoptr (RbSchool) school = one_week (rows);
  g_autoptr (RbChange) change = change_by ("Jo Patel");
  g_autoptr (GPtrArray) audit = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_audit_row_free);

  g_assert_true (rb_seal_week (school, d ("2025-09-03"), (RbMoment){ d ("2025-09-05"), 16 * 60 },
                               NULL, change, NULL));
  g_autoptr (RbSchool) after = rb_school_apply (school, change);
  g_ptr_array_add (audit, amendment (change->at - 1, "2025-09-01"));
  g_ptr_array_add (audit, amendment (change->at + 60, "2025-09-01"));
  g_ptr_array_add (audit, amendment (change->at + 60, "2025-09-08"));
  g_autoptr (RbListing) listing = rb_seal_changes (after, audit);
  g_assert_cmpuint (rb_listing_n_rows (listing), ==, 1);
  g_assert_cmpstr (rb_listing_text (listing, 0, 3), ==, "none");
  g_assert_cmpstr (rb_listing_text (listing, 0, 5), ==, "Doctor's letter seen");
  g_assert_cmpstr (rb_listing_text (listing, 0, 7), ==, "Jo Patel, Office manager");
}

static RbKeyBack *
item (gint64 pupil_id, const char *day, RbHalf half, const char *was)
{
  RbKeyBack *one = g_new0 (RbKeyBack, 1);

  one->pupil_id = pupil_id;
  one->session = (RbSession){ d (day), half };
  one->was = g_strdup (was);
  one->who = g_strdup ("Jo Patel");
  one->changed_at = 1757060000;
  return one;
}

/* Pupils of two classes; the first item is of nobody. */
static void
test_keyback (void)
{
  static const char *const rows[] = { "I \\", "/ L", NULL };
  static const char *const classes[] = { "3T", "1B", NULL };
  static const char *const week[] = { "term,Autumn,2025-09-01,2025-09-05", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (week);
  g_autoptr (RbSchool) school = test_school (calendar, rows, classes);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_key_back_free);
  const RbKeybackLine *line;

  g_ptr_array_add (items, item (99, "2025-09-01", RB_AM, ""));
  g_ptr_array_add (items, item (1, "2025-09-01", RB_AM, "N"));
  g_ptr_array_add (items, item (2, "2025-09-01", RB_PM, ""));
  g_autoptr (GPtrArray) lines = rb_keyback_lines (school, items);
  g_ptr_array_set_free_func (lines, (GDestroyNotify) rb_keyback_line_free);
  g_assert_cmpuint (lines->len, ==, 2);
  line = lines->pdata[1];
  g_assert_cmpstr (line->klass->name, ==, "3T");
  g_assert_cmpstr (line->was, ==, "N");
  g_assert_cmpstr (line->code, ==, "I");
  g_assert_cmpint (line->minutes, ==, -1);
  g_autoptr (RbListing) listing = rb_keyback_listing (school, lines);
  g_assert_cmpuint (rb_listing_n_rows (listing), ==, 4);
  g_assert_cmpstr (rb_listing_heading (listing, 0), ==, "1B");
  g_assert_cmpstr (rb_listing_text (listing, 1, 5), ==, "L");
  g_assert_cmpstr (rb_listing_subtitle (listing), ==, "2 marks to key into the MIS");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registers/a detail is written once for a session", test_write);
  g_test_add_func ("/registers/what needs no decision is put right as one change", test_fix);
  g_test_add_func ("/registers/a week is sealed once, and with a note where something is missing",
                   test_seal);
  g_test_add_func ("/registers/only changes after the seal are listed", test_changes);
  g_test_add_func ("/registers/the key-back list goes by class and says was and is", test_keyback);
  return g_test_run ();
}
