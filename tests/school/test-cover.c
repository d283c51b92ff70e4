/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cover: who may be named for which days, what meets what, its end, and who sees the class then. */
#include "leave-maker.h"

#include "school/rb-cover.h"

#include <string.h>

/* Class 1A, with a member of staff, one who has left and a supply teacher of three days. */
static RbSchool *
cover_school (void)
{
  static const struct
  {
    const char *name, *role, *first, *last;
    gboolean left;
  } people[] = {
    { "Mr Tan", "teacher", NULL, NULL, FALSE },
    { "Mrs Gone", "teacher", NULL, NULL, TRUE },
    { "Ms Reid", "supply", "2025-09-03", "2025-09-05", FALSE },
  };
  RbSchool *school = leave_school ("/ \\ / \\", "-");
  GPtrArray *staff = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_staff_free);
  GPtrArray *classes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_class_free);

  g_ptr_array_add (classes, rb_class_new (1, 2025, "1A", "1", "Miss Lindqvist"));
  g_ptr_array_add (classes, rb_class_new (2, 2025, "2B", "2", ""));
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      RbStaff *one = g_new0 (RbStaff, 1);

      one->id = i + 1;
      one->name = g_strdup (people[i].name);
      one->position = g_strdup ("");
      one->role = g_strdup (people[i].role);
      one->classes = g_strdup ("");
      one->left = people[i].left;
      one->first_day = people[i].first ? d (people[i].first) : RB_DATE_NONE;
      one->last_day = people[i].last ? d (people[i].last) : RB_DATE_NONE;
      g_ptr_array_add (staff, one);
    }
  rb_roster_unref (school->roster);
  school->roster = rb_roster_new (NULL, classes, NULL, staff);
  return school;
}

/* Wednesday 3 to Friday 5 September. */
static RbCoverEntry
three_days (const char *who)
{
  return (RbCoverEntry){ .class_id = 1,
                         .first_day = d ("2025-09-03"),
                         .last_day = d ("2025-09-05"),
                         .session = "day",
                         .who = who,
                         .note = "" };
}

static const RbCover *
only (const RbSchool *school)
{
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_COVER), ==, 1);
  return rb_office_nth (school->office, RB_RECORD_COVER, 0);
}

static void
test_who (void)
{
  static const struct
  {
    const char *who, *name;
    gint64 staff_id;
    const char *effect;
  } cases[] = {
    { " ms reid ", "Ms Reid", 3, "Ms Reid sees class 1A on these days" },
    { "Mr Hartley", "Mr Hartley", 0, "Not in the staff list" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = cover_school ();
      RbCoverEntry entry = three_days (cases[i].who);
      RbDeed deed = leave_deed ();
      g_autofree char *effect = rb_cover_effect (school, &entry);

      school = leave_after (school, rb_cover_change (school, &entry, &deed, NULL));
      g_assert_cmpstr (only (school)->name, ==, cases[i].name);
      g_assert_cmpint (only (school)->staff_id, ==, cases[i].staff_id);
      g_assert_true (g_str_has_prefix (effect, cases[i].effect));
    }
}

static void
test_refused (void)
{
  static const struct
  {
    gint64 class_id;
    const char *who, *first, *last, *session, *says;
  } cases[] = {
    { 9, "Mr Tan", "2025-09-03", "2025-09-05", "day", "Choose a class" },
    { 1, "  ", "2025-09-03", "2025-09-05", "day", "Say who" },
    { 1, "Miss Lindqvist", "2025-09-03", "2025-09-05", "day", "is the teacher of class 1A" },
    { 1, "Mr Tan", NULL, "2025-09-05", "day", "first and the last" },
    { 1, "Mr Tan", "2025-09-05", "2025-09-03", "day", "before the first" },
    { 1, "Mr Tan", "2026-09-03", "2026-09-03", "day", "not a class of the academic year" },
    { 1, "Mr Tan", "2025-09-06", "2025-09-07", "day", "closed" },
    { 1, "Ms Reid", "2025-09-03", "2025-09-08", "day", "does not work here" },
    { 1, "Mr Tan", "2025-09-08", "2025-09-08", "pm", "Mr Hartley covers class 1A then already" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = cover_school ();
      RbCoverEntry monday = three_days ("Mr Hartley"), entry = three_days (cases[i].who);
      RbDeed deed = leave_deed ();
      g_autoptr (GError) error = NULL;

      monday.first_day = monday.last_day = d ("2025-09-08");
      school = leave_after (school, rb_cover_change (school, &monday, &deed, NULL));
      entry.class_id = cases[i].class_id;
      entry.first_day = cases[i].first ? d (cases[i].first) : RB_DATE_NONE;
      entry.last_day = d (cases[i].last);
      entry.session = cases[i].session;
      g_assert_null (rb_cover_change (school, &entry, &deed, &error));
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_halves (void)
{
  RbSchool *school = cover_school ();
  RbCoverEntry morning = three_days ("Mr Tan"), afternoon = three_days ("Ms Reid");
  RbCoverEntry second = three_days ("Mr Tan");
  RbDeed deed = leave_deed ();
  g_autoptr (GPtrArray) covers = NULL;
  g_autofree char *when = NULL, *effect = NULL;

  morning.session = "am";
  afternoon.session = "pm";
  second.class_id = 2;
  school = leave_after (school, rb_cover_change (school, &morning, &deed, NULL));
  school = leave_after (school, rb_cover_change (school, &afternoon, &deed, NULL));
  effect = rb_cover_effect (school, &second);
  g_assert_nonnull (strstr (effect, "Covers class 1A at the same time"));
  covers = rb_covers_from (school, d ("2025-09-05"));
  g_assert_cmpuint (covers->len, ==, 2);
  when = rb_cover_when (covers->pdata[0]);
  g_assert_cmpstr (when, ==, "3 to 5 September, mornings");
  g_assert_null (rb_cover_next (school, 2, d ("2025-09-03")));
  g_assert_null (rb_cover_next (school, 1, d ("2025-09-06")));
  rb_school_unref (school);
}

static void
test_changed_ended_removed (void)
{
  RbSchool *school = cover_school ();
  RbCoverEntry entry = three_days ("Mr Tan");
  RbDeed deed = leave_deed ();

  school = leave_after (school, rb_cover_change (school, &entry, &deed, NULL));
  entry.cover_id = only (school)->base.id;
  entry.who = "Ms Reid";
  school = leave_after (school, rb_cover_change (school, &entry, &deed, NULL));
  g_assert_cmpstr (only (school)->name, ==, "Ms Reid");
  g_assert_null (rb_cover_end (only (school), d ("2025-09-05"), &deed));
  school = leave_after (school, rb_cover_end (only (school), d ("2025-09-04"), &deed));
  g_assert_cmpint (only (school)->last_day, ==, d ("2025-09-04"));
  school = leave_after (school, rb_cover_remove (only (school), &deed));
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_COVER), ==, 0);
  rb_school_unref (school);
}

static void
test_seen (void)
{
  RbSchool *school = cover_school ();
  RbCoverEntry entry = three_days ("Ms Reid");
  RbDeed deed = leave_deed ();
  const RbStaff *reid = rb_roster_staff (school->roster, 2);
  g_autoptr (RbIdentity) who = rb_identity_new (reid, d ("2025-09-04"));

  entry.session = "am";
  school = leave_after (school, rb_cover_change (school, &entry, &deed, NULL));
  g_assert_true (rb_identity_covers (who, only (school), 1, d ("2025-09-04"), RB_AM));
  g_assert_false (rb_identity_covers (who, only (school), 1, d ("2025-09-04"), RB_PM));
  g_assert_false (rb_identity_covers (who, only (school), 1, d ("2025-09-08"), RB_AM));
  rb_school_unref (school);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school/cover/whoever is in the staff list is known by it", test_who);
  g_test_add_func ("/school/cover/what cannot be covered is refused with a reason", test_refused);
  g_test_add_func ("/school/cover/a morning and an afternoon do not meet", test_halves);
  g_test_add_func ("/school/cover/it is changed, ended and removed", test_changed_ended_removed);
  g_test_add_func ("/school/cover/who covers sees the class then only", test_seen);
  return g_test_run ();
}
