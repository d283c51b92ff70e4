/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a letter run: a proposal with its tick, or the heading of a group of letters. */
#pragma once

#include "school/rb-letter-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the list holds: values, so that a line can outlive its run. */
#define RB_TYPE_LETTER_ITEM (rb_letter_item_get_type ())
G_DECLARE_FINAL_TYPE (RbLetterItem, rb_letter_item, RB, LETTER_ITEM, GObject)

/* A heading where `index` is negative, otherwise the place in the run's proposals. */
RbLetterItem *rb_letter_item_new (RbLetterKind kind, int index);
RbLetterKind rb_letter_item_kind (RbLetterItem *item);
int rb_letter_item_index (RbLetterItem *item);

#define RB_TYPE_LETTER_ROW (rb_letter_row_get_type ())
G_DECLARE_FINAL_TYPE (RbLetterRow, rb_letter_row, RB, LETTER_ROW, GtkWidget)

/* Signal "ticked" (int: place in the run): the tick was pressed; the row shows the old state until
 * it is filled again. "folded" (int: RbLetterKind): the heading was pressed. */
GtkWidget *rb_letter_row_new (void);
/* The line of headings above the list, in the same columns. */
GtkWidget *rb_letter_row_new_headings (const char *before, const char *after);
void rb_letter_row_show_group (RbLetterRow *row, RbLetterKind kind, guint n, gboolean folded);
void rb_letter_row_show_proposal (RbLetterRow *row,
                                  const RbSchool *school,
                                  const RbLetterRun *run,
                                  guint index);
/* What a group is called: "Amber letter". Static. */
const char *rb_letter_group_name (RbLetterKind kind);

G_END_DECLS
