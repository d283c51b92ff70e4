/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the staff list, the classes and the calendar. */
#include "app/teacher/rb-teacher-classes.h"

#include "store/rb-store-staff.h"

RbIdentity *
rb_teacher_identity (RbWorkspace *workspace)
{
  RbStore *store = rb_workspace_store (workspace);
  RbSchool *school = rb_workspace_school (workspace);
  RbIdentity *signed_in = store ? rb_store_identity (store) : NULL;

  if (signed_in || !school)
    return signed_in;
  for (guint i = 0; i < rb_roster_n_staff (school->roster); i++)
    {
      const RbStaff *staff = rb_roster_staff (school->roster, i);

      if (!staff->left && g_strcmp0 (staff->name, rb_workspace_who (workspace)) == 0)
        return rb_identity_new (staff, rb_workspace_now (workspace).date);
    }
  return NULL;
}

static gboolean
covers (const RbIdentity *who, const RbOffice *office, gint64 class_id, RbDate day)
{
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_COVER); i++)
    {
      const RbCover *cover = rb_office_nth (office, RB_RECORD_COVER, i);

      if (rb_identity_covers (who, cover, class_id, day, RB_AM)
          || rb_identity_covers (who, cover, class_id, day, RB_PM))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
rb_teacher_classes (RbWorkspace *workspace)
{
  RbSchool *school = rb_workspace_school (workspace);
  RbDate today = rb_workspace_now (workspace).date;
  g_autoptr (RbIdentity) who = rb_teacher_identity (workspace);
  g_autoptr (GPtrArray) all = rb_roster_classes (school->roster, rb_academic_year_of (today));
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; who && i < all->len; i++)
    {
      const RbClass *klass = all->pdata[i];

      if (rb_identity_has_class (who, klass) || covers (who, school->office, klass->id, today))
        g_ptr_array_add (own, (gpointer) klass);
    }
  return own;
}

gboolean
rb_teacher_session (const RbSchool *school, RbMoment now, RbSession *session)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, now.date);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  guint begun = matrix ? rb_school_begun (school, matrix, now) : 0;

  if (!calendar)
    return FALSE;
  for (int half = RB_PM; half >= RB_AM; half--)
    {
      int column = rb_calendar_find (calendar, now.date, half);

      if (column >= 0 && (guint) column < begun)
        {
          *session = (RbSession){ now.date, half };
          return TRUE;
        }
    }
  for (int half = RB_AM; half <= RB_PM; half++)
    if (rb_calendar_find (calendar, now.date, half) >= 0)
      {
        *session = (RbSession){ now.date, half };
        return TRUE;
      }
  return FALSE;
}
