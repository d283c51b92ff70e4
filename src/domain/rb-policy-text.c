/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A policy as text: the key file form of data/policies and of a school file's policy rows. What is
 * not written keeps the default of the rules (doc/rules.md 9.6). */
#include "domain/rb-policy.h"

#include <stdio.h>
#include <string.h>

static const int default_limits[RB_N_LIMITS] = {
  [RB_LIMIT_EARLY_SESSIONS] = 20,   [RB_LIMIT_PERSISTENT] = 10,
  [RB_LIMIT_SEVERE] = 50,           [RB_LIMIT_LEAFLET] = 96,
  [RB_LIMIT_PRINCIPAL] = 95,        [RB_LIMIT_FORECAST] = 95,
  [RB_LIMIT_MENTOR_EXIT] = 93,      [RB_LIMIT_RISK] = 92,
  [RB_LIMIT_MENTOR_FROM] = 88,      [RB_LIMIT_LOWEST_SHARE] = 20,
  [RB_LIMIT_ILLNESS_DAYS] = 5,      [RB_LIMIT_CODE_DAYS] = 5,
  [RB_LIMIT_CODE_SCHOOL_DAYS] = 0,  [RB_LIMIT_TEN_SESSIONS] = 10,
  [RB_LIMIT_TEN_WEEKS] = 10,        [RB_LIMIT_SICKNESS_SESSIONS] = 30,
  [RB_LIMIT_SICKNESS_WARNING] = 20, [RB_LIMIT_CONTINUOUS_DAYS] = 10,
  [RB_LIMIT_PATTERN_POSSIBLE] = 8,  [RB_LIMIT_PATTERN_ABSENT] = 4,
  [RB_LIMIT_PATTERN_POINTS] = 10,   [RB_LIMIT_DRIFT_POINTS] = 3,
  [RB_LIMIT_DRIFT_WEEKS] = 4,       [RB_LIMIT_IMPROVED_POINTS] = 2,
  [RB_LIMIT_LEAGUE_SESSIONS] = 50,  [RB_LIMIT_LEAVE_NOTICE] = 14,
  [RB_LIMIT_WELFARE_DAYS] = 3,      [RB_LIMIT_VISIT_TRIES] = 2,
};

static const RbClock default_clocks[2] = {
  { 8 * 60 + 45, 8 * 60 + 55, 9 * 60, 9 * 60 + 30, 9 * 60, 12 * 60 },
  { -1, 13 * 60, 13 * 60 + 5, 13 * 60 + 30, 13 * 60 + 10, 15 * 60 + 15 },
};

static const char *const key_stages[] = { "EYFS", "KS1", "KS2", "KS3", "KS4", "KS5" };

typedef struct
{
  GKeyFile *file;
  GPtrArray *problems; /* or NULL */
} Reader;

static void G_GNUC_PRINTF (2, 3) complain (Reader *reader, const char *format, ...)
{
  va_list args;

  if (reader->problems == NULL)
    return;
  va_start (args, format);
  g_ptr_array_add (reader->problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static char *
get_string (Reader *reader, const char *group, const char *key)
{
  return g_key_file_get_string (reader->file, group, key, NULL);
}

/* "97/100" or "97". FALSE and a sentence where it is neither. */
static gboolean
get_fraction (Reader *reader, const char *group, const char *key, guint *num, guint *den)
{
  g_autofree char *text = get_string (reader, group, key);
  int used = 0;

  if (text == NULL)
    return FALSE;
  *den = 100;
  if (sscanf (text, "%u/%u%n", num, den, &used) < 2 && sscanf (text, "%u%n", num, &used) < 1)
    used = 0;
  if (used == 0 || text[used] != '\0' || *den == 0 || *den > 100000 || *num > *den)
    {
      complain (reader, "[%s] %s: \"%s\" is not a fraction such as 97/100.", group, key, text);
      return FALSE;
    }
  return TRUE;
}

static void
get_rate (Reader *reader, const char *key, RbRate *rate)
{
  guint num, den;

  if (get_fraction (reader, "policy", key, &num, &den))
    *rate = rb_rate (num, den);
}

static void
read_bands (Reader *reader, RbPolicy *policy)
{
  for (int role = RB_BAND_TOP; role < RB_N_BANDS; role++)
    {
      g_autofree char *group = g_strdup_printf ("band %s", rb_band_role_id ((RbBandRole) role));
      RbBand band = { .role = (RbBandRole) role };

      if (!g_key_file_has_group (reader->file, group))
        continue;
      if (!get_fraction (reader, group, "from", &band.num, &band.den))
        {
          complain (reader, "[%s] does not say from where the band begins.", group);
          continue;
        }
      band.name = get_string (reader, group, "name");
      band.letter = get_string (reader, group, "letter");
      if (band.name == NULL)
        band.name = g_strdup (rb_policy_band_name (policy, (RbBandRole) role));
      if (band.letter == NULL)
        band.letter = g_strdup ("");
      g_array_append_val (policy->bands, band);
    }
}

static void
get_time (Reader *reader, const char *group, const char *key, int *minutes)
{
  g_autofree char *text = get_string (reader, group, key);

  if (text == NULL)
    return;
  if (*text == '\0')
    *minutes = -1;
  else if (!rb_time_parse (text, minutes))
    complain (reader, "[%s] %s: \"%s\" is not a time such as 09:30.", group, key, text);
}

static gboolean
read_clock (Reader *reader, const char *group, RbClock *clock)
{
  if (!g_key_file_has_group (reader->file, group))
    return FALSE;
  get_time (reader, group, "doors", &clock->doors);
  get_time (reader, group, "start", &clock->start);
  get_time (reader, group, "late-from", &clock->late_from);
  get_time (reader, group, "closes", &clock->closes);
  get_time (reader, group, "saved-by", &clock->saved_by);
  get_time (reader, group, "ends", &clock->ends);
  return TRUE;
}

static void
read_clocks (Reader *reader, RbPolicy *policy)
{
  read_clock (reader, "clock am", &policy->clocks[RB_AM]);
  read_clock (reader, "clock pm", &policy->clocks[RB_PM]);
  for (guint i = 0; i < G_N_ELEMENTS (key_stages); i++)
    {
      g_autofree char *am = g_strdup_printf ("clock %s am", key_stages[i]);
      g_autofree char *pm = g_strdup_printf ("clock %s pm", key_stages[i]);
      RbClock own[2] = { policy->clocks[RB_AM], policy->clocks[RB_PM] };
      gboolean has_am = read_clock (reader, am, &own[RB_AM]);
      gboolean has_pm = read_clock (reader, pm, &own[RB_PM]);

      if (has_am || has_pm)
        g_hash_table_insert (policy->key_stage_clocks, g_strdup (key_stages[i]),
                             g_memdup2 (own, sizeof own));
    }
}

static void
read_limits (Reader *reader, RbPolicy *policy)
{
  for (int i = 0; i < RB_N_LIMITS; i++)
    {
      g_autoptr (GError) error = NULL;
      int value =
          g_key_file_get_integer (reader->file, "limits", rb_limit_id ((RbLimit) i), &error);

      if (error == NULL)
        policy->limits[i] = value;
      else if (error->code == G_KEY_FILE_ERROR_INVALID_VALUE)
        complain (reader, "%s: this must be a whole number.", rb_limit_description ((RbLimit) i));
    }
}

static void
clear_band (gpointer data)
{
  RbBand *band = data;

  g_free (band->name);
  g_free (band->letter);
}

static RbPolicy *
policy_with_defaults (void)
{
  RbPolicy *policy = g_new0 (RbPolicy, 1);

  g_atomic_ref_count_init (&policy->ref_count);
  policy->bands = g_array_new (FALSE, FALSE, sizeof (RbBand));
  g_array_set_clear_func (policy->bands, clear_band);
  policy->school_target = rb_rate (97, 100);
  policy->la_target = rb_rate (96, 100);
  policy->pa_target = -1;
  memcpy (policy->clocks, default_clocks, sizeof default_clocks);
  memcpy (policy->limits, default_limits, sizeof default_limits);
  policy->key_stage_clocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return policy;
}

static void
read_head (Reader *reader, RbPolicy *policy)
{
  g_autofree char *from = get_string (reader, "policy", "valid-from");
  g_autofree char *aim = NULL;
  guint64 percent = 0;

  policy->preset = get_string (reader, "policy", "preset");
  if (policy->preset == NULL)
    policy->preset = g_strdup ("own");
  if (from != NULL && *from != '\0' && !rb_date_parse_iso (from, &policy->valid_from))
    complain (reader, "[policy] valid-from: \"%s\" is not a date such as 2025-09-01.", from);
  get_rate (reader, "school-target", &policy->school_target);
  get_rate (reader, "la-target", &policy->la_target);
  aim = get_string (reader, "policy", "pa-target");
  if (aim != NULL && !g_ascii_string_to_unsigned (aim, 10, 0, 100, &percent, NULL))
    complain (reader, "[policy] pa-target: \"%s\" is not a whole number from 0 to 100.", aim);
  else if (aim != NULL)
    policy->pa_target = (int) percent;
  policy->medical_late_is_m =
      g_key_file_get_boolean (reader->file, "policy", "medical-late-is-m", NULL);
}

RbPolicy *
rb_policy_from_text (const char *text, GPtrArray *problems)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  Reader reader = { file, problems };
  RbPolicy *policy;
  g_autoptr (GPtrArray) found = NULL;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    {
      complain (&reader,
                "The policy cannot be read: it is not made of [groups] and key=value lines.");
      return NULL;
    }
  policy = policy_with_defaults ();
  read_head (&reader, policy);
  read_bands (&reader, policy);
  read_clocks (&reader, policy);
  read_limits (&reader, policy);
  found = rb_policy_problems (policy);
  for (guint i = 0; i < found->len; i++)
    complain (&reader, "%s", (char *) found->pdata[i]);
  return policy;
}

static void
set_time (GKeyFile *file, const char *group, const char *key, int minutes)
{
  g_autofree char *text = minutes >= 0 ? rb_time_format (minutes) : g_strdup ("");

  g_key_file_set_string (file, group, key, text);
}

static void
write_clock (GKeyFile *file, const char *group, const RbClock *clock)
{
  set_time (file, group, "doors", clock->doors);
  set_time (file, group, "start", clock->start);
  set_time (file, group, "late-from", clock->late_from);
  set_time (file, group, "closes", clock->closes);
  set_time (file, group, "saved-by", clock->saved_by);
  set_time (file, group, "ends", clock->ends);
}

static void
set_rate (GKeyFile *file, const char *key, RbRate rate)
{
  g_autofree char *text =
      g_strdup_printf ("%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT, rate.part, rate.whole);

  g_key_file_set_string (file, "policy", key, text);
}

static void
write_head (GKeyFile *file, const RbPolicy *policy)
{
  g_autofree char *from = rb_date_format (policy->valid_from, RB_DATE_ISO);

  g_key_file_set_string (file, "policy", "preset", policy->preset);
  g_key_file_set_string (file, "policy", "valid-from", from);
  set_rate (file, "school-target", policy->school_target);
  set_rate (file, "la-target", policy->la_target);
  if (policy->pa_target >= 0)
    g_key_file_set_integer (file, "policy", "pa-target", policy->pa_target);
  g_key_file_set_boolean (file, "policy", "medical-late-is-m", policy->medical_late_is_m);
}

char *
rb_policy_to_text (const RbPolicy *policy)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  write_head (file, policy);
  for (guint i = 0; i < policy->bands->len; i++)
    {
      const RbBand *band = &g_array_index (policy->bands, RbBand, i);
      g_autofree char *group = g_strdup_printf ("band %s", rb_band_role_id (band->role));
      g_autofree char *from = g_strdup_printf ("%u/%u", band->num, band->den);

      g_key_file_set_string (file, group, "name", band->name);
      g_key_file_set_string (file, group, "from", from);
      g_key_file_set_string (file, group, "letter", band->letter);
    }
  write_clock (file, "clock am", &policy->clocks[RB_AM]);
  write_clock (file, "clock pm", &policy->clocks[RB_PM]);
  for (guint i = 0; i < G_N_ELEMENTS (key_stages); i++)
    {
      const RbClock *own = g_hash_table_lookup (policy->key_stage_clocks, key_stages[i]);
      g_autofree char *am = g_strdup_printf ("clock %s am", key_stages[i]);
      g_autofree char *pm = g_strdup_printf ("clock %s pm", key_stages[i]);

      if (own == NULL)
        continue;
      write_clock (file, am, &own[RB_AM]);
      write_clock (file, pm, &own[RB_PM]);
    }
  for (int i = 0; i < RB_N_LIMITS; i++)
    g_key_file_set_integer (file, "limits", rb_limit_id ((RbLimit) i), policy->limits[i]);
  return g_key_file_to_data (file, NULL, NULL);
}
