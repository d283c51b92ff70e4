/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a letter goes to: one for each household, named as people write it. */
#include "school/rb-letter-run.h"

#include <string.h>

static void
free_recipient (gpointer data)
{
  RbRecipient *recipient = data;

  g_free (recipient->name);
  g_free (recipient->salutation);
  g_free (recipient->address);
  g_free (recipient);
}

/* "Mrs M Dąbrowska"; without a title the whole forename stands. */
static char *
formal_name (const RbContact *contact)
{
  char initial[8] = "";

  if (*contact->title == '\0' || *contact->forename == '\0')
    return g_strstrip (g_strdup_printf ("%s%s%s %s", contact->title, *contact->title ? " " : "",
                                        contact->forename, contact->surname));
  initial[g_unichar_to_utf8 (g_utf8_get_char (contact->forename), initial)] = '\0';
  return g_strdup_printf ("%s %s %s", contact->title, initial, contact->surname);
}

static char *
short_name (const RbContact *contact)
{
  if (*contact->title == '\0')
    return g_strstrip (g_strdup_printf ("%s %s", contact->forename, contact->surname));
  return g_strdup_printf ("%s %s", contact->title, contact->surname);
}

/* "Mr Imran Alam": tells people of one surname apart. */
static char *
full_name (const RbContact *contact)
{
  g_autofree char *name = g_strdup_printf ("%s %s", contact->forename, contact->surname);

  return *contact->title ? g_strdup_printf ("%s %s", contact->title, g_strstrip (name))
                         : g_strdup (g_strstrip (name));
}

/* Only of Mr and Mrs of one surname is it known that they are written as one; of Mr and Miss, of
 * Mr and Mr, of Dr and Mrs it is not, and who guesses makes a sister a wife. */
static gboolean
are_couple (const RbContact *a, const RbContact *b)
{
  gboolean titles = (strcmp (a->title, "Mr") == 0 && strcmp (b->title, "Mrs") == 0)
                    || (strcmp (a->title, "Mrs") == 0 && strcmp (b->title, "Mr") == 0);

  return titles && strcmp (a->surname, b->surname) == 0;
}

static gboolean
share_surname (const GPtrArray *contacts)
{
  for (guint i = 0; i < contacts->len; i++)
    for (guint k = 0; k < i; k++)
      if (strcmp (((const RbContact *) contacts->pdata[i])->surname,
                  ((const RbContact *) contacts->pdata[k])->surname)
          == 0)
        return TRUE;
  return FALSE;
}

static char *
join_names (GPtrArray *contacts, char *(*one) (const RbContact *contact))
{
  GString *names;

  if (contacts->len == 2 && are_couple (contacts->pdata[0], contacts->pdata[1]))
    return g_strdup_printf ("Mr and Mrs %s", ((const RbContact *) contacts->pdata[0])->surname);
  if (share_surname (contacts))
    one = full_name;
  names = g_string_new (NULL);
  for (guint i = 0; i < contacts->len; i++)
    {
      g_autofree char *name = one (contacts->pdata[i]);

      g_string_append (names, i == 0 ? "" : i + 1 == contacts->len ? " and " : ", ");
      g_string_append (names, name);
    }
  return g_string_free (names, FALSE);
}

static RbRecipient *
make_recipient (GPtrArray *contacts)
{
  RbRecipient *recipient = g_new0 (RbRecipient, 1);
  const char *address = "";
  gboolean by_hand = FALSE;

  for (guint i = 0; i < contacts->len; i++)
    {
      const RbContact *contact = contacts->pdata[i];

      by_hand = by_hand || contact->never_print_address;
      if (*address == '\0')
        address = contact->address;
    }
  recipient->name = join_names (contacts, formal_name);
  recipient->salutation = join_names (contacts, short_name);
  recipient->address = g_strdup (by_hand ? "" : address);
  return recipient;
}

/* The same household, or the same address where no household is given. */
static gboolean
live_together (const RbContact *a, const RbContact *b)
{
  if (*a->household != '\0' || *b->household != '\0')
    return strcmp (a->household, b->household) == 0;
  return *a->address != '\0' && strcmp (a->address, b->address) == 0;
}

GPtrArray *
rb_recipients (const RbRoster *roster, gint64 pupil_id)
{
  GPtrArray *recipients = g_ptr_array_new_with_free_func (free_recipient);
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (roster, pupil_id);

  for (guint i = 0; i < contacts->len; i++)
    {
      const RbContact *first = contacts->pdata[i];
      g_autoptr (GPtrArray) home = g_ptr_array_new ();

      if (first == NULL || !first->gets_letters)
        continue;
      for (guint k = i; k < contacts->len; k++)
        {
          RbContact *other = contacts->pdata[k];

          if (other != NULL && other->gets_letters && (k == i || live_together (first, other)))
            {
              g_ptr_array_add (home, other);
              contacts->pdata[k] = NULL;
            }
        }
      g_ptr_array_add (recipients, make_recipient (home));
    }
  return recipients;
}
