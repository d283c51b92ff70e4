/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the cells of a workbook as a stream on libzip and libxml2: shared and inline strings, dates
 * of 1900 and 1904, t="d", booleans, errors, merged cells, several sheets. Formulas give their
 * stored result. */
#pragma once

#include "exchange/rb-table.h"

G_BEGIN_DECLS

/* All parts of a workbook together, unpacked; past it the file is refused. */
#define RB_XLSX_MAX_UNPACKED (100 * 1024 * 1024)

/* TRUE where the bytes begin as a zip archive. */
gboolean rb_xlsx_looks_like (const char *bytes, gsize length);
/* The sheets in their order, of RbTable*; sheets without cells are left out. Refused with a
 * sentence: no workbook, encrypted, damaged, over the limit, a document type declaration. (transfer
 * full), NULL with an error */
GPtrArray *rb_xlsx_read (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
