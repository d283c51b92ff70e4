/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets a letter: one for each household, named as people write it; and what a person decided.
 */
#include "school/rb-letter-run.h"

#include "school/rb-sample.h"

static RbContact *
contact (int priority,
         const char *title,
         const char *forename,
         const char *surname,
         const char *household,
         const char *address)
{
  RbContact *one = g_new0 (RbContact, 1);

  one->id = priority;
  one->pupil_id = 1;
  one->priority = priority;
  one->title = g_strdup (title);
  one->forename = g_strdup (forename);
  one->surname = g_strdup (surname);
  one->relationship = g_strdup ("");
  one->phone = g_strdup ("");
  one->email = g_strdup ("");
  one->address = g_strdup (address);
  one->household = g_strdup (household);
  one->gets_letters = TRUE;
  return one;
}

static RbRoster *
roster_of (GPtrArray *contacts)
{
  GPtrArray *pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  RbPupil *pupil = rb_pupil_new (1);

  g_free (pupil->surname);
  pupil->surname = g_strdup ("Brennan");
  g_free (pupil->forename);
  pupil->forename = g_strdup ("Kai");
  g_ptr_array_add (pupils, pupil);
  return rb_roster_new (pupils, NULL, contacts, NULL);
}

static GPtrArray *
new_contacts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rb_contact_free);
}

static void
check (GPtrArray *contacts, const char *const *names, const char *const *salutations)
{
  g_autoptr (RbRoster) roster = roster_of (contacts);
  g_autoptr (GPtrArray) found = rb_recipients (roster, 1);
  guint n = 0;

  while (names[n] != NULL)
    n++;
  g_assert_cmpuint (found->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const RbRecipient *recipient = found->pdata[i];

      g_assert_cmpstr (recipient->name, ==, names[i]);
      g_assert_cmpstr (recipient->salutation, ==, salutations[i]);
    }
}

/* Two people of one home: title, forename and surname of each, and how they are written. */
static void
test_couples (void)
{
  static const struct
  {
    const char *one[3], *other[3], *name, *salutation;
  } cases[] = {
    { { "Mr", "Shafiq", "Rahman" },
      { "Mrs", "Rehana", "Rahman" },
      "Mr and Mrs Rahman",
      "Mr and Mrs Rahman" },
    { { "Mrs", "Rehana", "Rahman" },
      { "Mr", "Shafiq", "Rahman" },
      "Mr and Mrs Rahman",
      "Mr and Mrs Rahman" },
    { { "Mr", "Imran", "Alam" },
      { "Miss", "Farah", "Alam" },
      "Mr Imran Alam and Miss Farah Alam",
      "Mr Imran Alam and Miss Farah Alam" },
    { { "Ms", "Farah", "Alam" },
      { "Mr", "Imran", "Alam" },
      "Ms Farah Alam and Mr Imran Alam",
      "Ms Farah Alam and Mr Imran Alam" },
    { { "Mr", "Tom", "Hale" },
      { "Mr", "Ed", "Hale" },
      "Mr Tom Hale and Mr Ed Hale",
      "Mr Tom Hale and Mr Ed Hale" },
    { { "Mrs", "Ann", "Hale" },
      { "Mrs", "Joy", "Hale" },
      "Mrs Ann Hale and Mrs Joy Hale",
      "Mrs Ann Hale and Mrs Joy Hale" },
    { { "Dr", "Ada", "Obi" },
      { "Mr", "Chidi", "Obi" },
      "Dr Ada Obi and Mr Chidi Obi",
      "Dr Ada Obi and Mr Chidi Obi" },
    { { "Mr", "", "Obi" }, { "", "Ada", "Obi" }, "Mr Obi and Ada Obi", "Mr Obi and Ada Obi" },
    { { "Mrs", "Magdalena", "Dąbrowska" },
      { "Mr", "Piotr", "Dąbrowski" },
      "Mrs M Dąbrowska and Mr P Dąbrowski",
      "Mrs Dąbrowska and Mr Dąbrowski" },
    { { "", "Łucja", "Ó Briain" },
      { "Mx", "Kit", "Shaw" },
      "Łucja Ó Briain and Mx K Shaw",
      "Łucja Ó Briain and Mx Shaw" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *one = cases[i].one, *const *other = cases[i].other;
      GPtrArray *contacts = new_contacts ();

      g_ptr_array_add (contacts, contact (1, one[0], one[1], one[2], "H1", "x"));
      g_ptr_array_add (contacts, contact (2, other[0], other[1], other[2], "H1", "x"));
      check (contacts, (const char *const[]){ cases[i].name, NULL },
             (const char *const[]){ cases[i].salutation, NULL });
    }
}

static void
test_alone (void)
{
  GPtrArray *contacts = new_contacts ();

  g_ptr_array_add (contacts, contact (1, "", "Łucja", "Ó Briain", "", "x"));
  check (contacts, (const char *const[]){ "Łucja Ó Briain", NULL },
         (const char *const[]){ "Łucja Ó Briain", NULL });
}

static void
test_two_homes (void)
{
  GPtrArray *contacts = new_contacts ();

  g_ptr_array_add (contacts, contact (1, "Mrs", "Sinéad", "Brennan", "H1", "6 Bakehouse Yard"));
  g_ptr_array_add (contacts, contact (2, "Mr", "Liam", "Doyle", "H2", "9 Mill Bank"));
  check (contacts, (const char *const[]){ "Mrs S Brennan", "Mr L Doyle", NULL },
         (const char *const[]){ "Mrs Brennan", "Mr Doyle", NULL });
}

static void
test_private_address (void)
{
  GPtrArray *contacts = new_contacts ();
  RbContact *hidden = contact (1, "Ms", "Claire", "Marsh", "H1", "14 Orchard Close");
  RbContact *silent = contact (2, "Mr", "Jon", "Marsh", "H2", "1 Mill Bank");

  hidden->never_print_address = TRUE;
  silent->gets_letters = FALSE;
  g_ptr_array_add (contacts, hidden);
  g_ptr_array_add (contacts, silent);

  g_autoptr (RbRoster) roster = roster_of (contacts);
  g_autoptr (GPtrArray) found = rb_recipients (roster, 1);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((const RbRecipient *) found->pdata[0])->address, ==, "");
}

static void
test_decisions (void)
{
  RbSampleSpec spec = { .seed = 1, .now = { rb_date_new (2026, 3, 20), 24 * 60 } };
  g_autoptr (RbSchool) school = rb_sample_school (&spec);
  g_autoptr (RbQuery) query = rb_query_new (school, spec.now);
  RbPeriod before, after;
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  guint at = 0;

  g_assert_true (rb_letter_run_periods (school, spec.now, &before, &after));

  g_autoptr (RbLetterRun) run = rb_letter_run_movement (query, before, after);
  RbProposal *proposal = run->proposals->pdata[0];

  while (proposal->letter != RB_LETTER_FIRST_AMBER || proposal->held)
    proposal = run->proposals->pdata[++at];

  guint printed = run->counts[RB_LETTER_FIRST_AMBER], sheets = run->sheets;
  RbRunChoice choice = { .run = run->key,
                         .pupil_id = rb_roster_pupil (school->roster, proposal->row)->id,
                         .choice = (char *) "left-out",
                         .letter = (char *) "",
                         .reason = (char *) "had one on 6 March" };

  g_assert_cmpuint (run->proposals->len, ==, 420);
  g_ptr_array_add (choices, &choice);
  rb_letter_run_decide (run, school, choices);
  g_assert_true (proposal->held && proposal->left_out);
  g_assert_cmpstr (proposal->held_because, ==, "had one on 6 March");
  g_assert_cmpuint (run->counts[RB_LETTER_FIRST_AMBER], ==, printed - 1);
  g_assert_cmpuint (run->sheets, ==, sheets - proposal->recipients->len);

  choice.choice = (char *) "released";
  rb_letter_run_decide (run, school, choices);
  g_assert_false (proposal->held);
  choice.choice = (char *) "swapped";
  choice.letter = (char *) "not-improved";
  rb_letter_run_decide (run, school, choices);
  g_assert_cmpint (proposal->letter, ==, RB_LETTER_NOT_IMPROVED);
  g_assert_cmpint (proposal->proposed, ==, RB_LETTER_FIRST_AMBER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school/letter run/a couple is named as people write it", test_couples);
  g_test_add_func ("/school/letter run/one person is named as they write themselves", test_alone);
  g_test_add_func ("/school/letter run/two homes get two letters", test_two_homes);
  g_test_add_func ("/school/letter run/an address that must not be printed is not",
                   test_private_address);
  g_test_add_func ("/school/letter run/a person's decision holds, releases and swaps",
                   test_decisions);
  return g_test_run ();
}
