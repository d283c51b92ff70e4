/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window may ask of any page. Every function may be left out; a page is a widget with its
 * own header bar that implements this. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_PAGE (rb_page_get_type ())
G_DECLARE_INTERFACE (RbPage, rb_page, RB, PAGE, GtkWidget)

struct _RbPageInterface
{
  GTypeInterface parent;
  /* The page is in front from now on; the place to take the keyboard focus. */
  void (*enter) (RbPage *page);
  /* Ctrl+F; left out: the search of the window takes its place. */
  void (*search) (RbPage *page);
  /* Escape: TRUE where the page had something to close. */
  gboolean (*escape) (RbPage *page);
  /* Ctrl+P. */
  void (*print) (RbPage *page);
  /* Shows one thing in the page: "pupil:12", "class:3T", as the page understands it. */
  void (*open) (RbPage *page, const char *target);
};

void rb_page_enter (RbPage *page);
gboolean rb_page_can_search (RbPage *page);
void rb_page_search (RbPage *page);
gboolean rb_page_escape (RbPage *page);
void rb_page_print (RbPage *page);
void rb_page_open (RbPage *page, const char *target);

G_END_DECLS
