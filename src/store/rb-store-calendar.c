/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing academic years and their calendars. Marks are addressed by date: a new calendar moves
 * none of them. */
#include "store/rb-statement.h"
#include "store/rb-store-writing.h"

static gboolean
write_days (RbDatabase *database, int year, GError **error)
{
  RbDate last = rb_academic_year_last (year);

  for (RbDate day = rb_academic_year_first (year); day <= last; day++)
    {
      RbStatement *write = rb_statement (
          database, "insert into year_day (day, year, slot) values (:day, :year, :slot)", error);
      if (write == NULL)
        return FALSE;
      rb_statement_bind_date (write, ":day", day);
      rb_statement_bind_int (write, ":year", year);
      rb_statement_bind_int (write, ":slot", rb_slot (day, RB_AM));
      if (!rb_statement_run (write, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rb_write_year (RbDatabase *database, int year, GError **error)
{
  GError *failed = NULL;
  RbStatement *find =
      rb_statement (database, "select 1 from academic_year where year = :year", error);

  if (find == NULL)
    return FALSE;
  rb_statement_bind_int (find, ":year", year);
  gboolean there = rb_statement_next (find, &failed);
  rb_statement_reset (find);
  if (failed != NULL)
    g_propagate_error (error, failed);
  if (there || failed != NULL)
    return there;
  RbStatement *add =
      rb_statement (database, "insert into academic_year (year) values (:year)", error);
  if (add == NULL)
    return FALSE;
  rb_statement_bind_int (add, ":year", year);
  return rb_statement_run (add, error) && write_days (database, year, error);
}

static gboolean
write_event (
    RbDatabase *database, int year, guint place, const RbCalendarEvent *event, GError **error)
{
  RbStatement *write =
      rb_statement (database,
                    "insert into calendar_event (year, place, kind, name, first_day, last_day)"
                    " values (:year, :place, :kind, :name, :first_day, :last_day)",
                    error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":year", year);
  rb_statement_bind_int (write, ":place", place);
  rb_statement_bind_text (write, ":kind", rb_event_kind_id (event->kind));
  rb_statement_bind_text (write, ":name", event->name);
  rb_statement_bind_date (write, ":first_day", event->from);
  rb_statement_bind_date (write, ":last_day", event->to);
  return rb_statement_run (write, error);
}

static gboolean
write_calendar (RbDatabase *database, const RbBatchYear *year, GError **error)
{
  if (!rb_write_year (database, year->year, error))
    return FALSE;
  RbStatement *away =
      rb_statement (database, "delete from calendar_event where year = :year", error);
  if (away == NULL)
    return FALSE;
  rb_statement_bind_int (away, ":year", year->year);
  if (!rb_statement_run (away, error))
    return FALSE;
  for (guint i = 0; i < year->events->len; i++)
    if (!write_event (database, year->year, i, &g_array_index (year->events, RbCalendarEvent, i),
                      error))
      return FALSE;
  return TRUE;
}

gboolean
rb_write_calendars (RbWriting *writing, GError **error)
{
  for (guint i = 0; i < writing->batch->years->len; i++)
    if (!write_calendar (writing->database, writing->batch->years->pdata[i], error))
      return FALSE;
  return TRUE;
}
