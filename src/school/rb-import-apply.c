/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a planned import through the store, in one transaction. */
#include "school/rb-import.h"

#include "school/rb-clock.h"
#include "school/rb-earlier-years.h"

static void
set_maker (RbStoreBatch *batch, const RbImport *import, const RbImportRequest *request)
{
  g_autoptr (RbChange) maker =
      rb_change_new (RB_SOURCE_IMPORT, request->who, request->position, "", request->at);

  rb_record_set (&maker->origin, import->file->name);
  rb_store_batch_set_maker (batch, maker);
}

static void
add_lists (RbStoreBatch *batch, const RbImportPlan *plan)
{
  for (guint i = 0; i < plan->classes->len; i++)
    rb_store_batch_add_class (batch, plan->classes->pdata[i]);
  for (guint i = 0; i < plan->pupils->len; i++)
    rb_store_batch_add_pupil (batch, plan->pupils->pdata[i]);
  for (guint i = 0; i < plan->contacts->len; i++)
    rb_store_batch_add_contact (batch, plan->contacts->pdata[i]);
  for (guint i = 0; i < plan->staff->len; i++)
    rb_store_batch_add_staff (batch, plan->staff->pdata[i]);
  for (guint i = 0; i < plan->years->len; i++)
    {
      const RbTermYear *year = plan->years->pdata[i];

      rb_store_batch_set_calendar (
          batch, year->year, (RbCalendarEvent *) (void *) year->events->data, year->events->len);
    }
}

static const RbPupil *
pupil_of (const RbImportPlan *plan, const RbSchool *school, gint64 id)
{
  int row = rb_roster_find (school->roster, id);

  for (guint i = 0; i < plan->pupils->len; i++)
    if (((const RbPupil *) plan->pupils->pdata[i])->id == id)
      return plan->pupils->pdata[i];
  return row >= 0 ? rb_roster_pupil (school->roster, (guint) row) : NULL;
}

static void
add_previous (RbStoreBatch *batch, const RbImportPlan *plan, const RbSchool *school)
{
  for (guint i = 0; i < plan->previous->len; i++)
    {
      const RbPreviousYear *previous = plan->previous->pdata[i];
      const RbPupil *pupil = pupil_of (plan, school, previous->pupil_id);
      RbEarlierYear year = { -1,
                             previous->year,
                             previous->school,
                             previous->possible,
                             previous->attended,
                             previous->authorised,
                             previous->unauthorised };

      if (pupil != NULL && pupil->upn != NULL)
        rb_earlier_year_write (batch, pupil->upn, &year, previous->marks);
    }
}

static void
add_marks (RbStoreBatch *batch, const RbImportPlan *plan, const RbSchool *school, gint64 at)
{
  RbSchoolDetails *details = rb_school_details_copy (school->details);

  if (plan->change != NULL && rb_change_n (plan->change) > 0)
    rb_store_batch_set_change (batch, plan->change);
  for (guint i = 0; i < plan->ticks->len; i++)
    {
      const RbTick *tick = &g_array_index (plan->ticks, RbTick, i);

      rb_store_batch_tick (batch, tick->pupil_id, tick->session);
    }
  details->imported_at = at;
  rb_store_batch_set_details (batch, details);
  rb_school_details_free (details);
}

static void
add_layout (RbStoreBatch *batch, const RbImport *import)
{
  g_autofree char *text = NULL;
  RbStoredLayout layout = { import->remember, (char *) rb_import_kind_id (import->plan->kind),
                            import->fingerprint, NULL };

  if (import->remember == NULL || import->layout == NULL)
    return;
  g_free (import->layout->name);
  import->layout->name = g_strdup (import->remember);
  layout.text = text = rb_layout_to_text (import->layout);
  rb_store_batch_add_layout (batch, &layout);
}

gboolean
rb_import_apply (RbImport *import,
                 RbStore *store,
                 const RbSchool *school,
                 const RbImportRequest *request,
                 RbApplied *applied,
                 GError **error)
{
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  const RbImportPlan *plan = import->plan;
  RbImportLog log = { .file = import->file->name,
                      .digest = import->file->digest,
                      .kind = (char *) rb_import_kind_id (plan->kind),
                      .layout = import->layout ? import->layout->name : (char *) "",
                      .who = (char *) request->who,
                      .at = request->at,
                      .rows = plan->rows,
                      .added = plan->added,
                      .changed = plan->changed,
                      .same = plan->same,
                      .refused = plan->refused->len };

  set_maker (batch, import, request);
  add_layout (batch, import);
  if (import->layout != NULL)
    log.layout = import->layout->name;
  add_lists (batch, plan);
  add_previous (batch, plan, school);
  if (plan->kind == RB_IMPORT_MARKS)
    add_marks (batch, plan, school, request->at);
  rb_store_batch_add_log (batch, &log);
  return rb_store_import (store, batch, applied, error);
}
