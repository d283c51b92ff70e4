/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reasons of the late desk, a button each with its number; one of them may be chosen. */
#pragma once

#include "school/rb-late-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_DESK_REASON_ROW (rb_desk_reason_row_get_type ())
G_DECLARE_FINAL_TYPE (RbDeskReasonRow, rb_desk_reason_row, RB, DESK_REASON_ROW, GtkBox)

/* Signal "chosen": another one, or none, was chosen with the pointer. */
/* Shows these (of RbDeskReason, taken); none is chosen. */
void rb_desk_reason_row_fill (RbDeskReasonRow *row, GArray *reasons);
guint rb_desk_reason_row_n (RbDeskReasonRow *row);
/* From 0; the one that is chosen already, or -1, chooses none. */
void rb_desk_reason_row_choose (RbDeskReasonRow *row, int index);
/* NULL for none. */
const RbDeskReason *rb_desk_reason_row_chosen (RbDeskReasonRow *row);

G_END_DECLS
