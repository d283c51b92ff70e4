/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the bar and its key in the colours of the register. */
#include "app/today/rb-today-bar.h"

#include "app/rb-compat.h"
#include "app/rb-style.h"

#include <glib/gi18n.h>

#define BAR 26
#define N_PARTS 6

typedef struct
{
  const char *word;
  const char *fill; /* NULL: dashed, nobody knows */
  const char *ink;
} Part;

static const Part parts[N_PARTS] = {
  { N_ ("Illness"), "rb_authorised", "rb_authorised_ink" },
  { N_ ("Religious"), "rb_authorised", "rb_authorised_ink" },
  { N_ ("Medical"), "rb_authorised", "rb_authorised_ink" },
  { N_ ("Other authorised"), "rb_authorised", "rb_authorised_ink" },
  { N_ ("Unauthorised"), "rb_unauthorised", "rb_unauthorised_ink" },
  { N_ ("No reason yet"), NULL, "rb_bad" },
};

struct _RbTodayBar
{
  GtkWidget parent;
  guint counts[N_PARTS];
};

G_DEFINE_FINAL_TYPE (RbTodayBar, rb_today_bar, GTK_TYPE_WIDGET)

static guint
total_of (const RbTodayBar *bar)
{
  guint total = 0;

  for (int i = 0; i < N_PARTS; i++)
    total += bar->counts[i];
  return total;
}

static void
set_color (cairo_t *cr, GtkWidget *widget, const char *name)
{
  GdkRGBA color;

  if (!rb_compat_named_color (widget, name, &color))
    rb_compat_color (widget, &color);
  gdk_cairo_set_source_rgba (cr, &color);
}

static void
draw_box (cairo_t *cr, GtkWidget *widget, const Part *part, double x, double y, double w, double h)
{
  static const double dashes[] = { 2.4, 1.8 };

  if (part->fill)
    {
      cairo_rectangle (cr, x, y, w, h);
      set_color (cr, widget, part->fill);
      cairo_fill (cr);
      if (!rb_style_high_contrast ())
        return;
    }
  cairo_rectangle (cr, x + 0.75, y + 0.75, MAX (1, w - 1.5), h - 1.5);
  cairo_set_line_width (cr, 1.4);
  cairo_set_dash (cr, dashes, part->fill ? 0 : 2, 0);
  set_color (cr, widget, part->ink);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_text (cairo_t *cr, PangoLayout *layout, double x, double y, double width)
{
  int w, h;

  pango_layout_get_pixel_size (layout, &w, &h);
  cairo_move_to (cr, x + (width > 0 ? (width - w) / 2 : 0), y - h / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_parts (RbTodayBar *bar, cairo_t *cr, int width)
{
  GtkWidget *widget = GTK_WIDGET (bar);
  guint total = total_of (bar), n = 0;
  double x = 0, room;

  for (int i = 0; i < N_PARTS; i++)
    n += bar->counts[i] > 0;
  room = width - 2.0 * (n - 1);
  for (int i = 0; i < N_PARTS; i++)
    {
      double w = room * bar->counts[i] / total;
      g_autofree char *text = g_strdup_printf ("<b>%u</b>", bar->counts[i]);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);

      if (bar->counts[i] == 0)
        continue;
      draw_box (cr, widget, &parts[i], x, 0, w, BAR);
      pango_layout_set_markup (layout, text, -1);
      set_color (cr, widget, parts[i].ink);
      if (w > 14)
        draw_text (cr, layout, x, BAR / 2.0, w);
      x += w + 2;
    }
}

/* The key in one line, or in two where it does not fit. Returns its height. */
static double
draw_key (RbTodayBar *bar, cairo_t *cr, int width)
{
  GtkWidget *widget = GTK_WIDGET (bar);
  double x = 0, y = BAR + 18, line = 0;

  for (int i = 0; i < N_PARTS; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      int w, h;

      if (bar->counts[i] == 0)
        continue;
      layout = gtk_widget_create_pango_layout (widget, _ (parts[i].word));
      pango_layout_get_pixel_size (layout, &w, &h);
      line = h + 6;
      if (x > 0 && x + 18 + w > width)
        {
          x = 0;
          y += line;
        }
      if (cr)
        {
          draw_box (cr, widget, &parts[i], x, y - 6, 12, 12);
          set_color (cr, widget, "rb_dim");
          draw_text (cr, layout, x + 18, y, 0);
        }
      x += 18 + w + 18;
    }
  return y + line / 2;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbTodayBar *bar = RB_TODAY_BAR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (total_of (bar) == 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_parts (bar, cr, width);
  draw_key (bar, cr, width);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
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
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 160;
      *natural = 440;
    }
  else
    *minimum = *natural =
        (int) draw_key (RB_TODAY_BAR (widget), NULL, for_size > 0 ? for_size : 440) + 1;
}

static void
redraw (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
}

static void
rb_today_bar_class_init (RbTodayBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  widget_class->get_request_mode = request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rb_today_bar_init (RbTodayBar *bar)
{
  gtk_widget_add_css_class (GTK_WIDGET (bar), "caption");
  rb_style_watch (GTK_WIDGET (bar), redraw);
}

void
rb_today_bar_show (RbTodayBar *bar, const RbDaySums *sums)
{
  const guint counts[N_PARTS] = { sums->illness,    sums->religious,    sums->medical,
                                  sums->authorised, sums->unauthorised, sums->no_reason };
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; i < N_PARTS; i++)
    {
      bar->counts[i] = counts[i];
      if (counts[i] > 0)
        g_string_append_printf (words, "%s%s %u", words->len ? ", " : "", _ (parts[i].word),
                                counts[i]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (bar));
}
