/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Term dates of a school that is only being made. */
#include "school/rb-import.h"

#include <gio/gio.h>
#include <string.h>

static void
clear_event (gpointer data)
{
  g_free (((RbCalendarEvent *) data)->name);
}

GArray *
rb_import_new_events (void)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));

  g_array_set_clear_func (events, clear_event);
  return events;
}

GArray *
rb_import_read_terms (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GArray) events = rb_import_new_events ();

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (g_strstrip (lines[i]), ",", -1);
      RbCalendarEvent event = { 0 };

      if (*lines[i] == '\0')
        continue;
      if (g_strv_length (fields) < 4 || !rb_event_kind_parse (fields[0], &event.kind)
          || !rb_date_parse (fields[2], &event.from) || !rb_date_parse (fields[3], &event.to))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       "%s, row %u: this is not a kind, a name, a first and a last day.", path,
                       i + 1);
          return NULL;
        }
      event.name = g_strdup (fields[1]);
      g_array_append_val (events, event);
    }
  return g_steal_pointer (&events);
}
