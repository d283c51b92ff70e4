/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live checks of a register. */
#include "analysis/rb-lint.h"

#include "analysis/rb-day.h"
#include "analysis/rb-returns.h"

#include <string.h>

static const struct
{
  const char *id;
  const char *name;
} kinds[RB_N_LINTS] = {
  [RB_LINT_OFF_ROLL] = { "off-roll", "Marks off roll" },
  [RB_LINT_CLOSED] = { "closed", "Marks on closed days" },
  [RB_LINT_GAP] = { "gap", "Pupils without a mark" },
  [RB_LINT_REGISTER] = { "register", "Registers not taken" },
  [RB_LINT_N_LATE] = { "n-late", "Code N past its date" },
  [RB_LINT_NO_DETAIL] = { "no-detail", "Codes without their detail" },
  [RB_LINT_NO_NAME] = { "no-name", "Activities without their name" },
  [RB_LINT_C2_NO_END] = { "c2-no-end", "Part-time timetables without an end" },
  [RB_LINT_NOT_IN_FORCE] = { "not-in-force", "Codes not in force" },
  [RB_LINT_NO_MINUTES] = { "no-minutes", "Lates without minutes" },
  [RB_LINT_OLD_PLAN] = { "old-plan", "Marks of timetables that have ended" },
  [RB_LINT_OPEN] = { "open", "Registers open for too long" },
};

const char *
rb_lint_id (RbLintKind kind)
{
  return kinds[kind].id;
}

const char *
rb_lint_name (RbLintKind kind)
{
  return kinds[kind].name;
}

void
rb_lint_free (RbLint *lint)
{
  g_free (lint->sentence);
  g_free (lint);
}

typedef struct
{
  RbQuery *query;
  const RbSchool *school;
  GPtrArray *found;
} Linter;

static RbLint *G_GNUC_PRINTF (6, 7) add (Linter *linter,
                                         RbLintKind kind,
                                         int row,
                                         RbSession session,
                                         RbMark mark,
                                         const char *format,
                                         ...)
{
  RbLint *lint = g_new0 (RbLint, 1);
  g_autofree char *what = NULL, *date = rb_date_format (session.date, RB_DATE_WEEKDAY),
                  *name = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  if (row >= 0)
    name = rb_pupil_sorted_name (rb_roster_pupil (linter->school->roster, (guint) row));
  lint->kind = kind;
  lint->row = row;
  lint->session = session;
  lint->mark = mark;
  lint->sentence = g_strdup_printf ("%s%s%s %s: %s", name ? name : "", name ? ", " : "", date,
                                    rb_half_name (session.half), what);
  if (row >= 0)
    lint->class_id =
        rb_pupil_class_on (rb_roster_pupil (linter->school->roster, (guint) row), session.date);
  g_ptr_array_add (linter->found, lint);
  return lint;
}

static void
lint_stray (Linter *linter, const RbLintStray *stray)
{
  int row = rb_roster_find (linter->school->roster, stray->pupil_id);
  const char *code = rb_code_book_text (linter->school->codes, stray->mark);
  const RbMarkMatrix *matrix = rb_school_year_of (linter->school, stray->session.date);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;

  if (!rb_period_contains (rb_query_period (linter->query), stray->session.date))
    return;
  if (row >= 0
      && !rb_pupil_on_roll (rb_roster_pupil (linter->school->roster, (guint) row),
                            stray->session.date))
    add (linter, RB_LINT_OFF_ROLL, row, stray->session, stray->mark,
         "%s is kept for a day off roll and counts nowhere. Correct the dates on roll or remove "
         "the mark.",
         code)
        ->fix = RB_LINT_CLEAR;
  else if (calendar == NULL
           || rb_calendar_find (calendar, stray->session.date, stray->session.half) < 0)
    add (linter, RB_LINT_CLOSED, row, stray->session, stray->mark,
         "%s is kept for a %s and counts nowhere. Correct the calendar or remove the mark.", code,
         rb_date_weekday (stray->session.date) > 4 ? "weekend" : "closed day")
        ->fix = RB_LINT_CLEAR;
}

/* The note or nature that a code needs: missing where both are empty. */
static gboolean
has_detail (const Linter *linter, guint row, RbSession session)
{
  const RbDetail *detail = rb_school_cell_detail (
      linter->school, rb_roster_pupil (linter->school->roster, row)->id, session);

  return detail && ((detail->nature && *detail->nature) || (detail->note && *detail->note));
}

/* The last day on which it holds. */
static RbDate
ends_on (const RbTimetable *timetable)
{
  if (timetable->ended_on != RB_DATE_NONE && timetable->ended_on < timetable->last_day)
    return timetable->ended_on;
  return timetable->last_day;
}

static gboolean
has_timetable (const RbSchool *school, guint row, RbDate date)
{
  gint64 pupil_id = rb_roster_pupil (school->roster, row)->id;

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_TIMETABLE); i++)
    {
      const RbTimetable *timetable = rb_office_nth (school->office, RB_RECORD_TIMETABLE, i);

      if (timetable->pupil_id == pupil_id && timetable->first_day <= date
          && date <= ends_on (timetable))
        return TRUE;
    }
  return FALSE;
}

/* The minutes that the late desk wrote down; -1 for none. */
static int
desk_minutes (const RbSchool *school, gint64 pupil_id, RbSession session)
{
  for (guint i = rb_office_n (school->office, RB_RECORD_ARRIVAL); i-- > 0;)
    {
      const RbArrival *arrival = rb_office_nth (school->office, RB_RECORD_ARRIVAL, i);

      if (arrival->pupil_id == pupil_id && arrival->day == session.date
          && arrival->half == session.half && !arrival->undone && arrival->minutes_late > 0
          && strcmp (arrival->direction, "in") == 0)
        return arrival->minutes_late;
    }
  return -1;
}

static void
lint_minutes (Linter *linter, guint row, RbSession session, RbMark mark, const char *code)
{
  gint64 pupil_id = rb_roster_pupil (linter->school->roster, row)->id;
  const RbDetail *detail = rb_school_cell_detail (linter->school, pupil_id, session);
  int minutes;
  RbLint *lint;

  if (detail && detail->minutes >= 0)
    return;
  minutes = desk_minutes (linter->school, pupil_id, session);
  if (minutes > 0)
    lint = add (linter, RB_LINT_NO_MINUTES, (int) row, session, mark,
                "code %s has no minutes. The late desk wrote %d.", code, minutes);
  else
    lint = add (linter, RB_LINT_NO_MINUTES, (int) row, session, mark,
                "code %s has no minutes. Write how late the pupil was.", code);
  lint->fix = minutes > 0 ? RB_LINT_TAKE_MINUTES : RB_LINT_GO;
  lint->minutes = minutes;
}

static void
lint_mark (Linter *linter, guint row, RbSession session, RbMark mark)
{
  const RbCode *code = rb_code_book_code (linter->school->codes, mark, session.date);

  if (code == NULL)
    return;
  if ((code->valid_to != RB_DATE_NONE && session.date > code->valid_to)
      || (code->valid_from != RB_DATE_NONE && session.date < code->valid_from))
    add (linter, RB_LINT_NOT_IN_FORCE, (int) row, session, mark,
         "code %s was not in force then. Choose the code that was.", code->text);
  else if (code->needed && !has_detail (linter, row, session))
    add (linter, RB_LINT_NO_DETAIL, (int) row, session, mark, "code %s needs the %s beside it.",
         code->text, code->detail)
        ->fix = RB_LINT_WRITE;
  else if (code->advised && !has_detail (linter, row, session))
    add (linter, RB_LINT_NO_NAME, (int) row, session, mark, "code %s should have the %s beside it.",
         code->text, code->detail)
        ->fix = RB_LINT_WRITE;
  else if (strcmp (code->text, "C2") == 0 && !has_detail (linter, row, session)
           && !has_timetable (linter->school, row, session.date))
    add (linter, RB_LINT_C2_NO_END, (int) row, session, mark,
         "code C2 belongs to no part-time timetable. Enter the timetable with its end date, or "
         "write the end date beside the mark.")
        ->fix = RB_LINT_TIMETABLE;
  else if (strcmp (code->text, "L") == 0 || strcmp (code->text, "U") == 0)
    lint_minutes (linter, row, session, mark, code->text);
}

/* Of every class and session: whether anyone has a mark, and who of the class has none. */
static void
lint_column (Linter *linter, guint part, guint column, GHashTable *taken)
{
  const RbQueryPart *p = rb_query_part (linter->query, part);
  const RbRoster *roster = linter->school->roster;
  RbSession session = rb_calendar_session (p->calendar, column);

  g_hash_table_remove_all (taken);
  for (guint row = 0; row < rb_roster_n (roster); row++)
    {
      RbMark mark = rb_mark_matrix_get (p->matrix, row, column);
      gint64 class_id = rb_pupil_class_on (rb_roster_pupil (roster, row), session.date);
      gpointer key = GSIZE_TO_POINTER (class_id);

      if (mark == RB_MARK_OFF_ROLL)
        continue;
      if (mark != RB_MARK_NONE)
        g_hash_table_insert (taken, key, GINT_TO_POINTER (1));
      else if (!g_hash_table_contains (taken, key))
        g_hash_table_insert (taken, key, GINT_TO_POINTER (0));
    }
}

static gboolean
in_query (Linter *linter, guint part, guint row, guint column)
{
  guint n;
  const RbRun *runs = rb_query_runs (linter->query, part, row, &n);

  for (guint i = 0; i < n; i++)
    if (column >= runs[i].first && column < runs[i].end)
      return TRUE;
  return FALSE;
}

/* Gaps in registers that were taken; one line for each that was not. */
static void
lint_gaps (Linter *linter, guint part, guint column, GHashTable *taken)
{
  const RbQueryPart *p = rb_query_part (linter->query, part);
  const RbRoster *roster = linter->school->roster;
  RbSession session = rb_calendar_session (p->calendar, column);
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);

  for (guint row = 0; row < rb_roster_n (roster); row++)
    {
      gint64 class_id = rb_pupil_class_on (rb_roster_pupil (roster, row), session.date);
      gpointer key = GSIZE_TO_POINTER (class_id);
      const RbClass *klass = rb_roster_class (roster, class_id);

      if (rb_mark_matrix_get (p->matrix, row, column) != RB_MARK_NONE
          || !in_query (linter, part, row, column))
        continue;
      if (class_id == 0 || g_hash_table_lookup (taken, key))
        add (linter, RB_LINT_GAP, (int) row, session, RB_MARK_NONE,
             "no mark, though the register was taken. Enter one.");
      else if (g_hash_table_add (said, key))
        {
          add (linter, RB_LINT_REGISTER, -1, session, RB_MARK_NONE,
               "the register of %s has not one mark.", klass ? klass->name : "a class");
          ((RbLint *) linter->found->pdata[linter->found->len - 1])->class_id = class_id;
        }
    }
}

static void
lint_part (Linter *linter, guint part)
{
  const RbQueryPart *p = rb_query_part (linter->query, part);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint column = p->first; column < p->end; column++)
    {
      lint_column (linter, part, column, taken);
      lint_gaps (linter, part, column, taken);
      for (guint row = 0; row < rb_roster_n (linter->school->roster); row++)
        {
          RbMark mark = rb_mark_matrix_get (p->matrix, row, column);

          if (mark != RB_MARK_NONE && mark != RB_MARK_OFF_ROLL
              && in_query (linter, part, row, column))
            lint_mark (linter, row, rb_calendar_session (p->calendar, column), mark);
        }
    }
}

static void
lint_unexplained (Linter *linter)
{
  g_autoptr (GArray) open = rb_unexplained (linter->school, rb_query_now (linter->query));

  for (guint i = 0; i < open->len; i++)
    {
      const RbUnexplained *line = &g_array_index (open, RbUnexplained, i);
      g_autofree char *due = rb_date_format (line->due, RB_DATE_WEEKDAY);
      RbMark mark =
          rb_school_mark (linter->school, line->row, line->session.date, line->session.half);

      if (line->days_left < 0
          && rb_period_contains (rb_query_period (linter->query), line->session.date)
          && rb_query_has_row (linter->query, line->row))
        add (linter, RB_LINT_N_LATE, (int) line->row, line->session, mark,
             "code N was to be settled by %s. Enter the reason, or O.", due)
            ->fix = RB_LINT_TO_O;
    }
}

/* Marks ahead that a timetable planned and that it does not cover any more. Marks of sessions gone
 * by are records, not plans: nobody takes them away by a list. */
static void
lint_timetable (Linter *linter, const RbTimetable *timetable)
{
  const RbSchool *school = linter->school;
  RbDate end = ends_on (timetable);
  int row = rb_roster_find (school->roster, timetable->pupil_id);
  const RbMarkMatrix *matrix = row < 0 ? NULL : rb_school_year_of (school, end);
  g_autofree char *last = end ? rb_date_format (end, RB_DATE_WEEKDAY) : NULL;
  guint begun;

  if (matrix == NULL || timetable->code[0] == '\0'
      || !rb_query_has_row (linter->query, (guint) row))
    return;
  begun = rb_school_begun (school, matrix, rb_query_now (linter->query));
  for (guint c = begun; c < rb_mark_matrix_n_columns (matrix); c++)
    {
      RbSession session = rb_calendar_session (rb_mark_matrix_calendar (matrix), c);
      RbMark mark = rb_mark_matrix_get (matrix, (guint) row, c);

      if (session.date > end && mark != RB_MARK_OFF_ROLL
          && strcmp (rb_code_book_text (school->codes, mark), timetable->code) == 0
          && !has_timetable (school, (guint) row, session.date))
        add (linter, RB_LINT_OLD_PLAN, row, session, mark,
             "%s is planned, but the timetable ended on %s. Remove the mark.", timetable->code,
             last)
            ->fix = RB_LINT_CLEAR;
    }
}

static void
lint_timetables (Linter *linter)
{
  for (guint i = 0; i < rb_office_n (linter->school->office, RB_RECORD_TIMETABLE); i++)
    lint_timetable (linter, rb_office_nth (linter->school->office, RB_RECORD_TIMETABLE, i));
}

static gboolean
has_class (Linter *linter, gint64 class_id, RbDate date)
{
  g_autoptr (GArray) rows = rb_roster_register (linter->school->roster, class_id, date);

  for (guint i = 0; i < rows->len; i++)
    if (rb_query_has_row (linter->query, g_array_index (rows, guint, i)))
      return TRUE;
  return FALSE;
}

/* Only today's: of an earlier day every pupil without a mark is a line of its own. */
static void
lint_open (Linter *linter, RbHalf half)
{
  RbMoment now = rb_query_now (linter->query);
  RbSession session = { now.date, half };
  g_autoptr (GArray) registers = rb_day_registers (linter->school, session, now);

  for (guint i = 0; i < registers->len; i++)
    {
      const RbDayRegister *found = &g_array_index (registers, RbDayRegister, i);
      RbLint *lint;

      if (rb_register_is_in (found->state) || !rb_register_is_open_long (found)
          || !has_class (linter, found->klass->id, now.date))
        continue;
      lint = add (linter, RB_LINT_OPEN, -1, session, RB_MARK_NONE,
                  "the register of %s has been open for %d minutes, with %u of %u marks. It must "
                  "not stay open for more than %d: enter the others, or save it as it stands.",
                  found->klass->name, found->open, found->marked, found->n, RB_MOST_OPEN);
      lint->class_id = found->klass->id;
      lint->fix = RB_LINT_SAVE;
    }
}

static int
compare_lints (gconstpointer a, gconstpointer b)
{
  const RbLint *x = *(RbLint *const *) a, *y = *(RbLint *const *) b;

  if (x->kind != y->kind)
    return (int) x->kind - (int) y->kind;
  if (x->session.date != y->session.date)
    return x->session.date - y->session.date;
  return x->session.half != y->session.half ? (int) x->session.half - (int) y->session.half
                                            : x->row - y->row;
}

GPtrArray *
rb_lint (RbQuery *query, const RbLintStray *stray, guint n_stray)
{
  Linter linter = { query, rb_query_school (query),
                    g_ptr_array_new_with_free_func ((GDestroyNotify) rb_lint_free) };

  for (guint i = 0; i < n_stray; i++)
    lint_stray (&linter, &stray[i]);
  for (guint part = 0; part < rb_query_n_parts (query); part++)
    lint_part (&linter, part);
  lint_unexplained (&linter);
  lint_timetables (&linter);
  if (rb_period_contains (rb_query_period (query), rb_query_now (query).date))
    for (int half = RB_AM; half <= RB_PM; half++)
      lint_open (&linter, (RbHalf) half);
  g_ptr_array_sort (linter.found, compare_lints);
  return linter.found;
}
