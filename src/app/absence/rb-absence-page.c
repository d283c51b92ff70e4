/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page and its lists. What a row opens is a dialog of its own file. */
#include "app/absence/rb-absence-page.h"

#include "app/absence/rb-absence-rows.h"
#include "app/absence/rb-decision-dialog.h"
#include "app/absence/rb-leave-dialog.h"
#include "app/absence/rb-message-dialog.h"
#include "app/absence/rb-timetable-dialog.h"
#include "app/rb-header-parts.h"
#include "app/rb-listing-files.h"
#include "app/rb-notice.h"
#include "app/rb-page.h"
#include "app/rb-window.h"
#include "school/rb-clock.h"
#include "school/rb-leave-listings.h"
#include "school/rb-leave.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* So many requests that were decided stay in sight. */
#define MOST_DECIDED 30

typedef enum
{
  OPEN,
  TAKEN,
  RETURNS,
  KNOWN,
  TIMETABLES,
  SUSPENSIONS,
  DECIDED,
  N_LISTS
} List;

static const char *const titles[N_LISTS] = {
  [OPEN] = N_ ("Leave to decide"),
  [TAKEN] = N_ ("Absent on days that were refused"),
  [RETURNS] = N_ ("Due back from leave"),
  [KNOWN] = N_ ("Known to be away, today and later"),
  [TIMETABLES] = N_ ("Timetables"),
  [SUSPENSIONS] = N_ ("Suspensions"),
  [DECIDED] = N_ ("Leave decided this year"),
};

struct _RbAbsencePage
{
  GtkWidget parent;
  RbWorkspace *workspace;
  AdwWindowTitle *title;
  GtkStack *views;
  GtkBox *boxes[N_LISTS];
  GtkLabel *heads[N_LISTS];
  GtkListBox *lists[N_LISTS];
  GtkBox *body;
  guint counts[N_LISTS];
  gboolean stale;
};

static void page_iface_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbAbsencePage,
                               rb_absence_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

static void
add (RbAbsencePage *page, List list, GtkWidget *row)
{
  gtk_list_box_append (page->lists[list], row);
  page->counts[list]++;
}

static void
fill_leave (RbAbsencePage *page, RbSchool *school, RbMoment now)
{
  const RbOffice *office = school->office;
  int year = rb_academic_year_of (now.date);

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_LEAVE); i++)
    {
      const RbLeave *leave = rb_office_nth (office, RB_RECORD_LEAVE, i);

      if (strcmp (leave->state, "open") == 0)
        add (page, OPEN, rb_absence_leave_row (school, leave));
    }
  for (guint i = rb_office_n (office, RB_RECORD_LEAVE); i-- > 0;)
    {
      const RbLeave *leave = rb_office_nth (office, RB_RECORD_LEAVE, i);

      if (strcmp (leave->state, "open") != 0 && rb_academic_year_of (leave->first_day) == year
          && page->counts[DECIDED] < MOST_DECIDED)
        add (page, DECIDED, rb_absence_leave_row (school, leave));
    }
}

static void
fill_taken (RbAbsencePage *page, RbSchool *school, RbMoment now)
{
  g_autoptr (GArray) taken = rb_leave_taken (school, 0, now);
  gint64 last = 0;

  for (guint i = 0; i < taken->len; i++)
    {
      const RbLeaveTaken *one = &g_array_index (taken, RbLeaveTaken, i);
      const RbLeave *leave = rb_office_find (school->office, RB_RECORD_LEAVE, one->day->leave_id);

      if (leave && leave->base.id != last)
        add (page, TAKEN, rb_absence_leave_row (school, leave));
      last = one->day->leave_id;
    }
}

static void
fill_lists (RbAbsencePage *page, RbSchool *school, RbMoment now)
{
  g_autoptr (GArray) returns = rb_leave_returns (school, now);
  g_autoptr (GArray) timetables = rb_timetables (school, now);
  g_autoptr (GArray) suspensions = rb_suspensions (school, now);

  for (guint i = 0; i < returns->len; i++)
    add (page, RETURNS, rb_absence_return_row (school, &g_array_index (returns, RbLeaveReturn, i)));
  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_ABSENCE); i++)
    {
      const RbAbsence *absence = rb_office_nth (school->office, RB_RECORD_ABSENCE, i);

      if (absence->last_day >= now.date)
        add (page, KNOWN, rb_absence_known_row (school, absence, now.date));
    }
  for (guint i = 0; i < timetables->len; i++)
    {
      const RbTimetableLine *line = &g_array_index (timetables, RbTimetableLine, i);

      if (line->state != RB_TIMETABLE_OVER)
        add (page, TIMETABLES, rb_absence_timetable_row (school, line));
    }
  for (guint i = 0; i < suspensions->len; i++)
    {
      const RbSuspensionLine *line = &g_array_index (suspensions, RbSuspensionLine, i);

      if (line->holds_now)
        add (page, SUSPENSIONS, rb_absence_suspension_row (school, line));
    }
}

static void
clear (RbAbsencePage *page)
{
  for (guint i = 0; i < N_LISTS; i++)
    {
      GtkWidget *row;

      while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (page->lists[i], 0))))
        gtk_list_box_remove (page->lists[i], row);
      page->counts[i] = 0;
    }
}

static void
show_heads (RbAbsencePage *page)
{
  guint all = 0;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autofree char *head = g_strdup_printf ("%s, %u", _ (titles[i]), page->counts[i]);

      gtk_label_set_text (page->heads[i], head);
      gtk_widget_set_visible (GTK_WIDGET (page->boxes[i]), page->counts[i] > 0);
      all += page->counts[i];
    }
  subtitle = g_strdup_printf (_ ("%u to decide, %u due back, %u known"), page->counts[OPEN],
                              page->counts[RETURNS], page->counts[KNOWN]);
  adw_window_title_set_subtitle (page->title, all ? subtitle : "");
  gtk_stack_set_visible_child_name (page->views, all ? "lists" : "empty");
}

static void
update_badge (RbAbsencePage *page)
{
  RbWindow *window = rb_window_of (GTK_WIDGET (page));

  if (window)
    rb_window_set_badge (window, "absence", page->counts[OPEN], FALSE);
}

/* Where the keyboard is: a list and a place in it. FALSE where it is on no row. */
static gboolean
find_focus (RbAbsencePage *page, guint *list, int *place)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  for (*list = 0; row && *list < N_LISTS; (*list)++)
    if (gtk_widget_get_parent (row) == GTK_WIDGET (page->lists[*list]))
      {
        *place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
        return TRUE;
      }
  return FALSE;
}

/* To that row, the one before where it is gone, or the first of all. */
static void
give_focus (RbAbsencePage *page, guint list, int place)
{
  for (guint i = 0; i < N_LISTS && page->counts[list] == 0; i++)
    {
      list = i;
      place = 0;
    }
  if (page->counts[list] > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (
        page->lists[list], MIN (place, (int) page->counts[list] - 1))));
}

/* The row that had the keyboard keeps its place. */
static void
show (RbAbsencePage *page)
{
  RbSchool *school = rb_workspace_school (page->workspace);
  RbMoment now = rb_workspace_now (page->workspace);
  int place = 0;
  guint list = 0;
  gboolean had = find_focus (page, &list, &place);

  page->stale = FALSE;
  if (!school)
    return;
  clear (page);
  fill_leave (page, school, now);
  fill_taken (page, school, now);
  fill_lists (page, school, now);
  show_heads (page);
  update_badge (page);
  if (had)
    give_focus (page, list, place);
}

static void
changed_cb (RbAbsencePage *page)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (page)))
    show (page);
  else
    page->stale = TRUE;
}

static void
row_cb (GtkListBox *list, GtkListBoxRow *row, RbAbsencePage *page)
{
  gint64 id = 0;
  const char *kind = rb_absence_row_kind (GTK_WIDGET (row), &id);
  GtkWidget *from = GTK_WIDGET (page);

  if (g_strcmp0 (kind, "leave") == 0)
    rb_decision_dialog_open (from, page->workspace, id);
  else if (g_strcmp0 (kind, "absence") == 0)
    rb_message_dialog_end (from, page->workspace, id);
  else if (g_strcmp0 (kind, "timetable") == 0)
    rb_timetable_dialog_review (from, page->workspace, id);
  else if (g_strcmp0 (kind, "suspension") == 0)
    rb_suspension_dialog_edit (from, page->workspace, id);
}

static void
returned_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbAbsencePage *page = RB_ABSENCE_PAGE (widget);
  RbSchool *school = rb_workspace_school (page->workspace);
  const RbLeave *leave =
      rb_office_find (school->office, RB_RECORD_LEAVE, g_variant_get_int64 (parameter));
  RbDeed deed = rb_workspace_deed (page->workspace);
  g_autoptr (RbChange) change =
      leave ? rb_leave_tick (school, leave, RB_LEAVE_RETURNED, TRUE, &deed) : NULL;

  if (!change)
    return;
  rb_workspace_apply (page->workspace, change, _ ("Return from leave checked"));
  rb_notice_undo (widget, _ ("Return from leave checked"));
}

static RbListing *
listing_of (RbAbsencePage *page, const char *name)
{
  return rb_leave_listing (rb_workspace_school (page->workspace), name,
                           rb_workspace_now (page->workspace));
}

static void
print_listing_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbAbsencePage *page = RB_ABSENCE_PAGE (widget);
  g_autoptr (RbListing) listing = listing_of (page, g_variant_get_string (parameter, NULL));

  rb_listing_print (widget, rb_workspace_school (page->workspace), listing);
}

static void
save_listing_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbAbsencePage *page = RB_ABSENCE_PAGE (widget);
  g_autoptr (RbListing) listing = listing_of (page, g_variant_get_string (parameter, NULL));

  rb_listing_files_save (widget, listing, RB_LISTING_WORKBOOK, NULL, NULL);
}

static void
print (RbPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "absence.print", "s", "leave-year");
}

static void
enter (RbPage *self)
{
  RbAbsencePage *page = RB_ABSENCE_PAGE (self);

  if (page->stale)
    show (page);
  update_badge (page);
  give_focus (page, OPEN, 0);
}

/* "leave:12". */
static void
open_target (RbPage *self, const char *target)
{
  RbAbsencePage *page = RB_ABSENCE_PAGE (self);

  if (g_str_has_prefix (target, "leave:"))
    rb_decision_dialog_open (GTK_WIDGET (page), page->workspace,
                             g_ascii_strtoll (target + strlen ("leave:"), NULL, 10));
}

static void
page_iface_init (RbPageInterface *iface)
{
  iface->enter = enter;
  iface->print = print;
  iface->open = open_target;
}

static void
rb_absence_page_dispose (GObject *object)
{
  RbAbsencePage *page = RB_ABSENCE_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))))
    gtk_widget_unparent (child);
  g_clear_object (&page->workspace);
  G_OBJECT_CLASS (rb_absence_page_parent_class)->dispose (object);
}

static void
rb_absence_page_class_init (RbAbsencePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_absence_page_dispose;
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/absence/absence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RbAbsencePage, title);
  gtk_widget_class_bind_template_child (widget_class, RbAbsencePage, views);
  gtk_widget_class_bind_template_child (widget_class, RbAbsencePage, body);
  gtk_widget_class_install_action (widget_class, "absence.returned", "x", returned_cb);
  gtk_widget_class_install_action (widget_class, "absence.print", "s", print_listing_cb);
  gtk_widget_class_install_action (widget_class, "absence.save", "s", save_listing_cb);
}

static void
add_list (RbAbsencePage *page, List list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_label_new (NULL);
  GtkWidget *rows = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "title-4");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (titles[list]), -1);
  g_signal_connect (rows, "row-activated", G_CALLBACK (row_cb), page);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (page->body, box);
  page->boxes[list] = GTK_BOX (box);
  page->heads[list] = GTK_LABEL (head);
  page->lists[list] = GTK_LIST_BOX (rows);
}

static void
rb_absence_page_init (RbAbsencePage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  for (guint i = 0; i < N_LISTS; i++)
    add_list (page, (List) i);
}

GtkWidget *
rb_absence_page_new (RbWorkspace *workspace)
{
  RbAbsencePage *page = g_object_new (RB_TYPE_ABSENCE_PAGE, NULL);

  page->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  show (page);
  return GTK_WIDGET (page);
}
