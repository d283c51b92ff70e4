/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of Rollbook as roles in themes: the register grid, every chart and every document ask
 * here. Data only; it draws nothing (rb-glyph.h does). Contrast is measured in tests/charts. */
#pragma once

#include "domain/rb-code-book.h"
#include "domain/rb-policy.h"

G_BEGIN_DECLS

/* Each part from 0 to 1. */
typedef struct
{
  double r, g, b, a;
} RbColor;

#define RB_RGB(hex)                                                                                \
  ((RbColor){ (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0,                       \
              ((hex) &0xff) / 255.0, 1.0 })

typedef enum
{
  RB_THEME_LIGHT,
  RB_THEME_DARK,
  RB_THEME_PRINT,
  RB_THEME_MONO,
  RB_THEME_HIGH_CONTRAST, /* black on white */
  RB_THEME_HIGH_CONTRAST_DARK,
  RB_N_THEMES
} RbTheme;

/* The colours of the bands, in any theme but mono. */
typedef enum
{
  RB_BAND_COLORS_ROLLBOOK, /* told apart by every kind of sight */
  RB_BAND_COLORS_CLASSIC,  /* red, amber, two greens; told apart by how light they are */
  RB_N_BAND_COLORS
} RbBandColors;

typedef enum
{
  RB_ROLE_VIEW,    /* the ground */
  RB_ROLE_INK,     /* words and figures */
  RB_ROLE_DIM,     /* captions */
  RB_ROLE_GOOD,    /* words of a change for the better */
  RB_ROLE_BAD,     /* and for the worse */
  RB_ROLE_WARNING, /* held, left out */
  RB_ROLE_RULE,    /* rules between rows */
  RB_ROLE_FIFTH,   /* every fifth */
  RB_ROLE_TODAY,   /* today, current step */
  RB_ROLE_TODAY_INK,
  RB_ROLE_CURSOR,
  RB_ROLE_HALO,
  RB_ROLE_SELECTION, /* translucent */
  RB_ROLE_CHART,     /* the one coloured series */
  RB_ROLE_CHART_WORDS,
  RB_ROLE_GRID,
  RB_ROLE_AXIS,
  RB_ROLE_BENCHMARK,
  RB_ROLE_BENCHMARK_WORDS,
  RB_ROLE_LAST_YEAR,
  RB_ROLE_LAST_YEAR_WORDS,
  RB_ROLE_TARGET,
  RB_ROLE_MET,     /* league bar at or above the target */
  RB_ROLE_NOT_MET, /* below it */
  RB_ROLE_TRACK,   /* what a bar lies in */
  RB_ROLE_HEAT,    /* the darkest cell of a weekday heat */
  RB_ROLE_BETTER,  /* movement matrix, strongest */
  RB_ROLE_WORSE,
  RB_ROLE_SAME,
  RB_ROLE_EMPTY, /* a cell with nothing in it */
  RB_ROLE_STRIP, /* a bar of the year strip */
  RB_N_ROLES
} RbRole;

/* How a mark is shown: four classes first, then what is not yet known or not required. */
typedef enum
{
  RB_LOOK_NONE, /* no mark, or not on roll */
  RB_LOOK_PRESENT,
  RB_LOOK_ELSEWHERE,
  RB_LOOK_LATE,
  RB_LOOK_AUTHORISED,
  RB_LOOK_UNAUTHORISED,
  RB_LOOK_UNEXPLAINED,  /* N: a dashed box with ? */
  RB_LOOK_NOT_REQUIRED, /* hatched */
  RB_LOOK_HOLIDAY,      /* folded, hatched */
  RB_N_LOOKS
} RbLook;

typedef enum
{
  RB_HATCH_NONE,
  RB_HATCH_DIAGONAL,
  RB_HATCH_CROSS
} RbHatch;

/* A fill with what is written and drawn on it. An alpha of 0 is no fill, no frame. */
typedef struct
{
  RbColor fill;
  RbColor ink;
  RbColor frame; /* 1 px */
  RbHatch hatch;
  RbColor hatch_ink;
  gboolean dashed; /* the frame */
} RbTint;

typedef struct _RbPalette RbPalette;

/* Static: lives for ever. */
const RbPalette *rb_palette_get (RbTheme theme);
RbTheme rb_palette_theme (const RbPalette *palette);
/* "light" "dark" "print" "mono" "high-contrast" "high-contrast-dark"; FALSE for another word. */
gboolean rb_theme_parse (const char *text, RbTheme *theme);
const char *rb_theme_id (RbTheme theme);
gboolean rb_palette_is_dark (const RbPalette *palette);

/* For the whole program, screen and paper: what is drawn from now on. */
void rb_palette_set_band_colors (RbBandColors colors);
RbBandColors rb_palette_band_colors (void);

RbColor rb_palette_color (const RbPalette *palette, RbRole role);
/* A register cell: pale, with the code printed on it in `ink`. */
RbTint rb_palette_cell (const RbPalette *palette, RbLook look);
/* Where there is no room for a code: the strong set of the ribbon and the calendars. */
RbTint rb_palette_strong (const RbPalette *palette, RbLook look);
/* A band: fill, text on it, outline, hatch (mono). RB_BAND_NONE is an empty cell. */
RbTint rb_palette_band (const RbPalette *palette, RbBandRole band);
/* Pale fill and dark words of top or green, amber, red or severe, as in tables. */
RbTint rb_palette_band_words (const RbPalette *palette, RbBandRole band);

/* The look of a code (NULL: RB_LOOK_NONE). */
RbLook rb_look_of (const RbCode *code);
/* "present" "present elsewhere" "late" "authorised" ...: the word of a key. Static. */
const char *rb_look_name (RbLook look);

/* WCAG 2 contrast ratio of two opaque colours, 1 to 21. */
double rb_color_contrast (RbColor a, RbColor b);
/* `a` with the share `t` (0 to 1) of `b`. */
RbColor rb_color_mix (RbColor a, RbColor b, double t);
RbColor rb_color_alpha (RbColor color, double alpha);

G_END_DECLS
