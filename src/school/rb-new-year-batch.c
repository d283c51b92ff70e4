/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the turn of the school year writes, and what it comes to in words. */
#include "school/rb-new-year-private.h"

#include "domain/rb-records.h"

#include <string.h>

RbRecord *
rb_new_year_ended (const RbNewYear *plan, RbRecordKind kind, gconstpointer record)
{
  if (((const RbRecord *) record)->hidden)
    return NULL;
  if (kind == RB_RECORD_FLAG)
    {
      const RbFlag *flag = record;
      RbFlag *copy;

      if (flag->last_day != RB_DATE_NONE && flag->last_day <= plan->leaving)
        return NULL;
      copy = rb_record_copy (flag);
      copy->last_day = MAX (plan->leaving, copy->first_day);
      return &copy->base;
    }
  else
    {
      const RbTimetable *timetable = record;
      RbTimetable *copy;

      if (timetable->last_day <= plan->leaving || timetable->ended_on != RB_DATE_NONE)
        return NULL;
      copy = rb_record_copy (timetable);
      copy->ended_on = MAX (plan->leaving, copy->first_day);
      return &copy->base;
    }
}

gboolean
rb_new_year_stays (const RbNewYear *plan, const RbSchool *school, guint row)
{
  const char *to = rb_new_year_to (plan, school, row);

  return rb_new_year_is_placed (plan, school, row) || !to || *to;
}

/* Calls for every record that is open beyond the last day: those of leavers end. What is hidden
 * from whoever turns the year is not counted: nobody writes over what they may not read. The store
 * itself ends such flags. */
static void
each_open (const RbNewYear *plan, const RbSchool *school, RbChange *change, RbNewYearEffect *effect)
{
  static const RbRecordKind kinds[] = { RB_RECORD_FLAG, RB_RECORD_TIMETABLE };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < rb_office_n (school->office, kinds[k]); i++)
      {
        gconstpointer record = rb_office_nth (school->office, kinds[k], i);
        RbRecord *is = rb_new_year_ended (plan, kinds[k], record);
        int row = rb_roster_find (school->roster, rb_record_pupil (record));

        if (!is)
          continue;
        if (row >= 0 && rb_new_year_stays (plan, school, (guint) row))
          effect->carried++;
        else
          {
            effect->ended++;
            if (change)
              rb_change_add_record (change, (gpointer) record, is);
          }
        rb_record_unref (is);
      }
}

static guint
count_requests (const RbSchool *school)
{
  guint n = 0;

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_LEAVE); i++)
    n += strcmp (((const RbLeave *) rb_office_nth (school->office, RB_RECORD_LEAVE, i))->state,
                 "open")
         == 0;
  return n;
}

/* The calendar of the new year as it will be. (transfer full) */
static RbCalendar *
calendar_of (const RbNewYear *plan, const RbSchool *school)
{
  const RbMarkMatrix *matrix = rb_school_year (school, plan->year);
  g_autoptr (GArray) events = NULL;

  if (plan->has_terms && matrix)
    return rb_calendar_ref ((RbCalendar *) rb_mark_matrix_calendar (matrix));
  events = rb_term_dates_events (plan->terms);
  return rb_calendar_new (plan->year, (const RbCalendarEvent *) (gpointer) events->data,
                          events->len);
}

/* Who teaches a class of the new year: as it was said, else whoever teaches that name now. */
static const char *
teacher_of (const RbNewYear *plan, const RbSchool *school, const char *name)
{
  const RbClass *before = rb_roster_find_class (school->roster, plan->year - 1, name);

  for (guint i = 0; i < plan->classes->len; i++)
    {
      const RbNewYearClass *klass = plan->classes->pdata[i];

      if (*klass->to_teacher && g_ascii_strcasecmp (klass->to, name) == 0)
        return klass->to_teacher;
    }
  return before ? before->teacher : "";
}

/* The class of the new year with that name; made in `batch` where it is not there (NULL: counted
 * only). Negative ids are new ones, by name in `made`. */
static gint64
class_id (const RbNewYear *plan,
          const RbSchool *school,
          RbStoreBatch *batch,
          GHashTable *made,
          const RbNewYearClass *from,
          const char *name)
{
  const RbClass *stored = rb_roster_find_class (school->roster, plan->year, name);
  g_autofree char *key = g_utf8_casefold (name, -1);
  g_autofree char *group = rb_year_group_of_class (name);
  gpointer known = g_hash_table_lookup (made, key);
  gint64 id;

  if (stored)
    return stored->id;
  if (known)
    return -(gint64) GPOINTER_TO_INT (known);
  id = -1 - (gint64) g_hash_table_size (made);
  if (strcmp (group, "X") == 0 && from)
    {
      g_free (group);
      group = strcmp (name, from->name) == 0 && strchr (name, '/')
                  ? g_strdup (from->year_group)
                  : rb_year_group_next (from->year_group);
    }
  if (batch)
    {
      const char *teacher = teacher_of (plan, school, name);
      RbClass *klass = rb_class_new (id, plan->year, name, group, teacher);

      rb_store_batch_add_class (batch, klass);
      rb_class_free (klass);
    }
  g_hash_table_insert (made, g_steal_pointer (&key), GINT_TO_POINTER ((int) -id));
  return id;
}

static void
let_leave (RbPupil *pupil, RbDate leaving)
{
  RbSpan *last = &g_array_index (pupil->roll, RbSpan, pupil->roll->len - 1);

  if (last->to == RB_DATE_NONE || last->to > leaving)
    last->to = leaving;
  for (guint i = 0; i < pupil->classes->len; i++)
    {
      RbMembership *member = &g_array_index (pupil->classes, RbMembership, i);

      if (member->span.from <= leaving
          && (member->span.to == RB_DATE_NONE || member->span.to > leaving))
        member->span.to = leaving;
    }
}

gboolean
rb_new_year_goes_on (const RbNewYear *plan, const RbPupil *pupil)
{
  return rb_pupil_on_roll (pupil, plan->leaving)
         && g_array_index (pupil->roll, RbSpan, pupil->roll->len - 1).to != plan->leaving;
}

static void
put_into_class (const RbNewYear *plan, RbPupil *pupil, gint64 id)
{
  RbDate first = rb_academic_year_first (plan->year);

  for (guint i = 0; i < pupil->classes->len; i++)
    {
      RbMembership *member = &g_array_index (pupil->classes, RbMembership, i);

      if (member->span.to == RB_DATE_NONE || member->span.to >= first)
        member->span.to = first - 1;
    }
  rb_pupil_add_class (pupil, id, first, rb_academic_year_last (plan->year));
}

/* `class_id` 0: leaves. */
static void
write_pupil (const RbNewYear *plan, const RbPupil *pupil, gint64 class_id, RbStoreBatch *batch)
{
  g_autoptr (RbPupil) copy = rb_pupil_copy (pupil);

  if (class_id == 0)
    let_leave (copy, plan->leaving);
  else
    put_into_class (plan, copy, class_id);
  rb_store_batch_add_pupil (batch, copy);
}

/* Counts what becomes of everybody, and writes it where there is a batch. */
static void
each_pupil (const RbNewYear *plan,
            const RbSchool *school,
            RbStoreBatch *batch,
            RbNewYearEffect *effect)
{
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    {
      const RbPupil *pupil = rb_roster_pupil (school->roster, row);
      const char *to = rb_new_year_to (plan, school, row);
      const RbNewYearClass *from = rb_new_year_class_of (plan, school, row);
      gint64 id;

      if (!rb_new_year_goes_on (plan, pupil))
        continue;
      if (rb_new_year_is_placed (plan, school, row))
        {
          effect->placed++;
          continue;
        }
      if (!to)
        {
          effect->no_class++;
          continue;
        }
      id = *to ? class_id (plan, school, batch, made, from, to) : 0;
      *(id == 0                         ? &effect->leaves
        : rb_new_year_other (plan, row) ? &effect->others
                                        : &effect->moves) += 1;
      if (batch)
        write_pupil (plan, pupil, id, batch);
    }
  effect->classes = g_hash_table_size (made);
}

RbNewYearEffect
rb_new_year_effect (const RbNewYear *plan, const RbSchool *school)
{
  g_autoptr (RbCalendar) calendar = calendar_of (plan, school);
  RbNewYearEffect effect = { .sessions = rb_calendar_n_sessions (calendar),
                             .requests = count_requests (school) };

  each_pupil (plan, school, NULL, &effect);
  each_open (plan, school, NULL, &effect);
  for (guint i = 0; i < plan->unplaced->len; i++)
    effect.unplaced += !rb_new_year_other (plan, g_array_index (plan->unplaced, guint, i));
  return effect;
}

static void
line (GString *words, guint n, const char *one, const char *many)
{
  if (n == 0)
    return;
  g_string_append_printf (words, "%s%u %s", words->len > 0 ? "\n" : "", n, n == 1 ? one : many);
}

char *
rb_new_year_words (const RbNewYear *plan, const RbNewYearEffect *effect)
{
  g_autofree char *day = rb_date_format (plan->leaving, RB_DATE_LONG);
  g_autofree char *leaves = g_strdup_printf ("pupil leaves on %s.", day);
  g_autofree char *leave = g_strdup_printf ("pupils leave on %s.", day);
  g_autoptr (GString) words = g_string_new (NULL);

  line (words, effect->moves, "pupil goes up with the class.", "pupils go up with their classes.");
  line (words, effect->others, "pupil goes elsewhere than the class.",
        "pupils go elsewhere than their classes.");
  line (words, effect->leaves, leaves, leave);
  line (words, effect->placed, "pupil has a class in the new year already, and keeps it.",
        "pupils have a class in the new year already, and keep it.");
  line (words, effect->no_class, "pupil has no class, and stays without one.",
        "pupils have no class, and stay without one.");
  line (words, effect->unplaced,
        "pupil of a mixed class goes with the class: nobody said where else.",
        "pupils of mixed classes go with their classes: nobody said where else.");
  line (words, effect->classes, "class is made.", "classes are made.");
  line (words, effect->sessions, "session in the new year.", "sessions in the new year.");
  line (words, effect->carried, "flag or part-time timetable goes on into the new year.",
        "flags and part-time timetables go on into the new year.");
  line (words, effect->ended, "flag or part-time timetable ends with a leaver.",
        "flags and part-time timetables end with the leavers.");
  line (words, effect->requests, "request for leave waits for a decision.",
        "requests for leave wait for a decision.");
  return g_string_free (g_steal_pointer (&words), FALSE);
}

RbStoreBatch *
rb_new_year_batch (
    const RbNewYear *plan, const RbSchool *school, const char *who, const char *position, gint64 at)
{
  RbStoreBatch *batch = rb_store_batch_new ();
  g_autofree char *label = rb_academic_year_label (plan->year);
  g_autofree char *reason = g_strdup_printf ("New school year %s", label);
  g_autoptr (RbChange) change = rb_change_new (RB_SOURCE_COMMAND, who, position, reason, at);
  RbNewYearEffect effect = { 0 };

  if (!plan->has_terms)
    {
      g_autoptr (GArray) events = rb_term_dates_events (plan->terms);

      rb_store_batch_set_calendar (batch, plan->year,
                                   (const RbCalendarEvent *) (gpointer) events->data, events->len);
    }
  each_pupil (plan, school, batch, &effect);
  each_open (plan, school, change, &effect);
  rb_store_batch_set_maker (batch, change);
  if (!rb_change_is_empty (change))
    rb_store_batch_set_change (batch, change);
  return batch;
}
