/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in the building, and finding a child by three letters. */
#include "rb-maker.h"

#include "analysis/rb-countdown-step.h"
#include "analysis/rb-name-index.h"
#include "analysis/rb-on-site.h"

#define MONDAY "2026-03-16"

typedef struct
{
  const char *direction, *time;
  RbHalf half;
  gboolean undone;
} Move;

static RbSchool *
school_with (const char *marks, const Move *moves)
{
  static const char *const lines[] = { "term,Spring,2026-03-16,2026-04-03", NULL };
  const char *rows[] = { marks, NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (lines);
  g_autoptr (RbSchool) plain = test_school (calendar, rows, NULL);
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  RbSchool *school;

  g_ptr_array_add (policies, test_policy ("one-page"));
  school = rb_school_with_policies (plain, rb_policy_book_new (policies));
  for (guint i = 0; i < 2 && moves[i].direction; i++)
    {
      g_autoptr (RbSchool) before = school;
      RbArrival *arrival = rb_record_new (RB_RECORD_ARRIVAL);

      arrival->base.id = i + 1;
      arrival->pupil_id = 1;
      arrival->day = d (MONDAY);
      g_assert_true (rb_time_parse (moves[i].time, &arrival->minute));
      arrival->half = moves[i].half;
      arrival->undone = moves[i].undone;
      rb_record_set (&arrival->direction, moves[i].direction);
      school = rb_school_with_office (before,
                                      rb_office_with (before->office, NULL, (RbRecord *) arrival));
      rb_record_unref (arrival);
    }
  return school;
}

static void
test_sites (void)
{
  static const struct
  {
    const char *marks, *now, *site;
    gboolean here_earlier;
    Move moves[2];
  } cases[] = {
    { "/ -", "09:10", "here", FALSE, { { NULL } } },
    { "L -", "09:10", "here", FALSE, { { NULL } } },
    { "U -", "11:10", "here", FALSE, { { NULL } } },
    { "- -", "09:10", "unknown", FALSE, { { NULL } } },
    { "N -", "09:10", "away", FALSE, { { NULL } } },
    { "I -", "09:10", "away", FALSE, { { NULL } } },
    { "X -", "09:10", "away", FALSE, { { NULL } } },
    { "V -", "09:10", "elsewhere", FALSE, { { NULL } } },
    { "D -", "09:10", "elsewhere", FALSE, { { NULL } } },
    { "/ -", "08:40", "unknown", FALSE, { { NULL } } },
    { "I -", "11:10", "here", FALSE, { { "in", "11:00", RB_AM, FALSE } } },
    { "N -", "10:59", "away", FALSE, { { "in", "11:00", RB_AM, FALSE } } },
    { "N -", "11:10", "away", FALSE, { { "in", "11:00", RB_AM, TRUE } } },
    { "- -", "08:45", "here", FALSE, { { "in", "08:40", RB_AM, FALSE } } },
    { "/ -", "10:30", "out", FALSE, { { "out", "10:00", RB_AM, FALSE } } },
    { "/ M", "14:00", "out", FALSE, { { "out", "10:00", RB_AM, FALSE } } },
    { "/ -", "13:02", "out", FALSE, { { "out", "10:00", RB_AM, FALSE } } },
    { "/ \\", "13:20", "here", FALSE, { { "out", "10:00", RB_AM, FALSE } } },
    { "/ -",
      "11:30",
      "here",
      FALSE,
      { { "out", "10:00", RB_AM, FALSE }, { "back", "11:20", RB_AM, FALSE } } },
    { "/ -", "13:02", "unknown", TRUE, { { NULL } } },
    { "I -", "13:02", "unknown", FALSE, { { NULL } } },
    { "I -", "13:02", "unknown", TRUE, { { "in", "11:00", RB_AM, FALSE } } },
    { "I I", "13:02", "away", FALSE, { { "in", "11:00", RB_AM, FALSE } } },
    { "N -", "13:02", "here", FALSE, { { "in", "12:40", RB_PM, FALSE } } },
    { "N N", "13:20", "unknown", TRUE, { { "in", "12:40", RB_PM, FALSE } } },
    { "/ \\", "14:00", "out", FALSE, { { "out", "13:40", RB_PM, FALSE } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = school_with (cases[i].marks, cases[i].moves);
      g_autofree char *now = g_strdup_printf ("%sT%s", MONDAY, cases[i].now);
      g_autoptr (RbOnSite) on_site = rb_on_site_new (school, at (now));
      const RbOnSiteClass *klass = on_site->classes->pdata[0];
      const RbOnSitePupil *one = &g_array_index (klass->pupils, RbOnSitePupil, 0);

      g_test_message ("%u: %s at %s", i, cases[i].marks, cases[i].now);
      g_assert_cmpstr (rb_site_id (one->site), ==, cases[i].site);
      g_assert_cmpint (one->here_earlier, ==, cases[i].here_earlier);
      g_assert_cmpuint (on_site->n[one->site], ==, 1);
    }
}

static void
test_days (void)
{
  static const Move none[2] = { { NULL } };
  g_autoptr (RbSchool) school = school_with ("/ \\", none);
  g_autoptr (RbOnSite) sunday = rb_on_site_new (school, at ("2026-03-22T10:00"));
  g_autoptr (RbOnSite) monday = rb_on_site_new (school, at ("2026-03-16T09:10"));
  g_autoptr (RbOnSite) tuesday = rb_on_site_new (school, at ("2026-03-17T09:10"));

  g_assert_false (sunday->has_session);
  g_assert_cmpuint (sunday->n[RB_SITE_UNKNOWN], ==, 1);
  g_assert_cmpuint (monday->n_not_in, ==, 0);
  g_assert_cmpuint (tuesday->n_not_in, ==, 1);
}

static void
test_words (void)
{
  static const struct
  {
    Move moves[2];
    RbHalf half;
    const char *words;
  } cases[] = {
    { { { "in", "09:12", RB_AM, FALSE } }, RB_AM, "signed in 09:12" },
    { { { "in", "09:12", RB_AM, FALSE } }, RB_PM, NULL },
    { { { "in", "09:12", RB_AM, FALSE }, { "out", "10:40", RB_AM, FALSE } },
      RB_PM,
      "out since 10:40" },
    { { { "out", "10:40", RB_AM, FALSE }, { "back", "11:20", RB_AM, FALSE } }, RB_PM, NULL },
    { { { "out", "10:40", RB_AM, FALSE }, { "back", "13:20", RB_PM, FALSE } },
      RB_PM,
      "back 13:20" },
    { { { "in", "09:12", RB_AM, TRUE } }, RB_AM, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = school_with ("/ -", cases[i].moves);
      RbSession session = { d (MONDAY), cases[i].half };
      const RbArrival *arrival = rb_arrival_today (school, 1, session);
      g_autoptr (GHashTable) all = rb_arrivals_of_session (school, session);
      g_autofree char *words = arrival ? rb_arrival_words (arrival) : NULL;
      gint64 id = 1;

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_true (g_hash_table_lookup (all, &id) == (gpointer) arrival);
    }
}

static void
test_late (void)
{
  static const Move moves[2] = { { "in", "09:12", RB_AM, FALSE } };
  g_autoptr (RbSchool) school = school_with ("L U", moves);
  RbDate day = d (MONDAY);
  g_autoptr (GArray) morning =
      rb_latecomers (school, at ("2026-03-16T10:00"), day, day, RB_LATE_ANY);
  g_autoptr (GArray) all = rb_latecomers (school, at ("2026-03-16T14:00"), day, day, RB_LATE_ANY);
  g_autoptr (GArray) after =
      rb_latecomers (school, at ("2026-03-16T14:00"), day, day, RB_LATE_AFTER);

  g_assert_cmpuint (morning->len, ==, 1);
  g_assert_nonnull (g_array_index (morning, RbLate, 0).arrival);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (g_array_index (after, RbLate, 0).code, ==, "U");
  g_assert_null (g_array_index (after, RbLate, 0).arrival);
  g_assert_cmpint (g_array_index (after, RbLate, 0).minutes, ==, -1);
}

static RbSchool *
named (void)
{
  static const char *const names[][2] = {
    { "Öztürk", "Elif" },      { "Evans", "Harriet" }, { "Evans", "Rhys" },    { "Evans", "Jude" },
    { "O’Brien", "Niamh" },    { "Łukasz", "Zofia" },  { "Ngô", "Thảo" },      { "王", "小明" },
    { "Smith-Jones", "Evan" }, { "Иванова", "Ольга" }, { "محمد", "علي" },      { "Li", "Wei" },
    { "Straße", "Jörg" },      { "Sørensen", "Åse" },  { "Lindqvist", "Eva" },
  };
  RbMaker *maker = maker_new ();
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RbPupil *pupil = maker_pupil (maker, names[i][0], "2025-09-01", "");

      g_free (pupil->forename);
      pupil->forename = g_strdup (names[i][1]);
      g_string_append (rows, "-\n");
    }
  g_string_truncate (rows, rows->len - 1);
  g_auto (GStrv) lines = g_strsplit (rows->str, "\n", -1);
  g_string_free (rows, TRUE);
  maker_year (maker, weeks ("2025-09-01", 1), (const char *const *) lines);
  return maker_school (maker);
}

static void
test_find (void)
{
  g_autoptr (RbSchool) school = named ();
  g_autoptr (RbNameIndex) index = rb_name_index_new (school->roster, d ("2025-09-02"));
  static const struct
  {
    const char *text;
    guint total;
    const char *first;
  } cases[] = {
    { "ozturk", 1, "Elif Öztürk" },
    { "ÖZT", 1, "Elif Öztürk" },
    { "eva", 5, "Eva Lindqvist" },
    { "evans", 3, "Harriet Evans" },
    { "eva h", 1, "Harriet Evans" },
    { "rhys ev", 1, "Rhys Evans" },
    { "obr", 1, "Niamh O’Brien" },
    { "o'b", 1, "Niamh O’Brien" },
    { "luk", 1, "Zofia Łukasz" },
    { "thao", 1, "Thảo Ngô" },
    { "王", 1, "小明 王" },
    { "小", 1, "小明 王" },
    { "jon", 1, "Evan Smith-Jones" },
    { "ива", 1, "Ольга Иванова" },
    { "محم", 1, "علي محمد" },
    { "li", 1, "Wei Li" },
    { "strasse", 1, "Jörg Straße" },
    { "sor", 1, "Åse Sørensen" },
    { "ev", 0, NULL },
    { "", 0, NULL },
    { "   ", 0, NULL },
    { "xyz", 0, NULL },
    { "evans xyz", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint total;
      g_autoptr (GArray) rows = rb_name_index_find (index, cases[i].text, 3, &total);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpuint (total, ==, cases[i].total);
      g_assert_cmpuint (rows->len, ==, MIN (total, 3));
      if (cases[i].first)
        {
          g_autofree char *name =
              rb_pupil_name (rb_roster_pupil (school->roster, g_array_index (rows, guint, 0)));

          g_assert_cmpstr (name, ==, cases[i].first);
        }
    }
}

static void
test_off_roll (void)
{
  g_autoptr (RbSchool) school = named ();
  g_autoptr (RbNameIndex) before = rb_name_index_new (school->roster, d ("2025-08-30"));

  g_assert_cmpuint (rb_name_index_n (before), ==, 0);
}

static void
test_countdown (void)
{
  static const Move none[2] = { { NULL } };
  static const struct
  {
    const char *now;
    RbStep step;
    const char *at;
  } cases[] = {
    { "2026-03-16T08:44", RB_STEP_DOORS, "08:45" },
    { "2026-03-16T08:45", RB_STEP_START, "08:55" },
    { "2026-03-16T08:55", RB_STEP_LATE, "09:00" },
    { "2026-03-16T08:59", RB_STEP_LATE, "09:00" },
    { "2026-03-16T09:00", RB_STEP_CLOSES, "09:26" },
    { "2026-03-16T09:25", RB_STEP_CLOSES, "09:26" },
    { "2026-03-16T09:26", RB_STEP_DOORS, "12:45" },
    { "2026-03-16T13:30", RB_STEP_CLOSES, "13:31" },
    { "2026-03-16T13:31", RB_STEP_NONE, NULL },
    { "2026-03-22T09:00", RB_STEP_NONE, NULL },
  };
  g_autoptr (RbSchool) school = school_with ("/ -", none);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbCountdownStep step = rb_countdown_step (school, "KS1", at (cases[i].now));
      int minutes = -1;

      if (cases[i].at)
        g_assert_true (rb_time_parse (cases[i].at, &minutes));
      g_assert_cmpint (step.step, ==, cases[i].step);
      g_assert_cmpint (step.at, ==, minutes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/on-site/marks and movements of one child", test_sites);
  g_test_add_func ("/on-site/a day without school, and a register that is not in", test_days);
  g_test_add_func ("/arrivals/what the register shows beside a name", test_words);
  g_test_add_func ("/arrivals/late marks with and without the desk", test_late);
  g_test_add_func ("/names/three letters find a child in every script", test_find);
  g_test_add_func ("/names/who is not on roll is not found", test_off_roll);
  g_test_add_func ("/countdown/the next step of the day, to the minute", test_countdown);
  return g_test_run ();
}
