/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interface of pages: calls what a page has and does nothing for what it has not. */
#include "app/rb-page.h"

G_DEFINE_INTERFACE (RbPage, rb_page, GTK_TYPE_WIDGET)

static void
rb_page_default_init (RbPageInterface *iface)
{
}

void
rb_page_enter (RbPage *page)
{
  RbPageInterface *iface = RB_PAGE_GET_IFACE (page);

  if (iface->enter)
    iface->enter (page);
}

gboolean
rb_page_can_search (RbPage *page)
{
  return RB_PAGE_GET_IFACE (page)->search != NULL;
}

void
rb_page_search (RbPage *page)
{
  RbPageInterface *iface = RB_PAGE_GET_IFACE (page);

  if (iface->search)
    iface->search (page);
}

gboolean
rb_page_escape (RbPage *page)
{
  RbPageInterface *iface = RB_PAGE_GET_IFACE (page);

  return iface->escape && iface->escape (page);
}

void
rb_page_print (RbPage *page)
{
  RbPageInterface *iface = RB_PAGE_GET_IFACE (page);

  if (iface->print)
    iface->print (page);
}

void
rb_page_open (RbPage *page, const char *target)
{
  RbPageInterface *iface = RB_PAGE_GET_IFACE (page);

  if (iface->open)
    iface->open (page, target);
}
