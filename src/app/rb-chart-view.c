/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card around a chart. The table is a window of its own; pictures are written by
 * charts/rb-picture.h. */
#include "app/rb-chart-view.h"

#include "app/rb-chart-area.h"
#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "charts/rb-picture.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _RbChartView
{
  GtkWidget parent;
  GtkWidget *box;
  GtkWidget *head;
  GtkLabel *title, *caption;
  GtkWidget *menu;
  RbChartArea *area;
  gboolean sample;
};

G_DEFINE_FINAL_TYPE (RbChartView, rb_chart_view, GTK_TYPE_WIDGET)

static guint opened_signal;

static RbChart *
chart_of (RbChartView *view)
{
  return rb_chart_area_chart (view->area);
}

static void
moved_cb (RbChartView *view, int point)
{
  RbChart *chart = chart_of (view);

  gtk_label_set_text (view->caption, point >= 0 ? rb_chart_point_text (chart, (guint) point)
                                                : rb_chart_caption (chart));
}

static void
chosen_cb (RbChartView *view, int point)
{
  const RbChartTarget *target = rb_chart_point_target (chart_of (view), (guint) point);

  if (target && target->kind != RB_TARGET_NONE)
    g_signal_emit (view, opened_signal, 0, target);
}

static GtkWidget *
make_table (RbChart *chart)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint column = 0; column < rb_chart_table_columns (chart); column++)
    for (guint row = 0; row <= rb_chart_table_rows (chart); row++)
      {
        GtkWidget *label = gtk_label_new (row ? rb_chart_table_cell (chart, row - 1, column)
                                              : rb_chart_table_heading (chart, column));

        gtk_label_set_xalign (GTK_LABEL (label), column ? 1 : 0);
        gtk_label_set_selectable (GTK_LABEL (label), TRUE);
        gtk_widget_add_css_class (label, row ? "numeric" : "heading");
        gtk_grid_attach (GTK_GRID (grid), label, (int) column, (int) row, 1, 1);
      }
  return grid;
}

static void
close_with_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

static void
table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbChartView *view = RB_CHART_VIEW (widget);
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *table = make_table (chart_of (view));

  gtk_widget_set_margin_start (table, 24);
  gtk_widget_set_margin_end (table, 24);
  gtk_widget_set_margin_top (table, 12);
  gtk_widget_set_margin_bottom (table, 24);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), rb_chart_title (chart_of (view)));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 560);
  close_with_escape (window);
  gtk_window_present (GTK_WINDOW (window));
}

static RbPictureOptions
picture_options (RbChartView *view, RbPictureFormat format)
{
  RbPictureOptions options = RB_PICTURE_OPTIONS_INIT;

  options.format = format;
  options.sample = view->sample;
  return options;
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbChartView *view = RB_CHART_VIEW (widget);
  RbPictureOptions options = picture_options (view, RB_PICTURE_PNG);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rb_picture_bytes (chart_of (view), &options, &error);
  g_autoptr (GdkTexture) texture = bytes ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  if (!texture)
    {
      rb_notice_error (widget, error, NULL, NULL);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  rb_notice_show (widget, _ ("The chart was copied as a picture"), NULL, NULL);
}

static void
save_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (RbChartView) view = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  RbPictureOptions options;

  if (!file)
    return;
  options = picture_options (view, RB_PICTURE_PNG);
  if (!rb_picture_format_of (g_file_peek_path (file), &options.format, &error)
      || !rb_picture_save (chart_of (view), g_file_peek_path (file), &options, &error))
    {
      rb_notice_error (GTK_WIDGET (view), error, NULL, NULL);
      return;
    }
  text = g_strdup_printf (_ ("Saved as %s"), name);
  rb_notice_show (GTK_WIDGET (view), text, NULL, NULL);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbChartView *view = RB_CHART_VIEW (widget);
  g_autofree char *name = g_strdup_printf ("%s.%s", rb_chart_name (chart_of (view)),
                                           g_variant_get_string (parameter, NULL));

  rb_compat_save_file (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save the Chart"), name,
                       save_chosen_cb, g_object_ref (view));
}

static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) save = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("Show as Table"), "chart.table");
  g_menu_append (menu, _ ("Copy as Picture"), "chart.copy");
  g_menu_append (save, _ ("Save as PNG…"), "chart.save::png");
  g_menu_append (save, _ ("Save as SVG…"), "chart.save::svg");
  g_menu_append (save, _ ("Save as PDF…"), "chart.save::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (save));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Chart menu"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

static GtkLabel *
make_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
rb_chart_view_dispose (GObject *object)
{
  g_clear_pointer (&RB_CHART_VIEW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rb_chart_view_parent_class)->dispose (object);
}

static void
rb_chart_view_class_init (RbChartViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_chart_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "chart.table", NULL, table_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "chart.table",
                                       NULL);
  opened_signal = g_signal_new ("opened", RB_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
rb_chart_view_init (RbChartView *view)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  view->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  view->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (words, TRUE);
  view->title = make_label (words, "heading");
  view->caption = make_label (words, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (view->caption), "caption");
  gtk_box_append (GTK_BOX (view->head), words);
  view->menu = make_menu ();
  gtk_box_append (GTK_BOX (view->head), view->menu);
  view->area = RB_CHART_AREA (rb_chart_area_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (view->area), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (view->area), TRUE);
  gtk_box_append (GTK_BOX (view->box), view->head);
  gtk_box_append (GTK_BOX (view->box), GTK_WIDGET (view->area));
  gtk_widget_set_parent (view->box, GTK_WIDGET (view));
  gtk_widget_add_css_class (GTK_WIDGET (view), "card");
  gtk_widget_add_css_class (GTK_WIDGET (view), "rb-chart-card");
  g_signal_connect_swapped (view->area, "moved", G_CALLBACK (moved_cb), view);
  g_signal_connect_swapped (view->area, "chosen", G_CALLBACK (chosen_cb), view);
}

GtkWidget *
rb_chart_view_new (void)
{
  return g_object_new (RB_TYPE_CHART_VIEW, NULL);
}

void
rb_chart_view_set_plain (RbChartView *view, gboolean plain)
{
  gtk_widget_set_visible (view->head, !plain);
  if (plain)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (view), "card");
      gtk_widget_remove_css_class (GTK_WIDGET (view), "rb-chart-card");
    }
}

void
rb_chart_view_set_chart (RbChartView *view, RbChart *chart, gboolean sample)
{
  g_autofree char *name =
      g_strdup_printf (_ ("Chart menu: %s"), chart ? rb_chart_title (chart) : "");

  view->sample = sample;
  rb_chart_area_set_chart (view->area, chart);
  gtk_label_set_text (view->title, chart ? rb_chart_title (chart) : "");
  gtk_label_set_text (view->caption, chart ? rb_chart_caption (chart) : "");
  rb_compat_name (view->menu, name);
}
