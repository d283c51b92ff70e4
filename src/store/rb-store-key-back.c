/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of marks that wait to be keyed into the MIS, as marks are written. */
#include "store/rb-statement.h"
#include "store/rb-store-marks.h"
#include "store/rb-store-writing.h"

#include <string.h>

static void
bind_cell (RbStatement *statement, gint64 pupil_id, RbSession session)
{
  rb_statement_bind_date (statement, ":day", session.date);
  rb_statement_bind_half (statement, ":session", session.half);
  rb_statement_bind_int (statement, ":pupil_id", pupil_id);
}

/* Marks that are new on the list are put there so many at once. */
#define NEW_AT_ONCE 8

typedef struct
{
  gint64 pupil_id;
  RbSession session;
  const char *code_was;
} NewMark;

/* What the list says the MIS has, by rb_cell_key(), of the days that were asked for. */
struct _RbKeyList
{
  GHashTable *days;  /* RbDate */
  GHashTable *codes; /* guint64 -> code, interned */
  NewMark new_marks[NEW_AT_ONCE];
  guint n_new;
};

RbKeyList *
rb_key_list_new (void)
{
  RbKeyList *list = g_new0 (RbKeyList, 1);

  list->days = g_hash_table_new (NULL, NULL);
  list->codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return list;
}

void
rb_key_list_free (RbKeyList *list)
{
  g_hash_table_unref (list->days);
  g_hash_table_unref (list->codes);
  g_free (list);
}

static void
remember (RbKeyList *list, gint64 pupil_id, RbSession session, const char *code)
{
  guint64 key = rb_cell_key (pupil_id, session);

  g_hash_table_insert (list->codes, g_memdup2 (&key, sizeof key),
                       (gpointer) g_intern_string (code));
}

static gboolean
read_day (RbDatabase *database, RbKeyList *list, RbDate day, GError **error)
{
  GError *failed = NULL;
  RbStatement *read = rb_statement (
      database, "select pupil_id, session, code_was from key_back where day = :day", error);

  if (read == NULL)
    return FALSE;
  rb_statement_bind_date (read, ":day", day);
  while (rb_statement_next (read, &failed))
    remember (list, rb_statement_int (read, 0), (RbSession){ day, rb_statement_half (read, 1) },
              rb_statement_text (read, 2));
  if (failed != NULL)
    g_propagate_error (error, failed);
  else
    g_hash_table_add (list->days, GINT_TO_POINTER (day));
  return failed == NULL;
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

#define LIST_COLUMNS "(changed_at, who, day, session, pupil_id, code_was)"
#define LIST_ROW "(:changed_at, :who, ?, ?, ?, ?)"

/* `write` takes these marks. */
static gboolean
write_new (
    RbStatement *write, const RbChange *change, const NewMark *marks, guint n, GError **error)
{
  char days[NEW_AT_ONCE][11];

  if (write == NULL)
    return FALSE;
  rb_statement_bind_stamp (write, ":changed_at", change->at);
  rb_statement_bind_text (write, ":who", change->who);
  for (guint i = 0; i < n; i++)
    {
      rb_statement_bind_next (write, rb_date_iso (marks[i].session.date, days[i]));
      rb_statement_bind_next (write, rb_half_id (marks[i].session.half));
      rb_statement_bind_ids (write, &marks[i].pupil_id, 1);
      rb_statement_bind_next (write, marks[i].code_was);
    }
  return rb_statement_run (write, error);
}

gboolean
rb_key_list_flush (RbWriting *writing, RbKeyList *list, const RbChange *change, GError **error)
{
  guint n = list->n_new;
  gboolean done = TRUE;

  list->n_new = 0;
  if (n == NEW_AT_ONCE)
    return write_new (rb_statement (writing->database,
                                    "insert into key_back " LIST_COLUMNS
                                    " values " RB_EIGHT_ROWS (LIST_ROW),
                                    error),
                      change, list->new_marks, n, error);
  for (guint i = 0; done && i < n; i++)
    done =
        write_new (rb_statement (writing->database,
                                 "insert into key_back " LIST_COLUMNS " values " LIST_ROW, error),
                   change, &list->new_marks[i], 1, error);
  return done;
}

static gboolean
add_new (RbWriting *writing,
         RbKeyList *list,
         const RbChange *change,
         gint64 pupil_id,
         RbSession session,
         RbMark was,
         GError **error)
{
  const char *code_was = rb_code_book_text (writing->codes, was);

  remember (list, pupil_id, session, code_was);
  list->new_marks[list->n_new++] = (NewMark){ pupil_id, session, code_was };
  return list->n_new < NEW_AT_ONCE || rb_key_list_flush (writing, list, change, error);
}

/* A mark that is again what the MIS has need not be keyed, unless it was late by so many minutes.
 */
static gboolean
is_keyed (RbWriting *writing, const RbCell *cell, RbMark was, const char *code_was)
{
  const RbDetail *is = rb_cell_detail_is (cell);

  return was != cell->is && (is == NULL || is->minutes < 0)
         && strcmp (code_was, rb_code_book_text (writing->codes, cell->is)) == 0;
}

static gboolean
is_new (const RbKeyList *list, gint64 pupil_id, RbSession session)
{
  for (guint i = 0; i < list->n_new; i++)
    if (list->new_marks[i].pupil_id == pupil_id && list->new_marks[i].session.date == session.date
        && list->new_marks[i].session.half == session.half)
      return TRUE;
  return FALSE;
}

gboolean
rb_write_key_back (RbWriting *writing,
                   RbKeyList *list,
                   const RbChange *change,
                   gint64 pupil_id,
                   const RbCell *cell,
                   RbMark was,
                   GError **error)
{
  RbSession session = cell->session;
  guint64 key = rb_cell_key (pupil_id, session);

  if (!g_hash_table_contains (list->days, GINT_TO_POINTER (session.date))
      && !read_day (writing->database, list, session.date, error))
    return FALSE;
  const char *code_was = g_hash_table_lookup (list->codes, &key);
  if (code_was == NULL)
    return add_new (writing, list, change, pupil_id, session, was, error);
  /* A change that has a cell twice is rare. */
  if (is_new (list, pupil_id, session) && !rb_key_list_flush (writing, list, change, error))
    return FALSE;
  if (!is_keyed (writing, cell, was, code_was))
    return write_again (writing->database, change, pupil_id, session, error);
  g_hash_table_remove (list->codes, &key);
  return rb_tick_key_back (writing, pupil_id, session, error);
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
