/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the rows. */
#include "app/pupil/rb-sibling-box.h"

#include "analysis/rb-query.h"
#include "app/rb-chart-view.h"
#include "charts/rb-charts.h"

typedef struct
{
  RbSiblingChosen chosen;
  gpointer data;
  gint64 id;
} Sibling;

static void
clicked_cb (GtkWidget *button, const Sibling *sibling)
{
  sibling->chosen (sibling->data, sibling->id);
}

static GtkWidget *
make_name (const RbPupil *pupil, const RbClass *klass, RbSiblingChosen chosen, gpointer data)
{
  g_autofree char *label = g_strdup_printf ("%s %s", pupil->forename, klass ? klass->name : "");
  GtkWidget *name = gtk_button_new_with_label (label);
  Sibling *sibling = g_new (Sibling, 1);

  *sibling = (Sibling){ chosen, data, pupil->id };
  gtk_widget_add_css_class (name, "flat");
  g_signal_connect_data (name, "clicked", G_CALLBACK (clicked_cb), sibling,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  return name;
}

static GtkWidget *
make_ribbon (RbSchool *school, guint row, RbMoment now)
{
  GtkWidget *ribbon = rb_chart_view_new ();
  g_autoptr (RbChart) chart =
      rb_chart_ribbon_new (school, row, rb_academic_year_of (now.date), now, TRUE, NULL);

  gtk_widget_set_hexpand (ribbon, TRUE);
  rb_chart_view_set_plain (RB_CHART_VIEW (ribbon), TRUE);
  rb_chart_view_set_chart (RB_CHART_VIEW (ribbon), chart, school->details->sample);
  return ribbon;
}

static GtkWidget *
make_rate (RbSchool *school, guint row, RbMoment now)
{
  g_autoptr (RbQuery) query = rb_query_new (school, now);
  g_autofree char *rate = NULL;
  RbTally tally = { 0 };
  GtkWidget *figure;

  rb_query_tally_row (query, row, &tally);
  rate = rb_rate_format (rb_tally_attendance (&tally));
  figure = gtk_label_new (rate);
  gtk_widget_add_css_class (figure, "numeric");
  return figure;
}

guint
rb_sibling_box_fill (
    GtkGrid *grid, RbWorkspace *workspace, guint row, RbSiblingChosen chosen, gpointer data)
{
  RbSchool *school = rb_workspace_school (workspace);
  RbMoment now = rb_workspace_now (workspace);
  g_autoptr (GArray) rows = rb_roster_siblings (school->roster, row);
  GtkWidget *child;
  int place = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))))
    gtk_grid_remove (grid, child);
  for (guint i = 0; i < rows->len; i++)
    {
      guint other = g_array_index (rows, guint, i);
      const RbPupil *pupil = rb_roster_pupil (school->roster, other);

      if (!rb_pupil_on_roll (pupil, now.date))
        continue;
      gtk_grid_attach (
          grid,
          make_name (pupil, rb_roster_class_on (school->roster, other, now.date), chosen, data), 0,
          place, 1, 1);
      gtk_grid_attach (grid, make_ribbon (school, other, now), 1, place, 1, 1);
      gtk_grid_attach (grid, make_rate (school, other, now), 2, place++, 1, 1);
    }
  return (guint) place;
}
