/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of lists, what their makers share, and the day in one line. */
#include "analysis/rb-list.h"

#include "analysis/rb-day.h"
#include "analysis/rb-list-figures.h"
#include "domain/rb-confidence.h"

#include <glib/gi18n.h>
#include <string.h>

typedef void (*Make) (RbListMaker *maker);

static const RbListInfo infos[] = {
  { "absent-today", N_ ("Absent today"), N_ ("Everybody away today, with the reason."), FALSE },
  { "nudge", N_ ("Nudge before school"),
    N_ ("Pupils below the risk limit this year, to be encouraged before school."), TRUE },
  { "absent-yesterday", N_ ("Absent yesterday"),
    N_ ("Pupils who were away on the school day before, to be welcomed back."), FALSE },
  { "first-day", N_ ("First-day calls"),
    N_ ("Everybody absent without a reason in a register that is in, in the order to ring."),
    TRUE },
  { "first-call", N_ ("First call"),
    N_ ("Absent without a reason in a register that is in, and nobody rung yet."), TRUE },
  { "second-call", N_ ("Second call"),
    N_ ("Absent without a reason, and rung today without an answer."), TRUE },
  { "expected-back", N_ ("Expected back"),
    N_ ("Away today and expected back by the next school day."), TRUE },
  { "late-today", N_ ("Late today"), N_ ("Pupils late this morning or afternoon, L and U."), TRUE },
  { "u-today", N_ ("U today"), N_ ("Pupils who came after the register had closed today."), TRUE },
  { "evidence", N_ ("Evidence due"), N_ ("Ill for longer than the policy allows without evidence."),
    FALSE },
  { "leave-refused", N_ ("Leave refused, not rung"),
    N_ ("Families of refused leave who have not been rung."), TRUE },
  { "full-week", N_ ("Full week"), N_ ("Pupils who were here every session of this week."), TRUE },
  { "friday-pattern", N_ ("Fridays"), N_ ("Pupils whose Fridays are well under their other days."),
    TRUE },
  { "newly-unauthorised", N_ ("Unauthorised this week"),
    N_ ("Pupils with unauthorised absence this week."), TRUE },
  { "below-96", N_ ("Newly below the leaflet's limit"),
    N_ ("Pupils who came below the limit since last week."), TRUE },
  { "below-96-all", N_ ("Below the leaflet's limit"),
    N_ ("Everybody below the limit of the leaflet, for the first mail drop of the year."), TRUE },
  { "below-95", N_ ("Below the principal's limit"),
    N_ ("Pupils below the limit of the principal's letter."), FALSE },
  { "risk", N_ ("Risk register"), N_ ("Pupils below the risk limit."), FALSE },
  { "mentor", N_ ("Mentor band"),
    N_ ("Pupils from the mentor limit up to the risk limit, both included."), FALSE },
  { "last-year-pa", N_ ("Persistently absent last year"),
    N_ ("Pupils on roll who missed a tenth or more of last year, to be helped from the start."),
    FALSE },
  { "not-improving", N_ ("Not improving"),
    N_ ("Below the risk limit, and no better than last half term."), FALSE },
  { "improved", N_ ("High or improved"),
    N_ ("Full this half term, or better by the points of the policy."), TRUE },
  { "improved-term", N_ ("High or improved, term"),
    N_ ("Full this term, or better than last term by the points of the policy."), TRUE },
  { "improved-year", N_ ("High or improved, year"),
    N_ ("Full this year, or better than last year by the points of the policy."), TRUE },
  { "lowest-ten", N_ ("Ten lowest of Years 10 and 11"),
    N_ ("The ten lowest attenders of each, and everyone tied with the tenth."), FALSE },
  { "unauthorised-leave", N_ ("Unauthorised leave this year"), N_ ("Pupils with code G this year."),
    FALSE },
  { "ten-in-ten", N_ ("Ten in ten weeks"),
    N_ ("Ten unauthorised sessions in ten school weeks, or two short of it."), FALSE },
  { "class-figures", N_ ("Own figures"),
    N_ ("Each pupil's attendance this year and its change, for tutors."), FALSE },
};

/* In the same order. */
static const Make makers[] = {
  rb_list_absent_today,     rb_list_nudge,
  rb_list_absent_yesterday, rb_list_first_day,
  rb_list_first_call,       rb_list_second_call,
  rb_list_expected_back,    rb_list_late_today,
  rb_list_u_today,          rb_list_evidence,
  rb_list_leave_refused,    rb_list_full_week,
  rb_list_friday_pattern,   rb_list_newly_unauthorised,
  rb_list_newly_below,      rb_list_leaflet,
  rb_list_principal,        rb_list_risk,
  rb_list_mentor,           rb_list_last_year_pa,
  rb_list_not_improving,    rb_list_improved,
  rb_list_improved_term,    rb_list_improved_year,
  rb_list_lowest_ten,       rb_list_unauthorised_leave,
  rb_list_ten_in_ten,       rb_list_class_figures,
};
G_STATIC_ASSERT (G_N_ELEMENTS (infos) == G_N_ELEMENTS (makers));

const RbListInfo *
rb_lists (guint *n)
{
  *n = G_N_ELEMENTS (infos);
  return infos;
}

const RbListInfo *
rb_list_info (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (strcmp (infos[i].id, id) == 0)
      return &infos[i];
  return NULL;
}

static void
line_free (gpointer data)
{
  RbListLine *line = data;

  g_free (line->why);
  g_free (line->reason);
  g_free (line);
}

static const RbSent *
find_sent (const RbListMaker *maker, gint64 pupil_id, RbDate day)
{
  const RbOffice *office = maker->school->office;

  for (guint i = rb_office_n (office, RB_RECORD_SENT); i-- > 0;)
    {
      const RbSent *sent = rb_office_nth (office, RB_RECORD_SENT, i);

      if (sent->pupil_id == pupil_id && sent->day == day && strcmp (sent->list, maker->id) == 0)
        return sent;
    }
  return NULL;
}

RbListLine *
rb_list_add (RbListMaker *maker, guint row, RbDate day, char *why)
{
  RbListLine *line = g_new0 (RbListLine, 1);

  line->row = row;
  line->day = day;
  line->why = why;
  line->reason = g_strdup ("");
  line->sent = find_sent (maker, rb_roster_pupil (maker->school->roster, row)->id, day);
  g_ptr_array_add (maker->lines, line);
  return line;
}

void
rb_list_say (const RbListMaker *maker, RbListLine *line, const char *reason)
{
  gint64 id = rb_roster_pupil (maker->school->roster, line->row)->id;

  rb_record_set (&line->reason, reason);
  line->confidential = rb_confidence_holds (maker->confidence, id, line->day);
}

RbQuery *
rb_list_query (const RbListMaker *maker, RbPeriod period)
{
  RbQuery *query = rb_query_new (maker->school, maker->now);

  rb_query_set_period (query, period);
  return query;
}

RbPeriod
rb_list_year_to (const RbListMaker *maker, RbDate to)
{
  return rb_period (rb_academic_year_first (rb_academic_year_of (maker->today)), to);
}

RbPeriod
rb_list_week (const RbListMaker *maker)
{
  return rb_period (rb_date_monday (maker->today), maker->today);
}

/* The last day on which a session has begun. */
static RbDate
last_day (const RbSchool *school, RbMoment now)
{
  for (guint i = school->years->len; i-- > 0;)
    {
      const RbMarkMatrix *matrix = school->years->pdata[i];
      guint begun = rb_school_begun (school, matrix, now);

      if (begun > 0)
        return rb_calendar_session (rb_mark_matrix_calendar (matrix), begun - 1).date;
    }
  return RB_DATE_NONE;
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const RbListLine *x = *(const RbListLine *const *) a, *y = *(const RbListLine *const *) b;
  const RbListMaker *maker = data;
  const RbRoster *roster = maker->school->roster;
  const RbClass *in_x = rb_roster_class_on (roster, x->row, maker->today);
  const RbClass *in_y = rb_roster_class_on (roster, y->row, maker->today);
  int order = in_x && in_y ? rb_class_compare (in_x, in_y) : (in_x == NULL) - (in_y == NULL);
  g_autofree char *name_x = NULL, *name_y = NULL;

  if (order != 0)
    return order;
  name_x = rb_pupil_sorted_name (rb_roster_pupil (roster, x->row));
  name_y = rb_pupil_sorted_name (rb_roster_pupil (roster, y->row));
  order = g_utf8_collate (name_x, name_y);
  return order ? order : x->day - y->day;
}

GPtrArray *
rb_list_make (RbSchool *school, const char *id, RbMoment now)
{
  const RbListInfo *info = rb_list_info (id);
  RbListMaker maker = { .school = school, .now = now, .id = id };

  if (info == NULL)
    return NULL;
  maker.today = last_day (school, now);
  maker.policy = rb_policy_book_on (school->policies, now.date);
  maker.lines = g_ptr_array_new_with_free_func (line_free);
  if (maker.today == RB_DATE_NONE)
    return maker.lines;
  maker.confidence = rb_confidence_days (school->office);
  makers[info - infos](&maker);
  g_hash_table_unref (maker.confidence);
  if (!g_str_equal (id, "first-day"))
    g_ptr_array_sort_with_data (maker.lines, compare_lines, &maker);
  return maker.lines;
}

guint
rb_list_n_pupils (RbSchool *school, const char *id, RbMoment now)
{
  g_autoptr (GPtrArray) lines = rb_list_make (school, id, now);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);

  for (guint i = 0; lines && i < lines->len; i++)
    g_hash_table_add (rows, GUINT_TO_POINTER (((const RbListLine *) lines->pdata[i])->row));
  return g_hash_table_size (rows);
}

/* "; registers of 4W and 5G missing", or "". (transfer full) */
static char *
missing_words (const RbSchool *school, RbSession session, RbMoment now)
{
  g_autoptr (GArray) registers = rb_day_registers (school, session, now);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < registers->len; i++)
    {
      const RbDayRegister *one = &g_array_index (registers, RbDayRegister, i);

      if (one->state == RB_REGISTER_OVERDUE || one->state == RB_REGISTER_DUE)
        g_ptr_array_add (names, one->klass->name);
    }
  if (names->len == 0)
    return g_string_free (words, FALSE);
  g_string_append (words, names->len == 1 ? "; the register of " : "; the registers of ");
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (words, "%s%s",
                            i == 0                ? ""
                            : i + 1 == names->len ? " and "
                                                  : ", ",
                            (const char *) names->pdata[i]);
  g_string_append (words, names->len == 1 ? " is missing" : " are missing");
  return g_string_free (words, FALSE);
}

char *
rb_day_line (RbSchool *school, RbMoment now)
{
  RbDate today = last_day (school, now);
  RbSession session = { today, RB_PM };
  g_autofree char *day = NULL, *rate = NULL, *missing = NULL;
  RbDaySums sums;

  if (today == RB_DATE_NONE)
    return g_strdup ("No session has begun.");
  if (today == now.date
      && !rb_policy_begun (rb_policy_book_on (school->policies, today), today, RB_PM, now))
    session.half = RB_AM;
  sums = rb_day_sums (school, session, now);
  day = rb_date_format (today, RB_DATE_WEEKDAY);
  rate = rb_rate_format (rb_rate (sums.attended, sums.attended + sums.away));
  missing = missing_words (school, session, now);
  return g_strdup_printf ("%s %s: %s %% in, %u away (%u with a reason), %u late%s.", day,
                          rb_half_name (session.half), rate, sums.away,
                          sums.away - MIN (sums.away, sums.no_reason), sums.late, missing);
}
