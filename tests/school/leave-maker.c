/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small schools for the tests of leave. */
#include "leave-maker.h"

RbSchool *
leave_school (const char *first, const char *second)
{
  static const char *const weeks[] = { "term,Autumn,2025-09-01,2025-09-12", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (weeks);
  const char *const rows[] = { first, second, NULL };

  return test_school (calendar, rows, NULL);
}

char *
leave_marks (const RbSchool *school, guint row)
{
  GString *words = g_string_new (NULL);
  gsize end = 0;

  for (RbDate day = d ("2025-09-01"); day <= d ("2025-09-12"); day++)
    for (int half = RB_AM; half <= RB_PM && rb_date_weekday (day) < 5; half++)
      {
        const char *text =
            rb_code_book_text (school->codes, rb_school_mark (school, row, day, (RbHalf) half));

        g_string_append_printf (words, "%s%s", words->len ? " " : "", *text ? text : "-");
        if (*text)
          end = words->len;
      }
  return g_string_free (g_string_truncate (words, end), FALSE);
}

RbMoment
leave_now (void)
{
  return (RbMoment){ d ("2025-09-03"), 12 * 60 };
}

RbDeed
leave_deed (void)
{
  return (RbDeed){ "Shirin Marlow", "Office administrator", 1756900000, leave_now () };
}

GArray *
leave_rows (guint n)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    g_array_append_val (rows, i);
  return rows;
}

RbSchool *
leave_after (RbSchool *school, RbChange *change)
{
  RbSchool *after;

  g_assert_nonnull (change);
  after = rb_school_apply (school, change);
  rb_school_unref (school);
  rb_change_unref (change);
  return after;
}

RbSession
at (const char *iso, RbHalf half)
{
  return (RbSession){ d (iso), half };
}
