/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document on the way to paper: the print dialog of the system, and the PDF. */
#pragma once

#include "documents/rb-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The print dialog; the pages are drawn by the document. One with a problem
 * (rb_document_problem()) is not printed, and not saved: the sentence is shown. */
void rb_printing_print (GtkWidget *from, RbDocument *document);

/* Called once the pages were printed or saved; not where it was cancelled or failed. */
typedef void (*RbPrintingDone) (GtkWidget *from, gpointer data);
/* The same two, for what is to be recorded only then. `data` is freed by `free_data`, called or
 * not. */
void rb_printing_print_then (GtkWidget *from,
                             RbDocument *document,
                             RbPrintingDone done,
                             gpointer data,
                             GDestroyNotify free_data);
void rb_printing_save_pdf_then (GtkWidget *from,
                                RbDocument *document,
                                const char *name,
                                const char *author,
                                RbPrintingDone done,
                                gpointer data,
                                GDestroyNotify free_data);
/* Straight to the usual printer, on paper of the document's own size: slips. */
void rb_printing_print_slip (GtkWidget *from, RbDocument *document);
/* Asks where and writes a PDF there, with progress and Cancel; `name` is proposed, `author` the
 * school. */
void
rb_printing_save_pdf (GtkWidget *from, RbDocument *document, const char *name, const char *author);

G_END_DECLS
