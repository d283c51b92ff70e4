/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One writer at a time: the row in the file that says who it is. The lock of a process on this
 * computer is taken over when that has ended, and never before, whatever the clock says; another
 * computer's, or another sandbox's, when nobody renewed it for some minutes. Who lost it so, to a
 * clock that was wrong, is refused at the next write. */
#pragma once

#include "store/rb-database.h"

G_BEGIN_DECLS

/* How often a lock is renewed, and after how long without it is nobody's, in seconds. */
#define RB_LOCK_RENEW 60
#define RB_LOCK_DEAD 300

/* Tries to write our row. `holder` is NULL where that worked, else who has it: "Mrs Patel on
 * OFFICE-2 since 08:41". `dead` is who had it and never gave it back, or NULL. */
gboolean rb_writer_lock_take (RbDatabase *database,
                              const char *token,
                              const char *who,
                              char **holder,
                              char **dead,
                              GError **error);
/* Who has it: NULL for nobody alive. */
gboolean rb_writer_lock_read (RbDatabase *database, char **holder, GError **error);
/* Inside a transaction: whether the row is still ours. RB_STORE_ERROR_LOCKED where somebody took it
 * over. */
gboolean rb_writer_lock_check (RbDatabase *database, const char *token, GError **error);
gboolean rb_writer_lock_renew (RbDatabase *database, const char *token, GError **error);
/* Gives it back. */
void rb_writer_lock_give (RbDatabase *database, const char *token);

G_END_DECLS
