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

/* Editing. The texts of a line as people write them, in the order of the columns; what is wrong is
 * a sentence in `problem` (transfer full) and NULL comes back. */
typedef enum
{
  RB_BENCHMARK_YEAR,
  RB_BENCHMARK_PHASE,
  RB_BENCHMARK_LEVEL,
  RB_BENCHMARK_AREA,
  RB_BENCHMARK_MEASURE,
  RB_BENCHMARK_VALUE,
  RB_BENCHMARK_SOURCE,
  RB_N_BENCHMARK_FIELDS
} RbBenchmarkField;

RbBenchmark *rb_benchmark_parse (const char *const texts[RB_N_BENCHMARK_FIELDS], char **problem);
void rb_benchmark_free (RbBenchmark *line);
/* A field's text as the table writes it: "2024/25", "primary", "94.72". (transfer full) */
char *rb_benchmark_text (const RbBenchmark *line, RbBenchmarkField field);
/* The words of a field that has only some ("primary" ... of PHASE, "national" ... of LEVEL,
 * "attendance" ... of MEASURE), ending with NULL; NULL for the other fields. Static. */
const char *const *rb_benchmark_words (RbBenchmarkField field);
/* The index of the line about the same year, phase, level, area and measure; -1 for none. */
int rb_benchmarks_find (const RbBenchmarks *benchmarks, const RbBenchmark *line);
/* The table with another line at `index` (from rb_benchmarks_n() on: at its end); `line` is taken,
 * NULL takes the one there away. (transfer full) */
RbBenchmarks *
rb_benchmarks_replace (const RbBenchmarks *benchmarks, guint index, RbBenchmark *line);
/* What rb_benchmarks_new() reads. (transfer full) */
char *rb_benchmarks_to_csv (const RbBenchmarks *benchmarks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbBenchmark, rb_benchmark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbBenchmarks, rb_benchmarks_unref)

G_END_DECLS
