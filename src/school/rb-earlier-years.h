/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years at schools before this one, as transfer files told them: totals of a year, which count in
 * no figure of our own (doc/rules.md 6.3). */
#pragma once

#include "domain/rb-rate.h"
#include "store/rb-store.h"

G_BEGIN_DECLS

typedef struct
{
  int row;  /* of the pupil in the roster */
  int year; /* academic year: 2024 for 2024/25 */
  char *school;
  int possible; /* sessions; -1 where the file did not say */
  int attended;
  int authorised;
  int unauthorised;
} RbEarlierYear;

/* Those of one pupil, or of everybody (row -1) in the order of the roster; oldest first. (transfer
 * full) of RbEarlierYear*; NULL with a sentence. */
GPtrArray *rb_earlier_years (RbStore *store, const RbSchool *school, int row, GError **error);
/* Attended of possible; does not exist where either is not known. */
RbRate rb_earlier_year_rate (const RbEarlierYear *year);

/* Keeps what a plan found, in the batch. */
void rb_earlier_year_write (RbStoreBatch *batch,
                            const char *upn,
                            const RbEarlierYear *year,
                            const char *marks);

G_END_DECLS
