/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a query, shared by rb-query.c and rb-query-resolve.c alone. */
#pragma once

#include "analysis/rb-query.h"

typedef struct
{
  RbGroup group;
  char *value;
  int row; /* of a pupil; -1 where there is none such */
} RbFilter;

typedef struct
{
  RbQueryPart part;
  GArray *runs;   /* RbRun of all rows, one after the other */
  guint *offsets; /* of each row, and one past the last */
} RbResolvedPart;

struct _RbQuery
{
  RbSchool *school;
  RbMoment now;
  RbPeriod period;
  RbBasis basis;
  RbDate as_of;
  GPtrArray *filters; /* RbFilter* */
  gboolean resolved;
  GArray *parts;     /* RbResolvedPart */
  GPtrArray *tables; /* RbTallyTable*, kept while the query lives */
};
