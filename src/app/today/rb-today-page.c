/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page: keeps the chosen child over changes, leads to other places, gives keys to the card. */
#include "app/today/rb-today-page-private.h"

#include "analysis/rb-leave.h"
#include "app/rb-header-parts.h"
#include "app/rb-page.h"
#include "app/rb-window.h"
#include "app/school/rb-new-year-dialog.h"
#include "app/today/rb-today-rows.h"

#include <glib/gi18n.h>

static void page_iface_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbTodayPage,
                               rb_today_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

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
  rb_today_page_fill (page);
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
    rb_today_page_choose_call (page, place);
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
    rb_today_page_focus_place (page->calls, MAX (0, rb_today_find_call (page->today, row)));
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
new_year_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rb_new_year_dialog_open (widget, RB_TODAY_PAGE (widget)->workspace);
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

/* The first request whose family is still to be rung. */
static void
show_refusal (RbTodayPage *page)
{
  RbSchool *school = rb_workspace_school (page->workspace);
  g_autoptr (GPtrArray) refusals = rb_leave_refusals (school, page->today->date);
  g_autofree char *target = NULL;

  for (guint i = 0; i < refusals->len && !target; i++)
    {
      const RbLeave *leave = refusals->pdata[i];

      if (leave->called_at == 0)
        target = g_strdup_printf ("leave:%" G_GINT64_FORMAT, leave->base.id);
    }
  rb_window_show_page (rb_window_of (GTK_WIDGET (page)), "absence", target);
}

/* The first child whom the line is about; the first of all once nobody is. */
static void
show_calls (RbTodayPage *page, RbDayLineId id)
{
  int place = 0;

  for (guint i = page->today->calls->len; i-- > 0;)
    if (rb_day_line_needs (id, rb_today_call (page->today, i)))
      place = (int) i;
  if (page->today->calls->len > 0)
    rb_today_page_choose_call (page, place);
  rb_today_page_focus_place (page->calls, place);
}

static void
line_activated_cb (GtkListBox *list, GtkListBoxRow *row, RbTodayPage *page)
{
  const char *target = rb_today_row_target (row);

  if (g_strcmp0 (target, "missing") == 0 && page->today->missing->len > 0)
    rb_today_page_focus_place (page->missing, 0);
  else if (g_strcmp0 (target, "missing") == 0)
    rb_window_show_page (rb_window_of (GTK_WIDGET (page)), "register", NULL);
  else if (g_strcmp0 (target, "calls") == 0)
    show_calls (
        page,
        g_array_index (page->today->lines, RbDayLine, (guint) gtk_list_box_row_get_index (row)).id);
  else if (g_strcmp0 (target, "refusals") == 0)
    show_refusal (page);
  else if (g_strcmp0 (target, "lists") == 0)
    rb_window_show_page (rb_window_of (GTK_WIDGET (page)), "reports", NULL);
  else if (g_strcmp0 (target, "desk") == 0)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.late-desk", NULL);
}

/* --- keys --- */

static gboolean
move_by (RbTodayPage *page, int step)
{
  int place = rb_today_find_call (page->today, rb_call_card_row (page->card)) + step;

  if (place < 0 || place >= (int) page->today->calls->len)
    return FALSE;
  rb_today_page_choose_call (page, place);
  rb_today_page_focus_place (page->calls, place);
  return TRUE;
}

/* To the clock of the day without a walk through all the actions: its first line that waits. */
static gboolean
go_to_lines (RbTodayPage *page)
{
  rb_today_page_focus_place (page->lines, 0);
  return page->today->lines->len > 0;
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
  gboolean in_calls = rb_today_page_has_focus_in (page, page->calls);

  if (!page->today || GTK_IS_EDITABLE (focus)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      return in_calls && move_by (page, keyval == GDK_KEY_Up ? -1 : 1);
    case GDK_KEY_Left:
      return in_calls && go_to_lines (page);
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
      if (!in_calls && !rb_today_page_has_focus_in (page, GTK_WIDGET (page->card)))
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
  rb_today_page_fill_heads (page);
  place = rb_today_find_call (page->today, rb_call_card_row (page->card));
  if (page->today->calls->len > 0)
    rb_today_page_focus_place (page->calls, MAX (0, place));
  else
    rb_today_page_focus_place (page->lines, 0);
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
  if (rb_today_page_has_focus_in (page, GTK_WIDGET (page->card)))
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
  gtk_widget_class_bind_template_child (class, RbTodayPage, new_year);
  gtk_widget_class_bind_template_child (class, RbTodayPage, keyback);
  gtk_widget_class_bind_template_child (class, RbTodayPage, actions_title);
  gtk_widget_class_bind_template_child (class, RbTodayPage, actions);
  gtk_widget_class_bind_template_child (class, RbTodayPage, diary_title);
  gtk_widget_class_bind_template_child (class, RbTodayPage, diary);
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
  gtk_widget_class_install_action (widget_class, "today.tick", "s", rb_today_page_tick);
  gtk_widget_class_install_action (widget_class, "today.tick-action", "x",
                                   rb_today_page_tick_action);
  gtk_widget_class_install_action (widget_class, "today.settle", NULL, rb_today_page_settle);
  gtk_widget_class_install_action (widget_class, "today.new-year", NULL, new_year_cb);
  gtk_widget_class_install_action (widget_class, "today.keyback", NULL, rb_today_page_open_keyback);
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
  g_signal_connect_swapped (page->diary, "row-activated", G_CALLBACK (rb_today_page_open_diary),
                            page);
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
  g_signal_connect_object (workspace, "state", G_CALLBACK (rb_today_page_count_keyback), page,
                           G_CONNECT_SWAPPED);
  show (page);
  return GTK_WIDGET (page);
}
