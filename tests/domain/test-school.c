/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rb-test.h"

static void
test_begun (void)
{
  static const char *const week[] = { "term,Autumn,2025-09-01,2025-09-05", NULL };
  static const char *const rows[] = { "/ \\ / C1 C1", NULL };
  static const struct
  {
    const char *now;
    guint begun;
    guint last; /* column of the last marked session that has begun */
  } cases[] = {
    { "2025-09-01T08:00", 0, G_MAXUINT },
    { "2025-09-01T08:55", 1, 0 },
    { "2025-09-01T13:00", 2, 1 },
    { "2025-09-02", 4, 3 },
    { "2025-09-05", 10, 4 },
    { "2025-12-25", 10, 4 },
    { "2025-08-31", 0, G_MAXUINT },
  };
  g_autoptr (RbCalendar) calendar = test_calendar (week);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  const RbMarkMatrix *matrix = school->years->pdata[0];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbMoment now;
      RbSession last;
      gboolean any;

      g_test_message ("%s", cases[i].now);
      g_assert_true (rb_moment_parse (cases[i].now, &now));
      g_assert_cmpuint (rb_school_begun (school, matrix, now), ==, cases[i].begun);
      any = rb_school_data_to (school, now, &last);
      g_assert_cmpint (any, ==, cases[i].last != G_MAXUINT);
      if (any)
        g_assert_cmpint (rb_calendar_find (calendar, last.date, last.half), ==,
                         (int) cases[i].last);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school/sessions begin by the clock; later marks are plans", test_begun);
  return g_test_run ();
}
