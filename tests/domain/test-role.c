/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles and rights: the table, what is given to persons, whose class is whose. */
#include "domain/rb-role.h"

#include "rb-test.h"

static void
head_may_everything_and_none_nothing (void)
{
  for (int right = 0; right < RB_N_RIGHTS; right++)
    {
      g_assert_true (rb_staff_role_may (RB_STAFF_HEAD, right));
      g_assert_false (rb_staff_role_may (RB_STAFF_NONE, right));
      g_assert_nonnull (rb_right_words (right));
      g_assert_true (rb_identity_may (NULL, right));
    }
}

static void
teachers_take_their_register_note_concerns_and_nothing_else (void)
{
  RbRights own = RB_RIGHT_BIT (RB_RIGHT_READ_OWN) | RB_RIGHT_BIT (RB_RIGHT_MARK_OWN)
                 | RB_RIGHT_BIT (RB_RIGHT_CONCERNS);

  g_assert_cmpuint (rb_staff_role_rights (RB_STAFF_TEACHER), ==, own);
  g_assert_cmpuint (rb_staff_role_rights (RB_STAFF_SUPPLY), ==, own);
}

static void
who_edits_pupils_sees_them_whole (void)
{
  for (int role = 0; role < RB_N_STAFF_ROLES; role++)
    if (rb_staff_role_may (role, RB_RIGHT_PUPILS) || rb_staff_role_may (role, RB_RIGHT_IMPORT))
      g_assert_true (rb_staff_role_may (role, RB_RIGHT_READ_FACTS)
                     && rb_staff_role_may (role, RB_RIGHT_READ_ALL));
}

static void
viewers_change_nothing (void)
{
  RbRights seen = RB_RIGHT_BIT (RB_RIGHT_READ_OWN) | RB_RIGHT_BIT (RB_RIGHT_READ_ALL)
                  | RB_RIGHT_BIT (RB_RIGHT_REPORTS);

  g_assert_cmpuint (rb_staff_role_rights (RB_STAFF_VIEWER), ==, seen);
}

static void
two_rights_are_given_to_persons (void)
{
  RbStaff staff = { .role = (char *) "admin", .decides_leave = TRUE };
  guint personal = 0;

  g_assert_cmpuint (rb_staff_rights (&staff), ==,
                    rb_staff_role_rights (RB_STAFF_ADMIN) | RB_RIGHT_BIT (RB_RIGHT_DECIDE_LEAVE));
  staff.issues_notices = TRUE;
  staff.role = (char *) "";
  g_assert_cmpuint (rb_staff_rights (&staff), ==, 0);
  for (int right = 0; right < RB_N_RIGHTS; right++)
    personal += rb_right_is_personal (right);
  g_assert_cmpuint (personal, ==, 2);
}

static void
roles_are_read_as_they_are_written (void)
{
  for (int role = 0; role < RB_N_STAFF_ROLES; role++)
    g_assert_cmpint (rb_staff_role_parse (rb_staff_role_id (role)), ==, role);
  g_assert_cmpint (rb_staff_role_parse (" DHT "), ==, RB_STAFF_ATTENDANCE);
  g_assert_cmpint (rb_staff_role_parse ("Class Teacher"), ==, RB_STAFF_TEACHER);
  g_assert_cmpint (rb_staff_role_parse ("caretaker"), ==, RB_STAFF_NONE);
  g_assert_cmpint (rb_staff_role_parse (NULL), ==, RB_STAFF_NONE);
}

static void
supply_staff_have_their_days (void)
{
  RbDate day = rb_date_new (2026, 3, 20);
  RbStaff staff = { .first_day = day, .last_day = day + 2 };

  g_assert_true (rb_staff_is_away (&staff, day - 1));
  g_assert_false (rb_staff_is_away (&staff, day));
  g_assert_false (rb_staff_is_away (&staff, day + 2));
  g_assert_true (rb_staff_is_away (&staff, day + 3));
  staff = (RbStaff){ .left = TRUE };
  g_assert_true (rb_staff_is_away (&staff, day));
}

static RbIdentity *
osei (const char *classes)
{
  RbStaff staff = { .id = 7,
                    .name = (char *) "Ms Osei",
                    .position = (char *) "Class teacher",
                    .role = (char *) "teacher",
                    .classes = (char *) classes };

  return rb_identity_new (&staff, rb_date_new (2026, 3, 20));
}

static void
a_class_is_its_teachers_and_its_years (void)
{
  g_autoptr (RbIdentity) by_name = osei (""), by_list = osei ("5B, 3t");
  struct
  {
    int year;
    const char *name;
    const char *teacher;
    gboolean by_name;
    gboolean by_list;
  } cases[] = { { 2025, "4O", "Ms Osei", TRUE, TRUE },
                { 2025, "3T", "Mr Tan", FALSE, TRUE },
                { 2024, "3T", "Mr Tan", FALSE, FALSE },
                { 2024, "4O", "Ms Osei", FALSE, FALSE },
                { 2025, "6Q", "", FALSE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbClass *klass = rb_class_new (1, cases[i].year, cases[i].name, "3", cases[i].teacher);
      g_assert_cmpint (rb_identity_has_class (by_name, klass), ==, cases[i].by_name);
      g_assert_cmpint (rb_identity_has_class (by_list, klass), ==, cases[i].by_list);
      rb_class_free (klass);
    }
}

static void
cover_is_for_its_days_and_session (void)
{
  g_autoptr (RbIdentity) identity = osei ("");
  RbDate day = rb_date_new (2026, 3, 20);
  RbCover *cover = rb_record_new (RB_RECORD_COVER);

  cover->class_id = 3;
  cover->first_day = cover->last_day = day;
  rb_record_set (&cover->session, "am");
  rb_record_set (&cover->name, "ms osei");
  g_assert_true (rb_identity_covers (identity, cover, 3, day, RB_AM));
  g_assert_false (rb_identity_covers (identity, cover, 3, day, RB_PM));
  g_assert_false (rb_identity_covers (identity, cover, 4, day, RB_AM));
  g_assert_false (rb_identity_covers (identity, cover, 3, day + 1, RB_AM));
  cover->staff_id = 8;
  g_assert_false (rb_identity_covers (identity, cover, 3, day, RB_AM));
  rb_record_unref (cover);
}

static void
a_refusal_says_who_what_and_which_role_may (void)
{
  g_autoptr (RbIdentity) identity = osei ("");
  g_autofree char *calendar = rb_identity_refusal (identity, RB_RIGHT_POLICY);
  g_autofree char *leave = rb_identity_refusal (identity, RB_RIGHT_DECIDE_LEAVE);
  g_autofree char *nobody = rb_identity_refusal (NULL, RB_RIGHT_AMEND);

  g_assert_cmpstr (calendar, ==,
                   "Ms Osei (Teacher) may not edit the policy and the school's actions. These may: "
                   "Attendance lead and Headteacher.");
  g_assert_cmpstr (
      leave, ==,
      "Ms Osei (Teacher) may not decide about leave. These may: Headteacher, and those "
      "to whom it was given.");
  g_assert_cmpstr (nobody, ==, "Nobody is signed in. Sign in to amend saved marks.");
}

static void
a_pin_that_is_guessed_at_once_is_refused (void)
{
  static const char *const bad[] = { "", "123", "1111", "1234", "9876", "aaaa", "abcd" };
  static const char *const good[] = { "4711", "2580", "correct horse", "1233" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_nonnull (rb_pin_problem (bad[i]));
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_null (rb_pin_problem (good[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/role/head may everything and none nothing",
                   head_may_everything_and_none_nothing);
  g_test_add_func ("/role/teachers take their register and nothing else",
                   teachers_take_their_register_note_concerns_and_nothing_else);
  g_test_add_func ("/role/who edits pupils sees them whole", who_edits_pupils_sees_them_whole);
  g_test_add_func ("/role/viewers change nothing", viewers_change_nothing);
  g_test_add_func ("/role/two rights are given to persons", two_rights_are_given_to_persons);
  g_test_add_func ("/role/roles are read as they are written", roles_are_read_as_they_are_written);
  g_test_add_func ("/role/supply staff have their days", supply_staff_have_their_days);
  g_test_add_func ("/role/a class is its teacher's and its year's",
                   a_class_is_its_teachers_and_its_years);
  g_test_add_func ("/role/cover is for its days and session", cover_is_for_its_days_and_session);
  g_test_add_func ("/role/a refusal says who, what and which role may",
                   a_refusal_says_who_what_and_which_role_may);
  g_test_add_func ("/role/a PIN that is guessed at once is refused",
                   a_pin_that_is_guessed_at_once_is_refused);
  return g_test_run ();
}
