/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of the School page: a switcher over its sections, each built when it is first looked
 * at. */
#include "app/school/rb-school-page.h"

#include "app/rb-curtain.h"
#include "app/rb-header-parts.h"
#include "app/rb-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

struct _RbSchoolPage
{
  GtkWidget parent;
  RbWorkspace *workspace;
  AdwViewSwitcherTitle *switcher;
  AdwViewStack *sections;
};

static void page_iface_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbSchoolPage,
                               rb_school_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

static const struct
{
  const char *id;
  const char *title;
  const char *icon;
  GtkWidget *(*build) (RbWorkspace *workspace);
  gboolean persons; /* covered while presenting */
} sections[] = {
  { "details", N_ ("Details"), "document-edit-symbolic", rb_details_section_new, TRUE },
  { "calendar", N_ ("Calendar"), "x-office-calendar-symbolic", rb_calendar_section_new, FALSE },
  { "policy", N_ ("Policy"), "preferences-system-symbolic", rb_policy_section_new, FALSE },
  { "staff", N_ ("Staff"), "system-users-symbolic", rb_staff_section_new, TRUE },
  { "benchmarks", N_ ("Benchmarks"), "view-list-symbolic", rb_benchmarks_section_new, FALSE },
  { "files", N_ ("Import and backup"), "document-save-symbolic", rb_files_section_new, TRUE },
};

/* Builds the section in front, unless it is there already, and gives it the focus: what had it is
 * hidden now, and a notice that took it would stay for ever. */
static void
visible_child_cb (RbSchoolPage *page)
{
  const char *name = adw_view_stack_get_visible_child_name (page->sections);
  AdwBin *bin = ADW_BIN (adw_view_stack_get_visible_child (page->sections));

  if (bin == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strcmp (sections[i].id, name) == 0 && adw_bin_get_child (bin) == NULL)
      adw_bin_set_child (
          bin, rb_curtain_new (page->workspace, NULL, sections[i].persons, sections[i].build));
  if (gtk_widget_get_mapped (GTK_WIDGET (page)))
    gtk_widget_child_focus (GTK_WIDGET (bin), GTK_DIR_TAB_FORWARD);
}

static void
open_section (RbPage *iface, const char *target)
{
  RbSchoolPage *page = RB_SCHOOL_PAGE (iface);

  if (adw_view_stack_get_child_by_name (page->sections, target))
    adw_view_stack_set_visible_child_name (page->sections, target);
}

static void
page_iface_init (RbPageInterface *iface)
{
  iface->open = open_section;
}

static void
rb_school_page_dispose (GObject *object)
{
  RbSchoolPage *page = RB_SCHOOL_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (page), RB_TYPE_SCHOOL_PAGE);
  while (gtk_widget_get_first_child (GTK_WIDGET (page)))
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (page)));
  g_clear_object (&page->workspace);
  G_OBJECT_CLASS (rb_school_page_parent_class)->dispose (object);
}

static void
rb_school_page_class_init (RbSchoolPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_school_page_dispose;
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/school/school-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RbSchoolPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, RbSchoolPage, sections);
}

static void
rb_school_page_init (RbSchoolPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    adw_view_stack_add_titled_with_icon (page->sections, adw_bin_new (), sections[i].id,
                                         _ (sections[i].title), sections[i].icon);
  g_signal_connect_swapped (page->sections, "notify::visible-child", G_CALLBACK (visible_child_cb),
                            page);
}

GtkWidget *
rb_school_page_new (RbWorkspace *workspace)
{
  RbSchoolPage *page = g_object_new (RB_TYPE_SCHOOL_PAGE, NULL);

  page->workspace = g_object_ref (workspace);
  visible_child_cb (page);
  return GTK_WIDGET (page);
}
