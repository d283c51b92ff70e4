/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changed calendar would do to what is written down beside the marks. */
#include "analysis/rb-calendar-effect-private.h"

#include "analysis/rb-day.h"
#include "analysis/rb-returns.h"
#include "analysis/rb-timetables.h"

#include <string.h>

#define SIXTH_DAY 6 /* of a suspension: education must be provided from there on (rules.md 3) */

/* The calendars side by side, and the sessions that only one of them has. */
typedef struct
{
  const RbSchool *school;
  const RbSchool *then;  /* the school as it would be, without marks */
  const RbCalendar *was; /* or NULL */
  const RbCalendar *is;
  GArray *closes, *opens; /* RbSession */
} Sides;

static GArray *
only_in (const RbCalendar *one, const RbCalendar *other)
{
  GArray *sessions = g_array_new (FALSE, FALSE, sizeof (RbSession));

  for (guint i = 0; one && i < rb_calendar_n_sessions (one); i++)
    {
      RbSession session = rb_calendar_session (one, i);

      if (!other || rb_calendar_find (other, session.date, session.half) < 0)
        g_array_append_val (sessions, session);
    }
  return sessions;
}

static void
unref_matrix (gpointer matrix)
{
  rb_mark_matrix_unref (matrix);
}

static RbSchool *
school_with (const RbSchool *school, RbCalendar *next)
{
  GPtrArray *years = g_ptr_array_new_with_free_func (unref_matrix);
  int year = rb_calendar_year (next);
  guint at = 0;

  for (guint i = 0; i < school->years->len; i++)
    {
      RbMarkMatrix *matrix = school->years->pdata[i];

      at += rb_calendar_year (rb_mark_matrix_calendar (matrix)) < year;
      if (rb_calendar_year (rb_mark_matrix_calendar (matrix)) != year)
        g_ptr_array_add (years, rb_mark_matrix_ref (matrix));
    }
  g_ptr_array_insert (years, (int) at,
                      rb_mark_matrix_new (next, rb_roster_n (school->roster), NULL));
  return rb_school_new (rb_school_details_copy (school->details), rb_code_book_ref (school->codes),
                        rb_policy_book_ref (school->policies), rb_roster_ref (school->roster),
                        years, NULL);
}

static void
add_seals (RbCalendarEffect *effect, const Sides *sides, const GArray *sessions)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      RbDate monday = rb_date_monday (g_array_index (sessions, RbSession, i).date);
      gboolean known = FALSE;

      for (guint k = 0; k < effect->seals->len && !known; k++)
        known = g_array_index (effect->seals, RbDate, k) == monday;
      if (!known && rb_office_sealed (sides->school->office, monday))
        g_array_append_val (effect->seals, monday);
    }
}

static int
place_of (RbSession session)
{
  return (int) session.date * 2 + (session.half == RB_PM);
}

/* How many of the sessions lie from one to the other, both included. */
static guint
count_within (const GArray *sessions, RbSession first, RbSession last)
{
  guint n = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      int place = place_of (g_array_index (sessions, RbSession, i));

      n += place >= place_of (first) && place <= place_of (last);
    }
  return n;
}

static void
add_plan (RbCalendarEffect *effect, RbMovedPlan plan, int row)
{
  if (row < 0 || plan.closes + plan.opens == 0)
    return;
  plan.row = (guint) row;
  g_array_append_val (effect->plans, plan);
}

/* What was granted as leave is the leave's own, below. */
static void
add_absences (RbCalendarEffect *effect, const Sides *sides, RbDate today)
{
  for (guint i = 0; i < rb_office_n (sides->school->office, RB_RECORD_ABSENCE); i++)
    {
      const RbAbsence *one = rb_office_nth (sides->school->office, RB_RECORD_ABSENCE, i);
      RbSession first = { one->first_day, one->first_half };
      RbSession last = { one->last_day, one->last_half };

      if (one->leave_id != 0 || one->last_day < today || one->returned_on != RB_DATE_NONE)
        continue;
      add_plan (effect,
                (RbMovedPlan){ .from = one->first_day,
                               .to = one->last_day,
                               .closes = count_within (sides->closes, first, last),
                               .opens = count_within (sides->opens, first, last) },
                rb_roster_find (sides->school->roster, one->pupil_id));
    }
}

/* The sessions of one child's leave that would close, and those already spoken of in `opens`. */
static void
count_leave_days (const Sides *sides, gint64 leave, gint64 pupil, guint *closes, guint *spoken)
{
  *closes = *spoken = 0;
  for (guint i = 0; i < rb_office_n (sides->school->office, RB_RECORD_LEAVE_DAY); i++)
    {
      const RbLeaveDay *day = rb_office_nth (sides->school->office, RB_RECORD_LEAVE_DAY, i);
      RbSession first = { day->day, strcmp (day->session, "pm") == 0 ? RB_PM : RB_AM };
      RbSession last = { day->day, strcmp (day->session, "am") == 0 ? RB_AM : RB_PM };

      if (day->leave_id != leave || day->pupil_id != pupil)
        continue;
      *spoken += count_within (sides->opens, first, last);
      if (strcmp (day->decision, "refused") != 0)
        *closes += count_within (sides->closes, first, last);
    }
}

/* A request is one of several children: each is said once, at the first of its days. */
static void
add_leave (RbCalendarEffect *effect, const Sides *sides, const RbLeave *leave)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rb_office_n (sides->school->office, RB_RECORD_LEAVE_DAY); i++)
    {
      const RbLeaveDay *day = rb_office_nth (sides->school->office, RB_RECORD_LEAVE_DAY, i);
      RbSession first = { leave->first_day, RB_AM }, last = { leave->last_day, RB_PM };
      guint closes, spoken;

      if (day->leave_id != leave->base.id || !g_hash_table_add (seen, (gpointer) &day->pupil_id))
        continue;
      count_leave_days (sides, leave->base.id, day->pupil_id, &closes, &spoken);
      add_plan (effect,
                (RbMovedPlan){ .leave = TRUE,
                               .from = leave->first_day,
                               .to = leave->last_day,
                               .closes = closes,
                               .opens = count_within (sides->opens, first, last) - spoken },
                rb_roster_find (sides->school->roster, day->pupil_id));
    }
}

static void
add_leaves (RbCalendarEffect *effect, const Sides *sides, RbDate today)
{
  for (guint i = 0; i < rb_office_n (sides->school->office, RB_RECORD_LEAVE); i++)
    {
      const RbLeave *leave = rb_office_nth (sides->school->office, RB_RECORD_LEAVE, i);

      if (leave->last_day >= today && strcmp (leave->state, "withdrawn") != 0)
        add_leave (effect, sides, leave);
    }
}

/* The half terms, or the terms, of both sides. */
static void
add_parts (RbCalendarEffect *effect,
           const Sides *sides,
           guint (*n_parts) (const RbCalendar *),
           const RbPart *(*nth) (const RbCalendar *, guint))
{
  for (guint i = 0; sides->was && i < n_parts (sides->was); i++)
    {
      const RbPart *was = nth (sides->was, i), *is = NULL;
      RbMovedPart moved = { NULL, was->from, was->to, RB_DATE_NONE, RB_DATE_NONE };

      for (guint k = 0; k < n_parts (sides->is) && !is; k++)
        if (strcmp (nth (sides->is, k)->name, was->name) == 0)
          is = nth (sides->is, k);
      if (is && is->from == was->from && is->to == was->to)
        continue;
      moved.name = g_strdup (was->name);
      if (is)
        {
          moved.from = is->from;
          moved.to = is->to;
        }
      g_array_append_val (effect->parts, moved);
    }
}

static void
add_sixth_days (RbCalendarEffect *effect, const Sides *sides)
{
  for (guint i = 0; i < rb_office_n (sides->school->office, RB_RECORD_SUSPENSION); i++)
    {
      const RbSuspension *one = rb_office_nth (sides->school->office, RB_RECORD_SUSPENSION, i);
      int row = rb_roster_find (sides->school->roster, one->pupil_id);
      RbMovedSixth moved = { row < 0 ? 0 : (guint) row,
                             rb_nth_school_day (sides->school, one->first_day, SIXTH_DAY),
                             rb_nth_school_day (sides->then, one->first_day, SIXTH_DAY) };

      if (row >= 0 && moved.was != moved.is
          && ((moved.was != RB_DATE_NONE && moved.was <= one->last_day)
              || (moved.is != RB_DATE_NONE && moved.is <= one->last_day)))
        g_array_append_val (effect->sixth, moved);
    }
}

static void
add_n (RbCalendarEffect *effect, const Sides *sides, RbMoment now)
{
  g_autoptr (GArray) found = rb_unexplained (sides->school, now);

  for (guint i = 0; i < found->len; i++)
    {
      const RbUnexplained *one = &g_array_index (found, RbUnexplained, i);
      RbSession session = one->session;

      if (count_within (sides->closes, session, session) > 0)
        effect->n_closed++;
      else if (rb_n_due (sides->then, session.date) != one->due)
        effect->n_due++;
    }
}

static void
clear_part (gpointer part)
{
  g_free (((RbMovedPart *) part)->name);
}

void
rb_calendar_effect_add_records (RbCalendarEffect *effect,
                                const RbSchool *school,
                                RbCalendar *next,
                                RbMoment now)
{
  const RbMarkMatrix *matrix = rb_school_year (school, rb_calendar_year (next));
  const RbCalendar *was = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  g_autoptr (RbSchool) then = school_with (school, next);
  g_autoptr (GArray) closes = only_in (was, next), opens = only_in (next, was);
  const Sides sides = { school, then, was, next, closes, opens };

  effect->seals = g_array_new (FALSE, FALSE, sizeof (RbDate));
  effect->plans = g_array_new (FALSE, FALSE, sizeof (RbMovedPlan));
  effect->parts = g_array_new (FALSE, FALSE, sizeof (RbMovedPart));
  effect->sixth = g_array_new (FALSE, FALSE, sizeof (RbMovedSixth));
  g_array_set_clear_func (effect->parts, clear_part);
  add_parts (effect, &sides, rb_calendar_n_terms, rb_calendar_term);
  add_parts (effect, &sides, rb_calendar_n_half_terms, rb_calendar_half_term);
  if (closes->len + opens->len == 0)
    return;
  add_seals (effect, &sides, closes);
  add_seals (effect, &sides, opens);
  add_absences (effect, &sides, now.date);
  add_leaves (effect, &sides, now.date);
  add_sixth_days (effect, &sides);
  add_n (effect, &sides, now);
}

void
rb_calendar_effect_clear_records (RbCalendarEffect *effect)
{
  g_array_unref (effect->seals);
  g_array_unref (effect->plans);
  g_array_unref (effect->parts);
  g_array_unref (effect->sixth);
}

/* --- in words --- */

static void
add_seal_words (const RbCalendarEffect *effect, GString *words)
{
  for (guint i = 0; i < effect->seals->len; i++)
    {
      RbDate monday = g_array_index (effect->seals, RbDate, i);
      g_autofree char *day = rb_date_format (monday, RB_DATE_LONG);

      rb_calendar_effect_add_line (words, "The week of %s is sealed; it stays sealed.", day);
    }
}

static void
add_plan_words (const RbCalendarEffect *effect, GString *words)
{
  guint closes = 0, opens = 0;

  for (guint i = 0; i < effect->plans->len; i++)
    {
      const RbMovedPlan *plan = &g_array_index (effect->plans, RbMovedPlan, i);

      closes += plan->closes > 0;
      opens += plan->opens > 0;
    }
  if (closes > 0)
    rb_calendar_effect_add_line (words,
                                 closes == 1 ? "Days of %u leave or planned absence fall away."
                                             : "Days of %u leaves and planned absences fall away.",
                                 closes);
  if (opens > 0)
    rb_calendar_effect_add_line (
        words,
        opens == 1 ? "%u leave or planned absence gets school days that nobody has decided on."
                   : "%u leaves and planned absences get school days that nobody has decided on.",
        opens);
}

static void
add_part_words (const RbCalendarEffect *effect, GString *words)
{
  for (guint i = 0; i < effect->parts->len; i++)
    {
      const RbMovedPart *part = &g_array_index (effect->parts, RbMovedPart, i);
      g_autofree char *was_from = rb_date_format (part->was_from, RB_DATE_DAY);
      g_autofree char *was_to = rb_date_format (part->was_to, RB_DATE_DAY);
      g_autofree char *from = NULL, *to = NULL;

      if (part->from == RB_DATE_NONE)
        {
          rb_calendar_effect_add_line (words, "%s (%s to %s) would be gone.", part->name, was_from,
                                       was_to);
          continue;
        }
      from = rb_date_format (part->from, RB_DATE_DAY);
      to = rb_date_format (part->to, RB_DATE_DAY);
      rb_calendar_effect_add_line (words, "%s is %s to %s instead of %s to %s.", part->name, from,
                                   to, was_from, was_to);
    }
  if (effect->parts->len > 0)
    rb_calendar_effect_add_line (words,
                                 "Letters and reports follow these days; what was decided about "
                                 "letters of the days as they were is asked again.");
}

static gboolean
is_at_stake (const RbCalendarEffect *effect)
{
  return effect->marks->len + effect->seals->len + effect->plans->len + effect->parts->len
             + effect->sixth->len + effect->n_due
         > 0;
}

void
rb_calendar_effect_add_words (const RbCalendarEffect *effect, GString *words)
{
  if (effect->n_closed > 0)
    rb_calendar_effect_add_line (
        words,
        effect->n_closed == 1 ? "%u of them is N: nobody is asked for its reason any more."
                              : "%u of them are N: nobody is asked for their reason any more.",
        effect->n_closed);
  if (effect->n_due > 0)
    rb_calendar_effect_add_line (words,
                                 effect->n_due == 1
                                     ? "%u N is to be explained by another day."
                                     : "%u sessions of N are to be explained by other days.",
                                 effect->n_due);
  add_seal_words (effect, words);
  add_plan_words (effect, words);
  if (effect->sixth->len > 0)
    rb_calendar_effect_add_line (words,
                                 effect->sixth->len == 1
                                     ? "The sixth day of %u suspension is another."
                                     : "The sixth days of %u suspensions are others.",
                                 effect->sixth->len);
  add_part_words (effect, words);
  if (effect->closes + effect->opens > 0 && !is_at_stake (effect))
    rb_calendar_effect_add_line (words,
                                 "No mark, plan, sealed week, letter or deadline is concerned.");
}

static void
add_plan_line (const RbMovedPlan *plan, const RbSchool *school, GPtrArray *lines)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *from = rb_date_format (plan->from, RB_DATE_WEEKDAY);
  g_autofree char *to = rb_date_format (plan->to, RB_DATE_WEEKDAY);

  rb_calendar_effect_begin_line (words, school, plan->row, plan->from);
  g_string_append_printf (words, " %s %s", plan->leave ? "leave" : "planned absence", from);
  if (plan->from != plan->to)
    g_string_append_printf (words, " to %s", to);
  if (plan->closes > 0)
    g_string_append_printf (words, ", %u %s away", plan->closes,
                            plan->closes == 1 ? "session falls" : "sessions fall");
  if (plan->opens > 0)
    g_string_append_printf (words, ", %u %s school", plan->opens,
                            plan->opens == 1 ? "session becomes" : "sessions become");
  g_ptr_array_add (lines, g_string_free (g_steal_pointer (&words), FALSE));
}

void
rb_calendar_effect_add_lines (const RbCalendarEffect *effect,
                              const RbSchool *school,
                              GPtrArray *lines)
{
  for (guint i = 0; i < effect->plans->len; i++)
    add_plan_line (&g_array_index (effect->plans, RbMovedPlan, i), school, lines);
  for (guint i = 0; i < effect->sixth->len; i++)
    {
      const RbMovedSixth *moved = &g_array_index (effect->sixth, RbMovedSixth, i);
      RbDate day = moved->was == RB_DATE_NONE ? moved->is : moved->was;
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *was = rb_date_format (moved->was, RB_DATE_WEEKDAY);
      g_autofree char *is = rb_date_format (moved->is, RB_DATE_WEEKDAY);

      rb_calendar_effect_begin_line (words, school, moved->row, day);
      g_string_append_printf (words, " sixth day of the suspension %s, and it says %s",
                              moved->is == RB_DATE_NONE ? "after this calendar" : is,
                              moved->was == RB_DATE_NONE ? "none" : was);
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&words), FALSE));
    }
}
