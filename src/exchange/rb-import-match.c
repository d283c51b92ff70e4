/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the pupil whom a row names: by UPN, else by admission number, else by surname, forename and
 * date of birth together. Never by a name alone. */
#include "exchange/rb-import-private.h"

#include <string.h>

void
rb_planner_check_upn (RbPlanner *planner, const char *upn)
{
  char *problem;

  if (*upn == '\0' || g_hash_table_contains (planner->bad_upns, upn))
    return;
  problem = rb_upn_problem (upn);
  if (problem != NULL)
    g_hash_table_insert (planner->bad_upns, g_strdup (upn), problem);
}

RbDate
rb_planner_date (RbPlanner *planner, RbField field)
{
  const char *text = rb_planner_text (planner, field);
  RbDate date;
  int half;

  if (*text == '\0')
    return RB_DATE_NONE;
  if (rb_heading_parse_session (text, &date, &half) && half < 0)
    return date;
  rb_planner_refuse (
      planner, rb_planner_heading (planner, field), text,
      g_strdup_printf ("“%.40s” is no date. Write it as day, month, year: 02/09/2024.", text));
  return RB_DATE_NONE;
}

gboolean
rb_parse_yes (const char *text, gboolean *yes)
{
  static const char *const words[] = { "y", "yes", "true",  "t", "1", "x",   "✓",
                                       "n", "no",  "false", "f", "0", "none" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      {
        *yes = i < 7;
        return TRUE;
      }
  return FALSE;
}

static gboolean
same_surname (const RbPupil *pupil, const char *surname)
{
  g_autofree char *given = g_utf8_casefold (surname, -1);
  g_autofree char *shown = g_utf8_casefold (pupil->surname, -1);
  g_autofree char *legal = g_utf8_casefold (pupil->legal_surname, -1);

  return strcmp (given, shown) == 0 || strcmp (given, legal) == 0;
}

/* By admission number; a pupil with another UPN only where the surname agrees. */
static int
match_admission (RbPlanner *planner, const char *upn)
{
  const char *number = rb_planner_text (planner, RB_FIELD_ADMISSION_NUMBER);
  int row = *number != '\0' ? rb_roster_find_admission (planner->school->roster, number) : -1;
  const RbPupil *pupil;

  if (row < 0)
    return -1;
  pupil = rb_roster_pupil (planner->school->roster, (guint) row);
  if (*upn == '\0' || pupil->upn == NULL)
    return row;
  if (!same_surname (pupil, rb_planner_text (planner, RB_FIELD_SURNAME)))
    return -1;
  planner->other_upn++;
  return row;
}

static int
match_person (RbPlanner *planner)
{
  const char *surname = rb_planner_text (planner, RB_FIELD_SURNAME);
  const char *forename = rb_planner_text (planner, RB_FIELD_FORENAME);
  const char *born = rb_planner_text (planner, RB_FIELD_BORN);
  RbDate date;
  int half;

  if (*surname == '\0' || *forename == '\0' || !rb_heading_parse_session (born, &date, &half))
    return -1;
  return rb_roster_find_person (planner->school->roster, surname, forename, date);
}

static int
match_slowly (RbPlanner *planner, const char *upn)
{
  int row = *upn != '\0' ? rb_roster_find_upn (planner->school->roster, upn) : -1;

  rb_planner_check_upn (planner, upn);
  if (row < 0)
    row = match_admission (planner, upn);
  if (row == -1)
    row = match_person (planner);
  return row;
}

int
rb_planner_match (RbPlanner *planner)
{
  const char *upn = rb_planner_text (planner, RB_FIELD_UPN);
  guint hash = 5381;

  if (*upn == '\0')
    return match_slowly (planner, upn);
  /* Most files go pupil by pupil. */
  if (planner->last != NULL && strcmp (planner->last->upn, upn) == 0)
    return planner->last->row;
  for (const char *c = upn; *c != '\0'; c++)
    hash = hash * 33 + (guint8) *c;
  hash = (hash ^ hash >> 10) % RB_MATCH_CACHE;
  /* Only a match by UPN is remembered: the others depend on more of the row. */
  if (planner->cache[hash].upn != NULL && strcmp (planner->cache[hash].upn, upn) == 0)
    {
      planner->last = &planner->cache[hash];
      return planner->last->row;
    }
  {
    int row = match_slowly (planner, upn);

    if (row >= 0)
      {
        const RbPupil *pupil = rb_roster_pupil (planner->school->roster, (guint) row);

        if (pupil->upn != NULL && strcmp (pupil->upn, upn) == 0)
          {
            planner->cache[hash].upn = upn;
            planner->cache[hash].row = row;
            planner->last = &planner->cache[hash];
          }
      }
    return row;
  }
}

int
rb_planner_match_or_refuse (RbPlanner *planner)
{
  static const RbField keys[] = { RB_FIELD_UPN, RB_FIELD_ADMISSION_NUMBER, RB_FIELD_SURNAME };
  int row = rb_planner_match (planner);
  RbField field = RB_FIELD_UPN;
  const char *value = "";

  if (row >= 0)
    return row;
  for (guint i = 0; i < G_N_ELEMENTS (keys) && *value == '\0'; i++)
    {
      if (planner->columns[keys[i]] < 0)
        continue;
      field = keys[i];
      value = rb_planner_text (planner, field);
    }
  rb_planner_refuse (
      planner, rb_planner_heading (planner, field), value,
      row == -2 ? g_strdup ("more than one pupil has this name and date of birth")
      : *value == '\0'
          ? g_strdup ("the row names no pupil: it needs a UPN or an admission number")
          : g_strdup_printf ("no pupil of this school has %s “%.40s”; import the pupil list first",
                             field == RB_FIELD_UPN                ? "the UPN"
                             : field == RB_FIELD_ADMISSION_NUMBER ? "the admission number"
                                                                  : "this name and birth date:",
                             value));
  if (*value != '\0'
      && !g_ptr_array_find_with_equal_func (planner->plan->unmatched, value, g_str_equal, NULL))
    g_ptr_array_add (planner->plan->unmatched, g_strdup (value));
  return -1;
}
