/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn of the school year as tables: what becomes of each class, and what runs on by name. */
#include "school/rb-new-year-private.h"

#include "analysis/rb-leave.h"
#include "domain/rb-flag.h"
#include "domain/rb-records.h"

#include <string.h>

static void
row_free_cb (gpointer data)
{
  RbNewYearRow *row = data;

  g_free (row->name);
  g_free (row);
}

static RbNewYearRow *
row_named (GPtrArray *table, const char *name)
{
  RbNewYearRow *row;

  for (guint i = 0; i < table->len; i++)
    if (g_ascii_strcasecmp (((RbNewYearRow *) table->pdata[i])->name, name) == 0)
      return table->pdata[i];
  row = g_new0 (RbNewYearRow, 1);
  row->name = g_strdup (name);
  g_ptr_array_add (table, row);
  return row;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const RbNewYearRow *one = *(RbNewYearRow *const *) a, *other = *(RbNewYearRow *const *) b;
  g_autofree char *group = rb_year_group_of_class (one->name);
  g_autofree char *other_group = rb_year_group_of_class (other->name);
  g_autofree char *key = g_utf8_collate_key_for_filename (one->name, -1);
  g_autofree char *other_key = g_utf8_collate_key_for_filename (other->name, -1);
  int order = rb_year_group_order (group) - rb_year_group_order (other_group);

  return order != 0 ? order : strcmp (key, other_key);
}

/* The class of the new year that the child has already; NULL for none. */
static const char *
placed_in (const RbNewYear *plan, const RbSchool *school, guint row)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);

  for (guint i = 0; i < pupil->classes->len; i++)
    {
      const RbMembership *member = &g_array_index (pupil->classes, RbMembership, i);
      const RbClass *klass = rb_roster_class (school->roster, member->class_id);

      if (klass && member->span.from >= rb_academic_year_first (plan->year))
        return klass->name;
    }
  return NULL;
}

static void
count (const RbNewYear *plan, const RbSchool *school, GPtrArray *table, guint row)
{
  const RbNewYearClass *from = rb_new_year_class_of (plan, school, row);
  const char *to = placed_in (plan, school, row);
  RbNewYearRow *was = from ? row_named (table, from->name) : NULL, *is;

  if (!to && rb_new_year_goes_on (plan, rb_roster_pupil (school->roster, row)))
    to = rb_new_year_to (plan, school, row);
  is = to && *to ? row_named (table, to) : NULL;
  if (was)
    {
      was->now++;
      *(!is ? &was->leaves : is == was ? &was->stay : &was->moves) += 1;
    }
  if (is)
    {
      is->next++;
      is->join += is != was;
    }
}

GPtrArray *
rb_new_year_table (const RbNewYear *plan, const RbSchool *school)
{
  GPtrArray *table = g_ptr_array_new_with_free_func (row_free_cb);

  for (guint i = 0; i < plan->classes->len; i++)
    row_named (table, ((RbNewYearClass *) plan->classes->pdata[i])->name);
  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    count (plan, school, table, row);
  g_ptr_array_sort (table, compare_rows);
  return table;
}

/* --- what runs on --- */

typedef struct
{
  const RbNewYear *plan;
  const RbSchool *school;
  RbListing *listing;
  const char *heading; /* of the next line; NULL once it stands there */
} Writing;

static void
put (Writing *writing, gint64 pupil, const char *what, RbDate from, RbDate to)
{
  const RbRoster *roster = writing->school->roster;
  int row = rb_roster_find (roster, pupil);
  const RbClass *klass;

  if (row < 0)
    return;
  if (writing->heading)
    rb_listing_add_heading (writing->listing, writing->heading);
  writing->heading = NULL;
  klass = rb_roster_class_on (roster, (guint) row, writing->plan->leaving);
  rb_listing_add_row (writing->listing);
  rb_listing_put (writing->listing, klass ? klass->name : "");
  rb_listing_take (writing->listing, rb_pupil_sorted_name (rb_roster_pupil (roster, (guint) row)));
  rb_listing_put (writing->listing, what);
  rb_listing_put_day (writing->listing, from);
  rb_listing_put_day (writing->listing, to);
}

static void
put_leave (Writing *writing, gboolean waiting)
{
  const RbOffice *office = writing->school->office;

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_LEAVE); i++)
    {
      const RbLeave *leave = rb_office_nth (office, RB_RECORD_LEAVE, i);
      gboolean open = strcmp (leave->state, "open") == 0;
      g_autoptr (GArray) rows = NULL;

      if (waiting
              ? !open
              : strcmp (leave->state, "decided") != 0 || leave->last_day <= writing->plan->leaving)
        continue;
      rows = rb_leave_rows (writing->school, leave->base.id);
      for (guint k = 0; k < rows->len; k++)
        put (writing, rb_roster_pupil (writing->school->roster, g_array_index (rows, guint, k))->id,
             open ? "Leave, not decided" : "Leave, decided", leave->first_day, leave->last_day);
    }
}

static void
put_absences (Writing *writing)
{
  const RbOffice *office = writing->school->office;

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_ABSENCE); i++)
    {
      const RbAbsence *one = rb_office_nth (office, RB_RECORD_ABSENCE, i);

      if (one->leave_id == 0 && one->last_day > writing->plan->leaving)
        put (writing, one->pupil_id, "Planned absence", one->first_day, one->last_day);
    }
}

/* Flags and part-time timetables: those of whoever stays, or of whoever leaves. */
static void
put_open (Writing *writing, gboolean stay)
{
  static const RbRecordKind kinds[] = { RB_RECORD_TIMETABLE, RB_RECORD_FLAG };
  const RbOffice *office = writing->school->office;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < rb_office_n (office, kinds[k]); i++)
      {
        gconstpointer record = rb_office_nth (office, kinds[k], i);
        RbRecord *is = rb_new_year_ended (writing->plan, kinds[k], record);
        int row = is ? rb_roster_find (writing->school->roster, rb_record_pupil (record)) : -1;

        g_clear_pointer (&is, rb_record_unref);
        if (row < 0 || rb_new_year_stays (writing->plan, writing->school, (guint) row) != stay)
          continue;
        if (kinds[k] == RB_RECORD_FLAG)
          {
            const RbFlag *flag = record;
            const RbFlagKind *kind = rb_flag_kind (flag->flag);

            put (writing, flag->pupil_id, kind ? kind->words : flag->flag, flag->first_day,
                 flag->last_day);
          }
        else
          {
            const RbTimetable *one = record;

            put (writing, one->pupil_id,
                 strcmp (one->timetable, "nursery") == 0 ? "Nursery sessions"
                                                         : "Part-time timetable",
                 one->first_day, one->last_day);
          }
      }
}

/* Children of mixed classes whose next class nobody can tell, and for whom nobody said it yet. */
static void
put_unplaced (Writing *writing)
{
  const RbNewYear *plan = writing->plan;

  for (guint i = 0; i < plan->unplaced->len; i++)
    {
      guint row = g_array_index (plan->unplaced, guint, i);

      if (!rb_new_year_other (plan, row))
        put (writing, rb_roster_pupil (writing->school->roster, row)->id, "In a mixed class",
             RB_DATE_NONE, RB_DATE_NONE);
    }
}

RbListing *
rb_new_year_carried (const RbNewYear *plan, const RbSchool *school)
{
  g_autofree char *label = rb_academic_year_label (plan->year);
  g_autofree char *title = g_strdup_printf ("What runs on into %s", label);
  Writing writing = { plan, school, rb_listing_new (title, NULL, NULL), NULL };

  rb_listing_add_column (writing.listing, "Class", RB_LISTING_TEXT, 1);
  rb_listing_add_column (writing.listing, "Pupil", RB_LISTING_TEXT, 3);
  rb_listing_add_column (writing.listing, "What", RB_LISTING_TEXT, 3);
  rb_listing_add_column (writing.listing, "From", RB_LISTING_TEXT, 2);
  rb_listing_add_column (writing.listing, "To", RB_LISTING_TEXT, 2);
  writing.heading = "Goes with the class, unless somebody says where else";
  put_unplaced (&writing);
  writing.heading = "Waits for a decision";
  put_leave (&writing, TRUE);
  writing.heading = "Leave and absence into the new year";
  put_leave (&writing, FALSE);
  put_absences (&writing);
  writing.heading = "Goes on";
  put_open (&writing, TRUE);
  writing.heading = "Ends with a leaver";
  put_open (&writing, FALSE);
  return writing.listing;
}
