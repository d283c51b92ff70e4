/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cover as records. */
#include "school/rb-cover.h"

#include "school/rb-plans-private.h"

#include <string.h>

/* The member of staff of that name who is there on those days. */
static const RbStaff *
staff_called (const RbSchool *school, const RbCoverEntry *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (entry->who));

  for (guint i = 0; i < rb_roster_n_staff (school->roster); i++)
    {
      const RbStaff *staff = rb_roster_staff (school->roster, i);

      if (g_ascii_strcasecmp (staff->name, name) == 0 && !staff->left)
        return staff;
    }
  return NULL;
}

static gboolean
halves_meet (const char *a, const char *b)
{
  return strcmp (a, "day") == 0 || strcmp (b, "day") == 0 || strcmp (a, b) == 0;
}

/* At the same time as the entry, by days and halves. */
static gboolean
meets (const RbCover *cover, const RbCoverEntry *entry)
{
  return cover->base.id != entry->cover_id && cover->first_day <= entry->last_day
         && (cover->last_day == RB_DATE_NONE || cover->last_day >= entry->first_day)
         && halves_meet (cover->session, entry->session);
}

/* Another cover of that class then, or (`of_class` FALSE) of another class by the same person. */
static const RbCover *
rival (const RbSchool *school, const RbCoverEntry *entry, gboolean of_class)
{
  g_autofree char *name = g_strstrip (g_strdup (entry->who));

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_COVER); i++)
    {
      const RbCover *cover = rb_office_nth (school->office, RB_RECORD_COVER, i);

      if (meets (cover, entry) && (cover->class_id == entry->class_id) == of_class
          && (of_class || g_ascii_strcasecmp (rb_cover_name (school, cover), name) == 0))
        return cover;
    }
  return NULL;
}

static gboolean
has_a_session (const RbSchool *school, const RbCoverEntry *entry)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, entry->first_day);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;

  for (RbDate day = entry->first_day; calendar && day <= entry->last_day; day++)
    if ((strcmp (entry->session, "pm") != 0 && rb_calendar_find (calendar, day, RB_AM) >= 0)
        || (strcmp (entry->session, "am") != 0 && rb_calendar_find (calendar, day, RB_PM) >= 0))
      return TRUE;
  return FALSE;
}

static gboolean
days_are_right (const RbSchool *school,
                const RbCoverEntry *entry,
                const RbClass *klass,
                GError **error)
{
  if (entry->first_day == RB_DATE_NONE || entry->last_day == RB_DATE_NONE)
    return rb_plans_refuse (error, g_strdup ("Give the first and the last day."));
  if (entry->last_day < entry->first_day)
    return rb_plans_refuse (error,
                            g_strdup ("The last day is before the first. Change one of them."));
  if (rb_academic_year_of (entry->first_day) != klass->year
      || rb_academic_year_of (entry->last_day) != klass->year)
    return rb_plans_refuse (
        error, g_strdup_printf ("Class %s is not a class of the academic year of these days.",
                                klass->name));
  if (!has_a_session (school, entry))
    return rb_plans_refuse (error, g_strdup ("The school is closed then."));
  return TRUE;
}

static gboolean
is_right (const RbSchool *school, const RbCoverEntry *entry, const RbClass *klass, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (entry->who));
  const RbStaff *staff = staff_called (school, entry);
  const RbCover *other;

  if (*name == '\0')
    return rb_plans_refuse (error, g_strdup ("Say who covers."));
  if (g_ascii_strcasecmp (name, klass->teacher) == 0)
    return rb_plans_refuse (error,
                            g_strdup_printf ("%s is the teacher of class %s.", name, klass->name));
  if (!days_are_right (school, entry, klass, error))
    return FALSE;
  if (staff
      && (rb_staff_is_away (staff, entry->first_day) || rb_staff_is_away (staff, entry->last_day)))
    return rb_plans_refuse (
        error, g_strdup_printf ("%s does not work here on all of these days: School, Staff has "
                                "the first and the last.",
                                staff->name));
  other = rival (school, entry, TRUE);
  if (other)
    {
      g_autofree char *when = rb_cover_when (other);
      return rb_plans_refuse (error,
                              g_strdup_printf ("%s covers class %s then already (%s). Change that.",
                                               rb_cover_name (school, other), klass->name, when));
    }
  return TRUE;
}

RbChange *
rb_cover_change (const RbSchool *school,
                 const RbCoverEntry *entry,
                 const RbDeed *deed,
                 GError **error)
{
  const RbClass *klass = rb_roster_class (school->roster, entry->class_id);
  const RbCover *was = entry->cover_id != 0
                           ? rb_office_find (school->office, RB_RECORD_COVER, entry->cover_id)
                           : NULL;
  g_autofree char *name = g_strstrip (g_strdup (entry->who));
  const RbStaff *staff = staff_called (school, entry);
  g_autoptr (RbCover) is = NULL;
  RbChange *change;

  if (klass == NULL || (entry->cover_id != 0 && was == NULL))
    {
      rb_plans_refuse (error, g_strdup ("Choose a class."));
      return NULL;
    }
  if (!is_right (school, entry, klass, error))
    return NULL;
  is = was ? rb_record_copy (was) : rb_plans_record (school, RB_RECORD_COVER, 0);
  is->class_id = klass->id;
  is->first_day = entry->first_day;
  is->last_day = entry->last_day;
  is->staff_id = staff ? staff->id : 0;
  rb_record_set (&is->session, entry->session);
  rb_record_set (&is->name, staff ? staff->name : name);
  rb_record_set (&is->note, entry->note);
  change = rb_change_new (RB_SOURCE_GRID, deed->who, deed->position, "Cover", deed->at);
  rb_change_add_record (change, (gpointer) was, is);
  return change;
}

RbChange *
rb_cover_end (const RbCover *cover, RbDate last, const RbDeed *deed)
{
  g_autoptr (RbCover) is = NULL;
  RbChange *change;

  if (last < cover->first_day)
    return rb_cover_remove (cover, deed);
  if (cover->last_day != RB_DATE_NONE && cover->last_day <= last)
    return NULL;
  is = rb_record_copy (cover);
  is->last_day = last;
  change = rb_change_new (RB_SOURCE_GRID, deed->who, deed->position, "Cover ends", deed->at);
  rb_change_add_record (change, (gpointer) cover, is);
  return change;
}

RbChange *
rb_cover_remove (const RbCover *cover, const RbDeed *deed)
{
  RbChange *change =
      rb_change_new (RB_SOURCE_GRID, deed->who, deed->position, "Cover removed", deed->at);

  rb_change_add_record (change, (gpointer) cover, NULL);
  return change;
}

static int
by_day_and_class (gconstpointer a, gconstpointer b)
{
  const RbCover *left = *(RbCover *const *) a, *right = *(RbCover *const *) b;

  if (left->first_day != right->first_day)
    return left->first_day < right->first_day ? -1 : 1;
  return left->class_id != right->class_id ? (left->class_id < right->class_id ? -1 : 1)
                                           : strcmp (left->session, right->session);
}

GPtrArray *
rb_covers_from (const RbSchool *school, RbDate today)
{
  GPtrArray *covers = g_ptr_array_new ();

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_COVER); i++)
    {
      const RbCover *cover = rb_office_nth (school->office, RB_RECORD_COVER, i);

      if (cover->last_day == RB_DATE_NONE || cover->last_day >= today)
        g_ptr_array_add (covers, (gpointer) cover);
    }
  g_ptr_array_sort (covers, by_day_and_class);
  return covers;
}

const RbCover *
rb_cover_next (const RbSchool *school, gint64 class_id, RbDate today)
{
  g_autoptr (GPtrArray) covers = rb_covers_from (school, today);

  for (guint i = 0; i < covers->len; i++)
    {
      const RbCover *cover = covers->pdata[i];

      if (cover->class_id == class_id)
        return cover;
    }
  return NULL;
}

const char *
rb_cover_name (const RbSchool *school, const RbCover *cover)
{
  for (guint i = 0; cover->staff_id != 0 && i < rb_roster_n_staff (school->roster); i++)
    if (rb_roster_staff (school->roster, i)->id == cover->staff_id)
      return rb_roster_staff (school->roster, i)->name;
  return cover->name;
}

char *
rb_cover_when (const RbCover *cover)
{
  const char *half = strcmp (cover->session, "am") == 0   ? ", mornings"
                     : strcmp (cover->session, "pm") == 0 ? ", afternoons"
                                                          : "";
  g_autofree char *days = NULL;

  if (cover->last_day == RB_DATE_NONE)
    {
      g_autofree char *first = rb_date_format (cover->first_day, RB_DATE_WEEKDAY);
      return g_strdup_printf ("from %s%s", first, half);
    }
  if (cover->first_day != cover->last_day)
    {
      days = rb_date_range_format (cover->first_day, cover->last_day);
      return g_strconcat (days, half, NULL);
    }
  days = rb_date_format (cover->first_day, RB_DATE_WEEKDAY);
  return g_strconcat (days,
                      *half == '\0'                        ? ""
                      : strcmp (cover->session, "am") == 0 ? ", morning"
                                                           : ", afternoon",
                      NULL);
}

char *
rb_cover_effect (const RbSchool *school, const RbCoverEntry *entry)
{
  const RbStaff *staff = staff_called (school, entry);
  const RbClass *klass = rb_roster_class (school->roster, entry->class_id);
  const RbCover *other = rival (school, entry, FALSE);
  const RbClass *second = other ? rb_roster_class (school->roster, other->class_id) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (staff == NULL)
    g_string_append (words, "Not in the staff list: the name stands beside the class, but to sign "
                            "in they must be added under School, Staff.");
  else if (klass != NULL)
    g_string_append_printf (words, "%s sees class %s on these days and takes its registers.",
                            staff->name, klass->name);
  if (second != NULL)
    g_string_append_printf (words, " Covers class %s at the same time.", second->name);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
