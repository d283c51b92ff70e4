/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import plan: each shape of marks, what is refused and why, what a second import does, and the
 * lists of people and terms. */
#include "exchange/rb-import-plan.h"

#include "rb-test.h"

#include <string.h>

#define ANA "B801200005001"
#define BEN "G823432106001"

/* 2024/25 to Christmas: Ana all year, Ben from 9 September, both without marks; Ana has a present
 * mark on 3 September in the morning. */
static RbSchool *
make_school (void)
{
  static const char *const lines[] = { "term,Autumn term,2024-09-02,2024-12-20",
                                       "half-term,October half term,2024-10-28,2024-11-01",
                                       "term,Spring term,2025-01-06,2025-04-04", NULL };
  static const char *const rows[] = { "- - /", "", NULL };
  g_autoptr (RbCalendar) terms = test_calendar (lines);
  g_autoptr (RbSchool) plain = test_school (terms, rows, NULL);
  GPtrArray *pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  GPtrArray *classes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_class_free);
  GPtrArray *years = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_mark_matrix_unref);
  const RbMarkMatrix *matrix = g_ptr_array_index (plain->years, 0);
  guint8 *bytes =
      g_memdup2 (rb_mark_matrix_bytes (matrix), 2 * (gsize) rb_mark_matrix_n_columns (matrix));

  for (guint i = 0; i < 2; i++)
    {
      RbPupil *pupil = rb_pupil_copy (rb_roster_pupil (plain->roster, i));

      pupil->upn = g_strdup (i == 0 ? ANA : BEN);
      pupil->admission_number = g_strdup (i == 0 ? "101" : "102");
      g_free (pupil->forename);
      pupil->forename = g_strdup (i == 0 ? "Ana" : "Ben");
      pupil->born = d (i == 0 ? "2016-05-04" : "2016-06-05");
      if (i == 1)
        g_array_index (pupil->roll, RbSpan, 0).from = d ("2024-09-09");
      g_ptr_array_add (pupils, pupil);
    }
  memset (bytes + rb_mark_matrix_n_columns (matrix), RB_MARK_OFF_ROLL, 10);
  g_ptr_array_add (classes, rb_class_new (1, 2024, "1A", "1", ""));
  g_ptr_array_add (years, rb_mark_matrix_new (terms, 2, bytes));
  return rb_school_new (rb_school_details_copy (plain->details), rb_code_book_ref (plain->codes),
                        rb_policy_book_ref (plain->policies),
                        rb_roster_new (pupils, classes, NULL, NULL), years, NULL);
}

static RbImportPlan *
plan_with (const RbSchool *school, const char *text, RbImportOptions *options, char **refused)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (RbImportFile) file = rb_import_read_bytes (bytes, "marks.csv", &error);
  g_autoptr (RbLayout) layout = NULL;
  g_autofree char *problem = NULL;
  RbImportPlan *plan;

  g_assert_no_error (error);
  layout = rb_import_file_layout (file, RB_IMPORT_UNKNOWN, &error);
  g_assert_no_error (error);
  problem = rb_layout_problem (layout);
  g_assert_cmpstr (problem, ==, NULL);
  options->today = (RbMoment){ d ("2024-12-20"), 24 * 60 };
  options->who = "Mrs Patel";
  plan = rb_import_plan_new (school, file, layout, options);
  if (refused != NULL)
    *refused = rb_import_plan_refused_csv (plan, file, layout);
  return plan;
}

static RbImportPlan *
plan_of (const RbSchool *school, const char *text)
{
  RbImportOptions options = { 0 };

  return plan_with (school, text, &options, NULL);
}

static void
assert_refused (const RbImportPlan *plan, guint i, guint row, const char *field, const char *says)
{
  const RbRefusal *refusal;

  g_assert_cmpuint (i, <, plan->refused->len);
  refusal = g_ptr_array_index (plan->refused, i);
  g_test_message ("%u %s “%s” %s", refusal->row, refusal->field, refusal->value, refusal->reason);
  g_assert_cmpuint (refusal->row, ==, row);
  g_assert_cmpstr (refusal->field, ==, field);
  g_assert_nonnull (strstr (refusal->reason, says));
}

static void
assert_warns (const RbImportPlan *plan, const char *says)
{
  for (guint i = 0; i < plan->warnings->len; i++)
    if (strstr (g_ptr_array_index (plan->warnings, i), says) != NULL)
      return;
  for (guint i = 0; i < plan->warnings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (plan->warnings, i));
  g_error ("no warning says “%s”", says);
}

static const char *
mark_after (
    const RbSchool *school, const RbImportPlan *plan, guint row, const char *day, RbHalf half)
{
  g_autoptr (RbSchool) next = rb_school_apply (school, plan->change);

  return rb_code_book_text (school->codes, rb_school_mark (next, row, d (day), half));
}

static void
test_case_81 (void)
{
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) plan =
      plan_of (school, "UPN,Start Date,Marks\n" ANA ",02/09/2024,/\\/\\LLMM//\n");

  g_assert_cmpuint (plan->refused->len, ==, 0);
  g_assert_cmpuint (plan->added, ==, 9);
  g_assert_cmpuint (plan->same, ==, 1);
  g_assert_cmpuint (plan->by_class[RB_CLASS_PRESENT], ==, 8);
  g_assert_cmpuint (plan->by_class[RB_CLASS_AUTHORISED], ==, 2);
  g_assert_cmpstr (mark_after (school, plan, 0, "2024-09-06", RB_PM), ==, "\\");
  g_assert_cmpstr (mark_after (school, plan, 0, "2024-09-04", RB_AM), ==, "L");
  assert_warns (plan, "1 mark / in an afternoon was read as \\");
}

static void
test_case_82 (void)
{
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) plan =
      plan_of (school, "UPN,Surname,Forename,Class\nA801200005001,Ali,Zed,1A\n"
                       "T82343210600A,Bo,Yan,1A\n");

  g_assert_cmpuint (plan->refused->len, ==, 0);
  g_assert_cmpuint (plan->added, ==, 2);
  assert_warns (plan, "1 UPN is to be checked, for example A801200005001");
}

static void
test_case_83 (void)
{
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) plan =
      plan_of (school, "UPN,02/09/2024,04/09/2024 AM,04/09/2024 PM\n" ANA ",/\\,M,\\\n");

  g_assert_cmpuint (plan->refused->len, ==, 0);
  g_assert_cmpuint (plan->added, ==, 4);
  g_assert_cmpstr (mark_after (school, plan, 0, "2024-09-02", RB_PM), ==, "\\");
  g_assert_cmpstr (mark_after (school, plan, 0, "2024-09-04", RB_AM), ==, "M");
}

static void
test_case_85 (void)
{
  static const char text[] =
      "UPN,Date,Session,Mark\n" ANA ",03/09/2024,AM,I\n" ANA ",2024-09-03,Afternoon,\\\n";
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) plan = plan_of (school, text);
  g_autoptr (RbSchool) next = rb_school_apply (school, plan->change);
  g_autoptr (RbImportPlan) again = plan_of (next, text);

  g_assert_cmpuint (plan->added, ==, 1);
  g_assert_cmpuint (plan->changed, ==, 1);
  g_assert_cmpstr (plan->change->reason, ==, "import marks.csv");
  g_assert_cmpint (plan->change->source, ==, RB_SOURCE_IMPORT);
  g_assert_cmpuint (again->added + again->changed, ==, 0);
  g_assert_cmpuint (again->same, ==, 2);
  g_assert_false (rb_import_plan_has_work (again));
}

/* Every refusal of a single mark: the row, the heading and what the reason says. */
static void
test_refusals (void)
{
  static const struct
  {
    const char *row;
    const char *field;
    const char *says;
  } cases[] = {
    { ANA ",02/09/2024,AM,Q9", "Mark", "no attendance code" },
    { ANA ",02/09/2024,AM,H", "Mark", "not in force on 2 September 2024" },
    { ANA ",02/09/2024,AM,Y", "Mark", "not in force" },
    { ANA ",07/09/2024,AM,/", "Mark", "weekend" },
    { ANA ",28/10/2024,AM,/", "Mark", "October half term" },
    { ANA ",23/12/2024,AM,/", "Mark", "outside the terms" },
    { ANA ",02/09/2019,AM,/", "Mark", "2019/20 has no term dates" },
    { BEN ",02/09/2024,AM,/", "Mark", "not on the roll on 2 September 2024" },
    { "X999,02/09/2024,AM,/", "UPN", "no pupil of this school" },
    { ANA ",31/09/2024,AM,/", "Date", "is no date" },
    { ANA ",09/25/2024,AM,/", "Date", "is no date" },
    { ANA ",02/09/2024,noon,/", "Session", "neither AM nor PM" },
    { ANA ",02/09/2024,AM,'; DROP TABLE", "Mark", "no attendance code" },
    { "{{field}},02/09/2024,AM,/", "UPN", "no pupil" },
  };
  g_autoptr (RbSchool) school = make_school ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("UPN,Date,Session,Mark\n%s\n", cases[i].row);
      g_autoptr (RbImportPlan) plan = plan_of (school, text);

      g_assert_cmpuint (plan->refused->len, ==, 1);
      assert_refused (plan, 0, 2, cases[i].field, cases[i].says);
      g_assert_cmpuint (rb_change_n (plan->change), ==, 0);
    }
}

static void
test_agreements (void)
{
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) plan =
      plan_of (school, "UPN,Date,Session,Mark\n" ANA ",28/10/2024,AM,#\n" ANA
                       ",07/09/2024,PM,#\n" BEN ",02/09/2024,AM,Z\n" ANA ",03/09/2024,AM,\n" ANA
                       ",04/09/2024,AM,#\n" ANA ",05/09/2024,AM,I02\n");

  g_assert_cmpuint (plan->refused->len, ==, 0);
  g_assert_cmpuint (plan->added, ==, 2);
  assert_warns (plan, "# on 2 days that the calendar closes agrees");
  assert_warns (plan, "1 blank cell");
  assert_warns (plan, "stored as not possible");
  assert_warns (plan, "Z or # before or after");
  g_assert_cmpstr (mark_after (school, plan, 0, "2024-09-05", RB_AM), ==, "I");
  g_assert_cmpstr (mark_after (school, plan, 0, "2024-09-03", RB_AM), ==, "/");
}

static void
test_day_cells (void)
{
  static const struct
  {
    const char *cell;
    const char *am; /* NULL: refused */
    const char *pm;
  } cases[] = { { "/\\", "/", "\\" }, { "IM", "I", "M" },    { "C1 \\", "C1", "\\" },
                { "C1", NULL, NULL }, { "/", NULL, NULL },   { "/\\/", NULL, NULL },
                { "-/", "", "\\" },   { "C1C2", NULL, NULL } };
  g_autoptr (RbSchool) school = make_school ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("UPN,02/09/2024\n" ANA ",%s\n", cases[i].cell);
      g_autoptr (RbImportPlan) plan = plan_of (school, text);

      g_assert_cmpuint (plan->refused->len, ==, cases[i].am == NULL ? 1 : 0);
      if (cases[i].am == NULL)
        {
          assert_refused (plan, 0, 2, "02/09/2024", "more than one way");
          continue;
        }
      g_assert_cmpstr (mark_after (school, plan, 0, "2024-09-02", RB_AM), ==, cases[i].am);
      g_assert_cmpstr (mark_after (school, plan, 0, "2024-09-02", RB_PM), ==, cases[i].pm);
    }
}

static void
test_strings (void)
{
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) braces =
      plan_of (school, "UPN,Start Date,Marks\n" ANA ",04/09/2024,----/\\{Y1}{Y1}--\n");
  g_autoptr (RbImportPlan) odd =
      plan_of (school, "UPN,Start Date,Marks\n" ANA ",02/09/2024,/\\/\\/\\/\\/\n");
  g_autoptr (RbImportPlan) late =
      plan_of (school, "UPN,Start Date,Marks\n" ANA ",31/03/2025,/\\/\\/\\/\\/\\/\\--------\n");

  g_assert_cmpuint (braces->refused->len, ==, 0);
  g_assert_cmpstr (mark_after (school, braces, 0, "2024-09-05", RB_PM), ==, "Y1");
  g_assert_cmpstr (mark_after (school, braces, 0, "2024-09-04", RB_AM), ==, "/");
  assert_refused (odd, 0, 2, "Marks", "9 sessions long");
  assert_refused (late, 0, 2, "Marks", "past the end of the school year");
  g_assert_cmpuint (rb_change_n (late->change), ==, 0);
}

static gboolean
always_newer (gint64 pupil_id, RbSession session, gpointer data)
{
  return TRUE;
}

static void
test_own_newer (void)
{
  g_autoptr (RbSchool) school = make_school ();
  RbImportOptions options = { .is_own_newer = always_newer };
  g_autoptr (RbImportPlan) other =
      plan_with (school, "UPN,Date,Session,Mark\n" ANA ",03/09/2024,AM,I\n", &options, NULL);
  g_autoptr (RbImportPlan) agrees =
      plan_with (school, "UPN,Date,Session,Mark\n" ANA ",03/09/2024,AM,/\n", &options, NULL);

  g_assert_cmpuint (other->conflicts->len, ==, 1);
  g_assert_cmpuint (rb_change_n (other->change), ==, 0);
  g_assert_cmpuint (agrees->conflicts->len, ==, 0);
  g_assert_cmpuint (agrees->ticks->len, ==, 1);
}

static void
test_matching (void)
{
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) number = plan_of (school, "Adno,Date,AM/PM,Code\n101,02/09/2024,AM,/\n");
  g_autoptr (RbImportPlan) person = plan_of (
      school, "Surname,Forename,DoB,Date,Session,Mark\npupil01,ANA,04/05/2016,02/09/2024,1,/\n"
              "pupil01,ANA,05/04/2016,02/09/2024,2,/\n");

  g_assert_cmpuint (number->added, ==, 1);
  g_assert_cmpuint (person->added, ==, 1);
  g_assert_cmpuint (person->refused->len, ==, 1);
  g_assert_cmpuint (person->unmatched->len, ==, 1);
}

static void
test_duplicates (void)
{
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) plan =
      plan_of (school, "UPN,Date,Session,Mark,Minutes Late,Comment\n" ANA
                       ",02/09/2024,AM,L,12,bus\n" ANA ",02/09/2024,AM,I,,\n");

  g_assert_cmpuint (plan->added, ==, 1);
  g_assert_cmpint (rb_cell_detail_is (rb_change_cell (plan->change, 0))->minutes, ==, 12);
  g_assert_cmpstr (rb_cell_detail_is (rb_change_cell (plan->change, 0))->note, ==, "bus");
  assert_refused (plan, 0, 3, "Mark", "line 2 gives another mark");
}

static void
test_names (void)
{
  static const char *const names[] = { "Nguyễn", "Öztürk",    "محمد",
                                       "李",     "Иванов",    "=cmd()",
                                       "<b>Bo",  "{{field}}", "'; DROP TABLE pupil",
                                       "O’Neil", "\u202eabc", "कुमार" };
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (GString) text = g_string_new ("Preferred Forename,Surname,Forename,Class,Year\n");
  g_autoptr (RbImportPlan) plan = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (text, "Jo,%s,Joanna %u,2B,Year 2\n", names[i], i);
  plan = plan_of (school, text->str);
  g_assert_cmpuint (plan->added, ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (plan->classes->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const RbPupil *pupil = g_ptr_array_index (plan->pupils, i);

      g_assert_cmpstr (pupil->surname, ==, names[i]);
      g_assert_cmpstr (pupil->forename, ==, "Jo");
      g_assert_cmpint (pupil->id, <, 0);
    }
}

static void
test_pupils_change (void)
{
  static const char text[] = "UPN,Surname,Forename,Start Date,FSM,SEN,Leaving Date,Sex\n" ANA
                             ",Pupil01,Anya,,Y,K,,F\n" BEN ",Pupil02,Ben,,,perhaps,01/09/2024,\n";
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) plan = plan_of (school, text);
  const RbPupil *ana = g_ptr_array_index (plan->pupils, 0);

  g_assert_cmpuint (plan->changed, ==, 2);
  g_assert_cmpint (ana->id, ==, 1);
  g_assert_cmpstr (ana->legal_forename, ==, "Anya");
  g_assert_true (rb_pupil_has (ana, "fsm", d ("2024-12-20")));
  g_assert_false (rb_pupil_has (ana, "fsm", d ("2024-12-19")));
  assert_refused (plan, 0, 3, "SEN", "none of N, K and E");
}

static void
test_refused_file (void)
{
  g_autoptr (RbSchool) school = make_school ();
  RbImportOptions options = { 0 };
  g_autofree char *refused = NULL;
  g_autoptr (RbImportPlan) plan = plan_with (
      school, "UPN,Date,Session,Mark\n" ANA ",02/09/2024,AM,=cmd()\n" ANA ",02/09/2024,PM,\\\n",
      &options, &refused);
  char **fixed;
  g_autofree char *text = NULL;
  g_autoptr (RbImportPlan) again = NULL;

  g_assert_cmpuint (plan->added, ==, 1);
  g_assert_true (g_str_has_prefix (refused, "Refused row,Refused field,Refused value,"));
  g_assert_nonnull (strstr (refused, "\r\n2,Mark,=cmd(),"));
  fixed = g_strsplit (refused, "AM,=cmd()", -1);
  text = g_strjoinv ("AM,/", fixed);
  again = plan_of (school, text);
  g_assert_cmpuint (again->added, ==, 1);
  g_assert_cmpuint (again->refused->len, ==, 0);
  g_strfreev (fixed);
}

static void
test_layouts (void)
{
  static const char text[] = "Export of marks;;\nNumber;Wann;Half;Sign\n" ANA ";02/09/2024;AM;x\n";
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (RbImportFile) file = rb_import_read_bytes (bytes, "own.csv", NULL);
  g_autoptr (RbLayout) layout = rb_import_file_layout (file, RB_IMPORT_UNKNOWN, NULL);
  g_autofree char *problem = rb_layout_problem (layout);
  g_autofree char *remembered = NULL;
  g_autofree char *print = NULL;
  g_autofree char *other_print = NULL;
  g_autoptr (RbLayout) next = NULL;
  RbImportOptions options = { .today = { d ("2024-12-20"), 1440 } };

  g_assert_nonnull (problem);
  rb_layout_free (g_steal_pointer (&layout));
  layout = rb_layout_guess (g_ptr_array_index (file->tables, 0), RB_IMPORT_MARKS);
  layout->header_row = 1;
  g_assert_false (rb_layout_map (layout, "Nowhere=UPN", NULL));
  g_assert_false (rb_layout_map (layout, "1=Nonsense", NULL));
  next = rb_import_file_layout (file, RB_IMPORT_MARKS, NULL);
  rb_layout_free (g_steal_pointer (&layout));
  layout = g_steal_pointer (&next);
  if (layout->columns->len == 4)
    {
      g_assert_true (rb_layout_map (layout, "Number=UPN", NULL));
      g_assert_true (rb_layout_map (layout, "wann=Date", NULL));
      g_assert_true (rb_layout_map (layout, "3=Session", NULL));
      g_assert_true (rb_layout_map (layout, "Sign=Mark", NULL));
    }
  g_assert_true (rb_layout_map (layout, "sign:x=/", NULL));
  g_assert_null (rb_layout_problem (layout));
  g_assert_cmpint (layout->kind, ==, RB_IMPORT_MARKS);
  {
    g_autoptr (RbImportPlan) plan = rb_import_plan_new (school, file, layout, &options);

    g_assert_cmpuint (plan->added, ==, 1);
  }
  remembered = rb_layout_to_text (layout);
  print = rb_layout_fingerprint (layout);
  next = rb_import_file_layout (file, RB_IMPORT_UNKNOWN, NULL);
  other_print = rb_layout_fingerprint (next);
  g_assert_cmpstr (print, ==, other_print);
  g_assert_true (rb_layout_apply_text (next, remembered));
  g_assert_null (rb_layout_problem (next));
  g_assert_cmpstr (rb_layout_sign (next, "x"), ==, "/");
}

static void
test_headings (void)
{
  static const struct
  {
    const char *text;
    RbImportKind kind;
    RbMarksShape shape;
  } cases[] = {
    { "Unique Pupil Number,Surname,Forename,Reg Group,NCY\nx,a,b,c,1\n", RB_IMPORT_PUPILS, 0 },
    { "School report\n\nUPN,Attendance Date,Session Name,Mark\nx,1,2,3\n", RB_IMPORT_MARKS,
      RB_SHAPE_LONG },
    { "UPN,Mon 02/09/2024,,Tue 03/09/2024,\n,AM,PM,AM,PM\nx,/,\\,/,\\\n", RB_IMPORT_MARKS,
      RB_SHAPE_WIDE },
    { "Adno,Start Date,Marks\n1,2,3\n", RB_IMPORT_MARKS, RB_SHAPE_STRING },
    { "kind,name,start,end\nterm,Autumn,2024-09-02,2024-12-20\n", RB_IMPORT_TERMS, 0 },
    { "UPN,Name,Relationship,Priority\nx,Mrs A B,Mother,1\n", RB_IMPORT_CONTACTS, 0 },
    { "Name,Position,Role,Classes\nMs Osei,Teacher,teacher,3T\n", RB_IMPORT_STAFF, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (RbImportFile) file = rb_import_read_bytes (bytes, "f.csv", NULL);
      g_autoptr (RbLayout) layout = rb_import_file_layout (file, RB_IMPORT_UNKNOWN, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (layout->kind, ==, cases[i].kind);
      g_assert_cmpint (layout->shape, ==, cases[i].shape);
      g_assert_null (rb_layout_problem (layout));
    }
}

static void
test_terms (void)
{
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) table =
      plan_of (school, "kind,name,start,end\nterm,Autumn term,01/09/2025,19/12/2025\n"
                       "inset,INSET,2025-09-01,\nparty,Party,2025-09-05,2025-09-05\n");
  g_autoptr (RbImportPlan) ics = plan_of (
      school, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
              "DTSTART;VALUE=DATE:20250901\r\nDTEND;VALUE=DATE:20251220\r\nSUMMARY:Autumn term\r\n"
              "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20251027\r\n"
              "DTEND;VALUE=DATE:20251101\r\nSUMMARY:Half term\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  const RbTermYear *year = g_ptr_array_index (ics->years, 0);

  g_assert_cmpuint (table->added, ==, 2);
  assert_refused (table, 0, 4, "kind", "no kind of day");
  g_assert_cmpuint (ics->added, ==, 2);
  g_assert_cmpint (year->year, ==, 2025);
  g_assert_cmpint (g_array_index (year->events, RbCalendarEvent, 0).to, ==, d ("2025-12-19"));
  g_assert_cmpint (g_array_index (year->events, RbCalendarEvent, 1).kind, ==, RB_EVENT_HALF_TERM);
}

#define CTF(totals, marks)                                                                         \
  "<?xml version='1.0'?><CTfile><Header/><CTFpupilData><Pupil><UPN>" ANA                           \
  "</UPN><Surname>Pupil01</Surname><Forename>Ana</Forename><DOB>2016-05-04</DOB><Attendance>"      \
  "<YearData><Year>2025</Year>" totals "<AttendSessions><AttendanceStartDate>2024-09-02"           \
  "</AttendanceStartDate><AttendanceMarks>" marks "</AttendanceMarks></AttendSessions></YearData>" \
  "</Attendance></Pupil></CTFpupilData></CTfile>"
#define TOTALS(p, a, h, x)                                                                         \
  "<SessionsPossible>" p "</SessionsPossible><SessionsAuthorised>" h                               \
  "</SessionsAuthorised><SessionsAttended>" a "</SessionsAttended><SessionsUnauthorised>" x        \
  "</SessionsUnauthorised>"

static void
test_case_79 (void)
{
  g_autoptr (RbSchool) school = make_school ();
  g_autoptr (RbImportPlan) totals = plan_of (school, CTF (TOTALS ("186", "171", "9", "6"), "/\\"));
  g_autoptr (RbImportPlan) wrong = plan_of (school, CTF (TOTALS ("186", "171", "9", "5"), ""));
  g_autoptr (RbImportPlan) ten =
      plan_of (school, CTF (TOTALS ("10", "8", "2", "0"), "/\\/\\LLMM/\\"));
  g_autoptr (RbImportPlan) fourteen =
      plan_of (school, CTF (TOTALS ("12", "10", "2", "0"), "/\\/\\LLMM/\\----/\\"));
  const RbPreviousYear *year = g_ptr_array_index (totals->previous, 0);

  g_assert_cmpuint (totals->refused->len, ==, 0);
  g_assert_cmpint (year->possible, ==, 186);
  g_assert_cmpint (year->attended, ==, 171);
  g_assert_cmpint (year->year, ==, 2024);
  assert_refused (wrong, 0, 1, "SessionsPossible", "do not make 186");
  g_assert_cmpuint (ten->previous->len, ==, 0);
  g_assert_cmpuint (rb_change_n (ten->change), ==, 9);
  g_assert_cmpuint (rb_change_n (fourteen->change), ==, 11);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/case 79: CTF totals that add up are kept", test_case_79);
  g_test_add_func ("/import/case 81: a string of ten marks a week", test_case_81);
  g_test_add_func ("/import/case 82: UPNs are checked and warned about", test_case_82);
  g_test_add_func ("/import/case 83: dates of headings are British", test_case_83);
  g_test_add_func ("/import/case 85: the same file twice changes nothing", test_case_85);
  g_test_add_func ("/import/each refused mark says why", test_refusals);
  g_test_add_func ("/import/what agrees is counted and not refused", test_agreements);
  g_test_add_func ("/import/a day's cell holds two codes or is ambiguous", test_day_cells);
  g_test_add_func ("/import/strings fit their calendar or are refused whole", test_strings);
  g_test_add_func ("/import/a newer change of our own is never overwritten", test_own_newer);
  g_test_add_func ("/import/pupils are matched by number, or by name and birth", test_matching);
  g_test_add_func ("/import/two marks for one session are refused", test_duplicates);
  g_test_add_func ("/import/names of every script come in as they are", test_names);
  g_test_add_func ("/import/a pupil list changes what it says and nothing else",
                   test_pupils_change);
  g_test_add_func ("/import/refused rows are corrected and imported again", test_refused_file);
  g_test_add_func ("/import/a mapping is corrected, remembered and found again", test_layouts);
  g_test_add_func ("/import/each kind of file is known by its headings", test_headings);
  g_test_add_func ("/import/term dates from a table and a calendar", test_terms);
  return g_test_run ();
}
