/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the marks of the session and the desk's records together, one child at a time. */
#include "analysis/rb-on-site.h"

#include <string.h>

static const char *const site_ids[RB_N_SITES] = { "here", "unknown", "out", "elsewhere", "away" };

const char *
rb_site_id (RbSite site)
{
  g_return_val_if_fail ((guint) site < RB_N_SITES, "unknown");
  return site_ids[site];
}

static void
class_free (gpointer data)
{
  RbOnSiteClass *klass = data;

  g_array_unref (klass->pupils);
  g_free (klass);
}

void
rb_on_site_free (RbOnSite *on_site)
{
  g_ptr_array_unref (on_site->classes);
  rb_school_unref (on_site->school);
  g_free (on_site);
}

/* The last session of the day that has begun by the school's clock. */
static gboolean
current_session (const RbSchool *school, RbMoment now, RbSession *session)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, now.date);
  const RbPolicy *policy = rb_policy_book_on (school->policies, now.date);

  if (!matrix)
    return FALSE;
  for (int half = RB_PM; half >= RB_AM; half--)
    if (rb_calendar_find (rb_mark_matrix_calendar (matrix), now.date, (RbHalf) half) >= 0
        && rb_policy_begun (policy, now.date, (RbHalf) half, now))
      {
        *session = (RbSession){ now.date, (RbHalf) half };
        return TRUE;
      }
  return FALSE;
}

/* Late after the register closed counts as absent, and is in the building all the same. */
static RbSite
site_of_mark (const RbSchool *school, RbMark mark, RbDate date)
{
  const RbCode *code = rb_code_book_code (school->codes, mark, date);

  if (!code)
    return RB_SITE_UNKNOWN;
  if (code->klass == RB_CLASS_PRESENT
      || (rb_code_book_counts (school->codes, date)[mark] & RB_COUNT_LATE_AFTER) != 0)
    return RB_SITE_HERE;
  if (code->klass == RB_CLASS_ACTIVITY || strcmp (code->text, "D") == 0)
    return RB_SITE_ELSEWHERE;
  return RB_SITE_AWAY;
}

/* What the desk and the mark say together. A movement decides from its minute on; a register that
 * began after it was taken later, and decides then. */
static RbSite
site_of_both (const RbOnSite *on_site, const RbClock *clock, const RbArrival *last, RbSite by_mark)
{
  gboolean out, before;

  if (!last)
    return by_mark;
  out = rb_direction_of (last) == RB_DIRECTION_OUT;
  before = on_site->has_session && last->minute < clock->start;
  if (!before)
    return out ? RB_SITE_OUT : RB_SITE_HERE;
  if (out)
    return by_mark == RB_SITE_HERE ? RB_SITE_HERE : RB_SITE_OUT;
  if (last->half != on_site->session.half)
    return by_mark;
  /* came before this session began; a register that says away is a child to look for */
  return by_mark == RB_SITE_AWAY ? RB_SITE_UNKNOWN : RB_SITE_HERE;
}

/* The last movements of the day up to now. */
static const RbArrival *
movements_of (const GPtrArray *day, gint64 pupil_id, int until, RbOnSitePupil *one)
{
  const RbArrival *last = NULL;

  for (guint i = 0; i < day->len; i++)
    {
      const RbArrival *arrival = day->pdata[i];

      if (arrival->pupil_id != pupil_id || arrival->minute > until)
        continue;
      if (rb_direction_of (arrival) == RB_DIRECTION_OUT)
        one->out = arrival;
      else
        one->in = arrival;
      last = arrival;
    }
  return last;
}

static RbOnSitePupil
place (const RbOnSite *on_site, const GPtrArray *day, const RbClass *klass, guint row)
{
  const RbSchool *school = on_site->school;
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  const RbPolicy *policy = rb_policy_book_on (school->policies, on_site->now.date);
  const char *key_stage = klass ? rb_key_stage (klass->year_group) : "";
  const RbClock *clock = rb_policy_clock (policy, key_stage, on_site->session.half);
  RbOnSitePupil one = { .row = row, .site = RB_SITE_UNKNOWN, .mark = RB_MARK_NONE };
  const RbArrival *last = movements_of (day, pupil->id, on_site->now.minutes, &one);

  if (on_site->has_session)
    {
      one.mark = rb_school_mark (school, row, on_site->now.date, on_site->session.half);
      one.site = site_of_mark (school, one.mark, on_site->now.date);
    }
  one.site = site_of_both (on_site, clock, last, one.site);
  if (one.site == RB_SITE_UNKNOWN && on_site->has_session && on_site->session.half == RB_PM)
    one.here_earlier = site_of_mark (school, rb_school_mark (school, row, on_site->now.date, RB_AM),
                                     on_site->now.date)
                           == RB_SITE_HERE
                       || last != NULL;
  return one;
}

static RbOnSiteClass *
class_for (GPtrArray *classes, GHashTable *known, const RbClass *klass)
{
  RbOnSiteClass *one = g_hash_table_lookup (known, klass);

  if (!one)
    {
      one = g_new0 (RbOnSiteClass, 1);
      one->klass = klass;
      one->register_in = TRUE;
      one->pupils = g_array_new (FALSE, FALSE, sizeof (RbOnSitePupil));
      g_hash_table_insert (known, (gpointer) klass, one);
      g_ptr_array_add (classes, one);
    }
  return one;
}

static int
compare_classes (gconstpointer a, gconstpointer b)
{
  const RbOnSiteClass *x = *(RbOnSiteClass *const *) a, *y = *(RbOnSiteClass *const *) b;

  if (!x->klass || !y->klass)
    return !x->klass - !y->klass;
  return rb_class_compare (x->klass, y->klass);
}

static void
add_pupil (RbOnSite *on_site, RbOnSiteClass *klass, const RbOnSitePupil *one)
{
  g_array_append_vals (klass->pupils, one, 1);
  klass->n[one->site]++;
  on_site->n[one->site]++;
  if (one->mark == RB_MARK_NONE)
    klass->register_in = FALSE;
}

RbOnSite *
rb_on_site_new (RbSchool *school, RbMoment now)
{
  RbOnSite *on_site = g_new0 (RbOnSite, 1);
  g_autoptr (GArray) rows = rb_roster_on_roll (school->roster, now.date);
  g_autoptr (GPtrArray) day = rb_arrivals_on (school, now.date);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  on_site->now = now;
  on_site->school = rb_school_ref (school);
  on_site->classes = g_ptr_array_new_with_free_func (class_free);
  on_site->has_session = current_session (school, now, &on_site->session);
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      const RbClass *klass = rb_roster_class_on (school->roster, row, now.date);
      RbOnSitePupil one = place (on_site, day, klass, row);

      add_pupil (on_site, class_for (on_site->classes, known, klass), &one);
    }
  g_ptr_array_sort (on_site->classes, compare_classes);
  for (guint i = 0; i < on_site->classes->len; i++)
    on_site->n_not_in += !((RbOnSiteClass *) on_site->classes->pdata[i])->register_in;
  return on_site;
}
