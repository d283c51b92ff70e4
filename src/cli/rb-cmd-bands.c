/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands and movement: who stands where, and who moved. */
#include "cli/rb-cli.h"
#include "cli/rb-cli-tally.h"

#include "analysis/rb-movement.h"
#include "analysis/rb-stats.h"
#include "school/rb-clock.h"

char *
rb_cli_json_period (RbPeriod period)
{
  g_autofree char *from = rb_date_format (period.from, RB_DATE_ISO);
  g_autofree char *to = rb_date_format (period.to, RB_DATE_ISO);

  return g_strdup_printf ("{\"from\":\"%s\",\"to\":\"%s\"}", from, to);
}

/* `none` of the role is null in JSON. */
static const char *
band_id (RbBandRole band)
{
  return band == RB_BAND_NONE ? NULL : rb_band_role_id (band);
}

char *
rb_cli_json_side (const RbTally *tally, RbBandRole band)
{
  g_autofree char *rate = rb_json_rate (rb_tally_attendance (tally));
  g_autofree char *name = rb_json_quote (band_id (band));

  return g_strdup_printf ("{\"attended\":%u,\"possible\":%u,\"attendance\":%s,\"band\":%s}",
                          tally->attended, tally->possible, rate, name);
}

char *
rb_cli_text_side (const RbTally *tally, RbBandRole band)
{
  return g_strdup_printf ("%u/%u %s", tally->attended, tally->possible, rb_band_role_id (band));
}

static void
out_bands (RbOut *out, const RbStatsRow *row)
{
  rb_out_int (out, row->pupils);
  rb_out_int (out, row->with_possible);
  rb_out_int (out, row->tally.possible);
  rb_out_int (out, row->tally.attended);
  rb_out_rate (out, rb_tally_attendance (&row->tally));
  for (int band = 0; band < RB_N_BANDS; band++)
    rb_out_int (out, row->bands[band]);
  rb_out_int (out, row->no_band);
  rb_out_int (out, row->persistent);
  rb_out_rate (out, rb_stats_persistent_rate (row));
  rb_out_int (out, row->severe);
  rb_out_rate (out, rb_stats_severe_rate (row));
  rb_out_int (out, row->early);
}

gboolean
rb_cmd_bands (RbCli *cli, GError **error)
{
  g_autofree char *from = NULL, *to = NULL, *by = NULL;
  g_auto (GStrv) where = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "First day (of the academic year)", "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Last day (today)", "D" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, "One of the groups of stats", "GROUP" },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &where, "Only these", "FIELD=VALUE" },
    { NULL }
  };
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (RbGroup));
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbStats) stats = NULL;
  g_autoptr (RbOut) out = NULL;

  if (!rb_cli_parse (cli, entries, 0, 0, error)
      || !rb_cli_groups (by ? by : "school", groups, error))
    return FALSE;
  if (groups->len != 1 || g_array_index (groups, RbGroup, 0) == RB_GROUP_CODE)
    return rb_cli_usage (error, "--by: bands are counted by one group, and not by code.");
  if (!rb_cli_open (cli, FALSE, error))
    return FALSE;
  query = rb_cli_query (cli, from, to, where, NULL, NULL, error);
  if (query == NULL)
    return FALSE;

  RbGroup group = g_array_index (groups, RbGroup, 0);

  stats = rb_stats_by (query, group);
  out = rb_out_new (rb_cli_format (cli));
  rb_cli_out_period (out, rb_query_period (query));
  if (group == RB_GROUP_PUPIL)
    rb_out_columns (out, "upn", "pupil_id", "name", NULL);
  else
    rb_out_column (out, rb_group_id (group));
  rb_out_columns (out, "pupils", "with_possible", "possible", "attended", "attendance", "band_top",
                  "band_green", "band_amber", "band_red", "band_severe", "band_none", "persistent",
                  "persistent_rate", "severe", "severe_rate", "early", NULL);
  for (guint i = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);

      rb_cli_out_key (out, cli->school, group, row->keys[0], row->row);
      out_bands (out, row);
    }
  rb_out_print (out);
  return TRUE;
}

/* The cells that hold anyone, as JSON; and as lines for people. */
static void
out_matrix (RbOut *out, const RbMovement *movement)
{
  GString *cells = g_string_new ("[");
  GString *lines = g_string_new ("Before, and after:");

  for (int b = 0; b <= RB_N_BANDS; b++)
    for (int a = 0; a <= RB_N_BANDS; a++)
      {
        RbBandRole before = b == RB_MOVEMENT_NONE ? RB_BAND_NONE : (RbBandRole) b;
        RbBandRole after = a == RB_MOVEMENT_NONE ? RB_BAND_NONE : (RbBandRole) a;
        g_autofree char *was = rb_json_quote (band_id (before));
        g_autofree char *is = rb_json_quote (band_id (after));

        if (movement->cells[b][a] == 0)
          continue;
        g_string_append_printf (cells, "%s{\"before\":%s,\"after\":%s,\"pupils\":%u}",
                                cells->len > 1 ? "," : "", was, is, movement->cells[b][a]);
        g_string_append_printf (lines, "\n  %-7s to %-7s %u", rb_band_role_id (before),
                                rb_band_role_id (after), movement->cells[b][a]);
      }
  g_string_append_c (cells, ']');
  rb_out_param_json (out, "cells", g_string_free (cells, FALSE));
  rb_out_title (out, lines->str);
  g_string_free (lines, TRUE);
}

static const char *
direction (const RbMover *mover)
{
  if (mover->before_band == RB_BAND_NONE || mover->after_band == RB_BAND_NONE)
    return NULL;
  return mover->after_band < mover->before_band   ? "rose"
         : mover->after_band > mover->before_band ? "fell"
                                                  : "stayed";
}

static void
out_mover (RbOut *out, const RbSchool *school, const RbMover *mover, RbDate on)
{
  const RbClass *klass = rb_roster_class_on (school->roster, mover->row, on);
  g_autofree char *before = rb_cli_text_side (&mover->before, mover->before_band);
  g_autofree char *after = rb_cli_text_side (&mover->after, mover->after_band);

  rb_cli_out_pupil (out, school, mover->row);
  rb_out_text (out, klass ? klass->name : NULL);
  rb_out_json (out, rb_cli_json_side (&mover->before, mover->before_band), before);
  rb_out_json (out, rb_cli_json_side (&mover->after, mover->after_band), after);
  rb_out_text (out, direction (mover));
}

gboolean
rb_cmd_movement (RbCli *cli, GError **error)
{
  g_autofree char *before_text = NULL, *after_text = NULL;
  g_auto (GStrv) where = NULL;
  const GOptionEntry entries[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &before_text, "The first period", "D..D" },
    { "after", 0, 0, G_OPTION_ARG_STRING, &after_text, "The second period", "D..D" },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &where, "Only these", "FIELD=VALUE" },
    { NULL }
  };
  RbPeriod before, after;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbMovement) movement = NULL;
  g_autoptr (RbOut) out = NULL;

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  if (before_text == NULL || after_text == NULL)
    return rb_cli_usage (error, "Give both periods: --before D..D --after D..D.");
  if (!rb_cli_range (before_text, "--before", &before, error)
      || !rb_cli_range (after_text, "--after", &after, error) || !rb_cli_open (cli, FALSE, error))
    return FALSE;
  query = rb_cli_query (cli, NULL, NULL, where, NULL, NULL, error);
  if (query == NULL)
    return FALSE;
  movement = rb_movement_new (query, before, after);
  out = rb_out_new (rb_cli_format (cli));
  rb_out_param_json (out, "before", rb_cli_json_period (before));
  rb_out_param_json (out, "after", rb_cli_json_period (after));
  rb_out_param_int (out, "rose", movement->rose);
  rb_out_param_int (out, "fell", movement->fell);
  rb_out_param_int (out, "stayed", movement->stayed);
  out_matrix (out, movement);
  rb_out_columns (out, "upn", "pupil_id", "name", "class", "before", "after", "moved", NULL);
  for (guint i = 0; i < movement->movers->len; i++)
    out_mover (out, cli->school, &g_array_index (movement->movers, RbMover, i), after.to);
  rb_out_print (out);
  return TRUE;
}
