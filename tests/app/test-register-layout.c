/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything stands in the register, without a display. */
#include "app/register/rb-register-layout.h"

#include "rb-test.h"

/* As in a font whose widest letter has 10 px and whose line has 17. */
static RbRegisterLayout *
make (RbCalendar *calendar, guint n_rows)
{
  RbRegisterMetrics m = rb_register_metrics (10, 17, RB_DENSITY_COMFORTABLE, FALSE, n_rows, 0);

  return rb_register_layout_new (calendar, &m, n_rows);
}

static void
test_sizes (void)
{
  RbRegisterMetrics m = rb_register_metrics (10, 17, RB_DENSITY_COMFORTABLE, FALSE, 30, 0);
  RbRegisterMetrics c = rb_register_metrics (10, 17, RB_DENSITY_COMPACT, FALSE, 30, 0);

  g_assert_cmpint (m.cell, ==, 14);
  g_assert_cmpint (m.row, ==, 26);
  g_assert_cmpint (c.row, ==, 21);
  g_assert_cmpint (m.fold, ==, 24);
  g_assert_cmpint (2 * m.cell + m.day_gap, ==, 29);
  g_assert_cmpint (5 * (2 * m.cell + m.day_gap) + m.week_gap, ==, 150);
}

static void
test_density (void)
{
  static const struct
  {
    int height;
    int row;
  } cases[] = { { 900, 26 }, { 856, 26 }, { 800, 24 }, { 740, 22 }, { 690, 21 }, { 400, 21 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbRegisterMetrics m =
          rb_register_metrics (10, 17, RB_DENSITY_AUTO, FALSE, 30, cases[i].height);

      g_assert_cmpint (m.row, ==, cases[i].row);
    }
}

static void
test_weeks (void)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbRegisterLayout) layout = make (calendar, 30);
  guint folded = 0;
  int end = 0;

  for (guint i = 0; i < rb_register_layout_n_blocks (layout); i++)
    {
      const RbRegisterBlock *block = rb_register_layout_block (layout, i);

      g_assert_cmpint (block->x, >=, end);
      end = block->x + block->width;
      if (block->folded)
        {
          folded++;
          g_assert_cmpint (block->width, ==, 24);
        }
      else
        g_assert_cmpint (block->end - block->first, ==, 5);
    }
  g_assert_cmpuint (folded, ==, 5); /* three half terms, Christmas, Easter */
  g_assert_cmpint (rb_register_layout_width (layout), >=, end);
}

static void
test_holiday_words (void)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbRegisterLayout) layout = make (calendar, 30);
  static const char *const words[] = { "Half term, 27 to 31 October", "Christmas holiday, ",
                                       "Half term, 16 to 20 February", "Easter holiday, ",
                                       "Half term, 25 to 29 May" };
  guint n = 0;

  for (guint i = 0; i < rb_register_layout_n_blocks (layout); i++)
    {
      const RbRegisterBlock *block = rb_register_layout_block (layout, i);

      if (block->folded)
        g_assert_true (g_str_has_prefix (block->label, words[n++]));
    }
  g_assert_cmpuint (n, ==, 5);
}

/* A closed day keeps its place in its week, with the reason. */
static void
test_closed_day (void)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbRegisterLayout) layout = make (calendar, 30);
  guint place = rb_register_layout_find (layout, d ("2026-02-23"), RB_AM);
  const RbRegisterDay *day = rb_register_layout_day (layout, place / 2);

  g_assert_cmpint (day->date, ==, d ("2026-02-23"));
  g_assert_cmpint (day->column[RB_AM], ==, -1);
  g_assert_cmpint (day->column[RB_PM], ==, -1);
  g_assert_nonnull (day->closure[RB_AM]);
  g_assert_cmpint (day->closure[RB_AM]->kind, ==, RB_EVENT_INSET);
}

static void
test_columns (void)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbRegisterLayout) layout = make (calendar, 30);

  for (guint column = 0; column < rb_calendar_n_sessions (calendar); column++)
    {
      guint place = rb_register_layout_column_place (layout, column);
      RbSession session = rb_calendar_session (calendar, column);

      g_assert_cmpint (rb_register_layout_place_column (layout, place), ==, (int) column);
      g_assert_cmpuint (rb_register_layout_find (layout, session.date, session.half), ==, place);
    }
}

/* Every px of a cell gives the cell back, and those between the weeks give none. */
static void
test_points (void)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbRegisterLayout) layout = make (calendar, 30);
  guint n_places = rb_register_layout_n_places (layout);
  guint got;

  for (guint place = 0; place < n_places; place++)
    {
      int x = rb_register_layout_place_x (layout, place);

      g_assert_true (rb_register_layout_place_at (layout, x, &got));
      g_assert_cmpuint (got, ==, place);
      g_assert_true (rb_register_layout_place_at (layout, x + 13, &got));
      g_assert_cmpuint (got, ==, place);
    }
  g_assert_false (rb_register_layout_place_at (layout, -1, &got));
  g_assert_false (
      rb_register_layout_place_at (layout, rb_register_layout_width (layout) + 9, &got));
  for (guint i = 0; i < rb_register_layout_n_blocks (layout); i++)
    {
      const RbRegisterBlock *block = rb_register_layout_block (layout, i);

      g_assert_false (rb_register_layout_place_at (layout, block->x + block->width + 1, &got));
      if (block->folded)
        g_assert_false (rb_register_layout_place_at (layout, block->x + 3, &got));
    }
}

static void
test_rows (void)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbRegisterLayout) layout = make (calendar, 30);
  guint row;

  g_assert_cmpint (rb_register_layout_height (layout), ==, 30 * 26);
  g_assert_true (rb_register_layout_row_at (layout, 0, &row));
  g_assert_cmpuint (row, ==, 0);
  g_assert_true (rb_register_layout_row_at (layout, 30 * 26 - 1, &row));
  g_assert_cmpuint (row, ==, 29);
  g_assert_false (rb_register_layout_row_at (layout, 30 * 26, &row));
  g_assert_false (rb_register_layout_row_at (layout, -1, &row));
}

/* The visible blocks are exactly those that reach into the view. */
static void
test_visible (void)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbRegisterLayout) layout = make (calendar, 30);

  for (int x = 0; x < rb_register_layout_width (layout); x += 37)
    {
      guint first;
      guint end;

      rb_register_layout_visible (layout, x, 500, &first, &end);
      for (guint i = 0; i < rb_register_layout_n_blocks (layout); i++)
        {
          const RbRegisterBlock *block = rb_register_layout_block (layout, i);
          gboolean in = block->x + block->width > x && block->x < x + 500;

          g_assert_true (in == (i >= first && i < end));
        }
    }
}

/* Every day of the year is in view with its whole week, and no week at the left is cut. */
static void
test_view (void)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbRegisterLayout) layout = make (calendar, 30);
  const int widths[] = { 200, 500, 1000, 1600 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint i = 0; i < rb_register_layout_n_days (layout); i++)
      {
        const RbRegisterDay *day = rb_register_layout_day (layout, i);
        const RbRegisterBlock *week = rb_register_layout_block (layout, day->block);
        int x = rb_register_layout_view_of (layout, day->date, widths[w]);

        g_assert_cmpint (x, >=, 0);
        g_assert_cmpint (week->x, >=, x);
        g_assert_cmpint (week->x + week->width, <=, x + widths[w]);
        for (guint b = 0; b < rb_register_layout_n_blocks (layout); b++)
          {
            const RbRegisterBlock *block = rb_register_layout_block (layout, b);

            g_assert_true (block->x >= x || block->x + block->width <= x + 1); /* a gap of 4 */
          }
      }
}

static void
test_empty_year (void)
{
  g_autoptr (RbCalendar) calendar = rb_calendar_new (2025, NULL, 0);
  g_autoptr (RbRegisterLayout) layout = make (calendar, 0);
  guint place;
  guint first;
  guint end;

  g_assert_cmpuint (rb_register_layout_n_places (layout), ==, 0);
  g_assert_false (rb_register_layout_place_at (layout, 10, &place));
  rb_register_layout_visible (layout, 0, 500, &first, &end);
  g_assert_cmpuint (first, ==, end);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register-layout/sizes are those of the design", test_sizes);
  g_test_add_func ("/register-layout/rows are as comfortable as fit", test_density);
  g_test_add_func ("/register-layout/weeks stand side by side and holidays are folded", test_weeks);
  g_test_add_func ("/register-layout/a folded holiday says what it is", test_holiday_words);
  g_test_add_func ("/register-layout/a closed day keeps its place", test_closed_day);
  g_test_add_func ("/register-layout/every session has its place", test_columns);
  g_test_add_func ("/register-layout/a point finds its cell and no other", test_points);
  g_test_add_func ("/register-layout/rows are found by their height", test_rows);
  g_test_add_func ("/register-layout/only what reaches into the view is visible", test_visible);
  g_test_add_func ("/register-layout/a day is shown with its whole week", test_view);
  g_test_add_func ("/register-layout/a year without terms is empty", test_empty_year);
  return g_test_run ();
}
