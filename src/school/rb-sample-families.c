/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families of the sample school: parents, homes, telephone numbers (all from the ranges that are
 * kept free for fiction). */
#include "school/rb-sample-private.h"

static const char *const streets[] = {
  "Tannery Row|7LD",   "Colliers Way|3RG",    "Loom Street|5AB",       "Weir Lane|2HT",
  "Fuller’s Row|7JD",  "Bakehouse Yard|6JN",  "Station Parade|1SP",    "Orchard Close|8QR",
  "Chapel Street|3NN", "Mill Bank|4WE",       "Canal View|9CV",        "Priory Court|2PC",
  "Ropewalk|6RW",      "Hollow Lane|2TN",     "Kiln Hill|5KH",         "Nether Edge Road|8NE",
  "Cooper’s Fold|1CF", "Larkspur Drive|9LD",  "St Brannoc’s Road|3SB", "Windmill Terrace|4WT",
  "Quarry Lane|7QL",   "Dyehouse Street|5DY", "Market Place|1MP",      "Beech Grove|8BG",
};

static char *
pick (RbRandom *random, char **list, gboolean female)
{
  return rb_name_preferred (list[rb_random_below (random, g_strv_length (list))], female);
}

static char *
address (RbRandom *random)
{
  g_auto (GStrv) parts =
      g_strsplit (streets[rb_random_below (random, G_N_ELEMENTS (streets))], "|", 2);
  guint number = 1 + rb_random_below (random, 94);

  if (rb_random_chance (random, 120000))
    return g_strdup_printf ("Flat %u, %u %s\nKettlebourne\nQX4 %s", 1 + rb_random_below (random, 8),
                            number, parts[0], parts[1]);
  return g_strdup_printf ("%u %s\nKettlebourne\nQX4 %s", number, parts[0], parts[1]);
}

static char *
mother (RbRandom *random, const RbNameGroup *group, const char *entry)
{
  static const char *const titles[] = { "Mrs", "Ms", "Miss", "Dr" };
  static const guint weights[] = { 66, 17, 13, 4 };
  const char *title = titles[rb_random_weighted (random, weights, G_N_ELEMENTS (weights))];
  g_autofree char *forename = pick (random, group->mothers, TRUE);
  g_autofree char *surname = rb_random_chance (random, 780000)
                                 ? rb_name_preferred (entry, TRUE)
                                 : pick (random, group->surnames, TRUE);

  return g_strdup_printf ("%s %s %s", title, forename, surname);
}

static char *
father (RbRandom *random, const RbNameGroup *group, const char *entry)
{
  g_autofree char *forename = pick (random, group->fathers, FALSE);
  g_autofree char *surname = rb_name_preferred (entry, FALSE);

  return g_strdup_printf ("%s %s %s", rb_random_chance (random, 30000) ? "Dr" : "Mr", forename,
                          surname);
}

guint
rb_sample_new_family (RbSample *sample, RbRandom *random, const RbNameGroup *group)
{
  RbSampleFamily family = { .group = group };

  if (family.group == NULL)
    {
      g_autofree guint *weights = g_new (guint, sample->groups->len);

      for (guint i = 0; i < sample->groups->len; i++)
        weights[i] = ((RbNameGroup *) sample->groups->pdata[i])->weight;
      family.group =
          sample->groups->pdata[rb_random_weighted (random, weights, sample->groups->len)];
    }
  group = family.group;
  family.surname =
      g_strdup (group->surnames[rb_random_below (random, g_strv_length (group->surnames))]);
  family.mother = mother (random, group, family.surname);
  if (!rb_random_chance (random, 160000))
    {
      family.father = father (random, group, family.surname);
      family.two_homes = rb_random_chance (random, 105000);
    }
  family.address = address (random);
  family.fsm = rb_random_chance (random, 240000);
  family.foster = rb_random_chance (random, 7000);
  family.private_address = family.foster || rb_random_chance (random, 4000);
  family.travels = sample->families->len % 97 == 41;
  family.random = rb_random (rb_random_next (random), sample->families->len);
  g_array_append_val (sample->families, family);
  return sample->families->len - 1;
}

/* "Mrs Sinéad van Brennan" to its three parts. */
static void
split_name (const char *name, RbContact *contact)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", 3);

  contact->title = g_strdup (parts[0]);
  contact->forename = g_strdup (parts[1]);
  contact->surname = g_strdup (parts[2]);
}

static char *
email_of (const RbContact *contact)
{
  g_autofree char *text = g_strdup_printf ("%s.%s", contact->forename, contact->surname);
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  GString *mail = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0'; c++)
    if (g_ascii_isalnum (*c) || *c == '.')
      g_string_append_c (mail, g_ascii_tolower (*c));
  g_string_append (mail, "@mail.example");
  return g_string_free (mail, FALSE);
}

static RbContact *
add_contact (RbSample *sample,
             const RbSampleChild *child,
             int priority,
             const char *name,
             const char *relationship,
             const char *home,
             const char *household)
{
  RbSampleFamily *family = &g_array_index (sample->families, RbSampleFamily, child->family);
  RbContact *contact = g_new0 (RbContact, 1);
  guint number = (child->family * 3 + (guint) priority * 331) % 1000;

  contact->id = sample->contacts->len + 1;
  contact->pupil_id = child->pupil->id;
  contact->priority = priority;
  split_name (name, contact);
  contact->relationship = g_strdup (relationship);
  contact->phone = g_strdup_printf (priority == 3 ? "01632 960%03u" : "07700 900%03u", number);
  contact->email = priority == 3 ? g_strdup ("") : email_of (contact);
  contact->address = g_strdup (home);
  contact->household = g_strdup (household);
  contact->parental_responsibility = priority < 3 && !family->foster;
  contact->gets_letters = priority < 3;
  contact->never_print_address = family->private_address;
  g_ptr_array_add (sample->contacts, contact);
  return contact;
}

void
rb_sample_add_contacts (RbSample *sample, const RbSampleChild *child)
{
  RbSampleFamily *family = &g_array_index (sample->families, RbSampleFamily, child->family);
  RbRandom random = family->random;
  g_autofree char *home = g_strdup_printf ("F%u", child->family + 1);
  g_autofree char *other = g_strdup_printf ("F%u-2", child->family + 1);
  g_autofree char *second = address (&random);
  gboolean grandmother = rb_random_chance (&random, 190000);

  add_contact (sample, child, 1, family->mother, family->foster ? "Foster carer" : "Mother",
               family->address, home);
  if (family->father != NULL)
    add_contact (sample, child, 2, family->father, family->foster ? "Foster carer" : "Father",
                 family->two_homes ? second : family->address, family->two_homes ? other : home);
  if (grandmother && !family->foster)
    {
      g_autofree char *name = mother (&random, family->group, family->surname);

      add_contact (sample, child, 3, name, "Grandmother", "", "");
    }
}
