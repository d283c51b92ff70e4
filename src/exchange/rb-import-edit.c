/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pupil put together from what a file says: what is blank there stays as it is here. */
#include "exchange/rb-import-private.h"

#include <string.h>

/* First day with a session of the academic year of a date, or 1 August where there are no terms. */
static RbDate
year_begins (const RbSchool *school, RbDate date)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);
  RbDate first = RB_DATE_NONE;

  if (matrix != NULL)
    first = rb_calendar_first (rb_mark_matrix_calendar ((RbMarkMatrix *) matrix));
  return first != RB_DATE_NONE ? first : rb_academic_year_first (rb_academic_year_of (date));
}

void
rb_pupil_edit_begin (RbPupilEdit *edit, RbPlanner *planner, int roster_row)
{
  edit->planner = planner;
  edit->old =
      roster_row >= 0 ? rb_roster_pupil (planner->school->roster, (guint) roster_row) : NULL;
  edit->pupil = edit->old != NULL ? rb_pupil_copy (edit->old) : rb_pupil_new (planner->next_id--);
  edit->changed = edit->old == NULL;
  edit->from = planner->options->today.date;
}

void
rb_pupil_edit_text (RbPupilEdit *edit, char **where, const char *value)
{
  if (value == NULL || *value == '\0' || g_strcmp0 (*where, value) == 0)
    return;
  g_free (*where);
  *where = g_strdup (value);
  edit->changed = TRUE;
}

/* The legal and the shown name: the shown one follows where it was the legal one. */
static void
edit_name (RbPupilEdit *edit, char **legal, char **shown, const char *given, const char *preferred)
{
  gboolean follows = strcmp (*legal, *shown) == 0;

  rb_pupil_edit_text (edit, legal, given);
  if (preferred != NULL && *preferred != '\0')
    rb_pupil_edit_text (edit, shown, preferred);
  else if (follows)
    rb_pupil_edit_text (edit, shown, given);
  if (**legal == '\0')
    rb_pupil_edit_text (edit, legal, *shown);
}

void
rb_pupil_edit_names (RbPupilEdit *edit,
                     const char *surname,
                     const char *forename,
                     const char *preferred_surname,
                     const char *preferred_forename)
{
  RbPupil *pupil = edit->pupil;

  edit_name (edit, &pupil->legal_surname, &pupil->surname, surname, preferred_surname);
  edit_name (edit, &pupil->legal_forename, &pupil->forename, forename, preferred_forename);
}

void
rb_pupil_edit_roll (RbPupilEdit *edit, RbDate start, RbDate leaving)
{
  GArray *roll = edit->pupil->roll;
  RbSpan *last = roll->len > 0 ? &g_array_index (roll, RbSpan, roll->len - 1) : NULL;

  if (last == NULL)
    {
      RbDate from = start;

      if (from == RB_DATE_NONE)
        from = year_begins (edit->planner->school,
                            leaving != RB_DATE_NONE ? leaving : edit->planner->options->today.date);
      rb_pupil_add_roll (edit->pupil, from, leaving);
      edit->changed = TRUE;
    }
  else if (start != RB_DATE_NONE && last->to != RB_DATE_NONE && start > last->to)
    {
      rb_pupil_add_roll (edit->pupil, start, leaving);
      edit->changed = TRUE;
    }
  else
    {
      if (start != RB_DATE_NONE && start != last->from)
        {
          last->from = start;
          edit->changed = TRUE;
        }
      if (leaving != RB_DATE_NONE && leaving != last->to)
        {
          last->to = leaving;
          edit->changed = TRUE;
        }
    }
  if (edit->old == NULL)
    edit->from = g_array_index (roll, RbSpan, 0).from;
}

/* What holds today stops yesterday; what only began today was never so. */
static void
end_attribute (RbPupilEdit *edit, const char *key)
{
  GArray *attributes = edit->pupil->attributes;
  RbDate today = edit->planner->options->today.date;

  for (guint i = attributes->len; i-- > 0;)
    {
      RbAttribute *a = &g_array_index (attributes, RbAttribute, i);

      if (strcmp (a->key, key) != 0 || !rb_span_contains (a->span, today))
        continue;
      if (a->span.from >= today)
        g_array_remove_index (attributes, i);
      else
        a->span.to = today - 1;
    }
}

void
rb_pupil_edit_attribute (RbPupilEdit *edit, const char *key, const char *value)
{
  RbDate today = edit->planner->options->today.date;
  const char *now = rb_pupil_attribute (edit->pupil, key, MAX (edit->from, today));

  if (now != NULL && strcmp (now, "false") == 0)
    now = NULL;
  if (g_strcmp0 (now, value) == 0)
    return;
  end_attribute (edit, key);
  if (value != NULL)
    rb_pupil_add_attribute (edit->pupil, key, value, edit->from, RB_DATE_NONE);
  edit->changed = TRUE;
}

static gint64
class_id (RbPupilEdit *edit, int year, const char *name, const char *year_group)
{
  RbPlanner *planner = edit->planner;
  const RbClass *stored = rb_roster_find_class (planner->school->roster, year, name);
  g_autofree char *group = NULL;
  RbClass *made;

  if (stored != NULL)
    return stored->id;
  for (guint i = 0; i < planner->plan->classes->len; i++)
    {
      const RbClass *klass = g_ptr_array_index (planner->plan->classes, i);

      if (klass->year == year && g_ascii_strcasecmp (klass->name, name) == 0)
        return klass->id;
    }
  group = *year_group != '\0' ? rb_year_group_parse (year_group) : NULL;
  if (group == NULL)
    group = rb_year_group_of_class (name);
  made = rb_class_new (planner->next_id--, year, name, group, "");
  g_ptr_array_add (planner->plan->classes, made);
  return made->id;
}

/* Classes belong to one academic year: the membership begins with the year, or with the pupil, or
 * today where there was another class before, and ends with the year. */
void
rb_pupil_edit_class (RbPupilEdit *edit, const char *name, const char *year_group)
{
  RbPupil *pupil = edit->pupil;
  const RbSpan *roll = &g_array_index (pupil->roll, RbSpan, pupil->roll->len - 1);
  RbDate on = MAX (edit->planner->options->today.date, roll->from);
  RbDate from;
  int year;
  gint64 id;

  if (*name == '\0')
    name = year_group;
  if (*name == '\0')
    return;
  if (roll->to != RB_DATE_NONE && roll->to < on)
    on = roll->to;
  year = rb_academic_year_of (on);
  id = class_id (edit, year, name, year_group);
  if (rb_pupil_class_on (pupil, on) == id)
    return;
  from = MAX (roll->from, rb_academic_year_first (year));
  for (guint i = pupil->classes->len; i-- > 0;)
    {
      RbMembership *m = &g_array_index (pupil->classes, RbMembership, i);

      if (m->span.to != RB_DATE_NONE && m->span.to < from)
        continue;
      if (m->span.from >= on)
        g_array_remove_index (pupil->classes, i);
      else if (m->span.from >= from || m->span.to == RB_DATE_NONE || m->span.to >= on)
        {
          from = m->span.from >= from ? on : from;
          m->span.to = from - 1;
        }
    }
  rb_pupil_add_class (pupil, id, from, rb_academic_year_last (year));
  edit->changed = TRUE;
}

void
rb_pupil_edit_address (RbPupilEdit *edit, const char *address)
{
  g_autoptr (GPtrArray) contacts = NULL;
  g_autofree char *name = rb_pupil_name (edit->pupil);
  RbContact *made;

  if (*address == '\0')
    return;
  if (edit->old != NULL)
    {
      contacts = rb_roster_contacts (edit->planner->school->roster, edit->old->id);
      if (contacts->len > 0)
        return;
    }
  made = g_new0 (RbContact, 1);
  made->id = edit->planner->next_id--;
  made->pupil_id = edit->pupil->id;
  made->priority = 1;
  made->title = g_strdup ("");
  made->forename = g_strdup ("");
  made->surname = g_strdup_printf ("Parent or carer of %s", name);
  made->relationship = g_strdup ("");
  made->phone = g_strdup ("");
  made->email = g_strdup ("");
  made->address = g_strdup (address);
  made->household = g_strdup (address);
  made->parental_responsibility = TRUE;
  made->gets_letters = TRUE;
  g_ptr_array_add (edit->planner->plan->contacts, made);
}

void
rb_pupil_edit_finish (RbPupilEdit *edit)
{
  RbImportPlan *plan = edit->planner->plan;

  if (edit->old == NULL)
    plan->added++;
  else if (edit->changed)
    plan->changed++;
  else
    plan->same++;
  if (edit->changed)
    g_ptr_array_add (plan->pupils, g_steal_pointer (&edit->pupil));
  else
    g_clear_pointer (&edit->pupil, rb_pupil_unref);
}
