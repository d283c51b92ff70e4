/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tallies and the hot loop. Vector kernels for whole schools are in rb-whole-*.c. */
#include "analysis/rb-tally.h"

#include <string.h>

RbRate
rb_tally_attendance (const RbTally *tally)
{
  return rb_rate (tally->attended, tally->possible);
}

RbRate
rb_tally_absence (const RbTally *tally)
{
  return rb_rate (rb_tally_absent (tally), tally->possible);
}

RbRate
rb_tally_authorised_rate (const RbTally *tally)
{
  return rb_rate (tally->authorised, tally->possible);
}

RbRate
rb_tally_unauthorised_rate (const RbTally *tally)
{
  return rb_rate (tally->unauthorised, tally->possible);
}

RbRate
rb_tally_punctuality (const RbTally *tally)
{
  return rb_rate (tally->attended - tally->late, tally->attended + tally->late_after);
}

RbRate
rb_tally_late_rate (const RbTally *tally)
{
  return rb_rate (tally->late + tally->late_after, tally->possible);
}

void
rb_tally_add (RbTally *tally, const RbTally *more)
{
  tally->possible += more->possible;
  tally->attended += more->attended;
  tally->activity += more->activity;
  tally->authorised += more->authorised;
  tally->unauthorised += more->unauthorised;
  tally->late += more->late;
  tally->late_after += more->late_after;
  tally->not_possible += more->not_possible;
  tally->missing += more->missing;
}

void
rb_tally_subtract (RbTally *tally, const RbTally *less)
{
  tally->possible -= less->possible;
  tally->attended -= less->attended;
  tally->activity -= less->activity;
  tally->authorised -= less->authorised;
  tally->unauthorised -= less->unauthorised;
  tally->late -= less->late;
  tally->late_after -= less->late_after;
  tally->not_possible -= less->not_possible;
  tally->missing -= less->missing;
}

void
rb_tally_table_init (RbTallyTable *table, const RbCodeBook *codes, RbDate date)
{
  static const struct
  {
    RbCount count;
    RbLane lane;
  } lanes[] = {
    { RB_COUNT_ATTENDED, RB_LANE_ATTENDED },
    { RB_COUNT_ACTIVITY, RB_LANE_ACTIVITY },
    { RB_COUNT_AUTHORISED, RB_LANE_AUTHORISED },
    { RB_COUNT_UNAUTHORISED, RB_LANE_UNAUTHORISED },
    { RB_COUNT_LATE, RB_LANE_LATE },
    { RB_COUNT_LATE_AFTER, RB_LANE_LATE_AFTER },
    { RB_COUNT_NOT_POSSIBLE, RB_LANE_NOT_POSSIBLE },
  };

  table->from = date;
  table->next = rb_code_book_next_change (codes, date);
  table->counts = rb_code_book_counts (codes, date);
  memset (table->packed, 0, sizeof table->packed);
  for (guint mark = 0; mark < 256; mark++)
    for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
      if (table->counts[mark] & lanes[i].count)
        table->packed[mark] |= (guint64) 1 << (lanes[i].lane * 8);
  table->packed[RB_MARK_NONE] = (guint64) 1 << (RB_LANE_MISSING * 8);
  table->packed[RB_MARK_OFF_ROLL] = 0;
}

void
rb_tally_add_packed (RbTally *tally, guint64 packed)
{
  guint32 attended = rb_lane (packed, RB_LANE_ATTENDED);
  guint32 authorised = rb_lane (packed, RB_LANE_AUTHORISED);
  guint32 unauthorised = rb_lane (packed, RB_LANE_UNAUTHORISED);

  tally->possible += attended + authorised + unauthorised;
  tally->attended += attended;
  tally->activity += rb_lane (packed, RB_LANE_ACTIVITY);
  tally->authorised += authorised;
  tally->unauthorised += unauthorised;
  tally->late += rb_lane (packed, RB_LANE_LATE);
  tally->late_after += rb_lane (packed, RB_LANE_LATE_AFTER);
  tally->not_possible += rb_lane (packed, RB_LANE_NOT_POSSIBLE);
  tally->missing += rb_lane (packed, RB_LANE_MISSING);
}

void
rb_tally_add_bytes (RbTally *tally, const RbTallyTable *table, const guint8 *bytes, gsize n)
{
  const guint64 *packed = table->packed;

  while (n > 0)
    {
      gsize block = MIN (n, RB_PACKED_MAX);
      guint64 a = 0, b = 0;
      gsize i = 0;

      /* Two sums, so that one addition need not wait for the other. */
      for (; i + 2 <= block; i += 2)
        {
          a += packed[bytes[i]];
          b += packed[bytes[i + 1]];
        }
      if (i < block)
        a += packed[bytes[i]];
      rb_tally_add_packed (tally, a + b);
      bytes += block;
      n -= block;
    }
}
