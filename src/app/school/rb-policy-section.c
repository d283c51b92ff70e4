/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The policy in force as rows that can be changed: targets, bands, clocks, rules and limits. A
 * saved policy holds from a day on; the ones before it stay, for the periods that they decided.
 * What may not be saved (a gap between bands) is said at once. */
#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "app/school/rb-policy-clocks.h"
#include "app/school/rb-policy-list.h"
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
  GPtrArray *entries; /* AdwEntryRow* and GtkSwitch* with data "group" and "key" */
  RbPolicyClocks *clocks;
  char *shown; /* the text of the policy that the draft was made of */
  RbDate shown_from;
  AdwEntryRow *valid_from;
  AdwComboRow *preset;
  GtkLabel *problems;
  GtkWidget *save;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RbPolicySection, rb_policy_section, ADW_TYPE_BIN)

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
  const char *group, *key, *text;

  if (section->filling)
    return;
  group = g_object_get_data (G_OBJECT (row), "group");
  key = g_object_get_data (G_OBJECT (row), "key");
  text = gtk_editable_get_text (GTK_EDITABLE (row));
  /* A school need not aim at a share of persistent absence. */
  if (*text == '\0' && strcmp (key, "pa-target") == 0)
    g_key_file_remove_key (section->draft, group, key, NULL);
  else
    g_key_file_set_string (section->draft, group, key, text);
  check (section);
}

/* The words of a switch in the draft: "false" and "true", or "0" and "1". */
static const char *
switch_word (GObject *row, gboolean on)
{
  gboolean number = g_str_equal (g_object_get_data (row, "group"), "limits");

  return on ? (number ? "1" : "true") : (number ? "0" : "false");
}

static void
switched_cb (GObject *row, GParamSpec *pspec, RbPolicySection *section)
{
  if (section->filling)
    return;
  g_key_file_set_string (section->draft, g_object_get_data (row, "group"),
                         g_object_get_data (row, "key"),
                         switch_word (row, gtk_switch_get_active (GTK_SWITCH (row))));
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

      if (GTK_IS_SWITCH (row))
        gtk_switch_set_active (GTK_SWITCH (row), g_str_equal (value, switch_word (row, TRUE)));
      else
        gtk_editable_set_text (GTK_EDITABLE (row), value);
    }
  rb_policy_clocks_show (section->clocks);
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
fill (RbPolicySection *section, const RbPolicy *policy)
{
  g_autofree char *text = rb_policy_to_text (policy);
  RbDate from =
      policy->valid_from ? policy->valid_from : rb_workspace_now (section->workspace).date;
  g_autofree char *date = rb_date_format (from, RB_DATE_LONG);

  g_key_file_load_from_data (section->draft, text, (gsize) -1, G_KEY_FILE_NONE, NULL);
  g_free (section->shown);
  section->shown = g_steal_pointer (&text);
  section->shown_from = policy->valid_from;
  section->filling = TRUE;
  for (guint i = 0; rb_policy_preset_id (i); i++)
    if (strcmp (rb_policy_preset_id (i), policy->preset) == 0)
      adw_combo_row_set_selected (section->preset, i);
  gtk_editable_set_text (GTK_EDITABLE (section->valid_from), date);
  section->filling = FALSE;
  show_draft (section);
}

static void
preset_cb (RbPolicySection *section)
{
  const char *id = rb_policy_preset_id (adw_combo_row_get_selected (section->preset));
  g_autofree char *path = NULL;
  const char *text;

  if (section->filling || !id)
    return;
  path = g_strdup_printf ("policies/%s.ini", id);
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

/* The policy of the book that holds from that very day; NULL for none. */
static RbPolicy *
policy_from (RbPolicySection *section, RbDate day)
{
  const RbPolicyBook *book = rb_workspace_school (section->workspace)->policies;

  for (guint i = 0; i < rb_policy_book_n (book); i++)
    if (rb_policy_book_nth (book, i)->valid_from == day)
      return (RbPolicy *) rb_policy_book_nth (book, i);
  return NULL;
}

static void
save_cb (RbPolicySection *section)
{
  g_autoptr (RbWritten) written = NULL;
  g_autoptr (RbPolicy) policy = NULL;
  g_autofree char *label = NULL, *title = NULL;
  RbDate from;
  char iso[11];

  if (!rb_date_parse (gtk_editable_get_text (GTK_EDITABLE (section->valid_from)), &from))
    return;
  g_key_file_set_string (section->draft, "policy", "valid-from", rb_date_iso (from, iso));
  policy = read_draft (section, NULL);
  title = rb_policy_title (policy);
  label = g_strdup_printf (_ ("%s saved"), title);
  written = rb_written_new_policy (policy_from (section, from), policy);
  if (rb_workspace_write (section->workspace, written, label))
    rb_notice_show (GTK_WIDGET (section), _ ("The policy was saved"), _ ("Undo"), "win.undo");
}

static void
show_cb (RbPolicySection *section, const RbPolicy *policy)
{
  fill (section, policy);
}

/* What is shown follows a policy that became another one, by Undo too; what is typed in and not
 * saved stays while it is the same. */
static void
changed_cb (RbPolicySection *section)
{
  const RbPolicy *policy;
  g_autofree char *text = NULL;

  if (!rb_workspace_school (section->workspace))
    return;
  policy = policy_from (section, section->shown_from);
  text = policy ? rb_policy_to_text (policy) : NULL;
  if (g_strcmp0 (text, section->shown) != 0)
    fill (section, policy ? policy : policy_in_force (section));
}

static void
keep (RbPolicySection *section, GtkWidget *widget, const char *group, const char *key)
{
  g_object_set_data_full (G_OBJECT (widget), "group", g_strdup (group), g_free);
  g_object_set_data_full (G_OBJECT (widget), "key", g_strdup (key), g_free);
  g_ptr_array_add (section->entries, widget);
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
  keep (section, row, key_group, key);
  g_signal_connect (row, "changed", G_CALLBACK (entry_changed_cb), section);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
add_switch (RbPolicySection *section,
            GtkWidget *group,
            const char *title,
            const char *key_group,
            const char *key)
{
  GtkWidget *row = adw_action_row_new (), *on = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (on, GTK_ALIGN_CENTER);
  keep (section, on, key_group, key);
  g_signal_connect (on, "notify::active", G_CALLBACK (switched_cb), section);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), on);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), on);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
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

  for (guint i = 0; rb_policy_preset_id (i); i++)
    gtk_string_list_append (names, rb_policy_preset_title (rb_policy_preset_id (i)));
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
  add_entry (section, targets, _ ("Pupils persistently absent, at most (empty: no target)"),
             "policy", "pa-target");
  for (int role = RB_BAND_TOP; role < RB_N_BANDS; role++)
    {
      g_autofree char *group = g_strdup_printf ("band %s", rb_band_role_id ((RbBandRole) role));

      add_entry (section, bands, rb_policy_band_name (policy_in_force (section), (RbBandRole) role),
                 group, "from");
    }
}

/* What people call a band, and what the field after.means of a letter says of it. */
static void
add_band_words (RbPolicySection *section, AdwPreferencesPage *page)
{
  GtkWidget *rows =
      add_group (page, _ ("Bands: Their Words"),
                 _ ("The name on screens, lists and letters, and what a letter may say of it, such "
                    "as: below our target."));

  for (int role = RB_BAND_TOP; role < RB_N_BANDS; role++)
    {
      g_autofree char *group = g_strdup_printf ("band %s", rb_band_role_id ((RbBandRole) role));
      const char *name = rb_policy_band_name (NULL, (RbBandRole) role);
      g_autofree char *called = g_strdup_printf (_ ("%s: its name"), name);
      g_autofree char *means = g_strdup_printf (_ ("%s: a letter says"), name);

      add_entry (section, rows, called, group, "name");
      add_entry (section, rows, means, group, "letter");
    }
}

static void
add_clock (RbPolicySection *section, AdwPreferencesPage *page, const char *title, const char *group)
{
  GtkWidget *rows = add_group (page, title, NULL);

  for (guint i = 0; i < RB_N_CLOCK_TIMES; i++)
    add_entry (section, rows, rb_policy_clocks_title (i), group, rb_policy_clocks_key (i));
}

static void
add_limits (RbPolicySection *section, AdwPreferencesPage *page)
{
  GtkWidget *rows = add_group (page, _ ("Limits"), _ ("When a pupil comes onto a list."));

  for (int i = 0; i < RB_N_LIMITS; i++)
    if (i == RB_LIMIT_CODE_SCHOOL_DAYS)
      add_switch (section, rows, _ ("Those days are school days, not Monday to Friday"), "limits",
                  rb_limit_id ((RbLimit) i));
    else
      add_entry (section, rows, rb_limit_description ((RbLimit) i), "limits",
                 rb_limit_id ((RbLimit) i));
}

static void
add_rules (RbPolicySection *section, AdwPreferencesPage *page)
{
  GtkWidget *rows = add_group (page, _ ("Lateness"),
                               _ ("Before the time that is late a pupil is present; up to and "
                                  "including the closing of the register L, after it U."));

  add_switch (section, rows, _ ("Late for a medical reason before the register closes is M"),
              "policy", "medical-late-is-m");
}

static void
clocks_changed_cb (RbPolicySection *section)
{
  if (!section->filling)
    check (section);
}

static void
rb_policy_section_dispose (GObject *object)
{
  RbPolicySection *section = RB_POLICY_SECTION (object);

  if (section->workspace)
    g_signal_handlers_disconnect_by_data (section->workspace, section);
  g_clear_object (&section->workspace);
  g_clear_pointer (&section->shown, g_free);
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
  GtkWidget *list;

  section->workspace = g_object_ref (workspace);
  section->filling = TRUE;
  add_head (section, page);
  rb_right_bind (section->save, workspace, RB_RIGHT_POLICY);
  add_bands (section, page);
  add_band_words (section, page);
  add_clock (section, page, _ ("Morning"), "clock am");
  add_clock (section, page, _ ("Afternoon"), "clock pm");
  section->clocks =
      RB_POLICY_CLOCKS (rb_policy_clocks_new (section->draft, rb_workspace_school (workspace)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (section->clocks));
  g_signal_connect_swapped (section->clocks, "changed", G_CALLBACK (clocks_changed_cb), section);
  add_rules (section, page);
  add_limits (section, page);
  list = rb_policy_list_new (workspace);
  g_signal_connect_swapped (list, "chosen", G_CALLBACK (show_cb), section);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (list));
  adw_bin_set_child (ADW_BIN (section), GTK_WIDGET (page));
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), section);
  fill (section, policy_in_force (section));
  return GTK_WIDGET (section);
}
