/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the small windows from their templates when they are asked for. */
#include "app/rb-dialogs.h"

#include "app/rb-rights-table.h"
#include "app/rb-settings.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define UI "/org/rollbook/Rollbook/ui/"

static const char *const schemes[] = { "system", "light", "dark", NULL };
static const char *const bands[] = { "rollbook", "classic", NULL };
static const char *const densities[] = { "auto", "comfortable", "compact", NULL };

/* In the order of the rows of preferences.ui. */
static const int lock_minutes[] = { 1, 2, 5, 10, 30, 0 };

static guint
index_of (const char *const *ids, const char *id)
{
  for (guint i = 0; ids[i]; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return i;
  return 0;
}

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, const char *key)
{
  const char *const *ids = g_object_get_data (G_OBJECT (row), "ids");

  rb_settings_set_string (key, ids[adw_combo_row_get_selected (row)]);
}

static void
bind_choice (GtkBuilder *builder, const char *key, const char *const *ids)
{
  GObject *row = gtk_builder_get_object (builder, key);
  g_autofree char *value = rb_settings_string (key);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), index_of (ids, value));
  gtk_widget_set_sensitive (GTK_WIDGET (row), rb_settings_has (key));
  g_object_set_data (row, "ids", (gpointer) ids);
  g_signal_connect (row, "notify::selected", G_CALLBACK (selected_cb), (gpointer) key);
}

static void
bind_switch (GtkBuilder *builder, const char *key)
{
  GObject *button = gtk_builder_get_object (builder, key);

  gtk_widget_set_sensitive (GTK_WIDGET (button), rb_settings_has (key));
  if (rb_settings_has (key))
    g_settings_bind (rb_settings (), key, button, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
minutes_cb (AdwComboRow *row)
{
  rb_settings_set_int ("lock-minutes", lock_minutes[adw_combo_row_get_selected (row)]);
}

static void
bind_minutes (GtkBuilder *builder)
{
  GObject *row = gtk_builder_get_object (builder, "lock-minutes");
  int minutes = rb_settings_int ("lock-minutes", 5);
  guint chosen = G_N_ELEMENTS (lock_minutes) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (lock_minutes); i++)
    if (lock_minutes[i] == minutes)
      chosen = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  gtk_widget_set_sensitive (GTK_WIDGET (row), rb_settings_has ("lock-minutes"));
  g_signal_connect (row, "notify::selected", G_CALLBACK (minutes_cb), NULL);
}

void
rb_dialogs_preferences (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (UI "preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));

  bind_choice (builder, "colour-scheme", schemes);
  bind_choice (builder, "band-theme", bands);
  bind_choice (builder, "grid-density", densities);
  bind_switch (builder, "backup-on-close");
  bind_switch (builder, "late-slip");
  bind_minutes (builder);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

void
rb_dialogs_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (UI "shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

void
rb_dialogs_help (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (UI "help.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help"));

  gtk_box_append (GTK_BOX (gtk_builder_get_object (builder, "topics")), rb_rights_table_new ());
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

void
rb_dialogs_about (GtkWindow *parent)
{
  adw_show_about_window (
      parent, "application-name", "Rollbook", "application-icon", "org.rollbook.Rollbook",
      "version", RB_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "developer-name",
      _ ("The Rollbook developers"), "comments",
      _ ("Registers, pupils, charts and letters for one school, kept in one file on this computer. "
         "Rollbook never connects to the internet by itself."),
      NULL);
}
