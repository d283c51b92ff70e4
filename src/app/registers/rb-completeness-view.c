/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board as a grid of buttons, filled again whenever the school changes. */
#include "app/registers/rb-completeness-view.h"

#include "analysis/rb-completeness.h"
#include "app/rb-listing-files.h"
#include "app/rb-chooser.h"
#include "app/registers/rb-listing-buttons.h"

#include <glib/gi18n.h>
#include <string.h>

/* A board of more sessions shows a week in a cell. */
#define MOST_SESSIONS 10
#define FIRST_ROW 2
#define FIRST_COLUMN 1

struct _RbCompletenessView
{
  GtkBox parent;
  RbWorkspace *workspace;
  GtkDropDown *when;
  GtkWidget *sums, *grid, *takers, *scroller;
  GPtrArray *periods; /* RbNamedPeriod */
  RbCompleteness *board;
  RbSchool *school; /* of the board */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (RbCompletenessView, rb_completeness_view, GTK_TYPE_BOX)

static const char *
style_of (RbRegisterState state)
{
  switch (state)
    {
    case RB_REGISTER_SAVED:
      return "present";
    case RB_REGISTER_LATE:
      return "late";
    case RB_REGISTER_OVERDUE:
      return "unauthorised";
    case RB_REGISTER_IMPORTED:
      return "not-required";
    default:
      return "rb-open";
    }
}

static char *
short_words (const RbDayRegister *found)
{
  g_autofree char *at = found->saved >= 0 ? rb_time_format (found->saved) : NULL;

  switch (found->state)
    {
    case RB_REGISTER_SAVED:
      return g_steal_pointer (&at);
    case RB_REGISTER_LATE:
      return found->late >= 24 * 60 ? g_strdup (_ ("late")) : g_strdup_printf (_ ("late %s"), at);
    case RB_REGISTER_OVERDUE:
      return g_strdup (_ ("missing"));
    case RB_REGISTER_IMPORTED:
      return g_strdup (_ ("file"));
    case RB_REGISTER_DUE:
      return rb_register_is_open_long (found) ? g_strdup_printf (_ ("open %d min"), found->open)
                                              : g_strdup (_ ("open"));
    default:
      return g_strdup ("");
    }
}

static void
go_cb (GtkButton *button, RbCompletenessView *view)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));
  const RbDayRegister *found = rb_completeness_cell (
      view->board, place / view->board->sessions->len, place % view->board->sessions->len);

  gtk_widget_activate_action (GTK_WIDGET (view), "register.go", "(xxii)", found->klass->id,
                              (gint64) 0, (gint32) found->session.date,
                              (gint32) found->session.half);
}

static void
attach_label (
    RbCompletenessView *view, const char *text, int column, int row, int width, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 0.5f);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (view->grid), label, column, row, width, 1);
}

static void
attach_cell (RbCompletenessView *view, guint row, guint session)
{
  const RbDayRegister *found = rb_completeness_cell (view->board, row, session);
  g_autofree char *text = short_words (found);
  g_autofree char *state = rb_register_state_words (found);
  g_autofree char *day = rb_date_format (found->session.date, RB_DATE_WEEKDAY);
  const char *taker = rb_register_taker (view->school, found);
  g_autofree char *words =
      g_strdup_printf ("%s, %s %s: %s%s%s", found->klass->name, day,
                       rb_half_name (found->session.half), state, *taker ? ", " : "", taker);
  GtkWidget *button;

  if (found->state <= RB_REGISTER_NOT_DUE)
    return;
  button = gtk_button_new_with_label (text);
  gtk_widget_add_css_class (button, "rb-board-cell");
  gtk_widget_add_css_class (button, style_of (found->state));
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data (G_OBJECT (button), "place",
                     GUINT_TO_POINTER (row * view->board->sessions->len + session));
  g_signal_connect (button, "clicked", G_CALLBACK (go_cb), view);
  gtk_grid_attach (GTK_GRID (view->grid), button, (int) session + FIRST_COLUMN,
                   (int) row + FIRST_ROW, 1, 1);
}

static void
attach_row_head (RbCompletenessView *view, guint row)
{
  const RbCompletenessRow *one = view->board->rows->pdata[row];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (one->klass->name);
  GtkWidget *teacher = gtk_label_new (one->klass->teacher);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 4);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (teacher, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (teacher), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (teacher), 16);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), teacher);
  gtk_grid_attach (GTK_GRID (view->grid), box, 0, (int) row + FIRST_ROW, 1, 1);
}

static void
attach_streak (RbCompletenessView *view, guint row, int column)
{
  const RbCompletenessRow *one = view->board->rows->pdata[row];
  g_autofree char *words =
      one->streak > 0
          ? g_strdup_printf (ngettext ("%u in a row", "%u in a row", one->streak), one->streak)
          : g_strdup ("–");

  attach_label (view, words, column, (int) row + FIRST_ROW, 1, "numeric");
}

static void
fill_sessions (RbCompletenessView *view)
{
  const RbCompleteness *board = view->board;

  for (guint s = 0; s < board->sessions->len; s++)
    {
      RbSession session = g_array_index (board->sessions, RbSession, s);
      g_autofree char *day = rb_date_format (session.date, RB_DATE_WEEKDAY);
      gboolean both = s + 1 < board->sessions->len
                      && g_array_index (board->sessions, RbSession, s + 1).date == session.date;
      gboolean second =
          s > 0 && g_array_index (board->sessions, RbSession, s - 1).date == session.date;

      if (!second)
        attach_label (view, day, (int) s + FIRST_COLUMN, 0, both ? 2 : 1, "caption-heading");
      attach_label (view, rb_half_name (session.half), (int) s + FIRST_COLUMN, 1, 1, "caption");
      for (guint row = 0; row < board->rows->len; row++)
        attach_cell (view, row, s);
    }
}

/* Weeks: the worst of a week is said, and Enter shows that week. */
static void
week_cb (GtkButton *button, RbCompletenessView *view)
{
  RbDate monday = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "monday"));

  gtk_drop_down_set_selected (view->when,
                              rb_chooser_find_period (view->periods, RB_PERIOD_WEEK, monday));
}

static void
attach_week (RbCompletenessView *view, guint row, RbDate monday, int column)
{
  const RbCompletenessRow *one = view->board->rows->pdata[row];
  guint missing = 0, late = 0, in = 0;
  g_autofree char *text = NULL, *week = rb_date_range_format (monday, monday + 4);
  g_autofree char *words = NULL;
  GtkWidget *button;

  for (guint s = 0; s < view->board->sessions->len; s++)
    {
      const RbDayRegister *found = &g_array_index (one->cells, RbDayRegister, s);

      if (rb_date_monday (found->session.date) != monday)
        continue;
      missing += found->state == RB_REGISTER_OVERDUE;
      late += found->state == RB_REGISTER_LATE;
      in += rb_register_is_in (found->state);
    }
  if (missing + in == 0)
    return;
  text = missing ? g_strdup_printf (_ ("%u missing"), missing)
         : late  ? g_strdup_printf (_ ("%u late"), late)
                 : g_strdup_printf ("✓ %u", in);
  words = g_strdup_printf (_ ("%s, %s: %u in, of them %u late; %u missing"), one->klass->name, week,
                           in, late, missing);
  button = gtk_button_new_with_label (text);
  gtk_widget_add_css_class (button, "rb-board-cell");
  gtk_widget_add_css_class (button, missing ? "unauthorised" : late ? "late" : "present");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data (G_OBJECT (button), "monday", GINT_TO_POINTER (monday));
  g_signal_connect (button, "clicked", G_CALLBACK (week_cb), view);
  gtk_grid_attach (GTK_GRID (view->grid), button, column, (int) row + FIRST_ROW, 1, 1);
}

static int
fill_weeks (RbCompletenessView *view)
{
  const RbCompleteness *board = view->board;
  RbDate last = RB_DATE_NONE;
  int column = FIRST_COLUMN;

  for (guint s = 0; s < board->sessions->len; s++)
    {
      RbDate monday = rb_date_monday (g_array_index (board->sessions, RbSession, s).date);
      g_autofree char *day = rb_date_format (monday, RB_DATE_DAY);

      if (monday == last)
        continue;
      last = monday;
      attach_label (view, day, column, 0, 1, "caption-heading");
      for (guint row = 0; row < board->rows->len; row++)
        attach_week (view, row, monday, column);
      column++;
    }
  return column;
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    {
      if (GTK_IS_GRID (box))
        gtk_grid_remove (GTK_GRID (box), child);
      else
        gtk_list_box_remove (GTK_LIST_BOX (box), child);
    }
}

static void
fill_takers (RbCompletenessView *view)
{
  guint shown = 0;

  empty (view->takers);
  for (guint i = 0; i < view->board->takers->len; i++)
    {
      const RbCompletenessTaker *taker = view->board->takers->pdata[i];
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (taker->sums.missing + taker->sums.late == 0)
        continue;
      text = g_strdup_printf (_ ("%s: %u missing, %u late, %u in time"),
                              *taker->name ? taker->name : _ ("Nobody named"), taker->sums.missing,
                              taker->sums.late, taker->sums.in_time);
      label = gtk_label_new (text);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (view->takers), label);
      shown++;
    }
  gtk_widget_set_visible (view->takers, shown > 0);
}

/* The cell that has the focus is found again by its place. */
static void
refresh (RbCompletenessView *view)
{
  guint when = gtk_drop_down_get_selected (view->when);
  const RbNamedPeriod *named = when < view->periods->len ? view->periods->pdata[when] : NULL;
  const RbCompletenessSums *sums;
  g_autofree char *words = NULL, *too_long = NULL;
  int end;

  view->stale = FALSE;
  empty (view->grid);
  g_clear_pointer (&view->board, rb_completeness_free);
  g_clear_pointer (&view->school, rb_school_unref);
  if (!named || !rb_workspace_school (view->workspace))
    return;
  view->school = rb_school_ref (rb_workspace_school (view->workspace));
  view->board =
      rb_completeness_new (view->school, named->period, rb_workspace_now (view->workspace));
  sums = &view->board->sums;
  too_long = rb_completeness_open_words (view->board);
  words = g_strdup_printf (_ ("%u in time, %u late, %u missing, %u from a file%s"), sums->in_time,
                           sums->late, sums->missing, sums->imported, too_long);
  gtk_label_set_text (GTK_LABEL (view->sums), words);
  for (guint row = 0; row < view->board->rows->len; row++)
    attach_row_head (view, row);
  if (view->board->sessions->len <= MOST_SESSIONS)
    {
      fill_sessions (view);
      end = (int) view->board->sessions->len + FIRST_COLUMN;
    }
  else
    end = fill_weeks (view);
  attach_label (view, _ ("In time"), end, 0, 1, "caption-heading");
  for (guint row = 0; row < view->board->rows->len; row++)
    attach_streak (view, row, end);
  fill_takers (view);
}

static void
fill_periods (RbCompletenessView *view)
{
  RbSchool *school = rb_workspace_school (view->workspace);
  RbMoment now = rb_workspace_now (view->workspace);
  guint selected = gtk_drop_down_get_selected (view->when);

  g_clear_pointer (&view->periods, g_ptr_array_unref);
  view->periods = rb_periods (school, now);
  g_ptr_array_set_free_func (view->periods, (GDestroyNotify) rb_named_period_free);
  rb_chooser_fill_periods (view->when, view->periods,
                           selected == GTK_INVALID_LIST_POSITION
                               ? rb_chooser_find_period (view->periods, RB_PERIOD_WEEK, now.date)
                               : selected);
}

static void
changed_cb (RbCompletenessView *view)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (view)) || !rb_workspace_school (view->workspace))
    {
      view->stale = TRUE;
      return;
    }
  refresh (view);
}

static void
map_cb (RbCompletenessView *view)
{
  if (!view->stale || !rb_workspace_school (view->workspace))
    return;
  fill_periods (view);
  refresh (view);
}

static void
selected_cb (RbCompletenessView *view)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (view)))
    refresh (view);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RbCompletenessView *view = RB_COMPLETENESS_VIEW (widget);
  g_autoptr (RbListing) listing =
      view->board ? rb_completeness_listing (view->school, view->board) : NULL;

  if (!listing)
    return;
  if (strcmp (name, "completeness.print") == 0)
    rb_listing_print (widget, view->school, listing);
  else
    rb_listing_files_save (widget, listing, RB_LISTING_CSV, NULL, NULL);
}

static void
rb_completeness_view_dispose (GObject *object)
{
  RbCompletenessView *view = RB_COMPLETENESS_VIEW (object);

  if (view->workspace)
    g_signal_handlers_disconnect_by_data (view->workspace, view);
  g_clear_object (&view->workspace);
  g_clear_pointer (&view->board, rb_completeness_free);
  g_clear_pointer (&view->school, rb_school_unref);
  g_clear_pointer (&view->periods, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_completeness_view_parent_class)->dispose (object);
}

static void
rb_completeness_view_class_init (RbCompletenessViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_completeness_view_dispose;
  gtk_widget_class_install_action (widget_class, "completeness.print", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "completeness.save", NULL, action_cb);
}

static GtkWidget *
tool_bar (RbCompletenessView *view)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  view->when = GTK_DROP_DOWN (rb_chooser_new (_ ("Period")));
  view->sums = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (view->sums), 0);
  gtk_label_set_wrap (GTK_LABEL (view->sums), TRUE);
  gtk_widget_set_hexpand (view->sums, TRUE);
  gtk_widget_add_css_class (view->sums, "numeric");
  gtk_widget_add_css_class (bar, "rb-desk-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (view->when));
  gtk_box_append (GTK_BOX (bar), view->sums);
  gtk_box_append (GTK_BOX (bar), rb_listing_buttons ("completeness.print", "completeness.save"));
  return bar;
}

static void
rb_completeness_view_init (RbCompletenessView *view)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (view), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (view), tool_bar (view));
  view->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (view->grid), 4);
  gtk_grid_set_row_spacing (GTK_GRID (view->grid), 3);
  view->takers = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (view->takers), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (view->takers, "boxed-list");
  gtk_widget_add_css_class (view->takers, "rb-takers");
  gtk_widget_set_halign (view->takers, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (content), view->grid);
  gtk_box_append (GTK_BOX (content), view->takers);
  gtk_widget_add_css_class (content, "rb-desk-content");
  view->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (view->scroller), content);
  gtk_widget_set_vexpand (view->scroller, TRUE);
  gtk_box_append (GTK_BOX (view), view->scroller);
  view->periods = g_ptr_array_new ();
  view->stale = TRUE;
  g_signal_connect (view, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect_swapped (view->when, "notify::selected", G_CALLBACK (selected_cb), view);
}

GtkWidget *
rb_completeness_view_new (RbWorkspace *workspace)
{
  RbCompletenessView *view = g_object_new (RB_TYPE_COMPLETENESS_VIEW, NULL);

  view->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), view);
  return GTK_WIDGET (view);
}
