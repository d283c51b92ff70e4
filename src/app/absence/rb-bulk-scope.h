/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a bulk code is for: the school, a year group, a class, a house, everybody with a fact such
 * as a bus, or pupils picked one by one. Two choosers, the second as the first asks; no marks. */
#pragma once

#include "app/rb-pupil-picker.h"

G_BEGIN_DECLS

/* What the dialog begins with: the first of these that is there, else the whole school. */
typedef struct
{
  const GArray *rows;     /* of guint: picked pupils; NULL or empty for none */
  gint64 class_id;        /* 0 for none */
  const char *year_group; /* NULL for none */
  RbSession from, to;     /* date RB_DATE_NONE: today */
} RbBulkStart;

typedef struct _RbBulkScope RbBulkScope;

/* At the end of the form, which frees it. `start` may be NULL. */
RbBulkScope *rb_bulk_scope_new (RbForm *form, const RbBulkStart *start);
/* The rows meant, on roll that day. (transfer full) of guint */
GArray *rb_bulk_scope_rows (RbBulkScope *scope, RbDate day);
GtkWidget *rb_bulk_scope_first (RbBulkScope *scope);

G_END_DECLS
