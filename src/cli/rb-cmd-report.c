/* SPDX-License-Identifier: GPL-3.0-or-later */
/* overview and report: the workbook that goes to leaders every week, and pages about pupils and
 * classes. */
#include "cli/rb-cli-list.h"
#include "cli/rb-cli.h"

#include "documents/rb-pdf.h"
#include "exchange/rb-overview-workbook.h"
#include "school/rb-benchmark-table.h"
#include "school/rb-clock.h"
#include "school/rb-earlier-years.h"
#include "school/rb-lists.h"
#include "school/rb-reports.h"

#include <string.h>

gboolean
rb_cmd_overview (RbCli *cli, GError **error)
{
  g_autofree char *path = NULL;
  int year = 0;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "The workbook", "FILE.xlsx" },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, "The academic year that begins in Y (this one)", "Y" },
    { NULL }
  };
  g_autoptr (RbBenchmarks) benchmarks = NULL;

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  if (path == NULL)
    return rb_cli_usage (error, "Say where to write the workbook: -o FILE.xlsx.");
  if (!rb_cli_open (cli, FALSE, error))
    return FALSE;
  benchmarks = rb_benchmark_table (cli->store);
  return rb_overview_workbook_write (cli->school, rb_now (),
                                     year ? year : rb_academic_year_of (rb_now ().date), benchmarks,
                                     path, error)
         && rb_cli_wrote (cli, path);
}

/* A register without dates is this week's, every other report the year's so far. */
static gboolean
choose_period (RbCli *cli,
               const char *name,
               const char *from,
               const char *to,
               RbPeriod *period,
               GError **error)
{
  gboolean sheet = g_str_has_suffix (name, "register");

  if (!sheet || from != NULL || to != NULL)
    return rb_cli_period (cli, from, to, period, error);
  *period = rb_period_of (cli->school, RB_PERIOD_WEEK, rb_now ().date);
  return !rb_period_is_empty (*period) || rb_cli_fail (error, "The school has no terms yet.");
}

static void
out_total (RbOut *out, int sessions)
{
  if (sessions >= 0)
    rb_out_int (out, sessions);
  else
    rb_out_null (out);
}

/* Totals of years at schools before, of one pupil or of everybody, on standard output. */
static gboolean
earlier_years (RbCli *cli, const char *upn, GError **error)
{
  g_autoptr (GPtrArray) years = NULL;
  g_autoptr (RbOut) out = NULL;
  int row = -1;

  if (!rb_cli_open (cli, FALSE, error)
      || (upn != NULL && (row = rb_cli_pupil (cli, upn, error)) < 0))
    return FALSE;
  years = rb_earlier_years (cli->store, cli->school, row, error);
  if (years == NULL)
    return FALSE;
  out = rb_out_new (rb_cli_format (cli));
  rb_out_columns (out, "upn", "pupil_id", "name", "year", "school", "possible", "attended",
                  "authorised", "unauthorised", "attendance", NULL);
  for (guint i = 0; i < years->len; i++)
    {
      const RbEarlierYear *year = years->pdata[i];

      rb_cli_out_pupil (out, cli->school, (guint) year->row);
      rb_out_take (out, rb_academic_year_label (year->year));
      rb_out_text (out, year->school);
      out_total (out, year->possible);
      out_total (out, year->attended);
      out_total (out, year->authorised);
      out_total (out, year->unauthorised);
      rb_out_rate (out, rb_earlier_year_rate (year));
    }
  rb_out_print (out);
  return TRUE;
}

gboolean
rb_cmd_report (RbCli *cli, GError **error)
{
  g_autofree char *upn = NULL, *class_name = NULL, *from = NULL, *to = NULL, *path = NULL;
  g_autofree char *use = NULL, *sent_by = NULL;
  RbReportSubject subject = { .row = -1 };
  const GOptionEntry entries[] = {
    { "pupil", 0, 0, G_OPTION_ARG_STRING, &upn, "Of this pupil", "UPN" },
    { "class", 0, 0, G_OPTION_ARG_STRING, &class_name, "Of this class (all)", "C" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "First day", "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Last day", "D" },
    { "for", 0, 0, G_OPTION_ARG_STRING, &use, "A list for staff (reasons) or texting (numbers)",
      "USE" },
    { "sent-by", 0, 0, G_OPTION_ARG_STRING, &sent_by,
      "Log that the list went out: text, email, print", "CHANNEL" },
    { "record", 0, 0, G_OPTION_ARG_INT64, &subject.record,
      "Of this meeting or visit, by its number in case --json", "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "The report; lists also .csv and .xlsx",
      "FILE.pdf" },
    { NULL }
  };
  g_autoptr (RbDocument) document = NULL;
  g_autoptr (GPtrArray) audit = NULL;

  if (!rb_cli_parse (cli, entries, 1, 1, error))
    return FALSE;
  if (rb_list_info (cli->args[0]) != NULL)
    {
      RbCliList wanted = { class_name, use, sent_by, path };

      return rb_cli_list (cli, cli->args[0], &wanted, error);
    }
  if (rb_cli_is_register_report (cli->args[0]))
    return rb_cli_register_report (cli, cli->args[0], from, to, path, error);
  if (rb_cli_is_leave (cli->args[0]))
    return rb_cli_leave (cli, cli->args[0], path, error);
  if (strcmp (cli->args[0], "day-line") == 0)
    return rb_cli_day_line (cli, path, error);
  if (strcmp (cli->args[0], "earlier-years") == 0)
    return earlier_years (cli, upn, error);
  if (!g_strv_contains (rb_report_names (), cli->args[0]))
    return rb_cli_usage (error,
                         "There is no report \"%s\"; there are pupil, register, blank-register, "
                         "class, fire-list, case-file, minutes, contract, visit-sheet.",
                         cli->args[0]);
  if (path == NULL || !g_str_has_suffix (path, ".pdf"))
    return rb_cli_usage (error, "Say where to write the report: -o FILE.pdf.");
  if (!rb_cli_open (cli, FALSE, error)
      || !choose_period (cli, cli->args[0], from, to, &subject.period, error))
    return FALSE;
  if (upn != NULL && (subject.row = rb_cli_pupil (cli, upn, error)) < 0)
    return FALSE;
  subject.class_name = class_name;
  audit = rb_report_audit (cli->store, &subject, error);
  if (audit == NULL)
    return FALSE;
  subject.audit = audit;
  subject.reader = rb_cli_who (cli);
  document = rb_report_make (cli->args[0], cli->school, rb_now (), &subject, error);
  return document != NULL
         && rb_pdf_write (document, path, cli->school->details->name, NULL, NULL, error)
         && rb_cli_wrote (cli, path);
}
