/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets one choose a report, whose and of when, and shows its pages. What they say is made by
 * school/rb-reports.h. */
#include "app/reports/rb-reports-page.h"

#include "analysis/rb-period.h"
#include "app/letters/rb-preview.h"
#include "app/rb-chooser.h"
#include "app/rb-header-parts.h"
#include "app/rb-listing-files.h"
#include "app/rb-notice.h"
#include "app/rb-page.h"
#include "app/rb-printing.h"
#include "app/rb-right-guard.h"
#include "app/reports/rb-list-sender.h"
#include "app/reports/rb-overview-saver.h"
#include "documents/rb-listing-sheet.h"
#include "school/rb-lists.h"
#include "school/rb-reports.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *name; /* of school/rb-reports.h */
  const char *title;
  const char *about;
  gboolean weeks; /* a week at a time, the next one too */
} reports[] = {
  { "pupil", N_ ("Pupil reports"), N_ ("One page for each family, in plain words"), FALSE },
  { "class", N_ ("Class reports"), N_ ("The pupils of a class on a page, for staff"), FALSE },
  { "register", N_ ("Register sheets"), N_ ("The marks of a class as a sheet to file"), TRUE },
  { "blank-register", N_ ("Blank register sheets"), N_ ("To mark by hand, for supply or an outage"),
    TRUE },
};

struct _RbReportsPage
{
  GtkWidget parent;
  RbWorkspace *workspace;
  AdwWindowTitle *title;
  GtkListBox *list, *lists;
  GtkWidget *save, *print, *send, *table, *workbook, *choosers;
  GtkBox *year_box;
  GtkDropDown *year, *whom, *when;
  GPtrArray *years;   /* int, as pointers */
  GPtrArray *classes; /* char*: NULL for the whole school */
  GPtrArray *periods; /* RbNamedPeriod* */
  RbPreview *preview;
  RbDocument *document;
  RbListing *listing; /* of the list that is shown, or NULL */
  gboolean weeks, filling, stale;
};

static void page_iface_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbReportsPage,
                               rb_reports_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

static guint
chosen_report (RbReportsPage *page)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (page->list);

  return row ? (guint) gtk_list_box_row_get_index (row) : 0;
}

/* The list that is chosen; NULL where it is a report. */
static const RbListInfo *
chosen_list (RbReportsPage *page)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (page->lists);
  guint n;

  return row ? &rb_lists (&n)[gtk_list_box_row_get_index (row)] : NULL;
}

static void
show_document (RbReportsPage *page, const char *title, const char *problem)
{
  gboolean there = page->document != NULL;

  rb_preview_set_document (page->preview, page->document, there ? title : problem);
  gtk_widget_set_sensitive (page->save, there);
  gtk_widget_set_sensitive (page->print, there);
  adw_window_title_set_subtitle (page->title, title);
}

static void
show_list (RbReportsPage *page, const RbListInfo *list)
{
  RbSchool *school = rb_workspace_school (page->workspace);
  guint whom = gtk_drop_down_get_selected (page->whom);
  const char *class_name = whom < page->classes->len ? page->classes->pdata[whom] : NULL;

  page->listing = rb_list_listing (school, list->id, rb_workspace_now (page->workspace), class_name,
                                   RB_LIST_FOR_STAFF);
  page->document = rb_listing_sheet_new (school, page->listing);
  show_document (page, _ (list->title), NULL);
}

static void
show (RbReportsPage *page)
{
  guint report = chosen_report (page);
  const RbListInfo *list = chosen_list (page);
  guint when = gtk_drop_down_get_selected (page->when);
  guint whom = gtk_drop_down_get_selected (page->whom);
  RbReportSubject subject = { .row = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) audit = NULL;

  page->stale = FALSE;
  g_clear_pointer (&page->document, rb_document_unref);
  g_clear_pointer (&page->listing, rb_listing_unref);
  gtk_widget_set_visible (GTK_WIDGET (page->when), list == NULL);
  gtk_widget_set_visible (page->table, list != NULL);
  gtk_widget_set_visible (page->send, list != NULL && list->texting);
  if (list != NULL)
    {
      show_list (page, list);
      return;
    }
  if (when < page->periods->len && whom < page->classes->len)
    {
      subject.class_name = page->classes->pdata[whom];
      subject.period = ((RbNamedPeriod *) page->periods->pdata[when])->period;
      audit = rb_report_audit (rb_workspace_store (page->workspace), &subject, &error);
      subject.audit = audit;
    }
  if (audit != NULL)
    {
      page->document = rb_report_make (reports[report].name, rb_workspace_school (page->workspace),
                                       rb_workspace_now (page->workspace), &subject, &error);
    }
  show_document (page, _ (reports[report].title),
                 error ? error->message : _ ("There is nothing to print yet."));
}

static void
fill_classes (RbReportsPage *page)
{
  const RbRoster *roster = rb_workspace_school (page->workspace)->roster;
  int year = rb_academic_year_of (rb_workspace_now (page->workspace).date);
  g_autoptr (GPtrArray) classes = rb_roster_classes (roster, year);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint selected = gtk_drop_down_get_selected (page->whom);

  g_ptr_array_set_size (page->classes, 0);
  for (guint i = 0; i < classes->len; i++)
    {
      g_ptr_array_add (page->classes, g_strdup (((const RbClass *) classes->pdata[i])->name));
      g_ptr_array_add (
          words, g_strdup_printf (_ ("Class %s"), ((const RbClass *) classes->pdata[i])->name));
    }
  g_ptr_array_add (page->classes, NULL);
  g_ptr_array_add (words, g_strdup (_ ("Whole school")));
  g_ptr_array_add (words, NULL);
  rb_chooser_fill (page->whom, (const char *const *) words->pdata,
                   selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

/* The week after this one, for sheets that are marked by hand. */
static void
add_next_week (RbReportsPage *page)
{
  RbSchool *school = rb_workspace_school (page->workspace);
  RbDate today = rb_workspace_now (page->workspace).date;
  RbPeriod next = rb_period_of (school, RB_PERIOD_WEEK, today + 7);
  RbNamedPeriod *named;

  if (rb_period_is_empty (next) || next.from <= today)
    return;
  named = g_new0 (RbNamedPeriod, 1);
  named->kind = RB_PERIOD_WEEK;
  named->name = rb_period_format (school, next);
  named->period = next;
  g_ptr_array_add (page->periods, named);
}

static void
fill_periods (RbReportsPage *page)
{
  RbMoment now = rb_workspace_now (page->workspace);
  g_autoptr (GPtrArray) all = rb_periods (rb_workspace_school (page->workspace), now);
  gboolean weeks = reports[chosen_report (page)].weeks;
  guint selected = gtk_drop_down_get_selected (page->when);
  gboolean first = weeks != page->weeks || page->periods->len == 0;

  g_ptr_array_set_size (page->periods, 0);
  if (weeks)
    add_next_week (page);
  for (guint i = 0; i < all->len; i++)
    {
      RbNamedPeriod *named = all->pdata[i];

      if (named->kind == RB_PERIOD_HALF_TERM || weeks == (named->kind == RB_PERIOD_WEEK))
        g_ptr_array_add (page->periods, named);
      else
        rb_named_period_free (named);
    }
  g_ptr_array_set_free_func (all, NULL);
  page->weeks = weeks;
  if (first)
    selected =
        rb_chooser_find_period (page->periods, weeks ? RB_PERIOD_WEEK : RB_PERIOD_TERM, now.date);
  rb_chooser_fill_periods (page->when, page->periods, selected);
}

static void
fill_years (RbReportsPage *page)
{
  const RbSchool *school = rb_workspace_school (page->workspace);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (page->years, 0);
  for (guint i = school->years->len; i > 0; i--)
    {
      int year = rb_calendar_year (rb_mark_matrix_calendar (school->years->pdata[i - 1]));

      g_ptr_array_add (page->years, GINT_TO_POINTER (year));
      g_ptr_array_add (words, rb_academic_year_label (year));
    }
  g_ptr_array_add (words, NULL);
  rb_chooser_fill (page->year, (const char *const *) words->pdata, 0);
  gtk_widget_set_sensitive (page->workbook, page->years->len > 0);
}

static void
refill (RbReportsPage *page)
{
  page->filling = TRUE;
  fill_classes (page);
  fill_periods (page);
  fill_years (page);
  page->filling = FALSE;
  show (page);
}

static void
changed_cb (RbReportsPage *page)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (page)))
    refill (page);
  else
    page->stale = TRUE;
}

static void
report_cb (RbReportsPage *page, GtkListBoxRow *row)
{
  if (page->filling || row == NULL)
    return;
  page->filling = TRUE;
  gtk_list_box_unselect_all (page->lists);
  fill_periods (page);
  page->filling = FALSE;
  show (page);
}

/* A list is of the whole school unless one chooses a class. */
static void
list_cb (RbReportsPage *page, GtkListBoxRow *row)
{
  gboolean first = gtk_list_box_get_selected_row (page->list) != NULL;

  if (page->filling || row == NULL)
    return;
  page->filling = TRUE;
  gtk_list_box_unselect_all (page->list);
  if (first && page->classes->len > 0)
    gtk_drop_down_set_selected (page->whom, page->classes->len - 1);
  page->filling = FALSE;
  show (page);
}

static void
send_cb (RbReportsPage *page)
{
  if (chosen_list (page))
    rb_list_sender_run (GTK_WIDGET (page), page->workspace, chosen_list (page));
}

/* The day in one line, to paste into an e-mail to the deputy head. */
static void
copy_line_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbReportsPage *page = RB_REPORTS_PAGE (widget);
  g_autofree char *line =
      rb_day_line (rb_workspace_school (page->workspace), rb_workspace_now (page->workspace));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), line);
  rb_notice_show (widget, line, NULL, NULL);
}

static void
save_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbReportsPage *page = RB_REPORTS_PAGE (widget);

  if (page->listing)
    rb_listing_files_save (widget, page->listing,
                           g_str_has_suffix (action, "csv") ? RB_LISTING_CSV : RB_LISTING_WORKBOOK,
                           NULL, NULL);
}

static void
chosen_cb (RbReportsPage *page)
{
  if (!page->filling)
    show (page);
}

static void
print_cb (RbReportsPage *page)
{
  if (page->document)
    rb_printing_print (GTK_WIDGET (page), page->document);
}

static void
save_cb (RbReportsPage *page)
{
  RbSchool *school = rb_workspace_school (page->workspace);
  const char *whom = page->classes->pdata[gtk_drop_down_get_selected (page->whom)];
  const RbListInfo *list = chosen_list (page);
  g_autofree char *name = g_strdup_printf (
      "%s %s.pdf", list ? _ (list->title) : _ (reports[chosen_report (page)].title),
      whom ? whom : school->details->name);

  if (page->document)
    rb_printing_save_pdf (GTK_WIDGET (page), page->document, g_strdelimit (name, "/", '-'),
                          school->details->name);
}

static void
workbook_cb (RbReportsPage *page)
{
  guint index = gtk_drop_down_get_selected (page->year);

  if (index < page->years->len)
    rb_overview_saver_run (GTK_WIDGET (page), page->workspace,
                           GPOINTER_TO_INT (page->years->pdata[index]));
}

static void
page_enter (RbPage *iface)
{
  RbReportsPage *page = RB_REPORTS_PAGE (iface);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (page->list);

  if (row == NULL)
    row = gtk_list_box_get_selected_row (page->lists);
  if (page->stale)
    refill (page);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
page_print (RbPage *iface)
{
  print_cb (RB_REPORTS_PAGE (iface));
}

/* "list:full-week" */
static void
page_open (RbPage *iface, const char *target)
{
  RbReportsPage *page = RB_REPORTS_PAGE (iface);
  guint n;
  const RbListInfo *lists = rb_lists (&n);

  for (guint i = 0; g_str_has_prefix (target, "list:") && i < n; i++)
    if (g_str_equal (lists[i].id, target + strlen ("list:")))
      gtk_list_box_select_row (page->lists, gtk_list_box_get_row_at_index (page->lists, (int) i));
}

static void
page_iface_init (RbPageInterface *iface)
{
  iface->enter = page_enter;
  iface->open = page_open;
  iface->print = page_print;
}

static void
rb_reports_page_dispose (GObject *object)
{
  RbReportsPage *page = RB_REPORTS_PAGE (object);

  if (page->list) /* its rows say that they go, when there is nothing left to show */
    g_signal_handlers_disconnect_by_data (page->list, page);
  if (page->lists)
    g_signal_handlers_disconnect_by_data (page->lists, page);
  gtk_widget_dispose_template (GTK_WIDGET (page), RB_TYPE_REPORTS_PAGE);
  while (gtk_widget_get_first_child (GTK_WIDGET (page)))
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (page)));
  g_clear_object (&page->workspace);
  g_clear_pointer (&page->years, g_ptr_array_unref);
  g_clear_pointer (&page->classes, g_ptr_array_unref);
  g_clear_pointer (&page->periods, g_ptr_array_unref);
  g_clear_pointer (&page->document, rb_document_unref);
  g_clear_pointer (&page->listing, rb_listing_unref);
  G_OBJECT_CLASS (rb_reports_page_parent_class)->dispose (object);
}

static void
rb_reports_page_class_init (RbReportsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_reports_page_dispose;
  gtk_widget_class_install_action (widget_class, "reports.save-csv", NULL, save_table_cb);
  gtk_widget_class_install_action (widget_class, "reports.save-workbook", NULL, save_table_cb);
  gtk_widget_class_install_action (widget_class, "reports.copy-line", NULL, copy_line_cb);
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  g_type_ensure (RB_TYPE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/reports/reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, title);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, list);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, lists);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, send);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, table);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, save);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, print);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, workbook);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, choosers);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, year_box);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, preview);
}

static GtkDropDown *
add_chip (GtkBox *box, const char *label)
{
  GtkWidget *chip = rb_chooser_new (label);

  gtk_box_append (box, chip);
  return GTK_DROP_DOWN (chip);
}

static void
add_row (GtkListBox *list, const char *title, const char *about)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_list_box_append (list, row);
}

static void
rb_reports_page_init (RbReportsPage *page)
{
  guint n_lists;
  const RbListInfo *lists = rb_lists (&n_lists);

  gtk_widget_init_template (GTK_WIDGET (page));
  page->years = g_ptr_array_new ();
  page->classes = g_ptr_array_new_with_free_func (g_free);
  page->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_named_period_free);
  page->year = add_chip (page->year_box, _ ("Academic year of the workbook"));
  page->whom = add_chip (GTK_BOX (page->choosers), _ ("Whose pages"));
  page->when = add_chip (GTK_BOX (page->choosers), _ ("Period"));
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    add_row (page->list, _ (reports[i].title), _ (reports[i].about));
  for (guint i = 0; i < n_lists; i++)
    add_row (page->lists, _ (lists[i].title), _ (lists[i].about));
  gtk_list_box_select_row (page->list, gtk_list_box_get_row_at_index (page->list, 0));
  g_signal_connect_swapped (page->whom, "notify::selected", G_CALLBACK (chosen_cb), page);
  g_signal_connect_swapped (page->when, "notify::selected", G_CALLBACK (chosen_cb), page);
  g_signal_connect_swapped (page->save, "clicked", G_CALLBACK (save_cb), page);
  g_signal_connect_swapped (page->send, "clicked", G_CALLBACK (send_cb), page);
  g_signal_connect_swapped (page->print, "clicked", G_CALLBACK (print_cb), page);
  g_signal_connect_swapped (page->workbook, "clicked", G_CALLBACK (workbook_cb), page);
}

GtkWidget *
rb_reports_page_new (RbWorkspace *workspace)
{
  RbReportsPage *page = g_object_new (RB_TYPE_REPORTS_PAGE, NULL);

  page->workspace = g_object_ref (workspace);
  rb_right_bind (page->send, workspace, RB_RIGHT_LISTS);
  refill (page);
  g_signal_connect_swapped (page->list, "row-selected", G_CALLBACK (report_cb), page);
  g_signal_connect_swapped (page->lists, "row-selected", G_CALLBACK (list_cb), page);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}
