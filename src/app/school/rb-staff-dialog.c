/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window for one member of staff. What is wrong is said under the rows, and Save waits until it
 * is right. */
#include "app/school/rb-staff-dialog.h"

#include "domain/rb-role.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkWindow *window;
  GtkEditable *name, *position, *classes, *first, *last, *pin, *again;
  AdwComboRow *role;
  GtkWidget *leave_row, *notices_row;
  GtkSwitch *leave, *notices;
  GtkLabel *problem;
  GtkWidget *save;
  gint64 id;
  gboolean left;
  RbStaffDone done;
  GObject *owner;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_object_unref (dialog->owner);
  g_free (dialog);
}

static gboolean
read_day (GtkEditable *entry, RbDate *day)
{
  const char *text = gtk_editable_get_text (entry);

  *day = RB_DATE_NONE;
  return *text == '\0' || rb_date_parse (text, day);
}

static RbStaffRole
role_of (Dialog *dialog)
{
  return (RbStaffRole) adw_combo_row_get_selected (dialog->role);
}

/* Borrows from the entries; a sentence where it is not one yet. */
static const char *
read_staff (Dialog *dialog, RbStaff *staff)
{
  const char *pin = gtk_editable_get_text (dialog->pin);

  *staff = (RbStaff){ .id = dialog->id,
                      .name = (char *) gtk_editable_get_text (dialog->name),
                      .position = (char *) gtk_editable_get_text (dialog->position),
                      .role = (char *) rb_staff_role_id (role_of (dialog)),
                      .classes = (char *) gtk_editable_get_text (dialog->classes),
                      .left = dialog->left,
                      .issues_notices = gtk_switch_get_active (dialog->notices),
                      .decides_leave = gtk_switch_get_active (dialog->leave) };
  if (staff->name[strspn (staff->name, " ")] == '\0')
    return _ ("Write a name.");
  if (!read_day (dialog->first, &staff->first_day))
    return _ ("Write the first day as a date, such as 20 March 2026.");
  if (!read_day (dialog->last, &staff->last_day))
    return _ ("Write the last day as a date, such as 27 March 2026.");
  if (staff->last_day != RB_DATE_NONE && staff->last_day < staff->first_day)
    return _ ("The last day comes before the first day.");
  if (role_of (dialog) == RB_STAFF_SUPPLY && staff->last_day == RB_DATE_NONE)
    return _ ("A supply teacher needs a first and a last day.");
  if (*pin && rb_pin_problem (pin))
    return rb_pin_problem (pin);
  if (strcmp (pin, gtk_editable_get_text (dialog->again)) != 0)
    return _ ("Write the same PIN twice.");
  return NULL;
}

static void
check_cb (Dialog *dialog)
{
  RbStaff staff;
  const char *problem = read_staff (dialog, &staff);
  RbStaffRole role = role_of (dialog);
  gboolean head = rb_staff_role_may (role, RB_RIGHT_DECIDE_LEAVE);
  gboolean dated = role == RB_STAFF_SUPPLY;

  gtk_label_set_text (dialog->problem, problem ? problem : "");
  gtk_widget_set_sensitive (dialog->save, problem == NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (dialog->role), rb_staff_role_words (role));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (dialog->leave_row),
                               head ? _ ("The headteacher always may") : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (dialog->notices_row),
                               head ? _ ("The headteacher always may") : "");
  gtk_widget_set_sensitive (dialog->leave_row, role != RB_STAFF_NONE && !head);
  gtk_widget_set_sensitive (dialog->notices_row, role != RB_STAFF_NONE && !head);
  gtk_widget_set_visible (GTK_WIDGET (dialog->first),
                          dated || *gtk_editable_get_text (dialog->first));
  gtk_widget_set_visible (GTK_WIDGET (dialog->last),
                          dated || *gtk_editable_get_text (dialog->last));
  gtk_widget_set_visible (GTK_WIDGET (dialog->classes), role == RB_STAFF_TEACHER || dated);
}

static void
save_cb (Dialog *dialog)
{
  RbStaff staff;
  const char *pin = gtk_editable_get_text (dialog->pin);

  if (read_staff (dialog, &staff) != NULL)
    return;
  dialog->done (&staff, *pin ? pin : NULL, dialog->owner);
  gtk_window_close (dialog->window);
}

static void
fill_roles (Dialog *dialog, RbStaffRole role)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; i < RB_N_STAFF_ROLES; i++)
    gtk_string_list_append (names, rb_staff_role_name (i));
  adw_combo_row_set_model (dialog->role, G_LIST_MODEL (names));
  adw_combo_row_set_selected (dialog->role, role);
}

static void
set_day (GtkEditable *entry, RbDate day)
{
  g_autofree char *text = day == RB_DATE_NONE ? NULL : rb_date_format (day, RB_DATE_LONG);

  gtk_editable_set_text (entry, text ? text : "");
}

static void
fill (Dialog *dialog, const RbStaff *staff)
{
  fill_roles (dialog, staff ? rb_staff_role_parse (staff->role) : RB_STAFF_NONE);
  if (!staff)
    return;
  dialog->id = staff->id;
  dialog->left = staff->left;
  gtk_editable_set_text (dialog->name, staff->name);
  gtk_editable_set_text (dialog->position, staff->position);
  gtk_editable_set_text (dialog->classes, staff->classes);
  set_day (dialog->first, staff->first_day);
  set_day (dialog->last, staff->last_day);
  gtk_switch_set_active (dialog->leave, staff->decides_leave);
  gtk_switch_set_active (dialog->notices, staff->issues_notices);
}

static void
bind (Dialog *dialog, GtkBuilder *builder)
{
  const struct
  {
    const char *id;
    GtkEditable **entry;
  } entries[] = { { "name", &dialog->name },       { "position", &dialog->position },
                  { "classes", &dialog->classes }, { "first", &dialog->first },
                  { "last", &dialog->last },       { "pin", &dialog->pin },
                  { "again", &dialog->again } };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    *entries[i].entry = GTK_EDITABLE (gtk_builder_get_object (builder, entries[i].id));
  dialog->window = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));
  dialog->role = ADW_COMBO_ROW (gtk_builder_get_object (builder, "role"));
  dialog->leave = GTK_SWITCH (gtk_builder_get_object (builder, "leave"));
  dialog->notices = GTK_SWITCH (gtk_builder_get_object (builder, "notices"));
  dialog->leave_row = GTK_WIDGET (gtk_builder_get_object (builder, "leave-row"));
  dialog->notices_row = GTK_WIDGET (gtk_builder_get_object (builder, "notices-row"));
  dialog->problem = GTK_LABEL (gtk_builder_get_object (builder, "problem"));
  dialog->save = GTK_WIDGET (gtk_builder_get_object (builder, "save"));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_signal_connect_swapped (*entries[i].entry, "changed", G_CALLBACK (check_cb), dialog);
      g_signal_connect_swapped (*entries[i].entry, "entry-activated", G_CALLBACK (save_cb), dialog);
    }
  g_signal_connect_swapped (dialog->role, "notify::selected", G_CALLBACK (check_cb), dialog);
}

void
rb_staff_dialog_present (GtkWidget *from, const RbStaff *staff, RbStaffDone done, gpointer owner)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/rollbook/Rollbook/ui/school/staff-dialog.ui");
  Dialog *dialog = g_new0 (Dialog, 1);
  GObject *pins = gtk_builder_get_object (builder, "pin-group");

  dialog->done = done;
  dialog->owner = g_object_ref (owner);
  bind (dialog, builder);
  fill (dialog, staff);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (pins),
      staff && staff->has_pin ? _ ("A PIN is set. A new one takes its place, and ends the wait "
                                   "after wrong tries.")
                              : _ ("No PIN is set yet."));
  check_cb (dialog);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "cancel"), "clicked",
                            G_CALLBACK (gtk_window_close), dialog->window);
  g_signal_connect_swapped (dialog->save, "clicked", G_CALLBACK (save_cb), dialog);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  gtk_window_set_default_widget (dialog->window, dialog->save);
  gtk_window_set_transient_for (dialog->window, GTK_WINDOW (gtk_widget_get_root (from)));
  gtk_window_present (dialog->window);
}
