/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children have their natural size; a line is as high as its highest child. */
#include "app/rb-flow.h"

#define SPACING 9

G_DEFINE_TYPE (RbFlow, rb_flow, GTK_TYPE_WIDGET)

static int
natural_of (GtkWidget *child, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
place (RbFlow *flow, GtkWidget *child, int x, int y, int width, int height, int total)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (flow)) == GTK_TEXT_DIR_RTL;
  GtkAllocation where = { rtl ? total - x - width : x, y, width, height };

  gtk_widget_size_allocate (child, &where, -1);
}

/* Lays out in a width, or only measures; returns the height. */
static int
walk (RbFlow *flow, int total, gboolean allocate)
{
  int x = 0, y = 0, height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (flow)); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      height = MAX (height, natural_of (child, GTK_ORIENTATION_VERTICAL));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (flow)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int width;

      if (!gtk_widget_should_layout (child))
        continue;
      width = MIN (natural_of (child, GTK_ORIENTATION_HORIZONTAL), total);
      if (x > 0 && x + width > total)
        {
          x = 0;
          y += height + SPACING;
        }
      if (allocate)
        place (flow, child, x, y, width, height, total);
      x += width + SPACING;
    }
  return y + height;
}

static void
rb_flow_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  int widest = 0, all = -SPACING;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int width = natural_of (child, GTK_ORIENTATION_HORIZONTAL);

        widest = MAX (widest, width);
        all += width + SPACING;
      }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = walk (RB_FLOW (widget), for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
  else
    {
      *minimum = widest;
      *natural = MAX (all, widest);
    }
}

static void
rb_flow_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  walk (RB_FLOW (widget), width, TRUE);
}

static GtkSizeRequestMode
rb_flow_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rb_flow_dispose (GObject *object)
{
  while (gtk_widget_get_first_child (GTK_WIDGET (object)))
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (object)));
  G_OBJECT_CLASS (rb_flow_parent_class)->dispose (object);
}

static void
rb_flow_class_init (RbFlowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_flow_dispose;
  widget_class->measure = rb_flow_measure;
  widget_class->size_allocate = rb_flow_size_allocate;
  widget_class->get_request_mode = rb_flow_get_request_mode;
}

static void
rb_flow_init (RbFlow *flow)
{
}

void
rb_flow_append (RbFlow *flow, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (flow));
}
