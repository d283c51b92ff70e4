/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few lines of the diary that stand on the Today page: what is due of the case files, longest
 * overdue first; the diary itself has them all. */
#include "app/today/rb-today-page-private.h"

#include "analysis/rb-diary.h"
#include "app/case/rb-case-open.h"
#include "app/today/rb-today-rows.h"

#include <glib/gi18n.h>

#define MOST_LINES 5u

static GtkWidget *
make_row (RbTodayPage *page, const RbDiaryLine *line)
{
  g_autofree char *whom = rb_diary_whom (page->today->school, line);
  g_autofree char *title = g_strdup_printf ("%s: %s", whom, line->title);
  g_autofree char *when = rb_diary_when (line);
  GtkWidget *row = rb_today_diary_row (title, when, line->late > 0);
  RbRecord **record = g_new (RbRecord *, 1);

  *record =
      (RbRecord *) line->record; /* lives as long as the snapshot that the row was made from */
  g_object_set_data_full (G_OBJECT (row), "record", record, g_free);
  return row;
}

void
rb_today_page_fill_diary (RbTodayPage *page)
{
  RbMoment now = rb_workspace_now (page->workspace);
  g_autoptr (GPtrArray) lines = rb_diary_new (page->today->school, now, now.date, 0);
  g_autofree char *title = g_strdup_printf (_ ("Case files due: %u"), lines->len);
  int place = rb_today_page_focused_place (page, page->diary);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (page->diary), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (page->diary), GTK_WIDGET (row));
  for (guint i = 0; i < MIN (lines->len, MOST_LINES); i++)
    gtk_list_box_append (GTK_LIST_BOX (page->diary), make_row (page, lines->pdata[i]));
  gtk_label_set_text (page->diary_title, lines->len > 0 ? title : _ ("Case files"));
  gtk_widget_set_visible (page->diary, lines->len > 0);
  rb_today_page_focus_place (page->diary, place);
}

void
rb_today_page_open_diary (RbTodayPage *page, GtkListBoxRow *row)
{
  RbRecord **record = g_object_get_data (G_OBJECT (row), "record");

  rb_case_open (GTK_WIDGET (page), page->workspace, *record);
}
