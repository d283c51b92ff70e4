/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register as one widget: pupils by sessions of a year, drawn by itself and scrolled by itself
 * (GtkScrollable), with the cursor, the selection and their keys. It changes no marks;
 * RbRegisterEditor does.
 *
 * Signals: "moved" (cursor or selection), "menu" (the code popover is asked for). */
#pragma once

#include "app/register/rb-register-scene.h"

G_BEGIN_DECLS

#define RB_TYPE_REGISTER_GRID (rb_register_grid_get_type ())
G_DECLARE_FINAL_TYPE (RbRegisterGrid, rb_register_grid, RB, REGISTER_GRID, GtkWidget)

GtkWidget *rb_register_grid_new (void);

/* Shows these pupils (guint rows of the roster) in the year of `matrix`. The cursor stays where it
 * is if the year and the pupils are the same; otherwise it goes to today. */
void rb_register_grid_set_data (
    RbRegisterGrid *grid, RbSchool *school, const RbMarkMatrix *matrix, GArray *rows, RbMoment now);
void rb_register_grid_set_density (RbRegisterGrid *grid, RbGridDensity density);

/* What is shown; NULL before there is anything. */
const RbRegisterScene *rb_register_grid_scene (RbRegisterGrid *grid);
/* Moves the cursor and scrolls to it; `extend` keeps the other corner of the selection. */
void rb_register_grid_move (RbRegisterGrid *grid, guint row, guint place, gboolean extend);
/* Down by one, as after typing; stays in the last row. */
void rb_register_grid_advance (RbRegisterGrid *grid);
void rb_register_grid_go_today (RbRegisterGrid *grid);
/* Scrolls, without moving the cursor, so that a day is in the middle. */
void rb_register_grid_show_day (RbRegisterGrid *grid, RbDate date);
/* The first and last day that are visible. */
void rb_register_grid_visible_days (RbRegisterGrid *grid, RbDate *from, RbDate *to);
/* The cell of the cursor in the widget. */
void rb_register_grid_cursor_cell (RbRegisterGrid *grid, GdkRectangle *cell);
/* Says the cell of the cursor again, after its mark changed. */
void rb_register_grid_say (RbRegisterGrid *grid);
/* Says a sentence, then that cell, where the cursor has the focus. */
void rb_register_grid_tell (RbRegisterGrid *grid, const char *sentence);
/* The row whose name the pointer is over; -1 for none. */
void rb_register_grid_set_hover (RbRegisterGrid *grid, int row);

G_END_DECLS
