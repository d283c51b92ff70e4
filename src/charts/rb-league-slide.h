/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The league on the projector and on the wall: the reveal from third to first, the winner card, the
 * poster. Nothing private is in it. */
#pragma once

#include "analysis/rb-league.h"
#include "charts/rb-canvas.h"

G_BEGIN_DECLS

typedef struct
{
  guint rank;
  char *name;    /* "5H"; more than one where they share the rank and a bar: "5H and 6A" */
  char *teacher; /* or "" */
  char *phase;
  char *figure; /* "98.7" */
  char *change; /* "up 1.3 on last week", or "29 here every session" */
  guint attended, possible;
  guint full; /* here every session */
  gboolean on_target;
  gboolean rose;
  double value; /* per cent, for the length of the poster's bar */
} RbSlideRow;

typedef struct _RbLeagueSlide RbLeagueSlide;

/* The slide of one phase (NULL: the whole league, or its first phase where ranks begin again in
 * each). `show_falls`: a fall may be shown in the place of the full attenders. */
RbLeagueSlide *rb_league_slide_new (const RbLeague *league,
                                    const RbSchool *school,
                                    const char *phase,
                                    gboolean show_falls);
void rb_league_slide_free (RbLeagueSlide *slide);
/* Stages: 0 all hidden, then third, second, first, and last the winner card. */
guint rb_league_slide_n_stages (const RbLeagueSlide *slide);
guint rb_league_slide_n_rows (const RbLeagueSlide *slide);
const RbSlideRow *rb_league_slide_row (const RbLeagueSlide *slide, guint index);
/* What a screen reader says at a stage. (transfer full) */
char *rb_league_slide_describe (const RbLeagueSlide *slide, guint stage);
/* 16:9 in the middle of width x height. */
void rb_league_slide_draw (const RbLeagueSlide *slide,
                           cairo_t *cr,
                           double width,
                           double height,
                           guint stage,
                           const char *font);

/* The A3 board: winners per phase, then every class in school order. `width` x `height` in any
 * unit; drawn to fit A3. */
void rb_league_poster_draw (const RbLeague *league,
                            const RbSchool *school,
                            cairo_t *cr,
                            double width,
                            double height,
                            const char *font);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbLeagueSlide, rb_league_slide_free)

G_END_DECLS
