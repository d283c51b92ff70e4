/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels in a grid; who may what is domain/rb-role's. */
#include "app/rb-rights-table.h"

#include <glib/gi18n.h>

/* The columns stand apart enough to be followed down a long table. */
#define WORDS_CHARS 30
#define ROLE_CHARS 10

const char *
rb_rights_table_cell (RbStaffRole role, RbRight right)
{
  if (rb_staff_role_may (role, right))
    return "✓";
  return role != RB_STAFF_NONE && rb_right_is_personal (right) ? N_ ("by person") : "";
}

static GtkWidget *
put (GtkGrid *grid, int column, int row, const char *words, int chars, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 0.5f);
  gtk_label_set_justify (GTK_LABEL (label), column == 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

static void
put_cell (GtkGrid *grid, RbStaffRole role, RbRight right)
{
  const char *words = rb_rights_table_cell (role, right);
  GtkWidget *label = put (grid, role, right + 1, *words ? _ (words) : "", ROLE_CHARS, "caption");
  g_autofree char *spoken = g_strdup_printf (rb_staff_role_may (role, right) ? _ ("%s may %s")
                                             : *words ? _ ("%s may where it was given: %s")
                                                      : _ ("%s may not %s"),
                                             rb_staff_role_name (role), rb_right_words (right));

  gtk_widget_set_tooltip_text (label, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

GtkWidget *
rb_rights_table_new (void)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_margin_bottom (grid, 12);
  for (int role = RB_STAFF_NONE + 1; role < RB_N_STAFF_ROLES; role++)
    {
      GtkWidget *head =
          put (GTK_GRID (grid), role, 0, rb_staff_role_name (role), ROLE_CHARS, "caption-heading");
      gtk_widget_set_tooltip_text (head, rb_staff_role_words (role));
    }
  for (int right = 0; right < RB_N_RIGHTS; right++)
    {
      put (GTK_GRID (grid), 0, right + 1, rb_right_words (right), WORDS_CHARS, "caption");
      for (int role = RB_STAFF_NONE + 1; role < RB_N_STAFF_ROLES; role++)
        put_cell (GTK_GRID (grid), role, right);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  return scroller;
}
