/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table of the kinds that are kept: how the name ends, how the bytes begin. Packed documents
 * are opened, because any archive begins like them. */
#include "exchange/rb-attached-file.h"

#include <string.h>
#include <zip.h>

typedef struct
{
  const char *ending; /* of the name, in lower case */
  const char *media_type;
  const char *begins; /* the first bytes; NULL for text */
  guint length;
  const char *holds; /* a packed document has a part of this name; NULL: it is not packed */
} Kind;

#define OFFICE "application/vnd.openxmlformats-officedocument."
#define OPEN "application/vnd.oasis.opendocument."

static const Kind kinds[] = {
  { "pdf", "application/pdf", "%PDF-", 5, NULL },
  { "png", "image/png", "\x89PNG\r\n\x1a\n", 8, NULL },
  { "jpg", "image/jpeg", "\xff\xd8\xff", 3, NULL },
  { "jpeg", "image/jpeg", "\xff\xd8\xff", 3, NULL },
  { "docx", OFFICE "wordprocessingml.document", "PK", 2, "word/document.xml" },
  { "xlsx", OFFICE "spreadsheetml.sheet", "PK", 2, "xl/workbook.xml" },
  { "odt", OPEN "text", "PK", 2, "content.xml" },
  { "ods", OPEN "spreadsheet", "PK", 2, "content.xml" },
  { "txt", "text/plain", NULL, 0, NULL },
};

void
rb_attached_file_free (RbAttachedFile *file)
{
  g_free (file->name);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file);
}

char *
rb_attached_file_patterns (void)
{
  GString *patterns = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (patterns, "%s*.%s", i ? ";" : "", kinds[i].ending);
  return g_string_free (patterns, FALSE);
}

static const Kind *
kind_of (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = dot ? g_ascii_strdown (dot + 1, -1) : NULL;

  for (guint i = 0; ending != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].ending, ending) == 0)
      return &kinds[i];
  return NULL;
}

static gboolean
refuse (GError **error, const char *name, const char *why)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is not attached: %s", name, why);
  return FALSE;
}

/* TRUE where the archive has the part, and nothing that runs. */
static gboolean
is_document (GBytes *bytes, const char *part)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  zip_source_t *source = zip_source_buffer_create (data, length, 0, NULL);
  zip_t *archive = source ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;
  gboolean right;

  if (archive == NULL)
    {
      if (source)
        zip_source_free (source);
      return FALSE;
    }
  right = zip_name_locate (archive, part, 0) >= 0
          && zip_name_locate (archive, "vbaProject.bin", ZIP_FL_NODIR) < 0;
  zip_discard (archive);
  return right;
}

static gboolean
is_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_utf8_validate (data, (gssize) length, NULL);
}

static gboolean
is_what_it_says (GBytes *bytes, const Kind *kind)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (kind->begins == NULL)
    return is_text (bytes);
  return length >= kind->length && memcmp (data, kind->begins, kind->length) == 0
         && (kind->holds == NULL || is_document (bytes, kind->holds));
}

static gboolean
look_at (GBytes *bytes, const char *name, const Kind *kind, GError **error)
{
  if (g_bytes_get_size (bytes) == 0)
    return refuse (error, name, "there is nothing in it.");
  if (!is_what_it_says (bytes, kind))
    return refuse (error, name,
                   "it is not what its name says, or it holds macros. Open it, save it as a "
                   "PDF and attach that.");
  return TRUE;
}

/* At most one byte more than is kept. */
static GBytes *
read_most (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *bytes = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;
  bytes = g_malloc (RB_ATTACHED_FILE_MOST + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, RB_ATTACHED_FILE_MOST + 1, &length,
                                cancellable, error))
    return NULL;
  return g_bytes_new (bytes, length);
}

RbAttachedFile *
rb_attached_file_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  const Kind *kind = kind_of (shown);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failed = NULL;
  RbAttachedFile *read;
  RbDigest digest;

  if (kind == NULL)
    {
      refuse (error, shown,
              "PDF files, pictures (PNG, JPEG), Word, Excel and OpenDocument files without "
              "macros and plain text are kept. Save it as one of these.");
      return NULL;
    }
  bytes = read_most (file, cancellable, &failed);
  if (bytes == NULL)
    {
      refuse (error, shown, failed->message);
      return NULL;
    }
  if (g_bytes_get_size (bytes) > RB_ATTACHED_FILE_MOST)
    {
      refuse (error, shown,
              "it is larger than ten megabytes. Scan it with fewer dots, or attach a part of "
              "it.");
      return NULL;
    }
  if (!look_at (bytes, shown, kind, error))
    return NULL;
  read = g_new0 (RbAttachedFile, 1);
  read->name = g_steal_pointer (&shown);
  read->media_type = kind->media_type;
  rb_digest_begin (&digest);
  rb_digest_update (&digest, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  rb_digest_end_text (&digest, read->digest);
  read->bytes = g_steal_pointer (&bytes);
  return read;
}
