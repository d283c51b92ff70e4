/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report with the name of one of the office's lists. */
#pragma once

#include "analysis/rb-listing.h"
#include "cli/rb-cli.h"

G_BEGIN_DECLS

/* Options of `report` that lists know. */
typedef struct
{
  const char *class_name; /* NULL: every class */
  const char *use;        /* "staff" or "texting"; NULL: staff */
  const char *sent_by;    /* "text" "email" "print": log that it went out; NULL: do not */
  const char *path;       /* .pdf, .csv or .xlsx */
} RbCliList;

/* Writes the list to the file that is named, and logs it as sent where asked. */
gboolean rb_cli_list (RbCli *cli, const char *id, const RbCliList *wanted, GError **error);
/* Writes any table to a .csv, .xlsx or else a PDF. */
gboolean rb_cli_write_listing (RbCli *cli, RbListing *listing, const char *path, GError **error);
/* rb-cmd-register.c: "completeness", "keyback", "sealed-changes". */
gboolean rb_cli_is_register_report (const char *name);
gboolean rb_cli_register_report (RbCli *cli,
                                 const char *name,
                                 const char *from,
                                 const char *to,
                                 const char *path,
                                 GError **error);
/* report leave-open, leave-year, leave-form, returns, timetables, suspensions: whether it is one of
 * them, and writing it. */
gboolean rb_cli_is_leave (const char *name);
gboolean rb_cli_leave (RbCli *cli, const char *name, const char *path, GError **error);
/* The day in one line, to standard output or a file. */
gboolean rb_cli_day_line (RbCli *cli, const char *path, GError **error);

G_END_DECLS
