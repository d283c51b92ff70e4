/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as PDF files. Everything is written into a private file beside the target, flushed and
 * renamed; any failure leaves what stood there before. */
#include "documents/rb-pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (rb - pdf - error - quark, rb_pdf_error)

/* Where the bytes go: a file, or memory where fd is -1. */
typedef struct
{
  int fd;
  GByteArray *bytes;
  int error; /* errno of the first write that failed */
} Sink;

static cairo_status_t
sink_write (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;
  if (sink->fd < 0)
    {
      g_byte_array_append (sink->bytes, data, length);
      return CAIRO_STATUS_SUCCESS;
    }
  while (length > 0)
    {
      ssize_t n = write (sink->fd, data, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          sink->error = n < 0 ? errno : ENOSPC;
          return CAIRO_STATUS_WRITE_ERROR;
        }
      data += n;
      length -= (unsigned int) n;
    }
  return CAIRO_STATUS_SUCCESS;
}

static void
add_outline (RbDocument *document, cairo_surface_t *surface)
{
  for (guint i = 0; i < rb_document_n_outline (document); i++)
    {
      const RbOutlineEntry *entry = rb_document_outline (document, i);
      char target[64];
      g_snprintf (target, sizeof target, "page=%u pos=[0 0]", entry->page + 1);
      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, entry->title, target,
                                     CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

static gboolean
draw_pages (RbDocument *document,
            cairo_surface_t *surface,
            RbPdfProgress progress,
            gpointer user_data,
            GError **error)
{
  guint n_pages = rb_document_n_pages (document);
  cairo_t *cr = cairo_create (surface);
  gboolean stopped = FALSE;
  for (guint page = 0; page < n_pages && !stopped; page++)
    {
      stopped = progress && !progress (page, n_pages, user_data);
      if (stopped || cairo_status (cr) != CAIRO_STATUS_SUCCESS)
        break;
      rb_document_draw_page (document, cr, page);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  if (stopped)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The PDF was not made.");
  return !stopped;
}

static gboolean
write_to (RbDocument *document,
          Sink *sink,
          const char *author,
          RbPdfProgress progress,
          gpointer user_data,
          GError **error)
{
  if (rb_document_n_pages (document) == 0)
    {
      g_set_error (error, RB_PDF_ERROR, RB_PDF_ERROR_EMPTY,
                   "There are no pages in \"%s\", so no PDF was made.",
                   rb_document_title (document));
      return FALSE;
    }
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      sink_write, sink, rb_document_width (document), rb_document_height (document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, rb_document_title (document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author ? author : "");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Rollbook");
  add_outline (document, surface);
  gboolean drawn = draw_pages (document, surface, progress, user_data, error);
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (drawn && status != CAIRO_STATUS_SUCCESS && sink->error == 0)
    {
      g_set_error (error, RB_PDF_ERROR, RB_PDF_ERROR_WRITE, "The PDF \"%s\" cannot be made: %s.",
                   rb_document_title (document), cairo_status_to_string (status));
      return FALSE;
    }
  return drawn && sink->error == 0;
}

static void
set_file_error (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  const char *why = code == ENOSPC || code == EDQUOT ? "the disk is full. Make room and try again"
                    : code == ENOENT || code == ENOTDIR
                        ? "there is no such folder. Choose another place"
                    : code == EACCES || code == EROFS || code == EPERM
                        ? "you may not write there. Choose another folder"
                    : code == EISDIR ? "there is a folder with that name. Choose another name"
                                     : g_strerror (code);
  g_set_error (error, RB_PDF_ERROR, RB_PDF_ERROR_WRITE, "\"%s\" cannot be saved in %s: %s.", name,
               folder, why);
}

gboolean
rb_pdf_write (RbDocument *document,
              const char *path,
              const char *author,
              RbPdfProgress progress,
              gpointer user_data,
              GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  Sink sink = { -1, NULL, 0 };
  sink.fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (sink.fd < 0)
    {
      set_file_error (error, path, errno);
      return FALSE;
    }
  gboolean good = write_to (document, &sink, author, progress, user_data, error);
  int code = sink.error;
  if (good && fsync (sink.fd) != 0)
    code = errno;
  if (close (sink.fd) != 0 && code == 0)
    code = errno;
  if (good && code == 0 && g_rename (temporary, path) != 0)
    code = errno;
  if (good && code == 0)
    return TRUE;
  g_unlink (temporary);
  if (code != 0)
    {
      g_clear_error (error);
      set_file_error (error, path, code);
    }
  return FALSE;
}

GBytes *
rb_pdf_to_bytes (RbDocument *document, const char *author, GError **error)
{
  Sink sink = { -1, g_byte_array_new (), 0 };
  gboolean good = write_to (document, &sink, author, NULL, NULL, error);
  GBytes *bytes = g_byte_array_free_to_bytes (sink.bytes);
  if (!good)
    g_clear_pointer (&bytes, g_bytes_unref);
  return bytes;
}
