/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a call and its outcomes, and the marks that follow from them, into one change. */
#include "school/rb-first-day.h"

#include "analysis/rb-day.h"

#include <gio/gio.h>
#include <string.h>

static const struct
{
  const char *id;
  const char *code;
  const char *channel;
  const char *words; /* in the sentence of the change */
} said_table[RB_N_SAID] = {
  [RB_SAID_ILL] = { "ill", "I", "phone", "ill" },
  [RB_SAID_APPOINTMENT] = { "appointment", "M", "phone", "medical or dental appointment" },
  [RB_SAID_HOLIDAY] = { "holiday", "G", "phone", "holiday" },
  [RB_SAID_OTHER] = { "other", "O", "phone", "no good reason" },
  [RB_SAID_AUTHORISED] = { "authorised", "", "phone", "authorised" },
  [RB_SAID_COMING] = { "coming-in", "", "phone", "on the way" },
  [RB_SAID_NO_ANSWER] = { "no-answer", "", "phone", "no answer" },
  [RB_SAID_VOICEMAIL] = { "voicemail", "", "voicemail", "voicemail left" },
  [RB_SAID_TEXTED] = { "texted", "", "text", "text sent" },
  [RB_SAID_VISIT] = { "visit", "", "visit", "home visit" },
  [RB_SAID_UNEXPLAINED] = { "unexplained", "", "phone", "still no reason" },
  [RB_SAID_TALK] = { "talk", "", "talk", "daily talk" },
};

const char *
rb_said_id (RbSaid said)
{
  return said_table[said].id;
}

gboolean
rb_said_parse (const char *id, RbSaid *said)
{
  for (int i = 0; i < RB_N_SAID; i++)
    if (g_str_equal (id, said_table[i].id))
      {
        *said = i;
        return TRUE;
      }
  return FALSE;
}

const char *
rb_said_code (RbSaid said)
{
  return said_table[said].code;
}

const char *
rb_said_channel (RbSaid said)
{
  return said_table[said].channel;
}

static const char *
code_of (const RbCallChild *child)
{
  if (child->said == RB_SAID_AUTHORISED)
    return child->code ? child->code : "";
  return rb_said_code (child->said);
}

/* Whether an outcome without a code says that nobody knows yet: a blank becomes N. */
static gboolean
writes_n (RbSaid said)
{
  return said == RB_SAID_NO_ANSWER || said == RB_SAID_VOICEMAIL || said == RB_SAID_TEXTED
         || said == RB_SAID_VISIT || said == RB_SAID_UNEXPLAINED;
}

/* The code that an earlier call about this day set, which a later call may correct; or "". */
static const char *
code_before (const RbSchool *school, gint64 pupil_id, RbDate day)
{
  for (guint i = rb_office_n (school->office, RB_RECORD_OUTCOME); i-- > 0;)
    {
      const RbOutcome *outcome = rb_office_nth (school->office, RB_RECORD_OUTCOME, i);

      if (outcome->pupil_id == pupil_id && outcome->day == day && *outcome->code)
        return outcome->code;
    }
  return "";
}

typedef struct
{
  const RbSchool *school;
  const RbCallChild *child;
  const RbMarkMatrix *matrix;
  const RbCalendar *calendar;
  RbMoment now;
  gint64 pupil_id;
  const char *before;
  GArray *found;
} Search;

static gboolean
register_is_in (const Search *search, RbSession session)
{
  const RbClass *klass =
      rb_roster_class_on (search->school->roster, search->child->row, session.date);

  return klass
         && rb_register_is_in (rb_day_register (search->school, klass, session, search->now).state);
}

/* A session that has begun: unexplained, or explained by an earlier call about the same day. */
static void
look_back (Search *search, guint column)
{
  RbSession session = rb_calendar_session (search->calendar, column);
  RbMark mark = rb_mark_matrix_get (search->matrix, search->child->row, column);
  const char *code = rb_code_book_text (search->school->codes, mark);
  gboolean sets = *code_of (search->child) != '\0';

  if (mark == RB_MARK_OFF_ROLL)
    return;
  if (mark == RB_MARK_NONE ? register_is_in (search, session)
                           : sets
                                 && (g_str_equal (code, "N")
                                     || (*code && session.date == search->child->day
                                         && g_str_equal (code, search->before))))
    g_array_append_val (search->found, session);
}

/* A session to come: a plan, where there is no mark. */
static void
look_ahead (Search *search, guint column)
{
  RbSession session = rb_calendar_session (search->calendar, column);

  if (rb_mark_matrix_get (search->matrix, search->child->row, column) == RB_MARK_NONE)
    g_array_append_val (search->found, session);
}

/* The last day that is planned ahead; RB_DATE_NONE for none. */
static RbDate
planned_to (const RbCallChild *child, RbMoment now)
{
  if (*code_of (child) == '\0')
    return RB_DATE_NONE;
  if (child->expected_return)
    return child->expected_return - 1;
  if (child->said == RB_SAID_ILL || child->said == RB_SAID_HOLIDAY
      || child->said == RB_SAID_AUTHORISED)
    return MIN (child->day, now.date);
  return RB_DATE_NONE;
}

GArray *
rb_first_day_sessions (const RbSchool *school, const RbCallChild *child, RbMoment now)
{
  Search search = { school, child, rb_school_year_of (school, child->day),        NULL, now,
                    0,      "",    g_array_new (FALSE, FALSE, sizeof (RbSession)) };
  RbDate first = child->day, to = planned_to (child, now);
  guint from, end, begun;

  if (!search.matrix || (*code_of (child) == '\0' && !writes_n (child->said)))
    return search.found;
  search.calendar = rb_mark_matrix_calendar (search.matrix);
  search.pupil_id = rb_roster_pupil (school->roster, child->row)->id;
  search.before = code_before (school, search.pupil_id, child->day);
  if (child->said != RB_SAID_APPOINTMENT)
    rb_day_of_spell (school, child->row, child->day, now, &first);
  begun = rb_school_begun (school, search.matrix, now);
  rb_calendar_range (search.calendar, first, child->day, &from, &end);
  for (guint c = from; c < MIN (end, begun); c++)
    look_back (&search, c);
  if (to != RB_DATE_NONE)
    {
      rb_calendar_range (search.calendar, child->day, to, &from, &end);
      for (guint c = MAX (from, begun); c < end; c++)
        look_ahead (&search, c);
    }
  return search.found;
}

static gboolean
check_child (const RbSchool *school, const RbCallChild *child, GError **error)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, child->row);
  const RbCode *code;

  if (child->expected_return && child->expected_return <= child->day)
    {
      g_autofree char *day = rb_date_format (child->day, RB_DATE_WEEKDAY);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "%s is expected back on a day that is not after %s. Choose a later day.",
                   pupil->forename, day);
      return FALSE;
    }
  if (child->said != RB_SAID_AUTHORISED)
    return TRUE;
  code = rb_code_book_find (school->codes, code_of (child), child->day);
  if (code && code->klass == RB_CLASS_AUTHORISED)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "“%s” is no code of authorised absence. Choose one of I, M, C, R and their like.",
               code_of (child));
  return FALSE;
}

/* "Phone, Mrs Okonkwo: ill, chest infection"; the words are left out where they are confidential.
 */
static char *
sentence (const RbCall *call, const RbCallChild *child, const char *channel)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s", g_str_equal (channel, "talk") ? "daily talk" : channel);
  if (call->contact)
    g_string_append_printf (text, ", %s%s%s", call->contact->title,
                            *call->contact->title ? " " : "", call->contact->surname);
  if (child->said != RB_SAID_TALK)
    g_string_append_printf (text, ": %s", said_table[child->said].words);
  if (child->said == RB_SAID_AUTHORISED)
    g_string_append_printf (text, " (%s)", code_of (child));
  if (call->confidential)
    g_string_append (text, ", confidential");
  else if (child->reason && *child->reason)
    g_string_append_printf (text, ", %s", child->reason);
  text->str[0] = g_ascii_toupper (text->str[0]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static RbAttempt *
make_attempt (const RbSchool *school,
              const RbCall *call,
              const char *channel,
              const char *who,
              const char *position,
              gint64 at)
{
  RbAttempt *attempt = rb_record_new (RB_RECORD_ATTEMPT);

  attempt->base.id = rb_office_next_id (school->office, RB_RECORD_ATTEMPT);
  attempt->made_at = at;
  rb_record_set (&attempt->who, who);
  rb_record_set (&attempt->position, position);
  rb_record_set (&attempt->channel, channel);
  rb_record_set (&attempt->number, call->number);
  if (call->contact)
    {
      g_autofree char *name = g_strstrip (g_strdup_printf (
          "%s %s %s", call->contact->title, call->contact->forename, call->contact->surname));

      attempt->contact_id = call->contact->id;
      rb_record_set (&attempt->contact_name, name);
      if (!call->number)
        rb_record_set (&attempt->number, call->contact->phone);
    }
  attempt->spoken = call->spoken;
  attempt->challenged = call->challenged;
  attempt->confidential = call->confidential;
  rb_record_set (&attempt->note, call->note);
  return attempt;
}

static void
add_outcome (RbChange *change,
             const RbSchool *school,
             const RbCall *call,
             const RbCallChild *child,
             gint64 attempt_id,
             guint index)
{
  RbOutcome *outcome = rb_record_new (RB_RECORD_OUTCOME);

  outcome->base.id = rb_office_next_id (school->office, RB_RECORD_OUTCOME) + index;
  outcome->attempt_id = attempt_id;
  outcome->pupil_id = rb_roster_pupil (school->roster, child->row)->id;
  outcome->day = child->day;
  rb_record_set (&outcome->outcome, rb_said_id (child->said));
  rb_record_set (&outcome->code, code_of (child));
  outcome->expected_return = child->expected_return;
  outcome->evidence_asked = child->evidence_asked;
  outcome->confidential = call->confidential;
  rb_record_set (&outcome->reason, child->reason);
  rb_change_add_record (change, NULL, outcome);
  rb_record_unref (outcome);
}

static void
add_marks (RbChange *change,
           const RbSchool *school,
           const RbCall *call,
           const RbCallChild *child,
           RbMoment now)
{
  gint64 id = rb_roster_pupil (school->roster, child->row)->id;
  g_autoptr (GArray) sessions = rb_first_day_sessions (school, child, now);
  const char *text = *code_of (child) ? code_of (child) : "N";

  for (guint i = 0; i < sessions->len; i++)
    {
      RbSession session = g_array_index (sessions, RbSession, i);
      const RbCode *code = rb_code_book_find (school->codes, text, session.date);
      RbMark was = rb_school_mark (school, child->row, session.date, session.half);
      const RbDetail *detail = rb_school_cell_detail (school, id, session);
      RbDetail with = detail ? rb_detail_copy (detail) : RB_DETAIL_NONE;

      if (!call->confidential && child->reason && *child->reason)
        {
          g_free (with.note);
          with.note = g_strdup (child->reason);
        }
      if (code && code->mark != was)
        rb_change_add (change, id, session, was, code->mark, detail, &with);
      rb_detail_clear (&with);
    }
}

RbChange *
rb_first_day_change (const RbSchool *school,
                     const RbCall *call,
                     const RbCallChild *children,
                     guint n_children,
                     RbMoment now,
                     const char *who,
                     const char *position,
                     gint64 at,
                     GError **error)
{
  const char *channel;
  g_autofree char *reason = NULL;
  RbChange *change;
  RbAttempt *attempt;

  if (n_children == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "A call is about at least one child. Choose the child first.");
      return NULL;
    }
  for (guint i = 0; i < n_children; i++)
    if (!check_child (school, &children[i], error))
      return NULL;
  channel = call->channel ? call->channel : rb_said_channel (children[0].said);
  reason = sentence (call, &children[0], channel);
  change = rb_change_new (RB_SOURCE_GRID, who, position, reason, at);
  attempt = make_attempt (school, call, channel, who, position, at);
  rb_change_add_record (change, NULL, attempt);
  for (guint i = 0; i < n_children; i++)
    {
      add_outcome (change, school, call, &children[i], attempt->base.id, i);
      add_marks (change, school, call, &children[i], now);
    }
  rb_record_unref (attempt);
  return change;
}

RbChange *
rb_first_day_settle (const RbSchool *school,
                     const GArray *ages,
                     const char *reason,
                     const char *who,
                     const char *position,
                     gint64 at)
{
  RbChange *change = rb_change_new (RB_SOURCE_BULK, who, position, reason, at);

  for (guint i = 0; i < ages->len; i++)
    {
      const RbNAge *age = &g_array_index (ages, RbNAge, i);
      gint64 id = rb_roster_pupil (school->roster, age->row)->id;
      const RbCode *was = rb_code_book_find (school->codes, "N", age->date);
      const RbCode *is = rb_code_book_find (school->codes, "O", age->date);

      for (int half = RB_AM; half <= RB_PM; half++)
        {
          RbSession session = { age->date, half };
          const RbDetail *detail = rb_school_cell_detail (school, id, session);

          if ((age->halves & (1u << half))
              && rb_school_mark (school, age->row, age->date, half) == was->mark)
            rb_change_add (change, id, session, was->mark, is->mark, detail, detail);
        }
    }
  return change;
}

static const RbTicked *
find_tick (const RbSchool *school, const char *subject, RbDate due)
{
  for (guint i = rb_office_n (school->office, RB_RECORD_TICK); i-- > 0;)
    {
      const RbTicked *tick = rb_office_nth (school->office, RB_RECORD_TICK, i);

      if (tick->due == due && g_str_equal (tick->subject, subject))
        return tick;
    }
  return NULL;
}

RbChange *
rb_first_day_tick (const RbSchool *school,
                   const char *subject,
                   RbDate due,
                   gboolean done,
                   const char *note,
                   const char *who,
                   const char *position,
                   gint64 at)
{
  RbChange *change = rb_change_new (RB_SOURCE_GRID, who, position, "", at);
  const RbTicked *was = find_tick (school, subject, due);
  RbTicked *tick;

  if (done == (was != NULL))
    return change;
  if (was)
    {
      rb_change_add_record (change, (gpointer) was, NULL);
      return change;
    }
  tick = rb_record_new (RB_RECORD_TICK);
  tick->base.id = rb_office_next_id (school->office, RB_RECORD_TICK);
  tick->due = due;
  tick->done_at = at;
  rb_record_set (&tick->subject, subject);
  rb_record_set (&tick->who, who);
  rb_record_set (&tick->position, position);
  rb_record_set (&tick->note, note);
  rb_change_add_record (change, NULL, tick);
  rb_record_unref (tick);
  return change;
}
