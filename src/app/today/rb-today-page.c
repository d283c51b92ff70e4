/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the panes of the page, keeps the chosen child over changes, and gives keys to the card. */
#include "app/today/rb-today-page.h"

#include "analysis/rb-action-calendar.h"
#include "app/rb-header-parts.h"
#include "app/rb-notice.h"
#include "app/rb-page.h"
#include "app/rb-window.h"
#include "app/register/rb-reason-dialog.h"
#include "app/today/rb-call-card.h"
#include "app/today/rb-today-bar.h"
#include "app/today/rb-today-columns.h"
#include "app/today/rb-today-rows.h"
#include "school/rb-actions.h"
#include "school/rb-first-day.h"

#include <glib/gi18n.h>

struct _RbTodayPage
{
  GtkWidget parent;
  RbWorkspace *workspace;
  AdwWindowTitle *title;
  GtkStack *views;
  AdwStatusPage *quiet;
  RbTodayColumns *columns;
  GtkLabel *missing_title, *calls_note, *ages_note, *away_title, *away_note;
  GtkWidget *missing, *lines, *actions_title, *actions, *calls, *calls_box, *ages_box, *ages,
      *settle, *away_box;
  RbTodayBar *bar;
  RbCallCard *card;
  RbToday *today;
  GArray *order; /* rows of the calls as they stood before the last change */
  gboolean filling, stale;
};

static void page_iface_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbTodayPage,
                               rb_today_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

static void
empty (GtkWidget *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
}

static gboolean
has_focus_in (RbTodayPage *page, GtkWidget *inside)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, inside);
}

/* The page would lose the keyboard with the row that has it. */
static int
focused_place (RbTodayPage *page, GtkWidget *list)
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

static void
focus_place (GtkWidget *list, int place)
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
}

static void
fill_lines (RbTodayPage *page)
{
  int place = focused_place (page, page->lines);

  empty (page->lines);
  for (guint i = 0; i < page->today->lines->len; i++)
    gtk_list_box_append (
        GTK_LIST_BOX (page->lines),
        rb_today_line_row (page->today, &g_array_index (page->today->lines, RbDayLine, i)));
  focus_place (page->lines, place);
}

/* What the school's calendar asks for today, overdue first. */
static void
fill_actions (RbTodayPage *page)
{
  g_autoptr (GArray) all = rb_actions_now (page->today->school, page->today->date);
  int place = focused_place (page, page->actions);
  gboolean any = FALSE;

  empty (page->actions);
  for (guint i = 0; i < all->len; i++)
    {
      const RbActionLine *line = &g_array_index (all, RbActionLine, i);
      g_autofree char *when = NULL;

      if (line->state != RB_ACTION_OVERDUE && line->state != RB_ACTION_DUE)
        continue;
      any = TRUE;
      when = line->state == RB_ACTION_DUE ? g_strdup (_ ("today"))
                                          : rb_date_format (line->due, RB_DATE_DAY);
      gtk_list_box_append (GTK_LIST_BOX (page->actions),
                           rb_today_action_row (line->action->title, when, line->action->base.id,
                                                line->state == RB_ACTION_OVERDUE));
    }
  gtk_widget_set_visible (page->actions, any);
  gtk_widget_set_visible (page->actions_title, any);
  focus_place (page->actions, place);
}

static void
choose_call (RbTodayPage *page, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (page->calls), place);

  gtk_list_box_select_row (GTK_LIST_BOX (page->calls), row);
}

static void
fill_calls (RbTodayPage *page)
{
  const RbToday *today = page->today;
  gboolean focused = focused_place (page, page->calls) >= 0;
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
    choose_call (page, place);
  if (focused)
    focus_place (page->calls, MAX (place, 0));
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
  int place = focused_place (page, page->ages);
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
  focus_place (page->ages, place);
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

static void
fill_heads (RbTodayPage *page)
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

static void
show (RbTodayPage *page)
{
  RbSchool *school = rb_workspace_school (page->workspace);
  RbToday *old = page->today;

  page->stale = FALSE;
  if (!school)
    return;
  g_array_set_size (page->order, 0);
  for (guint i = 0; old && i < old->calls->len; i++)
    g_array_append_val (page->order, rb_today_call (old, i)->row);
  page->today = rb_today_new (school, rb_workspace_now (page->workspace));
  fill_missing (page);
  fill_lines (page);
  fill_actions (page);
  fill_calls (page);
  fill_ages (page);
  fill_away (page);
  fill_heads (page);
  g_clear_pointer (&old, rb_today_free);
}

static void
changed_cb (RbTodayPage *page)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (page)))
    show (page);
  else
    page->stale = TRUE;
}

/* --- going on --- */

static gboolean
is_open (RbTodayPage *page, guint row)
{
  int place = rb_today_find_call (page->today, (int) row);

  return place >= 0 && (guint) place < rb_today_n_to_reach (page->today);
}

/* The next child to ring: the one that stood behind this one, else the first not tried yet. */
static int
next_row (RbTodayPage *page, int row)
{
  guint n = page->order->len, from = n;

  for (guint i = 0; i < n; i++)
    if ((int) g_array_index (page->order, guint, i) == row)
      from = i;
  for (guint i = from + 1; i < n; i++)
    if (is_open (page, g_array_index (page->order, guint, i)))
      return (int) g_array_index (page->order, guint, i);
  for (guint i = 0; i < rb_today_n_to_reach (page->today); i++)
    if (rb_today_call (page->today, i)->attempts == 0)
      return (int) rb_today_call (page->today, i)->row;
  return rb_today_n_to_reach (page->today) > 0 ? (int) rb_today_call (page->today, 0)->row : -1;
}

static void
show_row (RbTodayPage *page, int row)
{
  int place = row >= 0 ? rb_today_find_call (page->today, row) : -1;

  page->filling = TRUE;
  if (place >= 0)
    choose_call (page, place);
  else
    gtk_list_box_unselect_all (GTK_LIST_BOX (page->calls));
  page->filling = FALSE;
  rb_call_card_show (page->card, page->today, row);
}

static void
go_on (RbTodayPage *page)
{
  int row = next_row (page, rb_call_card_row (page->card));

  show_row (page, row);
  if (row >= 0)
    focus_place (page->calls, MAX (0, rb_today_find_call (page->today, row)));
  else
    rb_today_columns_set_open (page->columns, FALSE);
}

static void
logged_cb (RbTodayPage *page)
{
  go_on (page);
}

static void
skipped_cb (RbTodayPage *page)
{
  g_array_set_size (page->order, 0);
  for (guint i = 0; i < page->today->calls->len; i++)
    g_array_append_val (page->order, rb_today_call (page->today, i)->row);
  go_on (page);
}

static void
call_selected_cb (GtkListBox *list, GtkListBoxRow *row, RbTodayPage *page)
{
  if (page->filling || !row)
    return;
  rb_call_card_show (page->card, page->today, rb_today_row_pupil (row));
}

static void
call_activated_cb (GtkListBox *list, GtkListBoxRow *row, RbTodayPage *page)
{
  rb_today_columns_set_open (page->columns, TRUE);
}

static void
age_activated_cb (GtkListBox *list, GtkListBoxRow *row, RbTodayPage *page)
{
  const RbNAge *age =
      &g_array_index (page->today->ages, RbNAge, (guint) gtk_list_box_row_get_index (row));
  char date[11];
  g_autofree char *target = g_strdup_printf (
      "pupil:%" G_GINT64_FORMAT ":%s", rb_roster_pupil (page->today->school->roster, age->row)->id,
      rb_date_iso (age->date, date));

  rb_window_show_page (rb_window_of (GTK_WIDGET (page)), "register", target);
}

/* The first pupil of a missing register without a mark, so that the cursor stands in the gap. */
static void
open_register (RbTodayPage *page, const RbDayRegister *one)
{
  const RbSchool *school = page->today->school;
  g_autoptr (GArray) rows = rb_roster_register (school->roster, one->klass->id, one->session.date);

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      char date[11];
      g_autofree char *target = NULL;

      if (rb_school_mark (school, row, one->session.date, one->session.half) != RB_MARK_NONE)
        continue;
      target = g_strdup_printf (
          "pupil:%" G_GINT64_FORMAT ":%s:%s", rb_roster_pupil (school->roster, row)->id,
          rb_date_iso (one->session.date, date), rb_half_id (one->session.half));
      rb_window_show_page (rb_window_of (GTK_WIDGET (page)), "register", target);
      return;
    }
}

static void
missing_activated_cb (GtkListBox *list, GtkListBoxRow *row, RbTodayPage *page)
{
  open_register (page, &g_array_index (page->today->missing, RbDayRegister,
                                       (guint) gtk_list_box_row_get_index (row)));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbTodayPage *page = RB_TODAY_PAGE (widget);
  const char *target = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < page->today->missing->len; i++)
    {
      const RbDayRegister *one = &g_array_index (page->today->missing, RbDayRegister, i);

      if (g_str_has_prefix (target, "class:")
          && g_str_equal (target + strlen ("class:"), one->klass->name))
        {
          open_register (page, one);
          return;
        }
    }
}

static void
line_activated_cb (GtkListBox *list, GtkListBoxRow *row, RbTodayPage *page)
{
  const char *target = rb_today_row_target (row);

  if (g_strcmp0 (target, "missing") == 0 && page->today->missing->len > 0)
    focus_place (page->missing, 0);
  else if (g_strcmp0 (target, "missing") == 0)
    rb_window_show_page (rb_window_of (GTK_WIDGET (page)), "register", NULL);
  else if (g_strcmp0 (target, "calls") == 0)
    focus_place (page->calls, 0);
  else if (g_strcmp0 (target, "lists") == 0)
    rb_window_show_page (rb_window_of (GTK_WIDGET (page)), "reports", NULL);
  else if (g_strcmp0 (target, "desk") == 0)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.late-desk", NULL);
}

/* --- ticking --- */

static void
tick_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbTodayPage *page = RB_TODAY_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autofree char *subject = g_strdup_printf ("day:%s", id);
  g_autoptr (RbChange) made = rb_workspace_change_new (page->workspace, RB_SOURCE_GRID, "");
  g_autoptr (RbChange) change = NULL;
  g_autofree char *label = NULL;

  for (guint i = 0; i < page->today->lines->len; i++)
    {
      const RbDayLine *line = &g_array_index (page->today->lines, RbDayLine, i);
      g_autofree char *words = NULL;

      if (!g_str_equal (rb_day_line_id (line->id), id))
        continue;
      words = rb_today_line_words (page->today, line);
      label = g_strdup_printf (line->tick ? _ ("No longer ticked: %s") : _ ("Ticked: %s"), words);
      change = rb_first_day_tick (page->today->school, subject, page->today->date, !line->tick, "",
                                  made->who, made->position, made->at);
      break;
    }
  if (!change)
    return;
  rb_workspace_apply (page->workspace, change, label);
  rb_notice_undo (widget, label);
}

static void
tick_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RbTodayPage *page = RB_TODAY_PAGE (widget);
  g_autoptr (GArray) all = rb_actions_now (page->today->school, page->today->date);
  g_autoptr (RbChange) change = rb_workspace_change_new (page->workspace, RB_SOURCE_GRID, "");

  for (guint i = 0; i < all->len; i++)
    {
      const RbActionLine *line = &g_array_index (all, RbActionLine, i);
      g_autofree char *label = NULL;

      if (line->action->base.id != g_variant_get_int64 (parameter))
        continue;
      label = g_strdup_printf (_ ("Ticked: %s"), line->action->title);
      rb_actions_tick (page->today->school, line->action, line->due, "", change);
      rb_workspace_apply (page->workspace, change, label);
      rb_notice_undo (widget, label);
      return;
    }
}

static void
settle_given (const char *reason, gpointer user_data)
{
  RbTodayPage *page = user_data;
  g_autoptr (GArray) ages = NULL;
  g_autoptr (RbChange) made = NULL, change = NULL;
  g_autofree char *label = NULL;

  if (reason)
    {
      ages = g_array_new (FALSE, FALSE, sizeof (RbNAge));
      for (guint i = 0; i < page->today->ages->len; i++)
        if (g_array_index (page->today->ages, RbNAge, i).left <= 0)
          g_array_append_val (ages, g_array_index (page->today->ages, RbNAge, i));
      made = rb_workspace_change_new (page->workspace, RB_SOURCE_BULK, reason);
      change = rb_first_day_settle (page->today->school, ages, reason, made->who, made->position,
                                    made->at);
      label =
          g_strdup_printf (g_dngettext (NULL, "%u unexplained absence set to O",
                                        "%u unexplained absences set to O", rb_change_n (change)),
                           rb_change_n (change));
      rb_workspace_apply (page->workspace, change, label);
      rb_notice_undo (GTK_WIDGET (page), label);
    }
  g_object_unref (page);
}

static void
settle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbTodayPage *page = RB_TODAY_PAGE (widget);
  guint n = 0;

  for (guint i = 0; i < page->today->ages->len; i++)
    {
      const RbNAge *age = &g_array_index (page->today->ages, RbNAge, i);

      if (age->left <= 0)
        n += (age->halves & 1) + (age->halves >> 1);
    }
  if (n > 0)
    rb_reason_dialog_ask (widget, n, settle_given, g_object_ref (page));
}

/* --- keys --- */

static gboolean
move_by (RbTodayPage *page, int step)
{
  int place = rb_today_find_call (page->today, rb_call_card_row (page->card)) + step;

  if (place < 0 || place >= (int) page->today->calls->len)
    return FALSE;
  choose_call (page, place);
  focus_place (page->calls, place);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint code,
        GdkModifierType state,
        RbTodayPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean in_calls = has_focus_in (page, page->calls);

  if (!page->today || GTK_IS_EDITABLE (focus)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      return in_calls && move_by (page, keyval == GDK_KEY_Up ? -1 : 1);
    case GDK_KEY_Tab:
      if (!in_calls || rb_call_card_row (page->card) < 0)
        return FALSE;
      rb_today_columns_set_open (page->columns, TRUE);
      rb_call_card_focus_note (page->card);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!in_calls)
        return FALSE;
      if (rb_today_columns_covers (page->columns) && !rb_today_columns_get_open (page->columns))
        rb_today_columns_set_open (page->columns, TRUE);
      else
        rb_call_card_log (page->card);
      return TRUE;
    default:
      if (!in_calls && !has_focus_in (page, GTK_WIDGET (page->card)))
        return FALSE;
      return rb_call_card_key (page->card, keyval);
    }
}

/* --- the page --- */

static void
page_enter (RbPage *iface)
{
  RbTodayPage *page = RB_TODAY_PAGE (iface);
  int place;

  if (page->stale || !page->today)
    show (page);
  if (!page->today)
    return;
  fill_heads (page);
  place = rb_today_find_call (page->today, rb_call_card_row (page->card));
  if (page->today->calls->len > 0)
    focus_place (page->calls, MAX (0, place));
  else
    focus_place (page->lines, 0);
}

static gboolean
page_escape (RbPage *iface)
{
  RbTodayPage *page = RB_TODAY_PAGE (iface);

  if (rb_today_columns_covers (page->columns) && rb_today_columns_get_open (page->columns))
    {
      rb_today_columns_set_open (page->columns, FALSE);
      page_enter (iface);
      return TRUE;
    }
  if (has_focus_in (page, GTK_WIDGET (page->card)))
    {
      page_enter (iface);
      return TRUE;
    }
  return FALSE;
}

static void
page_open (RbPage *iface, const char *target)
{
  RbTodayPage *page = RB_TODAY_PAGE (iface);
  int row;

  if (!g_str_has_prefix (target, "pupil:"))
    return;
  if (page->stale || !page->today)
    show (page);
  row = rb_roster_find (page->today->school->roster,
                        g_ascii_strtoll (target + strlen ("pupil:"), NULL, 10));
  if (row >= 0)
    show_row (page, row);
  rb_today_columns_set_open (page->columns, row >= 0);
}

static void
page_iface_init (RbPageInterface *iface)
{
  iface->enter = page_enter;
  iface->escape = page_escape;
  iface->open = page_open;
}

static void
rb_today_page_dispose (GObject *object)
{
  RbTodayPage *page = RB_TODAY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (page), RB_TYPE_TODAY_PAGE);
  while (gtk_widget_get_first_child (GTK_WIDGET (page)))
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (page)));
  g_clear_pointer (&page->today, rb_today_free);
  g_clear_pointer (&page->order, g_array_unref);
  g_clear_object (&page->workspace);
  G_OBJECT_CLASS (rb_today_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, RbTodayPage, title);
  gtk_widget_class_bind_template_child (class, RbTodayPage, views);
  gtk_widget_class_bind_template_child (class, RbTodayPage, quiet);
  gtk_widget_class_bind_template_child (class, RbTodayPage, columns);
  gtk_widget_class_bind_template_child (class, RbTodayPage, missing_title);
  gtk_widget_class_bind_template_child (class, RbTodayPage, missing);
  gtk_widget_class_bind_template_child (class, RbTodayPage, lines);
  gtk_widget_class_bind_template_child (class, RbTodayPage, actions_title);
  gtk_widget_class_bind_template_child (class, RbTodayPage, actions);
  gtk_widget_class_bind_template_child (class, RbTodayPage, calls_box);
  gtk_widget_class_bind_template_child (class, RbTodayPage, calls_note);
  gtk_widget_class_bind_template_child (class, RbTodayPage, calls);
  gtk_widget_class_bind_template_child (class, RbTodayPage, ages_box);
  gtk_widget_class_bind_template_child (class, RbTodayPage, ages_note);
  gtk_widget_class_bind_template_child (class, RbTodayPage, settle);
  gtk_widget_class_bind_template_child (class, RbTodayPage, ages);
  gtk_widget_class_bind_template_child (class, RbTodayPage, away_box);
  gtk_widget_class_bind_template_child (class, RbTodayPage, away_title);
  gtk_widget_class_bind_template_child (class, RbTodayPage, away_note);
  gtk_widget_class_bind_template_child (class, RbTodayPage, bar);
  gtk_widget_class_bind_template_child (class, RbTodayPage, card);
}

static void
rb_today_page_class_init (RbTodayPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_today_page_dispose;
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  g_type_ensure (RB_TYPE_TODAY_COLUMNS);
  g_type_ensure (RB_TYPE_TODAY_BAR);
  g_type_ensure (RB_TYPE_CALL_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/today/today-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "today.open", "s", open_cb);
  gtk_widget_class_install_action (widget_class, "today.tick", "s", tick_cb);
  gtk_widget_class_install_action (widget_class, "today.tick-action", "x", tick_action_cb);
  gtk_widget_class_install_action (widget_class, "today.settle", NULL, settle_cb);
}

static void
rb_today_page_init (RbTodayPage *page)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (page));
  page->order = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), page);
  gtk_widget_add_controller (GTK_WIDGET (page), keys);
  g_signal_connect (page->calls, "row-selected", G_CALLBACK (call_selected_cb), page);
  g_signal_connect (page->calls, "row-activated", G_CALLBACK (call_activated_cb), page);
  g_signal_connect (page->ages, "row-activated", G_CALLBACK (age_activated_cb), page);
  g_signal_connect (page->missing, "row-activated", G_CALLBACK (missing_activated_cb), page);
  g_signal_connect (page->lines, "row-activated", G_CALLBACK (line_activated_cb), page);
  g_signal_connect_swapped (page->card, "logged", G_CALLBACK (logged_cb), page);
  g_signal_connect_swapped (page->card, "skipped", G_CALLBACK (skipped_cb), page);
}

GtkWidget *
rb_today_page_new (RbWorkspace *workspace)
{
  RbTodayPage *page = g_object_new (RB_TYPE_TODAY_PAGE, NULL);

  page->workspace = g_object_ref (workspace);
  rb_call_card_set_workspace (page->card, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  show (page);
  return GTK_WIDGET (page);
}
