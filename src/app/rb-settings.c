/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the schema once. g_settings_new() would abort the program where it is missing. */
#include "app/rb-settings.h"

#define SCHEMA_ID "org.rollbook.Rollbook"

GSettings *
rb_settings (void)
{
  static gsize once = 0;
  static GSettings *settings = NULL;

  if (g_once_init_enter (&once))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema =
          source ? g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE) : NULL;

      if (schema)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&once, 1);
    }
  return settings;
}

gboolean
rb_settings_has (const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (!rb_settings ())
    return FALSE;
  g_object_get (rb_settings (), "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

char *
rb_settings_string (const char *key)
{
  return rb_settings_has (key) ? g_settings_get_string (rb_settings (), key) : g_strdup ("");
}

void
rb_settings_set_string (const char *key, const char *value)
{
  if (rb_settings_has (key))
    g_settings_set_string (rb_settings (), key, value);
}

gboolean
rb_settings_on (const char *key)
{
  return rb_settings_has (key) && g_settings_get_boolean (rb_settings (), key);
}

int
rb_settings_int (const char *key, int missing)
{
  return rb_settings_has (key) ? g_settings_get_int (rb_settings (), key) : missing;
}

void
rb_settings_set_int (const char *key, int value)
{
  if (rb_settings_has (key))
    g_settings_set_int (rb_settings (), key, value);
}
