/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a school file that have been proved by reading them back. */
#pragma once

#include "store/rb-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 pupils;
  gint64 pupil_years; /* year strings of marks */
  gint64 audit_rows;
  gint64 bytes; /* size of the copy */
} RbBackupReport;

/* Copies the whole school to `path` (a new file, or one that is replaced): written beside it,
 * synced, read back and compared (integrity, counts, a digest over everything) and only then
 * renamed. Readable only by its owner. `at` (seconds since 1970) is remembered as the date of the
 * last backup where the store can write. `report` may be NULL. */
gboolean rb_backup_write (RbStore *store,
                          const char *path,
                          gint64 at,
                          RbBackupReport *report,
                          GCancellable *cancellable,
                          GError **error);
void rb_backup_write_async (RbStore *store,
                            const char *path,
                            gint64 at,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean rb_backup_write_finish (RbStore *store,
                                 GAsyncResult *result,
                                 RbBackupReport *report,
                                 GError **error);

/* Makes the school file `path` from the backup `from`, which is proved first and stays as it is. An
 * existing `path` is refused (RB_STORE_ERROR_EXISTS). */
gboolean rb_backup_restore (const char *from,
                            const char *path,
                            RbBackupReport *report,
                            GCancellable *cancellable,
                            GError **error);

/* A backup into `folder` (made if missing), named after the school file and the minute, after which
 * only the newest `keep` automatic backups of this file remain there. (transfer full) its path;
 * NULL with an error. */
char *rb_backup_automatic (RbStore *store,
                           const char *folder,
                           gint64 at,
                           guint keep,
                           GCancellable *cancellable,
                           GError **error);
/* The folder for them: "backups of NAME" beside the school file. (transfer full) */
char *rb_backup_folder (RbStore *store);
/* The one that the program makes by itself, at closing and before the school year turns: into that
 * folder, of which the newest ten stay. (transfer full) its path; NULL with an error. */
char *rb_backup_beside (RbStore *store, gint64 at, GCancellable *cancellable, GError **error);

/* When the last backup was made (seconds since 1970); 0 for never. */
gint64 rb_backup_last (RbStore *store);

G_END_DECLS
