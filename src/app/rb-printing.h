/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document on the way to paper: the print dialog of the system, and the PDF. */
#pragma once

#include "documents/rb-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The print dialog; the pages are drawn by the document. */
void rb_printing_print (GtkWidget *from, RbDocument *document);
/* Straight to the usual printer, on paper of the document's own size: slips. */
void rb_printing_print_slip (GtkWidget *from, RbDocument *document);
/* Asks where and writes a PDF there, with progress and Cancel; `name` is proposed, `author` the
 * school. */
void
rb_printing_save_pdf (GtkWidget *from, RbDocument *document, const char *name, const char *author);

G_END_DECLS
