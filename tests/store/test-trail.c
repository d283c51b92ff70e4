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
          place_keep_file (place, before);
          place_keep_file (place, after);
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

/* What a batch by the office adds to the trail: "who: was > is" for each row, or "". */
static char *
rows_added (Place *place, RbStoreBatch *batch)
{
  g_autoptr (RbChange) maker =
      rb_change_new (RB_SOURCE_IMPORT, people[ADMIN - 1].name, "Office manager", "moved", NOW);
  RbAuditFilter filter = { .kinds = RB_AUDIT_RECORD };
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  GString *words = g_string_new (NULL);

  rb_store_batch_set_maker (batch, maker);
  before = rb_store_audit (place->store, &filter, &error);
  rb_store_write (place->store, batch, NULL, &error);
  after = rb_store_audit (place->store, &filter, &error);
  g_assert_no_error (error);
  for (guint i = before->len; i < after->len; i++)
    {
      const RbAuditRow *row = after->pdata[i];

      g_assert_cmpint (row->at, ==, NOW);
      g_assert_cmpstr (row->position, ==, "Office manager");
      g_string_append_printf (words, "%s%s: %s > %s", words->len > 0 ? "\n" : "", row->who,
                              row->detail_was.note ? row->detail_was.note : "",
                              row->detail_is.note ? row->detail_is.note : "");
    }
  return g_string_free (words, FALSE);
}

static char *
roll_row (Place *place, RbPupil *pupil)
{
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();

  rb_store_batch_add_pupil (batch, pupil);
  return rows_added (place, batch);
}

static void
assert_verified (Place *place)
{
  RbAuditVerdict verdict = { 0 };

  sign_in (place, HEAD);
  g_assert_true (rb_store_verify (place->store, NULL, NULL, NULL, &verdict, NULL));
  g_assert_true (verdict.intact);
  rb_audit_verdict_clear (&verdict);
}

static void
who_joins_moves_or_leaves_has_a_row (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (RbPupil) pupil = rb_pupil_new (70);
  g_autoptr (RbPupil) left = NULL, moved = NULL;
  g_autofree char *joins = NULL, *same = NULL, *moves = NULL, *leaves = NULL;

  rb_record_set (&pupil->surname, "New");
  rb_pupil_add_roll (pupil, d ("2026-01-05"), RB_DATE_NONE);
  sign_in (place, ADMIN);
  joins = roll_row (place, pupil);
  g_assert_cmpstr (joins, ==, "Shirin Marlow:  > pupil 70: roll 2026-01-05");
  same = roll_row (place, pupil);
  g_assert_cmpstr (same, ==, "");
  moved = rb_pupil_copy (pupil);
  rb_pupil_add_class (moved, 1, d ("2026-01-12"), d ("2026-08-31"));
  moves = roll_row (place, moved);
  g_assert_cmpstr (moves, ==, "Shirin Marlow:  > pupil 70: class 3T 2026-01-12 to 2026-08-31");
  left = rb_pupil_copy (moved);
  g_array_index (left->roll, RbSpan, 0).to = d ("2026-03-20");
  leaves = roll_row (place, left);
  g_assert_cmpstr (leaves, ==,
                   "Shirin Marlow: pupil 70: roll 2026-01-05"
                   " > pupil 70: roll 2026-01-05 to 2026-03-20");
  assert_verified (place);
}

static void
a_changed_particular_or_fact_has_a_row (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (RbPupil) pupil = rb_pupil_new (70);
  g_autoptr (RbPupil) renamed = NULL, meals = NULL, ended = NULL;
  g_autofree char *joins = NULL, *name = NULL, *begins = NULL, *ends = NULL;

  rb_record_set (&pupil->surname, "New");
  pupil->born = d ("2017-05-04");
  rb_pupil_add_roll (pupil, d ("2026-01-05"), RB_DATE_NONE);
  sign_in (place, ADMIN);
  joins = roll_row (place, pupil);
  renamed = rb_pupil_copy (pupil);
  rb_record_set (&renamed->surname, "Newer");
  renamed->born = d ("2017-04-05");
  name = roll_row (place, renamed);
  g_assert_cmpstr (name, ==,
                   "Shirin Marlow: pupil 70: surname New, born 2017-05-04"
                   " > pupil 70: surname Newer, born 2017-04-05");
  meals = rb_pupil_copy (renamed);
  rb_pupil_add_attribute (meals, "fsm", "true", d ("2026-01-05"), RB_DATE_NONE);
  rb_pupil_add_attribute (meals, "sen", "K", RB_DATE_NONE, RB_DATE_NONE);
  begins = roll_row (place, meals);
  g_assert_cmpstr (begins, ==, "Shirin Marlow:  > pupil 70: fsm true 2026-01-05, sen K");
  ended = rb_pupil_copy (meals);
  g_array_index (ended->attributes, RbAttribute, 0).span.to = d ("2026-03-06");
  ends = roll_row (place, ended);
  g_assert_cmpstr (ends, ==,
                   "Shirin Marlow: pupil 70: fsm true 2026-01-05"
                   " > pupil 70: fsm true 2026-01-05 to 2026-03-06");
  assert_verified (place);
}

/* Who is looked after is written without words, and a viewer is not told that there is a row. */
static void
a_fact_that_some_may_not_know_has_a_row_without_words (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (RbPupil) pupil = rb_pupil_new (70);
  g_autoptr (RbPupil) known = NULL;
  g_autofree char *joins = NULL, *row = NULL, *head = NULL, *viewer = NULL;

  rb_record_set (&pupil->surname, "New");
  sign_in (place, ADMIN);
  joins = roll_row (place, pupil);
  known = rb_pupil_copy (pupil);
  rb_pupil_add_attribute (known, "cla", "true", d ("2026-01-05"), RB_DATE_NONE);
  rb_pupil_add_attribute (known, "eal", "true", d ("2026-01-05"), RB_DATE_NONE);
  row = roll_row (place, known);
  g_assert_cmpstr (row, ==,
                   "Shirin Marlow:  > pupil 70: eal true 2026-01-05\n"
                   "Shirin Marlow: pupil 70: confidential > pupil 70: confidential");
  head = rows_seen_by (place, HEAD);
  g_assert_nonnull (strstr (head, "pupil 70: confidential"));
  g_assert_null (strstr (head, "cla"));
  viewer = rows_seen_by (place, VIEWER);
  g_assert_null (strstr (viewer, "confidential"));
  g_assert_nonnull (strstr (viewer, "eal true"));
  assert_verified (place);
}

static void
a_class_with_another_name_or_teacher_has_a_row (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (RbStoreBatch) renaming = rb_store_batch_new (), again = rb_store_batch_new ();
  g_autofree char *row = NULL, *same = NULL;
  const RbClass *was;
  RbClass *klass;

  sign_in (place, ADMIN);
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  was = rb_roster_class (school->roster, 1);
  klass = rb_class_new (1, was->year, "3 Tern", was->year_group, was->teacher);
  rb_store_batch_add_class (renaming, klass);
  row = rows_added (place, renaming);
  g_assert_cmpstr (row, ==, "Shirin Marlow: class 1: name 3T > class 1: name 3 Tern");
  rb_store_batch_add_class (again, klass);
  same = rows_added (place, again);
  g_assert_cmpstr (same, ==, "");
  rb_class_free (klass);
  assert_verified (place);
}

/* The office, which may not read it, lets the child leave. */
static void
a_restricted_flag_ends_on_the_last_day_of_its_pupil (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (RbSchool) school = NULL, after = NULL;
  g_autoptr (RbPupil) left = NULL;
  g_autofree char *row = NULL, *again = NULL;
  RbFlag *flag = (RbFlag *) record_with (RB_RECORD_FLAG, 4, TRUE, WORDS);

  rb_record_set (&flag->flag, "social-worker");
  flag->first_day = d ("2026-01-12");
  sign_in (place, HEAD);
  put (place, HEAD, NULL, &flag->base, "");
  sign_in (place, ADMIN);
  school = rb_store_load (place->store, NULL, NULL);
  left = rb_pupil_copy (rb_roster_pupil (school->roster, 0));
  g_assert_cmpint (left->id, ==, 1);
  g_array_index (left->roll, RbSpan, left->roll->len - 1).to = d ("2026-03-27");
  row = roll_row (place, left);
  g_test_message ("%s", row);
  g_assert_nonnull (strstr (row, "to 2026-03-27"));
  g_assert_nonnull (strstr (row, "pupil_flag 4"));
  g_assert_null (strstr (row, "social-worker"));
  g_assert_null (strstr (row, WORDS));
  again = roll_row (place, left);
  g_assert_cmpstr (again, ==, "");
  sign_in (place, HEAD);
  after = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpint (((const RbFlag *) rb_office_nth (after->office, RB_RECORD_FLAG, 0))->last_day,
                   ==, d ("2026-03-27"));
  assert_verified (place);
  rb_record_unref (&flag->base);
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
  g_test_add_func ("/trail/a changed particular or fact has a row",
                   a_changed_particular_or_fact_has_a_row);
  g_test_add_func ("/trail/a fact that some may not know has a row without words",
                   a_fact_that_some_may_not_know_has_a_row_without_words);
  g_test_add_func ("/trail/a class with another name or teacher has a row",
                   a_class_with_another_name_or_teacher_has_a_row);
  g_test_add_func ("/trail/a restricted flag ends on the last day of its pupil",
                   a_restricted_flag_ends_on_the_last_day_of_its_pupil);
  g_test_add_func ("/trail/the roll is changed in one's own name",
                   the_roll_is_changed_in_ones_own_name);
  return g_test_run ();
}
