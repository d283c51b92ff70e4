/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of the overview workbook share: formats, the place of the data, the formula of a
 * cell. */
#pragma once

#include <xlsxwriter.h>

#include "exchange/rb-overview.h"

/* Columns of the sheets by week: label, pupils, then one a week. */
#define COLUMN_LABEL 0
#define COLUMN_PUPILS 1
#define COLUMN_WEEKS 2
#define ROW_HALF_TERMS 3
#define ROW_HEAD 4
#define ROW_DATES 5
#define ROW_FIRST 6

typedef enum
{
  MEASURE_ATTENDANCE,
  MEASURE_PUNCTUALITY
} Measure;

typedef struct
{
  const RbOverview *overview;
  lxw_workbook *book;
  guint n_data;   /* rows of the table by week and class on Data, below its heading */
  guint n_pupils; /* rows of the table by pupil there */
  lxw_format *title, *note, *section, *band[2], *head, *head_left, *dates, *label, *label_bold;
  lxw_format *count, *count_bold, *rate, *rate_bold, *to_date, *change, *text, *wrap, *plain;
  lxw_format *green, *amber, *red, *rise, *fall;
} Sheets;

/* The cell formula of `measure` for a line: weeks `from` to `to` (numbers); `from` 0: the week
 * number that stands in row ROW_HEAD of `column`. Writes it with its result; nothing possible is an
 * empty text. */
void rb_overview_write_measure (Sheets *sheets,
                                lxw_worksheet *sheet,
                                lxw_row_t row,
                                lxw_col_t column,
                                const RbOverviewLine *line,
                                Measure measure,
                                guint from,
                                guint to,
                                lxw_format *format);
/* The rate that the formula comes to. */
RbRate rb_overview_rate (const RbTally *tally, Measure measure);
/* The three sheets by week: the whole year with its half terms, or one half term. */
void rb_overview_write_main (Sheets *sheets);
void rb_overview_write_half_term (Sheets *sheets, guint half_term);
void
rb_overview_write_classes (Sheets *sheets, const char *name, const char *title, Measure measure);
void rb_overview_write_absence (Sheets *sheets);
void rb_overview_write_definitions (Sheets *sheets);
/* Writes Data; must be the last sheet made. */
void rb_overview_write_data (Sheets *sheets);
/* The two charts of the main sheet, from row `row` on. */
void rb_overview_add_charts (Sheets *sheets, lxw_worksheet *sheet, lxw_row_t row);
/* Title, note line and print set-up that every sheet has. */
void
rb_overview_begin_sheet (Sheets *sheets, lxw_worksheet *sheet, const char *title, const char *note);
/* Red, amber, green on a range, by the exact values. */
void rb_overview_rag (
    Sheets *sheets, lxw_worksheet *sheet, lxw_row_t r1, lxw_col_t c1, lxw_row_t r2, lxw_col_t c2);
