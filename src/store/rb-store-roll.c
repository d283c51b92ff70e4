/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils and classes that were changed, in the audit trail: a row for each, with what the roll, the
 * classes, the particulars and the facts said before and say now, as an entry without cells. What
 * stays as it was is not repeated. Facts that only some may know have a row of their own, without
 * words. Particulars of somebody who joins, and a new class, are their own record. */
#include "store/rb-stamp.h"
#include "store/rb-statement.h"
#include "store/rb-store-writing.h"

#include "domain/rb-digest.h"
#include "domain/rb-role.h"

#include <string.h>

struct _RbPupilWords
{
  GPtrArray *particulars; /* char*, as the others; empty where the pupil is not there yet */
  GPtrArray *spans;       /* roll, classes, and facts that everybody may know */
  GPtrArray *closed;      /* facts that RB_RIGHT_READ_FACTS shows */
};

/* "class 3T 2025-09-01 to 2026-08-31". */
static char *
span_words (RbStatement *read)
{
  const char *first = rb_statement_text_or_null (read, 2);
  const char *last = rb_statement_text_or_null (read, 3);

  return g_strconcat (rb_statement_text (read, 0), rb_statement_text (read, 1), first ? " " : "",
                      first ? first : "", last ? " to " : "", last ? last : "", NULL);
}

static void
add_span (RbPupilWords *words, RbStatement *read)
{
  gboolean closed = rb_attribute_is_confidential (rb_statement_text (read, 4));

  g_ptr_array_add (closed ? words->closed : words->spans, span_words (read));
}

static void
add_particular (RbPupilWords *words, RbStatement *read)
{
  static const char *const names[] = { "UPN",           "admission number", "surname", "forename",
                                       "legal surname", "legal forename",   "born",    "sex" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = rb_statement_text_or_null (read, i);

      g_ptr_array_add (words->particulars,
                       g_strdup_printf ("%s %s", names[i], value ? value : "none"));
    }
}

static gboolean
each_row (RbDatabase *database,
          RbPupilWords *words,
          void (*add) (RbPupilWords *, RbStatement *),
          const char *sql,
          gint64 id,
          GError **error)
{
  RbStatement *read = rb_statement (database, sql, error);
  GError *failed = NULL;

  if (read == NULL)
    return FALSE;
  rb_statement_bind_int (read, ":id", id);
  while (rb_statement_next (read, &failed))
    add (words, read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

void
rb_pupil_words_free (RbPupilWords *words)
{
  g_ptr_array_unref (words->particulars);
  g_ptr_array_unref (words->spans);
  g_ptr_array_unref (words->closed);
  g_free (words);
}

RbPupilWords *
rb_read_pupil_words (RbDatabase *database, gint64 pupil_id, GError **error)
{
  g_autoptr (RbPupilWords) words = g_new0 (RbPupilWords, 1);

  words->particulars = g_ptr_array_new_with_free_func (g_free);
  words->spans = g_ptr_array_new_with_free_func (g_free);
  words->closed = g_ptr_array_new_with_free_func (g_free);
  if (!each_row (database, words, add_particular,
                 "select upn, admission_number, surname, forename, legal_surname, legal_forename,"
                 " born, sex from pupil where id = :id",
                 pupil_id, error)
      || !each_row (database, words, add_span,
                    "select 'roll', '', first_day, last_day, '' from pupil_roll"
                    " where pupil_id = :id order by place",
                    pupil_id, error)
      || !each_row (database, words, add_span,
                    "select 'class ', c.name, m.first_day, m.last_day, '' from pupil_class m"
                    " join class c on c.id = m.class_id where m.pupil_id = :id order by m.place",
                    pupil_id, error)
      || !each_row (database, words, add_span,
                    "select name || ' ', value, first_day, last_day, name from pupil_attribute"
                    " where pupil_id = :id order by place",
                    pupil_id, error))
    return NULL;
  return g_steal_pointer (&words);
}

/* What `lines` say and `others` do not, after what `text` says already. */
static void
append_new (GString *text, const GPtrArray *lines, const GPtrArray *others)
{
  for (guint i = 0; i < lines->len; i++)
    if (!g_ptr_array_find_with_equal_func ((GPtrArray *) others, lines->pdata[i], g_str_equal,
                                           NULL))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", (char *) lines->pdata[i]);
}

/* "pupil 5: roll 2025-09-01, class 3T 2025-09-01"; NULL where there is nothing to say. */
static char *
named (const char *what, gint64 id, const char *words)
{
  return *words ? g_strdup_printf ("%s %" G_GINT64_FORMAT ": %s", what, id, words) : NULL;
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

/* A row that says `was` and `is`, or, where `closed` is not NULL, those words on both sides: what
 * changed is then in the digest alone. Nothing where nothing changed. */
static gboolean
append_row (RbWriting *writing,
            gint64 pupil_id,
            const char *was,
            const char *is,
            const char *closed,
            GError **error)
{
  const RbChange *maker = writing->batch->maker;
  char stamp[RB_STAMP_SIZE], digest[RB_DIGEST_TEXT_SIZE];
  RbChainRow row = rb_chain_row ("entry");

  if (was == NULL && is == NULL)
    return TRUE;
  digest_of (was, is, digest);
  row.made_at = rb_stamp_write (maker->at, stamp);
  row.who = maker->who;
  row.position = maker->position;
  row.reason = closed ? "" : maker->reason;
  row.source = rb_source_id (maker->source);
  row.origin = maker->origin;
  row.pupil_id = pupil_id;
  row.note_was = closed ? closed : was;
  row.note_is = closed ? closed : is;
  row.cells = 0;
  row.digest = digest;
  return rb_chain_append (writing->database, &writing->chain, &row, error);
}

gboolean
rb_write_pupil_trail (RbWriting *writing,
                      gint64 pupil_id,
                      const RbPupilWords *before,
                      GError **error)
{
  g_autoptr (RbPupilWords) after = rb_read_pupil_words (writing->database, pupil_id, error);
  g_autoptr (GString) was = g_string_new (NULL), is = g_string_new (NULL);
  g_autoptr (GString) closed_was = g_string_new (NULL), closed_is = g_string_new (NULL);
  g_autofree char *was_words = NULL, *is_words = NULL, *closed_was_words = NULL,
                  *closed_is_words = NULL, *closed = NULL;

  if (after == NULL)
    return FALSE;
  if (before->particulars->len > 0)
    {
      append_new (was, before->particulars, after->particulars);
      append_new (is, after->particulars, before->particulars);
    }
  append_new (was, before->spans, after->spans);
  append_new (is, after->spans, before->spans);
  append_new (closed_was, before->closed, after->closed);
  append_new (closed_is, after->closed, before->closed);
  was_words = named ("pupil", pupil_id, was->str);
  is_words = named ("pupil", pupil_id, is->str);
  closed_was_words = named ("pupil", pupil_id, closed_was->str);
  closed_is_words = named ("pupil", pupil_id, closed_is->str);
  closed = named ("pupil", pupil_id, RB_TRAIL_FACTS);
  return append_row (writing, pupil_id, was_words, is_words, NULL, error)
         && append_row (writing, pupil_id, closed_was_words, closed_is_words, closed, error);
}

gboolean
rb_write_class_trail (RbWriting *writing, const RbClass *klass, gint64 id, GError **error)
{
  static const char *const names[] = { "name", "year group", "teacher" };
  const char *const values[] = { klass->name, klass->year_group, klass->teacher };
  g_autoptr (GString) was = g_string_new (NULL), is = g_string_new (NULL);
  g_autofree char *was_words = NULL, *is_words = NULL;
  RbStatement *read = rb_statement (
      writing->database, "select name, year_group, teacher from class where id = :id", error);
  GError *failed = NULL;

  if (read == NULL)
    return FALSE;
  rb_statement_bind_int (read, ":id", id);
  while (rb_statement_next (read, &failed))
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      if (strcmp (rb_statement_text (read, i), values[i] ? values[i] : "") != 0)
        {
          g_string_append_printf (was, "%s%s %s", was->len > 0 ? ", " : "", names[i],
                                  rb_statement_text (read, i));
          g_string_append_printf (is, "%s%s %s", is->len > 0 ? ", " : "", names[i],
                                  values[i] ? values[i] : "");
        }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  was_words = named ("class", id, was->str);
  is_words = named ("class", id, is->str);
  return append_row (writing, RB_CHAIN_NONE, was_words, is_words, NULL, error);
}
