/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, before it does anything. The whole way in:
 *
 *   file = rb_import_read (path, &error);
 *   layout = rb_import_file_layout (file, RB_IMPORT_UNKNOWN, &error);
 *   rb_layout_map (layout, "Tutor=Class", &error);       corrections, or
 *   rb_layout_apply_text (layout, remembered);           a mapping found by its fingerprint
 *   problem = rb_layout_problem (layout);                NULL, or a sentence: stop here
 *   plan = rb_import_plan_new (school, file, layout, &options);
 *
 * and then what the plan holds is written in one transaction: `classes`, `pupils`, `contacts`,
 * `staff` (id above 0 takes the place of the stored one, negative is new and others refer to it),
 * `years` of the calendar, `change` with the marks, `ticks` for the key-back list. A pure function:
 * the same school, file and options give the same plan; an applied plan planned again adds and
 * changes nothing. */
#pragma once

#include "domain/rb-school.h"
#include "exchange/rb-import-file.h"

G_BEGIN_DECLS

typedef struct
{
  RbMoment today;
  const char *who; /* staff name for the change */
  const char *position;
  gint64 at; /* seconds since 1970 */
  /* Whether Rollbook holds a newer change of its own that is not keyed back; NULL: never. */
  gboolean (*is_own_newer) (gint64 pupil_id, RbSession session, gpointer data);
  gpointer data;
} RbImportOptions;

/* One refused cell, or the row where `field` is "". */
typedef struct
{
  guint row;   /* line (CSV) or row (XLSX) of the source, from 1 */
  char *field; /* heading */
  char *value;
  char *reason;
  guint table_row; /* of the table, from 0; G_MAXUINT where there is none */
} RbRefusal;

/* Ours is newer and not keyed back, and the file has another mark: a person chooses. */
typedef struct
{
  guint row;
  gint64 pupil_id;
  char *upn; /* "" where the pupil has none */
  RbSession session;
  RbMark stored;
  RbMark file;
} RbConflict;

typedef struct
{
  gint64 pupil_id;
  RbSession session;
} RbTick;

/* A year at a school before this one, from a CTF (doc/rules.md 6.3). */
typedef struct
{
  gint64 pupil_id; /* as in `pupils` */
  int year;
  char *school;
  int possible;
  int attended;
  int authorised;
  int unauthorised;
  char *marks; /* kept as it came, or NULL */
} RbPreviousYear;

typedef struct
{
  RbImportKind kind;
  char *file;
  char *layout; /* its name, or how it was detected: "marks-long" */
  guint rows;   /* rows of data in the source */
  /* Marks; of lists: pupils, contacts, staff, or calendar events. */
  guint added;
  guint changed;
  guint same;
  RbChange *change;     /* marks, source RB_SOURCE_IMPORT, reason "import FILE"; NULL for lists */
  guint by_code[256];   /* accepted marks by RbMark */
  guint by_class[6];    /* and by RbCodeClass */
  GPtrArray *classes;   /* RbClass*, only new ones, negative ids */
  GPtrArray *pupils;    /* RbPupil*, new and changed */
  GPtrArray *contacts;  /* RbContact* */
  GPtrArray *staff;     /* RbStaff* */
  GPtrArray *years;     /* RbTermYear* */
  GPtrArray *previous;  /* RbPreviousYear* */
  GPtrArray *refused;   /* RbRefusal*, in order of rows */
  GPtrArray *conflicts; /* RbConflict* */
  GPtrArray *warnings;  /* char* */
  GPtrArray *unmatched; /* char*: pupils of the file that the school does not have */
  GArray *ticks;        /* RbTick: the file agrees with our newer change */
} RbImportPlan;

RbImportPlan *rb_import_plan_new (const RbSchool *school,
                                  const RbImportFile *file,
                                  const RbLayout *layout,
                                  const RbImportOptions *options);
void rb_import_plan_free (RbImportPlan *plan);
/* TRUE where there is something to write. */
gboolean rb_import_plan_has_work (const RbImportPlan *plan);
/* The refused rows with number, field, value and reason before the columns of the source, to be
 * corrected and imported again. (transfer full) */
char *rb_import_plan_refused_csv (const RbImportPlan *plan,
                                  const RbImportFile *file,
                                  const RbLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbImportPlan, rb_import_plan_free)

G_END_DECLS
