/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The class of ink of a mark, and its colours from the style sheet, so that light, dark and high
 * contrast are told once. */
#include "app/register/rb-register-look.h"

#include "app/rb-compat.h"
#include "app/rb-style.h"

static const char *const classes[RB_N_INKS] = { [RB_INK_NONE] = "none",
                                                [RB_INK_OFF_ROLL] = "none",
                                                [RB_INK_PRESENT] = "present",
                                                [RB_INK_ACTIVITY] = "activity",
                                                [RB_INK_LATE] = "late",
                                                [RB_INK_AUTHORISED] = "authorised",
                                                [RB_INK_UNAUTHORISED] = "unauthorised",
                                                [RB_INK_UNEXPLAINED] = "unexplained",
                                                [RB_INK_NOT_REQUIRED] = "not-required" };

RbInk
rb_ink_of (const RbCodeBook *codes, RbMark mark)
{
  const RbCode *code;

  if (mark == RB_MARK_NONE)
    return RB_INK_NONE;
  if (mark == RB_MARK_OFF_ROLL)
    return RB_INK_OFF_ROLL;
  code = rb_code_book_code (codes, mark, RB_DATE_NONE);
  if (!code)
    return RB_INK_NONE;
  switch (code->klass)
    {
    case RB_CLASS_PRESENT:
      return code->text[0] == 'L' ? RB_INK_LATE : RB_INK_PRESENT;
    case RB_CLASS_ACTIVITY:
      return RB_INK_ACTIVITY;
    case RB_CLASS_AUTHORISED:
      return RB_INK_AUTHORISED;
    case RB_CLASS_UNAUTHORISED:
      return g_str_equal (code->text, "N") ? RB_INK_UNEXPLAINED : RB_INK_UNAUTHORISED;
    case RB_CLASS_NOT_POSSIBLE:
    case RB_CLASS_ADMIN:
      break;
    }
  return RB_INK_NOT_REQUIRED;
}

const char *
rb_ink_class (RbInk ink)
{
  return classes[ink];
}

static void
named (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  if (!rb_compat_named_color (widget, name, color))
    rb_compat_color (widget, color);
}

void
rb_register_colors_load (RbRegisterColors *colors, GtkWidget *widget)
{
  const struct
  {
    const char *name;
    GdkRGBA *color;
  } roles[] = {
    { "rb_present", &colors->fill[RB_INK_PRESENT] },
    { "rb_present_ink", &colors->ink[RB_INK_PRESENT] },
    { "rb_activity", &colors->fill[RB_INK_ACTIVITY] },
    { "rb_activity_ink", &colors->ink[RB_INK_ACTIVITY] },
    { "rb_late", &colors->fill[RB_INK_LATE] },
    { "rb_late_ink", &colors->ink[RB_INK_LATE] },
    { "rb_authorised", &colors->fill[RB_INK_AUTHORISED] },
    { "rb_authorised_ink", &colors->ink[RB_INK_AUTHORISED] },
    { "rb_unauthorised", &colors->fill[RB_INK_UNAUTHORISED] },
    { "rb_unauthorised_ink", &colors->ink[RB_INK_UNAUTHORISED] },
    { "view_bg_color", &colors->fill[RB_INK_UNEXPLAINED] },
    { "rb_unexplained_ink", &colors->ink[RB_INK_UNEXPLAINED] },
    { "rb_not_required", &colors->fill[RB_INK_NOT_REQUIRED] },
    { "rb_not_required_ink", &colors->ink[RB_INK_NOT_REQUIRED] },
    { "view_bg_color", &colors->ground },
    { "window_bg_color", &colors->head },
    { "rb_ink", &colors->text },
    { "rb_dim", &colors->dim },
    { "rb_rule", &colors->rule },
    { "rb_fifth", &colors->fifth },
    { "rb_hatch", &colors->hatch },
    { "rb_fold", &colors->fold },
    { "rb_fold_hatch", &colors->fold_hatch },
    { "rb_current_row", &colors->current },
    { "rb_today", &colors->accent },
    { "rb_today_words", &colors->accent_text },
    { "rb_cursor", &colors->cursor },
    { "rb_halo", &colors->halo },
    { "rb_selection", &colors->selection },
    { "rb_hover", &colors->hover },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    named (widget, roles[i].name, roles[i].color);
  colors->framed = rb_style_high_contrast ();
}
