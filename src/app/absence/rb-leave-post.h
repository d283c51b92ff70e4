/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters of leave and of the warning on their way to the printer or into a file. That they were
 * made is recorded once they were, not where the print dialog was cancelled. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The letters of a decision: printed, or saved as a PDF. */
void rb_leave_post_print (GtkWidget *from, RbWorkspace *workspace, gint64 leave_id);
void rb_leave_post_save (GtkWidget *from, RbWorkspace *workspace, gint64 leave_id);

typedef struct
{
  guint row;
  RbDate from;
  const char *note; /* why, for the school only */
  gboolean save;    /* as a PDF; otherwise printed */
} RbWarning;

/* The letter that illness needs evidence from a day on; the warning is recorded when it was printed
 * or saved. FALSE with a sentence: asked for already, no day, a wording that cannot be read. */
gboolean rb_leave_post_warn (GtkWidget *from,
                             RbWorkspace *workspace,
                             const RbWarning *warning,
                             GError **error);

/* The letters to families who took unauthorised leave this year; each is logged as sent. */
void rb_leave_post_unauthorised (GtkWidget *from, RbWorkspace *workspace, gboolean save);

G_END_DECLS
