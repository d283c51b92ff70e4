/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of a display list; only the two files of the canvas include this. */
#pragma once

#include "charts/rb-canvas.h"

typedef enum
{
  ITEM_RECT,
  ITEM_FRAME,
  ITEM_TINT,
  ITEM_LINE,
  ITEM_SHAPE,
  ITEM_OUTLINE,
  ITEM_BAND,
  ITEM_TROPHY,
  ITEM_ARROW,
  ITEM_RAYS,
  ITEM_TEXT
} ItemKind;

typedef struct
{
  ItemKind kind;
  RbRect r; /* of a shape: centre, size and angle; of text: where its first baseline begins */
  RbColor color;
  RbColor other;
  RbTint tint;
  double radius;
  double width;
  double dash, gap;
  double *xy;
  guint n;
  int value;
  RbGlyph glyph;
  char *text;
  RbTextStyle style;
} Item;

struct _RbCanvas
{
  const RbPalette *palette;
  char *font;
  double scale;
  gboolean rtl;
  PangoContext *pango;
  GArray *items; /* Item */
};

PangoLayout *rb_canvas_lay_text (const RbCanvas *canvas,
                                 PangoContext *context,
                                 const RbTextStyle *style,
                                 const char *text);
