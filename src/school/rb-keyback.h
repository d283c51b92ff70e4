/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key-back list (product A10): what was entered or changed in Rollbook since the last import
 * and is not in the MIS yet, by class, day and session, as whoever keys it in needs it. */
#pragma once

#include "analysis/rb-listing.h"
#include "domain/rb-school.h"
#include "store/rb-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint row;            /* of the roster */
  const RbClass *klass; /* on the day, or NULL; lives as long as the school */
  RbSession session;
  char *was;   /* the code that the MIS has; "" for none */
  char *code;  /* the one to key in; "" for none */
  int minutes; /* late, beside it; -1 */
  gint64 changed_at;
  char *who;
} RbKeybackLine;

void rb_keyback_line_free (RbKeybackLine *line);

/* The lines of the stored items (RbKeyBack*) in the order of classes, days, sessions and registers;
 * items of pupils that the school does not have are left out. (transfer full) of RbKeybackLine* */
GPtrArray *rb_keyback_lines (const RbSchool *school, const GPtrArray *items);
/* As a table with a heading for each class, session by session. (transfer full) */
RbListing *rb_keyback_listing (const RbSchool *school, const GPtrArray *lines);
/* "SIMS", or "the MIS" where the school does not say. Static as long as the school lives. */
const char *rb_keyback_mis (const RbSchool *school);

G_END_DECLS
