/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the sample school into a new file, through the store alone. */
#include "school/rb-sample.h"

#include <glib/gstdio.h>

#include "school/rb-clock.h"
#include "store/rb-store.h"

/* The last school day before `now`; RB_DATE_NONE where there is none. */
static RbDate
day_before (const RbSchool *school, RbMoment now)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, now.date);
  guint column = matrix ? rb_school_begun (school, matrix, now) : 0;

  while (column-- > 0)
    {
      RbDate date = rb_calendar_session (rb_mark_matrix_calendar (matrix), column).date;

      if (date < now.date)
        return date;
    }
  return RB_DATE_NONE;
}

/* Every other reason that was still open on the day before was found this morning, here and not in
 * the MIS: amendments, and lines of the key-back list. (transfer full) */
static RbChange *
found_reasons (const RbSchool *school, RbMoment now)
{
  RbDate day = day_before (school, now);
  RbChange *change =
      rb_change_new (RB_SOURCE_GRID, "Shirin Marlow", "Office administrator",
                     "Mother rang: ill since the evening before", rb_clock_seconds_of (now));
  RbMark open = rb_code_book_find (school->codes, "N", now.date)->mark;
  RbMark ill = rb_code_book_find (school->codes, "I", now.date)->mark;
  guint met = 0;

  for (guint row = 0; day != RB_DATE_NONE && row < rb_roster_n (school->roster); row++)
    for (int half = RB_AM; half <= RB_PM; half++)
      {
        RbSession session = { day, (RbHalf) half };
        gint64 id = rb_roster_pupil (school->roster, row)->id;

        if (rb_school_mark (school, row, day, session.half) == open && met++ % 2 == 0)
          rb_change_add (change, id, session, open, ill,
                         rb_school_cell_detail (school, id, session), NULL);
      }
  return change;
}

gboolean
rb_sample_create (const char *path, const RbSampleSpec *spec, GError **error)
{
  g_autoptr (RbSchool) school = rb_sample_school (spec);
  g_autoptr (RbStore) store = rb_store_create (path, school->details, NULL, NULL, error);

  if (store == NULL)
    return FALSE;
  g_autoptr (RbChange) found = found_reasons (school, spec->now);
  if (!rb_store_write_school (store, school, "Sample school", "", rb_clock_seconds (), error)
      || (rb_change_n (found) > 0 && !rb_store_apply (store, found, NULL, error)))
    {
      g_clear_object (&store);
      g_unlink (path);
      return FALSE;
    }
  rb_store_close (store);
  return TRUE;
}
