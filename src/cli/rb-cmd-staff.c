/* SPDX-License-Identifier: GPL-3.0-or-later */
/* staff: who works here and what they may do; a PIN set, sign-in switched on and off. */
#include "cli/rb-cli.h"

#include "school/rb-clock.h"
#include "store/rb-store-staff.h"

#include <string.h>

static char *
rights_words (const RbStaff *staff)
{
  RbRights rights = rb_staff_rights (staff);
  g_autoptr (GString) words = g_string_new (NULL);

  for (int right = 0; right < RB_N_RIGHTS; right++)
    if (rights & RB_RIGHT_BIT (right))
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", rb_right_words (right));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
out_day (RbOut *out, RbDate day)
{
  char iso[11];

  if (day == RB_DATE_NONE)
    rb_out_null (out);
  else
    rb_out_text (out, rb_date_iso (day, iso));
}

static void
list_staff (RbCli *cli)
{
  g_autoptr (RbOut) out = rb_out_new (rb_cli_format (cli));

  rb_out_columns (out, "name", "position", "role", "classes", "pin", "first_day", "last_day",
                  "left", "may", NULL);
  for (guint i = 0; i < rb_roster_n_staff (cli->school->roster); i++)
    {
      const RbStaff *staff = rb_roster_staff (cli->school->roster, i);
      g_autofree char *may = rights_words (staff);

      rb_out_text (out, staff->name);
      rb_out_text (out, staff->position);
      rb_out_text (out, rb_staff_role_id (rb_staff_role_parse (staff->role)));
      rb_out_text (out, staff->classes);
      rb_out_text (out, staff->has_pin ? "set" : "none");
      out_day (out, staff->first_day);
      out_day (out, staff->last_day);
      rb_out_text (out, staff->left ? "yes" : "no");
      rb_out_text (out, may);
    }
  rb_out_print (out);
}

static gboolean
set_pin (RbCli *cli, const char *name, const char *path, GError **error)
{
  const RbStaff *found = NULL;
  g_autofree char *pin = NULL;

  for (guint i = 0; i < rb_roster_n_staff (cli->school->roster); i++)
    if (g_ascii_strcasecmp (rb_roster_staff (cli->school->roster, i)->name, name) == 0)
      found = rb_roster_staff (cli->school->roster, i);
  if (found == NULL)
    return rb_cli_fail (error, "There is nobody called \"%s\" in the staff list.", name);
  pin = rb_cli_read_pin (path, "New PIN: ", error);
  return pin != NULL && rb_store_set_pin (cli->store, found->id, pin, rb_clock_seconds (), error);
}

gboolean
rb_cmd_staff (RbCli *cli, GError **error)
{
  g_autofree char *name = NULL, *pin = NULL, *sign_in = NULL;
  const GOptionEntry entries[] = {
    { "set-pin", 0, 0, G_OPTION_ARG_STRING, &name, "Set the PIN of this person", "NAME" },
    { "new-pin-file", 0, 0, G_OPTION_ARG_FILENAME, &pin, "The file that holds the new PIN", "F" },
    { "sign-in", 0, 0, G_OPTION_ARG_STRING, &sign_in, "Switch sign-in on or off", "on|off" },
    { NULL }
  };

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  if (sign_in != NULL && strcmp (sign_in, "on") != 0 && strcmp (sign_in, "off") != 0)
    return rb_cli_usage (error, "--sign-in is on or off, not \"%s\".", sign_in);
  if (pin != NULL && name == NULL)
    return rb_cli_usage (error, "--new-pin-file: say whose PIN it is with --set-pin NAME.");
  if (!rb_cli_open (cli, name != NULL || sign_in != NULL, error)
      || (name != NULL && !set_pin (cli, name, pin, error)))
    return FALSE;
  if (sign_in != NULL)
    return rb_store_set_sign_in (cli->store, strcmp (sign_in, "on") == 0, error);
  if (name == NULL)
    list_staff (cli);
  return TRUE;
}
