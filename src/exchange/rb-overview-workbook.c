/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, naming and finishing the workbook; its sheets are in rb-overview-sheets.c, its data in
 * rb-overview-data.c. */
#include "exchange/rb-overview-workbook.h"

#include <gio/gio.h>
#include <string.h>

#include "exchange/rb-overview-private.h"
#include "exchange/rb-workbook.h"

static lxw_format *
make_format (Sheets *sheets, double size, gboolean bold, guint32 ink)
{
  lxw_format *format = workbook_add_format (sheets->book);

  format_set_font_name (format, "Calibri");
  format_set_font_size (format, size);
  format_set_font_color (format, ink);
  if (bold)
    format_set_bold (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

/* A format of the table's body: thin rules between the rows. */
static lxw_format *
make_body (Sheets *sheets, gboolean bold, const char *number)
{
  lxw_format *format = make_format (sheets, 11, bold, 0x1B1B1B);

  format_set_bottom (format, LXW_BORDER_THIN);
  format_set_bottom_color (format, 0xD9DCDF);
  if (number)
    {
      format_set_num_format (format, number);
      format_set_align (format, LXW_ALIGN_RIGHT);
    }
  return format;
}

static lxw_format *
make_fill (Sheets *sheets, guint32 ink, guint32 fill)
{
  lxw_format *format = workbook_add_format (sheets->book);

  format_set_font_color (format, ink);
  if (fill)
    format_set_bg_color (format, fill);
  return format;
}

static lxw_format *
make_head (Sheets *sheets, gboolean left)
{
  lxw_format *format = make_format (sheets, 11, TRUE, 0xFFFFFF);

  format_set_bg_color (format, 0x12365E);
  format_set_align (format, left ? LXW_ALIGN_LEFT : LXW_ALIGN_CENTER);
  return format;
}

static void
make_formats (Sheets *sheets)
{
  sheets->title = make_format (sheets, 16, TRUE, 0x12365E);
  sheets->note = make_format (sheets, 9, FALSE, 0x4B5055);
  sheets->section = make_format (sheets, 11, TRUE, 0x12365E);
  sheets->plain = make_format (sheets, 11, FALSE, 0x1B1B1B);
  for (int i = 0; i < 2; i++)
    {
      sheets->band[i] = make_format (sheets, 11, TRUE, 0x1B1B1B);
      format_set_bg_color (sheets->band[i], i ? 0xDCE6F1 : 0xE9EEF6);
      format_set_align (sheets->band[i], LXW_ALIGN_CENTER);
    }
  sheets->head = make_head (sheets, FALSE);
  sheets->head_left = make_head (sheets, TRUE);
  sheets->dates = make_format (sheets, 8, FALSE, 0x4B5055);
  format_set_align (sheets->dates, LXW_ALIGN_CENTER);
  format_set_num_format (sheets->dates, "d mmm");
  format_set_bottom (sheets->dates, LXW_BORDER_THIN);
  format_set_bottom_color (sheets->dates, 0x12365E);
  sheets->label = make_body (sheets, TRUE, NULL);
  sheets->label_bold = make_body (sheets, TRUE, NULL);
  format_set_top (sheets->label_bold, LXW_BORDER_THIN);
  sheets->count = make_body (sheets, FALSE, "0");
  sheets->count_bold = make_body (sheets, TRUE, "0");
  format_set_top (sheets->count_bold, LXW_BORDER_THIN);
  sheets->rate = make_body (sheets, FALSE, "0.0");
  sheets->rate_bold = make_body (sheets, TRUE, "0.0");
  format_set_top (sheets->rate_bold, LXW_BORDER_THIN);
  sheets->to_date = make_body (sheets, TRUE, "0.0");
  sheets->change = make_body (sheets, FALSE, "\"▲\" 0.0;\"▼\" 0.0;0.0");
  sheets->text = make_body (sheets, FALSE, NULL);
  sheets->wrap = make_format (sheets, 11, FALSE, 0x1B1B1B);
  format_set_text_wrap (sheets->wrap);
  format_set_align (sheets->wrap, LXW_ALIGN_VERTICAL_TOP);
  sheets->green = make_fill (sheets, 0x0B3F4A, 0xCFE8ED);
  sheets->amber = make_fill (sheets, 0x4A3500, 0xFCE8B8);
  sheets->red = make_fill (sheets, 0x6B1708, 0xF6C9BD);
  sheets->rise = make_fill (sheets, 0x14505E, 0);
  sheets->fall = make_fill (sheets, 0x9E2A17, 0);
}

static void
fill (lxw_workbook *book, gpointer data)
{
  const RbOverview *overview = data;
  Sheets sheets = { .overview = overview, .book = book };

  make_formats (&sheets);
  sheets.n_data = overview->n_weeks * overview->classes->len;
  sheets.n_pupils = overview->school->each->len;
  for (guint i = 0; i < overview->years->len; i++)
    sheets.n_pupils += ((RbOverviewLine *) overview->years->pdata[i])->each->len;
  for (guint i = 0; i < overview->classes->len; i++)
    sheets.n_pupils += ((RbOverviewLine *) overview->classes->pdata[i])->each->len;
  rb_overview_write_main (&sheets);
  for (guint i = 0; i < rb_calendar_n_half_terms (overview->calendar); i++)
    rb_overview_write_half_term (&sheets, i);
  rb_overview_write_classes (&sheets, "Classes", "Attendance by class, per cent",
                             MEASURE_ATTENDANCE);
  rb_overview_write_classes (&sheets, "Punctuality", "Punctuality, per cent", MEASURE_PUNCTUALITY);
  rb_overview_write_absence (&sheets);
  rb_overview_write_definitions (&sheets);
  rb_overview_write_data (&sheets);
}

gboolean
rb_overview_workbook_write (RbSchool *school,
                            RbMoment now,
                            int year,
                            const RbBenchmarks *benchmarks,
                            const char *path,
                            GError **error)
{
  RbOverview *overview = rb_overview_new (school, now, year, benchmarks);
  gboolean ok;

  if (overview == NULL)
    {
      g_autofree char *label = rb_academic_year_label (year);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   "There are no term dates for %s, so there is no overview of it. Add the term "
                   "dates first.",
                   label);
      return FALSE;
    }
  ok = rb_workbook_write (path, fill, overview, error);
  rb_overview_free (overview);
  return ok;
}
