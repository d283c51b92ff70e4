/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures small, and chooses when it is given its width. */
#include "app/league/rb-side-box.h"

#define SPACING 18
#define SIDE_NATURAL 326
/* The main column needs this much beside the side column. */
#define MAIN_LEAST 620

struct _RbSideBox
{
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE (RbSideBox, rb_side_box, GTK_TYPE_WIDGET)

static GtkWidget *
main_of (GtkWidget *box)
{
  return gtk_widget_get_first_child (box);
}

static GtkWidget *
side_of (GtkWidget *box)
{
  return gtk_widget_get_last_child (box);
}

static int
least (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int minimum = 0;

  gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
side_width (GtkWidget *box)
{
  return MAX (SIDE_NATURAL, least (side_of (box), GTK_ORIENTATION_HORIZONTAL, -1));
}

static gboolean
is_beside (GtkWidget *box, int width)
{
  int main = MAX (MAIN_LEAST, least (main_of (box), GTK_ORIENTATION_HORIZONTAL, -1));

  return width >= main + SPACING + side_width (box);
}

static GtkSizeRequestMode
rb_side_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rb_side_box_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  GtkWidget *main = main_of (widget), *side = side_of (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least (main, orientation, -1), least (side, orientation, -1));
      *natural = MAX (*minimum, MAIN_LEAST + SPACING + SIDE_NATURAL);
      return;
    }
  if (for_size < 0)
    for_size = MAIN_LEAST + SPACING + SIDE_NATURAL;
  if (is_beside (widget, for_size))
    {
      int beside = side_width (widget);

      *minimum = MAX (least (main, orientation, for_size - SPACING - beside),
                      least (side, orientation, beside));
    }
  else
    *minimum = least (main, orientation, for_size) + SPACING + least (side, orientation, for_size);
  *natural = *minimum;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
rb_side_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *main = main_of (widget), *side = side_of (widget);

  if (is_beside (widget, width))
    {
      int beside = side_width (widget);
      int rest = width - SPACING - beside;
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

      place (main, rtl ? beside + SPACING : 0, 0, rest, height);
      place (side, rtl ? 0 : rest + SPACING, 0, beside,
             least (side, GTK_ORIENTATION_VERTICAL, beside));
    }
  else
    {
      int above = least (main, GTK_ORIENTATION_VERTICAL, width);

      place (main, 0, 0, width, above);
      place (side, 0, above + SPACING, width, MAX (0, height - above - SPACING));
    }
}

static void
rb_side_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rb_side_box_parent_class)->dispose (object);
}

static void
rb_side_box_class_init (RbSideBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_side_box_dispose;
  widget_class->get_request_mode = rb_side_box_get_request_mode;
  widget_class->measure = rb_side_box_measure;
  widget_class->size_allocate = rb_side_box_size_allocate;
}

static void
rb_side_box_init (RbSideBox *box)
{
}
