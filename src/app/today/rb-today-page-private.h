/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the Today page, shared by the files that fill it, tick on it and give it keys. */
#pragma once

#include "app/today/rb-today-page.h"

#include "app/today/rb-call-card.h"
#include "app/today/rb-today-bar.h"
#include "app/today/rb-today-columns.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _RbTodayPage
{
  GtkWidget parent;
  RbWorkspace *workspace;
  AdwWindowTitle *title;
  GtkStack *views;
  AdwStatusPage *quiet;
  RbTodayColumns *columns;
  GtkLabel *missing_title, *calls_note, *ages_note, *away_title, *away_note;
  GtkWidget *new_year; /* offered when the last term ends */
  GtkWidget *keyback;  /* how many marks the MIS does not have yet */
  GtkLabel *diary_title;
  GtkWidget *diary;
  GtkWidget *missing, *lines, *actions_title, *actions, *calls, *calls_box, *ages_box, *ages,
      *settle, *away_box;
  RbTodayBar *bar;
  RbCallCard *card;
  RbToday *today;
  GArray *order; /* rows of the calls as they stood before the last change */
  gboolean filling, stale;
};

/* Fills every pane from page->today. */
void rb_today_page_fill (RbTodayPage *page);
void rb_today_page_fill_heads (RbTodayPage *page);
/* Selects the call at a place; -1 for none. */
void rb_today_page_choose_call (RbTodayPage *page, int place);
/* The row of `list` that has the keyboard; -1 for none. And gives it to one, or the one before. */
int rb_today_page_focused_place (RbTodayPage *page, GtkWidget *list);
void rb_today_page_focus_place (GtkWidget *list, int place);
gboolean rb_today_page_has_focus_in (RbTodayPage *page, GtkWidget *inside);
/* Counts the marks that are still to be keyed into the MIS, and shows the button when it has. */
void rb_today_page_count_keyback (RbTodayPage *page);
/* What is due of the case files; and opens a row of it. */
void rb_today_page_fill_diary (RbTodayPage *page);
void rb_today_page_open_diary (RbTodayPage *page, GtkListBoxRow *row);
/* Actions. */
void rb_today_page_open_keyback (GtkWidget *widget, const char *action, GVariant *parameter);
void rb_today_page_tick (GtkWidget *widget, const char *action, GVariant *parameter);
void rb_today_page_tick_action (GtkWidget *widget, const char *action, GVariant *parameter);
void rb_today_page_settle (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
