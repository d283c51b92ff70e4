/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure as a button and its explanation as a popover. Every word of the explanation is
 * analysis's. */
#include "app/rb-figure.h"

#include "app/rb-window.h"

#include <glib/gi18n.h>

#define MOST_SESSIONS 60
/* A value of more letters is set smaller, so that it stands whole in its column. */
#define LONG_VALUE 10

struct _RbFigure
{
  GtkButton parent;
  GtkLabel *caption, *value, *change, *note;
  GtkWidget *popover;
  RbQuery *query;
  RbMeasure measure;
};

G_DEFINE_FINAL_TYPE (RbFigure, rb_figure, GTK_TYPE_BUTTON)

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
announce (RbFigure *figure)
{
  g_autofree char *text = g_strdup_printf (
      "%s %s %s %s", gtk_label_get_text (figure->caption), gtk_label_get_text (figure->value),
      gtk_label_get_text (figure->change), gtk_label_get_text (figure->note));

  gtk_accessible_update_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* "Okonkwo, Chidi: Fri 20 Mar AM, N" */
static char *
format_session (const RbSchool *school, const RbExplainedSession *session, gboolean one_pupil)
{
  g_autofree char *date = rb_date_format (session->session.date, RB_DATE_WEEKDAY);
  g_autofree char *name = rb_pupil_sorted_name (rb_roster_pupil (school->roster, session->row));
  const char *code = rb_code_book_text (school->codes, session->mark);

  if (one_pupil)
    return g_strdup_printf ("%s %s, %s", date, rb_half_name (session->session.half), code);
  return g_strdup_printf ("%s: %s %s, %s", name, date, rb_half_name (session->session.half), code);
}

static char *
format_sessions (const RbSchool *school, const RbExplanation *explanation)
{
  GString *text = g_string_new (NULL);
  guint shown = MIN (explanation->sessions->len, MOST_SESSIONS);

  for (guint i = 0; i < shown; i++)
    {
      g_autofree char *line =
          format_session (school, &g_array_index (explanation->sessions, RbExplainedSession, i),
                          explanation->pupils == 1);

      g_string_append_printf (text, "%s%s", i ? "\n" : "", line);
    }
  if (explanation->n_sessions > shown)
    g_string_append_printf (text, _ ("\nand %u more"), explanation->n_sessions - shown);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The sessions name their pupils; while presenting that is left out. */
static gboolean
may_name (RbFigure *figure, const RbExplanation *explanation)
{
  RbWindow *window = rb_window_of (GTK_WIDGET (figure));

  return explanation->pupils == 1 || !window
         || !rb_workspace_presenting (rb_window_workspace (window));
}

/* An explanation that is open when presenting begins goes. */
static GtkWidget *
make_popover (RbFigure *figure)
{
  GtkWidget *popover = gtk_popover_new ();
  RbWindow *window = rb_window_of (GTK_WIDGET (figure));

  gtk_widget_set_parent (popover, GTK_WIDGET (figure));
  if (window)
    g_signal_connect_object (rb_window_workspace (window), "notify::presenting",
                             G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
  return popover;
}

static GtkWidget *
make_explanation (RbFigure *figure)
{
  RbSchool *school = rb_query_school (figure->query);
  g_autoptr (RbExplanation) explanation = rb_explain (figure->query, figure->measure);
  g_autofree char *words = rb_explanation_format (explanation, school);
  g_autofree char *sessions =
      may_name (figure, explanation) ? format_sessions (school, explanation) : g_strdup ("");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), make_text (rb_measure_name (figure->measure), "heading"));
  gtk_box_append (GTK_BOX (box), make_text (words, NULL));
  if (*sessions)
    gtk_box_append (GTK_BOX (box), make_text (sessions, "dim-label"));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  return scrolled;
}

static void
rb_figure_clicked (GtkButton *button)
{
  RbFigure *figure = RB_FIGURE (button);

  if (!figure->query)
    return;
  if (!figure->popover)
    figure->popover = make_popover (figure);
  gtk_popover_set_child (GTK_POPOVER (figure->popover), make_explanation (figure));
  gtk_popover_popup (GTK_POPOVER (figure->popover));
}

static void
rb_figure_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbFigure *figure = RB_FIGURE (widget);

  GTK_WIDGET_CLASS (rb_figure_parent_class)->size_allocate (widget, width, height, baseline);
  if (figure->popover)
    gtk_popover_present (GTK_POPOVER (figure->popover));
}

static void
rb_figure_dispose (GObject *object)
{
  RbFigure *figure = RB_FIGURE (object);

  g_clear_pointer (&figure->popover, gtk_widget_unparent);
  g_clear_pointer (&figure->query, rb_query_free);
  G_OBJECT_CLASS (rb_figure_parent_class)->dispose (object);
}

static void
rb_figure_class_init (RbFigureClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_figure_dispose;
  GTK_WIDGET_CLASS (class)->size_allocate = rb_figure_size_allocate;
  GTK_BUTTON_CLASS (class)->clicked = rb_figure_clicked;
}

static void
rb_figure_init (RbFigure *figure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  figure->caption = add_label (box, "dim-label");
  figure->value = add_label (box, "figure");
  figure->change = add_label (box, "caption-heading");
  figure->note = add_label (box, "caption");
  gtk_label_set_wrap (figure->note, TRUE);
  gtk_label_set_lines (figure->note, 2);
  gtk_widget_set_visible (GTK_WIDGET (figure->change), FALSE);
  gtk_button_set_child (GTK_BUTTON (figure), box);
  gtk_widget_add_css_class (GTK_WIDGET (figure), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (figure), "rb-figure");
  gtk_widget_set_tooltip_text (GTK_WIDGET (figure), _ ("How this figure comes about"));
}

GtkWidget *
rb_figure_new (const char *caption)
{
  RbFigure *figure = g_object_new (RB_TYPE_FIGURE, NULL);

  gtk_label_set_text (figure->caption, caption);
  return GTK_WIDGET (figure);
}

void
rb_figure_set (RbFigure *figure, const char *value, const char *note)
{
  gtk_label_set_text (figure->value, value);
  if (g_utf8_strlen (value, -1) > LONG_VALUE)
    gtk_widget_add_css_class (GTK_WIDGET (figure->value), "rb-figure-long");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (figure->value), "rb-figure-long");
  gtk_label_set_text (figure->note, note);
  announce (figure);
}

void
rb_figure_set_change (RbFigure *figure, const char *words, int sense)
{
  GtkWidget *label = GTK_WIDGET (figure->change);

  gtk_label_set_text (figure->change, words);
  gtk_widget_set_visible (label, *words != '\0');
  gtk_widget_remove_css_class (label, "rb-good");
  gtk_widget_remove_css_class (label, "rb-bad");
  if (sense)
    gtk_widget_add_css_class (label, sense > 0 ? "rb-good" : "rb-bad");
  announce (figure);
}

void
rb_figure_set_explained (RbFigure *figure, const RbQuery *query, RbMeasure measure)
{
  g_clear_pointer (&figure->query, rb_query_free);
  figure->query = rb_query_copy (query);
  figure->measure = measure;
}

int
rb_figure_sense (int tenths, gboolean more_is_good)
{
  int sense = (tenths > 0) - (tenths < 0);

  return more_is_good ? sense : -sense;
}
