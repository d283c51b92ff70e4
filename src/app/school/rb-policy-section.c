/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The policy in force as rows that can be changed: targets, bands, clocks, rules and limits. A
 * saved policy holds from a day on; the ones before it stay, for the periods that they decided.
 * What may not be saved (a gap between bands) is said at once. */
#include "app/rb-right-guard.h"
#include "app/rb-saver.h"
#include "app/school/rb-policy-clocks.h"
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
  AdwPreferencesGroup *book;
  GPtrArray *book_rows; /* GtkWidget* */
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
  section->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (strcmp (presets[i].id, policy->preset) == 0)
      adw_combo_row_set_selected (section->preset, i);
  gtk_editable_set_text (GTK_EDITABLE (section->valid_from), date);
  section->filling = FALSE;
  show_draft (section);
}

/* The dated policies, the newest first */

static void
show_cb (GtkButton *button, RbPolicySection *section)
{
  const RbPolicyBook *book = rb_workspace_school (section->workspace)->policies;
  guint nth = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "nth"));

  if (nth < rb_policy_book_n (book))
    fill (section, rb_policy_book_nth (book, nth));
}

static char *
policy_words (RbPolicySection *section, const RbPolicy *policy)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (strcmp (presets[i].id, policy->preset) == 0)
      g_string_append (words, _ (presets[i].title));
  if (policy == policy_in_force (section))
    g_string_append_printf (words, "%s%s", words->len ? "; " : "", _ ("in force now"));
  return g_string_free (words, FALSE);
}

static void
add_book_row (RbPolicySection *section, const RbPolicyBook *book, guint nth)
{
  const RbPolicy *policy = rb_policy_book_nth (book, nth);
  GtkWidget *row = adw_action_row_new (), *show = gtk_button_new_with_label (_ ("Show"));
  g_autofree char *date =
      policy->valid_from ? rb_date_format (policy->valid_from, RB_DATE_LONG) : NULL;
  g_autofree char *title =
      date ? g_strdup_printf (_ ("From %s"), date) : g_strdup (_ ("From the beginning"));
  g_autofree char *words = policy_words (section, policy);
  g_autofree char *name = g_strdup_printf (_ ("Show the policy: %s"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (show), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (show), "nth", GUINT_TO_POINTER (nth));
  g_signal_connect (show, "clicked", G_CALLBACK (show_cb), section);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), show);
  adw_preferences_group_add (section->book, row);
  g_ptr_array_add (section->book_rows, row);
}

static void
fill_book (RbPolicySection *section)
{
  const RbSchool *school = rb_workspace_school (section->workspace);

  for (guint i = 0; i < section->book_rows->len; i++)
    adw_preferences_group_remove (section->book, section->book_rows->pdata[i]);
  g_ptr_array_set_size (section->book_rows, 0);
  for (guint i = school ? rb_policy_book_n (school->policies) : 0; i-- > 0;)
    add_book_row (section, school->policies, i);
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
  g_clear_pointer (&section->book_rows, g_ptr_array_unref);
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
  section->book_rows = g_ptr_array_new ();
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
  add_band_words (section, page);
  add_clock (section, page, _ ("Morning"), "clock am");
  add_clock (section, page, _ ("Afternoon"), "clock pm");
  section->clocks =
      RB_POLICY_CLOCKS (rb_policy_clocks_new (section->draft, rb_workspace_school (workspace)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (section->clocks));
  g_signal_connect_swapped (section->clocks, "changed", G_CALLBACK (clocks_changed_cb), section);
  add_rules (section, page);
  add_limits (section, page);
  section->book = ADW_PREFERENCES_GROUP (
      add_group (page, _ ("Policies of This School"),
                 _ ("Each holds from its day until the next one. A policy that is shown can be "
                    "saved again for another day.")));
  adw_bin_set_child (ADW_BIN (section), GTK_WIDGET (page));
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (fill_book), section);
  fill (section, policy_in_force (section));
  fill_book (section);
  return GTK_WIDGET (section);
}
