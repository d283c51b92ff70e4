/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the pupils and classes of a report and has it made. */
#include "school/rb-reports.h"

#include "documents/rb-amendment.h"
#include "documents/rb-case-sheet.h"
#include "documents/rb-class-report.h"
#include "documents/rb-fire-list.h"
#include "documents/rb-minutes.h"
#include "documents/rb-pupil-report.h"
#include "documents/rb-register-sheet.h"
#include "documents/rb-visit-sheet.h"

#include "school/rb-clock.h"

#include <string.h>

G_DEFINE_QUARK (rb - report - error - quark, rb_report_error)

static const char *const names[] = { "pupil",       "register",  "blank-register", "class",
                                     "fire-list",   "case-file", "minutes",        "contract",
                                     "visit-sheet", NULL };

const char *const *
rb_report_names (void)
{
  return names;
}

static GPtrArray *
classes_of_group (const RbSchool *school, int year, const char *year_group)
{
  GPtrArray *classes = rb_roster_classes (school->roster, year);

  for (guint i = classes->len; year_group != NULL && i-- > 0;)
    if (g_strcmp0 (((const RbClass *) classes->pdata[i])->year_group, year_group) != 0)
      g_ptr_array_remove_index (classes, i);
  return classes;
}

/* The class of that name, or all of the year of the period's last day. */
static GPtrArray *
find_classes (const RbSchool *school, const RbReportSubject *subject, GError **error)
{
  int year = rb_academic_year_of (subject->period.to);
  const RbClass *one;
  GPtrArray *classes;

  if (subject->class_name == NULL)
    return classes_of_group (school, year, subject->year_group);
  one = rb_roster_find_class (school->roster, year, subject->class_name);
  if (one == NULL)
    {
      g_autofree char *label = rb_academic_year_label (year);

      g_set_error (error, RB_REPORT_ERROR, RB_REPORT_ERROR_WHOM, "There is no class %s in %s.",
                   subject->class_name, label);
      return NULL;
    }
  classes = g_ptr_array_new ();
  g_ptr_array_add (classes, (gpointer) one);
  return classes;
}

static GArray *
find_rows (const RbSchool *school, const RbReportSubject *subject, GError **error)
{
  GArray *rows;
  g_autoptr (GPtrArray) classes = NULL;

  if (subject->row >= 0)
    {
      guint row = (guint) subject->row;

      rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (rows, row);
      return rows;
    }
  if (subject->class_name == NULL)
    return rb_roster_on_roll (school->roster, subject->period.to);
  classes = find_classes (school, subject, error);
  return classes ? rb_roster_register (school->roster, ((const RbClass *) classes->pdata[0])->id,
                                       subject->period.to)
                 : NULL;
}

GPtrArray *
rb_report_audit (RbStore *store, const RbReportSubject *subject, GError **error)
{
  /* A register's sheets show whole weeks. */
  const RbAuditFilter filter = { .kinds = RB_AUDIT_AMENDMENT,
                                 .from = rb_date_monday (subject->period.from),
                                 .to = rb_date_monday (subject->period.to) + 6 };

  return store ? rb_store_audit (store, &filter, error) : g_ptr_array_new ();
}

static void
free_amendment (gpointer data)
{
  rb_amendment_free (data);
}

static GPtrArray *
amendments_of (const RbSchool *school, const RbReportSubject *subject)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (free_amendment);

  for (guint i = 0; subject->audit != NULL && i < subject->audit->len; i++)
    {
      const RbAuditRow *row = subject->audit->pdata[i];
      int of = rb_roster_find (school->roster, row->pupil_id);
      RbAmendment *amendment;

      if (row->kind != RB_AUDIT_AMENDMENT || of < 0)
        continue;
      amendment = g_new0 (RbAmendment, 1);
      amendment->row = (guint) of;
      amendment->session = row->session;
      amendment->was = row->was;
      amendment->is = row->is;
      amendment->on = rb_clock_date (row->at);
      amendment->reason = g_strdup (row->reason ? row->reason : "");
      amendment->who = g_strdup (row->who ? row->who : "");
      amendment->position = g_strdup (row->position ? row->position : "");
      g_ptr_array_add (out, amendment);
    }
  return out;
}

static RbDocument *
make_pupils (RbSchool *school, RbMoment now, const RbReportSubject *subject, GError **error)
{
  g_autoptr (GArray) rows = find_rows (school, subject, error);
  g_autoptr (GPtrArray) amendments = amendments_of (school, subject);

  return rows ? rb_pupil_reports_new (school, now, subject->period, rows, amendments) : NULL;
}

static RbDocument *
make_registers (
    RbSchool *school, RbMoment now, const RbReportSubject *subject, gboolean filled, GError **error)
{
  g_autoptr (GPtrArray) classes = find_classes (school, subject, error);
  g_autoptr (GPtrArray) amendments = amendments_of (school, subject);

  return classes ? rb_register_sheets_new (school, classes, subject->period.from,
                                           subject->period.to, filled, now, amendments)
                 : NULL;
}

static RbDocument *
make_classes (RbSchool *school, RbMoment now, const RbReportSubject *subject, GError **error)
{
  g_autoptr (GPtrArray) classes = find_classes (school, subject, error);
  g_autoptr (GPtrArray) amendments = amendments_of (school, subject);

  return classes ? rb_class_reports_new (school, now, subject->period, classes, amendments) : NULL;
}

static RbDocument *
make_case_file (RbSchool *school, RbMoment now, const RbReportSubject *subject, GError **error)
{
  if (subject->row >= 0)
    return rb_case_sheet_new (school, now, subject->period, (guint) subject->row, subject->reader);
  g_set_error (error, RB_REPORT_ERROR, RB_REPORT_ERROR_WHOM,
               "A case file is of one pupil: say whose.");
  return NULL;
}

/* A meeting or a visit on paper. */
static RbDocument *
make_record (const char *name,
             RbSchool *school,
             RbMoment now,
             const RbReportSubject *subject,
             GError **error)
{
  RbDocument *document = NULL;

  if (strcmp (name, "minutes") == 0)
    document = rb_minutes_new (school, now, subject->record, subject->reader);
  else if (strcmp (name, "contract") == 0)
    document = rb_contract_new (school, now, subject->record);
  else
    document = rb_visit_sheet_new (school, now, subject->record);
  if (document == NULL)
    g_set_error (error, RB_REPORT_ERROR, RB_REPORT_ERROR_WHOM,
                 "There is no %s with the number %" G_GINT64_FORMAT
                 ", or its child has left the file.",
                 strcmp (name, "visit-sheet") == 0 ? "visit" : "meeting", subject->record);
  return document;
}

RbDocument *
rb_report_make (const char *name,
                RbSchool *school,
                RbMoment now,
                const RbReportSubject *subject,
                GError **error)
{
  g_autoptr (RbDocument) document = NULL;

  if (strcmp (name, "pupil") == 0)
    document = make_pupils (school, now, subject, error);
  else if (strcmp (name, "register") == 0 || strcmp (name, "blank-register") == 0)
    document = make_registers (school, now, subject, strcmp (name, "register") == 0, error);
  else if (strcmp (name, "class") == 0)
    document = make_classes (school, now, subject, error);
  else if (strcmp (name, "fire-list") == 0)
    document = rb_fire_list_new (school, now, subject->class_name);
  else if (strcmp (name, "case-file") == 0)
    document = make_case_file (school, now, subject, error);
  else if (g_strv_contains (names, name))
    document = make_record (name, school, now, subject, error);
  else
    g_set_error (error, RB_REPORT_ERROR, RB_REPORT_ERROR_NAME,
                 "There is no report \"%s\"; there are pupil, register, blank-register, class, "
                 "fire-list, case-file, minutes, contract and visit-sheet.",
                 name);
  if (document != NULL && rb_document_n_pages (document) == 0)
    {
      g_set_error (error, RB_REPORT_ERROR, RB_REPORT_ERROR_EMPTY,
                   "There is nothing to print: no pupils or no sessions in this period.");
      return NULL;
    }
  return g_steal_pointer (&document);
}
