/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inks and small shapes that letters and sheets share: print colours, rounded boxes, hatching,
 * rules, the crest, the letterhead. */
#pragma once

#include <cairo.h>

#include "domain/rb-school.h"

G_BEGIN_DECLS

/* 0xRRGGBB */
#define RB_INK 0x1B1B1B
#define RB_INK_DIM 0x4B5055
#define RB_INK_RULE 0xC9CDD1
#define RB_INK_GRID 0x9AA0A6
#define RB_INK_HATCH 0xB5B8BC
#define RB_INK_SOLID 0x2A2F33
#define RB_INK_NAVY 0x12365E
#define RB_INK_SAMPLE 0xEDEFF2
#define RB_INK_PRESENT 0xDCE7F0

void rb_paper_ink (cairo_t *cr, guint32 rgb);
/* A path: stroke or fill it. */
void rb_paper_box (cairo_t *cr, double x, double y, double width, double height, double radius);
/* Fills the box with pale diagonal lines. */
void rb_paper_hatch (cairo_t *cr, double x, double y, double width, double height, double radius);
void rb_paper_line (cairo_t *cr, double x1, double y1, double x2, double y2, double width);
/* A star of five points round a middle; a path. */
void rb_paper_star (cairo_t *cr, double x, double y, double radius, double turn);
/* The sign of a band in a square of `size` with its top left corner at a point; with its colour. */
void rb_paper_band (cairo_t *cr, RbBandRole role, double x, double y, double size);
guint32 rb_paper_band_ink (RbBandRole role);
/* The school's crest fitted into the box; FALSE where it has none or none that can be read. */
gboolean rb_paper_crest (
    cairo_t *cr, const RbSchoolDetails *details, double x, double y, double width, double height);
/* A picture (SVG, PNG, JPEG) fitted into the box, against its left edge and foot; FALSE where it
 * cannot be read. */
gboolean
rb_paper_picture (cairo_t *cr, GBytes *bytes, double x, double y, double width, double height);
/* Dashed line over the whole page with scissors. */
void rb_paper_cut (cairo_t *cr, double y, double page_width);

G_END_DECLS
