/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invisible widget that can have the focus and a name. */
#include "app/register/rb-register-cell.h"

struct _RbRegisterCell
{
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE (RbRegisterCell, rb_register_cell, GTK_TYPE_WIDGET)

static void
rb_register_cell_class_init (RbRegisterCellClass *class)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "registercell");
}

static void
rb_register_cell_init (RbRegisterCell *cell)
{
  gtk_widget_set_focusable (GTK_WIDGET (cell), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (cell), FALSE);
}

GtkWidget *
rb_register_cell_new (void)
{
  return g_object_new (RB_TYPE_REGISTER_CELL, NULL);
}

void
rb_register_cell_set_words (RbRegisterCell *cell, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
