/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides what an arrival, a leaving or a return does to the marks of the day. How it is said is
 * rb-late-desk-words.c's, how it is written rb-late-desk-change.c's. */
#include "school/rb-late-desk-private.h"

#include <string.h>

/* What the mark that is there means for one who now comes in. */
typedef enum
{
  MARK_OPEN,       /* none, or a mark that the clock may replace */
  MARK_AUTHORISED, /* gives way before the register closes, and stays after it */
  MARK_STAYS,      /* is elsewhere or not required: what it says stays true */
  MARK_BARRED      /* suspended: an adult decides */
} MarkRule;

static RbMark
mark_of (const RbDeskPlan *plan, const char *code)
{
  const RbCode *found =
      *code ? rb_code_book_find (plan->school->codes, code, plan->entry.at.date) : NULL;

  return found ? found->mark : RB_MARK_NONE;
}

static const char *
text_of (const RbDeskPlan *plan, RbMark mark)
{
  return rb_code_book_text (plan->school->codes, mark);
}

static gboolean
is_one_of (const char *code, const char *const *codes)
{
  for (; *codes; codes++)
    if (strcmp (code, *codes) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
counts_as (const RbDeskPlan *plan, RbMark mark, guint bits)
{
  return (rb_code_book_counts (plan->school->codes, plan->entry.at.date)[mark] & bits) != 0;
}

static MarkRule
rule_of (const RbDeskPlan *plan, RbMark mark)
{
  static const char *const stays[] = { "C2", "D", "X", "Z", "#", NULL };
  const char *text = text_of (plan, mark);

  if (!*text)
    return MARK_OPEN;
  if (strcmp (text, "E") == 0)
    return MARK_BARRED;
  if (counts_as (plan, mark, RB_COUNT_ACTIVITY) || is_one_of (text, stays))
    return MARK_STAYS;
  if (counts_as (plan, mark, RB_COUNT_AUTHORISED | RB_COUNT_NOT_POSSIBLE))
    return MARK_AUTHORISED;
  return MARK_OPEN;
}

/* The code by the clock and the reason (rules.md 12; S1.9, S1.10). */
static const char *
code_by_clock (const RbDeskPlan *plan, const char *key_stage)
{
  const char *code =
      rb_policy_arrival (plan->policy, key_stage, plan->half, plan->entry.at.minutes);

  if (strcmp (code, "L") == 0 && plan->cause == RB_DESK_MEDICAL && plan->policy->medical_late_is_m)
    return "M";
  if (strcmp (code, "U") == 0 && plan->cause == RB_DESK_MEDICAL)
    return "M";
  if (strcmp (code, "U") == 0 && plan->cause == RB_DESK_ILL)
    return "I";
  return code;
}

/* Minute at which a session is over; open ends reach to the next session or the end of the day. */
static int
end_of (const RbDeskPlan *plan, RbHalf half)
{
  const RbDeskHalf *one = &plan->halves[half];

  if (one->clock->ends >= 0)
    return one->clock->ends;
  return half == RB_AM && plan->halves[RB_PM].there ? plan->halves[RB_PM].clock->start : 24 * 60;
}

static gboolean
find_half (RbDeskPlan *plan)
{
  for (int half = RB_AM; half <= RB_PM; half++)
    if (plan->halves[half].there && plan->entry.at.minutes < end_of (plan, (RbHalf) half))
      {
        plan->half = (RbHalf) half;
        plan->early = plan->entry.at.minutes < plan->halves[half].clock->start;
        return TRUE;
      }
  return FALSE;
}

static void
set_half (RbDeskPlan *plan, RbHalf half, RbMark is, int minutes)
{
  RbDeskHalf *one = &plan->halves[half];

  one->set = TRUE;
  one->is = is;
  one->minutes = minutes;
}

/* A child who was to be away all day has come: the afternoon's plan goes, its teacher decides. */
static void
clear_later (RbDeskPlan *plan)
{
  RbDeskHalf *now = &plan->halves[plan->half], *later = &plan->halves[RB_PM];
  MarkRule rule = rule_of (plan, now->was);

  if (plan->half == RB_AM && later->there && later->was != RB_MARK_NONE && later->was == now->was
      && (rule == MARK_AUTHORISED || counts_as (plan, now->was, RB_COUNT_UNAUTHORISED)))
    set_half (plan, RB_PM, RB_MARK_NONE, -1);
}

static void
take_code (RbDeskPlan *plan, const char *code)
{
  RbMark mark = mark_of (plan, code);
  gboolean late = strcmp (code, "L") == 0 || strcmp (code, "U") == 0;
  RbDeskHalf *half = &plan->halves[plan->half];

  plan->code = code;
  plan->minutes_late = MAX (0, plan->entry.at.minutes - half->clock->late_from);
  if (mark != half->was || late)
    set_half (plan, plan->half, mark, late ? plan->minutes_late : -1);
}

/* In before the register begins: it will be taken with them there. */
static void
come_early (RbDeskPlan *plan, MarkRule rule)
{
  RbDeskHalf *half = &plan->halves[plan->half];

  plan->code = "";
  if (rule == MARK_STAYS)
    {
      plan->kept = TRUE;
      plan->code = text_of (plan, half->was);
    }
  else if (half->was != RB_MARK_NONE && !counts_as (plan, half->was, RB_COUNT_ATTENDED))
    set_half (plan, plan->half, RB_MARK_NONE, -1);
  clear_later (plan);
}

static void
come_in (RbDeskPlan *plan, const char *key_stage)
{
  RbDeskHalf *half = &plan->halves[plan->half];
  MarkRule rule = rule_of (plan, half->was);
  const char *was = text_of (plan, half->was), *code;

  if (rule == MARK_BARRED)
    {
      plan->refused = g_strdup ("Please see the office.");
      return;
    }
  if (plan->early)
    {
      come_early (plan, rule);
      return;
    }
  if (plan->cause == RB_DESK_PLAIN && strcmp (was, "M") == 0)
    plan->cause = RB_DESK_MEDICAL;
  if (plan->cause == RB_DESK_PLAIN && strcmp (was, "I") == 0)
    plan->cause = RB_DESK_ILL;
  code = code_by_clock (plan, key_stage);
  plan->kept =
      rule == MARK_STAYS
      || (rule == MARK_AUTHORISED && !counts_as (plan, mark_of (plan, code), RB_COUNT_ATTENDED));
  if (plan->kept)
    {
      plan->code = was;
      plan->minutes_late = MAX (0, plan->entry.at.minutes - half->clock->late_from);
    }
  else
    take_code (plan, code);
  clear_later (plan);
}

/* Out: only a register that they will not be there for gets its mark now (case 86). */
static void
go_out (RbDeskPlan *plan)
{
  static const char *const codes[] = { "", "M", "I" };
  const char *code = codes[plan->cause];

  plan->code = "";
  for (int i = plan->half; i <= RB_PM; i++)
    {
      RbDeskHalf *half = &plan->halves[i];
      gboolean open = half->was == RB_MARK_NONE || strcmp (text_of (plan, half->was), "N") == 0
                      || strcmp (text_of (plan, half->was), i == RB_AM ? "/" : "\\") == 0;
      gboolean back = plan->entry.back_today
                      && (plan->entry.back_by < 0 || plan->entry.back_by <= half->clock->closes);

      if (!half->there || plan->entry.at.minutes >= half->clock->start || back || !open || !*code)
        continue;
      set_half (plan, (RbHalf) i, mark_of (plan, code), -1);
      plan->code = code;
    }
}

/* Back from outside. One who was here for the register of this session keeps its mark. */
static void
come_back (RbDeskPlan *plan, const char *key_stage)
{
  RbDeskHalf *half = &plan->halves[plan->half];
  gboolean was_here = plan->last && rb_direction_of (plan->last) == RB_DIRECTION_OUT
                      && plan->last->half == plan->half && plan->last->minute >= half->clock->start
                      && half->was == RB_MARK_NONE;

  if (counts_as (plan, half->was, RB_COUNT_ATTENDED) || was_here)
    {
      plan->kept = TRUE;
      plan->code = text_of (plan, half->was);
      return;
    }
  if (plan->last && plan->cause == RB_DESK_PLAIN)
    plan->cause = strcmp (plan->last->code, "M") == 0   ? RB_DESK_MEDICAL
                  : strcmp (plan->last->code, "I") == 0 ? RB_DESK_ILL
                                                        : RB_DESK_PLAIN;
  come_in (plan, key_stage);
}

/* What the day has already of this child, and whether this can follow it. */
static void
look_at_last (RbDeskPlan *plan)
{
  const RbArrival *last = plan->last;
  g_autofree char *time = last ? rb_time_format (last->minute) : NULL;
  g_autofree char *now = rb_time_format (plan->entry.at.minutes);
  gboolean out = last && rb_direction_of (last) == RB_DIRECTION_OUT;

  if (!last)
    return;
  if (last->minute > plan->entry.at.minutes)
    plan->refused = g_strdup_printf ("%s signed %s at %s, which is later than %s. Is the clock "
                                     "right? Please see the office.",
                                     plan->pupil->forename, out ? "out" : "in", time, now);
  else if (plan->direction == RB_DIRECTION_OUT && out)
    plan->refused = g_strdup_printf ("Already signed out at %s.", time);
  else if (plan->direction == RB_DIRECTION_IN && out)
    plan->direction = RB_DIRECTION_BACK;
  else if (plan->direction != RB_DIRECTION_OUT && !out && last->half == plan->half)
    plan->refused = g_strdup_printf ("Already signed in at %s.", time);
}

static void
look_at_day (RbDeskPlan *plan, int row, const char *key_stage)
{
  RbDate date = plan->entry.at.date;
  const RbMarkMatrix *matrix = rb_school_year_of (plan->school, date);

  for (int i = RB_AM; i <= RB_PM; i++)
    {
      RbDeskHalf *half = &plan->halves[i];

      half->clock = rb_policy_clock (plan->policy, key_stage, (RbHalf) i);
      half->there =
          matrix && rb_calendar_find (rb_mark_matrix_calendar (matrix), date, (RbHalf) i) >= 0;
      half->was = half->there && row >= 0
                      ? rb_school_mark (plan->school, (guint) row, date, (RbHalf) i)
                      : RB_MARK_NONE;
    }
}

static char *
no_session (const RbDeskPlan *plan)
{
  RbDate date = plan->entry.at.date;
  int last = plan->halves[RB_PM].there ? RB_PM : RB_AM;
  g_autofree char *day = rb_date_format (date, RB_DATE_FULL);
  g_autofree char *end = NULL;

  if (!plan->halves[last].there)
    return g_strdup_printf ("There is no school on %s.", day);
  end = rb_time_format (end_of (plan, (RbHalf) last));
  return g_strdup_printf ("School finished at %s today.", end);
}

void
rb_desk_plan (RbDeskPlan *plan, const RbSchool *school, const RbDeskEntry *entry)
{
  int row = entry->pupil_id ? rb_roster_find (school->roster, entry->pupil_id) : -1;
  const RbClass *klass =
      row >= 0 ? rb_roster_class_on (school->roster, (guint) row, entry->at.date) : NULL;
  const char *key_stage = klass ? rb_key_stage (klass->year_group) : "";

  *plan = (RbDeskPlan){ .school = school, .entry = *entry, .code = "" };
  plan->policy = rb_policy_book_on (school->policies, entry->at.date);
  plan->direction = entry->direction;
  plan->cause = entry->cause;
  plan->pupil = row >= 0 ? rb_roster_pupil (school->roster, (guint) row) : NULL;
  look_at_day (plan, row, key_stage);
  if (entry->pupil_id && (!plan->pupil || !rb_pupil_on_roll (plan->pupil, entry->at.date)))
    plan->refused = g_strdup_printf ("%s is not on roll today. Please see the office.",
                                     plan->pupil ? plan->pupil->forename : "This child");
  else if (!find_half (plan))
    plan->refused = no_session (plan);
  if (plan->pupil && !plan->refused)
    {
      plan->last = rb_arrival_last (school, entry->pupil_id, entry->at.date);
      look_at_last (plan);
    }
  if (plan->refused)
    return;
  if (plan->direction == RB_DIRECTION_OUT)
    go_out (plan);
  else if (plan->direction == RB_DIRECTION_BACK)
    come_back (plan, key_stage);
  else
    come_in (plan, key_stage);
}

void
rb_desk_plan_clear (RbDeskPlan *plan)
{
  g_clear_pointer (&plan->refused, g_free);
}

static RbDeskVerdict
verdict_of (const RbDeskPlan *plan)
{
  RbMark mark = mark_of (plan, plan->code);

  if (plan->refused)
    return RB_DESK_REFUSED;
  if (plan->direction == RB_DIRECTION_OUT || !*plan->code)
    return RB_DESK_FINE;
  if (strcmp (plan->code, "L") == 0 && !(plan->kept && plan->direction == RB_DIRECTION_BACK))
    return RB_DESK_LATE;
  return counts_as (plan, mark, RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED) ? RB_DESK_ABSENT
                                                                             : RB_DESK_FINE;
}

RbDeskAnswer *
rb_desk_answer (const RbSchool *school, const RbDeskEntry *entry)
{
  g_auto (RbDeskPlan) plan = { .school = NULL };
  RbDeskAnswer *answer = g_new0 (RbDeskAnswer, 1);

  rb_desk_plan (&plan, school, entry);
  answer->verdict = verdict_of (&plan);
  answer->session = (RbSession){ entry->at.date, plan.half };
  answer->code = plan.code;
  answer->minutes_late = plan.minutes_late;
  answer->writes = plan.halves[plan.half].set;
  rb_desk_words (&plan, answer);
  return answer;
}

void
rb_desk_answer_free (RbDeskAnswer *answer)
{
  g_free (answer->title);
  g_free (answer->sentence);
  g_free (answer->for_office);
  g_free (answer);
}

gboolean
rb_desk_clock_jumped (const RbSchool *school, RbMoment now, gint64 now_at, int *last)
{
  gint64 newest = 0;

  for (guint i = rb_office_n (school->office, RB_RECORD_ARRIVAL); i-- > 0;)
    {
      const RbArrival *arrival = rb_office_nth (school->office, RB_RECORD_ARRIVAL, i);

      if (arrival->day == now.date && arrival->made_at > newest)
        {
          newest = arrival->made_at;
          if (last)
            *last = arrival->minute;
        }
    }
  return newest > now_at + 120;
}
