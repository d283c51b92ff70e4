/* SPDX-License-Identifier: GPL-3.0-or-later */
/* case and diary: what is known of one pupil in one chronology, with the figures of the year, and
 * what is due of all case files. What the reader may not read was taken out when the school was
 * loaded. */
#include "cli/rb-cli.h"

#include "analysis/rb-bands.h"
#include "analysis/rb-diary.h"
#include "analysis/rb-stages.h"
#include "analysis/rb-target.h"
#include "analysis/rb-timeline.h"
#include "domain/rb-case-records.h"
#include "school/rb-clock.h"

static void
out_figures (RbOut *out, RbSchool *school, guint row, RbMoment now)
{
  g_autoptr (RbQuery) query = rb_query_new (school, now);
  RbTally tally = { 0 };
  RbBandRole band;

  rb_query_tally_row (query, row, &tally);
  band = rb_policy_band (rb_query_policy (query), rb_tally_attendance (&tally));
  rb_out_param_int (out, "attended", tally.attended);
  rb_out_param_int (out, "possible", tally.possible);
  rb_out_param_int (out, "authorised", tally.authorised);
  rb_out_param_int (out, "unauthorised", tally.unauthorised);
  rb_out_param_int (out, "late", tally.late);
  rb_out_param_int (out, "late_after_close", tally.late_after);
  rb_out_param_int (out, "missing", tally.missing);
  rb_out_param_json (out, "attendance", rb_json_rate (rb_tally_attendance (&tally)));
  rb_out_param (out, "band", rb_band_role_id (band));
}

static void
member_date (GString *object, const char *name, RbDate date)
{
  g_autofree char *text = date == RB_DATE_NONE ? NULL : rb_date_format (date, RB_DATE_ISO);
  g_autofree char *piece = rb_json_quote (text);

  rb_json_member (object, name, piece);
}

static void
member_text (GString *object, const char *name, const char *text)
{
  g_autofree char *piece = rb_json_quote (text);

  rb_json_member (object, name, piece);
}

static void
member_int (GString *object, const char *name, gint64 value)
{
  g_autofree char *piece = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  rb_json_member (object, name, piece);
}

static const char *
state_id (RbTargetState state)
{
  static const char *const ids[] = {
    "planned", "running", "lost", "met", "not-met", "void", "empty"
  };

  return ids[state];
}

static char *
target_json (RbSchool *school, const RbTarget *target, RbMoment now)
{
  RbTargetProgress progress = rb_target_progress (school, target, now);
  GString *object = g_string_new (NULL);

  member_text (object, "measure", target->measure);
  member_int (object, "aim", target->aim);
  member_date (object, "from", target->first_day);
  member_date (object, "to", target->last_day);
  member_text (object, "state", state_id (progress.state));
  member_int (object, "attended", (gint64) progress.rate.part);
  member_int (object, "possible", (gint64) progress.rate.whole);
  member_int (object, "left", progress.left);
  member_int (object, "may_still_miss", progress.may_still);
  return rb_json_object (object);
}

static void
out_targets (RbOut *out, RbSchool *school, gint64 pupil_id, RbMoment now)
{
  g_autoptr (GPtrArray) list = rb_office_of_pupil (school->office, RB_RECORD_TARGET, pupil_id);
  GString *array = g_string_new ("[");

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *one = target_json (school, list->pdata[i], now);

      g_string_append_printf (array, "%s%s", i ? "," : "", one);
    }
  g_string_append_c (array, ']');
  rb_out_param_json (out, "targets", g_string_free (array, FALSE));
}

/* Where the pupil is on the ladder; null for in no stage. */
static void
out_stage (RbOut *out, RbSchool *school, gint64 pupil_id, RbMoment now)
{
  const RbStay *stay = rb_stage_stay_of (school->office, pupil_id);
  GString *object;

  if (stay == NULL)
    {
      rb_out_param (out, "stage", NULL);
      return;
    }
  object = g_string_new (NULL);
  member_text (object, "name", stay->stage_name);
  member_date (object, "since", stay->first_day);
  member_int (object, "days", rb_stage_days (stay, now.date));
  member_date (object, "review", stay->review_day);
  rb_out_param_json (out, "stage", rb_json_object (object));
}

static char *
due_json (const RbDiaryLine *line)
{
  GString *object = g_string_new (NULL);

  member_date (object, "due", line->due);
  member_int (object, "late", line->late);
  member_text (object, "title", line->title);
  member_text (object, "waits", line->waits);
  return rb_json_object (object);
}

static void
out_due (RbOut *out, RbSchool *school, gint64 pupil_id, RbMoment now)
{
  g_autoptr (GPtrArray) lines = rb_diary_new (school, now, G_MAXINT, pupil_id);
  GString *array = g_string_new ("[");

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *one = due_json (lines->pdata[i]);

      g_string_append_printf (array, "%s%s", i ? "," : "", one);
    }
  g_string_append_c (array, ']');
  rb_out_param_json (out, "due", g_string_free (array, FALSE));
}

static void
out_timeline (RbOut *out, RbSchool *school, guint row, RbMoment now)
{
  g_autoptr (GPtrArray) entries = rb_timeline_new (school, row, now, RB_TIMELINE_ALL, NULL);

  rb_out_columns (out, "date", "time", "of", "title", "detail", "confidential", "ahead", "id",
                  NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const RbTimelineEntry *entry = entries->pdata[i];

      rb_out_take (out, rb_date_format (entry->day, RB_DATE_ISO));
      rb_out_take (out, entry->minute >= 0 ? rb_time_format (entry->minute) : NULL);
      rb_out_text (out, entry->record ? rb_record_type (entry->record->kind)->name : "marks");
      rb_out_text (out, entry->title);
      rb_out_text (out, entry->detail);
      rb_out_bool (out, entry->hidden);
      rb_out_bool (out, entry->ahead);
      if (entry->record)
        rb_out_int (out, entry->record->id);
      else
        rb_out_null (out);
    }
}

gboolean
rb_cmd_case (RbCli *cli, GError **error)
{
  g_autoptr (RbOut) out = NULL;
  g_autofree char *name = NULL;
  const RbPupil *pupil;
  const RbClass *klass;
  RbMoment now;
  int row;

  if (!rb_cli_parse (cli, NULL, 1, 1, error))
    return FALSE;
  if (!rb_cli_open (cli, FALSE, error) || (row = rb_cli_pupil (cli, cli->args[0], error)) < 0)
    return FALSE;
  now = rb_now ();
  pupil = rb_roster_pupil (cli->school->roster, (guint) row);
  klass = rb_roster_class_on (cli->school->roster, (guint) row, now.date);
  name = rb_pupil_name (pupil);
  out = rb_out_new (rb_cli_format (cli));
  rb_out_title (out, name);
  rb_out_param (out, "upn", *pupil->upn ? pupil->upn : NULL);
  rb_out_param_int (out, "pupil_id", pupil->id);
  rb_out_param (out, "name", name);
  rb_out_param (out, "class", klass ? klass->name : NULL);
  out_figures (out, cli->school, (guint) row, now);
  out_stage (out, cli->school, pupil->id, now);
  out_targets (out, cli->school, pupil->id, now);
  out_due (out, cli->school, pupil->id, now);
  out_timeline (out, cli->school, (guint) row, now);
  rb_out_print (out);
  return TRUE;
}

gboolean
rb_cmd_diary (RbCli *cli, GError **error)
{
  g_autofree char *until_text = NULL;
  const GOptionEntry entries[] = {
    { "until", 0, 0, G_OPTION_ARG_STRING, &until_text, "up to this day (today)", "DATE" }, { NULL }
  };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (RbOut) out = NULL;
  RbDate until = RB_DATE_NONE;
  RbMoment now;

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  if ((until_text && !rb_cli_date (until_text, "--until", &until, error))
      || !rb_cli_open (cli, FALSE, error))
    return FALSE;
  now = rb_now ();
  lines = rb_diary_new (cli->school, now, until_text ? until : now.date, 0);
  out = rb_out_new (rb_cli_format (cli));
  rb_out_title (out, "Due of the case files");
  rb_out_columns (out, "due", "late", "pupil_id", "whom", "title", "waits", NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const RbDiaryLine *line = lines->pdata[i];

      rb_out_take (out, rb_date_format (line->due, RB_DATE_ISO));
      rb_out_int (out, line->late);
      if (line->pupil_id != 0)
        rb_out_int (out, line->pupil_id);
      else
        rb_out_null (out);
      rb_out_take (out, rb_diary_whom (cli->school, line));
      rb_out_text (out, line->title);
      rb_out_text (out, line->waits);
    }
  rb_out_print (out);
  return TRUE;
}
