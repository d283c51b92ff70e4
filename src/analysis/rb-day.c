/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registers of a session: which are in, since when, and which are late. And what a session adds
 * up to. Who is away is in rb-day-away.c. */
#include "analysis/rb-day.h"

#include <string.h>

static const char *const register_ids[RB_N_REGISTER_STATES] = { "none",    "not-due", "due",
                                                                "overdue", "saved",   "late",
                                                                "imported" };

const char *
rb_register_state_id (RbRegisterState state)
{
  return register_ids[state];
}

const char *
rb_away_state_id (RbAwayState state)
{
  static const char *const ids[] = { "unexplained", "coming", "chase", "explained" };

  return ids[state];
}

static const RbClock *
clock_of (const RbSchool *school, const RbClass *klass, RbSession session)
{
  return rb_policy_clock (rb_policy_book_on (school->policies, session.date),
                          rb_key_stage (klass->year_group), session.half);
}

static const RbCover *
cover_of (const RbSchool *school, const RbClass *klass, RbSession session)
{
  const RbCover *found = NULL;

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_COVER); i++)
    {
      const RbCover *cover = rb_office_nth (school->office, RB_RECORD_COVER, i);

      if (cover->class_id == klass->id && cover->first_day <= session.date
          && (cover->last_day == RB_DATE_NONE || session.date <= cover->last_day)
          && (g_str_equal (cover->session, "day")
              || g_str_equal (cover->session, rb_half_id (session.half))))
        found = cover;
    }
  return found;
}

/* Minutes after the deadline at which it was saved; 0 in time or where there is no deadline. */
static int
minutes_late (const RbSavedRegister *saved, int due)
{
  RbMoment at = rb_moment_of_seconds (saved->saved_at);

  if (due < 0 || at.date < saved->session.date)
    return 0;
  return MAX (0, (at.date - saved->session.date) * 24 * 60 + at.minutes - due);
}

int
rb_day_saved_late (const RbSchool *school, const RbClass *klass, const RbSavedRegister *saved)
{
  return minutes_late (saved, clock_of (school, klass, saved->session)->saved_by);
}

/* Registers of this class that were late before `session` in its half term. */
static guint
times_before (const RbSchool *school, const RbClass *klass, RbSession session)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, session.date);
  const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  int column = rb_calendar_find (calendar, session.date, session.half);
  const RbPart *part =
      rb_calendar_half_term (calendar, rb_calendar_half_term_of (calendar, (guint) column));
  guint times = 0;

  for (guint c = part->first; c < (guint) column; c++)
    {
      RbSession before = rb_calendar_session (calendar, c);
      const RbSavedRegister *saved = rb_office_register (school->office, klass->id, before);

      times += saved && minutes_late (saved, clock_of (school, klass, before)->saved_by) > 0;
    }
  return times;
}

static void
judge_saved (RbDayRegister *found, const RbSavedRegister *saved)
{
  RbMoment at = rb_moment_of_seconds (saved->saved_at);

  found->who = saved->who;
  found->saved = at.date == found->session.date ? at.minutes : 24 * 60 - 1;
  found->late = minutes_late (saved, found->due);
  found->state = found->late > 0 ? RB_REGISTER_LATE : RB_REGISTER_SAVED;
}

static void
judge_missing (RbDayRegister *found, RbMoment now)
{
  RbDate date = found->session.date;

  if (found->marked == found->n)
    found->state = RB_REGISTER_IMPORTED;
  else if (found->due >= 0 && (now.date > date || now.minutes > found->due))
    {
      found->state = RB_REGISTER_OVERDUE;
      found->late =
          now.date > date ? 24 * 60 - found->due : MIN (now.minutes, 24 * 60) - found->due;
    }
  else
    found->state = RB_REGISTER_DUE;
}

static int
open_for (const RbDayRegister *found, const RbSavedRegister *saved, int start, RbMoment now)
{
  RbMoment end = saved ? rb_moment_of_seconds (saved->saved_at) : now;

  if (start < 0 || end.date != found->session.date || found->marked == 0
      || found->state <= RB_REGISTER_NOT_DUE || found->state == RB_REGISTER_IMPORTED)
    return -1;
  return MAX (end.minutes - start, 0);
}

/* `n` and `marked` are counted already. */
static void
judge (const RbSchool *school, RbDayRegister *found, RbMoment now)
{
  const RbPolicy *policy = rb_policy_book_on (school->policies, found->session.date);
  const RbSavedRegister *saved =
      rb_office_register (school->office, found->klass->id, found->session);

  found->due = clock_of (school, found->klass, found->session)->saved_by;
  found->saved = -1;
  found->cover = cover_of (school, found->klass, found->session);
  if (found->n == 0)
    found->state = RB_REGISTER_NONE;
  else if (!rb_policy_begun (policy, found->session.date, found->session.half, now))
    found->state = RB_REGISTER_NOT_DUE; /* what is there are plans */
  else if (saved)
    judge_saved (found, saved);
  else
    judge_missing (found, now);
  found->open =
      open_for (found, saved, clock_of (school, found->klass, found->session)->start, now);
  if (found->late > 0)
    found->times = times_before (school, found->klass, found->session) + 1;
}

static void
count_row (const RbSchool *school,
           const RbMarkMatrix *matrix,
           guint row,
           guint column,
           RbDate date,
           GHashTable *places,
           GArray *list)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  gint64 class_id = rb_pupil_class_on (pupil, date);
  gpointer place = class_id ? g_hash_table_lookup (places, &class_id) : NULL;
  RbDayRegister *found;
  RbMark mark;

  if (place == NULL || !rb_pupil_on_roll (pupil, date))
    return;
  mark = rb_mark_matrix_get (matrix, row, column);
  found = &g_array_index (list, RbDayRegister, GPOINTER_TO_UINT (place) - 1);
  found->n++;
  found->marked += mark != RB_MARK_NONE && mark != RB_MARK_OFF_ROLL;
}

GArray *
rb_day_registers (const RbSchool *school, RbSession session, RbMoment now)
{
  GArray *list = g_array_new (FALSE, TRUE, sizeof (RbDayRegister));
  const RbMarkMatrix *matrix = rb_school_year_of (school, session.date);
  int column =
      matrix ? rb_calendar_find (rb_mark_matrix_calendar (matrix), session.date, session.half) : -1;
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (column < 0)
    return list;
  classes = rb_roster_classes (school->roster, rb_academic_year_of (session.date));
  g_array_set_size (list, classes->len);
  for (guint i = 0; i < classes->len; i++)
    {
      const RbClass *klass = classes->pdata[i];

      g_array_index (list, RbDayRegister, i).klass = klass;
      g_array_index (list, RbDayRegister, i).session = session;
      g_hash_table_insert (places, (gpointer) &klass->id, GUINT_TO_POINTER (i + 1));
    }
  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    count_row (school, matrix, row, (guint) column, session.date, places, list);
  for (guint i = 0; i < list->len; i++)
    judge (school, &g_array_index (list, RbDayRegister, i), now);
  return list;
}

RbDayRegister
rb_day_register (const RbSchool *school, const RbClass *klass, RbSession session, RbMoment now)
{
  RbDayRegister found = { .klass = klass, .session = session, .due = -1, .saved = -1 };
  const RbMarkMatrix *matrix = rb_school_year_of (school, session.date);
  g_autoptr (GArray) rows = NULL;

  if (!matrix
      || rb_calendar_find (rb_mark_matrix_calendar (matrix), session.date, session.half) < 0)
    return found;
  rows = rb_roster_register (school->roster, klass->id, session.date);
  found.n = rows->len;
  for (guint i = 0; i < rows->len; i++)
    {
      RbMark mark =
          rb_school_mark (school, g_array_index (rows, guint, i), session.date, session.half);

      found.marked += mark != RB_MARK_NONE && mark != RB_MARK_OFF_ROLL;
    }
  judge (school, &found, now);
  return found;
}

static RbMark
mark_of (const RbSchool *school, const char *code, RbDate date)
{
  const RbCode *found = rb_code_book_find (school->codes, code, date);

  return found ? found->mark : RB_MARK_NONE;
}

/* The codes that are counted apart, on one day. */
typedef struct
{
  const guint8 *counts;
  RbMark ill, medical, religious, unexplained;
} Marks;

/* `blank_in` is whether a missing mark counts: the register is in. */
static void
add_mark (RbDaySums *sums, const Marks *marks, RbMark mark, gboolean blank_in)
{
  guint8 bits = marks->counts[mark];

  if (mark == RB_MARK_NONE && blank_in)
    {
      sums->marked++;
      sums->no_reason++;
      return;
    }
  if ((bits & RB_COUNT_POSSIBLE) == 0)
    return;
  sums->marked++;
  sums->attended += (bits & RB_COUNT_ATTENDED) != 0;
  sums->late += (bits & RB_COUNT_LATE) != 0;
  if (bits & RB_COUNT_LATE_AFTER)
    sums->late_after++;
  else if (bits & RB_COUNT_AUTHORISED)
    {
      if (mark == marks->ill)
        sums->illness++;
      else if (mark == marks->medical)
        sums->medical++;
      else if (mark == marks->religious)
        sums->religious++;
      else
        sums->authorised++;
    }
  else if (bits & RB_COUNT_UNAUTHORISED)
    {
      if (mark == marks->unexplained)
        sums->no_reason++;
      else
        sums->unauthorised++;
    }
}

RbDaySums
rb_day_sums (const RbSchool *school, RbSession session, RbMoment now)
{
  RbDaySums sums = { 0 };
  const RbMarkMatrix *matrix = rb_school_year_of (school, session.date);
  int column =
      matrix ? rb_calendar_find (rb_mark_matrix_calendar (matrix), session.date, session.half) : -1;
  g_autoptr (GArray) registers = rb_day_registers (school, session, now);
  g_autoptr (GHashTable) in = g_hash_table_new (g_int64_hash, g_int64_equal);
  const Marks marks = { rb_code_book_counts (school->codes, session.date),
                        mark_of (school, "I", session.date), mark_of (school, "M", session.date),
                        mark_of (school, "R", session.date), mark_of (school, "N", session.date) };

  if (column < 0)
    return sums;
  for (guint i = 0; i < registers->len; i++)
    if (rb_register_is_in (g_array_index (registers, RbDayRegister, i).state))
      g_hash_table_add (in, (gpointer) &g_array_index (registers, RbDayRegister, i).klass->id);
  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    {
      const RbPupil *pupil = rb_roster_pupil (school->roster, row);
      gint64 class_id = rb_pupil_class_on (pupil, session.date);

      if (rb_pupil_on_roll (pupil, session.date))
        add_mark (&sums, &marks, rb_mark_matrix_get (matrix, row, (guint) column),
                  g_hash_table_contains (in, &class_id));
    }
  sums.away = sums.illness + sums.medical + sums.religious + sums.authorised + sums.unauthorised
              + sums.no_reason;
  return sums;
}
