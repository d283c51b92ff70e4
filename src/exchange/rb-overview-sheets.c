/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of the overview workbook that people read: year groups, classes and school by week,
 * half term by half term, persistent and severe absence. All figures are
 * formulas over Data (rb-overview-data.c). */
#include "exchange/rb-overview-private.h"

#include <string.h>

static double
percent (RbRate rate)
{
  return 100.0 * (double) rate.part / (double) rate.whole;
}

RbRate
rb_overview_rate (const RbTally *tally, Measure measure)
{
  return measure == MEASURE_ATTENDANCE ? rb_tally_attendance (tally) : rb_tally_punctuality (tally);
}

/* "SUMIFS(Data!$H$2:$H$547,Data!$C$2:$C$547,C$5,Data!$D$2:$D$547,3)" */
static void
append_sum (
    GString *out, const Sheets *sheets, char value, const RbOverviewLine *line, const char *weeks)
{
  guint last = MAX (sheets->n_data, 1) + 1;

  g_string_append_printf (out, "SUMIFS(Data!$%c$2:$%c$%u,%s", value, value, last, weeks);
  if (line->kind != RB_OVERVIEW_SCHOOL)
    {
      char key = line->kind == RB_OVERVIEW_YEAR ? 'D' : 'F';

      g_string_append_printf (out, ",Data!$%c$2:$%c$%u,%u", key, key, last, line->number);
    }
  g_string_append_c (out, ')');
}

static char *
week_criteria (const Sheets *sheets, lxw_col_t column, guint from, guint to)
{
  guint last = MAX (sheets->n_data, 1) + 1;
  char cell[16];

  if (from > 0)
    return g_strdup_printf ("Data!$C$2:$C$%u,\">=%u\",Data!$C$2:$C$%u,\"<=%u\"", last, from, last,
                            to);
  lxw_rowcol_to_cell_abs (cell, ROW_HEAD, column, LXW_FALSE, LXW_TRUE);
  return g_strdup_printf ("Data!$C$2:$C$%u,%s", last, cell);
}

static RbTally
tally_of_weeks (const RbOverview *overview, const RbOverviewLine *line, guint from, guint to)
{
  RbTally tally = { 0 };

  for (guint week = from; week <= to && week <= overview->n_weeks; week++)
    rb_tally_add (&tally, &line->weeks[week - 1]);
  return tally;
}

void
rb_overview_write_measure (Sheets *sheets,
                           lxw_worksheet *sheet,
                           lxw_row_t row,
                           lxw_col_t column,
                           const RbOverviewLine *line,
                           Measure measure,
                           guint from,
                           guint to,
                           lxw_format *format)
{
  g_autofree char *weeks = week_criteria (sheets, column, from, to);
  guint first = from ? from : to;
  RbTally tally = tally_of_weeks (sheets->overview, line, first, to);
  RbRate rate = rb_overview_rate (&tally, measure);
  g_autoptr (GString) top = g_string_new (NULL);
  g_autoptr (GString) bottom = g_string_new (NULL);
  g_autofree char *formula = NULL;

  append_sum (top, sheets, 'H', line, weeks);
  if (measure == MEASURE_PUNCTUALITY)
    {
      g_string_append_c (top, '-');
      append_sum (top, sheets, 'L', line, weeks);
      append_sum (bottom, sheets, 'H', line, weeks);
      g_string_append_c (bottom, '+');
      append_sum (bottom, sheets, 'M', line, weeks);
    }
  else
    append_sum (bottom, sheets, 'I', line, weeks);
  formula = g_strdup_printf ("=IFERROR(100*(%s)/(%s),\"\")", top->str, bottom->str);
  if (rb_rate_exists (rate))
    worksheet_write_formula_num (sheet, row, column, formula, format, percent (rate));
  else
    worksheet_write_formula_str (sheet, row, column, formula, format, "");
}

void
rb_overview_begin_sheet (Sheets *sheets, lxw_worksheet *sheet, const char *title, const char *note)
{
  g_autofree char *text =
      g_strdup_printf ("%s%s", sheets->overview->sample ? "SAMPLE. " : "", note);

  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_margins (sheet, 0.4, 0.4, 0.5, 0.5);
  worksheet_set_footer (sheet, "&L&F&C&A&RPage &P of &N");
  worksheet_set_row (sheet, 0, 26, NULL);
  worksheet_write_string (sheet, 0, 0, title, sheets->title);
  worksheet_write_string (sheet, 1, 0, text, sheets->note);
}

/* "Wrenfield Primary School. Marks to Friday 20 March 2026, morning. ..." */
static char *
make_note (const RbOverview *overview)
{
  g_autofree char *target = rb_rate_format (overview->target);
  g_autofree char *la = rb_rate_format (overview->la_target);
  GString *note = g_string_new (overview->school_name);

  if (overview->data_to.date != RB_DATE_NONE)
    {
      g_autofree char *date = rb_date_format (overview->data_to.date, RB_DATE_FULL);

      g_string_append_printf (note, ". Marks to %s, %s", date,
                              overview->data_to.half == RB_AM ? "morning" : "afternoon");
    }
  g_string_append_printf (note,
                          ". All pupils on roll, all sessions. Attended divided by possible; "
                          "target %s, local authority %s",
                          target, la);
  if (rb_rate_exists (overview->england))
    {
      g_autofree char *england = rb_rate_format (overview->england);
      g_autofree char *label = rb_academic_year_label (overview->england_year);

      g_string_append_printf (note, ", England %s (%s)", england, label);
    }
  g_string_append_c (note, '.');
  return g_string_free (note, FALSE);
}

void
rb_overview_rag (
    Sheets *sheets, lxw_worksheet *sheet, lxw_row_t r1, lxw_col_t c1, lxw_row_t r2, lxw_col_t c2)
{
  const RbOverview *overview = sheets->overview;
  double green = 100.0 * overview->green_num / overview->green_den;
  double amber = 100.0 * overview->amber_num / overview->amber_den;
  lxw_conditional_format blank = { .type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                   .value_string = (char *) "\"\"",
                                   .stop_if_true = LXW_TRUE };
  lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_CELL };

  worksheet_conditional_format_range (sheet, r1, c1, r2, c2, &blank);
  rule.criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
  rule.value = green;
  rule.format = sheets->green;
  worksheet_conditional_format_range (sheet, r1, c1, r2, c2, &rule);
  rule.criteria = LXW_CONDITIONAL_CRITERIA_LESS_THAN;
  rule.value = amber;
  rule.format = sheets->red;
  worksheet_conditional_format_range (sheet, r1, c1, r2, c2, &rule);
  rule.criteria = LXW_CONDITIONAL_CRITERIA_BETWEEN;
  rule.min_value = amber;
  rule.max_value = green;
  rule.format = sheets->amber;
  worksheet_conditional_format_range (sheet, r1, c1, r2, c2, &rule);
}

/* The three heading rows above weeks [first, end): half terms, numbers, Mondays. */
static void
write_week_heads (Sheets *sheets, lxw_worksheet *sheet, const char *label, guint first, guint end)
{
  const RbCalendar *calendar = sheets->overview->calendar;
  guint begin = first;

  worksheet_write_string (sheet, ROW_HEAD, COLUMN_LABEL, label, sheets->head_left);
  worksheet_write_string (sheet, ROW_HEAD, COLUMN_PUPILS, "Pupils", sheets->head);
  worksheet_write_string (sheet, ROW_DATES, COLUMN_LABEL, "week beginning", sheets->dates);
  worksheet_write_blank (sheet, ROW_DATES, COLUMN_PUPILS, sheets->dates);
  for (guint week = first; week < end; week++)
    {
      const RbWeek *w = rb_calendar_week (calendar, week);
      lxw_col_t column = (lxw_col_t) (COLUMN_WEEKS + week - first);
      lxw_datetime date = { 0 };

      rb_date_get (w->monday, &date.year, &date.month, &date.day);
      worksheet_write_number (sheet, ROW_HEAD, column, w->number, sheets->head);
      worksheet_write_datetime (sheet, ROW_DATES, column, &date, sheets->dates);
      if (week + 1 == end || rb_calendar_week (calendar, week + 1)->half_term != w->half_term)
        {
          const char *name = rb_calendar_half_term (calendar, w->half_term)->name;
          lxw_format *band = sheets->band[w->half_term % 2];

          if (week > begin)
            worksheet_merge_range (sheet, ROW_HALF_TERMS,
                                   (lxw_col_t) (COLUMN_WEEKS + begin - first), ROW_HALF_TERMS,
                                   column, name, band);
          else
            worksheet_write_string (sheet, ROW_HALF_TERMS, column, name, band);
          begin = week + 1;
        }
    }
  worksheet_set_column (sheet, COLUMN_LABEL, COLUMN_LABEL, 14, NULL);
  worksheet_set_column (sheet, COLUMN_PUPILS, COLUMN_PUPILS, 7, NULL);
  worksheet_set_column (sheet, COLUMN_WEEKS, (lxw_col_t) (COLUMN_WEEKS + end - first - 1), 6.2,
                        NULL);
  worksheet_freeze_panes (sheet, ROW_FIRST, COLUMN_WEEKS);
  worksheet_repeat_rows (sheet, ROW_HEAD, ROW_DATES);
}

static gboolean
is_school (const RbOverviewLine *line)
{
  return line->kind == RB_OVERVIEW_SCHOOL;
}

/* One row of weeks [first, end), and in the column after them the whole of those weeks. */
static void
write_line (Sheets *sheets,
            lxw_worksheet *sheet,
            lxw_row_t row,
            const RbOverviewLine *line,
            Measure measure,
            guint first,
            guint end)
{
  lxw_format *rate = is_school (line) ? sheets->rate_bold : sheets->rate;

  worksheet_write_string (sheet, row, COLUMN_LABEL, line->label,
                          is_school (line) ? sheets->label_bold : sheets->label);
  worksheet_write_number (sheet, row, COLUMN_PUPILS, line->pupils,
                          is_school (line) ? sheets->count_bold : sheets->count);
  for (guint week = first; week < end; week++)
    rb_overview_write_measure (sheets, sheet, row, (lxw_col_t) (COLUMN_WEEKS + week - first), line,
                               measure, 0, week + 1, rate);
  rb_overview_write_measure (sheets, sheet, row, (lxw_col_t) (COLUMN_WEEKS + end - first), line,
                             measure, first + 1, end,
                             is_school (line) ? sheets->rate_bold : sheets->to_date);
}

/* Rows for `lines` and the school under them; returns the row after. */
static lxw_row_t
write_lines (Sheets *sheets,
             lxw_worksheet *sheet,
             lxw_row_t row,
             GPtrArray *lines,
             Measure measure,
             guint first,
             guint end)
{
  for (guint i = 0; i < lines->len; i++)
    write_line (sheets, sheet, row++, lines->pdata[i], measure, first, end);
  write_line (sheets, sheet, row++, sheets->overview->school, measure, first, end);
  return row;
}

/* "=IF(OR(AA7="",Z7=""),"",AA7-Z7)": the last begun week less the one before. */
static void
write_change (Sheets *sheets,
              lxw_worksheet *sheet,
              lxw_row_t row,
              lxw_col_t column,
              const RbOverviewLine *line)
{
  guint begun = sheets->overview->n_begun;
  char now[16], before[16];
  g_autofree char *formula = NULL;
  RbRate a, b;

  if (begun < 2)
    return;
  lxw_rowcol_to_cell (now, row, (lxw_col_t) (COLUMN_WEEKS + begun - 1));
  lxw_rowcol_to_cell (before, row, (lxw_col_t) (COLUMN_WEEKS + begun - 2));
  formula = g_strdup_printf ("=IF(OR(%s=\"\",%s=\"\"),\"\",%s-%s)", now, before, now, before);
  a = rb_tally_attendance (&line->weeks[begun - 2]);
  b = rb_tally_attendance (&line->weeks[begun - 1]);
  if (rb_rate_exists (a) && rb_rate_exists (b))
    worksheet_write_formula_num (sheet, row, column, formula, sheets->change,
                                 percent (b) - percent (a));
  else
    worksheet_write_formula_str (sheet, row, column, formula, sheets->change, "");
}

/* Counts the pupils of a line on Data whose column `flag` (T: PA, U: SA) is 1, or who have possible
 * sessions (R). */
static char *
count_formula (const Sheets *sheets, const RbOverviewLine *line, char flag)
{
  static const char *const kinds[] = { "Year", "Class", "School" };
  guint last = MAX (sheets->n_pupils, 1) + 1;

  return g_strdup_printf (
      "COUNTIFS(Data!$O$2:$O$%u,\"%s\",Data!$P$2:$P$%u,%u,Data!$%c$2:$%c$%u,\"%s\")", last,
      kinds[line->kind], last, line->number, flag, flag, last, flag == 'R' ? ">0" : "=1");
}

/* The count and the per cent of pupils flagged. */
static void
write_absentees (Sheets *sheets,
                 lxw_worksheet *sheet,
                 lxw_row_t row,
                 lxw_col_t column,
                 const RbOverviewLine *line,
                 char flag)
{
  guint count = flag == 'T' ? line->persistent : line->severe;
  g_autofree char *top = count_formula (sheets, line, flag);
  g_autofree char *bottom = count_formula (sheets, line, 'R');
  g_autofree char *number = g_strdup_printf ("=%s", top);
  g_autofree char *rate = g_strdup_printf ("=IFERROR(100*%s/%s,\"\")", top, bottom);
  lxw_format *format = is_school (line) ? sheets->rate_bold : sheets->rate;

  worksheet_write_formula_num (sheet, row, column, number,
                               is_school (line) ? sheets->count_bold : sheets->count, count);
  if (line->with_possible > 0)
    worksheet_write_formula_num (sheet, row, column + 1, rate, format,
                                 percent (rb_rate (count, line->with_possible)));
  else
    worksheet_write_formula_str (sheet, row, column + 1, rate, format, "");
}

static void
add_data_bars (lxw_worksheet *sheet, lxw_row_t r1, lxw_row_t r2, lxw_col_t column)
{
  lxw_conditional_format bars = { .type = LXW_CONDITIONAL_DATA_BAR,
                                  .bar_color = 0xC9D6E6,
                                  .bar_solid = LXW_TRUE,
                                  .data_bar_2010 = LXW_TRUE,
                                  .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                  .min_value = 0,
                                  .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                  .max_value = 30 };

  worksheet_conditional_format_range (sheet, r1, column, r2, column, &bars);
}

static void
add_rise_and_fall (
    Sheets *sheets, lxw_worksheet *sheet, lxw_row_t r1, lxw_row_t r2, lxw_col_t column)
{
  lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_CELL,
                                  .criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
                                  .value = 0.05,
                                  .format = sheets->rise };

  worksheet_conditional_format_range (sheet, r1, column, r2, column, &rule);
  rule.criteria = LXW_CONDITIONAL_CRITERIA_LESS_THAN_OR_EQUAL_TO;
  rule.value = -0.05;
  rule.format = sheets->fall;
  worksheet_conditional_format_range (sheet, r1, column, r2, column, &rule);
}

static void
write_main_tail (Sheets *sheets, lxw_worksheet *sheet, lxw_col_t column)
{
  static const char *const heads[] = { "To date", "On last wk", "PA", "PA %" };
  GPtrArray *years = sheets->overview->years;
  lxw_row_t last = ROW_FIRST + years->len;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      worksheet_write_string (sheet, ROW_HEAD, (lxw_col_t) (column + i), heads[i], sheets->head);
      worksheet_write_blank (sheet, ROW_DATES, (lxw_col_t) (column + i), sheets->dates);
    }
  for (guint i = 0; i <= years->len; i++)
    {
      const RbOverviewLine *line = i < years->len ? years->pdata[i] : sheets->overview->school;

      write_change (sheets, sheet, ROW_FIRST + i, column + 1, line);
      write_absentees (sheets, sheet, ROW_FIRST + i, column + 2, line, 'T');
    }
  add_rise_and_fall (sheets, sheet, ROW_FIRST, last, column + 1);
  add_data_bars (sheet, ROW_FIRST, last, column + 3);
  worksheet_set_column (sheet, column, column + 3, 10, NULL);
}

void
rb_overview_write_main (Sheets *sheets)
{
  const RbOverview *overview = sheets->overview;
  lxw_worksheet *sheet = workbook_add_worksheet (sheets->book, "Overview");
  g_autofree char *label = rb_academic_year_label (overview->year);
  g_autofree char *title = g_strdup_printf ("Attendance Overview %s", label);
  g_autofree char *note = make_note (overview);
  lxw_col_t to_date = (lxw_col_t) (COLUMN_WEEKS + overview->n_weeks);
  lxw_row_t row;

  rb_overview_begin_sheet (sheets, sheet, title, note);
  write_week_heads (sheets, sheet, "Year group", 0, overview->n_weeks);
  row = write_lines (sheets, sheet, ROW_FIRST, overview->years, MEASURE_ATTENDANCE, 0,
                     overview->n_weeks);
  rb_overview_rag (sheets, sheet, ROW_FIRST, COLUMN_WEEKS, row - 1, to_date);
  write_main_tail (sheets, sheet, to_date);
  row++;
  worksheet_write_string (sheet, row++, COLUMN_LABEL,
                          "Punctuality, per cent of sessions attended on time", sheets->section);
  row =
      write_lines (sheets, sheet, row, overview->years, MEASURE_PUNCTUALITY, 0, overview->n_weeks);
  rb_overview_add_charts (sheets, sheet, row + 1);
  worksheet_activate (sheet);
}

/* The weeks [first, end) of a half term; a week that two half terms share belongs to its first
 * session's. */
static void
weeks_of (const RbOverview *overview, guint half_term, guint *first, guint *end)
{
  *first = *end = 0;
  for (guint week = 0; week < overview->n_weeks; week++)
    if (rb_calendar_week (overview->calendar, week)->half_term == half_term)
      {
        if (*end == 0)
          *first = week;
        *end = week + 1;
      }
}

void
rb_overview_write_half_term (Sheets *sheets, guint half_term)
{
  const RbOverview *overview = sheets->overview;
  const RbPart *part = rb_calendar_half_term (overview->calendar, half_term);
  g_autofree char *name = g_strndup (part->name, 31);
  g_autofree char *range = NULL;
  g_autofree char *title = NULL;
  lxw_worksheet *sheet;
  lxw_row_t row;
  guint first, end;

  g_strdelimit (name, "[]:*?/\\'", ' ');
  if (part->end == part->first)
    return;
  range = rb_date_range_format (rb_calendar_session (overview->calendar, part->first).date,
                                rb_calendar_session (overview->calendar, part->end - 1).date);
  title = g_strdup_printf ("%s, %s", part->name, range);
  weeks_of (overview, half_term, &first, &end);
  sheet = workbook_add_worksheet (sheets->book, name);
  if (sheet == NULL || end == 0)
    return;
  rb_overview_begin_sheet (sheets, sheet, title,
                           "Attendance, per cent of possible sessions; under it, every class.");
  write_week_heads (sheets, sheet, "Group", first, end);
  worksheet_write_string (sheet, ROW_HEAD, (lxw_col_t) (COLUMN_WEEKS + end - first), "Half term",
                          sheets->head);
  worksheet_set_column (sheet, (lxw_col_t) (COLUMN_WEEKS + end - first),
                        (lxw_col_t) (COLUMN_WEEKS + end - first), 10, NULL);
  row = write_lines (sheets, sheet, ROW_FIRST, overview->years, MEASURE_ATTENDANCE, first, end);
  rb_overview_rag (sheets, sheet, ROW_FIRST, COLUMN_WEEKS, row - 1,
                   (lxw_col_t) (COLUMN_WEEKS + end - first));
  row++;
  for (guint i = 0; i < overview->classes->len; i++)
    write_line (sheets, sheet, row + i, overview->classes->pdata[i], MEASURE_ATTENDANCE, first,
                end);
  if (overview->classes->len > 0)
    rb_overview_rag (sheets, sheet, row, COLUMN_WEEKS, row + overview->classes->len - 1,
                     (lxw_col_t) (COLUMN_WEEKS + end - first));
}

void
rb_overview_write_classes (Sheets *sheets, const char *name, const char *title, Measure measure)
{
  const RbOverview *overview = sheets->overview;
  lxw_worksheet *sheet = workbook_add_worksheet (sheets->book, name);
  lxw_col_t to_date = (lxw_col_t) (COLUMN_WEEKS + overview->n_weeks);
  lxw_row_t row;

  rb_overview_begin_sheet (sheets, sheet, title,
                           measure == MEASURE_ATTENDANCE
                               ? "Attended divided by possible sessions of the class on each day."
                               : "(attended less L) divided by (attended plus U).");
  write_week_heads (sheets, sheet, "Class", 0, overview->n_weeks);
  worksheet_write_string (sheet, ROW_HEAD, to_date, "To date", sheets->head);
  worksheet_set_column (sheet, to_date, to_date, 10, NULL);
  row = write_lines (sheets, sheet, ROW_FIRST, overview->classes, measure, 0, overview->n_weeks);
  if (measure == MEASURE_ATTENDANCE)
    rb_overview_rag (sheets, sheet, ROW_FIRST, COLUMN_WEEKS, row - 1, to_date);
}

static lxw_row_t
write_absence_lines (Sheets *sheets, lxw_worksheet *sheet, lxw_row_t row, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++, row++)
    {
      const RbOverviewLine *line = lines->pdata[i];
      g_autofree char *with = count_formula (sheets, line, 'R');
      g_autofree char *formula = g_strdup_printf ("=%s", with);

      worksheet_write_string (sheet, row, 0, line->label,
                              is_school (line) ? sheets->label_bold : sheets->label);
      worksheet_write_formula_num (sheet, row, 1, formula,
                                   is_school (line) ? sheets->count_bold : sheets->count,
                                   line->with_possible);
      write_absentees (sheets, sheet, row, 2, line, 'T');
      write_absentees (sheets, sheet, row, 4, line, 'U');
      rb_overview_write_measure (sheets, sheet, row, 6, line, MEASURE_ATTENDANCE, 1,
                                 MAX (sheets->overview->n_weeks, 1),
                                 is_school (line) ? sheets->rate_bold : sheets->rate);
    }
  return row;
}

void
rb_overview_write_absence (Sheets *sheets)
{
  static const char *const heads[] = {
    "Group", "Pupils", "PA", "PA %", "SA", "SA %", "Attendance"
  };
  const RbOverview *overview = sheets->overview;
  lxw_worksheet *sheet = workbook_add_worksheet (sheets->book, "PA and SA");
  g_autofree char *aim =
      overview->pa_target >= 0
          ? g_strdup_printf (" Target: PA of at most %d per cent of pupils.", overview->pa_target)
          : g_strdup ("");
  g_autofree char *note = g_strdup_printf ("Year to date. Persistent: %d per cent or more missed; "
                                           "severe: %d per cent or more, counted in both.%s",
                                           overview->persistent_limit, overview->severe_limit, aim);
  g_autoptr (GPtrArray) school = g_ptr_array_new ();
  lxw_row_t row = 4;

  g_ptr_array_add (school, overview->school);
  rb_overview_begin_sheet (sheets, sheet, "Persistent and severe absence", note);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    worksheet_write_string (sheet, 3, (lxw_col_t) i, heads[i],
                            i ? sheets->head : sheets->head_left);
  row = write_absence_lines (sheets, sheet, row, overview->years);
  row = write_absence_lines (sheets, sheet, row, school) + 1;
  row = write_absence_lines (sheets, sheet, row, overview->classes);
  add_data_bars (sheet, 4, row, 3);
  worksheet_set_column (sheet, 0, 0, 16, NULL);
  worksheet_set_column (sheet, 1, 6, 11, NULL);
  worksheet_freeze_panes (sheet, 4, 1);
}
