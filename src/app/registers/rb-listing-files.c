/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing and saving tables. */
#include "app/registers/rb-listing-files.h"

#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "app/rb-printing.h"
#include "documents/rb-listing-sheet.h"
#include "exchange/rb-listing-export.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

void
rb_listing_print (GtkWidget *from, RbSchool *school, RbListing *listing)
{
  g_autoptr (RbDocument) document = rb_listing_sheet_new (school, listing);

  rb_printing_print (from, document);
}

typedef struct
{
  GtkWidget *from;
  RbListing *listing;
} Saving;

static gboolean
write_to (RbListing *listing, const char *path, GError **error)
{
  g_autofree char *csv = NULL;

  if (g_str_has_suffix (path, ".xlsx"))
    return rb_listing_write_workbook (listing, path, error);
  csv = rb_listing_to_csv (listing);
  return g_file_set_contents_full (path, csv, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (file)
    {
      gboolean done = write_to (saving->listing, g_file_peek_path (file), &error);

      rb_notice_saved (saving->from, done ? g_file_get_basename (file) : NULL, error);
    }
  g_object_unref (saving->from);
  rb_listing_unref (saving->listing);
  g_free (saving);
}

void
rb_listing_save (GtkWidget *from, RbListing *listing, const char *name)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->from = g_object_ref (from);
  saving->listing = rb_listing_ref (listing);
  rb_compat_save_file (GTK_WINDOW (gtk_widget_get_root (from)), _ ("Save the List"), name,
                       chosen_cb, saving);
}

static GtkWidget *
button (const char *icon, const char *label, const char *action)
{
  GtkWidget *made = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (made, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (made), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (made), action);
  gtk_widget_add_css_class (made, "flat");
  return made;
}

GtkWidget *
rb_listing_buttons (const char *print_action, const char *save_action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), button ("document-save-symbolic", _ ("Save as CSV"), save_action));
  gtk_box_append (GTK_BOX (box), button ("printer-symbolic", _ ("Print the list"), print_action));
  return box;
}
