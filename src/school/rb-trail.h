/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the audit trail tells of the office's book and of the roll, in words: who changed or took
 * back what, when, and what it was and is. Whatever a reader may not see was taken away when the
 * rows were read (rb_store_audit()). */
#pragma once

#include "analysis/rb-listing.h"
#include "domain/rb-school.h"
#include "store/rb-audit.h"

G_BEGIN_DECLS

/* A row's kind: an RbRecordKind, or one of these. */
#define RB_TRAIL_ROLL RB_N_RECORDS
#define RB_N_TRAIL_KINDS (RB_TRAIL_ROLL + 1)
#define RB_TRAIL_ALL (-1)

/* "Flag", "Roll and class". Static. */
const char *rb_trail_kind_name (int kind);
/* Of a row of RB_AUDIT_RECORD. */
int rb_trail_kind (const RbAuditRow *row);

/* Columns of rb_trail_listing(). */
enum
{
  RB_TRAIL_WHAT,
  RB_TRAIL_PUPIL,
  RB_TRAIL_CLASS, /* of today, or the last one */
  RB_TRAIL_WAS,   /* only what is different */
  RB_TRAIL_IS,
  RB_TRAIL_REASON,
  RB_TRAIL_CHANGED,
  RB_TRAIL_BY
};

/* The rows of the book and of the roll among `audit` (RbAuditRow*), those of one kind or
 * RB_TRAIL_ALL, in their order. (transfer full) */
RbListing *
rb_trail_listing (const RbSchool *school, const GPtrArray *audit, int kind, RbDate today);

G_END_DECLS
