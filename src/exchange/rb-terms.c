/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Term dates as they come in, sorted into academic years. Rows of a table are read by the import
 * plan, calendars by rb-ics. */
#include "exchange/rb-terms.h"

#include <string.h>

static void
clear_event (gpointer data)
{
  g_free (((RbCalendarEvent *) data)->name);
}

static void
free_year (gpointer data)
{
  RbTermYear *year = data;

  g_array_unref (year->events);
  g_free (year);
}

static void
free_problem (gpointer data)
{
  RbTermProblem *problem = data;

  g_free (problem->value);
  g_free (problem->reason);
  g_free (problem);
}

RbTerms *
rb_terms_new (void)
{
  RbTerms *terms = g_new0 (RbTerms, 1);

  terms->years = g_ptr_array_new_with_free_func (free_year);
  terms->problems = g_ptr_array_new_with_free_func (free_problem);
  return terms;
}

void
rb_terms_free (RbTerms *terms)
{
  g_ptr_array_unref (terms->years);
  g_ptr_array_unref (terms->problems);
  g_free (terms);
}

static RbTermYear *
term_year (RbTerms *terms, int number)
{
  RbTermYear *year;
  guint at = 0;

  for (; at < terms->years->len; at++)
    {
      year = g_ptr_array_index (terms->years, at);
      if (year->year == number)
        return year;
      if (year->year > number)
        break;
    }
  year = g_new0 (RbTermYear, 1);
  year->year = number;
  year->events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));
  g_array_set_clear_func (year->events, clear_event);
  g_ptr_array_insert (terms->years, (int) at, year);
  return year;
}

void
rb_terms_add (RbTerms *terms, RbEventKind kind, const char *name, RbDate from, RbDate to)
{
  for (int y = rb_academic_year_of (from); y <= rb_academic_year_of (to); y++)
    {
      RbCalendarEvent event = { kind, g_strdup (name), MAX (from, rb_academic_year_first (y)),
                                MIN (to, rb_academic_year_last (y)) };

      g_array_append_val (term_year (terms, y)->events, event);
    }
}

void
rb_terms_add_problem (RbTerms *terms, guint line, const char *value, char *reason)
{
  RbTermProblem *problem = g_new0 (RbTermProblem, 1);

  problem->line = line;
  problem->value = g_strdup (value);
  problem->reason = reason;
  g_ptr_array_add (terms->problems, problem);
}

gboolean
rb_terms_kind_from_words (const char *words, RbEventKind *kind)
{
  /* In this order: "Half term" before "term", "INSET (term begins)" is INSET. */
  static const struct
  {
    const char *word;
    RbEventKind kind;
  } table[] = {
    { "inset", RB_EVENT_INSET },
    { "training day", RB_EVENT_INSET },
    { "staff day", RB_EVENT_INSET },
    { "bank holiday", RB_EVENT_BANK_HOLIDAY },
    { "public holiday", RB_EVENT_BANK_HOLIDAY },
    { "good friday", RB_EVENT_BANK_HOLIDAY },
    { "easter monday", RB_EVENT_BANK_HOLIDAY },
    { "may day", RB_EVENT_BANK_HOLIDAY },
    { "half term", RB_EVENT_HALF_TERM },
    { "half-term", RB_EVENT_HALF_TERM },
    { "halfterm", RB_EVENT_HALF_TERM },
    { "am only", RB_EVENT_AM_ONLY },
    { "am-only", RB_EVENT_AM_ONLY },
    { "morning only", RB_EVENT_AM_ONLY },
    { "pm only", RB_EVENT_PM_ONLY },
    { "pm-only", RB_EVENT_PM_ONLY },
    { "afternoon only", RB_EVENT_PM_ONLY },
    { "closure", RB_EVENT_CLOSURE },
    { "closed", RB_EVENT_CLOSURE },
    { "polling", RB_EVENT_CLOSURE },
    { "holiday", RB_EVENT_HOLIDAY },
    { "break", RB_EVENT_HOLIDAY },
    { "vacation", RB_EVENT_HOLIDAY },
    { "term", RB_EVENT_TERM },
  };
  g_autofree char *low = g_utf8_strdown (words, -1);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strstr (low, table[i].word) != NULL)
      {
        *kind = table[i].kind;
        return TRUE;
      }
  return FALSE;
}
