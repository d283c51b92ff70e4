/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers (one class, one session): who is in one, whether it is complete, and saving it. */
#include "store/rb-stamp.h"
#include "store/rb-statement.h"
#include "store/rb-store-marks.h"
#include "store/rb-store-writing.h"

/* Pupils of a class who are on the roll that day. (transfer full) of gint64; NULL with an error */
static GArray *
register_pupils (RbDatabase *database, gint64 class_id, RbDate day, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GArray) pupils = g_array_new (FALSE, FALSE, sizeof (gint64));
  RbStatement *read =
      rb_statement (database,
                    "select m.pupil_id from pupil_class m where m.class_id = :class_id"
                    " and (m.first_day is null or m.first_day <= :day) and (m.last_day is null or "
                    "m.last_day >= :day)"
                    " and exists (select 1 from pupil_roll r where r.pupil_id = m.pupil_id"
                    " and (r.first_day is null or r.first_day <= :day) and (r.last_day is null or "
                    "r.last_day >= :day))"
                    " order by m.pupil_id",
                    error);

  if (read == NULL)
    return NULL;
  rb_statement_bind_int (read, ":class_id", class_id);
  rb_statement_bind_date (read, ":day", day);
  while (rb_statement_next (read, &failed))
    {
      gint64 id = rb_statement_int (read, 0);
      g_array_append_val (pupils, id);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  return g_steal_pointer (&pupils);
}

gboolean
rb_read_class_on (
    RbDatabase *database, gint64 pupil_id, RbDate day, gint64 *class_id, GError **error)
{
  GError *failed = NULL;
  RbStatement *find = rb_statement (
      database,
      "select class_id from pupil_class where pupil_id = :pupil_id"
      " and (first_day is null or first_day <= :day) and (last_day is null or last_day >= :day)"
      " order by place limit 1",
      error);

  *class_id = 0;
  if (find == NULL)
    return FALSE;
  rb_statement_bind_int (find, ":pupil_id", pupil_id);
  rb_statement_bind_date (find, ":day", day);
  if (rb_statement_next (find, &failed))
    *class_id = rb_statement_int (find, 0);
  rb_statement_reset (find);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

GHashTable *
rb_read_classmates (RbDatabase *database, gint64 class_id, RbDate day, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GHashTable) mates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  RbStatement *read =
      rb_statement (database,
                    "select m.pupil_id from pupil_class m where m.class_id = :class_id"
                    " and (m.first_day is null or m.first_day <= :day)"
                    " and (m.last_day is null or m.last_day >= :day)"
                    " and not exists (select 1 from pupil_class e where e.pupil_id = m.pupil_id"
                    " and e.place < m.place and (e.first_day is null or e.first_day <= :day)"
                    " and (e.last_day is null or e.last_day >= :day))",
                    error);

  if (read == NULL)
    return NULL;
  rb_statement_bind_int (read, ":class_id", class_id);
  rb_statement_bind_date (read, ":day", day);
  while (rb_statement_next (read, &failed))
    {
      gint64 id = rb_statement_int (read, 0);

      g_hash_table_add (mates, g_memdup2 (&id, sizeof id));
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  return g_steal_pointer (&mates);
}

gboolean
rb_register_look (
    RbYearRows *rows, gint64 class_id, RbSession session, RbRegisterState *state, GError **error)
{
  guint slot = rb_slot (session.date, session.half);
  g_autoptr (GArray) pupils = register_pupils (rows->database, class_id, session.date, error);

  *state = (RbRegisterState){ 0 };
  if (pupils == NULL)
    return FALSE;
  for (guint i = 0; i < pupils->len; i++)
    {
      RbYearRow *row = rb_year_rows_get (rows, g_array_index (pupils, gint64, i),
                                         rb_academic_year_of (session.date), error);
      if (row == NULL)
        return FALSE;
      state->pupils++;
      state->marked += row->marks[slot] != RB_MARK_NONE;
      state->saved += row->marks[slot] != RB_MARK_NONE && rb_year_row_is_saved (row, slot);
    }
  state->ids = g_steal_pointer (&pupils);
  return TRUE;
}

gboolean
rb_register_save (RbYearRows *rows, RbSession session, const RbRegisterState *state, GError **error)
{
  guint slot = rb_slot (session.date, session.half);

  for (guint i = 0; i < state->ids->len; i++)
    {
      RbYearRow *row = rb_year_rows_get (rows, g_array_index (state->ids, gint64, i),
                                         rb_academic_year_of (session.date), error);
      if (row == NULL)
        return FALSE;
      if (row->marks[slot] != RB_MARK_NONE && !rb_year_row_is_saved (row, slot))
        rb_year_row_save (row, slot);
    }
  return TRUE;
}

static gboolean
record_save (
    RbWriting *writing, const RbRegisterSave *save, gboolean open, guint cells, GError **error)
{
  RbChainRow row = rb_chain_row ("register");
  char stamp[RB_STAMP_SIZE], day[11];

  row.made_at = rb_stamp_write (save->at, stamp);
  row.who = save->who ? save->who : "";
  row.position = save->position ? save->position : "";
  row.reason = save->reason ? save->reason : "";
  row.source = rb_source_id (open ? RB_SOURCE_UNDO : RB_SOURCE_GRID);
  row.origin = "";
  row.class_id = save->class_id;
  row.day = rb_date_iso (save->session.date, day);
  row.session = rb_half_id (save->session.half);
  row.cells = cells;
  return rb_chain_append (writing->database, &writing->chain, &row, error);
}

/* Adds to `saved` the pupils whose marks are not saved yet. */
static gboolean
note_unsaved (RbYearRows *rows,
              RbSession session,
              const RbRegisterState *state,
              GArray *saved,
              GError **error)
{
  guint slot = rb_slot (session.date, session.half);

  for (guint i = 0; i < state->ids->len; i++)
    {
      gint64 id = g_array_index (state->ids, gint64, i);
      RbYearRow *row = rb_year_rows_get (rows, id, rb_academic_year_of (session.date), error);

      if (row == NULL)
        return FALSE;
      if (row->marks[slot] != RB_MARK_NONE && !rb_year_row_is_saved (row, slot))
        g_array_append_val (saved, id);
    }
  return TRUE;
}

static gboolean
may_write (RbWriting *writing, const RbRegisterSave *save, GError **error)
{
  return rb_guard_register (&writing->guard, save->who, save->class_id, save->session,
                            rb_moment_of_seconds (save->at).date, error);
}

gboolean
rb_write_register (RbWriting *writing, const RbRegisterSave *save, GError **error)
{
  g_autoptr (RbYearRows) rows = rb_year_rows_new (writing->database);
  RbRegisterState state = { 0 };
  gboolean done =
      may_write (writing, save, error)
      && rb_register_look (rows, save->class_id, save->session, &state, error)
      && (save->saved == NULL || note_unsaved (rows, save->session, &state, save->saved, error));

  if (done && state.marked > state.saved)
    done = rb_register_save (rows, save->session, &state, error) && rb_year_rows_flush (rows, error)
           && record_save (writing, save, FALSE, state.marked - state.saved, error);
  done = done
         && rb_write_saved_register (writing->database, save->class_id, save->session, save->at,
                                     save->who, error);
  g_clear_pointer (&state.ids, g_array_unref);
  return done;
}

static gboolean
refuse_sealed (RbWriting *writing, const RbRegisterSave *save, GError **error)
{
  g_autoptr (GHashTable) seals = rb_read_seals (writing->database, error);

  if (seals == NULL)
    return FALSE;
  if (!rb_week_is_sealed (seals, save->session.date))
    return TRUE;
  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_CHANGED,
               "This week is sealed, so its registers stay saved. Change a mark with a reason "
               "instead. Nothing was written.");
  return FALSE;
}

static gboolean
open_marks (RbWriting *writing, const RbRegisterSave *save, const GArray *pupils, GError **error)
{
  g_autoptr (RbYearRows) rows = rb_year_rows_new (writing->database);

  for (guint i = 0; i < pupils->len; i++)
    {
      RbYearRow *row = rb_year_rows_get (rows, g_array_index (pupils, gint64, i),
                                         rb_academic_year_of (save->session.date), error);
      if (row == NULL)
        return FALSE;
      rb_year_row_open (row, rb_slot (save->session.date, save->session.half));
    }
  return rb_year_rows_flush (rows, error);
}

static gboolean
forget_save (RbDatabase *database, const RbRegisterSave *save, GError **error)
{
  RbStatement *away = rb_statement (
      database,
      "delete from saved_register where class_id = :class_id and day = :day and session = :session",
      error);

  if (away == NULL)
    return FALSE;
  rb_statement_bind_int (away, ":class_id", save->class_id);
  rb_statement_bind_date (away, ":day", save->session.date);
  rb_statement_bind_half (away, ":session", save->session.half);
  return rb_statement_run (away, error);
}

static gboolean
open_register (RbWriting *writing,
               const RbRegisterSave *save,
               const RbBatchRegister *one,
               GError **error)
{
  return may_write (writing, save, error) && refuse_sealed (writing, save, error)
         && open_marks (writing, save, one->pupils, error)
         && (one->pupils->len == 0 || record_save (writing, save, TRUE, one->pupils->len, error))
         && (!one->first || forget_save (writing->database, save, error));
}

gboolean
rb_write_registers (RbWriting *writing, GError **error)
{
  const RbChange *maker = writing->batch->maker;

  for (guint i = 0; i < writing->batch->registers->len; i++)
    {
      const RbBatchRegister *one = &g_array_index (writing->batch->registers, RbBatchRegister, i);
      RbRegisterSave save = { one->class_id, one->session,  maker->who, maker->position,
                              maker->at,     maker->reason, one->pupils };

      if (one->open ? !open_register (writing, &save, one, error)
                    : !rb_write_register (writing, &save, error))
        return FALSE;
    }
  return TRUE;
}
