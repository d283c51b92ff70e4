/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of published figures: a small CSV reader and a look-up. The general CSV reader of
 * imports is of another layer; this one reads our own table. */
#include "analysis/rb-benchmark-private.h"

#include <string.h>

void
rb_benchmark_free (RbBenchmark *row)
{
  g_free (row->phase);
  g_free (row->level);
  g_free (row->area);
  g_free (row->measure);
  g_free (row->source);
  g_free (row);
}

/* The fields of one line: commas, and quotes doubled inside quotes. */
static GPtrArray *
split_line (const char *line)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  GString *field = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line; *p; p++)
    {
      if (quoted && *p == '"' && p[1] == '"')
        g_string_append_c (field, *p++);
      else if (*p == '"')
        quoted = !quoted;
      else if (*p == ',' && !quoted)
        {
          g_ptr_array_add (fields, g_string_free (field, FALSE));
          field = g_string_new (NULL);
        }
      else
        g_string_append_c (field, *p);
    }
  g_ptr_array_add (fields, g_string_free (field, FALSE));
  for (guint i = 0; i < fields->len; i++)
    g_strstrip (fields->pdata[i]);
  return fields;
}

/* "94.72" to 9472 of 10000; any number of decimals up to six. */
gboolean
rb_benchmark_parse_percent (const char *text, RbRate *value)
{
  guint64 part = 0, scale = 1;
  gboolean point = FALSE, any = FALSE;

  for (const char *p = text; *p; p++)
    {
      if (*p == '.' && !point)
        {
          point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*p) || scale > 100000)
        return FALSE;
      part = part * 10 + (guint64) (*p - '0');
      scale *= point ? 10 : 1;
      any = TRUE;
      if (part > 100 * scale)
        return FALSE;
    }
  *value = rb_rate (part, 100 * scale);
  return any;
}

/* "2024/25" or "2024". */
gboolean
rb_benchmark_parse_year (const char *text, int *year)
{
  char *end;

  *year = (int) g_ascii_strtoll (text, &end, 10);
  return end == text + 4 && (*end == '\0' || (*end == '/' && strlen (end) >= 3)) && *year >= 1990
         && *year < 2200;
}

static RbBenchmark *
read_line (const char *line)
{
  g_autoptr (GPtrArray) fields = split_line (line);
  RbBenchmark *row;
  RbRate value;
  int year;

  if (fields->len < 7 || !rb_benchmark_parse_year (fields->pdata[0], &year)
      || !rb_benchmark_parse_percent (fields->pdata[5], &value))
    return NULL;
  row = g_new0 (RbBenchmark, 1);
  row->year = year;
  row->value = value;
  row->phase = g_ascii_strdown (fields->pdata[1], -1);
  row->level = g_ascii_strdown (fields->pdata[2], -1);
  row->area = g_strdup (fields->pdata[3]);
  row->measure = g_ascii_strdown (fields->pdata[4], -1);
  row->source = g_strdup (fields->pdata[6]);
  return row;
}

RbBenchmarks *
rb_benchmarks_new (const char *csv, GPtrArray *problems)
{
  RbBenchmarks *benchmarks = g_new0 (RbBenchmarks, 1);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  g_atomic_ref_count_init (&benchmarks->ref_count);
  benchmarks->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_benchmark_free);
  for (guint i = 1; lines[0] && lines[i]; i++)
    {
      RbBenchmark *row;

      g_strchomp (lines[i]);
      if (*lines[i] == '\0')
        continue;
      row = read_line (lines[i]);
      if (row)
        g_ptr_array_add (benchmarks->rows, row);
      else if (problems)
        g_ptr_array_add (problems,
                         g_strdup_printf ("Line %u of the benchmarks cannot be read: it needs "
                                          "year, phase, level, area, measure, value and source.",
                                          i + 1));
    }
  return benchmarks;
}

RbBenchmarks *
rb_benchmarks_ref (RbBenchmarks *benchmarks)
{
  g_atomic_ref_count_inc (&benchmarks->ref_count);
  return benchmarks;
}

void
rb_benchmarks_unref (RbBenchmarks *benchmarks)
{
  if (!g_atomic_ref_count_dec (&benchmarks->ref_count))
    return;
  g_ptr_array_unref (benchmarks->rows);
  g_free (benchmarks);
}

guint
rb_benchmarks_n (const RbBenchmarks *benchmarks)
{
  return benchmarks->rows->len;
}

const RbBenchmark *
rb_benchmarks_nth (const RbBenchmarks *benchmarks, guint index)
{
  return benchmarks->rows->pdata[index];
}

const RbBenchmark *
rb_benchmarks_national (const RbBenchmarks *benchmarks,
                        const char *phase,
                        int year,
                        const char *measure)
{
  const RbBenchmark *best = NULL;
  const char *wanted = strcmp (phase, "all-through") == 0 ? "total" : phase;

  for (guint i = 0; benchmarks && i < benchmarks->rows->len; i++)
    {
      const RbBenchmark *row = benchmarks->rows->pdata[i];

      if (strcmp (row->level, "national") == 0 && strcmp (row->phase, wanted) == 0
          && strcmp (row->measure, measure) == 0 && row->year <= year
          && (best == NULL || row->year > best->year))
        best = row;
    }
  return best;
}
