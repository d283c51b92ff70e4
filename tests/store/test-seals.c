/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sealed week takes no change without a reason, and the key-back list knows what the MIS has. */
#include "rb-place.h"

#include "store/rb-audit.h"

#include <string.h>

#define AM "2025-09-03 am"
#define PM "2025-09-03 pm"
#define NEXT_WEEK "2025-09-10 am"

/* The week of 1 September 2025 is sealed. */
static void
seal (Place *place)
{
  RbChange *change = rb_change_new (RB_SOURCE_GRID, "Jo Patel", "Office manager", "", NOW);
  RbSeal *one = rb_record_new (RB_RECORD_SEAL);

  one->base.id = 1;
  one->week = d ("2025-09-01");
  one->sealed_at = NOW;
  rb_record_set (&one->who, "Jo Patel");
  rb_change_add_record (change, NULL, one);
  rb_record_unref (one);
  apply_ok (place, change);
}

static void
assert_refused (Place *place, RbChange *change)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (rb_store_needs_reason (place->store, change, NULL), ==, 1);
  g_assert_false (apply (place, change, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_REASON);
}

static void
test_refused (void)
{
  g_autoptr (Place) place = place_with_school (2);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) open = NULL;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "N", ""));
  seal (place);
  assert_refused (place, change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", ""));
  assert_refused (place, change_of (place, RB_SOURCE_GRID, 1, PM, "", "/", ""));
  assert_refused (place, change_of (place, RB_SOURCE_COMMAND, 2, AM, "", "/", ""));
  g_assert_false (
      apply (place, change_of (place, RB_SOURCE_GRID, 2, AM, "", "/", ""), NULL, &error));
  g_assert_nonnull (strstr (error->message, "sealed"));
  open = change_of (place, RB_SOURCE_GRID, 1, NEXT_WEEK, "", "/", "");
  g_assert_cmpint (rb_store_needs_reason (place->store, open, NULL), ==, 0);
  g_assert_true (rb_store_apply (place->store, open, NULL, NULL));
  g_assert_cmpstr (stored (place, 1, AM), ==, "N");
  g_assert_cmpstr (stored (place, 1, PM), ==, "");
}

static void
test_recorded (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbApplied applied = { 0 };
  g_autoptr (RbChange) entry = NULL;

  seal (place);
  entry = change_of (place, RB_SOURCE_GRID, 1, AM, "", "I", "Doctor's letter seen");
  g_assert_true (rb_store_apply (place->store, entry, &applied, NULL));
  g_assert_cmpuint (applied.amendments, ==, 1);
  g_assert_cmpuint (applied.entries, ==, 0);
  apply_ok (place, rb_change_invert (entry, "Jo Patel", "Office manager", "Undone: I", NOW));
  g_autoptr (GPtrArray) history = rb_store_cell_history (place->store, 1, session_of (AM), NULL);
  g_assert_cmpuint (history->len, ==, 2);
  const RbAuditRow *first = history->pdata[0], *second = history->pdata[1];
  g_assert_cmpuint (first->was, ==, RB_MARK_NONE);
  g_assert_cmpstr (rb_code_book_text (place->codes, first->is), ==, "I");
  g_assert_cmpstr (first->reason, ==, "Doctor's letter seen");
  g_assert_cmpstr (second->source, ==, "undo");
  g_assert_cmpuint (second->is, ==, RB_MARK_NONE);
  assert_intact (place, 2);
}

static void
test_outside (void)
{
  g_autoptr (Place) place = place_with_school (1);

  seal (place);
  apply_ok (place, change_of (place, RB_SOURCE_IMPORT, 1, AM, "", "N", "import marks.csv"));
  apply_ok (place, change_of (place, RB_SOURCE_SAMPLE, 1, PM, "", "/", ""));
  g_autoptr (GPtrArray) history = rb_store_cell_history (place->store, 1, session_of (AM), NULL);
  g_autoptr (GPtrArray) sample = rb_store_cell_history (place->store, 1, session_of (PM), NULL);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpuint (sample->len, ==, 0);
}

/* A seal that is taken back opens the week again. */
static void
test_opened (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbChange *back = rb_change_new (RB_SOURCE_UNDO, "Jo Patel", "Office manager", "", NOW);
  RbSeal *one = rb_record_new (RB_RECORD_SEAL);

  seal (place);
  one->base.id = 1;
  one->week = d ("2025-09-01");
  rb_change_add_record (back, one, NULL);
  rb_record_unref (one);
  apply_ok (place, back);
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
}

static void
assert_keyback (Place *place, guint n, const char *was)
{
  g_autoptr (GPtrArray) items = rb_store_key_back (place->store, 0, NULL);

  g_assert_cmpuint (items->len, ==, n);
  if (n > 0)
    g_assert_cmpstr (((RbKeyBack *) items->pdata[0])->was, ==, was);
}

static void
test_was (void)
{
  g_autoptr (Place) place = place_with_school (2);

  apply_ok (place, change_of (place, RB_SOURCE_IMPORT, 1, AM, "", "N", "import"));
  assert_keyback (place, 0, NULL);
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", "ill"));
  assert_keyback (place, 1, "N");
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "I", "M", "dentist"));
  assert_keyback (place, 1, "N");
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "M", "N", "a mistake"));
  assert_keyback (place, 0, NULL);
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 2, PM, "", "/", ""));
  assert_keyback (place, 1, "");
}

static void
test_untick (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (RbStoreBatch) tick = rb_store_batch_new ();
  g_autoptr (RbStoreBatch) back = rb_store_batch_new ();

  apply_ok (place, change_of (place, RB_SOURCE_IMPORT, 1, AM, "", "N", "import"));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", "ill"));
  rb_store_batch_tick (tick, 1, session_of (AM));
  g_assert_true (rb_store_write (place->store, tick, NULL, NULL));
  assert_keyback (place, 0, NULL);
  rb_store_batch_untick (back, 1, session_of (AM), NOW, "Jo Patel", "N");
  g_assert_true (rb_store_write (place->store, back, NULL, NULL));
  assert_keyback (place, 1, "N");
  /* Ticked and changed again: the MIS has what was ticked. */
  g_autoptr (RbStoreBatch) again = rb_store_batch_new ();
  rb_store_batch_tick (again, 1, session_of (AM));
  g_assert_true (rb_store_write (place->store, again, NULL, NULL));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "I", "O", "no evidence"));
  assert_keyback (place, 1, "I");
}

/* Another program has the file: it reads the seal, and cannot write around it. */
static void
test_two_programs (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (GError) error = NULL;

  seal (place);
  g_autoptr (RbStore) second = rb_store_open (place->path, RB_STORE_DEFAULT, NULL, NULL);
  g_assert_nonnull (second);
  g_assert_false (rb_store_is_writable (second));
  g_autoptr (RbSchool) school = rb_store_load (second, NULL, NULL);
  g_assert_true (rb_office_sealed (school->office, d ("2025-09-05")));
  g_autoptr (RbChange) change = change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", "with a reason");
  g_assert_false (rb_store_apply (second, change, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_LOCKED);
  g_assert_cmpint (rb_store_needs_reason (second, change, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/seals/a sealed week takes no change without a reason", test_refused);
  g_test_add_func (
      "/store/seals/a first entry of a sealed week is an amendment, and so is its undo",
      test_recorded);
  g_test_add_func ("/store/seals/an import is its own reason, the sample school has none",
                   test_outside);
  g_test_add_func ("/store/seals/a seal taken back opens the week", test_opened);
  g_test_add_func ("/store/key-back/the list knows what the MIS has, and forgets what is so again",
                   test_was);
  g_test_add_func ("/store/key-back/a tick can be taken back", test_untick);
  g_test_add_func ("/store/seals/a second program finds the week sealed", test_two_programs);
  return g_test_run ();
}
