/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flags are set, changed, ended and taken back. */
#include "leave-maker.h"

#include "school/rb-flags.h"

#include <string.h>

static RbSchool *
put (RbSchool *school, const RbFlag *was, const RbFlagWords *words)
{
  g_autoptr (GError) error = NULL;
  RbChange *change = rb_flag_put (school, 0, was, words, "S", "Office", 1, &error);

  g_assert_no_error (error);
  return leave_after (school, change);
}

static void
test_days (void)
{
  RbSchool *school = leave_school ("-", "-");
  RbFlagWords words = { "ring-first", d ("2025-09-08"), RB_DATE_NONE, "Care order", TRUE };
  const RbFlag *flag;
  g_autofree char *tag = NULL, *ended = NULL;

  school = put (school, NULL, &words);
  flag = rb_office_nth (school->office, RB_RECORD_FLAG, 0);
  tag = rb_flag_tag (flag, d ("2025-09-10"));
  g_assert_cmpstr (tag, ==, "Ring first from 8 Sep");
  g_assert_true (rb_flag_holds (flag, d ("2026-07-20")));
  words.last_day = d ("2025-09-12");
  school = put (school, flag, &words);
  flag = rb_office_nth (school->office, RB_RECORD_FLAG, 0);
  ended = rb_flag_tag (flag, d ("2025-09-10"));
  g_assert_cmpstr (ended, ==, "Ring first until 12 Sep");
  g_assert_cmpstr (flag->who, ==, "S");
  g_assert_true (rb_flag_holds (flag, d ("2025-09-12")));
  g_assert_false (rb_flag_holds (flag, d ("2025-09-13")));
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_FLAG), ==, 1);
  /* once it has ended there may be another */
  words.first_day = d ("2025-09-13");
  words.last_day = RB_DATE_NONE;
  school = put (school, NULL, &words);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_FLAG), ==, 2);
  flag = rb_office_nth (school->office, RB_RECORD_FLAG, 1);
  school = leave_after (school, rb_flag_take_back (flag, "wrong child", "S", "Office", 1));
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_FLAG), ==, 1);
  rb_school_unref (school);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *first, *last, *words;
  } cases[] = {
    { NULL, NULL, "first day" },
    { "2025-09-10", "2025-09-09", "before the first" },
    { "2025-09-12", NULL, "from 8 September 2025 on" },
    { "2025-09-01", "2025-09-08", "has this flag already" },
  };
  RbSchool *school = leave_school ("-", "-");
  RbFlagWords words = { "medical-evidence", d ("2025-09-08"), d ("2025-09-12"), "", FALSE };

  school = put (school, NULL, &words);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      words.first_day = cases[i].first ? d (cases[i].first) : RB_DATE_NONE;
      words.last_day = cases[i].last ? d (cases[i].last) : RB_DATE_NONE;
      g_assert_null (rb_flag_put (school, 0, NULL, &words, "S", "Office", 1, &error));
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
  rb_school_unref (school);
}

static void
test_restricted (void)
{
  guint n, restricted = 0;
  const RbFlagKind *kinds = rb_flag_kinds (&n);

  for (guint i = 0; i < n; i++)
    {
      RbSchool *school = leave_school ("-", "-");
      RbFlagWords words = { kinds[i].id, d ("2025-09-08"), RB_DATE_NONE, NULL, FALSE };
      const RbFlag *flag;
      RbFlag *mask;

      school = put (school, NULL, &words);
      flag = rb_office_nth (school->office, RB_RECORD_FLAG, 0);
      g_assert_cmpint (flag->confidential, ==, kinds[i].restricted);
      restricted += kinds[i].restricted;
      mask = rb_flag_mask (flag);
      g_assert_cmpstr (mask->flag, ==, RB_FLAG_RESTRICTED);
      g_assert_cmpstr (mask->who, ==, "");
      rb_record_unref (mask);
      rb_school_unref (school);
    }
  g_assert_cmpuint (restricted, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flags/a flag holds from its first to its last day", test_days);
  g_test_add_func ("/flags/what cannot be is said in a sentence", test_refused);
  g_test_add_func ("/flags/a restricted flag is confidential by its kind", test_restricted);
  return g_test_run ();
}
