/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three shapes of a marks file: one row a mark, one column a session, one string a pupil. */
#include "exchange/rb-import-private.h"

#include <string.h>

/* Longest strings of marks: 54 weeks. */
#define MAX_TOKENS 540

/* The minutes, note and nature of the row; FALSE where there are none. */
static gboolean
read_detail (RbPlanner *planner, RbDetail *detail)
{
  const char *minutes = rb_planner_text (planner, RB_FIELD_MINUTES);
  const char *note = rb_planner_text (planner, RB_FIELD_COMMENT);
  const char *nature = rb_planner_text (planner, RB_FIELD_NATURE);
  guint64 value = 0;

  *detail = RB_DETAIL_NONE;
  if (*minutes != '\0' && !g_ascii_string_to_unsigned (minutes, 10, 0, 1440, &value, NULL))
    rb_planner_refuse (
        planner, rb_planner_heading (planner, RB_FIELD_MINUTES), minutes,
        g_strdup_printf ("“%.40s” is no number of minutes; the mark was taken without", minutes));
  if (value > 0)
    detail->minutes = (int) value;
  /* Copied by the change; the table outlives the plan's making. */
  detail->note = *note != '\0' ? (char *) note : NULL;
  detail->nature = *nature != '\0' ? (char *) nature : NULL;
  return value > 0 || *note != '\0' || *nature != '\0';
}

typedef struct
{
  const char *text;
  RbDate date;
  int half;
} DateMemo;

/* Dates repeat from row to row: the last ones are remembered by their text. */
static gboolean
read_date (RbPlanner *planner, DateMemo *memo, gsize size, RbSession *session)
{
  const char *text = rb_planner_text (planner, RB_FIELD_DATE);
  const char *word = rb_planner_text (planner, RB_FIELD_SESSION);
  guint hash = 5381;

  for (const char *c = text; *c != '\0'; c++)
    hash = hash * 33 + (guint8) *c;
  memo += hash % size;
  if (memo->text == NULL || strcmp (memo->text, text) != 0)
    {
      RbDate date;
      int half;

      if (!rb_heading_parse_session (text, &date, &half))
        {
          rb_planner_refuse (planner, rb_planner_heading (planner, RB_FIELD_DATE), text,
                             g_strdup_printf ("“%.40s” is no date. Write it as day, month, year: "
                                              "02/09/2024.",
                                              text));
          return FALSE;
        }
      *memo = (DateMemo){ text, date, half };
    }
  session->date = memo->date;
  if (*word == '\0' && memo->half >= 0)
    session->half = (RbHalf) memo->half;
  else if (!rb_half_parse (word, &session->half))
    {
      rb_planner_refuse (planner, rb_planner_heading (planner, RB_FIELD_SESSION), word,
                         g_strdup_printf ("“%.40s” is neither AM nor PM", word));
      return FALSE;
    }
  return TRUE;
}

static void
plan_long (RbPlanner *planner, RbMarkPlanner *marks)
{
  const char *field = rb_planner_heading (planner, RB_FIELD_MARK);
  gboolean has_detail = planner->columns[RB_FIELD_MINUTES] >= 0
                        || planner->columns[RB_FIELD_COMMENT] >= 0
                        || planner->columns[RB_FIELD_NATURE] >= 0;
  g_autofree DateMemo *memo = g_new0 (DateMemo, 1024);
  guint n = rb_table_n_rows (planner->table);

  for (guint r = planner->layout->first_row; r < n; r++)
    {
      RbSession session;
      RbDetail detail;
      int row;

      rb_planner_go (planner, r);
      row = rb_planner_match_or_refuse (planner);
      if (row < 0 || !read_date (planner, memo, 1024, &session))
        continue;
      rb_mark_planner_cell (marks, row, session, rb_planner_text (planner, RB_FIELD_MARK), field,
                            has_detail && read_detail (planner, &detail) ? &detail : NULL);
    }
}

/* A day's cell: two one-character codes, or two codes with a space between. */
static gboolean
split_day (const char *text, char am[8], char pm[8])
{
  const char *space = strchr (text, ' ');
  gsize length = strlen (text);

  if (length == 2 && space == NULL && !g_ascii_isalnum (text[1]) && (guint8) text[1] < 0x80)
    space = text;
  else if (length == 2 && space == NULL && g_ascii_isalpha (text[1]))
    space = text;
  if (space == text)
    {
      am[0] = text[0];
      pm[0] = text[1];
      am[1] = pm[1] = '\0';
      return TRUE;
    }
  if (space == NULL || space == text || strchr (space + 1, ' ') != NULL || space - text > 3
      || strlen (space + 1) > 3 || space[1] == '\0')
    return FALSE;
  memcpy (am, text, (gsize) (space - text));
  am[space - text] = '\0';
  strcpy (pm, space + 1);
  return TRUE;
}

static void
plan_day (RbPlanner *planner,
          RbMarkPlanner *marks,
          int row,
          const RbLayoutColumn *column,
          const char *text)
{
  char am[8] = "", pm[8] = "";

  if (*text != '\0' && strcmp (text, "-") != 0 && !split_day (text, am, pm))
    {
      rb_planner_refuse (
          planner, column->heading, text,
          g_strdup_printf ("“%.40s” could be read in more than one way: write the morning's and "
                           "the afternoon's code with a space between",
                           text));
      return;
    }
  rb_mark_planner_cell (marks, row, (RbSession){ column->date, RB_AM }, am, column->heading, NULL);
  rb_mark_planner_cell (marks, row, (RbSession){ column->date, RB_PM }, pm, column->heading, NULL);
}

static void
plan_wide (RbPlanner *planner, RbMarkPlanner *marks)
{
  guint n = rb_table_n_rows (planner->table);

  for (guint r = planner->layout->first_row; r < n; r++)
    {
      int row;

      rb_planner_go (planner, r);
      row = rb_planner_match_or_refuse (planner);
      for (guint c = 0; row >= 0 && c < planner->layout->columns->len; c++)
        {
          const RbLayoutColumn *column =
              &g_array_index (planner->layout->columns, RbLayoutColumn, c);
          const char *text = c < planner->n_cells ? planner->cells[c].text : "";

          if (column->field != RB_FIELD_WIDE)
            continue;
          if (column->half < 0)
            plan_day (planner, marks, row, column, text);
          else
            rb_mark_planner_cell (marks, row, (RbSession){ column->date, (RbHalf) column->half },
                                  text, column->heading, NULL);
        }
    }
}

/* Cuts "/\{Y1}-" into its marks; -1 where braces do not match or there are too many. */
static int
tokens_of (const char *text, char tokens[][8])
{
  int n = 0;

  while (*text != '\0')
    {
      const char *end = g_utf8_next_char (text);
      const char *from = text;

      if (n == MAX_TOKENS)
        return -1;
      if (*text == '{')
        {
          from = text + 1;
          end = strchr (text, '}');
          if (end == NULL || end == from)
            return -1;
        }
      if (end - from > 7)
        return -1;
      memcpy (tokens[n], from, (gsize) (end - from));
      tokens[n][end - from] = '\0';
      /* A space stands for no mark, as a dash does. */
      if (strcmp (tokens[n], " ") == 0)
        tokens[n][0] = '-';
      n++;
      text = *text == '{' ? end + 1 : end;
    }
  return n;
}

static gboolean
is_no_mark (const char *token)
{
  return strcmp (token, "-") == 0 || strcmp (token, "#") == 0;
}

/* Why a string of marks does not fit its calendar, or NULL. */
static char *
string_problem (RbPlanner *planner, RbDate monday, int n, char tokens[][8])
{
  const RbMarkMatrix *matrix = rb_school_year_of (planner->school, monday + 4);
  RbDate last;
  int used = n;

  if (n < 0)
    return g_strdup ("the braces of the marks do not match, or the string is longer than a year");
  if (n % 10 != 0)
    return g_strdup_printf ("the marks are %d sessions long; a week has ten, so that the length "
                            "must be a multiple of ten",
                            n);
  if (matrix == NULL || rb_mark_matrix_n_columns (matrix) == 0)
    return NULL; /* each mark says that the year has no terms */
  last = rb_calendar_last (rb_mark_matrix_calendar ((RbMarkMatrix *) matrix));
  while (used > 0 && is_no_mark (tokens[used - 1]))
    used--;
  if (used == 0 || rb_date_monday (last) >= monday + 7 * ((used - 1) / 10))
    return NULL;
  return g_strdup_printf ("the marks are %d weeks long and run past the end of the school year",
                          n / 10);
}

static void
plan_string_row (RbPlanner *planner, RbMarkPlanner *marks, int row, char tokens[][8])
{
  const char *text = rb_planner_text (planner, RB_FIELD_MARKS);
  const char *field = rb_planner_heading (planner, RB_FIELD_MARKS);
  RbDate start = rb_planner_date (planner, RB_FIELD_START_DATE), monday;
  char *problem;
  int n;

  if (start == RB_DATE_NONE)
    {
      if (*rb_planner_text (planner, RB_FIELD_START_DATE) == '\0' && *text != '\0')
        rb_planner_refuse (planner, rb_planner_heading (planner, RB_FIELD_START_DATE), "",
                           g_strdup ("the marks have no start date"));
      return;
    }
  monday = rb_date_monday (start);
  n = tokens_of (text, tokens);
  problem = string_problem (planner, monday, n, tokens);
  if (problem != NULL)
    {
      rb_planner_refuse (planner, field, text, problem);
      return;
    }
  for (int i = 0; i < n; i++)
    {
      RbSession session = { monday + i / 10 * 7 + i % 10 / 2, (RbHalf) (i & 1) };

      rb_mark_planner_cell (marks, row, session, tokens[i], field, NULL);
    }
}

static void
plan_string (RbPlanner *planner, RbMarkPlanner *marks)
{
  guint n = rb_table_n_rows (planner->table);
  char (*tokens)[8] = g_malloc (sizeof (char[8]) * MAX_TOKENS);

  for (guint r = planner->layout->first_row; r < n; r++)
    {
      int row;

      rb_planner_go (planner, r);
      row = rb_planner_match_or_refuse (planner);
      if (row >= 0)
        plan_string_row (planner, marks, row, tokens);
    }
  g_free (tokens);
}

void
rb_plan_marks (RbPlanner *planner)
{
  RbMarkPlanner *marks = rb_mark_planner_new (planner);

  if (planner->layout->shape == RB_SHAPE_LONG)
    plan_long (planner, marks);
  else if (planner->layout->shape == RB_SHAPE_WIDE)
    plan_wide (planner, marks);
  else if (planner->layout->shape == RB_SHAPE_STRING)
    plan_string (planner, marks);
  rb_mark_planner_finish (marks);
}
