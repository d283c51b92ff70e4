/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows its child or the curtain, never both. */
#include "app/rb-curtain.h"

#include "app/rb-header-parts.h"
#include "app/rb-right-guard.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _RbCurtain
{
  GtkWidget parent;
  RbWorkspace *workspace;
  char *title;
  gboolean persons;
  GtkWidget *(*build) (RbWorkspace *workspace);
  GtkWidget *child;
  GtkWidget *sheet;
};

G_DEFINE_FINAL_TYPE (RbCurtain, rb_curtain, GTK_TYPE_WIDGET)

static GtkWidget *
make_header (const char *title)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), g_object_new (RB_TYPE_SIDEBAR_BUTTON, NULL));
  gtk_widget_add_css_class (header, "rb-header");
  return header;
}

/* It has no button that shows the people again: a stray Enter would. */
static GtkWidget *
make_sheet (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-conceal-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Hidden while presenting"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page), _ ("This page names people. It is here again, as it was left, when "
                                 "presenting ends: Ctrl+Shift+P."));
  gtk_widget_set_vexpand (page, TRUE);
  if (title)
    gtk_box_append (GTK_BOX (box), make_header (title));
  gtk_box_append (GTK_BOX (box), page);
  return box;
}

static void
show (RbCurtain *curtain)
{
  gboolean covered = curtain->persons && rb_workspace_presenting (curtain->workspace);

  if (covered && !curtain->sheet)
    {
      curtain->sheet = make_sheet (curtain->title);
      gtk_widget_set_parent (curtain->sheet, GTK_WIDGET (curtain));
    }
  if (!covered && !curtain->child)
    {
      curtain->child = curtain->build (curtain->workspace);
      gtk_widget_set_parent (curtain->child, GTK_WIDGET (curtain));
      rb_right_bind_all (curtain->child, curtain->workspace);
    }
  if (curtain->child)
    gtk_widget_set_visible (curtain->child, !covered);
  if (curtain->sheet)
    gtk_widget_set_visible (curtain->sheet, covered);
}

static void
rb_curtain_dispose (GObject *object)
{
  RbCurtain *curtain = RB_CURTAIN (object);

  g_clear_pointer (&curtain->child, gtk_widget_unparent);
  g_clear_pointer (&curtain->sheet, gtk_widget_unparent);
  g_clear_object (&curtain->workspace);
  G_OBJECT_CLASS (rb_curtain_parent_class)->dispose (object);
}

static void
rb_curtain_finalize (GObject *object)
{
  g_free (RB_CURTAIN (object)->title);
  G_OBJECT_CLASS (rb_curtain_parent_class)->finalize (object);
}

static void
rb_curtain_class_init (RbCurtainClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_curtain_dispose;
  G_OBJECT_CLASS (class)->finalize = rb_curtain_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
rb_curtain_init (RbCurtain *curtain)
{
}

GtkWidget *
rb_curtain_new (RbWorkspace *workspace,
                const char *title,
                gboolean persons,
                GtkWidget *(*build) (RbWorkspace *workspace))
{
  RbCurtain *curtain = g_object_new (RB_TYPE_CURTAIN, NULL);

  curtain->workspace = g_object_ref (workspace);
  curtain->title = g_strdup (title);
  curtain->persons = persons;
  curtain->build = build;
  g_signal_connect_object (workspace, "notify::presenting", G_CALLBACK (show), curtain,
                           G_CONNECT_SWAPPED);
  show (curtain);
  return GTK_WIDGET (curtain);
}

GtkWidget *
rb_curtain_child (RbCurtain *curtain)
{
  return curtain->child && gtk_widget_get_visible (curtain->child) ? curtain->child : NULL;
}
