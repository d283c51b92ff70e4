/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of groups, and the value of each for a pupil's row on a day or for a session. */
#include "analysis/rb-group.h"

#include <string.h>

static const struct
{
  const char *id;
  const char *name;
} words[RB_N_GROUPS] = {
  [RB_GROUP_SCHOOL] = { "school", "School" },
  [RB_GROUP_PHASE] = { "phase", "Phase" },
  [RB_GROUP_YEAR] = { "year", "Year group" },
  [RB_GROUP_CLASS] = { "class", "Class" },
  [RB_GROUP_HOUSE] = { "house", "House" },
  [RB_GROUP_KEY_STAGE] = { "key-stage", "Key stage" },
  [RB_GROUP_PUPIL] = { "pupil", "Pupil" },
  [RB_GROUP_SEX] = { "sex", "Sex" },
  [RB_GROUP_FSM] = { "fsm", "Free school meals" },
  [RB_GROUP_PP] = { "pp", "Pupil premium" },
  [RB_GROUP_SEN] = { "sen", "Special educational needs" },
  [RB_GROUP_EAL] = { "eal", "English as an additional language" },
  [RB_GROUP_CLA] = { "cla", "Looked after" },
  [RB_GROUP_YOUNG_CARER] = { "young-carer", "Young carer" },
  [RB_GROUP_ETHNICITY] = { "ethnicity", "Ethnicity" },
  [RB_GROUP_TAG] = { "tag", "Tag" },
  [RB_GROUP_DAY] = { "day", "Day" },
  [RB_GROUP_WEEK] = { "week", "Week" },
  [RB_GROUP_MONTH] = { "month", "Month" },
  [RB_GROUP_HALF_TERM] = { "half-term", "Half term" },
  [RB_GROUP_TERM] = { "term", "Term" },
  [RB_GROUP_WEEKDAY] = { "weekday", "Weekday" },
  [RB_GROUP_SESSION] = { "session", "Session" },
  [RB_GROUP_CODE] = { "code", "Code" },
};

gboolean
rb_group_parse (const char *text, RbGroup *group)
{
  for (guint i = 0; i < RB_N_GROUPS; i++)
    if (g_ascii_strcasecmp (text, words[i].id) == 0)
      {
        *group = (RbGroup) i;
        return TRUE;
      }
  return FALSE;
}

const char *
rb_group_id (RbGroup group)
{
  return words[group].id;
}

const char *
rb_group_name (RbGroup group)
{
  return words[group].name;
}

gboolean
rb_group_is_dated (RbGroup group)
{
  return group >= RB_GROUP_PHASE && group <= RB_GROUP_KEY_STAGE;
}

gboolean
rb_group_is_cohort (RbGroup group)
{
  return group >= RB_GROUP_SEX && group <= RB_GROUP_TAG;
}

gboolean
rb_group_is_session (RbGroup group)
{
  return group >= RB_GROUP_DAY && group <= RB_GROUP_SESSION;
}

RbKey *
rb_key_new (const char *value, const char *label, gint64 order)
{
  RbKey *key = g_new0 (RbKey, 1);

  key->value = g_strdup (value);
  key->label = g_strdup (label);
  key->order = order;
  return key;
}

RbKey *
rb_key_copy (const RbKey *key)
{
  return rb_key_new (key->value, key->label, key->order);
}

void
rb_key_free (RbKey *key)
{
  g_free (key->value);
  g_free (key->label);
  g_free (key);
}

/* Digits by their value, so that 10A follows 9C and "Week 10" follows "Week 9". */
static int
compare_labels (const char *a, const char *b)
{
  while (*a && *b)
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          char *end_a, *end_b;
          guint64 x = g_ascii_strtoull (a, &end_a, 10), y = g_ascii_strtoull (b, &end_b, 10);

          if (x != y)
            return x < y ? -1 : 1;
          a = end_a;
          b = end_b;
          continue;
        }
      if (*a != *b)
        break;
      a++;
      b++;
    }
  return g_utf8_collate (a, b);
}

int
rb_key_compare (const RbKey *a, const RbKey *b)
{
  int order;

  if (a->order != b->order)
    return a->order < b->order ? -1 : 1;
  order = compare_labels (a->label, b->label);
  return order ? order : strcmp (a->value, b->value);
}

int
rb_register_compare (const RbPupil *a, const RbPupil *b)
{
  int order = g_utf8_collate (a->surname, b->surname);

  if (order == 0)
    order = g_utf8_collate (a->forename, b->forename);
  return order ? order : (a->id > b->id) - (a->id < b->id);
}

/* After every real value. */
#define ORDER_NONE G_MAXINT32

int
rb_phase_order (const char *phase)
{
  static const char *const phases[] = { "Nursery", "Reception to Year 2", "Years 3 to 6",
                                        "Years 7 to 11", "Sixth form" };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    if (strcmp (phase, phases[i]) == 0)
      return (int) i;
  return G_N_ELEMENTS (phases);
}

static RbKey *
key_of_class (RbGroup group, const RbClass *klass)
{
  g_autofree char *name = NULL;
  int order;

  if (klass == NULL)
    return rb_key_new ("", group == RB_GROUP_CLASS ? "No class" : "No year group", ORDER_NONE);
  order = rb_year_group_order (klass->year_group);
  if (group == RB_GROUP_CLASS)
    return rb_key_new (klass->name, klass->name, order);
  if (group == RB_GROUP_YEAR)
    {
      name = rb_year_group_name (klass->year_group);
      return rb_key_new (klass->year_group, name, order);
    }
  if (group == RB_GROUP_PHASE)
    {
      const char *phase = rb_phase_of (klass->year_group);

      return rb_key_new (phase, phase, rb_phase_order (phase));
    }
  /* EYFS before KS1 ... KS5: the alphabet has them in order. */
  {
    const char *stage = rb_key_stage (klass->year_group);

    return rb_key_new (stage, *stage ? stage : "No key stage", *stage ? 0 : ORDER_NONE);
  }
}

static RbKey *
key_of_pupil (const RbPupil *pupil)
{
  g_autofree char *label = rb_pupil_sorted_name (pupil);
  g_autofree char *value =
      pupil->upn ? g_strdup (pupil->upn) : g_strdup_printf ("id:%" G_GINT64_FORMAT, pupil->id);

  return rb_key_new (value, label, 0);
}

static RbKey *
key_of_yes (RbGroup group, const RbPupil *pupil, RbDate date)
{
  gboolean yes = rb_pupil_has (pupil, words[group].id, date);
  g_autofree char *label = NULL;

  if (yes)
    return rb_key_new ("true", words[group].name, 0);
  label =
      g_strdup_printf ("Not %c%s", g_ascii_tolower (words[group].name[0]), words[group].name + 1);
  if (group == RB_GROUP_EAL)
    return rb_key_new ("false", "English as first language", 1);
  return rb_key_new ("false", label, 1);
}

static RbKey *
key_of_sen (const RbPupil *pupil, RbDate date)
{
  const char *sen = rb_pupil_attribute (pupil, "sen", date);

  if (sen && g_ascii_strcasecmp (sen, "E") == 0)
    return rb_key_new ("E", "Education, health and care plan", 1);
  if (sen && g_ascii_strcasecmp (sen, "K") == 0)
    return rb_key_new ("K", "SEN support", 0);
  return rb_key_new ("N", "No special educational needs", 2);
}

static RbKey *
key_of_cohort (RbGroup group, const RbPupil *pupil, RbDate date)
{
  const char *value;

  switch (group)
    {
    case RB_GROUP_SEX:
      if (pupil->sex == 'F')
        return rb_key_new ("F", "Girls", 0);
      if (pupil->sex == 'M')
        return rb_key_new ("M", "Boys", 1);
      return rb_key_new ("", "Not recorded", ORDER_NONE);
    case RB_GROUP_SEN:
      return key_of_sen (pupil, date);
    case RB_GROUP_ETHNICITY:
    case RB_GROUP_TAG:
      value = rb_pupil_attribute (pupil, words[group].id, date);
      if (value == NULL || *value == '\0')
        return rb_key_new ("", group == RB_GROUP_TAG ? "No tag" : "Not recorded", ORDER_NONE);
      return rb_key_new (value, value, 0);
    default:
      return key_of_yes (group, pupil, date);
    }
}

RbKey *
rb_group_key_of_row (const RbSchool *school, RbGroup group, guint row, RbDate date)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  const char *house;

  switch (group)
    {
    case RB_GROUP_PHASE:
    case RB_GROUP_YEAR:
    case RB_GROUP_CLASS:
    case RB_GROUP_KEY_STAGE:
      return key_of_class (group, rb_roster_class_on (school->roster, row, date));
    case RB_GROUP_HOUSE:
      house = rb_pupil_attribute (pupil, "house", date);
      if (house == NULL || *house == '\0')
        return rb_key_new ("", "No house", ORDER_NONE);
      return rb_key_new (house, house, 0);
    case RB_GROUP_PUPIL:
      return key_of_pupil (pupil);
    default:
      if (rb_group_is_cohort (group))
        return key_of_cohort (group, pupil, date);
      return rb_key_new (school->details->name, school->details->name, 0);
    }
}

GPtrArray *
rb_group_tags_of_row (const RbSchool *school, guint row, RbDate date)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  GPtrArray *keys = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_key_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pupil->attributes->len; i++)
    {
      const RbAttribute *attribute = &g_array_index (pupil->attributes, RbAttribute, i);

      if (g_str_equal (attribute->key, "tag") && rb_span_contains (attribute->span, date)
          && g_hash_table_add (seen, attribute->value))
        g_ptr_array_add (keys, rb_key_new (attribute->value, attribute->value, 0));
    }
  if (keys->len == 0)
    g_ptr_array_add (keys, rb_key_new ("", "No tag", ORDER_NONE));
  return keys;
}

static RbKey *
key_of_part (const RbCalendar *calendar, RbGroup group, guint column)
{
  const RbPart *half_term =
      rb_calendar_half_term (calendar, rb_calendar_half_term_of (calendar, column));
  const RbPart *part =
      group == RB_GROUP_TERM ? rb_calendar_term (calendar, half_term->term) : half_term;

  return rb_key_new (part->name, part->name, part->from);
}

RbKey *
rb_group_key_of_session (const RbCalendar *calendar, RbGroup group, guint column)
{
  RbSession session = rb_calendar_session (calendar, column);
  RbDate monday = rb_date_monday (session.date);
  g_autofree char *label = NULL;
  char iso[11];
  int year, month;

  switch (group)
    {
    case RB_GROUP_DAY:
      label = rb_date_format (session.date, RB_DATE_WEEKDAY);
      return rb_key_new (rb_date_iso (session.date, iso), label, session.date);
    case RB_GROUP_WEEK:
      label = rb_date_range_format (monday, monday + 4);
      return rb_key_new (rb_date_iso (monday, iso), label, monday);
    case RB_GROUP_MONTH:
      rb_date_get (session.date, &year, &month, NULL);
      label = rb_date_format (session.date, RB_DATE_MONTH);
      rb_date_iso (session.date, iso);
      iso[7] = '\0';
      return rb_key_new (iso, label, year * 12 + month);
    case RB_GROUP_HALF_TERM:
    case RB_GROUP_TERM:
      return key_of_part (calendar, group, column);
    case RB_GROUP_WEEKDAY:
      return rb_key_new (rb_weekday_name (rb_date_weekday (session.date)),
                         rb_weekday_name (rb_date_weekday (session.date)),
                         rb_date_weekday (session.date));
    default:
      return rb_key_new (rb_half_id (session.half), rb_half_name (session.half), session.half);
    }
}

static void
add_cut (GArray *cuts, const RbCalendar *calendar, RbDate date, RbRun within)
{
  guint first, end;

  if (date <= rb_calendar_first (calendar))
    return;
  rb_calendar_range (calendar, rb_calendar_first (calendar), date - 1, &first, &end);
  if (end > within.first && end < within.end)
    g_array_append_val (cuts, end);
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static void
add_span_cuts (GArray *cuts, const RbCalendar *calendar, RbSpan span, RbRun within)
{
  add_cut (cuts, calendar, span.from, within);
  if (span.to != RB_DATE_NONE)
    add_cut (cuts, calendar, span.to + 1, within);
}

void
rb_group_cut (
    const RbSchool *school, const RbCalendar *calendar, guint row, RbRun within, GArray *runs)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (guint));
  RbRun run = { within.first, within.end };

  for (guint i = 0; i < pupil->classes->len; i++)
    add_span_cuts (cuts, calendar, g_array_index (pupil->classes, RbMembership, i).span, within);
  for (guint i = 0; i < pupil->attributes->len; i++)
    {
      const RbAttribute *attribute = &g_array_index (pupil->attributes, RbAttribute, i);

      if (strcmp (attribute->key, "house") == 0)
        add_span_cuts (cuts, calendar, attribute->span, within);
    }
  g_array_sort (cuts, compare_columns);
  for (guint i = 0; i < cuts->len; i++)
    {
      guint cut = g_array_index (cuts, guint, i);

      if (cut == run.first)
        continue;
      run.end = cut;
      g_array_append_val (runs, run);
      run.first = cut;
      run.end = within.end;
    }
  if (run.first < run.end)
    g_array_append_val (runs, run);
}
