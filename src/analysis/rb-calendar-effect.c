/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar of now beside the one that would be. */
#include "analysis/rb-calendar-effect.h"

#include <string.h>

#define USUAL_SESSIONS 380u /* rules.md 8 */

typedef struct
{
  const RbSchool *school;
  RbCalendarEffect *effect;
} Sorting;

/* A calendar's session that the other one does not have. */
static guint
missing_in (const RbCalendar *calendar, const RbCalendar *other)
{
  guint n = 0;

  for (guint i = 0; calendar && i < rb_calendar_n_sessions (calendar); i++)
    {
      RbSession session = rb_calendar_session (calendar, i);

      n += other == NULL || rb_calendar_find (other, session.date, session.half) < 0;
    }
  return n;
}

static void
add_marks (RbCalendarEffect *effect, const RbMarkMatrix *matrix, guint column)
{
  RbSession session = rb_calendar_session (rb_mark_matrix_calendar (matrix), column);

  for (guint row = 0; row < rb_mark_matrix_n_rows (matrix); row++)
    {
      RbClosedMark closed = { row, session, rb_mark_matrix_get (matrix, row, column) };

      if (closed.mark != RB_MARK_NONE && closed.mark != RB_MARK_OFF_ROLL)
        g_array_append_val (effect->marks, closed);
    }
}

static int
compare (gconstpointer a, gconstpointer b, gpointer school)
{
  const RbClosedMark *x = a, *y = b;
  const RbRoster *roster = ((const RbSchool *) school)->roster;
  const RbClass *first = rb_roster_class_on (roster, x->row, x->session.date);
  const RbClass *second = rb_roster_class_on (roster, y->row, y->session.date);
  int order =
      first && second ? rb_class_compare (first, second) : (first == NULL) - (second == NULL);

  if (order == 0)
    order = (x->row > y->row) - (x->row < y->row);
  if (order == 0)
    order = (x->session.date > y->session.date) - (x->session.date < y->session.date);
  return order ? order : (int) x->session.half - (int) y->session.half;
}

RbCalendarEffect *
rb_calendar_effect_new (const RbSchool *school, int year, const RbCalendar *next)
{
  RbCalendarEffect *effect = g_new0 (RbCalendarEffect, 1);
  const RbMarkMatrix *matrix = rb_school_year (school, year);
  const RbCalendar *now = matrix ? rb_mark_matrix_calendar (matrix) : NULL;

  effect->marks = g_array_new (FALSE, FALSE, sizeof (RbClosedMark));
  effect->sessions_was = now ? rb_calendar_n_sessions (now) : 0;
  effect->sessions_is = rb_calendar_n_sessions (next);
  effect->weeks_was = now ? rb_calendar_n_weeks (now) : 0;
  effect->weeks_is = rb_calendar_n_weeks (next);
  effect->closes = missing_in (now, next);
  effect->opens = missing_in (next, now);
  for (guint column = 0; effect->closes > 0 && column < effect->sessions_was; column++)
    {
      RbSession session = rb_calendar_session (now, column);

      if (rb_calendar_find (next, session.date, session.half) < 0)
        add_marks (effect, matrix, column);
    }
  g_array_sort_with_data (effect->marks, compare, (gpointer) school);
  for (guint i = 0; i < effect->marks->len; i++)
    effect->pupils += i == 0
                      || g_array_index (effect->marks, RbClosedMark, i).row
                             != g_array_index (effect->marks, RbClosedMark, i - 1).row;
  return effect;
}

void
rb_calendar_effect_free (RbCalendarEffect *effect)
{
  g_array_unref (effect->marks);
  g_free (effect);
}

static void add_line (GString *words, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_line (GString *words, const char *format, ...)
{
  va_list args;

  if (words->len > 0)
    g_string_append_c (words, '\n');
  va_start (args, format);
  g_string_append_vprintf (words, format, args);
  va_end (args);
}

char *
rb_calendar_effect_words (const RbCalendarEffect *effect)
{
  GString *words = g_string_new (NULL);

  if (effect->closes > 0)
    add_line (words, effect->closes == 1 ? "%u session closes." : "%u sessions close.",
              effect->closes);
  if (effect->opens > 0)
    add_line (words, effect->opens == 1 ? "%u session opens." : "%u sessions open.", effect->opens);
  if (effect->closes + effect->opens > 0)
    add_line (words, "The year has %u sessions instead of %u%s.", effect->sessions_is,
              effect->sessions_was,
              effect->sessions_is < USUAL_SESSIONS ? "; schools meet for at least 380" : "");
  if (effect->weeks_was != effect->weeks_is)
    add_line (words, "It has %u school weeks instead of %u: later weeks get other numbers.",
              effect->weeks_is, effect->weeks_was);
  if (effect->marks->len > 0)
    add_line (words,
              "%u %s of %u %s would stand in a closed session. They stay in the file, count "
              "nowhere, and count again if the day is opened.",
              effect->marks->len, effect->marks->len == 1 ? "mark" : "marks", effect->pupils,
              effect->pupils == 1 ? "pupil" : "pupils");
  return g_string_free (words, FALSE);
}

static void
begin_line (GString *words, const RbClosedMark *mark, const RbSchool *school)
{
  const RbClass *klass = rb_roster_class_on (school->roster, mark->row, mark->session.date);
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, mark->row));

  g_string_printf (words, "%s%s%s:", klass ? klass->name : "", klass ? "  " : "", name);
}

GPtrArray *
rb_calendar_effect_lines (const RbCalendarEffect *effect, const RbSchool *school)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < effect->marks->len; i++)
    {
      const RbClosedMark *mark = &g_array_index (effect->marks, RbClosedMark, i);
      const RbClosedMark *last = i > 0 ? mark - 1 : NULL;
      gboolean first = last == NULL || last->row != mark->row;

      if (first && last)
        g_ptr_array_add (lines, g_strdup (words->str));
      if (first)
        begin_line (words, mark, school);
      if (first || last->session.date != mark->session.date)
        {
          g_autofree char *day = rb_date_format (mark->session.date, RB_DATE_WEEKDAY);

          g_string_append_printf (words, "%s %s", first ? "" : ",", day);
        }
      else
        g_string_append_c (words, ',');
      g_string_append_printf (words, " %s %s", mark->session.half == RB_AM ? "AM" : "PM",
                              rb_code_book_text (school->codes, mark->mark));
    }
  if (effect->marks->len > 0)
    g_ptr_array_add (lines, g_strdup (words->str));
  return lines;
}
