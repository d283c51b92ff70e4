/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers, pupil reports and class reports: how many pages, what they say, that nothing leaves
 * the page, and how they look. */
#include "documents/rb-amendment.h"
#include "documents/rb-class-report.h"
#include "documents/rb-pdf.h"
#include "documents/rb-pupil-report.h"
#include "documents/rb-register-sheet.h"
#include "documents/rb-type.h"
#include "rb-maker.h"

#include <glib/gstdio.h>
#include <string.h>

#define YEAR_SO_FAR rb_period (d ("2025-09-01"), d ("2026-03-20"))
#define NOW at ("2026-03-20T09:24")

/* A class 3T of `n` with marks to Friday 20 March 2026, AM, and plans after it. Pupil i misses the
 * i sessions from 5 January on, and the rest as `/ \`. */
static RbSchool *
school_of (guint n, const char *code)
{
  RbMaker *maker = maker_new ();
  gint64 id = maker_class (maker, 2025, "3T", "3");
  RbCalendar *calendar = test_calendar_2025 ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  guint spring, end;

  rb_calendar_range (calendar, d ("2026-01-05"), d ("2026-03-20"), &spring, &end);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *surname = g_strdup_printf ("Surname%02u", i);
      RbPupil *pupil = maker_pupil (maker, surname, "2025-09-01", "");
      GString *marks = g_string_new (NULL);

      g_free (pupil->forename);
      pupil->forename = g_strdup_printf ("Child%02u", i);
      rb_pupil_add_class (pupil, id, d ("2025-09-01"), RB_DATE_NONE);
      for (guint k = 0; k < rb_calendar_n_sessions (calendar); k++)
        g_string_append_printf (marks, "%s ",
                                k >= end                        ? "C1"
                                : k >= spring && k < spring + i ? code
                                : k % 2                         ? "\\"
                                                                : "/");
      g_ptr_array_add (rows, g_string_free (marks, FALSE));
    }
  g_ptr_array_add (rows, NULL);
  maker_year (maker, calendar, (const char *const *) rows->pdata);
  return maker_school (maker);
}

static RbPupil *
pupil_of (RbSchool *school, guint row)
{
  return (RbPupil *) rb_roster_pupil (school->roster, row);
}

static void
set_name (RbPupil *pupil, const char *forename, const char *surname)
{
  g_free (pupil->forename);
  g_free (pupil->surname);
  pupil->forename = g_strdup (forename);
  pupil->surname = g_strdup (surname);
}

static RbDocument *
register_of (RbSchool *school, const char *from, const char *to, gboolean filled)
{
  return rb_register_sheet_new (school, 1, d (from), d (to), filled, NOW);
}

static RbDocument *
classes_of (RbSchool *school, RbPeriod period)
{
  g_autoptr (GPtrArray) classes = rb_roster_classes (school->roster, 2025);

  return rb_class_reports_new (school, NOW, period, classes, NULL);
}

static void
squeeze (char *text)
{
  char *to = text;

  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      *to++ = *c;
    else if (to > text && to[-1] != ' ')
      *to++ = ' ';
  *to = '\0';
}

/* What a reader of the PDF finds, with single spaces; skips and returns NULL where there is none
 * installed. */
static char *
words_of (RbDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("rb-sheet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  const char *const argv[] = { "pdftotext", "-layout", "-enc", "UTF-8", path, "-", NULL };
  char *out = NULL;
  int status;
  gboolean ran;

  g_assert_true (rb_pdf_write (document, path, "Test School", NULL, NULL, &error));
  g_assert_no_error (error);
  ran = g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                      &status, NULL);
  g_unlink (path);
  g_rmdir (folder);
  if (!ran)
    g_test_skip ("pdftotext is not installed");
  else
    g_assert_cmpint (status, ==, 0);
  if (out != NULL)
    squeeze (out);
  return out;
}

static void
assert_says (const char *words, const char *wanted)
{
  if (words != NULL && strstr (words, wanted) == NULL)
    g_error ("\"%s\" is not in:\n%s", wanted, words);
}

static guint
count (const char *words, const char *wanted)
{
  guint n = 0;

  for (const char *at = strstr (words, wanted); at != NULL; at = strstr (at + 1, wanted))
    n++;
  return n;
}

/* Every page keeps a margin that a printer can print. */
static void
assert_inside (RbDocument *document)
{
  for (guint i = 0; i < rb_document_n_pages (document); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      rb_document_draw_page (document, cr, i);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpfloat (x, >=, 14);
      g_assert_cmpfloat (y, >=, 14);
      g_assert_cmpfloat (x + width, <=, rb_document_width (document) - 14);
      g_assert_cmpfloat (y + height, <=, rb_document_height (document) - 14);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_register_pages (void)
{
  static const struct
  {
    guint pupils;
    const char *from, *to;
    gboolean filled;
    guint pages;
  } cases[] = {
    { 30, "2026-03-16", "2026-03-20", FALSE, 1 }, /* a week */
    { 30, "2026-03-18", "2026-03-18", FALSE, 1 }, /* a day: its week */
    { 30, "2026-03-02", "2026-03-20", FALSE, 3 }, /* three weeks, one a page */
    { 30, "2026-02-02", "2026-03-20", TRUE, 1 },  /* six school weeks fit */
    { 30, "2026-01-26", "2026-03-20", TRUE, 2 },  /* seven are four and three */
    { 34, "2026-03-16", "2026-03-20", TRUE, 1 },
    { 35, "2026-03-16", "2026-03-20", TRUE, 2 },
    { 60, "2026-02-02", "2026-03-20", TRUE, 2 },
    { 60, "2026-03-16", "2026-03-20", FALSE, 2 },
    { 1, "2026-03-16", "2026-03-20", TRUE, 1 },
    { 0, "2026-03-16", "2026-03-20", TRUE, 0 },   /* no pupils */
    { 30, "2026-02-16", "2026-02-20", TRUE, 0 },  /* a holiday */
    { 30, "2031-03-16", "2031-03-20", FALSE, 0 }, /* a year that is not there */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = school_of (cases[i].pupils, "I");
      g_autoptr (RbDocument) document =
          register_of (school, cases[i].from, cases[i].to, cases[i].filled);

      g_test_message ("case %u", i);
      g_assert_cmpuint (rb_document_n_pages (document), ==, cases[i].pages);
      g_assert_cmpuint (rb_document_n_outline (document), ==, cases[i].pages > 0);
      assert_inside (document);
    }
}

static void
test_register_words (void)
{
  g_autoptr (RbSchool) school = school_of (30, "N");
  g_autoptr (RbDocument) filled = register_of (school, "2026-01-05", "2026-01-30", TRUE);
  g_autoptr (RbDocument) planned = register_of (school, "2026-03-16", "2026-03-27", TRUE);
  g_autoptr (RbDocument) blank = register_of (school, "2026-02-23", "2026-02-27", FALSE);
  g_autofree char *marks = words_of (filled), *plans = words_of (planned),
                  *empty = words_of (blank);

  if (marks == NULL || plans == NULL || empty == NULL)
    return;
  assert_says (marks, "Register, class 3T, Ms Osei");
  assert_says (marks, "2025/26");
  assert_says (marks, "Surname29, Child29");
  assert_says (marks, "In class, of 30");
  assert_says (marks, "Reason not yet established");
  /* Only the codes of the page, and no plan. */
  g_assert_null (strstr (marks, "Medical"));
  g_assert_null (strstr (plans, "C1"));
  assert_says (empty, "Taken by");
  assert_says (empty, "Time");
  assert_says (empty, "Medical or dental appointment");
  assert_says (empty, "INSET");
  g_assert_null (strstr (empty, "In class"));
  g_assert_cmpuint (count (empty, "/"), ==, 3); /* the year, the key, the foot */
}

/* Someone who left stays on the sheet of the days before. */
static void
test_register_leaver (void)
{
  g_autoptr (RbSchool) school = school_of (3, "I");
  g_autoptr (RbDocument) before = NULL;
  g_autoptr (RbDocument) after = NULL;
  g_autofree char *then = NULL, *later = NULL;

  g_array_index (pupil_of (school, 1)->classes, RbMembership, 0).span.to = d ("2026-03-11");
  before = register_of (school, "2026-03-09", "2026-03-13", TRUE);
  after = register_of (school, "2026-03-16", "2026-03-20", TRUE);
  then = words_of (before);
  later = words_of (after);
  if (then == NULL || later == NULL)
    return;
  assert_says (then, "Surname01, Child01");
  g_assert_null (strstr (later, "Surname01"));
  assert_says (later, "Surname02, Child02");
}

static void
test_pupil_words (void)
{
  static const struct
  {
    guint row;
    const char *says[3];
  } cases[] = {
    { 0, { "Child00 has not missed a day of school", "Full", "100 %" } },
    { 1, { "Child01 has missed half a day of school", "Green", "All of the absence was" } },
    { 2, { "Child02 has missed one day of school", "Illness", "Class 3T, Ms Osei" } },
    { 7, { "Child07 has missed 3½ days of school", "Green", "Marks to Friday 20 March 2026, AM" } },
    { 24, { "Child24 has missed 12 days of school", "Amber", "90 to below 97 %" } },
    { 25, { "Child25 has missed 12½ days of school", "Red", " below 90 %" } },
  };
  g_autoptr (RbSchool) school = school_of (30, "I");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbDocument) document =
          rb_pupil_report_new (school, NOW, YEAR_SO_FAR, cases[i].row);
      g_autofree char *words = words_of (document);

      g_assert_cmpuint (rb_document_n_pages (document), ==, 1);
      assert_inside (document);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].says); k++)
        assert_says (words, cases[i].says[k]);
    }
}

/* Nobody else is on it, and no word of law. */
static void
test_pupil_safe (void)
{
  g_autoptr (RbSchool) school = school_of (30, "G");
  g_autoptr (RbDocument) document = rb_pupil_report_new (school, NOW, YEAR_SO_FAR, 26);
  g_autofree char *words = words_of (document);

  if (words == NULL)
    return;
  assert_says (words, "Holiday not granted");
  assert_says (words, "None of the absence was authorised.");
  g_assert_cmpuint (count (words, "Surname"), ==, count (words, "Surname26"));
  for (const char *const *word =
           (const char *const[]){ "ersisten", "fine", "penalty", "prosecut", "C1", NULL };
       *word != NULL; word++)
    if (strstr (words, *word) != NULL)
      g_error ("\"%s\" stands on a family's report", *word);
}

/* Before the year, or a pupil without a mark: a page that says so. */
static void
test_pupil_no_marks (void)
{
  g_autoptr (RbSchool) school = school_of (2, "I");
  RbPeriod august = rb_period (d ("2025-08-01"), d ("2025-08-31"));
  g_autoptr (RbDocument) document = rb_pupil_report_new (school, NOW, august, 1);
  g_autofree char *words = words_of (document);

  g_assert_cmpuint (rb_document_n_pages (document), ==, 1);
  assert_inside (document);
  assert_says (words, "There are no marks for Child01 in this time");
}

static void
test_names (void)
{
  static const struct
  {
    const char *forename, *surname;
  } names[] = {
    { "Zofia", "Dąbrowska" },
    { "علي", "حسن" },
    { "דוד", "כהן" },
    { "明", "李" },
    { "ਸਿਮਰਨ", "ਕੌਰ" },
    { "", "Madonna" },
    { "Bad\x01\xff", "Bytes\t" },
    { "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh",
      "Cholmondeley-Majoribanks-Wolfeschlegelsteinhausen-Bergerdorff" },
  };
  g_autoptr (RbSchool) school = school_of (G_N_ELEMENTS (names), "I");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (RbDocument) pupils = NULL;
  g_autoptr (RbDocument) classes = NULL;
  g_autoptr (RbDocument) sheet = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      set_name (pupil_of (school, i), names[i].forename, names[i].surname);
      g_array_append_val (rows, i);
    }
  pupils = rb_pupil_reports_new (school, NOW, YEAR_SO_FAR, rows, NULL);
  classes = classes_of (school, YEAR_SO_FAR);
  sheet = register_of (school, "2026-03-16", "2026-03-20", TRUE);
  g_assert_cmpuint (rb_document_n_pages (pupils), ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (rb_document_n_outline (pupils), ==, G_N_ELEMENTS (names));
  g_assert_cmpstr (rb_document_outline (pupils, 0)->title, ==, "Dąbrowska, Zofia");
  assert_inside (pupils);
  assert_inside (classes);
  assert_inside (sheet);
}

static void
test_class_words (void)
{
  g_autoptr (RbSchool) school = school_of (60, "I");
  g_autoptr (RbDocument) document =
      classes_of (school, rb_period (d ("2026-01-05"), d ("2026-02-13")));
  g_autofree char *words = words_of (document);

  g_assert_cmpuint (rb_document_n_pages (document), ==, 2);
  g_assert_cmpuint (rb_document_n_outline (document), ==, 1);
  assert_inside (document);
  if (words == NULL)
    return;
  assert_says (words, "Class 3T, Ms Osei");
  assert_says (words, "For staff");
  assert_says (words, "Page 2 of 2");
  /* 59 of 60 sessions missed; the half term before was full. */
  assert_says (words, "down 98.3");
  g_assert_cmpuint (count (words, "Class, 60 pupils"), ==, 1);
  /* 0 + 1 + ... + 59 sessions. */
  assert_says (words, "885");
}

static void
test_class_empty (void)
{
  g_autoptr (RbSchool) school = school_of (3, "I");
  g_autoptr (RbDocument) document =
      classes_of (school, rb_period (d ("2025-10-27"), d ("2025-10-31")));
  g_autofree char *words = words_of (document);

  assert_inside (document);
  assert_says (words, "No pupils in this class in this period.");
}

static cairo_surface_t *
picture (RbDocument *document)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) rb_document_width (document), (int) rb_document_height (document));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  rb_document_draw_page (document, cr, 0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
has_inter (void)
{
  g_autoptr (PangoLayout) layout = rb_type_layout ("a", 10, 400);
  PangoFont *font = pango_context_load_font (pango_layout_get_context (layout),
                                             pango_layout_get_font_description (layout));
  g_autoptr (PangoFontDescription) found = pango_font_describe (font);

  g_object_unref (font);
  return g_strcmp0 (pango_font_description_get_family (found), "Inter") == 0;
}

/* Channels that differ by more than rendering does. */
static guint
differing (cairo_surface_t *got, cairo_surface_t *want)
{
  int width = cairo_image_surface_get_width (got), height = cairo_image_surface_get_height (got);
  int a = cairo_image_surface_get_stride (got), b = cairo_image_surface_get_stride (want);
  guint off = 0;

  g_assert_cmpint (cairo_image_surface_get_width (want), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (want), ==, height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width * 4; x++)
      off += x % 4 != 3
             && ABS (cairo_image_surface_get_data (got)[y * a + x]
                     - cairo_image_surface_get_data (want)[y * b + x])
                    > 48;
  return off;
}

static RbAmendment *
amendment (const RbSchool *school,
           guint row,
           const char *date,
           RbHalf half,
           char was,
           char is,
           const char *reason)
{
  RbAmendment *one = g_new0 (RbAmendment, 1);
  char text[2] = { was, '\0' };

  one->row = row;
  one->session = (RbSession){ d (date), half };
  one->was = rb_code_book_find (school->codes, text, d (date))->mark;
  text[0] = is;
  one->is = rb_code_book_find (school->codes, text, d (date))->mark;
  one->on = d ("2026-03-12");
  one->reason = g_strdup (reason);
  one->who = g_strdup ("Sam Okafor");
  one->position = g_strdup ("Attendance officer");
  return one;
}

static void
free_amendment (gpointer data)
{
  rb_amendment_free (data);
}

/* Rules 3: original, amended, reason, date, name and position; and the cell tells that it is not
 * the original. */
static void
test_amended (void)
{
  g_autoptr (RbSchool) school = school_of (27, "I");
  g_autoptr (GPtrArray) classes = rb_roster_classes (school->roster, 2025);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_amendment);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (RbDocument) sheets = NULL, pupils = NULL, reports = NULL;
  guint row = 4, other = 5;

  g_ptr_array_add (all, amendment (school, 4, "2026-03-10", RB_PM, '\\', 'N', "Left at noon"));
  g_ptr_array_add (
      all, amendment (school, 4, "2026-03-10", RB_PM, 'N', 'M', "The dentist's letter came"));
  g_ptr_array_add (all, amendment (school, 7, "2026-03-09", RB_AM, '/', 'L', "Came at 09:10"));
  g_ptr_array_add (all, amendment (school, 7, "2025-10-09", RB_AM, '/', 'L', "Long ago"));
  sheets =
      rb_register_sheets_new (school, classes, d ("2026-03-09"), d ("2026-03-13"), TRUE, NOW, all);
  g_assert_cmpuint (rb_document_n_pages (sheets), ==, 2);
  assert_inside (sheets);
  g_autofree char *words = words_of (sheets);
  assert_says (words, "A small number: see amended entries.");
  assert_says (words, "Amended entries");
  assert_says (words, "Left at noon");
  assert_says (words, "The dentist's letter came");
  assert_says (words, "12 March 2026");
  assert_says (words, "Sam Okafor, Attendance");
  g_assert_true (words == NULL || strstr (words, "Long ago") == NULL);
  g_array_append_val (rows, row);
  g_array_append_val (rows, other);
  pupils = rb_pupil_reports_new (school, NOW, YEAR_SO_FAR, rows, all);
  g_assert_cmpuint (rb_document_n_pages (pupils), ==, 3);
  g_assert_cmpuint (rb_document_n_outline (pupils), ==, 2);
  g_assert_cmpuint (rb_document_outline (pupils, 1)->page, ==, 2);
  assert_inside (pupils);
  reports = rb_class_reports_new (school, NOW, YEAR_SO_FAR, classes, all);
  g_assert_cmpuint (rb_document_n_pages (reports), ==, 2);
  assert_inside (reports);
  g_autofree char *class_words = words_of (reports);
  assert_says (class_words, "Long ago");
  assert_says (class_words, "Page 2 of 2");
}

/* Cells count, not amendments; a long list goes on. */
static void
test_amendment_list (void)
{
  g_autoptr (RbSchool) school = school_of (27, "I");
  g_autoptr (GPtrArray) classes = rb_roster_classes (school->roster, 2025);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_amendment);
  g_autofree char *reason = g_strnfill (300, 'x');

  for (guint i = 0; i < 27; i++)
    g_ptr_array_add (all, amendment (school, i, "2026-03-10", RB_PM, '\\', 'N', reason));
  g_autoptr (RbDocument) sheets =
      rb_register_sheets_new (school, classes, d ("2026-03-09"), d ("2026-03-13"), TRUE, NOW, all);
  g_assert_cmpuint (rb_document_n_pages (sheets), >, 3);
  assert_inside (sheets);
  g_autoptr (RbDocument) blank =
      rb_register_sheets_new (school, classes, d ("2026-03-09"), d ("2026-03-13"), FALSE, NOW, all);
  g_assert_cmpuint (rb_document_n_pages (blank), ==, 1);
}

static void
test_golden (gconstpointer name)
{
  g_autoptr (RbSchool) school = school_of (30, g_strcmp0 (name, "sheet-register") ? "I" : "N");
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
  g_autoptr (RbDocument) document =
      strcmp (name, "sheet-pupil") == 0   ? rb_pupil_report_new (school, NOW, YEAR_SO_FAR, 25)
      : strcmp (name, "sheet-class") == 0 ? classes_of (school, YEAR_SO_FAR)
      : strcmp (name, "sheet-blank") == 0 ? register_of (school, "2026-02-23", "2026-02-27", FALSE)
                                          : register_of (school, "2026-01-19", "2026-02-27", TRUE);
  cairo_surface_t *got, *want;

  if (!has_inter ())
    {
      g_test_skip ("the font Inter is not installed (package fonts-inter)");
      return;
    }
  got = picture (document);
  if (g_strcmp0 (g_getenv ("ROLLBOOK_GOLDEN"), "update") == 0)
    g_assert_cmpint (cairo_surface_write_to_png (got, path), ==, CAIRO_STATUS_SUCCESS);
  want = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (want), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (differing (got, want), <, 3000);
  cairo_surface_destroy (got);
  cairo_surface_destroy (want);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && strcmp (argv[1], "golden") == 0)
    {
      g_test_add_data_func ("/golden/a filled register", "sheet-register", test_golden);
      g_test_add_data_func ("/golden/a blank register", "sheet-blank", test_golden);
      g_test_add_data_func ("/golden/a pupil's report", "sheet-pupil", test_golden);
      g_test_add_data_func ("/golden/a class report", "sheet-class", test_golden);
      return g_test_run ();
    }
  g_test_add_func ("/register/weeks and pupils are shared out over pages", test_register_pages);
  g_test_add_func ("/register/has the marks so far and the codes they use", test_register_words);
  g_test_add_func ("/register/a leaver is on the sheet of the days before", test_register_leaver);
  g_test_add_func ("/amended/a cell, and the five items in a list", test_amended);
  g_test_add_func ("/amended/a long list goes on to the next page", test_amendment_list);
  g_test_add_func ("/pupil/says the days in plain words on one side", test_pupil_words);
  g_test_add_func ("/pupil/is safe to hand to the family", test_pupil_safe);
  g_test_add_func ("/pupil/without marks says so", test_pupil_no_marks);
  g_test_add_func ("/sheets/names of every script and length stay on the page", test_names);
  g_test_add_func ("/class/a large class goes on to a second page", test_class_words);
  g_test_add_func ("/class/a class without sessions says so", test_class_empty);
  return g_test_run ();
}
