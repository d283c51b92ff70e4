/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells a file by its content and reads it with the reader of its kind. */
#include "exchange/rb-import-file.h"

#include "exchange/rb-csv.h"
#include "exchange/rb-exchange-error.h"
#include "exchange/rb-layout-private.h"
#include "exchange/rb-text.h"
#include "exchange/rb-xlsx-reader.h"

#include "domain/rb-digest.h"

#include <glib/gstdio.h>
#include <string.h>

/* Over this a file is no export of a school; it would be read into memory. */
#define MAX_BYTES (200 * 1024 * 1024)

void
rb_import_file_free (RbImportFile *file)
{
  g_free (file->name);
  g_free (file->digest);
  g_ptr_array_unref (file->tables);
  g_clear_pointer (&file->ctf, rb_ctf_free);
  g_clear_pointer (&file->ics, rb_terms_free);
  g_free (file);
}

static gboolean
read_text (RbImportFile *file, const char *bytes, gsize size, GError **error)
{
  gsize length = 0;
  char *text = rb_text_decode (bytes, size, file->name, &length, NULL, error);
  RbTable *table;

  if (text == NULL)
    return FALSE;
  if (rb_ics_looks_like (text, length))
    {
      file->ics = rb_ics_read (text, length, file->name, error);
      g_free (text);
      return file->ics != NULL;
    }
  table = rb_csv_read (text, length, file->name, error);
  if (table == NULL)
    return FALSE;
  g_ptr_array_add (file->tables, table);
  if (rb_table_n_rows (table) > 0)
    return TRUE;
  g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_UNREADABLE,
               "“%s” has no rows. Export it again and check that rows were chosen.", file->name);
  return FALSE;
}

static gboolean
read_any (RbImportFile *file, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > 0 && rb_xlsx_looks_like (data, size))
    {
      GPtrArray *tables = rb_xlsx_read (bytes, file->name, error);

      if (tables == NULL)
        return FALSE;
      g_ptr_array_unref (file->tables);
      file->tables = tables;
      return TRUE;
    }
  if (size >= 8 && memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0)
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_UNREADABLE,
                   "“%s” is an old Excel file (.xls) or has a password. Open it in Excel, save it "
                   "as .xlsx without a password and import that.",
                   file->name);
      return FALSE;
    }
  if (size > 0 && rb_ctf_looks_like (data, size))
    {
      file->ctf = rb_ctf_read (data, size, file->name, error);
      return file->ctf != NULL;
    }
  return read_text (file, data, size, error);
}

static gpointer
digest_thread (gpointer bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = g_malloc (RB_DIGEST_TEXT_SIZE);
  RbDigest digest;

  rb_digest_begin (&digest);
  rb_digest_update (&digest, data, length);
  rb_digest_end_text (&digest, text);
  return text;
}

RbImportFile *
rb_import_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (RbImportFile) file = g_new0 (RbImportFile, 1);
  /* Without instructions of its own the digest costs more than the parsing: a long file has it made
     beside. */
  GThread *thread = g_bytes_get_size (bytes) < 256 * 1024
                        ? NULL
                        : g_thread_try_new ("digest", digest_thread, bytes, NULL);
  gboolean done;

  file->name = g_path_get_basename (name);
  file->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_table_free);
  done = read_any (file, bytes, error);
  file->digest = thread != NULL ? g_thread_join (thread) : digest_thread (bytes);
  return done ? g_steal_pointer (&file) : NULL;
}

RbImportFile *
rb_import_read (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) inner = NULL;
  GStatBuf info;
  char *content = NULL;
  gsize length = 0;

  if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > MAX_BYTES)
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_TOO_LARGE,
                   "“%s” is larger than 200 MB. Export one year at a time.", shown);
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)
      || !g_file_get_contents (path, &content, &length, &inner))
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_UNREADABLE,
                   "“%s” cannot be opened: %s.", shown,
                   inner != NULL ? inner->message : "there is no such file");
      return NULL;
    }
  bytes = g_bytes_new_take (content, length);
  return rb_import_read_bytes (bytes, shown, error);
}

RbLayout *
rb_import_file_layout (const RbImportFile *file, RbImportKind wanted, GError **error)
{
  RbImportKind whole = file->ctf != NULL   ? RB_IMPORT_CTF
                       : file->ics != NULL ? RB_IMPORT_TERMS
                                           : RB_IMPORT_UNKNOWN;

  if ((whole != RB_IMPORT_UNKNOWN && wanted != RB_IMPORT_UNKNOWN && wanted != whole)
      || (whole == RB_IMPORT_UNKNOWN && wanted == RB_IMPORT_CTF))
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_LAYOUT,
                   "“%s” cannot be read as %s. Leave the kind out and Rollbook finds it.",
                   file->name, rb_import_kind_id (wanted));
      return NULL;
    }
  if (whole != RB_IMPORT_UNKNOWN)
    {
      RbLayout *layout = rb_layout_new ();

      layout->kind = whole;
      return layout;
    }
  for (guint i = 0; i < file->tables->len; i++)
    {
      RbLayout *layout = rb_layout_detect (g_ptr_array_index (file->tables, i), wanted);

      if (layout == NULL)
        continue;
      layout->table = i;
      return layout;
    }
  return rb_layout_guess (g_ptr_array_index (file->tables, 0), wanted);
}
