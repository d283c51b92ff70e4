/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A key figure that opens: caption, value, change and a note, as one flat button; and what it
 * opens, the explanation of the figure with its sessions (product F11). */
#pragma once

#include "analysis/rb-explain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_FIGURE (rb_figure_get_type ())
G_DECLARE_FINAL_TYPE (RbFigure, rb_figure, RB, FIGURE, GtkButton)

GtkWidget *rb_figure_new (const char *caption);
void rb_figure_set (RbFigure *figure, const char *value, const char *note);
/* "up 1.2 on autumn" in words; `sense` 1 good, -1 bad, 0 neither. "" hides it. */
void rb_figure_set_change (RbFigure *figure, const char *words, int sense);
/* A click shows how the figure comes about. A copy of `query` is kept. */
void rb_figure_set_explained (RbFigure *figure, const RbQuery *query, RbMeasure measure);

/* The sense of a change in tenths: more is good where `more_is_good`. */
int rb_figure_sense (int tenths, gboolean more_is_good);

G_END_DECLS
