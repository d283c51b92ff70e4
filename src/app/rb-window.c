/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: builds a page when it is first shown, moves between pages, and carries undo, redo,
 * search, print and the notices to the right place. */
#include "app/case/rb-diary-window.h"
#include "app/case/rb-stages-window.h"
#include "app/rb-window.h"

#include "app/absence/rb-absence-actions.h"
#include "app/letters/rb-letter-editor.h"
#include "app/late-desk/rb-desk-actions.h"
#include "app/rb-closing.h"
#include "app/rb-curtain.h"
#include "app/rb-covering.h"
#include "app/rb-header-parts.h"
#include "app/rb-notice.h"
#include "app/rb-page.h"
#include "app/rb-pages.h"
#include "app/rb-presenting.h"
#include "app/rb-right-guard.h"
#include "app/rb-search.h"
#include "app/rb-settings.h"
#include "app/rb-sidebar.h"
#include "app/rb-style.h"
#include "app/rb-toasts.h"
#include "app/school/rb-cover-dialog.h"
#include "app/today/rb-actions-window.h"
#include "app/sign-in/rb-session.h"

#include <glib/gi18n.h>

struct _RbWindow
{
  AdwApplicationWindow parent;
  RbWorkspace *workspace;
  GtkWidget *overlay;
  RbToasts *toasts; /* of the overlay */
  GtkWidget *views;
  GtkWidget *shell;
  GtkWidget *welcome;
  GtkWidget *cover;
  RbCovering *covered; /* NULL: nothing is */
  GtkWidget *sidebar;
  GtkWidget *pages;
};

G_DEFINE_FINAL_TYPE (RbWindow, rb_window, ADW_TYPE_APPLICATION_WINDOW)

/* The page in front; NULL where there is none, or it is covered. */
static RbPage *
current_page (RbWindow *window)
{
  GtkWidget *curtain = gtk_stack_get_visible_child (GTK_STACK (window->pages));
  GtkWidget *page = curtain ? rb_curtain_child (RB_CURTAIN (curtain)) : NULL;

  return page && RB_IS_PAGE (page) && !window->covered ? RB_PAGE (page) : NULL;
}

static void
mode_cb (RbWindow *window)
{
  rb_sidebar_set_rail (RB_SIDEBAR (window->sidebar),
                       rb_shell_get_mode (RB_SHELL (window->shell)) == RB_SHELL_RAIL);
}

static void
chosen_cb (RbWindow *window, const char *page_id)
{
  rb_window_show_page (window, page_id, NULL);
}

static void
state_cb (RbWindow *window)
{
  if (window->covered)
    return; /* every action waits */
  GActionMap *map = G_ACTION_MAP (window);
  gboolean seen = !rb_workspace_presenting (window->workspace); /* nothing is undone unseen */
  struct
  {
    const char *name;
    gboolean on;
  } actions[] = { { "undo", seen && rb_workspace_undo_label (window->workspace) },
                  { "redo", seen && rb_workspace_redo_label (window->workspace) },
                  { "retry", rb_workspace_save_state (window->workspace) == RB_SAVE_FAILED } };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (map, actions[i].name)), actions[i].on);
}

static void
changed_cb (RbWindow *window)
{
  RbSchool *school = rb_workspace_school (window->workspace);
  g_autofree char *title = NULL;

  if (!school)
    return;
  title = g_strdup_printf ("%s – Rollbook", school->details->name);
  gtk_window_set_title (GTK_WINDOW (window), title);
}

/* The signs of the bands are pictures in the colours of before: everything is shown again. */
static void
colors_changed (GtkWidget *widget)
{
  RbWorkspace *workspace = RB_WINDOW (widget)->workspace;

  if (rb_workspace_school (workspace))
    rb_workspace_replace (workspace, rb_workspace_school (workspace));
}

static void
failed_cb (RbWindow *window, const GError *error)
{
  rb_notice_error (GTK_WIDGET (window), error, _ ("_Retry"), "win.retry");
}

/* The button of a notice takes the focus with it when it goes: back to the page then. */
static void
keep_focus_in_page (RbWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  RbPage *page = current_page (window);

  if (page && (!focus || !gtk_widget_is_ancestor (focus, window->pages)))
    rb_page_enter (page);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_workspace_undo (RB_WINDOW (data)->workspace);
  keep_focus_in_page (data);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_workspace_redo (RB_WINDOW (data)->workspace);
  keep_focus_in_page (data);
}

static void
retry_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_workspace_retry (RB_WINDOW (data)->workspace);
}

/* Ctrl+F: in the page, where it can be searched, else everywhere. */
static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RbPage *page = current_page (data);

  if (page && rb_page_can_search (page))
    rb_page_search (page);
  else
    rb_search_run (data);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_search_run (data);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RbPage *page = current_page (data);

  if (page && rb_right_admits (data, action))
    rb_page_print (page);
}

static void
escape_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RbPage *page = current_page (data);

  if (page)
    rb_page_escape (page);
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  guint n;
  const RbPageInfo *pages = rb_pages (&n);
  int index = g_variant_get_int32 (parameter);

  for (guint i = 0; i < n; i++)
    if (rb_pages_shows (&pages[i], RB_WINDOW (data)->workspace) && --index == 0)
      rb_window_show_page (data, pages[i].id, NULL);
}

/* F6: from the sidebar to the page and back. */
static void
pane_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RbWindow *window = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (focus && gtk_widget_is_ancestor (focus, window->sidebar))
    {
      RbPage *page = current_page (window);

      if (page)
        rb_page_enter (page);
    }
  else
    gtk_widget_child_focus (window->sidebar, GTK_DIR_TAB_FORWARD);
}

static void
actions_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (rb_right_admits (data, action))
    rb_actions_window_present (data);
}

static void
diary_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (rb_right_admits (data, action))
    rb_diary_window_present (data);
}

static void
stages_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (rb_right_admits (data, action))
    rb_stages_window_present (data);
}

static const GActionEntry actions[] = {
  { "undo", undo_cb }, { "redo", redo_cb },       { "retry", retry_cb }, { "search", search_cb },
  { "find", find_cb }, { "actions", actions_cb }, { "print", print_cb }, { "escape", escape_cb },
  { "pane", pane_cb }, { "page", page_cb, "i" },  { "diary", diary_cb }, { "stages", stages_cb },
};

static void
remember_shape (RbWindow *window)
{
  GSettings *settings = rb_settings ();
  const char *page = gtk_stack_get_visible_child_name (GTK_STACK (window->pages));
  int width;
  int height;

  if (!settings)
    return;
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (window)));
  if (page)
    g_settings_set_string (settings, "last-page", page);
}

static void
go (gpointer window)
{
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
close_later_cb (gpointer data)
{
  RbWindow *window = data;

  if (rb_workspace_busy (window->workspace))
    return G_SOURCE_CONTINUE;
  if (rb_closing_is_needed (window->workspace))
    rb_closing_run (GTK_WINDOW (window), window->workspace, go, window);
  else
    go (window);
  return G_SOURCE_REMOVE;
}

/* A window that is still writing waits for it: marks are durable, and backed up where that is asked
 * for, before it is gone. */
static gboolean
rb_window_close_request (GtkWindow *widget)
{
  RbWindow *window = RB_WINDOW (widget);

  remember_shape (window);
  if (!rb_workspace_busy (window->workspace) && !rb_closing_is_needed (window->workspace))
    return GTK_WINDOW_CLASS (rb_window_parent_class)->close_request (widget);
  gtk_widget_set_sensitive (GTK_WIDGET (window), FALSE);
  g_timeout_add (20, close_later_cb, window);
  return TRUE;
}

static void
rb_window_dispose (GObject *object)
{
  RbWindow *window = RB_WINDOW (object);

  if (window->workspace)
    g_signal_handlers_disconnect_by_data (window->workspace, window);
  g_clear_pointer (&window->toasts, rb_toasts_free);
  g_clear_pointer (&window->covered, rb_covering_drop);
  G_OBJECT_CLASS (rb_window_parent_class)->dispose (object);
  /* Not left to the last reference: the file says that it was closed when its window is. */
  if (window->workspace && rb_workspace_store (window->workspace))
    rb_store_close (rb_workspace_store (window->workspace));
  g_clear_object (&window->workspace);
}

static void
add_shortcuts (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    GdkModifierType mods;
    const char *action;
  } keys[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
    { GDK_KEY_y, GDK_CONTROL_MASK, "win.redo" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "win.search" },
    { GDK_KEY_k, GDK_CONTROL_MASK, "win.find" },
    { GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.actions" },
    { GDK_KEY_j, GDK_CONTROL_MASK, "win.diary" },
    { GDK_KEY_p, GDK_CONTROL_MASK, "win.print" },
    { GDK_KEY_F6, 0, "win.pane" },
    { GDK_KEY_Escape, 0, "win.escape" },
    { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (class, keys[i].key, keys[i].mods, keys[i].action, NULL);
  rb_desk_actions_bind (class);
  rb_presenting_bind (class);
  rb_absence_actions_bind (class);
  for (int i = 1; i <= 9; i++)
    gtk_widget_class_add_binding_action (class, GDK_KEY_0 + i, GDK_ALT_MASK, "win.page", "i", i);
}

static void
rb_window_class_init (RbWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = rb_window_close_request;
  g_type_ensure (RB_TYPE_SHELL);
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rollbook/Rollbook/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, RbWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, views);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, cover);
  add_shortcuts (widget_class);
}

static void
rb_window_init (RbWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->toasts = rb_toasts_new (ADW_TOAST_OVERLAY (window->overlay));
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
  rb_desk_actions_add (window);
  rb_absence_actions_add (window);
  rb_letter_editor_add_actions (window);
  rb_cover_dialog_add_action (window);
  window->pages = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (window->pages), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (window->pages), FALSE);
  gtk_widget_set_vexpand (window->pages, TRUE);
}

static void
restore_shape (RbWindow *window)
{
  GSettings *settings = rb_settings ();

  if (!settings)
    return;
  gtk_window_set_default_size (GTK_WINDOW (window), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
}

RbWindow *
rb_window_new (GtkApplication *application, RbWorkspace *workspace)
{
  RbWindow *window = g_object_new (RB_TYPE_WINDOW, "application", application, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  window->workspace = g_object_ref (workspace);
  gtk_box_append (GTK_BOX (content), rb_presenting_bar_new (workspace));
  gtk_box_append (GTK_BOX (content), window->pages);
  rb_shell_set_content (RB_SHELL (window->shell), content);
  rb_presenting_add (window);
  window->sidebar = rb_sidebar_new (workspace);
  rb_shell_set_sidebar (RB_SHELL (window->shell), window->sidebar);
  g_signal_connect_swapped (window->sidebar, "chosen", G_CALLBACK (chosen_cb), window);
  g_signal_connect_swapped (window->shell, "notify::mode", G_CALLBACK (mode_cb), window);
  g_signal_connect_swapped (workspace, "state", G_CALLBACK (state_cb), window);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), window);
  g_signal_connect_swapped (workspace, "failed", G_CALLBACK (failed_cb), window);
  rb_style_watch (GTK_WIDGET (window), colors_changed);
  rb_session_attach (window);
  restore_shape (window);
  state_cb (window);
  return window;
}

RbWorkspace *
rb_window_workspace (RbWindow *window)
{
  return window->workspace;
}

RbShell *
rb_window_shell (RbWindow *window)
{
  return RB_SHELL (window->shell);
}

void
rb_window_show_page (RbWindow *window, const char *page_id, const char *target)
{
  const RbPageInfo *info = rb_pages_find (page_id);
  g_autoptr (GError) error = NULL;
  GtkWidget *curtain;
  RbPage *page;

  if (!info || !rb_workspace_school (window->workspace) || window->covered)
    return; /* the pages are of a school; before there is one, no key leads there */
  if (!rb_workspace_may (window->workspace, info->right, &error))
    {
      rb_notice_error (GTK_WIDGET (window), error, NULL, NULL);
      return;
    }
  curtain = gtk_stack_get_child_by_name (GTK_STACK (window->pages), page_id);
  if (!curtain)
    {
      curtain = rb_curtain_new (window->workspace, _ (info->title), info->persons, info->build);
      gtk_stack_add_named (GTK_STACK (window->pages), curtain, page_id);
    }
  gtk_stack_set_visible_child (GTK_STACK (window->pages), curtain);
  gtk_stack_set_visible_child_name (GTK_STACK (window->views), "shell");
  rb_sidebar_select (RB_SIDEBAR (window->sidebar), page_id);
  page = current_page (window);
  if (page && target)
    rb_page_open (page, target);
  rb_window_enter_page (window);
}

void
rb_window_enter_page (RbWindow *window)
{
  RbPage *page = current_page (window);

  if (page)
    rb_page_enter (page);
  else
    gtk_widget_child_focus (window->sidebar, GTK_DIR_TAB_FORWARD);
}

RbWindow *
rb_window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (root && !RB_IS_WINDOW (root))
    {
      GtkWindow *above =
          GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

      root = above ? GTK_ROOT (above) : NULL;
    }
  return root ? RB_WINDOW (root) : NULL;
}

void
rb_window_set_welcome (RbWindow *window, GtkWidget *welcome)
{
  adw_bin_set_child (ADW_BIN (window->welcome), welcome);
  gtk_stack_set_visible_child_name (GTK_STACK (window->views), welcome ? "welcome" : "shell");
}

void
rb_window_set_cover (RbWindow *window, GtkWidget *cover)
{
  gboolean welcome = adw_bin_get_child (ADW_BIN (window->welcome)) != NULL;

  if (cover && !window->covered)
    window->covered = rb_covering_begin (GTK_WINDOW (window));
  if (cover)
    rb_toasts_dismiss (window->toasts);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  adw_bin_set_child (ADW_BIN (window->cover), cover);
  gtk_stack_set_transition_type (GTK_STACK (window->views), GTK_STACK_TRANSITION_TYPE_NONE);
  /* Not even a screen reader finds what is under it. */
  gtk_widget_set_visible (window->shell, cover == NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (window->views), cover     ? "cover"
                                                               : welcome ? "welcome"
                                                                         : "shell");
  gtk_stack_set_transition_type (GTK_STACK (window->views), GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  if (cover)
    return;
  g_clear_pointer (&window->covered, rb_covering_end);
  rb_presenting_settle (window);
  state_cb (window);
}

gboolean
rb_window_is_covered (RbWindow *window)
{
  return window->covered != NULL;
}

void
rb_window_forget_pages (RbWindow *window)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (window->pages)))
    gtk_stack_remove (GTK_STACK (window->pages), page);
  rb_presenting_forget (window);
  if (window->covered)
    {
      rb_covering_drop (window->covered);
      window->covered = rb_covering_begin (GTK_WINDOW (window));
    }
}

void
rb_window_refresh (RbWindow *window)
{
  rb_sidebar_refresh (RB_SIDEBAR (window->sidebar));
}

const char *
rb_window_first_page (RbWindow *window, const char *wanted)
{
  const RbPageInfo *info = rb_pages_find (wanted);
  guint n;
  const RbPageInfo *pages = rb_pages (&n);

  if (info && rb_pages_shows (info, window->workspace))
    return wanted;
  for (guint i = 0; i < n; i++)
    if (rb_pages_shows (&pages[i], window->workspace))
      return pages[i].id;
  return pages[0].id;
}

void
rb_window_add_toast (RbWindow *window, AdwToast *toast)
{
  if (window->toasts) /* else it is gone already */
    rb_toasts_add (window->toasts, toast);
  else
    g_object_unref (toast);
}

void
rb_window_clear_toast (RbWindow *window)
{
  if (window->toasts)
    rb_toasts_clear (window->toasts);
}

void
rb_window_set_badge (RbWindow *window, const char *page_id, guint count, gboolean urgent)
{
  rb_sidebar_set_badge (RB_SIDEBAR (window->sidebar), page_id, count, urgent);
}
