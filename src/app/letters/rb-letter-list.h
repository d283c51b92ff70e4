/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a letter run, grouped by letter; groups fold. It decides nothing. */
#pragma once

#include "school/rb-letter-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_LETTER_LIST (rb_letter_list_get_type ())
G_DECLARE_FINAL_TYPE (RbLetterList, rb_letter_list, RB, LETTER_LIST, GtkWidget)

/* Signals: "chosen"; and with the place in the run: "ticked" (int), "held" (int, Space), "edit"
 * (int, E), "opened" (int, Enter). */

/* Shows a run of a school, which must both live until the next call; NULL for none. Lines that stay
 * keep their place on the screen and the choice. */
void rb_letter_list_show (RbLetterList *list, const RbLetterRun *run, const RbSchool *school);
/* The place in the run of the line that is chosen; -1 for none, or a heading. */
int rb_letter_list_chosen (RbLetterList *list);
/* The place of the chosen line among the letters that are listed, from 1, and how many they are. */
guint rb_letter_list_place (RbLetterList *list, guint *n);
/* Chooses the next letter (1) or the one before (-1). */
void rb_letter_list_step (RbLetterList *list, int step);
/* Unfolds a group and chooses its first letter. */
void rb_letter_list_show_group (RbLetterList *list, RbLetterKind kind);

G_END_DECLS
