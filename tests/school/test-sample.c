/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample school is the same for the same seed, believable, and without a mark that a school
 * could not have made. */
#include "school/rb-clock.h"
#include "school/rb-sample.h"

#include "rb-data.h"

typedef struct
{
  guint possible, attended, late, after;
} Sum;

static RbSchool *
make (gboolean secondary, guint64 seed, const char *now)
{
  RbSampleSpec spec = { .secondary = secondary, .seed = seed };
  gboolean read = rb_moment_parse (now, &spec.now);

  g_assert_true (read);
  return rb_sample_school (&spec);
}

static Sum
sum_row (const RbSchool *school, const RbMarkMatrix *matrix, guint row, RbDate from, RbDate to)
{
  const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  guint first, end;
  Sum sum = { 0 };

  rb_calendar_range (calendar, from, to, &first, &end);
  for (guint c = first; c < end; c++)
    {
      RbDate date = rb_calendar_session (calendar, c).date;
      guint8 counts =
          rb_code_book_counts (school->codes, date)[rb_mark_matrix_get (matrix, row, c)];

      sum.possible += (counts & RB_COUNT_POSSIBLE) != 0;
      sum.attended += (counts & RB_COUNT_ATTENDED) != 0;
      sum.late += (counts & RB_COUNT_LATE) != 0;
      sum.after += (counts & RB_COUNT_LATE_AFTER) != 0;
    }
  return sum;
}

/* Everything that a person could notice, in one number. */
static guint
fingerprint (const RbSchool *school)
{
  guint hash = 0;

  for (guint i = 0; i < rb_roster_n (school->roster); i++)
    {
      const RbPupil *pupil = rb_roster_pupil (school->roster, i);
      g_autofree char *text = g_strdup_printf ("%s|%s|%s|%d", pupil->forename, pupil->legal_surname,
                                               pupil->upn ? pupil->upn : "", pupil->born);

      hash = hash * 33 + g_str_hash (text);
    }
  for (guint y = 0; y < school->years->len; y++)
    {
      const RbMarkMatrix *matrix = school->years->pdata[y];
      gsize n = (gsize) rb_mark_matrix_n_rows (matrix) * rb_mark_matrix_n_columns (matrix);

      for (gsize i = 0; i < n; i++)
        hash = hash * 33 + rb_mark_matrix_bytes (matrix)[i];
    }
  return hash;
}

static void
test_same_seed (void)
{
  g_autoptr (RbSchool) a = make (FALSE, 1, "2026-03-20");
  g_autoptr (RbSchool) b = make (FALSE, 1, "2026-03-20");
  g_autoptr (RbSchool) c = make (FALSE, 2, "2026-03-20");

  g_assert_cmpuint (fingerprint (a), ==, fingerprint (b));
  g_assert_cmpuint (fingerprint (a), !=, fingerprint (c));
}

static guint
on_roll (const RbSchool *school, RbDate date)
{
  g_autoptr (GArray) rows = rb_roster_on_roll (school->roster, date);

  return rows->len;
}

static void
check_bounds (const RbSchool *school, RbDate now, guint pupils, guint low, guint high)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, now);
  const RbPolicy *policy = rb_policy_book_on (school->policies, now);
  Sum all = { 0 };
  guint persistent = 0, severe = 0, judged = 0, bands[RB_N_BANDS] = { 0 };

  g_assert_cmpuint (on_roll (school, now), ==, pupils);
  for (guint row = 0; row < rb_mark_matrix_n_rows (matrix); row++)
    {
      Sum sum = sum_row (school, matrix, row, rb_academic_year_first (2025), now);

      if (sum.possible == 0)
        continue;
      judged++;
      all.possible += sum.possible;
      all.attended += sum.attended;
      all.late += sum.late;
      all.after += sum.after;
      persistent += rb_policy_persistent (policy, sum.possible - sum.attended, sum.possible);
      severe += rb_policy_severe (policy, sum.possible - sum.attended, sum.possible);
      bands[rb_policy_band (policy, rb_rate (sum.attended, sum.possible))]++;
    }
  g_test_message (
      "attendance %.2f %%, late %.2f %%, after close %.2f %%, persistent %.1f %%, severe %u, "
      "bands %u %u %u %u %u of %u",
      100.0 * all.attended / all.possible, 100.0 * all.late / all.possible,
      100.0 * all.after / all.possible, 100.0 * persistent / judged, severe, bands[0], bands[1],
      bands[2], bands[3], bands[4], judged);
  g_assert_cmpuint (all.attended * 1000ull / all.possible, >=, low);
  g_assert_cmpuint (all.attended * 1000ull / all.possible, <=, high);
  g_assert_cmpuint (persistent * 100 / judged, >=, 7);
  g_assert_cmpuint (persistent * 100 / judged, <=, 20);
  g_assert_cmpuint (severe, >=, 1);
  for (int band = RB_BAND_TOP; band <= RB_BAND_RED; band++)
    g_assert_cmpuint (bands[band] * 100 / judged, >=, 4);
}

static void
test_primary (void)
{
  g_autoptr (RbSchool) school = make (FALSE, 1, "2026-03-20");

  check_bounds (school, rb_date_new (2026, 3, 20), 420, 940, 962);
}

/* Full, green, amber and red each hold a good part of the school over one term. */
static void
test_term_bands (void)
{
  g_autoptr (RbSchool) school = make (FALSE, 1, "2026-03-20");
  RbDate from = rb_date_new (2026, 1, 5), to = rb_date_new (2026, 3, 20);
  const RbMarkMatrix *matrix = rb_school_year_of (school, to);
  const RbPolicy *policy = rb_policy_book_on (school->policies, to);
  guint bands[RB_N_BANDS] = { 0 };

  for (guint row = 0; row < rb_mark_matrix_n_rows (matrix); row++)
    {
      Sum sum = sum_row (school, matrix, row, from, to);

      if (sum.possible > 0)
        bands[rb_policy_band (policy, rb_rate (sum.attended, sum.possible))]++;
    }
  g_test_message ("spring: %u %u %u %u %u", bands[0], bands[1], bands[2], bands[3], bands[4]);
  g_assert_cmpuint (bands[RB_BAND_TOP], >, 70);
  g_assert_cmpuint (bands[RB_BAND_GREEN], >, 60);
  g_assert_cmpuint (bands[RB_BAND_AMBER], >, 60);
  g_assert_cmpuint (bands[RB_BAND_RED], >, 35);
}

static void
test_secondary (void)
{
  g_autoptr (RbSchool) school = make (TRUE, 1, "2026-03-20");

  check_bounds (school, rb_date_new (2026, 3, 20), 1200, 930, 962);
}

static void
test_other_seeds (void)
{
  for (guint64 seed = 2; seed <= 5; seed++)
    {
      g_autoptr (RbSchool) school = make (FALSE, seed, "2026-07-01");

      check_bounds (school, rb_date_new (2026, 7, 1), 420, 938, 964);
    }
}

static void
test_no_impossible_mark (void)
{
  g_autoptr (RbSchool) school = make (FALSE, 7, "2026-03-20T09:24");
  RbMoment now = { rb_date_new (2026, 3, 20), 9 * 60 + 24 };
  guint codes[256] = { 0 };

  for (guint y = 0; y < school->years->len; y++)
    {
      const RbMarkMatrix *matrix = school->years->pdata[y];
      const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
      guint begun = rb_school_begun (school, matrix, now);

      g_assert_cmpuint (rb_calendar_n_sessions (calendar), ==, 380);
      for (guint row = 0; row < rb_mark_matrix_n_rows (matrix); row++)
        for (guint c = 0; c < rb_mark_matrix_n_columns (matrix); c++)
          {
            RbMark mark = rb_mark_matrix_get (matrix, row, c);
            RbSession session = rb_calendar_session (calendar, c);
            gboolean here = rb_pupil_on_roll (rb_roster_pupil (school->roster, row), session.date);

            g_assert_true ((mark == RB_MARK_OFF_ROLL) == !here);
            if (c >= begun)
              g_assert_true (mark == RB_MARK_NONE || mark == RB_MARK_OFF_ROLL);
            if (mark == RB_MARK_NONE || mark == RB_MARK_OFF_ROLL)
              continue;

            const RbCode *code = rb_code_book_code (school->codes, mark, session.date);
            const RbCode *found = rb_code_book_find (school->codes, code->text, session.date);

            g_assert_nonnull (found);
            g_assert_cmpuint (rb_code_book_for_half (school->codes, mark, session.half), ==, mark);
            codes[mark]++;
          }
    }
  static const char *const wanted[] = { "/",  "\\", "L", "U", "I", "M", "G", "O", "N", "R", "C",
                                        "C1", "C2", "D", "E", "K", "T", "V", "P", "B", "X", "Y4" };
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const RbCode *code = rb_code_book_find (school->codes, wanted[i], rb_date_new (2026, 3, 1));

      g_test_message ("%s: %u", wanted[i], codes[code->mark]);
      g_assert_cmpuint (codes[code->mark], >, 0);
    }
}

static void
test_people (void)
{
  g_autoptr (RbSchool) school = make (FALSE, 1, "2026-03-20");
  RbDate now = rb_date_new (2026, 3, 20);
  g_autoptr (GHashTable) upns = g_hash_table_new (g_str_hash, g_str_equal);
  guint siblings = 0, scripts = 0, two_homes = 0, leavers = 0;

  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    {
      const RbPupil *pupil = rb_roster_pupil (school->roster, row);
      g_autoptr (GPtrArray) contacts = rb_roster_contacts (school->roster, pupil->id);
      g_autoptr (GArray) others = rb_roster_siblings (school->roster, row);

      g_assert_cmpuint (contacts->len, >=, 1);
      if (pupil->upn != NULL)
        {
          g_assert_null (rb_upn_problem (pupil->upn));
          g_assert_true (g_hash_table_add (upns, pupil->upn));
        }
      siblings += others->len > 0;
      scripts +=
          g_unichar_get_script (g_utf8_get_char (pupil->legal_forename)) != G_UNICODE_SCRIPT_LATIN;
      leavers += !rb_pupil_on_roll (pupil, now);
      if (contacts->len > 1)
        {
          const RbContact *a = contacts->pdata[0], *b = contacts->pdata[1];

          two_homes += b->gets_letters && strcmp (a->household, b->household) != 0;
        }
      if (rb_pupil_on_roll (pupil, now))
        g_assert_nonnull (rb_roster_class_on (school->roster, row, now));
    }
  g_test_message ("%u with siblings, %u legal names in other scripts, %u with two homes, %u left",
                  siblings, scripts, two_homes, leavers);
  g_assert_cmpuint (siblings, >, 120);
  g_assert_cmpuint (scripts, >, 8);
  g_assert_cmpuint (two_homes, >, 10);
  g_assert_cmpuint (leavers, >, 60);
  g_assert_true (school->details->sample);
}

static void
test_known_class (void)
{
  g_autoptr (RbSchool) school = make (FALSE, 1, "2026-03-20");
  RbDate now = rb_date_new (2026, 3, 20);
  const RbClass *klass = rb_roster_find_class (school->roster, 2025, "3T");
  g_autoptr (GArray) rows = rb_roster_register (school->roster, klass->id, now);
  g_autofree char *first =
      rb_pupil_sorted_name (rb_roster_pupil (school->roster, g_array_index (rows, guint, 0)));

  g_assert_cmpuint (rows->len, ==, 30);
  g_assert_cmpstr (first, ==, "Adeyemi, Tobi");
  g_assert_cmpstr (klass->teacher, ==, "Ms Osei");
}

static void
test_later_now_adds (void)
{
  g_autoptr (RbSchool) early = make (FALSE, 1, "2026-01-16");
  g_autoptr (RbSchool) late = make (FALSE, 1, "2026-03-20");
  const RbMarkMatrix *a = rb_school_year (early, 2024), *b = rb_school_year (late, 2024);
  guint same = 0, all = 0;

  for (guint row = 0; row < rb_mark_matrix_n_rows (a); row++)
    {
      int other = rb_roster_find (late->roster, rb_roster_pupil (early->roster, row)->id);

      for (guint c = 0; other >= 0 && c < rb_mark_matrix_n_columns (a); c++, all++)
        same += rb_mark_matrix_get (a, row, c) == rb_mark_matrix_get (b, (guint) other, c);
    }
  g_test_message ("%u of %u marks of last year agree", same, all);
  g_assert_cmpuint (all, >, 100000);
  g_assert_cmpuint (same, >, all / 100 * 98);
}

/* What the book says of the marks is what the marks say. */
static void
test_office (void)
{
  g_autoptr (RbSchool) school = make (FALSE, 1, "2026-03-20T09:24");
  const RbOffice *office = school->office;
  guint lates = 0, missing = 0;
  RbSession today = { rb_date_new (2026, 3, 20), RB_AM };
  gint64 now = rb_clock_seconds_of ((RbMoment){ today.date, 9 * 60 + 24 });
  g_autoptr (GPtrArray) classes = rb_roster_classes (school->roster, 2025);

  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    for (guint i = 0; i < rb_office_n (office, kind); i++)
      g_assert_cmpint (((const RbRecord *) rb_office_nth (office, kind, i))->id, ==, i + 1);
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_ARRIVAL); i++)
    {
      const RbArrival *arrival = rb_office_nth (office, RB_RECORD_ARRIVAL, i);
      guint row = (guint) rb_roster_find (school->roster, arrival->pupil_id);
      RbMark mark = rb_school_mark (school, row, arrival->day, arrival->half);
      const RbPolicy *policy = rb_policy_book_on (school->policies, arrival->day);

      g_assert_cmpstr (rb_code_book_text (school->codes, mark), ==, arrival->code);
      g_assert_cmpstr (rb_policy_arrival (policy, "KS2", arrival->half, arrival->minute), ==,
                       arrival->code);
      lates += arrival->day == today.date;
      g_assert_cmpint (arrival->made_at, <=, now);
    }
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_ATTEMPT); i++)
    g_assert_cmpint (((const RbAttempt *) rb_office_nth (office, RB_RECORD_ATTEMPT, i))->made_at,
                     <=, now);
  for (guint i = 0; i < rb_office_n_registers (office); i++)
    g_assert_cmpint (rb_office_nth_register (office, i)->saved_at, <=, now);
  for (guint i = 0; i < classes->len; i++)
    missing +=
        rb_office_register (office, ((const RbClass *) classes->pdata[i])->id, today) == NULL;
  g_assert_cmpuint (missing, >=, 2); /* two slow classes, and a child who changed class */
  g_assert_cmpuint (missing, <=, 3);
  g_assert_cmpuint (lates, >, 0);
  g_assert_cmpuint (rb_office_n (office, RB_RECORD_ATTEMPT), >, 100);
  g_assert_cmpuint (rb_office_n (office, RB_RECORD_ABSENCE), >, 300);
  g_assert_cmpuint (rb_office_n (office, RB_RECORD_LEAVE), >, 5);
  g_assert_cmpuint (rb_office_n (office, RB_RECORD_SUSPENSION), >=, 2);
  g_assert_cmpuint (rb_office_n (office, RB_RECORD_TIMETABLE), >=, 1);
  g_assert_cmpuint (rb_office_n (office, RB_RECORD_FLAG), >=, 6);
}

/* Requests wait for days on which there is school, whatever day it is. */
static void
test_open_requests (void)
{
  static const char *const days[] = { "2025-09-08T10:00", "2025-12-15T10:00", "2026-02-10T10:00",
                                      "2026-03-20T09:24", "2026-05-15T10:00", "2026-07-17T10:00" };

  for (guint k = 0; k < G_N_ELEMENTS (days); k++)
    {
      g_autoptr (RbSchool) school = make (FALSE, 7, days[k]);

      for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_LEAVE); i++)
        {
          const RbLeave *leave = rb_office_nth (school->office, RB_RECORD_LEAVE, i);
          gboolean first = FALSE, last = FALSE;

          for (guint j = 0; j < rb_office_n (school->office, RB_RECORD_LEAVE_DAY); j++)
            {
              const RbLeaveDay *day = rb_office_nth (school->office, RB_RECORD_LEAVE_DAY, j);

              first |= day->leave_id == leave->base.id && day->day == leave->first_day;
              last |= day->leave_id == leave->base.id && day->day == leave->last_day;
            }
          g_assert_true (first && last);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school/sample/the same seed gives the same school", test_same_seed);
  g_test_add_func ("/school/sample/a primary school is believable", test_primary);
  g_test_add_func ("/school/sample/a term spreads over the bands", test_term_bands);
  g_test_add_func ("/school/sample/a secondary school is believable", test_secondary);
  g_test_add_func ("/school/sample/other seeds are believable too", test_other_seeds);
  g_test_add_func ("/school/sample/no mark is impossible", test_no_impossible_mark);
  g_test_add_func ("/school/sample/families, names and numbers are right", test_people);
  g_test_add_func ("/school/sample/class 3T is the class of the pictures", test_known_class);
  g_test_add_func ("/school/sample/a later day adds marks", test_later_now_adds);
  g_test_add_func ("/school/sample/leave is asked for on school days", test_open_requests);
  g_test_add_func ("/sample/the office's book agrees with the marks", test_office);
  return g_test_run ();
}
