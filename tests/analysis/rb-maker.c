/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools for the tests of the analysis. Holds no test itself. */
#include "rb-maker.h"

RbMaker *
maker_new (void)
{
  RbMaker *maker = g_new0 (RbMaker, 1);

  maker->codes = test_codes ();
  maker->pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  maker->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_class_free);
  maker->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  maker->years = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_mark_matrix_unref);
  return maker;
}

gint64
maker_class (RbMaker *maker, int year, const char *name, const char *year_group)
{
  g_ptr_array_add (maker->classes, rb_class_new ((gint64) maker->classes->len + 1, year, name,
                                                 year_group, "Ms Osei"));
  return maker->classes->len;
}

RbPupil *
maker_pupil (RbMaker *maker, const char *surname, const char *from, const char *to)
{
  RbPupil *pupil = rb_pupil_new ((gint64) maker->pupils->len + 1);

  g_free (pupil->surname);
  pupil->surname = g_strdup (surname);
  rb_pupil_add_roll (pupil, d (from), *to ? d (to) : RB_DATE_NONE);
  g_ptr_array_add (maker->pupils, pupil);
  return pupil;
}

void
maker_year (RbMaker *maker, RbCalendar *calendar, const char *const *rows)
{
  g_ptr_array_add (maker->years, rb_mark_matrix_from_strings (maker->codes, calendar, rows));
  rb_calendar_unref (calendar);
}

void
maker_policy (RbMaker *maker, const char *valid_from, int green)
{
  g_autofree char *text = g_strdup_printf ("[policy]\nvalid-from=%s\n[band top]\nfrom=100\n"
                                           "[band green]\nfrom=%d\n[band amber]\nfrom=90\n"
                                           "[band red]\nfrom=50\n[band severe]\nfrom=0\n",
                                           valid_from, green);

  g_ptr_array_add (maker->policies, rb_policy_from_text (text, NULL));
}

RbSchool *
maker_school (RbMaker *maker)
{
  RbSchool *school;

  if (maker->policies->len == 0)
    g_ptr_array_add (maker->policies, test_policy (NULL));
  school = rb_school_new (
      rb_school_details_new ("Test School"), maker->codes, rb_policy_book_new (maker->policies),
      rb_roster_new (maker->pupils, maker->classes, NULL, NULL), maker->years, NULL);
  g_free (maker);
  return school;
}

char *
many (const char *code, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", code);
  return g_string_free (text, FALSE);
}

char *
joined (char *first, ...)
{
  GString *text = g_string_new (first);
  va_list args;
  char *next;

  g_free (first);
  va_start (args, first);
  while ((next = va_arg (args, char *)) != NULL)
    {
      g_string_append (text, next);
      g_free (next);
    }
  va_end (args);
  return g_string_free (text, FALSE);
}

RbMoment
at (const char *iso)
{
  RbMoment now;

  if (!rb_moment_parse (iso, &now))
    g_error ("not a moment: %s", iso);
  return now;
}

RbCalendar *
weeks (const char *monday, guint n)
{
  RbCalendarEvent term = { RB_EVENT_TERM, (char *) "Autumn", d (monday),
                           d (monday) + (RbDate) n * 7 - 3 };

  return rb_calendar_new (rb_academic_year_of (term.from), &term, 1);
}
