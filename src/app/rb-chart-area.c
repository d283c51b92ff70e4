/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A focusable widget around one RbChart. All geometry is the chart's: this only asks what lies
 * where. */
#include "app/rb-chart-area.h"

#include <adwaita.h>
#include <math.h>

struct _RbChartArea
{
  GtkWidget parent;
  RbChart *chart;
  int point;
};

G_DEFINE_FINAL_TYPE (RbChartArea, rb_chart_area, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

const RbPalette *
rb_chart_area_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return rb_palette_get (dark ? RB_THEME_HIGH_CONTRAST_DARK : RB_THEME_HIGH_CONTRAST);
  return rb_palette_get (dark ? RB_THEME_DARK : RB_THEME_LIGHT);
}

RbChartStyle
rb_chart_area_style (GtkWidget *widget, char **font)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  RbChartStyle style = RB_CHART_STYLE_INIT;

  *font =
      g_strdup (pango_font_description_get_family (pango_context_get_font_description (context)));
  style.palette = rb_chart_area_palette ();
  style.font = *font;
  style.scale = pango_cairo_context_get_resolution (context) / 96.0;
  if (style.scale <= 0)
    style.scale = 1;
  style.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  style.headings = FALSE;
  style.ground = FALSE;
  style.focus = -1;
  return style;
}

static void
move_to (RbChartArea *area, int point)
{
  if (area->point == point)
    return;
  area->point = point;
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  point >= 0 ? rb_chart_point_text (area->chart, (guint) point)
                                             : rb_chart_describe (area->chart),
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (area));
  g_signal_emit (area, signals[MOVED], 0, point);
}

static void
motion_cb (RbChartArea *area, double x, double y)
{
  g_autofree char *font = NULL;
  RbChartStyle style = rb_chart_area_style (GTK_WIDGET (area), &font);

  if (area->chart)
    move_to (area, rb_chart_hit (area->chart, gtk_widget_get_width (GTK_WIDGET (area)),
                                 gtk_widget_get_height (GTK_WIDGET (area)), &style, x, y));
}

static void
leave_cb (RbChartArea *area)
{
  if (area->chart && !gtk_widget_has_focus (GTK_WIDGET (area)))
    move_to (area, -1);
}

static void
focus_cb (RbChartArea *area)
{
  if (area->chart && !gtk_widget_has_focus (GTK_WIDGET (area)))
    move_to (area, -1);
  gtk_widget_queue_draw (GTK_WIDGET (area));
}

static void
pressed_cb (RbChartArea *area, int n, double x, double y)
{
  motion_cb (area, x, y);
  gtk_widget_grab_focus (GTK_WIDGET (area));
  if (area->chart && area->point >= 0)
    g_signal_emit (area, signals[CHOSEN], 0, area->point);
}

static void
walk (RbChartArea *area, int dx, int dy)
{
  g_autofree char *font = NULL;
  RbChartStyle style = rb_chart_area_style (GTK_WIDGET (area), &font);

  move_to (area,
           rb_chart_walk (area->chart, gtk_widget_get_width (GTK_WIDGET (area)),
                          gtk_widget_get_height (GTK_WIDGET (area)), &style, area->point, dx, dy));
}

static gboolean
key_cb (RbChartArea *area, guint key, guint code, GdkModifierType state)
{
  if (!area->chart || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      walk (area, -1, 0);
      return TRUE;
    case GDK_KEY_Right:
      walk (area, 1, 0);
      return TRUE;
    case GDK_KEY_Up:
      walk (area, 0, -1);
      return TRUE;
    case GDK_KEY_Down:
      walk (area, 0, 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (area->point >= 0)
        g_signal_emit (area, signals[CHOSEN], 0, area->point);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
rb_chart_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbChartArea *area = RB_CHART_AREA (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autofree char *font = NULL;
  RbChartStyle style;
  cairo_t *cr;

  if (!area->chart || width <= 0 || height <= 0)
    return;
  style = rb_chart_area_style (widget, &font);
  style.focus = area->point;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  rb_chart_draw (area->chart, cr, width, height, &style);
  cairo_destroy (cr);
}

static void
rb_chart_area_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  RbChartArea *area = RB_CHART_AREA (widget);
  g_autofree char *font = NULL;
  double least_width = 0, least_height = 0, width = 0, height = 0, scale;

  *minimum = *natural = 0;
  if (!area->chart)
    return;
  scale = rb_chart_area_style (widget, &font).scale;
  rb_chart_minimum_size (area->chart, &least_width, &least_height);
  rb_chart_natural_size (area->chart, &width, &height);
  *minimum =
      (int) ceil (scale * (orientation == GTK_ORIENTATION_HORIZONTAL ? least_width : least_height));
  *natural = MAX (
      *minimum, (int) ceil (scale * (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height)));
}

static void
rb_chart_area_dispose (GObject *object)
{
  g_clear_pointer (&RB_CHART_AREA (object)->chart, rb_chart_unref);
  G_OBJECT_CLASS (rb_chart_area_parent_class)->dispose (object);
}

static void
rb_chart_area_class_init (RbChartAreaClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_chart_area_dispose;
  widget_class->snapshot = rb_chart_area_snapshot;
  widget_class->measure = rb_chart_area_measure;
  signals[MOVED] = g_signal_new ("moved", RB_TYPE_CHART_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CHOSEN] = g_signal_new ("chosen", RB_TYPE_CHART_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
rb_chart_area_init (RbChartArea *area)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  area->point = -1;
  gtk_widget_set_focusable (GTK_WIDGET (area), TRUE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), area);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), area);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), area);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), area);
  gtk_widget_add_controller (GTK_WIDGET (area), motion);
  gtk_widget_add_controller (GTK_WIDGET (area), keys);
  gtk_widget_add_controller (GTK_WIDGET (area), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (area, "notify::has-focus", G_CALLBACK (focus_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
}

GtkWidget *
rb_chart_area_new (void)
{
  return g_object_new (RB_TYPE_CHART_AREA, NULL);
}

void
rb_chart_area_set_chart (RbChartArea *area, RbChart *chart)
{
  if (chart)
    rb_chart_ref (chart);
  g_clear_pointer (&area->chart, rb_chart_unref);
  area->chart = chart;
  area->point = -1;
  if (chart)
    gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    rb_chart_title (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    rb_chart_describe (chart), -1);
  gtk_widget_queue_resize (GTK_WIDGET (area));
}

RbChart *
rb_chart_area_chart (RbChartArea *area)
{
  return area->chart;
}

int
rb_chart_area_point (RbChartArea *area)
{
  return area->point;
}
