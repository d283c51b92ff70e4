/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses children by the first letters of a name: matches are listed under the field, Enter takes
 * the first, and brothers and sisters of whoever was taken are offered with a box to tick. */
#pragma once

#include "app/rb-form.h"

G_BEGIN_DECLS

typedef struct _RbPupilPicker RbPupilPicker;

/* In a group of its own at the end of the form, which frees it. `several`: more than one may be
 * taken. `siblings`: they are offered. `row` (-1 for none) is taken already. */
RbPupilPicker *rb_pupil_picker_new (RbForm *form, gboolean several, gboolean siblings, int row);
/* The rows taken. (transfer full) of guint */
GArray *rb_pupil_picker_rows (RbPupilPicker *picker);
/* One more, as if chosen by hand. */
void rb_pupil_picker_take (RbPupilPicker *picker, guint row);
/* Takes everybody out again. */
void rb_pupil_picker_clear (RbPupilPicker *picker);
GtkWidget *rb_pupil_picker_entry (RbPupilPicker *picker);
/* "Chidi and Ada Okonkwo", "14 pupils". (transfer full) */
char *rb_rows_words (const RbSchool *school, const GArray *rows);

G_END_DECLS
