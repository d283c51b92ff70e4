/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rollbook, the desktop program: words in the user's language, one application object, run. */
#include "app/rb-application.h"
#include "school/rb-clock.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (RbApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (!rb_clock_set_from_environment ())
    {
      g_printerr ("%s\n",
                  _ ("ROLLBOOK_TODAY is not a date such as 2026-03-20 or 2026-03-20T09:24."));
      return 2;
    }
  application = rb_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
