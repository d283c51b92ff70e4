/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of one day: who is away, late, expected back. */
#include "analysis/rb-list-private.h"

#include "analysis/rb-day.h"

#include <string.h>

/* The code of the first session that is missed, with its name; "no mark yet" for a blank. */
static char *
code_words (const RbListMaker *maker, const RbAway *away)
{
  const RbAwayHalf *half = away->halves[RB_AM].absent ? &away->halves[RB_AM] : &away->halves[RB_PM];
  const RbCode *code = rb_code_book_code (maker->school->codes, half->mark, maker->today);
  const char *which = away->halves[RB_AM].absent && away->halves[RB_PM].absent ? ""
                      : away->halves[RB_AM].absent                             ? ", morning"
                                                                               : ", afternoon";

  if (code == NULL)
    return g_strdup_printf ("No mark yet%s", which);
  return g_strdup_printf ("%s, %s%s", code->text, code->name, which);
}

static const char *
reason_words (const RbAway *away)
{
  if (away->outcome && away->outcome->reason[0])
    return away->outcome->reason;
  if (away->known && away->known->reason[0])
    return away->known->reason;
  return "";
}

static RbListLine *
add_away (RbListMaker *maker, const RbAway *away, RbDate day, char *why)
{
  RbListLine *line = rb_list_add (maker, away->row, day, why);
  const char *reason = reason_words (away);
  const RbDetail *note;
  gint64 id = rb_roster_pupil (maker->school->roster, away->row)->id;

  for (int half = RB_AM; *reason == '\0' && half <= RB_PM; half++)
    {
      note = rb_school_cell_detail (maker->school, id, (RbSession){ day, (RbHalf) half });
      if (away->halves[half].absent && note && note->note)
        reason = note->note;
    }
  rb_list_say (maker, line, reason);
  return line;
}

void
rb_list_absent_today (RbListMaker *maker)
{
  g_autoptr (GArray) all = rb_day_away (maker->school, maker->today, maker->now);

  for (guint i = 0; i < all->len; i++)
    {
      const RbAway *away = &g_array_index (all, RbAway, i);

      if (away->state != RB_AWAY_CHASE)
        add_away (maker, away, maker->today, code_words (maker, away));
    }
}

/* The school day before `date`; RB_DATE_NONE for none in its year. */
static RbDate
school_day_before (const RbListMaker *maker, RbDate date)
{
  const RbMarkMatrix *matrix = rb_school_year_of (maker->school, date);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  guint number = calendar ? rb_calendar_day_number (calendar, date) : 0;

  return number > 1 ? rb_calendar_day (calendar, number - 1) : RB_DATE_NONE;
}

void
rb_list_absent_yesterday (RbListMaker *maker)
{
  RbDate before = school_day_before (maker, maker->today);
  g_autoptr (GArray) all = NULL;

  if (before == RB_DATE_NONE)
    return;
  all = rb_day_away (maker->school, before, maker->now);
  for (guint i = 0; i < all->len; i++)
    {
      const RbAway *away = &g_array_index (all, RbAway, i);

      add_away (maker, away, before, code_words (maker, away));
    }
}

static void
add_calls (RbListMaker *maker, gboolean tried)
{
  g_autoptr (GArray) all = rb_day_away (maker->school, maker->today, maker->now);

  for (guint i = 0; i < all->len; i++)
    {
      const RbAway *away = &g_array_index (all, RbAway, i);

      if (away->state != RB_AWAY_UNEXPLAINED || (away->attempts > 0) != tried)
        continue;
      if (tried)
        rb_list_add (maker, away->row, maker->today,
                     g_strdup_printf ("%u tr%s, day %d without a reason", away->attempts,
                                      away->attempts == 1 ? "y" : "ies", away->day));
      else
        rb_list_add (maker, away->row, maker->today,
                     g_strdup_printf ("Day %d without a reason", away->day));
    }
}

/* Both calls, as the Today page orders them. */
void
rb_list_first_day (RbListMaker *maker)
{
  g_autoptr (GArray) all = rb_day_away (maker->school, maker->today, maker->now);

  for (guint i = 0; i < all->len; i++)
    {
      const RbAway *away = &g_array_index (all, RbAway, i);

      if (away->state == RB_AWAY_UNEXPLAINED && !away->came)
        rb_list_add (maker, away->row, maker->today,
                     g_strdup_printf ("%sDay %d without a reason, %u tr%s",
                                      away->ring_first ? "Ring first. " : "", away->day,
                                      away->attempts, away->attempts == 1 ? "y" : "ies"));
    }
}

void
rb_list_first_call (RbListMaker *maker)
{
  add_calls (maker, FALSE);
}

void
rb_list_second_call (RbListMaker *maker)
{
  add_calls (maker, TRUE);
}

/* The next day with a session after `date`; RB_DATE_NONE for none in its year. */
static RbDate
school_day_after (const RbListMaker *maker, RbDate date)
{
  const RbMarkMatrix *matrix = rb_school_year_of (maker->school, date);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  guint number = calendar ? rb_calendar_day_number (calendar, date) : 0;

  return number > 0 ? rb_calendar_day (calendar, number + 1) : RB_DATE_NONE;
}

void
rb_list_expected_back (RbListMaker *maker)
{
  g_autoptr (GArray) all = rb_day_away (maker->school, maker->today, maker->now);
  RbDate next = school_day_after (maker, maker->today);

  for (guint i = 0; i < all->len; i++)
    {
      const RbAway *away = &g_array_index (all, RbAway, i);
      g_autofree char *day = NULL;

      if (away->expected_return == RB_DATE_NONE
          || (next != RB_DATE_NONE && away->expected_return > next))
        continue;
      day = rb_date_format (away->expected_return, RB_DATE_WEEKDAY);
      add_away (maker, away, maker->today,
                g_strdup_printf (away->expected_return <= maker->today ? "Was expected back %s"
                                                                       : "Expected back %s",
                                 day));
    }
}

void
rb_list_evidence (RbListMaker *maker)
{
  g_autoptr (GArray) all = rb_day_away (maker->school, maker->today, maker->now);

  for (guint i = 0; i < all->len; i++)
    {
      const RbAway *away = &g_array_index (all, RbAway, i);

      if (away->evidence_due)
        add_away (maker, away, maker->today, g_strdup_printf ("School day %d away", away->day));
    }
}

static void
add_late (RbListMaker *maker, guint8 wanted)
{
  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    for (int half = RB_AM; half <= RB_PM; half++)
      {
        RbSession session = { maker->today, (RbHalf) half };
        RbMark mark = rb_school_mark (maker->school, row, session.date, session.half);
        const guint8 *counts = rb_code_book_counts (maker->school->codes, session.date);
        const RbDetail *detail;

        if (mark == RB_MARK_OFF_ROLL || (counts[mark] & wanted) == 0)
          continue;
        detail = rb_school_cell_detail (maker->school,
                                        rb_roster_pupil (maker->school->roster, row)->id, session);
        RbListLine *line = rb_list_add (
            maker, row, session.date,
            detail && detail->minutes >= 0
                ? g_strdup_printf ("%s %s, %d min", rb_half_name (session.half),
                                   rb_code_book_text (maker->school->codes, mark), detail->minutes)
                : g_strdup_printf ("%s %s", rb_half_name (session.half),
                                   rb_code_book_text (maker->school->codes, mark)));
        rb_list_say (maker, line, detail && detail->note ? detail->note : "");
      }
}

void
rb_list_late_today (RbListMaker *maker)
{
  add_late (maker, RB_COUNT_LATE | RB_COUNT_LATE_AFTER);
}

void
rb_list_u_today (RbListMaker *maker)
{
  add_late (maker, RB_COUNT_LATE_AFTER);
}

/* Children of a refused request whose family was not rung on the day of the decision. */
static void
add_refused (RbListMaker *maker, const RbLeave *leave)
{
  const RbOffice *office = maker->school->office;
  gint64 last = 0;

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_LEAVE_DAY); i++)
    {
      const RbLeaveDay *day = rb_office_nth (office, RB_RECORD_LEAVE_DAY, i);
      g_autofree char *range = NULL;
      int row = rb_roster_find (maker->school->roster, day->pupil_id);

      if (day->leave_id != leave->base.id || strcmp (day->decision, "refused") != 0
          || day->pupil_id == last || row < 0)
        continue;
      last = day->pupil_id;
      range = rb_date_range_format (leave->first_day, leave->last_day);
      rb_list_add (maker, (guint) row, leave->first_day,
                   g_strdup_printf ("Leave refused for %s: ring today", range));
    }
}

void
rb_list_leave_refused (RbListMaker *maker)
{
  const RbOffice *office = maker->school->office;

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_LEAVE); i++)
    {
      const RbLeave *leave = rb_office_nth (office, RB_RECORD_LEAVE, i);

      if (strcmp (leave->state, "decided") == 0 && leave->called_at == 0)
        add_refused (maker, leave);
    }
}
