/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's own particulars and its crest, as they stand on letters. A row is saved when it is
 * applied. */
#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "app/rb-saver.h"
#include "app/school/rb-school-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define MOST_CREST_BYTES (2 * 1024 * 1024)

#define RB_TYPE_DETAILS_SECTION (rb_details_section_get_type ())
G_DECLARE_FINAL_TYPE (RbDetailsSection, rb_details_section, RB, DETAILS_SECTION, AdwBin)

typedef struct
{
  const char *title;
  gsize offset;      /* of the string in RbSchoolDetails */
  gboolean is_lines; /* lines, shown with commas between them */
} Field;

#define FIELD(member) G_STRUCT_OFFSET (RbSchoolDetails, member)

static const Field school_fields[] = {
  { N_ ("Name of the school"), FIELD (name), FALSE },
  { N_ ("Address, with commas between the lines"), FIELD (address), TRUE },
  { N_ ("Telephone of the office"), FIELD (phone), FALSE },
  { N_ ("Email of the office"), FIELD (email), FALSE },
  { N_ ("Headteacher, with title"), FIELD (headteacher), FALSE },
};

static const Field letter_fields[] = {
  { N_ ("Letters are signed by, with title"), FIELD (signatory), FALSE },
  { N_ ("Position"), FIELD (signatory_position), FALSE },
  { N_ ("Direct line"), FIELD (signatory_phone), FALSE },
};

static const Field system_fields[] = {
  { N_ ("Management information system, such as SIMS or Arbor"), FIELD (mis), FALSE },
};

static const char *const phases[] = { "primary", "secondary", "special", "all-through" };

struct _RbDetailsSection
{
  AdwBin parent;
  RbWorkspace *workspace;
  GPtrArray *rows; /* GtkWidget* with a Field as data "field" */
  AdwComboRow *phase;
  GtkSwitch *statutory;
  GtkPicture *crest;
  GtkWidget *remove_crest;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RbDetailsSection, rb_details_section, ADW_TYPE_BIN)

static const RbSchoolDetails *
details_of (RbDetailsSection *section)
{
  return rb_workspace_school (section->workspace)->details;
}

/* Shows what is stored again: after a save, and after one that failed. */
static void fill (RbDetailsSection *section);

static void
saved_cb (gpointer owner, const GError *error)
{
  if (error)
    fill (owner);
}

static void
save (RbDetailsSection *section, RbSchoolDetails *details, const char *text)
{
  RbStoreBatch *batch = rb_store_batch_new ();

  rb_store_batch_set_details (batch, details);
  rb_school_details_free (details);
  rb_saver_write (GTK_WIDGET (section), section->workspace, batch, text, saved_cb, section);
}

static char *
shown (const RbSchoolDetails *details, const Field *field)
{
  const char *value = G_STRUCT_MEMBER (char *, details, field->offset);
  g_auto (GStrv) lines = field->is_lines ? g_strsplit (value, "\n", -1) : NULL;

  return lines ? g_strjoinv (", ", lines) : g_strdup (value);
}

static char *
stored (const char *text, const Field *field)
{
  g_auto (GStrv) parts = field->is_lines ? g_strsplit (text, ",", -1) : NULL;

  if (parts == NULL)
    return g_strstrip (g_strdup (text));
  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  return g_strjoinv ("\n", parts);
}

static void
applied_cb (AdwEntryRow *row, RbDetailsSection *section)
{
  const Field *field = g_object_get_data (G_OBJECT (row), "field");
  RbSchoolDetails *details = rb_school_details_copy (details_of (section));
  char *value = stored (gtk_editable_get_text (GTK_EDITABLE (row)), field);

  if (field->offset == FIELD (name) && *value == '\0')
    {
      g_free (value);
      rb_school_details_free (details);
      rb_notice_show (GTK_WIDGET (section), _ ("A school needs a name. It was not changed."), NULL,
                      NULL);
      fill (section);
      return;
    }
  g_free (G_STRUCT_MEMBER (char *, details, field->offset));
  G_STRUCT_MEMBER (char *, details, field->offset) = value;
  save (section, details, _ ("Saved"));
}

static void
phase_cb (RbDetailsSection *section)
{
  RbSchoolDetails *details;
  const char *phase =
      phases[MIN (adw_combo_row_get_selected (section->phase), G_N_ELEMENTS (phases) - 1)];

  if (section->filling || strcmp (details_of (section)->phase, phase) == 0)
    return;
  details = rb_school_details_copy (details_of (section));
  g_free (details->phase);
  details->phase = g_strdup (phase);
  save (section, details, _ ("Saved"));
}

static void
statutory_cb (RbDetailsSection *section)
{
  RbSchoolDetails *details;
  gboolean statutory = gtk_switch_get_active (section->statutory);

  if (section->filling || details_of (section)->statutory == statutory)
    return;
  details = rb_school_details_copy (details_of (section));
  details->statutory = statutory;
  save (section, details,
        statutory ? _ ("Rollbook is now the statutory register of the school")
                  : _ ("Rollbook is now a working copy of the register"));
}

static void
set_crest (RbDetailsSection *section, GBytes *bytes, const char *type)
{
  RbSchoolDetails *details = rb_school_details_copy (details_of (section));

  g_clear_pointer (&details->crest_bytes, g_bytes_unref);
  details->crest_bytes = bytes;
  g_free (details->crest);
  details->crest = g_strdup (type);
  save (section, details,
        bytes ? _ ("The crest is on letters from now on") : _ ("The crest was removed"));
}

/* "image/svg+xml" or "image/png" where the bytes can be shown; NULL otherwise. */
static const char *
crest_type (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);

  if (texture == NULL)
    return NULL;
  return size > 4 && memcmp (data, "\x89PNG", 4) == 0 ? "image/png" : "image/svg+xml";
}

static void
crest_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbDetailsSection) section = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;
  GBytes *bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes == NULL)
    {
      rb_notice_error (GTK_WIDGET (section), error, NULL, NULL);
      return;
    }
  if (g_bytes_get_size (bytes) <= MOST_CREST_BYTES && crest_type (bytes))
    {
      const char *type = crest_type (bytes);

      set_crest (section, bytes, type);
      return;
    }
  text = g_strdup_printf (
      _ ("%s is not a picture that can be printed. Choose an SVG or PNG file of up to 2 MB."),
      name);
  g_bytes_unref (bytes);
  rb_notice_show (GTK_WIDGET (section), text, NULL, NULL);
}

static void
crest_chosen_cb (GFile *file, gpointer data)
{
  if (file)
    g_file_load_bytes_async (file, NULL, crest_read_cb, data);
  else
    g_object_unref (data);
}

static void
choose_crest_cb (RbDetailsSection *section)
{
  rb_compat_open_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))),
                       _ ("Choose a Crest"), _ ("Pictures"), "*.[sp][vn]g", crest_chosen_cb,
                       g_object_ref (section));
}

static void
remove_crest_cb (RbDetailsSection *section)
{
  set_crest (section, NULL, "");
}

static void
fill (RbDetailsSection *section)
{
  const RbSchoolDetails *details = details_of (section);
  g_autoptr (GdkTexture) texture = NULL;

  section->filling = TRUE;
  for (guint i = 0; i < section->rows->len; i++)
    {
      g_autofree char *text = shown (details, g_object_get_data (section->rows->pdata[i], "field"));

      if (strcmp (gtk_editable_get_text (section->rows->pdata[i]), text) != 0)
        {
          adw_entry_row_set_show_apply_button (section->rows->pdata[i], FALSE);
          gtk_editable_set_text (section->rows->pdata[i], text);
          adw_entry_row_set_show_apply_button (section->rows->pdata[i], TRUE);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    if (strcmp (phases[i], details->phase) == 0)
      adw_combo_row_set_selected (section->phase, i);
  gtk_switch_set_active (section->statutory, details->statutory);
  if (details->crest_bytes)
    texture = gdk_texture_new_from_bytes (details->crest_bytes, NULL);
  gtk_picture_set_paintable (section->crest, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (section->crest), texture != NULL);
  gtk_widget_set_sensitive (section->remove_crest, texture != NULL);
  section->filling = FALSE;
}

static GtkWidget *
make_group (
    RbDetailsSection *section, const char *title, const char *about, const Field *fields, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (about)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), about);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (fields[i].title));
      g_object_set_data (G_OBJECT (row), "field", (gpointer) &fields[i]);
      g_signal_connect (row, "apply", G_CALLBACK (applied_cb), section);
      g_ptr_array_add (section->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

static GtkWidget *
make_button (const char *label, GCallback callback, RbDetailsSection *section)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, section);
  return button;
}

static GtkWidget *
make_crest_row (RbDetailsSection *section)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Crest"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("At the head of letters and reports. SVG prints best"));
  section->crest = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (section->crest, TRUE);
  gtk_picture_set_alternative_text (section->crest, _ ("The crest of the school"));
  gtk_widget_set_size_request (GTK_WIDGET (section->crest), 48, 56);
  gtk_widget_set_margin_top (GTK_WIDGET (section->crest), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (section->crest), 6);
  section->remove_crest = make_button (_ ("Remove"), G_CALLBACK (remove_crest_cb), section);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (section->crest));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (_ ("Choose…"), G_CALLBACK (choose_crest_cb), section));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), section->remove_crest);
  return row;
}

static GtkWidget *
make_phase_row (RbDetailsSection *section)
{
  const char *const names[] = { _ ("Primary"), _ ("Secondary"), _ ("Special"), _ ("All-through"),
                                NULL };
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Phase"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Chooses the national figures to compare with"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  section->phase = ADW_COMBO_ROW (row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (phase_cb), section);
  return row;
}

static GtkWidget *
make_statutory_row (RbDetailsSection *section)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("This file is the statutory register"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      _ ("Otherwise it is a working copy, and the register is in the management system"));
  section->statutory = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (section->statutory), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->statutory),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("This file is the statutory register"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (section->statutory));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (section->statutory));
  g_signal_connect_swapped (section->statutory, "notify::active", G_CALLBACK (statutory_cb),
                            section);
  return row;
}

static void
rb_details_section_dispose (GObject *object)
{
  RbDetailsSection *section = RB_DETAILS_SECTION (object);

  g_clear_object (&section->workspace);
  g_clear_pointer (&section->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_details_section_parent_class)->dispose (object);
}

static void
rb_details_section_class_init (RbDetailsSectionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_details_section_dispose;
}

static void
rb_details_section_init (RbDetailsSection *section)
{
  section->rows = g_ptr_array_new ();
}

GtkWidget *
rb_details_section_new (RbWorkspace *workspace)
{
  RbDetailsSection *section = g_object_new (RB_TYPE_DETAILS_SECTION, NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *school, *letters, *system;

  section->workspace = g_object_ref (workspace);
  school = make_group (section, _ ("School"), NULL, school_fields, G_N_ELEMENTS (school_fields));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (school), make_phase_row (section));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (school), make_crest_row (section));
  letters = make_group (section, _ ("Letters"), _ ("One named person whom a family can ring."),
                        letter_fields, G_N_ELEMENTS (letter_fields));
  system = make_group (section, _ ("Register"), NULL, system_fields, G_N_ELEMENTS (system_fields));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (system), make_statutory_row (section));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (school));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (letters));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (system));
  adw_bin_set_child (ADW_BIN (section), page);
  for (guint i = 0; i < section->rows->len; i++)
    adw_entry_row_set_show_apply_button (section->rows->pdata[i], TRUE);
  fill (section);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (fill), section, G_CONNECT_SWAPPED);
  return GTK_WIDGET (section);
}
