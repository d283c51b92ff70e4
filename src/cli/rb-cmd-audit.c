/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit, check, backup and restore: whether the file can be trusted. */
#include "cli/rb-cli.h"

#include "analysis/rb-lint.h"
#include "school/rb-clock.h"
#include "store/rb-backup.h"

#include <unistd.h>

static void
out_cell (RbOut *out, const RbSchool *school, const RbAuditRow *row)
{
  int at = row->pupil_id != 0 ? rb_roster_find (school->roster, row->pupil_id) : -1;

  if (at >= 0)
    rb_cli_out_pupil (out, school, (guint) at);
  else
    {
      rb_out_null (out);
      rb_out_null (out);
      rb_out_null (out);
    }
  if (row->session.date == RB_DATE_NONE)
    {
      rb_out_null (out);
      rb_out_null (out);
      rb_out_null (out);
      rb_out_null (out);
      return;
    }
  rb_out_take (out, rb_date_format (row->session.date, RB_DATE_ISO));
  rb_out_text (out, rb_half_id (row->session.half));
  rb_out_text (out, row->was ? rb_code_book_text (school->codes, row->was) : NULL);
  rb_out_text (out, row->is ? rb_code_book_text (school->codes, row->is) : NULL);
}

static const char *
kind_id (RbAuditKind kind)
{
  return kind == RB_AUDIT_ENTRY      ? "entry"
         : kind == RB_AUDIT_REGISTER ? "register"
         : kind == RB_AUDIT_RECORD   ? "record"
                                     : "amendment";
}

static void
out_row (RbOut *out, const RbSchool *school, const RbAuditRow *row)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (row->at);

  rb_out_int (out, row->row);
  rb_out_text (out, kind_id (row->kind));
  rb_out_take (out, at ? g_date_time_format_iso8601 (at) : NULL);
  rb_out_text (out, row->who);
  rb_out_text (out, row->position);
  rb_out_text (out, row->reason);
  rb_out_text (out, row->source);
  rb_out_text (out, row->origin && *row->origin ? row->origin : NULL);
  out_cell (out, school, row);
  rb_out_int (out, row->kind == RB_AUDIT_ENTRY || row->kind == RB_AUDIT_RECORD ? row->n_cells : 1);
  rb_out_text (out, row->kind == RB_AUDIT_RECORD ? row->detail_was.note : NULL);
  rb_out_text (out, row->kind == RB_AUDIT_RECORD ? row->detail_is.note : NULL);
}

/* Told on standard error: over itself on a terminal, else a line for every tenth. */
typedef struct
{
  gboolean terminal;
  int told; /* per cent */
} Progress;

static void
progress_cb (double done, gpointer data)
{
  Progress *progress = data;
  int percent = (int) (done * 100);

  if (percent < progress->told + (progress->terminal ? 1 : 10))
    return;
  progress->told = percent;
  g_printerr (progress->terminal ? "\rChecked: %d %%" : "Checked: %d %%\n", percent);
}

static gboolean
verify (RbCli *cli, RbOut *out, gboolean tells, GError **error)
{
  Progress progress = { isatty (STDERR_FILENO), 0 };
  RbAuditVerdict verdict = { 0 };
  gboolean intact, done;

  tells |= progress.terminal;
  done = rb_store_verify (cli->store, tells ? progress_cb : NULL, &progress, NULL, &verdict, error);
  if (progress.terminal && progress.told > 0)
    g_printerr ("\r             \r");
  if (!done)
    return FALSE;
  intact = verdict.intact;
  rb_out_param_bool (out, "intact", intact);
  rb_out_param_int (out, "n_rows", verdict.n_rows);
  if (verdict.broken != 0)
    rb_out_param_int (out, "broken_row", verdict.broken);
  else
    rb_out_param_json (out, "broken_row", g_strdup ("null"));
  rb_out_title (out, verdict.sentence);
  if (!intact)
    rb_cli_fail (error, "%s", verdict.sentence);
  rb_audit_verdict_clear (&verdict);
  return intact;
}

gboolean
rb_cmd_audit (RbCli *cli, GError **error)
{
  g_autofree char *upn = NULL, *from = NULL, *to = NULL;
  gboolean all = FALSE, proves = FALSE, tells = FALSE;
  const GOptionEntry entries[] = {
    { "pupil", 0, 0, G_OPTION_ARG_STRING, &upn, "Only this pupil", "UPN" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "Sessions from this day", "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Sessions to this day", "D" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all,
      "First entries, saved registers, records changed and the roll too", NULL },
    { "verify", 0, 0, G_OPTION_ARG_NONE, &proves, "Check the chain", NULL },
    { "progress", 0, 0, G_OPTION_ARG_NONE, &tells,
      "Tell how far the check is, where that is no terminal too", NULL },
    { NULL }
  };
  RbAuditFilter filter = { .kinds = RB_AUDIT_AMENDMENT };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RbOut) out = NULL;
  int row;

  if (!rb_cli_parse (cli, entries, 0, 0, error)
      || (from && !rb_cli_date (from, "--from", &filter.from, error))
      || (to && !rb_cli_date (to, "--to", &filter.to, error)) || !rb_cli_open (cli, FALSE, error))
    return FALSE;
  if (from && to && filter.from > filter.to)
    return rb_cli_usage (error, "--from is later than --to.");
  if (all)
    filter.kinds |= RB_AUDIT_ENTRY | RB_AUDIT_REGISTER | RB_AUDIT_RECORD;
  if (upn != NULL)
    {
      row = rb_cli_pupil (cli, upn, error);
      if (row < 0)
        return FALSE;
      filter.pupil_id = rb_roster_pupil (cli->school->roster, (guint) row)->id;
    }
  rows = rb_store_audit (cli->store, &filter, error);
  if (rows == NULL)
    return FALSE;
  out = rb_out_new (rb_cli_format (cli));
  rb_out_param (out, "upn", upn);
  rb_out_param (out, "from", from);
  rb_out_param (out, "to", to);
  rb_out_param_bool (out, "all", all);
  if (proves && !verify (cli, out, tells, error))
    return FALSE;
  rb_out_columns (out, "row", "kind", "at", "who", "position", "reason", "source", "origin", "upn",
                  "pupil_id", "name", "date", "session", "was", "is", "cells", "record_was",
                  "record_is", NULL);
  for (guint i = 0; i < rows->len; i++)
    out_row (out, cli->school, rows->pdata[i]);
  rb_out_print (out);
  return TRUE;
}

static const char *
stray_id (RbStrayKind kind)
{
  static const char *const ids[] = { "unknown-code", "not-in-force", "closed", "off-roll" };

  return ids[kind];
}

static void
out_finding (RbOut *out,
             const char *kind,
             const RbSchool *school,
             int row,
             RbSession session,
             const char *sentence)
{
  rb_out_text (out, kind);
  if (row >= 0)
    rb_cli_out_pupil (out, school, (guint) row);
  else
    {
      rb_out_null (out);
      rb_out_null (out);
      rb_out_null (out);
    }
  if (session.date == RB_DATE_NONE)
    {
      rb_out_null (out);
      rb_out_null (out);
    }
  else
    {
      rb_out_take (out, rb_date_format (session.date, RB_DATE_ISO));
      rb_out_text (out, rb_half_id (session.half));
    }
  rb_out_text (out, sentence);
}

static void
out_strays (RbOut *out, const RbSchool *school, const GArray *strays)
{
  for (guint i = 0; i < strays->len; i++)
    {
      const RbStrayMark *stray = &g_array_index (strays, RbStrayMark, i);
      g_autofree char *sentence = g_strdup_printf ("Code %s stands where no such mark can be.",
                                                   rb_code_book_text (school->codes, stray->mark));

      out_finding (out, stray_id (stray->kind), school,
                   rb_roster_find (school->roster, stray->pupil_id), stray->session, sentence);
    }
}

static void
out_lint (RbOut *out, const RbSchool *school)
{
  RbSchool *own = rb_school_ref ((RbSchool *) school);
  g_autoptr (RbQuery) query = rb_query_new (own, rb_now ());
  g_autoptr (GPtrArray) found = rb_lint (query, NULL, 0);

  for (guint i = 0; i < found->len; i++)
    {
      const RbLint *lint = found->pdata[i];

      out_finding (out, rb_lint_id (lint->kind), school, lint->row, lint->session, lint->sentence);
    }
  rb_school_unref (own);
}

gboolean
rb_cmd_check (RbCli *cli, GError **error)
{
  RbStoreCheck *check;
  g_autoptr (RbOut) out = NULL;
  guint n_problems;

  if (!rb_cli_parse (cli, NULL, 0, 0, error) || !rb_cli_open (cli, FALSE, error))
    return FALSE;
  check = rb_store_check (cli->store, NULL, error);
  if (check == NULL)
    return FALSE;
  n_problems = check->problems->len;
  out = rb_out_new (rb_cli_format (cli));
  rb_out_title (out, n_problems > 0 ? "The file has problems:" : "The file is sound.");
  rb_out_param_bool (out, "sound", n_problems == 0 && check->audit.intact);
  rb_out_param_json (out, "problems", rb_json_strings (check->problems));
  rb_out_param_bool (out, "audit_intact", check->audit.intact);
  rb_out_columns (out, "kind", "upn", "pupil_id", "name", "date", "session", "message", NULL);
  for (guint i = 0; i < n_problems; i++)
    out_finding (out, "file", cli->school, -1, (RbSession){ RB_DATE_NONE, RB_AM },
                 check->problems->pdata[i]);
  out_strays (out, cli->school, check->strays);
  out_lint (out, cli->school);
  rb_out_print (out);
  if (n_problems > 0 || !check->audit.intact)
    rb_cli_fail (error, "%s: %s", rb_store_get_path (cli->store),
                 n_problems > 0 ? (const char *) check->problems->pdata[0] : check->audit.sentence);

  gboolean sound = n_problems == 0 && check->audit.intact;

  rb_store_check_free (check);
  return sound;
}

static void
print_report (RbCli *cli, const char *path, const RbBackupReport *report)
{
  g_autoptr (RbOut) out = rb_out_new (RB_FORMAT_JSON);

  if (!cli->json)
    {
      g_printerr ("%s: %" G_GINT64_FORMAT " pupils, %" G_GINT64_FORMAT
                  " years of marks, %" G_GINT64_FORMAT " rows of audit; read back and compared.\n",
                  path, report->pupils, report->pupil_years, report->audit_rows);
      return;
    }
  rb_out_param (out, "file", path);
  rb_out_param_int (out, "pupils", report->pupils);
  rb_out_param_int (out, "pupil_years", report->pupil_years);
  rb_out_param_int (out, "audit_rows", report->audit_rows);
  rb_out_param_int (out, "bytes", report->bytes);
  rb_out_print (out);
}

gboolean
rb_cmd_backup (RbCli *cli, GError **error)
{
  RbBackupReport report;

  if (!rb_cli_parse (cli, NULL, 1, 1, error) || !rb_cli_open (cli, FALSE, error)
      || !rb_backup_write (cli->store, cli->args[0], rb_clock_seconds (), &report, NULL, error))
    return FALSE;
  print_report (cli, cli->args[0], &report);
  return TRUE;
}

gboolean
rb_cmd_restore (RbCli *cli, GError **error)
{
  RbBackupReport report;

  if (!rb_cli_parse (cli, NULL, 2, 2, error)
      || !rb_backup_restore (cli->args[0], cli->args[1], &report, NULL, error))
    return FALSE;
  print_report (cli, cli->args[1], &report);
  return TRUE;
}
