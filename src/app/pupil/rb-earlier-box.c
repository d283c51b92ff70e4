/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels in a grid: a line a year, figures under one another. */
#include "app/pupil/rb-earlier-box.h"

#include "school/rb-earlier-years.h"

#include <glib/gi18n.h>

static void
put (GtkGrid *grid, int column, int line, const char *text, const char *class, gboolean is_figure)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_figure ? 1 : 0);
  if (!is_figure)
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_grid_attach (grid, label, column, line, 1, 1);
}

static void
put_sessions (GtkGrid *grid, int column, int line, int sessions)
{
  g_autofree char *text = sessions < 0 ? g_strdup ("–") : g_strdup_printf ("%d", sessions);

  put (grid, column, line, text, "numeric", TRUE);
}

static void
put_year (GtkGrid *grid, int line, const RbEarlierYear *year)
{
  g_autofree char *label = rb_academic_year_label (year->year);
  g_autofree char *rate = rb_rate_format (rb_earlier_year_rate (year));

  put (grid, 0, line, label, NULL, FALSE);
  put (grid, 1, line, *year->school ? year->school : _ ("Not named"), NULL, FALSE);
  put_sessions (grid, 2, line, year->possible);
  put_sessions (grid, 3, line, year->attended);
  put_sessions (grid, 4, line, year->authorised);
  put_sessions (grid, 5, line, year->unauthorised);
  put (grid, 6, line, rate, "numeric", TRUE);
}

static GtkWidget *
make_table (const GPtrArray *years)
{
  static const char *const headings[] = { N_ ("Year"),     N_ ("School"),     N_ ("Possible"),
                                          N_ ("Attended"), N_ ("Authorised"), N_ ("Unauthorised"),
                                          N_ ("Per cent") };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (int i = 0; i < (int) G_N_ELEMENTS (headings); i++)
    put (GTK_GRID (grid), i, 0, _ (headings[i]), "dim-label", i >= 2);
  for (guint i = 0; i < years->len; i++)
    put_year (GTK_GRID (grid), (int) i + 1, years->pdata[i]);
  return grid;
}

void
rb_earlier_box_fill (GtkBox *box, RbWorkspace *workspace, guint row)
{
  RbStore *store = rb_workspace_store (workspace);
  g_autoptr (GPtrArray) years =
      store ? rb_earlier_years (store, rb_workspace_school (workspace), (int) row, NULL) : NULL;
  GtkWidget *child, *title;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
  gtk_widget_set_visible (GTK_WIDGET (box), years != NULL && years->len > 0);
  if (years == NULL || years->len == 0)
    return;
  title = gtk_label_new (_ ("Earlier schools and years"));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "title-4");
  gtk_box_append (box, title);
  gtk_box_append (box, make_table (years));
}
