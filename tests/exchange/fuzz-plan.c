/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer: any file, from its bytes to the refused rows of its plan. */
#include "exchange/rb-import-plan.h"

#include "rb-test.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static RbSchool *school;
  static const char *const rows[] = { "/", NULL };
  RbImportOptions options = { .today = { d ("2025-12-19"), 1440 } };
  GBytes *bytes = g_bytes_new_static (data, size);
  RbImportFile *file = rb_import_read_bytes (bytes, "f", NULL);
  RbLayout *layout = file == NULL ? NULL : rb_import_file_layout (file, RB_IMPORT_UNKNOWN, NULL);
  char *problem = layout == NULL ? NULL : rb_layout_problem (layout);

  if (school == NULL)
    {
      school = test_school (test_calendar_2025 (), rows, NULL);
    }
  if (layout != NULL && problem == NULL)
    {
      RbImportPlan *plan = rb_import_plan_new (school, file, layout, &options);

      g_free (rb_import_plan_refused_csv (plan, file, layout));
      rb_import_plan_free (plan);
    }
  g_free (problem);
  g_clear_pointer (&layout, rb_layout_free);
  g_clear_pointer (&file, rb_import_file_free);
  g_bytes_unref (bytes);
  return 0;
}
