/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five reasons of the desk's buttons, as a school writes them: a line each, with "= M" or "= I"
 * where the reason means a code. */
#include "school/rb-late-desk.h"

#include <string.h>

static const char *const defaults[] = {
  "Overslept\nTraffic\nDoctor = M\nFamily\nOther",
  "Doctor = M\nIll, going home = I\nFamily\nLesson\nOther",
  "",
};

static void
reason_clear (gpointer data)
{
  g_free (((RbDeskReason *) data)->words);
}

static RbDeskCause
cause_of (const char *text)
{
  if (g_ascii_strcasecmp (text, "M") == 0)
    return RB_DESK_MEDICAL;
  return g_ascii_strcasecmp (text, "I") == 0 ? RB_DESK_ILL : RB_DESK_PLAIN;
}

/* A line; one that ends in another letter than M or I keeps it as words. */
static RbDeskReason
read_line (const char *line)
{
  RbDeskReason reason = { g_strstrip (g_strdup (line)), RB_DESK_PLAIN };
  char *sign = strrchr (reason.words, '=');

  if (!sign)
    return reason;
  g_autofree char *code = g_strstrip (g_strdup (sign + 1));
  reason.cause = cause_of (code);
  if (reason.cause != RB_DESK_PLAIN)
    {
      *sign = '\0';
      g_strchomp (reason.words);
    }
  return reason;
}

GArray *
rb_desk_reasons (RbDirection direction, const char *text)
{
  GArray *reasons = g_array_new (FALSE, FALSE, sizeof (RbDeskReason));
  g_auto (GStrv) lines = g_strsplit (text && *text ? text : defaults[direction], "\n", -1);

  g_array_set_clear_func (reasons, reason_clear);
  for (guint i = 0; lines[i] && reasons->len < RB_DESK_N_REASONS; i++)
    {
      RbDeskReason reason = read_line (lines[i]);

      if (*reason.words)
        g_array_append_val (reasons, reason);
      else
        g_free (reason.words);
    }
  return reasons;
}

char *
rb_desk_reasons_text (const GArray *reasons)
{
  static const char *const signs[] = { "", " = M", " = I" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      const RbDeskReason *reason = &g_array_index (reasons, RbDeskReason, i);

      g_string_append_printf (text, "%s%s%s", i ? "\n" : "", reason->words, signs[reason->cause]);
    }
  return g_string_free (text, FALSE);
}
