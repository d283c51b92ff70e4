/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the stages, made anew when the school changes. */
#include "app/case/rb-ladder-window.h"

#include "app/case/rb-ladder-form.h"
#include "app/rb-right-guard.h"
#include "school/rb-stages.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  RbWorkspace *workspace;
  GtkWidget *window; /* owns it */
  AdwBin *place;
  GtkLabel *problem; /* why a stage cannot be removed */
} Ladder;

static void
ladder_free (gpointer data)
{
  Ladder *ladder = data;

  g_object_unref (ladder->workspace);
  g_free (ladder);
}

static gint64
stage_of (GtkWidget *widget)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (widget), "stage");
}

static void
set_stage (GtkWidget *widget, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), "stage", g_memdup2 (&id, sizeof id), g_free);
}

static void
edit_cb (Ladder *ladder, GtkWidget *row)
{
  rb_ladder_form_open (ladder->window, ladder->workspace, stage_of (row));
}

static void
add_cb (Ladder *ladder)
{
  rb_ladder_form_open (ladder->window, ladder->workspace, 0);
}

static void
remove_cb (Ladder *ladder, GtkWidget *button)
{
  RbSchool *school = rb_workspace_school (ladder->workspace);
  RbDeed deed = rb_workspace_deed (ladder->workspace);
  const RbStage *stage = rb_office_find (school->office, RB_RECORD_STAGE, stage_of (button));
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = stage ? rb_ladder_remove (school, stage, &deed, &error) : NULL;

  if (change)
    rb_workspace_apply (ladder->workspace, change, _ ("Stage removed"));
  else if (error)
    {
      gtk_label_set_text (ladder->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (ladder->problem), TRUE);
    }
}

static GtkWidget *
make_row (Ladder *ladder, const RbStage *stage)
{
  GtkWidget *row = adw_action_row_new (), *button;
  g_autofree char *enters = rb_stage_entry_words (stage), *leaves = rb_stage_exit_words (stage);
  g_autofree char *text = g_strdup_printf (_ ("Entered: %s.\nLeft: %s."), enters, leaves);
  g_autofree char *title = g_markup_escape_text (stage->name, -1);
  g_autofree char *under = g_markup_escape_text (text, -1);
  g_autofree char *spoken = g_strdup_printf (_ ("Remove %s"), stage->name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), under);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  set_stage (row, stage->base.id);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (edit_cb), ladder);
  button = gtk_button_new_with_label (_ ("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  set_stage (button, stage->base.id);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), ladder);
  rb_right_bind (button, ladder->workspace, RB_RIGHT_POLICY);
  rb_right_bind (row, ladder->workspace, RB_RIGHT_POLICY);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
refill (GtkWidget *window)
{
  Ladder *ladder = g_object_get_data (G_OBJECT (window), "rb-ladder");
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  RbSchool *school = rb_workspace_school (ladder->workspace);
  g_autoptr (GPtrArray) stages = NULL;

  if (school == NULL)
    return;
  stages = rb_ladder_of (school->office);
  gtk_widget_set_visible (GTK_WIDGET (ladder->problem), FALSE);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Lowest first. The rules propose; a person decides. What was decided stays as it was when "
         "a rule changes."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  for (guint i = 0; i < stages->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (ladder, stages->pdata[i]));
  adw_bin_set_child (ladder->place, page);
}

static gboolean
undo_cb (GtkWidget *window, GVariant *arguments, gpointer data)
{
  Ladder *ladder = g_object_get_data (G_OBJECT (window), "rb-ladder");

  rb_workspace_undo (ladder->workspace);
  return TRUE;
}

static gboolean
close_cb (GtkWidget *window, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType with, GtkShortcutFunc function)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, with),
                        gtk_callback_action_new (function, NULL, NULL)));
}

void
rb_ladder_window_present (GtkWidget *from, RbWorkspace *workspace)
{
  Ladder *ladder = g_new (Ladder, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a Stage…"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  *ladder = (Ladder){ g_object_ref (workspace), adw_window_new (), ADW_BIN (adw_bin_new ()),
                      GTK_LABEL (gtk_label_new (NULL)) };
  gtk_label_set_wrap (ladder->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (ladder->problem), "error");
  gtk_widget_set_margin_top (GTK_WIDGET (ladder->problem), 9);
  gtk_widget_set_margin_start (GTK_WIDGET (ladder->problem), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (ladder->problem), 12);
  g_object_set_data_full (G_OBJECT (ladder->window), "rb-ladder", ladder, ladder_free);
  gtk_window_set_title (GTK_WINDOW (ladder->window), _ ("Ladder of Stages"));
  gtk_window_set_transient_for (GTK_WINDOW (ladder->window),
                                GTK_WINDOW (gtk_widget_get_root (from)));
  gtk_window_set_modal (GTK_WINDOW (ladder->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (ladder->window), 680, 560);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), ladder);
  rb_right_bind (add, workspace, RB_RIGHT_POLICY);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
  add_key (keys, GDK_KEY_Escape, 0, close_cb);
  add_key (keys, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb);
  gtk_widget_add_controller (ladder->window, keys);
  gtk_widget_set_vexpand (GTK_WIDGET (ladder->place), TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (ladder->problem));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (ladder->place));
  adw_window_set_content (ADW_WINDOW (ladder->window), box);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (refill), ladder->window,
                           G_CONNECT_SWAPPED);
  refill (ladder->window);
  gtk_window_present (GTK_WINDOW (ladder->window));
}
