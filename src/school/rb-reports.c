/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the pupils and classes of a report and has it made. */
#include "school/rb-reports.h"

#include "documents/rb-class-report.h"
#include "documents/rb-pupil-report.h"
#include "documents/rb-register-sheet.h"

#include <string.h>

G_DEFINE_QUARK (rb - report - error - quark, rb_report_error)

static const char *const names[] = { "pupil", "register", "blank-register", "class", NULL };

const char *const *
rb_report_names (void)
{
  return names;
}

/* The class of that name, or all of the year of the period's last day. */
static GPtrArray *
find_classes (const RbSchool *school, const RbReportSubject *subject, GError **error)
{
  int year = rb_academic_year_of (subject->period.to);
  const RbClass *one;
  GPtrArray *classes;

  if (subject->class_name == NULL)
    return rb_roster_classes (school->roster, year);
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

static RbDocument *
make_pupils (RbSchool *school, RbMoment now, const RbReportSubject *subject, GError **error)
{
  g_autoptr (GArray) rows = find_rows (school, subject, error);

  return rows ? rb_pupil_reports_new (school, now, subject->period, rows) : NULL;
}

static RbDocument *
make_registers (
    RbSchool *school, RbMoment now, const RbReportSubject *subject, gboolean filled, GError **error)
{
  g_autoptr (GPtrArray) classes = find_classes (school, subject, error);

  return classes ? rb_register_sheets_new (school, classes, subject->period.from,
                                           subject->period.to, filled, now)
                 : NULL;
}

static RbDocument *
make_classes (RbSchool *school, RbMoment now, const RbReportSubject *subject, GError **error)
{
  g_autoptr (GPtrArray) classes = find_classes (school, subject, error);

  return classes ? rb_class_reports_new (school, now, subject->period, classes) : NULL;
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
  else
    g_set_error (error, RB_REPORT_ERROR, RB_REPORT_ERROR_NAME,
                 "There is no report \"%s\"; there are pupil, register, blank-register and class.",
                 name);
  if (document != NULL && rb_document_n_pages (document) == 0)
    {
      g_set_error (error, RB_REPORT_ERROR, RB_REPORT_ERROR_EMPTY,
                   "There is nothing to print: no pupils or no sessions in this period.");
      return NULL;
    }
  return g_steal_pointer (&document);
}
