/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from a button to a workbook on the disk. */
#include "app/reports/rb-overview-saver.h"

#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "app/rb-task.h"
#include "exchange/rb-overview-workbook.h"
#include "school/rb-benchmark-table.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *from;
  RbSchool *school;
  RbMoment now;
  int year;
  RbBenchmarks *benchmarks;
  char *path;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->from);
  rb_school_unref (save->school);
  rb_benchmarks_unref (save->benchmarks);
  g_free (save->path);
  g_free (save);
}

static gboolean
save_work (RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  Save *save = data;
  gboolean done;

  *result = g_path_get_basename (save->path);
  done = rb_overview_workbook_write (save->school, save->now, save->year, save->benchmarks,
                                     save->path, error);
  return done;
}

static void
chosen_cb (GFile *file, gpointer data)
{
  Save *save = data;

  if (!file)
    {
      save_free (save);
      return;
    }
  save->path = g_strdup (g_file_peek_path (file));
  rb_task_run (save->from, _ ("Writing the workbook"), save_work, save, save_free, rb_notice_saved,
               save->from);
}

void
rb_overview_saver_run (GtkWidget *from, RbWorkspace *workspace, int year)
{
  g_autofree char *label = rb_academic_year_label (year);
  g_autofree char *name =
      g_strdelimit (g_strdup_printf (_ ("Attendance Overview %s.xlsx"), label), "/", '-');
  Save *save = g_new0 (Save, 1);

  save->from = g_object_ref (from);
  save->school = rb_school_ref (rb_workspace_school (workspace));
  save->now = rb_workspace_now (workspace);
  save->year = year;
  save->benchmarks = rb_benchmark_table (rb_workspace_store (workspace));
  rb_compat_save_file (GTK_WINDOW (gtk_widget_get_root (from)), _ ("Save the workbook"), name,
                       chosen_cb, save);
}
