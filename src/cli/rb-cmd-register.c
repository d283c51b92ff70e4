/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keyback and seal, and the reports about registers as a whole: completeness, what is to be keyed
 * in, what was changed after sealing. */
#include "cli/rb-cli-list.h"
#include "cli/rb-cli.h"

#include "analysis/rb-action-listing.h"
#include "school/rb-clock.h"
#include "school/rb-keyback.h"
#include "school/rb-seal.h"

#include <string.h>

static GPtrArray *
keyback_lines (RbCli *cli, gint64 since, GError **error)
{
  g_autoptr (GPtrArray) items = rb_store_key_back (cli->store, since, error);

  return items ? rb_keyback_lines (cli->school, items) : NULL;
}

static void
out_line (RbOut *out, const RbSchool *school, const RbKeybackLine *line)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (line->changed_at);

  rb_cli_out_pupil (out, school, line->row);
  rb_out_text (out, line->klass ? line->klass->name : NULL);
  rb_out_take (out, rb_date_format (line->session.date, RB_DATE_ISO));
  rb_out_text (out, rb_half_id (line->session.half));
  rb_out_text (out, *line->was ? line->was : NULL);
  rb_out_text (out, *line->code ? line->code : NULL);
  if (line->minutes >= 0)
    rb_out_int (out, line->minutes);
  else
    rb_out_null (out);
  rb_out_take (out, at ? g_date_time_format_iso8601 (at) : NULL);
  rb_out_text (out, line->who);
}

gboolean
rb_cmd_keyback (RbCli *cli, GError **error)
{
  g_autofree char *since = NULL;
  const GOptionEntry entries[] = {
    { "since", 0, 0, G_OPTION_ARG_STRING, &since, "Changed on this day or later", "D" }, { NULL }
  };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (RbOut) out = NULL;
  g_autofree char *title = NULL;
  RbDate day = RB_DATE_NONE;

  if (!rb_cli_parse (cli, entries, 0, 0, error)
      || (since && !rb_cli_date (since, "--since", &day, error))
      || !rb_cli_open (cli, FALSE, error))
    return FALSE;
  lines = keyback_lines (cli, day ? rb_clock_seconds_of ((RbMoment){ day, 0 }) : 0, error);
  if (lines == NULL)
    return FALSE;
  out = rb_out_new (rb_cli_format (cli));
  title = g_strdup_printf ("%u to key into %s", lines->len, rb_keyback_mis (cli->school));
  rb_out_title (out, title);
  rb_out_param (out, "since", since);
  rb_out_columns (out, "upn", "pupil_id", "name", "class", "date", "session", "was", "code",
                  "minutes", "changed_at", "who", NULL);
  for (guint i = 0; i < lines->len; i++)
    out_line (out, cli->school, lines->pdata[i]);
  rb_out_print (out);
  return TRUE;
}

static void
out_seal (RbCli *cli, const RbWeekState *state, const char *words)
{
  g_autoptr (RbOut) out = rb_out_new (rb_cli_format (cli));

  rb_out_title (out, words);
  rb_out_columns (out, "week", "sealed", "to_come", "registers", "gaps", "unexplained", NULL);
  rb_out_take (out, rb_date_format (state->week, RB_DATE_ISO));
  rb_out_bool (out, state->seal != NULL);
  rb_out_int (out, state->to_come);
  rb_out_int (out, state->registers);
  rb_out_int (out, state->gaps);
  rb_out_int (out, state->unexplained);
  rb_out_print (out);
}

gboolean
rb_cmd_seal (RbCli *cli, GError **error)
{
  g_autofree char *note = NULL, *refusal = NULL, *words = NULL;
  gboolean look = FALSE;
  const GOptionEntry entries[] = { { "note", 0, 0, G_OPTION_ARG_STRING, &note,
                                     "Why it is sealed though something is missing", "TEXT" },
                                   { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &look,
                                     "Only say what is missing", NULL },
                                   { NULL } };
  g_autoptr (RbChange) change = NULL;
  RbWeekState state;
  RbDate day;

  if (!rb_cli_parse (cli, entries, 1, 1, error)
      || !rb_cli_date (cli->args[0], "the week", &day, error) || !rb_cli_open (cli, !look, error))
    return FALSE;
  change = rb_change_new (RB_SOURCE_COMMAND, rb_cli_who (cli), rb_cli_position (cli),
                          cli->reason ? cli->reason : "", rb_clock_seconds ());
  if (!look)
    {
      g_autoptr (RbSchool) before = NULL;

      if (!rb_seal_week (cli->school, day, rb_now (), note, change, &refusal))
        return rb_cli_fail (error, "%s", refusal);
      if (!rb_store_apply (cli->store, change, NULL, error))
        return FALSE;
      before = cli->school;
      cli->school = rb_school_apply (before, change);
    }
  state = rb_week_state (cli->school, day, rb_now ());
  words = rb_week_state_words (&state);
  out_seal (cli, &state, words);
  return TRUE;
}

static RbListing *
completeness (RbCli *cli, const char *from, const char *to, GError **error)
{
  g_autoptr (RbCompleteness) board = NULL;
  RbPeriod period = rb_period_of (cli->school, RB_PERIOD_WEEK, rb_now ().date);

  if ((from || to) && !rb_cli_period (cli, from, to, &period, error))
    return NULL;
  if (rb_period_is_empty (period))
    {
      rb_cli_fail (error, "The school has no terms yet.");
      return NULL;
    }
  board = rb_completeness_new (cli->school, period, rb_now ());
  return rb_completeness_listing (cli->school, board);
}

/* The action calendar; what was not done lately where no period is given. */
static RbListing *
actions (RbCli *cli, const char *from, const char *to, GError **error)
{
  RbDate today = rb_now ().date;
  RbPeriod period = { today - RB_ACTIONS_BACK_DAYS, today };

  if ((from || to) && !rb_cli_period (cli, from, to, &period, error))
    return NULL;
  return rb_actions_listing (cli->school, today, period.from, period.to);
}

static RbListing *
make_listing (RbCli *cli, const char *name, const char *from, const char *to, GError **error)
{
  if (strcmp (name, "completeness") == 0)
    return completeness (cli, from, to, error);
  if (strcmp (name, "actions") == 0)
    return actions (cli, from, to, error);
  if (strcmp (name, "keyback") == 0)
    {
      g_autoptr (GPtrArray) lines = keyback_lines (cli, 0, error);

      return lines ? rb_keyback_listing (cli->school, lines) : NULL;
    }
  else
    {
      g_autoptr (GPtrArray) audit = rb_store_audit (cli->store, NULL, error);

      return audit ? rb_seal_changes (cli->school, audit) : NULL;
    }
}

gboolean
rb_cli_is_register_report (const char *name)
{
  return strcmp (name, "completeness") == 0 || strcmp (name, "keyback") == 0
         || strcmp (name, "sealed-changes") == 0 || strcmp (name, "actions") == 0;
}

gboolean
rb_cli_register_report (RbCli *cli,
                        const char *name,
                        const char *from,
                        const char *to,
                        const char *path,
                        GError **error)
{
  g_autoptr (RbListing) listing = NULL;

  if (path == NULL)
    return rb_cli_usage (error, "Say where to write the list: -o FILE.pdf, .csv or .xlsx.");
  if (!rb_cli_open (cli, FALSE, error))
    return FALSE;
  listing = make_listing (cli, name, from, to, error);
  return listing != NULL && rb_cli_write_listing (cli, listing, path, error)
         && rb_cli_wrote (cli, path);
}
