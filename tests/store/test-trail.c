/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the office's book in the audit trail: that they hold no confidential word, and what
 * each role is shown of them. */
#include "rb-signing.h"

#include <string.h>

#define WORDS "Kingfisher"

static void
set_confidential (RbRecord *record, gboolean value)
{
  guint offset = rb_record_type (record->kind)->confidential_offset;

  *(gboolean *) ((char *) record + offset) = value;
}

/* With words in its secret fields. */
static RbRecord *
record_with (RbRecordKind kind, gint64 id, gboolean confidential, const char *words)
{
  const RbRecordType *type = rb_record_type (kind);
  RbRecord *record = rb_record_new (kind);

  record->id = id;
  if (type->pupil_offset)
    *(gint64 *) ((char *) record + type->pupil_offset) = 1;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].secret)
      rb_record_set (&rb_record_at (record, &type->fields[i], char *), words);
  if (kind == RB_RECORD_FLAG)
    rb_record_set (&((RbFlag *) record)->flag, "medical-evidence");
  set_confidential (record, confidential);
  return record;
}

static void
put (Place *place, int who, RbRecord *was, RbRecord *is, const char *reason)
{
  RbChange *change = rb_change_new (RB_SOURCE_GRID, people[who - 1].name, "", reason, NOW);

  rb_change_add_record (change, was, is);
  apply_ok (place, change);
}

/* What somebody reads of the book's rows: "reason: was > is" for each. */
static char *
rows_seen_by (Place *place, int who)
{
  RbAuditFilter filter = { .kinds = RB_AUDIT_RECORD };
  GString *seen = g_string_new (NULL);

  sign_in (place, who);
  g_autoptr (GPtrArray) rows = rb_store_audit (place->store, &filter, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const RbAuditRow *row = rows->pdata[i];

      g_string_append_printf (seen, "%s: %s > %s\n", row->reason,
                              row->detail_was.note ? row->detail_was.note : "-",
                              row->detail_is.note ? row->detail_is.note : "-");
    }
  return g_string_free (seen, FALSE);
}

/* Neither what was open before nor what is open afterwards is written down. */
static void
no_word_of_a_record_is_written_once_one_side_is_confidential (void)
{
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    for (int was = 0; was < 2; was++)
      for (int is = 0; is < 2; is++)
        {
          g_autoptr (Place) place = signing_school ();
          g_autofree char *seen = NULL;
          RbRecord *before, *after;
          gboolean open = !was && !is;

          if (rb_record_type (kind)->confidential_offset == 0)
            continue;
          g_test_message ("%s, %s then %s", rb_record_type (kind)->name, was ? "closed" : "open",
                          is ? "closed" : "open");
          before = record_with (kind, 4, was, WORDS);
          after = record_with (kind, 4, is, WORDS " again");
          sign_in (place, HEAD);
          put (place, HEAD, NULL, before, "");
          put (place, HEAD, before, after, WORDS);
          seen = rows_seen_by (place, HEAD);
          g_assert_nonnull (strstr (seen, rb_record_type (kind)->name));
          g_assert_cmpint (strstr (seen, WORDS) != NULL, ==, open);
          rb_record_unref (before);
          rb_record_unref (after);
        }
}

static void
words_that_were_open_are_closed_with_their_record (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autofree char *before = NULL, *after = NULL, *gone = NULL, *head = NULL;
  RbRecord *first = record_with (RB_RECORD_ABSENCE, 4, FALSE, WORDS " one");
  RbRecord *second = record_with (RB_RECORD_ABSENCE, 4, FALSE, WORDS " two");
  RbRecord *third = record_with (RB_RECORD_ABSENCE, 4, TRUE, WORDS " three");

  sign_in (place, HEAD);
  put (place, HEAD, NULL, first, "");
  put (place, HEAD, first, second, "heard " WORDS);
  before = rows_seen_by (place, ADMIN);
  g_assert_nonnull (strstr (before, WORDS " two"));
  sign_in (place, HEAD);
  put (place, HEAD, second, third, "");
  after = rows_seen_by (place, ADMIN);
  g_assert_null (strstr (after, WORDS));
  g_assert_nonnull (strstr (after, "absence 4: confidential > absence 4: confidential"));
  sign_in (place, HEAD);
  put (place, HEAD, third, NULL, "");
  gone = rows_seen_by (place, VIEWER);
  g_assert_null (strstr (gone, WORDS));
  head = rows_seen_by (place, HEAD);
  g_assert_nonnull (strstr (head, WORDS " one"));
  g_assert_null (strstr (head, WORDS " three"));
  rb_record_unref (first);
  rb_record_unref (second);
  rb_record_unref (third);
}

/* Edited, then ended, then a flag of another kind becomes one. */
static void
rows_of_a_restricted_flag_are_shown_to_some_roles_only (void)
{
  static const struct
  {
    int who;
    guint rows;
  } readers[] = { { HEAD, 3 }, { ADMIN, 3 }, { MENTOR, 3 }, { VIEWER, 0 } };
  g_autoptr (Place) place = signing_school ();
  RbFlag *first = (RbFlag *) record_with (RB_RECORD_FLAG, 4, TRUE, WORDS), *second;
  RbFlag *other = (RbFlag *) record_with (RB_RECORD_FLAG, 5, FALSE, ""), *turned;

  rb_record_set (&first->flag, "social-worker");
  second = rb_record_copy (first);
  second->last_day = d ("2026-03-20");
  turned = rb_record_copy (other);
  rb_record_set (&turned->flag, "youth-worker");
  sign_in (place, HEAD);
  put (place, HEAD, NULL, &first->base, "");
  put (place, HEAD, &first->base, &second->base, "the worker has gone");
  put (place, HEAD, &second->base, NULL, "set by mistake");
  put (place, HEAD, NULL, &other->base, "");
  put (place, HEAD, &other->base, &turned->base, "as we heard");
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *seen = rows_seen_by (place, readers[i].who);
      guint rows = 0;

      for (const char *at = seen; (at = strchr (at, '\n')) != NULL; at++)
        rows++;
      g_test_message ("%s: %s", people[readers[i].who - 1].name, seen);
      g_assert_cmpuint (rows, ==, readers[i].rows);
      g_assert_null (strstr (seen, "worker"));
      g_assert_null (strstr (seen, "mistake"));
      g_assert_null (strstr (seen, WORDS));
    }
  rb_record_unref (&first->base);
  rb_record_unref (&second->base);
  rb_record_unref (&other->base);
  rb_record_unref (&turned->base);
}

static void
rows_of_other_classes_are_refused_with_the_whole_trail (void)
{
  g_autoptr (Place) place = signing_school ();
  static const int readers[] = { TAN, QUINN, SUPPLY };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (GError) error = NULL;

      sign_in (place, readers[i]);
      g_assert_null (rb_store_audit (place->store, NULL, &error));
      g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
    }
}

/* What a batch by the office does to the pupil, as the trail tells it: "who: was > is", or "". */
static char *
roll_row (Place *place, RbPupil *pupil, gint64 id)
{
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (RbChange) maker =
      rb_change_new (RB_SOURCE_IMPORT, people[ADMIN - 1].name, "Office manager", "moved", NOW);
  RbAuditFilter filter = { .kinds = RB_AUDIT_RECORD, .pupil_id = id };
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  const RbAuditRow *row;

  rb_store_batch_add_pupil (batch, pupil);
  rb_store_batch_set_maker (batch, maker);
  before = rb_store_audit (place->store, &filter, &error);
  rb_store_write (place->store, batch, NULL, &error);
  after = rb_store_audit (place->store, &filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len - before->len, <=, 1);
  if (after->len == before->len)
    return g_strdup ("");
  row = after->pdata[after->len - 1];
  g_assert_cmpint (row->at, ==, NOW);
  g_assert_cmpstr (row->position, ==, "Office manager");
  g_assert_cmpstr (row->reason, ==, "moved");
  return g_strdup_printf ("%s: %s > %s", row->who, row->detail_was.note ? row->detail_was.note : "",
                          row->detail_is.note ? row->detail_is.note : "");
}

static void
who_joins_moves_or_leaves_has_a_row (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (RbPupil) pupil = rb_pupil_new (70);
  g_autoptr (RbPupil) left = NULL, moved = NULL, known = NULL;
  g_autofree char *joins = NULL, *same = NULL, *moves = NULL, *leaves = NULL, *attribute = NULL;
  RbAuditVerdict verdict = { 0 };

  rb_record_set (&pupil->surname, "New");
  rb_pupil_add_roll (pupil, d ("2026-01-05"), RB_DATE_NONE);
  sign_in (place, ADMIN);
  joins = roll_row (place, pupil, 70);
  g_assert_cmpstr (joins, ==, "Shirin Marlow:  > pupil 70: roll 2026-01-05");
  same = roll_row (place, pupil, 70);
  g_assert_cmpstr (same, ==, "");
  moved = rb_pupil_copy (pupil);
  rb_pupil_add_class (moved, 1, d ("2026-01-12"), d ("2026-08-31"));
  moves = roll_row (place, moved, 70);
  g_assert_cmpstr (moves, ==, "Shirin Marlow:  > pupil 70: class 3T 2026-01-12 to 2026-08-31");
  left = rb_pupil_copy (moved);
  g_array_index (left->roll, RbSpan, 0).to = d ("2026-03-20");
  leaves = roll_row (place, left, 70);
  g_assert_cmpstr (leaves, ==,
                   "Shirin Marlow: pupil 70: roll 2026-01-05"
                   " > pupil 70: roll 2026-01-05 to 2026-03-20");
  /* What some roles may not know is not roll. */
  known = rb_pupil_copy (left);
  rb_pupil_add_attribute (known, "cla", "true", d ("2026-01-05"), RB_DATE_NONE);
  attribute = roll_row (place, known, 70);
  g_assert_cmpstr (attribute, ==, "");
  sign_in (place, HEAD);
  g_assert_true (rb_store_verify (place->store, NULL, NULL, NULL, &verdict, NULL));
  g_assert_true (verdict.intact);
  rb_audit_verdict_clear (&verdict);
}

static void
the_roll_is_changed_in_ones_own_name (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (RbChange) maker = rb_change_new (RB_SOURCE_IMPORT, "Somebody else", "", "", NOW);
  g_autoptr (RbPupil) pupil = rb_pupil_new (70);
  g_autoptr (GError) error = NULL;

  sign_in (place, ADMIN);
  rb_store_batch_add_pupil (batch, pupil);
  rb_store_batch_set_maker (batch, maker);
  g_assert_false (rb_store_write (place->store, batch, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trail/no word of a record is written once one side is confidential",
                   no_word_of_a_record_is_written_once_one_side_is_confidential);
  g_test_add_func ("/trail/words that were open are closed with their record",
                   words_that_were_open_are_closed_with_their_record);
  g_test_add_func ("/trail/rows of a restricted flag are shown to some roles only",
                   rows_of_a_restricted_flag_are_shown_to_some_roles_only);
  g_test_add_func ("/trail/rows of other classes are refused with the whole trail",
                   rows_of_other_classes_are_refused_with_the_whole_trail);
  g_test_add_func ("/trail/who joins, moves or leaves has a row",
                   who_joins_moves_or_leaves_has_a_row);
  g_test_add_func ("/trail/the roll is changed in one's own name",
                   the_roll_is_changed_in_ones_own_name);
  return g_test_run ();
}
