/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said in confidence: the one rule, for lists, prints, the reader's guard and the audit
 * trail alike. A record speaks in confidence where it is marked so, a flag also by a restricted
 * kind; words beside a mark do where any record that speaks of that pupil on that day does. Who may
 * read what is confidential is rb-role's. */
#pragma once

#include "domain/rb-change.h"
#include "domain/rb-office.h"

G_BEGIN_DECLS

gboolean rb_confidence_record (gconstpointer record);
/* Whether either side of the change speaks in confidence. */
gboolean rb_confidence_change (const RbRecordChange *change);
/* The record as everybody may read it, whether or not it says itself that it is confidential: its
 * other side may. (transfer full) */
gpointer rb_confidence_conceal (gpointer record);

/* Pupils' days that are spoken of in confidence: in the outcome of a call, a message, a request for
 * leave or a suspension. Made once for many questions. (transfer full) */
GHashTable *rb_confidence_days (const RbOffice *office);
gboolean rb_confidence_holds (GHashTable *days, gint64 pupil_id, RbDate day);

G_END_DECLS
