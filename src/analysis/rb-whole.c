/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole analysis in portable C: the plan of a year's columns, the counting of rows, judging and
 * adding up. */
#include "analysis/rb-whole-private.h"

#include <string.h>

#define PART_MAX 250 /* sessions a part may have, so that no packed lane overflows */
#define BLOCK 64     /* rows counted, then judged while they are in the cache */
#define EVEN_LANES G_GUINT64_CONSTANT (0x00ff00ff00ff00ff)

/* --- plan
 * -------------------------------------------------------------------------------------------- */

/* The part of every column: half terms, cut where one is too long; where that makes too many, cut
 * by length alone. */
static guint
plan_parts (const RbWholeInput *input, gboolean by_half_term, guint *parts, RbPlan *plan)
{
  guint n = 0, length = 0, last = G_MAXUINT;

  for (guint column = 0; column < input->end; column++)
    {
      guint half_term = rb_calendar_half_term_of (input->calendar, column);
      gboolean cut = by_half_term && half_term != last;

      if (column == 0 || cut || length == PART_MAX)
        {
          if (n < RB_WHOLE_PARTS)
            plan->half_term_of[n] = half_term;
          n++;
          length = 0;
        }
      last = half_term;
      length++;
      parts[column] = n - 1;
    }
  return n;
}

static guint
table_of (RbPlan *plan, const RbCodeBook *codes, RbDate date)
{
  RbTallyTable *table;

  for (guint i = 0; i < plan->tables->len; i++)
    {
      table = &g_array_index (plan->tables, RbTallyTable, i);
      if (date >= table->from && date < table->next)
        return i;
    }
  g_array_set_size (plan->tables, plan->tables->len + 1);
  table = &g_array_index (plan->tables, RbTallyTable, plan->tables->len - 1);
  rb_tally_table_init (table, codes, date);
  return plan->tables->len - 1;
}

static void
add_column (RbPlan *plan, guint column, guint week, guint part, guint table, RbSession session)
{
  RbPiece *piece =
      plan->pieces->len ? &g_array_index (plan->pieces, RbPiece, plan->pieces->len - 1) : NULL;
  guint slot = (guint) rb_date_weekday (session.date) * 2 + session.half;

  if (piece == NULL || piece->week != week || piece->part != part || piece->table != table)
    {
      g_array_set_size (plan->pieces, plan->pieces->len + 1);
      piece = &g_array_index (plan->pieces, RbPiece, plan->pieces->len - 1);
      memset (piece, 0, sizeof *piece);
      memset (piece->shuffle, 0x80, sizeof piece->shuffle);
      memset (piece->fill, 0xff, sizeof piece->fill);
      piece->first = column;
      piece->week = week;
      piece->part = part;
      piece->table = table;
    }
  piece->shuffle[slot] = (guint8) piece->n;
  piece->fill[slot] = 0;
  piece->slots[piece->n++] = (guint8) slot;
  piece->regular = piece->n == 10;
  plan->ends[part] = plan->pieces->len;
}

/* What the half terms of a pupil can tell of ten in ten weeks without a look at the weeks. */
static void
plan_windows (RbPlan *plan, guint n_weeks)
{
  const RbPiece *pieces = (const RbPiece *) (gpointer) plan->pieces->data;
  guint first_week[RB_WHOLE_PARTS], last_week[RB_WHOLE_PARTS];

  for (guint part = 0, i = 0; part < plan->n_parts; part++)
    {
      first_week[part] = pieces[i].week;
      i = plan->ends[part];
      last_week[part] = pieces[i - 1].week;
      plan->short_parts[part] = last_week[part] - first_week[part] < n_weeks;
    }
  for (guint from = 0; from < plan->n_parts; from++)
    for (guint to = from; to < plan->n_parts; to++)
      if (first_week[to] < last_week[from] + n_weeks)
        plan->n_touched = MAX (plan->n_touched, to - from + 1);
}

static void
plan_init (RbPlan *plan, const RbWholeInput *input)
{
  g_autofree guint *parts = g_new0 (guint, input->end + 1);

  memset (plan, 0, sizeof *plan);
  plan->pieces = g_array_new (FALSE, FALSE, sizeof (RbPiece));
  plan->tables = g_array_new (FALSE, FALSE, sizeof (RbTallyTable));
  plan->n_weeks = rb_calendar_n_weeks (input->calendar);
  plan->n_parts = plan_parts (input, TRUE, parts, plan);
  if (plan->n_parts > RB_WHOLE_PARTS)
    plan->n_parts = plan_parts (input, FALSE, parts, plan);
  for (guint column = 0; column < input->end; column++)
    {
      RbSession session = rb_calendar_session (input->calendar, column);

      add_column (plan, column, rb_calendar_week_of (input->calendar, column), parts[column],
                  table_of (plan, input->codes, session.date), session);
    }
  plan_windows (plan, input->ten_weeks);
}

static void
plan_clear (RbPlan *plan)
{
  g_array_unref (plan->pieces);
  g_array_unref (plan->tables);
}

/* --- counting
 * ---------------------------------------------------------------------------------------- */

static void
count_irregular (const RbPiece *piece, const guint64 *packed, const guint8 *row, guint64 sums[10])
{
  for (guint i = 0; i < piece->n; i++)
    sums[piece->slots[i]] += packed[row[piece->first + i]];
}

/* Whole weeks, ten sums in registers: one look-up and one addition a session. Returns the first
 * piece not taken. */
static guint
count_regular (const RbPiece *pieces,
               guint i,
               guint end,
               const RbTallyTable *tables,
               const guint8 *row,
               guint64 sums[10])
{
  guint64 s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0, s8 = 0, s9 = 0;
  guint table = pieces[i].table;
  const guint64 *packed = tables[table].packed;

  for (; i < end && pieces[i].regular && pieces[i].table == table; i++)
    {
      const guint8 *b = row + pieces[i].first;

      s0 += packed[b[0]];
      s1 += packed[b[1]];
      s2 += packed[b[2]];
      s3 += packed[b[3]];
      s4 += packed[b[4]];
      s5 += packed[b[5]];
      s6 += packed[b[6]];
      s7 += packed[b[7]];
      s8 += packed[b[8]];
      s9 += packed[b[9]];
    }
  sums[0] += s0;
  sums[1] += s1;
  sums[2] += s2;
  sums[3] += s3;
  sums[4] += s4;
  sums[5] += s5;
  sums[6] += s6;
  sums[7] += s7;
  sums[8] += s8;
  sums[9] += s9;
  return i;
}

static void
store_total (RbWholePupil *pupil, guint64 even, guint64 odd)
{
  for (guint lane = 0; lane < RB_N_LANES; lane += 2)
    {
      pupil->total[lane] = (guint16) (even >> (lane * 8));
      pupil->total[lane + 1] = (guint16) (odd >> (lane * 8));
    }
}

static void
portable_rows (const RbPlan *plan,
               const guint8 *bytes,
               guint n_columns,
               guint from,
               guint to,
               RbWholePupil *pupils)
{
  const RbPiece *pieces = (const RbPiece *) (gpointer) plan->pieces->data;
  const RbTallyTable *tables = (const RbTallyTable *) (gpointer) plan->tables->data;

  for (guint r = from; r < to; r++)
    {
      const guint8 *row = bytes + (gsize) r * n_columns;
      RbWholePupil *pupil = &pupils[r];
      guint64 even = 0, odd = 0;
      guint i = 0;

      memset (pupil, 0, sizeof *pupil);
      for (guint part = 0; part < plan->n_parts; part++)
        {
          guint64 sums[10] = { 0 }, word = 0;

          while (i < plan->ends[part])
            if (pieces[i].regular)
              i = count_regular (pieces, i, plan->ends[part], tables, row, sums);
            else
              {
                count_irregular (&pieces[i], tables[pieces[i].table].packed, row, sums);
                i++;
              }
          for (guint slot = 0; slot < 10; slot++)
            {
              word += sums[slot];
              pupil->weekdays[slot] += sums[slot];
            }
          pupil->half_terms[part] = word;
          even += word & EVEN_LANES;
          odd += word >> 8 & EVEN_LANES;
        }
      store_total (pupil, even, odd);
    }
}

/* --- judging and adding up
 * ---------------------------------------------------------------------------- */

#define SUMS_MAX 257 /* 257 * 255 still fits sixteen bits */

static void
add_word (RbTally *tally, guint64 even, guint64 odd)
{
  guint32 lanes[RB_N_LANES];

  for (guint lane = 0; lane < RB_N_LANES; lane += 2)
    {
      lanes[lane] = (guint32) (even >> (lane * 8) & 0xffff);
      lanes[lane + 1] = (guint32) (odd >> (lane * 8) & 0xffff);
    }
  tally->attended += lanes[RB_LANE_ATTENDED];
  tally->activity += lanes[RB_LANE_ACTIVITY];
  tally->authorised += lanes[RB_LANE_AUTHORISED];
  tally->unauthorised += lanes[RB_LANE_UNAUTHORISED];
  tally->possible +=
      lanes[RB_LANE_ATTENDED] + lanes[RB_LANE_AUTHORISED] + lanes[RB_LANE_UNAUTHORISED];
  tally->late += lanes[RB_LANE_LATE];
  tally->late_after += lanes[RB_LANE_LATE_AFTER];
  tally->not_possible += lanes[RB_LANE_NOT_POSSIBLE];
  tally->missing += lanes[RB_LANE_MISSING];
}

static void
empty_sums (RbSums *sums, RbWholeGroup *group)
{
  for (guint i = 0; i < RB_WHOLE_PARTS; i++)
    add_word (&group->half_terms[i], sums->even[i], sums->odd[i]);
  for (guint i = 0; i < 10; i++)
    add_word (&group->weekdays[i], sums->even[RB_WHOLE_PARTS + i], sums->odd[RB_WHOLE_PARTS + i]);
  memset (sums, 0, sizeof *sums);
}

/* Rows of one class follow one another as a rule: one set of sums, emptied where the class changes.
 */
typedef struct
{
  const RbWholeInput *input;
  const RbPlan *plan;
  RbWhole *whole;
  RbSums sums;
  gboolean avx2;
  guint klass;
} Adder;

static void
add_sums (RbSums *sums, const RbWholePupil *pupil)
{
  for (guint i = 0; i < RB_WHOLE_PARTS; i++)
    {
      sums->even[i] += pupil->half_terms[i] & EVEN_LANES;
      sums->odd[i] += pupil->half_terms[i] >> 8 & EVEN_LANES;
    }
  for (guint i = 0; i < 10; i++)
    {
      sums->even[RB_WHOLE_PARTS + i] += pupil->weekdays[i] & EVEN_LANES;
      sums->odd[RB_WHOLE_PARTS + i] += pupil->weekdays[i] >> 8 & EVEN_LANES;
    }
}

/* By the half terms alone: TRUE where one short enough holds ten, FALSE where no parts that a
 * window can touch do; else `unsure`. */
static gboolean
parts_have_ten (const Adder *adder, const RbWholePupil *pupil, gboolean *unsure)
{
  guint ten = adder->input->ten_sessions, in_window = 0;
  const RbPlan *plan = adder->plan;

  *unsure = FALSE;
  for (guint part = 0; part < plan->n_parts; part++)
    {
      guint here = rb_lane (pupil->half_terms[part], RB_LANE_UNAUTHORISED);

      if (plan->short_parts[part] && here >= ten)
        return TRUE;
      in_window += here;
      if (part >= plan->n_touched)
        in_window -= rb_lane (pupil->half_terms[part - plan->n_touched], RB_LANE_UNAUTHORISED);
      *unsure |= in_window >= ten;
    }
  return FALSE;
}

/* Whether ten school weeks of the year hold ten unauthorised sessions, week by week. */
static gboolean
weeks_have_ten (const Adder *adder, guint row)
{
  const RbWholeInput *input = adder->input;
  const guint8 *bytes = input->bytes + (gsize) row * input->n_columns;
  const RbPiece *pieces = (const RbPiece *) (gpointer) adder->plan->pieces->data;
  guint n_weeks = adder->plan->n_weeks, in_window = 0;
  guint8 weeks[64] = { 0 };

  g_return_val_if_fail (n_weeks <= G_N_ELEMENTS (weeks), FALSE);
  for (guint i = 0; i < adder->plan->pieces->len; i++)
    {
      const guint8 *counts =
          g_array_index (adder->plan->tables, RbTallyTable, pieces[i].table).counts;
      guint n = 0;

      for (guint k = 0; k < pieces[i].n; k++)
        n += (counts[bytes[pieces[i].first + k]] & RB_COUNT_UNAUTHORISED) != 0;
      weeks[pieces[i].week] += (guint8) n;
    }
  for (guint week = 0; week < n_weeks; week++)
    {
      in_window += weeks[week];
      if (week >= input->ten_weeks)
        in_window -= weeks[week - input->ten_weeks];
      if (in_window >= input->ten_sessions)
        return TRUE;
    }
  return FALSE;
}

/* Only pupils with ten in all come here. */
static gboolean
has_ten_in_ten (const Adder *adder, guint row)
{
  gboolean unsure;

  return parts_have_ten (adder, &adder->whole->pupils[row], &unsure)
         || (unsure && weeks_have_ten (adder, row));
}

static void
finish_class (Adder *adder)
{
  if (adder->sums.n > 0)
    empty_sums (&adder->sums, &adder->whole->classes[adder->klass]);
}

static void
add_row (Adder *adder, guint row)
{
  const RbWholeInput *input = adder->input;
  const RbWholePupil *pupil = &adder->whole->pupils[row];
  RbWholeGroup *group;
  guint absent = pupil->total[RB_LANE_AUTHORISED] + pupil->total[RB_LANE_UNAUTHORISED];
  guint possible = absent + pupil->total[RB_LANE_ATTENDED];
  guint persistent, severe;
  guint8 flags;

  if (input->class_of[row] != adder->klass || adder->sums.n == SUMS_MAX)
    {
      finish_class (adder);
      adder->klass = input->class_of[row];
    }
  group = &adder->whole->classes[adder->klass];
  if (adder->avx2)
    rb_whole_avx2_add (&adder->sums, pupil);
  else
    add_sums (&adder->sums, pupil);
  adder->sums.n++;
  group->pupils +=
      possible + pupil->total[RB_LANE_NOT_POSSIBLE] + pupil->total[RB_LANE_MISSING] > 0;
  /* Without a branch: one pupil in seven is persistent, too many to predict and too few to ignore.
   */
  persistent = possible > 0 && 100 * absent >= input->persistent * possible;
  severe = possible > 0 && 100 * absent >= input->severe * possible;
  group->with_possible += possible > 0;
  group->persistent += persistent;
  group->severe += severe;
  flags = (guint8) (persistent * RB_WHOLE_PERSISTENT | severe * RB_WHOLE_SEVERE);
  if (pupil->total[RB_LANE_UNAUTHORISED] >= input->ten_sessions && has_ten_in_ten (adder, row))
    {
      flags |= RB_WHOLE_TEN_IN_TEN;
      adder->whole->ten_in_ten++;
    }
  adder->whole->flags[row] = flags;
}

static void
add_group (RbWholeGroup *to, const RbWholeGroup *from)
{
  for (guint i = 0; i < RB_WHOLE_PARTS; i++)
    rb_tally_add (&to->half_terms[i], &from->half_terms[i]);
  for (guint i = 0; i < 10; i++)
    rb_tally_add (&to->weekdays[i], &from->weekdays[i]);
  rb_tally_add (&to->total, &from->total);
  to->pupils += from->pupils;
  to->with_possible += from->with_possible;
  to->persistent += from->persistent;
  to->severe += from->severe;
}

static void
add_groups (RbWhole *whole, const RbWholeInput *input)
{
  for (guint i = 0; i < whole->n_classes; i++)
    {
      RbWholeGroup *klass = &whole->classes[i];

      for (guint slot = 0; slot < 10; slot++)
        rb_tally_add (&klass->total, &klass->weekdays[slot]);
      add_group (&whole->years[input->year_of[i]], klass);
    }
  for (guint i = 0; i < whole->n_years; i++)
    add_group (&whole->school, &whole->years[i]);
}

/* --- public
 * ------------------------------------------------------------------------------------------ */

gboolean
rb_kernel_available (RbKernel kernel)
{
#if defined(__x86_64__)
  if (kernel == RB_KERNEL_AVX2)
    return __builtin_cpu_supports ("avx2") != 0;
#endif
  return kernel != RB_KERNEL_AVX2;
}

const char *
rb_kernel_name (RbKernel kernel)
{
  if (kernel == RB_KERNEL_BEST)
    kernel = rb_kernel_available (RB_KERNEL_AVX2) ? RB_KERNEL_AVX2 : RB_KERNEL_PORTABLE;
  return kernel == RB_KERNEL_AVX2 ? "AVX2" : "portable C";
}

/* The rows that a kernel may count which reads sixteen bytes from a piece's first column. */
static guint
rows_within (const RbWholeInput *input)
{
  gsize size = (gsize) input->n_rows * input->n_columns;

  return size < input->n_columns + 16u ? 0 : (guint) ((size - 16) / input->n_columns);
}

RbWhole *
rb_whole_new (const RbWholeInput *input, RbKernel kernel)
{
  RbWhole *whole = g_new0 (RbWhole, 1);
  Adder adder = { .input = input, .whole = whole };
  RbPlan plan;
  guint fast = 0;

  plan_init (&plan, input);
  adder.plan = &plan;
  whole->n_parts = plan.n_parts;
  memcpy (whole->half_term_of, plan.half_term_of, sizeof plan.half_term_of);
  whole->n_rows = input->n_rows;
  whole->n_classes = input->n_classes;
  whole->n_years = input->n_years;
  whole->pupils = g_new (RbWholePupil, MAX (1, input->n_rows));
  whole->flags = g_new (guint8, MAX (1, input->n_rows));
  whole->classes = g_new0 (RbWholeGroup, MAX (1, input->n_classes));
  whole->years = g_new0 (RbWholeGroup, MAX (1, input->n_years));
  if (kernel != RB_KERNEL_PORTABLE && rb_kernel_available (RB_KERNEL_AVX2)
      && rb_whole_avx2_can (&plan))
    {
      fast = rows_within (input);
      adder.avx2 = TRUE;
    }
  for (guint from = 0; from < input->n_rows; from += BLOCK)
    {
      guint to = MIN (from + BLOCK, input->n_rows);
      guint middle = MAX (from, MIN (to, fast));

      if (from < middle)
        rb_whole_avx2_rows (&plan, input->bytes, input->n_columns, from, middle, whole->pupils);
      portable_rows (&plan, input->bytes, input->n_columns, middle, to, whole->pupils);
      for (guint row = from; row < to; row++)
        add_row (&adder, row);
    }
  finish_class (&adder);
  add_groups (whole, input);
  plan_clear (&plan);
  return whole;
}

void
rb_whole_free (RbWhole *whole)
{
  g_free (whole->pupils);
  g_free (whole->flags);
  g_free (whole->classes);
  g_free (whole->years);
  g_free (whole);
}

void
rb_whole_pupil_tally (const RbWhole *whole, guint row, RbTally *tally)
{
  const RbWholePupil *pupil = &whole->pupils[row];

  memset (tally, 0, sizeof *tally);
  for (guint slot = 0; slot < 10; slot++)
    rb_tally_add_packed (tally, pupil->weekdays[slot]);
}
