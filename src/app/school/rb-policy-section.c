/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The policy in force as rows that can be changed: targets, bands, clocks and limits. A saved
 * policy holds from a day on; the ones before it stay, for the periods that they decided. What may
 * not be saved (a gap between bands) is said at once. */
#include "app/rb-right-guard.h"
#include "app/rb-saver.h"
#include "app/school/rb-school-page.h"

#include "rb-data.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define RB_TYPE_POLICY_SECTION (rb_policy_section_get_type ())
G_DECLARE_FINAL_TYPE (RbPolicySection, rb_policy_section, RB, POLICY_SECTION, AdwBin)

struct _RbPolicySection
{
  AdwBin parent;
  RbWorkspace *workspace;
  GKeyFile *draft;
  GPtrArray *entries; /* AdwEntryRow* with data "group" and "key" */
  AdwEntryRow *valid_from;
  AdwComboRow *preset;
  GtkLabel *problems;
  GtkWidget *save;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RbPolicySection, rb_policy_section, ADW_TYPE_BIN)

static const struct
{
  const char *id;
  const char *title;
} presets[] = {
  { "one-page", N_ ("One page: amber below 97, red below 90") },
  { "three-stage", N_ ("Three stages") },
  { "trust", N_ ("Trust policy") },
  { "risk-bands", N_ ("Risk bands and action calendar") },
  { "overview", N_ ("Attendance overview") },
};

/* The draft as a policy, with what is wrong with it; NULL where it cannot be read at all. */
static RbPolicy *
read_draft (RbPolicySection *section, GPtrArray *problems)
{
  g_autofree char *text = g_key_file_to_data (section->draft, NULL, NULL);

  return rb_policy_from_text (text, problems);
}

static void
check (RbPolicySection *section)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) remarks = NULL;
  RbPolicy *policy = read_draft (section, problems);
  g_autoptr (GString) text = g_string_new (NULL);
  RbDate date;

  if (!rb_date_parse (gtk_editable_get_text (GTK_EDITABLE (section->valid_from)), &date))
    g_ptr_array_add (
        problems,
        g_strdup (_ ("Write from which day the policy holds, such as 1 September 2025.")));
  remarks = policy ? rb_policy_remarks (policy) : g_ptr_array_new ();
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "", (char *) problems->pdata[i]);
  for (guint i = 0; i < remarks->len; i++)
    g_string_append_printf (text, "%s%s", text->len ? "\n" : "", (char *) remarks->pdata[i]);
  gtk_label_set_text (section->problems, text->str);
  gtk_widget_set_visible (GTK_WIDGET (section->problems), text->len > 0);
  gtk_widget_set_sensitive (section->save, policy != NULL && problems->len == 0);
  g_clear_pointer (&policy, rb_policy_unref);
}

static void
entry_changed_cb (AdwEntryRow *row, RbPolicySection *section)
{
  if (section->filling)
    return;
  g_key_file_set_string (section->draft, g_object_get_data (G_OBJECT (row), "group"),
                         g_object_get_data (G_OBJECT (row), "key"),
                         gtk_editable_get_text (GTK_EDITABLE (row)));
  check (section);
}

/* "97/100" is shown as 97, "965/1000" as it is. */
static char *
shown (GKeyFile *draft, const char *group, const char *key)
{
  char *value = g_key_file_get_string (draft, group, key, NULL);

  if (value && g_str_has_suffix (value, "/100"))
    value[strlen (value) - 4] = '\0';
  return value ? value : g_strdup ("");
}

static void
show_draft (RbPolicySection *section)
{
  section->filling = TRUE;
  for (guint i = 0; i < section->entries->len; i++)
    {
      GObject *row = section->entries->pdata[i];
      g_autofree char *value =
          shown (section->draft, g_object_get_data (row, "group"), g_object_get_data (row, "key"));

      gtk_editable_set_text (GTK_EDITABLE (row), value);
    }
  section->filling = FALSE;
  check (section);
}

static const RbPolicy *
policy_in_force (RbPolicySection *section)
{
  return rb_policy_book_on (rb_workspace_school (section->workspace)->policies,
                            rb_workspace_now (section->workspace).date);
}

static void
fill (RbPolicySection *section)
{
  const RbPolicy *policy = policy_in_force (section);
  g_autofree char *text = rb_policy_to_text (policy);
  RbDate from =
      policy->valid_from ? policy->valid_from : rb_workspace_now (section->workspace).date;
  g_autofree char *date = rb_date_format (from, RB_DATE_LONG);

  g_key_file_load_from_data (section->draft, text, (gsize) -1, G_KEY_FILE_NONE, NULL);
  section->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (strcmp (presets[i].id, policy->preset) == 0)
      adw_combo_row_set_selected (section->preset, i);
  gtk_editable_set_text (GTK_EDITABLE (section->valid_from), date);
  section->filling = FALSE;
  show_draft (section);
}

static void
preset_cb (RbPolicySection *section)
{
  guint selected = adw_combo_row_get_selected (section->preset);
  g_autofree char *path = NULL;
  const char *text;

  if (section->filling || selected >= G_N_ELEMENTS (presets))
    return;
  path = g_strdup_printf ("policies/%s.ini", presets[selected].id);
  text = rb_data_find (path, NULL);
  if (text)
    {
      RbPolicy *policy = rb_policy_from_text (text, NULL);
      g_autofree char *whole = rb_policy_to_text (policy);

      g_key_file_load_from_data (section->draft, whole, (gsize) -1, G_KEY_FILE_NONE, NULL);
      rb_policy_unref (policy);
      show_draft (section);
    }
}

static void
save_cb (RbPolicySection *section)
{
  RbStoreBatch *batch;
  RbPolicy *policy;
  RbDate from;
  char iso[11];

  if (!rb_date_parse (gtk_editable_get_text (GTK_EDITABLE (section->valid_from)), &from))
    return;
  g_key_file_set_string (section->draft, "policy", "valid-from", rb_date_iso (from, iso));
  policy = read_draft (section, NULL);
  batch = rb_store_batch_new ();
  rb_store_batch_add_policy (batch, policy);
  rb_policy_unref (policy);
  rb_saver_write (GTK_WIDGET (section), section->workspace, batch, _ ("The policy was saved"), NULL,
                  NULL);
}

static GtkWidget *
add_entry (RbPolicySection *section,
           GtkWidget *group,
           const char *title,
           const char *key_group,
           const char *key)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), "group", g_strdup (key_group), g_free);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (key), g_free);
  g_signal_connect (row, "changed", G_CALLBACK (entry_changed_cb), section);
  g_ptr_array_add (section->entries, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_group (AdwPreferencesPage *page, const char *title, const char *about)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (about)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), about);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add_head (RbPolicySection *section, AdwPreferencesPage *page)
{
  GtkWidget *group = add_group (
      page, _ ("Policy"),
      _ ("Local law: what counts as green, when a register closes, when somebody acts. A change "
         "holds from its day on; earlier figures keep the policy of their time."));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    gtk_string_list_append (names, _ (presets[i].title));
  section->preset = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (section->preset), _ ("Start from"));
  adw_combo_row_set_model (section->preset, G_LIST_MODEL (names));
  section->valid_from = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (section->valid_from), _ ("Holds from"));
  section->save = gtk_button_new_with_mnemonic (_ ("_Save Policy"));
  gtk_widget_add_css_class (section->save, "suggested-action");
  gtk_widget_set_valign (section->save, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), section->save);
  section->problems = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (section->problems, 0);
  gtk_label_set_wrap (section->problems, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (section->problems), 12);
  gtk_widget_add_css_class (GTK_WIDGET (section->problems), "rb-warning");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (section->preset));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (section->valid_from));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (section->problems));
  g_signal_connect_swapped (section->preset, "notify::selected", G_CALLBACK (preset_cb), section);
  g_signal_connect_swapped (section->valid_from, "changed", G_CALLBACK (check), section);
  g_signal_connect_swapped (section->save, "clicked", G_CALLBACK (save_cb), section);
}

static void
add_bands (RbPolicySection *section, AdwPreferencesPage *page)
{
  GtkWidget *targets = add_group (page, _ ("Targets, per cent"), NULL);
  GtkWidget *bands = add_group (
      page, _ ("Bands: attendance from, per cent"),
      _ ("Each band begins at its figure and reaches up to the next better one. A figure such as "
         "96.5 is written 965/1000."));

  add_entry (section, targets, _ ("School target"), "policy", "school-target");
  add_entry (section, targets, _ ("Target of the local authority"), "policy", "la-target");
  for (int role = RB_BAND_TOP; role < RB_N_BANDS; role++)
    {
      g_autofree char *group = g_strdup_printf ("band %s", rb_band_role_id ((RbBandRole) role));

      add_entry (section, bands, rb_policy_band_name (policy_in_force (section), (RbBandRole) role),
                 group, "from");
    }
}

static void
add_clock (RbPolicySection *section, AdwPreferencesPage *page, const char *title, const char *group)
{
  static const struct
  {
    const char *key;
    const char *title;
  } times[] = {
    { "doors", N_ ("Doors open") },
    { "start", N_ ("Session starts") },
    { "late-from", N_ ("Late (L) from") },
    { "closes", N_ ("Register closes, after it U") },
    { "saved-by", N_ ("Registers saved by") },
    { "ends", N_ ("Session ends") },
  };
  GtkWidget *rows = add_group (page, title, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    add_entry (section, rows, _ (times[i].title), group, times[i].key);
}

static void
add_limits (RbPolicySection *section, AdwPreferencesPage *page)
{
  GtkWidget *rows = add_group (page, _ ("Limits"), _ ("When a pupil comes onto a list."));

  for (int i = 0; i < RB_N_LIMITS; i++)
    add_entry (section, rows, rb_limit_description ((RbLimit) i), "limits",
               rb_limit_id ((RbLimit) i));
}

static void
rb_policy_section_dispose (GObject *object)
{
  RbPolicySection *section = RB_POLICY_SECTION (object);

  g_clear_object (&section->workspace);
  g_clear_pointer (&section->draft, g_key_file_unref);
  g_clear_pointer (&section->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_policy_section_parent_class)->dispose (object);
}

static void
rb_policy_section_class_init (RbPolicySectionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_policy_section_dispose;
}

static void
rb_policy_section_init (RbPolicySection *section)
{
  section->draft = g_key_file_new ();
  section->entries = g_ptr_array_new ();
}

GtkWidget *
rb_policy_section_new (RbWorkspace *workspace)
{
  RbPolicySection *section = g_object_new (RB_TYPE_POLICY_SECTION, NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  section->workspace = g_object_ref (workspace);
  section->filling = TRUE;
  add_head (section, page);
  rb_right_bind (section->save, workspace, RB_RIGHT_POLICY);
  add_bands (section, page);
  add_clock (section, page, _ ("Morning"), "clock am");
  add_clock (section, page, _ ("Afternoon"), "clock pm");
  add_limits (section, page);
  adw_bin_set_child (ADW_BIN (section), GTK_WIDGET (page));
  fill (section);
  return GTK_WIDGET (section);
}
