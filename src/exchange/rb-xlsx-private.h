/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the workbook reader share: one archive, its budget of unpacked bytes, and the
 * tables that cells refer to. Not for other layers. */
#pragma once

#include "exchange/rb-table.h"

#include <libxml/parser.h>
#include <zip.h>

G_BEGIN_DECLS

typedef struct
{
  zip_t *zip;
  const char *name;     /* of the file, for messages */
  guint64 unpacked;     /* bytes so far, of all parts */
  gboolean date1904;    /* dates count from 1904 */
  GPtrArray *sheets;    /* RbXlsxSheet*, in order */
  GPtrArray *shared;    /* char*: shared strings */
  GByteArray *is_date;  /* by style index: the format shows a date */
  GHashTable *date_fmt; /* numFmtId of own formats that show a date */
} RbXlsx;

typedef struct
{
  char *name;
  char *relation; /* r:id */
  char *part;     /* path in the archive, or NULL */
} RbXlsxSheet;

/* The `data` of rb_xlsx_parse_part() in a SAX callback, whose context is the parser. */
static inline gpointer
rb_xlsx_own (void *context)
{
  return ((xmlParserCtxtPtr) context)->_private;
}

/* Streams one part through SAX. A missing part is an error unless `optional`. */
gboolean rb_xlsx_parse_part (RbXlsx *xlsx,
                             const char *part,
                             gboolean optional,
                             const xmlSAXHandler *handler,
                             gpointer data,
                             GError **error);
/* An attribute of a SAX2 start element by local name, copied; NULL where there is none. */
char *rb_xlsx_attribute (const xmlChar **attributes, int n, const char *name);
/* The same into a buffer without allocation; FALSE where there is none or it is too long. */
gboolean rb_xlsx_attribute_to (
    const xmlChar **attributes, int n, const char *name, char *buffer, gsize size);

gboolean rb_xlsx_read_workbook (RbXlsx *xlsx, GError **error);
gboolean rb_xlsx_read_styles (RbXlsx *xlsx, GError **error);
gboolean rb_xlsx_read_shared (RbXlsx *xlsx, GError **error);
/* The cells of one sheet. NULL with an error. */
RbTable *rb_xlsx_read_sheet (RbXlsx *xlsx, const RbXlsxSheet *sheet, GError **error);

G_END_DECLS
