/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is away on a day, and what is known of it. One pass over the roster; the records of the day
 * are looked up in tables made once. */
#include "analysis/rb-day.h"

#include "domain/rb-flag.h"

#include <string.h>

/* What is written down about one pupil and this day. */
typedef struct
{
  guint attempts;
  const RbOutcome *outcome;
  const RbAbsence *known;
  const RbArrival *in;
} Known;

/* Columns in which the codes mean the same. */
typedef struct
{
  guint first, end;
  RbTallyTable table;
} Era;

typedef struct
{
  const RbSchool *school;
  RbDate date;
  RbMoment now;
  GArray *eras; /* Era, of the year to now */
  const RbMarkMatrix *matrix;
  const RbCalendar *calendar;
  const RbPolicy *policy;
  const guint8 *counts;
  RbMark unexplained, ill;
  int columns[2]; /* -1: no session, or not begun */
  GArray *registers[2];
  GHashTable *places; /* class id -> place + 1 in registers */
  GHashTable *known;  /* pupil id -> Known */
} Day;

static Known *
known_of (Day *day, gint64 pupil_id)
{
  Known *known = g_hash_table_lookup (day->known, &pupil_id);

  if (!known)
    {
      known = g_new0 (Known, 1);
      g_hash_table_insert (day->known, g_memdup2 (&pupil_id, sizeof pupil_id), known);
    }
  return known;
}

static void
read_records (Day *day)
{
  const RbOffice *office = day->school->office;

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_OUTCOME); i++)
    {
      const RbOutcome *outcome = rb_office_nth (office, RB_RECORD_OUTCOME, i);

      if (outcome->day == day->date)
        {
          Known *known = known_of (day, outcome->pupil_id);

          known->outcome = outcome;
          known->attempts++;
        }
    }
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_ABSENCE); i++)
    {
      const RbAbsence *absence = rb_office_nth (office, RB_RECORD_ABSENCE, i);

      if (absence->first_day <= day->date && day->date <= absence->last_day)
        known_of (day, absence->pupil_id)->known = absence;
    }
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_ARRIVAL); i++)
    {
      const RbArrival *arrival = rb_office_nth (office, RB_RECORD_ARRIVAL, i);

      if (arrival->day == day->date && !arrival->undone && !g_str_equal (arrival->direction, "out"))
        known_of (day, arrival->pupil_id)->in = arrival;
    }
}

static void
find_eras (Day *day)
{
  guint begun = rb_school_begun (day->school, day->matrix, day->now);

  for (guint column = 0; column < begun;)
    {
      Era era = { .first = column };
      guint from;

      rb_tally_table_init (&era.table, day->school->codes,
                           rb_calendar_session (day->calendar, column).date);
      rb_calendar_range (day->calendar, era.table.from, era.table.next - 1, &from, &era.end);
      era.end = MIN (MAX (era.end, column + 1), begun);
      g_array_append_val (day->eras, era);
      column = era.end;
    }
}

static gboolean
day_init (Day *day, const RbSchool *school, RbDate date, RbMoment now)
{
  memset (day, 0, sizeof *day);
  day->school = school;
  day->date = date;
  day->now = now;
  day->matrix = rb_school_year_of (school, date);
  day->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  day->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  day->eras = g_array_new (FALSE, FALSE, sizeof (Era));
  if (!day->matrix)
    return FALSE;
  day->calendar = rb_mark_matrix_calendar (day->matrix);
  day->policy = rb_policy_book_on (school->policies, date);
  day->counts = rb_code_book_counts (school->codes, date);
  day->unexplained = rb_code_book_find (school->codes, "N", date)->mark;
  day->ill = rb_code_book_find (school->codes, "I", date)->mark;
  for (int half = RB_AM; half <= RB_PM; half++)
    {
      day->columns[half] = rb_policy_begun (day->policy, date, half, now)
                               ? rb_calendar_find (day->calendar, date, half)
                               : -1;
      day->registers[half] = rb_day_registers (school, (RbSession){ date, half }, now);
      for (guint i = 0; i < day->registers[half]->len; i++)
        g_hash_table_insert (
            day->places,
            (gpointer) &g_array_index (day->registers[half], RbDayRegister, i).klass->id,
            GUINT_TO_POINTER (i + 1));
    }
  find_eras (day);
  read_records (day);
  return TRUE;
}

static void
day_clear (Day *day)
{
  for (int half = RB_AM; half <= RB_PM; half++)
    g_clear_pointer (&day->registers[half], g_array_unref);
  g_hash_table_unref (day->places);
  g_array_unref (day->eras);
  g_hash_table_unref (day->known);
}

static RbRegisterState
register_state (const Day *day, gint64 class_id, int half)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (day->places, &class_id));

  return place && place <= day->registers[half]->len
             ? g_array_index (day->registers[half], RbDayRegister, place - 1).state
             : RB_REGISTER_NONE;
}

static gboolean
is_away_mark (guint8 bits)
{
  return (bits & (RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED)) != 0
         && (bits & RB_COUNT_LATE_AFTER) == 0;
}

/* Whether a message says why the pupil is away in this half of the day. */
static gboolean
covers (const RbAbsence *known, RbDate date, RbHalf half)
{
  if (!known || *known->code == '\0')
    return FALSE;
  return !(known->first_day == date && half < known->first_half)
         && !(known->last_day == date && half > known->last_half);
}

static RbAwayState
half_state (const Day *day, const RbAwayHalf *half, const Known *known, RbHalf which)
{
  if (half->mark != RB_MARK_NONE && half->mark != day->unexplained)
    return RB_AWAY_EXPLAINED;
  if (known && covers (known->known, day->date, which))
    return RB_AWAY_EXPLAINED;
  if (half->mark == RB_MARK_NONE && !rb_register_is_in (half->in))
    return RB_AWAY_CHASE;
  if (known && known->outcome && g_str_equal (known->outcome->outcome, "coming-in"))
    return RB_AWAY_COMING;
  return RB_AWAY_UNEXPLAINED;
}

/* Reads the marks of the day; FALSE where nothing says that the pupil is away. */
static gboolean
read_halves (const Day *day, guint row, const Known *known, RbAway *away)
{
  const RbPupil *pupil = rb_roster_pupil (day->school->roster, row);
  gint64 class_id = rb_pupil_class_on (pupil, day->date);
  gboolean any = FALSE;

  away->state = RB_AWAY_EXPLAINED;
  for (int h = RB_AM; h <= RB_PM; h++)
    {
      RbAwayHalf *half = &away->halves[h];
      guint8 bits;

      if (day->columns[h] < 0)
        continue;
      half->begun = TRUE;
      half->mark = rb_mark_matrix_get (day->matrix, row, (guint) day->columns[h]);
      half->in = register_state (day, class_id, h);
      bits = day->counts[half->mark];
      half->absent = half->mark == RB_MARK_NONE
                         ? rb_register_is_in (half->in) || half->in == RB_REGISTER_OVERDUE
                         : is_away_mark (bits);
      if (half->absent)
        {
          away->state = MIN (away->state, half_state (day, half, known, h));
          away->came = FALSE;
        }
      else if (bits & (RB_COUNT_ATTENDED | RB_COUNT_LATE_AFTER))
        away->came = any;
      any |= half->absent;
    }
  if (any && known && known->in)
    away->came |= !away->halves[RB_PM].absent || known->in->half == RB_PM;
  return any;
}

/* Walks back from column `from` through the unbroken absence. `ill` counts the days of illness. */
static int
walk_spell (const RbSchool *school,
            const RbMarkMatrix *matrix,
            guint row,
            guint from,
            RbDate today,
            RbDate *first,
            int *ill)
{
  const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  RbDate counted = RB_DATE_NONE, ill_on = RB_DATE_NONE;
  int days = 0;

  for (guint column = from + 1; column-- > 0;)
    {
      RbMark mark = rb_mark_matrix_get (matrix, row, column);
      RbDate date = rb_calendar_session (calendar, column).date;
      guint8 bits = rb_code_book_counts (school->codes, date)[mark];

      if (mark == RB_MARK_OFF_ROLL || bits & (RB_COUNT_ATTENDED | RB_COUNT_LATE_AFTER))
        {
          if (date == today && column == from)
            continue; /* away in the morning, here now */
          break;
        }
      if (!is_away_mark (bits) && !(mark == RB_MARK_NONE && date == today))
        continue;
      if (date != counted)
        days++;
      counted = date;
      *first = date;
      if (ill && date != ill_on && g_str_equal (rb_code_book_text (school->codes, mark), "I"))
        {
          ++*ill;
          ill_on = date;
        }
    }
  return days;
}

int
rb_day_of_spell (const RbSchool *school, guint row, RbDate date, RbMoment now, RbDate *first)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);
  RbDate day = date;
  guint from, end, begun;

  if (first)
    *first = date;
  if (!matrix)
    return 0;
  rb_calendar_range (rb_mark_matrix_calendar (matrix), date, date, &from, &end);
  begun = rb_school_begun (school, matrix, now);
  end = MIN (end, begun);
  if (end == 0)
    return 0;
  return walk_spell (school, matrix, row, end - 1, date, first ? first : &day, NULL);
}

static RbTally
year_to_now (const Day *day, guint row)
{
  RbTally tally = { 0 };
  const guint8 *bytes = rb_mark_matrix_row (day->matrix, row);

  for (guint i = 0; i < day->eras->len; i++)
    {
      const Era *era = &g_array_index (day->eras, Era, i);

      rb_tally_add_bytes (&tally, &era->table, bytes + era->first, era->end - era->first);
    }
  return tally;
}

/* Whether somebody asked for evidence, or saw it, since the spell began. */
static gboolean
evidence_known (const Day *day, gint64 id, const Known *known, RbDate first)
{
  const RbOffice *office = day->school->office;

  if (known && known->known && *known->known->evidence)
    return TRUE;
  for (guint i = rb_office_n (office, RB_RECORD_OUTCOME); i-- > 0;)
    {
      const RbOutcome *outcome = rb_office_nth (office, RB_RECORD_OUTCOME, i);

      if (outcome->pupil_id == id && outcome->day >= first && outcome->evidence_asked)
        return TRUE;
    }
  return FALSE;
}

static void
judge_evidence (const Day *day, RbAway *away, gint64 id, const Known *known, RbDate first, int ill)
{
  gboolean now_ill = (away->halves[RB_AM].absent && away->halves[RB_AM].mark == day->ill)
                     || (away->halves[RB_PM].absent && away->halves[RB_PM].mark == day->ill);

  if (!now_ill)
    return;
  if (ill <= day->policy->limits[RB_LIMIT_ILLNESS_DAYS]
      && !rb_office_flag (day->school->office, id, "medical-evidence", day->date))
    return;
  away->evidence_due = !evidence_known (day, id, known, first);
}

/* Whoever may not know of the others sees one kind in their place. */
static const RbFlag *
who_is_told (const RbOffice *office, gint64 id, RbDate date)
{
  static const char *const kinds[] = { "social-worker", "youth-worker", "safeguarding",
                                       RB_FLAG_RESTRICTED };
  const RbFlag *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && !found; i++)
    found = rb_office_flag (office, id, kinds[i], date);
  return found;
}

static void
fill (const Day *day, RbAway *away, const Known *known)
{
  const RbOffice *office = day->school->office;
  gint64 id = rb_roster_pupil (day->school->roster, away->row)->id;
  guint last = (guint) (away->halves[RB_PM].begun ? day->columns[RB_PM] : day->columns[RB_AM]);
  RbDate first = day->date;
  int ill = 0;

  away->klass = rb_roster_class_on (day->school->roster, away->row, day->date);
  away->day = walk_spell (day->school, day->matrix, away->row, last, day->date, &first, &ill);
  away->tell = who_is_told (office, id, day->date);
  away->ring_first =
      away->tell != NULL || rb_office_flag (office, id, "ring-first", day->date) != NULL;
  away->tally = year_to_now (day, away->row);
  away->persistent =
      rb_policy_persistent (day->policy, rb_tally_absent (&away->tally), away->tally.possible);
  if (known)
    {
      away->attempts = known->attempts;
      away->outcome = known->outcome;
      away->known = known->known;
    }
  if (away->outcome)
    away->last = rb_office_find (office, RB_RECORD_ATTEMPT, away->outcome->attempt_id);
  if (away->outcome && away->outcome->expected_return)
    away->expected_return = away->outcome->expected_return;
  else if (away->known)
    away->expected_return = away->known->expected_return;
  judge_evidence (day, away, id, known, first, ill);
}

static gboolean
look (const Day *day, guint row, RbAway *away)
{
  const RbPupil *pupil = rb_roster_pupil (day->school->roster, row);
  const Known *known = g_hash_table_lookup (day->known, &pupil->id);

  *away = (RbAway){ .row = row };
  if (!rb_pupil_on_roll (pupil, day->date) || !read_halves (day, row, known, away))
    return FALSE;
  fill (day, away, known);
  return TRUE;
}

/* Those to ring, on the way, to chase, explained or back. */
static int
group_of (const RbAway *away)
{
  return away->came ? RB_AWAY_EXPLAINED : (int) away->state;
}

static int
compare_away (gconstpointer a, gconstpointer b, gpointer data)
{
  const RbAway *x = a, *y = b;
  const RbRoster *roster = data;
  const RbPupil *p = rb_roster_pupil (roster, x->row), *q = rb_roster_pupil (roster, y->row);
  int order;

  if (group_of (x) != group_of (y))
    return group_of (x) - group_of (y);
  if (x->ring_first != y->ring_first)
    return x->ring_first ? -1 : 1;
  if (group_of (x) == RB_AWAY_UNEXPLAINED && x->day != y->day)
    return y->day - x->day;
  if (group_of (x) == RB_AWAY_UNEXPLAINED && x->persistent != y->persistent)
    return x->persistent ? -1 : 1;
  if (x->klass && y->klass && (order = rb_class_compare (x->klass, y->klass)) != 0)
    return order;
  if ((order = g_utf8_collate (p->surname, q->surname)) != 0
      || (order = g_utf8_collate (p->forename, q->forename)) != 0)
    return order;
  return x->row < y->row ? -1 : x->row > y->row;
}

/* Brothers and sisters who are to be rung follow the first of them. */
static void
gather_siblings (const RbSchool *school, GArray *list)
{
  guint n = 0;

  while (n < list->len && group_of (&g_array_index (list, RbAway, n)) == RB_AWAY_UNEXPLAINED)
    n++;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) siblings =
          rb_roster_siblings (school->roster, g_array_index (list, RbAway, i).row);
      guint place = i + 1;

      for (guint j = i + 1; j < n && siblings->len > 0; j++)
        for (guint k = 0; k < siblings->len; k++)
          if (g_array_index (siblings, guint, k) == g_array_index (list, RbAway, j).row)
            {
              RbAway moved = g_array_index (list, RbAway, j);

              g_array_remove_index (list, j);
              g_array_insert_val (list, place, moved);
              place++;
              break;
            }
    }
}

GArray *
rb_day_away (const RbSchool *school, RbDate date, RbMoment now)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RbAway));
  Day day;

  if (day_init (&day, school, date, now))
    for (guint row = 0; row < rb_roster_n (school->roster); row++)
      {
        RbAway away;

        if (look (&day, row, &away))
          g_array_append_val (list, away);
      }
  day_clear (&day);
  g_array_sort_with_data (list, compare_away, school->roster);
  gather_siblings (school, list);
  return list;
}

gboolean
rb_day_away_pupil (const RbSchool *school, guint row, RbDate date, RbMoment now, RbAway *away)
{
  Day day;
  gboolean found = day_init (&day, school, date, now) && look (&day, row, away);

  day_clear (&day);
  return found;
}

guint
rb_away_prompts (const RbAway *away, const RbPolicy *policy)
{
  guint prompts = away->evidence_due ? RB_PROMPT_EVIDENCE : 0;

  if (away->state != RB_AWAY_UNEXPLAINED)
    return prompts;
  if (away->tell)
    prompts |= RB_PROMPT_TELL;
  if (away->day >= policy->limits[RB_LIMIT_WELFARE_DAYS])
    prompts |= RB_PROMPT_WELFARE;
  if ((int) away->attempts >= policy->limits[RB_LIMIT_VISIT_TRIES])
    prompts |= RB_PROMPT_VISIT;
  return prompts;
}

GArray *
rb_day_siblings_away (const RbSchool *school, const GArray *away, guint row)
{
  g_autoptr (GArray) siblings = rb_roster_siblings (school->roster, row);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < siblings->len; i++)
    for (guint j = 0; j < away->len; j++)
      if (g_array_index (away, RbAway, j).row == g_array_index (siblings, guint, i))
        g_array_append_val (found, g_array_index (siblings, guint, i));
  return found;
}
