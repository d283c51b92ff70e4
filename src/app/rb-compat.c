/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place for calls that GTK has replaced since 4.8. The tree is built against the 4.8
 * interface, so the old calls are used here and nowhere else. */
#include "app/rb-compat.h"

#include <glib/gi18n.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

typedef struct
{
  RbFileChosen chosen;
  gpointer user_data;
} Ask;

static void
response_cb (GtkNativeDialog *dialog, int response, Ask *ask)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;

  ask->chosen (file, ask->user_data);
  g_free (ask);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
make_chooser (GtkWindow *parent,
              const char *title,
              GtkFileChooserAction action,
              RbFileChosen chosen,
              gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  Ask *ask = g_new0 (Ask, 1);

  ask->chosen = chosen;
  ask->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), ask);
  return dialog;
}

void
rb_compat_open_file (GtkWindow *parent,
                     const char *title,
                     const char *filter_name,
                     const char *pattern,
                     RbFileChosen chosen,
                     gpointer user_data)
{
  GtkFileChooserNative *dialog =
      make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, chosen, user_data);

  if (pattern)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

      g_auto (GStrv) patterns = g_strsplit (pattern, ";", -1);

      gtk_file_filter_set_name (filter, filter_name);
      for (guint i = 0; patterns[i]; i++)
        gtk_file_filter_add_pattern (filter, patterns[i]);
      gtk_file_filter_set_name (all, _ ("All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
rb_compat_save_file (
    GtkWindow *parent, const char *title, const char *name, RbFileChosen chosen, gpointer user_data)
{
  GtkFileChooserNative *dialog =
      make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, chosen, user_data);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
rb_compat_color (GtkWidget *widget, GdkRGBA *color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

gboolean
rb_compat_named_color (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color);
}

void
rb_compat_add_css (const char *css)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
rb_compat_announce (GtkWidget *widget, const char *text)
{
  /* 4.8 has no announcement: the description of the focused widget is what a reader can be given.
   */
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

void
rb_compat_name (GtkWidget *widget, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (widget);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

G_GNUC_END_IGNORE_DEPRECATIONS
