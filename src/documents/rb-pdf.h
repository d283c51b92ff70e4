/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a document as PDF: fonts embedded, one outline entry for every pupil, title and author in
 * its properties. */
#pragma once

#include "documents/rb-document.h"

G_BEGIN_DECLS

#define RB_PDF_ERROR (rb_pdf_error_quark ())
GQuark rb_pdf_error_quark (void);

typedef enum
{
  RB_PDF_ERROR_EMPTY, /* a document without pages */
  RB_PDF_ERROR_WRITE  /* disk full, no such folder, no permission */
} RbPdfError;

/* Called before each page is drawn; FALSE stops the work. */
typedef gboolean (*RbPdfProgress) (guint page, guint n_pages, gpointer user_data);

/* Writes to `path` with mode 0600: into a temporary file beside it, flushed to the disk, then
 * renamed, so that `path` holds the old file or the whole new one. `author` is the school's name.
 * `progress` may be NULL; where it stops the work the error is G_IO_ERROR_CANCELLED. */
gboolean rb_pdf_write (RbDocument *document,
                       const char *path,
                       const char *author,
                       RbPdfProgress progress,
                       gpointer user_data,
                       GError **error);
/* The same bytes in memory; NULL on error. (transfer full) */
GBytes *rb_pdf_to_bytes (RbDocument *document, const char *author, GError **error);

G_END_DECLS
