/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planned marks of a record: made, made again, taken away. */
#include "school/rb-plans-private.h"

#include <gio/gio.h>
#include <string.h>

gboolean
rb_plans_refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  g_free (sentence);
  return FALSE;
}

int
rb_session_compare (RbSession a, RbSession b)
{
  if (a.date != b.date)
    return a.date < b.date ? -1 : 1;
  return (a.half > b.half) - (a.half < b.half);
}

RbSession
rb_session_before (const RbSchool *school, RbSession session)
{
  RbSession found = { RB_DATE_NONE, RB_AM };

  for (guint i = 0; i < school->years->len; i++)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (school->years->pdata[i]);

      for (guint c = rb_calendar_n_sessions (calendar); c-- > 0;)
        {
          RbSession one = rb_calendar_session (calendar, c);

          if (rb_session_compare (one, session) >= 0)
            continue;
          if (rb_session_compare (one, found) > 0)
            found = one;
          break;
        }
    }
  return found;
}

RbSession
rb_session_after (const RbSchool *school, RbSession session)
{
  RbSession found = { RB_DATE_NONE, RB_AM };

  for (guint i = 0; i < school->years->len; i++)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (school->years->pdata[i]);

      for (guint c = 0; c < rb_calendar_n_sessions (calendar); c++)
        {
          RbSession one = rb_calendar_session (calendar, c);

          if (rb_session_compare (one, session) <= 0)
            continue;
          if (found.date == RB_DATE_NONE || rb_session_compare (one, found) < 0)
            found = one;
          break;
        }
    }
  return found;
}

char *
rb_session_range_words (RbSession from, RbSession to)
{
  g_autofree char *first = rb_date_format (from.date, RB_DATE_WEEKDAY);
  g_autofree char *last = rb_date_format (to.date, RB_DATE_WEEKDAY);

  if (from.date == to.date && from.half == RB_AM && to.half == RB_PM)
    return g_steal_pointer (&first);
  if (from.date == to.date)
    return g_strdup_printf ("%s %s", first, rb_half_name (from.half));
  return g_strdup_printf ("%s%s to %s%s", first, from.half == RB_PM ? " PM" : "", last,
                          to.half == RB_AM ? " AM" : "");
}

gpointer
rb_plans_record (const RbSchool *school, RbRecordKind kind, guint index)
{
  RbRecord *record = rb_record_new (kind);

  record->id = rb_office_next_id (school->office, kind) + index;
  return record;
}

static gboolean
is_plan (const RbSchool *school, RbSession session, RbMoment now)
{
  return !rb_policy_begun (rb_policy_book_on (school->policies, session.date), session.date,
                           session.half, now);
}

/* What the rule said, with the record's own marks added or, where plans are taken away, alone. */
static RbBulkWhat
what_of (const RbSchool *school, const RbBulk *bulk, const RbBulkLine *line, const char *mine)
{
  gboolean own = mine && *mine && strcmp (rb_code_book_text (school->codes, line->was), mine) == 0;

  if (*bulk->code == '\0')
    return line->what == RB_BULK_REPLACES && !own ? RB_BULK_KEPT : line->what;
  return line->what == RB_BULK_KEPT && own ? RB_BULK_REPLACES : line->what;
}

RbBulkPlan *
rb_plans_make (
    const RbSchool *school, const RbBulk *bulk, const char *mine, RbMoment now, GError **error)
{
  RbBulkPlan *plan = rb_bulk_plan (school, bulk, now, error);
  guint last = G_MAXUINT;

  if (plan == NULL)
    return NULL;
  memset (plan->counts, 0, sizeof plan->counts);
  plan->pupils = plan->planned = 0;
  for (guint i = 0; i < plan->lines->len; i++)
    {
      RbBulkLine *line = &g_array_index (plan->lines, RbBulkLine, i);

      line->what = what_of (school, bulk, line, mine);
      plan->counts[line->what]++;
      if (line->what != RB_BULK_SET && line->what != RB_BULK_REPLACES)
        continue;
      plan->pupils += line->row != last;
      plan->planned += is_plan (school, line->session, now);
      last = line->row;
    }
  return plan;
}

guint
rb_plans_add (
    const RbSchool *school, const RbBulk *bulk, const char *mine, RbMoment now, RbChange *change)
{
  g_autoptr (RbBulkPlan) plan = rb_plans_make (school, bulk, mine, now, NULL);

  return plan ? rb_bulk_add (school, plan, bulk, change) : 0;
}

guint
rb_plans_take_away (const RbSchool *school,
                    guint row,
                    RbSession from,
                    RbSession to,
                    const char *code,
                    RbMoment now,
                    RbChange *change)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  RbBulk bulk = { .rows = rows, .from = from, .to = to, .code = "" };

  g_array_append_val (rows, row);
  return rb_plans_add (school, &bulk, code, now, change);
}
