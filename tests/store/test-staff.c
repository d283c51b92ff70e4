/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-in: keys, wrong tries, and switching it on and off. */
#include "rb-signing.h"

#include <string.h>

static void
without_sign_in_nothing_is_refused (void)
{
  g_autoptr (Place) place = place_with_school (3);
  g_autoptr (RbSchool) school = NULL;

  add_people (place);
  g_assert_false (rb_store_sign_in_is_on (place->store));
  g_assert_null (rb_store_identity (place->store));
  g_assert_true (rb_store_may (place->store, RB_RIGHT_STAFF, NULL));
  apply_ok (place, change_of (place, RB_SOURCE_BULK, 1, BEFORE, "", "N", ""));
  school = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpuint (rb_roster_n (school->roster), ==, 3);
}

static void
sign_in_needs_a_head_or_lead_with_a_pin (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (GError) error = NULL;

  rb_store_set_pin_cost (1, 8192);
  add_people (place);
  g_assert_true (rb_store_set_pin (place->store, ADMIN, "4712", NOW, NULL));
  g_assert_false (rb_store_set_sign_in (place->store, TRUE, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
  g_assert_false (rb_store_sign_in_is_on (place->store));
  g_assert_true (rb_store_set_pin (place->store, HEAD, "4711", NOW, NULL));
  g_assert_true (rb_store_set_sign_in (place->store, TRUE, NULL));
  place_close (place);
  place_reopen (place);
  g_assert_true (rb_store_sign_in_is_on (place->store));
}

static void
before_anybody_signs_in_nothing_is_read_or_written (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (GError) error = NULL, other = NULL;
  g_autoptr (GPtrArray) list = rb_store_sign_in_list (place->store, d ("2026-03-20"), NULL);
  g_autoptr (GPtrArray) later = rb_store_sign_in_list (place->store, d ("2026-03-21"), NULL);

  g_assert_null (rb_store_load (place->store, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
  g_assert_null (rb_store_audit (place->store, NULL, &other));
  g_assert_error (other, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
  assert_refused (place, mark_by (place, HEAD, RB_SOURCE_GRID, 1, TODAY, "", "N", ""),
                  "Nobody is signed in");
  /* All but the one without a role; the day after, not the supply teacher. */
  g_assert_cmpuint (list->len, ==, N_PEOPLE - 1);
  g_assert_cmpuint (later->len, ==, N_PEOPLE - 2);
}

static void
a_pin_opens_to_one_person_alone (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (GError) error = NULL, none = NULL, none_yet = NULL;
  g_autoptr (RbIdentity) identity = NULL;

  g_assert_false (rb_store_sign_in (place->store, HEAD, pin_of (ADMIN), NOW, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_PIN);
  g_assert_null (rb_store_identity (place->store));
  g_assert_false (rb_store_sign_in (place->store, NOBODY, pin_of (NOBODY), NOW, &none));
  g_assert_error (none, RB_STORE_ERROR, RB_STORE_ERROR_PIN);
  sign_in (place, HEAD);
  identity = rb_store_identity (place->store);
  g_assert_cmpstr (identity->name, ==, "Dr Castellano");
  g_assert_true (rb_store_set_pin (place->store, ADMIN, NULL, NOW, NULL));
  g_assert_false (rb_store_sign_in (place->store, ADMIN, "4712", NOW, &none_yet));
  g_assert_nonnull (strstr (none_yet->message, "has no PIN yet"));
  rb_store_sign_out (place->store);
  g_assert_null (rb_store_identity (place->store));
}

static void
the_key_is_argon2id_and_the_pin_is_nowhere (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autofree char *bytes = NULL;
  gsize length;

  rb_store_set_pin_cost (0, 0);
  add_people (place);
  g_assert_true (rb_store_set_pin (place->store, HEAD, "geheimwort", NOW, NULL));
  place_close (place);
  g_assert_true (g_file_get_contents (place->path, &bytes, &length, NULL));
  g_assert_nonnull (memmem (bytes, length, "$argon2id$v=19$m=262144,t=3,p=1$", 32));
  g_assert_null (memmem (bytes, length, "geheimwort", 10));
}

static void
wrong_tries_wait_and_the_file_remembers (void)
{
  static const int waits[] = { 30, 60, 120, 240, 480, 960, 1920, 3600, 3600 };
  g_autoptr (Place) place = signing_school ();
  gint64 at = NOW;

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (rb_store_sign_in (place->store, HEAD, "0000", at, &error));
      g_assert_nonnull (strstr (error->message, "is not the PIN"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (GError) waiting = NULL, wrong = NULL;
      place_close (place);
      place_reopen (place);
      g_assert_false (
          rb_store_sign_in (place->store, HEAD, pin_of (HEAD), at + waits[i] - 1, &waiting));
      g_assert_nonnull (strstr (waiting->message, "Wait 1 seconds"));
      at += waits[i];
      g_assert_false (rb_store_sign_in (place->store, HEAD, "0000", at, &wrong));
      g_assert_nonnull (strstr (wrong->message, "is not the PIN"));
    }
  g_assert_true (rb_store_sign_in (place->store, HEAD, pin_of (HEAD), at + 3600, NULL));
  g_assert_false (rb_store_sign_in (place->store, HEAD, "0000", at + 3600, NULL));
  g_assert_true (rb_store_sign_in (place->store, HEAD, pin_of (HEAD), at + 3600, NULL));
}

static void
a_forgotten_pin_is_set_by_head_or_lead (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (GError) error = NULL, last = NULL;

  sign_in (place, ADMIN);
  g_assert_false (rb_store_set_pin (place->store, TAN, "8520", NOW, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
  g_assert_true (rb_store_set_pin (place->store, ADMIN, "8521", NOW, NULL));
  sign_in (place, HEAD);
  g_assert_true (rb_store_set_pin (place->store, TAN, "8520", NOW, NULL));
  g_assert_true (rb_store_sign_in (place->store, TAN, "8520", NOW, NULL));
  sign_in (place, HEAD);
  /* The last key of the house. */
  g_assert_false (rb_store_set_pin (place->store, HEAD, NULL, NOW, &last));
  g_assert_error (last, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
  g_assert_true (rb_store_set_sign_in (place->store, FALSE, NULL));
  g_assert_null (rb_store_identity (place->store));
  g_assert_true (rb_store_may (place->store, RB_RIGHT_STAFF, NULL));
}

static void
only_staff_editors_switch_sign_in_off (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (GError) error = NULL;

  g_assert_false (rb_store_set_sign_in (place->store, FALSE, NULL));
  sign_in (place, ADMIN);
  g_assert_false (rb_store_set_sign_in (place->store, FALSE, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
  /* Nor by writing the setting itself. */
  rb_store_set_setting (place->store, "sign-in", "off", NULL);
  place_close (place);
  place_reopen (place);
  g_assert_true (rb_store_sign_in_is_on (place->store));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(words, function) g_test_add_func ("/staff/" words, function)
  ADD ("without sign-in nothing is refused", without_sign_in_nothing_is_refused);
  ADD ("sign-in needs a head or lead with a PIN", sign_in_needs_a_head_or_lead_with_a_pin);
  ADD ("before anybody signs in nothing is read or written",
       before_anybody_signs_in_nothing_is_read_or_written);
  ADD ("a PIN opens to one person alone", a_pin_opens_to_one_person_alone);
  ADD ("the key is Argon2id and the PIN is nowhere", the_key_is_argon2id_and_the_pin_is_nowhere);
  ADD ("wrong tries wait and the file remembers", wrong_tries_wait_and_the_file_remembers);
  ADD ("a forgotten PIN is set by head or lead", a_forgotten_pin_is_set_by_head_or_lead);
  ADD ("only staff editors switch sign-in off", only_staff_editors_switch_sign_in_off);
#undef ADD
  return g_test_run ();
}
