/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook into a private folder, closed, given its mode and moved to its place. */
#include "exchange/rb-workbook.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

static gboolean
fail (GError **error, const char *path, const char *why)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The workbook %s could not be written: %s.",
               name, why);
  return FALSE;
}

static gboolean
write_draft (
    const char *draft, RbWorkbookFill fill, gpointer data, const char *target, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_FALSE };
  lxw_workbook *book = workbook_new_opt (draft, &options);
  lxw_error result;

  if (book == NULL)
    return fail (error, target, "there is not enough memory");
  fill (book, data);
  result = workbook_close (book);
  return result == LXW_NO_ERROR || fail (error, target, lxw_strerror (result));
}

gboolean
rb_workbook_write (const char *path, RbWorkbookFill fill, gpointer data, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (parent, ".rollbook-XXXXXX", NULL);
  g_autofree char *draft = NULL;
  gboolean ok;

  if (g_mkdtemp_full (folder, 0700) == NULL)
    return fail (error, path, g_strerror (errno));
  draft = g_build_filename (folder, "book.xlsx", NULL);
  ok = write_draft (draft, fill, data, path, error);
  if (ok && (g_chmod (draft, 0600) != 0 || g_rename (draft, path) != 0))
    ok = fail (error, path, g_strerror (errno));
  g_unlink (draft);
  g_rmdir (folder);
  return ok;
}
