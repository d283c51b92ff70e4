/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cell under the cursor as a screen reader meets it. The register draws its cells itself, so
 * they are no widgets; two of these are moved over the grid and focused in turn, which makes every
 * move of the cursor a focus event with its words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_REGISTER_CELL (rb_register_cell_get_type ())
G_DECLARE_FINAL_TYPE (RbRegisterCell, rb_register_cell, RB, REGISTER_CELL, GtkWidget)

GtkWidget *rb_register_cell_new (void);
void rb_register_cell_set_words (RbRegisterCell *cell, const char *words);

G_END_DECLS
