/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How marks look: the class of ink of a code, and the colours of every class on the ground of the
 * moment. */
#pragma once

#include "domain/rb-code-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One kind of ink. */
typedef enum
{
  RB_INK_NONE,     /* no mark */
  RB_INK_OFF_ROLL, /* not ours that day */
  RB_INK_PRESENT,
  RB_INK_ACTIVITY,
  RB_INK_LATE,
  RB_INK_AUTHORISED,
  RB_INK_UNAUTHORISED,
  RB_INK_UNEXPLAINED, /* N */
  RB_INK_NOT_REQUIRED,
  RB_N_INKS
} RbInk;

/* The ink of a mark. */
RbInk rb_ink_of (const RbCodeBook *codes, RbMark mark);
/* Its style class for small coloured labels (.rb-chip): "late". Static. */
const char *rb_ink_class (RbInk ink);

typedef struct
{
  GdkRGBA fill[RB_N_INKS];
  GdkRGBA ink[RB_N_INKS];
  GdkRGBA ground; /* of the view */
  GdkRGBA head;   /* of the headers */
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA rule;
  GdkRGBA fifth; /* every fifth rule */
  GdkRGBA hatch; /* of a closed day */
  GdkRGBA fold;  /* of a folded holiday */
  GdkRGBA fold_hatch;
  GdkRGBA current;     /* row of the cursor, in the name column */
  GdkRGBA accent;      /* today */
  GdkRGBA accent_text; /* words in the accent colour */
  GdkRGBA cursor;
  GdkRGBA halo;
  GdkRGBA selection;
  GdkRGBA hover;
  gboolean framed; /* high contrast: frames instead of tints */
} RbRegisterColors;

/* The colours as `widget` has them now. */
void rb_register_colors_load (RbRegisterColors *colors, GtkWidget *widget);

G_END_DECLS
