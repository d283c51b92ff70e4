/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Term dates of an ICS calendar, read with libical: days as England sees them, and repeated events
 * as the days they fall on. Which kind of day the words mean is rb-terms' business. */
#include "exchange/rb-exchange-error.h"
#include "exchange/rb-terms.h"

#include <libical/ical.h>
#include <string.h>

/* Repeated events of one file, and days of one event: more than any school's calendar has. */
#define MAX_RULES 500
#define MAX_DAYS 366
/* All rules of one file together: a rule that no day ever meets (30 February) is followed through
 * the centuries, and a few lines can have hundreds of them. */
#define PATIENCE G_USEC_PER_SEC

typedef struct
{
  RbTerms *terms;
  icaltimezone *england;
  GHashTable *left_out; /* days on which the event that is being read does not begin */
  GHashTable *moved;    /* "uid day" of occurrences that have an event of their own */
  RbDate first, last;   /* the academic years of what is not repeated; RB_DATE_NONE for none */
  guint rules;
  gint64 spent; /* on rules, in microseconds */
} Reading;

/* One event of the file. */
typedef struct
{
  icalcomponent *component;
  guint line;
  const char *summary;
  RbEventKind kind;
  struct icaltimetype start;
  RbDate from, to;
} Event;

gboolean
rb_ics_looks_like (const char *bytes, gsize length)
{
  gsize n = MIN (length, (gsize) 1024);

  return g_strstr_len (bytes, (gssize) n, "BEGIN:VCALENDAR") != NULL;
}

/* A moment with a time zone as the clocks of England show it; whole days and times without a zone
 * stay. */
static struct icaltimetype
in_england (const Reading *reading, struct icaltimetype time)
{
  if (icaltime_is_null_time (time) || time.is_date || time.zone == NULL || reading->england == NULL)
    return time;
  return icaltime_convert_to_zone (time, reading->england);
}

static RbDate
day_of (const Reading *reading, struct icaltimetype time)
{
  time = in_england (reading, time);
  return icaltime_is_null_time (time) ? RB_DATE_NONE
                                      : rb_date_new (time.year, time.month, time.day);
}

static gboolean
has (icalcomponent *component, icalproperty_kind kind)
{
  return icalcomponent_get_first_property (component, kind) != NULL;
}

/* All properties of a kind. libical has one place in a component, which every look moves: so the
 * list first. */
static GPtrArray *
properties (icalcomponent *component, icalproperty_kind kind)
{
  GPtrArray *all = g_ptr_array_new ();

  for (icalproperty *p = icalcomponent_get_first_property (component, kind); p != NULL;
       p = icalcomponent_get_next_property (component, kind))
    g_ptr_array_add (all, p);
  return all;
}

static gboolean
is_repeated (icalcomponent *component)
{
  return has (component, ICAL_RRULE_PROPERTY) || has (component, ICAL_RDATE_PROPERTY);
}

static void
refuse (Reading *reading, const Event *event, const char *reason)
{
  rb_terms_add_problem (reading->terms, event->line, event->summary, g_strdup (reason));
}

/* The days and the kind of an event; FALSE where it has none and that has been said. */
static gboolean
look (Reading *reading, icalcomponent *component, Event *event)
{
  struct icaltimetype end = in_england (reading, icalcomponent_get_dtend (component));
  const char *summary = icalcomponent_get_summary (component);

  event->component = component;
  event->line = ++reading->terms->rows;
  event->summary = summary != NULL ? summary : "";
  event->start = icalcomponent_get_dtstart (component);
  event->from = day_of (reading, event->start);
  event->to = day_of (reading, end);
  if (icalcomponent_get_status (component) == ICAL_STATUS_CANCELLED)
    return FALSE;
  if (event->to == RB_DATE_NONE)
    event->to = event->from;
  else if (end.is_date || (end.hour == 0 && end.minute == 0))
    event->to = MAX (event->from, event->to - 1);
  if (event->from == RB_DATE_NONE || event->to < event->from || event->to - event->from > 366)
    refuse (reading, event, "the event has no dates that a school year can hold");
  else if (!rb_terms_kind_from_words (event->summary, &event->kind))
    refuse (reading, event, "no word says whether this is a term, a holiday or an INSET day");
  else
    return TRUE;
  return FALSE;
}

static char *
occurrence_key (const char *uid, RbDate day)
{
  return g_strdup_printf ("%d %s", day, uid != NULL ? uid : "");
}

static gboolean
is_moved (const Reading *reading, const Event *event, RbDate day)
{
  g_autofree char *key = occurrence_key (icalcomponent_get_uid (event->component), day);

  return g_hash_table_contains (reading->moved, key);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const RbDate *) a - *(const RbDate *) b;
}

/* Takes a day on which a repeated event begins, if it is asked for. FALSE: there are too many. */
static gboolean
take_day (const Reading *reading, const Event *event, RbDate day, GArray *days)
{
  if (day >= reading->first && day <= reading->last
      && !g_hash_table_contains (reading->left_out, GINT_TO_POINTER (day))
      && !is_moved (reading, event, day))
    g_array_append_val (days, day);
  return days->len <= MAX_DAYS;
}

/* The days on which the rule lets the event begin. */
static gboolean
follow (const Reading *reading, const Event *event, struct icalrecurrencetype rule, GArray *days)
{
  icalrecur_iterator *iterator = icalrecur_iterator_new (rule, event->start);
  struct icaltimetype next;
  gboolean few = iterator != NULL;

  while (few && !icaltime_is_null_time (next = icalrecur_iterator_next (iterator)))
    {
      RbDate day = day_of (reading, next);

      if (day == RB_DATE_NONE || day > reading->last)
        break;
      few = take_day (reading, event, day, days);
    }
  if (iterator != NULL)
    icalrecur_iterator_free (iterator);
  return few;
}

static gboolean
follow_rule (Reading *reading, const Event *event, icalproperty *property, GArray *days)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);
  gint64 start = g_get_monotonic_time ();

  if (rule.freq < ICAL_DAILY_RECURRENCE || rule.freq > ICAL_YEARLY_RECURRENCE
      || reading->rules++ >= MAX_RULES || reading->spent > PATIENCE)
    return FALSE;
  gboolean few = follow (reading, event, rule, days);
  reading->spent += g_get_monotonic_time () - start;
  return few;
}

/* Where the file has nothing but repeated events, each is followed through the academic year in
 * which it begins. */
static void
choose_years (Reading *reading, RbDate from)
{
  int year = rb_academic_year_of (from);

  reading->first = rb_academic_year_first (year);
  reading->last = rb_academic_year_last (year);
}

static gboolean
find_days (Reading *reading, const Event *event, GArray *days)
{
  g_autoptr (GPtrArray) except = properties (event->component, ICAL_EXDATE_PROPERTY);
  g_autoptr (GPtrArray) rules = properties (event->component, ICAL_RRULE_PROPERTY);
  g_autoptr (GPtrArray) also = properties (event->component, ICAL_RDATE_PROPERTY);
  gboolean done = TRUE;

  /* By the day, since a day may be left out whole or by a time in any zone. */
  g_hash_table_remove_all (reading->left_out);
  for (guint i = 0; i < except->len; i++)
    g_hash_table_add (reading->left_out,
                      GINT_TO_POINTER (day_of (reading, icalproperty_get_datetime_with_component (
                                                            except->pdata[i], NULL))));
  if (rules->len == 0)
    done = take_day (reading, event, event->from, days);
  for (guint i = 0; done && i < rules->len; i++)
    done = follow_rule (reading, event, rules->pdata[i], days);
  for (guint i = 0; done && i < also->len; i++)
    {
      struct icaldatetimeperiodtype when = icalproperty_get_rdate (also->pdata[i]);
      gboolean is_period = icaltime_is_null_time (when.time);

      done = take_day (reading, event, day_of (reading, is_period ? when.period.start : when.time),
                       days);
    }
  g_array_sort (days, compare_days);
  return done;
}

/* Adds a repeated event, days that follow one another as one. */
static void
repeat (Reading *reading, const Event *event)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (RbDate));
  RbDate first = reading->first, last = reading->last;
  RbDate long_by = event->to - event->from;

  if (first == RB_DATE_NONE)
    choose_years (reading, event->from);
  if (!find_days (reading, event, days))
    refuse (reading, event,
            "Rollbook cannot follow how the event repeats: give its days one by one");
  else
    for (guint i = 0; i < days->len;)
      {
        RbDate from = g_array_index (days, RbDate, i), to = from + long_by;

        for (i++; i < days->len && g_array_index (days, RbDate, i) <= to + 1; i++)
          to = g_array_index (days, RbDate, i) + long_by;
        rb_terms_add (reading->terms, event->kind, event->summary, from, to);
      }
  reading->first = first;
  reading->last = last;
}

/* What is not repeated: added, and the years that the file speaks of. */
static void
add_single (Reading *reading, const Event *event)
{
  RbDate first = rb_academic_year_first (rb_academic_year_of (event->from));
  RbDate last = rb_academic_year_last (rb_academic_year_of (event->to));

  if (reading->first == RB_DATE_NONE || first < reading->first)
    reading->first = first;
  if (reading->last == RB_DATE_NONE || last > reading->last)
    reading->last = last;
  rb_terms_add (reading->terms, event->kind, event->summary, event->from, event->to);
}

static void
note_moved (Reading *reading, icalcomponent *component)
{
  if (has (component, ICAL_RECURRENCEID_PROPERTY))
    g_hash_table_add (
        reading->moved,
        occurrence_key (icalcomponent_get_uid (component),
                        day_of (reading, icalcomponent_get_recurrenceid (component))));
}

static void
read_events (Reading *reading, icalcomponent *calendar)
{
  g_autoptr (GArray) repeated = g_array_new (FALSE, FALSE, sizeof (Event));
  icalcomponent *c;

  for (c = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); c != NULL;
       c = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    note_moved (reading, c);
  for (c = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); c != NULL;
       c = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      Event event;

      if (!look (reading, c, &event))
        continue;
      if (is_repeated (c))
        g_array_append_val (repeated, event);
      else
        add_single (reading, &event);
    }
  for (guint i = 0; i < repeated->len; i++)
    repeat (reading, &g_array_index (repeated, Event, i));
}

RbTerms *
rb_ics_read (const char *text, gsize length, const char *name, GError **error)
{
  icalcomponent *calendar = NULL;
  Reading reading = { 0 };

  icalerror_set_errors_are_fatal (FALSE);
  if (length <= 8 * 1024 * 1024 && g_strstr_len (text, (gssize) length, "END:VCALENDAR") != NULL)
    calendar = icalparser_parse_string (text);
  if (calendar == NULL)
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_DAMAGED,
                   "“%s” is no calendar that Rollbook can read: it is cut off or damaged. Download "
                   "it again.",
                   name);
      return NULL;
    }
  reading.terms = rb_terms_new ();
  reading.england = icaltimezone_get_builtin_timezone ("Europe/London");
  reading.moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.left_out = g_hash_table_new (NULL, NULL);
  read_events (&reading, calendar);
  g_hash_table_unref (reading.moved);
  g_hash_table_unref (reading.left_out);
  icalcomponent_free (calendar);
  return reading.terms;
}
