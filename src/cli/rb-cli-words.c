/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that several commands read in the same way: dates, periods, pupils, groups, filters; and
 * files that they write. */
#include "cli/rb-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include <glib/gstdio.h>

#include "school/rb-clock.h"

gboolean
rb_cli_date (const char *text, const char *what, RbDate *date, GError **error)
{
  if (rb_date_parse_iso (text, date))
    return TRUE;
  return rb_cli_usage (error, "%s: \"%s\" is not a date such as 2026-03-20.", what, text);
}

gboolean
rb_cli_range (const char *text, const char *what, RbPeriod *period, GError **error)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", 2);

  if (g_strv_length (ends) == 2 && rb_date_parse_iso (ends[0], &period->from)
      && rb_date_parse_iso (ends[1], &period->to) && period->from <= period->to)
    return TRUE;
  return rb_cli_usage (error, "%s: \"%s\" is not a period such as 2026-01-05..2026-03-27.", what,
                       text);
}

gboolean
rb_cli_period (RbCli *cli, const char *from, const char *to, RbPeriod *period, GError **error)
{
  RbMoment now = rb_now ();

  *period = rb_period_default (cli->school, now);
  if (from == NULL && to == NULL)
    return TRUE;
  if (from != NULL && !rb_cli_date (from, "--from", &period->from, error))
    return FALSE;
  period->to = now.date;
  if (to != NULL && !rb_cli_date (to, "--to", &period->to, error))
    return FALSE;
  if (from == NULL && period->from > period->to)
    period->from = rb_academic_year_first (rb_academic_year_of (period->to));
  if (period->from > period->to)
    return rb_cli_usage (error, "--from is later than --to.");
  return TRUE;
}

static gboolean
add_filters (RbCli *cli, RbQuery *query, char **where, GError **error)
{
  for (guint i = 0; where != NULL && where[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (where[i], "=", 2);

      if (g_strv_length (parts) != 2)
        return rb_cli_usage (error, "--where: \"%s\" is not of the form FIELD=VALUE.", where[i]);
      g_strstrip (parts[0]);
      if ((strcmp (parts[0], "upn") == 0 || strcmp (parts[0], "pupil") == 0)
          && rb_cli_pupil (cli, parts[1], error) < 0)
        return FALSE;
      if (!rb_query_add_filter (query, parts[0], parts[1]))
        return rb_cli_usage (error, "--where: there is no field \"%s\".", parts[0]);
    }
  return TRUE;
}

RbQuery *
rb_cli_query (RbCli *cli,
              const char *from,
              const char *to,
              char **where,
              const char *basis,
              const char *as_of,
              GError **error)
{
  g_autoptr (RbQuery) query = rb_query_new (cli->school, rb_now ());
  RbPeriod period;
  RbBasis kind = RB_BASIS_SCHOOL;
  RbDate day = RB_DATE_NONE;

  if (!rb_cli_period (cli, from, to, &period, error))
    return NULL;
  rb_query_set_period (query, period);
  if (basis != NULL && !rb_basis_parse (basis, &kind))
    {
      rb_cli_usage (error, "--basis: \"%s\" is none of school, compulsory-age, dfe.", basis);
      return NULL;
    }
  rb_query_set_basis (query, kind);
  if (as_of != NULL && !rb_cli_date (as_of, "--as-of", &day, error))
    return NULL;
  rb_query_set_as_of (query, day);
  if (!add_filters (cli, query, where, error))
    return NULL;
  return g_steal_pointer (&query);
}

int
rb_cli_pupil (RbCli *cli, const char *text, GError **error)
{
  const RbRoster *roster = cli->school->roster;
  int row = -1;

  if (g_ascii_strncasecmp (text, "id:", 3) == 0)
    {
      gint64 id = 0;

      if (!g_ascii_string_to_signed (text + 3, 10, 1, G_MAXINT64, &id, NULL))
        {
          rb_cli_usage (error, "\"%s\" is not a pupil such as id:12.", text);
          return -1;
        }
      row = rb_roster_find (roster, id);
    }
  else
    row = rb_roster_find_upn (roster, text);
  if (row < 0)
    rb_cli_fail (error, "There is no pupil %s in %s.", text, cli->school->details->name);
  return row;
}

gboolean
rb_cli_groups (const char *text, GArray *groups, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      RbGroup group;

      if (!rb_group_parse (g_strstrip (words[i]), &group))
        return rb_cli_usage (error, "--by: \"%s\" is no group; see rollbook-cli stats --help.",
                             words[i]);
      g_array_append_val (groups, group);
    }
  return TRUE;
}

void
rb_cli_out_pupil (RbOut *out, const RbSchool *school, guint row)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);

  rb_out_text (out, pupil->upn);
  rb_out_int (out, pupil->id);
  rb_out_take (out, rb_pupil_sorted_name (pupil));
}

gboolean
rb_cli_write_file (const char *path, const char *bytes, gssize length, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (path, bytes, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local))
    return TRUE;
  return rb_cli_fail (error, "%s could not be written: %s.", path, local->message);
}

gboolean
rb_cli_wrote (const RbCli *cli, const char *path)
{
  g_autoptr (RbOut) out = rb_out_new (RB_FORMAT_JSON);

  rb_out_param (out, "file", path);
  if (cli->json)
    rb_out_print (out);
  return TRUE;
}
