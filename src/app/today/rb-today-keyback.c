/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The count of the key-back list on the Today page. It is read from the file, and so comes a little
 * later than the rest. */
#include "app/today/rb-today-page-private.h"

#include "app/rb-window.h"
#include "school/rb-keyback.h"

#include <glib/gi18n.h>

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbTodayPage) page = data;
  g_autoptr (GPtrArray) items = rb_store_key_back_finish (RB_STORE (source), result, NULL);
  RbSchool *school = rb_workspace_school (page->workspace);
  g_autofree char *words = NULL;

  if (page->keyback == NULL) /* the page has gone meanwhile */
    return;
  gtk_widget_set_visible (page->keyback, items && items->len > 0 && school);
  if (!items || items->len == 0 || !school)
    return;
  words =
      g_strdup_printf (ngettext ("%u mark to key into %s", "%u marks to key into %s", items->len),
                       items->len, rb_keyback_mis (school));
  gtk_button_set_label (GTK_BUTTON (page->keyback), words);
}

void
rb_today_page_count_keyback (RbTodayPage *page)
{
  RbStore *store = rb_workspace_store (page->workspace);

  if (store && rb_workspace_may (page->workspace, RB_RIGHT_MARK_ALL, NULL))
    rb_store_key_back_async (store, 0, NULL, counted_cb, g_object_ref (page));
  else
    gtk_widget_set_visible (page->keyback, FALSE);
}

void
rb_today_page_open_keyback (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rb_window_show_page (rb_window_of (widget), "register", "keyback");
}
