/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing the register that is shown. */
#include "app/register/rb-register-print.h"

#include "app/rb-notice.h"
#include "app/rb-printing.h"
#include "app/register/rb-register-grid.h"
#include "school/rb-reports.h"

static void
print (GtkWidget *grid, RbWorkspace *workspace, const RbRegisterChoice *one, gboolean blank)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbRegisterScene *scene = rb_register_grid_scene (RB_REGISTER_GRID (grid));
  RbMoment now = rb_workspace_now (workspace);
  RbReportSubject subject = { .row = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) audit = NULL;
  g_autoptr (RbDocument) document = NULL;
  RbDate date;

  if (!school || !scene || !one || scene->place >= rb_register_layout_n_places (scene->layout))
    return;
  date = rb_register_layout_day (scene->layout, scene->place / 2)->date;
  subject.class_name = one->class_id ? one->name : NULL;
  subject.year_group = one->year_group;
  subject.period = rb_period_of (school, blank ? RB_PERIOD_WEEK : RB_PERIOD_HALF_TERM, date);
  if (!blank) /* no filled sheets of weeks to come */
    subject.period.to = MIN (subject.period.to, MAX (now.date, date));
  subject.audit = audit = rb_report_audit (rb_workspace_store (workspace), &subject, &error);
  document =
      audit ? rb_report_make (blank ? "blank-register" : "register", school, now, &subject, &error)
            : NULL;
  if (document)
    rb_printing_print (grid, document);
  else
    rb_notice_error (grid, error, NULL, NULL);
}

void
rb_register_print (GtkWidget *grid, RbWorkspace *workspace, const RbRegisterChoice *one)
{
  print (grid, workspace, one, FALSE);
}

void
rb_register_print_blank (GtkWidget *grid, RbWorkspace *workspace, const RbRegisterChoice *one)
{
  print (grid, workspace, one, TRUE);
}
