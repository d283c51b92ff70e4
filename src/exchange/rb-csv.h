/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delimited text, both ways: a reader that finds the delimiter and splits in place, and a writer
 * after RFC 4180. */
#pragma once

#include "exchange/rb-table.h"

G_BEGIN_DECLS

#define RB_CSV_MAX_FIELD (1024 * 1024)
#define RB_CSV_MAX_COLUMNS 16384

/* Comma, semicolon, tab or pipe: the one that cuts the first lines most evenly. */
char rb_csv_delimiter (const char *text, gsize length);
/* Splits `text` (UTF-8, ends in NUL, g_malloc'd; taken, and written over in place). Lines end in
 * CR, LF or CRLF; a field may be quoted, with quotes doubled inside. Refused with a sentence: a
 * quote that is never closed, a field or a row over the limits. NULL with an error. */
RbTable *rb_csv_read (char *text, gsize length, const char *name, GError **error);

typedef enum
{
  RB_CSV_EXACT = 0,    /* values as they are: refused rows, to be corrected and read again */
  RB_CSV_SAFE = 1 << 0 /* text that a spreadsheet would take for a formula begins with ' */
} RbCsvFlags;

/* Appends one row, ended by CRLF; `fields` ends in NULL. */
void rb_csv_write_row (GString *out, const char *const *fields, RbCsvFlags flags);
/* The same for a single field, without a separator. */
void rb_csv_write_field (GString *out, const char *field, RbCsvFlags flags);

G_END_DECLS
