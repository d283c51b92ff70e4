/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of headings and paragraphs on as many A4 pages as it needs: the case file, minutes, the
 * sheet for a home visit. A paragraph that does not fit is broken between two lines, and nothing of
 * it is lost; a heading never stands alone at the foot of a page. */
#pragma once

#include "charts/rb-chart.h"
#include "documents/rb-document.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

/* The width of the text, in points. */
#define RB_PROSE_WIDTH (RB_A4_SHORT - 2 * 40.0)

typedef struct _RbProse RbProse;

/* Empty; texts are copied here and below, and none is NULL. End it with rb_prose_finish(). */
RbProse *rb_prose_new (RbSchool *school, const char *title, const char *subtitle, const char *foot);
void rb_prose_heading (RbProse *prose, const char *text);
/* A paragraph; nothing for "". */
void rb_prose_words (RbProse *prose, const char *text);
/* A paragraph in the place of the first one: what a reader must know before the rest. */
void rb_prose_warn (RbProse *prose, const char *text);
/* A day (or other short word) at the margin, a title beside it and words under it. */
void rb_prose_entry (RbProse *prose, const char *day, const char *title, const char *words);
/* Takes the chart; `height` in points. */
void rb_prose_chart (RbProse *prose, RbChart *chart, double height);
/* A label and so many lines to write on by hand, at least one. */
void rb_prose_field (RbProse *prose, const char *label, guint lines);
/* Room for a signature and its date under `who` signs. */
void rb_prose_sign (RbProse *prose, const char *who);
/* What follows begins on a page of its own. */
void rb_prose_turn (RbProse *prose);
/* Its pages. Frees the prose. (transfer full) */
RbDocument *rb_prose_finish (RbProse *prose);

G_END_DECLS
