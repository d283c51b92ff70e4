/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the archive of a workbook and streams its parts through SAX, with the limits that keep a
 * hostile file from filling the memory. What the parts mean is in rb-xlsx-parts and -sheet. */
#include "exchange/rb-xlsx-reader.h"

#include "exchange/rb-exchange-error.h"
#include "exchange/rb-xlsx-private.h"

#include <string.h>

gboolean
rb_xlsx_looks_like (const char *bytes, gsize length)
{
  return length >= 4 && memcmp (bytes, "PK\x03\x04", 4) == 0;
}

char *
rb_xlsx_attribute (const xmlChar **attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++)
    if (strcmp ((const char *) attributes[5 * i], name) == 0)
      return g_strndup ((const char *) attributes[5 * i + 3],
                        (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]));
  return NULL;
}

gboolean
rb_xlsx_attribute_to (const xmlChar **attributes, int n, const char *name, char *buffer, gsize size)
{
  for (int i = 0; i < n; i++)
    if (strcmp ((const char *) attributes[5 * i], name) == 0)
      {
        gsize length = (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]);

        if (length >= size)
          return FALSE;
        memcpy (buffer, attributes[5 * i + 3], length);
        buffer[length] = '\0';
        return TRUE;
      }
  return FALSE;
}

static gboolean
damaged (const RbXlsx *xlsx, GError **error)
{
  g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_DAMAGED,
               "“%s” is damaged: part of the workbook cannot be read. Open it in Excel, save it "
               "again and import that.",
               xlsx->name);
  return FALSE;
}

static gboolean
too_large (const RbXlsx *xlsx, GError **error)
{
  g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_TOO_LARGE,
               "“%s” unpacks to more than 100 MB. Export one year or one sheet at a time.",
               xlsx->name);
  return FALSE;
}

/* A workbook has no document type; one that has wants entities expanded. */
static void
doctype_found_cb (void *context,
                  const xmlChar *name,
                  const xmlChar *external,
                  const xmlChar *system)
{
  xmlParserCtxtPtr parser = context;

  xmlStopParser (parser);
}

typedef struct
{
  RbXlsx *xlsx;
  zip_file_t *file;
  gboolean too_large;
} Unpacking;

/* The parser asks for what it needs: pushed, it would look through every piece for its end first.
 */
static int
unpack_cb (void *data, char *buffer, int length)
{
  Unpacking *unpacking = data;
  zip_int64_t n = zip_fread (unpacking->file, buffer, (zip_uint64_t) length);

  if (n < 0)
    return -1;
  unpacking->xlsx->unpacked += (guint64) n;
  unpacking->too_large = unpacking->xlsx->unpacked > RB_XLSX_MAX_UNPACKED;
  return unpacking->too_large ? -1 : (int) n;
}

/* All of the part: one whose archive says it is damaged at its end is refused too. */
static gboolean
parse_all (Unpacking *unpacking, xmlParserCtxtPtr parser, GError **error)
{
  gboolean whole = xmlParseDocument (parser) == 0 && parser->wellFormed;
  char rest;

  if (unpacking->too_large)
    return too_large (unpacking->xlsx, error);
  if (!whole || zip_fread (unpacking->file, &rest, 1) != 0)
    return damaged (unpacking->xlsx, error);
  return TRUE;
}

gboolean
rb_xlsx_parse_part (RbXlsx *xlsx,
                    const char *part,
                    gboolean optional,
                    const xmlSAXHandler *handler,
                    gpointer data,
                    GError **error)
{
  xmlSAXHandler sax = *handler;
  Unpacking unpacking = { xlsx, NULL, FALSE };
  xmlParserCtxtPtr parser;
  zip_stat_t stat;
  gboolean done;

  if (zip_stat (xlsx->zip, part, ZIP_FL_NOCASE, &stat) != 0)
    return optional ? TRUE : damaged (xlsx, error);
  if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > RB_XLSX_MAX_UNPACKED - xlsx->unpacked)
    return too_large (xlsx, error);
  unpacking.file = zip_fopen (xlsx->zip, part, ZIP_FL_NOCASE);
  if (unpacking.file == NULL)
    return damaged (xlsx, error);
  sax.initialized = XML_SAX2_MAGIC;
  sax.internalSubset = doctype_found_cb;
  parser = xmlCreateIOParserCtxt (&sax, NULL, unpack_cb, NULL, &unpacking, XML_CHAR_ENCODING_NONE);
  parser->userData = parser;
  parser->_private = data;
  xmlCtxtUseOptions (parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  done = parse_all (&unpacking, parser, error);
  if (parser->myDoc != NULL)
    xmlFreeDoc (parser->myDoc);
  xmlFreeParserCtxt (parser);
  zip_fclose (unpacking.file);
  return done;
}

static gboolean
open_archive (RbXlsx *xlsx, GBytes *bytes, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  zip_error_t zip_error;
  zip_source_t *source;

  zip_error_init (&zip_error);
  source = zip_source_buffer_create (data, length, 0, &zip_error);
  if (source != NULL)
    xlsx->zip = zip_open_from_source (source, ZIP_RDONLY, &zip_error);
  if (source != NULL && xlsx->zip == NULL)
    zip_source_free (source);
  zip_error_fini (&zip_error);
  if (xlsx->zip == NULL)
    return damaged (xlsx, error);
  if (zip_name_locate (xlsx->zip, "xl/workbook.xml", ZIP_FL_NOCASE) >= 0)
    return TRUE;
  g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_UNREADABLE,
               "“%s” is no Excel workbook (.xlsx) that Rollbook can read. Save it as .xlsx or CSV "
               "and import that.",
               xlsx->name);
  return FALSE;
}

static void
free_sheet (gpointer data)
{
  RbXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->part);
  g_free (sheet);
}

static GPtrArray *
read_tables (RbXlsx *xlsx, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_table_free);

  if (!rb_xlsx_read_workbook (xlsx, error) || !rb_xlsx_read_styles (xlsx, error)
      || !rb_xlsx_read_shared (xlsx, error))
    return NULL;
  for (guint i = 0; i < xlsx->sheets->len; i++)
    {
      const RbXlsxSheet *sheet = g_ptr_array_index (xlsx->sheets, i);
      RbTable *table = sheet->part == NULL ? NULL : rb_xlsx_read_sheet (xlsx, sheet, error);

      if (sheet->part == NULL)
        continue;
      if (table == NULL)
        return NULL;
      if (rb_table_n_rows (table) == 0)
        rb_table_free (table);
      else
        g_ptr_array_add (tables, table);
    }
  if (tables->len > 0)
    return g_steal_pointer (&tables);
  g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_UNREADABLE,
               "The workbook “%s” has no rows on any sheet. Export it again.", xlsx->name);
  return NULL;
}

GPtrArray *
rb_xlsx_read (GBytes *bytes, const char *name, GError **error)
{
  RbXlsx xlsx = { .name = name };
  GPtrArray *tables = NULL;

  xlsx.sheets = g_ptr_array_new_with_free_func (free_sheet);
  xlsx.shared = g_ptr_array_new_with_free_func (g_free);
  xlsx.is_date = g_byte_array_new ();
  xlsx.date_fmt = g_hash_table_new (NULL, NULL);
  if (open_archive (&xlsx, bytes, error))
    tables = read_tables (&xlsx, error);
  if (xlsx.zip != NULL)
    zip_discard (xlsx.zip);
  g_ptr_array_unref (xlsx.sheets);
  g_ptr_array_unref (xlsx.shared);
  g_byte_array_unref (xlsx.is_date);
  g_hash_table_unref (xlsx.date_fmt);
  return tables;
}
