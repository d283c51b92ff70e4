/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a workbook so that nobody else can read it on the way: libxlsxwriter writes with the
 * umask, so it writes into a private folder beside the target, and the file is then moved. */
#pragma once

#include <glib.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

/* Fills the book; everything that the library says is checked when it is closed. */
typedef void (*RbWorkbookFill) (lxw_workbook *book, gpointer data);

/* Mode 0600; an existing file is replaced whole or stays as it is. FALSE with a sentence. */
gboolean rb_workbook_write (const char *path, RbWorkbookFill fill, gpointer data, GError **error);

G_END_DECLS
