/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leave from the form to the marks: case 76 and what a decision does by day and by child. */
#include "leave-maker.h"

#include <string.h>

static RbLeaveRequest
asked (const GArray *rows, const char *received, const char *from, const char *to)
{
  return (RbLeaveRequest){ .rows = rows,
                           .received_on = d (received),
                           .asked_by = "Mrs Pupil",
                           .ground = RB_LEAVE_EXCEPTIONAL,
                           .from = at (from, RB_AM),
                           .to = at (to, RB_PM),
                           .evidence = "",
                           .reason = "Funeral of a grandparent" };
}

static RbSchool *
with_request (RbSchool *school, const RbLeaveRequest *request)
{
  g_autoptr (GError) error = NULL;
  RbDeed deed = leave_deed ();
  RbChange *change = rb_leave_request (school, request, &deed, &error);

  g_assert_no_error (error);
  return leave_after (school, change);
}

static const RbLeave *
the_leave (const RbSchool *school)
{
  return rb_office_nth (school->office, RB_RECORD_LEAVE, 0);
}

/* A verdict for each day from "g" (granted) and "r" (refused). */
static RbChange *
decide (const RbSchool *school, const char *verdicts, GError **error)
{
  g_autoptr (GPtrArray) days = rb_leave_days (school->office, 1);
  RbLeaveVerdict list[16];
  RbLeaveDecision decision = { list, 0, "Exceptional.", "Dr Castellano", "Headteacher" };
  RbDeed deed = leave_deed ();

  for (guint i = 0; i < days->len && verdicts[i]; i++)
    list[decision.n++] = (RbLeaveVerdict){ ((const RbLeaveDay *) days->pdata[i])->base.id,
                                           verdicts[i] == 'g', NULL };
  return rb_leave_decide (school, the_leave (school), &decision, &deed, error);
}

static gboolean
remarked (RbSchool *school, const char *text)
{
  g_autoptr (GPtrArray) remarks = rb_leave_remarks (school, the_leave (school), leave_now ());

  for (guint i = 0; i < remarks->len; i++)
    if (strstr (((const RbLeaveRemark *) remarks->pdata[i])->sentence, text))
      return TRUE;
  return FALSE;
}

/* case 76: leave for 12 May asked for on 1 May is flagged and not refused */
static void
test_notice (void)
{
  static const struct
  {
    const char *received, *first;
    int days;
    gboolean is_short;
  } cases[] = {
    { "2026-05-01", "2026-05-12", 11, TRUE },
    { "2026-04-28", "2026-05-12", 14, FALSE },
    { "2026-04-29", "2026-05-12", 13, TRUE },
    { "2026-05-13", "2026-05-12", -1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
      static const char *const marks[] = { "/", NULL };
      RbSchool *school = test_school (calendar, marks, NULL);
      g_autoptr (GArray) rows = leave_rows (1);
      RbLeaveRequest request = asked (rows, cases[i].received, cases[i].first, cases[i].first);

      school = with_request (school, &request);
      g_assert_cmpint (rb_leave_notice (the_leave (school)), ==, cases[i].days);
      g_assert_cmpint (rb_leave_is_short (school, the_leave (school)), ==, cases[i].is_short);
      g_assert_cmpstr (the_leave (school)->state, ==, "open");
      rb_school_unref (school);
    }
}

static void
test_remarks (void)
{
  g_autoptr (GArray) rows = leave_rows (2);
  RbLeaveRequest request = asked (rows, "2025-09-02", "2025-09-10", "2025-09-11");
  RbSchool *school = with_request (leave_school ("/ \\ N N /", "/ \\ / \\ /"), &request);

  g_assert_true (remarked (school, "Short notice: asked for 8 days before"));
  g_assert_true (remarked (school, "Evidence is missing"));
  g_assert_true (remarked (school, "60.0 % this year (red)"));
  g_assert_true (remarked (school, "1 day without authority"));
  g_assert_true (remarked (school, "100.0 % this year (full)"));
  g_assert_false (remarked (school, "earlier request"));
  /* the second request knows of the first */
  school = leave_after (school, decide (school, "grrr", NULL));
  request = asked (rows, "2025-09-02", "2025-09-12", "2025-09-12");
  school = with_request (school, &request);
  {
    const RbLeave *second = rb_office_nth (school->office, RB_RECORD_LEAVE, 1);
    g_autoptr (GPtrArray) remarks = rb_leave_remarks (school, second, leave_now ());
    guint found = 0;

    for (guint i = 0; i < remarks->len; i++)
      found += strstr (((const RbLeaveRemark *) remarks->pdata[i])->sentence,
                       "1 earlier request this year, 1 granted, 0 refused")
               != NULL;
    g_assert_cmpuint (found, ==, 2);
  }
  rb_school_unref (school);
}

static void
test_decisions (void)
{
  static const struct
  {
    const char *before, *verdicts, *first, *second, *outcome;
    guint absences;
  } cases[] = {
    /* Thu 4 and Fri 5 of two children: both granted to one, one day to the other */
    { "/ \\ / \\ /", "gggr", "/ \\ / \\ / - C C C C", "/ \\ / \\ / - C C", "granted in part", 2 },
    { "/ \\ / \\ /", "rrrr", "/ \\ / \\ /", "/ \\ / \\ /", "refused", 0 },
    { "/ \\ / \\ /", "gggg", "/ \\ / \\ / - C C C C", "/ \\ / \\ / - C C C C", "granted", 2 },
    { "/ \\ / \\ /", "grrg", "/ \\ / \\ / - C C", "/ \\ / \\ / - - - C C", "granted in part", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) rows = leave_rows (2);
      RbLeaveRequest request = asked (rows, "2025-09-01", "2025-09-04", "2025-09-05");
      RbSchool *school = with_request (leave_school (cases[i].before, cases[i].before), &request);
      g_autofree char *first = NULL, *second = NULL;

      school = leave_after (school, decide (school, cases[i].verdicts, NULL));
      first = leave_marks (school, 0);
      second = leave_marks (school, 1);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (second, ==, cases[i].second);
      g_assert_cmpstr (rb_leave_outcome (school, the_leave (school)), ==, cases[i].outcome);
      g_assert_cmpstr (the_leave (school)->decided_by, ==, "Dr Castellano");
      g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_ABSENCE), ==, cases[i].absences);
      rb_school_unref (school);
    }
}

/* Decided after the days: N becomes C where granted and G where refused; a present child stays. */
static void
test_after_the_fact (void)
{
  g_autoptr (GArray) rows = leave_rows (2);
  RbLeaveRequest request = asked (rows, "2025-09-03", "2025-09-01", "2025-09-02");
  RbSchool *school = with_request (leave_school ("N N N N /", "N N / \\ /"), &request);
  g_autofree char *first = NULL, *second = NULL, *again = NULL;

  school = leave_after (school, decide (school, "grrg", NULL));
  first = leave_marks (school, 0);
  second = leave_marks (school, 1);
  g_assert_cmpstr (first, ==, "C C G G /");
  g_assert_cmpstr (second, ==, "G G / \\ /");
  /* decided again the other way round */
  school = leave_after (school, decide (school, "rggr", NULL));
  again = leave_marks (school, 0);
  g_assert_cmpstr (again, ==, "G G C C /");
  rb_school_unref (school);
}

/* Decided again before the days: what was planned gives way. */
static void
test_decided_again (void)
{
  g_autoptr (GArray) rows = leave_rows (1);
  RbLeaveRequest request = asked (rows, "2025-09-01", "2025-09-04", "2025-09-05");
  RbSchool *school = with_request (leave_school ("/ \\ / \\ /", "-"), &request);
  g_autofree char *marks = NULL, *none = NULL;
  RbDeed deed = leave_deed ();

  school = leave_after (school, decide (school, "gg", NULL));
  school = leave_after (school, decide (school, "rg", NULL));
  marks = leave_marks (school, 0);
  g_assert_cmpstr (marks, ==, "/ \\ / \\ / - - - C C");
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_ABSENCE), ==, 1);
  school = leave_after (school, rb_leave_withdraw (school, the_leave (school), &deed));
  none = leave_marks (school, 0);
  g_assert_cmpstr (none, ==, "/ \\ / \\ /");
  g_assert_cmpstr (rb_leave_outcome (school, the_leave (school)), ==, "withdrawn");
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_ABSENCE), ==, 0);
  rb_school_unref (school);
}

/* Taken although refused: N of the register becomes G. */
static void
test_taken (void)
{
  g_autoptr (GArray) rows = leave_rows (1);
  RbLeaveRequest request = asked (rows, "2025-09-01", "2025-09-04", "2025-09-05");
  RbSchool *school = with_request (leave_school ("/ \\ / \\ /", "-"), &request);
  RbDeed deed = leave_deed ();
  RbMark open = rb_code_book_find (school->codes, "N", d ("2025-09-04"))->mark;
  RbChange *register_taken = rb_change_new (RB_SOURCE_GRID, "T", "", "", 1);
  g_autoptr (GArray) taken = NULL;
  g_autofree char *marks = NULL;

  school = leave_after (school, decide (school, "rr", NULL));
  rb_change_add (register_taken, 1, at ("2025-09-04", RB_AM), RB_MARK_NONE, open, NULL, NULL);
  rb_change_add (register_taken, 1, at ("2025-09-04", RB_PM), RB_MARK_NONE, open, NULL, NULL);
  school = leave_after (school, register_taken);
  deed.now = (RbMoment){ d ("2025-09-04"), 15 * 60 };
  taken = rb_leave_taken (school, 0, deed.now);
  g_assert_cmpuint (taken->len, ==, 2);
  school = leave_after (school, rb_leave_settle (school, the_leave (school), &deed));
  marks = leave_marks (school, 0);
  g_assert_cmpstr (marks, ==, "/ \\ / \\ / - G G");
  g_assert_null (rb_leave_settle (school, NULL, &deed));
  rb_school_unref (school);
}

static void
test_returns (void)
{
  g_autoptr (GArray) rows = leave_rows (2);
  RbLeaveRequest request = asked (rows, "2025-09-01", "2025-09-01", "2025-09-02");
  RbSchool *school = with_request (leave_school ("N N N N /", "N N N N N"), &request);
  g_autoptr (GArray) none = rb_leave_returns (school, leave_now ()), due = NULL, checked = NULL;
  RbDeed deed = leave_deed ();

  g_assert_cmpuint (none->len, ==, 0);
  school = leave_after (school, decide (school, "gggg", NULL));
  due = rb_leave_returns (school, leave_now ());
  g_assert_cmpuint (due->len, ==, 2);
  g_assert_cmpint (g_array_index (due, RbLeaveReturn, 0).due, ==, d ("2025-09-03"));
  g_assert_true (g_array_index (due, RbLeaveReturn, 0).present);
  g_assert_false (g_array_index (due, RbLeaveReturn, 1).present);
  g_assert_true (g_array_index (due, RbLeaveReturn, 1).marked);
  g_assert_cmpuint (g_array_index (due, RbLeaveReturn, 1).days, ==, 1);
  school = leave_after (school,
                        rb_leave_tick (school, the_leave (school), RB_LEAVE_RETURNED, TRUE, &deed));
  checked = rb_leave_returns (school, leave_now ());
  g_assert_cmpuint (checked->len, ==, 0);
  g_assert_null (rb_leave_tick (school, the_leave (school), RB_LEAVE_RETURNED, TRUE, &deed));
  rb_school_unref (school);
}

/* Evidence that comes after the decision also stands with the absences. */
static void
test_evidence (void)
{
  g_autoptr (GArray) rows = leave_rows (1);
  RbLeaveRequest request = asked (rows, "2025-09-01", "2025-09-04", "2025-09-05");
  RbSchool *school = with_request (leave_school ("/ \\ / \\ /", "-"), &request);
  RbDeed deed = leave_deed ();

  school = leave_after (school, decide (school, "gg", NULL));
  school = leave_after (school,
                        rb_leave_tick (school, the_leave (school), RB_LEAVE_EVIDENCE, TRUE, &deed));
  g_assert_cmpstr (the_leave (school)->evidence, ==, "seen");
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_ABSENCE), ==, 1);
  g_assert_cmpstr (
      ((const RbAbsence *) rb_office_nth (school->office, RB_RECORD_ABSENCE, 0))->evidence, ==,
      "seen");
  g_assert_null (rb_leave_tick (school, the_leave (school), RB_LEAVE_EVIDENCE, TRUE, &deed));
  rb_school_unref (school);
}

static void
test_half_days (void)
{
  g_autoptr (GArray) rows = leave_rows (1);
  RbLeaveRequest request = asked (rows, "2025-09-01", "2025-09-04", "2025-09-05");
  RbSchool *school;
  g_autofree char *marks = NULL;

  request.ground = RB_LEAVE_INTERVIEW;
  request.from.half = RB_PM;
  request.to.half = RB_AM;
  school = with_request (leave_school ("/ \\ / \\ /", "-"), &request);
  school = leave_after (school, decide (school, "gg", NULL));
  marks = leave_marks (school, 0);
  g_assert_cmpstr (marks, ==, "/ \\ / \\ / - - J1 J1");
  rb_school_unref (school);
}

static void
test_refused (void)
{
  g_autoptr (GArray) rows = leave_rows (1), nobody = leave_rows (0);
  RbLeaveRequest request = asked (rows, "2025-09-01", "2025-09-04", "2025-09-05");
  RbSchool *school = leave_school ("-", "-");
  RbDeed deed = leave_deed ();
  g_autoptr (GError) error = NULL, empty = NULL, open = NULL, holiday = NULL;

  request.reason = "";
  g_assert_null (rb_leave_request (school, &request, &deed, &error));
  request.reason = "Wedding";
  request.rows = nobody;
  g_assert_null (rb_leave_request (school, &request, &deed, &empty));
  request.rows = rows;
  request.from.date = d ("2025-09-06");
  request.to.date = d ("2025-09-07");
  g_assert_null (rb_leave_request (school, &request, &deed, &holiday));
  g_assert_nonnull (strstr (holiday->message, "no school day"));
  request.from.date = d ("2025-09-04");
  request.to.date = d ("2025-09-05");
  school = with_request (school, &request);
  g_assert_null (decide (school, "g", &open));
  g_assert_nonnull (strstr (open->message, "not decided"));
  rb_school_unref (school);
}

/* The head decides, and whom the head authorised; nobody else, where a school signs in. */
static void
test_right (void)
{
  static const struct
  {
    const char *role;
    gboolean authorised, may;
  } cases[] = { { "head", FALSE, TRUE },
                { "attendance lead", FALSE, FALSE },
                { "attendance lead", TRUE, TRUE },
                { "admin", FALSE, FALSE } };

  g_assert_true (rb_leave_may_decide (NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbStaff staff = { .id = 1,
                        .name = (char *) "A",
                        .position = (char *) "",
                        .classes = (char *) "",
                        .role = (char *) cases[i].role,
                        .decides_leave = cases[i].authorised };
      g_autoptr (RbIdentity) identity = rb_identity_new (&staff, d ("2025-09-03"));
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (rb_leave_may_decide (identity, &error), ==, cases[i].may);
      g_assert_cmpint (error == NULL, ==, cases[i].may);
    }
}

/* The amendments are read by more people than the request. */
static void
test_confidential (void)
{
  for (int confidential = FALSE; confidential <= TRUE; confidential++)
    {
      g_autoptr (GArray) rows = leave_rows (1);
      RbLeaveRequest request = asked (rows, "2025-09-02", "2025-09-10", "2025-09-10");
      RbSchool *school;
      RbChange *change;

      request.confidential = confidential;
      school = with_request (leave_school ("/ \\ / \\ /", "/ \\ / \\ /"), &request);
      change = decide (school, "g", NULL);
      g_assert_nonnull (change);
      g_assert_cmpint (strstr (change->reason, "Exceptional.") == NULL, ==, confidential);
      g_assert_nonnull (strstr (change->reason, "Leave granted by Dr Castellano"));
      school = leave_after (school, change);
      RbRecord *seen = rb_record_hide ((gpointer) the_leave (school));
      g_assert_cmpstr (((RbLeave *) seen)->decision_reason, ==, confidential ? "" : "Exceptional.");
      rb_record_unref (seen);
      rb_school_unref (school);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leave/evidence may come later", test_evidence);
  g_test_add_func ("/leave/case 76: short notice is flagged and not refused", test_notice);
  g_test_add_func ("/leave/the one who decides is told what matters", test_remarks);
  g_test_add_func ("/leave/a decision differs by day and by child", test_decisions);
  g_test_add_func ("/leave/after the fact N becomes C or G", test_after_the_fact);
  g_test_add_func ("/leave/decided again and withdrawn", test_decided_again);
  g_test_add_func ("/leave/N on a refused day becomes G", test_taken);
  g_test_add_func ("/leave/who is due back is looked for", test_returns);
  g_test_add_func ("/leave/half days stay half days", test_half_days);
  g_test_add_func ("/leave/what cannot be is said in a sentence", test_refused);
  g_test_add_func ("/leave/why a confidential request was decided so stays confidential",
                   test_confidential);
  g_test_add_func ("/leave/the head or whom the head authorised decides", test_right);
  return g_test_run ();
}
