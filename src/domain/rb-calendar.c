/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An academic year worked out from its events once, at birth: sessions, weeks, half terms. Nothing
 * is computed later. Bank holidays and working days are in rb-bank-holidays.c. */
#include "domain/rb-calendar.h"

#include <string.h>

struct _RbCalendar
{
  gatomicrefcount ref_count;
  int year;
  GArray *events;     /* RbCalendarEvent */
  GArray *sessions;   /* RbSession */
  GArray *terms;      /* RbPart */
  GArray *half_terms; /* RbPart */
  GArray *weeks;      /* RbWeek */
  gint16 column[RB_YEAR_SLOTS];
  guint16 *week_of;      /* by column */
  guint16 *half_term_of; /* by column */
  guint16 day_number[RB_YEAR_SLOTS / 2];
  GArray *days; /* RbDate with a session, in order */
};

static const char *const kind_ids[RB_N_EVENT_KINDS] = {
  "term", "half-term", "holiday", "closure", "inset", "bank-holiday", "am-only", "pm-only",
};

gboolean
rb_event_kind_parse (const char *text, RbEventKind *kind)
{
  for (int i = 0; i < RB_N_EVENT_KINDS; i++)
    if (g_ascii_strcasecmp (text, kind_ids[i]) == 0)
      {
        *kind = (RbEventKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
rb_event_kind_id (RbEventKind kind)
{
  g_return_val_if_fail ((guint) kind < RB_N_EVENT_KINDS, "");
  return kind_ids[kind];
}

static void
clear_event (gpointer data)
{
  g_free (((RbCalendarEvent *) data)->name);
}

static void
clear_part (gpointer data)
{
  g_free (((RbPart *) data)->name);
}

static const RbCalendarEvent *
event_at (const RbCalendar *calendar, guint index)
{
  return &g_array_index (calendar->events, RbCalendarEvent, index);
}

static gboolean
covers (const RbCalendarEvent *event, RbDate date)
{
  return date >= event->from && date <= event->to;
}

gboolean
rb_calendar_in_term (const RbCalendar *calendar, RbDate date)
{
  for (guint i = 0; i < calendar->events->len; i++)
    if (event_at (calendar, i)->kind == RB_EVENT_TERM && covers (event_at (calendar, i), date))
      return TRUE;
  return FALSE;
}

static gboolean
closes (const RbCalendarEvent *event, RbHalf half)
{
  switch (event->kind)
    {
    case RB_EVENT_TERM:
      return FALSE;
    case RB_EVENT_AM_ONLY:
      return half == RB_PM;
    case RB_EVENT_PM_ONLY:
      return half == RB_AM;
    default:
      return TRUE;
    }
}

const RbCalendarEvent *
rb_calendar_closure (const RbCalendar *calendar, RbDate date, RbHalf half)
{
  for (guint i = 0; i < calendar->events->len; i++)
    {
      const RbCalendarEvent *event = event_at (calendar, i);

      if (covers (event, date) && closes (event, half))
        return event;
    }
  return NULL;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const RbCalendarEvent *x = a, *y = b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;
  return (int) x->kind - (int) y->kind;
}

static void
take_events (RbCalendar *calendar, const RbCalendarEvent *events, guint n_events)
{
  RbDate first = rb_academic_year_first (calendar->year);
  RbDate last = rb_academic_year_last (calendar->year);

  for (guint i = 0; i < n_events; i++)
    {
      RbCalendarEvent event = events[i];

      if (event.to < first || event.from > last)
        continue;
      event.name = g_strdup (event.name ? event.name : "");
      event.from = MAX (event.from, first);
      event.to = MIN (event.to, last);
      g_array_append_val (calendar->events, event);
    }
  g_array_sort (calendar->events, compare_events);
}

static void
make_sessions (RbCalendar *calendar)
{
  RbDate first = rb_academic_year_first (calendar->year);
  RbDate last = rb_academic_year_last (calendar->year);

  memset (calendar->column, 0xff, sizeof calendar->column);
  for (RbDate date = first; date <= last; date++)
    {
      guint before = calendar->sessions->len;

      if (rb_date_weekday (date) > 4 || !rb_calendar_in_term (calendar, date))
        continue;
      for (int half = RB_AM; half <= RB_PM; half++)
        if (rb_calendar_closure (calendar, date, (RbHalf) half) == NULL)
          {
            RbSession session = { date, (RbHalf) half };

            calendar->column[(date - first) * 2 + half] = (gint16) calendar->sessions->len;
            g_array_append_val (calendar->sessions, session);
          }
      if (calendar->sessions->len > before)
        {
          g_array_append_val (calendar->days, date);
          calendar->day_number[date - first] = (guint16) calendar->days->len;
        }
    }
}

static void
set_columns (RbCalendar *calendar, RbPart *part)
{
  rb_calendar_range (calendar, part->from, part->to, &part->first, &part->end);
}

/* Adds the half term [from, to], unless it is empty of days. */
static void
add_half_term (
    RbCalendar *calendar, guint term, guint number, gboolean alone, RbDate from, RbDate to)
{
  const RbPart *whole = &g_array_index (calendar->terms, RbPart, term);
  RbPart part = { .from = from, .to = to, .term = term };

  if (from > to)
    return;
  part.name = alone ? g_strdup (whole->name) : g_strdup_printf ("%s %u", whole->name, number);
  set_columns (calendar, &part);
  g_array_append_val (calendar->half_terms, part);
}

/* "Autumn term" is shown as "Autumn": its half terms are Autumn 1 and Autumn 2. */
static char *
term_name (const char *name)
{
  gsize length = strlen (name);

  if (length > 5 && g_ascii_strcasecmp (name + length - 5, " term") == 0)
    return g_strndup (name, length - 5);
  return g_strdup (name);
}

/* A term is divided by the half-term holidays inside it. */
static void
divide_term (RbCalendar *calendar, guint term)
{
  RbDate from = g_array_index (calendar->terms, RbPart, term).from;
  RbDate to = g_array_index (calendar->terms, RbPart, term).to;
  guint number = 1;
  RbDate begin = from;

  for (guint i = 0; i < calendar->events->len; i++)
    {
      const RbCalendarEvent *event = event_at (calendar, i);

      if (event->kind != RB_EVENT_HALF_TERM || event->from < begin || event->to > to)
        continue;
      add_half_term (calendar, term, number++, FALSE, begin, event->from - 1);
      begin = event->to + 1;
    }
  add_half_term (calendar, term, number, number == 1, begin, to);
}

static void
make_parts (RbCalendar *calendar)
{
  for (guint i = 0; i < calendar->events->len; i++)
    {
      const RbCalendarEvent *event = event_at (calendar, i);
      RbPart part = { .from = event->from, .to = event->to };

      if (event->kind != RB_EVENT_TERM)
        continue;
      part.name = term_name (event->name);
      part.term = calendar->terms->len;
      set_columns (calendar, &part);
      g_array_append_val (calendar->terms, part);
    }
  for (guint i = 0; i < calendar->terms->len; i++)
    divide_term (calendar, i);
}

static guint
part_holding (const GArray *parts, RbDate date)
{
  for (guint i = parts->len; i-- > 1;)
    if (g_array_index (parts, RbPart, i).from <= date)
      return i;
  return 0;
}

static void
make_weeks (RbCalendar *calendar)
{
  guint n = calendar->sessions->len;

  calendar->week_of = g_new0 (guint16, n + 1);
  calendar->half_term_of = g_new0 (guint16, n + 1);
  for (guint i = 0; i < n; i++)
    {
      RbDate date = g_array_index (calendar->sessions, RbSession, i).date;
      RbDate monday = rb_date_monday (date);
      guint count = calendar->weeks->len;

      calendar->half_term_of[i] = (guint16) part_holding (calendar->half_terms, date);
      if (count == 0 || g_array_index (calendar->weeks, RbWeek, count - 1).monday != monday)
        {
          RbWeek week = { monday, count + 1, i, i, calendar->half_term_of[i] };

          g_array_append_val (calendar->weeks, week);
          count++;
        }
      g_array_index (calendar->weeks, RbWeek, count - 1).end = i + 1;
      calendar->week_of[i] = (guint16) (count - 1);
    }
}

RbCalendar *
rb_calendar_new (int year, const RbCalendarEvent *events, guint n_events)
{
  RbCalendar *calendar = g_new0 (RbCalendar, 1);

  g_atomic_ref_count_init (&calendar->ref_count);
  calendar->year = year;
  calendar->events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));
  g_array_set_clear_func (calendar->events, clear_event);
  calendar->sessions = g_array_new (FALSE, FALSE, sizeof (RbSession));
  calendar->terms = g_array_new (FALSE, FALSE, sizeof (RbPart));
  g_array_set_clear_func (calendar->terms, clear_part);
  calendar->half_terms = g_array_new (FALSE, FALSE, sizeof (RbPart));
  g_array_set_clear_func (calendar->half_terms, clear_part);
  calendar->weeks = g_array_new (FALSE, FALSE, sizeof (RbWeek));
  calendar->days = g_array_new (FALSE, FALSE, sizeof (RbDate));
  take_events (calendar, events, n_events);
  make_sessions (calendar);
  make_parts (calendar);
  make_weeks (calendar);
  return calendar;
}

RbCalendar *
rb_calendar_ref (RbCalendar *calendar)
{
  g_atomic_ref_count_inc (&calendar->ref_count);
  return calendar;
}

void
rb_calendar_unref (RbCalendar *calendar)
{
  if (!g_atomic_ref_count_dec (&calendar->ref_count))
    return;
  g_array_unref (calendar->events);
  g_array_unref (calendar->sessions);
  g_array_unref (calendar->terms);
  g_array_unref (calendar->half_terms);
  g_array_unref (calendar->weeks);
  g_array_unref (calendar->days);
  g_free (calendar->week_of);
  g_free (calendar->half_term_of);
  g_free (calendar);
}

int
rb_calendar_year (const RbCalendar *calendar)
{
  return calendar->year;
}

RbDate
rb_calendar_first (const RbCalendar *calendar)
{
  return calendar->days->len ? g_array_index (calendar->days, RbDate, 0) : RB_DATE_NONE;
}

RbDate
rb_calendar_last (const RbCalendar *calendar)
{
  guint n = calendar->days->len;

  return n ? g_array_index (calendar->days, RbDate, n - 1) : RB_DATE_NONE;
}

guint
rb_calendar_n_events (const RbCalendar *calendar)
{
  return calendar->events->len;
}

const RbCalendarEvent *
rb_calendar_event (const RbCalendar *calendar, guint index)
{
  g_return_val_if_fail (index < calendar->events->len, NULL);
  return event_at (calendar, index);
}

guint
rb_calendar_n_sessions (const RbCalendar *calendar)
{
  return calendar->sessions->len;
}

const RbSession *
rb_calendar_sessions (const RbCalendar *calendar)
{
  return (const RbSession *) (gpointer) calendar->sessions->data;
}

RbSession
rb_calendar_session (const RbCalendar *calendar, guint column)
{
  g_return_val_if_fail (column < calendar->sessions->len, ((RbSession){ 0 }));
  return g_array_index (calendar->sessions, RbSession, column);
}

int
rb_calendar_find (const RbCalendar *calendar, RbDate date, RbHalf half)
{
  RbDate day = date - rb_academic_year_first (calendar->year);

  if (day < 0 || day >= RB_YEAR_SLOTS / 2)
    return -1;
  return calendar->column[day * 2 + half];
}

/* The first column on or after `date`. */
static guint
first_column_from (const RbCalendar *calendar, RbDate date)
{
  guint low = 0, high = calendar->sessions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (calendar->sessions, RbSession, middle).date < date)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
rb_calendar_range (const RbCalendar *calendar, RbDate from, RbDate to, guint *first, guint *end)
{
  *first = first_column_from (calendar, from);
  *end = MAX (*first, first_column_from (calendar, to == G_MAXINT32 ? to : to + 1));
}

guint
rb_calendar_slot (const RbCalendar *calendar, guint column)
{
  RbSession session = rb_calendar_session (calendar, column);

  return (guint) (session.date - rb_academic_year_first (calendar->year)) * 2 + session.half;
}

guint
rb_calendar_n_terms (const RbCalendar *calendar)
{
  return calendar->terms->len;
}

const RbPart *
rb_calendar_term (const RbCalendar *calendar, guint index)
{
  g_return_val_if_fail (index < calendar->terms->len, NULL);
  return &g_array_index (calendar->terms, RbPart, index);
}

guint
rb_calendar_n_half_terms (const RbCalendar *calendar)
{
  return calendar->half_terms->len;
}

const RbPart *
rb_calendar_half_term (const RbCalendar *calendar, guint index)
{
  g_return_val_if_fail (index < calendar->half_terms->len, NULL);
  return &g_array_index (calendar->half_terms, RbPart, index);
}

guint
rb_calendar_n_weeks (const RbCalendar *calendar)
{
  return calendar->weeks->len;
}

const RbWeek *
rb_calendar_week (const RbCalendar *calendar, guint index)
{
  g_return_val_if_fail (index < calendar->weeks->len, NULL);
  return &g_array_index (calendar->weeks, RbWeek, index);
}

guint
rb_calendar_week_of (const RbCalendar *calendar, guint column)
{
  g_return_val_if_fail (column < calendar->sessions->len, 0);
  return calendar->week_of[column];
}

guint
rb_calendar_half_term_of (const RbCalendar *calendar, guint column)
{
  g_return_val_if_fail (column < calendar->sessions->len, 0);
  return calendar->half_term_of[column];
}

guint
rb_calendar_day_number (const RbCalendar *calendar, RbDate date)
{
  RbDate day = date - rb_academic_year_first (calendar->year);

  return day < 0 || day >= RB_YEAR_SLOTS / 2 ? 0 : calendar->day_number[day];
}

RbDate
rb_calendar_day (const RbCalendar *calendar, guint number)
{
  if (number == 0 || number > calendar->days->len)
    return RB_DATE_NONE;
  return g_array_index (calendar->days, RbDate, number - 1);
}

/* "Autumn (1 September 2025 to 19 December 2025)" */
static char *
name_event (const RbCalendarEvent *event)
{
  g_autofree char *from = rb_date_format (event->from, RB_DATE_LONG);
  g_autofree char *to = rb_date_format (event->to, RB_DATE_LONG);

  return g_strdup_printf ("%s (%s to %s)", *event->name ? event->name : kind_ids[event->kind], from,
                          to);
}

static void
find_overlaps (const RbCalendar *calendar, GPtrArray *problems)
{
  const RbCalendarEvent *before = NULL;

  for (guint i = 0; i < calendar->events->len; i++)
    {
      const RbCalendarEvent *event = event_at (calendar, i);

      if (event->kind != RB_EVENT_TERM)
        continue;
      if (before != NULL && event->from <= before->to)
        {
          g_autofree char *a = name_event (before);
          g_autofree char *b = name_event (event);

          g_ptr_array_add (problems, g_strdup_printf ("Two terms overlap: %s and %s.", a, b));
        }
      before = event;
    }
}

GPtrArray *
rb_calendar_problems (const RbCalendar *calendar)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  find_overlaps (calendar, problems);
  for (guint i = 0; i < calendar->events->len; i++)
    {
      const RbCalendarEvent *event = event_at (calendar, i);
      g_autofree char *name = name_event (event);

      if (event->from > event->to)
        g_ptr_array_add (problems, g_strdup_printf ("%s ends before it begins.", name));
      else if (event->kind == RB_EVENT_HALF_TERM
               && (!rb_calendar_in_term (calendar, event->from)
                   || !rb_calendar_in_term (calendar, event->to)))
        g_ptr_array_add (problems,
                         g_strdup_printf ("The half-term holiday %s is not inside a term.", name));
    }
  if (calendar->sessions->len == 0)
    g_ptr_array_add (problems, g_strdup ("The year has no terms, so it has no sessions."));
  else if (calendar->sessions->len < RB_FULL_YEAR_SESSIONS)
    g_ptr_array_add (problems,
                     g_strdup_printf ("The year has %u sessions; schools meet for at least %d.",
                                      calendar->sessions->len, RB_FULL_YEAR_SESSIONS));
  return problems;
}
