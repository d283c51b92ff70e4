/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recurring actions that a school may start its calendar with, and ticking them. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

/* The actions of data/actions, to be counted from `since` on. (transfer full) of RbAction*, without
 * ids */
GPtrArray *rb_actions_shipped (RbDate since);
/* Adds those to `change` that are not in the office yet (by reference). How many. */
guint rb_actions_add_shipped (const RbOffice *office, RbDate since, RbChange *change);
/* Adds the tick of an action that was due on `due` (RB_DATE_NONE: an ongoing one), by and when the
 * change says. */
void rb_actions_tick (
    const RbSchool *school, const RbAction *action, RbDate due, const char *note, RbChange *change);

/* Takes a tick back: the action is due again. */
void rb_actions_untick (const RbTicked *tick, RbChange *change);

G_END_DECLS
