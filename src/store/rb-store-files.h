/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of files that are kept with pupils (RbAttachment). They are written first, under their
 * digest, and then named by the record, which is refused where they are not there; bytes that no
 * record names (a program that was killed between the two, a record that was taken away) go when
 * the school is next opened for writing. Until then a removal can be undone. */
#pragma once

#include "store/rb-store.h"

G_BEGIN_DECLS

/* Keeps the bytes; nothing where they are kept already. `digest` is the SHA-256 of them as
 * rb_digest_end_text() writes it: where it is not, RB_STORE_ERROR_INVALID. Needs RB_RIGHT_CASES. */
gboolean rb_store_add_file (RbStore *store, GBytes *bytes, const char *digest, GError **error);
void rb_store_add_file_async (RbStore *store,
                              GBytes *bytes,
                              const char *digest,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean rb_store_add_file_finish (RbStore *store, GAsyncResult *result, GError **error);

/* The bytes of an attachment, compared with its digest (RB_STORE_ERROR_DAMAGED where they are not
 * those). Refused (RB_STORE_ERROR_RIGHTS) to whoever may not read the record. (transfer full) */
GBytes *rb_store_read_file (RbStore *store, gint64 attachment_id, GError **error);
void rb_store_read_file_async (RbStore *store,
                               gint64 attachment_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GBytes *rb_store_read_file_finish (RbStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
