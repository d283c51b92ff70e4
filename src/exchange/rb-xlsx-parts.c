/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small parts of a workbook: its list of sheets, the styles that make a number a date, and the
 * shared strings. */
#include "exchange/rb-xlsx-private.h"

#include "exchange/rb-exchange-error.h"

#include <stdlib.h>
#include <string.h>

static void
workbook_start_cb (void *context,
                   const xmlChar *name,
                   const xmlChar *prefix,
                   const xmlChar *uri,
                   int n_namespaces,
                   const xmlChar **namespaces,
                   int n_attributes,
                   int n_defaulted,
                   const xmlChar **attributes)
{
  RbXlsx *xlsx = rb_xlsx_own (context);

  if (strcmp ((const char *) name, "workbookPr") == 0)
    {
      g_autofree char *value = rb_xlsx_attribute (attributes, n_attributes, "date1904");

      xlsx->date1904 = g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0;
    }
  else if (strcmp ((const char *) name, "sheet") == 0)
    {
      RbXlsxSheet *sheet = g_new0 (RbXlsxSheet, 1);

      sheet->name = rb_xlsx_attribute (attributes, n_attributes, "name");
      sheet->relation = rb_xlsx_attribute (attributes, n_attributes, "id");
      g_ptr_array_add (xlsx->sheets, sheet);
    }
}

static void
relations_start_cb (void *context,
                    const xmlChar *name,
                    const xmlChar *prefix,
                    const xmlChar *uri,
                    int n_namespaces,
                    const xmlChar **namespaces,
                    int n_attributes,
                    int n_defaulted,
                    const xmlChar **attributes)
{
  RbXlsx *xlsx = rb_xlsx_own (context);
  g_autofree char *id = NULL, *target = NULL, *type = NULL;

  if (strcmp ((const char *) name, "Relationship") != 0)
    return;
  id = rb_xlsx_attribute (attributes, n_attributes, "Id");
  target = rb_xlsx_attribute (attributes, n_attributes, "Target");
  type = rb_xlsx_attribute (attributes, n_attributes, "Type");
  if (id == NULL || target == NULL || type == NULL || !g_str_has_suffix (type, "/worksheet"))
    return;
  for (guint i = 0; i < xlsx->sheets->len; i++)
    {
      RbXlsxSheet *sheet = g_ptr_array_index (xlsx->sheets, i);

      if (g_strcmp0 (sheet->relation, id) != 0 || sheet->part != NULL)
        continue;
      sheet->part = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
    }
}

gboolean
rb_xlsx_read_workbook (RbXlsx *xlsx, GError **error)
{
  static const xmlSAXHandler workbook = { .startElementNs = workbook_start_cb };
  static const xmlSAXHandler relations = { .startElementNs = relations_start_cb };

  return rb_xlsx_parse_part (xlsx, "xl/workbook.xml", FALSE, &workbook, xlsx, error)
         && rb_xlsx_parse_part (xlsx, "xl/_rels/workbook.xml.rels", FALSE, &relations, xlsx, error);
}

/* Built-in formats that show a day; 18 to 21 and 45 to 47 are times of a day. */
static gboolean
builtin_is_date (int id)
{
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47)
         || (id >= 50 && id <= 58);
}

/* A format of the workbook's own shows a date when it has d, y or h outside quotes and brackets. */
static gboolean
format_is_date (const char *format)
{
  gboolean quoted = FALSE, bracket = FALSE;

  for (const char *c = format; *c != '\0'; c++)
    {
      if (*c == '"')
        quoted = !quoted;
      else if (*c == '[')
        bracket = TRUE;
      else if (*c == ']')
        bracket = FALSE;
      else if ((*c == '\\' || *c == '_') && c[1] != '\0')
        c++;
      else if (!quoted && !bracket && strchr ("dDyYhH", *c) != NULL)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  RbXlsx *xlsx;
  gboolean in_cell_formats;
} Styles;

static void
styles_start_cb (void *context,
                 const xmlChar *name,
                 const xmlChar *prefix,
                 const xmlChar *uri,
                 int n_namespaces,
                 const xmlChar **namespaces,
                 int n_attributes,
                 int n_defaulted,
                 const xmlChar **attributes)
{
  Styles *styles = rb_xlsx_own (context);
  g_autofree char *id = NULL, *format = NULL;

  if (strcmp ((const char *) name, "cellXfs") == 0)
    styles->in_cell_formats = TRUE;
  id = rb_xlsx_attribute (attributes, n_attributes, "numFmtId");
  if (id == NULL)
    return;
  if (strcmp ((const char *) name, "numFmt") == 0)
    {
      format = rb_xlsx_attribute (attributes, n_attributes, "formatCode");
      if (format != NULL && format_is_date (format))
        g_hash_table_add (styles->xlsx->date_fmt, GINT_TO_POINTER (atoi (id)));
    }
  else if (styles->in_cell_formats && strcmp ((const char *) name, "xf") == 0)
    {
      guint8 date = builtin_is_date (atoi (id))
                    || g_hash_table_contains (styles->xlsx->date_fmt, GINT_TO_POINTER (atoi (id)));

      g_byte_array_append (styles->xlsx->is_date, &date, 1);
    }
}

static void
styles_end_cb (void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Styles *styles = rb_xlsx_own (context);

  if (strcmp ((const char *) name, "cellXfs") == 0)
    styles->in_cell_formats = FALSE;
}

gboolean
rb_xlsx_read_styles (RbXlsx *xlsx, GError **error)
{
  static const xmlSAXHandler handler = { .startElementNs = styles_start_cb,
                                         .endElementNs = styles_end_cb };
  Styles styles = { xlsx, FALSE };

  return rb_xlsx_parse_part (xlsx, "xl/styles.xml", TRUE, &handler, &styles, error);
}

typedef struct
{
  RbXlsx *xlsx;
  GString *text;
  gboolean in_text;
  gboolean phonetic; /* readings of Asian text are not part of the value */
} Shared;

static void
shared_start_cb (void *context,
                 const xmlChar *name,
                 const xmlChar *prefix,
                 const xmlChar *uri,
                 int n_namespaces,
                 const xmlChar **namespaces,
                 int n_attributes,
                 int n_defaulted,
                 const xmlChar **attributes)
{
  Shared *shared = rb_xlsx_own (context);

  if (strcmp ((const char *) name, "si") == 0)
    g_string_truncate (shared->text, 0);
  else if (strcmp ((const char *) name, "rPh") == 0)
    shared->phonetic = TRUE;
  else if (strcmp ((const char *) name, "t") == 0)
    shared->in_text = !shared->phonetic;
}

static void
shared_end_cb (void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Shared *shared = rb_xlsx_own (context);

  if (strcmp ((const char *) name, "si") == 0)
    g_ptr_array_add (shared->xlsx->shared, g_strstrip (g_strdup (shared->text->str)));
  else if (strcmp ((const char *) name, "rPh") == 0)
    shared->phonetic = FALSE;
  else if (strcmp ((const char *) name, "t") == 0)
    shared->in_text = FALSE;
}

static void
shared_text_cb (void *context, const xmlChar *text, int length)
{
  Shared *shared = rb_xlsx_own (context);

  if (shared->in_text)
    g_string_append_len (shared->text, (const char *) text, length);
}

gboolean
rb_xlsx_read_shared (RbXlsx *xlsx, GError **error)
{
  static const xmlSAXHandler handler = { .startElementNs = shared_start_cb,
                                         .endElementNs = shared_end_cb,
                                         .characters = shared_text_cb,
                                         .cdataBlock = shared_text_cb };
  Shared shared = { .xlsx = xlsx, .text = g_string_new (NULL) };
  gboolean done;

  done = rb_xlsx_parse_part (xlsx, "xl/sharedStrings.xml", TRUE, &handler, &shared, error);
  g_string_free (shared.text, TRUE);
  return done;
}
