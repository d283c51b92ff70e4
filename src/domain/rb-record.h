/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a school writes down beside its marks: a call, a late arrival, a leave request, a tick on a
 * list. Each kind of record is a struct of rb-records.h, rb-case-records.h or rb-stage-records.h
 * that begins with RbRecord, and a table of its fields; copying, comparing, keeping it in the file
 * and hiding what a role may not read are written once, over that table. A record is immutable once
 * it is shared, and reference counted; its id is unique within its kind and given by
 * rb_office_next_id(). */
#pragma once

#include "domain/rb-date.h"

G_BEGIN_DECLS

typedef enum
{
  RB_RECORD_ATTEMPT,
  RB_RECORD_OUTCOME,
  RB_RECORD_ARRIVAL,
  RB_RECORD_ABSENCE,
  RB_RECORD_LEAVE,
  RB_RECORD_LEAVE_DAY,
  RB_RECORD_TIMETABLE,
  RB_RECORD_SUSPENSION,
  RB_RECORD_ACTION,
  RB_RECORD_TICK,
  RB_RECORD_SENT,
  RB_RECORD_SEAL,
  RB_RECORD_COVER,
  RB_RECORD_FLAG,
  RB_RECORD_NOTE,
  RB_RECORD_MEETING,
  RB_RECORD_MEETING_PUPIL,
  RB_RECORD_PROMISE,
  RB_RECORD_TARGET,
  RB_RECORD_VISIT,
  RB_RECORD_STAGE,
  RB_RECORD_STAY,
  RB_RECORD_STAGE_ANSWER,
  RB_RECORD_ATTACHMENT,
  RB_N_RECORDS
} RbRecordKind;

typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read only >*/
  RbRecordKind kind;
  gboolean hidden; /* its secret words were taken out: rb_record_hide() */
  gint64 id;       /* above 0; 0 while it is being made */
} RbRecord;

typedef enum
{
  RB_HOLDS_INT,   /* int */
  RB_HOLDS_BOOL,  /* gboolean */
  RB_HOLDS_TEXT,  /* char *, never NULL */
  RB_HOLDS_DATE,  /* RbDate, or RB_DATE_NONE */
  RB_HOLDS_HALF,  /* RbHalf */
  RB_HOLDS_STAMP, /* gint64, seconds since 1970, 0 for none */
  RB_HOLDS_ID     /* gint64: a pupil, class, contact, staff member or other record; 0 for none */
} RbFieldKind;

typedef struct
{
  const char *name; /* also the column's */
  RbFieldKind kind;
  guint offset;
  gboolean secret; /* text that a confidential record shows only to roles that may read it */
} RbRecordField;

typedef struct
{
  const char *name; /* also the table's */
  gsize size;
  const RbRecordField *fields;
  guint n_fields;
  guint pupil_offset;        /* of the gint64 pupil_id; 0 where it is of no pupil */
  guint confidential_offset; /* of the gboolean; 0 where the kind has none */
} RbRecordType;

const RbRecordType *rb_record_type (RbRecordKind kind);

/* An empty one to fill in before it is shared: texts "", everything else 0. (transfer full) */
gpointer rb_record_new (RbRecordKind kind);
/* A deep copy, to change and share in the place of the old one. (transfer full) */
gpointer rb_record_copy (gconstpointer record);
gpointer rb_record_ref (gpointer record);
void rb_record_unref (gpointer record);
/* Sets a text of a record that is not shared yet; NULL is "". */
void rb_record_set (char **text, const char *value);
/* Whether every field is the same, ids included. */
gboolean rb_record_equal (gconstpointer a, gconstpointer b);

/* The pupil it is of; 0 for none. */
gint64 rb_record_pupil (gconstpointer record);
gboolean rb_record_confidential (gconstpointer record);
/* The record without its secret words, for a reader who may not see them; the same one where there
 * is nothing to hide. (transfer full) */
gpointer rb_record_hide (gpointer record);
/* The same whether or not it says that it is confidential. (transfer full) */
gpointer rb_record_without_secrets (gpointer record);

/* Every field that is not empty, by the names of the table: "tick 41: subject action, due
 * 2026-03-20, who Shirin Marlow". For the amendments, not for a screen. (transfer full) */
char *rb_record_describe (gconstpointer record);
/* Which record such words are of; FALSE where of none. */
gboolean rb_record_described (const char *words, RbRecordKind *kind, gint64 *id);

/* A field's place in a record. */
#define rb_record_at(record, field, type) (*(type *) ((char *) (record) + (field)->offset))

G_END_DECLS
