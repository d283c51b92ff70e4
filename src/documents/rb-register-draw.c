/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a register: pupils down, sessions across, as on the screen. On a blank page each
 * session has a place for who took it and when. */
#include "documents/rb-register-private.h"

#include <string.h>

#include "analysis/rb-query.h"
#include "charts/rb-glyph.h"
#include "documents/rb-paper.h"
#include "documents/rb-sheet-page.h"
#include "documents/rb-type.h"

#define LEFT RB_SHEET_MARGIN
#define RIGHT (RB_A4_LONG - RB_SHEET_MARGIN)
#define NAME_WIDTH 138.0
#define RATE_WIDTH 40.0
#define DAYS_HEIGHT 25.0
#define MOST_HEIGHT 15.0
#define MOST_CELL 22.0 /* of a filled one: marks far apart do not read as a row */
#define KEY_PITCH 8.6
#define KEY_END (RB_A4_SHORT - 38)

/* The measures of one page. */
typedef struct
{
  const RbRegister *self;
  const RbRegisterPage *page;
  cairo_t *cr;
  double top;    /* of the first row */
  double row;    /* height */
  double cell;   /* width */
  double bottom; /* of the last row */
} Sheet;

static double
x_of (const Sheet *sheet, guint week, guint slot)
{
  return LEFT + NAME_WIDTH + sheet->cell * ((week - sheet->page->first_week) * 10 + slot);
}

static double
right_of (const Sheet *sheet)
{
  return x_of (sheet, sheet->page->end_week, 0);
}

static RbDate
date_of (const Sheet *sheet, guint week, guint slot)
{
  return rb_calendar_week (sheet->self->calendar, week)->monday + (int) (slot / 2);
}

/* The column of a session of the week; -1 for none. */
static int
column_of (const Sheet *sheet, guint week, guint slot)
{
  return rb_calendar_find (sheet->self->calendar, date_of (sheet, week, slot), (RbHalf) (slot % 2));
}

static gboolean
has_begun (const Sheet *sheet, int column)
{
  return column >= 0 && (guint) column < sheet->self->begun;
}

static guint
row_of (const Sheet *sheet, guint index)
{
  return g_array_index (sheet->page->rows, guint, index);
}

static void
draw_day (const Sheet *sheet, RbDate date, double x)
{
  gboolean wide = !sheet->self->filled;
  const char *name = rb_weekday_name (rb_date_weekday (date));
  g_autofree char *text = NULL;
  int number;

  rb_date_get (date, NULL, NULL, &number);
  text = wide ? g_strdup_printf ("%s %d", name, number) : g_strdup_printf ("%c %d", *name, number);
  rb_paper_ink (sheet->cr, RB_INK);
  rb_type_draw (sheet->cr, text, wide ? 9.5 : 7, 600, RB_TEXT_CENTRE, x + sheet->cell,
                sheet->top - (wide ? 13 : 8.5));
  rb_paper_ink (sheet->cr, RB_INK_DIM);
  for (guint half = 0; half < 2; half++)
    rb_type_draw (sheet->cr,
                  wide   ? rb_half_name ((RbHalf) half)
                  : half ? "p"
                         : "a",
                  wide ? 7 : 6, 400, RB_TEXT_CENTRE, x + sheet->cell * (half + 0.5),
                  sheet->top - (wide ? 3 : 2));
}

/* "M 9" under the week's date where cells are narrow; "Monday 9" on a blank page of one week. */
static void
draw_days (const Sheet *sheet, guint week)
{
  const RbWeek *of = rb_calendar_week (sheet->self->calendar, week);
  g_autofree char *date = rb_date_format (of->monday, RB_DATE_DAY);
  g_autofree char *words = g_strdup_printf ("week %u", of->number);
  double x = x_of (sheet, week, 0), width;

  for (guint day = 0; day < 5; day++)
    draw_day (sheet, of->monday + (int) day, x_of (sheet, week, day * 2));
  if (!sheet->self->filled)
    return;
  rb_paper_ink (sheet->cr, RB_INK);
  width = rb_type_draw (sheet->cr, date, 8.5, 700, RB_TEXT_LEFT, x + 2, sheet->top - 18.5);
  rb_paper_ink (sheet->cr, RB_INK_DIM);
  rb_type_draw_fit (sheet->cr, words, 8.5, 400, RB_TEXT_LEFT, x + width + 7, sheet->top - 18.5,
                    sheet->cell * 10 - width - 8);
}

/* A reason that is not yet found is a gap to close: a dashed box, no colour. */
static void
draw_unexplained (const Sheet *sheet, const RbTint *tint, double x, double y)
{
  static const double dashes[] = { 2, 1.4 };

  rb_set_color (sheet->cr, tint->frame);
  cairo_set_dash (sheet->cr, dashes, 2, 0);
  cairo_set_line_width (sheet->cr, 0.8);
  rb_paper_box (sheet->cr, x + 1, y + 1, sheet->cell - 2, sheet->row - 2, 1);
  cairo_stroke (sheet->cr);
  cairo_set_dash (sheet->cr, NULL, 0, 0);
}

/* `y` is the top of the row. */
static void
draw_mark (const Sheet *sheet, const RbCode *code, double x, double y)
{
  RbLook look = rb_look_of (code);
  RbTint tint = rb_palette_cell (rb_palette_get (RB_THEME_PRINT), look);
  gboolean longer = strlen (code->text) > 1;
  double size = longer ? MIN (7, sheet->cell * 0.6) : 7.6;

  cairo_new_path (sheet->cr);
  if (look == RB_LOOK_UNEXPLAINED)
    draw_unexplained (sheet, &tint, x, y);
  else if (look != RB_LOOK_PRESENT)
    rb_tint_rect (sheet->cr, &tint, x, y, sheet->cell, sheet->row, 0);
  rb_set_color (sheet->cr, tint.ink.a > 0
                               ? tint.ink
                               : rb_palette_color (rb_palette_get (RB_THEME_PRINT), RB_ROLE_INK));
  rb_type_draw (sheet->cr, code->text, size, look == RB_LOOK_PRESENT ? 400 : 700, RB_TEXT_CENTRE,
                x + sheet->cell / 2, y + sheet->row / 2 + size * 0.36);
}

/* Attended of possible in the academic year up to the last day of the page, as on the screen. */
static void
draw_rate (const Sheet *sheet, guint row, double y)
{
  const RbRegister *self = sheet->self;
  g_autoptr (RbQuery) query = rb_query_new (self->school, self->now);
  RbTally tally = { 0 };
  g_autofree char *rate = NULL;

  rb_query_set_period (query, rb_period (rb_academic_year_first (rb_calendar_year (self->calendar)),
                                         date_of (sheet, sheet->page->end_week - 1, 9)));
  rb_query_tally_row (query, row, &tally);
  rate = rb_rate_format (rb_tally_attendance (&tally));
  rb_paper_ink (sheet->cr, RB_INK);
  rb_type_draw (sheet->cr, rate, 8, 600, RB_TEXT_RIGHT, right_of (sheet) + RATE_WIDTH, y);
}

/* The number under which the list tells what stood here before. */
static void
draw_amended (const Sheet *sheet, guint row, guint week, guint slot, double y)
{
  RbSession session = { date_of (sheet, week, slot), (RbHalf) (slot % 2) };
  guint number = rb_amendment_list_number (sheet->page->amended, row, session);
  char text[12];

  if (number == 0)
    return;
  g_snprintf (text, sizeof text, "%u", number);
  rb_paper_ink (sheet->cr, RB_INK);
  rb_type_draw (sheet->cr, text, 5, 700, RB_TEXT_RIGHT,
                x_of (sheet, week, slot) + sheet->cell - 0.8, y + 5);
}

static void
draw_row (const Sheet *sheet, guint index, double y)
{
  const RbRegister *self = sheet->self;
  guint row = row_of (sheet, index);
  g_autofree char *name = rb_pupil_sorted_name (rb_roster_pupil (self->school->roster, row));

  for (guint week = sheet->page->first_week; self->filled && week < sheet->page->end_week; week++)
    for (guint slot = 0; slot < 10; slot++)
      {
        int column = column_of (sheet, week, slot);
        const RbCode *code =
            has_begun (sheet, column)
                ? rb_code_book_code (self->school->codes,
                                     rb_mark_matrix_get (self->matrix, row, (guint) column),
                                     date_of (sheet, week, slot))
                : NULL;

        if (code != NULL)
          draw_mark (sheet, code, x_of (sheet, week, slot), y);
        if (column >= 0)
          draw_amended (sheet, row, week, slot, y);
      }
  rb_paper_ink (sheet->cr, RB_INK);
  rb_type_draw_fit (sheet->cr, name, 8.5, 400, RB_TEXT_LEFT, LEFT, y + sheet->row / 2 + 3,
                    NAME_WIDTH - 8);
  if (self->filled)
    draw_rate (sheet, row, y + sheet->row / 2 + 3);
}

/* Why a run of sessions is closed, on a plate of paper along the column. */
static void
draw_closed (const Sheet *sheet, guint week, guint slot, guint end)
{
  const RbCalendarEvent *event =
      rb_calendar_closure (sheet->self->calendar, date_of (sheet, week, slot), (RbHalf) (slot % 2));
  const char *name = event != NULL ? event->name : "";
  double x = x_of (sheet, week, slot), width = (end - slot) * sheet->cell;
  double length = MIN (rb_type_width (name, 7.5, 400), sheet->bottom - sheet->top - 20);

  rb_paper_hatch (sheet->cr, x, sheet->top, width, sheet->bottom - sheet->top, 0);
  if (*name == '\0' || width < 9 || length < 20)
    return;
  cairo_save (sheet->cr);
  cairo_translate (sheet->cr, x + width / 2, (sheet->top + sheet->bottom) / 2);
  cairo_rotate (sheet->cr, -G_PI_2);
  rb_paper_ink (sheet->cr, 0xFFFFFF);
  rb_paper_box (sheet->cr, -length / 2 - 7, -6, length + 14, 12, 6);
  cairo_fill (sheet->cr);
  rb_paper_ink (sheet->cr, RB_INK_DIM);
  rb_type_draw_fit (sheet->cr, name, 7.5, 400, RB_TEXT_CENTRE, 0, 2.6, length + 1);
  cairo_restore (sheet->cr);
}

static void
draw_closures (const Sheet *sheet, guint week)
{
  for (guint slot = 0; slot < 10;)
    {
      guint end = slot;
      const RbCalendarEvent *event = rb_calendar_closure (
          sheet->self->calendar, date_of (sheet, week, slot), (RbHalf) (slot % 2));

      while (end < 10 && column_of (sheet, week, end) < 0
             && rb_calendar_closure (sheet->self->calendar, date_of (sheet, week, end),
                                     (RbHalf) (end % 2))
                    == event)
        end++;
      if (end > slot)
        draw_closed (sheet, week, slot, end);
      slot = MAX (end, slot + 1);
    }
}

static void
draw_rules (const Sheet *sheet, guint more_rows, double more_height)
{
  guint columns = 10 * (sheet->page->end_week - sheet->page->first_week);
  guint rows = sheet->page->end - sheet->page->first;
  double bottom = sheet->bottom + more_rows * more_height;

  for (guint i = 0; i <= rows + more_rows; i++)
    {
      double y = i <= rows ? sheet->top + i * sheet->row : sheet->bottom + (i - rows) * more_height;
      gboolean strong = i >= rows || i % 5 == 0;

      rb_paper_ink (sheet->cr, strong ? RB_INK_GRID : RB_INK_RULE);
      rb_paper_line (sheet->cr, LEFT, y, right_of (sheet), y, strong ? 0.6 : 0.35);
    }
  for (guint i = 0; i <= columns; i++)
    {
      double x = x_of (sheet, sheet->page->first_week, i);

      rb_paper_ink (sheet->cr, i % 2 ? RB_INK_RULE : RB_INK_GRID);
      rb_paper_line (sheet->cr, x, sheet->top, x, bottom, i % 10 == 0 ? 0.9 : i % 2 ? 0.25 : 0.45);
    }
}

/* How many of the class attended each session; bold where five or more were away. */
static void
draw_totals (const Sheet *sheet)
{
  const RbRegister *self = sheet->self;
  guint n = sheet->page->rows->len;
  g_autofree char *label = g_strdup_printf ("In class, of %u", n);

  rb_paper_ink (sheet->cr, RB_INK);
  rb_type_draw (sheet->cr, label, 8, 600, RB_TEXT_LEFT, LEFT, sheet->bottom + 11);
  for (guint week = sheet->page->first_week; week < sheet->page->end_week; week++)
    for (guint slot = 0; slot < 10; slot++)
      {
        int column = column_of (sheet, week, slot);
        const guint8 *counts =
            rb_code_book_counts (self->school->codes, date_of (sheet, week, slot));
        guint here = 0, possible = 0;
        g_autofree char *text = NULL;

        if (!has_begun (sheet, column))
          continue;
        for (guint i = 0; i < n; i++)
          {
            guint8 count =
                counts[rb_mark_matrix_get (self->matrix, row_of (sheet, i), (guint) column)];

            here += (count & RB_COUNT_ATTENDED) != 0;
            possible += (count & RB_COUNT_POSSIBLE) != 0;
          }
        text = g_strdup_printf ("%u", here);
        rb_type_draw (sheet->cr, text, 6.6, possible - here >= 5 ? 700 : 400, RB_TEXT_CENTRE,
                      x_of (sheet, week, slot) + sheet->cell / 2, sheet->bottom + 11);
      }
}

/* Blank: every code that a teacher may write, filled: those on the page. */
static GPtrArray *
codes_of (const RbRegister *self, const RbRegisterPage *page)
{
  const RbWeek *first = rb_calendar_week (self->calendar, page->first_week);
  const RbWeek *last = rb_calendar_week (self->calendar, page->end_week - 1);
  g_autoptr (GPtrArray) all = rb_code_book_in_force (self->school->codes, last->monday);
  GPtrArray *out = g_ptr_array_new ();
  gboolean used[256] = { FALSE };

  for (guint i = page->first; i < page->end; i++)
    for (guint column = first->first; column < MIN (last->end, self->begun); column++)
      used[rb_mark_matrix_get (self->matrix, g_array_index (page->rows, guint, i), column)] = TRUE;
  for (guint i = 0; i < all->len; i++)
    {
      const RbCode *code = all->pdata[i];

      if (self->filled ? used[code->mark] : code->klass != RB_CLASS_ADMIN)
        g_ptr_array_add (out, all->pdata[i]);
    }
  return out;
}

/* Lines of the key, drawn from `y` where `cr` is given. */
static guint
lay_key (const GPtrArray *codes, cairo_t *cr, double y)
{
  double x = LEFT;
  guint lines = codes->len > 0;

  for (guint i = 0; i < codes->len; i++)
    {
      const RbCode *code = codes->pdata[i];
      double sign = rb_type_width (code->text, 6.6, 700) + 3;
      double width = sign + MIN (rb_type_width (code->name, 6.6, 400), 190);

      if (x > LEFT && x + width > RIGHT)
        {
          x = LEFT;
          y += KEY_PITCH;
          lines++;
        }
      if (cr != NULL)
        {
          rb_paper_ink (cr, RB_INK);
          rb_type_draw (cr, code->text, 6.6, 700, RB_TEXT_LEFT, x, y);
          rb_paper_ink (cr, RB_INK_DIM);
          rb_type_draw_fit (cr, code->name, 6.6, 400, RB_TEXT_LEFT, x + sign, y, 190);
        }
      x += width + 11;
    }
  return lines;
}

#define SIGN_HEIGHT 17.0

/* Under a blank register: who took it and when, session by session. */
static void
draw_signing (const Sheet *sheet)
{
  static const char *const labels[] = { "Taken by", "Time" };

  rb_paper_ink (sheet->cr, RB_INK);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    rb_type_draw (sheet->cr, labels[i], 8.5, 600, RB_TEXT_LEFT, LEFT,
                  sheet->bottom + i * SIGN_HEIGHT + 11.5);
}

static double
draw_head (const RbRegister *self, const RbRegisterPage *page, cairo_t *cr)
{
  RbDate from = rb_calendar_week (self->calendar, page->first_week)->monday;
  RbDate to = rb_calendar_week (self->calendar, page->end_week - 1)->monday + 4;
  g_autofree char *title =
      g_strdup_printf ("Register, class %s%s%s", page->klass->name,
                       *page->klass->teacher ? ", " : "", page->klass->teacher);
  g_autofree char *range = rb_date_range_format (from, to);
  g_autofree char *year = rb_academic_year_label (rb_calendar_year (self->calendar));
  g_autofree char *week =
      g_strdup_printf (", week %u", rb_calendar_week (self->calendar, page->first_week)->number);
  g_autofree char *subtitle = g_strdup_printf ("%s%s, %s", range, self->filled ? "" : week, year);
  RbSheetHead head = { self->school,
                       RB_A4_LONG,
                       RB_A4_SHORT,
                       title,
                       subtitle,
                       page->rows == NULL
                           ? "The number is the one in the cell. Codes as on the sheets."
                       : rb_amendment_list_n (page->amended) > 0
                           ? "Attendance: sessions attended, per cent of those possible, in the "
                             "year to the last day shown. A small number: see amended entries."
                       : self->filled
                           ? "Attendance: sessions attended, per cent of those possible, "
                             "in the year to the last day shown."
                           : "Present: / in the morning, \\ in the afternoon. Otherwise "
                             "the code; N where the reason is not yet known.",
                       page->number,
                       page->of };

  return rb_sheet_head_draw (&head, cr);
}

static void
draw_list (const RbRegister *self, const RbRegisterPage *page, cairo_t *cr)
{
  rb_amendment_list_draw (page->amended, page->first, page->end, cr, LEFT,
                          draw_head (self, page, cr) + 8, RB_REGISTER_LIST_WIDTH);
}

void
rb_register_draw_page (const RbRegister *self, const RbRegisterPage *page, cairo_t *cr)
{
  if (page->rows == NULL)
    {
      draw_list (self, page, cr);
      return;
    }

  g_autoptr (GPtrArray) codes = codes_of (self, page);
  guint rows = page->end - page->first, weeks = page->end_week - page->first_week;
  double key = KEY_END - lay_key (codes, NULL, 0) * KEY_PITCH;
  double under = self->filled ? 18 : 2 * SIGN_HEIGHT + 4;
  double width = RIGHT - LEFT - NAME_WIDTH - (self->filled ? RATE_WIDTH : 0);
  Sheet sheet = { self, page, cr, draw_head (self, page, cr) + DAYS_HEIGHT, 0, 0, 0 };

  sheet.row = MIN (MOST_HEIGHT, (key - 8 - under - sheet.top) / rows);
  sheet.cell = width / (10.0 * weeks);
  if (self->filled)
    sheet.cell = MIN (MOST_CELL, sheet.cell);
  sheet.bottom = sheet.top + rows * sheet.row;
  for (guint i = 0; i < rows; i++)
    draw_row (&sheet, page->first + i, sheet.top + i * sheet.row);
  draw_rules (&sheet, self->filled ? 0 : 2, SIGN_HEIGHT);
  for (guint week = page->first_week; week < page->end_week; week++)
    {
      draw_closures (&sheet, week);
      draw_days (&sheet, week);
    }
  if (self->filled)
    {
      rb_paper_ink (cr, RB_INK_DIM);
      rb_type_draw (cr, "Year, %", 7.5, 600, RB_TEXT_RIGHT, right_of (&sheet) + RATE_WIDTH,
                    sheet.top - 4);
      draw_totals (&sheet);
    }
  else
    draw_signing (&sheet);
  lay_key (codes, cr, key + KEY_PITCH - 2);
}
