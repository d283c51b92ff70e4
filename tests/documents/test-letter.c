/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters: what they say for every outcome, that each is one side, and that the window of the
 * envelope shows the address and nothing else. */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include "documents/rb-letter-private.h"
#include "documents/rb-pdf.h"
#include "letter-maker.h"
#include "rb-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define SCALE 2.0

static const char *const long_name =
    "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley";

static RbRecipient *
home (void)
{
  return letter_recipient ("Mrs M Dąbrowska and Mr P Dąbrowski",
                           "14 Tannery Row\nKettlebourne\nQX4 7LD",
                           "Mrs Dąbrowska and Mr Dąbrowski");
}

/* What a reader of the PDF finds in it; NULL where the reader is not installed. */
static char *
read_back (RbDocument *document, const char *program, const char *option)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("rb-letter-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letters.pdf", NULL);
  char *out = NULL;
  int status;
  g_assert_true (rb_pdf_write (document, path, "Wrenfield", NULL, NULL, &error));
  g_assert_no_error (error);
  const char *argv[] = { program, option, path, strcmp (program, "pdftotext") == 0 ? "-" : NULL,
                         NULL };
  gboolean ran = g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               NULL, &status, NULL);
  g_unlink (path);
  g_rmdir (folder);
  if (!ran)
    g_test_skip ("pdftotext and pdfinfo are not installed");
  else
    g_assert_cmpint (status, ==, 0);
  return out;
}

static void
test_outcomes (void)
{
  static const struct
  {
    const char *id;
    guint before, after;
    const char *says[4];
  } cases[] = {
    { "first-amber",
      4,
      7,
      { "Zofia has missed 3½ days of school since January", "91 of 98 sessions",
        "All 3½ days were authorised: one illness. We are glad to have her back.",
        "Friday 27 March" } },
    { "first-red",
      4,
      20,
      { "Zofia has missed 10 days", "We are worried", "All 10 days", "ring me" } },
    { "improved-category",
      16,
      2,
      { "Thank you. Zofia has missed one day since January", "She missed 8 days in the autumn term",
        "That is 7 days fewer missed", "Zofia is now above our target of 97 %" } },
    { "improved-still-below",
      14,
      7,
      { "Zofia is in school more. Thank you", "still below our target", "it was", "slip" } },
    { "not-improved",
      10,
      12,
      { "Zofia has missed 6 days", "Please come and meet me", "5 days in the autumn term",
        "slip" } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LetterChild child = { "Zofia", "Dąbrowska", 'F', cases[i].before, cases[i].after, 0, FALSE };
      g_autoptr (RbSchool) school = letter_school (&child);
      RbLetter *letter = letter_of (school, cases[i].id, home ());
      g_autofree char *text = rb_letter_text (letter);
      double size, room = rb_letter_room (letter, &size);
      g_test_message ("%s: %.1f left at %.1f\n%s", cases[i].id, room, size, text);
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].says); j++)
        g_assert_nonnull (strstr (text, cases[i].says[j]));
      g_assert_cmpfloat (room, >=, 0);
      g_assert_cmpfloat (size, ==, 11);
      g_autoptr (RbDocument) document = letter_document (letter);
      g_autofree char *page = read_back (document, "pdftotext", "-layout");
      if (page)
        g_assert_nonnull (strstr (page, "Mrs Joan Bellamy"));
    }
}

static void
test_waiting (void)
{
  LetterChild child = { "Zofia", "Dąbrowska", 'F', 0, 3, 'N', FALSE };
  g_autoptr (RbSchool) school = letter_school (&child);
  g_autoptr (RbLetter) letter = letter_of (school, "first-amber", home ());
  g_autofree char *text = rb_letter_text (letter);
  g_assert_nonnull (strstr (text, "We do not know the reason for 1½ days yet."));
  g_assert_null (strstr (text, "could not be authorised"));
  child.code = 'O';
  child.after = 1;
  g_autoptr (RbSchool) other = letter_school (&child);
  g_autoptr (RbLetter) half = letter_of (other, "first-amber", home ());
  g_autofree char *said = rb_letter_text (half);
  g_assert_nonnull (strstr (said, "Half a day of this could not be authorised."));
  g_assert_null (strstr (said, "do not know"));
}

static void
test_target (void)
{
  static const struct
  {
    guint part, whole;
    const char *says;
  } cases[] = { { 98, 100, "is now above our target of 97 %" },
                { 97, 100, "is now at our target of 97 %" },
                { 96, 100, "has moved from red to amber" } };
  LetterChild child = { "Yusuf", "Rahman", 'M', 16, 2, 0, FALSE };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = letter_school (&child);
      g_autoptr (RbLetter) letter = letter_of (school, "improved-category", home ());
      letter->after_tally.attended = cases[i].part;
      letter->after_tally.possible = cases[i].whole;
      g_autofree char *text = rb_letter_text (letter);
      g_test_message ("%s", text);
      g_assert_nonnull (strstr (text, cases[i].says));
      g_assert_null (strstr (text, "\n\n"));
    }
}

/* What a letter says of a band is the policy's; a band of which it says nothing leaves the field
 * empty. */
static void
test_band_words (void)
{
  static const struct
  {
    guint part, whole;
    const char *means;
  } cases[] = { { 98, 100, NULL },
                { 97, 100, NULL },
                { 969, 1000, "below our target" },
                { 899, 1000, "a serious concern" },
                { 0, 0, NULL } };
  LetterChild child = { "Yusuf", "Rahman", 'M', 0, 2, 0, FALSE };
  g_autoptr (RbSchool) plain = letter_school (&child);
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  g_ptr_array_add (policies, test_policy ("one-page"));
  g_autoptr (RbSchool) school = rb_school_with_policies (plain, rb_policy_book_new (policies));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbLetter) letter = letter_of (school, "first-amber", home ());
      letter->after_tally.attended = cases[i].part;
      letter->after_tally.possible = cases[i].whole;
      g_autoptr (RbFieldValues) values = rb_letter_fields (letter);
      g_assert_cmpstr (rb_field_values_get (values, "after.means"), ==, cases[i].means);
    }
}

static void
test_reply (void)
{
  static const struct
  {
    const char *on, *by;
  } cases[] = { { "2026-03-20", "2026-03-27" },   /* a Friday, in term */
                { "2026-03-21", "2026-04-13" },   /* a week on is a Saturday before the holiday */
                { "2026-04-27", "2026-05-05" },   /* the bank holiday */
                { "2026-07-20", "2026-07-27" } }; /* no later school day is known */
  LetterChild child = { "Yusuf", "Rahman", 'M', 16, 2, 0, FALSE };
  g_autoptr (RbSchool) school = letter_school (&child);
  g_autoptr (RbTemplate) tmpl = rb_template_builtin ("first-amber");
  RbPeriod none = { RB_DATE_NONE, RB_DATE_NONE };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbPeriod after = { d ("2026-01-05"), d ("2026-03-20") };
      RbMoment now = { d (cases[i].on), 24 * 60 };
      g_autoptr (RbLetter) letter = rb_letter_new (school, now, 0, tmpl, none, after, NULL);
      g_assert_cmpint (letter->reply_by, ==, d (cases[i].by));
    }
}

/* Names and addresses as long as they can be: still one side, type of 10 points or more. */
static void
test_one_side (void)
{
  static const char *const ids[] = { "first-amber", "first-red", "improved-category",
                                     "improved-still-below", "not-improved" };
  g_autofree char *family = g_strdup_printf ("Mrs M %s and Mr P %s", long_name, long_name);
  g_autofree char *address =
      g_strdup_printf ("Flat 17b\nThe Old Granary Apartments\n%s House\n114 Lower %s Street\n"
                       "Little Kettlebourne under Wychwood\nGreat Kettlebourne\nWrenshire\n"
                       "QX4 7LD",
                       long_name, long_name);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      LetterChild child = { long_name, long_name, 'F', 31, 37, 0, FALSE };
      g_autoptr (RbSchool) school = letter_school (&child);
      RbLetter *letter = letter_of (school, ids[i], letter_recipient (family, address, family));
      double size, room = rb_letter_room (letter, &size);
      g_autofree char *problem = rb_letter_problem (letter);
      g_test_message ("%s: %.1f left at %.1f", ids[i], room, size);
      g_assert_cmpfloat (room, >=, 0);
      g_assert_cmpfloat (size, >=, 10);
      g_assert_cmpstr (problem, ==, NULL);
      g_autoptr (RbDocument) document = letter_document (letter);
      g_assert_cmpuint (rb_document_n_pages (document), ==, 1);
      g_autofree char *page = read_back (document, "pdftotext", "-layout");
      if (page)
        {
          g_assert_nonnull (strstr (page, "Mrs Joan Bellamy"));
          g_assert_nonnull (strstr (page, "QX4 7LD"));
        }
    }
}

/* A wording of so many paragraphs, and a slip of so many lines. */
static RbLetter *
letter_of_length (RbSchool *school, guint paragraphs, guint slip)
{
  GString *text =
      g_string_new ("# {{child.first}} has missed {{after.days}} of school\n@calendar\n");
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < paragraphs; i++)
    g_string_append_printf (text, "Paragraph %u tells the family of one more thing.\n\n", i + 1);
  g_string_append (text, "@sign Yours sincerely,\n");
  if (slip)
    g_string_append (text, "@slip To {{school.name}}\n");
  for (guint i = 0; i < slip; i++)
    g_string_append_printf (text, "[ ] Line %u\n", i + 1);
  RbMoment now = { d ("2026-03-20"), 24 * 60 };
  RbPeriod before = { d ("2025-09-01"), d ("2025-12-19") };
  RbPeriod after = { d ("2026-01-05"), d ("2026-03-27") };
  g_autoptr (RbTemplate) wording =
      rb_template_new ("own", "Our own letter", text->str, NULL, NULL, &error);
  g_assert_no_error (error);
  g_string_free (text, TRUE);
  return rb_letter_new (school, now, 0, wording, before, after, home ());
}

/* Every paragraph of a letter that is said to fit is on its page; one that does not is named. */
static void
test_too_long (void)
{
  LetterChild child = { "Zofia", "Dąbrowska", 'F', 4, 7, 0, FALSE };
  g_autoptr (RbSchool) school = letter_school (&child);
  gboolean fitted = FALSE, refused = FALSE, smaller = FALSE;
  for (guint paragraphs = 2; paragraphs < 40; paragraphs++)
    {
      RbLetter *letter = letter_of_length (school, paragraphs, 0);
      double size;
      rb_letter_room (letter, &size);
      g_autofree char *problem = rb_letter_problem (letter);
      g_autoptr (RbDocument) document = letter_document (letter);
      g_assert_cmpfloat (size, >=, 10);
      smaller |= size < 11 && !problem;
      g_assert_false (refused && !problem);
      refused |= problem != NULL;
      fitted |= !problem;
      if (problem)
        g_assert_true (g_str_has_prefix (
            problem, "Our own letter for Zofia Dąbrowska does not fit on one side: there "));
      g_autofree char *page = problem ? NULL : read_back (document, "pdftotext", "-layout");
      for (guint i = 1; page && i <= paragraphs; i++)
        {
          g_autofree char *words = g_strdup_printf ("Paragraph %u ", i);
          g_assert_nonnull (strstr (page, words));
        }
    }
  g_assert_true (fitted && refused && smaller);
  RbLetter *slip = letter_of_length (school, 2, 12);
  g_autofree char *problem = rb_letter_problem (slip);
  g_assert_cmpstr (problem, ==,
                   "Our own letter for Zofia Dąbrowska: the words of the slip do not fit under the "
                   "cut. Shorten them.");
  rb_letter_free (slip);
}

static guint
ink_inside (cairo_surface_t *picture, double x, double y, double width, double height)
{
  const guchar *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);
  guint ink = 0;
  for (int row = (int) (y * SCALE); row < (int) ((y + height) * SCALE); row++)
    for (int column = (int) (x * SCALE); column < (int) ((x + width) * SCALE); column++)
      ink += (*(const guint32 *) (data + row * stride + column * 4) & 0xffffff) != 0xffffff;
  return ink;
}

static guint
ink_of (RbRecipient *recipient, gboolean window)
{
  LetterChild child = { "Zofia", "Dąbrowska", 'F', 4, 7, 0, FALSE };
  g_autoptr (RbSchool) school = letter_school (&child);
  g_autoptr (RbDocument) document = letter_document (letter_of (school, "first-amber", recipient));
  cairo_surface_t *picture = letter_picture (document, 0, SCALE);
  guint inside = ink_inside (picture, RB_MM (20), RB_MM (47), RB_MM (90), RB_MM (35));
  guint all = ink_inside (picture, 0, 0, RB_A4_SHORT, RB_A4_LONG - 1);
  cairo_surface_destroy (picture);
  return window ? inside : all - inside;
}

static void
test_window (void)
{
  static const char *const addresses[] = {
    "14 Tannery Row\nKettlebourne\nQX4 7LD",
    "1\n2\n3\n4\n5\nQX4 7LD",
    "Flat 2\nThe Old Granary Apartments, Lower Kettlebourne under Wychwood by the Water Meadows\n"
    "114 Lower Tannery Street\nLittle Kettlebourne\nGreat Kettlebourne\nWrenshire\nQX4 7LD",
  };
  guint outside = ink_of (letter_recipient ("", "", "Mrs Dąbrowska"), FALSE);
  g_assert_cmpuint (ink_of (letter_recipient ("", "", "Mrs Dąbrowska"), TRUE), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      const char *name = "Mrs M Dąbrowska-Featherstonehaugh and Mr P Dąbrowski-Cholmondeley";
      g_assert_cmpuint (ink_of (letter_recipient (name, addresses[i], "Mrs Dąbrowska"), TRUE), >,
                        200);
      g_assert_cmpuint (ink_of (letter_recipient (name, addresses[i], "Mrs Dąbrowska"), FALSE), ==,
                        outside);
    }
}

static void
test_scripts (void)
{
  static const char *const names[] = {
    "Zażółć",    "Ольга",         "Ελένη",           "مريم",
    "נועה",      "雨桐",          "Nguyễn",          "ਸਿਮਰਨ",
    "தமிழ்",      "ไพลิน",          "👩🏽‍🎓", "A\xcc\x8a\xcc\x8b\xcc\x8c",
    "‮Ada‬", "a\001b\033c\nd"
  };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      LetterChild child = { names[i], names[i], 0, 4, 7, 0, FALSE };
      g_autoptr (RbSchool) school = letter_school (&child);
      g_autoptr (RbDocument) document = letter_document (
          letter_of (school, "first-amber", letter_recipient (names[i], names[i], names[i])));
      g_autoptr (GBytes) bytes = rb_pdf_to_bytes (document, "Wrenfield", NULL);
      g_assert_nonnull (bytes);
      cairo_surface_t *picture = letter_picture (document, 0, SCALE);
      g_assert_cmpuint (ink_inside (picture, RB_MM (20), RB_MM (47), RB_MM (90), RB_MM (35)), >,
                        20);
      cairo_surface_destroy (picture);
    }
}

static void
test_little_known (void)
{
  LetterChild child = { "", "Dąbrowska", 0, 4, 7, 0, TRUE };
  g_autoptr (RbSchool) school = letter_school (&child);
  RbLetter *letter = letter_of (school, "first-amber", NULL);
  g_autofree char *text = rb_letter_text (letter);
  g_assert_null (strstr (text, "(null)"));
  g_assert_cmpstr (letter->recipient->address, ==, "");
  g_assert_true (g_str_has_prefix (letter->recipient->name, "Parent or carer of"));
  g_autoptr (RbDocument) document = letter_document (letter);
  g_autofree char *page = read_back (document, "pdftotext", "-layout");
  if (page)
    {
      g_assert_nonnull (strstr (page, "Dear Parent or carer,"));
      g_assert_nonnull (strstr (page, "For Test School"));
    }
}

static void
test_batch (void)
{
  GPtrArray *letters = g_ptr_array_new ();
  LetterChild child = { "Zofia", "Dąbrowska", 'F', 4, 7, 0, FALSE };
  g_autoptr (RbSchool) school = letter_school (&child);
  for (int i = 0; i < 5; i++)
    g_ptr_array_add (letters, letter_of (school, "first-amber", home ()));
  g_autoptr (RbDocument) document = rb_letters_new (letters, "Letters");
  g_autofree char *info = read_back (document, "pdfinfo", "-isodates");
  if (info)
    {
      g_assert_true (g_regex_match_simple ("Pages: +5", info, 0, 0));
      g_assert_nonnull (strstr (info, "A4"));
    }
  g_assert_cmpuint (rb_document_n_outline (document), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpstr (rb_document_outline (document, i)->title, ==, "Dąbrowska, Zofia");
      g_assert_cmpuint (rb_document_outline (document, i)->page, ==, i);
    }
  g_autoptr (RbDocument) empty = rb_letters_new (g_ptr_array_new (), "Letters");
  g_assert_cmpuint (rb_document_n_pages (empty), ==, 0);
}

/* A black bar of pixels in the format of a loader, "png" or "jpeg". */
static GBytes *
signature_of (const char *type)
{
  g_autoptr (GdkPixbuf) pixels = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 60);
  char *bytes = NULL;
  gsize length;
  gdk_pixbuf_fill (pixels, 0x000000ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixels, &bytes, &length, type, NULL, NULL));
  return g_bytes_new_take (bytes, length);
}

/* It stands over the name, and nothing else moves. */
static void
test_signature (void)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='60'>"
                            "<path d='M0 0h300v60H0z'/></svg>";
  GBytes *pictures[] = { NULL, signature_of ("png"), signature_of ("jpeg"),
                         g_bytes_new_static (svg, sizeof svg - 1),
                         g_bytes_new_static ("no picture", 10) };
  guint ink[G_N_ELEMENTS (pictures)];
  LetterChild child = { "Zofia", "Dąbrowska", 'F', 4, 7, 0, FALSE };
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (RbSchool) school = letter_school (&child);
      if (pictures[i])
        school->details->signature_bytes = g_bytes_ref (pictures[i]);
      g_autoptr (RbDocument) document =
          letter_document (letter_of (school, "first-amber", home ()));
      cairo_surface_t *picture = letter_picture (document, 0, SCALE);
      ink[i] = ink_inside (picture, 0, 0, RB_A4_SHORT, RB_A4_LONG - 1);
      cairo_surface_destroy (picture);
    }
  for (guint i = 1; i <= 3; i++)
    g_assert_cmpuint (ink[i], >, ink[0] + 1500);
  g_assert_cmpuint (ink[1] > ink[2] ? ink[1] - ink[2] : ink[2] - ink[1], <, 200);
  g_assert_cmpuint (ink[4], ==, ink[0]);
  for (guint i = 1; i < G_N_ELEMENTS (pictures); i++)
    g_bytes_unref (pictures[i]);
}

/* Another program finds every pupil in the file's own table of contents, in order, at their page.
 */
static void
test_outline (void)
{
  static const char *const surnames[] = { "Dąbrowska", "Ó Briain", "Smith (née Jones)", "李" };
  GPtrArray *letters = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    {
      LetterChild child = { "Zofia", surnames[i], 'F', 4, 7, 0, FALSE };
      g_autoptr (RbSchool) school = letter_school (&child);
      g_ptr_array_add (letters, letter_of (school, "first-amber", home ()));
    }
  g_autoptr (RbDocument) document = rb_letters_new (letters, "Letters");
  g_autofree char *json = read_back (document, "qpdf", "--json");
  if (!json)
    return;
  g_assert_true (g_regex_match_simple ("\"outlines\"", json, 0, 0));
  const char *at = json;
  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    {
      g_autofree char *title = g_strdup_printf ("\"title\": \"%s, Zofia\"", surnames[i]);
      g_autofree char *page = g_strdup_printf ("\"destpageposfrom1\": %u,", i + 1);
      const char *entry = strstr (json, page);
      g_assert_nonnull (entry);
      g_assert_true (entry >= at);
      at = entry;
      if (!strstr (entry, title))
        g_error ("%s is not in %.400s", title, entry);
      const char *next = strstr (entry + 20, "destpageposfrom1");
      if (next && strstr (entry, title) > next)
        g_error ("%s is not in %.*s", title, (int) (next - entry), entry);
    }
}

/* The page against its picture in tests/golden: a few pixels may differ, by font rendering. */
static void
test_golden (void)
{
  LetterChild child = { "Zofia", "Dąbrowska", 'F', 4, 7, 0, FALSE };
  g_autoptr (RbSchool) school = letter_school (&child);
  g_autoptr (RbDocument) document = letter_document (letter_of (school, "first-amber", home ()));
  cairo_surface_t *got = letter_picture (document, 0, 1);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "letter-amber.png", NULL);
  if (g_strcmp0 (g_getenv ("ROLLBOOK_GOLDEN"), "update") == 0)
    cairo_surface_write_to_png (got, path);
  cairo_surface_t *want = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (want), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (want), ==, cairo_image_surface_get_width (got));
  g_assert_cmpint (cairo_image_surface_get_height (want), ==, cairo_image_surface_get_height (got));
  guint off = 0;
  int stride = cairo_image_surface_get_stride (got);
  int from = cairo_image_surface_get_stride (want);
  for (int y = 0; y < cairo_image_surface_get_height (got); y++)
    for (int x = 0; x < cairo_image_surface_get_width (got) * 4; x++)
      off += x % 4 != 3
             && ABS (cairo_image_surface_get_data (got)[y * stride + x]
                     - cairo_image_surface_get_data (want)[y * from + x])
                    > 48;
  cairo_surface_destroy (got);
  cairo_surface_destroy (want);
  g_assert_cmpuint (off, <, 1500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && strcmp (argv[1], "golden") == 0)
    {
      g_test_add_func ("/letter/looks like its picture", test_golden);
      return g_test_run ();
    }
  g_test_add_func ("/letter/every outcome says what it must and prints", test_outcomes);
  g_test_add_func ("/letter/a reason that is waited for is not called unauthorised", test_waiting);
  g_test_add_func ("/letter/above the target is not at it", test_target);
  g_test_add_func ("/letter/what it says of a band is the policy's", test_band_words);
  g_test_add_func ("/letter/the reply is asked for on a school day", test_reply);
  g_test_add_func ("/letter/is one side, however long its names are", test_one_side);
  g_test_add_func ("/letter/too many words are told, never left out", test_too_long);
  g_test_add_func ("/letter/a signature stands over the name", test_signature);
  g_test_add_func ("/letter/the window shows the address and nothing else", test_window);
  g_test_add_func ("/letter/prints every script, and control characters as spaces", test_scripts);
  g_test_add_func ("/letter/prints where little is known", test_little_known);
  g_test_add_func ("/letter/the file's contents list has every pupil in order", test_outline);
  g_test_add_func ("/letter/a batch has a page and an outline entry for each", test_batch);
  return g_test_run ();
}
