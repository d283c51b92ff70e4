/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school whose marks follow a fixed sequence, for charts: the same on every machine and in every
 * version. */
#pragma once

#include "charts/rb-charts.h"

/* `classes` classes of `each` pupils in 2025/26; the marks of every 5th pupil are poor. (transfer
 * full) */
RbSchool *maker_school (guint classes, guint each);
/* The first half of the year has begun. */
RbMoment maker_now (void);
/* A chart of the whole school by name, or of its fifth pupil where `name` is ribbon or cumulative.
 * (transfer full) */
RbChart *maker_chart (RbSchool *school, const char *name);
