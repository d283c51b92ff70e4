/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be written for whoever asked. What they may read is rb-store-hide's. */
#include "store/rb-store-guard.h"

#include "store/rb-statement.h"
#include "store/rb-store-batch-private.h"
#include "store/rb-store-error.h"
#include "store/rb-store-load.h"
#include "store/rb-store-marks.h"

#include "domain/rb-case-records.h"
#include "domain/rb-confidence.h"

#include <string.h>

static gboolean
refuse (const RbGuard *guard, RbRight right, GError **error)
{
  g_autofree char *why = rb_identity_refusal (guard->identity, right);

  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS, "%s Nothing was written.", why);
  return FALSE;
}

gboolean
rb_guard_lacks (const RbGuard *guard, RbRight right)
{
  return guard->on && (guard->identity == NULL || !rb_identity_may (guard->identity, right));
}

static gboolean
has (const RbGuard *guard, RbRight right)
{
  return !rb_guard_lacks (guard, right);
}

gboolean
rb_guard_may (const RbGuard *guard, RbRight right, GError **error)
{
  return has (guard, right) || refuse (guard, right, error);
}

/* Kept by the program itself, whoever works. */
static gboolean
is_free_setting (const char *name)
{
  return strcmp (name, "last_backup") == 0 || strcmp (name, "sample-day") == 0;
}

static gboolean
may_set (const RbGuard *guard, const RbStoreBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->settings->len; i++)
    {
      const RbBatchSetting *setting = batch->settings->pdata[i];
      RbRight right =
          g_str_has_prefix (setting->name, "previous/") ? RB_RIGHT_IMPORT : RB_RIGHT_SCHOOL;

      if (!is_free_setting (setting->name) && !rb_guard_may (guard, right, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_by (const RbGuard *guard, const char *who, GError **error)
{
  if (strcmp (who ? who : "", guard->identity->name) == 0)
    return TRUE;
  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS,
               "%s is signed in, but this was done by %s. Sign in again. Nothing was written.",
               guard->identity->name, who && *who ? who : "nobody");
  return FALSE;
}

gboolean
rb_guard_batch (const RbGuard *guard, const RbStoreBatch *batch, GError **error)
{
  const struct
  {
    gboolean there;
    RbRight right;
  } members[] = {
    { batch->details != NULL, batch->logs->len > 0 ? RB_RIGHT_IMPORT : RB_RIGHT_SCHOOL },
    { batch->pupils->len + batch->classes->len + batch->contacts->len + batch->contacts_gone->len
          > 0,
      RB_RIGHT_PUPILS },
    { batch->staff->len > 0, RB_RIGHT_STAFF },
    { batch->years->len > 0, RB_RIGHT_CALENDAR },
    { batch->policies->len + batch->policies_gone->len > 0, RB_RIGHT_POLICY },
    { batch->layouts->len + batch->layouts_gone->len + batch->logs->len > 0, RB_RIGHT_IMPORT },
    { batch->templates->len + batch->choices->len > 0, RB_RIGHT_LETTERS },
    { batch->ticks->len > 0, RB_RIGHT_MARK_ALL },
  };

  if (!guard->on)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].there && !rb_guard_may (guard, members[i].right, error))
      return FALSE;
  return (batch->maker == NULL || is_by (guard, batch->maker->who, error))
         && may_set (guard, batch, error);
}

/* The head's word, or that of somebody to whom it was given: decided where it was not, or decided
 * otherwise. */
static gboolean
decides (const RbRecordChange *record)
{
  const RbRecord *either = record->is ? record->is : record->was;

  if (either->kind == RB_RECORD_LEAVE)
    {
      const RbLeave *was = (const RbLeave *) record->was, *is = (const RbLeave *) record->is;
      const char *before = was ? was->state : "open", *after = is ? is->state : "open";
      gboolean decided = strcmp (before, "decided") == 0 || strcmp (after, "decided") == 0;

      return decided
             && (strcmp (before, after) != 0 || was == NULL || is == NULL
                 || strcmp (was->decided_by, is->decided_by) != 0
                 || strcmp (was->decision_reason, is->decision_reason) != 0);
    }
  if (either->kind == RB_RECORD_LEAVE_DAY)
    {
      const RbLeaveDay *was = (const RbLeaveDay *) record->was;
      const RbLeaveDay *is = (const RbLeaveDay *) record->is;

      return g_strcmp0 (was ? was->decision : "open", is ? is->decision : "open") != 0
             || g_strcmp0 (was ? was->code : "", is ? is->code : "") != 0;
    }
  return FALSE;
}

static RbRight
right_of_kind (RbRecordKind kind)
{
  static const RbRight needed[RB_N_RECORDS] = {
    [RB_RECORD_ATTEMPT] = RB_RIGHT_CALLS,
    [RB_RECORD_OUTCOME] = RB_RIGHT_CALLS,
    [RB_RECORD_ARRIVAL] = RB_RIGHT_LATE_DESK,
    [RB_RECORD_ABSENCE] = RB_RIGHT_LEAVE_INTAKE,
    [RB_RECORD_LEAVE] = RB_RIGHT_LEAVE_INTAKE,
    [RB_RECORD_LEAVE_DAY] = RB_RIGHT_LEAVE_INTAKE,
    [RB_RECORD_TIMETABLE] = RB_RIGHT_LEAVE_INTAKE,
    [RB_RECORD_SUSPENSION] = RB_RIGHT_LEAVE_INTAKE,
    [RB_RECORD_ACTION] = RB_RIGHT_POLICY,
    [RB_RECORD_TICK] = RB_RIGHT_ACTIONS,
    [RB_RECORD_SENT] = RB_RIGHT_LISTS,
    [RB_RECORD_SEAL] = RB_RIGHT_SEAL,
    [RB_RECORD_COVER] = RB_RIGHT_PUPILS,
    [RB_RECORD_FLAG] = RB_RIGHT_CALLS,
    [RB_RECORD_NOTE] = RB_RIGHT_CASES,
    [RB_RECORD_MEETING] = RB_RIGHT_CASES,
    [RB_RECORD_MEETING_PUPIL] = RB_RIGHT_CASES,
    [RB_RECORD_PROMISE] = RB_RIGHT_CASES,
    [RB_RECORD_TARGET] = RB_RIGHT_CASES,
    [RB_RECORD_VISIT] = RB_RIGHT_CASES,
    [RB_RECORD_STAGE] = RB_RIGHT_POLICY,
    [RB_RECORD_STAY] = RB_RIGHT_CASES,
    [RB_RECORD_STAGE_ANSWER] = RB_RIGHT_CASES,
    [RB_RECORD_ATTACHMENT] = RB_RIGHT_CASES,
  };

  return needed[kind];
}

/* A new note of the kind that anybody who knows the child may write. */
static gboolean
is_new_concern (const RbRecordChange *record)
{
  return record->was == NULL && record->is->kind == RB_RECORD_NOTE
         && strcmp (((const RbNote *) record->is)->kind, "concern") == 0;
}

static gboolean
refuse_stale (GError **error)
{
  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_CHANGED,
               "This entry of the office's book was changed meanwhile. Look at it again. Nothing "
               "was written.");
  return FALSE;
}

/* What it was must be what is stored, as the identity sees it: otherwise a right would be asked of
 * the wrong words. */
static gboolean
is_as_stored (const RbGuard *guard, const RbRecordChange *record, GError **error)
{
  const RbRecord *either = record->is ? record->is : record->was;
  g_autoptr (GError) failed = NULL;
  RbRecord *stored = rb_read_record (guard->database, either->kind, either->id, &failed);
  gboolean same;

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (stored == NULL || record->was == NULL)
    {
      same = stored == NULL && record->was == NULL;
      g_clear_pointer (&stored, rb_record_unref);
      return same || refuse_stale (error);
    }
  same = rb_record_equal (stored, record->was);
  rb_record_unref (stored);
  if (same)
    return TRUE;
  return record->was->hidden ? rb_guard_may (guard, RB_RIGHT_READ_CONFIDENTIAL, error)
                             : refuse_stale (error);
}

static gboolean
may_kind (const RbGuard *guard, const RbRecordChange *record, GError **error)
{
  const RbRecord *either = record->is ? record->is : record->was;

  if (!is_new_concern (record))
    return rb_guard_may (guard, right_of_kind (either->kind), error);
  return rb_guard_may (guard, RB_RIGHT_CONCERNS, error)
         && rb_guard_pupil (guard, rb_record_pupil (either), error);
}

static gboolean
may_record (const RbGuard *guard, const RbRecordChange *record, GError **error)
{
  gboolean confidential = rb_confidence_change (record);

  return may_kind (guard, record, error)
         && (!confidential || rb_guard_may (guard, RB_RIGHT_WRITE_CONFIDENTIAL, error))
         && (!decides (record) || rb_guard_may (guard, RB_RIGHT_DECIDE_LEAVE, error))
         && is_as_stored (guard, record, error);
}

/* Marks that follow from a message or a decision have the right of that record: of its children,
 * and of nobody else. */
static gboolean
follows_from_records (const RbChange *change)
{
  g_autoptr (GHashTable) pupils = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rb_change_n_records (change); i++)
    {
      const RbRecordChange *record = rb_change_record (change, i);
      gint64 id = rb_record_pupil (record->is ? record->is : record->was);

      if (id != 0)
        g_hash_table_add (pupils, g_memdup2 (&id, sizeof id));
    }
  for (guint i = 0; i < rb_change_n (change); i++)
    if (!g_hash_table_contains (pupils, &rb_change_cell (change, i)->pupil_id))
      return FALSE;
  return g_hash_table_size (pupils) > 0;
}

gboolean
rb_guard_change (const RbGuard *guard, const RbChange *change, GError **error)
{
  if (!guard->on)
    return TRUE;
  if (!rb_guard_may (guard, rb_change_n (change) > 0 ? RB_RIGHT_MARK_OWN : RB_RIGHT_READ_OWN, error)
      || !is_by (guard, change->who, error))
    return FALSE;
  if (change->source == RB_SOURCE_BULK && !follows_from_records (change)
      && !rb_guard_may (guard, RB_RIGHT_BULK, error))
    return FALSE;
  if ((change->source == RB_SOURCE_IMPORT || change->source == RB_SOURCE_SAMPLE)
      && !rb_guard_may (guard, RB_RIGHT_IMPORT, error))
    return FALSE;
  for (guint i = 0; i < rb_change_n_records (change); i++)
    if (!may_record (guard, rb_change_record (change, i), error))
      return FALSE;
  return TRUE;
}

gboolean
rb_guard_every_mark (const RbGuard *guard)
{
  return has (guard, RB_RIGHT_MARK_ALL) && has (guard, RB_RIGHT_AMEND);
}

/* 1 where the class is theirs, 0 not, -1 with an error. */
static int
takes_class (const RbGuard *guard, gint64 class_id, RbSession session, GError **error)
{
  GError *failed = NULL;
  gboolean theirs = FALSE;
  RbStatement *read = rb_statement (
      guard->database, "select year, name, year_group, teacher from class where id = :id", error);

  if (read == NULL)
    return -1;
  rb_statement_bind_int (read, ":id", class_id);
  if (rb_statement_next (read, &failed))
    {
      RbClass *klass =
          rb_class_new (class_id, (int) rb_statement_int (read, 0), rb_statement_text (read, 1),
                        rb_statement_text (read, 2), rb_statement_text (read, 3));
      theirs = rb_identity_has_class (guard->identity, klass);
      rb_class_free (klass);
    }
  rb_statement_reset (read);
  if (failed != NULL || theirs)
    {
      if (failed != NULL)
        g_propagate_error (error, failed);
      return failed ? -1 : 1;
    }
  g_autoptr (GPtrArray) covers = rb_read_records (guard->database, RB_RECORD_COVER, error);
  for (guint i = 0; covers != NULL && i < covers->len; i++)
    theirs = theirs
             || rb_identity_covers (guard->identity, covers->pdata[i], class_id, session.date,
                                    session.half);
  return covers ? theirs : -1;
}

gboolean
rb_guard_cell (const RbGuard *guard,
               gint64 class_id,
               RbSession session,
               RbDate today,
               gboolean amendment,
               GError **error)
{
  int theirs;

  if (!guard->on)
    return TRUE;
  if (amendment)
    return rb_guard_may (guard, RB_RIGHT_AMEND, error);
  if (has (guard, RB_RIGHT_MARK_ALL))
    return TRUE;
  if (session.date != today || class_id == 0)
    return refuse (guard, RB_RIGHT_MARK_ALL, error);
  theirs = takes_class (guard, class_id, session, error);
  return theirs > 0 || (theirs == 0 && refuse (guard, RB_RIGHT_MARK_ALL, error));
}

gboolean
rb_guard_pupil (const RbGuard *guard, gint64 pupil_id, GError **error)
{
  gint64 class_id = 0;

  if (has (guard, RB_RIGHT_READ_ALL))
    return TRUE;
  if (!rb_read_class_on (guard->database, pupil_id, guard->identity->day, &class_id, error))
    return FALSE;
  for (RbHalf half = RB_AM; half <= RB_PM && class_id != 0; half++)
    {
      RbSession session = { guard->identity->day, half };
      int theirs = takes_class (guard, class_id, session, error);

      if (theirs != 0)
        return theirs > 0;
    }
  return refuse (guard, RB_RIGHT_READ_ALL, error);
}

gboolean
rb_guard_register (const RbGuard *guard,
                   const char *who,
                   gint64 class_id,
                   RbSession session,
                   RbDate today,
                   GError **error)
{
  return !guard->on
         || (rb_guard_may (guard, RB_RIGHT_MARK_OWN, error) && is_by (guard, who, error)
             && rb_guard_cell (guard, class_id, session, today, FALSE, error));
}

gboolean
rb_guard_keys (const RbGuard *guard, GError **error)
{
  g_autoptr (GPtrArray) staff = NULL;

  if (!guard->on)
    return TRUE;
  staff = rb_read_staff (guard->database, error);
  if (staff == NULL)
    return FALSE;
  for (guint i = 0; i < staff->len; i++)
    {
      const RbStaff *one = staff->pdata[i];
      if (one->has_pin && !one->left && one->last_day == RB_DATE_NONE
          && (rb_staff_rights (one) & RB_RIGHT_BIT (RB_RIGHT_STAFF)) != 0)
        return TRUE;
    }
  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS,
               "With sign-in, one headteacher or attendance lead must have a PIN: without one, "
               "nobody could set a forgotten PIN. Nothing was written.");
  return FALSE;
}
