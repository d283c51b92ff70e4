/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers on A4 landscape: pupils down, sessions across. A blank one has one week with cells to
 * write in; a filled one as many weeks as fit, with the totals under them and the key of its codes.
 */
#include "documents/rb-register-sheet.h"

#include "analysis/rb-query.h"
#include "charts/rb-palette.h"
#include "documents/rb-paper.h"
#include "documents/rb-sheet-page.h"
#include "documents/rb-type.h"

#include <string.h>

#define LEFT RB_SHEET_MARGIN
#define RIGHT (RB_A4_LONG - RB_SHEET_MARGIN)
#define NAME_WIDTH 150.0
#define RATE_WIDTH 34.0
#define ROWS_A_PAGE 30
#define ROW_HEIGHT 12.4
#define WEEKS_FILLED 5
#define WEEKS_BLANK 1

/* One page: weeks of one class for some of its pupils. */
typedef struct
{
  const RbClass *klass;
  guint first_week, end_week; /* of the calendar */
  guint first, end;           /* of `rows` */
  guint number, of;           /* in this class's sheets */
  GArray *rows;               /* guint, shared */
} Page;

typedef struct
{
  RbSchool *school;
  RbMoment now;
  gboolean filled;
  const RbMarkMatrix *matrix; /* of the school */
  const RbCalendar *calendar;
  GArray *pages;
} Sheets;

static void
clear_page (gpointer data)
{
  g_array_unref (((Page *) data)->rows);
}

/* Pupils in the class on any day of [from, to], in register order. */
static GArray *
pupils_of (const RbSchool *school, gint64 class_id, RbDate from, RbDate to)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *rows = rb_roster_register (school->roster, class_id, to);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (rows, guint, i) + 1));
  for (RbDate date = from; date < to; date++)
    {
      g_autoptr (GArray) others = rb_roster_register (school->roster, class_id, date);

      for (guint i = 0; i < others->len; i++)
        if (g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (others, guint, i) + 1)))
          g_array_append_val (rows, g_array_index (others, guint, i));
    }
  return rows;
}

static double
cell_width (const Sheets *sheets, const Page *page)
{
  double room = RIGHT - LEFT - NAME_WIDTH - (sheets->filled ? RATE_WIDTH : 0);

  return room / (10.0 * MAX (page->end_week - page->first_week, 1));
}

static double
x_of (const Sheets *sheets, const Page *page, guint week, int weekday, RbHalf half)
{
  return LEFT + NAME_WIDTH
         + cell_width (sheets, page)
               * ((week - page->first_week) * 10 + (guint) weekday * 2 + half);
}

static void
draw_week_head (const Sheets *sheets, const Page *page, guint week, cairo_t *cr, double y)
{
  RbDate monday = rb_calendar_week (sheets->calendar, week)->monday;
  double width = cell_width (sheets, page);
  g_autofree char *date = rb_date_format (monday, RB_DATE_DAY);
  g_autofree char *words =
      g_strdup_printf ("%s, week %u", date, rb_calendar_week (sheets->calendar, week)->number);

  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, words, 8.5, 700, RB_TEXT_LEFT, x_of (sheets, page, week, 0, RB_AM), y);
  for (int day = 0; day < 5; day++)
    {
      g_autofree char *label = rb_date_format (monday + day, RB_DATE_DAY);
      g_autofree char *text = g_strdup_printf ("%.3s %s", rb_weekday_name (day), label);
      double x = x_of (sheets, page, week, day, RB_AM);

      rb_paper_ink (cr, RB_INK_DIM);
      rb_type_draw_fit (cr, sheets->filled ? label : text, 7, 400, RB_TEXT_CENTRE, x + width,
                        y + 11, 2 * width);
      rb_type_draw (cr, sheets->filled ? "a" : "AM", 6, 400, RB_TEXT_CENTRE, x + width / 2, y + 19);
      rb_type_draw (cr, sheets->filled ? "p" : "PM", 6, 400, RB_TEXT_CENTRE, x + width * 1.5,
                    y + 19);
    }
}

/* The colours of a mark on paper, and its sign in the middle of the cell. */
static void
draw_mark (const Sheets *sheets,
           cairo_t *cr,
           RbMark mark,
           RbDate date,
           double x,
           double y,
           double width,
           double height)
{
  const RbCode *code = rb_code_book_code (sheets->school->codes, mark, date);
  RbLook look = rb_look_of (code);
  RbTint tint = rb_palette_cell (rb_palette_get (RB_THEME_PRINT), look);

  if (code == NULL)
    return;
  if (tint.fill.a > 0)
    {
      cairo_set_source_rgba (cr, tint.fill.r, tint.fill.g, tint.fill.b, tint.fill.a);
      cairo_rectangle (cr, x, y, width, height);
      cairo_fill (cr);
    }
  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, look == RB_LOOK_UNEXPLAINED ? "N" : code->text,
                strlen (code->text) > 1 ? 5.6 : 7.2, look == RB_LOOK_PRESENT ? 400 : 700,
                RB_TEXT_CENTRE, x + width / 2, y + height - 3.6);
}

static void
draw_cell (const Sheets *sheets,
           const Page *page,
           guint week,
           int day,
           RbHalf half,
           guint row,
           cairo_t *cr,
           double y)
{
  RbDate date = rb_calendar_week (sheets->calendar, week)->monday + day;
  int column = rb_calendar_find (sheets->calendar, date, half);
  double x = x_of (sheets, page, week, day, half), width = cell_width (sheets, page);
  RbMark mark;

  if (column < 0)
    {
      rb_paper_hatch (cr, x, y, width, ROW_HEIGHT, 0);
      return;
    }
  mark = rb_mark_matrix_get (sheets->matrix, row, (guint) column);
  if (sheets->filled && mark != RB_MARK_OFF_ROLL
      && (guint) column < rb_school_begun (sheets->school, sheets->matrix, sheets->now))
    draw_mark (sheets, cr, mark, date, x, y, width, ROW_HEIGHT);
}

static void
draw_row (const Sheets *sheets, const Page *page, guint index, cairo_t *cr, double y)
{
  guint row = g_array_index (page->rows, guint, index);
  g_autofree char *name = rb_pupil_sorted_name (rb_roster_pupil (sheets->school->roster, row));

  rb_paper_ink (cr, RB_INK);
  rb_type_draw_fit (cr, name, 8.5, 400, RB_TEXT_LEFT, LEFT, y + ROW_HEIGHT - 3.4, NAME_WIDTH - 8);
  for (guint week = page->first_week; week < page->end_week; week++)
    for (int day = 0; day < 5; day++)
      for (int half = RB_AM; half <= RB_PM; half++)
        draw_cell (sheets, page, week, day, (RbHalf) half, row, cr, y);
  if (sheets->filled)
    {
      g_autoptr (RbQuery) query = rb_query_new (sheets->school, sheets->now);
      RbTally tally = { 0 };
      g_autofree char *rate = NULL;

      rb_query_set_period (query,
                           rb_period (rb_academic_year_first (rb_calendar_year (sheets->calendar)),
                                      sheets->now.date));
      rb_query_tally_row (query, row, &tally);
      rate = rb_rate_format (rb_tally_attendance (&tally));
      rb_paper_ink (cr, RB_INK);
      rb_type_draw (cr, rate, 8, 600, RB_TEXT_RIGHT, RIGHT, y + ROW_HEIGHT - 3.4);
    }
}

static void
draw_rules (const Sheets *sheets, const Page *page, cairo_t *cr, double top, double bottom)
{
  guint columns = 10 * (page->end_week - page->first_week);
  double right =
      x_of (sheets, page, page->first_week, 0, RB_AM) + columns * cell_width (sheets, page);

  rb_paper_ink (cr, RB_INK_RULE);
  for (guint i = 0; i <= page->end - page->first; i++)
    rb_paper_line (cr, LEFT, top + i * ROW_HEIGHT, right, top + i * ROW_HEIGHT, i % 5 ? 0.3 : 0.6);
  for (guint i = 0; i <= columns; i++)
    {
      double x = LEFT + NAME_WIDTH + i * cell_width (sheets, page);

      rb_paper_ink (cr, i % 10 ? RB_INK_RULE : RB_INK_GRID);
      rb_paper_line (cr, x, top, x, bottom, i % 10 == 0 ? 0.8 : i % 2 ? 0.25 : 0.5);
    }
}

/* How many of the page's pupils attended each session, as on the screen. */
static void
draw_totals (const Sheets *sheets, const Page *page, cairo_t *cr, double y)
{
  double width = cell_width (sheets, page);

  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw (cr, "Here", 7.5, 600, RB_TEXT_LEFT, LEFT, y);
  for (guint week = page->first_week; week < page->end_week; week++)
    for (int slot = 0; slot < 10; slot++)
      {
        RbDate date = rb_calendar_week (sheets->calendar, week)->monday + slot / 2;
        int column = rb_calendar_find (sheets->calendar, date, (RbHalf) (slot % 2));
        const guint8 *counts = rb_code_book_counts (sheets->school->codes, date);
        guint here = 0;
        g_autofree char *text = NULL;

        if (column < 0
            || (guint) column >= rb_school_begun (sheets->school, sheets->matrix, sheets->now))
          continue;
        for (guint i = 0; i < page->rows->len; i++)
          here += (counts[rb_mark_matrix_get (sheets->matrix, g_array_index (page->rows, guint, i),
                                              (guint) column)]
                   & RB_COUNT_ATTENDED)
                  != 0;
        text = g_strdup_printf ("%u", here);
        rb_type_draw (cr, text, 6.4, 400, RB_TEXT_CENTRE,
                      x_of (sheets, page, week, slot / 2, (RbHalf) (slot % 2)) + width / 2, y);
      }
}

/* The key of the codes in force, in lines under the sheet. */
static void
draw_key (const Sheets *sheets, RbDate date, cairo_t *cr, double y)
{
  g_autoptr (GPtrArray) codes = rb_code_book_in_force (sheets->school->codes, date);
  double x = LEFT;

  rb_paper_ink (cr, RB_INK_DIM);
  for (guint i = 0; i < codes->len; i++)
    {
      const RbCode *code = codes->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s %s", code->text, code->name);
      double width = MIN (rb_type_width (text, 6, 400), 180);

      if (x + width > RIGHT)
        {
          x = LEFT;
          y += 8.2;
        }
      rb_type_draw_fit (cr, text, 6, 400, RB_TEXT_LEFT, x, y, 180);
      x += width + 10;
    }
}

static void
draw_signature (cairo_t *cr, double y)
{
  static const struct
  {
    const char *text;
    double x, end;
  } lines[] = { { "Taken by", LEFT, 240 },
                { "Date and time, AM", 270, 460 },
                { "PM", 480, 620 },
                { "Keyed in by", 640, RIGHT } };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      double width;

      rb_paper_ink (cr, RB_INK);
      width = rb_type_draw (cr, lines[i].text, 8.5, 400, RB_TEXT_LEFT, lines[i].x, y);
      rb_paper_ink (cr, RB_INK_GRID);
      rb_paper_line (cr, lines[i].x + width + 6, y + 2, lines[i].end, y + 2, 0.5);
    }
}

static void
draw_page (gpointer data, cairo_t *cr, guint number)
{
  Sheets *sheets = data;
  const Page *page = &g_array_index (sheets->pages, Page, number);
  RbDate from = rb_calendar_week (sheets->calendar, page->first_week)->monday;
  RbDate to = rb_calendar_week (sheets->calendar, page->end_week - 1)->monday + 4;
  g_autofree char *title =
      g_strdup_printf ("Register, class %s%s%s", page->klass->name,
                       *page->klass->teacher ? ", " : "", page->klass->teacher);
  g_autofree char *range = rb_date_range_format (from, to);
  RbSheetHead head = {
    sheets->school,
    RB_A4_LONG,
    RB_A4_SHORT,
    title,
    range,
    sheets->filled ? "Per cent: year so far. Hatched: closed."
                   : "Write a code in each cell; / is present in the morning, \\ in the afternoon.",
    page->number,
    page->of
  };
  double top = rb_sheet_head_draw (&head, cr) + 26, y = top;

  for (guint week = page->first_week; week < page->end_week; week++)
    draw_week_head (sheets, page, week, cr, top - 22);
  if (sheets->filled)
    {
      rb_paper_ink (cr, RB_INK_DIM);
      rb_type_draw (cr, "%", 7.5, 600, RB_TEXT_RIGHT, RIGHT, top - 4);
    }
  for (guint i = page->first; i < page->end; i++, y += ROW_HEIGHT)
    draw_row (sheets, page, i, cr, y);
  draw_rules (sheets, page, cr, top, y);
  if (sheets->filled)
    draw_totals (sheets, page, cr, y + 10);
  else
    draw_signature (cr, RB_A4_SHORT - 88);
  draw_key (sheets, from, cr, RB_A4_SHORT - 74);
}

/* The pages of one class: weeks in groups, and pupils in groups within each. */
static void
add_pages (Sheets *sheets, const RbClass *klass, guint first_week, guint end_week)
{
  guint a_page = sheets->filled ? WEEKS_FILLED : WEEKS_BLANK, first_page = sheets->pages->len;

  for (guint week = first_week; week < end_week; week += a_page)
    {
      guint end = MIN (week + a_page, end_week);
      RbDate from = rb_calendar_week (sheets->calendar, week)->monday;
      g_autoptr (GArray) rows =
          pupils_of (sheets->school, klass->id, from,
                     rb_calendar_week (sheets->calendar, end - 1)->monday + 4);

      for (guint first = 0; first < rows->len; first += ROWS_A_PAGE)
        {
          Page page = {
            klass, week, end, first, MIN (first + ROWS_A_PAGE, rows->len), 0, 0, g_array_ref (rows)
          };

          g_array_append_val (sheets->pages, page);
        }
    }
  for (guint i = first_page; i < sheets->pages->len; i++)
    {
      g_array_index (sheets->pages, Page, i).number = i - first_page;
      g_array_index (sheets->pages, Page, i).of = sheets->pages->len - first_page;
    }
}

static void
sheets_free (gpointer data)
{
  Sheets *sheets = data;

  g_array_unref (sheets->pages);
  rb_school_unref (sheets->school);
  g_free (sheets);
}

/* The weeks [first, end) of the calendar that touch [from, to]. */
static void
weeks_between (const RbCalendar *calendar, RbDate from, RbDate to, guint *first, guint *end)
{
  *first = *end = 0;
  for (guint i = 0; i < rb_calendar_n_weeks (calendar); i++)
    {
      RbDate monday = rb_calendar_week (calendar, i)->monday;

      if (monday + 6 < from || monday > to)
        continue;
      if (*end == 0)
        *first = i;
      *end = i + 1;
    }
}

RbDocument *
rb_register_sheets_new (RbSchool *school,
                        const GPtrArray *classes,
                        RbDate from,
                        RbDate to,
                        gboolean filled,
                        RbMoment now)
{
  static const RbDocumentClass klass = { draw_page, sheets_free };
  Sheets *sheets = g_new0 (Sheets, 1);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  RbDocument *document;

  sheets->school = rb_school_ref (school);
  sheets->now = now;
  sheets->filled = filled;
  sheets->matrix = rb_school_year_of (school, from);
  sheets->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  g_array_set_clear_func (sheets->pages, clear_page);
  for (guint i = 0; i < classes->len; i++)
    {
      guint start = sheets->pages->len, first, end;

      g_array_append_val (starts, start);
      if (sheets->matrix == NULL)
        continue;
      sheets->calendar = rb_mark_matrix_calendar (sheets->matrix);
      weeks_between (sheets->calendar, from, to, &first, &end);
      add_pages (sheets, classes->pdata[i], first, end);
    }
  document = rb_document_new (&klass, sheets, filled ? "Registers" : "Blank registers", RB_A4_LONG,
                              RB_A4_SHORT, sheets->pages->len);
  for (guint i = 0; i < classes->len; i++)
    {
      guint start = g_array_index (starts, guint, i);
      guint next = i + 1 < classes->len ? g_array_index (starts, guint, i + 1) : sheets->pages->len;

      if (next > start)
        rb_document_add_outline (document, ((const RbClass *) classes->pdata[i])->name, start);
    }
  rb_document_set_sample (document, school->details->sample);
  return document;
}

RbDocument *
rb_register_sheet_new (
    RbSchool *school, gint64 class_id, RbDate from, RbDate to, gboolean filled, RbMoment now)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new ();
  const RbClass *klass = rb_roster_class (school->roster, class_id);

  if (klass != NULL)
    g_ptr_array_add (classes, (gpointer) klass);
  return rb_register_sheets_new (school, classes, from, to, filled, now);
}
