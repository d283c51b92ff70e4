/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets one choose a year and saves its workbook. What stands in it is made by
 * exchange/rb-overview-workbook.h. */
#include "app/reports/rb-reports-page.h"

#include "app/rb-chooser.h"
#include "app/rb-header-parts.h"
#include "app/rb-page.h"
#include "app/reports/rb-overview-saver.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _RbReportsPage
{
  GtkWidget parent;
  RbWorkspace *workspace;
  GtkWidget *workbook;
  GtkBox *year_box;
  GtkDropDown *year;
  GPtrArray *years; /* int, as pointers */
};

static void page_iface_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbReportsPage,
                               rb_reports_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

static void
fill_years (RbReportsPage *page)
{
  const RbSchool *school = rb_workspace_school (page->workspace);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint selected = gtk_drop_down_get_selected (page->year);

  g_ptr_array_set_size (page->years, 0);
  for (guint i = school->years->len; i > 0; i--)
    {
      int year = rb_calendar_year (rb_mark_matrix_calendar (school->years->pdata[i - 1]));

      g_ptr_array_add (page->years, GINT_TO_POINTER (year));
      g_ptr_array_add (words, rb_academic_year_label (year));
    }
  g_ptr_array_add (words, NULL);
  rb_chooser_fill (page->year, (const char *const *) words->pdata,
                   selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
  gtk_widget_set_sensitive (page->workbook, page->years->len > 0);
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
  gtk_widget_grab_focus (RB_REPORTS_PAGE (iface)->workbook);
}

static void
page_iface_init (RbPageInterface *iface)
{
  iface->enter = page_enter;
}

static void
rb_reports_page_dispose (GObject *object)
{
  RbReportsPage *page = RB_REPORTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (page), RB_TYPE_REPORTS_PAGE);
  g_clear_object (&page->workspace);
  g_clear_pointer (&page->years, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_reports_page_parent_class)->dispose (object);
}

static void
rb_reports_page_class_init (RbReportsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_reports_page_dispose;
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/reports/reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, workbook);
  gtk_widget_class_bind_template_child (widget_class, RbReportsPage, year_box);
}

static GtkDropDown *
add_chip (GtkBox *box, const char *label)
{
  GtkWidget *chip = rb_chooser_new (label);

  gtk_box_append (box, chip);
  return GTK_DROP_DOWN (chip);
}

static void
rb_reports_page_init (RbReportsPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  page->years = g_ptr_array_new ();
  page->year = add_chip (page->year_box, _ ("Academic year of the workbook"));
  g_signal_connect_swapped (page->workbook, "clicked", G_CALLBACK (workbook_cb), page);
}

GtkWidget *
rb_reports_page_new (RbWorkspace *workspace)
{
  RbReportsPage *page = g_object_new (RB_TYPE_REPORTS_PAGE, NULL);

  page->workspace = g_object_ref (workspace);
  fill_years (page);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (fill_years), page, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}
