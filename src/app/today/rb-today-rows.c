/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the rows of the Today page from labels, tags and the small drawn sign of a state. */
#include "app/today/rb-today-rows.h"

#include "app/rb-compat.h"

#include <glib/gi18n.h>
#include <math.h>

#define SIGN 17

static GtkWidget *
make_label (const char *text, const char *css_class, double xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (GtkWidget *child, const char *words)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (row), "pupil", GINT_TO_POINTER (0));
  return row;
}

const char *
rb_today_row_target (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "target");
}

int
rb_today_row_pupil (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "pupil")) - 1;
}

static void
set_pupil (GtkWidget *row, guint pupil)
{
  g_object_set_data (G_OBJECT (row), "pupil", GINT_TO_POINTER ((int) pupil + 1));
}

/* Two lines under one another, the second small and dim. */
static GtkWidget *
two_lines (const char *first, const char *second, double xalign, gboolean strong)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *low = make_label (second, "caption", xalign);

  gtk_widget_add_css_class (low, "dim-label");
  gtk_box_append (GTK_BOX (box), make_label (first, strong ? "heading" : "dense", xalign));
  gtk_box_append (GTK_BOX (box), low);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

GtkWidget *
rb_today_register_row (const RbDayRegister *one)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *detail = rb_today_register_words (one);
  const char *whom = one->cover && *one->cover->name ? one->cover->name : one->klass->teacher;
  g_autofree char *words = g_strdup_printf ("%s, %s, %s", one->klass->name, whom, detail);
  g_autofree char *target = g_strdup_printf ("class:%s", one->klass->name);
  g_autofree char *name = g_strdup_printf (_ ("Open the register of %s"), one->klass->name);
  GtkWidget *klass = make_label (one->klass->name, "rb-class-name", 0);
  GtkWidget *lines = two_lines (*whom ? whom : _ ("No teacher named"), detail, 0, TRUE);
  GtkWidget *open = gtk_button_new_with_label (_ ("Open"));
  GtkWidget *row;

  gtk_label_set_width_chars (GTK_LABEL (klass), 3);
  gtk_label_set_ellipsize (GTK_LABEL (klass), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (open), "today.open::");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), klass);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), open);
  row = make_row (box, words);
  gtk_widget_set_tooltip_text (row, words);
  g_object_set_data_full (G_OBJECT (row), "target", g_steal_pointer (&target), g_free);
  return row;
}

/* --- the drawn sign of a line --- */

static void
set_color (cairo_t *cr, GtkWidget *widget, const char *name)
{
  GdkRGBA color;

  if (!rb_compat_named_color (widget, name, &color))
    rb_compat_color (widget, &color);
  gdk_cairo_set_source_rgba (cr, &color);
}

static void
draw_tick (cairo_t *cr, double c)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, c - 3.6, c + 0.2);
  cairo_line_to (cr, c - 1, c + 2.8);
  cairo_line_to (cr, c + 3.8, c - 2.6);
  cairo_stroke (cr);
}

static void
draw_sign (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  GtkWidget *widget = GTK_WIDGET (area);
  int packed = GPOINTER_TO_INT (data);
  RbLineState state = packed & 0xff;
  double share = (packed >> 8) / 100.0, c = SIGN / 2.0, r = SIGN / 2.0 - 1;

  cairo_translate (cr, (width - SIGN) / 2, (height - SIGN) / 2);

  switch (state)
    {
    case RB_LINE_DONE:
      set_color (cr, widget, "rb_done");
      cairo_arc (cr, c, c, r + 0.5, 0, 2 * G_PI);
      cairo_fill (cr);
      draw_tick (cr, c);
      break;
    case RB_LINE_OVERDUE:
      set_color (cr, widget, "rb_urgent");
      cairo_rectangle (cr, 0.5, 0.5, SIGN - 1, SIGN - 1);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_rectangle (cr, c - 1, 3.5, 2, 6.5);
      cairo_rectangle (cr, c - 1, 11.5, 2, 2);
      cairo_fill (cr);
      break;
    case RB_LINE_NOW:
      set_color (cr, widget, "accent_bg_color");
      cairo_move_to (cr, c, c);
      cairo_arc (cr, c, c, r, -G_PI / 2, -G_PI / 2 + 2 * G_PI * CLAMP (share, 0.08, 1));
      cairo_fill (cr);
      cairo_set_line_width (cr, 1.6);
      cairo_arc (cr, c, c, r, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;
    case RB_LINE_LATER:
      set_color (cr, widget, "rb_dim");
      cairo_set_line_width (cr, 1.2);
      cairo_arc (cr, c, c, r, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;
    }
}

static GtkWidget *
make_sign (RbLineState state, guint done, guint of)
{
  GtkWidget *sign = gtk_drawing_area_new ();
  int share = of > 0 ? (int) (done * 100 / of) : 0;

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (sign), SIGN);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (sign), SIGN);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sign), draw_sign,
                                  GINT_TO_POINTER ((int) state | share << 8), NULL);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (sign, GTK_ALIGN_CENTER);
  return sign;
}

static GtkWidget *
tick_button (GtkWidget *sign, const char *action, GVariant *target, const char *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), sign);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rb-sign");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static const char *
line_target (const RbDayLine *line)
{
  switch (line->id)
    {
    case RB_DAY_REGISTERS_AM:
    case RB_DAY_REGISTERS_PM:
    case RB_DAY_OPEN:
    case RB_DAY_OPEN_PM:
    case RB_DAY_COMPLETE:
      return "missing";
    case RB_DAY_CALLS:
    case RB_DAY_SECOND:
    case RB_DAY_VISITS:
    case RB_DAY_SAFEGUARDING:
      return "calls";
    case RB_DAY_REFUSALS:
      return "refusals";
    case RB_DAY_FIGURES:
    case RB_DAY_LISTS:
      return "lists";
    case RB_DAY_LATE_DESK:
    case RB_DAY_DOORS:
      return "desk";
    default:
      return "end";
    }
}

static const char *
state_word (RbLineState state)
{
  static const char *const words[] = { N_ ("overdue"), N_ ("now"), N_ ("to come"), N_ ("done") };

  return _ (words[state]);
}

GtkWidget *
rb_today_line_row (const RbToday *today, const RbDayLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *time = rb_time_format (line->at);
  g_autofree char *words = rb_today_line_words (today, line);
  g_autofree char *detail = rb_today_line_detail (today, line);
  g_autofree char *said = g_strdup_printf ("%s %s, %s%s%s", time, words, state_word (line->state),
                                           *detail ? ", " : "", detail);
  gboolean by_hand = !line->by_clock && (line->tick || line->state != RB_LINE_DONE);
  GtkWidget *sign = make_sign (line->state, line->done, line->of);
  GtkWidget *name = make_label (words, NULL, 0);
  GtkWidget *end = make_label (detail, "caption", 1);
  GtkWidget *at = make_label (time, "numeric", 0);
  GtkWidget *row;

  if (by_hand)
    {
      g_autofree char *tick =
          g_strdup_printf (line->tick ? _ ("Take the tick back: %s") : _ ("Tick: %s"), words);

      sign =
          tick_button (sign, "today.tick", g_variant_new_string (rb_day_line_id (line->id)), tick);
    }
  else
    gtk_widget_add_css_class (sign, "rb-sign-alone");
  if (line->state == RB_LINE_OVERDUE || line->state == RB_LINE_NOW)
    gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (end, line->state == RB_LINE_OVERDUE ? "rb-bad" : "dim-label");
  if (line->state == RB_LINE_OVERDUE)
    gtk_widget_add_css_class (end, "heading");
  gtk_widget_add_css_class (at, line->state == RB_LINE_LATER ? "dim-label" : "rb-plain");
  gtk_label_set_width_chars (GTK_LABEL (at), 5);
  gtk_label_set_ellipsize (GTK_LABEL (at), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_ellipsize (GTK_LABEL (end), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), at);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), end);
  row = make_row (box, said);
  if (line->state == RB_LINE_NOW)
    gtk_widget_add_css_class (row, "rb-current");
  if (line->tick)
    {
      g_autofree char *who = g_strdup_printf (
          "%s%s%s", line->tick->who, *line->tick->position ? ", " : "", line->tick->position);

      gtk_widget_set_tooltip_text (row, who);
    }
  g_object_set_data (G_OBJECT (row), "target", (gpointer) line_target (line));
  return row;
}

static GtkWidget *
make_tag (const char *text, gboolean filled)
{
  GtkWidget *tag = gtk_label_new (text);

  gtk_widget_add_css_class (tag, "rb-tag");
  if (filled)
    gtk_widget_add_css_class (tag, "rb-first");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  return tag;
}

static const char *
call_icon (const RbAway *away, gboolean done)
{
  if (done)
    return "object-select-symbolic";
  return away->attempts > 0 ? "document-open-recent-symbolic" : NULL;
}

GtkWidget *
rb_today_call_row (const RbToday *today, const RbAway *away)
{
  const RbPupil *pupil = rb_roster_pupil (today->school->roster, away->row);
  gboolean done = away->came || away->state != RB_AWAY_UNEXPLAINED;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (call_icon (away, done));
  g_autofree char *name = rb_pupil_name (pupil);
  g_autofree char *detail = rb_today_call_words (today, away);
  g_autofree char *day = g_strdup_printf (_ ("Day %d"), away->day);
  const char *klass = away->klass ? away->klass->name : "";
  g_autofree char *said = g_strdup_printf ("%s, %s, %s, %s%s%s", name, klass, day, detail,
                                           away->ring_first ? _ (", ring first") : "",
                                           away->persistent ? _ (", persistent absentee") : "");
  GtkWidget *name_label = make_label (name, done ? "dim-label" : "heading", 0);
  GtkWidget *class_label = make_label (klass, done ? "dim-label" : NULL, 0);
  GtkWidget *end = two_lines (day, detail, 1, FALSE);
  GtkWidget *row;

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 16);
  gtk_label_set_width_chars (GTK_LABEL (name_label), 17);
  gtk_label_set_max_width_chars (GTK_LABEL (name_label), 22);
  gtk_label_set_width_chars (GTK_LABEL (class_label), 4);
  gtk_widget_set_hexpand (end, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), class_label);
  if (away->ring_first)
    gtk_box_append (GTK_BOX (box), make_tag (_ ("Ring first"), !done));
  if (away->persistent)
    gtk_box_append (GTK_BOX (box), make_tag (_ ("Persistent"), FALSE));
  gtk_box_append (GTK_BOX (box), end);
  row = make_row (box, said);
  set_pupil (row, away->row);
  return row;
}

GtkWidget *
rb_today_age_row (const RbToday *today, const RbNAge *age)
{
  const RbPupil *pupil = rb_roster_pupil (today->school->roster, age->row);
  const RbClass *klass = rb_roster_class_on (today->school->roster, age->row, age->date);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *name = rb_pupil_name (pupil);
  g_autofree char *when = rb_today_age_when (age);
  g_autofree char *left = rb_today_age_words (age);
  g_autofree char *said =
      g_strdup_printf ("%s, %s, %s, %s", name, klass ? klass->name : "", when, left);
  GtkWidget *chip = gtk_label_new ("?");
  GtkWidget *name_label = make_label (name, "heading", 0);
  GtkWidget *class_label = make_label (klass ? klass->name : "", NULL, 0);
  GtkWidget *when_label = make_label (when, "dim-label", 0);
  GtkWidget *left_label = make_label (left, age->left <= 0 ? "rb-bad" : NULL, 1);
  GtkWidget *row;

  gtk_widget_add_css_class (chip, "rb-chip");
  gtk_widget_add_css_class (chip, "unexplained");
  gtk_widget_add_css_class (chip, "rb-narrow");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (name_label), 17);
  gtk_label_set_max_width_chars (GTK_LABEL (name_label), 22);
  gtk_label_set_width_chars (GTK_LABEL (class_label), 4);
  if (age->left <= 0)
    gtk_widget_add_css_class (left_label, "heading");
  gtk_widget_set_hexpand (left_label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (left_label), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), class_label);
  gtk_box_append (GTK_BOX (box), when_label);
  gtk_box_append (GTK_BOX (box), left_label);
  row = make_row (box, said);
  set_pupil (row, age->row);
  return row;
}

GtkWidget *
rb_today_action_row (const char *title, const char *when, gint64 id, gboolean overdue)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  RbLineState state = overdue ? RB_LINE_OVERDUE : RB_LINE_LATER;
  g_autofree char *tick = g_strdup_printf (_ ("Tick: %s"), title);
  g_autofree char *said = g_strdup_printf ("%s, %s, %s", title, when, state_word (state));
  GtkWidget *name = make_label (title, overdue ? "heading" : NULL, 0);
  GtkWidget *end = make_label (when, "caption", 1);
  GtkWidget *row;

  gtk_widget_add_css_class (end, overdue ? "rb-bad" : "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (end), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), tick_button (make_sign (state, 0, 0), "today.tick-action",
                                              g_variant_new_int64 (id), tick));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), end);
  row = make_row (box, said);
  gtk_widget_set_tooltip_text (row, title);
  return row;
}

GtkWidget *
rb_today_diary_row (const char *title, const char *when, gboolean overdue)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  RbLineState state = overdue ? RB_LINE_OVERDUE : RB_LINE_LATER;
  g_autofree char *said = g_strdup_printf ("%s, %s, %s", title, when, state_word (state));
  GtkWidget *name = make_label (title, overdue ? "heading" : NULL, 0);
  GtkWidget *end = make_label (when, "caption", 1), *row;

  gtk_widget_add_css_class (end, overdue ? "rb-bad" : "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (end), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), end);
  row = make_row (box, said);
  gtk_widget_set_tooltip_text (row, title);
  return row;
}
