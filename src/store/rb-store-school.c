/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling an empty file from a whole school in memory: the sample school, and "save a copy" of one
 * whose file has gone. */
#include "store/rb-store-error.h"
#include "store/rb-store-private.h"

typedef struct
{
  RbSchool *school;
  const char *who;
  const char *position;
  gint64 at;
} Filling;

static void
add_people (RbStoreBatch *batch, const RbRoster *roster)
{
  for (guint i = 0; i < rb_roster_n_classes (roster); i++)
    rb_store_batch_add_class (batch, rb_roster_nth_class (roster, i));
  for (guint i = 0; i < rb_roster_n (roster); i++)
    rb_store_batch_add_pupil (batch, (RbPupil *) rb_roster_pupil (roster, i));
  for (guint i = 0; i < rb_roster_n_contacts (roster); i++)
    rb_store_batch_add_contact (batch, rb_roster_nth_contact (roster, i));
  for (guint i = 0; i < rb_roster_n_staff (roster); i++)
    rb_store_batch_add_staff (batch, rb_roster_staff (roster, i));
}

static void
add_calendar (RbStoreBatch *batch, const RbCalendar *calendar)
{
  guint n = rb_calendar_n_events (calendar);
  g_autofree RbCalendarEvent *events = g_new (RbCalendarEvent, n + 1);

  for (guint i = 0; i < n; i++)
    events[i] = *rb_calendar_event (calendar, i);
  rb_store_batch_set_calendar (batch, rb_calendar_year (calendar), events, n);
}

/* All marks of a year as first entries of one batch. */
static RbChange *
change_of_year (const Filling *filling, const RbMarkMatrix *matrix)
{
  const RbSchool *school = filling->school;
  const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  RbChange *change = rb_change_new (school->details->sample ? RB_SOURCE_SAMPLE : RB_SOURCE_IMPORT,
                                    filling->who, filling->position, "", filling->at);

  for (guint r = 0; r < rb_mark_matrix_n_rows (matrix); r++)
    {
      const guint8 *marks = rb_mark_matrix_row (matrix, r);
      gint64 id = rb_roster_pupil (school->roster, r)->id;
      for (guint c = 0; c < rb_mark_matrix_n_columns (matrix); c++)
        if (marks[c] != RB_MARK_NONE && marks[c] != RB_MARK_OFF_ROLL)
          {
            RbSession session = rb_calendar_session (calendar, c);
            rb_change_add (change, id, session, RB_MARK_NONE, marks[c], NULL,
                           rb_school_cell_detail (school, id, session));
          }
    }
  return change;
}

static RbChange *
change_of_office (const Filling *filling)
{
  const RbOffice *office = filling->school->office;
  RbChange *change =
      rb_change_new (RB_SOURCE_SAMPLE, filling->who, filling->position, "", filling->at);

  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    for (guint i = 0; i < rb_office_n (office, kind); i++)
      rb_change_add_record (change, NULL, (gpointer) rb_office_nth (office, kind, i));
  return change;
}

static gboolean
write_registers (RbWriting *writing, const RbOffice *office, GError **error)
{
  for (guint i = 0; i < rb_office_n_registers (office); i++)
    {
      const RbSavedRegister *saved = rb_office_nth_register (office, i);
      if (!rb_write_saved_register (writing->database, saved->class_id, saved->session,
                                    saved->saved_at, saved->who, error))
        return FALSE;
    }
  return TRUE;
}

static RbStoreBatch *
batch_of_school (const Filling *filling)
{
  RbStoreBatch *batch = rb_store_batch_new ();
  const RbSchool *school = filling->school;

  rb_store_batch_set_details (batch, school->details);
  for (guint i = 0; i < rb_policy_book_n (school->policies); i++)
    rb_store_batch_add_policy (batch, (RbPolicy *) rb_policy_book_nth (school->policies, i));
  add_people (batch, school->roster);
  for (guint i = 0; i < school->years->len; i++)
    {
      const RbMarkMatrix *matrix = school->years->pdata[i];
      g_autoptr (RbChange) change = change_of_year (filling, matrix);
      add_calendar (batch, rb_mark_matrix_calendar (matrix));
      if (rb_change_n (change) > 0)
        rb_store_batch_add_change (batch, change);
    }
  g_autoptr (RbChange) office = change_of_office (filling);
  if (!rb_change_is_empty (office))
    rb_store_batch_add_change (batch, office);
  return batch;
}

static gboolean
school_step (RbWriting *writing, gpointer data, GError **error)
{
  Filling *filling = data;
  const RbSchoolDetails *details = filling->school->details;
  gint64 pupils;

  if (!rb_database_get_int (writing->database, "select count(*) from pupil", 0, &pupils, error))
    return FALSE;
  if (pupils > 0)
    {
      g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_EXISTS,
                   "“%s” holds pupils already. Choose a new file for the copy.",
                   rb_database_name (writing->database));
      return FALSE;
    }
  /* Afterwards the date of the last import is the school's, not today's. */
  return rb_write_batch (writing, error)
         && write_registers (writing, filling->school->office, error)
         && rb_write_details (writing->database, details, error);
}

gboolean
rb_store_write_school (RbStore *store,
                       RbSchool *school,
                       const char *who,
                       const char *position,
                       gint64 at,
                       GError **error)
{
  Filling filling = { school, who, position, at };
  g_autoptr (RbStoreBatch) batch = batch_of_school (&filling);

  return rb_store_run_write (store, school_step, &filling, batch, NULL, error);
}
