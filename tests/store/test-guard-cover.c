/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who covers a class has it on the days that are covered, and on no other: its children of that
 * day, their marks, words and records. The class's own teacher has all of it. */
#include "rb-signing.h"

#include <string.h>

static void
put (Place *place, RbRecord *record)
{
  RbChange *change = rb_change_new (RB_SOURCE_GRID, people[HEAD - 1].name, "", "", NOW);

  rb_change_add_record (change, NULL, record);
  apply_ok (place, change);
  rb_record_unref (record);
}

static void
put_cover (Place *place, const char *first, const char *last)
{
  RbCover *cover = rb_record_new (RB_RECORD_COVER);

  cover->base.id = 1;
  cover->class_id = 1;
  cover->staff_id = QUINN;
  cover->first_day = d (first);
  cover->last_day = d (last);
  rb_record_set (&cover->session, "am");
  put (place, &cover->base);
}

static void
put_absence (Place *place, gint64 id, const char *first, const char *last)
{
  RbAbsence *absence = rb_record_new (RB_RECORD_ABSENCE);

  absence->base.id = id;
  absence->pupil_id = 1;
  absence->first_day = d (first);
  absence->last_day = d (last);
  put (place, &absence->base);
}

static void
put_mark (Place *place, const char *session)
{
  RbChange *change = rb_change_new (RB_SOURCE_GRID, people[HEAD - 1].name, "", "", NOW);
  RbDetail words = { -1, (char *) "rang in", NULL };

  rb_change_add (change, 1, session_of (session), RB_MARK_NONE, mark_of (place, "I", session), NULL,
                 &words);
  apply_ok (place, change);
}

/* Pupil 3 left the class in the autumn; pupil 1 was ill yesterday and is today. */
static Place *
school_with_cover (const char *first, const char *last)
{
  Place *place = signing_school ();
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbPupil) moved = NULL;
  RbContact contact = { .id = 0, .pupil_id = 1, .surname = (char *) "Okonkwo" };

  sign_in (place, HEAD);
  school = rb_store_load (place->store, NULL, NULL);
  moved = rb_pupil_copy (rb_roster_pupil (school->roster, 2));
  g_array_index (moved->classes, RbMembership, 0).span.to = d ("2025-12-19");
  rb_store_batch_add_pupil (batch, moved);
  rb_store_batch_add_contact (batch, &contact);
  g_assert_true (rb_store_write (place->store, batch, NULL, NULL));
  put_mark (place, BEFORE);
  put_mark (place, TODAY);
  put_absence (place, 1, "2026-03-19", "2026-03-19");
  put_absence (place, 2, "2026-03-19", "2026-03-20");
  put_cover (place, first, last);
  return place;
}

/* "pupils, contacts, absences; yesterday, today". */
static char *
seen_by (Place *place, int who)
{
  g_autoptr (RbSchool) school = NULL;
  RbSession days[] = { session_of (BEFORE), session_of (TODAY) };
  GString *seen = g_string_new (NULL);

  sign_in (place, who);
  school = rb_store_load (place->store, NULL, NULL);
  g_string_append_printf (seen, "%u, %u, %u;", rb_roster_n (school->roster),
                          rb_roster_n_contacts (school->roster),
                          rb_office_n (school->office, RB_RECORD_ABSENCE));
  for (guint i = 0; i < G_N_ELEMENTS (days) && rb_roster_n (school->roster) > 0; i++)
    {
      RbMark mark = rb_school_mark (school, 0, days[i].date, days[i].half);
      const RbDetail *detail = rb_school_cell_detail (school, 1, days[i]);

      g_string_append_printf (
          seen, " %s%s", mark == RB_MARK_OFF_ROLL ? "-" : rb_code_book_text (school->codes, mark),
          detail ? " rang" : "");
    }
  return g_string_free (seen, FALSE);
}

static void
a_covered_class_is_seen_on_its_days_only (void)
{
  static const struct
  {
    const char *first, *last;
    int who;
    const char *sees;
  } cases[] = {
    { "2026-03-20", "2026-03-20", QUINN, "2, 0, 1; - I rang" },
    { "2026-03-18", "2026-03-20", QUINN, "2, 0, 2; I rang I rang" },
    { "2026-03-19", "2026-03-19", QUINN, "0, 0, 0;" }, /* over */
    { "2026-03-20", "2026-03-20", TAN, "3, 1, 2; I rang I rang" },
    { "2026-03-20", "2026-03-20", VIEWER, "3, 1, 2; I rang I rang" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Place) place = school_with_cover (cases[i].first, cases[i].last);
      g_autofree char *seen = seen_by (place, cases[i].who);

      g_test_message ("%s to %s, %s", cases[i].first, cases[i].last, people[cases[i].who - 1].name);
      g_assert_cmpstr (seen, ==, cases[i].sees);
    }
}

/* What is not shown is not lost: the year of the class stands as it was. */
static void
whoever_covers_takes_todays_register_and_nothing_else (void)
{
  g_autoptr (Place) place = school_with_cover ("2026-03-18", "2026-03-20");

  sign_in (place, QUINN);
  apply_ok (place, mark_by (place, QUINN, RB_SOURCE_GRID, 2, TODAY, "", "/", ""));
  assert_refused (place, mark_by (place, QUINN, RB_SOURCE_GRID, 2, BEFORE, "", "/", ""),
                  "enter marks");
  g_assert_cmpstr (stored (place, 2, TODAY), ==, "/");
  sign_in (place, HEAD);
  g_assert_cmpstr (stored (place, 1, BEFORE), ==, "I");
}

/* Figures of such a child are of the days that are covered, and say so. */
static void
a_child_of_a_covered_class_is_marked_as_such (void)
{
  g_autoptr (Place) place = school_with_cover ("2026-03-20", "2026-03-20");
  static const int readers[] = { QUINN, TAN, HEAD };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (RbSchool) school = NULL;
      g_autoptr (RbPupil) copy = NULL;
      int row;

      sign_in (place, readers[i]);
      school = rb_store_load (place->store, NULL, NULL);
      row = rb_roster_find (school->roster, 1);
      g_assert_cmpint (row, >=, 0);
      copy = rb_pupil_copy (rb_roster_pupil (school->roster, (guint) row));
      g_assert_cmpint (copy->covered, ==, readers[i] == QUINN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/a covered class is seen on its days only",
                   a_covered_class_is_seen_on_its_days_only);
  g_test_add_func ("/guard/whoever covers takes today's register and nothing else",
                   whoever_covers_takes_todays_register_and_nothing_else);
  g_test_add_func ("/guard/a child of a covered class is marked as such",
                   a_child_of_a_covered_class_is_marked_as_such);
  return g_test_run ();
}
