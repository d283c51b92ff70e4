/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which run: Run [Spring term] against [Autumn term] for [Whole school], as chips. */
#pragma once

#include "analysis/rb-query.h"
#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_LETTER_QUESTION (rb_letter_question_get_type ())
G_DECLARE_FINAL_TYPE (RbLetterQuestion, rb_letter_question, RB, LETTER_QUESTION, GtkBox)

/* Signal "asked": another choice. */
GtkWidget *rb_letter_question_new (RbWorkspace *workspace);
/* Fills the chips from the newest snapshot; what was chosen stays where it still exists. */
void rb_letter_question_refill (RbLetterQuestion *question);
/* The two periods, `after` cut at today; FALSE where there are no two. */
gboolean rb_letter_question_periods (RbLetterQuestion *question, RbPeriod *before, RbPeriod *after);
/* The school with the filter that was chosen. (transfer full) */
RbQuery *rb_letter_question_query (RbLetterQuestion *question);

G_END_DECLS
