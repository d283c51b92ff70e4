/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything known about one school at one moment: what a window shows, a chart draws and a letter
 * says is computed from one of these and nothing else. Immutable, reference counted; a change makes
 * the next one. */
#pragma once

#include "domain/rb-mark-matrix.h"
#include "domain/rb-office.h"
#include "domain/rb-policy.h"

G_BEGIN_DECLS

#define RB_MOST_SIGNATURE_BYTES (512 * 1024)

/* The school's own particulars (store: settings). Never NULL strings. */
typedef struct
{
  char *name;
  char *phase;   /* "primary" "secondary" "special" "all-through" */
  char *address; /* lines separated by \n */
  char *phone;
  char *email;
  char *headteacher; /* "Dr Miriam Castellano" */
  char *signatory;   /* who signs letters: name */
  char *signatory_position;
  char *signatory_phone;
  char *mis;               /* "SIMS" ... or "" */
  char *crest;             /* SVG or PNG bytes follow in crest_bytes; "" or a media type */
  GBytes *crest_bytes;     /* or NULL */
  GBytes *signature_bytes; /* the signatory's, over their name on letters: SVG, PNG or JPEG, at most
                              RB_MOST_SIGNATURE_BYTES; or NULL */
  gboolean sample;         /* the sample school: everything shows SAMPLE */
  gboolean statutory;      /* this file is the statutory register; otherwise a working copy */
  gint64 imported_at;      /* seconds since 1970 of the last marks import; 0 for none */
} RbSchoolDetails;

typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read only >*/
  RbSchoolDetails *details;
  RbCodeBook *codes;
  RbPolicyBook *policies;
  RbRoster *roster;
  GPtrArray *years; /* RbMarkMatrix*, by academic year */
  GHashTable
      *cell_details; /* by rb_cell_key() -> RbDetail*; shared between snapshots until one changes */
  RbOffice *office;  /* what is written down beside the marks; never NULL */
  guint64 generation;
} RbSchool;

RbSchoolDetails *rb_school_details_new (const char *name);
RbSchoolDetails *rb_school_details_copy (const RbSchoolDetails *details);
void rb_school_details_free (RbSchoolDetails *details);

/* Takes details, codes, policies, roster, years and cell_details (NULL for none). */
RbSchool *rb_school_new (RbSchoolDetails *details,
                         RbCodeBook *codes,
                         RbPolicyBook *policies,
                         RbRoster *roster,
                         GPtrArray *years,
                         GHashTable *cell_details);
RbSchool *rb_school_ref (RbSchool *school);
void rb_school_unref (RbSchool *school);

/* The marks of the academic year that begins in `year`, or that holds `date`; NULL where the school
 * has none. */
const RbMarkMatrix *rb_school_year (const RbSchool *school, int year);
const RbMarkMatrix *rb_school_year_of (const RbSchool *school, RbDate date);
/* The mark of one session; RB_MARK_NONE where there is no such session or mark. */
RbMark rb_school_mark (const RbSchool *school, guint row, RbDate date, RbHalf half);
/* What is kept beside it; NULL for nothing. */
const RbDetail *rb_school_cell_detail (const RbSchool *school, gint64 pupil_id, RbSession session);
/* The next snapshot: marks, details and records of `change` put in, and the registers that it
 * completes saved. Microseconds. (transfer full) */
RbSchool *rb_school_apply (const RbSchool *school, const RbChange *change);
/* The same school with another roster, policies or details (each takes its argument). (transfer
 * full) */
RbSchool *rb_school_with_details (const RbSchool *school, RbSchoolDetails *details);
RbSchool *rb_school_with_office (const RbSchool *school, RbOffice *office);
RbSchool *rb_school_with_policies (const RbSchool *school, RbPolicyBook *policies);

/* The registers (one class, one session) that `change` completes and that were not saved before:
 * every pupil of the class on roll has a mark after it. `after` is rb_school_apply() of it; changes
 * that come from outside (import, sample) save no register. (transfer full) of RbSavedRegister */
GArray *rb_school_completed (const RbSchool *after, const RbChange *change);
/* Whether every pupil of the class on roll that day has a mark. FALSE where it has none. */
gboolean rb_school_register_complete (const RbSchool *school, gint64 class_id, RbSession session);

/* How many columns of the calendar had begun at `now`, by the policy's clocks (decisions.md 1):
 * marks of later ones are plans. */
guint rb_school_begun (const RbSchool *school, const RbMarkMatrix *matrix, RbMoment now);
/* The last session that holds a mark of anyone and has begun; FALSE where there is none. */
gboolean rb_school_data_to (const RbSchool *school, RbMoment now, RbSession *last);

/* The key of cell_details: stable, and sorted by pupil, date, half. */
guint64 rb_cell_key (gint64 pupil_id, RbSession session);
/* An empty table with the right functions. (transfer full) */
GHashTable *rb_cell_details_new (void);
void
rb_cell_details_set (GHashTable *table, gint64 pupil_id, RbSession session, const RbDetail *detail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbSchool, rb_school_unref)

G_END_DECLS
