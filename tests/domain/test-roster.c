/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rb-test.h"

static RbPupil *
make_pupil (gint64 id, const char *surname, const char *forename, const char *upn, const char *born)
{
  RbPupil *pupil = rb_pupil_new (id);

  g_free (pupil->surname);
  g_free (pupil->forename);
  pupil->surname = g_strdup (surname);
  pupil->forename = g_strdup (forename);
  pupil->upn = g_strdup (upn);
  pupil->born = d (born);
  rb_pupil_add_roll (pupil, d ("2025-09-01"), RB_DATE_NONE);
  rb_pupil_add_class (pupil, 1, d ("2025-09-01"), RB_DATE_NONE);
  return pupil;
}

static RbContact *
make_contact (gint64 id, gint64 pupil, int priority, const char *household)
{
  RbContact *contact = g_new0 (RbContact, 1);

  contact->id = id;
  contact->pupil_id = pupil;
  contact->priority = priority;
  contact->household = g_strdup (household);
  return contact;
}

static RbRoster *
make_roster (void)
{
  GPtrArray *pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  GPtrArray *classes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_class_free);
  GPtrArray *contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_contact_free);

  g_ptr_array_add (pupils, make_pupil (10, "O’Sullivan", "Orla", "B801200005001", "2018-01-02"));
  g_ptr_array_add (pupils, make_pupil (11, "Dąbrowska", "Zofia", NULL, "2018-03-04"));
  g_ptr_array_add (pupils, make_pupil (12, "adeyemi", "Tobi", NULL, "2018-05-06"));
  g_ptr_array_add (pupils, make_pupil (13, "Dąbrowska", "Zofia", NULL, "2018-03-04"));
  g_ptr_array_add (classes, rb_class_new (1, 2025, "3T", "3", "Ms Osei"));
  g_ptr_array_add (classes, rb_class_new (2, 2025, "RH", "R", ""));
  g_ptr_array_add (classes, rb_class_new (3, 2025, "10XR", "10", ""));
  g_ptr_array_add (classes, rb_class_new (4, 2025, "3M", "3", ""));
  g_ptr_array_add (classes, rb_class_new (5, 2024, "3T", "3", ""));
  g_ptr_array_add (contacts, make_contact (1, 10, 2, "B"));
  g_ptr_array_add (contacts, make_contact (2, 10, 1, "A"));
  g_ptr_array_add (contacts, make_contact (3, 12, 1, "B"));
  return rb_roster_new (pupils, classes, contacts, NULL);
}

static void
test_find (void)
{
  g_autoptr (RbRoster) roster = make_roster ();

  g_assert_cmpint (rb_roster_find (roster, 12), ==, 2);
  g_assert_cmpint (rb_roster_find (roster, 99), ==, -1);
  g_assert_cmpint (rb_roster_find_upn (roster, " b801200005001 "), ==, 0);
  g_assert_cmpint (rb_roster_find_upn (roster, ""), ==, -1);
  g_assert_cmpint (rb_roster_find_person (roster, "ADEYEMI", "tobi", d ("2018-05-06")), ==, 2);
  g_assert_cmpint (rb_roster_find_person (roster, "Adeyemi", "Tobi", d ("2018-05-07")), ==, -1);
  g_assert_cmpint (rb_roster_find_person (roster, "Dąbrowska", "Zofia", d ("2018-03-04")), ==, -2);
}

static void
test_order (void)
{
  g_autoptr (RbRoster) roster = make_roster ();
  g_autoptr (GArray) rows = rb_roster_register (roster, 1, d ("2025-10-01"));
  g_autoptr (GPtrArray) classes = rb_roster_classes (roster, 2025);
  static const char *const names[] = { "RH", "3M", "3T", "10XR" };

  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_cmpuint (g_array_index (rows, guint, 0), ==, 2); /* adeyemi: case counts not */
  g_assert_cmpuint (g_array_index (rows, guint, 3), ==, 0);
  g_assert_cmpuint (classes->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < classes->len; i++)
    g_assert_cmpstr (((const RbClass *) classes->pdata[i])->name, ==, names[i]);
  g_assert_cmpint (rb_roster_find_class (roster, 2025, "3t")->id, ==, 1);
  g_assert_cmpint (rb_roster_find_class (roster, 2024, "3T")->id, ==, 5); /* another class */
}

static void
test_family (void)
{
  g_autoptr (RbRoster) roster = make_roster ();
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (roster, 10);
  g_autoptr (GArray) siblings = rb_roster_siblings (roster, 0);

  g_assert_cmpuint (contacts->len, ==, 2);
  g_assert_cmpint (((const RbContact *) contacts->pdata[0])->id, ==, 2);
  g_assert_cmpuint (siblings->len, ==, 1);
  g_assert_cmpuint (g_array_index (siblings, guint, 0), ==, 2);
}

static void
test_year_groups (void)
{
  static const struct
  {
    const char *text, *group, *name, *key_stage;
  } cases[] = {
    { "Reception", "R", "Reception", "EYFS" },
    { "0", "R", "Reception", "EYFS" },
    { "Year 3", "3", "Year 3", "KS2" },
    { "Y03", "3", "Year 3", "KS2" },
    { "10", "10", "Year 10", "KS4" },
    { "N1", "N1", "Nursery 1", "EYFS" },
    { "Nursery", "N2", "Nursery 2", "EYFS" },
    { " y7 ", "7", "Year 7", "KS3" },
    { "Oak", NULL, NULL, NULL },
    { "99", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *group = rb_year_group_parse (cases[i].text);
      g_autofree char *name = group ? rb_year_group_name (group) : NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (group, ==, cases[i].group);
      g_assert_cmpstr (name, ==, cases[i].name);
      if (group)
        g_assert_cmpstr (rb_key_stage (group), ==, cases[i].key_stage);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/a pupil is found by number or by person", test_find);
  g_test_add_func ("/roster/registers and classes are in school order", test_order);
  g_test_add_func ("/roster/families share a household", test_family);
  g_test_add_func ("/roster/year groups are read as schools write them", test_year_groups);
  return g_test_run ();
}
