/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of the register and their pupils. */
#include "app/register/rb-register-choice.h"

#include <glib/gi18n.h>

static void
choice_free (gpointer data)
{
  RbRegisterChoice *choice = data;

  g_free (choice->id);
  g_free (choice->name);
  g_free (choice->caption);
  g_free (choice->year_group);
  g_free (choice);
}

/* The day whose classes are shown: today, kept inside the year. */
static RbDate
day_of (const RbSchool *school, int year, RbDate today)
{
  const RbMarkMatrix *matrix = rb_school_year (school, year);
  RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;

  if (!calendar || rb_calendar_first (calendar) == RB_DATE_NONE)
    return today;
  return CLAMP (today, rb_calendar_first (calendar), rb_calendar_last (calendar));
}

static RbRegisterChoice *
add (GPtrArray *choices, char *id, char *name, char *caption)
{
  RbRegisterChoice *choice = g_new0 (RbRegisterChoice, 1);

  choice->id = id;
  choice->name = name;
  choice->caption = caption;
  g_ptr_array_add (choices, choice);
  return choice;
}

GPtrArray *
rb_register_choices (const RbSchool *school, int year, RbDate today)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  g_autoptr (GPtrArray) classes = rb_roster_classes (school->roster, year);
  const char *last = NULL;

  for (guint i = 0; i < classes->len; i++)
    {
      const RbClass *klass = g_ptr_array_index (classes, i);

      add (choices, g_strdup_printf ("class:%" G_GINT64_FORMAT, klass->id), g_strdup (klass->name),
           g_strdup (klass->teacher))
          ->class_id = klass->id;
    }
  for (guint i = 0; i < classes->len; i++)
    {
      const RbClass *klass = g_ptr_array_index (classes, i);

      if (g_strcmp0 (last, klass->year_group) != 0)
        add (choices, g_strdup_printf ("year:%s", klass->year_group),
             rb_year_group_name (klass->year_group), g_strdup (""))
            ->year_group = g_strdup (klass->year_group);
      last = klass->year_group;
    }
  add (choices, g_strdup ("school"), g_strdup (_ ("Whole school")), g_strdup (""));
  return choices;
}

GArray *
rb_register_choice_rows (const RbRegisterChoice *choice,
                         const RbSchool *school,
                         int year,
                         RbDate today)
{
  RbDate day = day_of (school, year, today);
  GArray *all;
  GArray *rows;

  if (choice->class_id)
    return rb_roster_register (school->roster, choice->class_id, day);
  all = rb_roster_on_roll (school->roster, day);
  if (!choice->year_group)
    return all;
  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < all->len; i++)
    {
      guint row = g_array_index (all, guint, i);
      const RbClass *klass = rb_roster_class_on (school->roster, row, day);

      if (klass && g_strcmp0 (klass->year_group, choice->year_group) == 0)
        g_array_append_val (rows, row);
    }
  g_array_unref (all);
  return rows;
}
