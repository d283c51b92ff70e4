/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list as PDF, CSV or workbook, and its log. */
#include "cli/rb-cli-list.h"

#include "documents/rb-listing-sheet.h"
#include "documents/rb-pdf.h"
#include "exchange/rb-listing-export.h"
#include "school/rb-clock.h"
#include "school/rb-lists.h"

#include <string.h>

gboolean
rb_cli_write_listing (RbCli *cli, RbListing *listing, const char *path, GError **error)
{
  g_autoptr (RbDocument) document = NULL;
  g_autofree char *csv = NULL;

  if (g_str_has_suffix (path, ".csv"))
    {
      csv = rb_listing_to_csv (listing);
      return rb_cli_write_file (path, csv, -1, error);
    }
  if (g_str_has_suffix (path, ".xlsx"))
    return rb_listing_write_workbook (listing, path, error);
  document = rb_listing_sheet_new (cli->school, listing);
  return rb_pdf_write (document, path, cli->school->details->name, NULL, NULL, error);
}

static gboolean
log_sent (RbCli *cli, const char *id, const RbCliList *wanted, GError **error)
{
  g_autoptr (RbChange) change = rb_change_new (RB_SOURCE_COMMAND, rb_cli_who (cli), "",
                                               cli->reason ? cli->reason : "", rb_clock_seconds ());
  guint n =
      rb_list_log_sent (cli->school, id, rb_now (), wanted->class_name, wanted->sent_by, change);

  return n == 0 || rb_store_apply (cli->store, change, NULL, error);
}

gboolean
rb_cli_list (RbCli *cli, const char *id, const RbCliList *wanted, GError **error)
{
  g_autoptr (RbListing) listing = NULL;
  RbListUse use = RB_LIST_FOR_STAFF;
  const char *path = wanted->path;

  if (path == NULL
      || !(g_str_has_suffix (path, ".pdf") || g_str_has_suffix (path, ".csv")
           || g_str_has_suffix (path, ".xlsx")))
    return rb_cli_usage (error, "Say where to write the list: -o FILE.pdf, FILE.csv or FILE.xlsx.");
  if (wanted->use && strcmp (wanted->use, "texting") == 0)
    use = RB_LIST_FOR_TEXTING;
  else if (wanted->use && strcmp (wanted->use, "staff") != 0)
    return rb_cli_usage (error, "A list is --for staff or --for texting, not %s.", wanted->use);
  if (wanted->sent_by && !strstr ("|text|email|print|", wanted->sent_by))
    return rb_cli_usage (error, "A list goes out by text, email or print, not %s.",
                         wanted->sent_by);
  if (!rb_cli_open (cli, wanted->sent_by != NULL, error))
    return FALSE;
  listing = rb_list_listing (cli->school, id, rb_now (), wanted->class_name, use);
  return rb_cli_write_listing (cli, listing, path, error)
         && (wanted->sent_by == NULL || log_sent (cli, id, wanted, error))
         && rb_cli_wrote (cli, path);
}

gboolean
rb_cli_day_line (RbCli *cli, const char *path, GError **error)
{
  g_autofree char *line = NULL, *text = NULL;

  if (!rb_cli_open (cli, FALSE, error))
    return FALSE;
  line = rb_day_line (cli->school, rb_now ());
  text = g_strconcat (line, "\n", NULL);
  if (path == NULL)
    {
      g_print ("%s", text);
      return TRUE;
    }
  return rb_cli_write_file (path, text, -1, error) && rb_cli_wrote (cli, path);
}
