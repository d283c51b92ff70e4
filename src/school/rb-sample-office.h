/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's book of the sample school, written from its marks: who rang about which absence, who
 * came in late and when, which registers came in when. Used by rb-sample*.c alone. */
#pragma once

#include "school/rb-sample-private.h"

G_BEGIN_DECLS

typedef struct
{
  const RbSample *sample;
  const RbSchool *school; /* with its marks, and an empty book */
  const RbMarkMatrix *matrix;
  const RbCalendar *calendar;
  guint begun;
  RbRandom random;
  GPtrArray *lists[RB_N_RECORDS];
  GArray *registers;
} RbSampleOffice;

/* The next record of a kind, with its id, already in its list. */
gpointer rb_sample_office_add (RbSampleOffice *office, RbRecordKind kind);
/* Seconds of a day and minute. */
gint64 rb_sample_office_at (RbDate day, int minute);
/* The contact who is rung first; NULL for none. */
const RbContact *rb_sample_office_contact (const RbSampleOffice *office, gint64 pupil_id);

/* The first school day from `day` on; RB_DATE_NONE after the last of the year. */
RbDate rb_sample_office_day (const RbSampleOffice *office, RbDate day);

/* rb-sample-case-files.c: the case files. */
void rb_sample_office_files (RbSampleOffice *office);
/* rb-sample-stages.c: the ladder of stages, and who is where on it. */
void rb_sample_office_stages (RbSampleOffice *office);
/* rb-sample-cases.c: leave, timetables, suspensions, flags, seals, cover. */
void rb_sample_office_cases (RbSampleOffice *office);

/* The school with its book. (transfer full) */
RbSchool *rb_sample_with_office (const RbSample *sample, const RbSchool *school);

G_END_DECLS
