/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of the overview workbook that hold what the others count from: Data, and the
 * definitions of every figure. */
#include "exchange/rb-overview-private.h"

#include <math.h>

#define FIRST_PUPIL_COLUMN 14

static const char *const week_heads[] = { "Half term",       "Week beginning", "Week",
                                          "Year no.",        "Year group",     "Class no.",
                                          "Class",           "Attended",       "Possible",
                                          "Authorised",      "Unauthorised",   "Late before close",
                                          "Late after close" };
static const char *const pupil_heads[] = {
  "Kind", "No.", "Group", "Possible", "Absent", "PA", "SA"
};

static void
write_week (
    Sheets *sheets, lxw_worksheet *sheet, lxw_row_t row, const RbOverviewLine *klass, guint week)
{
  const RbCalendar *calendar = sheets->overview->calendar;
  const RbWeek *w = rb_calendar_week (calendar, week);
  const RbTally *tally = &klass->weeks[week];
  const RbOverviewLine *year = klass->year ? sheets->overview->years->pdata[klass->year - 1] : NULL;
  int y, m, day;
  lxw_datetime date = { 0 };

  rb_date_get (w->monday, &y, &m, &day);
  date.year = y;
  date.month = m;
  date.day = day;
  worksheet_write_string (sheet, row, 0, rb_calendar_half_term (calendar, w->half_term)->name,
                          NULL);
  worksheet_write_datetime (sheet, row, 1, &date, sheets->dates);
  worksheet_write_number (sheet, row, 2, w->number, NULL);
  worksheet_write_number (sheet, row, 3, klass->year, NULL);
  worksheet_write_string (sheet, row, 4, year ? year->label : "", NULL);
  worksheet_write_number (sheet, row, 5, klass->number, NULL);
  worksheet_write_string (sheet, row, 6, klass->label, NULL);
  worksheet_write_number (sheet, row, 7, tally->attended, NULL);
  worksheet_write_number (sheet, row, 8, tally->possible, NULL);
  worksheet_write_number (sheet, row, 9, tally->authorised, NULL);
  worksheet_write_number (sheet, row, 10, tally->unauthorised, NULL);
  worksheet_write_number (sheet, row, 11, tally->late, NULL);
  worksheet_write_number (sheet, row, 12, tally->late_after, NULL);
}

static void
write_flag (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const RbOverviewPupil *pupil, int limit)
{
  char formula[64];

  g_snprintf (formula, sizeof formula, "=IF(100*S%u>=%d*R%u,1,0)", row + 1, limit, row + 1);
  worksheet_write_formula_num (sheet, row, column, formula, NULL,
                               100 * (guint64) pupil->absent >= (guint64) limit * pupil->possible);
}

static lxw_row_t
write_pupils (Sheets *sheets, lxw_worksheet *sheet, lxw_row_t row, const RbOverviewLine *line)
{
  static const char *const kinds[] = { "Year", "Class", "School" };

  for (guint i = 0; i < line->each->len; i++, row++)
    {
      const RbOverviewPupil *pupil = &g_array_index (line->each, RbOverviewPupil, i);

      worksheet_write_string (sheet, row, FIRST_PUPIL_COLUMN, kinds[line->kind], NULL);
      worksheet_write_number (sheet, row, FIRST_PUPIL_COLUMN + 1, line->number, NULL);
      worksheet_write_string (sheet, row, FIRST_PUPIL_COLUMN + 2, line->label, NULL);
      worksheet_write_number (sheet, row, FIRST_PUPIL_COLUMN + 3, pupil->possible, NULL);
      worksheet_write_number (sheet, row, FIRST_PUPIL_COLUMN + 4, pupil->absent, NULL);
      write_flag (sheet, row, FIRST_PUPIL_COLUMN + 5, pupil, sheets->overview->persistent_limit);
      write_flag (sheet, row, FIRST_PUPIL_COLUMN + 6, pupil, sheets->overview->severe_limit);
    }
  return row;
}

/* What the line chart is drawn from: a week without a figure is #N/A there, which Excel leaves out.
 */
static void
write_chart_rows (Sheets *sheets, lxw_worksheet *sheet)
{
  static const char *const heads[] = { "Week", "School", "Target", "England", "Last year" };
  const RbOverview *overview = sheets->overview;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) (22 + i), heads[i], sheets->head);
  for (guint week = 0; week < overview->n_weeks; week++)
    {
      RbRate now = rb_tally_attendance (&overview->school->weeks[week]);
      RbRate then = overview->last_year[week];
      lxw_row_t row = week + 1;

      worksheet_write_number (sheet, row, 22, week + 1, NULL);
      if (rb_rate_exists (now))
        worksheet_write_number (sheet, row, 23, 100.0 * (double) now.part / (double) now.whole,
                                sheets->rate);
      worksheet_write_number (
          sheet, row, 24, 100.0 * (double) overview->target.part / (double) overview->target.whole,
          sheets->rate);
      if (rb_rate_exists (overview->england))
        worksheet_write_number (sheet, row, 25,
                                100.0 * (double) overview->england.part
                                    / (double) overview->england.whole,
                                sheets->rate);
      if (rb_rate_exists (then))
        worksheet_write_number (sheet, row, 26, 100.0 * (double) then.part / (double) then.whole,
                                sheets->rate);
    }
}

void
rb_overview_write_data (Sheets *sheets)
{
  const RbOverview *overview = sheets->overview;
  lxw_worksheet *sheet = workbook_add_worksheet (sheets->book, "Data");
  lxw_row_t row = 1;

  for (guint i = 0; i < G_N_ELEMENTS (week_heads); i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, week_heads[i], sheets->head);
  for (guint i = 0; i < G_N_ELEMENTS (pupil_heads); i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) (FIRST_PUPIL_COLUMN + i), pupil_heads[i],
                            sheets->head);
  for (guint week = 0; week < overview->n_weeks; week++)
    for (guint i = 0; i < overview->classes->len; i++)
      write_week (sheets, sheet, row++, overview->classes->pdata[i], week);
  row = 1;
  for (guint i = 0; i < overview->years->len; i++)
    row = write_pupils (sheets, sheet, row, overview->years->pdata[i]);
  for (guint i = 0; i < overview->classes->len; i++)
    row = write_pupils (sheets, sheet, row, overview->classes->pdata[i]);
  write_pupils (sheets, sheet, row, overview->school);
  write_chart_rows (sheets, sheet);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_column (sheet, 0, 26, 11, NULL);
}

void
rb_overview_write_definitions (Sheets *sheets)
{
  const RbOverview *overview = sheets->overview;
  g_autofree char *limit = g_strdup_printf (
      "Pupils who missed %d per cent or more of their own possible sessions to date. Every pupil "
      "with at "
      "least one possible session is counted; early in the year a single day can be enough.",
      overview->persistent_limit);
  g_autofree char *severe = g_strdup_printf (
      "Pupils who missed %d per cent or more; they are counted in persistent absence too.",
      overview->severe_limit);
  const char *const lines[][2] = {
    { "Attendance", "Sessions attended divided by sessions possible. Attended: present (/ \\ L) "
                    "and approved educational "
                    "activity elsewhere (B K P V W)." },
    { "Possible", "Attended, authorised absence and unauthorised absence together. Codes D Q X Y1 "
                  "to Y7 Z and # are left "
                  "out; so is a session without a mark." },
    { "Punctuality", "(attended less L) divided by (attended plus U): of the sessions a pupil came "
                     "in to, the share that "
                     "was on time. There is no official formula." },
    { "Persistent absence (PA)", limit },
    { "Severe absence (SA)", severe },
    { "Who counts", "All pupils on roll on the day of the session, all sessions that had begun. A "
                    "class or year group is the "
                    "one on the day of the session." },
    { "Colours",
      "Decided on the exact figures, not on the ones shown: 96.97 shows as 97.0 and is amber." },
    { "Formulas",
      "Every figure is counted from the sheet Data. Change a number there and the sheets follow." },
  };
  lxw_worksheet *sheet = workbook_add_worksheet (sheets->book, "Definitions");

  rb_overview_begin_sheet (sheets, sheet, "Definitions", "What each figure counts.");
  worksheet_set_column (sheet, 0, 0, 26, NULL);
  worksheet_set_column (sheet, 1, 1, 96, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      worksheet_set_row (sheet, 3 + i, 32, NULL);
      worksheet_write_string (sheet, 3 + i, 0, lines[i][0], sheets->section);
      worksheet_write_string (sheet, 3 + i, 1, lines[i][1], sheets->wrap);
    }
}
