/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's lists as tables: with reasons for staff, with names and numbers for a texting
 * service, and logged when they went out, so that nobody is sent twice (product C6, C7). */
#pragma once

#include "analysis/rb-list.h"
#include "analysis/rb-listing.h"

G_BEGIN_DECLS

typedef enum
{
  RB_LIST_FOR_STAFF,  /* class, name, why, reason; confidential reasons are not said */
  RB_LIST_FOR_TEXTING /* name, parent, number; only lines that were not sent and have a number */
} RbListUse;

/* The list as a table; NULL for an unknown id. `class_name` NULL: every class. (transfer full) */
RbListing *rb_list_listing (
    RbSchool *school, const char *id, RbMoment now, const char *class_name, RbListUse use);

/* Whom to text about a pupil: the first by priority who gets letters and has a number; NULL for
 * nobody. */
const RbContact *rb_list_contact (const RbSchool *school, gint64 pupil_id);

/* Adds to `change` that the list goes out now by `channel` ("text" "email" "print"): a record for
 * every line of the class (NULL: of every class) that was not sent before, and for texts only where
 * there is a number. How many. */
guint rb_list_log_sent (RbSchool *school,
                        const char *id,
                        RbMoment now,
                        const char *class_name,
                        const char *channel,
                        RbChange *change);

G_END_DECLS
