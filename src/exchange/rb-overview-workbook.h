/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Attendance Overview as an Excel workbook with live formulas over a Data sheet (product J1).
 */
#pragma once

#include <gio/gio.h>

#include "exchange/rb-overview.h"

G_BEGIN_DECLS

/* Writes the overview of the academic year `year` to `path` (0600, replaced only when wholly
 * written). One column for every school week of the year, future ones blank, so that the layout
 * never moves. Every figure is a formula, written with its result, that agrees with `stats` on the
 * exact fractions. The sheets: Overview, one a half term, Classes, Punctuality, PA and SA,
 * Definitions, Data. No pupil is named in it. Fails with a sentence where the school has no such
 * year or the file cannot be written. `benchmarks` may be NULL. */
gboolean rb_overview_workbook_write (RbSchool *school,
                                     RbMoment now,
                                     int year,
                                     const RbBenchmarks *benchmarks,
                                     const char *path,
                                     GError **error);

G_END_DECLS
