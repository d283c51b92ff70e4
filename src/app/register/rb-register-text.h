/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the register, shaped once: codes as glyphs, names, figures and headers as layouts.
 * Everything is dropped when the font, the scale or the colours change. */
#pragma once

#include "domain/rb-code-book.h"
#include "domain/rb-policy.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RB_TEXT_BODY,
  RB_TEXT_BOLD,
  RB_TEXT_FIGURE, /* semibold, tabular */
  RB_TEXT_CAPTION,
  RB_TEXT_DAY,
  RB_TEXT_DAY_BOLD,
  RB_TEXT_SMALL, /* a and p, session totals */
  RB_TEXT_SMALL_BOLD,
  RB_N_TEXTS
} RbTextStyle;

typedef struct _RbRegisterText RbRegisterText;

RbRegisterText *rb_register_text_new (GtkWidget *widget);
void rb_register_text_free (RbRegisterText *text);

/* Width of the widest letter of a code and height of a line of body text, in px. */
int rb_register_text_wide (RbRegisterText *text);
int rb_register_text_line (RbRegisterText *text);

/* A string in a style, shaped once and kept. (transfer none) */
PangoLayout *rb_register_text_get (RbRegisterText *text, RbTextStyle style, const char *string);
/* The same with markup, not wider than `width` px (-1: as wide as it is). */
PangoLayout *rb_register_text_markup (RbRegisterText *text, const char *markup, int width);

/* The shape of a mark's code: its font and glyphs, and its size in px. */
typedef struct
{
  PangoFont *font;
  PangoGlyphString *glyphs;
  int width;
  int ascent;
  int height;
} RbCodeShape;
/* NULL for a mark without text. */
const RbCodeShape *
rb_register_text_code (RbRegisterText *text, const RbCodeBook *codes, RbMark mark);
/* The `?` of an unexplained absence. */
const RbCodeShape *rb_register_text_question (RbRegisterText *text);

/* The sign of a band, `size` px wide. */
GdkTexture *rb_register_text_glyph (RbRegisterText *text, RbBandRole role, int size);

G_END_DECLS
