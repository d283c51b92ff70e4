/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A listing as bytes, written whole, or as pages. */
#include "app/rb-listing-files.h"

#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "app/rb-printing.h"
#include "app/rb-task.h"
#include "documents/rb-listing-sheet.h"
#include "exchange/rb-listing-export.h"

#include <glib/gi18n.h>

#define RB_TYPE_LISTING_SAVE (rb_listing_save_get_type ())
G_DECLARE_FINAL_TYPE (RbListingSave, rb_listing_save, RB, LISTING_SAVE, GObject)

/* One file on its way. */
struct _RbListingSave
{
  GObject parent;
  GtkWidget *from;
  RbListing *listing;
  RbListingFile kind;
  RbListingSaved saved;
  GObject *owner;
  char *path;
};

G_DEFINE_FINAL_TYPE (RbListingSave, rb_listing_save, G_TYPE_OBJECT)

static void
rb_listing_save_finalize (GObject *object)
{
  RbListingSave *save = RB_LISTING_SAVE (object);

  g_clear_object (&save->from);
  g_clear_pointer (&save->listing, rb_listing_unref);
  g_clear_object (&save->owner);
  g_free (save->path);
  G_OBJECT_CLASS (rb_listing_save_parent_class)->finalize (object);
}

static void
rb_listing_save_class_init (RbListingSaveClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rb_listing_save_finalize;
}

static void
rb_listing_save_init (RbListingSave *save)
{
}

static gboolean
write_csv (const RbListingSave *save, GError **error)
{
  g_autofree char *csv = rb_listing_to_csv (save->listing);
  g_autofree char *name = g_path_get_basename (save->path);
  g_autoptr (GError) reason = NULL;

  if (g_file_set_contents_full (save->path, csv, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &reason))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("%s could not be saved: %s. Choose another folder or free some space."), name,
               reason->message);
  return FALSE;
}

static gboolean
save_work (RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  const RbListingSave *save = data;

  if (save->kind == RB_LISTING_CSV ? !write_csv (save, error)
                                   : !rb_listing_write_workbook (save->listing, save->path, error))
    return FALSE;
  *result = g_path_get_basename (save->path);
  return TRUE;
}

static void
done_cb (gpointer owner, gpointer result, const GError *error)
{
  RbListingSave *save = owner;

  if (error == NULL && save->saved)
    {
      g_free (result); /* what follows from the file has a notice of its own */
      save->saved (save->owner);
    }
  else
    rb_notice_saved (save->from, result, error);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (RbListingSave) save = data;

  if (!file)
    return;
  save->path = g_strdup (g_file_peek_path (file));
  rb_task_run (save->from, _ ("Saving"), save_work, save, NULL, done_cb, save);
}

void
rb_listing_files_save (
    GtkWidget *from, RbListing *listing, RbListingFile kind, RbListingSaved saved, gpointer owner)
{
  RbListingSave *save = g_object_new (RB_TYPE_LISTING_SAVE, NULL);
  g_autofree char *name = g_strdup_printf ("%s.%s", rb_listing_title (listing),
                                           kind == RB_LISTING_CSV ? "csv" : "xlsx");

  save->from = g_object_ref (from);
  save->listing = rb_listing_ref (listing);
  save->kind = kind;
  save->saved = saved;
  save->owner = owner ? g_object_ref (owner) : NULL;
  rb_compat_save_file (GTK_WINDOW (gtk_widget_get_root (from)), _ ("Save the list"),
                       g_strdelimit (name, "/", '-'), chosen_cb, save);
}

void
rb_listing_print (GtkWidget *from, RbSchool *school, RbListing *listing)
{
  g_autoptr (RbDocument) document = rb_listing_sheet_new (school, listing);

  rb_printing_print (from, document);
}
