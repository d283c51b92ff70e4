/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every stage is drawn once into a picture; a reveal uncovers the new one over the old one from
 * left to right, and the winner's card comes in out of the old picture. */
#include "app/league/rb-slide-view.h"

#include <math.h>

#define REVEAL_US (600 * G_TIME_SPAN_MILLISECOND)

struct _RbSlideView
{
  GtkWidget parent;
  RbLeagueSlide *slide; /* not owned */
  guint stage;
  gboolean blank;
  GdkTexture *now, *before;
  int drawn_width, drawn_height;
  gint64 started; /* of the reveal; 0: not yet drawn */
  guint tick;
};

G_DEFINE_FINAL_TYPE (RbSlideView, rb_slide_view, GTK_TYPE_WIDGET)

static GdkTexture *
draw_slide (const RbLeagueSlide *slide, guint stage, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  if (ABS (width * 9 - height * 16) <= 16) /* a part of a pixel: no letterbox for that */
    {
      cairo_scale (cr, width / 1920.0, height / 1080.0);
      rb_league_slide_draw (slide, cr, 1920, 1080, stage, NULL);
    }
  else
    rb_league_slide_draw (slide, cr, width, height, stage, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                  (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
stop (RbSlideView *view)
{
  if (view->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (view), view->tick);
  view->tick = 0;
  g_clear_object (&view->before);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RbSlideView *view = RB_SLIDE_VIEW (widget);
  gint64 time = gdk_frame_clock_get_frame_time (clock);

  if (view->started == 0)
    view->started = time;
  gtk_widget_queue_draw (widget);
  if (time - view->started < REVEAL_US)
    return G_SOURCE_CONTINUE;
  view->tick = 0;
  g_clear_object (&view->before);
  return G_SOURCE_REMOVE;
}

static gboolean
animations_wanted (GtkWidget *widget)
{
  gboolean wanted = TRUE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &wanted, NULL);
  return wanted && gtk_widget_get_mapped (widget);
}

void
rb_slide_view_show (RbSlideView *view, RbLeagueSlide *slide, guint stage, gboolean reveal)
{
  g_autofree char *words = slide ? rb_league_slide_describe (slide, stage) : g_strdup ("");

  stop (view);
  if (reveal && view->now && animations_wanted (GTK_WIDGET (view)))
    {
      view->before = g_steal_pointer (&view->now);
      view->started = 0;
      view->tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, NULL, NULL);
    }
  view->slide = slide;
  view->stage = stage;
  g_clear_object (&view->now);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
rb_slide_view_set_blank (RbSlideView *view, gboolean blank)
{
  view->blank = blank;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* How far the reveal is, slowing down towards its end. */
static double
progress (RbSlideView *view)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  double t;

  if (!view->before)
    return 1;
  if (view->started == 0)
    return 0;
  t = (double) (gdk_frame_clock_get_frame_time (clock) - view->started) / REVEAL_US;
  return 1 - pow (1 - CLAMP (t, 0, 1), 3);
}

static void
append_reveal (RbSlideView *view, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  double done = progress (view);
  graphene_rect_t part = *bounds;

  if (view->before)
    gtk_snapshot_append_texture (snapshot, view->before, bounds);
  if (view->stage + 1 == rb_league_slide_n_stages (view->slide))
    {
      gtk_snapshot_push_opacity (snapshot, done);
      gtk_snapshot_append_texture (snapshot, view->now, bounds);
    }
  else
    {
      part.size.width = (float) (part.size.width * done);
      gtk_snapshot_push_clip (snapshot, &part);
      gtk_snapshot_append_texture (snapshot, view->now, bounds);
    }
  gtk_snapshot_pop (snapshot);
}

static void
rb_slide_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbSlideView *view = RB_SLIDE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int factor = gtk_widget_get_scale_factor (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  GdkRGBA black = { 0, 0, 0, 1 };

  if (width <= 0 || height <= 0)
    return;
  if (view->blank || !view->slide)
    {
      gtk_snapshot_append_color (snapshot, &black, &bounds);
      return;
    }
  if (view->drawn_width != width * factor || view->drawn_height != height * factor)
    {
      g_clear_object (&view->now);
      g_clear_object (&view->before);
    }
  view->drawn_width = width * factor;
  view->drawn_height = height * factor;
  if (!view->now)
    view->now = draw_slide (view->slide, view->stage, view->drawn_width, view->drawn_height);
  append_reveal (view, snapshot, &bounds);
}

static GtkSizeRequestMode
rb_slide_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rb_slide_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 160;
      *natural = 294;
    }
  else
    *minimum = *natural = ((for_size > 0 ? for_size : 160) * 9 + 8) / 16;
}

static void
rb_slide_view_dispose (GObject *object)
{
  RbSlideView *view = RB_SLIDE_VIEW (object);

  stop (view);
  g_clear_object (&view->now);
  G_OBJECT_CLASS (rb_slide_view_parent_class)->dispose (object);
}

static void
rb_slide_view_class_init (RbSlideViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_slide_view_dispose;
  widget_class->snapshot = rb_slide_view_snapshot;
  widget_class->measure = rb_slide_view_measure;
  widget_class->get_request_mode = rb_slide_view_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "slide");
}

static void
rb_slide_view_init (RbSlideView *view)
{
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
rb_slide_view_new (void)
{
  return g_object_new (RB_TYPE_SLIDE_VIEW, NULL);
}
