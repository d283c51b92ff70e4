/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table, bytes by digest. Who may read a file is asked of the record that names it, as stored
 * at that moment, never of what a window remembers. */
#include "store/rb-store-files.h"

#include "domain/rb-case-records.h"
#include "domain/rb-digest.h"
#include "store/rb-statement.h"
#include "store/rb-store-load.h"
#include "store/rb-store-private.h"

#include <string.h>

typedef struct
{
  GBytes *bytes;
  char digest[RB_DIGEST_TEXT_SIZE];
} NewFile;

typedef struct
{
  gint64 id;
  RbGuard guard; /* owns its identity */
} AskedFile;

static void
digest_of (const guint8 *bytes, gsize length, char out[RB_DIGEST_TEXT_SIZE])
{
  RbDigest digest;

  rb_digest_begin (&digest);
  rb_digest_update (&digest, bytes, length);
  rb_digest_end_text (&digest, out);
}

static void
new_file_free_cb (gpointer data)
{
  NewFile *file = data;

  g_bytes_unref (file->bytes);
  g_free (file);
}

static void
asked_file_free_cb (gpointer data)
{
  AskedFile *asked = data;

  rb_identity_unref ((RbIdentity *) asked->guard.identity);
  g_free (asked);
}

static gboolean
add_step (RbWriting *writing, gpointer data, GError **error)
{
  const NewFile *file = data;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file->bytes, &length);
  char found[RB_DIGEST_TEXT_SIZE];
  RbStatement *write;

  if (!rb_guard_may (&writing->guard, RB_RIGHT_CASES, error))
    return FALSE;
  digest_of (bytes, length, found);
  if (length == 0 || strcmp (found, file->digest) != 0)
    {
      g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_INVALID,
                   "The file changed while it was read. Choose it again. Nothing was written.");
      return FALSE;
    }
  write = rb_statement (writing->database,
                        "insert into attached_file (digest, content) values (:digest, :content)"
                        " on conflict (digest) do nothing",
                        error);
  if (write == NULL)
    return FALSE;
  rb_statement_bind_text (write, ":digest", file->digest);
  rb_statement_bind_blob (write, ":content", bytes, length);
  return rb_statement_run (write, error);
}

static NewFile *
new_file (GBytes *bytes, const char *digest)
{
  NewFile *file = g_new0 (NewFile, 1);

  file->bytes = g_bytes_ref (bytes);
  g_strlcpy (file->digest, digest, sizeof file->digest);
  return file;
}

gboolean
rb_store_add_file (RbStore *store, GBytes *bytes, const char *digest, GError **error)
{
  NewFile *file = new_file (bytes, digest);
  gboolean done = rb_store_run_write (store, add_step, file, NULL, NULL, error);

  new_file_free_cb (file);
  return done;
}

void
rb_store_add_file_async (RbStore *store,
                         GBytes *bytes,
                         const char *digest,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = rb_store_task (store, rb_store_add_file_async, cancellable, callback, user_data);

  rb_store_push_write (store, add_step, new_file (bytes, digest), new_file_free_cb, NULL, task);
}

gboolean
rb_store_add_file_finish (RbStore *store, GAsyncResult *result, GError **error)
{
  return rb_store_take_applied (result, NULL, error);
}

/* --- reading --- */

static gboolean
refuse_reading (GError **error)
{
  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS,
               "This file is confidential: it opens for the attendance lead, the safeguarding lead "
               "and the head only.");
  return FALSE;
}

/* Whether who asks may read what the record says: of a child that they see, and its secrets. */
static gboolean
may_read (const AskedFile *asked, const RbAttachment *attachment, GError **error)
{
  if (!rb_guard_pupil (&asked->guard, attachment->pupil_id, error))
    return FALSE;
  return !attachment->confidential || !rb_guard_lacks (&asked->guard, RB_RIGHT_READ_CONFIDENTIAL)
         || refuse_reading (error);
}

static GBytes *
read_bytes (RbDatabase *database, const char *digest, GError **error)
{
  RbStatement *read =
      rb_statement (database, "select content from attached_file where digest = :digest", error);
  GError *failed = NULL;
  GBytes *bytes = NULL;
  char found[RB_DIGEST_TEXT_SIZE] = "";

  if (read == NULL)
    return NULL;
  rb_statement_bind_text (read, ":digest", digest);
  if (rb_statement_next (read, &failed))
    {
      gsize length;
      const guint8 *content = rb_statement_blob (read, 0, &length);

      digest_of (content, length, found);
      if (strcmp (found, digest) == 0)
        bytes = g_bytes_new (content, length);
    }
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (bytes == NULL)
    g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_DAMAGED,
                 "The attached file in “%s” is not as it was put in. Restore the last backup to "
                 "have it again.",
                 rb_database_name (database));
  return bytes;
}

static gpointer
read_file_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  AskedFile *asked = data;
  GError *failed = NULL;
  RbAttachment *attachment = rb_read_record (database, RB_RECORD_ATTACHMENT, asked->id, &failed);
  GBytes *bytes = NULL;

  asked->guard.database = database;
  if (attachment == NULL && failed == NULL)
    g_set_error (&failed, RB_STORE_ERROR, RB_STORE_ERROR_CHANGED,
                 "This file was removed meanwhile.");
  if (attachment != NULL && may_read (asked, attachment, &failed))
    bytes = read_bytes (database, attachment->digest, &failed);
  if (attachment != NULL)
    rb_record_unref (attachment);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return bytes;
}

GBytes *
rb_store_read_file (RbStore *store, gint64 attachment_id, GError **error)
{
  AskedFile *asked = g_new0 (AskedFile, 1);
  GBytes *bytes;

  *asked = (AskedFile){ attachment_id, rb_store_guard (store) };
  bytes = rb_store_run_read (store, read_file_job, asked, NULL, error);
  asked_file_free_cb (asked);
  return bytes;
}

void
rb_store_read_file_async (RbStore *store,
                          gint64 attachment_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = rb_store_task (store, rb_store_read_file_async, cancellable, callback, user_data);
  AskedFile *asked = g_new0 (AskedFile, 1);

  *asked = (AskedFile){ attachment_id, rb_store_guard (store) };
  rb_store_push_read (store, read_file_job, task, asked, asked_file_free_cb,
                      (GDestroyNotify) g_bytes_unref);
}

GBytes *
rb_store_read_file_finish (RbStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- for the rest of the store --- */

gboolean
rb_file_is_kept (RbDatabase *database, const RbAttachment *attachment, GError **error)
{
  RbStatement *read = rb_statement (
      database, "select length(content) from attached_file where digest = :digest", error);
  GError *failed = NULL;
  gint64 length = -1;

  if (read == NULL)
    return FALSE;
  rb_statement_bind_text (read, ":digest", attachment->digest);
  if (rb_statement_next (read, &failed))
    length = rb_statement_int (read, 0);
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (length != attachment->size)
    g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_INVALID,
                 "The file itself is not in the school's file. Attach it again. Nothing was "
                 "written.");
  return failed == NULL && length == attachment->size;
}

gboolean
rb_sweep_files (RbDatabase *database, GError **error)
{
  /* Overwritten, not only unlinked: somebody took the file away on purpose. */
  return rb_database_exec (database,
                           "pragma secure_delete = on;"
                           " delete from attached_file"
                           " where not exists (select 1 from attachment"
                           " where attachment.digest = attached_file.digest);"
                           " pragma secure_delete = off",
                           error);
}

gboolean
rb_check_files (RbDatabase *database, GPtrArray *problems, guint most, GError **error)
{
  RbStatement *read = rb_statement (database,
                                    "select a.id, a.digest, f.content from attachment a"
                                    " left join attached_file f on f.digest = a.digest"
                                    " order by a.id",
                                    error);
  GError *failed = NULL;

  if (read == NULL)
    return FALSE;
  while (rb_statement_next (read, &failed))
    {
      gsize length;
      const guint8 *content = rb_statement_blob (read, 2, &length);
      char found[RB_DIGEST_TEXT_SIZE];

      digest_of (content, length, found);
      if (strcmp (found, rb_statement_text (read, 1)) != 0 && problems->len < most)
        g_ptr_array_add (
            problems,
            g_strdup_printf ("Attached file number %" G_GINT64_FORMAT
                             " is not as it was put in. Restore the last backup to have it again.",
                             rb_statement_int (read, 0)));
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}
