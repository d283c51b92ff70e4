/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of the audit trail. A row's text is its columns in order, each as LENGTH:VALUE, and "-"
 * for null, so that no two different rows have the same text; its hash is SHA-256 over the hash
 * before it and that text. */
#include "store/rb-audit-chain.h"

#include "domain/rb-digest.h"
#include "store/rb-statement.h"

#include <string.h>

/* Decimal digits; the trail is proved by the hundred thousand rows, and printf is the slowest part
 * of that. */
static void
add_digits (GString *text, gint64 value)
{
  char digits[24];
  int at = sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    digits[--at] = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    digits[--at] = '-';
  g_string_append_len (text, digits + at, (gssize) sizeof digits - at);
}

static void
add_text (GString *text, const char *value)
{
  if (value == NULL)
    {
      g_string_append_len (text, "-,", 2);
      return;
    }
  gsize length = strlen (value);
  add_digits (text, (gint64) length);
  g_string_append_c (text, ':');
  g_string_append_len (text, value, (gssize) length);
  g_string_append_c (text, ',');
}

/* As the same digits written as text would be. */
static void
add_number (GString *text, gint64 value)
{
  if (value == RB_CHAIN_NONE)
    {
      add_text (text, NULL);
      return;
    }
  gsize before = text->len;
  add_digits (text, value);
  gint64 length = (gint64) (text->len - before);
  g_string_truncate (text, before);
  add_digits (text, length);
  g_string_append_c (text, ':');
  add_digits (text, value);
  g_string_append_c (text, ',');
}

RbChainRow
rb_chain_row (const char *kind)
{
  return (RbChainRow){ .kind = kind,
                       .pupil_id = RB_CHAIN_NONE,
                       .class_id = RB_CHAIN_NONE,
                       .minutes_was = RB_CHAIN_NONE,
                       .minutes_is = RB_CHAIN_NONE,
                       .cells = RB_CHAIN_NONE };
}

static const int text_columns[] = { 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 17, 18, 19, 20, 22 };

gboolean
rb_chain_row_ends (RbStatement *read)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_columns); i++)
    {
      const char *text = rb_statement_text_or_null (read, text_columns[i]);
      gsize length;

      if (text == NULL)
        continue;
      rb_statement_blob (read, text_columns[i], &length);
      if (strlen (text) != length)
        return FALSE;
    }
  return TRUE;
}

RbChainRow
rb_chain_row_read (RbStatement *read)
{
  RbChainRow row;
  const char **texts[] = { &row.kind,    &row.made_at,    &row.who,       &row.position,
                           &row.reason,  &row.source,     &row.origin,    &row.day,
                           &row.session, &row.code_was,   &row.code_is,   &row.note_was,
                           &row.note_is, &row.nature_was, &row.nature_is, &row.digest };
  gint64 *numbers[] = { &row.id,          &row.batch,      &row.pupil_id, &row.class_id,
                        &row.minutes_was, &row.minutes_is, &row.cells };
  static const int number_columns[] = { 0, 1, 9, 10, 15, 16, 21 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = rb_statement_text_or_null (read, text_columns[i]);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    *numbers[i] = rb_statement_is_null (read, number_columns[i])
                      ? RB_CHAIN_NONE
                      : rb_statement_int (read, number_columns[i]);
  return row;
}

void
rb_chain_hash (const RbChainRow *row, const guint8 *before, GString *text, guint8 *hash)
{
  RbDigest digest;
  const char *const words[] = { row->kind,   row->made_at, row->who,   row->position,
                                row->reason, row->source,  row->origin };
  const char *const cell[] = { row->day, row->session, row->code_was, row->code_is };
  const char *const beside[] = { row->note_was, row->note_is, row->nature_was, row->nature_is };

  g_string_truncate (text, 0);
  add_number (text, row->id);
  add_number (text, row->batch);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    add_text (text, words[i]);
  add_number (text, row->pupil_id);
  add_number (text, row->class_id);
  for (guint i = 0; i < G_N_ELEMENTS (cell); i++)
    add_text (text, cell[i]);
  add_number (text, row->minutes_was);
  add_number (text, row->minutes_is);
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    add_text (text, beside[i]);
  add_number (text, row->cells);
  add_text (text, row->digest);
  rb_digest_begin (&digest);
  rb_digest_update (&digest, before, RB_HASH_SIZE);
  rb_digest_update (&digest, text->str, text->len);
  rb_digest_end (&digest, hash);
}

gboolean
rb_chain_open (RbDatabase *database, RbChain *chain, GError **error)
{
  GError *failed = NULL;
  RbStatement *head = rb_statement (database, "select entries, hash from audit_head", error);
  gsize length;

  *chain = (RbChain){ .text = g_string_new (NULL) };
  if (head == NULL)
    return FALSE;
  if (rb_statement_next (head, &failed))
    {
      const guint8 *hash = rb_statement_blob (head, 1, &length);
      chain->rows = rb_statement_int (head, 0);
      if (hash != NULL && length == RB_HASH_SIZE)
        memcpy (chain->hash, hash, RB_HASH_SIZE);
    }
  rb_statement_reset (head);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

static void
bind_number (RbStatement *statement, gint64 value)
{
  if (value == RB_CHAIN_NONE)
    rb_statement_bind_next (statement, NULL);
  else
    rb_statement_bind_ids (statement, &value, 1);
}

/* What the rows of one change have in common comes first. */
#define TRAIL_COLUMNS                                                                              \
  "(batch, kind, made_at, who, position, reason, source, origin, id, pupil_id, class_id, day,"     \
  " session, code_was, code_is, minutes_was, minutes_is, note_was, note_is, nature_was,"           \
  " nature_is, cells, digest, hash)"
#define TRAIL_ROW                                                                                  \
  "(:batch, :kind, :made_at, :who, :position, :reason, :source, :origin,"                          \
  " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

static void
bind_common (RbStatement *statement, const RbChainRow *row)
{
  rb_statement_bind_int (statement, ":batch", row->batch);
  rb_statement_bind_text (statement, ":kind", row->kind);
  rb_statement_bind_text (statement, ":made_at", row->made_at);
  rb_statement_bind_text (statement, ":who", row->who);
  rb_statement_bind_text (statement, ":position", row->position);
  rb_statement_bind_text (statement, ":reason", row->reason);
  rb_statement_bind_text (statement, ":source", row->source);
  rb_statement_bind_text (statement, ":origin", row->origin);
}

static void
bind_own (RbStatement *statement, const RbChainRow *row, const guint8 *hash)
{
  rb_statement_bind_ids (statement, &row->id, 1);
  bind_number (statement, row->pupil_id);
  bind_number (statement, row->class_id);
  rb_statement_bind_next (statement, row->day);
  rb_statement_bind_next (statement, row->session);
  rb_statement_bind_next (statement, row->code_was);
  rb_statement_bind_next (statement, row->code_is);
  bind_number (statement, row->minutes_was);
  bind_number (statement, row->minutes_is);
  rb_statement_bind_next (statement, row->note_was);
  rb_statement_bind_next (statement, row->note_is);
  rb_statement_bind_next (statement, row->nature_was);
  rb_statement_bind_next (statement, row->nature_is);
  bind_number (statement, row->cells);
  rb_statement_bind_next (statement, row->digest);
  rb_statement_bind_next_blob (statement, hash, RB_HASH_SIZE);
}

/* Writes rows that are numbered, with the hash of each. */
static gboolean
write_rows (RbStatement *append,
            const RbChainRow *rows,
            guint n,
            guint8 (*hashes)[RB_HASH_SIZE],
            GError **error)
{
  if (append == NULL)
    return FALSE;
  bind_common (append, rows);
  for (guint i = 0; i < n; i++)
    bind_own (append, &rows[i], hashes[i]);
  return rb_statement_run (append, error);
}

gboolean
rb_chain_append_rows (
    RbDatabase *database, RbChain *chain, RbChainRow *rows, guint n, GError **error)
{
  guint8 hashes[RB_CHAIN_ROWS][RB_HASH_SIZE];
  gboolean done = TRUE;

  g_return_val_if_fail (n > 0 && n <= RB_CHAIN_ROWS, FALSE);
  for (guint i = 0; i < n; i++)
    {
      rows[i].id = chain->rows + 1 + i;
      if (rows[i].batch == 0)
        rows[i].batch = rows[0].id;
      rb_chain_hash (&rows[i], i > 0 ? hashes[i - 1] : chain->hash, chain->text, hashes[i]);
    }
  if (n == RB_CHAIN_ROWS)
    done = write_rows (rb_statement (database,
                                     "insert into audit " TRAIL_COLUMNS
                                     " values " RB_EIGHT_ROWS (TRAIL_ROW),
                                     error),
                       rows, n, hashes, error);
  for (guint i = 0; done && n < RB_CHAIN_ROWS && i < n; i++)
    done = write_rows (
        rb_statement (database, "insert into audit " TRAIL_COLUMNS " values " TRAIL_ROW, error),
        &rows[i], 1, &hashes[i], error);
  if (!done)
    return FALSE;
  chain->rows += n;
  memcpy (chain->hash, hashes[n - 1], RB_HASH_SIZE);
  return TRUE;
}

gboolean
rb_chain_append (RbDatabase *database, RbChain *chain, RbChainRow *row, GError **error)
{
  return rb_chain_append_rows (database, chain, row, 1, error);
}

gboolean
rb_chain_close (RbDatabase *database, RbChain *chain, GError **error)
{
  RbStatement *head = rb_statement (
      database,
      "insert into audit_head (id, entries, hash) values (1, :entries, :hash)"
      " on conflict (id) do update set entries = excluded.entries, hash = excluded.hash",
      error);

  if (head == NULL)
    return FALSE;
  rb_statement_bind_int (head, ":entries", chain->rows);
  rb_statement_bind_blob (head, ":hash", chain->hash, RB_HASH_SIZE);
  return rb_statement_run (head, error);
}

void
rb_chain_clear (RbChain *chain)
{
  if (chain->text != NULL)
    g_string_free (chain->text, TRUE);
  chain->text = NULL;
}
