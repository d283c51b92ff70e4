/* SPDX-License-Identifier: GPL-3.0-or-later */
/* codes and calendar: the rules by which everything else counts. */
#include "cli/rb-cli.h"

#include "rb-data.h"
#include "school/rb-clock.h"

static void
out_date (RbOut *out, RbDate date)
{
  if (date == RB_DATE_NONE)
    rb_out_null (out);
  else
    rb_out_take (out, rb_date_format (date, RB_DATE_ISO));
}

gboolean
rb_cmd_codes (RbCli *cli, GError **error)
{
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = { { "on", 0, 0, G_OPTION_ARG_STRING, &on,
                                     "The day they are in force on (today)", "DATE" },
                                   { NULL } };
  g_autoptr (RbOut) out = NULL;
  g_autoptr (RbCodeBook) book = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  RbDate date;

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  date = rb_now ().date;
  if (on != NULL && !rb_cli_date (on, "--on", &date, error))
    return FALSE;
  book = rb_code_book_new (rb_data_find ("codes/codes.csv", NULL));
  codes = rb_code_book_in_force (book, date);
  out = rb_out_new (rb_cli_format (cli));
  {
    g_autofree char *day = rb_date_format (date, RB_DATE_ISO);

    rb_out_param (out, "on", day);
  }
  rb_out_columns (out, "code", "name", "class", "possible", "attended", "detail_required",
                  "valid_from", "valid_to", "detail", NULL);
  for (guint i = 0; i < codes->len; i++)
    {
      const RbCode *code = codes->pdata[i];

      rb_out_text (out, code->text);
      rb_out_text (out, code->name);
      rb_out_text (out, rb_code_class_id (code->klass));
      rb_out_bool (out, code->possible);
      rb_out_bool (out, code->attended);
      rb_out_bool (out, *code->detail != '\0');
      out_date (out, code->valid_from);
      out_date (out, code->valid_to);
      rb_out_text (out, *code->detail ? code->detail : NULL);
    }
  rb_out_print (out);
  return TRUE;
}

static char *
quoted_date (RbDate date)
{
  g_autofree char *text = rb_date_format (date, RB_DATE_ISO);

  return rb_json_quote (text);
}

static void
member_date (GString *object, const char *name, RbDate date)
{
  g_autofree char *piece = quoted_date (date);

  rb_json_member (object, name, piece);
}

static void
member_text (GString *object, const char *name, const char *text)
{
  g_autofree char *piece = rb_json_quote (text);

  rb_json_member (object, name, piece);
}

static void
append_piece (GString *array, char *piece)
{
  if (array->len > 0)
    g_string_append_c (array, ',');
  g_string_append (array, piece);
  g_free (piece);
}

/* Takes `members`. */
static char *
close_array (GString *members)
{
  g_string_prepend_c (members, '[');
  g_string_append_c (members, ']');
  return g_string_free (members, FALSE);
}

static void
add_parts (GString *array, const RbCalendar *calendar, gboolean terms)
{
  guint n = terms ? rb_calendar_n_terms (calendar) : rb_calendar_n_half_terms (calendar);

  for (guint i = 0; i < n; i++)
    {
      const RbPart *part =
          terms ? rb_calendar_term (calendar, i) : rb_calendar_half_term (calendar, i);
      GString *object = g_string_new (NULL);

      member_text (object, "name", part->name);
      member_date (object, "start", part->from);
      member_date (object, "end", part->to);
      g_string_append_printf (object, ",\"sessions\":%u", part->end - part->first);
      append_piece (array, rb_json_object (object));
    }
}

static void
add_closures (GString *array, const RbCalendar *calendar)
{
  for (guint i = 0; i < rb_calendar_n_events (calendar); i++)
    {
      const RbCalendarEvent *event = rb_calendar_event (calendar, i);
      GString *object;

      if (event->kind == RB_EVENT_TERM)
        continue;
      object = g_string_new (NULL);
      member_text (object, "kind", rb_event_kind_id (event->kind));
      member_text (object, "name", event->name);
      member_date (object, "start", event->from);
      member_date (object, "end", event->to);
      append_piece (array, rb_json_object (object));
    }
}

static void
add_sessions (GString *array, const RbCalendar *calendar)
{
  for (guint c = 0; c < rb_calendar_n_sessions (calendar); c++)
    {
      RbSession session = rb_calendar_session (calendar, c);
      char date[11];

      append_piece (array,
                    g_strdup_printf ("{\"date\":\"%s\",\"session\":\"%s\"}",
                                     rb_date_iso (session.date, date), rb_half_id (session.half)));
    }
}

static void
add_weeks (GString *array, const RbCalendar *calendar)
{
  for (guint w = 0; w < rb_calendar_n_weeks (calendar); w++)
    append_piece (array, quoted_date (rb_calendar_week (calendar, w)->monday));
}

static void
print_json (const RbSchool *school, gboolean sessions, int only)
{
  g_autoptr (RbOut) out = rb_out_new (RB_FORMAT_JSON);
  GString *lists[5];
  static const char *const names[] = { "sessions", "weeks", "half_terms", "terms", "closures" };
  guint n_sessions = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    lists[i] = g_string_new (NULL);
  for (guint y = 0; y < school->years->len; y++)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (school->years->pdata[y]);

      if (only != 0 && rb_calendar_year (calendar) != only)
        continue;
      n_sessions += rb_calendar_n_sessions (calendar);
      add_sessions (lists[0], calendar);
      add_weeks (lists[1], calendar);
      add_parts (lists[2], calendar, FALSE);
      add_parts (lists[3], calendar, TRUE);
      add_closures (lists[4], calendar);
    }
  rb_out_param_int (out, "n_sessions", n_sessions);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (i > 0 || sessions)
      rb_out_param_json (out, names[i], close_array (lists[i]));
    else
      g_string_free (lists[i], TRUE);
  rb_out_print (out);
}

static void
list_sessions (RbOut *out, const RbSchool *school, int only)
{
  rb_out_columns (out, "date", "session", NULL);
  for (guint y = 0; y < school->years->len; y++)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (school->years->pdata[y]);

      for (guint c = 0; c < rb_calendar_n_sessions (calendar); c++)
        {
          RbSession session = rb_calendar_session (calendar, c);

          if (only != 0 && rb_calendar_year (calendar) != only)
            break;
          rb_out_take (out, rb_date_format (session.date, RB_DATE_ISO));
          rb_out_text (out, rb_half_id (session.half));
        }
    }
}

static void
list_events (RbOut *out, const RbSchool *school, int only)
{
  rb_out_columns (out, "kind", "name", "start", "end", NULL);
  for (guint y = 0; y < school->years->len; y++)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (school->years->pdata[y]);

      for (guint i = 0; i < rb_calendar_n_events (calendar); i++)
        {
          const RbCalendarEvent *event = rb_calendar_event (calendar, i);

          if (only != 0 && rb_calendar_year (calendar) != only)
            break;
          rb_out_text (out, rb_event_kind_id (event->kind));
          rb_out_text (out, event->name);
          rb_out_take (out, rb_date_format (event->from, RB_DATE_ISO));
          rb_out_take (out, rb_date_format (event->to, RB_DATE_ISO));
        }
    }
}

gboolean
rb_cmd_calendar (RbCli *cli, GError **error)
{
  gboolean sessions = FALSE;
  int year = 0;
  const GOptionEntry entries[] = {
    { "sessions", 0, 0, G_OPTION_ARG_NONE, &sessions, "List the sessions too", NULL },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, "Only the academic year that begins in Y", "Y" },
    { NULL }
  };
  g_autoptr (RbOut) out = NULL;

  if (!rb_cli_parse (cli, entries, 0, 0, error) || !rb_cli_open (cli, FALSE, error))
    return FALSE;
  if (cli->json)
    {
      print_json (cli->school, sessions, year);
      return TRUE;
    }
  out = rb_out_new (rb_cli_format (cli));
  if (sessions)
    list_sessions (out, cli->school, year);
  else
    list_events (out, cli->school, year);
  rb_out_print (out);
  return TRUE;
}
