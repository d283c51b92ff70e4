/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two charts of the overview's main sheet: the school by week, and the classes to date. Excel
 * cannot draw the break of an axis, so their titles say where it starts. */
#include "exchange/rb-overview-private.h"

#define CHART_FROM 90

static lxw_chart_font chart_text = { .name = (char *) "Calibri", .size = 9, .color = 0x4B5055 };
static lxw_chart_font chart_title = {
  .name = (char *) "Calibri", .size = 12, .bold = LXW_TRUE, .color = 0x1B1B1B
};

static void
style_axes (lxw_chart *chart)
{
  lxw_chart_line rule = { .color = 0xD9DCDF, .width = 0.75 };
  lxw_chart_line none = { .none = LXW_TRUE };

  chart_axis_set_min (chart->y_axis, CHART_FROM);
  chart_axis_set_max (chart->y_axis, 100);
  chart_axis_set_major_unit (chart->y_axis, 2);
  chart_axis_major_gridlines_set_line (chart->y_axis, &rule);
  chart_axis_set_line (chart->y_axis, &none);
  chart_axis_set_num_font (chart->y_axis, &chart_text);
  chart_axis_set_num_font (chart->x_axis, &chart_text);
  chart_axis_set_num_format (chart->y_axis, "0");
}

static void
add_line (Sheets *sheets,
          lxw_chart *chart,
          const char *name,
          lxw_col_t column,
          guint weeks,
          guint32 color,
          double width,
          int dash)
{
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_line line = { .color = color, .width = (float) width, .dash_type = (uint8_t) dash };

  chart_series_set_name (series, name);
  chart_series_set_categories (series, "Data", 1, 22, MAX (sheets->overview->n_weeks, 1), 22);
  chart_series_set_values (series, "Data", 1, column, MAX (weeks, 1), column);
  chart_series_set_line (series, &line);
}

static void
add_week_chart (Sheets *sheets, lxw_worksheet *sheet, lxw_row_t row)
{
  const RbOverview *overview = sheets->overview;
  lxw_chart *chart = workbook_add_chart (sheets->book, LXW_CHART_LINE);
  lxw_chart_options size = { .x_scale = 2.2,
                             .y_scale = 1.0,
                             .description = "Whole school attendance by week" };

  add_line (sheets, chart, "Last year", 26, overview->n_weeks, 0x8C9298, 1.25,
            LXW_CHART_LINE_DASH_SOLID);
  if (rb_rate_exists (overview->england))
    add_line (sheets, chart, "England", 25, overview->n_weeks, 0x77767B, 1,
              LXW_CHART_LINE_DASH_ROUND_DOT);
  add_line (sheets, chart, "Target", 24, overview->n_weeks, 0x1C1C1C, 1, LXW_CHART_LINE_DASH_SOLID);
  add_line (sheets, chart, "School", 23, overview->n_begun, 0x1B6B7E, 2.25,
            LXW_CHART_LINE_DASH_SOLID);
  chart_title_set_name (chart, "Whole school by week, per cent (axis from 90)");
  chart_title_set_name_font (chart, &chart_title);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_show_blanks_as (chart, LXW_CHART_BLANKS_AS_GAP);
  style_axes (chart);
  worksheet_insert_chart_opt (sheet, row, 0, chart, &size);
}

static void
add_class_chart (Sheets *sheets, lxw_worksheet *sheet, lxw_row_t row)
{
  const RbOverview *overview = sheets->overview;
  guint n = overview->classes->len;
  lxw_chart *chart = workbook_add_chart (sheets->book, LXW_CHART_COLUMN);
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_options size = { .x_scale = 2.0,
                             .y_scale = 1.0,
                             .description = "Attendance of each class to date" };
  lxw_chart_fill met = { .color = 0x3A9BB0 }, below = { .color = 0xF5C04A };
  lxw_chart_point teal = { .fill = &met }, amber = { .fill = &below };
  g_autofree lxw_chart_point **points = g_new0 (lxw_chart_point *, n + 1);
  g_autofree char *target = rb_rate_format (overview->target);
  g_autofree char *title =
      g_strdup_printf ("Classes to date, per cent (axis from 90, blue: target %s met)", target);
  lxw_col_t to_date = (lxw_col_t) (COLUMN_WEEKS + overview->n_weeks);

  for (guint i = 0; i < n; i++)
    {
      RbRate rate =
          rb_tally_attendance (&((RbOverviewLine *) overview->classes->pdata[i])->to_date);

      points[i] =
          rb_rate_exists (rate) && rb_rate_compare (rate, overview->target) >= 0 ? &teal : &amber;
    }
  chart_series_set_name (series, "Attendance");
  chart_series_set_categories (series, "Classes", ROW_FIRST, 0, ROW_FIRST + MAX (n, 1) - 1, 0);
  chart_series_set_values (series, "Classes", ROW_FIRST, to_date, ROW_FIRST + MAX (n, 1) - 1,
                           to_date);
  chart_series_set_points (series, points);
  chart_series_set_labels (series);
  chart_series_set_labels_num_format (series, "0.0");
  chart_series_set_labels_font (series, &chart_text);
  chart_title_set_name (chart, title);
  chart_title_set_name_font (chart, &chart_title);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  style_axes (chart);
  worksheet_insert_chart_opt (sheet, row, COLUMN_WEEKS + 19, chart, &size);
}

void
rb_overview_add_charts (Sheets *sheets, lxw_worksheet *sheet, lxw_row_t row)
{
  add_week_chart (sheets, sheet, row);
  if (sheets->overview->classes->len > 0)
    add_class_chart (sheets, sheet, row);
}
