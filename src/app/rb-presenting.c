/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action and its sign. */
#include "app/rb-presenting.h"

#include "app/rb-compat.h"
#include "app/rb-covering.h"
#include "app/rb-notice.h"

#include <glib/gi18n.h>

#define HIDDEN "rb-presenting-hidden"

GtkWidget *
rb_presenting_bar_new (RbWorkspace *workspace)
{
  GtkWidget *bar = gtk_window_handle_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("view-conceal-symbolic");
  GtkWidget *label = gtk_label_new (_ ("Presenting: people are hidden"));
  GtkWidget *end = gtk_button_new_with_mnemonic (_ ("_End Presenting"));

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (box, "rb-presenting");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (end, _ ("Show people again (Ctrl+Shift+P)"));
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (end), "win.presenting");
  gtk_widget_add_css_class (end, "rb-small");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), end);
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (bar), box);
  g_object_bind_property (workspace, "presenting", bar, "visible", G_BINDING_SYNC_CREATE);
  return bar;
}

/* Every other window of the program. */
static void
pass_on (RbWindow *window, gboolean on)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  GList *all = application ? gtk_application_get_windows (application) : NULL;

  for (; all; all = all->next)
    if (RB_IS_WINDOW (all->data) && all->data != (gpointer) window)
      rb_workspace_set_presenting (rb_window_workspace (all->data), on);
}

static gboolean
another_presents (RbWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  GList *all = application ? gtk_application_get_windows (application) : NULL;

  for (; all; all = all->next)
    if (RB_IS_WINDOW (all->data) && all->data != (gpointer) window
        && rb_workspace_presenting (rb_window_workspace (all->data)))
      return TRUE;
  return FALSE;
}

static void
drop_cb (gpointer covering)
{
  rb_covering_drop (covering);
}

/* Who signs in anew finds no dialog of somebody else. */
void
rb_presenting_forget (RbWindow *window)
{
  g_object_set_data (G_OBJECT (window), HIDDEN, NULL);
  rb_notice_forget_held (window);
}

void
rb_presenting_settle (RbWindow *window)
{
  gboolean on = rb_workspace_presenting (rb_window_workspace (window));
  RbCovering *hidden = g_object_get_data (G_OBJECT (window), HIDDEN);

  if (on && !hidden)
    g_object_set_data_full (G_OBJECT (window), HIDDEN,
                            rb_covering_begin_dialogs (GTK_WINDOW (window)), drop_cb);
  else if (!on && hidden && !rb_window_is_covered (window))
    rb_covering_end (g_object_steal_data (G_OBJECT (window), HIDDEN));
}

static void
changed_cb (RbWindow *window)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  gboolean on = rb_workspace_presenting (workspace);

  if (on) /* a notice may name a child, and so does what it would undo */
    rb_window_clear_toast (window);
  else
    rb_notice_tell_held (window);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "presenting")),
      g_variant_new_boolean (on));
  rb_presenting_settle (window);
  pass_on (window, on);
  rb_compat_announce (GTK_WIDGET (window),
                      on ? _ ("Presenting: people are hidden") : _ ("People are shown again"));
  if (rb_workspace_school (workspace))
    rb_window_enter_page (window);
}

/* Of the window, not of the workspace: while the window is locked its actions wait, this one too,
 * and no dialog comes out over the lock. */
static void
presenting_cb (GSimpleAction *action, GVariant *state, gpointer window)
{
  rb_workspace_set_presenting (rb_window_workspace (window), g_variant_get_boolean (state));
}

static const GActionEntry actions[] = {
  { "presenting", NULL, NULL, "false", presenting_cb },
};

void
rb_presenting_add (RbWindow *window)
{
  RbWorkspace *workspace = rb_window_workspace (window);

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
  g_signal_connect_object (workspace, "notify::presenting", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER); /* the pages know it by then */
  if (another_presents (window))
    rb_workspace_set_presenting (workspace, TRUE);
}

void
rb_presenting_bind (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding_action (class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.presenting", NULL);
}

gboolean
rb_presenting_refuses (GtkWidget *from, RbWorkspace *workspace)
{
  if (rb_workspace_presenting (workspace))
    rb_notice_show (from, _ ("People are hidden while presenting."), NULL, NULL);
  return rb_workspace_presenting (workspace);
}
