/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of attached files outside the school's file. */
#include "app/case/rb-attachment-files.h"

#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "domain/rb-case-records.h"
#include "store/rb-store-files.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* Folders of copies: rollbook-files-<process>. */
#define PREFIX "rollbook-files-"

typedef struct
{
  GtkWidget *from;
  RbWorkspace *workspace;
  gint64 id;
  char *name; /* of the file */
  GFile *to;  /* NULL: to be opened */
} Showing;

static void
showing_free (Showing *showing)
{
  g_object_unref (showing->from);
  g_object_unref (showing->workspace);
  g_clear_object (&showing->to);
  g_free (showing->name);
  g_free (showing);
}

/* NULL where it has gone, or is for other roles, which is told. */
static Showing *
showing_new (GtkWidget *from, RbWorkspace *workspace, gint64 id)
{
  const RbAttachment *attachment =
      rb_office_find (rb_workspace_school (workspace)->office, RB_RECORD_ATTACHMENT, id);
  Showing *showing;

  if (attachment == NULL || attachment->base.hidden || rb_workspace_store (workspace) == NULL)
    return NULL;
  showing = g_new0 (Showing, 1);
  showing->from = g_object_ref (from);
  showing->workspace = g_object_ref (workspace);
  showing->id = id;
  showing->name = g_strdup (attachment->file_name);
  return showing;
}

/* A folder of its own for each copy: two files may have one name. NULL with an error. */
static char *
copy_path (const char *name, GError **error)
{
  g_autofree char *own = g_strdup_printf (PREFIX "%d", (int) getpid ());
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), own, NULL);
  g_autofree char *inner = g_build_filename (folder, "XXXXXX", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_mkdtemp_full (inner, 0700) == NULL)
    {
      int reason = errno;
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (reason),
                   _ ("The file cannot be opened, because no copy can be made for it: %s."),
                   g_strerror (reason));
      return NULL;
    }
  return g_build_filename (inner, name, NULL);
}

static gboolean
write_bytes (const char *path, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error);
}

static void
open_copy (Showing *showing, GBytes *bytes, GError **error)
{
  g_autofree char *path = copy_path (showing->name, error);
  g_autofree char *uri = NULL;

  if (path == NULL || !write_bytes (path, bytes, error))
    return;
  uri = g_filename_to_uri (path, NULL, error);
  if (uri)
    g_app_info_launch_default_for_uri (uri, NULL, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Showing *showing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rb_store_read_file_finish (RB_STORE (source), result, &error);

  if (bytes && showing->to == NULL)
    open_copy (showing, bytes, &error);
  else if (bytes)
    {
      g_autofree char *path = g_file_get_path (showing->to);
      char *shown = g_filename_display_basename (path);

      rb_notice_saved (showing->from, write_bytes (path, bytes, &error) ? shown : NULL, error);
      if (error)
        g_free (shown);
      g_clear_error (&error);
    }
  if (error)
    rb_notice_error (showing->from, error, NULL, NULL);
  showing_free (showing);
}

static void
begin (Showing *showing)
{
  rb_store_read_file_async (rb_workspace_store (showing->workspace), showing->id, NULL, read_cb,
                            showing);
}

void
rb_attachment_open (GtkWidget *from, RbWorkspace *workspace, gint64 attachment_id)
{
  Showing *showing = showing_new (from, workspace, attachment_id);

  if (showing)
    begin (showing);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  Showing *showing = data;

  if (file == NULL || rb_workspace_store (showing->workspace) == NULL)
    {
      showing_free (showing);
      return;
    }
  showing->to = g_object_ref (file);
  begin (showing);
}

void
rb_attachment_save_copy (GtkWidget *from, RbWorkspace *workspace, gint64 attachment_id)
{
  Showing *showing = showing_new (from, workspace, attachment_id);

  if (showing)
    rb_compat_save_file (GTK_WINDOW (gtk_widget_get_root (from)), _ ("Save a Copy"), showing->name,
                         chosen_cb, showing);
}

/* Folders of copies hold folders with one file each. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

/* Of another Rollbook that runs. */
static gboolean
is_of_the_living (const char *name)
{
#ifdef G_OS_UNIX
  pid_t process = (pid_t) atoi (name + strlen (PREFIX));

  return process != getpid () && process > 0 && (kill (process, 0) == 0 || errno == EPERM);
#else
  return FALSE;
#endif
}

void
rb_attachment_forget_copies (void)
{
  g_autoptr (GDir) folder = g_dir_open (g_get_user_runtime_dir (), 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    if (g_str_has_prefix (name, PREFIX) && !is_of_the_living (name))
      {
        g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), name, NULL);
        remove_folder (path);
      }
}
