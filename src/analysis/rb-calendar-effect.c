/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar of now beside the one that would be: its sessions and marks. What is written down
 * beside the marks is rb-calendar-effect-records.c's. */
#include "analysis/rb-calendar-effect-private.h"

#include <string.h>

/* The columns of now that would close. (transfer full) of guint */
static GArray *
closing_columns (const RbCalendar *now, const RbCalendar *next)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; now && i < rb_calendar_n_sessions (now); i++)
    {
      RbSession session = rb_calendar_session (now, i);

      if (rb_calendar_find (next, session.date, session.half) < 0)
        g_array_append_val (columns, i);
    }
  return columns;
}

/* Every row, class after class as they stood on that day, the others at the end. (transfer full) of
 * guint */
static GArray *
rows_by_class (const RbRoster *roster, RbDate day)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) classes = rb_roster_classes (roster, rb_academic_year_of (day));
  g_autofree gboolean *seen = g_new0 (gboolean, rb_roster_n (roster) + 1);

  for (guint i = 0; i < classes->len; i++)
    {
      const RbClass *klass = classes->pdata[i];
      g_autoptr (GArray) pupils = rb_roster_register (roster, klass->id, day);

      for (guint k = 0; k < pupils->len; k++)
        {
          guint row = g_array_index (pupils, guint, k);

          if (!seen[row])
            g_array_append_val (rows, row);
          seen[row] = TRUE;
        }
    }
  for (guint row = 0; row < rb_roster_n (roster); row++)
    if (!seen[row])
      g_array_append_val (rows, row);
  return rows;
}

static void
add_marks (RbCalendarEffect *effect, const RbMarkMatrix *matrix, guint row, const GArray *columns)
{
  guint before = effect->marks->len;

  for (guint i = 0; i < columns->len; i++)
    {
      guint column = g_array_index (columns, guint, i);
      RbClosedMark closed = { row, rb_calendar_session (rb_mark_matrix_calendar (matrix), column),
                              rb_mark_matrix_get (matrix, row, column) };

      if (closed.mark != RB_MARK_NONE && closed.mark != RB_MARK_OFF_ROLL)
        g_array_append_val (effect->marks, closed);
    }
  effect->pupils += effect->marks->len > before;
}

RbCalendarEffect *
rb_calendar_effect_new (const RbSchool *school, int year, RbCalendar *next, RbMoment now_is)
{
  RbCalendarEffect *effect = g_new0 (RbCalendarEffect, 1);
  const RbMarkMatrix *matrix = rb_school_year (school, year);
  const RbCalendar *now = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  g_autoptr (GArray) columns = closing_columns (now, next);

  effect->marks = g_array_new (FALSE, FALSE, sizeof (RbClosedMark));
  effect->sessions_was = now ? rb_calendar_n_sessions (now) : 0;
  effect->sessions_is = rb_calendar_n_sessions (next);
  effect->weeks_was = now ? rb_calendar_n_weeks (now) : 0;
  effect->weeks_is = rb_calendar_n_weeks (next);
  effect->closes = columns->len;
  effect->opens = effect->sessions_is - (effect->sessions_was - effect->closes);
  if (columns->len > 0)
    {
      RbDate day = rb_calendar_session (now, g_array_index (columns, guint, 0)).date;
      g_autoptr (GArray) rows = rows_by_class (school->roster, day);

      for (guint i = 0; i < rows->len; i++)
        add_marks (effect, matrix, g_array_index (rows, guint, i), columns);
    }
  rb_calendar_effect_add_records (effect, school, next, now_is);
  return effect;
}

void
rb_calendar_effect_free (RbCalendarEffect *effect)
{
  g_array_unref (effect->marks);
  rb_calendar_effect_clear_records (effect);
  g_free (effect);
}

void
rb_calendar_effect_add_line (GString *words, const char *format, ...)
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
    rb_calendar_effect_add_line (
        words, effect->closes == 1 ? "%u session closes." : "%u sessions close.", effect->closes);
  if (effect->opens > 0)
    rb_calendar_effect_add_line (
        words, effect->opens == 1 ? "%u session opens." : "%u sessions open.", effect->opens);
  if (effect->closes + effect->opens > 0)
    rb_calendar_effect_add_line (
        words, "The year has %u sessions instead of %u%s.", effect->sessions_is,
        effect->sessions_was,
        effect->sessions_is < RB_FULL_YEAR_SESSIONS
            ? "; schools meet for at least " G_STRINGIFY (RB_FULL_YEAR_SESSIONS)
            : "");
  if (effect->weeks_was != effect->weeks_is)
    rb_calendar_effect_add_line (
        words, "It has %u school weeks instead of %u: later weeks get other numbers.",
        effect->weeks_is, effect->weeks_was);
  if (effect->marks->len > 0)
    rb_calendar_effect_add_line (
        words,
        "%u %s of %u %s would stand in a closed session. They stay in the file, count "
        "nowhere, and count again if the day is opened.",
        effect->marks->len, effect->marks->len == 1 ? "mark" : "marks", effect->pupils,
        effect->pupils == 1 ? "pupil" : "pupils");
  rb_calendar_effect_add_words (effect, words);
  return g_string_free (words, FALSE);
}

void
rb_calendar_effect_begin_line (GString *words, const RbSchool *school, guint row, RbDate day)
{
  const RbClass *klass = rb_roster_class_on (school->roster, row, day);
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, row));

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
        rb_calendar_effect_begin_line (words, school, mark->row, mark->session.date);
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
  rb_calendar_effect_add_lines (effect, school, lines);
  return lines;
}
