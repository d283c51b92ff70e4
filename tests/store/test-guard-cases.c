/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may write into case files, below the window. */
#include "rb-signing.h"

#include "domain/rb-case-records.h"
#include "domain/rb-stage-records.h"

/* Everybody is in 3T, Mr Tan's. */
static void
a_teacher_notes_a_concern_about_own_pupils_only (void)
{
  static const struct
  {
    int who;
    gint64 pupil;
    const char *kind;
    gboolean may;
  } cases[] = {
    { TAN, 1, "concern", TRUE },     { QUINN, 1, "concern", FALSE }, { TAN, 1, "note", FALSE },
    { VIEWER, 1, "concern", FALSE }, { ADMIN, 3, "concern", TRUE },  { MENTOR, 3, "call", TRUE },
  };
  g_autoptr (Place) place = signing_school ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *name = people[cases[i].who - 1].name;
      RbNote *note = rb_record_new (RB_RECORD_NOTE), *other;
      RbChange *change = rb_change_new (RB_SOURCE_GRID, name, "", "", NOW);

      note->base.id = i + 1;
      note->pupil_id = cases[i].pupil;
      rb_record_set (&note->kind, cases[i].kind);
      rb_change_add_record (change, NULL, note);
      sign_in (place, cases[i].who);
      g_test_message ("%s, %s", name, cases[i].kind);
      g_assert_cmpint (apply (place, change, NULL, &error), ==, cases[i].may);
      if (i == 0) /* what was noted stays */
        {
          other = rb_record_copy (note);
          rb_record_set (&other->note, "something else");
          change = rb_change_new (RB_SOURCE_GRID, name, "", "", NOW);
          rb_change_add_record (change, note, other);
          g_assert_false (apply (place, change, NULL, NULL));
          rb_record_unref (&other->base);
        }
      rb_record_unref (&note->base);
    }
}

/* Who is in which stage is for those who keep case files; what the stages are is for those who set
 * the policy. */
static void
stages_have_the_right_of_case_files (void)
{
  static const struct
  {
    int who;
    RbRecordKind kind;
    gboolean may;
  } cases[] = {
    { TAN, RB_RECORD_STAY, FALSE },         { VIEWER, RB_RECORD_STAY, FALSE },
    { MENTOR, RB_RECORD_STAY, TRUE },       { TAN, RB_RECORD_STAGE_ANSWER, FALSE },
    { HEAD, RB_RECORD_STAGE_ANSWER, TRUE }, { MENTOR, RB_RECORD_STAGE, FALSE },
    { TAN, RB_RECORD_STAGE, FALSE },        { HEAD, RB_RECORD_STAGE, TRUE },
  };
  g_autoptr (Place) place = signing_school ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *name = people[cases[i].who - 1].name;
      RbRecord *record = rb_record_new (cases[i].kind);
      RbChange *change = rb_change_new (RB_SOURCE_GRID, name, "", "", NOW);

      record->id = i + 1;
      if (cases[i].kind == RB_RECORD_STAY)
        ((RbStay *) record)->pupil_id = 1;
      if (cases[i].kind == RB_RECORD_STAGE_ANSWER)
        ((RbStageAnswer *) record)->pupil_id = 1;
      rb_change_add_record (change, NULL, record);
      sign_in (place, cases[i].who);
      g_test_message ("%s, %s", name, rb_record_type (cases[i].kind)->name);
      g_assert_cmpint (apply (place, change, NULL, NULL), ==, cases[i].may);
      rb_record_unref (record);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/a teacher notes a concern about own pupils only",
                   a_teacher_notes_a_concern_about_own_pupils_only);
  g_test_add_func ("/guard/stages have the right of case files",
                   stages_have_the_right_of_case_files);
  return g_test_run ();
}
