/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who joins, leaves or moves to another class, in the audit trail: a row for each pupil, with what
 * the roll and the classes said before and say now, as an entry without cells. Spans that stay as
 * they were are not repeated. */
#include "store/rb-stamp.h"
#include "store/rb-statement.h"
#include "store/rb-store-writing.h"

#include "domain/rb-digest.h"

#include <string.h>

/* "class 3T 2025-09-01 to 2026-08-31". */
static char *
span_words (RbStatement *read)
{
  const char *last = rb_statement_text_or_null (read, 2);

  return g_strdup_printf ("%s %s%s%s", rb_statement_text (read, 0), rb_statement_text (read, 1),
                          last ? " to " : "", last ? last : "");
}

static gboolean
add_spans (RbDatabase *database, GPtrArray *spans, const char *sql, gint64 pupil_id, GError **error)
{
  RbStatement *read = rb_statement (database, sql, error);
  GError *failed = NULL;

  if (read == NULL)
    return FALSE;
  rb_statement_bind_int (read, ":pupil_id", pupil_id);
  while (rb_statement_next (read, &failed))
    g_ptr_array_add (spans, span_words (read));
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

GPtrArray *
rb_read_roll (RbDatabase *database, gint64 pupil_id, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (g_free);

  if (!add_spans (database, spans,
                  "select 'roll', first_day, last_day from pupil_roll"
                  " where pupil_id = :pupil_id order by place",
                  pupil_id, error)
      || !add_spans (database, spans,
                     "select 'class ' || c.name, m.first_day, m.last_day from pupil_class m"
                     " join class c on c.id = m.class_id where m.pupil_id = :pupil_id"
                     " order by m.place",
                     pupil_id, error))
    return NULL;
  return g_steal_pointer (&spans);
}

/* "pupil 5: roll 2025-09-01, class 3T 2025-09-01": what `spans` say and `others` do not; NULL where
 * that is nothing. */
static char *
words_of (gint64 pupil_id, const GPtrArray *spans, const GPtrArray *others)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    if (!g_ptr_array_find_with_equal_func ((GPtrArray *) others, spans->pdata[i], g_str_equal,
                                           NULL))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              (const char *) spans->pdata[i]);
  return words->len > 0 ? g_strdup_printf ("pupil %" G_GINT64_FORMAT ": %s", pupil_id, words->str)
                        : NULL;
}

static void
digest_of (const char *was, const char *is, char text[RB_DIGEST_TEXT_SIZE])
{
  RbDigest digest;

  rb_digest_begin (&digest);
  rb_digest_update (&digest, was ? was : "", was ? strlen (was) : 0);
  rb_digest_update (&digest, is ? is : "", is ? strlen (is) : 0);
  rb_digest_end_text (&digest, text);
}

gboolean
rb_write_roll_trail (RbWriting *writing, gint64 pupil_id, const GPtrArray *before, GError **error)
{
  const RbChange *maker = writing->batch->maker;
  g_autoptr (GPtrArray) after = rb_read_roll (writing->database, pupil_id, error);
  g_autofree char *was = NULL, *is = NULL;
  char stamp[RB_STAMP_SIZE], digest[RB_DIGEST_TEXT_SIZE];
  RbChainRow row = rb_chain_row ("entry");

  if (after == NULL)
    return FALSE;
  was = words_of (pupil_id, before, after);
  is = words_of (pupil_id, after, before);
  if (was == NULL && is == NULL)
    return TRUE;
  digest_of (was, is, digest);
  row.made_at = rb_stamp_write (maker->at, stamp);
  row.who = maker->who;
  row.position = maker->position;
  row.reason = maker->reason;
  row.source = rb_source_id (maker->source);
  row.origin = maker->origin;
  row.pupil_id = pupil_id;
  row.note_was = was;
  row.note_is = is;
  row.cells = 0;
  row.digest = digest;
  return rb_chain_append (writing->database, &writing->chain, &row, error);
}
