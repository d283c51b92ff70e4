/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chip that chooses one of a list of words: "in [Spring term]". */
#pragma once

#include "analysis/rb-period.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down in the shape of a chip, named `label` for a screen reader. */
GtkWidget *rb_chooser_new (const char *label);
/* Names a drop-down and the button that is its inside, which has the focus. */
void rb_chooser_name (GtkDropDown *chooser, const char *label);
/* Fills it with words (ends with NULL) and chooses one; nothing is signalled for it
 * ("notify::selected" is blocked for `owner` and `callback`, which may be NULL). */
void rb_chooser_fill (GtkDropDown *chooser, const char *const *words, guint selected);
/* The periods that a chooser offers, of RbNamedPeriod*: this year so far, terms, half terms, weeks
 * begun, then last year's. */
void rb_chooser_fill_periods (GtkDropDown *chooser, const GPtrArray *periods, guint selected);
/* The place of the period of that kind that holds the date, or of the first of the list. */
guint rb_chooser_find_period (const GPtrArray *periods, RbPeriodKind kind, RbDate date);

G_END_DECLS
