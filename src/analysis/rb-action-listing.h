/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action calendar as a table in words: how each action stands today, what was ticked and what
 * was due and not done in a period (product C8). */
#pragma once

#include "analysis/rb-action-calendar.h"
#include "analysis/rb-listing.h"

G_BEGIN_DECLS

/* One looks back so far where nobody said how far. */
#define RB_ACTIONS_BACK_DAYS 28

/* "Overdue" "Due today" "Coming" "Ongoing" "Done". Static. */
const char *rb_action_state_name (RbActionState state);
/* The ticks of actions that were done in [from, to], newest first. (transfer container) of
 * RbTicked */
GPtrArray *rb_actions_ticked (const RbSchool *school, RbDate from, RbDate to);
/* Under headings by state, then what was ticked, then what was not done in [from, to]. (transfer
 * full) */
RbListing *rb_actions_listing (const RbSchool *school, RbDate today, RbDate from, RbDate to);

G_END_DECLS
