/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads data/sample/names.ini: the names of the sample school, by group. */
#include "school/rb-sample-private.h"

#include "rb-data.h"

static void
name_group_free (gpointer data)
{
  RbNameGroup *group = data;

  g_free (group->id);
  g_free (group->ethnicity);
  g_strfreev (group->girls);
  g_strfreev (group->boys);
  g_strfreev (group->mothers);
  g_strfreev (group->fathers);
  g_strfreev (group->surnames);
  g_free (group);
}

static RbFaith
faith_of (const char *text)
{
  static const char *const ids[] = { "", "islam", "diwali", "sikh", "orthodox" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (text, ids[i]) == 0)
      return (RbFaith) i;
  return RB_FAITH_NONE;
}

static char **
list (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *text = g_key_file_get_value (file, group, key, NULL);

  g_assert (text != NULL && *text != '\0');
  return g_strsplit (text, ";", -1);
}

GPtrArray *
rb_sample_names (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GPtrArray *groups = g_ptr_array_new_with_free_func (name_group_free);
  size_t length = 0;
  const char *text = rb_data_find ("sample/names.ini", &length);
  gboolean read = g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL);
  g_auto (GStrv) ids = g_key_file_get_groups (file, NULL);

  g_assert (read);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      RbNameGroup *group = g_new0 (RbNameGroup, 1);
      g_autofree char *faith = g_key_file_get_value (file, ids[i], "faith", NULL);

      group->id = g_strdup (ids[i]);
      group->ethnicity = g_key_file_get_value (file, ids[i], "ethnicity", NULL);
      group->weight = (guint) g_key_file_get_integer (file, ids[i], "weight", NULL);
      group->eal = (guint) g_key_file_get_integer (file, ids[i], "eal", NULL);
      group->faith = faith_of (faith);
      group->girls = list (file, ids[i], "girls");
      group->boys = list (file, ids[i], "boys");
      group->mothers = list (file, ids[i], "mothers");
      group->fathers = list (file, ids[i], "fathers");
      group->surnames = list (file, ids[i], "surnames");
      g_ptr_array_add (groups, group);
    }
  return groups;
}

/* "Nowicki/Nowicka" for one sex. */
static char *
of_sex (const char *text, gsize length, gboolean female)
{
  const char *slash = memchr (text, '/', length);

  if (slash == NULL)
    return g_strndup (text, length);
  return female ? g_strndup (slash + 1, length - (gsize) (slash + 1 - text))
                : g_strndup (text, (gsize) (slash - text));
}

char *
rb_name_preferred (const char *entry, gboolean female)
{
  const char *equals = strchr (entry, '=');

  return of_sex (entry, equals ? (gsize) (equals - entry) : strlen (entry), female);
}

char *
rb_name_legal (const char *entry, gboolean female)
{
  const char *equals = strchr (entry, '=');

  return equals ? of_sex (equals + 1, strlen (equals + 1), female)
                : of_sex (entry, strlen (entry), female);
}

const RbNameGroup *
rb_sample_group (const RbSample *sample, const char *id)
{
  for (guint i = 0; i < sample->groups->len; i++)
    {
      const RbNameGroup *group = sample->groups->pdata[i];

      if (strcmp (group->id, id) == 0)
        return group;
    }
  g_assert_not_reached ();
}
