/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mark and marks: one mark set, and marks as they are stored. */
#include "cli/rb-cli.h"

#include "school/rb-clock.h"

typedef struct
{
  guint row;
  const RbPupil *pupil;
  RbSession session;
  RbMark mark;
} Target;

static gboolean
read_half (const char *text, RbHalf *half, GError **error)
{
  if (g_ascii_strcasecmp (text, "am") == 0)
    *half = RB_AM;
  else if (g_ascii_strcasecmp (text, "pm") == 0)
    *half = RB_PM;
  else
    return rb_cli_usage (error, "The session is am or pm, not \"%s\".", text);
  return TRUE;
}

/* The code in force on the day; "-" takes the mark away. */
static gboolean
read_code (const RbSchool *school, const char *text, Target *target, GError **error)
{
  const RbCode *code = rb_code_book_find (school->codes, text, target->session.date);
  g_autofree char *day = rb_date_format (target->session.date, RB_DATE_LONG);

  if (strcmp (text, "-") == 0)
    {
      target->mark = RB_MARK_NONE;
      return TRUE;
    }
  if (code == NULL && rb_code_book_knows (school->codes, text))
    return rb_cli_fail (error, "Code %s was not in force on %s.", text, day);
  if (code == NULL)
    return rb_cli_fail (error, "There is no attendance code \"%s\".", text);
  target->mark = rb_code_book_for_half (school->codes, code->mark, target->session.half);
  return TRUE;
}

static gboolean
check_place (const RbSchool *school, const Target *target, GError **error)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, target->session.date);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  const char *text = rb_code_book_text (school->codes, target->mark);
  g_autofree char *day = rb_date_format (target->session.date, RB_DATE_FULL);
  g_autofree char *name = rb_pupil_name (target->pupil);

  if (target->mark == RB_MARK_NONE || strcmp (text, "#") == 0)
    return TRUE;
  if (calendar == NULL
      || rb_calendar_find (calendar, target->session.date, target->session.half) < 0)
    return rb_cli_fail (error, "%s %s is no session of the school: only # can stand there.", day,
                        rb_half_name (target->session.half));
  if (!rb_pupil_on_roll (target->pupil, target->session.date) && strcmp (text, "Z") != 0)
    return rb_cli_fail (error, "%s was not on the roll on %s.", name, day);
  return TRUE;
}

static void
print_change (
    RbCli *cli, const Target *target, const RbDetail *detail, RbMark was, const RbApplied *applied)
{
  g_autoptr (RbOut) out = rb_out_new (RB_FORMAT_JSON);
  g_autofree char *date = rb_date_format (target->session.date, RB_DATE_ISO);

  rb_out_param (out, "upn", target->pupil->upn);
  rb_out_param_int (out, "pupil_id", target->pupil->id);
  rb_out_param (out, "date", date);
  rb_out_param (out, "session", rb_half_id (target->session.half));
  rb_out_param (out, "was", was ? rb_code_book_text (cli->school->codes, was) : NULL);
  rb_out_param (out, "is",
                target->mark ? rb_code_book_text (cli->school->codes, target->mark) : NULL);
  if (detail->minutes >= 0)
    rb_out_param_int (out, "minutes", detail->minutes);
  else
    rb_out_param_json (out, "minutes", g_strdup ("null"));
  rb_out_param (out, "note", detail->note);
  rb_out_param (out, "nature", detail->nature);
  rb_out_param_int (out, "entries", applied->entries);
  rb_out_param_int (out, "amendments", applied->amendments);
  rb_out_print (out);
}

gboolean
rb_cmd_mark (RbCli *cli, GError **error)
{
  g_autofree char *note = NULL, *nature = NULL;
  int minutes = -1;
  const GOptionEntry entries[] = {
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, "A note beside the mark", "T" },
    { "nature", 0, 0, G_OPTION_ARG_STRING, &nature, "Nature of the activity or the circumstances",
      "T" },
    { "minutes", 0, 0, G_OPTION_ARG_INT, &minutes, "Minutes late", "N" },
    { NULL }
  };
  Target target;
  int row;
  g_autoptr (RbChange) change = NULL;
  RbApplied applied = { 0 };

  if (!rb_cli_parse (cli, entries, 4, 4, error)
      || !rb_cli_date (cli->args[1], "The date", &target.session.date, error)
      || !read_half (cli->args[2], &target.session.half, error))
    return FALSE;
  if (minutes < -1 || minutes > 600)
    return rb_cli_usage (error, "--minutes: %d is not a number of minutes late.", minutes);
  if (!rb_cli_open (cli, TRUE, error))
    return FALSE;
  row = rb_cli_pupil (cli, cli->args[0], error);
  if (row < 0)
    return FALSE;
  target.row = (guint) row;
  target.pupil = rb_roster_pupil (cli->school->roster, target.row);
  if (!read_code (cli->school, cli->args[3], &target, error)
      || !check_place (cli->school, &target, error))
    return FALSE;

  RbMark was = rb_school_mark (cli->school, target.row, target.session.date, target.session.half);
  const RbDetail *kept = rb_school_cell_detail (cli->school, target.pupil->id, target.session);
  gboolean same = was == target.mark && kept != NULL;
  RbDetail detail = { minutes >= 0 || !same ? minutes : kept->minutes,
                      note || !same ? note : kept->note, nature || !same ? nature : kept->nature };

  change = rb_change_new (RB_SOURCE_COMMAND, rb_cli_who (cli), rb_cli_position (cli),
                          cli->reason ? cli->reason : "", rb_clock_seconds ());
  rb_change_add (change, target.pupil->id, target.session, was, target.mark, kept, &detail);
  if (!rb_store_apply (cli->store, change, &applied, error))
    return FALSE;
  if (cli->json)
    print_change (cli, &target, &detail, was, &applied);
  return TRUE;
}

static void
out_mark (RbOut *out, const RbSchool *school, const RbPupil *pupil, RbSession session, RbMark mark)
{
  const RbDetail *detail = rb_school_cell_detail (school, pupil->id, session);
  char date[11];

  rb_out_text (out, pupil->upn);
  rb_out_text (out, rb_date_iso (session.date, date));
  rb_out_text (out, rb_half_id (session.half));
  rb_out_text (out, rb_code_book_text (school->codes, mark));
  if (detail != NULL && detail->minutes >= 0)
    rb_out_int (out, detail->minutes);
  else
    rb_out_null (out);
  rb_out_text (out, detail ? detail->note : NULL);
  rb_out_text (out, detail ? detail->nature : NULL);
  rb_out_int (out, pupil->id);
}

static void
list_row (RbOut *out, const RbSchool *school, guint row, RbPeriod period, const char *class_name)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);

  for (guint y = 0; y < school->years->len; y++)
    {
      const RbMarkMatrix *matrix = school->years->pdata[y];
      const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
      guint first, end;

      rb_calendar_range (calendar, period.from, period.to, &first, &end);
      for (guint c = first; c < end; c++)
        {
          RbMark mark = rb_mark_matrix_get (matrix, row, c);
          RbSession session = rb_calendar_session (calendar, c);
          const RbClass *klass;

          if (mark == RB_MARK_NONE || mark == RB_MARK_OFF_ROLL)
            continue;
          klass = class_name ? rb_roster_class_on (school->roster, row, session.date) : NULL;
          if (class_name == NULL
              || (klass != NULL && g_ascii_strcasecmp (klass->name, class_name) == 0))
            out_mark (out, school, pupil, session, mark);
        }
    }
}

gboolean
rb_cmd_marks (RbCli *cli, GError **error)
{
  g_autofree char *class_name = NULL, *from = NULL, *to = NULL, *upn = NULL;
  const GOptionEntry entries[] = {
    { "class", 0, 0, G_OPTION_ARG_STRING, &class_name, "Only this class", "C" },
    { "pupil", 0, 0, G_OPTION_ARG_STRING, &upn, "Only this pupil", "UPN" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "First day (of the academic year)", "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Last day (today)", "D" },
    { NULL }
  };
  g_autoptr (RbOut) out = NULL;
  RbPeriod period;
  int only = -1;

  if (!rb_cli_parse (cli, entries, 0, 0, error) || !rb_cli_open (cli, FALSE, error)
      || !rb_cli_period (cli, from, to, &period, error))
    return FALSE;
  if (upn != NULL && (only = rb_cli_pupil (cli, upn, error)) < 0)
    return FALSE;
  out = rb_out_new (rb_cli_format (cli));
  rb_out_columns (out, "upn", "date", "session", "code", "minutes", "note", "nature", "pupil_id",
                  NULL);
  for (guint row = 0; row < rb_roster_n (cli->school->roster); row++)
    if (only < 0 || row == (guint) only)
      list_row (out, cli->school, row, period, class_name);
  rb_out_print (out);
  return TRUE;
}
