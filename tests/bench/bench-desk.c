/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One letter typed at the late desk of a school of 3,000 pupils: finding the names and telling what
 * the clock would give the first of them; beside a walk through every name without an index. */
#include "analysis/rb-name-index.h"
#include "school/rb-late-desk.h"
#include "school/rb-sample.h"

#include <string.h>

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* The first three letters of a pupil's surname. */
static char *
typed (const RbSchool *school, guint row)
{
  g_autofree char *folded = rb_name_fold (rb_roster_pupil (school->roster, row)->surname);

  return g_utf8_substring (folded, 0, MIN (3, g_utf8_strlen (folded, -1)));
}

static guint
walk (const RbSchool *school, const char *text)
{
  guint n = 0;

  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    {
      g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, row));
      g_autofree char *folded = rb_name_fold (name);

      n += strstr (folded, text) != NULL;
    }
  return n;
}

static guint
letter (const RbSchool *school, const RbNameIndex *index, RbMoment now, const char *text)
{
  guint total;
  g_autoptr (GArray) rows = rb_name_index_find (index, text, 60, &total);
  RbDeskEntry entry = { .at = now, .back_by = -1 };
  g_autoptr (RbDeskAnswer) answer = NULL;

  if (rows->len > 0)
    entry.pupil_id = rb_roster_pupil (school->roster, g_array_index (rows, guint, 0))->id;
  answer = rb_desk_answer (school, &entry);
  return total + answer->minutes_late;
}

int
main (void)
{
  RbSampleSpec spec = {
    .pupils = 3000, .years = 1, .seed = 1, .now = { rb_date_new (2026, 3, 20), 9 * 60 + 24 }
  };
  g_autoptr (RbSchool) school = rb_sample_school (&spec);
  guint n = rb_roster_n (school->roster), walks = 0;
  g_autofree gint64 *times = g_new (gint64, n);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (RbNameIndex) index = rb_name_index_new (school->roster, spec.now.date);
  gint64 made = g_get_monotonic_time () - start, base = 0;
  volatile guint sink = 0;

  for (guint row = 0; row < n; row++)
    {
      g_autofree char *text = typed (school, row);

      start = g_get_monotonic_time ();
      sink += letter (school, index, spec.now, text);
      times[row] = g_get_monotonic_time () - start;
      if (row % 100 == 0)
        {
          start = g_get_monotonic_time ();
          sink += walk (school, text);
          base += g_get_monotonic_time () - start;
          walks++;
        }
    }
  qsort (times, n, sizeof *times, compare);
  g_print ("%u pupils, %u arrivals: index %.1f ms\n", n,
           rb_office_n (school->office, RB_RECORD_ARRIVAL), made / 1e3);
  g_print ("a letter typed: median %.3f ms, 99th percentile %.3f ms, slowest %.3f ms\n",
           times[n / 2] / 1e3, times[n * 99 / 100] / 1e3, times[n - 1] / 1e3);
  g_print ("a walk through every name: %.3f ms\n", base / 1e3 / walks);
  return 0;
}
