/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks in a school file: first entries, corrections, amendments, registers, the key-back list. */
#include "rb-place.h"

#include <string.h>

#define AM "2025-09-03 am"
#define PM "2025-09-03 pm"

static void
assert_refused (Place *place, RbChange *change, RbStoreErrorCode code, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (apply (place, change, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, (int) code);
  if (strstr (error->message, says) == NULL)
    g_error ("%s does not say: %s", error->message, says);
}

static void
test_kept (void)
{
  g_autoptr (Place) place = place_with_school (3);
  RbApplied applied = { 0 };

  g_assert_true (
      apply (place, change_of (place, RB_SOURCE_GRID, 2, AM, "", "/", ""), &applied, NULL));
  g_assert_cmpuint (applied.entries, ==, 1);
  g_assert_cmpuint (applied.amendments, ==, 0);
  place_reopen (place);
  g_assert_cmpstr (stored (place, 2, AM), ==, "/");
  g_assert_cmpstr (stored (place, 1, AM), ==, "");
  assert_intact (place, 1);
}

static void
test_correction (void)
{
  g_autoptr (Place) place = place_with_school (2);

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "N", ""));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", ""));
  g_autoptr (GPtrArray) history = rb_store_cell_history (place->store, 1, session_of (AM), NULL);
  g_assert_cmpuint (history->len, ==, 0);
  g_assert_cmpint (rb_store_register_is_saved (place->store, 1, session_of (AM), NULL), ==, 0);
}

static void
test_complete (void)
{
  g_autoptr (Place) place = place_with_school (2);
  RbApplied applied = { 0 };

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "N", ""));
  g_assert_true (
      apply (place, change_of (place, RB_SOURCE_GRID, 2, AM, "", "/", ""), &applied, NULL));
  g_assert_cmpuint (applied.registers, ==, 1);
  g_assert_cmpint (rb_store_register_is_saved (place->store, 1, session_of (AM), NULL), ==, 1);
  assert_refused (place, change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", ""),
                  RB_STORE_ERROR_REASON,
                  "Chidi Okonkwo1 for Wednesday 3 September 2025 AM is saved as N");
  g_assert_cmpstr (stored (place, 1, AM), ==, "N");
}

static void
test_five_items (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbApplied applied = { 0 };

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "N", ""));
  g_autoptr (RbChange) change =
      change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", "Mother rang: ill");
  g_assert_cmpint (rb_store_needs_reason (place->store, change, NULL), ==, 1);
  g_assert_true (rb_store_apply (place->store, change, &applied, NULL));
  g_assert_cmpuint (applied.amendments, ==, 1);
  g_autoptr (GPtrArray) history = rb_store_cell_history (place->store, 1, session_of (AM), NULL);
  g_assert_cmpuint (history->len, ==, 1);
  const RbAuditRow *row = history->pdata[0];
  g_assert_cmpuint (row->was, ==, mark_of (place, "N", AM));
  g_assert_cmpuint (row->is, ==, mark_of (place, "I", AM));
  g_assert_cmpstr (row->reason, ==, "Mother rang: ill");
  g_assert_cmpint (row->at, ==, NOW);
  g_assert_cmpstr (row->who, ==, "Jo Patel");
  g_assert_cmpstr (row->position, ==, "Office manager");
  assert_intact (place, 2);
}

static void
test_erased (void)
{
  g_autoptr (Place) place = place_with_school (1);

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "/", "", "wrong child"));
  assert_refused (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "O", ""),
                  RB_STORE_ERROR_REASON, "saved as blank");
}

static void
test_by_hand (void)
{
  g_autoptr (Place) place = place_with_school (3);
  g_autoptr (GError) error = NULL;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  rb_store_save_register (place->store, 1, session_of (AM), "Ms Osei", "Teacher", NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rb_store_register_is_saved (place->store, 1, session_of (AM), NULL), ==, 1);
  assert_refused (place, change_of (place, RB_SOURCE_GRID, 1, AM, "/", "L", ""),
                  RB_STORE_ERROR_REASON, "give a reason");
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 2, AM, "", "/", ""));
  RbAuditFilter filter = { .kinds = RB_AUDIT_REGISTER };
  g_autoptr (GPtrArray) saves = rb_store_audit (place->store, &filter, NULL);
  g_assert_cmpuint (saves->len, ==, 1);
  g_assert_cmpint (((RbAuditRow *) saves->pdata[0])->class_id, ==, 1);
  assert_intact (place, 3);
}

static void
test_changed_meanwhile (void)
{
  g_autoptr (Place) place = place_with_school (2);
  RbChange *change = change_of (place, RB_SOURCE_GRID, 2, PM, "", "\\", "");

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, PM, "", "I", ""));
  change_add (place, change, 1, PM, "N", "O");
  assert_refused (
      place, change, RB_STORE_ERROR_CHANGED,
      "Chidi Okonkwo1 for Wednesday 3 September 2025 PM was changed meanwhile: it is I now");
  g_assert_cmpstr (stored (place, 2, PM), ==, "");
  assert_intact (place, 1);
}

static void
test_no_code (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbChange *unknown = rb_change_new (RB_SOURCE_GRID, "Jo Patel", "", "", NOW);
  RbChange *nobody = change_of (place, RB_SOURCE_GRID, 99, AM, "", "/", "");

  rb_change_add (unknown, 1, session_of (AM), RB_MARK_NONE, 200, NULL, NULL);
  assert_refused (place, unknown, RB_STORE_ERROR_INVALID, "not known");
  g_assert_false (apply (place, nobody, NULL, NULL));
  assert_intact (place, 0);
}

static void
test_details (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbDetail six = { 6, NULL, NULL }, note = { 6, (char *) "bus", NULL },
           nine = { 9, (char *) "bus", NULL };
  RbMark late = mark_of (place, "L", AM);
  RbChange *entry = rb_change_new (RB_SOURCE_GRID, "Jo Patel", "", "", NOW);
  RbChange *add = rb_change_new (RB_SOURCE_GRID, "Jo Patel", "", "", NOW);
  RbChange *alter = rb_change_new (RB_SOURCE_GRID, "Jo Patel", "", "", NOW);

  rb_change_add (entry, 1, session_of (AM), RB_MARK_NONE, late, NULL, &six);
  rb_change_add (add, 1, session_of (AM), late, late, &six, &note);
  rb_change_add (alter, 1, session_of (AM), late, late, &note, &nine);
  apply_ok (place, entry);
  apply_ok (place, add); /* a gap may be filled */
  assert_refused (place, alter, RB_STORE_ERROR_REASON, "give a reason");
  place_reopen (place);
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  const RbDetail *kept = rb_school_cell_detail (school, 1, session_of (AM));
  g_assert_nonnull (kept);
  g_assert_true (rb_detail_equal (kept, &note));
}

static void
test_import_saves (void)
{
  g_autoptr (Place) place = place_with_school (2);

  apply_ok (place, change_of (place, RB_SOURCE_IMPORT, 1, AM, "", "/", ""));
  assert_refused (place, change_of (place, RB_SOURCE_COMMAND, 1, AM, "/", "L", ""),
                  RB_STORE_ERROR_REASON, "give a reason");
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpint (school->details->imported_at, ==, NOW);
}

static void
test_key_back (void)
{
  g_autoptr (Place) place = place_with_school (2);
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();

  apply_ok (place, change_of (place, RB_SOURCE_IMPORT, 1, PM, "", "\\", ""));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 2, AM, "", "N", ""));
  g_autoptr (GHashTable) own = rb_store_own_newer (place->store, NULL);
  g_assert_true (rb_own_newer_has (own, 1, session_of (AM)));
  g_assert_false (rb_own_newer_has (own, 1, session_of (PM)));
  rb_store_batch_tick (batch, 1, session_of (AM));
  g_assert_true (rb_store_import (place->store, batch, NULL, NULL));
  apply_ok (place, change_of (place, RB_SOURCE_IMPORT, 2, AM, "N", "I", "import marks.csv"));
  g_autoptr (GPtrArray) left = rb_store_key_back (place->store, 0, NULL);
  g_assert_cmpuint (left->len, ==, 0);
}

/* All of a class: a change of as many cells, and `again` once more for the first pupil. */
static RbChange *
change_class (Place *place,
              RbSource source,
              const char *session,
              const char *was,
              const char *is,
              const char *again)
{
  RbChange *change = change_of (place, source, 1, session, was, is, "paper register");

  for (gint64 pupil = 2; pupil <= 30; pupil++)
    change_add (place, change, pupil, session, was, is);
  if (again != NULL)
    change_add (place, change, 1, session, is, again);
  return change;
}

static guint
n_to_key (Place *place)
{
  g_autoptr (GPtrArray) left = rb_store_key_back (place->store, 0, NULL);

  return left->len;
}

static void
test_class (void)
{
  g_autoptr (Place) place = place_with_school (30);
  RbApplied applied = { 0 };

  apply_ok (place, change_class (place, RB_SOURCE_GRID, AM, "", "/", NULL));
  g_assert_cmpuint (n_to_key (place), ==, 30);
  g_assert_true (
      apply (place, change_class (place, RB_SOURCE_GRID, AM, "/", "N", "I"), &applied, NULL));
  g_assert_cmpuint (applied.amendments, ==, 31);
  g_assert_cmpstr (stored (place, 1, AM), ==, "I");
  g_assert_cmpstr (stored (place, 30, AM), ==, "N");
  g_assert_cmpuint (n_to_key (place), ==, 30);
  g_autoptr (GPtrArray) twice = rb_store_cell_history (place->store, 1, session_of (AM), NULL);
  g_assert_cmpuint (twice->len, ==, 2);
  g_autoptr (GPtrArray) once = rb_store_cell_history (place->store, 30, session_of (AM), NULL);
  g_assert_cmpuint (once->len, ==, 1);
  /* What the MIS has and what is put on the list and taken off it by one change. */
  apply_ok (place, change_class (place, RB_SOURCE_IMPORT, PM, "", "\\", NULL));
  apply_ok (place, change_class (place, RB_SOURCE_GRID, PM, "\\", "N", "\\"));
  g_assert_cmpuint (n_to_key (place), ==, 30 + 29);
  assert_intact (place, 1 + 31 + 1 + 31);
}

static void
test_statutory (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  RbSchoolDetails *details = rb_school_details_new ("Larkfield");

  details->statutory = TRUE;
  rb_store_batch_set_details (batch, details);
  rb_school_details_free (details);
  g_assert_true (rb_store_write (place->store, batch, NULL, NULL));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  g_autoptr (GPtrArray) left = rb_store_key_back (place->store, 0, NULL);
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_undo (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (RbChange) change = change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", "");

  g_assert_true (rb_store_apply (place->store, change, NULL, NULL));
  apply_ok (place, rb_change_invert (change, "Jo Patel", "Office manager", "undone", NOW));
  g_assert_cmpstr (stored (place, 1, AM), ==, "");
  g_autoptr (GPtrArray) history = rb_store_cell_history (place->store, 1, session_of (AM), NULL);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpstr (((RbAuditRow *) history->pdata[0])->source, ==, "undo");
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RbApplied applied = { 0 };

  g_assert_true (rb_store_apply_finish (RB_STORE (source), result, &applied, NULL));
  g_assert_cmpuint (applied.entries, ==, 1);
  g_main_loop_quit (data);
}

static void
test_async (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (RbChange) change = change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", "");

  rb_store_apply_async (place->store, change, NULL, applied_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpstr (stored (place, 1, AM), ==, "/");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/marks/a mark is there after closing and opening", test_kept);
  g_test_add_func ("/store/marks/before a register is saved a change is a correction",
                   test_correction);
  g_test_add_func ("/store/marks/a complete register is saved and asks for a reason",
                   test_complete);
  g_test_add_func ("/store/marks/an amendment keeps the five items (rules 3)", test_five_items);
  g_test_add_func ("/store/marks/an erased saved mark is still a saved one", test_erased);
  g_test_add_func ("/store/marks/a register saved by hand may still have its gaps filled",
                   test_by_hand);
  g_test_add_func ("/store/marks/a mark changed by somebody else refuses the whole change",
                   test_changed_meanwhile);
  g_test_add_func ("/store/marks/a mark that is no code is refused", test_no_code);
  g_test_add_func ("/store/marks/filling in a note is no amendment, altering one is", test_details);
  g_test_add_func ("/store/marks/imported marks are saved at once", test_import_saves);
  g_test_add_func ("/store/marks/own changes wait to be keyed back until an import has them",
                   test_key_back);
  g_test_add_func ("/store/marks/a class is written at once as one by one", test_class);
  g_test_add_func ("/store/marks/a statutory register has nothing to key back", test_statutory);
  g_test_add_func ("/store/marks/undoing a saved mark is an amendment", test_undo);
  g_test_add_func ("/store/marks/a change can be applied without waiting", test_async);
  return g_test_run ();
}
