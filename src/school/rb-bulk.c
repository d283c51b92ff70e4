/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bulk codes: a plan of cells, then a change. */
#include "school/rb-bulk.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  const RbSchool *school;
  const RbBulk *bulk;
  RbMoment now;
  RbBulkPlan *plan;
  RbMark open; /* N */
} Planner;

static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
check_code (const RbSchool *school, const RbBulk *bulk, GError **error)
{
  const RbCode *first, *last;
  g_autofree char *days = NULL;

  if (bulk->code[0] == '\0')
    return TRUE;
  if (!rb_code_book_knows (school->codes, bulk->code))
    return refuse (error, g_strdup_printf ("“%s” is not an attendance code.", bulk->code));
  first = rb_code_book_find (school->codes, bulk->code, bulk->from.date);
  last = rb_code_book_find (school->codes, bulk->code, bulk->to.date);
  if (first == NULL || last == NULL)
    {
      days = rb_date_range_format (bulk->from.date, bulk->to.date);
      return refuse (
          error, g_strdup_printf ("Code %s is not in force on all days of %s.", bulk->code, days));
    }
  if (last->detail[0] != '\0' && strstr (last->detail, "nature")
      && (bulk->nature == NULL || bulk->nature[0] == '\0'))
    return refuse (
        error, g_strdup_printf ("Code %s needs the %s. Write it in.", last->text, last->detail));
  return TRUE;
}

/* Whether the timetable leaves the session out, or there is no timetable. */
static gboolean
gets_code (const RbBulk *bulk, RbSession session)
{
  int weekday = rb_date_weekday (session.date);
  gsize place = (gsize) weekday * 2 + session.half;

  if (bulk->sessions == NULL)
    return TRUE;
  return weekday < 5 && place < strlen (bulk->sessions) && bulk->sessions[place] == '0';
}

static gboolean
is_plan (const Planner *planner, RbSession session)
{
  const RbPolicy *policy = rb_policy_book_on (planner->school->policies, session.date);

  return !rb_policy_begun (policy, session.date, session.half, planner->now);
}

static RbBulkWhat
what_of (const Planner *planner, RbMark was, RbMark is, RbSession session)
{
  const RbCodeBook *codes = planner->school->codes;

  if (was == is)
    return RB_BULK_SAME;
  if (is == RB_MARK_NONE)
    return is_plan (planner, session) ? RB_BULK_REPLACES : RB_BULK_KEPT;
  if (was == RB_MARK_NONE)
    return RB_BULK_SET;
  if (rb_code_book_may_overwrite (codes, was, is)
      || (planner->bulk->explains && was == planner->open)
      || (is_plan (planner, session) && planner->bulk->explains))
    return RB_BULK_REPLACES;
  return RB_BULK_KEPT;
}

static void
plan_cell (Planner *planner, const RbMarkMatrix *matrix, guint row, guint column)
{
  const RbCodeBook *codes = planner->school->codes;
  RbSession session = rb_calendar_session (rb_mark_matrix_calendar (matrix), column);
  const RbCode *code =
      planner->bulk->code[0] ? rb_code_book_find (codes, planner->bulk->code, session.date) : NULL;
  RbBulkLine line = { .row = row, .session = session };

  if (!gets_code (planner->bulk, session))
    return;
  line.was = rb_mark_matrix_get (matrix, row, column);
  if (!rb_pupil_on_roll (rb_roster_pupil (planner->school->roster, row), session.date))
    line.what = RB_BULK_OFF_ROLL;
  else
    {
      line.is = code ? rb_code_book_for_half (codes, code->mark, session.half) : RB_MARK_NONE;
      line.what = what_of (planner, line.was, line.is, session);
    }
  if (line.what == RB_BULK_SET || line.what == RB_BULK_REPLACES)
    planner->plan->planned += is_plan (planner, session);
  planner->plan->counts[line.what]++;
  g_array_append_val (planner->plan->lines, line);
}

/* The columns of a year between the two sessions. */
static void
columns_of (const RbCalendar *calendar, const RbBulk *bulk, guint *first, guint *end)
{
  rb_calendar_range (calendar, bulk->from.date, bulk->to.date, first, end);
  while (*first < *end)
    {
      RbSession session = rb_calendar_session (calendar, *first);

      if (session.date != bulk->from.date || session.half >= bulk->from.half)
        break;
      (*first)++;
    }
  while (*end > *first)
    {
      RbSession session = rb_calendar_session (calendar, *end - 1);

      if (session.date != bulk->to.date || session.half <= bulk->to.half)
        break;
      (*end)--;
    }
}

static guint
plan_row (Planner *planner, guint row)
{
  guint sessions = 0;
  guint before = planner->plan->counts[RB_BULK_SET] + planner->plan->counts[RB_BULK_REPLACES];

  for (guint i = 0; i < planner->school->years->len; i++)
    {
      const RbMarkMatrix *matrix = planner->school->years->pdata[i];
      guint first, end;

      columns_of (rb_mark_matrix_calendar (matrix), planner->bulk, &first, &end);
      sessions += end - first;
      for (guint column = first; column < end; column++)
        plan_cell (planner, matrix, row, column);
    }
  planner->plan->pupils +=
      planner->plan->counts[RB_BULK_SET] + planner->plan->counts[RB_BULK_REPLACES] > before;
  return sessions;
}

RbBulkPlan *
rb_bulk_plan (const RbSchool *school, const RbBulk *bulk, RbMoment now, GError **error)
{
  g_autoptr (RbBulkPlan) plan = NULL;
  Planner planner = { .school = school, .bulk = bulk, .now = now };
  guint sessions = 0;

  if (!check_code (school, bulk, error))
    return NULL;
  planner.plan = plan = g_new0 (RbBulkPlan, 1);
  planner.open = rb_code_book_find (school->codes, "N", bulk->from.date)->mark;
  plan->lines = g_array_new (FALSE, FALSE, sizeof (RbBulkLine));
  for (guint i = 0; i < bulk->rows->len; i++)
    sessions += plan_row (&planner, g_array_index (bulk->rows, guint, i));
  if (sessions == 0)
    {
      g_autofree char *days = rb_date_range_format (bulk->from.date, bulk->to.date);

      refuse (error, bulk->rows->len == 0
                         ? g_strdup ("Nobody is chosen.")
                         : g_strdup_printf ("There is no school session on %s.", days));
      return NULL;
    }
  return g_steal_pointer (&plan);
}

void
rb_bulk_plan_free (RbBulkPlan *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->lines);
  g_free (plan);
}

guint
rb_bulk_add (const RbSchool *school, const RbBulkPlan *plan, const RbBulk *bulk, RbChange *change)
{
  RbDetail detail = { -1, (char *) bulk->note, (char *) bulk->nature };
  guint n = 0;

  for (guint i = 0; i < plan->lines->len; i++)
    {
      const RbBulkLine *line = &g_array_index (plan->lines, RbBulkLine, i);
      gint64 id = rb_roster_pupil (school->roster, line->row)->id;

      if (line->what != RB_BULK_SET && line->what != RB_BULK_REPLACES)
        continue;
      rb_change_add (change, id, line->session, line->was, line->is,
                     rb_school_cell_detail (school, id, line->session),
                     line->is == RB_MARK_NONE ? NULL : &detail);
      n++;
    }
  return n;
}

char *
rb_bulk_words (const RbBulkPlan *plan)
{
  guint n = plan->counts[RB_BULK_SET] + plan->counts[RB_BULK_REPLACES];
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%u mark%s for %u pupil%s", n, n == 1 ? "" : "s", plan->pupils,
                          plan->pupils == 1 ? "" : "s");
  if (plan->counts[RB_BULK_REPLACES] > 0)
    g_string_append_printf (words, "; %u replace what is there", plan->counts[RB_BULK_REPLACES]);
  if (plan->counts[RB_BULK_KEPT] > 0)
    g_string_append_printf (words, "; %u stay as they are", plan->counts[RB_BULK_KEPT]);
  if (plan->planned > 0)
    g_string_append_printf (words, "; %u planned ahead", plan->planned);
  return g_string_free (g_string_append_c (words, '.'), FALSE);
}
