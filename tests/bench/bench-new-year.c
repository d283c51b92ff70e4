/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn of the school year in a school of 1,200 pupils: proposing it with what it would do (each
 * key in its window does the second half), and writing it; beside reading the whole school from its
 * file, which follows every such write. */
#include "school/rb-new-year.h"
#include "school/rb-open.h"
#include "school/rb-sample.h"
#include "store/rb-store.h"

#include <stdlib.h>

#define TURNS 7

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static double
median (gint64 *times)
{
  qsort (times, TURNS, sizeof *times, compare);
  return (double) times[TURNS / 2] / 1000;
}

/* What a key in the window costs: the effect, and the table of classes. */
static guint
effect (const RbNewYear *plan, const RbSchool *school)
{
  RbNewYearEffect sums = rb_new_year_effect (plan, school);
  g_autoptr (GPtrArray) table = rb_new_year_table (plan, school);

  return sums.moves + table->len;
}

typedef struct
{
  gint64 load[TURNS], propose[TURNS], effect[TURNS], write[TURNS];
} Times;

static void
turn (const char *path, RbMoment now, Times *times, int i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbStore) store = rb_open_to_write (path, "Bench", &error);
  gint64 start = g_get_monotonic_time (), next;
  g_autoptr (RbSchool) school = store ? rb_store_load (store, NULL, &error) : NULL;
  g_autoptr (RbNewYear) plan = NULL;
  g_autoptr (RbStoreBatch) batch = NULL;

  if (!school)
    g_error ("%s", error->message);
  times->load[i] = (next = g_get_monotonic_time ()) - start;
  plan = rb_new_year_propose (school, now, &error);
  times->propose[i] = (start = g_get_monotonic_time ()) - next;
  if (effect (plan, school) == 0)
    g_error ("Nobody goes up.");
  times->effect[i] = (next = g_get_monotonic_time ()) - start;
  batch = rb_new_year_batch (plan, school, "Bench", "", 1784300000);
  if (!rb_store_write (store, batch, NULL, &error))
    g_error ("%s", error->message);
  times->write[i] = g_get_monotonic_time () - next;
  rb_store_close (store);
}

int
main (void)
{
  RbSampleSpec spec = {
    .pupils = 1200, .years = 1, .seed = 1, .now = { rb_date_new (2026, 7, 17), 12 * 60 }
  };
  g_autofree char *folder = g_dir_make_tmp ("bench-new-year-XXXXXX", NULL);
  g_autofree char *first = g_build_filename (folder, "first.rollbook", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  Times times;
  gsize size;
  double load, write;

  if (!rb_sample_create (first, &spec, &error)
      || !g_file_get_contents (first, &bytes, &size, &error))
    g_error ("%s", error->message);
  for (int i = 0; i < TURNS; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%d.rollbook", folder, i);

      if (!g_file_set_contents (path, bytes, (gssize) size, &error))
        g_error ("%s", error->message);
      turn (path, spec.now, &times, i);
    }
  load = median (times.load);
  write = median (times.write);
  g_print ("%u pupils, medians of %d\n", spec.pupils, TURNS);
  g_print ("the school is read       %8.2f ms\n", load);
  g_print ("the new year is proposed %8.2f ms\n", median (times.propose));
  g_print ("what it would do         %8.2f ms\n", median (times.effect));
  g_print ("it is written            %8.2f ms  %.2f x reading the school\n", write, write / load);
  return system (command) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
