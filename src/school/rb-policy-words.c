/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two policies are compared as the text that a file keeps of them. */
#include "school/rb-policy-words.h"

#include <string.h>

/* So many differences are named; of the others the number. */
#define NAMED 6

static const struct
{
  const char *key;
  const char *name;
} head[] = {
  { "school-target", "School target" },
  { "la-target", "Target of the local authority" },
  { "pa-target", "Pupils persistently absent, at most" },
  { "medical-late-is-m", "Late for a medical reason is M" },
};

static const struct
{
  const char *key;
  const char *name;
} times[] = {
  { "doors", "doors open" },       { "start", "session starts" }, { "late-from", "late from" },
  { "closes", "register closes" }, { "saved-by", "saved by" },    { "ends", "session ends" },
};

typedef struct
{
  GKeyFile *was;
  GKeyFile *is;
  GPtrArray *found;
} Comparison;

static GKeyFile *
key_file_of (const RbPolicy *policy)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *text = rb_policy_to_text (policy);

  g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL);
  return file;
}

/* "97/100" as 97, true as yes, nothing as none. */
static char *
value_of (GKeyFile *file, const char *group, const char *key)
{
  char *value = g_key_file_get_string (file, group, key, NULL);

  if (value && g_str_has_suffix (value, "/100"))
    value[strlen (value) - 4] = '\0';
  if (value && *value && strcmp (value, "true") != 0 && strcmp (value, "false") != 0)
    return value;
  if (value && *value)
    {
      gboolean yes = strcmp (value, "true") == 0;

      g_free (value);
      return g_strdup (yes ? "yes" : "no");
    }
  g_free (value);
  return g_strdup ("none");
}

static void
compare (Comparison *comparison, const char *group, const char *key, const char *name)
{
  g_autofree char *was = value_of (comparison->was, group, key);
  g_autofree char *is = value_of (comparison->is, group, key);

  if (strcmp (was, is) != 0)
    g_ptr_array_add (comparison->found, g_strdup_printf ("%s: %s, then %s", name, was, is));
}

static void
compare_bands (Comparison *comparison)
{
  static const char *const keys[] = { "from", "name", "letter" };
  static const char *const words[] = { "from", "its name", "a letter says" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (int role = RB_BAND_TOP; role < RB_N_BANDS; role++)
      {
        g_autofree char *group = g_strdup_printf ("band %s", rb_band_role_id ((RbBandRole) role));
        g_autofree char *name =
            g_strdup_printf ("%s, %s", rb_policy_band_name (NULL, (RbBandRole) role), words[i]);

        compare (comparison, group, keys[i], name);
      }
}

/* "clock am" is "Morning", "clock KS1 pm" is "KS1, afternoon". */
static void
compare_clock (Comparison *comparison, const char *group)
{
  g_auto (GStrv) parts = g_strsplit (group, " ", -1);
  guint last = g_strv_length (parts) - 1;
  gboolean morning = strcmp (parts[last], "am") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *name =
          last > 1 ? g_strdup_printf ("%s, %s, %s", parts[1], morning ? "morning" : "afternoon",
                                      times[i].name)
                   : g_strdup_printf ("%s, %s", morning ? "Morning" : "Afternoon", times[i].name);

      compare (comparison, group, times[i].key, name);
    }
}

/* The clocks of `file`, or only those that `except` does not have. */
static void
compare_clocks (Comparison *comparison, GKeyFile *file, GKeyFile *except)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (char **group = groups; *group; group++)
    if (g_str_has_prefix (*group, "clock ")
        && (except == NULL || !g_key_file_has_group (except, *group)))
      compare_clock (comparison, *group);
}

GPtrArray *
rb_policy_differences (const RbPolicy *was, const RbPolicy *is)
{
  g_autoptr (GKeyFile) before = key_file_of (was), after = key_file_of (is);
  Comparison comparison = { before, after, g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    compare (&comparison, "policy", head[i].key, head[i].name);
  compare_bands (&comparison);
  compare_clocks (&comparison, after, NULL);
  compare_clocks (&comparison, before, after);
  for (int i = 0; i < RB_N_LIMITS; i++)
    compare (&comparison, "limits", rb_limit_id ((RbLimit) i), rb_limit_description ((RbLimit) i));
  return comparison.found;
}

char *
rb_policy_removal_words (const RbPolicyBook *book, guint nth)
{
  const RbPolicy *gone = rb_policy_book_nth (book, nth);
  const RbPolicy *before = rb_policy_book_nth (book, nth - 1);
  const RbPolicy *next =
      nth + 1 < rb_policy_book_n (book) ? rb_policy_book_nth (book, nth + 1) : NULL;
  g_autoptr (GPtrArray) found = rb_policy_differences (gone, before);
  g_autofree char *from = rb_date_format (gone->valid_from, RB_DATE_LONG);
  g_autofree char *to = next ? rb_date_format (next->valid_from - 1, RB_DATE_LONG) : NULL;
  g_autofree char *since =
      before->valid_from ? rb_date_format (before->valid_from, RB_DATE_LONG) : NULL;
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "From %s%s%s the policy from %s would hold. ", from,
                          to ? " to " : " on", to ? to : "", since ? since : "the beginning");
  g_string_append (words,
                   "Figures, lists and letters of that time would follow it; no mark changes.");
  if (found->len == 0)
    g_string_append (words, "\n\nThe two policies say the same.");
  for (guint i = 0; i < found->len && i < NAMED; i++)
    g_string_append_printf (words, "%s%s", i ? "\n" : "\n\n", (char *) found->pdata[i]);
  if (found->len > NAMED)
    g_string_append_printf (words, "\nand %u more", found->len - NAMED);
  return g_string_free (words, FALSE);
}
