/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of the office's book that were changed or taken back, in the audit trail: a row each, as
 * an entry without cells, so that nothing which was written down goes away silently. What is added
 * is its own record, and leaves no row. */
#include "store/rb-stamp.h"
#include "store/rb-store-writing.h"

#include "domain/rb-confidence.h"
#include "domain/rb-digest.h"

#include <string.h>

/* As it may be read by everybody who reads the trail. */
static char *
open_words (RbRecord *record, gboolean confidential)
{
  g_autofree char *words = NULL;
  RbRecord *open;

  if (record == NULL)
    return NULL;
  open = confidential ? rb_confidence_conceal (record) : rb_record_ref (record);
  words = rb_record_describe (open);
  rb_record_unref (open);
  return g_steal_pointer (&words);
}

/* Of everything that it said, so that whoever still has its words can prove them. */
static void
digest_of (const RbRecord *record, char text[RB_DIGEST_TEXT_SIZE])
{
  g_autofree char *words = rb_record_describe (record);
  RbDigest digest;

  rb_digest_begin (&digest);
  rb_digest_update (&digest, words, strlen (words));
  rb_digest_end_text (&digest, text);
}

static gboolean
append (RbWriting *writing, const RbChange *change, const RbRecordChange *record, GError **error)
{
  gboolean confidential = rb_confidence_change (record);
  g_autofree char *was = open_words (record->was, confidential);
  g_autofree char *is = open_words (record->is, confidential);
  char stamp[RB_STAMP_SIZE], digest[RB_DIGEST_TEXT_SIZE];
  gint64 pupil_id = rb_record_pupil (record->was);
  RbChainRow row = rb_chain_row ("entry");

  digest_of (record->was, digest);
  row.made_at = rb_stamp_write (change->at, stamp);
  row.who = change->who;
  row.position = change->position;
  row.reason = confidential ? "" : change->reason;
  row.source = rb_source_id (change->source);
  row.origin = change->origin;
  row.pupil_id = pupil_id != 0 ? pupil_id : RB_CHAIN_NONE;
  row.note_was = was;
  row.note_is = is;
  row.cells = 0;
  row.digest = digest;
  return rb_chain_append (writing->database, &writing->chain, &row, error);
}

gboolean
rb_write_trail (RbWriting *writing, const RbChange *change, GError **error)
{
  for (guint i = 0; i < rb_change_n_records (change); i++)
    if (rb_change_record (change, i)->was != NULL
        && !append (writing, change, rb_change_record (change, i), error))
      return FALSE;
  return TRUE;
}
