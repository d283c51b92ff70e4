/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published figures to compare with: an editable table with a source on every line (doc/rules.md
 * 7). */
#pragma once

#include "domain/rb-rate.h"

G_BEGIN_DECLS

typedef struct
{
  int year;      /* academic year: 2024 for 2024/25 */
  char *phase;   /* "total" "primary" "secondary" "special" */
  char *level;   /* "national" "regional" "local" */
  char *area;    /* "England", "South East" ... */
  char *measure; /* "attendance" "absence" "authorised" "unauthorised" "late" "persistent" "severe"
                    ... */
  RbRate value;  /* 94.72 is 9472 of 10000 */
  char *source;
} RbBenchmark;

typedef struct _RbBenchmarks RbBenchmarks;

/* Reads CSV: year,phase,level,area,measure,value,source (year 2024/25 or 2024, value in per cent).
 * Lines that cannot be read add a sentence to `problems` (char*, may be NULL) and are left out. */
RbBenchmarks *rb_benchmarks_new (const char *csv, GPtrArray *problems);
RbBenchmarks *rb_benchmarks_ref (RbBenchmarks *benchmarks);
void rb_benchmarks_unref (RbBenchmarks *benchmarks);
guint rb_benchmarks_n (const RbBenchmarks *benchmarks);
const RbBenchmark *rb_benchmarks_nth (const RbBenchmarks *benchmarks, guint index);
/* The national line of a measure for a school's phase (all-through: total) and academic year; where
 * that year has none, the newest one before it. NULL for none. `benchmarks` may be NULL. */
const RbBenchmark *rb_benchmarks_national (const RbBenchmarks *benchmarks,
                                           const char *phase,
                                           int year,
                                           const char *measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbBenchmarks, rb_benchmarks_unref)

G_END_DECLS
