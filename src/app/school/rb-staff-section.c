/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Staff: whether the school signs in, and everybody with role, rights and PIN. Without sign-in also
 * who is working on this computer now. */
#include "app/rb-notice.h"
#include "app/rb-saver.h"
#include "app/rb-settings.h"
#include "app/rb-window.h"
#include "app/school/rb-cover-group.h"
#include "app/school/rb-school-page.h"
#include "app/school/rb-staff-dialog.h"
#include "app/sign-in/rb-session.h"
#include "school/rb-clock.h"
#include "store/rb-store-staff.h"

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
  AdwActionRow *sign_in_row;
  GtkSwitch *sign_in;
  gboolean filling;
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

static gboolean
signs_in (RbStaffSection *section)
{
  RbStore *store = rb_workspace_store (section->workspace);

  return store != NULL && rb_store_sign_in_is_on (store);
}

/* Whether who works may change the staff; FALSE says why. */
static gboolean
may_edit (RbStaffSection *section, GError **why)
{
  return rb_workspace_store (section->workspace) != NULL
         && rb_workspace_may (section->workspace, RB_RIGHT_STAFF, why);
}

static void
update_add (RbStaffSection *section)
{
  gtk_widget_set_sensitive (section->add,
                            *gtk_editable_get_text (GTK_EDITABLE (section->name)) != '\0'
                                && may_edit (section, NULL));
}

static void
works_now_cb (GtkCheckButton *check, RbStaffSection *section)
{
  const RbStaff *staff = staff_of (section, check);

  if (!gtk_check_button_get_active (check) || staff == NULL)
    return;
  rb_workspace_set_who (section->workspace, staff->name, staff->position);
  rb_settings_set_string ("current-staff", staff->name);
  rb_window_refresh (rb_window_of (GTK_WIDGET (section)));
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

/* A PIN that was set changes what the list says. */
static void
pin_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbStaffSection) section = data;
  g_autoptr (GError) error = NULL;

  if (rb_store_set_pin_finish (RB_STORE (source), result, &error))
    rb_saver_reload (GTK_WIDGET (section), section->workspace, _ ("PIN set"), NULL, NULL);
  else
    rb_notice_error (GTK_WIDGET (section), error, NULL, NULL);
}

static gboolean
is_same (const RbStaff *a, const RbStaff *b)
{
  return strcmp (a->name, b->name) == 0 && strcmp (a->position, b->position) == 0
         && strcmp (a->role, b->role) == 0 && strcmp (a->classes, b->classes) == 0
         && a->issues_notices == b->issues_notices && a->decides_leave == b->decides_leave
         && a->first_day == b->first_day && a->last_day == b->last_day;
}

static void
edited_cb (const RbStaff *staff, const char *pin, gpointer data)
{
  RbStaffSection *section = data;
  const RbStaff *before = find (section, staff->id);
  RbStore *store = rb_workspace_store (section->workspace);

  if (before && !is_same (before, staff))
    write_staff (section, staff, _ ("Saved"));
  if (pin && store)
    rb_store_set_pin_async (store, staff->id, pin, rb_clock_seconds (), pin_set_cb,
                            g_object_ref (section));
}

static void
edit_cb (GtkWidget *row, RbStaffSection *section)
{
  const RbStaff *staff = staff_of (section, row);

  if (staff)
    rb_staff_dialog_present (row, staff, edited_cb, section);
}

static gint64 *
id_data (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* "Class teacher, 3T · Teacher · PIN set". (transfer full) */
static char *
about (const RbStaff *staff)
{
  g_autoptr (GString) words = g_string_new (staff->position);

  if (*staff->classes)
    g_string_append_printf (words, "%s%s", words->len ? ", " : "", staff->classes);
  g_string_append_printf (words, "%s%s", words->len ? " · " : "",
                          rb_staff_role_name (rb_staff_role_parse (staff->role)));
  if (staff->last_day != RB_DATE_NONE)
    {
      g_autofree char *days = rb_date_range_format (staff->first_day, staff->last_day);
      g_string_append_printf (words, " · %s", days);
    }
  if (staff->has_pin)
    g_string_append_printf (words, " · %s", _ ("PIN set"));
  if (staff->left)
    g_string_append_printf (words, " · %s", _ ("has left"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_check (RbStaffSection *section, GtkWidget *row, const RbStaff *staff, GtkCheckButton **first)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *label = g_strdup_printf (_ ("%s is working now"), staff->name);

  if (*first)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), *first);
  else
    *first = GTK_CHECK_BUTTON (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               strcmp (rb_workspace_who (section->workspace), staff->name) == 0);
  gtk_widget_set_sensitive (check, !staff->left);
  gtk_widget_set_tooltip_text (check, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (check), "staff", id_data (staff->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (works_now_cb), section);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
}

static void
name_edit (GtkWidget *edit, const RbStaff *staff, gboolean may)
{
  g_autofree char *label = g_strdup_printf (_ ("Role, rights and PIN of %s"), staff->name);

  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_tooltip_text (edit, label);
  gtk_widget_set_sensitive (edit, may);
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
make_row (RbStaffSection *section, const RbStaff *staff, GtkCheckButton **first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (staff->left ? _ ("Back") : _ ("Has left"));
  GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  g_autofree char *name = g_markup_escape_text (staff->name, -1);
  g_autofree char *words = about (staff);
  g_autofree char *safe = g_markup_escape_text (words, -1);
  GError *why = NULL;
  gboolean may = may_edit (section, &why);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, may);
  gtk_widget_set_tooltip_text (row, why ? why->message : NULL);
  g_clear_error (&why);
  if (!signs_in (section))
    add_check (section, row, staff, first);
  g_object_set_data_full (G_OBJECT (button), "staff", id_data (staff->id), g_free);
  g_object_set_data_full (G_OBJECT (edit), "staff", id_data (staff->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (left_cb), section);
  g_signal_connect (edit, "clicked", G_CALLBACK (edit_cb), section);
  name_edit (edit, staff, may);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (signs_in (section))
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), edit);
  return row;
}

static void
fill_sign_in (RbStaffSection *section)
{
  g_autoptr (GError) why = NULL;
  gboolean may = may_edit (section, &why);

  section->filling = TRUE;
  gtk_switch_set_active (section->sign_in, signs_in (section));
  section->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (section->sign_in_row), may);
  gtk_widget_set_tooltip_text (GTK_WIDGET (section->sign_in_row), why ? why->message : NULL);
  update_add (section);
}

static void
fill (RbStaffSection *section)
{
  const RbRoster *roster = rb_workspace_school (section->workspace)->roster;
  GtkCheckButton *first = NULL;
  guint n = rb_roster_n_staff (roster);

  fill_sign_in (section);
  if (section->list)
    adw_preferences_page_remove (section->page, section->list);
  section->list = NULL;
  if (n == 0)
    return;
  section->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (
      section->list, signs_in (section) ? _ ("Staff") : _ ("Who is working on this computer now"));
  adw_preferences_group_set_description (
      section->list, _ ("Their name and position stand beside every mark that they change."));
  for (int left = 0; left <= 1; left++)
    for (guint i = 0; i < n; i++)
      if (rb_roster_staff (roster, i)->left == left)
        adw_preferences_group_add (section->list,
                                   make_row (section, rb_roster_staff (roster, i), &first));
  adw_preferences_page_add (section->page, section->list);
}

static void
sign_in_cb (RbStaffSection *section)
{
  gboolean on = gtk_switch_get_active (section->sign_in);
  g_autoptr (GError) error = NULL;

  if (section->filling || on == signs_in (section))
    return;
  if (!rb_store_set_sign_in (rb_workspace_store (section->workspace), on, &error))
    {
      rb_notice_error (GTK_WIDGET (section), error, NULL, NULL);
      fill_sign_in (section);
    }
  else if (on)
    rb_session_sign_out (rb_window_of (GTK_WIDGET (section)));
  else
    rb_saver_reload (GTK_WIDGET (section), section->workspace,
                     _ ("Nobody signs in any more: everyone may do everything"), NULL, NULL);
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
  /* "Headteacher" is a role too; "Cook" is none, until one is given. */
  staff.role = (char *) rb_staff_role_id (rb_staff_role_parse (position));
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
add_sign_in (RbStaffSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  const char *title = _ ("Sign in with a name and a PIN");

  section->sign_in_row = ADW_ACTION_ROW (adw_action_row_new ());
  section->sign_in = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (section->sign_in), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->sign_in), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (section->sign_in_row), title);
  adw_action_row_set_subtitle (
      section->sign_in_row, _ ("Everybody sees and does what their role may: Help has the table. "
                               "The file itself is not encrypted."));
  adw_action_row_add_suffix (section->sign_in_row, GTK_WIDGET (section->sign_in));
  adw_action_row_set_activatable_widget (section->sign_in_row, GTK_WIDGET (section->sign_in));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (section->sign_in_row));
  g_signal_connect_swapped (section->sign_in, "notify::active", G_CALLBACK (sign_in_cb), section);
  adw_preferences_page_add (section->page, ADW_PREFERENCES_GROUP (group));
}

static void
rb_staff_section_init (RbStaffSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();

  section->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  add_sign_in (section);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Add someone"));
  section->add = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_set_sensitive (section->add, FALSE);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), section->add);
  section->name = add_entry (group, _ ("Name, with title"));
  section->position = add_entry (group, _ ("Position, such as Office Manager"));
  g_signal_connect_swapped (section->name, "changed", G_CALLBACK (update_add), section);
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
  adw_preferences_page_add (section->page, rb_cover_group_new (workspace));
  fill (section);
  g_signal_connect_object (workspace, "changed::school", G_CALLBACK (fill), section,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (section);
}
