/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a contact list and of a staff list. */
#include "exchange/rb-import-private.h"

#include <string.h>

static void
set_text (char **where, const char *value, gboolean *changed)
{
  if (*value == '\0' || g_strcmp0 (*where, value) == 0)
    return;
  g_free (*where);
  *where = g_strdup (value);
  *changed = TRUE;
}

static void
set_yes (RbPlanner *planner, RbField field, gboolean *where, gboolean *changed)
{
  const char *text = rb_planner_text (planner, field);
  gboolean yes;

  if (*text == '\0')
    return;
  if (!rb_parse_yes (text, &yes))
    {
      rb_planner_refuse (planner, rb_planner_heading (planner, field), text,
                         g_strdup_printf ("“%.40s” is neither yes nor no", text));
      return;
    }
  *changed |= *where != yes;
  *where = yes;
}

/* "Mrs Fatima Khan": takes the title off and returns the rest. */
static const char *
take_title (const char *name, char **title)
{
  static const char *const titles[] = { "Mr",  "Mrs",  "Miss", "Ms",   "Mx", "Dr",
                                        "Rev", "Prof", "Sir",  "Lady", "Fr" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gsize length = strlen (titles[i]);

      if (g_ascii_strncasecmp (name, titles[i], length) != 0)
        continue;
      if (name[length] == '.' && name[length + 1] == ' ')
        length++;
      if (name[length] != ' ')
        continue;
      g_free (*title);
      *title = g_strndup (name, length);
      return name + length + 1;
    }
  return name;
}

typedef struct
{
  char *title;
  char *forename;
  char *surname;
} PersonName;

static PersonName
read_name (RbPlanner *planner)
{
  PersonName name = { g_strdup (rb_planner_text (planner, RB_FIELD_TITLE)),
                      g_strdup (rb_planner_text (planner, RB_FIELD_FORENAME)),
                      g_strdup (rb_planner_text (planner, RB_FIELD_SURNAME)) };
  const char *whole = rb_planner_text (planner, RB_FIELD_NAME);

  if (*name.surname == '\0' && *whole != '\0')
    {
      g_free (name.surname);
      g_free (name.forename);
      rb_split_name (take_title (whole, &name.title), &name.surname, &name.forename);
    }
  return name;
}

static void
clear_name (PersonName *name)
{
  g_free (name->title);
  g_free (name->forename);
  g_free (name->surname);
}

static RbContact *
contact_new (gint64 id, gint64 pupil_id)
{
  RbContact *contact = g_new0 (RbContact, 1);

  contact->id = id;
  contact->pupil_id = pupil_id;
  contact->priority = 1;
  contact->title = g_strdup ("");
  contact->forename = g_strdup ("");
  contact->surname = g_strdup ("");
  contact->relationship = g_strdup ("");
  contact->phone = g_strdup ("");
  contact->email = g_strdup ("");
  contact->address = g_strdup ("");
  contact->household = g_strdup ("");
  return contact;
}

static RbContact *
contact_copy (const RbContact *old)
{
  RbContact *contact = g_memdup2 (old, sizeof *old);

  contact->title = g_strdup (old->title);
  contact->forename = g_strdup (old->forename);
  contact->surname = g_strdup (old->surname);
  contact->relationship = g_strdup (old->relationship);
  contact->phone = g_strdup (old->phone);
  contact->email = g_strdup (old->email);
  contact->address = g_strdup (old->address);
  contact->household = g_strdup (old->household);
  return contact;
}

static const RbContact *
find_contact (RbPlanner *planner, gint64 pupil_id, const PersonName *name)
{
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (planner->school->roster, pupil_id);

  for (guint i = 0; i < contacts->len; i++)
    {
      const RbContact *c = g_ptr_array_index (contacts, i);

      if (g_ascii_strcasecmp (c->surname, name->surname) == 0
          && g_ascii_strcasecmp (c->forename, name->forename) == 0)
        return c;
    }
  return NULL;
}

static void
edit_priority (RbPlanner *planner, RbContact *contact, gboolean *changed)
{
  const char *text = rb_planner_text (planner, RB_FIELD_PRIORITY);
  guint64 value;

  if (*text == '\0')
    return;
  if (!g_ascii_string_to_unsigned (text, 10, 1, 99, &value, NULL))
    {
      rb_planner_refuse (planner, rb_planner_heading (planner, RB_FIELD_PRIORITY), text,
                         g_strdup_printf ("“%.40s” is no number from 1 to 99", text));
      return;
    }
  *changed |= contact->priority != (int) value;
  contact->priority = (int) value;
}

static void
plan_contact (RbPlanner *planner, int row)
{
  const RbPupil *pupil = rb_roster_pupil (planner->school->roster, (guint) row);
  PersonName name = read_name (planner);
  g_autofree char *address = rb_planner_address (planner);
  const RbContact *old = find_contact (planner, pupil->id, &name);
  RbContact *contact =
      old != NULL ? contact_copy (old) : contact_new (planner->next_id--, pupil->id);
  gboolean changed = old == NULL;
  const char *household = rb_planner_text (planner, RB_FIELD_HOUSEHOLD);

  /* Where the list does not say, whoever may have letters has them. */
  if (old == NULL)
    contact->parental_responsibility = contact->gets_letters = TRUE;
  set_text (&contact->title, name.title, &changed);
  set_text (&contact->forename, name.forename, &changed);
  set_text (&contact->surname, name.surname, &changed);
  set_text (&contact->relationship, rb_planner_text (planner, RB_FIELD_RELATIONSHIP), &changed);
  set_text (&contact->phone, rb_planner_text (planner, RB_FIELD_PHONE), &changed);
  set_text (&contact->email, rb_planner_text (planner, RB_FIELD_EMAIL), &changed);
  set_text (&contact->address, address, &changed);
  set_text (&contact->household, *household != '\0' ? household : address, &changed);
  set_yes (planner, RB_FIELD_PARENTAL, &contact->parental_responsibility, &changed);
  set_yes (planner, RB_FIELD_GETS_LETTERS, &contact->gets_letters, &changed);
  edit_priority (planner, contact, &changed);
  *(old == NULL ? &planner->plan->added
    : changed   ? &planner->plan->changed
                : &planner->plan->same) += 1;
  if (changed)
    g_ptr_array_add (planner->plan->contacts, contact);
  else
    rb_contact_free (contact);
  clear_name (&name);
}

void
rb_plan_contacts (RbPlanner *planner)
{
  /* Names in this list are the contact's: the pupil is known by number only. */
  int surname = planner->columns[RB_FIELD_SURNAME];
  int born = planner->columns[RB_FIELD_BORN];
  guint n = rb_table_n_rows (planner->table);

  for (guint r = planner->layout->first_row; r < n; r++)
    {
      int row;
      PersonName name;
      gboolean nameless;

      rb_planner_go (planner, r);
      planner->columns[RB_FIELD_SURNAME] = planner->columns[RB_FIELD_BORN] = -1;
      row = rb_planner_match_or_refuse (planner);
      planner->columns[RB_FIELD_SURNAME] = surname;
      planner->columns[RB_FIELD_BORN] = born;
      if (row < 0)
        continue;
      name = read_name (planner);
      nameless = *name.surname == '\0' && *name.forename == '\0';
      clear_name (&name);
      if (nameless)
        rb_planner_refuse (planner, rb_planner_heading (planner, RB_FIELD_SURNAME), "",
                           g_strdup ("the contact has no name"));
      else
        plan_contact (planner, row);
    }
}

static const RbStaff *
find_staff (RbPlanner *planner, const char *name)
{
  for (guint i = 0; i < rb_roster_n_staff (planner->school->roster); i++)
    {
      const RbStaff *staff = rb_roster_staff (planner->school->roster, i);
      g_autofree char *a = g_utf8_casefold (staff->name, -1);
      g_autofree char *b = g_utf8_casefold (name, -1);

      if (strcmp (a, b) == 0)
        return staff;
    }
  return NULL;
}

static void
plan_staff_row (RbPlanner *planner, const char *name)
{
  const RbStaff *old = find_staff (planner, name);
  RbStaff *staff = g_new0 (RbStaff, 1);
  gboolean changed = old == NULL;

  staff->id = old != NULL ? old->id : planner->next_id--;
  staff->left = old != NULL && old->left;
  staff->name = g_strdup (name);
  staff->position = g_strdup (old != NULL ? old->position : "");
  staff->role = g_strdup (old != NULL ? old->role : "");
  staff->classes = g_strdup (old != NULL ? old->classes : "");
  set_text (&staff->position, rb_planner_text (planner, RB_FIELD_POSITION), &changed);
  set_text (&staff->role, rb_planner_text (planner, RB_FIELD_ROLE), &changed);
  set_text (&staff->classes, rb_planner_text (planner, RB_FIELD_CLASSES), &changed);
  *(old == NULL ? &planner->plan->added
    : changed   ? &planner->plan->changed
                : &planner->plan->same) += 1;
  if (changed)
    g_ptr_array_add (planner->plan->staff, staff);
  else
    rb_staff_free (staff);
}

void
rb_plan_staff (RbPlanner *planner)
{
  guint n = rb_table_n_rows (planner->table);

  for (guint r = planner->layout->first_row; r < n; r++)
    {
      g_autofree char *name = NULL;

      rb_planner_go (planner, r);
      name = g_strdup (rb_planner_text (planner, RB_FIELD_NAME));
      if (*name == '\0')
        {
          g_free (name);
          name = g_strdup_printf ("%s %s", rb_planner_text (planner, RB_FIELD_FORENAME),
                                  rb_planner_text (planner, RB_FIELD_SURNAME));
          g_strstrip (name);
        }
      if (*name == '\0')
        rb_planner_refuse (planner, rb_planner_heading (planner, RB_FIELD_NAME), "",
                           g_strdup ("the row has no name"));
      else
        plan_staff_row (planner, name);
    }
}
