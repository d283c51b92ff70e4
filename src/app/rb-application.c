/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application object. It opens schools into windows; what is done with a school is the window's
 * and the pages'. */
#include "app/rb-application.h"

#include "app/case/rb-attachment-files.h"
#include "app/rb-compat.h"
#include "app/rb-dialogs.h"
#include "app/rb-notice.h"
#include "app/rb-opener.h"
#include "app/rb-pages.h"
#include "app/rb-settings.h"
#include "app/rb-style.h"
#include "app/sign-in/rb-session.h"
#include "app/welcome/rb-new-school.h"
#include "app/welcome/rb-welcome.h"
#include "school/rb-clock.h"
#include "store/rb-store-staff.h"
#include "store/rb-backup.h"

#include <glib/gi18n.h>
#ifdef G_OS_UNIX
#include <glib-unix.h>
#include <signal.h>
#endif

#define APP_ID "org.rollbook.Rollbook"
/* From here on a backup is old. */
#define OLD_BACKUP_DAYS 30

struct _RbApplication
{
  AdwApplication parent;
  gboolean sample;
  char *page;
  char *target; /* within the page, of the file that is being opened */
};

G_DEFINE_FINAL_TYPE (RbApplication, rb_application, ADW_TYPE_APPLICATION)

static void show_school (RbWindow *window, gpointer data);

static RbWindow *
new_window (RbApplication *application)
{
  g_autoptr (RbWorkspace) workspace = rb_workspace_new ();

  RbWindow *window;

  rb_workspace_set_now (workspace, rb_now ());
  window = rb_window_new (GTK_APPLICATION (application), workspace);
  rb_session_set_done (window, show_school, application);
  return window;
}

/* What a window shows before it has a school. */
static void
show_welcome (RbWindow *window)
{
  if (!rb_workspace_school (rb_window_workspace (window)))
    rb_window_set_welcome (window, rb_welcome_new ());
}

/* The active window when it has no school yet, else a new one. */
static RbWindow *
free_window (RbApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (active && RB_IS_WINDOW (active)
      && !rb_workspace_school (rb_window_workspace (RB_WINDOW (active))))
    return RB_WINDOW (active);
  return new_window (application);
}

static void
show_first_page (RbApplication *application, RbWindow *window)
{
  g_autofree char *last = rb_settings_string ("last-page");
  const RbPageInfo *own = rb_pages_find ("class");
  gboolean teaches = rb_pages_shows (own, rb_window_workspace (window));
  const char *chosen = rb_window_first_page (window, application->page ? application->page
                                                     : teaches         ? own->id
                                                                       : last);

  rb_window_set_welcome (window, NULL);
  rb_window_show_page (window, chosen, application->target);
  g_clear_pointer (&application->target, g_free);
}

/* What whoever opens a school must know first: that the last time ended badly, or that there is no
 * recent backup. */
static void
tell_first (RbWindow *window)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  RbStore *store = rb_workspace_store (workspace);
  gint64 last;
  g_autofree char *words = NULL, *day = NULL;

  if (store == NULL)
    return;
  if (rb_store_get_interruption (store))
    {
      rb_notice_show (GTK_WIDGET (window), rb_store_get_interruption (store), NULL, NULL);
      return;
    }
  last = rb_backup_last (store);
  if (rb_workspace_school (workspace)->details->sample || !rb_store_is_writable (store) || last == 0
      || rb_now ().date - rb_clock_date (last) <= OLD_BACKUP_DAYS)
    return;
  day = rb_date_format (rb_clock_date (last), RB_DATE_LONG);
  words = g_strdup_printf (
      _ ("The last backup is of %s. Make a new one: School, Import and backup."), day);
  rb_notice_show (GTK_WIDGET (window), words, NULL, NULL);
}

static void
show_school (RbWindow *window, gpointer data)
{
  show_first_page (data, window);
  tell_first (window);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbWindow) window = data;
  g_autoptr (GError) error = NULL;
  RbApplication *application = RB_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));

  if (!application)
    return;
  if (rb_opener_finish (RB_WORKSPACE (source), result, &error))
    {
      if (rb_store_sign_in_is_on (rb_workspace_store (RB_WORKSPACE (source))))
        rb_session_begin (window);
      else
        show_school (window, application);
    }
  else
    {
      show_welcome (window);
      rb_notice_error (GTK_WIDGET (window), error, NULL, NULL);
    }
}

/* With its type, so that nobody opens the file to tell it. */
static void
remember_recent (const char *uri)
{
  const GtkRecentData data = { .mime_type = (char *) "application/x-rollbook",
                               .app_name = (char *) "Rollbook",
                               .app_exec = (char *) "rollbook %u" };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

void
rb_application_open_file (RbApplication *application, RbWindow *window, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  const char *path = g_file_peek_path (file);

  if (rb_workspace_school (rb_window_workspace (window)))
    window = new_window (application);
  gtk_window_present (GTK_WINDOW (window));
  if (!path)
    {
      show_welcome (window);
      rb_notice_show (GTK_WIDGET (window),
                      _ ("A school file must lie on this computer or on a drive of it."), NULL,
                      NULL);
      return;
    }
  remember_recent (uri);
  rb_opener_open (rb_window_workspace (window), path, opened_cb, g_object_ref (window));
}

void
rb_application_open_file_at (
    RbApplication *application, RbWindow *window, GFile *file, const char *page, const char *target)
{
  g_free (application->page);
  g_free (application->target);
  application->page = g_strdup (page);
  application->target = g_strdup (target);
  rb_application_open_file (application, window, file);
}

void
rb_application_open_sample (RbApplication *application, RbWindow *window)
{
  if (rb_workspace_school (rb_window_workspace (window)))
    window = new_window (application);
  gtk_window_present (GTK_WINDOW (window));
  rb_opener_sample (rb_window_workspace (window), opened_cb, g_object_ref (window));
}

static void
chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (RbWindow) window = data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (file && application)
    rb_application_open_file (RB_APPLICATION (application), window, file);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RbWindow *window = free_window (data);

  gtk_window_present (GTK_WINDOW (window));
  rb_compat_open_file (GTK_WINDOW (window), _ ("Open a School"), _ ("Rollbook schools"),
                       "*.rollbook", chosen_cb, g_object_ref (window));
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_application_open_sample (data, free_window (data));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RbWindow *window = free_window (data);

  show_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
  rb_new_school_present (window);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_dialogs_preferences (gtk_application_get_active_window (data));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_dialogs_shortcuts (gtk_application_get_active_window (data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_dialogs_about (gtk_application_get_active_window (data));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_dialogs_help (gtk_application_get_active_window (data));
}

static const GActionEntry actions[] = {
  { "new", new_cb },
  { "open", open_cb },
  { "sample", sample_cb },
  { "quit", quit_cb },
  { "preferences", preferences_cb },
  { "shortcuts", shortcuts_cb },
  { "about", about_cb },
  { "help", help_cb },
};

/* The clock moves on: a session that has begun becomes part of every figure. */
static gboolean
minute_cb (gpointer data)
{
  GList *windows = gtk_application_get_windows (data);

  for (; windows; windows = windows->next)
    if (RB_IS_WINDOW (windows->data))
      rb_workspace_set_now (rb_window_workspace (windows->data), rb_now ());
  return G_SOURCE_CONTINUE;
}

static void
set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[2];
  } accels[] = {
    { "app.open", { "<Control>o" } },
    { "app.new", { "<Control>n" } },
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.shortcuts", { "<Control>question" } },
    { "app.help", { "F1" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);
}

#ifdef G_OS_UNIX
/* The end of the computer's session closes the windows as their own button does: what was typed is
 * written and backed up, and the file says that it was closed. */
static gboolean
told_to_end_cb (gpointer data)
{
  if (g_application_get_is_registered (data))
    g_action_group_activate_action (data, "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
listen (GApplication *app)
{
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], told_to_end_cb, app);
}
#else
static void
listen (GApplication *app)
{
}
#endif

static void
rb_application_startup (GApplication *app)
{
  G_APPLICATION_CLASS (rb_application_parent_class)->startup (app);
  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (app), actions, G_N_ELEMENTS (actions), app);
  set_accels (GTK_APPLICATION (app));
  rb_style_start ();
  rb_attachment_forget_copies ();
  listen (app);
  if (!rb_clock_is_set ())
    g_timeout_add_seconds (20, minute_cb, app);
}

static void
rb_application_activate (GApplication *app)
{
  RbApplication *application = RB_APPLICATION (app);
  RbWindow *window = free_window (application);

  if (application->sample)
    rb_application_open_sample (application, window);
  else if (!rb_workspace_school (rb_window_workspace (window)))
    show_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
rb_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    rb_application_open_file (RB_APPLICATION (app), free_window (RB_APPLICATION (app)), files[i]);
}

static int
rb_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  RbApplication *application = RB_APPLICATION (app);
  const char *today;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("rollbook %s\n", RB_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "today", "&s", &today) && !rb_clock_set (today))
    {
      g_printerr (_ ("“%s” is not a date such as 2026-03-20 or 2026-03-20T09:24.\n"), today);
      return 2;
    }
  application->sample = g_variant_dict_contains (options, "sample");
  g_variant_dict_lookup (options, "page", "s", &application->page);
  return -1;
}

static void
rb_application_shutdown (GApplication *app)
{
  rb_attachment_forget_copies ();
  G_APPLICATION_CLASS (rb_application_parent_class)->shutdown (app);
}

static void
rb_application_finalize (GObject *object)
{
  g_free (RB_APPLICATION (object)->page);
  g_free (RB_APPLICATION (object)->target);
  G_OBJECT_CLASS (rb_application_parent_class)->finalize (object);
}

static void
rb_application_class_init (RbApplicationClass *class)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = rb_application_finalize;
  app_class->startup = rb_application_startup;
  app_class->shutdown = rb_application_shutdown;
  app_class->activate = rb_application_activate;
  app_class->open = rb_application_open;
  app_class->handle_local_options = rb_application_handle_local_options;
}

static void
rb_application_init (RbApplication *application)
{
  static const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the sample school"), NULL },
    { "page", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Begin with this page"), N_ ("NAME") },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Count this moment as now"), N_ ("DATE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (application), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (application), _ ("[FILE]"));
}

RbApplication *
rb_application_new (void)
{
  return g_object_new (RB_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/rollbook/Rollbook",
                       NULL);
}
