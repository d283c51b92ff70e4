/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the next school year looks like, and whether it can be made so. What is written is
 * rb-new-year-batch.c's. */
#include "school/rb-new-year.h"

#include "school/rb-new-year-private.h"

#include <gio/gio.h>
#include <string.h>

static void
class_free_cb (gpointer data)
{
  RbNewYearClass *klass = data;

  g_free (klass->name);
  g_free (klass->year_group);
  g_free (klass->teacher);
  g_free (klass->to);
  g_free (klass->to_teacher);
  g_free (klass);
}

static void
pupil_free_cb (gpointer data)
{
  RbNewYearPupil *pupil = data;

  g_free (pupil->to);
  g_free (pupil);
}

void
rb_new_year_free (RbNewYear *plan)
{
  g_ptr_array_unref (plan->classes);
  g_ptr_array_unref (plan->others);
  g_array_unref (plan->unplaced);
  g_free (plan);
}

/* The newest academic year up to `latest` that has classes; 0 for none. */
static int
newest_with_classes (const RbSchool *school, int latest)
{
  int newest = 0;

  for (guint i = 0; i < rb_roster_n_classes (school->roster); i++)
    {
      int year = rb_roster_nth_class (school->roster, i)->year;

      if (year <= latest)
        newest = MAX (newest, year);
    }
  return newest;
}

/* "3T" -> "4T", "Y3 Oak" -> "Y4 Oak", "RH" -> "1H"; a name without its year group stays. */
static char *
next_name (const char *name, const char *year_group)
{
  g_autofree char *next = rb_year_group_next (year_group);
  gsize length = strlen (year_group);
  const char *at = name;

  if (rb_new_year_is_mixed (name))
    return g_strdup (name);
  if (g_ascii_strncasecmp (at, "year ", 5) == 0)
    at += 5;
  else if (g_ascii_toupper (*at) == 'Y' && g_ascii_isdigit (at[1]))
    at++;
  if (g_ascii_strncasecmp (at, year_group, length) == 0 && !g_ascii_isdigit (at[length])
      && !(g_ascii_isalpha (*at) && g_ascii_islower (at[length])))
    return g_strdup_printf ("%.*s%s%s", (int) (at - name), name, next, at + length);
  return g_strdup (name);
}

static void
add_class (RbNewYear *plan, const RbSchool *school, const RbClass *klass, int top)
{
  RbNewYearClass *one = g_new0 (RbNewYearClass, 1);
  g_autoptr (GArray) rows = rb_roster_register (school->roster, klass->id, plan->leaving);
  gboolean leaves =
      rb_year_group_order (klass->year_group) == top && !rb_new_year_is_mixed (klass->name);

  one->id = klass->id;
  one->name = g_strdup (klass->name);
  one->year_group = g_strdup (klass->year_group);
  one->teacher = g_strdup (klass->teacher);
  one->pupils = rows->len;
  one->to = leaves ? g_strdup ("") : next_name (klass->name, klass->year_group);
  one->to_teacher = g_strdup ("");
  g_ptr_array_add (plan->classes, one);
}

RbNewYear *
rb_new_year_propose (const RbSchool *school, RbMoment now, GError **error)
{
  int old = newest_with_classes (school, rb_academic_year_of (now.date));
  const RbMarkMatrix *ends = rb_school_year (school, old);
  const RbMarkMatrix *begins = rb_school_year (school, old + 1);
  g_autoptr (GPtrArray) classes = NULL;
  RbNewYear *plan;
  int top = G_MININT;

  if (old == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           "There are no classes yet: import the pupil list first.");
      return NULL;
    }
  plan = g_new0 (RbNewYear, 1);
  plan->year = old + 1;
  plan->classes = g_ptr_array_new_with_free_func (class_free_cb);
  plan->others = g_ptr_array_new_with_free_func (pupil_free_cb);
  plan->unplaced = g_array_new (FALSE, FALSE, sizeof (guint));
  plan->leaving = ends ? rb_calendar_last (rb_mark_matrix_calendar (ends)) : RB_DATE_NONE;
  if (plan->leaving == RB_DATE_NONE)
    plan->leaving = rb_academic_year_last (old);
  plan->has_terms = begins && rb_calendar_first (rb_mark_matrix_calendar (begins)) != RB_DATE_NONE;
  rb_propose_term_dates (plan->year, plan->terms);
  classes = rb_roster_classes (school->roster, old);
  for (guint i = 0; i < classes->len; i++)
    {
      int order = rb_new_year_top_of (classes->pdata[i]);

      if (order < RB_NO_YEAR_GROUP)
        top = MAX (top, order);
    }
  for (guint i = 0; i < classes->len; i++)
    add_class (plan, school, classes->pdata[i], top);
  rb_new_year_place_mixed (plan, school, top);
  return plan;
}

static char *
wanted (const char *to)
{
  g_autofree char *text = g_strstrip (g_strdup (to));

  return strcmp (text, "-") == 0 ? g_strdup ("") : g_steal_pointer (&text);
}

gboolean
rb_new_year_set_class (RbNewYear *plan, const char *name, const char *to)
{
  for (guint i = 0; i < plan->classes->len; i++)
    {
      RbNewYearClass *klass = plan->classes->pdata[i];
      g_autofree char *place = NULL;
      const char *comma;

      if (g_ascii_strcasecmp (klass->name, name) != 0)
        continue;
      comma = strchr (to, ',');
      place = comma ? g_strndup (to, (gsize) (comma - to)) : g_strdup (to);
      g_free (klass->to);
      g_free (klass->to_teacher);
      klass->to = wanted (place);
      klass->to_teacher = comma ? wanted (comma + 1) : g_strdup ("");
      return TRUE;
    }
  return FALSE;
}

void
rb_new_year_set_pupil (RbNewYear *plan, guint row, const char *to)
{
  RbNewYearPupil *pupil;

  for (guint i = plan->others->len; i-- > 0;)
    if (((RbNewYearPupil *) plan->others->pdata[i])->row == row)
      g_ptr_array_remove_index (plan->others, i);
  if (to == NULL)
    return;
  pupil = g_new0 (RbNewYearPupil, 1);
  pupil->row = row;
  pupil->to = wanted (to);
  g_ptr_array_add (plan->others, pupil);
}

const RbNewYearClass *
rb_new_year_class_of (const RbNewYear *plan, const RbSchool *school, guint row)
{
  const RbClass *klass = rb_roster_class_on (school->roster, row, plan->leaving);

  for (guint i = 0; klass && i < plan->classes->len; i++)
    if (((RbNewYearClass *) plan->classes->pdata[i])->id == klass->id)
      return plan->classes->pdata[i];
  return NULL;
}

const RbNewYearPupil *
rb_new_year_other (const RbNewYear *plan, guint row)
{
  for (guint i = 0; i < plan->others->len; i++)
    if (((RbNewYearPupil *) plan->others->pdata[i])->row == row)
      return plan->others->pdata[i];
  return NULL;
}

const char *
rb_new_year_to (const RbNewYear *plan, const RbSchool *school, guint row)
{
  const RbNewYearPupil *other = rb_new_year_other (plan, row);
  const RbNewYearClass *klass = other ? NULL : rb_new_year_class_of (plan, school, row);

  for (guint i = 0; other && other->with && i < plan->classes->len; i++)
    if (((RbNewYearClass *) plan->classes->pdata[i])->id == other->with)
      return ((RbNewYearClass *) plan->classes->pdata[i])->to;
  return other ? other->to : klass ? klass->to : NULL;
}

gboolean
rb_new_year_is_placed (const RbNewYear *plan, const RbSchool *school, guint row)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);

  for (guint i = 0; i < pupil->classes->len; i++)
    if (g_array_index (pupil->classes, RbMembership, i).span.from
        >= rb_academic_year_first (plan->year))
      return TRUE;
  return FALSE;
}

char *
rb_new_year_problem (const RbNewYear *plan, const RbNewYearEffect *effect)
{
  if (!plan->has_terms)
    {
      char *problem = rb_term_dates_problem (plan->year, plan->terms);

      if (problem)
        return problem;
      if (plan->terms[0].first <= plan->leaving)
        return g_strdup ("The new year begins before the old one has ended.");
    }
  if (effect->moves + effect->others + effect->leaves == 0)
    {
      g_autofree char *label = rb_academic_year_label (plan->year);

      return effect->placed > 0
                 ? g_strdup_printf ("%s is set up already: every pupil has a class in it.", label)
                 : g_strdup ("Nobody is on roll on the last day of the year.");
    }
  for (guint i = 0; i < plan->classes->len; i++)
    {
      const RbNewYearClass *klass = plan->classes->pdata[i];

      if (strlen (klass->to) > RB_MOST_CLASS_NAME)
        return g_strdup_printf ("The name of the class after %s is too long.", klass->name);
    }
  return NULL;
}

gboolean
rb_new_year_is_near (const RbSchool *school, RbDate today, int days)
{
  int old = newest_with_classes (school, rb_academic_year_of (today) + 1);
  const RbMarkMatrix *ends = rb_school_year (school, old);
  RbDate last = ends ? rb_calendar_last (rb_mark_matrix_calendar (ends)) : RB_DATE_NONE;

  return last != RB_DATE_NONE && today + days >= last;
}
