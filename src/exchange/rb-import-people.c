/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a pupil list: who is new, who changed, and which cells cannot be read. */
#include "exchange/rb-import-private.h"

#include <string.h>

/* Fields that are yes or no, and the attribute they become. */
static const struct
{
  RbField field;
  const char *key;
} yes_fields[] = { { RB_FIELD_FSM, "fsm" },
                   { RB_FIELD_PUPIL_PREMIUM, "pp" },
                   { RB_FIELD_EAL, "eal" },
                   { RB_FIELD_LOOKED_AFTER, "cla" },
                   { RB_FIELD_YOUNG_CARER, "young-carer" } };

static const struct
{
  RbField field;
  const char *key;
} text_fields[] = { { RB_FIELD_HOUSE, "house" },
                    { RB_FIELD_ETHNICITY, "ethnicity" },
                    { RB_FIELD_ENROLMENT, "enrolment" },
                    { RB_FIELD_KEY_STAGE, "key-stage" } };

static gboolean
is_english (const char *text)
{
  return g_ascii_strncasecmp (text, "eng", 3) == 0 || g_ascii_strcasecmp (text, "enb") == 0;
}

static void
edit_yes (RbPupilEdit *edit, RbField field, const char *key)
{
  RbPlanner *planner = edit->planner;
  const char *text = rb_planner_text (planner, field);
  gboolean yes;

  if (*text == '\0')
    return;
  if (rb_parse_yes (text, &yes))
    rb_pupil_edit_attribute (edit, key, yes ? "true" : NULL);
  else if (field == RB_FIELD_EAL)
    rb_pupil_edit_attribute (edit, key, is_english (text) ? NULL : "true");
  else
    rb_planner_refuse (planner, rb_planner_heading (planner, field), text,
                       g_strdup_printf ("“%.40s” is neither yes nor no", text));
}

static void
edit_sen (RbPupilEdit *edit)
{
  static const struct
  {
    const char *word;
    const char *value;
  } words[] = { { "K", "K" },         { "SEN support", "K" }, { "support", "K" },  { "A", "K" },
                { "P", "K" },         { "Y", "K" },           { "yes", "K" },      { "E", "E" },
                { "EHCP", "E" },      { "EHC", "E" },         { "EHC plan", "E" }, { "S", "E" },
                { "statement", "E" }, { "N", NULL },          { "no", NULL },      { "none", NULL },
                { "no SEN", NULL },   { "0", NULL } };
  const char *text = rb_planner_text (edit->planner, RB_FIELD_SEN);

  if (*text == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      {
        rb_pupil_edit_attribute (edit, "sen", words[i].value);
        return;
      }
  rb_planner_refuse (edit->planner, rb_planner_heading (edit->planner, RB_FIELD_SEN), text,
                     g_strdup_printf ("“%.40s” is none of N, K and E", text));
}

static void
edit_tags (RbPupilEdit *edit)
{
  g_auto (GStrv) tags = NULL;
  RbDate today = edit->planner->options->today.date;

  for (guint c = 0; c < edit->planner->layout->columns->len; c++)
    {
      if (g_array_index (edit->planner->layout->columns, RbLayoutColumn, c).field != RB_FIELD_TAGS
          || c >= edit->planner->n_cells)
        continue;
      g_clear_pointer (&tags, g_strfreev);
      tags = g_strsplit_set (edit->planner->cells[c].text, ";,", -1);
      for (guint i = 0; tags[i] != NULL; i++)
        {
          gboolean held = FALSE;

          if (*g_strstrip (tags[i]) == '\0')
            continue;
          for (guint k = 0; k < edit->pupil->attributes->len && !held; k++)
            {
              const RbAttribute *a = &g_array_index (edit->pupil->attributes, RbAttribute, k);

              held = strcmp (a->key, "tag") == 0 && strcmp (a->value, tags[i]) == 0
                     && rb_span_contains (a->span, MAX (today, edit->from));
            }
          if (held)
            continue;
          rb_pupil_add_attribute (edit->pupil, "tag", tags[i], edit->from, RB_DATE_NONE);
          edit->changed = TRUE;
        }
    }
}

static void
edit_attributes (RbPupilEdit *edit)
{
  for (guint i = 0; i < G_N_ELEMENTS (yes_fields); i++)
    edit_yes (edit, yes_fields[i].field, yes_fields[i].key);
  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    {
      const char *text = rb_planner_text (edit->planner, text_fields[i].field);

      if (*text != '\0')
        rb_pupil_edit_attribute (edit, text_fields[i].key, text);
    }
  edit_sen (edit);
  edit_tags (edit);
}

char *
rb_planner_address (RbPlanner *planner)
{
  GString *out = g_string_new (NULL);

  for (guint c = 0; c < planner->layout->columns->len && c < planner->n_cells; c++)
    if (g_array_index (planner->layout->columns, RbLayoutColumn, c).field == RB_FIELD_ADDRESS
        && planner->cells[c].length > 0)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", planner->cells[c].text);
  return g_string_free (out, FALSE);
}

void
rb_split_name (const char *name, char **surname, char **forename)
{
  const char *comma = strchr (name, ',');
  const char *space = strrchr (name, ' ');

  if (comma != NULL)
    {
      *surname = g_strstrip (g_strndup (name, (gsize) (comma - name)));
      *forename = g_strstrip (g_strdup (comma + 1));
    }
  else if (space != NULL)
    {
      *surname = g_strdup (space + 1);
      *forename = g_strstrip (g_strndup (name, (gsize) (space - name)));
    }
  else
    {
      *surname = g_strdup (name);
      *forename = g_strdup ("");
    }
}

static void
edit_sex (RbPupilEdit *edit)
{
  const char *text = rb_planner_text (edit->planner, RB_FIELD_SEX);
  char sex = g_ascii_toupper (*text);

  if (*text == '\0')
    return;
  if (sex != 'M' && sex != 'F')
    {
      rb_planner_refuse (edit->planner, rb_planner_heading (edit->planner, RB_FIELD_SEX), text,
                         g_strdup_printf ("“%.40s” is neither M nor F", text));
      return;
    }
  edit->changed |= edit->pupil->sex != sex;
  edit->pupil->sex = sex;
}

static void
edit_dates (RbPupilEdit *edit)
{
  RbPlanner *planner = edit->planner;
  RbDate born = rb_planner_date (planner, RB_FIELD_BORN);
  RbDate start = rb_planner_date (planner, RB_FIELD_START_DATE);
  RbDate admitted = rb_planner_date (planner, RB_FIELD_ADMISSION_DATE);
  RbDate leaving = rb_planner_date (planner, RB_FIELD_LEAVING_DATE);

  if (start == RB_DATE_NONE)
    start = admitted;
  if (leaving != RB_DATE_NONE && start != RB_DATE_NONE && leaving < start)
    {
      rb_planner_refuse (planner, rb_planner_heading (planner, RB_FIELD_LEAVING_DATE),
                         rb_planner_text (planner, RB_FIELD_LEAVING_DATE),
                         g_strdup ("the leaving date is before the start date"));
      leaving = RB_DATE_NONE;
    }
  if (born != RB_DATE_NONE && born != edit->pupil->born)
    {
      edit->pupil->born = born;
      edit->changed = TRUE;
    }
  rb_pupil_edit_roll (edit, start, leaving);
}

static void
edit_row (RbPlanner *planner, int row, const char *surname, const char *forename)
{
  RbPupilEdit edit;
  g_autofree char *address = rb_planner_address (planner);
  g_autofree char *upn = g_ascii_strup (rb_planner_text (planner, RB_FIELD_UPN), -1);

  rb_pupil_edit_begin (&edit, planner, row);
  rb_pupil_edit_text (&edit, &edit.pupil->upn, upn);
  rb_pupil_edit_text (&edit, &edit.pupil->admission_number,
                      rb_planner_text (planner, RB_FIELD_ADMISSION_NUMBER));
  rb_pupil_edit_names (&edit, surname, forename,
                       rb_planner_text (planner, RB_FIELD_PREFERRED_SURNAME),
                       rb_planner_text (planner, RB_FIELD_PREFERRED_FORENAME));
  edit_sex (&edit);
  edit_dates (&edit);
  edit_attributes (&edit);
  rb_pupil_edit_class (&edit, rb_planner_text (planner, RB_FIELD_CLASS),
                       rb_planner_text (planner, RB_FIELD_YEAR_GROUP));
  rb_pupil_edit_address (&edit, address);
  rb_pupil_edit_finish (&edit);
}

/* What tells one row's pupil from another's inside the file, so that none is made twice. */
static char *
row_key (RbPlanner *planner, int row, const char *surname, const char *forename)
{
  const char *upn = rb_planner_text (planner, RB_FIELD_UPN);
  const char *number = rb_planner_text (planner, RB_FIELD_ADMISSION_NUMBER);
  g_autofree char *name = g_strdup_printf ("%s\n%s", surname, forename);
  g_autofree char *low = g_utf8_casefold (name, -1);

  if (row >= 0)
    return g_strdup_printf ("row %d", row);
  if (*upn != '\0')
    return g_strdup_printf ("upn %s", upn);
  if (*number != '\0')
    return g_strdup_printf ("number %s", number);
  return g_strdup_printf ("%s\n%s", low, rb_planner_text (planner, RB_FIELD_BORN));
}

static void
plan_row (RbPlanner *planner, GHashTable *seen)
{
  g_autofree char *surname = g_strdup (rb_planner_text (planner, RB_FIELD_SURNAME));
  g_autofree char *forename = g_strdup (rb_planner_text (planner, RB_FIELD_FORENAME));
  const char *name = rb_planner_text (planner, RB_FIELD_NAME);
  int row = rb_planner_match (planner);
  char *key;

  if (*surname == '\0' && *name != '\0')
    {
      g_free (surname);
      g_free (forename);
      rb_split_name (name, &surname, &forename);
    }
  if (row == -2 || (row < 0 && (*surname == '\0' || *forename == '\0')))
    {
      rb_planner_refuse (planner, rb_planner_heading (planner, RB_FIELD_SURNAME), surname,
                         g_strdup (row == -2 ? "more than one pupil has this name and date of birth"
                                             : "a new pupil needs a surname and a forename"));
      return;
    }
  key = row_key (planner, row, surname, forename);
  if (g_hash_table_contains (seen, key))
    {
      rb_planner_refuse (planner, "", surname,
                         g_strdup_printf ("line %u already names this pupil",
                                          GPOINTER_TO_UINT (g_hash_table_lookup (seen, key))));
      g_free (key);
      return;
    }
  g_hash_table_insert (seen, key, GUINT_TO_POINTER (planner->line));
  edit_row (planner, row, surname, forename);
}

void
rb_plan_pupils (RbPlanner *planner)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = rb_table_n_rows (planner->table);

  for (guint r = planner->layout->first_row; r < n; r++)
    {
      rb_planner_go (planner, r);
      plan_row (planner, seen);
    }
  if (planner->columns[RB_FIELD_START_DATE] < 0 && planner->columns[RB_FIELD_ADMISSION_DATE] < 0
      && planner->plan->added > 0)
    rb_planner_warn (planner, "The list has no start dates: new pupils are on roll from the first "
                              "day of this school year.");
}
