/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the Leagues page and the words for them. */
#include "app/league/rb-league-answer.h"

#include "analysis/rb-stats.h"
#include "exchange/rb-csv.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

double
rb_league_percent (RbRate rate)
{
  return rb_rate_exists (rate) ? 100.0 * rate.part / rate.whole : NAN;
}

static void
part_free (gpointer data)
{
  RbLeaguePart *part = data;

  g_free (part->title);
  g_ptr_array_unref (part->league.rows);
  g_free (part);
}

static const char *
whole_title (RbGroup by)
{
  switch (by)
    {
    case RB_GROUP_YEAR:
      return _ ("Year groups");
    case RB_GROUP_HOUSE:
      return _ ("Houses");
    default:
      return _ ("Every class");
    }
}

static void
cut_parts (RbLeagueAnswer *answer)
{
  RbLeague *league = answer->league;
  RbLeaguePart *part = NULL;

  for (guint i = 0; i < league->rows->len; i++)
    {
      RbLeagueRow *row = league->rows->pdata[i];

      if (!part || (league->within_phase && strcmp (part->phase, row->phase) != 0))
        {
          part = g_new0 (RbLeaguePart, 1);
          part->phase = league->within_phase ? row->phase : NULL;
          part->title =
              g_strdup (part->phase && *part->phase ? part->phase : whole_title (league->by));
          part->league = *league;
          part->league.rows = g_ptr_array_new ();
          part->first = i;
          g_ptr_array_add (answer->parts, part);
        }
      g_ptr_array_add (part->league.rows, row);
      answer->n_ranked += row->rank > 0;
    }
}

/* The Mondays of the twelve school weeks that end with the period, newest first. */
static guint
find_weeks (const RbSchool *school, RbDate last, RbPeriod weeks[RB_LEAGUE_WEEKS])
{
  RbPeriod week = rb_period_of (school, RB_PERIOD_WEEK, last);
  guint n = 0;

  while (n < RB_LEAGUE_WEEKS && !rb_period_is_empty (week))
    {
      weeks[n++] = week;
      week = rb_period_previous (school, week);
    }
  return n;
}

static int
row_of (const RbLeague *league, const char *value)
{
  for (guint i = 0; i < league->rows->len; i++)
    if (strcmp (((RbLeagueRow *) league->rows->pdata[i])->key->value, value) == 0)
      return (int) i;
  return -1;
}

static void
fill_weeks (RbLeagueAnswer *answer, RbQuery *query)
{
  RbGroup groups[2] = { answer->league->by, RB_GROUP_WEEK };
  RbDate last = MIN (answer->league->period.to, rb_query_now (query).date);
  RbPeriod weeks[RB_LEAGUE_WEEKS];
  guint n = find_weeks (answer->school, last, weeks);
  g_autoptr (RbStats) stats = NULL;

  for (guint i = 0; i < answer->league->rows->len * RB_LEAGUE_WEEKS; i++)
    answer->weeks[i] = NAN;
  if (n == 0)
    return;
  rb_query_set_period (query, rb_period (weeks[n - 1].from, weeks[0].to));
  stats = rb_stats_new (query, groups, 2);
  for (guint i = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);
      int at = row_of (answer->league, row->keys[0]->value);
      RbRate rate = answer->league->measure == RB_LEAGUE_PUNCTUALITY
                        ? rb_tally_punctuality (&row->tally)
                        : rb_tally_attendance (&row->tally);
      RbDate monday;

      if (at < 0 || !rb_rate_exists (rate) || !rb_date_parse_iso (row->keys[1]->value, &monday))
        continue;
      for (guint w = 0; w < n; w++)
        if (rb_period_contains (weeks[w], monday))
          answer->weeks[(guint) at * RB_LEAGUE_WEEKS + RB_LEAGUE_WEEKS - 1 - w] =
              rb_league_percent (rate);
    }
}

/* The bars begin at a round figure below the lowest of them. */
static double
find_from (const RbLeague *league)
{
  double low = 100;

  for (guint i = 0; i < league->rows->len; i++)
    {
      const RbLeagueRow *row = league->rows->pdata[i];

      if (rb_rate_exists (row->rate))
        low = MIN (low, rb_league_percent (row->rate));
    }
  return low >= 90 ? 90 : low >= 80 ? 80 : low >= 50 ? 50 : 0;
}

RbLeagueAnswer *
rb_league_answer_new (RbSchool *school,
                      RbMoment now,
                      RbPeriod period,
                      RbGroup by,
                      gboolean within_phase,
                      RbLeagueMeasure measure)
{
  RbLeagueAnswer *answer = g_atomic_rc_box_new0 (RbLeagueAnswer);
  g_autoptr (RbQuery) query = rb_query_new (school, now);
  gboolean aimed;

  rb_query_set_period (query, period);
  answer->school = rb_school_ref (school);
  answer->league =
      rb_league_new (query, by, measure, within_phase, 0, rb_period_previous (school, period));
  answer->parts = g_ptr_array_new_with_free_func (part_free);
  answer->weeks = g_new (double, answer->league->rows->len *RB_LEAGUE_WEEKS + 1);
  answer->from = find_from (answer->league);
  aimed = measure != RB_LEAGUE_PUNCTUALITY && rb_rate_exists (answer->league->target);
  answer->target = aimed ? rb_league_percent (answer->league->target) : NAN;
  cut_parts (answer);
  fill_weeks (answer, query);
  return answer;
}

void
rb_league_answer_hide_persons (RbLeagueAnswer *answer)
{
  for (guint i = 0; i < answer->league->rows->len; i++)
    {
      RbLeagueRow *row = answer->league->rows->pdata[i];

      g_free (row->teacher);
      row->teacher = g_strdup ("");
    }
}

RbLeagueAnswer *
rb_league_answer_ref (RbLeagueAnswer *answer)
{
  return g_atomic_rc_box_acquire (answer);
}

static void
answer_clear (gpointer data)
{
  RbLeagueAnswer *answer = data;

  g_ptr_array_unref (answer->parts);
  rb_league_free (answer->league);
  rb_school_unref (answer->school);
  g_free (answer->weeks);
}

void
rb_league_answer_unref (RbLeagueAnswer *answer)
{
  g_atomic_rc_box_release_full (answer, answer_clear);
}

/* "week 23" of a week, without its days; the name of any other period. */
static char *
short_name (const RbSchool *school, RbPeriod period)
{
  char *name = rb_period_format (school, period);
  char *comma = rb_period_kind (school, period) == RB_PERIOD_WEEK ? strchr (name, ',') : NULL;

  if (comma)
    {
      *comma = '\0';
      *name = g_ascii_tolower (*name);
    }
  return name;
}

static void
add_whole_school (GString *text, const RbLeagueAnswer *answer)
{
  const RbLeague *league = answer->league;
  gboolean on_time = league->measure == RB_LEAGUE_PUNCTUALITY;
  RbRate now =
      on_time ? rb_tally_punctuality (&league->total) : rb_tally_attendance (&league->total);
  RbRate then = on_time ? rb_tally_punctuality (&league->previous_total)
                        : rb_tally_attendance (&league->previous_total);
  g_autofree char *rate = rb_rate_format (now);
  g_autofree char *change = NULL;
  g_autofree char *name = NULL;

  g_string_append_printf (text, _ ("Whole school %s"), rate);
  if (rb_rate_exists (now) && rb_rate_exists (then))
    {
      change = rb_rate_change_format (then, now);
      name = short_name (answer->school, league->previous);
      g_string_append_printf (text, _ (", %s on %s"), change, name);
    }
  g_string_append (text, ". ");
}

char *
rb_league_answer_foot (const RbLeagueAnswer *answer)
{
  GString *text = g_string_new (NULL);
  const RbLeague *league = answer->league;

  add_whole_school (text, answer);
  switch (league->measure)
    {
    case RB_LEAGUE_PUNCTUALITY:
      g_string_append (text, _ ("Sessions that were not late, of all sessions that a pupil came "
                                "in to; a pupil who comes after the register has closed is "
                                "late."));
      break;
    case RB_LEAGUE_IMPROVEMENT:
      g_string_append (text, _ ("Ranked by the change of attendance since the period before; every "
                                "absence counts, for any reason."));
      break;
    case RB_LEAGUE_ATTENDANCE:
    default:
      g_string_append (text, _ ("Attended over possible sessions; medical appointments and "
                                "authorised absence count as absence here."));
    }
  g_string_append_printf (text,
                          _ (" Ranks use exact fractions; fewer than %u possible sessions "
                             "are not ranked."),
                          league->min_sessions);
  return g_string_free (text, FALSE);
}

static void
add_count (GString *text, guint n, const char *one, const char *many)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append_printf (text, "%u %s", n, g_dngettext (NULL, one, many, n));
}

char *
rb_league_row_note (const RbLeagueAnswer *answer, const RbLeagueRow *row)
{
  GString *text = g_string_new (NULL);

  if (row->unranked == RB_UNRANKED_TOO_FEW)
    g_string_append_printf (
        text, _ ("not ranked: %u possible sessions, at least %u are needed"),
        MIN (row->tally.possible, answer->league->measure == RB_LEAGUE_IMPROVEMENT
                                      ? row->previous.possible
                                      : row->tally.possible),
        answer->league->min_sessions);
  else if (row->unranked == RB_UNRANKED_NOTHING)
    g_string_append (text, answer->league->measure == RB_LEAGUE_IMPROVEMENT
                               ? _ ("not ranked: no marks now or in the period before")
                               : _ ("not ranked: no marks in this period"));
  add_count (text, row->missing_registers, N_ ("register is missing"),
             N_ ("registers are missing"));
  if (row->missing_registers == 0)
    add_count (text, row->missing, N_ ("mark is missing"), N_ ("marks are missing"));
  add_count (text, row->unexplained, N_ ("absence is not explained yet (N)"),
             N_ ("absences are not explained yet (N)"));
  return g_string_free (text, FALSE);
}

char *
rb_league_row_words (const RbLeagueAnswer *answer, const RbLeagueRow *row)
{
  GString *text = g_string_new (NULL);
  g_autofree char *rate = rb_rate_format (row->rate);
  g_autofree char *change = rb_rate_change_format (row->previous_rate, row->rate);
  g_autofree char *note = rb_league_row_note (answer, row);

  if (row->rank > 0)
    g_string_append_printf (text, row->joint ? _ ("Joint place %u: ") : _ ("Place %u: "),
                            row->rank);
  g_string_append (text, row->key->label);
  if (*row->teacher)
    g_string_append_printf (text, ", %s", row->teacher);
  if (rb_rate_exists (row->rate))
    g_string_append_printf (text, _ (", %s per cent"), rate);
  if (isfinite (answer->target) && row->on_target)
    g_string_append (text, _ (", target met"));
  if (*change)
    g_string_append_printf (text, ", %s", change);
  g_string_append_printf (text,
                          g_dngettext (NULL, ", %u pupil here every session",
                                       ", %u pupils here every session", row->full),
                          row->full);
  if (*note)
    g_string_append_printf (text, ", %s", note);
  return g_string_free (text, FALSE);
}

const char *
rb_league_answer_against (const RbLeagueAnswer *answer)
{
  switch (rb_period_kind (answer->school, answer->league->period))
    {
    case RB_PERIOD_WEEK:
      return _ ("On last week");
    case RB_PERIOD_HALF_TERM:
      return _ ("On last half");
    case RB_PERIOD_TERM:
      return _ ("On last term");
    case RB_PERIOD_YEAR:
      return _ ("On last year");
    case RB_PERIOD_DAY:
    case RB_PERIOD_OTHER:
    default:
      return _ ("Change");
    }
}

static void
add_csv_row (GString *csv, const RbLeagueRow *row)
{
  g_autofree char *rank = row->rank > 0 ? g_strdup_printf ("%u", row->rank) : g_strdup ("");
  g_autofree char *rate = rb_rate_exists (row->rate) ? rb_rate_format (row->rate) : g_strdup ("");
  g_autofree char *before =
      rb_rate_exists (row->previous_rate) ? rb_rate_format (row->previous_rate) : g_strdup ("");
  guint numbers[] = { row->tally.attended, row->tally.possible,    row->full,
                      row->pupils,         row->missing_registers, row->unexplained };
  char text[G_N_ELEMENTS (numbers)][12];
  const char *fields[] = { rank,
                           row->joint ? "=" : "",
                           row->key->label,
                           row->teacher,
                           row->phase,
                           rate,
                           before,
                           text[0],
                           text[1],
                           text[2],
                           text[3],
                           text[4],
                           text[5],
                           NULL };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_snprintf (text[i], sizeof text[i], "%u", numbers[i]);
  rb_csv_write_row (csv, fields, RB_CSV_SAFE);
}

char *
rb_league_answer_csv (const RbLeagueAnswer *answer)
{
  GString *csv = g_string_new (NULL);
  const char *heads[] = { _ ("Rank"),
                          _ ("Joint"),
                          rb_group_name (answer->league->by),
                          _ ("Teacher"),
                          _ ("Phase"),
                          answer->league->measure == RB_LEAGUE_PUNCTUALITY ? _ ("Punctuality %")
                                                                           : _ ("Attendance %"),
                          _ ("Period before %"),
                          _ ("Attended"),
                          _ ("Possible"),
                          _ ("Here every session"),
                          _ ("Pupils"),
                          _ ("Missing registers"),
                          _ ("Not explained (N)"),
                          NULL };

  rb_csv_write_row (csv, heads, RB_CSV_SAFE);
  for (guint i = 0; i < answer->league->rows->len; i++)
    add_csv_row (csv, answer->league->rows->pdata[i]);
  return g_string_free (csv, FALSE);
}
