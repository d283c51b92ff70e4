/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of marks that wait to be keyed into the MIS, as marks are written. */
#include "store/rb-statement.h"
#include "store/rb-store-marks.h"
#include "store/rb-store-writing.h"

#include <string.h>

/* Marks are put on the list so many at once. */
#define AT_ONCE 8

typedef struct
{
  gint64 pupil_id;
  RbSession session;
  const char *code_was;
} Waiting;

/* What the list says the MIS has, by rb_cell_key(), of the days that were asked for. */
struct _RbKeyList
{
  gint64 first; /* pupils that the change is of */
  gint64 last;
  GHashTable *days;  /* RbDate */
  GHashTable *codes; /* guint64 -> code, interned */
  Waiting waiting[AT_ONCE];
  guint n;
};

RbKeyList *
rb_key_list_new (const RbWriting *writing, const RbChange *change)
{
  RbKeyList *list = g_new0 (RbKeyList, 1);

  list->first = G_MAXINT64;
  for (guint i = 0; i < rb_change_n (change); i++)
    {
      gint64 id =
          rb_store_batch_id (writing->batch, RB_MEMBER_PUPIL, rb_change_cell (change, i)->pupil_id);

      list->first = MIN (list->first, id);
      list->last = MAX (list->last, id);
    }
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

static const char *
remember (RbKeyList *list, gint64 pupil_id, RbSession session, const char *code)
{
  guint64 key = rb_cell_key (pupil_id, session);
  const char *kept = g_intern_string (code);

  g_hash_table_insert (list->codes, g_memdup2 (&key, sizeof key), (gpointer) kept);
  return kept;
}

static gboolean
read_day (RbDatabase *database, RbKeyList *list, RbDate day, GError **error)
{
  GError *failed = NULL;
  RbStatement *read =
      rb_statement (database,
                    "select pupil_id, session, code_was from key_back where day = :day"
                    " and session in ('am', 'pm') and pupil_id between :first and :last",
                    error);

  if (read == NULL)
    return FALSE;
  rb_statement_bind_date (read, ":day", day);
  rb_statement_bind_int (read, ":first", list->first);
  rb_statement_bind_int (read, ":last", list->last);
  while (rb_statement_next (read, &failed))
    remember (list, rb_statement_int (read, 0), (RbSession){ day, rb_statement_half (read, 1) },
              rb_statement_text (read, 2));
  if (failed != NULL)
    g_propagate_error (error, failed);
  else
    g_hash_table_add (list->days, GINT_TO_POINTER (day));
  return failed == NULL;
}

/* A mark that was on the list already keeps what the MIS has: by whom and when it changed last is
 * new. */
#define PUT(rows)                                                                                  \
  "insert into key_back (changed_at, who, day, session, pupil_id, code_was) values " rows          \
  " on conflict (day, session, pupil_id) do update set changed_at = excluded.changed_at,"          \
  " who = excluded.who"
#define ROW "(:changed_at, :who, ?, ?, ?, ?)"

/* `write` takes these marks. */
static gboolean
put (RbStatement *write, const RbChange *change, const Waiting *marks, guint n, GError **error)
{
  char days[AT_ONCE][11];

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
  guint n = list->n;

  list->n = 0;
  if (n == AT_ONCE)
    return put (rb_statement (writing->database, PUT (RB_EIGHT_ROWS (ROW)), error), change,
                list->waiting, n, error);
  for (guint i = 0; i < n; i++)
    if (!put (rb_statement (writing->database, PUT (ROW), error), change, &list->waiting[i], 1,
              error))
      return FALSE;
  return TRUE;
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
is_waiting (const RbKeyList *list, gint64 pupil_id, RbSession session)
{
  for (guint i = 0; i < list->n; i++)
    if (list->waiting[i].pupil_id == pupil_id && list->waiting[i].session.date == session.date
        && list->waiting[i].session.half == session.half)
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
  /* A change that has a cell twice is rare. */
  gboolean again = code_was != NULL && is_waiting (list, pupil_id, session);
  if ((again || list->n == AT_ONCE) && !rb_key_list_flush (writing, list, change, error))
    return FALSE;
  if (code_was != NULL && is_keyed (writing, cell, was, code_was))
    {
      g_hash_table_remove (list->codes, &key);
      return rb_tick_key_back (writing, pupil_id, session, error);
    }
  if (code_was == NULL)
    code_was = remember (list, pupil_id, session, rb_code_book_text (writing->codes, was));
  list->waiting[list->n++] = (Waiting){ pupil_id, session, code_was };
  return TRUE;
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
  rb_statement_bind_date (away, ":day", session.date);
  rb_statement_bind_half (away, ":session", session.half);
  rb_statement_bind_int (away, ":pupil_id", pupil_id);
  return rb_statement_run (away, error);
}
