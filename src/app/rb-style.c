/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light, dark and contrast as libadwaita and the settings have them. */
#include "app/rb-style.h"

#include "app/rb-settings.h"

#include <adwaita.h>

static void
apply_scheme (void)
{
  g_autofree char *scheme = rb_settings_string ("colour-scheme");
  AdwColorScheme wanted = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    wanted = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    wanted = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), wanted);
}

static void
apply_bands (void)
{
  g_autofree char *theme = rb_settings_string ("band-theme");

  rb_palette_set_band_colors (g_str_equal (theme, "classic") ? RB_BAND_COLORS_CLASSIC
                                                             : RB_BAND_COLORS_ROLLBOOK);
}

/* Whoever draws bands follows light and dark, and is told in the same way. */
static void
bands_changed_cb (void)
{
  apply_bands ();
  g_object_notify (G_OBJECT (adw_style_manager_get_default ()), "dark");
}

void
rb_style_start (void)
{
  if (rb_settings_has ("band-theme"))
    g_signal_connect (rb_settings (), "changed::band-theme", G_CALLBACK (bands_changed_cb), NULL);
  apply_bands ();
  if (rb_settings_has ("colour-scheme"))
    g_signal_connect (rb_settings (), "changed::colour-scheme", G_CALLBACK (apply_scheme), NULL);
  apply_scheme ();
}

typedef void (*Changed) (GtkWidget *widget);

static void
changed_cb (GtkWidget *widget)
{
  Changed changed = g_object_get_data (G_OBJECT (widget), "rb-style-changed");

  changed (widget);
}

void
rb_style_watch (GtkWidget *widget, void (*changed) (GtkWidget *widget))
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_object_set_data (G_OBJECT (widget), "rb-style-changed", changed);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (changed_cb), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (changed_cb), widget,
                           G_CONNECT_SWAPPED);
}

gboolean
rb_style_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

gboolean
rb_style_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

RbTheme
rb_style_theme (void)
{
  if (rb_style_high_contrast ())
    return rb_style_dark () ? RB_THEME_HIGH_CONTRAST_DARK : RB_THEME_HIGH_CONTRAST;
  return rb_style_dark () ? RB_THEME_DARK : RB_THEME_LIGHT;
}

gboolean
rb_style_motion (GtkWidget *widget)
{
  gboolean motion = TRUE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &motion, NULL);
  return motion;
}
