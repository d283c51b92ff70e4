/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils of a transfer file, and what becomes of their attendance: marks of our own years where
 * they fit the calendar and the totals, else totals of a school before (doc/rules.md 6.3). */
#include "exchange/rb-import-private.h"

#include <string.h>

static int
match (RbPlanner *planner, const RbCtfPupil *pupil)
{
  int row = *pupil->upn != '\0' ? rb_roster_find_upn (planner->school->roster, pupil->upn) : -1;

  rb_planner_check_upn (planner, pupil->upn);
  if (row < 0 && pupil->born != RB_DATE_NONE)
    row = rb_roster_find_person (planner->school->roster, pupil->surname, pupil->forename,
                                 pupil->born);
  return row;
}

static gint64
plan_pupil (RbPlanner *planner, const RbCtfPupil *ctf, int row)
{
  RbPupilEdit edit;
  g_autofree char *group = rb_year_group_parse (ctf->year_group);
  gint64 id;

  rb_pupil_edit_begin (&edit, planner, row);
  id = edit.pupil->id;
  rb_pupil_edit_text (&edit, &edit.pupil->upn, ctf->upn);
  rb_pupil_edit_names (&edit, ctf->surname, ctf->forename, ctf->preferred_surname,
                       ctf->preferred_forename);
  edit.changed |= ctf->born != RB_DATE_NONE && ctf->born != edit.pupil->born;
  if (ctf->born != RB_DATE_NONE)
    edit.pupil->born = ctf->born;
  edit.changed |= ctf->sex != 0 && ctf->sex != edit.pupil->sex;
  if (ctf->sex != 0)
    edit.pupil->sex = ctf->sex;
  /* A transfer file says nothing of when the pupil joins us: from today. */
  if (row < 0)
    rb_pupil_edit_roll (&edit, planner->options->today.date, RB_DATE_NONE);
  if (ctf->fsm)
    rb_pupil_edit_attribute (&edit, "fsm", "true");
  if (*ctf->sen != '\0')
    rb_pupil_edit_attribute (&edit, "sen", ctf->sen);
  if (ctf->looked_after)
    rb_pupil_edit_attribute (&edit, "cla", "true");
  if (*ctf->ethnicity != '\0')
    rb_pupil_edit_attribute (&edit, "ethnicity", ctf->ethnicity);
  if (*ctf->language != '\0' && g_ascii_strncasecmp (ctf->language, "ENG", 3) != 0
      && g_ascii_strncasecmp (ctf->language, "ENB", 3) != 0)
    rb_pupil_edit_attribute (&edit, "eal", "true");
  if (row < 0 && group != NULL)
    rb_pupil_edit_class (&edit, "", group);
  rb_pupil_edit_address (&edit, ctf->address);
  rb_pupil_edit_finish (&edit);
  return id;
}

static void
keep_totals (RbPlanner *planner, gint64 pupil_id, const RbCtfYear *year)
{
  RbPreviousYear *previous = g_new0 (RbPreviousYear, 1);

  previous->pupil_id = pupil_id;
  previous->year = year->year;
  previous->school = g_strdup (year->school);
  previous->possible = year->possible;
  previous->attended = year->attended;
  previous->authorised = year->authorised;
  previous->unauthorised = year->unauthorised;
  previous->marks = g_strdup (year->marks);
  g_ptr_array_add (planner->plan->previous, previous);
}

/* Whether the pupil was ours on every session that the marks speak of. */
static gboolean
is_ours (RbPlanner *planner, int row, const RbCtfYear *year, int per_week)
{
  const RbPupil *pupil;
  RbDate monday = rb_date_monday (year->marks_from);

  if (row < 0 || per_week == 0)
    return FALSE;
  pupil = rb_roster_pupil (planner->school->roster, (guint) row);
  for (guint i = 0; year->marks[i] != '\0'; i++)
    if (strchr ("-# .", year->marks[i]) == NULL
        && !rb_pupil_on_roll (
            pupil, monday + (RbDate) (i / (guint) per_week * 7 + i % (guint) per_week / 2)))
      return FALSE;
  return TRUE;
}

static void
place_marks (RbMarkPlanner *marks, int row, const RbCtfYear *year, int per_week)
{
  RbDate monday = rb_date_monday (year->marks_from);

  for (guint i = 0; year->marks[i] != '\0'; i++)
    {
      char text[2] = { year->marks[i], '\0' };
      RbSession session = { monday + (RbDate) (i / (guint) per_week * 7 + i % (guint) per_week / 2),
                            (RbHalf) (i & 1) };

      if (strchr ("-# .", *text) == NULL)
        rb_mark_planner_cell (marks, row, session, text, "AttendanceMarks", NULL);
    }
}

static void
plan_year (
    RbPlanner *planner, RbMarkPlanner *marks, int row, gint64 pupil_id, const RbCtfYear *year)
{
  const RbMarkMatrix *matrix = year->marks_from == RB_DATE_NONE
                                   ? NULL
                                   : rb_school_year_of (planner->school, year->marks_from);
  int per_week = 0;

  if (!rb_ctf_year_adds_up (year))
    {
      g_autofree char *value = g_strdup_printf ("%d", year->possible);

      rb_planner_refuse (planner, "SessionsPossible", value,
                         g_strdup_printf ("attended %d, authorised %d and unauthorised %d do not "
                                          "make %d possible sessions",
                                          year->attended, year->authorised, year->unauthorised,
                                          year->possible));
      return;
    }
  if (matrix != NULL)
    per_week = rb_ctf_align (year, rb_mark_matrix_calendar ((RbMarkMatrix *) matrix),
                             planner->school->codes);
  if (is_ours (planner, row, year, per_week))
    place_marks (marks, row, year, per_week);
  else
    keep_totals (planner, pupil_id, year);
}

void
rb_plan_ctf (RbPlanner *planner)
{
  const RbCtf *ctf = planner->file->ctf;
  RbMarkPlanner *marks = rb_mark_planner_new (planner);

  planner->plan->rows = ctf->pupils->len;
  for (guint i = 0; i < ctf->pupils->len; i++)
    {
      const RbCtfPupil *pupil = g_ptr_array_index (ctf->pupils, i);
      int row = match (planner, pupil);
      gint64 id;

      planner->line = pupil->line;
      if (row == -2 || (row < 0 && (*pupil->surname == '\0' || *pupil->forename == '\0')))
        {
          rb_planner_refuse (planner, "Surname", pupil->surname,
                             g_strdup (row == -2
                                           ? "more than one pupil has this name and date of birth"
                                           : "a new pupil needs a surname and a forename"));
          continue;
        }
      id = plan_pupil (planner, pupil, row);
      for (guint y = 0; y < pupil->years->len; y++)
        plan_year (planner, marks, row, id, g_ptr_array_index (pupil->years, y));
    }
  if (planner->plan->previous->len > 0)
    rb_planner_warn (planner, "%u years at a school before are kept as totals.",
                     planner->plan->previous->len);
  rb_mark_planner_finish (marks);
}
