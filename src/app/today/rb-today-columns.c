/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives three scrolled panes their places. */
#include "app/today/rb-today-columns.h"

#define MARGIN 24
#define GAP 24
#define LEFT 312
#define RIGHT 372
#define THREE 1010 /* px at a text scale of 1: narrower, and the third pane covers the second */
#define TWO 680

struct _RbTodayColumns
{
  GtkWidget parent;
  GtkWidget *panes[3]; /* scrolled windows; NULL until added */
  gboolean open;
  gboolean covers;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbTodayColumns,
                               rb_today_columns,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  static const char *const names[] = { "left", "middle", "right" };
  RbTodayColumns *columns = RB_TODAY_COLUMNS (buildable);

  for (int i = 0; i < 3; i++)
    if (g_strcmp0 (type, names[i]) == 0)
      {
        GtkWidget *scrolled = gtk_scrolled_window_new ();

        /* the third scrolls inside itself, so that its buttons stay in sight */
        gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                        i == 2 ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
        gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (child));
        gtk_widget_set_parent (scrolled, GTK_WIDGET (columns));
        columns->panes[i] = scrolled;
      }
}

static void
buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = add_child;
}

static double
text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? MAX (1.0, dpi / 1024.0 / 96.0) : 1.0;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  RbTodayColumns *columns = RB_TODAY_COLUMNS (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 240;
  for (int i = 0; i < 3; i++)
    if (columns->panes[i])
      {
        int min, nat;

        gtk_widget_measure (columns->panes[i], orientation, -1, &min, &nat, NULL, NULL);
        *natural = MAX (*natural, min);
      }
}

static void
place (GtkWidget *pane, int x, int y, int width, int height)
{
  GtkAllocation box = { x, y, width, height };
  int least;

  gtk_widget_set_child_visible (pane, width > 0);
  if (width <= 0)
    return;
  gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  box.width = MAX (least, width);
  gtk_widget_size_allocate (pane, &box, -1);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbTodayColumns *columns = RB_TODAY_COLUMNS (widget);
  double scale = text_scale (widget);
  int left = (int) (LEFT * scale), right = (int) (RIGHT * scale);
  int gap = width < THREE * scale ? GAP / 2 : GAP, margin = width < TWO * scale ? 12 : MARGIN;
  int inner = width - 2 * margin;

  columns->covers = width < THREE * scale;
  if (width >= THREE * scale)
    {
      if (width < 1180 * scale)
        {
          left = (int) (270 * scale);
          right = (int) (340 * scale);
          gap = 18;
        }
      place (columns->panes[0], margin, 0, left, height);
      place (columns->panes[1], margin + left + gap, 0, inner - left - right - 2 * gap, height);
      place (columns->panes[2], margin + inner - right, 0, right, height);
    }
  else if (width >= TWO * scale)
    {
      left = (int) (270 * scale);
      place (columns->panes[0], margin, 0, left, height);
      place (columns->panes[1], margin + left + gap, 0, columns->open ? 0 : inner - left - gap,
             height);
      place (columns->panes[2], margin + left + gap, 0, columns->open ? inner - left - gap : 0,
             height);
    }
  else
    {
      int half = height / 2;

      place (columns->panes[0], margin, 0, columns->open ? 0 : inner, half);
      place (columns->panes[1], margin, half, columns->open ? 0 : inner, height - half);
      place (columns->panes[2], margin, 0, columns->open ? inner : 0, height);
    }
}

static void
rb_today_columns_dispose (GObject *object)
{
  RbTodayColumns *columns = RB_TODAY_COLUMNS (object);

  for (int i = 0; i < 3; i++)
    g_clear_pointer (&columns->panes[i], gtk_widget_unparent);
  G_OBJECT_CLASS (rb_today_columns_parent_class)->dispose (object);
}

static void
rb_today_columns_class_init (RbTodayColumnsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_today_columns_dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = allocate;
}

static void
rb_today_columns_init (RbTodayColumns *columns)
{
}

GtkWidget *
rb_today_columns_new (void)
{
  return g_object_new (RB_TYPE_TODAY_COLUMNS, NULL);
}

void
rb_today_columns_set_open (RbTodayColumns *columns, gboolean open)
{
  if (columns->open == open)
    return;
  columns->open = open;
  gtk_widget_queue_resize (GTK_WIDGET (columns));
}

gboolean
rb_today_columns_get_open (RbTodayColumns *columns)
{
  return columns->open;
}

gboolean
rb_today_columns_covers (RbTodayColumns *columns)
{
  return columns->covers;
}
