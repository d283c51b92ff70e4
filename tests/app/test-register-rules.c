/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be typed where, the reading of spreadsheet blocks, and the order of the codes offered.
 */
#include "app/register/rb-likely-codes.h"
#include "app/register/rb-register-rules.h"

#include "rb-test.h"

#include <string.h>

static RbSchool *
one_pupil (const char *marks)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  const char *rows[] = { marks, NULL };

  return test_school (calendar, rows, NULL);
}

static void
test_typed (void)
{
  static const struct
  {
    const char *text;
    const char *date;
    RbHalf half;
    const char *code; /* NULL: refused */
    const char *word; /* of the refusal */
  } cases[] = {
    { "I", "2026-03-20", RB_AM, "I", NULL },
    { "i", "2026-03-20", RB_AM, "I", NULL },
    { ".", "2026-03-20", RB_AM, "/", NULL },
    { ".", "2026-03-20", RB_PM, "\\", NULL },
    { "/", "2026-03-20", RB_PM, "\\", NULL },
    { "\\", "2026-03-20", RB_AM, "/", NULL },
    { "C1", "2026-03-20", RB_AM, "C1", NULL },
    { "y7", "2026-03-20", RB_AM, "Y7", NULL },
    { "", "2026-03-20", RB_AM, "", NULL },
    { "-", "2026-03-20", RB_AM, "", NULL },
    { "A", "2026-03-20", RB_AM, NULL, "not an attendance code" },
    { "H", "2026-03-20", RB_AM, NULL, "not in force" },
    { "Y", "2026-03-20", RB_AM, NULL, "not in force" },
    { "I", "2026-02-23", RB_AM, NULL, "closed on Mon 23 Feb: INSET day" },
    { "I", "2026-02-17", RB_AM, NULL, "closed" },
    { "I", "2026-03-21", RB_AM, NULL, "no school" },
  };
  g_autoptr (RbSchool) school = one_pupil ("/ \\");
  const RbPupil *pupil = rb_roster_pupil (school->roster, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *refusal = NULL;
      RbMark mark;
      gboolean ok = rb_register_rules_read (school, pupil, d (cases[i].date), cases[i].half,
                                            cases[i].text, &mark, &refusal);

      g_assert_cmpint (ok, ==, cases[i].code != NULL);
      if (ok)
        g_assert_cmpstr (rb_code_book_text (school->codes, mark), ==, cases[i].code);
      else
        g_assert_nonnull (strstr (refusal, cases[i].word));
    }
}

static void
test_off_roll (void)
{
  g_autoptr (RbSchool) school = one_pupil ("/ \\");
  g_autoptr (RbPupil) leaver = rb_pupil_new (9);
  g_autofree char *refusal = NULL;
  RbMark mark;

  g_free (leaver->forename);
  leaver->forename = g_strdup ("Ana");
  g_free (leaver->surname);
  leaver->surname = g_strdup ("Petrescu");
  rb_pupil_add_roll (leaver, d ("2025-09-01"), d ("2026-01-30"));
  g_assert_false (
      rb_register_rules_read (school, leaver, d ("2026-03-20"), RB_AM, "I", &mark, &refusal));
  g_assert_cmpstr (refusal, ==, "Ana was not on the roll on Fri 20 Mar.");
}

static void
test_blocks (void)
{
  static const struct
  {
    const char *text;
    const char *cells; /* rows separated by ;, cells by , */
  } cases[] = {
    { "I", "I" },
    { "I\n", "I" },
    { "I\tM\n/\t\\\n", "I,M;/,\\" },
    { "I\tM\r\n/\t\r\n", "I,M;/," },
    { "\t\n", "," },
    { "I\n\nM", "I;;M" },
    { " I \t M ", "I,M" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) block = rb_register_rules_split (cases[i].text);
      g_autoptr (GString) got = g_string_new (NULL);

      for (guint row = 0; row < block->len; row++)
        {
          g_autofree char *line = g_strjoinv (",", g_ptr_array_index (block, row));

          g_string_append_printf (got, "%s%s", row > 0 ? ";" : "", line);
        }
      g_assert_cmpstr (got->str, ==, cases[i].cells);
    }
}

static gboolean
offers (GPtrArray *codes, const char *text, guint before)
{
  for (guint i = 0; i < MIN (before, codes->len); i++)
    if (g_str_equal (((const RbCode *) g_ptr_array_index (codes, i))->text, text))
      return TRUE;
  return FALSE;
}

static void
test_likely (void)
{
  g_autoptr (RbSchool) plain = one_pupil ("/ \\ / \\");
  g_autoptr (RbSchool) often = one_pupil ("E E E E E E E E E E E E");
  g_autoptr (GPtrArray) codes = rb_likely_codes (plain, 0, d ("2026-03-20"), RB_AM);
  g_autoptr (GPtrArray) own = rb_likely_codes (often, 0, d ("2026-03-20"), RB_AM);

  g_assert_cmpstr (((const RbCode *) g_ptr_array_index (codes, 0))->text, ==, "I");
  g_assert_true (offers (codes, "M", RB_N_LIKELY));
  g_assert_false (offers (codes, "E", RB_N_LIKELY));
  g_assert_true (offers (own, "E", RB_N_LIKELY));
  g_assert_false (offers (codes, "/", RB_N_LIKELY));
  g_assert_true (offers (codes, "/", G_MAXUINT));
  g_assert_false (offers (codes, "\\", G_MAXUINT));
  g_assert_true (offers (codes, "Y7", G_MAXUINT));
  g_assert_false (offers (codes, "H", G_MAXUINT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register-rules/what is typed becomes a mark or a reason", test_typed);
  g_test_add_func ("/register-rules/a leaver has no mark", test_off_roll);
  g_test_add_func ("/register-rules/a block of a spreadsheet is read cell by cell", test_blocks);
  g_test_add_func ("/register-rules/the likeliest codes come first", test_likely);
  return g_test_run ();
}
