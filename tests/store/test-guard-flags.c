/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That a child is protected is known to some roles only; whoever rings is told to tell the
 * safeguarding lead, and nobody else hears anything. */
#include "rb-signing.h"

#include "domain/rb-flag.h"

#include <string.h>

static RbChange *
flag_by (int who, gint64 id, const char *kind, const char *note)
{
  RbFlag *flag = rb_record_new (RB_RECORD_FLAG);
  RbChange *change = rb_change_new (RB_SOURCE_GRID, people[who - 1].name, "", "", NOW);

  flag->base.id = id;
  flag->pupil_id = 1;
  flag->first_day = d ("2026-03-02");
  rb_record_set (&flag->flag, kind);
  rb_record_set (&flag->note, note);
  rb_record_set (&flag->who, people[who - 1].name);
  flag->confidential = *note != '\0';
  rb_change_add_record (change, NULL, flag);
  rb_record_unref (flag);
  return change;
}

static char *
flags_seen_by (Place *place, int who)
{
  g_autoptr (RbSchool) school = NULL;
  GString *words = g_string_new (NULL);

  sign_in (place, who);
  school = rb_store_load (place->store, NULL, NULL);
  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_FLAG); i++)
    {
      const RbFlag *flag = rb_office_nth (school->office, RB_RECORD_FLAG, i);

      g_string_append_printf (words, "%s(%s) ", flag->flag, flag->note);
    }
  return g_string_free (words, FALSE);
}

static void
restricted_flags_are_known_to_some_roles_only (void)
{
  static const struct
  {
    int who;
    const char *sees;
  } readers[] = {
    { HEAD, "social-worker(Ms Lind, 01632 960511) ring-first(care) safeguarding() " },
    { ADMIN, "restricted() ring-first() restricted() " },
    { MENTOR, "restricted() ring-first() restricted() " },
    { VIEWER, "ring-first() " },
    { TAN, "ring-first() " },
  };
  g_autoptr (Place) place = signing_school ();

  sign_in (place, HEAD);
  apply_ok (place, flag_by (HEAD, 1, "social-worker", "Ms Lind, 01632 960511"));
  apply_ok (place, flag_by (HEAD, 2, "ring-first", "care"));
  apply_ok (place, flag_by (HEAD, 3, "safeguarding", ""));
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *seen = flags_seen_by (place, readers[i].who);

      g_test_message ("%s", people[readers[i].who - 1].name);
      g_assert_cmpstr (seen, ==, readers[i].sees);
    }
}

static void
nobody_writes_over_a_flag_that_is_masked (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (RbSchool) school = NULL;
  g_autofree char *seen = NULL;
  RbChange *change = rb_change_new (RB_SOURCE_GRID, people[ADMIN - 1].name, "", "", NOW);
  RbFlag *ended;

  sign_in (place, HEAD);
  apply_ok (place, flag_by (HEAD, 1, "safeguarding", ""));
  sign_in (place, ADMIN);
  school = rb_store_load (place->store, NULL, NULL);
  ended = rb_record_copy (rb_office_nth (school->office, RB_RECORD_FLAG, 0));
  ended->last_day = d ("2026-03-03");
  ended->base.hidden = FALSE;
  rb_change_add_record (change, (gpointer) rb_office_nth (school->office, RB_RECORD_FLAG, 0),
                        ended);
  g_assert_false (apply (place, change, NULL, NULL));
  rb_record_unref (ended);
  seen = flags_seen_by (place, HEAD);
  g_assert_cmpstr (seen, ==, "safeguarding() ");
}

static void
restricted_flags_are_set_by_who_may_write_in_confidence (void)
{
  g_autoptr (Place) place = signing_school ();

  sign_in (place, ADMIN);
  apply_ok (place, flag_by (ADMIN, 1, "social-worker", ""));
  sign_in (place, TAN);
  assert_refused (place, flag_by (TAN, 2, "social-worker", ""), "first-day calls");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/restricted flags are known to some roles only",
                   restricted_flags_are_known_to_some_roles_only);
  g_test_add_func ("/guard/nobody writes over a flag that is masked",
                   nobody_writes_over_a_flag_that_is_masked);
  g_test_add_func ("/guard/restricted flags are set by who may write in confidence",
                   restricted_flags_are_set_by_who_may_write_in_confidence);
  return g_test_run ();
}
