/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the office in the file. Their statements are made from the table of fields, one set a
 * kind, once: the one place where SQL is not written out, since it would be the same text for every
 * kind. Saved registers are here too. */
#include "store/rb-statement.h"
#include "store/rb-store-error.h"
#include "store/rb-store-load.h"
#include "store/rb-store-writing.h"

#include <string.h>

typedef struct
{
  char *put;
  char *take_away;
  char *read;
  char *read_one;
  char **parameters; /* ":field", in the order of fields */
} Sql;

static gpointer
make_sql (gpointer data)
{
  Sql *all = g_new0 (Sql, RB_N_RECORDS);

  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    {
      const RbRecordType *type = rb_record_type (kind);
      g_autoptr (GString) columns = g_string_new ("id");
      g_autoptr (GString) values = g_string_new (":id");
      g_autoptr (GString) sets = g_string_new (NULL);
      all[kind].parameters = g_new0 (char *, type->n_fields + 1);
      for (guint i = 0; i < type->n_fields; i++)
        {
          const char *name = type->fields[i].name;
          all[kind].parameters[i] = g_strconcat (":", name, NULL);
          g_string_append_printf (columns, ", %s", name);
          g_string_append_printf (values, ", :%s", name);
          g_string_append_printf (sets, "%s%s = excluded.%s", i ? ", " : "", name, name);
        }
      all[kind].put =
          g_strdup_printf ("insert into %s (%s) values (%s) on conflict (id) do update set %s",
                           type->name, columns->str, values->str, sets->str);
      all[kind].take_away = g_strdup_printf ("delete from %s where id = :id", type->name);
      all[kind].read_one =
          g_strdup_printf ("select %s from %s where id = :id", columns->str, type->name);
      all[kind].read = g_strdup_printf ("select %s from %s order by id", columns->str, type->name);
    }
  return all;
}

/* Made once and kept: a statement is found again by the address of its text. */
static const Sql *
sql_of (RbRecordKind kind)
{
  static GOnce once = G_ONCE_INIT;

  return (const Sql *) g_once (&once, make_sql, NULL) + kind;
}

static void
bind_field (RbStatement *write,
            const char *name,
            const RbRecordField *field,
            const RbRecord *record)
{
  switch (field->kind)
    {
    case RB_HOLDS_INT:
      rb_statement_bind_int (write, name, rb_record_at (record, field, int));
      break;
    case RB_HOLDS_BOOL:
      rb_statement_bind_int (write, name, rb_record_at (record, field, gboolean) != 0);
      break;
    case RB_HOLDS_TEXT:
      rb_statement_bind_text (write, name, rb_record_at (record, field, char *));
      break;
    case RB_HOLDS_DATE:
      rb_statement_bind_date (write, name, rb_record_at (record, field, RbDate));
      break;
    case RB_HOLDS_HALF:
      rb_statement_bind_half (write, name, rb_record_at (record, field, RbHalf));
      break;
    case RB_HOLDS_STAMP:
      if (rb_record_at (record, field, gint64) > 0)
        rb_statement_bind_stamp (write, name, rb_record_at (record, field, gint64));
      else
        rb_statement_bind_null (write, name);
      break;
    case RB_HOLDS_ID:
      if (rb_record_at (record, field, gint64) != 0)
        rb_statement_bind_int (write, name, rb_record_at (record, field, gint64));
      else
        rb_statement_bind_null (write, name);
      break;
    }
}

static gboolean
put_record (RbWriting *writing, const RbRecord *record, GError **error)
{
  const RbRecordType *type = rb_record_type (record->kind);
  const Sql *sql = sql_of (record->kind);
  RbStatement *write = rb_statement (writing->database, sql->put, error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":id", record->id);
  for (guint i = 0; i < type->n_fields; i++)
    bind_field (write, sql->parameters[i], &type->fields[i], record);
  return rb_statement_run (write, error);
}

static gboolean
take_away (RbWriting *writing, const RbRecord *record, GError **error)
{
  RbStatement *away = rb_statement (writing->database, sql_of (record->kind)->take_away, error);

  if (away == NULL)
    return FALSE;
  rb_statement_bind_int (away, ":id", record->id);
  return rb_statement_run (away, error);
}

gboolean
rb_write_records (RbWriting *writing, const RbChange *change, GError **error)
{
  for (guint i = 0; i < rb_change_n_records (change); i++)
    {
      const RbRecordChange *record = rb_change_record (change, i);
      const RbRecord *either = record->is ? record->is : record->was;

      if (either->id <= 0 || either->hidden)
        {
          g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_INVALID,
                       "An entry of the office's book cannot be kept: %s. Nothing was written.",
                       either->hidden ? "part of it is hidden from who is signed in"
                                      : "it has no number");
          return FALSE;
        }
      if (record->is != NULL && record->is->kind == RB_RECORD_ATTACHMENT
          && !rb_file_is_kept (writing->database, (const RbAttachment *) record->is, error))
        return FALSE;
      if (record->is ? !put_record (writing, record->is, error)
                     : !take_away (writing, record->was, error))
        return FALSE;
    }
  return rb_write_trail (writing, change, error);
}

gboolean
rb_write_saved_register (RbDatabase *database,
                         gint64 class_id,
                         RbSession session,
                         gint64 at,
                         const char *who,
                         GError **error)
{
  RbStatement *write =
      rb_statement (database,
                    "insert into saved_register (class_id, day, session, saved_at, who)"
                    " values (:class_id, :day, :session, :saved_at, :who)"
                    " on conflict (class_id, day, session) do nothing",
                    error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":class_id", class_id);
  rb_statement_bind_date (write, ":day", session.date);
  rb_statement_bind_half (write, ":session", session.half);
  rb_statement_bind_stamp (write, ":saved_at", at);
  rb_statement_bind_text (write, ":who", who ? who : "");
  return rb_statement_run (write, error);
}

static void
read_field (RbStatement *read, int column, const RbRecordField *field, RbRecord *record)
{
  switch (field->kind)
    {
    case RB_HOLDS_INT:
      rb_record_at (record, field, int) = (int) rb_statement_int (read, column);
      break;
    case RB_HOLDS_BOOL:
      rb_record_at (record, field, gboolean) = rb_statement_int (read, column) != 0;
      break;
    case RB_HOLDS_TEXT:
      rb_record_set (&rb_record_at (record, field, char *), rb_statement_text (read, column));
      break;
    case RB_HOLDS_DATE:
      rb_record_at (record, field, RbDate) = rb_statement_date (read, column);
      break;
    case RB_HOLDS_HALF:
      rb_record_at (record, field, RbHalf) = rb_statement_half (read, column);
      break;
    case RB_HOLDS_STAMP:
      rb_record_at (record, field, gint64) =
          rb_statement_is_null (read, column) ? 0 : rb_statement_stamp (read, column);
      break;
    case RB_HOLDS_ID:
      rb_record_at (record, field, gint64) = rb_statement_int (read, column);
      break;
    }
}

static RbRecord *
record_of_row (RbStatement *read, RbRecordKind kind)
{
  const RbRecordType *type = rb_record_type (kind);
  RbRecord *record = rb_record_new (kind);

  record->id = rb_statement_int (read, 0);
  for (guint i = 0; i < type->n_fields; i++)
    read_field (read, (int) i + 1, &type->fields[i], record);
  return record;
}

gpointer
rb_read_record (RbDatabase *database, RbRecordKind kind, gint64 id, GError **error)
{
  RbStatement *read = rb_statement (database, sql_of (kind)->read_one, error);
  GError *failed = NULL;
  RbRecord *record = NULL;

  if (read == NULL)
    return NULL;
  rb_statement_bind_int (read, ":id", id);
  if (rb_statement_next (read, &failed))
    record = record_of_row (read, kind);
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return record;
}

GPtrArray *
rb_read_records (RbDatabase *database, RbRecordKind kind, GError **error)
{
  RbStatement *read = rb_statement (database, sql_of (kind)->read, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (rb_record_unref);
  GError *failed = NULL;

  if (read == NULL)
    return NULL;
  while (rb_statement_next (read, &failed))
    g_ptr_array_add (list, record_of_row (read, kind));
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, failed);
  return NULL;
}

static GArray *
read_registers (RbDatabase *database, GError **error)
{
  RbStatement *read = rb_statement (
      database, "select class_id, day, session, saved_at, who from saved_register", error);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (RbSavedRegister));
  GError *failed = NULL;

  if (read == NULL)
    return NULL;
  while (rb_statement_next (read, &failed))
    {
      RbSession session = { rb_statement_date (read, 1), rb_statement_half (read, 2) };
      RbSavedRegister saved = { rb_statement_int (read, 0), session, rb_statement_stamp (read, 3),
                                g_intern_string (rb_statement_text (read, 4)) };
      g_array_append_val (list, saved);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, failed);
  return NULL;
}

RbOffice *
rb_read_office (RbDatabase *database, GError **error)
{
  GPtrArray *lists[RB_N_RECORDS] = { NULL };
  GArray *registers = read_registers (database, error);
  gboolean done = registers != NULL;

  for (int kind = 0; done && kind < RB_N_RECORDS; kind++)
    done = (lists[kind] = rb_read_records (database, kind, error)) != NULL;
  if (done)
    return rb_office_new_with (lists, registers);
  g_clear_pointer (&registers, g_array_unref);
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    g_clear_pointer (&lists[kind], g_ptr_array_unref);
  return NULL;
}
