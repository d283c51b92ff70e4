/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search everywhere: who and what is found by which letters. */
#include "rb-test.h"

#include "app/rb-search.h"
#include "school/rb-sample.h"

#include <string.h>

static RbSchool *
school_with (const char *forename, const char *surname)
{
  static const char *const week[] = { "term,Autumn,2025-09-01,2025-09-05", NULL };
  static const char *const rows[] = { "/ \\", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (week);
  RbSchool *school = test_school (calendar, rows, NULL);
  RbPupil *pupil = (RbPupil *) rb_roster_pupil (school->roster, 0);

  g_free (pupil->forename);
  g_free (pupil->surname);
  pupil->forename = g_strdup (forename);
  pupil->surname = g_strdup (surname);
  return school;
}

static void
test_names (void)
{
  static const struct
  {
    const char *forename, *surname, *text;
    gboolean found;
  } cases[] = {
    { "Chidi", "Okonkwo", "chi oko", TRUE },
    { "Chidi", "Okonkwo", "OKO CHI", TRUE },
    { "Chidi", "Okonkwo", "chidi x", FALSE },
    { "Chidi", "Okonkwo", "idi", FALSE },
    { "Zeynep", "Öztürk", "ozturk", TRUE },
    { "Zeynep", "Öztürk", "Öz", TRUE },
    { "Siân", "O'Brien", "sian obrien", FALSE },
    { "Siân", "O'Brien", "sian brien", TRUE },
    { "欣怡", "Chen", "欣", TRUE },
    { "Chidi", "Okonkwo", "", FALSE },
    { "Chidi", "Okonkwo", "<b>%s", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = school_with (cases[i].forename, cases[i].surname);
      RbMoment now = { d ("2025-09-02"), 600 };
      g_autoptr (RbSearchIndex) index = rb_search_index_new (school, now, TRUE, NULL);
      g_autoptr (RbSearchIndex) nobody = rb_search_index_new (school, now, FALSE, NULL);
      g_autoptr (GPtrArray) found = rb_search_index_find (index, cases[i].text, 50);
      g_autoptr (GPtrArray) hidden = rb_search_index_find (nobody, cases[i].text, 50);

      g_test_message ("%s %s by %s", cases[i].forename, cases[i].surname, cases[i].text);
      g_assert_cmpuint (found->len, ==, cases[i].found);
      g_assert_cmpuint (hidden->len, ==, 0);
    }
}

static void
test_places (void)
{
  static const struct
  {
    const char *text, *page, *action;
  } cases[] = { { "3t", "register", NULL },
                { "insight", "insight", NULL },
                { "late", NULL, "win.late-desk" } };
  RbSampleSpec spec = { .seed = 1, .now = { rb_date_new (2026, 3, 20), 600 } };
  g_autoptr (RbSchool) school = rb_sample_school (&spec);
  g_autoptr (RbSearchIndex) index = rb_search_index_new (school, spec.now, TRUE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = rb_search_index_find (index, cases[i].text, 50);
      const RbSearchEntry *first = found->pdata[0];

      g_assert_cmpstr (first->page, ==, cases[i].page);
      g_assert_cmpstr (first->action, ==, cases[i].action);
    }
  g_autoptr (GPtrArray) many = rb_search_index_find (index, "a", 50);
  g_assert_cmpuint (many->len, ==, 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/finds a name by beginnings, in any order and script", test_names);
  g_test_add_func ("/search/leads to classes, pages and commands", test_places);
  return g_test_run ();
}
