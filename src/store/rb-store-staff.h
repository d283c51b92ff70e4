/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-in: who works with an open school file. A school switches it on (a setting of the file) when
 * one head or attendance lead has a PIN; from then on nothing is read or written before somebody
 * signs in, and everything is refused that their role may not (RB_STORE_ERROR_RIGHTS, with a
 * sentence; nothing is written). Without sign-in nothing is refused and nobody is known.
 *
 * What is asked of the store runs with the rights of whoever was signed in when it was asked: a
 * change in the queue stays that of the one who made it.
 *
 * The file itself is not encrypted: sign-in keeps roles apart inside Rollbook, it does not protect
 * a file that was stolen. */
#pragma once

#include "domain/rb-role.h"
#include "store/rb-store.h"

G_BEGIN_DECLS

gboolean rb_store_sign_in_is_on (RbStore *store);
/* On needs a head or attendance lead with a PIN who has not left; both need the right to edit
 * staff, once somebody is signed in. Whoever switches it on must sign in afterwards. */
gboolean rb_store_set_sign_in (RbStore *store, gboolean on, GError **error);

/* Everybody who may sign in on `day`, by name, before anybody is signed in; where sign-in is off,
 * everybody at work. (transfer full) of
 * RbStaff*; NULL with an error. */
GPtrArray *rb_store_sign_in_list (RbStore *store, RbDate day, GError **error);

/* Sets the PIN or password of a person: their own, or anybody's with the right to edit staff; where
 * sign-in is off, anybody's. NULL takes it away. Kept by Argon2id. `at` in seconds since 1970. */
gboolean
rb_store_set_pin (RbStore *store, gint64 staff_id, const char *pin, gint64 at, GError **error);
void rb_store_set_pin_async (RbStore *store,
                             gint64 staff_id,
                             const char *pin,
                             gint64 at,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rb_store_set_pin_finish (RbStore *store, GAsyncResult *result, GError **error);

/* Signs somebody in, in the place of who was: TRUE where the PIN is right, and RB_STORE_ERROR_PIN
 * otherwise. From the fifth wrong try on, one must wait: 30 seconds, then twice as long each time
 * up to an hour; the file remembers. Takes about half a second by design. */
gboolean
rb_store_sign_in (RbStore *store, gint64 staff_id, const char *pin, gint64 at, GError **error);
void rb_store_sign_in_async (RbStore *store,
                             gint64 staff_id,
                             const char *pin,
                             gint64 at,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rb_store_sign_in_finish (RbStore *store, GAsyncResult *result, GError **error);
void rb_store_sign_out (RbStore *store);
/* Who is signed in; NULL for nobody, and where sign-in is off. (transfer full) */
RbIdentity *rb_store_identity (RbStore *store);
/* Whether who is signed in may: TRUE where sign-in is off. FALSE sets the sentence. */
gboolean rb_store_may (RbStore *store, RbRight right, GError **error);

G_END_DECLS
