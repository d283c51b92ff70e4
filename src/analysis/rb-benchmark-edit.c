/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the table of published figures as people write it, and the table with another line. */
#include "analysis/rb-benchmark-private.h"

#include <string.h>

static const char *const phases[] = { "total", "primary", "secondary", "special", NULL };
static const char *const levels[] = { "national", "regional", "local", "census", NULL };
static const char *const measures[] = { "attendance", "absence", "authorised", "unauthorised",
                                        "illness",    "late",    "persistent", "severe",
                                        "code-g",     "code-o",  "code-u",     NULL };

const char *const *
rb_benchmark_words (RbBenchmarkField field)
{
  if (field == RB_BENCHMARK_PHASE)
    return phases;
  if (field == RB_BENCHMARK_LEVEL)
    return levels;
  return field == RB_BENCHMARK_MEASURE ? measures : NULL;
}

/* The first thing that is wrong with a line; NULL for nothing. */
static char *
find_problem (char *const *texts, RbBenchmark *line)
{
  static const struct
  {
    RbBenchmarkField field;
    const char *wants;
  } chosen[] = { { RB_BENCHMARK_PHASE, "The schools are total, primary, secondary or special" },
                 { RB_BENCHMARK_LEVEL, "The level is national, regional, local or census" },
                 { RB_BENCHMARK_MEASURE, "The measure is one of attendance, absence, authorised, "
                                         "unauthorised, illness, late, persistent, severe, code-g, "
                                         "code-o and code-u" } };

  if (!rb_benchmark_parse_year (texts[RB_BENCHMARK_YEAR], &line->year))
    return g_strdup_printf ("Write the academic year as 2024/25, not “%.40s”.",
                            texts[RB_BENCHMARK_YEAR]);
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    if (!g_strv_contains (rb_benchmark_words (chosen[i].field), texts[chosen[i].field]))
      return g_strdup_printf ("%s, not “%.40s”.", chosen[i].wants, texts[chosen[i].field]);
  if (*texts[RB_BENCHMARK_AREA] == '\0')
    return g_strdup ("Say what area the figure is of, such as England or South East.");
  if (!rb_benchmark_parse_percent (texts[RB_BENCHMARK_VALUE], &line->value))
    return g_strdup_printf (
        "Write the figure as per cent from 0 to 100, such as 94.7, not “%.40s”.",
        texts[RB_BENCHMARK_VALUE]);
  if (*texts[RB_BENCHMARK_SOURCE] == '\0')
    return g_strdup ("Say where the figure was published, so that others can check it.");
  return NULL;
}

/* A text on one line, since the table has a line a figure. */
static char *
tidy (const char *text, RbBenchmarkField field)
{
  char *line = g_strstrip (g_strdelimit (g_strdup (text), "\r\n", ' '));
  char *low;

  if (rb_benchmark_words (field) == NULL)
    return line;
  low = g_ascii_strdown (line, -1);
  g_free (line);
  return low;
}

RbBenchmark *
rb_benchmark_parse (const char *const texts[RB_N_BENCHMARK_FIELDS], char **problem)
{
  g_autoptr (RbBenchmark) line = g_new0 (RbBenchmark, 1);
  char *tidied[RB_N_BENCHMARK_FIELDS];

  for (guint i = 0; i < RB_N_BENCHMARK_FIELDS; i++)
    tidied[i] = tidy (texts[i], (RbBenchmarkField) i);
  *problem = find_problem (tidied, line);
  line->phase = tidied[RB_BENCHMARK_PHASE];
  line->level = tidied[RB_BENCHMARK_LEVEL];
  line->area = tidied[RB_BENCHMARK_AREA];
  line->measure = tidied[RB_BENCHMARK_MEASURE];
  line->source = tidied[RB_BENCHMARK_SOURCE];
  g_free (tidied[RB_BENCHMARK_YEAR]);
  g_free (tidied[RB_BENCHMARK_VALUE]);
  return *problem == NULL ? g_steal_pointer (&line) : NULL;
}

/* As many decimals as were written: the denominator is 100, 1,000 ... */
static char *
percent_text (RbRate value)
{
  guint64 scale = value.whole / 100;
  guint decimals = 0;

  for (guint64 s = scale; s >= 10; s /= 10)
    decimals++;
  if (decimals == 0)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, value.part);
  return g_strdup_printf ("%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, value.part / scale,
                          (int) decimals, value.part % scale);
}

char *
rb_benchmark_text (const RbBenchmark *line, RbBenchmarkField field)
{
  switch (field)
    {
    case RB_BENCHMARK_YEAR:
      return g_strdup_printf ("%d/%02d", line->year, (line->year + 1) % 100);
    case RB_BENCHMARK_PHASE:
      return g_strdup (line->phase);
    case RB_BENCHMARK_LEVEL:
      return g_strdup (line->level);
    case RB_BENCHMARK_AREA:
      return g_strdup (line->area);
    case RB_BENCHMARK_MEASURE:
      return g_strdup (line->measure);
    case RB_BENCHMARK_VALUE:
      return percent_text (line->value);
    default:
      return g_strdup (line->source);
    }
}

int
rb_benchmarks_find (const RbBenchmarks *benchmarks, const RbBenchmark *line)
{
  for (guint i = 0; i < benchmarks->rows->len; i++)
    {
      const RbBenchmark *other = benchmarks->rows->pdata[i];

      if (other->year == line->year && strcmp (other->phase, line->phase) == 0
          && strcmp (other->level, line->level) == 0
          && g_ascii_strcasecmp (other->area, line->area) == 0
          && strcmp (other->measure, line->measure) == 0)
        return (int) i;
    }
  return -1;
}

static RbBenchmark *
copy_line (const RbBenchmark *line)
{
  RbBenchmark *copy = g_new0 (RbBenchmark, 1);

  copy->year = line->year;
  copy->value = line->value;
  copy->phase = g_strdup (line->phase);
  copy->level = g_strdup (line->level);
  copy->area = g_strdup (line->area);
  copy->measure = g_strdup (line->measure);
  copy->source = g_strdup (line->source);
  return copy;
}

RbBenchmarks *
rb_benchmarks_replace (const RbBenchmarks *benchmarks, guint index, RbBenchmark *line)
{
  RbBenchmarks *next = rb_benchmarks_new ("", NULL);

  for (guint i = 0; i < benchmarks->rows->len; i++)
    if (i != index)
      g_ptr_array_add (next->rows, copy_line (benchmarks->rows->pdata[i]));
    else if (line != NULL)
      g_ptr_array_add (next->rows, line);
  if (index >= benchmarks->rows->len && line != NULL)
    g_ptr_array_add (next->rows, line);
  return next;
}

static void
put_field (GString *out, const char *text)
{
  if (strpbrk (text, ",\"") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

char *
rb_benchmarks_to_csv (const RbBenchmarks *benchmarks)
{
  GString *out = g_string_new ("year,phase,level,area,measure,value,source\n");

  for (guint i = 0; i < benchmarks->rows->len; i++)
    for (guint f = 0; f < RB_N_BENCHMARK_FIELDS; f++)
      {
        g_autofree char *text =
            rb_benchmark_text (benchmarks->rows->pdata[i], (RbBenchmarkField) f);

        put_field (out, text);
        g_string_append_c (out, f + 1 < RB_N_BENCHMARK_FIELDS ? ',' : '\n');
      }
  return g_string_free (out, FALSE);
}
