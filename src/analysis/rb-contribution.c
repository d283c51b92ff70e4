/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds a figure down: the figure again without one part. */
#include "analysis/rb-contribution.h"

#include "analysis/rb-bands.h"
#include "analysis/rb-stats.h"

#define N_LOWEST 9

int
rb_contribution_gain (const RbTally *whole, const RbTally *part)
{
  RbRate now = rb_tally_attendance (whole);
  RbRate then = rb_rate (whole->attended - part->attended, whole->possible - part->possible);
  __int128 top, bottom;
  int gain;

  if (!rb_rate_exists (now) || !rb_rate_exists (then))
    return 0;
  top = (__int128) then.part * now.whole - (__int128) now.part * then.whole;
  bottom = (__int128) now.whole * then.whole;
  gain = (int) ((20000 * (top < 0 ? -top : top) + bottom) / (2 * bottom));
  return top < 0 ? -gain : gain;
}

static void
add (GPtrArray *list,
     const RbTally *whole,
     const RbTally *part,
     RbWithout kind,
     const char *value,
     char *label)
{
  RbContribution *contribution;
  int gain = rb_contribution_gain (whole, part);

  if (gain == 0)
    {
      g_free (label);
      return;
    }
  contribution = g_new0 (RbContribution, 1);
  contribution->kind = kind;
  contribution->label = label;
  contribution->value = g_strdup (value);
  contribution->part = *part;
  contribution->without =
      rb_rate (whole->attended - part->attended, whole->possible - part->possible);
  contribution->gain = gain;
  g_ptr_array_add (list, contribution);
}

static void
add_codes (GPtrArray *list, RbQuery *query, const RbTally *whole)
{
  g_autoptr (RbStats) stats = rb_stats_by (query, RB_GROUP_CODE);

  for (guint i = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);

      if (rb_tally_absent (&row->tally) > 0)
        add (list, whole, &row->tally, RB_WITHOUT_CODE, row->keys[0]->value,
             g_strdup_printf ("%s (%s)", row->keys[0]->label, row->keys[0]->value));
    }
}

/* The groups of one kind; a single one is the whole, and nothing is left without it. */
static void
add_groups (GPtrArray *list,
            RbQuery *query,
            const RbTally *whole,
            RbGroup group,
            RbWithout kind,
            const char *format)
{
  g_autoptr (RbStats) stats = rb_stats_by (query, group);

  for (guint i = 0; rb_stats_n (stats) > 1 && i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);
      g_auto (GStrv) parts = g_strsplit (format, "*", 2);

      add (list, whole, &row->tally, kind, row->keys[0]->value,
           g_strconcat (parts[0], row->keys[0]->label, parts[1], NULL));
    }
}

static int
compare_rates (gconstpointer a, gconstpointer b)
{
  const RbPupilBand *x = a, *y = b;
  int order = rb_rate_compare (rb_tally_attendance (&x->tally), rb_tally_attendance (&y->tally));

  return order ? order : (int) x->row - (int) y->row;
}

static void
add_pupils (GPtrArray *list, RbQuery *query, const RbTally *whole)
{
  g_autoptr (GArray) all = rb_pupil_bands (query);
  g_autoptr (GArray) pupils = g_array_new (FALSE, FALSE, sizeof (RbPupilBand));
  RbTally red = { 0 }, lowest = { 0 };
  guint n_red = 0;

  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, RbPupilBand, i).tally.possible > 0)
      g_array_append_val (pupils, g_array_index (all, RbPupilBand, i));
  g_array_sort (pupils, compare_rates);
  for (guint i = 0; i < pupils->len; i++)
    {
      const RbPupilBand *pupil = &g_array_index (pupils, RbPupilBand, i);

      if (pupil->band >= RB_BAND_RED)
        {
          rb_tally_add (&red, &pupil->tally);
          n_red++;
        }
      if (i < N_LOWEST)
        rb_tally_add (&lowest, &pupil->tally);
    }
  if (n_red > 0)
    add (list, whole, &red, RB_WITHOUT_BANDS, "red",
         g_strdup_printf ("%u %s in red or severe", n_red, n_red == 1 ? "pupil" : "pupils"));
  if (pupils->len > N_LOWEST)
    add (list, whole, &lowest, RB_WITHOUT_LOWEST, "lowest", g_strdup ("Nine lowest pupils"));
}

static int
compare_gains (gconstpointer a, gconstpointer b)
{
  const RbContribution *x = *(RbContribution *const *) a, *y = *(RbContribution *const *) b;

  if (x->gain != y->gain)
    return y->gain - x->gain;
  return x->kind != y->kind ? (int) x->kind - (int) y->kind : g_strcmp0 (x->label, y->label);
}

GPtrArray *
rb_contributions (RbQuery *query)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_contribution_free);
  RbTally whole = { 0 };

  rb_query_tally (query, &whole);
  add_codes (list, query, &whole);
  add_pupils (list, query, &whole);
  add_groups (list, query, &whole, RB_GROUP_YEAR, RB_WITHOUT_YEAR, "*");
  add_groups (list, query, &whole, RB_GROUP_CLASS, RB_WITHOUT_CLASS, "Class *");
  add_groups (list, query, &whole, RB_GROUP_WEEKDAY, RB_WITHOUT_WEEKDAY, "*s");
  add_groups (list, query, &whole, RB_GROUP_WEEK, RB_WITHOUT_WEEK, "Week *");
  g_ptr_array_sort (list, compare_gains);
  return list;
}

void
rb_contribution_free (RbContribution *contribution)
{
  g_free (contribution->label);
  g_free (contribution->value);
  g_free (contribution);
}
