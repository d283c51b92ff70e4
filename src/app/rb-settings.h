/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the program on this computer. Without an installed schema (a build that was only
 * copied) the program runs with its defaults and remembers nothing. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* NULL where the schema is missing. (transfer none) */
GSettings *rb_settings (void);
/* A string key, or "" where the schema or the key is missing. (transfer full) */
char *rb_settings_string (const char *key);
void rb_settings_set_string (const char *key, const char *value);
gboolean rb_settings_has (const char *key);
/* A number; `missing` where the schema or the key is. */
int rb_settings_int (const char *key, int missing);
void rb_settings_set_int (const char *key, int value);
/* A switch; FALSE where the schema or the key is missing. */
gboolean rb_settings_on (const char *key);

G_END_DECLS
