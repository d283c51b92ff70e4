/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look of the program on this computer: light or dark, high contrast, the theme of the bands.
 * The style sheets themselves (ui/style*.css) are loaded by libadwaita from the resource path. */
#pragma once

#include "charts/rb-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Follows the settings. Once, at start. */
void rb_style_start (void);
/* Calls `changed` with the widget whenever colours may have changed, as long as the widget lives.
 */
void rb_style_watch (GtkWidget *widget, void (*changed) (GtkWidget *widget));
gboolean rb_style_dark (void);
gboolean rb_style_high_contrast (void);
/* The theme of the palette for what is drawn in the window now. */
RbTheme rb_style_theme (void);
/* Whether animations are wanted at all. */
gboolean rb_style_motion (GtkWidget *widget);

G_END_DECLS
