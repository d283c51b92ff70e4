/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small schools for tests, from strings. Holds no test itself. */
#include "rb-test.h"

#include "rb-data.h"

RbDate
d (const char *iso)
{
  RbDate date;

  if (!rb_date_parse_iso (iso, &date))
    g_error ("not a date: %s", iso);
  return date;
}

RbCodeBook *
test_codes (void)
{
  return rb_code_book_new (rb_data_find ("codes/codes.csv", NULL));
}

RbPolicy *
test_policy (const char *preset)
{
  static const char defaults[] =
      "[band top]\nfrom=100\n[band green]\nfrom=97\n[band amber]\nfrom=90\n"
      "[band red]\nfrom=50\n[band severe]\nfrom=0\n";
  g_autofree char *path = preset ? g_strdup_printf ("policies/%s.ini", preset) : NULL;
  const char *text = path ? rb_data_find (path, NULL) : defaults;

  g_assert_nonnull (text);
  return rb_policy_from_text (text, NULL);
}

RbCalendar *
test_calendar (const char *const *lines)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));
  RbCalendar *calendar;
  int year = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ",", 4);
      RbCalendarEvent event;

      g_assert_true (rb_event_kind_parse (parts[0], &event.kind));
      event.name = g_strdup (parts[1]);
      event.from = d (parts[2]);
      event.to = d (parts[3]);
      if (i == 0)
        year = rb_academic_year_of (event.from);
      g_array_append_val (events, event);
    }
  calendar = rb_calendar_new (year, (RbCalendarEvent *) (gpointer) events->data, events->len);
  for (guint i = 0; i < events->len; i++)
    g_free (g_array_index (events, RbCalendarEvent, i).name);
  return calendar;
}

RbCalendar *
test_calendar_2025 (void)
{
  static const char *const lines[] = {
    "term,Autumn term,2025-09-01,2025-12-19",
    "half-term,October half term,2025-10-27,2025-10-31",
    "inset,INSET day,2025-09-01,2025-09-01",
    "term,Spring term,2026-01-05,2026-03-27",
    "half-term,February half term,2026-02-16,2026-02-20",
    "inset,INSET day,2026-02-23,2026-02-23",
    "term,Summer term,2026-04-13,2026-07-21",
    "bank-holiday,Early May bank holiday,2026-05-04,2026-05-04",
    "half-term,May half term,2026-05-25,2026-05-29",
    NULL,
  };

  return test_calendar (lines);
}

/* The id of the class `name` in `classes`, added to them where it is new. */
static gint64
class_id (GPtrArray *classes, const char *name, int year)
{
  g_autofree char *group = rb_year_group_of_class (name);

  for (guint i = 0; i < classes->len; i++)
    if (g_strcmp0 (((const RbClass *) classes->pdata[i])->name, name) == 0)
      return ((const RbClass *) classes->pdata[i])->id;
  g_ptr_array_add (classes, rb_class_new ((gint64) classes->len + 1, year, name, group, ""));
  return classes->len;
}

RbSchool *
test_school (RbCalendar *calendar, const char *const *rows, const char *const *classes)
{
  GPtrArray *pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_class_free);
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  GPtrArray *years = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_mark_matrix_unref);
  int year = rb_calendar_year (calendar);
  RbDate first = rb_academic_year_first (year);
  RbCodeBook *codes = test_codes ();

  for (guint i = 0; rows[i] != NULL; i++)
    {
      RbPupil *pupil = rb_pupil_new (i + 1);

      g_free (pupil->surname);
      pupil->surname = g_strdup_printf ("Pupil%02u", i + 1);
      rb_pupil_add_roll (pupil, first, RB_DATE_NONE);
      rb_pupil_add_class (pupil, class_id (all, classes ? classes[i] : "1A", year), first,
                          RB_DATE_NONE);
      g_ptr_array_add (pupils, pupil);
    }
  g_ptr_array_add (policies, test_policy (NULL));
  g_ptr_array_add (years, rb_mark_matrix_from_strings (codes, calendar, rows));
  return rb_school_new (rb_school_details_new ("Test School"), codes, rb_policy_book_new (policies),
                        rb_roster_new (pupils, all, NULL, NULL), years, NULL);
}
