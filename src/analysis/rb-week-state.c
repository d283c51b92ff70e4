/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a week lacks before it can be sealed. */
#include "analysis/rb-completeness.h"

static const RbSeal *
seal_of (const RbSchool *school, RbDate week)
{
  for (guint i = rb_office_n (school->office, RB_RECORD_SEAL); i-- > 0;)
    {
      const RbSeal *seal = rb_office_nth (school->office, RB_RECORD_SEAL, i);

      if (seal->week == week)
        return seal;
    }
  return NULL;
}

static void
count_unexplained (const RbSchool *school,
                   const RbMarkMatrix *matrix,
                   guint column,
                   RbWeekState *state)
{
  RbSession session = rb_calendar_session (rb_mark_matrix_calendar (matrix), column);
  const RbCode *code = rb_code_book_find (school->codes, "N", session.date);

  for (guint row = 0; code && row < rb_mark_matrix_n_rows (matrix); row++)
    state->unexplained += rb_mark_matrix_get (matrix, row, column) == code->mark;
}

static void
count_registers (const RbSchool *school, RbSession session, RbMoment now, RbWeekState *state)
{
  g_autoptr (GArray) registers = rb_day_registers (school, session, now);

  for (guint i = 0; i < registers->len; i++)
    {
      const RbDayRegister *found = &g_array_index (registers, RbDayRegister, i);

      if (rb_register_is_in (found->state))
        state->gaps += found->n - found->marked;
      else
        state->registers += found->state == RB_REGISTER_OVERDUE || found->state == RB_REGISTER_DUE;
    }
}

RbWeekState
rb_week_state (const RbSchool *school, RbDate week, RbMoment now)
{
  RbWeekState state = { .week = rb_date_monday (week) };
  const RbMarkMatrix *matrix = rb_school_year_of (school, week);
  guint first, end, begun;

  state.seal = seal_of (school, state.week);
  if (matrix == NULL)
    return state;
  begun = rb_school_begun (school, matrix, now);
  rb_calendar_range (rb_mark_matrix_calendar (matrix), state.week, state.week + 6, &first, &end);
  state.sessions = end - first;
  for (guint c = first; c < end; c++)
    {
      if (c >= begun)
        {
          state.to_come++;
          continue;
        }
      count_registers (school, rb_calendar_session (rb_mark_matrix_calendar (matrix), c), now,
                       &state);
      count_unexplained (school, matrix, c, &state);
    }
  return state;
}

static void
say (GString *text, guint n, const char *one, const char *many)
{
  if (n > 0)
    g_string_append_printf (text, "%s%u %s", text->len ? "; " : "", n, n == 1 ? one : many);
}

char *
rb_week_state_words (const RbWeekState *state)
{
  GString *text = g_string_new (NULL);

  say (text, state->to_come, "session is still to come", "sessions are still to come");
  say (text, state->registers, "register is missing", "registers are missing");
  say (text, state->gaps, "pupil has no mark", "pupils have no mark");
  say (text, state->unexplained, "mark is still N", "marks are still N");
  if (state->sessions == 0)
    g_string_append (text, "No school in this week");
  else if (text->len == 0)
    g_string_append (text, "Nothing is missing");
  return g_string_free (text, FALSE);
}

RbDate
rb_week_to_seal (const RbSchool *school, RbMoment now)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, now.date);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  guint begun = matrix ? rb_school_begun (school, matrix, now) : 0;
  RbDate last = RB_DATE_NONE;

  for (guint i = 0; calendar && i < rb_calendar_n_weeks (calendar); i++)
    {
      const RbWeek *week = rb_calendar_week (calendar, i);

      if (week->first >= begun)
        break;
      last = week->monday;
      if (week->end <= begun && !rb_office_sealed (school->office, week->monday))
        return week->monday;
    }
  return last;
}
