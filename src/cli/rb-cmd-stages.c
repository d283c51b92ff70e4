/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stages: the board of everyone in a stage, the moves that the rules propose, the ladder itself,
 * and a preset taken over. It moves nobody: a person answers a proposal in the window. */
#include "cli/rb-cli.h"

#include "school/rb-clock.h"
#include "school/rb-stages.h"

static void
out_day (RbOut *out, RbDate day)
{
  if (day == RB_DATE_NONE)
    rb_out_null (out);
  else
    rb_out_take (out, rb_date_format (day, RB_DATE_ISO));
}

static void
out_stay (RbOut *out, const RbStay *stay)
{
  if (stay)
    rb_out_text (out, stay->stage_name);
  else
    rb_out_null (out);
}

static void
out_board (RbOut *out, RbSchool *school, RbMoment now)
{
  g_autoptr (GPtrArray) board = rb_stage_board (school, now, NULL);

  rb_out_title (out, "Stages");
  rb_out_columns (out, "upn", "pupil_id", "name", "stage", "since", "days", "last_step",
                  "last_step_on", "review", NULL);
  for (guint i = 0; i < board->len; i++)
    {
      const RbStagePlace *place = board->pdata[i];

      rb_cli_out_pupil (out, school, place->row);
      out_stay (out, place->stay);
      out_day (out, place->stay->first_day);
      rb_out_int (out, place->days);
      rb_out_text (out, *place->last_step ? place->last_step : NULL);
      out_day (out, place->last_day);
      out_day (out, place->stay->review_day);
    }
}

static void
out_moves (RbOut *out, RbSchool *school, RbMoment now)
{
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, now, 0);

  rb_out_title (out, "Proposed moves between stages");
  rb_out_columns (out, "upn", "pupil_id", "name", "step", "from", "to", "attended", "possible",
                  "rate", "unauthorised_in_ten_weeks", "held", "postponed_to", "evidence", NULL);
  for (guint i = 0; i < moves->len; i++)
    {
      const RbStageMove *move = moves->pdata[i];

      rb_cli_out_pupil (out, school, move->row);
      rb_out_text (out, rb_stage_step_id (move->step));
      out_stay (out, move->stay);
      rb_out_text (out, move->to ? move->to->name : NULL);
      rb_out_int (out, (gint64) move->rate.part);
      rb_out_int (out, (gint64) move->rate.whole);
      rb_out_rate (out, move->rate);
      rb_out_int (out, move->unauthorised);
      rb_out_bool (out, move->held);
      out_day (out, move->postponed);
      rb_out_text (out, move->evidence);
    }
}

static void
out_ladder (RbOut *out, const RbSchool *school)
{
  g_autoptr (GPtrArray) ladder = rb_ladder_of (school->office);

  rb_out_title (out, "The ladder of stages");
  rb_out_columns (out, "id", "name", "enters", "leaves", "weeks", "decides", "sends", NULL);
  for (guint i = 0; i < ladder->len; i++)
    {
      const RbStage *stage = ladder->pdata[i];

      rb_out_int (out, stage->base.id);
      rb_out_text (out, stage->name);
      rb_out_take (out, rb_stage_entry_words (stage));
      rb_out_take (out, rb_stage_exit_words (stage));
      rb_out_int (out, stage->weeks);
      rb_out_text (out, stage->decides);
      rb_out_text (out, stage->sends);
    }
}

static gboolean
use (RbCli *cli, const char *preset, GError **error)
{
  RbDeed deed = { rb_cli_who (cli), rb_cli_position (cli), rb_clock_seconds (), rb_now () };
  g_autoptr (RbChange) change = rb_ladder_adopt (cli->school, preset, &deed, error);
  RbSchool *before = cli->school;

  if (change == NULL || !rb_store_apply (cli->store, change, NULL, error))
    return FALSE;
  cli->school = rb_school_apply (before, change);
  rb_school_unref (before);
  return TRUE;
}

gboolean
rb_cmd_stages (RbCli *cli, GError **error)
{
  gboolean proposals = FALSE, ladder = FALSE;
  g_autofree char *preset = NULL;
  const GOptionEntry entries[] = {
    { "proposals", 0, 0, G_OPTION_ARG_NONE, &proposals, "the moves that the rules propose", NULL },
    { "ladder", 0, 0, G_OPTION_ARG_NONE, &ladder, "the stages and their rules", NULL },
    { "use", 0, 0, G_OPTION_ARG_STRING, &preset,
      "take over a ladder: three-stage, risk-bands or letters", "PRESET" },
    { NULL }
  };
  g_autoptr (RbOut) out = NULL;

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  if (proposals + ladder + (preset != NULL) > 1)
    return rb_cli_usage (error, "Say one of --proposals, --ladder and --use.");
  if (!rb_cli_open (cli, preset != NULL, error) || (preset && !use (cli, preset, error)))
    return FALSE;
  out = rb_out_new (rb_cli_format (cli));
  if (proposals)
    out_moves (out, cli->school, rb_now ());
  else if (ladder || preset)
    out_ladder (out, cli->school);
  else
    out_board (out, cli->school, rb_now ());
  rb_out_print (out);
  return TRUE;
}
