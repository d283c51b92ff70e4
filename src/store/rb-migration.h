/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a file's schema up to date: numbered scripts that never change once released, each run in
 * one transaction. */
#pragma once

#include "store/rb-database.h"

G_BEGIN_DECLS

/* The text of script number `version` (1 is the first); NULL past the last. */
typedef const char *(*RbMigrationScript) (int version);

/* The scripts of data/sql. */
const char *rb_migration_script (int version);
/* How many scripts there are. */
int rb_migration_newest (RbMigrationScript script);
/* The version of the file; -1 with an error. */
int rb_migration_version (RbDatabase *database, GError **error);
/* Runs every script that the file has not had. On failure the file is as the last whole script left
 * it. */
gboolean rb_migration_run (RbDatabase *database, RbMigrationScript script, GError **error);
/* Before that: a copy of the file at `path` beside it, "NAME before version N". (transfer full) the
 * copy's path, NULL with an error. */
char *rb_migration_backup (RbDatabase *database, const char *path, int newest, GError **error);

G_END_DECLS
