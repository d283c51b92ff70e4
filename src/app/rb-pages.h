/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the pages of the window, in the order of the sidebar. A page is added by one
 * line here: it is built when it is first shown. A page that is not built yet is not in the table.
 */
#pragma once

#include "app/rb-workspace.h"
#include "domain/rb-role.h"

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
  RbRight right; /* without it the page is left out */
  /* Whether the page is for who works now; NULL: for everybody with the right. */
  gboolean (*is_for) (RbWorkspace *workspace);
} RbPageInfo;

/* All pages; `n` gets how many. Static. */
const RbPageInfo *rb_pages (guint *n);
/* The page of that name; NULL for none. Static. */
const RbPageInfo *rb_pages_find (const char *page_id);
/* Whether it is shown to who works now. */
gboolean rb_pages_shows (const RbPageInfo *page, RbWorkspace *workspace);

G_END_DECLS
