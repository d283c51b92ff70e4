/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rolling window of ten school weeks. A school week is a week of the calendar with a session,
 * so holidays never enter it; weeks of the year before come first where the file has them. */
#include "analysis/rb-ten-in-ten.h"

typedef struct
{
  RbUnauthorised found;
  guint week; /* number in the list of school weeks of both years */
} Entry;

typedef struct
{
  const RbSchool *school;
  RbMoment now;
  GArray *mondays;     /* RbDate of each school week, last year's first */
  guint n_known;       /* of them: begun by now */
  guint first_of_year; /* first one of this year */
  guint size;          /* of the window, in weeks */
  guint threshold;
  RbReliedOn relied_on;
  gpointer data;
} Finder;

static const RbMarkMatrix *
matrix_of (const Finder *finder, int back)
{
  return rb_school_year (finder->school, rb_academic_year_of (finder->now.date) - back);
}

static void
finder_init (
    Finder *finder, const RbSchool *school, RbMoment now, RbReliedOn relied_on, gpointer data)
{
  const RbPolicy *policy = rb_policy_book_on (school->policies, now.date);

  finder->school = school;
  finder->now = now;
  finder->relied_on = relied_on;
  finder->data = data;
  finder->size = (guint) MAX (1, policy->limits[RB_LIMIT_TEN_WEEKS]);
  finder->threshold = (guint) MAX (1, policy->limits[RB_LIMIT_TEN_SESSIONS]);
  finder->mondays = g_array_new (FALSE, FALSE, sizeof (RbDate));
  finder->n_known = 0;
  for (int back = 1; back >= 0; back--)
    {
      const RbMarkMatrix *matrix = matrix_of (finder, back);
      const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;

      finder->first_of_year = finder->mondays->len;
      for (guint i = 0; calendar && i < rb_calendar_n_weeks (calendar); i++)
        {
          RbDate monday = rb_calendar_week (calendar, i)->monday;

          g_array_append_val (finder->mondays, monday);
          finder->n_known += monday <= now.date;
        }
    }
}

/* The unauthorised sessions of a row that have begun and were not relied on before, in order. */
static GArray *
entries_of (const Finder *finder, guint row)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  gint64 id = rb_roster_pupil (finder->school->roster, row)->id;
  guint weeks_before = 0;

  for (int back = 1; back >= 0; back--)
    {
      const RbMarkMatrix *matrix = matrix_of (finder, back);
      const RbCalendar *calendar;
      const guint8 *bytes;
      guint end;

      if (matrix == NULL)
        continue;
      calendar = rb_mark_matrix_calendar (matrix);
      bytes = rb_mark_matrix_row (matrix, row);
      end = rb_school_begun (finder->school, matrix, finder->now);
      for (guint column = 0; column < end; column++)
        {
          Entry entry = { { rb_calendar_session (calendar, column), bytes[column] }, 0 };
          const guint8 *counts =
              rb_code_book_counts (finder->school->codes, entry.found.session.date);

          if (!(counts[bytes[column]] & RB_COUNT_UNAUTHORISED)
              || (finder->relied_on && finder->relied_on (id, entry.found.session, finder->data)))
            continue;
          entry.week = weeks_before + rb_calendar_week_of (calendar, column);
          g_array_append_val (entries, entry);
        }
      weeks_before += rb_calendar_n_weeks (calendar);
    }
  return entries;
}

#define entry_at(entries, i) (&g_array_index ((entries), Entry, (i)))

/* The first entry of the window that ends with `week`. */
static guint
window_first (const Finder *finder, GArray *entries, guint week)
{
  guint first = week + 1 > finder->size ? week + 1 - finder->size : 0;
  guint i = 0;

  while (i < entries->len && entry_at (entries, i)->week < first)
    i++;
  return i;
}

/* The entry of this year with which a window first reaches the threshold; entries->len for none. */
static guint
find_met (const Finder *finder, GArray *entries)
{
  guint first = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      while (entry_at (entries, first)->week + finder->size <= entry_at (entries, i)->week)
        first++;
      if (entry_at (entries, i)->week >= finder->first_of_year
          && i - first + 1 >= finder->threshold)
        return i;
    }
  return entries->len;
}

/* Fills the evidence: the window that ends with `week`, up to the date of entry `last` (the whole
 * window where there is none). */
static void
fill (const Finder *finder, RbTenInTen *found, GArray *entries, guint week, guint last)
{
  const RbPupil *pupil = rb_roster_pupil (finder->school->roster, found->row);
  RbDate until = last < entries->len ? entry_at (entries, last)->found.session.date : G_MAXINT32;

  found->window_end = g_array_index (finder->mondays, RbDate, week);
  found->window_start = g_array_index (finder->mondays, RbDate,
                                       week + 1 > finder->size ? week + 1 - finder->size : 0);
  found->compulsory_age = TRUE;
  for (guint i = window_first (finder, entries, week); i < entries->len; i++)
    {
      const Entry *entry = entry_at (entries, i);
      const RbCode *code;

      if (entry->week > week || entry->found.session.date > until)
        break;
      g_array_append_val (found->sessions, entry->found);
      code =
          rb_code_book_code (finder->school->codes, entry->found.mark, entry->found.session.date);
      found->not_established += code && g_strcmp0 (code->text, "N") == 0;
      if (!rb_compulsory_age (pupil->born, entry->found.session.date))
        found->compulsory_age = FALSE;
    }
}

static RbTenInTen *
find (const Finder *finder, guint row)
{
  g_autoptr (GArray) entries = entries_of (finder, row);
  RbTenInTen *found;
  guint met, this_week;

  if (entries->len == 0 || entry_at (entries, entries->len - 1)->week < finder->first_of_year)
    return NULL;
  found = g_new0 (RbTenInTen, 1);
  found->row = row;
  found->sessions = g_array_new (FALSE, FALSE, sizeof (RbUnauthorised));
  this_week = finder->n_known - 1;
  found->current = entries->len - window_first (finder, entries, this_week);
  found->to_go = found->current < finder->threshold ? finder->threshold - found->current : 0;
  met = find_met (finder, entries);
  found->met = met < entries->len;
  if (found->met)
    found->met_on = entry_at (entries, met)->found.session.date;
  fill (finder, found, entries, found->met ? entry_at (entries, met)->week : this_week, met);
  return found;
}

RbTenInTen *
rb_ten_in_ten_of (
    const RbSchool *school, RbMoment now, guint row, RbReliedOn relied_on, gpointer data)
{
  Finder finder;
  RbTenInTen *found;

  finder_init (&finder, school, now, relied_on, data);
  found = find (&finder, row);
  g_array_unref (finder.mondays);
  return found;
}

static int
compare_found (gconstpointer a, gconstpointer b, gpointer data)
{
  const RbTenInTen *x = *(RbTenInTen *const *) a, *y = *(RbTenInTen *const *) b;
  const RbRoster *roster = data;

  if (x->met != y->met)
    return x->met ? -1 : 1;
  if (x->current != y->current)
    return x->current > y->current ? -1 : 1;
  return rb_register_compare (rb_roster_pupil (roster, x->row), rb_roster_pupil (roster, y->row));
}

GPtrArray *
rb_ten_in_ten (const RbSchool *school, RbMoment now, RbReliedOn relied_on, gpointer data)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_ten_in_ten_free);
  Finder finder;

  finder_init (&finder, school, now, relied_on, data);
  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    {
      RbTenInTen *found = find (&finder, row);

      if (found)
        g_ptr_array_add (list, found);
    }
  g_array_unref (finder.mondays);
  g_ptr_array_sort_with_data (list, compare_found, school->roster);
  return list;
}

void
rb_ten_in_ten_free (RbTenInTen *found)
{
  g_array_unref (found->sessions);
  g_free (found);
}
