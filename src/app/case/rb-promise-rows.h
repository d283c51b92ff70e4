/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a form in which it is written who does what by when; one more set on a button. */
#pragma once

#include "app/rb-form.h"
#include "school/rb-case.h"

G_BEGIN_DECLS

typedef struct _RbPromiseRows RbPromiseRows;

/* At the end of the form, which frees it; the first set is due on `due`. */
RbPromiseRows *rb_promise_rows_new (RbForm *form, RbDate due);
/* The first field. */
GtkWidget *rb_promise_rows_focus (RbPromiseRows *rows);
void rb_promise_rows_set_visible (RbPromiseRows *rows, gboolean visible);
/* What stands there, as long as nothing is typed: of RbPromiseEntry, empty ones among them. NULL
 * with a sentence where a day is none. (transfer none) */
const GArray *rb_promise_rows_read (RbPromiseRows *rows, GError **error);

G_END_DECLS
