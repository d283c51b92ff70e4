/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rb-database and rb-statement share: nobody else includes this. */
#pragma once

#include "store/rb-database.h"

#include "store/rb-statement.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _RbDatabase
{
  sqlite3 *handle;
  char *name;
  GHashTable *statements; /* address of the SQL literal -> RbStatement */
  GCancellable *cancellable;
};

/* Sets the sentence for what the client answered. */
void rb_database_fail (RbDatabase *database, int answer, GError **error);

G_END_DECLS
