/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the three stretches with their two limits; the words beside it say the same. */
#include "app/late-desk/rb-desk-bar.h"

#include "app/rb-compat.h"

#define BEFORE 0.29 /* parts of the width: on time, late, the rest absent */
#define LATE 0.47
#define BAR 12.0
#define TICK 30.0

struct _RbDeskBar
{
  GtkWidget parent;
  RbClock clock;
  int minutes;
};

G_DEFINE_FINAL_TYPE (RbDeskBar, rb_desk_bar, GTK_TYPE_WIDGET)

/* Where a minute stands, 0 to 1; each stretch at the scale of the late one. */
static double
place_of (const RbDeskBar *bar, int minute)
{
  int span = MAX (1, bar->clock.closes - bar->clock.late_from);
  double place = BEFORE + LATE * (minute - bar->clock.late_from) / span;

  return CLAMP (place, 0.01, 0.99);
}

static void
append_part (GtkSnapshot *snapshot,
             double x,
             double y,
             double width,
             guint32 rgb,
             gboolean round_left,
             gboolean round_right)
{
  GskRoundedRect part;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) BAR);
  graphene_size_t left = GRAPHENE_SIZE_INIT (round_left ? 6 : 0, round_left ? 6 : 0);
  graphene_size_t right = GRAPHENE_SIZE_INIT (round_right ? 6 : 0, round_right ? 6 : 0);
  GdkRGBA color = { (float) (rgb >> 16) / 255.0f, (float) (rgb >> 8 & 0xff) / 255.0f,
                    (float) (rgb & 0xff) / 255.0f, 1 };

  gsk_rounded_rect_init (&part, &bounds, &left, &right, &right, &left);
  gtk_snapshot_push_rounded_clip (snapshot, &part);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_time (RbDeskBar *bar, GtkSnapshot *snapshot, int minute, double middle, double y)
{
  g_autofree char *text = rb_time_format (minute);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (bar), text);
  GdkRGBA color;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  rb_compat_color (GTK_WIDGET (bar), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (middle - width / 2.0), (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
rb_desk_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbDeskBar *bar = RB_DESK_BAR (widget);
  double width = gtk_widget_get_width (widget);
  double y = (TICK - BAR) / 2, late = BEFORE * width, closed = (BEFORE + LATE) * width;
  double now = place_of (bar, bar->minutes) * width;
  GdkRGBA ink;

  if (width < 60)
    return;
  append_part (snapshot, 0, y, late - 2, 0x3A9BB0, TRUE, TRUE);
  append_part (snapshot, late + 2, y, closed - late - 3, 0xE0A51E, FALSE, FALSE);
  append_part (snapshot, closed + 2, y, width - closed - 2, 0xC8442E, TRUE, TRUE);
  rb_compat_color (widget, &ink);
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT ((float) now - 1.5f, 0, 3, (float) TICK));
  append_time (bar, snapshot, bar->clock.late_from, late, TICK + 1);
  append_time (bar, snapshot, bar->clock.closes, closed, TICK + 1);
}

static void
rb_desk_bar_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "09:00");
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = width * 4;
  else
    *minimum = *natural = (int) TICK + height + 2;
}

static void
rb_desk_bar_class_init (RbDeskBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = rb_desk_bar_snapshot;
  widget_class->measure = rb_desk_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "deskbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rb_desk_bar_init (RbDeskBar *bar)
{
}

GtkWidget *
rb_desk_bar_new (void)
{
  return g_object_new (RB_TYPE_DESK_BAR, NULL);
}

void
rb_desk_bar_show (RbDeskBar *bar, const RbClock *clock, int minutes)
{
  bar->clock = *clock;
  bar->minutes = minutes;
  gtk_widget_queue_draw (GTK_WIDGET (bar));
}
