/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file is read, to be corrected: the row that holds the headings, and what each column is,
 * with an example from the file. "corrected" follows a change of the layout; planning anew is the
 * owner's. */
#pragma once

#include "school/rb-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RB_TYPE_IMPORT_COLUMNS (rb_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (RbImportColumns, rb_import_columns, RB, IMPORT_COLUMNS, AdwBin)

/* Shows the layout of an import as it stands now; the import stays the owner's. Rows that are there
 * already keep their place and the focus. */
void rb_import_columns_show (RbImportColumns *columns, RbImport *import);

G_END_DECLS
