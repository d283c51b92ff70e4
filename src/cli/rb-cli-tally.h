/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that several commands share: the key of a group, the counts of a tally, a period. */
#pragma once

#include "analysis/rb-stats.h"
#include "cli/rb-out.h"

G_BEGIN_DECLS

/* The cell (of a pupil three: upn, pupil_id, name) of one group of a row; null for no such value.
 */
void rb_cli_out_key (RbOut *out, const RbSchool *school, RbGroup group, const RbKey *key, int row);
/* The counts and rates of `stats`. */
void rb_cli_tally_columns (RbOut *out);
void rb_cli_out_stats_row (RbOut *out, const RbStatsRow *row);
/* "from" and "to". */
void rb_cli_out_period (RbOut *out, RbPeriod period);
/* {"from","to"} (transfer full) */
char *rb_cli_json_period (RbPeriod period);
/* {"attended","possible","attendance","band"} and "88/95 amber". (transfer full) */
char *rb_cli_json_side (const RbTally *tally, RbBandRole band);
char *rb_cli_text_side (const RbTally *tally, RbBandRole band);

G_END_DECLS
