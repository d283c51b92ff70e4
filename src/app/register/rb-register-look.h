/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How marks look in the register: the palette of the charts as colours of widgets, for the ground
 * of the moment. */
#pragma once

#include "charts/rb-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The look of a mark, by the newest row of its code. */
RbLook rb_mark_look (const RbCodeBook *codes, RbMark mark);
/* Its style class for small coloured labels (.rb-chip): "late". Static. */
const char *rb_look_class (RbLook look);

typedef struct
{
  GdkRGBA fill[RB_N_LOOKS];
  GdkRGBA ink[RB_N_LOOKS];
  GdkRGBA ground; /* of the view */
  GdkRGBA head;   /* of the headers */
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA rule;
  GdkRGBA fifth; /* every fifth rule */
  GdkRGBA hatch; /* of a closed day */
  GdkRGBA fold;  /* of a folded holiday */
  GdkRGBA fold_hatch;
  GdkRGBA current; /* row of the cursor, in the name column */
  GdkRGBA accent;  /* today */
  GdkRGBA accent_ink;
  GdkRGBA accent_text; /* words in the accent colour */
  GdkRGBA cursor;
  GdkRGBA halo;
  GdkRGBA selection; /* its frame */
  GdkRGBA hover;
  gboolean framed; /* high contrast: frames instead of tints */
} RbRegisterColors;

/* The colours as `widget` has them now. */
void rb_register_colors_load (RbRegisterColors *colors, GtkWidget *widget);

G_END_DECLS
