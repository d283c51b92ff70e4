/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no change of marks, taken back and done again: ticks of the key-back list, a register
 * saved as it stands, a policy. */
#include "rb-place.h"

#include "school/rb-written.h"

#include <string.h>

#define AM "2026-03-20 am"

static RbDeed
by_jo (void)
{
  return (RbDeed){ "Jo Patel", "Office manager", NOW, { d ("2026-03-20"), 9 * 60 } };
}

static gboolean
write_it (Place *place, RbWritten *written, gboolean back, GError **error)
{
  RbDeed deed = by_jo ();
  g_autoptr (RbStoreBatch) batch =
      rb_written_batch (written, back, &deed, back ? "Undone: it" : NULL);

  return rb_store_write (place->store, batch, NULL, error);
}

static void
write_ok (Place *place, RbWritten *written, gboolean back)
{
  g_autoptr (GError) error = NULL;

  write_it (place, written, back, &error);
  g_assert_no_error (error);
}

static guint
n_to_key (Place *place)
{
  g_autoptr (GPtrArray) items = rb_store_key_back (place->store, 0, NULL);

  return items->len;
}

static void
test_ticks (void)
{
  g_autoptr (Place) place = place_with_school (2);
  g_autoptr (RbWritten) written = rb_written_new ();

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "N", ""));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 2, AM, "", "/", ""));
  g_autoptr (GPtrArray) items = rb_store_key_back (place->store, 0, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_true (rb_written_is_empty (written));
  for (guint i = 0; i < items->len; i++)
    rb_written_add_tick (written, items->pdata[i], TRUE);
  g_assert_true (rb_written_is_listed (written));
  write_ok (place, written, FALSE);
  g_assert_cmpuint (n_to_key (place), ==, 0);
  write_ok (place, written, TRUE);
  g_autoptr (GPtrArray) again = rb_store_key_back (place->store, 0, NULL);
  g_assert_cmpuint (again->len, ==, 2);
  for (guint i = 0; i < again->len; i++)
    {
      const RbKeyBack *was = items->pdata[i], *is = again->pdata[i];

      g_assert_cmpint (was->pupil_id, ==, is->pupil_id);
      g_assert_cmpint (was->changed_at, ==, is->changed_at);
      g_assert_cmpstr (was->who, ==, is->who);
      g_assert_cmpstr (was->was, ==, is->was);
    }
  write_ok (place, written, FALSE);
  g_assert_cmpuint (n_to_key (place), ==, 0);
}

static int
needs_reason (Place *place, gint64 pupil, const char *was)
{
  g_autoptr (RbChange) change = change_of (place, RB_SOURCE_GRID, pupil, AM, was, "M", "");

  return rb_store_needs_reason (place->store, change, NULL);
}

/* Undo opens what this save closed, and nothing else: the mark that an import saved stays saved. */
static void
test_register (void)
{
  g_autoptr (Place) place = place_with_school (3);
  g_autoptr (RbWritten) written = rb_written_new ();
  RbDeed deed = by_jo ();

  apply_ok (place, change_of (place, RB_SOURCE_IMPORT, 1, AM, "", "/", ""));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 2, AM, "", "N", ""));
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  rb_written_add_register (written, school, 1, session_of (AM));
  write_ok (place, written, FALSE);
  g_autoptr (RbSchool) saved = rb_written_apply (written, school, FALSE, &deed);
  g_assert_nonnull (rb_office_register (saved->office, 1, session_of (AM)));
  g_assert_cmpint (needs_reason (place, 2, "N"), ==, 1);
  write_ok (place, written, TRUE);
  g_autoptr (RbSchool) open = rb_written_apply (written, saved, TRUE, &deed);
  g_assert_null (rb_office_register (open->office, 1, session_of (AM)));
  g_autoptr (RbSchool) read = rb_store_load (place->store, NULL, NULL);
  g_assert_null (rb_office_register (read->office, 1, session_of (AM)));
  g_assert_cmpint (needs_reason (place, 2, "N"), ==, 0);
  g_assert_cmpint (needs_reason (place, 1, "/"), ==, 1);
  /* Both are in the trail. */
  RbAuditFilter filter = { .kinds = RB_AUDIT_REGISTER };
  g_autoptr (GPtrArray) rows = rb_store_audit (place->store, &filter, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  write_ok (place, written, FALSE);
  g_assert_cmpint (needs_reason (place, 2, "N"), ==, 1);
  assert_intact (place, 5);
}

static void
test_sealed (void)
{
  g_autoptr (Place) place = place_with_school (2);
  g_autoptr (RbWritten) written = rb_written_new ();
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  g_autoptr (RbChange) change =
      rb_change_new (RB_SOURCE_GRID, "Jo Patel", "Office manager", "", NOW);
  RbSeal *seal = rb_record_new (RB_RECORD_SEAL);
  g_autoptr (GError) error = NULL;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  rb_written_add_register (written, school, 1, session_of (AM));
  write_ok (place, written, FALSE);
  seal->base.id = 1;
  seal->week = d ("2026-03-16");
  rb_change_add_record (change, NULL, seal);
  rb_record_unref (seal);
  apply_ok (place, g_steal_pointer (&change));
  g_assert_false (write_it (place, written, TRUE, &error));
  g_assert_nonnull (strstr (error->message, "sealed"));
  g_assert_cmpint (needs_reason (place, 1, "/"), ==, 1);
}

static RbPolicy *
policy_from (const char *day)
{
  RbPolicy *policy = test_policy ("trust");

  policy->valid_from = d (day);
  return policy;
}

static void
test_policy_back (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (RbPolicy) spring = policy_from ("2026-01-05");
  g_autoptr (RbWritten) put = rb_written_new_policy (NULL, spring);
  g_autoptr (RbWritten) gone = rb_written_new_policy (spring, NULL);
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  RbDeed deed = by_jo ();
  guint n = rb_policy_book_n (school->policies);

  write_ok (place, put, FALSE);
  g_autoptr (RbSchool) with = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpuint (rb_policy_book_n (with->policies), ==, n + 1);
  g_autoptr (RbSchool) shown = rb_written_apply (put, school, FALSE, &deed);
  g_assert_cmpstr (rb_policy_book_on (shown->policies, d ("2026-01-05"))->preset, ==, "trust");
  write_ok (place, gone, FALSE);
  g_autoptr (RbSchool) without = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpuint (rb_policy_book_n (without->policies), ==, n);
  g_autoptr (RbSchool) hidden = rb_written_apply (gone, shown, FALSE, &deed);
  g_assert_cmpuint (rb_policy_book_n (hidden->policies), ==, n);
  write_ok (place, gone, TRUE);
  g_autoptr (RbSchool) again = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpstr (rb_policy_book_on (again->policies, d ("2026-02-01"))->preset, ==, "trust");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/written/ticks go back on the list as they were", test_ticks);
  g_test_add_func ("/written/a saved register is opened again, and saved again", test_register);
  g_test_add_func ("/written/a register of a sealed week stays saved", test_sealed);
  g_test_add_func ("/written/a policy is put, taken away, and back", test_policy_back);
  return g_test_run ();
}
