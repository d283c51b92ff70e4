/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Buttons of the forms of the case file that print what is kept: minutes, contract, visit sheet. */
#pragma once

#include "app/rb-form.h"

G_BEGIN_DECLS

/* A row for such buttons at the head of a form that is shown already: whatever changes from now on
 * waits to be saved. */
GtkWidget *rb_case_print_row (RbForm *form);
/* Prints the report of that name (static) of that record. The button waits while something of the
 * form is not saved: what is printed is what was saved. */
void rb_case_print_add (
    RbForm *form, GtkWidget *row, const char *label, const char *report, gint64 record_id);

G_END_DECLS
