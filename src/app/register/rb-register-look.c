/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the colours of the register from the palette; only what belongs to widgets (headers,
 * current row, hover) is the style sheet's. */
#include "app/register/rb-register-look.h"

#include "app/rb-compat.h"
#include "app/rb-style.h"

static const char *const classes[RB_N_LOOKS] = { [RB_LOOK_NONE] = "none",
                                                 [RB_LOOK_PRESENT] = "present",
                                                 [RB_LOOK_ELSEWHERE] = "activity",
                                                 [RB_LOOK_LATE] = "late",
                                                 [RB_LOOK_AUTHORISED] = "authorised",
                                                 [RB_LOOK_UNAUTHORISED] = "unauthorised",
                                                 [RB_LOOK_UNEXPLAINED] = "unexplained",
                                                 [RB_LOOK_NOT_REQUIRED] = "not-required",
                                                 [RB_LOOK_HOLIDAY] = "not-required" };

RbLook
rb_mark_look (const RbCodeBook *codes, RbMark mark)
{
  if (mark == RB_MARK_NONE || mark == RB_MARK_OFF_ROLL)
    return RB_LOOK_NONE;
  return rb_look_of (rb_code_book_code (codes, mark, RB_DATE_NONE));
}

const char *
rb_look_class (RbLook look)
{
  return classes[look];
}

static GdkRGBA
rgba (RbColor color)
{
  return (GdkRGBA){ color.r, color.g, color.b, color.a };
}

static void
named (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  if (!rb_compat_named_color (widget, name, color))
    rb_compat_color (widget, color);
}

static void
load_roles (RbRegisterColors *colors, const RbPalette *palette)
{
  const struct
  {
    RbRole role;
    GdkRGBA *color;
  } roles[] = {
    { RB_ROLE_INK, &colors->text },
    { RB_ROLE_DIM, &colors->dim },
    { RB_ROLE_RULE, &colors->rule },
    { RB_ROLE_FIFTH, &colors->fifth },
    { RB_ROLE_TODAY, &colors->accent },
    { RB_ROLE_TODAY_INK, &colors->accent_ink },
    { RB_ROLE_CURSOR, &colors->cursor },
    { RB_ROLE_HALO, &colors->halo },
    { RB_ROLE_SELECTION, &colors->selection },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    *roles[i].color = rgba (rb_palette_color (palette, roles[i].role));
  colors->selection.alpha = 1;
}

void
rb_register_colors_load (RbRegisterColors *colors, GtkWidget *widget)
{
  const RbPalette *palette = rb_palette_get (rb_style_theme ());
  RbTint closed = rb_palette_cell (palette, RB_LOOK_NOT_REQUIRED);
  RbTint holiday = rb_palette_cell (palette, RB_LOOK_HOLIDAY);

  for (guint look = 0; look < RB_N_LOOKS; look++)
    {
      RbTint tint = rb_palette_cell (palette, look);

      colors->fill[look] = rgba (tint.fill);
      colors->ink[look] = rgba (tint.ink);
    }
  load_roles (colors, palette);
  colors->hatch = rgba (closed.hatch_ink);
  colors->fold = rgba (holiday.fill);
  colors->fold_hatch = rgba (holiday.hatch_ink);
  named (widget, "view_bg_color", &colors->ground);
  named (widget, "window_bg_color", &colors->head);
  named (widget, "rb_current_row", &colors->current);
  named (widget, "rb_today_words", &colors->accent_text);
  named (widget, "rb_hover", &colors->hover);
  colors->framed = rb_style_high_contrast ();
}
