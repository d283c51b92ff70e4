/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing in without a window: --staff says who, --pin-file or a prompt says the PIN. */
#include "cli/rb-cli.h"

#include "school/rb-clock.h"
#include "store/rb-store-staff.h"

#include <string.h>

#ifdef G_OS_UNIX
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

/* A line from the terminal without showing it; NULL where there is no terminal. (transfer full) */
static char *
ask (const char *question)
{
  struct termios before, silent;
  char line[256];
  char *answer;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &before) != 0)
    return NULL;
  silent = before;
  silent.c_lflag &= (tcflag_t) ~ECHO;
  fprintf (stderr, "%s", question);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  answer = fgets (line, sizeof line, stdin) ? g_strdup (line) : NULL;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  fputs ("\n", stderr);
  memset (line, 0, sizeof line);
  return answer;
}
#else
static char *
ask (const char *question)
{
  return NULL;
}
#endif

char *
rb_cli_read_pin (const char *path, const char *question, GError **error)
{
  char *pin = NULL, *end;

  if (path != NULL)
    {
      g_autoptr (GError) local = NULL;

      if (!g_file_get_contents (path, &pin, NULL, &local))
        {
          rb_cli_fail (error, "The PIN could not be read from %s: %s.", path, local->message);
          return NULL;
        }
    }
  else
    pin = ask (question);
  if (pin == NULL)
    {
      rb_cli_fail (error, "This school signs in: give the PIN with --pin-file FILE.");
      return NULL;
    }
  end = pin + strcspn (pin, "\r\n");
  memset (end, 0, strlen (end));
  return pin;
}

const RbStaff *
rb_cli_find_staff (const GPtrArray *staff, const char *name)
{
  for (guint i = 0; i < staff->len; i++)
    if (g_ascii_strcasecmp (((const RbStaff *) staff->pdata[i])->name, name) == 0)
      return staff->pdata[i];
  return NULL;
}

gboolean
rb_cli_sign_in (RbCli *cli, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *question = NULL, *pin = NULL;
  const RbStaff *who;

  if (!rb_store_sign_in_is_on (cli->store))
    return TRUE;
  if (cli->staff == NULL)
    return rb_cli_fail (error, "This school signs in: say who works with --staff NAME.");
  list = rb_store_sign_in_list (cli->store, rb_now ().date, error);
  if (list == NULL)
    return FALSE;
  who = rb_cli_find_staff (list, cli->staff);
  if (who == NULL)
    return rb_cli_fail (error, "%s may not sign in: not in the staff list, or without a role.",
                        cli->staff);
  question = g_strdup_printf ("PIN of %s: ", who->name);
  pin = rb_cli_read_pin (cli->pin_file, question, error);
  if (pin == NULL || !rb_store_sign_in (cli->store, who->id, pin, rb_clock_seconds (), error))
    return FALSE;
  memset (pin, 0, strlen (pin));
  /* As it is written in the staff list: the amendments keep it. */
  g_free (cli->staff);
  cli->staff = g_strdup (who->name);
  return rb_store_may (cli->store, cli->command->right, error);
}
