/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of fields, and values by name. Who fills them is rb-letter-fields.c. */
#include "documents/rb-field.h"

#include <string.h>

static const RbLetterField fields[] = {
  { "school.name", RB_LETTER_FIELD_TEXT, NULL, "The school's name", "Wrenfield Primary School" },
  { "school.phone", RB_LETTER_FIELD_TEXT, NULL, "The office's telephone number", "01632 960480" },
  { "school.email", RB_LETTER_FIELD_TEXT, NULL, "The office's e-mail address",
    "office@wrenfield.example" },
  { "school.headteacher", RB_LETTER_FIELD_TEXT, NULL, "The headteacher's name",
    "Dr Miriam Castellano" },
  { "school.target", RB_LETTER_FIELD_TEXT, NULL, "The school's target, per cent", "97" },
  { "child.first", RB_LETTER_FIELD_TEXT, NULL, "The child's first name", "Zofia" },
  { "child.name", RB_LETTER_FIELD_TEXT, NULL, "First name and surname", "Zofia Dąbrowska" },
  { "child.class", RB_LETTER_FIELD_TEXT, NULL, "The class on the letter's date", "3T" },
  { "child.he", RB_LETTER_FIELD_TEXT, NULL, "he, she or they", "she" },
  { "child.He", RB_LETTER_FIELD_TEXT, NULL, "He, She or They, at the start of a sentence", "She" },
  { "child.him", RB_LETTER_FIELD_TEXT, NULL, "him, her or them", "her" },
  { "child.his", RB_LETTER_FIELD_TEXT, NULL, "his, her or their", "her" },
  { "child.His", RB_LETTER_FIELD_TEXT, NULL, "His, Her or Their", "Her" },
  { "child.has", RB_LETTER_FIELD_TEXT, NULL, "has or have, after he, she or they", "has" },
  { "child.is", RB_LETTER_FIELD_TEXT, NULL, "is or are, after he, she or they", "is" },
  { "child.was", RB_LETTER_FIELD_TEXT, NULL, "was or were, after he, she or they", "was" },
  { "child.compulsory", RB_LETTER_FIELD_FLAG, NULL, "The child is of compulsory school age", "" },
  { "parent.salutation", RB_LETTER_FIELD_TEXT, NULL, "Who is written to, after Dear",
    "Mrs Dąbrowska" },
  { "letter.date", RB_LETTER_FIELD_TEXT, NULL, "The letter's date", "20 March 2026" },
  { "letter.reply_by", RB_LETTER_FIELD_TEXT, NULL, "The day by which to answer",
    "Friday 27 March" },
  { "letter.reference", RB_LETTER_FIELD_TEXT, NULL, "The letter's reference", "ZD 3T 26/2" },
  { "signatory.name", RB_LETTER_FIELD_TEXT, NULL, "Who signs", "Mrs Joan Bellamy" },
  { "signatory.position", RB_LETTER_FIELD_TEXT, NULL, "Their position",
    "Deputy headteacher, attendance" },
  { "signatory.phone", RB_LETTER_FIELD_TEXT, NULL, "Their direct line", "01632 960483" },
  { "after.from", RB_LETTER_FIELD_TEXT, NULL, "First day of the period", "5 January" },
  { "after.to", RB_LETTER_FIELD_TEXT, NULL, "Last day of the period with marks", "20 March" },
  { "after.since", RB_LETTER_FIELD_TEXT, NULL, "The period: since, or from and to",
    "since January" },
  { "after.days", RB_LETTER_FIELD_TEXT, NULL, "Days missed, in words", "3½ days" },
  { "after.missed", RB_LETTER_FIELD_TEXT, NULL, "Days missed; absent where none was", "3½ days" },
  { "after.attended", RB_LETTER_FIELD_TEXT, NULL, "Half days in school", "88" },
  { "after.possible", RB_LETTER_FIELD_TEXT, NULL, "Half days possible", "95" },
  { "after.rate", RB_LETTER_FIELD_TEXT, NULL, "Attendance, per cent", "92.6" },
  { "after.band", RB_LETTER_FIELD_TEXT, NULL, "The band's name, small", "amber" },
  { "after.means", RB_LETTER_FIELD_TEXT, NULL, "What the policy says of the band",
    "below our target" },
  { "after.authorised", RB_LETTER_FIELD_TEXT, NULL, "Days of authorised absence; absent where none",
    "3½ days" },
  { "after.unauthorised", RB_LETTER_FIELD_TEXT, NULL,
    "Days of unauthorised absence with a known reason; absent where none", "half a day" },
  { "after.Unauthorised", RB_LETTER_FIELD_TEXT, NULL, "The same, at the start of a sentence",
    "Half a day" },
  { "after.all_were", RB_LETTER_FIELD_TEXT, NULL,
    "All the days, with were or was, at the start of a sentence; absent where none",
    "All 3½ days were" },
  { "after.unexplained", RB_LETTER_FIELD_TEXT, NULL, "Days without a reason yet; absent where none",
    "half a day" },
  { "after.lates", RB_LETTER_FIELD_TEXT, NULL, "How many times late, in words; absent where never",
    "4 times" },
  { "after.reasons", RB_LETTER_FIELD_TEXT, NULL,
    "Reasons of the absence in words; absent unless all are known",
    "two illnesses and a medical or dental appointment" },
  { "after.all_authorised", RB_LETTER_FIELD_FLAG, NULL, "Days were missed and all were authorised",
    "" },
  { "after.all_unauthorised", RB_LETTER_FIELD_FLAG, NULL,
    "Days were missed and none was authorised", "" },
  { "after.full", RB_LETTER_FIELD_FLAG, NULL, "No day was missed", "" },
  { "after.back", RB_LETTER_FIELD_FLAG, NULL, "The child was in school at the last session", "" },
  { "above_target", RB_LETTER_FIELD_FLAG, NULL, "Attendance is over the school's target", "" },
  { "at_target", RB_LETTER_FIELD_FLAG, NULL, "Attendance is the school's target exactly", "" },
  { "before.days", RB_LETTER_FIELD_TEXT, NULL, "Days missed in the period before", "2 days" },
  { "before.when", RB_LETTER_FIELD_TEXT, NULL, "The period before, in words",
    "in the autumn term" },
  { "before.rate", RB_LETTER_FIELD_TEXT, NULL, "Attendance before, per cent", "97.2" },
  { "before.band", RB_LETTER_FIELD_TEXT, NULL, "The band before, small", "green" },
  { "change.fewer", RB_LETTER_FIELD_TEXT, NULL,
    "How many days fewer were missed; absent where not fewer", "7 days" },
  { "change.points", RB_LETTER_FIELD_TEXT, NULL, "Change in points", "up 9.0" },
  { "remark", RB_LETTER_FIELD_TEXT, NULL, "A teacher's own words",
    "Ms Osei tells us she has moved up two reading bands." },
  { "leave.days", RB_LETTER_FIELD_TEXT, NULL, "The days asked for; letters about leave only",
    "4 to 6 May" },
  { "leave.asked", RB_LETTER_FIELD_TEXT, NULL, "The day on which leave was asked for", "20 April" },
  { "leave.granted", RB_LETTER_FIELD_TEXT, NULL, "The days granted; absent where none",
    "4 and 5 May" },
  { "leave.refused", RB_LETTER_FIELD_TEXT, NULL, "The days not granted; absent where none",
    "6 May" },
  { "leave.back", RB_LETTER_FIELD_TEXT, NULL, "The school day after the last day granted",
    "Wednesday 6 May" },
  { "leave.reason", RB_LETTER_FIELD_TEXT, NULL, "The reason of the decision",
    "The funeral is an exceptional circumstance" },
  { "leave.decided_by", RB_LETTER_FIELD_TEXT, NULL, "Who decided", "Dr Miriam Castellano" },
  { "leave.taken", RB_LETTER_FIELD_TEXT, NULL,
    "The days of unauthorised leave this year; the letter about it only", "12 to 13 February" },
  { "leave.missed", RB_LETTER_FIELD_TEXT, NULL, "How many days these are, in words", "2 days" },
  { "leave.gone_by", RB_LETTER_FIELD_FLAG, NULL, "The days asked for are over already", "" },
  { "warning.from", RB_LETTER_FIELD_TEXT, NULL,
    "From when illness needs evidence; letters of warning only", "Monday 11 May" },
  { "absences", RB_LETTER_FIELD_LIST, NULL, "The days missed, one by one", "" },
  { "date", RB_LETTER_FIELD_ITEM, "absences", "The day", "Wed 21 Jan" },
  { "part", RB_LETTER_FIELD_ITEM, "absences", "all day, morning or afternoon", "all day" },
};

struct _RbFieldValues
{
  GHashTable *texts; /* name -> value, never empty */
  GHashTable *lists; /* name -> GPtrArray of RbFieldValues; or NULL */
};

guint
rb_field_n (void)
{
  return G_N_ELEMENTS (fields);
}

const RbLetterField *
rb_field_nth (guint index)
{
  return &fields[index];
}

const RbLetterField *
rb_field_find (const char *name, const char *list)
{
  const RbLetterField *found = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strcmp (fields[i].name, name) != 0)
        continue;
      if (fields[i].list == NULL)
        found = &fields[i];
      else if (g_strcmp0 (fields[i].list, list) == 0)
        return &fields[i];
    }
  return found;
}

RbFieldValues *
rb_field_values_new (void)
{
  RbFieldValues *values = g_new0 (RbFieldValues, 1);
  values->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return values;
}

void
rb_field_values_free (RbFieldValues *values)
{
  if (!values)
    return;
  g_hash_table_unref (values->texts);
  g_clear_pointer (&values->lists, g_hash_table_unref);
  g_free (values);
}

void
rb_field_values_take (RbFieldValues *values, const char *name, char *value)
{
  if (!value || !*value)
    {
      g_hash_table_remove (values->texts, name);
      g_free (value);
      return;
    }
  if (!g_utf8_validate (value, -1, NULL))
    {
      char *valid = g_utf8_make_valid (value, -1);
      g_free (value);
      value = valid;
    }
  for (char *c = value; *c; c++)
    if ((guchar) *c < 0x20 || *c == 0x7f)
      *c = ' ';
  g_hash_table_replace (values->texts, g_strdup (name), value);
}

void
rb_field_values_set (RbFieldValues *values, const char *name, const char *value)
{
  rb_field_values_take (values, name, g_strdup (value));
}

void
rb_field_values_set_flag (RbFieldValues *values, const char *name, gboolean value)
{
  rb_field_values_set (values, name, value ? "yes" : NULL);
}

RbFieldValues *
rb_field_values_add_item (RbFieldValues *values, const char *list)
{
  if (!values->lists)
    values->lists =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *items = g_hash_table_lookup (values->lists, list);
  if (!items)
    {
      items = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_field_values_free);
      g_hash_table_insert (values->lists, g_strdup (list), items);
    }
  RbFieldValues *item = rb_field_values_new ();
  g_ptr_array_add (items, item);
  return item;
}

const char *
rb_field_values_get (const RbFieldValues *values, const char *name)
{
  return g_hash_table_lookup (values->texts, name);
}

static GPtrArray *
items_of (const RbFieldValues *values, const char *list)
{
  return values->lists ? g_hash_table_lookup (values->lists, list) : NULL;
}

guint
rb_field_values_n_items (const RbFieldValues *values, const char *list)
{
  GPtrArray *items = items_of (values, list);
  return items ? items->len : 0;
}

const RbFieldValues *
rb_field_values_item (const RbFieldValues *values, const char *list, guint index)
{
  return g_ptr_array_index (items_of (values, list), index);
}

RbFieldValues *
rb_field_values_example (void)
{
  RbFieldValues *values = rb_field_values_new ();
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].kind == RB_LETTER_FIELD_TEXT)
      rb_field_values_set (values, fields[i].name, fields[i].example);
    else if (fields[i].kind == RB_LETTER_FIELD_FLAG)
      rb_field_values_set_flag (values, fields[i].name, TRUE);
  RbFieldValues *item = rb_field_values_add_item (values, "absences");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].kind == RB_LETTER_FIELD_ITEM)
      rb_field_values_set (item, fields[i].name, fields[i].example);
  return values;
}
