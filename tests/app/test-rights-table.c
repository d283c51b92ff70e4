/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help's table of roles and rights says what domain/rb-role says. That the store refuses by the
 * same is in tests/store/test-guard. */
#include "app/rb-rights-table.h"

#include "rb-test.h"

#include <string.h>

static void
a_tick_is_a_right_of_the_role (void)
{
  for (int role = RB_STAFF_NONE; role < RB_N_STAFF_ROLES; role++)
    for (int right = 0; right < RB_N_RIGHTS; right++)
      g_assert_cmpint (strcmp (rb_rights_table_cell (role, right), "✓") == 0, ==,
                       rb_staff_role_may (role, right));
}

static void
what_is_given_to_persons_is_said (void)
{
  for (int role = RB_STAFF_NONE + 1; role < RB_N_STAFF_ROLES; role++)
    for (int right = 0; right < RB_N_RIGHTS; right++)
      g_assert_cmpint (strcmp (rb_rights_table_cell (role, right), "by person") == 0, ==,
                       rb_right_is_personal (right) && !rb_staff_role_may (role, right));
}

/* The sentence that refuses names those who have a tick, and nobody else. */
static void
a_refusal_names_the_roles_that_have_a_tick (void)
{
  RbStaff staff = { .name = (char *) "Jo", .role = (char *) "" };
  g_autoptr (RbIdentity) nobody = rb_identity_new (&staff, rb_date_new (2026, 3, 20));

  for (int right = 0; right < RB_N_RIGHTS; right++)
    {
      g_autofree char *sentence = rb_identity_refusal (nobody, right);
      const char *names = strstr (sentence, "These may: ");

      g_assert_nonnull (names);
      names += strlen ("These may: ");
      for (int role = RB_STAFF_NONE + 1; role < RB_N_STAFF_ROLES; role++)
        {
          g_autofree char *pattern =
              g_strdup_printf ("(^|, | and )%s(, | and |\\.|$)", rb_staff_role_name (role));
          g_assert_cmpint (g_regex_match_simple (pattern, names, 0, 0), ==,
                           *rb_rights_table_cell (role, right) == "✓"[0]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rights table/a tick is a right of the role", a_tick_is_a_right_of_the_role);
  g_test_add_func ("/rights table/what is given to persons is said",
                   what_is_given_to_persons_is_said);
  g_test_add_func ("/rights table/a refusal names the roles that have a tick",
                   a_refusal_names_the_roles_that_have_a_tick);
  return g_test_run ();
}
