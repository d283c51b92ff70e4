/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of the register: one pass over the weeks of the year gives every block and day its
 * place. */
#include "app/register/rb-register-layout.h"

#include <glib/gi18n.h>
#include <string.h>

struct _RbRegisterLayout
{
  RbCalendar *calendar;
  RbRegisterMetrics metrics;
  guint n_rows;
  int width;
  GArray *blocks;   /* RbRegisterBlock */
  GArray *days;     /* RbRegisterDay */
  guint *of_column; /* place of each session */
};

static RbRegisterMetrics
fixed_metrics (int wide, int line, gboolean compact, gboolean narrow)
{
  RbRegisterMetrics m;

  m.cell = wide + 4;
  m.day_gap = 1;
  m.week_gap = 5;
  m.fold = line + 7;
  m.fold_gap = 4;
  m.row = line + (compact ? 4 : 9);
  m.names = (narrow ? 150 : compact ? 236 : 228) * line / 17;
  m.week_header = line + (compact ? 2 : 5);
  m.day_header = line * (compact ? 15 : 16) / 10;
  m.sign = 14 * line / 17;
  m.totals = line + (compact ? 6 : 11);
  return m;
}

static int
height_of (const RbRegisterMetrics *m, guint n_rows)
{
  return m->week_header + m->day_header + m->totals + (int) n_rows * m->row;
}

RbRegisterMetrics
rb_register_metrics (
    int wide, int line, RbGridDensity density, gboolean narrow, guint n_rows, int height)
{
  RbRegisterMetrics comfortable = fixed_metrics (wide, line, FALSE, narrow);
  RbRegisterMetrics compact = fixed_metrics (wide, line, TRUE, narrow);

  if (density == RB_DENSITY_COMPACT)
    return compact;
  if (density == RB_DENSITY_COMFORTABLE || height == 0 || n_rows == 0
      || height_of (&comfortable, n_rows) <= height)
    return comfortable;
  compact.row =
      CLAMP ((height - height_of (&compact, 0)) / (int) n_rows, compact.row, comfortable.row);
  return compact;
}

/* Why the school is away in these weeks, as one calls it. */
static const char *
holiday_name (RbCalendar *calendar, RbDate from, RbDate to)
{
  int month;

  for (RbDate day = from; day <= to; day++)
    {
      const RbCalendarEvent *event = rb_calendar_closure (calendar, day, RB_AM);

      if (event && event->kind == RB_EVENT_HALF_TERM)
        return _ ("Half term");
      if (event && event->kind == RB_EVENT_HOLIDAY && *event->name)
        return event->name;
    }
  rb_date_get (from, NULL, &month, NULL);
  if (month == 12 || month == 1)
    return _ ("Christmas holiday");
  if (month == 3 || month == 4)
    return _ ("Easter holiday");
  return _ ("Holiday");
}

static void
add_day (RbRegisterLayout *layout, RbDate date, int x)
{
  RbRegisterDay day = { date, x, layout->blocks->len, { -1, -1 }, { NULL, NULL } };

  for (int half = RB_AM; half <= RB_PM; half++)
    {
      day.column[half] = rb_calendar_find (layout->calendar, date, half);
      if (day.column[half] >= 0)
        layout->of_column[day.column[half]] = layout->days->len * 2 + half;
      else
        day.closure[half] = rb_calendar_closure (layout->calendar, date, half);
    }
  g_array_append_val (layout->days, day);
}

static void
add_week (RbRegisterLayout *layout, const RbWeek *week)
{
  const RbRegisterMetrics *m = &layout->metrics;
  int day_width = 2 * m->cell + m->day_gap;
  RbRegisterBlock block = { FALSE, layout->width, 5 * day_width,    layout->days->len,
                            0,     week->monday,  week->monday + 4, week->number,
                            NULL };

  for (int i = 0; i < 5; i++)
    add_day (layout, week->monday + i, layout->width + i * day_width);
  block.end = layout->days->len;
  g_array_append_val (layout->blocks, block);
  layout->width += block.width + m->week_gap;
}

static void
add_fold (RbRegisterLayout *layout, RbDate from, RbDate to)
{
  const RbRegisterMetrics *m = &layout->metrics;
  g_autofree char *range = rb_date_range_format (from, to);
  RbRegisterBlock block = {
    TRUE, layout->width, m->fold, layout->days->len, layout->days->len, from, to, 0, NULL
  };

  block.label = g_strdup_printf (_ ("%s, %s"), holiday_name (layout->calendar, from, to), range);
  g_array_append_val (layout->blocks, block);
  layout->width += block.width + m->fold_gap;
}

static void
block_clear (gpointer data)
{
  g_free (((RbRegisterBlock *) data)->label);
}

RbRegisterLayout *
rb_register_layout_new (RbCalendar *calendar, const RbRegisterMetrics *metrics, guint n_rows)
{
  RbRegisterLayout *layout = g_new0 (RbRegisterLayout, 1);
  guint n_weeks = rb_calendar_n_weeks (calendar);

  layout->calendar = rb_calendar_ref (calendar);
  layout->metrics = *metrics;
  layout->n_rows = n_rows;
  layout->width = metrics->week_gap;
  layout->blocks = g_array_new (FALSE, FALSE, sizeof (RbRegisterBlock));
  g_array_set_clear_func (layout->blocks, block_clear);
  layout->days = g_array_new (FALSE, FALSE, sizeof (RbRegisterDay));
  layout->of_column = g_new0 (guint, rb_calendar_n_sessions (calendar) + 1);
  for (guint i = 0; i < n_weeks; i++)
    {
      const RbWeek *week = rb_calendar_week (calendar, i);

      if (i > 0)
        {
          RbDate before = rb_calendar_week (calendar, i - 1)->monday;

          if (week->monday - before > 7)
            add_fold (layout, before + 7, week->monday - 3);
        }
      add_week (layout, week);
    }
  return layout;
}

void
rb_register_layout_free (RbRegisterLayout *layout)
{
  g_array_unref (layout->blocks);
  g_array_unref (layout->days);
  g_free (layout->of_column);
  rb_calendar_unref (layout->calendar);
  g_free (layout);
}

const RbRegisterMetrics *
rb_register_layout_metrics (const RbRegisterLayout *layout)
{
  return &layout->metrics;
}

guint
rb_register_layout_n_rows (const RbRegisterLayout *layout)
{
  return layout->n_rows;
}

int
rb_register_layout_width (const RbRegisterLayout *layout)
{
  return layout->width;
}

int
rb_register_layout_height (const RbRegisterLayout *layout)
{
  return (int) layout->n_rows * layout->metrics.row;
}

guint
rb_register_layout_n_blocks (const RbRegisterLayout *layout)
{
  return layout->blocks->len;
}

const RbRegisterBlock *
rb_register_layout_block (const RbRegisterLayout *layout, guint index)
{
  return &g_array_index (layout->blocks, RbRegisterBlock, index);
}

guint
rb_register_layout_n_days (const RbRegisterLayout *layout)
{
  return layout->days->len;
}

const RbRegisterDay *
rb_register_layout_day (const RbRegisterLayout *layout, guint index)
{
  return &g_array_index (layout->days, RbRegisterDay, index);
}

/* The first block that ends after x; the number of blocks where none does. */
static guint
first_block_after (const RbRegisterLayout *layout, int x)
{
  guint low = 0;
  guint high = layout->blocks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const RbRegisterBlock *block = rb_register_layout_block (layout, middle);

      if (block->x + block->width > x)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

void
rb_register_layout_visible (
    const RbRegisterLayout *layout, int x, int width, guint *first, guint *end)
{
  *first = first_block_after (layout, x);
  *end = *first;
  while (*end < layout->blocks->len && rb_register_layout_block (layout, *end)->x < x + width)
    (*end)++;
}

guint
rb_register_layout_n_places (const RbRegisterLayout *layout)
{
  return layout->days->len * 2;
}

int
rb_register_layout_place_x (const RbRegisterLayout *layout, guint place)
{
  return rb_register_layout_day (layout, place / 2)->x + (int) (place % 2) * layout->metrics.cell;
}

int
rb_register_layout_place_column (const RbRegisterLayout *layout, guint place)
{
  return rb_register_layout_day (layout, place / 2)->column[place % 2];
}

guint
rb_register_layout_column_place (const RbRegisterLayout *layout, guint column)
{
  return layout->of_column[column];
}

guint
rb_register_layout_find (const RbRegisterLayout *layout, RbDate date, RbHalf half)
{
  guint low = 0;
  guint high = layout->days->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (rb_register_layout_day (layout, middle)->date >= date)
        high = middle;
      else
        low = middle + 1;
    }
  if (low == layout->days->len)
    low = layout->days->len > 0 ? layout->days->len - 1 : 0;
  return low * 2 + half;
}

gboolean
rb_register_layout_place_at (const RbRegisterLayout *layout, int x, guint *place)
{
  guint index = first_block_after (layout, x);
  const RbRegisterBlock *block;
  int day_width = 2 * layout->metrics.cell + layout->metrics.day_gap;
  int inside;

  if (index == layout->blocks->len)
    return FALSE;
  block = rb_register_layout_block (layout, index);
  if (block->folded || x < block->x)
    return FALSE;
  inside = x - block->x;
  *place = (block->first + inside / day_width) * 2
           + (inside % day_width >= layout->metrics.cell ? RB_PM : RB_AM);
  return TRUE;
}

gboolean
rb_register_layout_row_at (const RbRegisterLayout *layout, int y, guint *row)
{
  if (y < 0 || y >= rb_register_layout_height (layout))
    return FALSE;
  *row = y / layout->metrics.row;
  return TRUE;
}

int
rb_register_layout_row_y (const RbRegisterLayout *layout, guint row)
{
  return (int) row * layout->metrics.row;
}

int
rb_register_layout_view_of (const RbRegisterLayout *layout, RbDate date, int width)
{
  guint place = rb_register_layout_find (layout, date, RB_AM);
  const RbRegisterBlock *block;
  guint first;
  guint end;

  if (layout->days->len == 0)
    return 0;
  block = rb_register_layout_block (layout, rb_register_layout_day (layout, place / 2)->block);
  if (width > 2 * block->width)
    {
      int from = block->x + block->width - width * 4 / 5;

      if (from <= 0)
        return 0;
      rb_register_layout_visible (layout, from, width, &first, &end);
      block = rb_register_layout_block (layout, first + 1);
    }
  return MAX (0, block->x - 5);
}
