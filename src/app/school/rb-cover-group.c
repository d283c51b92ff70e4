/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows made anew when the school changes. */
#include "app/school/rb-cover-group.h"

#include "app/rb-right-guard.h"
#include "app/school/rb-cover-dialog.h"
#include "school/rb-cover.h"

#include <glib/gi18n.h>

typedef struct
{
  RbWorkspace *workspace;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* GtkWidget, of the group */
} Covers;

static void
covers_free (gpointer data)
{
  Covers *covers = data;

  g_ptr_array_unref (covers->rows);
  g_object_unref (covers->workspace);
  g_free (covers);
}

static void
add_cb (Covers *covers)
{
  rb_cover_dialog_add (GTK_WIDGET (covers->group), covers->workspace, 0);
}

static void
edit_cb (GtkWidget *row, Covers *covers)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "cover");

  rb_cover_dialog_edit (GTK_WIDGET (covers->group), covers->workspace, *id);
}

static void
add_row (Covers *covers, GtkWidget *row)
{
  g_ptr_array_add (covers->rows, row);
  adw_preferences_group_add (covers->group, row);
}

/* "3T: Mr Daniel Hartley", "Fri 20 Mar, afternoon, in the place of Mr Tan". */
static GtkWidget *
make_row (Covers *covers, const RbSchool *school, const RbCover *cover)
{
  const RbClass *klass = rb_roster_class (school->roster, cover->class_id);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = rb_cover_when (cover);
  g_autofree char *title =
      g_strdup_printf ("%s: %s", klass ? klass->name : "?", rb_cover_name (school, cover));
  g_autoptr (GString) about = g_string_new (when);
  g_autofree char *safe = g_markup_escape_text (title, -1), *words = NULL;

  if (klass && *klass->teacher)
    g_string_append_printf (about, _ (", in the place of %s"), klass->teacher);
  if (*cover->note)
    g_string_append_printf (about, ": %s", cover->note);
  words = g_markup_escape_text (about->str, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("document-edit-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "cover",
                          g_memdup2 (&cover->base.id, sizeof cover->base.id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (edit_cb), covers);
  rb_right_bind (row, covers->workspace, RB_RIGHT_PUPILS);
  return row;
}

static void
fill (AdwPreferencesGroup *group)
{
  Covers *covers = g_object_get_data (G_OBJECT (group), "rb-covers");
  RbSchool *school = rb_workspace_school (covers->workspace);
  g_autoptr (GPtrArray) list = rb_covers_from (school, rb_workspace_now (covers->workspace).date);

  for (guint i = 0; i < covers->rows->len; i++)
    adw_preferences_group_remove (group, covers->rows->pdata[i]);
  g_ptr_array_set_size (covers->rows, 0);
  for (guint i = 0; i < list->len; i++)
    add_row (covers, make_row (covers, school, list->pdata[i]));
  if (list->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     _ ("Every class is taken by its own teacher"));
      gtk_widget_add_css_class (row, "dim-label");
      add_row (covers, row);
    }
}

AdwPreferencesGroup *
rb_cover_group_new (RbWorkspace *workspace)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add _Cover…"));
  Covers *covers = g_new0 (Covers, 1);

  covers->workspace = g_object_ref (workspace);
  covers->group = group;
  covers->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (group), "rb-covers", covers, covers_free);
  adw_preferences_group_set_title (group, _ ("Cover"));
  adw_preferences_group_set_description (
      group,
      _ ("Who takes the registers of a class in the place of its teacher, now and to come."));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (group, add);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), covers);
  rb_right_bind (add, workspace, RB_RIGHT_PUPILS);
  fill (group);
  g_signal_connect_object (workspace, "changed::school", G_CALLBACK (fill), group,
                           G_CONNECT_SWAPPED);
  return group;
}
