/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search, matches, chosen children. */
#include "app/rb-pupil-picker.h"

#include "analysis/rb-name-index.h"

#include <glib/gi18n.h>

#define MOST 5

struct _RbPupilPicker
{
  RbForm *form;
  AdwPreferencesGroup *group;
  RbNameIndex *index;
  GtkEditable *entry;
  GPtrArray *matches; /* GtkWidget*, rows under the entry */
  GArray *found;      /* guint, as the rows */
  GArray *taken;      /* Taken */
  gboolean several, siblings;
};

typedef struct
{
  guint row;
  GtkWidget *line;
  GtkWidget *check; /* of a brother or sister; NULL: chosen by name */
} Taken;

static void
picker_free (gpointer data)
{
  RbPupilPicker *picker = data;

  rb_name_index_free (picker->index);
  g_ptr_array_unref (picker->matches);
  g_array_unref (picker->found);
  g_array_unref (picker->taken);
  g_free (picker);
}

static gboolean
is_there (RbPupilPicker *picker, guint row)
{
  for (guint i = 0; i < picker->taken->len; i++)
    if (g_array_index (picker->taken, Taken, i).row == row)
      return TRUE;
  return FALSE;
}

static void
clear_matches (RbPupilPicker *picker)
{
  for (guint i = 0; i < picker->matches->len; i++)
    adw_preferences_group_remove (picker->group, picker->matches->pdata[i]);
  g_ptr_array_set_size (picker->matches, 0);
  g_array_set_size (picker->found, 0);
}

static GtkWidget *
pupil_row (RbPupilPicker *picker, guint row)
{
  RbSchool *school = rb_form_school (picker->form);
  RbDate today = rb_workspace_now (rb_form_workspace (picker->form)).date;
  const RbClass *klass = rb_roster_class_on (school->roster, row, today);
  g_autofree char *name = rb_pupil_sorted_name (rb_roster_pupil (school->roster, row));
  g_autofree char *markup = g_markup_escape_text (name, -1);
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), markup);
  if (klass)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (line), klass->name);
  return line;
}

static void take (RbPupilPicker *picker, guint row, gboolean sibling);

static void
match_cb (GtkWidget *line, RbPupilPicker *picker)
{
  guint at;

  if (g_ptr_array_find (picker->matches, line, &at))
    take (picker, g_array_index (picker->found, guint, at), FALSE);
}

static void
typed_cb (RbPupilPicker *picker)
{
  const char *text = gtk_editable_get_text (picker->entry);
  g_autoptr (GArray) found = NULL;

  clear_matches (picker);
  if (g_utf8_strlen (text, -1) < 2)
    return;
  found = rb_name_index_find (picker->index, text, MOST, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      guint row = g_array_index (found, guint, i);
      GtkWidget *line;

      if (is_there (picker, row))
        continue;
      line = pupil_row (picker, row);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
      g_signal_connect (line, "activated", G_CALLBACK (match_cb), picker);
      adw_preferences_group_add (picker->group, line);
      g_ptr_array_add (picker->matches, line);
      g_array_append_val (picker->found, row);
    }
}

static void
enter_cb (RbPupilPicker *picker)
{
  if (picker->found->len > 0)
    take (picker, g_array_index (picker->found, guint, 0), FALSE);
  else
    gtk_widget_child_focus (GTK_WIDGET (picker->form), GTK_DIR_TAB_FORWARD);
}

static void
remove_taken (RbPupilPicker *picker, guint index)
{
  adw_preferences_group_remove (picker->group, g_array_index (picker->taken, Taken, index).line);
  g_array_remove_index (picker->taken, index);
}

static void
remove_cb (GtkWidget *button, RbPupilPicker *picker)
{
  for (guint i = 0; i < picker->taken->len; i++)
    if (gtk_widget_is_ancestor (button, g_array_index (picker->taken, Taken, i).line))
      {
        remove_taken (picker, i);
        break;
      }
  gtk_widget_grab_focus (GTK_WIDGET (picker->entry));
  rb_form_touch (picker->form);
}

static void
add_remove (RbPupilPicker *picker, GtkWidget *line, guint row)
{
  g_autofree char *name =
      rb_pupil_name (rb_roster_pupil (rb_form_school (picker->form)->roster, row));
  g_autofree char *label = g_strdup_printf (_ ("Take %s Out"), name);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), button);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), picker);
}

static void
add_check (RbPupilPicker *picker, Taken *one)
{
  const RbPupil *pupil = rb_roster_pupil (rb_form_school (picker->form)->roster, one->row);
  g_autofree char *name = rb_pupil_name (pupil);

  one->check = gtk_check_button_new ();
  gtk_widget_set_valign (one->check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (one->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (one->line), one->check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (one->line), one->check);
  g_signal_connect_swapped (one->check, "toggled", G_CALLBACK (rb_form_touch), picker->form);
}

static void
take (RbPupilPicker *picker, guint row, gboolean sibling)
{
  g_autoptr (GArray) siblings = NULL;
  Taken one = { row, NULL, NULL };

  clear_matches (picker);
  while (!picker->several && !sibling && picker->taken->len > 0)
    remove_taken (picker, 0);
  if (is_there (picker, row))
    return;
  one.line = pupil_row (picker, row);
  if (sibling)
    add_check (picker, &one);
  else
    add_remove (picker, one.line, row);
  adw_preferences_group_add (picker->group, one.line);
  g_array_append_val (picker->taken, one);
  if (sibling)
    return;
  gtk_editable_set_text (picker->entry, "");
  if (picker->siblings)
    {
      siblings = rb_roster_siblings (rb_form_school (picker->form)->roster, row);
      for (guint i = 0; i < siblings->len; i++)
        take (picker, g_array_index (siblings, guint, i), TRUE);
    }
  rb_form_touch (picker->form);
}

RbPupilPicker *
rb_pupil_picker_new (RbForm *form, gboolean several, gboolean siblings, int row)
{
  RbPupilPicker *picker = g_new0 (RbPupilPicker, 1);
  RbDate today = rb_workspace_now (rb_form_workspace (form)).date;

  picker->form = form;
  picker->several = several;
  picker->siblings = siblings;
  picker->index = rb_name_index_new (rb_form_school (form)->roster, today);
  picker->matches = g_ptr_array_new ();
  picker->found = g_array_new (FALSE, FALSE, sizeof (guint));
  picker->taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  picker->group = rb_form_group (form, NULL, NULL);
  picker->entry = GTK_EDITABLE (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (picker->entry),
                                 several ? _ ("Pupils, by the first letters of a name")
                                         : _ ("Pupil, by the first letters of a name"));
  adw_preferences_group_add (picker->group, GTK_WIDGET (picker->entry));
  g_signal_connect_swapped (picker->entry, "changed", G_CALLBACK (typed_cb), picker);
  g_signal_connect_swapped (picker->entry, "entry-activated", G_CALLBACK (enter_cb), picker);
  g_object_set_data_full (G_OBJECT (form), "rb-pupil-picker", picker, picker_free);
  if (row >= 0)
    take (picker, (guint) row, FALSE);
  return picker;
}

GArray *
rb_pupil_picker_rows (RbPupilPicker *picker)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < picker->taken->len; i++)
    {
      const Taken *one = &g_array_index (picker->taken, Taken, i);

      if (one->check == NULL || gtk_check_button_get_active (GTK_CHECK_BUTTON (one->check)))
        g_array_append_val (rows, one->row);
    }
  return rows;
}

void
rb_pupil_picker_take (RbPupilPicker *picker, guint row)
{
  take (picker, row, FALSE);
}

void
rb_pupil_picker_clear (RbPupilPicker *picker)
{
  while (picker->taken->len > 0)
    remove_taken (picker, picker->taken->len - 1);
}

GtkWidget *
rb_pupil_picker_entry (RbPupilPicker *picker)
{
  return GTK_WIDGET (picker->entry);
}

char *
rb_rows_words (const RbSchool *school, const GArray *rows)
{
  GString *words = g_string_new (NULL);

  if (rows->len == 0 || rows->len > 4)
    {
      g_string_free (words, TRUE);
      return g_strdup_printf (ngettext ("%u pupil", "%u pupils", rows->len), rows->len);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name =
          rb_pupil_name (rb_roster_pupil (school->roster, g_array_index (rows, guint, i)));

      if (i > 0)
        g_string_append (words, i + 1 == rows->len ? _ (" and ") : ", ");
      g_string_append (words, name);
    }
  return g_string_free (words, FALSE);
}
