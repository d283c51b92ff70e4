/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a policy decides: bands, arrivals, persistent and severe absence, which sessions have begun.
 * Always on exact fractions. Reading and writing a policy as text is rb-policy-text.c. */
#include "domain/rb-policy.h"

#include <string.h>

/* Minutes that a register may stay open. */

static const struct
{
  const char *id;
  const char *name;
} roles[RB_N_BANDS] = {
  { "top", "Full" }, { "green", "Green" },   { "amber", "Amber" },
  { "red", "Red" },  { "severe", "Severe" },
};

static const struct
{
  const char *id;
  const char *description;
} limits[RB_N_LIMITS] = {
  [RB_LIMIT_EARLY_SESSIONS] = { "early-sessions",
                                "Fewer possible sessions than this are early figures" },
  [RB_LIMIT_PERSISTENT] = { "persistent", "Persistent absence, per cent of sessions missed" },
  [RB_LIMIT_SEVERE] = { "severe", "Severe absence, per cent of sessions missed" },
  [RB_LIMIT_LEAFLET] = { "leaflet", "Leaflet below, per cent" },
  [RB_LIMIT_PRINCIPAL] = { "principal", "Head's letter below, per cent" },
  [RB_LIMIT_FORECAST] = { "forecast", "Watched when the year may end below, per cent" },
  [RB_LIMIT_MENTOR_EXIT] = { "mentor-exit", "Mentor until at least, per cent" },
  [RB_LIMIT_RISK] = { "risk", "Risk register below, per cent" },
  [RB_LIMIT_MENTOR_FROM] = { "mentor-from", "Mentor from, per cent" },
  [RB_LIMIT_LOWEST_SHARE] = { "lowest-share", "Lowest attenders, per cent of pupils" },
  [RB_LIMIT_ILLNESS_DAYS] = { "illness-days", "Evidence for illness of more than, days" },
  [RB_LIMIT_CODE_DAYS] = { "code-days", "Days to settle an unexplained absence" },
  [RB_LIMIT_CODE_SCHOOL_DAYS] = { "code-school-days", "Count those as school days, 1 or 0" },
  [RB_LIMIT_TEN_SESSIONS] = { "ten-sessions", "Unauthorised sessions for the legal threshold" },
  [RB_LIMIT_TEN_WEEKS] = { "ten-weeks", "In so many school weeks" },
  [RB_LIMIT_SICKNESS_SESSIONS] = { "sickness-sessions", "Sickness return at, sessions of illness" },
  [RB_LIMIT_SICKNESS_WARNING] = { "sickness-warning", "Sickness warning at, sessions of illness" },
  [RB_LIMIT_CONTINUOUS_DAYS] = { "continuous-days",
                                 "Attendance return at, school days without authority" },
  [RB_LIMIT_PATTERN_POSSIBLE] = { "pattern-possible",
                                  "Weekday pattern: possible sessions at least" },
  [RB_LIMIT_PATTERN_ABSENT] = { "pattern-absent", "Weekday pattern: absences at least" },
  [RB_LIMIT_PATTERN_POINTS] = { "pattern-points", "Weekday pattern: points under the other days" },
  [RB_LIMIT_DRIFT_POINTS] = { "drift-points", "Early drift: points under the earlier rate" },
  [RB_LIMIT_DRIFT_WEEKS] = { "drift-weeks", "Early drift: in the last school weeks" },
  [RB_LIMIT_IMPROVED_POINTS] = { "improved-points", "Improvement for awards, points" },
  [RB_LIMIT_LEAGUE_SESSIONS] = { "league-sessions", "Smallest group ranked, possible sessions" },
  [RB_LIMIT_LEAVE_NOTICE] = { "leave-notice", "Leave is to be asked for before it begins, days" },
  [RB_LIMIT_WELFARE_DAYS] = { "welfare-days",
                              "Education welfare officer told after unexplained days" },
  [RB_LIMIT_VISIT_TRIES] = { "visit-tries", "Home visit decided on after calls in vain" },
};

const char *
rb_band_role_id (RbBandRole role)
{
  return role == RB_BAND_NONE ? "none" : roles[role].id;
}

const char *
rb_limit_id (RbLimit limit)
{
  g_return_val_if_fail ((guint) limit < RB_N_LIMITS, "");
  return limits[limit].id;
}

const char *
rb_limit_description (RbLimit limit)
{
  g_return_val_if_fail ((guint) limit < RB_N_LIMITS, "");
  return limits[limit].description;
}

RbPolicy *
rb_policy_ref (RbPolicy *policy)
{
  g_atomic_ref_count_inc (&policy->ref_count);
  return policy;
}

void
rb_policy_unref (RbPolicy *policy)
{
  if (!g_atomic_ref_count_dec (&policy->ref_count))
    return;
  g_free (policy->preset);
  g_array_unref (policy->bands);
  g_hash_table_unref (policy->key_stage_clocks);
  g_free (policy);
}

RbBandRole
rb_policy_band (const RbPolicy *policy, RbRate rate)
{
  if (!rb_rate_exists (rate))
    return RB_BAND_NONE;
  for (guint i = 0; i < policy->bands->len; i++)
    {
      const RbBand *band = &g_array_index (policy->bands, RbBand, i);

      if (rb_rate_compare_to (rate, band->num, band->den) >= 0)
        return band->role;
    }
  return RB_BAND_NONE;
}

const RbBand *
rb_policy_band_of_role (const RbPolicy *policy, RbBandRole role)
{
  for (guint i = 0; policy != NULL && i < policy->bands->len; i++)
    if (g_array_index (policy->bands, RbBand, i).role == role)
      return &g_array_index (policy->bands, RbBand, i);
  return NULL;
}

const char *
rb_policy_band_name (const RbPolicy *policy, RbBandRole role)
{
  const RbBand *band = rb_policy_band_of_role (policy, role);

  if (band != NULL)
    return band->name;
  return role == RB_BAND_NONE ? "n/a" : roles[role].name;
}

const RbClock *
rb_policy_clock (const RbPolicy *policy, const char *key_stage, RbHalf half)
{
  const RbClock *own = key_stage ? g_hash_table_lookup (policy->key_stage_clocks, key_stage) : NULL;

  return own != NULL && own[half].start >= 0 ? &own[half] : &policy->clocks[half];
}

const char *
rb_policy_arrival (const RbPolicy *policy, const char *key_stage, RbHalf half, int minutes)
{
  const RbClock *clock = rb_policy_clock (policy, key_stage, half);

  if (minutes < clock->late_from)
    return half == RB_AM ? "/" : "\\";
  return minutes <= clock->closes ? "L" : "U";
}

gboolean
rb_policy_begun (const RbPolicy *policy, RbDate date, RbHalf half, RbMoment now)
{
  if (date != now.date)
    return date < now.date;
  return now.minutes >= policy->clocks[half].start;
}

gboolean
rb_policy_persistent (const RbPolicy *policy, guint64 absent, guint64 possible)
{
  return possible > 0 && 100 * absent >= (guint64) policy->limits[RB_LIMIT_PERSISTENT] * possible;
}

gboolean
rb_policy_severe (const RbPolicy *policy, guint64 absent, guint64 possible)
{
  return possible > 0 && 100 * absent >= (guint64) policy->limits[RB_LIMIT_SEVERE] * possible;
}

gboolean
rb_policy_early (const RbPolicy *policy, guint64 possible)
{
  return possible < (guint64) policy->limits[RB_LIMIT_EARLY_SESSIONS];
}

static void
check_bands (const RbPolicy *policy, GPtrArray *problems)
{
  const RbBand *better = NULL;

  for (guint i = 0; i < policy->bands->len; i++)
    {
      const RbBand *band = &g_array_index (policy->bands, RbBand, i);

      if (band->den == 0 || band->num > band->den)
        g_ptr_array_add (
            problems,
            g_strdup_printf ("The band %s must begin between 0 and 100 per cent.", band->name));
      else if (better != NULL
               && (guint64) band->num * better->den >= (guint64) better->num * band->den)
        g_ptr_array_add (
            problems, g_strdup_printf (
                          "The bands %s and %s overlap: each band must begin below the better one.",
                          better->name, band->name));
      better = band;
    }
  if (better == NULL)
    g_ptr_array_add (problems, g_strdup ("The policy has no bands."));
  else if (better->num != 0)
    g_ptr_array_add (
        problems, g_strdup_printf (
                      "There is a gap below the band %s: the last band must begin at 0 per cent.",
                      better->name));
}

static void
check_clock (const RbClock *clock, const char *name, GPtrArray *problems)
{
  if (clock->late_from < clock->start)
    g_ptr_array_add (problems,
                     g_strdup_printf ("%s: late cannot begin before the session starts.", name));
  if (clock->closes < clock->late_from)
    g_ptr_array_add (problems,
                     g_strdup_printf ("%s: the register cannot close before late begins.", name));
  if (clock->ends >= 0 && clock->ends < clock->closes)
    g_ptr_array_add (
        problems, g_strdup_printf ("%s: the session cannot end before the register closes.", name));
}

static void
remark_on_clock (const RbClock *clock, const char *name, GPtrArray *remarks)
{
  int open = clock->closes - clock->start;

  if (clock->start >= 0 && open > RB_MOST_OPEN)
    g_ptr_array_add (remarks,
                     g_strdup_printf ("%s: the register is open for %d minutes; it must not stay "
                                      "open for more than %d.",
                                      name, open, RB_MOST_OPEN));
}

GPtrArray *
rb_policy_remarks (const RbPolicy *policy)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, value;

  remark_on_clock (&policy->clocks[RB_AM], "Morning", remarks);
  remark_on_clock (&policy->clocks[RB_PM], "Afternoon", remarks);
  g_hash_table_iter_init (&iter, policy->key_stage_clocks);
  while (g_hash_table_iter_next (&iter, &key, &value))
    for (int half = RB_AM; half <= RB_PM; half++)
      {
        g_autofree char *name =
            g_strdup_printf ("%s %s", (char *) key, rb_half_name ((RbHalf) half));

        remark_on_clock ((const RbClock *) value + half, name, remarks);
      }
  return remarks;
}

GPtrArray *
rb_policy_problems (const RbPolicy *policy)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, value;

  check_bands (policy, problems);
  check_clock (&policy->clocks[RB_AM], "Morning", problems);
  check_clock (&policy->clocks[RB_PM], "Afternoon", problems);
  g_hash_table_iter_init (&iter, policy->key_stage_clocks);
  while (g_hash_table_iter_next (&iter, &key, &value))
    for (int half = RB_AM; half <= RB_PM; half++)
      {
        const RbClock *clock = (const RbClock *) value + half;
        g_autofree char *name =
            g_strdup_printf ("%s %s", (char *) key, rb_half_name ((RbHalf) half));

        if (clock->start >= 0)
          check_clock (clock, name, problems);
      }
  for (int i = 0; i < RB_N_LIMITS; i++)
    if (policy->limits[i] < 0 || policy->limits[i] > 1000)
      g_ptr_array_add (problems, g_strdup_printf ("%s: %d is out of range.", limits[i].description,
                                                  policy->limits[i]));
  return problems;
}

struct _RbPolicyBook
{
  gatomicrefcount ref_count;
  GPtrArray *policies;
};

static int
compare_valid_from (gconstpointer a, gconstpointer b)
{
  const RbPolicy *x = *(const RbPolicy *const *) a, *y = *(const RbPolicy *const *) b;

  return x->valid_from - y->valid_from;
}

RbPolicyBook *
rb_policy_book_new (GPtrArray *policies)
{
  RbPolicyBook *book;

  g_return_val_if_fail (policies->len > 0, NULL);
  book = g_new0 (RbPolicyBook, 1);
  g_atomic_ref_count_init (&book->ref_count);
  book->policies = policies;
  g_ptr_array_sort (policies, compare_valid_from);
  return book;
}

RbPolicyBook *
rb_policy_book_ref (RbPolicyBook *book)
{
  g_atomic_ref_count_inc (&book->ref_count);
  return book;
}

void
rb_policy_book_unref (RbPolicyBook *book)
{
  if (!g_atomic_ref_count_dec (&book->ref_count))
    return;
  g_ptr_array_unref (book->policies);
  g_free (book);
}

const RbPolicy *
rb_policy_book_on (const RbPolicyBook *book, RbDate date)
{
  for (guint i = book->policies->len; i-- > 1;)
    {
      const RbPolicy *policy = book->policies->pdata[i];

      if (policy->valid_from <= date)
        return policy;
    }
  return book->policies->pdata[0];
}

guint
rb_policy_book_n (const RbPolicyBook *book)
{
  return book->policies->len;
}

const RbPolicy *
rb_policy_book_nth (const RbPolicyBook *book, guint index)
{
  g_return_val_if_fail (index < book->policies->len, NULL);
  return book->policies->pdata[index];
}
