/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Pupils page: everyone in one list that can be searched, filtered and sorted, and behind each
 * row the pupil's own page. Targets of rb_page_open(): "pupil:ID", and "pupils:TITLE:ID,ID ..." for
 * a list that came from somewhere else. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_PUPILS_PAGE (rb_pupils_page_get_type ())
G_DECLARE_FINAL_TYPE (RbPupilsPage, rb_pupils_page, RB, PUPILS_PAGE, GtkWidget)

GtkWidget *rb_pupils_page_new (RbWorkspace *workspace);

/* A target for rb_window_show_page(): these rows of the newest snapshot under a title. (transfer
 * full) */
char *rb_pupils_target (const RbSchool *school, const char *title, const GArray *rows);

G_END_DECLS
