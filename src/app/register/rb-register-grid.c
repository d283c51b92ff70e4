/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widget: keeps the scene, scrolls it, moves the cursor and gives the cell its words. Drawing
 * is rb-register-paint*. */
#include "app/register/rb-register-grid.h"

#include "app/rb-style.h"
#include "app/register/rb-register-cell.h"
#include "app/register/rb-register-input.h"
#include "app/register/rb-register-words.h"

#include <glib/gi18n.h>

/* Rows kept clear below the cursor, where a notice may lie. */
#define CLEAR_ROWS 3

struct _RbRegisterGrid
{
  GtkWidget parent;
  RbRegisterScene scene;
  RbCalendar *calendar;
  RbGridDensity density;
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  GtkWidget *cells[2]; /* focused in turn */
  guint cell;
  gboolean fresh, moved; /* has not been scrolled yet; but has been sent somewhere */
};

static void rb_register_grid_scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbRegisterGrid,
                               rb_register_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      rb_register_grid_scrollable_init))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  MOVED,
  MENU,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
has_data (RbRegisterGrid *grid)
{
  return grid->scene.layout && grid->scene.rows->len > 0
         && rb_register_layout_n_places (grid->scene.layout) > 0;
}

static int
adjusted (RbRegisterGrid *grid, GtkOrientation orientation)
{
  return grid->adjustments[orientation]
             ? (int) gtk_adjustment_get_value (grid->adjustments[orientation])
             : 0;
}

static void
read_adjustments (RbRegisterGrid *grid)
{
  grid->scene.x = adjusted (grid, GTK_ORIENTATION_HORIZONTAL);
  grid->scene.y = adjusted (grid, GTK_ORIENTATION_VERTICAL);
}

static void
scrolled_cb (RbRegisterGrid *grid)
{
  read_adjustments (grid);
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
configure (RbRegisterGrid *grid)
{
  RbRegisterScene *scene = &grid->scene;
  int sizes[2] = { 0, 0 };
  int rooms[2] = { 0, 0 };

  if (scene->layout)
    {
      sizes[0] = rb_register_layout_width (scene->layout);
      sizes[1] = rb_register_layout_height (scene->layout);
      rooms[0] = rb_register_scene_room_x (scene);
      rooms[1] = rb_register_scene_room_y (scene);
    }
  for (int i = 0; i < 2; i++)
    if (grid->adjustments[i])
      gtk_adjustment_configure (
          grid->adjustments[i],
          MIN (gtk_adjustment_get_value (grid->adjustments[i]), MAX (0, sizes[i] - rooms[i])), 0,
          MAX (sizes[i], rooms[i]), 40, rooms[i] * 0.9, rooms[i]);
  read_adjustments (grid);
}

static void
set_adjustment (RbRegisterGrid *grid, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **mine = &grid->adjustments[orientation];

  if (*mine)
    {
      g_signal_handlers_disconnect_by_func (*mine, scrolled_cb, grid);
      g_clear_object (mine);
    }
  if (!adjustment)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *mine = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), grid);
  configure (grid);
}

/* Layout */

static void
lay_out (RbRegisterGrid *grid)
{
  RbRegisterScene *scene = &grid->scene;
  GtkWidget *widget = GTK_WIDGET (grid);
  RbRegisterMetrics metrics;
  int wide;
  int line;

  if (!grid->calendar)
    return;
  if (!scene->text)
    scene->text = rb_register_text_new (widget);
  wide = rb_register_text_wide (scene->text);
  line = rb_register_text_line (scene->text);
  metrics =
      rb_register_metrics (wide, line, grid->density,
                           gtk_widget_get_width (widget) > 0 && gtk_widget_get_width (widget) < 560,
                           scene->rows->len, gtk_widget_get_height (widget));
  if (scene->layout)
    {
      const RbRegisterMetrics *old = rb_register_layout_metrics (scene->layout);

      if (old->row == metrics.row && old->cell == metrics.cell && old->names == metrics.names
          && rb_register_layout_n_rows (scene->layout) == scene->rows->len)
        return;
      rb_register_layout_free (scene->layout);
    }
  scene->layout = rb_register_layout_new (grid->calendar, &metrics, scene->rows->len);
}

/* Everything that depends on fonts and colours is made again. */
static void
forget_look (RbRegisterGrid *grid)
{
  g_clear_pointer (&grid->scene.text, rb_register_text_free);
  g_clear_pointer (&grid->scene.layout, rb_register_layout_free);
  if (!grid->scene.school)
    return;
  rb_register_colors_load (&grid->scene.colors, GTK_WIDGET (grid));
  lay_out (grid);
  gtk_widget_queue_resize (GTK_WIDGET (grid));
}

static void
style_changed (GtkWidget *widget)
{
  forget_look (RB_REGISTER_GRID (widget));
}

/* Cursor */

static void
scroll_axis (GtkAdjustment *adjustment, int from, int to, int room, int clear)
{
  double value = gtk_adjustment_get_value (adjustment);

  if (to + clear > value + room)
    value = to + clear - room;
  if (from < value)
    value = from;
  gtk_adjustment_set_value (adjustment, value);
}

static void
scroll_to_cursor (RbRegisterGrid *grid)
{
  RbRegisterScene *scene = &grid->scene;
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  int x = rb_register_layout_place_x (scene->layout, scene->place);
  int y = rb_register_layout_row_y (scene->layout, scene->row);
  int room_x = rb_register_scene_room_x (scene);
  int room_y = rb_register_scene_room_y (scene);

  if (room_x <= 0 || room_y <= 0)
    return;
  scroll_axis (grid->adjustments[0], x - m->cell, x + m->cell * 2, room_x, m->cell);
  scroll_axis (grid->adjustments[1], y, y + m->row, room_y,
               room_y > 2 * CLEAR_ROWS * m->row ? CLEAR_ROWS * m->row : 0);
}

static void
place_cell (RbRegisterGrid *grid)
{
  GdkRectangle cell;
  GtkAllocation place;

  if (!has_data (grid))
    return;
  rb_register_scene_cell (&grid->scene, grid->scene.row, grid->scene.place, &cell);
  place = (GtkAllocation){ cell.x, cell.y, MAX (1, cell.width), MAX (1, cell.height) };
  for (int i = 0; i < 2; i++)
    {
      int least;

      gtk_widget_measure (grid->cells[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (grid->cells[i], &place, -1);
    }
}

void
rb_register_grid_say (RbRegisterGrid *grid)
{
  g_autofree char *words = NULL;

  if (!has_data (grid))
    return;
  words = rb_register_words_cell (&grid->scene, grid->scene.row, grid->scene.place);
  rb_register_cell_set_words (RB_REGISTER_CELL (grid->cells[grid->cell]), words);
}

/* The other cell gets the focus with it, since a screen reader speaks what is focused. */
void
rb_register_grid_tell (RbRegisterGrid *grid, const char *sentence)
{
  g_autofree char *words = NULL, *told = NULL;

  if (!has_data (grid) || !gtk_widget_get_focus_child (GTK_WIDGET (grid)))
    return;
  words = rb_register_words_cell (&grid->scene, grid->scene.row, grid->scene.place);
  told = g_strdup_printf ("%s %s", sentence, words);
  grid->cell = 1 - grid->cell;
  rb_register_cell_set_words (RB_REGISTER_CELL (grid->cells[grid->cell]), told);
  gtk_widget_grab_focus (grid->cells[grid->cell]);
}

void
rb_register_grid_move (RbRegisterGrid *grid, guint row, guint place, gboolean extend)
{
  RbRegisterScene *scene = &grid->scene;

  if (!has_data (grid))
    return;
  scene->row = MIN (row, scene->rows->len - 1);
  scene->place = MIN (place, rb_register_layout_n_places (scene->layout) - 1);
  if (!extend)
    {
      scene->anchor_row = scene->row;
      scene->anchor_place = scene->place;
    }
  grid->moved = grid->fresh;
  scroll_to_cursor (grid);
  grid->cell = 1 - grid->cell;
  rb_register_grid_say (grid);
  if (gtk_widget_get_focus_child (GTK_WIDGET (grid)) || scene->focused)
    gtk_widget_grab_focus (grid->cells[grid->cell]);
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
  g_signal_emit (grid, signals[MOVED], 0);
}

void
rb_register_grid_advance (RbRegisterGrid *grid)
{
  rb_register_grid_move (grid, grid->scene.row + 1, grid->scene.place, FALSE);
}

void
rb_register_grid_go_today (RbRegisterGrid *grid)
{
  RbRegisterScene *scene = &grid->scene;
  RbHalf half = RB_AM;
  guint place;
  int column;

  if (!has_data (grid))
    return;
  place = rb_register_layout_find (scene->layout, scene->today, RB_PM);
  column = rb_register_layout_place_column (scene->layout, place);
  if (column >= 0 && column < (int) rb_register_figures_begun (scene->figures))
    half = RB_PM;
  place = rb_register_layout_find (scene->layout, scene->today, half);
  rb_register_grid_move (grid, scene->row, place, FALSE);
  rb_register_grid_show_day (grid, rb_register_layout_day (scene->layout, place / 2)->date);
  grid->moved = FALSE;
}

void
rb_register_grid_show_day (RbRegisterGrid *grid, RbDate date)
{
  RbRegisterScene *scene = &grid->scene;
  int room = rb_register_scene_room_x (scene);

  if (has_data (grid) && room > 0)
    gtk_adjustment_set_value (grid->adjustments[0],
                              rb_register_layout_view_of (scene->layout, date, room));
}

void
rb_register_grid_visible_days (RbRegisterGrid *grid, RbDate *from, RbDate *to)
{
  RbRegisterScene *scene = &grid->scene;
  guint first;
  guint end;

  *from = *to = RB_DATE_NONE;
  if (!has_data (grid))
    return;
  rb_register_layout_visible (scene->layout, scene->x, rb_register_scene_room_x (scene), &first,
                              &end);
  if (first >= end)
    return;
  *from = rb_register_layout_block (scene->layout, first)->from;
  *to = rb_register_layout_block (scene->layout, end - 1)->to;
}

void
rb_register_grid_cursor_cell (RbRegisterGrid *grid, GdkRectangle *cell)
{
  rb_register_scene_cell (&grid->scene, grid->scene.row, grid->scene.place, cell);
}

static void
focus_cb (GtkEventControllerFocus *controller, GParamSpec *pspec, RbRegisterGrid *grid)
{
  grid->scene.focused = gtk_event_controller_focus_contains_focus (controller);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

/* Overrides */

static void
rb_register_grid_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1000 : 700;
}

static void
rb_register_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbRegisterGrid *grid = RB_REGISTER_GRID (widget);

  grid->scene.width = width;
  grid->scene.height = height;
  lay_out (grid);
  configure (grid);
  if (grid->fresh && has_data (grid) && width > 0)
    {
      grid->fresh = FALSE;
      grid->moved ? scroll_to_cursor (grid) : rb_register_grid_go_today (grid);
    }
  place_cell (grid);
}

static void
rb_register_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbRegisterGrid *grid = RB_REGISTER_GRID (widget);

  if (has_data (grid))
    rb_register_paint (&grid->scene, snapshot);
}

static gboolean
rb_register_grid_grab_focus (GtkWidget *widget)
{
  RbRegisterGrid *grid = RB_REGISTER_GRID (widget);

  return gtk_widget_grab_focus (grid->cells[grid->cell]);
}

/* Tab goes in and out of the grid as one place, and round the codes over it while they are open. */
static gboolean
rb_register_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child)
    return GTK_IS_POPOVER (child) && gtk_widget_child_focus (child, direction);
  return gtk_widget_grab_focus (widget);
}

static void
rb_register_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rb_register_grid_parent_class)->css_changed (widget, change);
  forget_look (RB_REGISTER_GRID (widget));
}

static void
scale_cb (RbRegisterGrid *grid)
{
  forget_look (grid);
}

static void
rb_register_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RbRegisterGrid *grid = RB_REGISTER_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (grid, id - PROP_HADJUSTMENT, g_value_get_object (value));
  else
    grid->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
}

static void
rb_register_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RbRegisterGrid *grid = RB_REGISTER_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, grid->adjustments[id - PROP_HADJUSTMENT]);
  else
    g_value_set_enum (value, grid->policies[id - PROP_HSCROLL_POLICY]);
}

static void
rb_register_grid_dispose (GObject *object)
{
  RbRegisterGrid *grid = RB_REGISTER_GRID (object);

  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&grid->cells[i], gtk_widget_unparent);
      if (grid->adjustments[i])
        g_signal_handlers_disconnect_by_data (grid->adjustments[i], grid);
      g_clear_object (&grid->adjustments[i]);
    }
  g_clear_pointer (&grid->scene.text, rb_register_text_free);
  g_clear_pointer (&grid->scene.layout, rb_register_layout_free);
  g_clear_pointer (&grid->scene.figures, rb_register_figures_free);
  g_clear_pointer (&grid->scene.rows, g_array_unref);
  g_clear_pointer (&grid->scene.school, rb_school_unref);
  g_clear_pointer (&grid->calendar, rb_calendar_unref);
  G_OBJECT_CLASS (rb_register_grid_parent_class)->dispose (object);
}

static void
rb_register_grid_scrollable_init (GtkScrollableInterface *iface)
{
}

static void
rb_register_grid_class_init (RbRegisterGridClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = rb_register_grid_dispose;
  object_class->set_property = rb_register_grid_set_property;
  object_class->get_property = rb_register_grid_get_property;
  widget_class->measure = rb_register_grid_measure;
  widget_class->size_allocate = rb_register_grid_size_allocate;
  widget_class->snapshot = rb_register_grid_snapshot;
  widget_class->grab_focus = rb_register_grid_grab_focus;
  widget_class->focus = rb_register_grid_focus;
  widget_class->css_changed = rb_register_grid_css_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "registergrid");
  rb_register_input_bind (widget_class);
}

static void
rb_register_grid_init (RbRegisterGrid *grid)
{
  GtkWidget *widget = GTK_WIDGET (grid);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (widget, "rb-grid");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Register"), -1);
  grid->scene.hover_row = -1;
  grid->fresh = TRUE;
  for (int i = 0; i < 2; i++)
    {
      grid->cells[i] = rb_register_cell_new ();
      gtk_widget_set_parent (grid->cells[i], widget);
      set_adjustment (grid, i, NULL);
    }
  rb_register_input_listen (grid);
  g_signal_connect (focus, "notify::contains-focus", G_CALLBACK (focus_cb), grid);
  gtk_widget_add_controller (widget, focus);
  g_signal_connect (grid, "notify::scale-factor", G_CALLBACK (scale_cb), NULL);
  rb_style_watch (widget, style_changed);
}

GtkWidget *
rb_register_grid_new (void)
{
  return g_object_new (RB_TYPE_REGISTER_GRID, NULL);
}

static gboolean
same_rows (GArray *a, GArray *b)
{
  return a && a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (guint)) == 0;
}

static void
set_inks (RbRegisterScene *scene)
{
  for (guint mark = 0; mark < 256; mark++)
    scene->inks[mark] = rb_mark_look (scene->school->codes, mark);
}

void
rb_register_grid_set_data (
    RbRegisterGrid *grid, RbSchool *school, const RbMarkMatrix *matrix, GArray *rows, RbMoment now)
{
  RbRegisterScene *scene = &grid->scene;
  RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  gboolean other_year = calendar != grid->calendar;
  gboolean other_rows = !same_rows (scene->rows, rows);

  rb_school_ref (school);
  g_clear_pointer (&scene->figures, rb_register_figures_free);
  g_clear_pointer (&scene->school, rb_school_unref);
  scene->school = school;
  scene->matrix = matrix;
  scene->today = now.date;
  g_array_ref (rows);
  g_clear_pointer (&scene->rows, g_array_unref);
  scene->rows = rows;
  scene->figures = rb_register_figures_new (school, matrix, rows, now);
  set_inks (scene);
  if (other_year)
    {
      g_clear_pointer (&grid->calendar, rb_calendar_unref);
      grid->calendar = rb_calendar_ref (calendar);
      g_clear_pointer (&scene->layout, rb_register_layout_free);
      rb_register_colors_load (&scene->colors, GTK_WIDGET (grid));
      grid->fresh = TRUE;
    }
  if (other_year || other_rows)
    {
      scene->row = scene->anchor_row = 0;
      scene->anchor_place = scene->place;
      lay_out (grid);
      gtk_widget_queue_resize (GTK_WIDGET (grid));
    }
  rb_register_grid_say (grid);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

void
rb_register_grid_set_density (RbRegisterGrid *grid, RbGridDensity density)
{
  grid->density = density;
  lay_out (grid);
  gtk_widget_queue_resize (GTK_WIDGET (grid));
}

const RbRegisterScene *
rb_register_grid_scene (RbRegisterGrid *grid)
{
  return has_data (grid) ? &grid->scene : NULL;
}

void
rb_register_grid_set_hover (RbRegisterGrid *grid, int row)
{
  if (row == grid->scene.hover_row)
    return;
  grid->scene.hover_row = row;
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}
