/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One academic year on the drawing board of the sample school: its days and season, one child's row
 * at a time, and what a whole class or school does on a day. Used by rb-sample-marks.c alone. */
#pragma once

#include "school/rb-sample-private.h"

G_BEGIN_DECLS

typedef struct
{
  RbDate date;
  int column[2]; /* by RbHalf; -1 for no session */
  guint week;
  guint season; /* of illness, in a thousand of the usual */
} RbSampleDay;

typedef struct
{
  RbMark present[2], late, after, illness, appointment, holiday, other, unexplained, faith, leave,
      dual, provision, part_time, suspended, performs, travel, not_required, study, work, interview,
      trip, sport, activity, closed;
} RbSampleCodes;

typedef struct
{
  int minutes;
  const char *note;
  const char *nature;
} RbSampleNote;

typedef struct
{
  const RbSample *sample;
  RbCalendar *calendar;
  int year;
  RbSampleDay *days;
  guint n_days;
  guint *edges; /* last day before a holiday, first day after it, and so on */
  guint n_edges;
  guint n_columns;
  guint begun; /* columns with marks */
  int snow;    /* day when the whole site was closed, or -1 */
  RbSampleCodes codes;
  guint8 *row;
  RbSampleNote *notes;
  GHashTable *details;
} RbSampleYear;

void rb_sample_year_init (RbSampleYear *year,
                          const RbSample *sample,
                          RbCalendar *calendar,
                          GHashTable *details);
void rb_sample_year_clear (RbSampleYear *year);
/* All present. */
void rb_sample_year_begin_row (RbSampleYear *year, guint8 *row);
/* Cuts the row at the roll and at now, and keeps the notes of what is left. */
void rb_sample_year_end_row (RbSampleYear *year, const RbPupil *pupil);

/* Marks a session in which the child is still present; what was drawn first stays. */
void
rb_sample_year_mark (RbSampleYear *year, guint day, RbHalf half, RbMark mark, const char *note);
/* Marks a session whatever was there. */
void
rb_sample_year_put (RbSampleYear *year, guint day, RbHalf half, RbMark mark, const char *nature);
void rb_sample_year_minutes (RbSampleYear *year, guint day, RbHalf half, int minutes);
gboolean rb_sample_year_is_present (const RbSampleYear *year, guint day, RbHalf half);
int rb_sample_year_day (const RbSampleYear *year, RbDate date); /* -1 for none */

/* Trips of the child's class, sports of a few, the visit to the next school. */
void rb_sample_year_trips (RbSampleYear *year,
                           const RbSampleChild *child,
                           guint stage,
                           RbRandom *random);
void rb_sample_year_closure (RbSampleYear *year);
/* Near the end: reasons not known yet, and the register that is not in. */
void rb_sample_year_unexplained (RbSampleYear *year, guint stage, guint section, RbRandom *random);

G_END_DECLS
