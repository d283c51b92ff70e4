/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports by name: pupil, register, blank-register, class, fire-list, case-file,
 * minutes, contract, visit-sheet. */
#pragma once

#include "analysis/rb-period.h"
#include "documents/rb-document.h"
#include "store/rb-store.h"

G_BEGIN_DECLS

#define RB_REPORT_ERROR (rb_report_error_quark ())

typedef enum
{
  RB_REPORT_ERROR_NAME, /* no such report */
  RB_REPORT_ERROR_WHOM, /* it needs a pupil or a class, or there is no such class */
  RB_REPORT_ERROR_EMPTY /* nothing to print in this period */
} RbReportError;

GQuark rb_report_error_quark (void);

/* What a report is about. */
typedef struct
{
  int row;                /* of the pupil; -1 for none */
  const char *class_name; /* or NULL: every class */
  const char *year_group; /* or NULL; without a class, of registers and class reports: every class
                             of this year group */
  RbPeriod period;
  const char *reader;     /* who prints it, for the foot of a case file; or NULL */
  gint64 record;          /* the meeting of minutes and contract, the visit of a visit sheet */
  const GPtrArray *audit; /* RbAuditRow*, the amendments of rb_report_audit(); NULL: not known */
} RbReportSubject;

/* The amendments that reports of this subject show; none of a school that lives in memory only
 * (`store` NULL). (transfer full) of RbAuditRow*; NULL with a sentence. */
GPtrArray *rb_report_audit (RbStore *store, const RbReportSubject *subject, GError **error);

/* The names, ending with NULL; static. */
const char *const *rb_report_names (void);
/* (transfer full); NULL with a sentence. A pupil's report without a pupil is one page for every
 * pupil of the class, or school. */
RbDocument *rb_report_make (const char *name,
                            RbSchool *school,
                            RbMoment now,
                            const RbReportSubject *subject,
                            GError **error);

G_END_DECLS
