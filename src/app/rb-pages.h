/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the pages of the window, in the order of the sidebar. A page is added by one
 * line here: it is built when it is first shown. A page that is not built yet is not in the table.
 */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;    /* "register": the name for --page and the last-page setting */
  const char *title; /* marked with N_() */
  const char *icon;
  /* Makes the page, which listens to the workspace by itself. It should be an RbPage. */
  GtkWidget *(*build) (RbWorkspace *workspace);
  /* Whether it names pupils or their contacts: covered while presenting. Of a page that is FALSE
   * here every list of persons asks rb_workspace_presenting(). */
  gboolean persons;
} RbPageInfo;

/* All pages; `n` gets how many. Static. */
const RbPageInfo *rb_pages (guint *n);

G_END_DECLS
