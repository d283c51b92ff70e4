/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Staff: name and position, as every amendment keeps them, and who is working on this computer now.
 */
#include "app/rb-notice.h"
#include "app/rb-saver.h"
#include "app/rb-settings.h"
#include "app/school/rb-school-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define RB_TYPE_STAFF_SECTION (rb_staff_section_get_type ())
G_DECLARE_FINAL_TYPE (RbStaffSection, rb_staff_section, RB, STAFF_SECTION, AdwBin)

struct _RbStaffSection
{
  AdwBin parent;
  RbWorkspace *workspace;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *list;
  AdwEntryRow *name, *position;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (RbStaffSection, rb_staff_section, ADW_TYPE_BIN)

static void
write_staff (RbStaffSection *section, const RbStaff *staff, const char *text)
{
  RbStoreBatch *batch = rb_store_batch_new ();

  rb_store_batch_add_staff (batch, staff);
  rb_saver_write (GTK_WIDGET (section), section->workspace, batch, text, NULL, NULL);
}

static const RbStaff *
find (RbStaffSection *section, gint64 id)
{
  const RbRoster *roster = rb_workspace_school (section->workspace)->roster;

  for (guint i = 0; i < rb_roster_n_staff (roster); i++)
    if (rb_roster_staff (roster, i)->id == id)
      return rb_roster_staff (roster, i);
  return NULL;
}

static const RbStaff *
staff_of (RbStaffSection *section, gpointer widget)
{
  return find (section, *(const gint64 *) g_object_get_data (widget, "staff"));
}

static void
works_now_cb (GtkCheckButton *check, RbStaffSection *section)
{
  const RbStaff *staff = staff_of (section, check);

  if (!gtk_check_button_get_active (check) || staff == NULL)
    return;
  rb_workspace_set_who (section->workspace, staff->name, staff->position);
  rb_settings_set_string ("current-staff", staff->name);
}

static void
left_cb (GtkButton *button, RbStaffSection *section)
{
  const RbStaff *staff = staff_of (section, button);
  RbStaff changed;

  if (staff == NULL)
    return;
  changed = *staff;
  changed.left = !staff->left;
  write_staff (section, &changed, changed.left ? _ ("Marked as having left") : _ ("Back at work"));
}

static gint64 *
id_data (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static GtkWidget *
make_row (RbStaffSection *section, const RbStaff *staff, GtkCheckButton **first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *button = gtk_button_new_with_label (staff->left ? _ ("Back") : _ ("Has left"));
  g_autofree char *name = g_markup_escape_text (staff->name, -1);
  g_autofree char *about = staff->left ? g_strdup_printf (_ ("%s, has left"), staff->position)
                                       : g_strdup (staff->position);
  g_autofree char *label = g_strdup_printf (_ ("%s is working now"), staff->name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  if (*first)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), *first);
  else
    *first = GTK_CHECK_BUTTON (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               strcmp (rb_workspace_who (section->workspace), staff->name) == 0);
  gtk_widget_set_sensitive (check, !staff->left);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (check), "staff", id_data (staff->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "staff", id_data (staff->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (works_now_cb), section);
  g_signal_connect (button, "clicked", G_CALLBACK (left_cb), section);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
fill (RbStaffSection *section)
{
  const RbRoster *roster = rb_workspace_school (section->workspace)->roster;
  GtkCheckButton *first = NULL;

  if (section->list)
    adw_preferences_page_remove (section->page, section->list);
  section->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (section->list, _ ("Who is working on this computer now"));
  adw_preferences_group_set_description (
      section->list, _ ("Their name and position stand beside every mark that they change."));
  for (int left = 0; left <= 1; left++)
    for (guint i = 0; i < rb_roster_n_staff (roster); i++)
      if (rb_roster_staff (roster, i)->left == left)
        adw_preferences_group_add (section->list,
                                   make_row (section, rb_roster_staff (roster, i), &first));
  if (first)
    adw_preferences_page_add (section->page, section->list);
  else
    {
      g_object_ref_sink (section->list);
      g_clear_object (&section->list);
    }
}

static void
changed_cb (RbStaffSection *section)
{
  gtk_widget_set_sensitive (section->add,
                            *gtk_editable_get_text (GTK_EDITABLE (section->name)) != '\0');
}

static void
add_cb (RbStaffSection *section)
{
  RbStaff staff = { .role = (char *) "", .classes = (char *) "" };
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (section->name))));
  g_autofree char *position =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (section->position))));

  if (*name == '\0')
    return;
  staff.name = name;
  staff.position = position;
  write_staff (section, &staff, _ ("Added"));
  gtk_editable_set_text (GTK_EDITABLE (section->name), "");
  gtk_editable_set_text (GTK_EDITABLE (section->position), "");
}

static AdwEntryRow *
add_entry (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_ENTRY_ROW (row);
}

static void
rb_staff_section_dispose (GObject *object)
{
  g_clear_object (&RB_STAFF_SECTION (object)->workspace);
  G_OBJECT_CLASS (rb_staff_section_parent_class)->dispose (object);
}

static void
rb_staff_section_class_init (RbStaffSectionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_staff_section_dispose;
}

static void
rb_staff_section_init (RbStaffSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();

  section->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Add someone"));
  section->add = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_set_sensitive (section->add, FALSE);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), section->add);
  section->name = add_entry (group, _ ("Name, with title"));
  section->position = add_entry (group, _ ("Position, such as Office Manager"));
  g_signal_connect_swapped (section->name, "changed", G_CALLBACK (changed_cb), section);
  g_signal_connect_swapped (section->name, "entry-activated", G_CALLBACK (add_cb), section);
  g_signal_connect_swapped (section->position, "entry-activated", G_CALLBACK (add_cb), section);
  g_signal_connect_swapped (section->add, "clicked", G_CALLBACK (add_cb), section);
  adw_preferences_page_add (section->page, ADW_PREFERENCES_GROUP (group));
  adw_bin_set_child (ADW_BIN (section), GTK_WIDGET (section->page));
}

GtkWidget *
rb_staff_section_new (RbWorkspace *workspace)
{
  RbStaffSection *section = g_object_new (RB_TYPE_STAFF_SECTION, NULL);

  section->workspace = g_object_ref (workspace);
  fill (section);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (fill), section, G_CONNECT_SWAPPED);
  return GTK_WIDGET (section);
}
