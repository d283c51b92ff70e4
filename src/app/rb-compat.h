/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every call that must differ between Debian 12's GTK 4.8 and today's: the only file that may use
 * what is deprecated later. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was chosen; NULL where the user changed their mind. */
typedef void (*RbFileChosen) (GFile *file, gpointer user_data);

/* Asks for a file to open; `pattern` such as "*.rollbook", or several: "*.pdf;*.png". */
void rb_compat_open_file (GtkWindow *parent,
                          const char *title,
                          const char *filter_name,
                          const char *pattern,
                          RbFileChosen chosen,
                          gpointer user_data);
/* Asks where to save, with a proposed name. */
void rb_compat_save_file (GtkWindow *parent,
                          const char *title,
                          const char *name,
                          RbFileChosen chosen,
                          gpointer user_data);
/* The colour of text of a widget, and a named colour of the style ("rb_dim"); FALSE where the style
 * has none. */
void rb_compat_color (GtkWidget *widget, GdkRGBA *color);
gboolean rb_compat_named_color (GtkWidget *widget, const char *name, GdkRGBA *color);
/* Adds a style to every widget of the display. */
void rb_compat_add_css (const char *css);
/* Says something to a screen reader where GTK can (from 4.14 on); otherwise nothing. */
void rb_compat_announce (GtkWidget *widget, const char *text);

/* The name of a menu button or drop-down for a screen reader: in 4.8 the button inside it takes the
 * focus and has no name of its own. */
void rb_compat_name (GtkWidget *widget, const char *name);

G_END_DECLS
