/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finding of a chart in one sentence, chosen by a listed rule; the plain subject where none
 * fires. The rules are in a table in rb-headline.c, tried in order. */
#pragma once

#include "analysis/rb-contribution.h"
#include "analysis/rb-cumulative.h"
#include "analysis/rb-league.h"
#include "analysis/rb-movement.h"
#include "analysis/rb-pattern.h"
#include "analysis/rb-trend.h"

G_BEGIN_DECLS

/* Each (transfer full), without a full stop. */
char *rb_headline_trend (const RbTrend *trend);
char *rb_headline_cumulative (const RbCumulative *cumulative);
char *rb_headline_pattern (const RbPattern *pattern);
char *rb_headline_movement (const RbMovement *movement);
char *rb_headline_bands (const RbStats *by_class);
char *rb_headline_league (const RbLeague *league);
char *rb_headline_contribution (GPtrArray *contributions);
/* How the share of persistent absence stands to what the school aims at: "within the target of 8
 * %", "1.3 above the target of 8 %"; "" where there is no target, or nobody to count. */
char *rb_headline_persistent (const RbStatsRow *row, const RbPolicy *policy);

G_END_DECLS
