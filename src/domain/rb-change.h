/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change is a value: the grid makes it, the store applies it, the audit trail keeps it, undo
 * inverts it, the key-back list reads it. Immutable once built, reference counted. The five items
 * of S2 4.1: original, amended, reason, date, who. Records of the office that belong to the same
 * deed (the call that explained an absence) travel with its marks: all of it is written, or
 * nothing. */
#pragma once

#include "domain/rb-calendar.h"
#include "domain/rb-code-book.h"
#include "domain/rb-record.h"

G_BEGIN_DECLS

typedef enum
{
  RB_SOURCE_GRID,
  RB_SOURCE_IMPORT,
  RB_SOURCE_COMMAND,
  RB_SOURCE_UNDO,
  RB_SOURCE_REDO,
  RB_SOURCE_BULK,
  RB_SOURCE_SAMPLE
} RbSource;

/* What is kept beside a mark. */
typedef struct
{
  int minutes;  /* late, -1 for none */
  char *note;   /* or NULL */
  char *nature; /* nature of activity or circumstances, or NULL */
} RbDetail;

typedef struct
{
  gint64 pupil_id;
  RbSession session;
  RbMark was;
  RbMark is;
  struct RbCellDetails *details; /* private: rb_cell_detail_was() and _is() */
} RbCell;

/* A record put (`was` NULL), changed, or taken away (`is` NULL); ids agree. */
typedef struct
{
  RbRecord *was;
  RbRecord *is;
} RbRecordChange;

typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read only >*/
  char *who;      /* staff name */
  char *position; /* their position, or "" */
  char *reason;   /* or "" for a first entry */
  gint64 at;      /* seconds since 1970, UTC */
  RbSource source;
  char *origin;    /* file name of an import, or "" */
  GArray *cells;   /* RbCell */
  GArray *records; /* RbRecordChange */
} RbChange;

RbChange *rb_change_new (
    RbSource source, const char *who, const char *position, const char *reason, gint64 at);
RbChange *rb_change_ref (RbChange *change);
void rb_change_unref (RbChange *change);
/* Adds a cell; details are copied and may be NULL. */
void rb_change_add (RbChange *change,
                    gint64 pupil_id,
                    RbSession session,
                    RbMark was,
                    RbMark is,
                    const RbDetail *detail_was,
                    const RbDetail *detail_is);
/* Adds a record that is put, changed or taken away; references are taken. */
void rb_change_add_record (RbChange *change, gpointer was, gpointer is);
/* How many cells, and whether there is neither cell nor record. */
guint rb_change_n (const RbChange *change);
gboolean rb_change_is_empty (const RbChange *change);
guint rb_change_n_records (const RbChange *change);
const RbRecordChange *rb_change_record (const RbChange *change, guint index);
const RbCell *rb_change_cell (const RbChange *change, guint index);
/* What is kept beside a cell's mark before and after; NULL for nothing. Out of line, since hardly a
 * mark in a hundred has any and an import has a hundred thousand. */
const RbDetail *rb_cell_detail_was (const RbCell *cell);
const RbDetail *rb_cell_detail_is (const RbCell *cell);
/* The change that takes this one back: cells and records reversed, was and is swapped. Source
 * RB_SOURCE_UNDO (or _REDO of an undo). */
RbChange *rb_change_invert (
    const RbChange *change, const char *who, const char *position, const char *reason, gint64 at);

#define RB_DETAIL_NONE ((RbDetail){ -1, NULL, NULL })
gboolean rb_detail_is_empty (const RbDetail *detail);
gboolean rb_detail_equal (const RbDetail *a, const RbDetail *b);
void rb_detail_clear (RbDetail *detail);
RbDetail rb_detail_copy (const RbDetail *detail);
/* "grid" "import" ... Static. */
const char *rb_source_id (RbSource source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbChange, rb_change_unref)

G_END_DECLS
