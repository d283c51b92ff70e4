/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's own particulars, its crest and the signature, as they stand on letters. A row is
 * saved when it is applied. */
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
  GtkPicture *pictures[2]; /* by Picture */
  GtkWidget *remove[2];
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

/* The crest and the signature are chosen, shown and removed in the same way. */
typedef enum
{
  PICTURE_CREST,
  PICTURE_SIGNATURE,
  N_PICTURES
} Picture;

static const struct
{
  const char *title, *subtitle, *spoken, *dialog, *set, *removed, *refused, *types;
  gsize most;
  int width, height;
} pictures[N_PICTURES] = {
  { N_ ("Crest"), N_ ("At the head of letters and reports. SVG prints best"),
    N_ ("The crest of the school"), N_ ("Choose a Crest"),
    N_ ("The crest is on letters from now on"), N_ ("The crest was removed"),
    N_ ("%s is not a picture that can be printed. Choose an SVG or PNG file of up to 2 MB."),
    "*.[sp][vn]g", MOST_CREST_BYTES, 48, 56 },
  { N_ ("Signature"), N_ ("A picture over the name on letters; without one there is room to sign"),
    N_ ("The signature on letters"), N_ ("Choose a Signature"),
    N_ ("The signature is on letters from now on"), N_ ("The signature was removed"),
    N_ ("%s is not a picture that can be printed. Choose a PNG, JPEG or SVG file of up to 512 kB."),
    "*.[sjp][vnp]*g", RB_MOST_SIGNATURE_BYTES, 120, 40 },
};

/* A choice that is being made. */
typedef struct
{
  RbDetailsSection *section;
  Picture picture;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->section);
  g_free (choice);
}

static GBytes **
bytes_of (RbSchoolDetails *details, Picture picture)
{
  return picture == PICTURE_CREST ? &details->crest_bytes : &details->signature_bytes;
}

/* Takes `bytes`, NULL for none. */
static void
set_picture (RbDetailsSection *section, Picture picture, GBytes *bytes, const char *type)
{
  RbSchoolDetails *details = rb_school_details_copy (details_of (section));
  GBytes **place = bytes_of (details, picture);

  g_clear_pointer (place, g_bytes_unref);
  *place = bytes;
  if (picture == PICTURE_CREST)
    {
      g_free (details->crest);
      details->crest = g_strdup (type);
    }
  save (section, details, _ (bytes ? pictures[picture].set : pictures[picture].removed));
}

/* A media type where the bytes can be shown and printed; NULL otherwise. */
static const char *
picture_type (GBytes *bytes, Picture picture)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);

  if (texture == NULL || size < 4)
    return NULL;
  if (memcmp (data, "\x89PNG", 4) == 0)
    return "image/png";
  if (memcmp (data, "\xff\xd8\xff", 3) == 0)
    return picture == PICTURE_SIGNATURE ? "image/jpeg" : NULL;
  return "image/svg+xml";
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Choice *choice = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  GBytes *bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  const char *type = bytes && g_bytes_get_size (bytes) <= pictures[choice->picture].most
                         ? picture_type (bytes, choice->picture)
                         : NULL;

  if (bytes == NULL)
    rb_notice_error (GTK_WIDGET (choice->section), error, NULL, NULL);
  else if (type)
    set_picture (choice->section, choice->picture, g_steal_pointer (&bytes), type);
  else
    {
      g_auto (GStrv) parts = g_strsplit (_ (pictures[choice->picture].refused), "%s", 2);
      g_autofree char *text = g_strjoinv (name, parts);

      rb_notice_show (GTK_WIDGET (choice->section), text, NULL, NULL);
    }
  g_clear_pointer (&bytes, g_bytes_unref);
  choice_free (choice);
}

static void
picture_chosen_cb (GFile *file, gpointer data)
{
  if (file)
    g_file_load_bytes_async (file, NULL, picture_read_cb, data);
  else
    choice_free (data);
}

static Picture
picture_of (GtkWidget *button)
{
  return (Picture) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "picture"));
}

static void
choose_picture_cb (RbDetailsSection *section, GtkWidget *button)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->section = g_object_ref (section);
  choice->picture = picture_of (button);
  rb_compat_open_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))),
                       _ (pictures[choice->picture].dialog), _ ("Pictures"),
                       pictures[choice->picture].types, picture_chosen_cb, choice);
}

static void
remove_picture_cb (RbDetailsSection *section, GtkWidget *button)
{
  set_picture (section, picture_of (button), NULL, "");
}

static void
show_picture (RbDetailsSection *section, Picture picture, GBytes *bytes)
{
  g_autoptr (GdkTexture) texture = bytes ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;

  gtk_picture_set_paintable (section->pictures[picture], GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (section->pictures[picture]), texture != NULL);
  gtk_widget_set_sensitive (section->remove[picture], texture != NULL);
}

static void
fill (RbDetailsSection *section)
{
  const RbSchoolDetails *details = details_of (section);

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
  show_picture (section, PICTURE_CREST, details->crest_bytes);
  show_picture (section, PICTURE_SIGNATURE, details->signature_bytes);
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
make_button (const char *label, GCallback callback, RbDetailsSection *section, Picture picture)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "picture", GINT_TO_POINTER (picture));
  g_signal_connect_swapped (button, "clicked", callback, section);
  return button;
}

static GtkWidget *
make_picture_row (RbDetailsSection *section, Picture picture)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *shown = gtk_picture_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (pictures[picture].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (pictures[picture].subtitle));
  section->pictures[picture] = GTK_PICTURE (shown);
  gtk_picture_set_can_shrink (GTK_PICTURE (shown), TRUE);
  gtk_picture_set_alternative_text (GTK_PICTURE (shown), _ (pictures[picture].spoken));
  gtk_widget_set_size_request (shown, pictures[picture].width, pictures[picture].height);
  gtk_widget_set_margin_top (shown, 6);
  gtk_widget_set_margin_bottom (shown, 6);
  section->remove[picture] =
      make_button (_ ("Remove"), G_CALLBACK (remove_picture_cb), section, picture);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), shown);
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      make_button (_ ("Choose…"), G_CALLBACK (choose_picture_cb), section, picture));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), section->remove[picture]);
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
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (school),
                             make_picture_row (section, PICTURE_CREST));
  letters = make_group (section, _ ("Letters"), _ ("One named person whom a family can ring."),
                        letter_fields, G_N_ELEMENTS (letter_fields));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (letters),
                             make_picture_row (section, PICTURE_SIGNATURE));
  system = make_group (section, _ ("Register"), NULL, system_fields, G_N_ELEMENTS (system_fields));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (system), make_statutory_row (section));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (school));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (letters));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (system));
  adw_bin_set_child (ADW_BIN (section), page);
  for (guint i = 0; i < section->rows->len; i++)
    adw_entry_row_set_show_apply_button (section->rows->pdata[i], TRUE);
  fill (section);
  g_signal_connect_object (workspace, "changed::school", G_CALLBACK (fill), section,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (section);
}
