/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's book in the file: what is written is read again, together with the marks of the same
 * change or not at all. */
#include "rb-place.h"

#include "store/rb-store.h"

#include <string.h>

#define AM "2025-09-03 am"

static RbRecord *
record_of (RbRecordKind kind)
{
  const RbRecordType *type = rb_record_type (kind);
  RbRecord *record = rb_record_new (kind);

  record->id = 4;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const RbRecordField *field = &type->fields[i];

      if (field->kind == RB_HOLDS_TEXT)
        rb_record_set (&rb_record_at (record, field, char *), "O'Brien; drop table \"x\" 你好");
      else if (field->kind == RB_HOLDS_STAMP)
        rb_record_at (record, field, gint64) = NOW + i;
      else if (field->kind == RB_HOLDS_ID)
        rb_record_at (record, field, gint64) = 1;
      else if (field->kind == RB_HOLDS_BOOL || field->kind == RB_HOLDS_HALF)
        rb_record_at (record, field, int) = 1;
      else
        rb_record_at (record, field, gint32) = 739700 + (int) i;
    }
  return record;
}

static void
assert_kept (Place *place, gconstpointer wanted)
{
  const RbRecord *record = wanted;
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  gconstpointer found = rb_office_find (school->office, record->kind, record->id);

  g_assert_nonnull (found);
  g_assert_true (rb_record_equal (found, wanted));
}

static void
test_kinds (void)
{
  g_autoptr (Place) place = place_with_school (1);

  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    {
      RbRecord *record = record_of (kind), *empty = rb_record_new (kind);
      RbChange *change = rb_change_new (RB_SOURCE_GRID, "Mrs Patel", "", "", NOW);

      g_test_message ("%s", rb_record_type (kind)->name);
      empty->id = 5;
      if (kind == RB_RECORD_COVER)
        ((RbCover *) empty)->class_id = 1;
      place_keep_file (place, record);
      place_keep_file (place, empty);
      rb_change_add_record (change, NULL, record);
      rb_change_add_record (change, NULL, empty);
      apply_ok (place, change);
      place_close (place);
      place_reopen (place);
      assert_kept (place, record);
      assert_kept (place, empty);
      change = rb_change_new (RB_SOURCE_GRID, "Mrs Patel", "", "", NOW);
      rb_change_add_record (change, record, NULL);
      apply_ok (place, change);
      g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
      g_assert_null (rb_office_find (school->office, kind, record->id));
      rb_record_unref (record);
      rb_record_unref (empty);
    }
}

static void
test_together (void)
{
  g_autoptr (Place) place = place_with_school (2);
  g_autoptr (GError) error = NULL;
  RbRecord *call = record_of (RB_RECORD_ATTEMPT);
  RbChange *stale = change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", "");

  rb_change_add_record (stale, NULL, call);
  g_assert_false (apply (place, stale, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_CHANGED);
  g_autoptr (RbSchool) before = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpuint (rb_office_n (before->office, RB_RECORD_ATTEMPT), ==, 0);
  RbChange *good = change_of (place, RB_SOURCE_GRID, 1, AM, "", "I", "");
  rb_change_add_record (good, NULL, call);
  apply_ok (place, good);
  assert_kept (place, call);
  g_assert_cmpstr (stored (place, 1, AM), ==, "I");
  rb_record_unref (call);
}

static void
test_hidden (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (GError) error = NULL;
  RbRecord *call = record_of (RB_RECORD_ATTEMPT), *seen = rb_record_hide (call);
  RbChange *change = rb_change_new (RB_SOURCE_GRID, "Mrs Patel", "", "", NOW);

  rb_change_add_record (change, call, seen);
  g_assert_false (apply (place, change, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_INVALID);
  rb_record_unref (seen);
  rb_record_unref (call);
}

static void
take_back (Place *place, gpointer record, const char *reason)
{
  RbChange *change =
      rb_change_new (RB_SOURCE_GRID, "Mrs Patel", "Office manager", reason, NOW + 60);

  rb_change_add_record (change, record, NULL);
  apply_ok (place, change);
}

/* Nothing that was written down goes away silently, and nothing confidential is told of it. */
static void
test_trail (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbTicked *tick = (RbTicked *) record_of (RB_RECORD_TICK);
  RbFlag *flag = (RbFlag *) record_of (RB_RECORD_FLAG), *other;
  RbChange *change = rb_change_new (RB_SOURCE_GRID, "Mrs Patel", "", "", NOW);
  RbAuditFilter filter = { .kinds = RB_AUDIT_RECORD }, entries = { .kinds = RB_AUDIT_ENTRY };
  RbAuditVerdict verdict = { 0 };

  rb_record_set (&tick->subject, "action");
  rb_record_set (&flag->note, "taken into care");
  flag->confidential = TRUE;
  other = rb_record_copy (flag);
  other->last_day++;
  rb_change_add_record (change, NULL, tick);
  rb_change_add_record (change, NULL, flag);
  apply_ok (place, change);
  take_back (place, tick, "ticked for the wrong week");
  change = rb_change_new (RB_SOURCE_GRID, "Mrs Patel", "", "taken into care", NOW + 90);
  rb_change_add_record (change, flag, other);
  apply_ok (place, change);

  g_autoptr (GPtrArray) rows = rb_store_audit (place->store, &filter, NULL);
  g_autoptr (GPtrArray) none = rb_store_audit (place->store, &entries, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
  const RbAuditRow *away = rows->pdata[0], *changed = rows->pdata[1];
  g_assert_cmpstr (away->reason, ==, "ticked for the wrong week");
  g_assert_cmpstr (away->position, ==, "Office manager");
  g_assert_cmpint (away->at, ==, NOW + 60);
  g_assert_nonnull (strstr (away->detail_was.note, "tick 4: subject action"));
  g_assert_null (away->detail_is.note);
  g_assert_cmpstr (changed->reason, ==, "");
  g_assert_cmpint (changed->pupil_id, ==, 1);
  g_assert_nonnull (strstr (changed->detail_is.note, "pupil_flag 4:"));
  g_assert_null (strstr (changed->detail_was.note, "care"));
  g_assert_null (strstr (changed->detail_is.note, "care"));
  g_assert_true (rb_store_verify (place->store, NULL, NULL, NULL, &verdict, NULL));
  g_assert_true (verdict.intact);
  rb_audit_verdict_clear (&verdict);
  rb_record_unref (&tick->base);
  rb_record_unref (&flag->base);
  rb_record_unref (&other->base);
}

/* The file and the snapshot in memory agree on when a register was saved. */
static void
test_registers (void)
{
  g_autoptr (Place) place = place_with_school (2);
  g_autoptr (RbSchool) before = rb_store_load (place->store, NULL, NULL);
  RbChange *change = change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", "");
  RbSession session = session_of (AM);

  change_add (place, change, 2, AM, "", "N");
  g_autoptr (RbSchool) shown = rb_school_apply (before, change);
  apply_ok (place, change);
  g_autoptr (RbSchool) after = rb_store_load (place->store, NULL, NULL);
  g_assert_null (rb_office_register (before->office, 1, session));
  g_assert_cmpint (rb_office_register (shown->office, 1, session)->saved_at, ==, NOW);
  g_assert_cmpint (rb_office_register (after->office, 1, session)->saved_at, ==, NOW);
  g_assert_cmpstr (rb_office_register (after->office, 1, session)->who, ==,
                   rb_office_register (shown->office, 1, session)->who);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/every kind is read as it was written, and taken away", test_kinds);
  g_test_add_func ("/records/a call and its mark are written together or not at all",
                   test_together);
  g_test_add_func ("/records/what is hidden from a reader cannot be written over", test_hidden);
  g_test_add_func ("/records/a completed register is saved in file and memory alike",
                   test_registers);
  g_test_add_func ("/records/what is changed or taken back leaves a row in the trail", test_trail);
  return g_test_run ();
}
