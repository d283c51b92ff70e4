/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of marks that wait to be keyed into the MIS, as marks are written. */
#include "store/rb-statement.h"
#include "store/rb-store-marks.h"
#include "store/rb-store-writing.h"

static void
bind_cell (RbStatement *statement, gint64 pupil_id, RbSession session)
{
  rb_statement_bind_date (statement, ":day", session.date);
  rb_statement_bind_half (statement, ":session", session.half);
  rb_statement_bind_int (statement, ":pupil_id", pupil_id);
}

/* A mark that was on the list already: by whom and when it changed last. */
static gboolean
write_again (RbDatabase *database,
             const RbChange *change,
             gint64 pupil_id,
             RbSession session,
             GError **error)
{
  RbStatement *write = rb_statement (database,
                                     "update key_back set changed_at = :changed_at, who = :who"
                                     " where day = :day and session = :session"
                                     " and pupil_id = :pupil_id",
                                     error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_stamp (write, ":changed_at", change->at);
  rb_statement_bind_text (write, ":who", change->who);
  bind_cell (write, pupil_id, session);
  return rb_statement_run (write, error);
}

/* A mark that is again what the MIS has need not be keyed. */
static gboolean
drop (RbWriting *writing, gint64 pupil_id, const RbCell *cell, GError **error)
{
  const RbDetail *is = rb_cell_detail_is (cell);
  RbStatement *away;

  if (is != NULL && is->minutes >= 0)
    return TRUE;
  away = rb_statement (writing->database,
                       "delete from key_back where day = :day and session = :session"
                       " and pupil_id = :pupil_id and code_was = :code_is",
                       error);
  if (away == NULL)
    return FALSE;
  bind_cell (away, pupil_id, cell->session);
  rb_statement_bind_text (away, ":code_is", rb_code_book_text (writing->codes, cell->is));
  return rb_statement_run (away, error);
}

gboolean
rb_write_key_back (RbWriting *writing,
                   const RbChange *change,
                   gint64 pupil_id,
                   const RbCell *cell,
                   RbMark was,
                   GError **error)
{
  RbStatement *write =
      rb_statement (writing->database,
                    "insert into key_back (day, session, pupil_id, changed_at, who, code_was)"
                    " values (:day, :session, :pupil_id, :changed_at, :who, :code_was)"
                    " on conflict (day, session, pupil_id) do nothing",
                    error);

  if (write == NULL)
    return FALSE;
  bind_cell (write, pupil_id, cell->session);
  rb_statement_bind_stamp (write, ":changed_at", change->at);
  rb_statement_bind_text (write, ":who", change->who);
  rb_statement_bind_text (write, ":code_was", rb_code_book_text (writing->codes, was));
  if (!rb_statement_run (write, error))
    return FALSE;
  /* It was not on the list: nothing there can be out of date. */
  if (rb_database_changed (writing->database) == 1)
    return TRUE;
  return write_again (writing->database, change, pupil_id, cell->session, error)
         && (was == cell->is || drop (writing, pupil_id, cell, error));
}

gboolean
rb_tick_key_back (RbWriting *writing, gint64 pupil_id, RbSession session, GError **error)
{
  RbStatement *away = rb_statement (
      writing->database,
      "delete from key_back where day = :day and session = :session and pupil_id = :pupil_id",
      error);

  if (away == NULL)
    return FALSE;
  bind_cell (away, pupil_id, session);
  return rb_statement_run (away, error);
}
