/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rollbook-cli: everything that Rollbook does, without a display. */
#include <locale.h>

#include "cli/rb-cli.h"

int
main (int argc, char *argv[])
{
  /* Names are UTF-8 wherever the program runs, in a scheduled job too. */
  setlocale (LC_ALL, "");
  if (!g_get_charset (NULL))
    setlocale (LC_ALL, "C.UTF-8");
  g_set_prgname ("rollbook-cli");
  return rb_cli_main (argc, argv);
}
