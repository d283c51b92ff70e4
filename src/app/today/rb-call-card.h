/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of one child who is away: whom to ring, what is known, and what they said. Logging makes
 * one change of the attempt, an outcome for each child and the marks (school/rb-first-day.h). */
#pragma once

#include "app/rb-workspace.h"
#include "app/today/rb-today.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_CALL_CARD (rb_call_card_get_type ())
G_DECLARE_FINAL_TYPE (RbCallCard, rb_call_card, RB, CALL_CARD, GtkBox)

/* Signals: "logged" (an attempt was written), "skipped". */
void rb_call_card_set_workspace (RbCallCard *card, RbWorkspace *workspace);
/* Shows a pupil by row (-1: nobody). What was begun for the same pupil stays. `today` must live as
 * long as it is shown. */
void rb_call_card_show (RbCallCard *card, const RbToday *today, int row);
int rb_call_card_row (RbCallCard *card);
/* A key of an outcome (I M G O W A V T H, L for W, N, D) or of a contact (1 to 9); FALSE where it
 * means nothing here. */
gboolean rb_call_card_key (RbCallCard *card, guint keyval);
/* Writes what is chosen; where nothing is, says so. */
void rb_call_card_log (RbCallCard *card);
void rb_call_card_focus_note (RbCallCard *card);

G_END_DECLS
