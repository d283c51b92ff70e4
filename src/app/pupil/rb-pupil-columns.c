/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells and sorters of a pupil list. A cell is one label, or one small drawn widget. */
#include "app/pupil/rb-pupil-columns.h"

#include "app/rb-band-sign.h"
#include "app/rb-chart-area.h"
#include "charts/rb-charts.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Narrower, and names could not be told from one another. */
#define NAME_CHARS 18
#define SIGN_SIZE 14
#define SPARK_WIDTH 96
#define SPARK_HEIGHT 22

typedef struct
{
  const char *title;
  gboolean is_number; /* right aligned, tabular */
  gboolean grows;
  void (*bind) (GtkWidget *cell, const RbPupilItem *item);
  int (*compare) (const RbPupilItem *a, const RbPupilItem *b);
} Column;

static void
set_text (GtkWidget *cell, const char *text)
{
  gtk_label_set_text (GTK_LABEL (cell), text);
}

static void
bind_name (GtkWidget *cell, const RbPupilItem *item)
{
  set_text (cell, item->name);
}

static void
bind_class (GtkWidget *cell, const RbPupilItem *item)
{
  set_text (cell, item->class_name);
}

static void
bind_attendance (GtkWidget *cell, const RbPupilItem *item)
{
  g_autofree char *rate = rb_rate_format (rb_tally_attendance (&item->year));
  g_autofree char *text =
      item->early && item->year.possible ? g_strdup_printf (_ ("%s early"), rate) : g_strdup (rate);

  set_text (cell, text);
}

static void
bind_days (GtkWidget *cell, const RbPupilItem *item)
{
  g_autofree char *text = rb_days_format (rb_tally_absent (&item->year));

  set_text (cell, text);
}

static void
bind_late (GtkWidget *cell, const RbPupilItem *item)
{
  guint late = item->year.late + item->year.late_after;
  g_autofree char *text = late ? g_strdup_printf ("%u", late) : g_strdup ("");

  set_text (cell, text);
}

static void
bind_change (GtkWidget *cell, const RbPupilItem *item)
{
  g_autofree char *words = rb_rate_change_format (item->before, item->now);
  g_autofree char *text = NULL;
  int tenths = 0;

  rb_pupil_item_change (item, &tenths);
  text = g_strdup_printf ("%s%s", tenths > 0 ? "↑ " : tenths < 0 ? "↓ " : "", words);
  set_text (cell, text);
  gtk_widget_remove_css_class (cell, "rb-good");
  gtk_widget_remove_css_class (cell, "rb-bad");
  if (tenths)
    gtk_widget_add_css_class (cell, tenths > 0 ? "rb-good" : "rb-bad");
}

static int
compare_names (const RbPupilItem *a, const RbPupilItem *b)
{
  return g_utf8_collate (a->name, b->name);
}

static int
compare_classes (const RbPupilItem *a, const RbPupilItem *b)
{
  return (a->class_order > b->class_order) - (a->class_order < b->class_order);
}

static int
compare_attendance (const RbPupilItem *a, const RbPupilItem *b)
{
  return rb_pupil_item_compare_rates (rb_tally_attendance (&a->year),
                                      rb_tally_attendance (&b->year));
}

static int
compare_days (const RbPupilItem *a, const RbPupilItem *b)
{
  return (int) rb_tally_absent (&a->year) - (int) rb_tally_absent (&b->year);
}

static int
compare_late (const RbPupilItem *a, const RbPupilItem *b)
{
  return (int) (a->year.late + a->year.late_after) - (int) (b->year.late + b->year.late_after);
}

static int
compare_change (const RbPupilItem *a, const RbPupilItem *b)
{
  int x = 0, y = 0;
  gboolean has_x = rb_pupil_item_change (a, &x), has_y = rb_pupil_item_change (b, &y);

  if (!has_x || !has_y)
    return has_y - has_x;
  return x - y;
}

static const Column columns[] = {
  { N_ ("Pupil"), FALSE, TRUE, bind_name, compare_names },
  { N_ ("Class"), FALSE, FALSE, bind_class, compare_classes },
  { N_ ("Year so far, %"), TRUE, FALSE, bind_attendance, compare_attendance },
  { N_ ("Days missed"), TRUE, FALSE, bind_days, compare_days },
  { N_ ("Late"), TRUE, FALSE, bind_late, compare_late },
  { N_ ("On last term"), FALSE, FALSE, bind_change, compare_change },
};

static void
setup_label_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->is_number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column->grows ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (column->grows)
    gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  if (column->is_number) /* 8½ is 8½ also where writing runs to the left */
    gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (cell, label);
}

static void
bind_label_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, const Column *column)
{
  column->bind (gtk_list_item_get_child (cell), gtk_list_item_get_item (cell));
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  int order = ((const Column *) data)->compare (a, b);

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
setup_sign_cb (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  GtkWidget *image = gtk_image_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (image), SIGN_SIZE);
  gtk_list_item_set_child (cell, image);
}

static void
bind_sign_cb (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  GtkWidget *image = gtk_list_item_get_child (cell);
  const RbPupilItem *item = gtk_list_item_get_item (cell);
  g_autoptr (GdkTexture) texture = NULL;

  if (item->band != RB_BAND_NONE)
    texture = rb_band_sign_texture (item->band, SIGN_SIZE, gtk_widget_get_scale_factor (image));
  gtk_image_set_from_paintable (GTK_IMAGE (image), GDK_PAINTABLE (texture));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
      item->band == RB_BAND_NONE ? _ ("no band") : rb_band_role_id (item->band), -1);
}

static int
compare_bands_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  int x = ((const RbPupilItem *) a)->band, y = ((const RbPupilItem *) b)->band;

  return x < y ? GTK_ORDERING_SMALLER : x > y ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
setup_spark_cb (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  GtkWidget *area = rb_chart_area_new ();

  gtk_widget_set_focusable (area, FALSE);
  gtk_widget_set_can_target (area, FALSE);
  gtk_widget_set_size_request (area, SPARK_WIDTH, SPARK_HEIGHT);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (cell, area);
}

static void
bind_spark_cb (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  const RbPupilItem *item = gtk_list_item_get_item (cell);
  g_autoptr (RbChart) chart = NULL;
  double values[RB_SPARK_WEEKS];

  for (guint i = 0; i < RB_SPARK_WEEKS; i++)
    values[i] = rb_rate_exists (item->weeks[i])
                    ? 100.0 * (double) item->weeks[i].part / (double) item->weeks[i].whole
                    : NAN;
  chart = rb_chart_sparkline_from_values (values, RB_SPARK_WEEKS);
  rb_chart_area_set_chart (RB_CHART_AREA (gtk_list_item_get_child (cell)), chart);
}

static void
add_column (GtkColumnView *view,
            const char *title,
            GtkListItemFactory *factory,
            GtkSorter *sorter,
            gboolean grows)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, grows);
  gtk_column_view_append_column (view, column);
  g_clear_object (&sorter);
}

void
rb_pupil_columns_add (GtkColumnView *view)
{
  GtkListItemFactory *sign = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *spark = gtk_signal_list_item_factory_new ();

  g_signal_connect (sign, "setup", G_CALLBACK (setup_sign_cb), NULL);
  g_signal_connect (sign, "bind", G_CALLBACK (bind_sign_cb), NULL);
  add_column (view, _ ("Band"), sign,
              GTK_SORTER (gtk_custom_sorter_new (compare_bands_cb, NULL, NULL)), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup", G_CALLBACK (setup_label_cb), (gpointer) &columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_label_cb), (gpointer) &columns[i]);
      add_column (view, _ (columns[i].title), factory,
                  GTK_SORTER (gtk_custom_sorter_new (compare_cb, (gpointer) &columns[i], NULL)),
                  columns[i].grows);
    }
  g_signal_connect (spark, "setup", G_CALLBACK (setup_spark_cb), NULL);
  g_signal_connect (spark, "bind", G_CALLBACK (bind_spark_cb), NULL);
  add_column (view, _ ("Twelve weeks"), spark, NULL, FALSE);
}
