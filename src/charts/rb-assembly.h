/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours and shapes that the slides and the poster share. */
#pragma once

#include "charts/rb-league-slide.h"

#define RB_CREAM RB_RGB (0xfff6e3)
#define RB_NAVY RB_RGB (0x0e2a44)
#define RB_NAVY_DIM RB_RGB (0x27425c)
#define RB_BLUE RB_RGB (0x1a4e8a)
#define RB_AMBER RB_RGB (0xf5c04a)

RbSlideRow *rb_slide_row_new (const RbLeague *league,
                              const RbLeagueRow *from,
                              const char *unit,
                              gboolean show_falls);
void rb_slide_row_free (RbSlideRow *row);
/* "week" for a week ...: what a change is on. Static. */
const char *rb_slide_unit (const RbSchool *school, RbPeriod period);
/* "Class of the week", "Houses of the term": one winner, or more. (transfer full) */
char *rb_assembly_title (const RbLeague *league, const RbSchool *school, gboolean many);
/* "class", "house", "year group"; and of more than one. Static. */
const char *rb_assembly_noun (RbGroup by, gboolean many);
/* A handful of shapes in the top right corner. */
void rb_assembly_corner (RbCanvas *canvas, double x, double y);
/* Shapes round the edges, always the same ones, none in the middle. */
void rb_assembly_confetti (RbCanvas *canvas, double width, double height);
