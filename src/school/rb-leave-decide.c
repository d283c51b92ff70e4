/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision about leave, by day and by child, with the marks that follow from it. */
#include "school/rb-leave.h"

#include "school/rb-plans-private.h"

#include <string.h>

typedef struct
{
  const RbSchool *school;
  const RbLeave *leave;
  const RbLeaveDecision *decision;
  const RbDeed *deed;
  RbLeaveGround ground;
  RbChange *change;
  guint absences; /* records added */
} Decider;

static const RbLeaveVerdict *
verdict_of (const RbLeaveDecision *decision, gint64 day_id)
{
  for (guint i = 0; i < decision->n; i++)
    if (decision->verdicts[i].day_id == day_id)
      return &decision->verdicts[i];
  return NULL;
}

static const char *
code_of (const Decider *decider, const RbLeaveVerdict *verdict)
{
  if (verdict->code && *verdict->code)
    return verdict->code;
  return verdict->granted ? rb_leave_ground_code (decider->ground) : "G";
}

/* Granted leave is authorised absence, refused leave that is taken is not. */
static gboolean
check_day (const Decider *decider, const RbLeaveDay *day, GError **error)
{
  const RbLeaveVerdict *verdict = verdict_of (decider->decision, day->base.id);
  g_autofree char *words = rb_date_format (day->day, RB_DATE_WEEKDAY);
  const RbCode *code;

  if (verdict == NULL)
    return rb_plans_refuse (error, g_strdup_printf ("%s is not decided yet.", words));
  code = rb_code_book_find (decider->school->codes, code_of (decider, verdict), day->day);
  if (code && code->klass == (verdict->granted ? RB_CLASS_AUTHORISED : RB_CLASS_UNAUTHORISED))
    return TRUE;
  return rb_plans_refuse (
      error, g_strdup_printf (verdict->granted ? "“%s” is no code of authorised absence on %s."
                                               : "“%s” is no code of unauthorised absence on %s.",
                              code_of (decider, verdict), words));
}

static gboolean
check (const Decider *decider, const GPtrArray *days, GError **error)
{
  const RbLeaveDecision *decision = decider->decision;

  if (strcmp (decider->leave->state, "withdrawn") == 0)
    return rb_plans_refuse (error, g_strdup ("This request was withdrawn."));
  if (decision->reason == NULL || *decision->reason == '\0')
    return rb_plans_refuse (error, g_strdup ("Write the reason of the decision: it is kept, and "
                                             "stands in the letter."));
  if (decision->decided_by == NULL || *decision->decided_by == '\0')
    return rb_plans_refuse (error, g_strdup ("Say who decides: the head, or whom the head "
                                             "authorised."));
  for (guint i = 0; i < days->len; i++)
    if (!check_day (decider, days->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* A session of a refused day that has begun: N, or what an earlier grant wrote, becomes the code.
 */
static void
refuse_session (Decider *decider, const RbLeaveDay *day, guint row, RbHalf half, const char *code)
{
  const RbSchool *school = decider->school;
  RbSession session = { day->day, half };
  RbMark was = rb_school_mark (school, row, day->day, half);
  const char *text = rb_code_book_text (school->codes, was);
  RbDetail detail = { -1, NULL, NULL };

  if (!rb_policy_begun (rb_policy_book_on (school->policies, day->day), day->day, half,
                        decider->deed->now)
      || (strcmp (text, "N") != 0
          && !(strcmp (day->decision, "granted") == 0 && strcmp (text, day->code) == 0)))
    return;
  rb_change_add (decider->change, day->pupil_id, session, was,
                 rb_code_book_find (school->codes, code, day->day)->mark,
                 rb_school_cell_detail (school, day->pupil_id, session), &detail);
}

static void
mark_day (Decider *decider, const RbLeaveDay *day, gboolean granted, const char *code)
{
  RbSession from = { day->day, rb_leave_day_has (day, RB_AM) ? RB_AM : RB_PM };
  RbSession to = { day->day, rb_leave_day_has (day, RB_PM) ? RB_PM : RB_AM };
  int row = rb_roster_find (decider->school->roster, day->pupil_id);
  guint found = (guint) row;

  if (row < 0)
    return;
  if (granted)
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
      RbBulk bulk = { .rows = rows, .from = from, .to = to, .code = code, .explains = TRUE };

      g_array_append_val (rows, found);
      if (!decider->leave->confidential)
        bulk.note = decider->leave->reason;
      rb_plans_add (decider->school, &bulk, day->code, decider->deed->now, decider->change);
      return;
    }
  if (*day->code)
    rb_plans_take_away (decider->school, found, from, to, day->code, decider->deed->now,
                        decider->change);
  for (int half = from.half; half <= (int) to.half; half++)
    refuse_session (decider, day, found, (RbHalf) half, code);
}

/* A run of granted days of one child, from `first` to `last`, is a known absence. */
static void
add_absence (Decider *decider, const RbLeaveDay *first, const RbLeaveDay *last, const char *code)
{
  g_autoptr (RbAbsence) absence =
      rb_plans_record (decider->school, RB_RECORD_ABSENCE, decider->absences++);
  RbSession end = { last->day, rb_leave_day_has (last, RB_PM) ? RB_PM : RB_AM };

  absence->pupil_id = first->pupil_id;
  rb_record_set (&absence->origin, "leave");
  absence->first_day = first->day;
  absence->first_half = rb_leave_day_has (first, RB_AM) ? RB_AM : RB_PM;
  absence->last_day = end.date;
  absence->last_half = end.half;
  rb_record_set (&absence->code, code);
  rb_record_set (&absence->told_by, decider->leave->asked_by);
  absence->told_at = decider->deed->at;
  rb_record_set (&absence->who, decider->deed->who);
  rb_record_set (&absence->position, decider->deed->position);
  absence->expected_return = rb_session_after (decider->school, end).date;
  rb_record_set (&absence->evidence, decider->leave->evidence);
  absence->leave_id = decider->leave->base.id;
  absence->confidential = decider->leave->confidential;
  rb_record_set (&absence->reason, decider->leave->reason);
  rb_change_add_record (decider->change, NULL, absence);
}

static void
decide_days (Decider *decider, const GPtrArray *days)
{
  const RbLeaveDay *first = NULL, *last = NULL;
  const char *run = NULL;

  for (guint i = 0; i < days->len; i++)
    {
      const RbLeaveDay *was = days->pdata[i];
      const RbLeaveVerdict *verdict = verdict_of (decider->decision, was->base.id);
      const char *code = code_of (decider, verdict);
      g_autoptr (RbLeaveDay) is = rb_record_copy (was);

      rb_record_set (&is->decision, verdict->granted ? "granted" : "refused");
      rb_record_set (&is->code, code);
      rb_change_add_record (decider->change, (gpointer) was, is);
      mark_day (decider, was, verdict->granted, code);
      if (run && (!verdict->granted || first->pupil_id != was->pupil_id || strcmp (run, code) != 0))
        {
          add_absence (decider, first, last, run);
          run = NULL;
        }
      if (!verdict->granted)
        continue;
      if (run == NULL)
        first = was;
      last = was;
      run = code;
    }
  if (run)
    add_absence (decider, first, last, run);
}

/* "Leave granted by Dr Castellano: funeral". Why is not said of a confidential request: the
 * amendments are read by more people than the request. */
static char *
sentence (const RbLeaveDecision *decision, gboolean confidential)
{
  guint granted = 0;

  for (guint i = 0; i < decision->n; i++)
    granted += decision->verdicts[i].granted;
  return g_strdup_printf ("Leave %s by %s%s%s",
                          granted == 0             ? "refused"
                          : granted == decision->n ? "granted"
                                                   : "granted in part",
                          decision->decided_by, confidential ? "" : ": ",
                          confidential ? "" : decision->reason);
}

RbChange *
rb_leave_decide (const RbSchool *school,
                 const RbLeave *leave,
                 const RbLeaveDecision *decision,
                 const RbDeed *deed,
                 GError **error)
{
  Decider decider = { .school = school, .leave = leave, .decision = decision, .deed = deed };
  g_autoptr (GPtrArray) days = rb_leave_days (school->office, leave->base.id);
  g_autoptr (RbLeave) is = NULL;
  g_autofree char *reason = NULL;

  if (!rb_leave_ground_parse (leave->ground, &decider.ground))
    decider.ground = RB_LEAVE_EXCEPTIONAL;
  if (!check (&decider, days, error))
    return NULL;
  reason = sentence (decision, leave->confidential);
  is = rb_record_copy (leave);
  rb_record_set (&is->state, "decided");
  rb_record_set (&is->decided_by, decision->decided_by);
  rb_record_set (&is->decided_position, decision->decided_position);
  is->decided_at = deed->at;
  rb_record_set (&is->decision_reason, decision->reason);
  is->letter_at = is->called_at = 0;
  is->return_checked_on = RB_DATE_NONE;
  decider.change = rb_change_new (RB_SOURCE_BULK, deed->who, deed->position, reason, deed->at);
  rb_change_add_record (decider.change, (gpointer) leave, is);
  rb_leave_drop_absences (decider.change, school, leave->base.id);
  decide_days (&decider, days);
  return decider.change;
}

char *
rb_leave_marks_words (const RbSchool *school, const RbChange *change)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < rb_change_n (change); i++)
    {
      const char *text = rb_code_book_text (school->codes, rb_change_cell (change, i)->is);
      guint at;

      if (!g_ptr_array_find (codes, text, &at))
        {
          at = codes->len;
          g_ptr_array_add (codes, (gpointer) text);
          g_array_set_size (counts, at + 1);
        }
      g_array_index (counts, guint, at)++;
    }
  for (guint i = 0; i < codes->len; i++)
    {
      guint n = g_array_index (counts, guint, i);
      const char *text = codes->pdata[i];

      g_string_append_printf (words, "%s%u session%s ", i ? ", " : "", n, n == 1 ? "" : "s");
      g_string_append (words, *text ? text : "no longer planned");
    }
  if (codes->len == 0)
    g_string_append (words, "No mark changes");
  return g_string_free (g_string_append_c (words, '.'), FALSE);
}

RbChange *
rb_leave_settle (const RbSchool *school, const RbLeave *leave, const RbDeed *deed)
{
  g_autoptr (GArray) taken = rb_leave_taken (school, leave ? leave->base.id : 0, deed->now);
  g_autoptr (RbChange) change =
      rb_change_new (RB_SOURCE_BULK, deed->who, deed->position,
                     "Absent on a day for which leave was refused", deed->at);

  for (guint i = 0; i < taken->len; i++)
    {
      const RbLeaveTaken *one = &g_array_index (taken, RbLeaveTaken, i);
      const RbCode *code = rb_code_book_find (school->codes, *one->day->code ? one->day->code : "G",
                                              one->session.date);
      RbMark was = rb_school_mark (school, one->row, one->session.date, one->session.half);

      if (code)
        rb_change_add (change, one->day->pupil_id, one->session, was, code->mark,
                       rb_school_cell_detail (school, one->day->pupil_id, one->session), NULL);
    }
  return rb_change_is_empty (change) ? NULL : g_steal_pointer (&change);
}
