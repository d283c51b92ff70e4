/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question of the Insight page as four chips, and the two queries that it comes to. */
#pragma once

#include "app/rb-flow.h"
#include "analysis/rb-query.h"
#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_INSIGHT_QUESTION (rb_insight_question_get_type ())
G_DECLARE_FINAL_TYPE (RbInsightQuestion, rb_insight_question, RB, INSIGHT_QUESTION, RbFlow)

/* Signal "asked": a chip was changed. */
GtkWidget *rb_insight_question_new (RbWorkspace *workspace);
/* The choices for the newest snapshot; what was chosen stays where it still exists. */
void rb_insight_question_refill (RbInsightQuestion *question);
/* Whom, when and on what basis. (transfer full) */
RbQuery *rb_insight_question_query (RbInsightQuestion *question);
/* The period to compare with; empty for none. */
RbPeriod rb_insight_question_before (RbInsightQuestion *question);
/* "autumn term", "last year": what it is held against. "" for nothing. (transfer full) */
char *rb_insight_question_against_name (RbInsightQuestion *question);
/* "on autumn term", "on last year": after a change. "" for none. (transfer full) */
char *rb_insight_question_against (RbInsightQuestion *question);
/* Back to this year so far. */
void rb_insight_question_reset (RbInsightQuestion *question);

G_END_DECLS
