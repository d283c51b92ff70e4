/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the strip from the figures of the register and moves the register. */
#include "app/register/rb-year-strip-view.h"

#include "app/rb-style.h"

#include <glib/gi18n.h>

#define BARS 20 /* height of 100 % */
#define TOP 5

struct _RbYearStripView
{
  GtkWidget parent;
  RbRegisterGrid *grid;
  PangoLayout *labels[8];
  guint n_labels;
  RbCalendar *calendar;
  GArray *heights; /* gint8 per week: 0 to BARS, -1 for nothing yet */
};

G_DEFINE_FINAL_TYPE (RbYearStripView, rb_year_strip_view, GTK_TYPE_WIDGET)

static void
forget_labels (RbYearStripView *strip)
{
  for (guint i = 0; i < strip->n_labels; i++)
    g_clear_object (&strip->labels[i]);
  strip->n_labels = 0;
}

/* "Spring 2" is "Spr 2" here. */
static char *
short_name (const char *name)
{
  const char *space = strrchr (name, ' ');
  char *word;
  char *text;

  if (!space || g_utf8_strlen (name, -1) < 7)
    return g_strdup (name);
  word = g_utf8_substring (name, 0, 3);
  text = g_strconcat (word, space, NULL);
  g_free (word);
  return text;
}

static void
make_labels (RbYearStripView *strip)
{
  guint n = MIN (rb_calendar_n_half_terms (strip->calendar), G_N_ELEMENTS (strip->labels));

  forget_labels (strip);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = short_name (rb_calendar_half_term (strip->calendar, i)->name);
      PangoAttrList *attrs = pango_attr_list_new ();

      pango_attr_list_insert (attrs, pango_attr_scale_new (0.82));
      strip->labels[i] = gtk_widget_create_pango_layout (GTK_WIDGET (strip), text);
      pango_layout_set_attributes (strip->labels[i], attrs);
      pango_attr_list_unref (attrs);
    }
  strip->n_labels = n;
  gtk_widget_queue_resize (GTK_WIDGET (strip));
}

static int
week_height (const RbRegisterScene *scene, const RbWeek *week)
{
  RbTally sum = { 0 };
  guint begun = rb_register_figures_begun (scene->figures);
  int tenths;

  for (guint column = week->first; column < week->end && column < begun; column++)
    {
      RbTally tally = rb_register_figures_session (scene->figures, column);

      rb_tally_add (&sum, &tally);
    }
  if (sum.possible == 0)
    return -1;
  tenths = rb_rate_tenths (rb_tally_attendance (&sum));
  return CLAMP ((tenths - 800) * BARS / 200, 1, BARS);
}

void
rb_year_strip_view_update (RbYearStripView *strip)
{
  const RbRegisterScene *scene = strip->grid ? rb_register_grid_scene (strip->grid) : NULL;
  RbCalendar *calendar;

  if (!scene)
    return;
  calendar = rb_mark_matrix_calendar (scene->matrix);
  if (calendar != strip->calendar)
    {
      g_clear_pointer (&strip->calendar, rb_calendar_unref);
      strip->calendar = rb_calendar_ref (calendar);
      make_labels (strip);
    }
  g_array_set_size (strip->heights, 0);
  for (guint i = 0; i < rb_calendar_n_weeks (calendar); i++)
    {
      gint8 height = week_height (scene, rb_calendar_week (calendar, i));

      g_array_append_val (strip->heights, height);
    }
  gtk_widget_queue_draw (GTK_WIDGET (strip));
}

static double
unit (RbYearStripView *strip)
{
  RbDate first = rb_date_monday (rb_calendar_first (strip->calendar));
  RbDate last = rb_date_monday (rb_calendar_last (strip->calendar));

  return gtk_widget_get_width (GTK_WIDGET (strip)) / (double) ((last - first) / 7 + 1);
}

static double
week_x (RbYearStripView *strip, RbDate monday)
{
  return (monday - rb_date_monday (rb_calendar_first (strip->calendar))) / 7 * unit (strip);
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_weeks (RbYearStripView *strip, GtkSnapshot *snapshot, const RbRegisterScene *scene)
{
  GdkRGBA bar = scene->colors.ink[RB_LOOK_PRESENT];
  double width = MAX (2, unit (strip) - 2);

  bar.alpha *= 0.75f;
  for (guint i = 0; i < strip->heights->len; i++)
    {
      const RbWeek *week = rb_calendar_week (strip->calendar, i);
      int height = g_array_index (strip->heights, gint8, i);
      double x = (int) week_x (strip, week->monday) + 1;
      gboolean now = rb_date_monday (scene->today) == week->monday;

      if (height < 0)
        fill (snapshot, &scene->colors.fifth, x, TOP + BARS - 2, width, 1);
      else
        fill (snapshot, now ? &scene->colors.accent : &bar, x, TOP + BARS - height, width, height);
    }
}

static void
draw_labels (RbYearStripView *strip, GtkSnapshot *snapshot, const RbRegisterScene *scene)
{
  for (guint i = 0; i < strip->n_labels; i++)
    {
      const RbPart *part = rb_calendar_half_term (strip->calendar, i);
      double from = week_x (strip, rb_date_monday (part->from));
      double to = week_x (strip, rb_date_monday (part->to)) + unit (strip);
      gboolean now = scene->today >= part->from && scene->today <= part->to;
      int wide;

      pango_layout_get_pixel_size (strip->labels[i], &wide, NULL);
      if (wide > to - from + 16)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT ((from + to - wide) / 2, TOP + BARS + 2));
      gtk_snapshot_append_layout (snapshot, strip->labels[i],
                                  now ? &scene->colors.text : &scene->colors.dim);
      gtk_snapshot_restore (snapshot);
    }
}

static void
draw_frame (RbYearStripView *strip, GtkSnapshot *snapshot, const RbRegisterScene *scene)
{
  GdkRGBA line = scene->colors.accent;
  GskRoundedRect box;
  RbDate from;
  RbDate to;
  double x;
  double end;

  rb_register_grid_visible_days (strip->grid, &from, &to);
  if (from == RB_DATE_NONE)
    return;
  x = week_x (strip, rb_date_monday (from));
  end = week_x (strip, rb_date_monday (to)) + unit (strip);
  gsk_rounded_rect_init_from_rect (
      &box, &GRAPHENE_RECT_INIT (x - 1, TOP - 4, MAX (8, end - x + 1), BARS + 6), 5);
  gtk_snapshot_append_border (snapshot, &box, (float[4]){ 1.5, 1.5, 1.5, 1.5 },
                              (GdkRGBA[4]){ line, line, line, line });
}

static void
rb_year_strip_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbYearStripView *strip = RB_YEAR_STRIP_VIEW (widget);
  const RbRegisterScene *scene = strip->grid ? rb_register_grid_scene (strip->grid) : NULL;

  if (!scene || !strip->calendar || rb_calendar_first (strip->calendar) == RB_DATE_NONE)
    return;
  draw_weeks (strip, snapshot, scene);
  draw_labels (strip, snapshot, scene);
  draw_frame (strip, snapshot, scene);
}

static void
rb_year_strip_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  RbYearStripView *strip = RB_YEAR_STRIP_VIEW (widget);
  int label = 15;

  if (strip->n_labels > 0)
    pango_layout_get_pixel_size (strip->labels[0], NULL, &label);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : TOP + BARS + 2 + label;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 420 : *minimum;
}

static void
drag_cb (GtkGestureDrag *gesture, double dx, double dy, RbYearStripView *strip)
{
  double x;
  double y;

  if (!strip->calendar || !strip->grid)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  rb_register_grid_show_day (strip->grid, rb_date_monday (rb_calendar_first (strip->calendar))
                                              + (int) ((x + dx) / unit (strip)) * 7);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, RbYearStripView *strip)
{
  drag_cb (gesture, 0, 0, strip);
}

static void
style_changed (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
}

static void
rb_year_strip_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RbYearStripView *strip = RB_YEAR_STRIP_VIEW (widget);

  GTK_WIDGET_CLASS (rb_year_strip_view_parent_class)->css_changed (widget, change);
  if (strip->calendar)
    make_labels (strip);
}

static void
rb_year_strip_view_dispose (GObject *object)
{
  RbYearStripView *strip = RB_YEAR_STRIP_VIEW (object);

  forget_labels (strip);
  g_clear_pointer (&strip->calendar, rb_calendar_unref);
  g_clear_pointer (&strip->heights, g_array_unref);
  G_OBJECT_CLASS (rb_year_strip_view_parent_class)->dispose (object);
}

static void
rb_year_strip_view_class_init (RbYearStripViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_year_strip_view_dispose;
  widget_class->snapshot = rb_year_strip_view_snapshot;
  widget_class->measure = rb_year_strip_view_measure;
  widget_class->css_changed = rb_year_strip_view_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rb_year_strip_view_init (RbYearStripView *strip)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  strip->heights = g_array_new (FALSE, FALSE, sizeof (gint8));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), strip);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_cb), strip);
  gtk_widget_add_controller (GTK_WIDGET (strip), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_overflow (GTK_WIDGET (strip), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_valign (GTK_WIDGET (strip), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The year, week by week; click to go there"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (strip),
                               _ ("Attendance of every week, from 80 to 100 %"));
  rb_style_watch (GTK_WIDGET (strip), style_changed);
}

GtkWidget *
rb_year_strip_view_new (void)
{
  return g_object_new (RB_TYPE_YEAR_STRIP_VIEW, NULL);
}

void
rb_year_strip_view_set_grid (RbYearStripView *strip, RbRegisterGrid *grid)
{
  strip->grid = grid;
}
