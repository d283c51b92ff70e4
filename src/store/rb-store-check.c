/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking through a whole school file: is it sound inside, do its references hold, is its trail
 * intact, and which marks stand where the rules allow none. */
#include "store/rb-statement.h"
#include "store/rb-store-load.h"
#include "store/rb-store-private.h"

#include <string.h>

/* More than these say nothing new. */
#define MOST_PROBLEMS 20

void
rb_store_check_free (RbStoreCheck *check)
{
  g_ptr_array_unref (check->problems);
  g_array_unref (check->strays);
  rb_audit_verdict_clear (&check->audit);
  g_free (check);
}

/* A file that cannot be read inside is what was looked for, not a failure to look. */
static gboolean
note_failure (RbStoreCheck *check, GError *failed, GError **error)
{
  if (failed == NULL)
    return TRUE;
  if (g_error_matches (failed, RB_STORE_ERROR, RB_STORE_ERROR_DAMAGED)
      || g_error_matches (failed, RB_STORE_ERROR, RB_STORE_ERROR_NOT_SCHOOL))
    {
      g_ptr_array_add (check->problems, g_strdup (failed->message));
      g_error_free (failed);
      return TRUE;
    }
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
check_file (RbDatabase *database, RbStoreCheck *check, GError **error)
{
  GError *failed = NULL;
  RbStatement *read = rb_statement (database, "pragma integrity_check", &failed);

  while (read != NULL && rb_statement_next (read, &failed))
    if (strcmp (rb_statement_text (read, 0), "ok") != 0 && check->problems->len < MOST_PROBLEMS)
      g_ptr_array_add (check->problems,
                       g_strdup_printf ("“%s” is damaged inside (%s). Restore the last backup.",
                                        rb_database_name (database), rb_statement_text (read, 0)));
  return note_failure (check, failed, error);
}

static gboolean
check_references (RbDatabase *database, RbStoreCheck *check, GError **error)
{
  GError *failed = NULL;
  RbStatement *read = rb_statement (database, "pragma foreign_key_check", &failed);

  while (read != NULL && rb_statement_next (read, &failed))
    if (check->problems->len < MOST_PROBLEMS)
      g_ptr_array_add (
          check->problems,
          g_strdup_printf (
              "A row of “%s” refers to a row of “%s” that is not there. Restore the last "
              "backup.",
              rb_statement_text (read, 0), rb_statement_text (read, 2)));
  return note_failure (check, failed, error);
}

static gboolean
check_attached (RbDatabase *database, RbStoreCheck *check, GError **error)
{
  GError *failed = NULL;

  rb_check_files (database, check->problems, MOST_PROBLEMS, &failed);
  return note_failure (check, failed, error);
}

static gboolean
check_trail (RbDatabase *database, RbStoreCheck *check, GCancellable *cancellable, GError **error)
{
  if (!rb_verify_chain (database, NULL, NULL, cancellable, &check->audit, error))
    return FALSE;
  if (!check->audit.intact)
    g_ptr_array_add (check->problems, g_strdup (check->audit.sentence));
  return TRUE;
}

static gboolean
may_stand_anywhere (const RbCodeBook *codes, RbMark mark)
{
  const char *text = rb_code_book_text (codes, mark);

  return strcmp (text, "#") == 0 || strcmp (text, "Z") == 0;
}

/* -1 where the mark is right. */
static int
stray_kind (const RbSchool *school,
            const RbPupil *pupil,
            const RbCalendar *calendar,
            RbSession session,
            RbMark mark)
{
  const char *text = rb_code_book_text (school->codes, mark);

  if (text[0] == '\0')
    return RB_STRAY_UNKNOWN;
  if (rb_code_book_find (school->codes, text, session.date) == NULL)
    return RB_STRAY_NOT_THEN;
  if (rb_calendar_find (calendar, session.date, session.half) < 0)
    return strcmp (text, "#") == 0 ? -1 : RB_STRAY_CLOSED;
  if (!rb_pupil_on_roll (pupil, session.date) && !may_stand_anywhere (school->codes, mark))
    return RB_STRAY_OFF_ROLL;
  return -1;
}

static void
check_string (RbStoreCheck *check,
              const RbSchool *school,
              const RbPupil *pupil,
              const RbCalendar *calendar,
              const guint8 *marks)
{
  for (guint slot = 0; slot < RB_YEAR_SLOTS; slot++)
    if (marks[slot] != RB_MARK_NONE)
      {
        RbSession session = { rb_slot_date (rb_calendar_year (calendar), slot),
                              rb_slot_half (slot) };
        int kind = stray_kind (school, pupil, calendar, session, marks[slot]);
        RbStrayMark stray = { pupil->id, session, marks[slot], (RbStrayKind) kind };
        if (kind >= 0)
          g_array_append_val (check->strays, stray);
      }
}

static gboolean
check_marks (RbDatabase *database, RbStoreCheck *check, const RbSchool *school, GError **error)
{
  GError *failed = NULL;
  RbStatement *read = rb_statement (
      database, "select year, pupil_id, marks from year_marks order by year, pupil_id", &failed);

  while (read != NULL && rb_statement_next (read, &failed))
    {
      const RbMarkMatrix *matrix = rb_school_year (school, (int) rb_statement_int (read, 0));
      int row = rb_roster_find (school->roster, rb_statement_int (read, 1));
      gsize length;
      const guint8 *marks = rb_statement_blob (read, 2, &length);
      if (matrix != NULL && row >= 0 && length == RB_YEAR_SLOTS)
        check_string (check, school, rb_roster_pupil (school->roster, (guint) row),
                      rb_mark_matrix_calendar (matrix), marks);
    }
  return note_failure (check, failed, error);
}

static gboolean
check_rules (RbDatabase *database,
             RbStore *store,
             RbStoreCheck *check,
             GCancellable *cancellable,
             GError **error)
{
  GError *failed = NULL;
  const RbGuard everything = { .on = FALSE };
  g_autoptr (RbSchool) school =
      rb_read_school (database, store->codes, &everything, cancellable, &failed);

  if (school == NULL)
    return note_failure (check, failed, error);
  return check_marks (database, check, school, error);
}

static gpointer
check_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  RbStoreCheck *check = g_new0 (RbStoreCheck, 1);

  check->problems = g_ptr_array_new_with_free_func (g_free);
  check->strays = g_array_new (FALSE, FALSE, sizeof (RbStrayMark));
  if (check_file (database, check, error) && check_references (database, check, error)
      && check_attached (database, check, error)
      && check_trail (database, check, cancellable, error)
      && check_rules (database, data, check, cancellable, error))
    return check;
  rb_store_check_free (check);
  return NULL;
}

RbStoreCheck *
rb_store_check (RbStore *store, GCancellable *cancellable, GError **error)
{
  if (!rb_store_may (store, RB_RIGHT_VERIFY, error))
    return NULL;
  return rb_store_run_read (store, check_job, store, cancellable, error);
}

void
rb_store_check_async (RbStore *store,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = rb_store_task (store, rb_store_check_async, cancellable, callback, user_data);

  GError *error = NULL;
  if (rb_store_may (store, RB_RIGHT_VERIFY, &error))
    rb_store_push_read (store, check_job, task, store, NULL, (GDestroyNotify) rb_store_check_free);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

RbStoreCheck *
rb_store_check_finish (RbStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
