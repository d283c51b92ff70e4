/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing files into a school: what the import of the window and of the command line share. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

/* An empty array of RbCalendarEvent that owns its names. (transfer full) */
GArray *rb_import_new_events (void);
/* The events of a file of term dates. (transfer full); NULL with a sentence that names the row. */
GArray *rb_import_read_terms (const char *path, GError **error);

G_END_DECLS
