/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of colours and the arithmetic of contrast. */
#include "charts/rb-palette.h"

#include <math.h>
#include <string.h>

#define NO_COLOR 0xff000000u /* no fill, no frame */

typedef struct
{
  guint fill, ink, frame, hatch_ink;
  RbHatch hatch;
  gboolean dashed;
} Tint;

struct _RbPalette
{
  RbTheme theme;
  const char *id;
  gboolean dark;
  guint roles[RB_N_ROLES];
  Tint cells[RB_N_LOOKS];
  Tint strong[RB_N_LOOKS];
  Tint bands[RB_N_BANDS];
};

#define PLAIN(fill, ink)                                                                           \
  {                                                                                                \
    fill, ink, NO_COLOR, NO_COLOR, RB_HATCH_NONE, FALSE                                            \
  }
#define FRAMED(fill, ink, frame)                                                                   \
  {                                                                                                \
    fill, ink, frame, NO_COLOR, RB_HATCH_NONE, FALSE                                               \
  }
#define DASHED(ink)                                                                                \
  {                                                                                                \
    NO_COLOR, ink, ink, NO_COLOR, RB_HATCH_NONE, TRUE                                              \
  }
#define HATCHED(fill, ink, hatch)                                                                  \
  {                                                                                                \
    fill, ink, NO_COLOR, hatch, RB_HATCH_DIAGONAL, FALSE                                           \
  }
#define NOTHING PLAIN (NO_COLOR, 0x2e3436)

/* In the order of RbRole: view ink dim good bad warning rule fifth today today-ink cursor halo
 * selection chart chart-words grid axis benchmark benchmark-words last-year last-year-words target
 * met not-met track heat better worse same empty strip */
#define ROLES_LIGHT                                                                                \
  {                                                                                                \
    0xffffff, 0x2e3436, 0x5f646a, 0x14505e, 0x9e2a17, 0x6b4500, 0xe3e5e8, 0xcfd3d7, 0x1c71d8,      \
        0xffffff, 0x1a5fb4, 0xffffff, 0x3584e4, 0x1b6b7e, 0x14505e, 0xe4e6e9, 0x868c92, 0x77767b,  \
        0x5e5c64, 0x8c9298, 0x6f757b, 0x1c1c1c, 0x3a9bb0, 0x9fb3c6, 0xeef0f2, 0x8e2f1e, 0x3a9bb0,  \
        0xe59a8c, 0xc9cdd2, 0xf6f6f7, 0x8fa0b2                                                     \
  }
#define ROLES_DARK                                                                                 \
  {                                                                                                \
    0x1e1e1e, 0xf2f2f2, 0xa6abb1, 0x8fd3e0, 0xffb4a2, 0xffd98a, 0x34363a, 0x484b4f, 0x1c71d8,      \
        0xffffff, 0x99c1f1, 0x1e1e1e, 0x3584e4, 0x6cc3d6, 0x8fd3e0, 0x3a3c3f, 0x868c92, 0xc0bfbc,  \
        0xc0bfbc, 0x868c92, 0xa6abb1, 0xeeeeee, 0x3a9bb0, 0x5c7186, 0x34373b, 0xd9735f, 0x3a9bb0,  \
        0xb65342, 0x54585d, 0x2a2b2d, 0x6d8095                                                     \
  }
#define ROLES_PRINT                                                                                \
  {                                                                                                \
    0xffffff, 0x1b1b1b, 0x4b5055, 0x14505e, 0x9e2a17, 0x6b4500, 0xc9cdd1, 0xc9cdd1, 0x1b1b1b,      \
        0xffffff, 0x1b1b1b, 0xffffff, 0x3584e4, 0x12505f, 0x12505f, 0xd9dcdf, 0x777777, 0x77767b,  \
        0x5e5c64, 0x8c9298, 0x6f757b, 0x000000, 0x3a9bb0, 0x9fb3c6, 0xeef0f2, 0x8e2f1e, 0x3a9bb0,  \
        0xe59a8c, 0xc9cdd2, 0xf6f6f7, 0x8fa0b2                                                     \
  }
#define ROLES_MONO                                                                                 \
  {                                                                                                \
    0xffffff, 0x000000, 0x444444, 0x000000, 0x000000, 0x000000, 0xc4c4c4, 0x999999, 0x000000,      \
        0xffffff, 0x000000, 0xffffff, 0x888888, 0x000000, 0x000000, 0xdddddd, 0x777777, 0x555555,  \
        0x444444, 0x999999, 0x555555, 0x000000, 0x4a4a4a, 0xc4c4c4, 0xf0f0f0, 0x3a3a3a, 0x8a8a8a,  \
        0xc8c8c8, 0xe4e4e4, 0xf6f6f6, 0x909090                                                     \
  }
#define ROLES_CONTRAST                                                                             \
  {                                                                                                \
    0xffffff, 0x000000, 0x1b1b1b, 0x003b47, 0x7a1000, 0x4a3000, 0x6b6b6b, 0x000000, 0x00449e,      \
        0xffffff, 0x00449e, 0xffffff, 0x00449e, 0x004556, 0x003b47, 0xb0b0b0, 0x000000, 0x3a3a3a,  \
        0x2a2a2a, 0x5a5a5a, 0x3a3a3a, 0x000000, 0x1f7486, 0x7389a0, 0xe8e8e8, 0x7a1f10, 0x1f7486,  \
        0xc0513d, 0x9a9a9a, 0xf2f2f2, 0x506274                                                     \
  }
#define ROLES_CONTRAST_DARK                                                                        \
  {                                                                                                \
    0x000000, 0xffffff, 0xe8e8e8, 0xa8e8f4, 0xffcabd, 0xffe6ae, 0x9a9a9a, 0xffffff, 0x62a0ea,      \
        0x000000, 0x99c1f1, 0x000000, 0x62a0ea, 0x8fdcec, 0xa8e8f4, 0x4a4a4a, 0xffffff, 0xd8d8d8,  \
        0xe8e8e8, 0xb0b0b0, 0xd0d0d0, 0xffffff, 0x5ec3d8, 0x7e95ab, 0x333333, 0xff9a86, 0x3a9bb0,  \
        0xd9735f, 0x808080, 0x1c1c1c, 0x9fb3c6                                                     \
  }

#define STRONG_LIGHT                                                                               \
  {                                                                                                \
    NOTHING, PLAIN (0xdce7f0, 0x123456), PLAIN (0xa9c6e3, 0x123456), PLAIN (0xe9b949, 0x3d2c00),   \
        PLAIN (0x9c8bcb, 0x1b0b4e), PLAIN (0xc8442e, 0xffffff), DASHED (0xa3260f),                 \
        HATCHED (0xf4f4f4, 0x5f646a, 0xc6c9cc), HATCHED (0xf4f4f4, 0x5f646a, 0xd9dbdd)             \
  }
#define STRONG_DARK                                                                                \
  {                                                                                                \
    NOTHING, PLAIN (0x33424f, 0xe4f0ff), PLAIN (0x4f7fae, 0xffffff), PLAIN (0xe9b949, 0x3d2c00),   \
        PLAIN (0x9c8bcb, 0x1b0b4e), PLAIN (0xe0614a, 0x1b0b00), DASHED (0xffb09c),                 \
        HATCHED (0x2a2b2d, 0xa6abb1, 0x47494c), HATCHED (0x262729, 0xa6abb1, 0x3c3e41)             \
  }
#define STRONG_MONO                                                                                \
  {                                                                                                \
    NOTHING, PLAIN (0xebebeb, 0x000000), PLAIN (0xd2d2d2, 0x000000), PLAIN (0x555555, 0xffffff),   \
        PLAIN (0x8f8f8f, 0x000000), PLAIN (0x000000, 0xffffff), DASHED (0x000000),                 \
        HATCHED (0xffffff, 0x444444, 0xb5b5b5), HATCHED (0xffffff, 0x444444, 0xcccccc)             \
  }
#define BANDS_LIGHT                                                                                \
  {                                                                                                \
    PLAIN (0x1a4e8a, 0xffffff), PLAIN (0x3a9bb0, 0x0b1b1f), FRAMED (0xf5c04a, 0x1d1d1d, 0x3a3a3a), \
        PLAIN (0xc8442e, 0xffffff), PLAIN (0x5a1238, 0xffffff)                                     \
  }
#define BANDS_DARK                                                                                 \
  {                                                                                                \
    FRAMED (0x1a4e8a, 0xffffff, 0x9cc3f0), PLAIN (0x3a9bb0, 0x0b1b1f), PLAIN (0xf5c04a, 0x1d1d1d), \
        FRAMED (0xc8442e, 0xffffff, 0xffb9ab), FRAMED (0x5a1238, 0xffffff, 0xe59bc0)               \
  }

/* Amber, red and their words stay; top, green and severe are of the family. Lightness falls by
 * at least 13 from amber over green, red and top to severe. */
#define CLASSIC_LIGHT                                                                              \
  {                                                                                                \
    PLAIN (0x14532d, 0xffffff), PLAIN (0x5cb25f, 0x0b1b0f), FRAMED (0xf5c04a, 0x1d1d1d, 0x3a3a3a), \
        PLAIN (0xc8442e, 0xffffff), PLAIN (0x4d0c10, 0xffffff)                                     \
  }
#define CLASSIC_DARK                                                                               \
  {                                                                                                \
    FRAMED (0x14532d, 0xffffff, 0x8fd8a5), PLAIN (0x5cb25f, 0x0b1b0f), PLAIN (0xf5c04a, 0x1d1d1d), \
        FRAMED (0xc8442e, 0xffffff, 0xffb9ab), FRAMED (0x4d0c10, 0xffffff, 0xf0a0a0)               \
  }

static const Tint classic[2][RB_N_BANDS] = { CLASSIC_LIGHT, CLASSIC_DARK };
static int band_colors = RB_BAND_COLORS_ROLLBOOK; /* atomic: paper is drawn in threads too */

static const RbPalette palettes[RB_N_THEMES] = {
  { RB_THEME_LIGHT,
    "light",
    FALSE,
    ROLES_LIGHT,
    { NOTHING, PLAIN (0xf1f6fa, 0x566d84), PLAIN (0xd6e4f3, 0x123456), PLAIN (0xfbe7ae, 0x3d2c00),
      PLAIN (0xdfd8f2, 0x2b1b5e), PLAIN (0xf6c6b6, 0x5c1205), DASHED (0xa3260f),
      HATCHED (0xecedee, 0x5f646a, 0xc6c9cc), HATCHED (0xf4f4f4, 0x5f646a, 0xd9dbdd) },
    STRONG_LIGHT,
    BANDS_LIGHT },
  { RB_THEME_DARK,
    "dark",
    TRUE,
    ROLES_DARK,
    { NOTHING, PLAIN (0x232d36, 0x8ca3b8), PLAIN (0x2b4767, 0xe4f0ff), PLAIN (0x5a4710, 0xffe9ae),
      PLAIN (0x433870, 0xe9e2ff), PLAIN (0x76301f, 0xffe0d7), DASHED (0xffb09c),
      HATCHED (0x2a2b2d, 0xa6abb1, 0x47494c), HATCHED (0x262729, 0xa6abb1, 0x3c3e41) },
    STRONG_DARK,
    BANDS_DARK },
  { RB_THEME_PRINT,
    "print",
    FALSE,
    ROLES_PRINT,
    { NOTHING, PLAIN (NO_COLOR, 0x4a5a6a), PLAIN (0xeaf1f8, 0x1b1b1b), PLAIN (0xfff3cc, 0x1b1b1b),
      PLAIN (0xe9e4f6, 0x1b1b1b), PLAIN (0xf8d3c7, 0x1b1b1b), DASHED (0x7a1c0a),
      HATCHED (NO_COLOR, 0x4b5055, 0xb5b8bc), NOTHING },
    STRONG_LIGHT,
    BANDS_LIGHT },
  { RB_THEME_MONO,
    "mono",
    FALSE,
    ROLES_MONO,
    { NOTHING, PLAIN (NO_COLOR, 0x444444), PLAIN (0xf0f0f0, 0x000000), PLAIN (0xe6e6e6, 0x000000),
      PLAIN (0xdadada, 0x000000), PLAIN (0xc6c6c6, 0x000000), DASHED (0x000000),
      HATCHED (NO_COLOR, 0x444444, 0xb5b5b5), NOTHING },
    STRONG_MONO,
    { FRAMED (0x333333, 0xffffff, 0x000000),
      FRAMED (0xffffff, 0x000000, 0x000000),
      { 0xffffff, 0x000000, 0x000000, 0x9a9a9a, RB_HATCH_DIAGONAL, FALSE },
      { 0xffffff, 0x000000, 0x000000, 0x8a8a8a, RB_HATCH_CROSS, FALSE },
      FRAMED (0x000000, 0xffffff, 0x000000) } },
  { RB_THEME_HIGH_CONTRAST,
    "high-contrast",
    FALSE,
    ROLES_CONTRAST,
    { NOTHING, PLAIN (0xffffff, 0x1b2b3b), FRAMED (0xffffff, 0x0a2540, 0x0a2540),
      FRAMED (0xffffff, 0x3d2c00, 0x3d2c00), FRAMED (0xffffff, 0x2b1b5e, 0x2b1b5e),
      FRAMED (0xffffff, 0x5c1205, 0x5c1205), DASHED (0x7a1000),
      HATCHED (0xffffff, 0x1b1b1b, 0x8a8a8a), HATCHED (0xffffff, 0x1b1b1b, 0x9a9a9a) },
    STRONG_LIGHT,
    BANDS_LIGHT },
  { RB_THEME_HIGH_CONTRAST_DARK,
    "high-contrast-dark",
    TRUE,
    ROLES_CONTRAST_DARK,
    { NOTHING, PLAIN (0x000000, 0xd0e0f0), FRAMED (0x000000, 0xe4f0ff, 0xe4f0ff),
      FRAMED (0x000000, 0xffe9ae, 0xffe9ae), FRAMED (0x000000, 0xe9e2ff, 0xe9e2ff),
      FRAMED (0x000000, 0xffe0d7, 0xffe0d7), DASHED (0xffcabd),
      HATCHED (0x000000, 0xe8e8e8, 0x808080), HATCHED (0x000000, 0xe8e8e8, 0x707070) },
    STRONG_DARK,
    BANDS_DARK },
};

static RbColor
color_of (guint hex)
{
  RbColor color = RB_RGB (hex & 0xffffff);

  if (hex == NO_COLOR)
    color.a = 0;
  return color;
}

static RbTint
tint_of (const Tint *tint)
{
  return (RbTint){ color_of (tint->fill), color_of (tint->ink),       color_of (tint->frame),
                   tint->hatch,           color_of (tint->hatch_ink), tint->dashed };
}

const RbPalette *
rb_palette_get (RbTheme theme)
{
  return &palettes[theme < RB_N_THEMES ? theme : RB_THEME_LIGHT];
}

RbTheme
rb_palette_theme (const RbPalette *palette)
{
  return palette->theme;
}

gboolean
rb_theme_parse (const char *text, RbTheme *theme)
{
  for (guint i = 0; i < RB_N_THEMES; i++)
    if (g_strcmp0 (text, palettes[i].id) == 0)
      {
        *theme = palettes[i].theme;
        return TRUE;
      }
  return FALSE;
}

const char *
rb_theme_id (RbTheme theme)
{
  return rb_palette_get (theme)->id;
}

gboolean
rb_palette_is_dark (const RbPalette *palette)
{
  return palette->dark;
}

void
rb_palette_set_band_colors (RbBandColors colors)
{
  g_atomic_int_set (&band_colors, colors < RB_N_BAND_COLORS ? (int) colors : 0);
}

RbBandColors
rb_palette_band_colors (void)
{
  return (RbBandColors) g_atomic_int_get (&band_colors);
}

static gboolean
is_classic (const RbPalette *palette)
{
  return palette->theme != RB_THEME_MONO && rb_palette_band_colors () == RB_BAND_COLORS_CLASSIC;
}

RbColor
rb_palette_color (const RbPalette *palette, RbRole role)
{
  RbColor color = color_of (palette->roles[role]);

  if (role == RB_ROLE_SELECTION)
    color.a = 0.2;
  return color;
}

RbTint
rb_palette_cell (const RbPalette *palette, RbLook look)
{
  return tint_of (&palette->cells[look]);
}

RbTint
rb_palette_strong (const RbPalette *palette, RbLook look)
{
  return tint_of (&palette->strong[look]);
}

RbTint
rb_palette_band (const RbPalette *palette, RbBandRole band)
{
  if (band < 0 || band >= RB_N_BANDS)
    return (RbTint){ rb_palette_color (palette, RB_ROLE_TRACK),
                     rb_palette_color (palette, RB_ROLE_DIM),
                     { 0 },
                     RB_HATCH_NONE,
                     { 0 },
                     FALSE };
  return tint_of (is_classic (palette) ? &classic[palette->dark][band] : &palette->bands[band]);
}

RbTint
rb_palette_band_words (const RbPalette *palette, RbBandRole band)
{
  static const Tint pale[] = { PLAIN (0xcfe8ed, 0x0b3f4a), PLAIN (0xfce8b8, 0x4a3500),
                               PLAIN (0xf6c9bd, 0x6b1708) };
  static const Tint pale_green = PLAIN (0xd2ecd3, 0x14431c);
  RbTint tint;

  if (band == RB_BAND_NONE)
    return rb_palette_band (palette, band);
  tint = tint_of (&pale[band <= RB_BAND_GREEN ? 0 : band == RB_BAND_AMBER ? 1 : 2]);
  if (band <= RB_BAND_GREEN && is_classic (palette))
    tint = tint_of (&pale_green);
  if (palette->dark)
    {
      RbColor fill = tint.fill;

      tint.fill = tint.ink;
      tint.ink = fill;
    }
  return tint;
}

RbLook
rb_look_of (const RbCode *code)
{
  if (code == NULL)
    return RB_LOOK_NONE;
  if (strcmp (code->text, "N") == 0)
    return RB_LOOK_UNEXPLAINED;
  switch (code->klass)
    {
    case RB_CLASS_PRESENT:
      return strcmp (code->text, "L") == 0 ? RB_LOOK_LATE : RB_LOOK_PRESENT;
    case RB_CLASS_ACTIVITY:
      return RB_LOOK_ELSEWHERE;
    case RB_CLASS_AUTHORISED:
      return RB_LOOK_AUTHORISED;
    case RB_CLASS_UNAUTHORISED:
      return RB_LOOK_UNAUTHORISED;
    case RB_CLASS_NOT_POSSIBLE:
    case RB_CLASS_ADMIN:
    default:
      return RB_LOOK_NOT_REQUIRED;
    }
}

const char *
rb_look_name (RbLook look)
{
  static const char *const names[RB_N_LOOKS] = {
    "no mark",      "present",       "present elsewhere", "late",   "authorised",
    "unauthorised", "not explained", "not required",      "holiday"
  };

  return names[look];
}

static double
linear (double part)
{
  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (RbColor color)
{
  return 0.2126 * linear (color.r) + 0.7152 * linear (color.g) + 0.0722 * linear (color.b);
}

double
rb_color_contrast (RbColor a, RbColor b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

RbColor
rb_color_mix (RbColor a, RbColor b, double t)
{
  return (RbColor){ a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t,
                    a.a + (b.a - a.a) * t };
}

RbColor
rb_color_alpha (RbColor color, double alpha)
{
  color.a = alpha;
  return color;
}
