/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report with the name of a table of leave, or the blank form. */
#include "cli/rb-cli-list.h"

#include "documents/rb-leave-form.h"
#include "documents/rb-pdf.h"
#include "school/rb-clock.h"
#include "school/rb-leave-listings.h"

#include <string.h>

gboolean
rb_cli_is_leave (const char *name)
{
  return strcmp (name, "leave-form") == 0 || g_strv_contains (rb_leave_listing_names (), name);
}

gboolean
rb_cli_leave (RbCli *cli, const char *name, const char *path, GError **error)
{
  gboolean form = strcmp (name, "leave-form") == 0;
  gboolean pdf = path && g_str_has_suffix (path, ".pdf");
  g_autoptr (RbListing) listing = NULL;
  g_autoptr (RbDocument) document = NULL;

  if (form && !pdf)
    return rb_cli_usage (error, "Say where to write the form: -o FILE.pdf.");
  if (path == NULL || !(pdf || g_str_has_suffix (path, ".csv") || g_str_has_suffix (path, ".xlsx")))
    return rb_cli_usage (error, "Say where to write the list: -o FILE.pdf, FILE.csv or FILE.xlsx.");
  if (!rb_cli_open (cli, FALSE, error))
    return FALSE;
  if (form)
    {
      document = rb_leave_form_new (cli->school, rb_now ().date);
      return rb_pdf_write (document, path, cli->school->details->name, NULL, NULL, error)
             && rb_cli_wrote (cli, path);
    }
  listing = rb_leave_listing (cli->school, name, rb_now ());
  return rb_cli_write_listing (cli, listing, path, error) && rb_cli_wrote (cli, path);
}
