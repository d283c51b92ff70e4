/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rb-test.h"

static void
test_compulsory_age (void)
{
  static const struct
  {
    const char *born, *begins;
  } cases[] = {
    { "2020-09-01", "2025-12-31" }, /* case 43 */
    { "2020-08-31", "2025-08-31" }, { "2021-03-31", "2026-03-31" }, { "2021-01-01", "2026-03-31" },
    { "2020-12-31", "2025-12-31" }, { "2020-02-29", "2025-03-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbDate born = d (cases[i].born);

      g_test_message ("born %s", cases[i].born);
      g_assert_cmpint (rb_compulsory_age_begins (born), ==, d (cases[i].begins));
      g_assert_false (rb_compulsory_age (born, d (cases[i].begins) - 1));
      g_assert_true (rb_compulsory_age (born, d (cases[i].begins)));
    }
  /* Turning 16 in 2025/26: to the last Friday in June. */
  g_assert_cmpint (rb_compulsory_age_ends (d ("2009-09-01")), ==, d ("2026-06-26"));
  g_assert_cmpint (rb_compulsory_age_ends (d ("2010-08-31")), ==, d ("2026-06-26"));
  g_assert_cmpint (rb_compulsory_age_ends (d ("2010-09-01")), ==, d ("2027-06-25"));
  g_assert_true (rb_compulsory_age (RB_DATE_NONE, d ("2026-01-01")));
}

static void
test_upn (void)
{
  static const struct
  {
    const char *upn;
    gboolean right;
  } cases[] = {
    { "B801200005001", TRUE }, /* case 82 */
    { "A801200005001", FALSE }, { "T82343210600A", TRUE },
    { "G823432106001", TRUE },  { "W823432106002", TRUE },
    { "T330210124017", TRUE },  { "b801200005001", TRUE },
    { "B80120000500", FALSE },  { "", FALSE },
    { "B8012000050O1", FALSE }, { "BABCDEFGHJKLM", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *problem = rb_upn_problem (cases[i].upn);

      g_test_message ("%s: %s", cases[i].upn, problem ? problem : "right");
      g_assert_cmpint (problem == NULL, ==, cases[i].right);
    }
}

static void
test_dated_facts (void)
{
  g_autoptr (RbPupil) pupil = rb_pupil_new (7);
  g_autoptr (RbPupil) copy = NULL;

  rb_pupil_add_roll (pupil, d ("2024-09-02"), d ("2025-01-10"));
  rb_pupil_add_roll (pupil, d ("2025-04-22"), RB_DATE_NONE);
  rb_pupil_add_class (pupil, 3, d ("2024-09-02"), RB_DATE_NONE);
  rb_pupil_add_class (pupil, 4, d ("2025-06-02"), RB_DATE_NONE);
  rb_pupil_add_attribute (pupil, "fsm", "true", d ("2025-01-01"), d ("2025-06-30"));
  copy = rb_pupil_copy (pupil);
  g_assert_true (rb_pupil_on_roll (copy, d ("2025-01-10")));
  g_assert_false (rb_pupil_on_roll (copy, d ("2025-01-11")));
  g_assert_true (rb_pupil_on_roll (copy, d ("2030-01-11")));
  g_assert_cmpint (rb_pupil_first_on_roll (copy, d ("2025-01-11"), d ("2025-07-01")), ==,
                   d ("2025-04-22"));
  g_assert_false (rb_pupil_on_roll_between (copy, d ("2025-01-11"), d ("2025-04-21")));
  g_assert_cmpint (rb_pupil_class_on (copy, d ("2025-06-01")), ==, 3);
  g_assert_cmpint (rb_pupil_class_on (copy, d ("2025-06-02")), ==, 4); /* the later one holds */
  g_assert_true (rb_pupil_has (copy, "fsm", d ("2025-06-30")));
  g_assert_false (rb_pupil_has (copy, "fsm", d ("2025-07-01")));
}

static void
test_names (void)
{
  g_autoptr (RbPupil) pupil = rb_pupil_new (1);
  g_autofree char *sorted = NULL;
  g_autofree char *plain = NULL;

  g_free (pupil->surname);
  g_free (pupil->forename);
  pupil->surname = g_strdup ("Dąbrowska");
  pupil->forename = g_strdup ("Zofia");
  sorted = rb_pupil_sorted_name (pupil);
  plain = rb_pupil_name (pupil);
  g_assert_cmpstr (sorted, ==, "Dąbrowska, Zofia");
  g_assert_cmpstr (plain, ==, "Zofia Dąbrowska");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pupil/compulsory school age, case 43", test_compulsory_age);
  g_test_add_func ("/pupil/the check letter of a UPN, case 82", test_upn);
  g_test_add_func ("/pupil/roll, class and facts have dates", test_dated_facts);
  g_test_add_func ("/pupil/names in lists and on cards", test_names);
  return g_test_run ();
}
