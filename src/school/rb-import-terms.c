/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Term dates of a school that is only being made: read and planned against a school with nothing in
 * it. */
#include "school/rb-import.h"

#include "rb-data.h"
#include "school/rb-clock.h"
#include "school/rb-open.h"

static void
clear_event (gpointer data)
{
  g_free (((RbCalendarEvent *) data)->name);
}

GArray *
rb_import_new_events (void)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));

  g_array_set_clear_func (events, clear_event);
  return events;
}

/* A school with nothing in it, for a plan that is made before the school. */
static RbSchool *
empty_school (void)
{
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);

  g_ptr_array_add (policies, rb_policy_preset (rb_policy_presets ()[0]));
  return rb_school_new (
      rb_school_details_new (""), rb_code_book_new (rb_data_find ("codes/codes.csv", NULL)),
      rb_policy_book_new (policies),
      rb_roster_new (g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref), NULL, NULL,
                     NULL),
      g_ptr_array_new_with_free_func ((GDestroyNotify) rb_mark_matrix_unref), NULL);
}

static GArray *
events_of (const RbImportPlan *plan)
{
  GArray *events = rb_import_new_events ();

  for (guint y = 0; y < plan->years->len; y++)
    {
      const RbTermYear *year = plan->years->pdata[y];

      for (guint i = 0; i < year->events->len; i++)
        {
          RbCalendarEvent event = g_array_index (year->events, RbCalendarEvent, i);

          event.name = g_strdup (event.name);
          g_array_append_val (events, event);
        }
    }
  return events;
}

GArray *
rb_import_read_terms (const char *path, GError **error)
{
  g_autoptr (RbImportFile) file = rb_import_read (path, error);
  g_autoptr (RbSchool) school = empty_school ();
  g_autoptr (RbLayout) layout = NULL;
  g_autoptr (RbImportPlan) plan = NULL;
  RbImportOptions options = {
    .today = rb_now (), .who = "", .position = "", .at = rb_clock_seconds ()
  };

  if (file == NULL)
    return NULL;
  layout = rb_import_file_layout (file, RB_IMPORT_TERMS,
                                  (file->ctf == NULL && file->ics == NULL) ? error : NULL);
  if ((file->ctf == NULL && file->ics == NULL) && layout == NULL)
    return NULL;
  plan = rb_import_plan_new (school, file, layout, &options);
  if (plan->refused->len > 0)
    {
      const RbRefusal *refusal = plan->refused->pdata[0];

      g_set_error (error, RB_IMPORT_ERROR, RB_IMPORT_ERROR_TERMS, "%s, row %u: %s", path,
                   refusal->row, refusal->reason);
      return NULL;
    }
  return events_of (plan);
}
