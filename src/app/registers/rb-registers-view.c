/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four views of the registers as a whole, one at a time. */
#include "app/registers/rb-registers-view.h"

#include "app/rb-right-guard.h"
#include "app/registers/rb-checks-view.h"
#include "app/registers/rb-completeness-view.h"
#include "app/registers/rb-keyback-view.h"
#include "app/registers/rb-trail-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _RbRegistersView
{
  GtkBox parent;
  AdwViewStack *stack;
  GtkWidget *trail;
};

G_DEFINE_FINAL_TYPE (RbRegistersView, rb_registers_view, GTK_TYPE_BOX)

static void
rb_registers_view_class_init (RbRegistersViewClass *class)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Left, GDK_ALT_MASK,
                                       "register.back", NULL);
}

static GtkWidget *
header (RbRegistersView *view)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *title = adw_view_switcher_title_new ();

  gtk_widget_set_tooltip_text (back, _ ("Back to the register (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to the register"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "register.back");
  adw_view_switcher_title_set_stack (ADW_VIEW_SWITCHER_TITLE (title), view->stack);
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (title), _ ("Registers"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), back);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), title);
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (bar), ADW_CENTERING_POLICY_STRICT);
  gtk_widget_add_css_class (bar, "rb-header");
  return bar;
}

static void
rb_registers_view_init (RbRegistersView *view)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (view), GTK_ORIENTATION_VERTICAL);
  view->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (view->stack), TRUE);
}

static void
add (RbRegistersView *view, GtkWidget *child, const char *name, const char *title, const char *icon)
{
  AdwViewStackPage *page = adw_view_stack_add_titled (view->stack, child, name, title);

  adw_view_stack_page_set_icon_name (page, icon);
}

GtkWidget *
rb_registers_view_new (RbWorkspace *workspace)
{
  RbRegistersView *view = g_object_new (RB_TYPE_REGISTERS_VIEW, NULL);
  GtkWidget *bar = adw_view_switcher_bar_new (), *head;

  view->trail = rb_trail_view_new (workspace);
  add (view, rb_completeness_view_new (workspace), "completeness", _ ("Completeness"),
       "view-grid-symbolic");
  add (view, rb_checks_view_new (workspace), "checks", _ ("Checks"), "dialog-warning-symbolic");
  add (view, rb_keyback_view_new (workspace), "keyback", _ ("To Key In"),
       "input-keyboard-symbolic");
  add (view, view->trail, "record", _ ("Record"), "changes-prevent-symbolic");
  head = header (view);
  gtk_box_append (GTK_BOX (view), head);
  gtk_box_append (GTK_BOX (view), GTK_WIDGET (view->stack));
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (bar), view->stack);
  g_object_bind_property (adw_header_bar_get_title_widget (ADW_HEADER_BAR (head)), "title-visible",
                          bar, "reveal", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (view), bar);
  rb_right_bind_all (GTK_WIDGET (view), workspace);
  return GTK_WIDGET (view);
}

void
rb_registers_view_show (RbRegistersView *view, const char *name)
{
  gboolean verify = g_str_equal (name, "verify");

  adw_view_stack_set_visible_child_name (view->stack, verify ? "record" : name);
  gtk_widget_child_focus (adw_view_stack_get_visible_child (view->stack), GTK_DIR_TAB_FORWARD);
  if (verify)
    rb_trail_view_verify (RB_TRAIL_VIEW (view->trail));
}

void
rb_registers_view_print (RbRegistersView *view)
{
  static const char *const actions[][2] = { { "completeness", "completeness.print" },
                                            { "checks", "checks.print" },
                                            { "keyback", "keyback.print" },
                                            { "record", "trail.print" } };
  const char *name = adw_view_stack_get_visible_child_name (view->stack);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i][0], name) == 0)
      gtk_widget_activate_action (adw_view_stack_get_visible_child (view->stack), actions[i][1],
                                  NULL);
}
