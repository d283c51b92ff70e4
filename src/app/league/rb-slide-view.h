/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One slide of the league as a widget of 16:9: the preview on the page and the whole of the
 * projector. It knows no keys. */
#pragma once

#include "charts/rb-league-slide.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_SLIDE_VIEW (rb_slide_view_get_type ())
G_DECLARE_FINAL_TYPE (RbSlideView, rb_slide_view, RB, SLIDE_VIEW, GtkWidget)

GtkWidget *rb_slide_view_new (void);
/* Shows a stage of a slide, which must live until another one is shown; NULL for none. `reveal`:
 * the change takes 600 ms, where animations are wanted on this computer. */
void rb_slide_view_show (RbSlideView *view, RbLeagueSlide *slide, guint stage, gboolean reveal);
/* A black picture, until it is taken back. */
void rb_slide_view_set_blank (RbSlideView *view, gboolean blank);

G_END_DECLS
