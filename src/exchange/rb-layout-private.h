/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the layout share. Not for other layers. */
#pragma once

#include "exchange/rb-layout.h"

G_BEGIN_DECLS

RbLayout *rb_layout_new (void);
void
rb_layout_add_column (RbLayout *layout, const char *heading, RbField field, RbDate date, int half);
/* Chooses kind and shape by the fields of the columns; keeps the kind where they allow it. */
void rb_layout_judge (RbLayout *layout);
/* Whether the columns are enough for the kind; sets the shape of marks. */
gboolean rb_layout_fits (const RbLayout *layout, RbImportKind kind, RbMarksShape *shape);

G_END_DECLS
