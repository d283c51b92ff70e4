/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes and staff of the sample school. A class keeps its teacher from year to year; its pupils
 * move up. */
#include "school/rb-sample-private.h"

static const char *const primary_names[7][2] = { { "RH", "RK" }, { "1B", "1P" }, { "2D", "2S" },
                                                 { "3M", "3T" }, { "4C", "4W" }, { "5G", "5H" },
                                                 { "6A", "6L" } };
static const char *const primary_teachers[7][2] = {
  { "Miss Lindqvist", "Mrs Anand" }, { "Mr Farrow", "Mrs Nowicka" },
  { "Miss Boateng", "Mr Tan" },      { "Mrs Hughes", "Ms Osei" },
  { "Mr Bianchi", "Mrs Delacroix" }, { "Mr Adebayo", "Mr Whitlock" },
  { "Mrs Siddiqui", "Miss Quinn" }
};

static const struct
{
  const char *name;
  const char *position;
  const char *role;
} office[] = {
  { "Dr Miriam Castellano", "Headteacher", "head" },
  { "Mrs Joan Bellamy", "Deputy headteacher, attendance", "attendance lead" },
  { "Shirin Marlow", "Office administrator", "admin" },
  { "Mr Idris Vaughan", "Learning mentor", "pastoral" },
  { "Mrs Helen Okafor", "SENCo", "pastoral" },
  { "Mr Rob Lister", "Designated safeguarding lead", "safeguarding" },
};

static gboolean
is_wrenfield_primary (const RbSample *sample)
{
  return !sample->spec->secondary && sample->n_sections == 2;
}

gint64
rb_sample_class_id (const RbSample *sample, int year, guint stage, guint section)
{
  guint index = (guint) (year - (sample->year - (int) sample->n_years + 1));

  return 1 + (gint64) ((index * sample->n_stages + stage) * sample->n_sections + section);
}

static char *
year_group (const RbSample *sample, guint stage)
{
  if (sample->spec->secondary)
    return g_strdup_printf ("%u", 7 + stage);
  return stage == 0 ? g_strdup ("R") : g_strdup_printf ("%u", stage);
}

static char *
class_name (const RbSample *sample, guint stage, guint section)
{
  g_autofree char *group = year_group (sample, stage);

  if (is_wrenfield_primary (sample))
    return g_strdup (primary_names[stage][section]);
  if (sample->n_sections <= 26)
    return g_strdup_printf ("%s%c", group, 'A' + (int) section);
  return g_strdup_printf ("%s.%u", group, section + 1);
}

static char *
teacher (const RbSample *sample, guint stage, guint section)
{
  static const char *const titles[] = { "Mrs", "Mr", "Miss", "Ms" };
  RbRandom random = rb_random (sample->spec->seed, 0x7ea0000 + stage * 1000 + section);
  const RbNameGroup *group = sample->groups->pdata[rb_random_below (&random, 4)];
  guint title = rb_random_below (&random, G_N_ELEMENTS (titles));

  if (is_wrenfield_primary (sample))
    return g_strdup (primary_teachers[stage][section]);

  guint n = g_strv_length (group->surnames);
  g_autofree char *surname =
      rb_name_preferred (group->surnames[rb_random_below (&random, n)], title != 1);

  return g_strdup_printf ("%s %s", titles[title], surname);
}

static void
add_staff (
    RbSample *sample, const char *name, const char *position, const char *role, const char *classes)
{
  RbStaff *staff = g_new0 (RbStaff, 1);

  staff->id = sample->staff->len + 1;
  staff->name = g_strdup (name);
  staff->position = g_strdup (position);
  staff->role = g_strdup (role);
  staff->classes = g_strdup (classes);
  g_ptr_array_add (sample->staff, staff);
}

void
rb_sample_make_classes (RbSample *sample)
{
  int first = sample->year - (int) sample->n_years + 1;

  for (guint i = 0; i < G_N_ELEMENTS (office); i++)
    add_staff (sample, office[i].name, office[i].position, office[i].role, "");
  for (int year = first; year <= sample->year; year++)
    for (guint stage = 0; stage < sample->n_stages; stage++)
      for (guint section = 0; section < sample->n_sections; section++)
        {
          g_autofree char *name = class_name (sample, stage, section);
          g_autofree char *group = year_group (sample, stage);
          g_autofree char *who = teacher (sample, stage, section);

          g_ptr_array_add (sample->classes,
                           rb_class_new (rb_sample_class_id (sample, year, stage, section), year,
                                         name, group, who));
          if (year == sample->year)
            add_staff (sample, who, sample->spec->secondary ? "Form tutor" : "Class teacher",
                       "teacher", name);
        }
}

gboolean
rb_sample_find_class (const RbSample *sample, const char *name, guint *stage, guint *section)
{
  for (*stage = 0; *stage < sample->n_stages; (*stage)++)
    for (*section = 0; *section < sample->n_sections; (*section)++)
      {
        g_autofree char *own = class_name (sample, *stage, *section);

        if (strcmp (own, name) == 0)
          return TRUE;
      }
  return FALSE;
}
