/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that move the cursor of the register, and the pointer. Keys that change marks are
 * RbRegisterEditor's. */
#include "app/register/rb-register-input.h"

static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  RbRegisterGrid *grid = RB_REGISTER_GRID (widget);
  const RbRegisterScene *scene = rb_register_grid_scene (grid);
  int rows;
  int places;
  gboolean extend;

  if (!scene)
    return FALSE;
  g_variant_get (args, "(iib)", &rows, &places, &extend);
  rb_register_grid_move (grid, MAX (0, (int) scene->row + rows),
                         MAX (0, (int) scene->place + places), extend);
  return TRUE;
}

static gboolean
half_term_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  RbRegisterGrid *grid = RB_REGISTER_GRID (widget);
  const RbRegisterScene *scene = rb_register_grid_scene (grid);
  RbCalendar *calendar;
  RbDate date;
  RbDate wanted = RB_DATE_NONE;
  int step;
  gboolean extend;

  if (!scene)
    return FALSE;
  g_variant_get (args, "(ib)", &step, &extend);
  date = rb_register_layout_day (scene->layout, scene->place / 2)->date;
  calendar = rb_mark_matrix_calendar (scene->matrix);
  for (guint i = 0; i < rb_calendar_n_half_terms (calendar); i++)
    {
      RbDate first = rb_calendar_half_term (calendar, i)->from;

      if (step > 0 && first > date && wanted == RB_DATE_NONE)
        wanted = first;
      if (step < 0 && first < date)
        wanted = first;
    }
  if (wanted == RB_DATE_NONE)
    return TRUE;
  rb_register_grid_move (grid, scene->row,
                         rb_register_layout_find (scene->layout, wanted, scene->place % 2), extend);
  return TRUE;
}

static gboolean
today_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  rb_register_grid_go_today (RB_REGISTER_GRID (widget));
  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (rb_register_grid_scene (RB_REGISTER_GRID (widget)))
    g_signal_emit_by_name (widget, "menu");
  return TRUE;
}

static void
bind_arrow (
    GtkWidgetClass *class, guint key, guint keypad, GdkModifierType mods, int rows, int places)
{
  for (int extend = 0; extend < 2; extend++)
    {
      GdkModifierType all = mods | (extend ? GDK_SHIFT_MASK : 0);

      gtk_widget_class_add_binding (class, key, all, arrow_cb, "(iib)", rows, places, extend);
      gtk_widget_class_add_binding (class, keypad, all, arrow_cb, "(iib)", rows, places, extend);
    }
}

void
rb_register_input_bind (GtkWidgetClass *class)
{
  static const guint menus[] = { GDK_KEY_F2, GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_Menu };

  bind_arrow (class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1, 0);
  bind_arrow (class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1, 0);
  bind_arrow (class, GDK_KEY_Left, GDK_KEY_KP_Left, 0, 0, -1);
  bind_arrow (class, GDK_KEY_Right, GDK_KEY_KP_Right, 0, 0, 1);
  bind_arrow (class, GDK_KEY_Up, GDK_KEY_KP_Up, GDK_CONTROL_MASK, -100000, 0);
  bind_arrow (class, GDK_KEY_Down, GDK_KEY_KP_Down, GDK_CONTROL_MASK, 100000, 0);
  bind_arrow (class, GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, 0, -10);
  bind_arrow (class, GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, 0, 10);
  for (int extend = 0; extend < 2; extend++)
    {
      GdkModifierType mods = extend ? GDK_SHIFT_MASK : 0;

      gtk_widget_class_add_binding (class, GDK_KEY_Page_Up, mods, half_term_cb, "(ib)", -1, extend);
      gtk_widget_class_add_binding (class, GDK_KEY_Page_Down, mods, half_term_cb, "(ib)", 1,
                                    extend);
    }
  gtk_widget_class_add_binding (class, GDK_KEY_Home, 0, today_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_KP_Home, 0, today_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    gtk_widget_class_add_binding (class, menus[i], 0, menu_cb, NULL);
}

static gboolean
find_cell (RbRegisterGrid *grid, double x, double y, guint *row, guint *place)
{
  const RbRegisterScene *scene = rb_register_grid_scene (grid);
  int top;
  int left;

  if (!scene)
    return FALSE;
  left = rb_register_scene_left (scene);
  top = rb_register_scene_top (scene);
  if (y < top || y >= top + rb_register_scene_room_y (scene)
      || !rb_register_layout_row_at (scene->layout, (int) y - top + scene->y, row))
    return FALSE;
  if (x < left)
    {
      *place = scene->place;
      return TRUE;
    }
  return rb_register_layout_place_at (scene->layout, (int) x - left + scene->x, place);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RbRegisterGrid *grid)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType mods =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint row;
  guint place;

  if (!find_cell (grid, x, y, &row, &place))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  rb_register_grid_move (grid, row, place, (mods & GDK_SHIFT_MASK) != 0);
  if (button == GDK_BUTTON_SECONDARY || n_press == 2)
    g_signal_emit_by_name (grid, "menu");
}

static void
drag_cb (GtkGestureDrag *gesture, double dx, double dy, RbRegisterGrid *grid)
{
  const RbRegisterScene *scene;
  double x;
  double y;
  guint row;
  guint place;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (!find_cell (grid, x + dx, y + dy, &row, &place))
    return;
  scene = rb_register_grid_scene (grid);
  if (row != scene->row || place != scene->place)
    rb_register_grid_move (grid, row, place, TRUE);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, RbRegisterGrid *grid)
{
  guint row;
  guint place;

  rb_register_grid_set_hover (grid, find_cell (grid, x, y, &row, &place) ? (int) row : -1);
}

static void
leave_cb (GtkEventControllerMotion *controller, RbRegisterGrid *grid)
{
  rb_register_grid_set_hover (grid, -1);
}

void
rb_register_input_listen (RbRegisterGrid *grid)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), grid);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_cb), grid);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), grid);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), grid);
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (grid), motion);
}
