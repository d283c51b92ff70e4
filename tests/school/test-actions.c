/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped action calendar against doc/rules.md 9.4: every recurring action, how often, in which
 * months, and the list of pupils that it concerns where there is one. */
#include "rb-test.h"

#include "analysis/rb-list.h"
#include "school/rb-actions.h"

#include <string.h>

/* `title` is how it begins. */
static const struct
{
  const char *reference, *title, *frequency, *months, *list;
  int weekday;
} rows[] = {
  { "S3.1", "Nudge texts and calls before school", "daily", "", "nudge", 0 },
  { "S3.2", "Home visits", "daily", "", "nudge", 0 },
  { "S3.3", "Welcome pupils", "daily", "", "absent-yesterday", 0 },
  { "S3.4", "Pass concerns to the head of year", "daily", "", "", 0 },
  { "S3.5", "Get pupils in on time", "daily", "", "", 0 },
  { "S3.6", "Late pupils reflect", "daily", "", "late-today", 0 },
  { "S3.7", "First absence call", "daily", "", "first-call", 0 },
  { "S3.8", "Second absence call", "daily", "", "second-call", 0 },
  { "S3.9", "Leaflet to parents of pupils newly below", "weekly", "", "below-96", 0 },
  { "S3.9b", "Leaflet to all parents", "half-termly", "10", "below-96-all", 0 },
  { "S3.10", "Assemblies", "monthly", "", "", 0 },
  { "S3.11", "Principal's letters", "months", "9,1,4", "below-95", 0 },
  { "S3.12", "Check attendance messages", "months", "9,1,4", "", 0 },
  { "S3.13", "Weekly briefing", "weekly", "", "", 0 },
  { "S3.14", "Staff actions for the week", "weekly", "", "", 0 },
  { "S3.14b", "Staff actions for the day", "daily", "", "", 0 },
  { "S3.14c", "Staff actions for the half term", "half-termly", "", "", 0 },
  { "S3.15", "List of absent pupils", "daily", "", "absent-today", 0 },
  { "S3.16", "Report of attendance and persistent absence", "months", "11,3,6", "", 0 },
  { "S3.17", "Performance management targets", "annual", "10", "", 0 },
  { "S3.18", "Risk register", "monthly", "", "risk", 0 },
  { "S3.19", "Meet the families of the ten lowest", "annual", "8", "lowest-ten", 0 },
  { "S3.20", "Pastoral review meetings", "half-termly", "", "not-improving", 0 },
  { "S3.21", "Legal tracker", "weekly", "", "", 2 },
  { "S3.22", "Action planning meetings", "ongoing", "", "", 0 },
  { "S3.23", "Informal parent group meetings", "ongoing", "", "", 0 },
  { "S3.24", "Year 6 and Reception entrants", "months", "3,4,5,6,7,8,9", "", 0 },
  { "S3.25", "Each pupil told own attendance", "weekly", "", "class-figures", 0 },
  { "S3.26", "Review of mentored pupils", "half-termly", "", "mentor", 0 },
  { "S3.26b", "Mentors meet their pupils", "daily", "", "mentor", 0 },
  { "S3.26c", "Mentors for pupils who were persistently", "annual", "9", "last-year-pa", 0 },
  { "S3.27", "Talk to small groups", "monthly", "", "mentor", 0 },
  { "S3.28", "Team and leadership roles", "ongoing", "", "", 0 },
  { "S3.29", "Text parents of pupils with code U", "daily", "", "u-today", 0 },
  { "S3.30", "Text absent pupils who are expected", "daily", "", "expected-back", 0 },
  { "S3.31", "Text pupils with a full week", "weekly", "", "full-week", 4 },
  { "S3.32", "Thursday texts", "weekly", "", "friday-pattern", 3 },
  { "S3.33", "Registers up to date by 15:00", "daily", "", "", 0 },
  { "S3.34", "Daily report of absent pupils", "daily", "", "absent-today", 0 },
  { "S3.35", "Targets for tomorrow", "daily", "", "", 0 },
  { "S3.35b", "Targets for next week", "weekly", "", "", 4 },
  { "S3.36", "Postcards", "half-termly", "", "improved", 0 },
  { "S3.37", "Reward together", "half-termly", "", "improved", 0 },
  /* the ends of the terms: December, April and July */
  { "S3.38", "Principal's certificates", "termly", "", "improved-term", 0 },
  { "S3.39", "Pin badge", "termly", "7", "improved-year", 0 },
  { "S3.40", "League tables", "weekly", "", "", 4 },
  { "S3.41", "Bespoke rewards", "ongoing", "", "friday-pattern", 0 },
  { "S3.42", "Letter to parents who took unauthorised", "termly", "7", "unauthorised-leave", 0 },
  { "S3.43", "Holiday requests refused", "ongoing", "", "leave-refused", 0 },
  { "S3.44", "Legal intervention for holidays", "ongoing", "", "ten-in-ten", 0 },
  { "S3.45", "Text parents about the consequences", "weekly", "", "newly-unauthorised", 4 },
  { "S3.46", "Pattern of unauthorised absence", "ongoing", "", "newly-unauthorised", 0 },
};

static void
test_table (void)
{
  g_autoptr (GPtrArray) shipped = rb_actions_shipped (rb_date_new (2025, 9, 1));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RbAction *found = NULL;

      g_test_message ("%s", rows[i].reference);
      for (guint k = 0; k < shipped->len; k++)
        {
          const RbAction *action = shipped->pdata[k];

          if (strcmp (action->reference, rows[i].reference) != 0)
            continue;
          g_assert_null (found);
          found = action;
        }
      g_assert_nonnull (found);
      g_assert_true (g_str_has_prefix (found->title, rows[i].title));
      g_assert_cmpstr (found->frequency, ==, rows[i].frequency);
      g_assert_cmpstr (found->months, ==, rows[i].months);
      g_assert_cmpstr (found->list, ==, rows[i].list);
      g_assert_cmpint (found->weekday, ==, rows[i].weekday);
      g_assert_true (*found->role != '\0' && found->active && !found->own);
      g_assert_true (*found->list == '\0' || rb_list_info (found->list) != NULL);
    }
  g_assert_cmpuint (shipped->len, ==, G_N_ELEMENTS (rows));
}

/* A school that has some of them already is given the others alone. */
static void
test_again (void)
{
  g_autoptr (RbOffice) none = rb_office_new (), some = NULL;
  RbAction *mine = rb_record_new (RB_RECORD_ACTION);
  g_autoptr (RbChange) change = rb_change_new (RB_SOURCE_COMMAND, "Jo", "", "", 1);

  mine->base.id = 7;
  rb_record_set (&mine->reference, "S3.9b");
  some = rb_office_with (none, NULL, &mine->base);
  g_assert_cmpuint (rb_actions_add_shipped (some, rb_date_new (2025, 9, 1), change), ==,
                    G_N_ELEMENTS (rows) - 1);
  rb_record_unref (mine);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actions/shipped are every recurring one of the rules", test_table);
  g_test_add_func ("/actions/shipped are given once", test_again);
  return g_test_run ();
}
