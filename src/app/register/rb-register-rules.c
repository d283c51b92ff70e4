/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of typing: what is refused, and why. */
#include "app/register/rb-register-rules.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
closed_sentence (const RbCalendar *calendar, RbDate date, RbHalf half)
{
  const RbCalendarEvent *event = rb_calendar_closure (calendar, date, half);
  g_autofree char *day = rb_date_format (date, RB_DATE_WEEKDAY);

  if (event && *event->name)
    return g_strdup_printf (_ ("The school is closed on %s: %s."), day, event->name);
  return g_strdup_printf (_ ("There is no school on %s."), day);
}

static char *
off_roll_sentence (const RbPupil *pupil, RbDate date)
{
  g_autofree char *day = rb_date_format (date, RB_DATE_WEEKDAY);

  return g_strdup_printf (_ ("%s was not on the roll on %s."), pupil->forename, day);
}

static char *
code_sentence (const RbSchool *school, const char *text, RbDate date)
{
  g_autofree char *upper = g_utf8_strup (text, -1);
  g_autofree char *day = NULL;

  if (!rb_code_book_knows (school->codes, text))
    return g_strdup_printf (_ ("“%s” is not an attendance code."), upper);
  day = rb_date_format (date, RB_DATE_DAY_YEAR);
  return g_strdup_printf (_ ("Code %s was not in force on %s."), upper, day);
}

/* Whether a mark may stand where there is no session or no pupil: Z and # off roll, # in a closure
 * (decisions 13). */
static gboolean
is_text (const char *text, const char *a, const char *b)
{
  return g_ascii_strcasecmp (text, a) == 0 || g_ascii_strcasecmp (text, b) == 0;
}

gboolean
rb_register_rules_read (const RbSchool *school,
                        const RbPupil *pupil,
                        RbDate date,
                        RbHalf half,
                        const char *text,
                        RbMark *mark,
                        char **refusal)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);
  const RbCode *code = NULL;

  *mark = RB_MARK_NONE;
  if (is_text (text, "", "-"))
    return TRUE;
  if (is_text (text, ".", " "))
    *mark = rb_code_book_present (school->codes, half);
  else
    {
      code = rb_code_book_find (school->codes, text, date);
      if (!code)
        {
          *refusal = code_sentence (school, text, date);
          return FALSE;
        }
      *mark = rb_code_book_for_half (school->codes, code->mark, half);
    }
  if (!matrix || rb_calendar_find (rb_mark_matrix_calendar (matrix), date, half) < 0)
    {
      *refusal = matrix ? closed_sentence (rb_mark_matrix_calendar (matrix), date, half)
                        : g_strdup (_ ("This day is in no school year."));
      return FALSE;
    }
  if (!rb_pupil_on_roll (pupil, date))
    {
      *refusal = off_roll_sentence (pupil, date);
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
rb_register_rules_split (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      GStrv cells;
      gsize length = strlen (lines[i]);

      if (length > 0 && lines[i][length - 1] == '\r')
        lines[i][length - 1] = '\0';
      if (lines[i + 1] == NULL && *lines[i] == '\0')
        break;
      cells = g_strsplit (lines[i], "\t", -1);
      for (guint j = 0; cells[j]; j++)
        g_strstrip (cells[j]);
      if (!cells[0])
        {
          g_strfreev (cells);
          cells = g_new0 (char *, 2);
          cells[0] = g_strdup ("");
        }
      g_ptr_array_add (rows, cells);
    }
  return rows;
}
