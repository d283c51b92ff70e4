/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages and appointments: which marks they make, what they leave alone, and how they end. */
#include "leave-maker.h"

#include "school/rb-absence.h"

static RbMessage
message (const GArray *rows, const char *code, RbSession from, RbSession to)
{
  return (RbMessage){ .rows = rows,
                      .from = from,
                      .to = to,
                      .code = code,
                      .origin = "message",
                      .told_by = "mother, by phone",
                      .reason = "chest infection",
                      .evidence = "" };
}

static RbChange *
make (const RbSchool *school, const RbMessage *said, GError **error)
{
  return rb_absence_change (school, said, leave_now (), "Shirin Marlow", "Office administrator",
                            1756900000, error);
}

/* Now is Wednesday noon: sessions from Wednesday afternoon on are plans. */
static void
test_marks (void)
{
  static const struct
  {
    const char *before, *code, *from, *to;
    RbHalf first, last;
    const char *after;
  } cases[] = {
    /* N of a reason now known, today's blank, and two days ahead */
    { "/ \\ / \\ N", "I", "2025-09-03", "2025-09-05", RB_AM, RB_PM, "/ \\ / \\ I I I I I I" },
    /* an appointment of one session */
    { "/ \\ / \\ /", "M", "2025-09-04", "2025-09-04", RB_PM, RB_PM, "/ \\ / \\ / - - M" },
    /* a child who is there stays there */
    { "/ \\ / \\ /", "I", "2025-09-03", "2025-09-03", RB_AM, RB_PM, "/ \\ / \\ / I" },
    /* over a weekend, and over a plan */
    { "- - - - - - - - V V", "G", "2025-09-05", "2025-09-08", RB_AM, RB_AM,
      "- - - - - - - - G G G" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbSchool *school = leave_school (cases[i].before, "-");
      g_autoptr (GArray) rows = leave_rows (1);
      RbMessage said = message (rows, cases[i].code, at (cases[i].from, cases[i].first),
                                at (cases[i].to, cases[i].last));
      g_autoptr (GError) error = NULL;
      g_autofree char *marks = NULL;
      RbChange *change = make (school, &said, &error);

      g_assert_no_error (error);
      school = leave_after (school, change);
      marks = leave_marks (school, 0);
      g_assert_cmpstr (marks, ==, cases[i].after);
      rb_school_unref (school);
    }
}

static void
test_siblings (void)
{
  RbSchool *school = leave_school ("/ \\ / \\ N", "/ \\ / \\ /");
  g_autoptr (GArray) rows = leave_rows (2);
  RbMessage said = message (rows, "I", at ("2025-09-03", RB_AM), at ("2025-09-04", RB_PM));
  g_autofree char *first = NULL, *second = NULL;
  const RbAbsence *absence;
  RbChange *change;

  said.expected_return = d ("2025-09-05");
  change = make (school, &said, NULL);
  g_assert_cmpstr (change->reason, ==, "Message, mother, by phone: chest infection");
  school = leave_after (school, change);
  first = leave_marks (school, 0);
  second = leave_marks (school, 1);
  g_assert_cmpstr (first, ==, "/ \\ / \\ I I I I");
  g_assert_cmpstr (second, ==, "/ \\ / \\ / I I I");
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_ABSENCE), ==, 2);
  absence = rb_office_nth (school->office, RB_RECORD_ABSENCE, 1);
  g_assert_cmpint (absence->base.id, ==, 2);
  g_assert_cmpint (absence->pupil_id, ==, 2);
  g_assert_cmpint (absence->expected_return, ==, d ("2025-09-05"));
  g_assert_cmpstr (absence->told_by, ==, "mother, by phone");
  rb_school_unref (school);
}

static void
test_confidential (void)
{
  g_autoptr (RbSchool) school = leave_school ("-", "-");
  g_autoptr (GArray) rows = leave_rows (1);
  RbMessage said = message (rows, "I", at ("2025-09-04", RB_AM), at ("2025-09-04", RB_PM));
  g_autoptr (RbChange) change = NULL;

  said.confidential = TRUE;
  change = make (school, &said, NULL);
  g_assert_null (strstr (change->reason, "infection"));
  for (guint i = 0; i < rb_change_n (change); i++)
    {
      const RbDetail *detail = rb_cell_detail_is (rb_change_cell (change, i));

      g_assert_true (detail == NULL || detail->note == NULL);
    }
  g_assert_true (rb_record_confidential (rb_change_record (change, 0)->is));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *code, *from, *to, *expected, *says;
  } cases[] = {
    { "I", "2025-09-05", "2025-09-04", NULL, "before the first" },
    { "I", "2025-09-04", "2025-09-05", "2025-09-05", "before the absence ends" },
    { "/", "2025-09-04", "2025-09-05", NULL, "no code of absence" },
    { "V", "2025-09-04", "2025-09-05", NULL, "no code of absence" },
    { "ZZ", "2025-09-04", "2025-09-05", NULL, "not an attendance code" },
    { "I", "2025-09-06", "2025-09-07", NULL, "no school session" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = leave_school ("-", "-");
      g_autoptr (GArray) rows = leave_rows (1);
      RbMessage said =
          message (rows, cases[i].code, at (cases[i].from, RB_AM), at (cases[i].to, RB_PM));
      g_autoptr (GError) error = NULL;

      if (cases[i].expected)
        said.expected_return = d (cases[i].expected);
      g_assert_null (make (school, &said, &error));
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* The plans that remain go, and only its own. */
static void
test_back_early (void)
{
  RbSchool *school = leave_school ("/ \\ / \\ N - - - V", "-");
  g_autoptr (GArray) rows = leave_rows (1);
  RbMessage said = message (rows, "I", at ("2025-09-03", RB_AM), at ("2025-09-04", RB_PM));
  const RbAbsence *absence;
  g_autofree char *marks = NULL, *none = NULL;
  g_autoptr (GError) error = NULL;

  school = leave_after (school, make (school, &said, NULL));
  absence = rb_office_nth (school->office, RB_RECORD_ABSENCE, 0);
  school = leave_after (school, rb_absence_end (school, absence, at ("2025-09-04", RB_AM),
                                                leave_now (), "S", "", 1, NULL));
  marks = leave_marks (school, 0);
  g_assert_cmpstr (marks, ==, "/ \\ / \\ I I - - V");
  absence = rb_office_nth (school->office, RB_RECORD_ABSENCE, 0);
  g_assert_cmpint (absence->last_day, ==, d ("2025-09-03"));
  g_assert_cmpint (absence->last_half, ==, RB_PM);
  g_assert_cmpint (absence->returned_on, ==, d ("2025-09-04"));
  g_assert_null (
      rb_absence_end (school, absence, at ("2025-09-08", RB_AM), leave_now (), "S", "", 1, &error));
  g_assert_nonnull (error);
  /* one that never was is taken away */
  school = leave_after (school, rb_absence_end (school, absence, at ("2025-09-03", RB_AM),
                                                leave_now (), "S", "", 1, NULL));
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_ABSENCE), ==, 0);
  none = leave_marks (school, 0);
  g_assert_cmpstr (none, ==, "/ \\ / \\ I - - - V");
  rb_school_unref (school);
}

/* Voicemails: each child its own words and code, one change, one Undo. */
static void
test_several (void)
{
  g_autoptr (GArray) first = leave_rows (1), second = g_array_new (FALSE, FALSE, sizeof (guint));
  guint other = 1;
  RbSchool *school = leave_school ("/ \\ / \\ N", "/ \\ / \\ N");
  RbMessage messages[2];
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL, *two = NULL, *none = NULL;
  RbChange *change, *undone;

  g_array_append_val (second, other);
  messages[0] = (RbMessage){ .rows = first,
                             .from = at ("2025-09-03", RB_AM),
                             .to = at ("2025-09-03", RB_PM),
                             .code = "I",
                             .origin = "message",
                             .told_by = "voicemail",
                             .reason = "sick in the night",
                             .evidence = "" };
  messages[1] = messages[0];
  messages[1].rows = second;
  messages[1].code = "M";
  messages[1].reason = "dentist";
  change = rb_absence_changes (school, messages, 2, leave_now (), "S", "", 1, &error);
  g_assert_no_error (error);
  undone = rb_change_invert (change, "S", "", "", 2);
  school = leave_after (school, change);
  one = leave_marks (school, 0);
  two = leave_marks (school, 1);
  g_assert_nonnull (strstr (one, "I"));
  g_assert_nonnull (strstr (two, "M"));
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_ABSENCE), ==, 2);
  g_assert_cmpstr (
      ((const RbAbsence *) rb_office_nth (school->office, RB_RECORD_ABSENCE, 1))->reason, ==,
      "dentist");
  school = leave_after (school, undone);
  none = leave_marks (school, 1);
  g_assert_null (strstr (none, "M"));
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_ABSENCE), ==, 0);
  messages[1].rows = first;
  g_assert_null (rb_absence_changes (school, messages, 2, leave_now (), "S", "", 1, &error));
  g_assert_nonnull (strstr (error->message, "twice"));
  rb_school_unref (school);
}

static void
test_last_session (void)
{
  static const struct
  {
    const char *back, *last;
    RbHalf half;
  } cases[] = { { NULL, "2025-09-03", RB_PM },
                { "2025-09-03", "2025-09-03", RB_PM }, /* not later */
                { "2025-09-04", "2025-09-03", RB_PM },
                { "2025-09-05", "2025-09-04", RB_PM } };
  RbSchool *school = leave_school ("-", "-");
  RbMoment now = { d ("2025-09-03"), 540 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbSession last =
          rb_absence_last_session (school, cases[i].back ? d (cases[i].back) : RB_DATE_NONE, now);

      g_assert_cmpint (last.date, ==, d (cases[i].last));
      g_assert_cmpint (last.half, ==, cases[i].half);
    }
  rb_school_unref (school);
}

static void
test_warning (void)
{
  RbSchool *school = leave_school ("-", "-");
  g_autoptr (GError) error = NULL;

  school = leave_after (
      school, rb_absence_warn (school, 0, d ("2025-09-08"), "14 days of I", "H", "Head", 1, NULL));
  g_assert_null (rb_office_flag (school->office, 1, "medical-evidence", d ("2025-09-07")));
  g_assert_nonnull (rb_office_flag (school->office, 1, "medical-evidence", d ("2025-09-08")));
  g_assert_null (rb_absence_warn (school, 0, d ("2025-09-09"), "", "H", "Head", 1, &error));
  g_assert_nonnull (strstr (error->message, "already"));
  rb_school_unref (school);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/absence/a message explains N and plans ahead", test_marks);
  g_test_add_func ("/absence/one message serves brothers and sisters", test_siblings);
  g_test_add_func ("/absence/confidential words are in no note and no reason", test_confidential);
  g_test_add_func ("/absence/what cannot be is said in a sentence", test_refused);
  g_test_add_func ("/absence/a child back early loses the plans that remain", test_back_early);
  g_test_add_func ("/absence/several messages are one change", test_several);
  g_test_add_func ("/absence/who is expected back is away until the session before",
                   test_last_session);
  g_test_add_func ("/absence/a warning holds from its day on", test_warning);
  return g_test_run ();
}
