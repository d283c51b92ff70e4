/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of one mark of a file: refused, the same, added, changed, or left to a person
 * because ours is newer (doc/rules.md 1, 10.7, 12). The shapes of files are in rb-import-shapes. */
#include "exchange/rb-import-private.h"

#include <string.h>

/* One academic year: where its marks are, and what the file has said of each cell so far. */
typedef struct
{
  int year;
  const RbMarkMatrix *matrix; /* NULL: no term dates */
  const RbCalendar *calendar;
  guint n_columns;
  guint32 *lines; /* by cell: the line that gave it, 0 for none */
  guint8 *marks;  /* by cell: what it said */
} YearWork;

#define DAY_CACHE 512

typedef struct
{
  RbDate date;
  YearWork *year;
  int columns[2];
} DayWork;

struct _RbMarkPlanner
{
  RbPlanner *planner;
  RbChange *change;
  const RbCodeBook *codes;
  RbMark closure; /* # */
  GPtrArray *years;
  DayWork days[DAY_CACHE];
  struct
  {
    guint32 text;
    const RbCode *code;
    RbMark marks[2]; /* of the code in each half */
  } code_cache[64];
  guint to_afternoon;
  guint to_morning;
  guint closed_agrees;
  GHashTable *closed_days;
  guint open_closure;
  RbDate open_first;
  guint off_roll_agrees;
  guint blank_kept;
  guint plans;
  guint historic;
};

static void
free_year_work (gpointer data)
{
  YearWork *year = data;

  g_free (year->lines);
  g_free (year->marks);
  g_free (year);
}

RbMarkPlanner *
rb_mark_planner_new (RbPlanner *planner)
{
  RbMarkPlanner *marks = g_new0 (RbMarkPlanner, 1);
  const RbImportOptions *options = planner->options;
  g_autofree char *reason = g_strdup_printf ("import %s", planner->file->name);

  marks->planner = planner;
  marks->codes = planner->school->codes;
  marks->closure = rb_code_book_find (marks->codes, "#", options->today.date)->mark;
  marks->years = g_ptr_array_new_with_free_func (free_year_work);
  marks->closed_days = g_hash_table_new (NULL, NULL);
  marks->change =
      rb_change_new (RB_SOURCE_IMPORT, options->who != NULL ? options->who : "",
                     options->position != NULL ? options->position : "", reason, options->at);
  g_free (marks->change->origin);
  marks->change->origin = g_strdup (planner->file->name);
  return marks;
}

static YearWork *
year_work (RbMarkPlanner *marks, int number)
{
  YearWork *year;

  for (guint i = 0; i < marks->years->len; i++)
    {
      year = g_ptr_array_index (marks->years, i);
      if (year->year == number)
        return year;
    }
  year = g_new0 (YearWork, 1);
  year->year = number;
  year->matrix = rb_school_year (marks->planner->school, number);
  if (year->matrix != NULL && rb_mark_matrix_n_columns (year->matrix) > 0)
    {
      gsize n =
          (gsize) rb_mark_matrix_n_rows (year->matrix) * rb_mark_matrix_n_columns (year->matrix);

      year->calendar = rb_mark_matrix_calendar ((RbMarkMatrix *) year->matrix);
      year->n_columns = rb_mark_matrix_n_columns (year->matrix);
      year->lines = g_new0 (guint32, n);
      year->marks = g_new0 (guint8, n);
    }
  g_ptr_array_add (marks->years, year);
  return year;
}

static const DayWork *
day_work (RbMarkPlanner *marks, RbDate date)
{
  DayWork *day = &marks->days[(guint) date % DAY_CACHE];

  if (G_LIKELY (day->date == date))
    return day;
  day->date = date;
  day->year = year_work (marks, rb_academic_year_of (date));
  for (int half = 0; half < 2; half++)
    day->columns[half] = day->year->calendar == NULL
                             ? -1
                             : rb_calendar_find (day->year->calendar, date, (RbHalf) half);
  return day;
}

/* I01 and X01 were sub-codes of 2021 to 2022: the digits go; never those of Y1, C1 or J1. */
static gboolean
is_historic (const char *text)
{
  return (text[0] == 'I' || text[0] == 'X' || text[0] == 'i' || text[0] == 'x') && text[1] == '0'
         && g_ascii_isdigit (text[2]) && text[3] == '\0';
}

/* The code in force, and its mark in that half; NULL where there is none. */
static const RbCode *
find_code (RbMarkPlanner *marks, const char *text, RbSession session, RbMark *mark)
{
  RbDate date = session.date;
  guint32 packed = 0;
  gsize length = strlen (text);
  guint slot;
  const RbCode *code;

  if (length == 0 || length > 3)
    return NULL;
  if (length == 3 && is_historic (text))
    {
      char letter[2] = { text[0], '\0' };

      marks->historic++;
      code = rb_code_book_find (marks->codes, letter, date);
      if (code != NULL)
        *mark = rb_code_book_for_half (marks->codes, code->mark, session.half);
      return code;
    }
  memcpy (&packed, text, length);
  slot = (packed * 2654435761u) >> 26;
  code = marks->code_cache[slot].code;
  if (marks->code_cache[slot].text == packed && code != NULL
      && (code->valid_from == RB_DATE_NONE || date >= code->valid_from)
      && (code->valid_to == RB_DATE_NONE || date <= code->valid_to))
    {
      *mark = marks->code_cache[slot].marks[session.half];
      return code;
    }
  code = rb_code_book_find (marks->codes, text, date);
  marks->code_cache[slot].text = packed;
  marks->code_cache[slot].code = code;
  if (code == NULL)
    return NULL;
  for (int half = 0; half < 2; half++)
    marks->code_cache[slot].marks[half] =
        rb_code_book_for_half (marks->codes, code->mark, (RbHalf) half);
  *mark = marks->code_cache[slot].marks[session.half];
  return code;
}

static char *
why_no_code (RbMarkPlanner *marks, const char *text, RbDate date)
{
  g_autofree char *day = rb_date_format (date, RB_DATE_LONG);

  if (strlen (text) <= 3 && rb_code_book_knows (marks->codes, text))
    return g_strdup_printf ("code %s was not in force on %s", text, day);
  return g_strdup_printf ("“%.40s” is no attendance code (%s)", text, day);
}

static char *
why_closed (const DayWork *day, RbSession session)
{
  g_autofree char *date = rb_date_format (session.date, RB_DATE_FULL);
  const RbCalendarEvent *event;

  if (rb_date_weekday (session.date) >= 5)
    return g_strdup_printf ("%s is a weekend", date);
  if (day->year->calendar == NULL)
    {
      g_autofree char *label = rb_academic_year_label (day->year->year);

      return g_strdup_printf ("%s has no term dates here; import the term dates of that year first",
                              label);
    }
  event = rb_calendar_closure (day->year->calendar, session.date, session.half);
  if (event == NULL)
    return g_strdup_printf ("%s is outside the terms", date);
  return g_strdup_printf ("the school is closed on %s (%s)", date,
                          *event->name != '\0' ? event->name : rb_event_kind_id (event->kind));
}

static void
refuse (RbMarkPlanner *marks, const char *field, const char *text, char *reason)
{
  rb_planner_refuse (marks->planner, field, text, reason);
}

static gboolean
is_own_newer (RbMarkPlanner *marks, gint64 id, RbSession session)
{
  const RbImportOptions *options = marks->planner->options;

  return options->is_own_newer != NULL && options->is_own_newer (id, session, options->data);
}

static void
add_conflict (
    RbMarkPlanner *marks, const RbPupil *pupil, RbSession session, RbMark stored, RbMark mark)
{
  RbConflict *conflict = g_new0 (RbConflict, 1);

  conflict->row = marks->planner->line;
  conflict->pupil_id = pupil->id;
  conflict->upn = g_strdup (pupil->upn != NULL ? pupil->upn : "");
  conflict->session = session;
  conflict->stored = stored;
  conflict->file = mark;
  g_ptr_array_add (marks->planner->plan->conflicts, conflict);
}

/* What is kept beside the mark afterwards. A changed mark takes the file's alone: minutes of a mark
 * that is no longer L mean nothing. */
static RbDetail
merge_detail (const RbDetail *was, const RbDetail *file, gboolean same_mark)
{
  RbDetail next = RB_DETAIL_NONE;

  if (same_mark && was != NULL)
    next = *was;
  if (file == NULL)
    return next;
  if (file->minutes >= 0)
    next.minutes = file->minutes;
  if (file->note != NULL)
    next.note = file->note;
  if (file->nature != NULL)
    next.nature = file->nature;
  return next;
}

static void
compare (RbMarkPlanner *marks,
         int row,
         RbSession session,
         RbMark stored,
         RbMark mark,
         const RbDetail *detail)
{
  RbImportPlan *plan = marks->planner->plan;
  const RbPupil *pupil = rb_roster_pupil (marks->planner->school->roster, (guint) row);
  const RbDetail none = RB_DETAIL_NONE;
  const RbDetail *was = NULL;
  RbDetail next;
  gboolean same;

  if (stored != RB_MARK_NONE && (detail != NULL || stored != mark))
    was = rb_school_cell_detail (marks->planner->school, pupil->id, session);
  next = merge_detail (was, detail, stored == mark);
  same = stored == mark && (detail == NULL || rb_detail_equal (was != NULL ? was : &none, &next));
  if (stored != RB_MARK_NONE && is_own_newer (marks, pupil->id, session))
    {
      RbTick tick = { pupil->id, session };

      if (stored != mark)
        {
          add_conflict (marks, pupil, session, stored, mark);
          return;
        }
      g_array_append_val (plan->ticks, tick);
    }
  if (same)
    plan->same++;
  else if (stored == RB_MARK_NONE)
    plan->added++;
  else
    plan->changed++;
  if (!same)
    rb_change_add (marks->change, pupil->id, session, stored, mark, was, &next);
}

/* A mark of a code in force on a session of the school; `mark` is of the right half already. */
static void
place (RbMarkPlanner *marks,
       int row,
       RbSession session,
       const DayWork *day,
       const RbCode *code,
       RbMark mark,
       const char *text,
       const char *field,
       const RbDetail *detail)
{
  gsize cell = (gsize) row * day->year->n_columns + (guint) day->columns[session.half];
  RbMark stored = rb_mark_matrix_bytes (day->year->matrix)[cell];

  if (day->year->lines[cell] != 0)
    {
      if (day->year->marks[cell] != mark)
        refuse (marks, field, text,
                g_strdup_printf ("line %u gives another mark for the same pupil and session",
                                 day->year->lines[cell]));
      else
        marks->planner->plan->same++;
      return;
    }
  day->year->lines[cell] = marks->planner->line;
  day->year->marks[cell] = mark;
  if (mark == marks->closure)
    {
      marks->open_closure++;
      if (marks->open_first == RB_DATE_NONE || session.date < marks->open_first)
        marks->open_first = session.date;
    }
  marks->plans += session.date > marks->planner->options->today.date;
  marks->planner->plan->by_code[mark]++;
  marks->planner->plan->by_class[code->klass]++;
  compare (marks, row, session, stored, mark, detail);
}

/* Blank: nothing is known, and nothing is erased. */
static void
skip_blank (RbMarkPlanner *marks, int row, RbSession session, const DayWork *day)
{
  RbMark stored;

  if (day->columns[session.half] < 0)
    return;
  stored = rb_mark_matrix_get (day->year->matrix, (guint) row, (guint) day->columns[session.half]);
  marks->blank_kept += stored != RB_MARK_NONE && stored != RB_MARK_OFF_ROLL;
}

static gboolean
is_off_roll (int row, RbSession session, const DayWork *day)
{
  return rb_mark_matrix_get (day->year->matrix, (guint) row, (guint) day->columns[session.half])
         == RB_MARK_OFF_ROLL;
}

void
rb_mark_planner_cell (RbMarkPlanner *marks,
                      int row,
                      RbSession session,
                      const char *text,
                      const char *field,
                      const RbDetail *detail)
{
  const DayWork *day = day_work (marks, session.date);
  const RbCode *code;
  RbMark mark;

  if (marks->planner->layout->signs->len > 0)
    text = rb_layout_sign (marks->planner->layout, text);
  if (*text == '\0' || (text[0] == '-' && text[1] == '\0'))
    {
      skip_blank (marks, row, session, day);
      return;
    }
  code = find_code (marks, text, session, &mark);
  if (code == NULL)
    {
      refuse (marks, field, text, why_no_code (marks, text, session.date));
      return;
    }
  if (day->columns[session.half] < 0)
    {
      if (code->mark != marks->closure)
        {
          refuse (marks, field, text, why_closed (day, session));
          return;
        }
      marks->closed_agrees++;
      g_hash_table_add (marks->closed_days, GINT_TO_POINTER (session.date));
      return;
    }
  if (is_off_roll (row, session, day))
    {
      g_autofree char *date = rb_date_format (session.date, RB_DATE_LONG);

      if (code->klass == RB_CLASS_ADMIN)
        marks->off_roll_agrees++;
      else
        refuse (marks, field, text, g_strdup_printf ("the pupil was not on the roll on %s", date));
      return;
    }
  if (mark != code->mark)
    *(session.half == RB_PM ? &marks->to_afternoon : &marks->to_morning) += 1;
  place (marks, row, session, day, code, mark, text, field, detail);
}

static const char *
were (guint n)
{
  return n == 1 ? "was" : "were";
}

static void
warn (RbMarkPlanner *marks)
{
  RbPlanner *planner = marks->planner;
  guint days = g_hash_table_size (marks->closed_days);

  if (marks->to_afternoon > 0)
    rb_planner_warn (planner, "%u %s / in an afternoon %s read as \\.", marks->to_afternoon,
                     marks->to_afternoon == 1 ? "mark" : "marks", were (marks->to_afternoon));
  if (marks->to_morning > 0)
    rb_planner_warn (planner, "%u %s \\ in a morning %s read as /.", marks->to_morning,
                     marks->to_morning == 1 ? "mark" : "marks", were (marks->to_morning));
  if (marks->closed_agrees > 0)
    rb_planner_warn (planner, "# on %u %s that the calendar closes agrees with it (%u marks).",
                     days, days == 1 ? "day" : "days", marks->closed_agrees);
  if (marks->open_closure > 0)
    {
      g_autofree char *day = rb_date_format (marks->open_first, RB_DATE_FULL);

      rb_planner_warn (planner,
                       "%u # on days when the calendar is open %s stored as not possible, the "
                       "first on %s. If the school was closed, add a closure to the calendar.",
                       marks->open_closure, were (marks->open_closure), day);
    }
  if (marks->off_roll_agrees > 0)
    rb_planner_warn (planner, "%u Z or # before or after a pupil's time on roll %s not stored.",
                     marks->off_roll_agrees, were (marks->off_roll_agrees));
  if (marks->blank_kept > 0)
    rb_planner_warn (planner, "%u blank %s where Rollbook holds a mark; the marks are kept.",
                     marks->blank_kept, marks->blank_kept == 1 ? "cell stands" : "cells stand");
  if (marks->historic > 0)
    rb_planner_warn (planner, "%u marks such as I01 or X01 %s read as I and X.", marks->historic,
                     were (marks->historic));
  if (marks->plans > 0)
    rb_planner_warn (planner, "%u %s after today: plans, which count when their session begins.",
                     marks->plans, marks->plans == 1 ? "mark is" : "marks are");
}

void
rb_mark_planner_finish (RbMarkPlanner *marks)
{
  warn (marks);
  if (rb_change_n (marks->change) > 0 || marks->planner->plan->kind == RB_IMPORT_MARKS)
    marks->planner->plan->change = marks->change;
  else
    rb_change_unref (marks->change);
  g_ptr_array_unref (marks->years);
  g_hash_table_unref (marks->closed_days);
  g_free (marks);
}
