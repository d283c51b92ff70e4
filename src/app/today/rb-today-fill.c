/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the panes of the Today page from its answer, and keeps the keyboard where it was. */
#include "app/today/rb-today-page-private.h"

#include "analysis/rb-action-calendar.h"
#include "app/rb-window.h"
#include "app/today/rb-today-rows.h"
#include "school/rb-new-year.h"

#include <glib/gi18n.h>

#define NEW_YEAR_DAYS 42 /* before the last day of the year it is offered */

static void
empty (GtkWidget *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
}

gboolean
rb_today_page_has_focus_in (RbTodayPage *page, GtkWidget *inside)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, inside);
}

/* The page would lose the keyboard with the row that has it. */
int
rb_today_page_focused_place (RbTodayPage *page, GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (GTK_IS_LIST_BOX_ROW (focus))
    row = focus;
  if (!row || gtk_widget_get_parent (row) != list)
    return -1;
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

void
rb_today_page_focus_place (GtkWidget *list, int place)
{
  GtkListBoxRow *row = NULL;

  for (; place >= 0 && !row; place--)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), place);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- filling --- */

static void
fill_missing (RbTodayPage *page)
{
  const RbToday *today = page->today;
  guint n = rb_today_n_overdue (today);
  int place = rb_today_page_focused_place (page, page->missing);
  g_autofree char *title = NULL;

  empty (page->missing);
  if (today->missing->len == 0)
    title = g_strdup (_ ("Registers are in"));
  else if (n > 0)
    title = g_strdup_printf (_ ("Registers missing: %u"), n);
  else
    title = g_strdup_printf (_ ("Registers due: %u"), today->missing->len);
  gtk_label_set_text (page->missing_title, title);
  gtk_widget_set_visible (page->missing, today->missing->len > 0);
  for (guint i = 0; i < today->missing->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (page->missing),
                         rb_today_register_row (&g_array_index (today->missing, RbDayRegister, i)));
  rb_today_page_focus_place (page->missing, place);
}

static void
fill_lines (RbTodayPage *page)
{
  int place = rb_today_page_focused_place (page, page->lines);

  empty (page->lines);
  for (guint i = 0; i < page->today->lines->len; i++)
    gtk_list_box_append (
        GTK_LIST_BOX (page->lines),
        rb_today_line_row (page->today, &g_array_index (page->today->lines, RbDayLine, i)));
  rb_today_page_focus_place (page->lines, place);
}

/* So many actions are shown; the calendar has the others. */
#define ACTIONS_SHOWN 8

static GtkWidget *
more_actions (guint n)
{
  g_autofree char *words = g_strdup_printf (g_dngettext (NULL, "%u more…", "%u more…", n), n);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.actions");
  return button;
}

/* What the school's calendar asks for today, overdue first. */
static void
fill_actions (RbTodayPage *page)
{
  g_autoptr (GArray) all = rb_actions_now (page->today->school, page->today->date);
  int place = rb_today_page_focused_place (page, page->actions);
  g_autofree char *title = NULL;
  guint n = 0;

  empty (page->actions);
  for (guint i = 0; i < all->len; i++)
    {
      const RbActionLine *line = &g_array_index (all, RbActionLine, i);
      g_autofree char *when = NULL;

      if (line->state != RB_ACTION_OVERDUE && line->state != RB_ACTION_DUE)
        continue;
      if (++n > ACTIONS_SHOWN)
        continue;
      when = line->state == RB_ACTION_DUE ? g_strdup (_ ("today"))
                                          : rb_date_format (line->due, RB_DATE_DAY);
      gtk_list_box_append (GTK_LIST_BOX (page->actions),
                           rb_today_action_row (line->action->title, when, line->action->base.id,
                                                line->state == RB_ACTION_OVERDUE));
    }
  if (n > ACTIONS_SHOWN)
    gtk_list_box_append (GTK_LIST_BOX (page->actions), more_actions (n - ACTIONS_SHOWN));
  title = g_strdup_printf (_ ("Actions due: %u"), n);
  gtk_label_set_text (GTK_LABEL (page->actions_title), title);
  gtk_widget_set_visible (page->actions, n > 0);
  gtk_widget_set_visible (page->actions_title, n > 0);
  rb_today_page_focus_place (page->actions, place);
}

void
rb_today_page_choose_call (RbTodayPage *page, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (page->calls), place);

  gtk_list_box_select_row (GTK_LIST_BOX (page->calls), row);
}

static void
fill_calls (RbTodayPage *page)
{
  const RbToday *today = page->today;
  gboolean focused = rb_today_page_focused_place (page, page->calls) >= 0;
  int chosen = rb_call_card_row (page->card);
  int place = chosen >= 0 ? rb_today_find_call (today, chosen) : -1;
  guint n = rb_today_n_to_reach (today);
  const RbClock *clock =
      rb_policy_clock (rb_policy_book_on (today->school->policies, today->date), "", RB_AM);
  g_autofree char *by = clock->closes >= 0 ? rb_time_format (clock->closes) : g_strdup ("");
  g_autofree char *note =
      today->now.minutes <= clock->closes
          ? g_strdup_printf (_ ("%u to reach by %s, %u done"), n, by, today->n_done)
          : g_strdup_printf (_ ("%u to reach, %u done"), n, today->n_done);

  page->filling = TRUE;
  empty (page->calls);
  for (guint i = 0; i < today->calls->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (page->calls),
                         rb_today_call_row (today, rb_today_call (today, i)));
  gtk_label_set_text (page->calls_note, today->calls->len > 0 ? note : "");
  gtk_widget_set_visible (page->calls, today->calls->len > 0);
  if (place < 0 && chosen < 0 && n > 0)
    place = 0;
  if (place >= 0)
    rb_today_page_choose_call (page, place);
  if (focused)
    rb_today_page_focus_place (page->calls, MAX (place, 0));
  page->filling = FALSE;
  rb_call_card_show (page->card, today,
                     place >= 0 ? (int) rb_today_call (today, (guint) place)->row : chosen);
}

static void
fill_ages (RbTodayPage *page)
{
  const RbToday *today = page->today;
  const RbPolicy *policy = rb_policy_book_on (today->school->policies, today->date);
  g_autofree char *note = g_strdup_printf (policy->limits[RB_LIMIT_CODE_SCHOOL_DAYS]
                                               ? _ ("%d school days to settle an N")
                                               : _ ("%d working days to settle an N"),
                                           policy->limits[RB_LIMIT_CODE_DAYS]);
  int place = rb_today_page_focused_place (page, page->ages);
  gboolean last = FALSE;

  empty (page->ages);
  for (guint i = 0; i < today->ages->len; i++)
    {
      const RbNAge *age = &g_array_index (today->ages, RbNAge, i);

      last |= age->left <= 0;
      gtk_list_box_append (GTK_LIST_BOX (page->ages), rb_today_age_row (today, age));
    }
  gtk_label_set_text (page->ages_note, note);
  gtk_widget_set_visible (page->ages_box, today->ages->len > 0);
  gtk_widget_set_visible (page->settle, last);
  rb_today_page_focus_place (page->ages, place);
}

static void
fill_away (RbTodayPage *page)
{
  const RbDaySums *sums = &page->today->sums;
  RbRate rate = { sums->attended, sums->marked };
  g_autofree char *in = rb_rate_format (rate);
  g_autofree char *title = g_strdup_printf (
      page->today->half == RB_AM ? _ ("Absent this morning: %u") : _ ("Absent this afternoon: %u"),
      sums->away);
  g_autofree char *note = g_strdup_printf (_ ("of %u marked, %s %% in"), sums->marked, in);

  gtk_label_set_text (page->away_title, title);
  gtk_label_set_text (page->away_note, note);
  gtk_widget_set_visible (page->away_box, sums->marked > 0);
  rb_today_bar_show (page->bar, sums);
}

void
rb_today_page_fill_heads (RbTodayPage *page)
{
  const RbToday *today = page->today;
  g_autofree char *title = rb_today_title (today);
  g_autofree char *subtitle = rb_today_subtitle (today);
  guint n = rb_today_n_to_reach (today), overdue = rb_day_clock_overdue (today->lines);
  int next;
  gboolean quiet =
      rb_day_clock_quiet (today->lines, today->now, &next) && n == 0 && today->missing->len == 0;
  g_autofree char *time = rb_time_format (MAX (next, 0));
  g_autofree char *words = next >= 0 ? g_strdup_printf (_ ("Nothing left to do until %s."), time)
                                     : g_strdup (_ ("Nothing left to do today."));

  gtk_widget_set_visible (page->new_year,
                          rb_workspace_may (page->workspace, RB_RIGHT_CALENDAR, NULL)
                              && rb_workspace_may (page->workspace, RB_RIGHT_PUPILS, NULL)
                              && rb_new_year_is_near (today->school, today->date, NEW_YEAR_DAYS));
  adw_window_title_set_title (page->title, title);
  adw_window_title_set_subtitle (page->title, subtitle);
  adw_status_page_set_title (page->quiet, words);
  gtk_widget_set_visible (GTK_WIDGET (page->quiet), quiet);
  gtk_widget_set_visible (page->calls_box, !quiet || today->calls->len > 0);
  gtk_stack_set_visible_child_name (page->views, today->has_school ? "day" : "none");
  if (rb_window_of (GTK_WIDGET (page)))
    rb_window_set_badge (rb_window_of (GTK_WIDGET (page)), "today", n,
                         overdue > 0 || rb_today_n_overdue (today) > 0);
}

void
rb_today_page_fill (RbTodayPage *page)
{
  fill_missing (page);
  fill_lines (page);
  fill_actions (page);
  rb_today_page_fill_diary (page);
  fill_calls (page);
  fill_ages (page);
  fill_away (page);
  rb_today_page_fill_heads (page);
  rb_today_page_count_keyback (page);
}
