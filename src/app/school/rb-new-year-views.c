/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables and rows of the turn of the school year. */
#include "app/school/rb-new-year-views.h"

#include <glib/gi18n.h>

#define N_COLUMNS 7

static void
attach (GtkGrid *grid, int column, int row, const char *text, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, heading ? "caption-heading" : "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_number (GtkGrid *grid, int column, int row, guint number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("–");

  attach (grid, column, row, text, FALSE);
}

GtkWidget *
rb_new_year_table_new (const RbNewYear *plan, const RbSchool *school)
{
  const char *const titles[N_COLUMNS] = { _ ("Class"), _ ("Now"),  _ ("Stay"),     _ ("Move on"),
                                          _ ("Leave"), _ ("Join"), _ ("Next year") };
  g_autoptr (GPtrArray) table = rb_new_year_table (plan, school);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  gtk_widget_set_margin_start (GTK_WIDGET (grid), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (grid), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (grid), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (grid), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What becomes of each class"), -1);
  for (int column = 0; column < N_COLUMNS; column++)
    attach (grid, column, 0, titles[column], TRUE);
  for (guint i = 0; i < table->len; i++)
    {
      const RbNewYearRow *row = table->pdata[i];
      const guint numbers[] = {
        row->now, row->stay, row->moves, row->leaves, row->join, row->next
      };

      attach (grid, 0, (int) i + 1, row->name, FALSE);
      for (int k = 0; k < N_COLUMNS - 1; k++)
        attach_number (grid, k + 1, (int) i + 1, numbers[k]);
    }
  return GTK_WIDGET (grid);
}

static GtkWidget *
expander_for (const RbListing *listing, guint heading)
{
  GtkWidget *row = adw_expander_row_new ();
  guint end = heading + 1;
  g_autofree char *words = NULL;

  while (end < rb_listing_n_rows (listing) && !rb_listing_heading (listing, end))
    end++;
  words = g_strdup_printf (ngettext ("%u line", "%u lines", end - heading - 1), end - heading - 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rb_listing_heading (listing, heading));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  return row;
}

static void
add_line (AdwExpanderRow *expander, const RbListing *listing, guint line)
{
  GtkWidget *row = adw_action_row_new ();
  const char *from = rb_listing_text (listing, line, 3), *to = rb_listing_text (listing, line, 4);
  g_autofree char *days = *to     ? g_strdup_printf (_ ("%s to %s"), from, to)
                          : *from ? g_strdup_printf (_ ("from %s"), from)
                                  : g_strdup ("");
  g_autofree char *words =
      g_strdup_printf ("%s%s%s", rb_listing_text (listing, line, 2), *days ? ", " : "", days);
  g_autofree char *who = g_strdup_printf ("%s  %s", rb_listing_text (listing, line, 0),
                                          rb_listing_text (listing, line, 1));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), who);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_expander_row_add_row (expander, row);
}

void
rb_new_year_carried_fill (AdwPreferencesGroup *group, GPtrArray *rows, const RbListing *listing)
{
  GtkWidget *expander = NULL;

  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
  for (guint i = 0; i < rb_listing_n_rows (listing); i++)
    if (rb_listing_heading (listing, i))
      {
        expander = expander_for (listing, i);
        adw_preferences_group_add (group, expander);
        g_ptr_array_add (rows, expander);
      }
    else
      add_line (ADW_EXPANDER_ROW (expander), listing, i);
  if (rows->len == 0)
    {
      expander = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Nothing runs on."));
      adw_preferences_group_add (group, expander);
      g_ptr_array_add (rows, expander);
    }
}

void
rb_new_year_done_present (GtkWindow *parent,
                          const RbNewYear *plan,
                          const char *words,
                          const char *backup,
                          GtkWidget *table)
{
  g_autofree char *label = rb_academic_year_label (plan->year);
  g_autofree char *heading = g_strdup_printf (_ ("%s Is Set Up"), label);
  g_autofree char *body = g_strdup_printf (
      _ ("%s\nThe school as it was: %s, beside the school's file.\nNew children come in with the "
         "pupil list: School, Import and backup."),
      words, backup);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 440, 200);
  gtk_widget_add_css_class (scroller, "card");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
