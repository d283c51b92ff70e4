/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader of the audit trail is not shown. What is hidden of the school itself is
 * rb-store-hide's; that the words of a confidential record are never written into the trail is
 * rb-store-trail's. Here is what was written while nobody had said yet that it is confidential, and
 * that there are restricted flags at all. */
#include "store/rb-statement.h"
#include "store/rb-store-guard.h"

#include "domain/rb-confidence.h"
#include "domain/rb-flag.h"

#include <string.h>

/* How the trail says it: rb_record_describe(). */
#define SAYS_CONFIDENTIAL ", confidential 1"
#define SAYS_RESTRICTED ", flag " RB_FLAG_RESTRICTED

/* Why a record is in confidence. */
enum
{
  CONFIDENTIAL = 1,
  RESTRICTED
};

static void
hide_details (RbAuditRow *row)
{
  g_clear_pointer (&row->detail_was.note, g_free);
  g_clear_pointer (&row->detail_was.nature, g_free);
  g_clear_pointer (&row->detail_is.note, g_free);
  g_clear_pointer (&row->detail_is.nature, g_free);
}

static void
hide_reason (RbAuditRow *row)
{
  g_free (row->reason);
  row->reason = g_strdup ("confidential");
}

/* Records by name, "pupil_flag 4", with why they are or once were in confidence. */
static void
add_name (GHashTable *secrets, RbRecordKind kind, gint64 id, int why)
{
  char *name = g_strdup_printf ("%s %" G_GINT64_FORMAT, rb_record_type (kind)->name, id);

  if (GPOINTER_TO_INT (g_hash_table_lookup (secrets, name)) >= why)
    g_free (name);
  else
    g_hash_table_insert (secrets, name, GINT_TO_POINTER (why));
}

static void
add_words (GHashTable *secrets, const char *words)
{
  RbRecordKind kind;
  gint64 id;

  if (words == NULL || !rb_record_described (words, &kind, &id))
    return;
  if (kind == RB_RECORD_FLAG && strstr (words, SAYS_RESTRICTED))
    add_name (secrets, kind, id, RESTRICTED);
  else if (strstr (words, SAYS_CONFIDENTIAL))
    add_name (secrets, kind, id, CONFIDENTIAL);
}

static void
add_book (GHashTable *secrets, const RbOffice *office)
{
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    for (guint i = 0; i < rb_office_n (office, kind); i++)
      {
        const RbRecord *record = rb_office_nth (office, kind, i);

        if (rb_confidence_record (record))
          add_name (secrets, kind, record->id,
                    kind == RB_RECORD_FLAG && rb_flag_is_restricted ((const RbFlag *) record)
                        ? RESTRICTED
                        : CONFIDENTIAL);
      }
}

/* Also those that are gone from the book, or are open by now. */
static GHashTable *
find_secrets (RbDatabase *database, const RbOffice *office, GError **error)
{
  g_autoptr (GHashTable) secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *failed = NULL;
  RbStatement *read = rb_statement (
      database, "select note_was, note_is from audit where kind = 'entry' and cells = 0", error);

  if (read == NULL)
    return NULL;
  while (rb_statement_next (read, &failed))
    {
      add_words (secrets, rb_statement_text_or_null (read, 0));
      add_words (secrets, rb_statement_text_or_null (read, 1));
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  add_book (secrets, office);
  return g_steal_pointer (&secrets);
}

static gboolean
says (const RbAuditRow *row, const char *words)
{
  return (row->detail_was.note && strstr (row->detail_was.note, words))
         || (row->detail_is.note && strstr (row->detail_is.note, words));
}

/* "absence 4: confidential". */
static void
close_words (char **words, const char *name)
{
  if (*words == NULL)
    return;
  g_free (*words);
  *words = g_strdup_printf ("%s: confidential", name);
}

/* A fact about a pupil that only some may know was changed. */
static gboolean
tells_of_facts (const RbAuditRow *row)
{
  const char *words = row->detail_was.note;

  return words && g_str_has_prefix (words, "pupil ")
         && g_str_has_suffix (words, ": " RB_TRAIL_FACTS);
}

/* FALSE where the row is not shown at all. */
static gboolean
show_record (const RbGuard *guard, GHashTable *secrets, RbAuditRow *row)
{
  RbRecordKind kind;
  gint64 id;
  g_autofree char *name = NULL;
  int why;

  if (tells_of_facts (row))
    return !rb_guard_lacks (guard, RB_RIGHT_READ_FACTS);
  if (!rb_record_described (row->detail_was.note ? row->detail_was.note : "", &kind, &id))
    return TRUE;
  name = g_strdup_printf ("%s %" G_GINT64_FORMAT, rb_record_type (kind)->name, id);
  why = GPOINTER_TO_INT (g_hash_table_lookup (secrets, name));
  if (why == 0)
    return TRUE;
  if (why == RESTRICTED && rb_guard_lacks (guard, RB_RIGHT_READ_FACTS))
    return FALSE;
  hide_reason (row);
  /* Once either side said so, neither was written down. */
  if (says (row, SAYS_CONFIDENTIAL) || says (row, SAYS_RESTRICTED))
    return TRUE;
  close_words (&row->detail_was.note, name);
  close_words (&row->detail_is.note, name);
  return TRUE;
}

gboolean
rb_guard_audit (const RbGuard *guard, const RbOffice *office, GPtrArray *rows, GError **error)
{
  g_autoptr (GHashTable) days = NULL, secrets = NULL;

  if (!rb_guard_lacks (guard, RB_RIGHT_READ_CONFIDENTIAL))
    return TRUE;
  days = rb_confidence_days (office);
  for (guint i = rows->len; i-- > 0;)
    {
      RbAuditRow *row = rows->pdata[i];

      if (row->kind == RB_AUDIT_RECORD)
        {
          /* The whole trail is read for it: where it is needed. */
          if (secrets == NULL && (secrets = find_secrets (guard->database, office, error)) == NULL)
            return FALSE;
          if (!show_record (guard, secrets, row))
            g_ptr_array_remove_index (rows, i);
          continue;
        }
      /* First entries are told as a batch: whose they are is not known any more. */
      if (row->kind == RB_AUDIT_ENTRY
              ? row->reason[0] == '\0'
              : !rb_confidence_holds (days, row->pupil_id, row->session.date))
        continue;
      hide_reason (row);
      hide_details (row);
    }
  return TRUE;
}
