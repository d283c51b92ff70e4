/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the school that signs in. */
#include "rb-signing.h"

#include <string.h>

const Person people[N_PEOPLE] = {
  { "Dr Castellano", "head", "" }, { "Shirin Marlow", "admin", "" },
  { "Mr Tan", "teacher", "3T" },   { "Miss Quinn", "teacher", "6Q" },
  { "Mrs Reader", "viewer", "" },  { "Mr Vaughan", "pastoral", "" },
  { "Mr Agency", "supply", "3T" }, { "Jo Newcomer", "", "" }
};

void
add_people (Place *place)
{
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_PEOPLE; i++)
    {
      RbStaff staff = { .id = i + 1,
                        .name = (char *) people[i].name,
                        .position = (char *) "here",
                        .role = (char *) people[i].role,
                        .classes = (char *) people[i].classes };
      if (i + 1 == SUPPLY)
        staff.first_day = staff.last_day = d ("2026-03-20");
      rb_store_batch_add_staff (batch, &staff);
    }
  rb_store_write (place->store, batch, NULL, &error);
  g_assert_no_error (error);
}

const char *
pin_of (int who)
{
  static const char *const pins[] = {
    "4711", "4712", "4713", "4714", "4715", "4716", "4717", "4718"
  };

  return pins[who - 1];
}

/* A school of three pupils where everybody has a PIN and sign-in is on. */
Place *
signing_school (void)
{
  Place *place = place_with_school (3);
  g_autoptr (GError) error = NULL;

  rb_store_set_pin_cost (1, 8192);
  add_people (place);
  for (int who = HEAD; who <= N_PEOPLE; who++)
    g_assert_true (rb_store_set_pin (place->store, who, pin_of (who), NOW, &error));
  g_assert_true (rb_store_set_sign_in (place->store, TRUE, &error));
  g_assert_no_error (error);
  return place;
}

void
sign_in (Place *place, int who)
{
  g_autoptr (GError) error = NULL;

  rb_store_sign_in (place->store, who, pin_of (who), NOW, &error);
  g_assert_no_error (error);
}

/* A change of one mark by who is signed in. */
RbChange *
mark_by (Place *place,
         int who,
         RbSource source,
         gint64 pupil,
         const char *session,
         const char *was,
         const char *is,
         const char *reason)
{
  RbChange *change = rb_change_new (source, people[who - 1].name, "here", reason, NOW);

  change_add (place, change, pupil, session, was, is);
  return change;
}

void
assert_refused (Place *place, RbChange *change, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (apply (place, change, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
  g_assert_nonnull (strstr (error->message, words));
}
