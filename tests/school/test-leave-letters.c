/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters of a decision and of a warning: what they say, on one side of paper. */
#include "leave-maker.h"

#include "documents/rb-document.h"
#include "documents/rb-leave-form.h"
#include "school/rb-leave-letters.h"
#include "school/rb-leave-listings.h"
#include "school/rb-letter-sample.h"
#include "school/rb-sample.h"
#include "store/rb-store.h"

#include <string.h>

static RbSchool *
decided (const char *verdicts)
{
  RbSchool *school = leave_school ("/ \\ / \\ /", "/ \\ / \\ /");
  g_autoptr (GArray) rows = leave_rows (2);
  RbLeaveRequest request = { .rows = rows,
                             .received_on = d ("2025-09-01"),
                             .asked_by = "Mrs Pupil",
                             .ground = RB_LEAVE_EXCEPTIONAL,
                             .from = at ("2025-09-04", RB_AM),
                             .to = at ("2025-09-08", RB_AM),
                             .evidence = "",
                             .reason = "Funeral" };
  RbLeaveVerdict list[8];
  RbLeaveDecision decision = { list, 0, "We are sorry for your loss.", "Dr Castellano", "Head" };
  RbDeed deed = leave_deed ();
  g_autoptr (GPtrArray) days = NULL;

  rb_record_set (&((RbPupil *) rb_roster_pupil (school->roster, 0))->forename, "Zofia");
  rb_record_set (&((RbPupil *) rb_roster_pupil (school->roster, 1))->forename, "Adam");
  school = leave_after (school, rb_leave_request (school, &request, &deed, NULL));
  days = rb_leave_days (school->office, 1);
  g_assert_cmpuint (days->len, ==, 6);
  for (guint i = 0; i < days->len; i++)
    list[decision.n++] = (RbLeaveVerdict){ ((const RbLeaveDay *) days->pdata[i])->base.id,
                                           verdicts[i] == 'g', NULL };
  return leave_after (school,
                      rb_leave_decide (school, rb_office_nth (school->office, RB_RECORD_LEAVE, 0),
                                       &decision, &deed, NULL));
}

static const RbLeave *
the_leave (const RbSchool *school)
{
  return rb_office_nth (school->office, RB_RECORD_LEAVE, 0);
}

static void
test_letters (void)
{
  static const char *const verdicts[] = { "gggggg", "rrrrrr", "gggrrr", "ggrggr" };

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autoptr (RbSchool) school = decided (verdicts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (RbDocument) document =
          rb_leave_letters (school, the_leave (school), leave_now (), NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rb_document_n_pages (document), ==, 2);
    }
}

static void
test_words (void)
{
  g_autoptr (RbTemplate) template = rb_template_builtin ("leave-decision");
  g_autoptr (RbTemplate) refusal = rb_template_builtin ("leave-refusal");
  g_autoptr (RbFieldValues) values = rb_field_values_new ();
  g_autofree char *granted = NULL, *refused = NULL;

  rb_field_values_set (values, "child.first", "Zofia");
  rb_field_values_set (values, "child.name", "Zofia Pupil");
  rb_field_values_set (values, "school.phone", "01632 960480");
  rb_field_values_set (values, "signatory.phone", "01632 960483");
  rb_field_values_set (values, "leave.asked", "Monday 1 September");
  rb_field_values_set (values, "leave.days", "4 to 5 September");
  rb_field_values_set (values, "leave.granted", "4 September");
  granted = rb_template_expand_text (template, values);
  g_assert_nonnull (strstr (granted, "I have granted 4 September."));
  g_assert_null (strstr (granted, "I have not granted"));
  rb_field_values_set (values, "leave.refused", "4 to 5 September");
  refused = rb_template_expand_text (refusal, values);
  g_assert_nonnull (strstr (refused, "I have not granted this leave"));
  g_assert_null (strstr (refused, "penalty notice")); /* under compulsory age */
  g_free (refused);
  rb_field_values_set_flag (values, "child.compulsory", TRUE);
  refused = rb_template_expand_text (refusal, values);
  g_assert_nonnull (strstr (refused, "I have not granted this leave"));
  g_assert_nonnull (strstr (refused, "penalty notice"));
}

static void
test_open (void)
{
  RbSchool *school = leave_school ("-", "-");
  g_autoptr (GArray) rows = leave_rows (1);
  RbLeaveRequest request = { .rows = rows,
                             .received_on = d ("2025-09-01"),
                             .asked_by = "",
                             .from = at ("2025-09-04", RB_AM),
                             .to = at ("2025-09-04", RB_PM),
                             .evidence = "",
                             .reason = "Funeral" };
  RbDeed deed = leave_deed ();
  g_autoptr (GError) error = NULL;

  school = leave_after (school, rb_leave_request (school, &request, &deed, NULL));
  g_assert_null (rb_leave_letters (school, the_leave (school), leave_now (), NULL, &error));
  g_assert_nonnull (strstr (error->message, "not decided"));
  rb_school_unref (school);
}

static void
test_warning_and_form (void)
{
  g_autoptr (RbSchool) school = decided ("gggggg");
  g_autoptr (GError) error = NULL;
  g_autoptr (RbDocument) document =
      rb_warning_letters (school, 0, d ("2025-09-08"), leave_now (), NULL, &error);
  g_autoptr (RbDocument) form = rb_leave_form_new (school, leave_now ().date);

  g_assert_no_error (error);
  g_assert_cmpuint (rb_document_n_pages (document), ==, 1);
  g_assert_cmpuint (rb_document_n_pages (form), ==, 1);
}

/* Whether the pages of `document` show other ink than those of `other`. */
static gboolean
differs (RbDocument *document, RbDocument *other)
{
  gboolean same;
  cairo_surface_t *pages[2];

  for (int i = 0; i < 2; i++)
    {
      cairo_t *cr;

      pages[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
      cr = cairo_create (pages[i]);
      rb_document_draw_page (i ? other : document, cr, 0);
      cairo_destroy (cr);
      cairo_surface_flush (pages[i]);
    }
  same = memcmp (cairo_image_surface_get_data (pages[0]), cairo_image_surface_get_data (pages[1]),
                 (gsize) cairo_image_surface_get_stride (pages[0]) * 842)
         == 0;
  cairo_surface_destroy (pages[0]);
  cairo_surface_destroy (pages[1]);
  return !same;
}

static void
test_own_wording (void)
{
  g_autoptr (RbSchool) school = decided ("gggggg");
  RbStoredTemplate own = { .name = (char *) "absence-warning",
                           .text = (char *) "# Our own words\n@sign Yours,\n" };
  g_autoptr (GPtrArray) templates = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RbDocument) shipped =
      rb_warning_letters (school, 0, d ("2025-09-08"), leave_now (), NULL, &error);
  g_autoptr (RbDocument) ours = NULL, bad = NULL;

  g_ptr_array_add (templates, &own);
  ours = rb_warning_letters (school, 0, d ("2025-09-08"), leave_now (), templates, &error);
  g_assert_no_error (error);
  g_assert_true (differs (shipped, ours));
  own.text = (char *) "Dear all\n{{child.frist}}\n";
  bad = rb_warning_letters (school, 0, d ("2025-09-08"), leave_now (), templates, &error);
  g_assert_null (bad);
  g_assert_nonnull (strstr (error->message, "line 2"));
  g_assert_nonnull (strstr (error->message, "Medical evidence letter"));
}

static void
test_too_long (void)
{
  g_autoptr (RbSchool) school = decided ("rrrrrr");
  g_autoptr (GString) text = g_string_new (NULL);
  RbStoredTemplate own = { .name = (char *) "leave-refusal" };
  g_autoptr (GPtrArray) templates = g_ptr_array_new ();
  g_autoptr (RbDocument) document = NULL;

  for (guint i = 0; i < 120; i++)
    g_string_append (text, "One more paragraph.\n\n");
  own.text = text->str;
  g_ptr_array_add (templates, &own);
  document = rb_leave_letters (school, the_leave (school), leave_now (), templates, NULL);
  g_assert_nonnull (strstr (rb_document_problem (document), "does not fit on one side"));
}

/* Everybody with a G this year, once a year (S3.42). */
static void
test_unauthorised (void)
{
  RbSchool *school = leave_school ("/ \\ G G G \\ G G", "/ \\ / \\");
  RbMoment now = { d ("2025-09-12"), 16 * 60 };
  RbRecord *record = rb_record_new (RB_RECORD_SENT);
  RbSent *sent = (RbSent *) (gpointer) record;
  g_autoptr (GError) error = NULL;
  g_autoptr (RbDocument) letters = NULL, again = NULL;
  RbSchool *after;
  guint n;

  rb_record_set (&((RbPupil *) rb_roster_pupil (school->roster, 0))->forename, "Zofia");
  letters = rb_unauthorised_letters (school, now, NULL, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (rb_document_n_pages (letters), ==, 1);
  g_assert_null (rb_document_problem (letters));
  record->id = 1;
  sent->pupil_id = rb_roster_pupil (school->roster, 0)->id;
  sent->day = d ("2025-09-11");
  rb_record_set (&sent->list, "unauthorised-leave");
  rb_record_set (&sent->channel, "print");
  after = rb_school_with_office (school, rb_office_with (school->office, NULL, record));
  again = rb_unauthorised_letters (after, now, NULL, &n, &error);
  g_assert_null (again);
  g_assert_nonnull (strstr (error->message, "Nobody"));
  rb_record_unref (record);
  rb_school_unref (after);
  rb_school_unref (school);
}

/* The editor of wordings has a page for each template, on a school with marks and on one without
 * a day ahead. */
static void
test_samples (void)
{
  RbSampleSpec spec = { .pupils = 60, .seed = 3 };
  g_autoptr (RbSchool) sample = NULL;
  g_autoptr (RbSchool) small = leave_school ("/", "/");
  RbMoment late = { d ("2025-09-12"), 16 * 60 };

  g_assert_true (rb_moment_parse ("2026-03-20T09:24", &spec.now));
  sample = rb_sample_school (&spec);
  for (guint i = 0; i < rb_template_n_builtin (); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *id = rb_template_builtin_id (i);
      g_autoptr (RbDocument) page = rb_letter_sample (id, sample, spec.now, NULL, &error);
      g_autoptr (RbDocument) other = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (rb_document_n_pages (page), >=, 1);
      g_assert_null (rb_document_problem (page));
      other = rb_letter_sample (id, small, late, NULL, &error);
      g_assert_true (other != NULL || error != NULL);
      if (g_str_has_prefix (id, "leave-"))
        g_assert_no_error (error);
    }
}

static void
test_listings (void)
{
  g_autoptr (RbSchool) school = decided ("gggrrr");

  for (guint i = 0; rb_leave_listing_names ()[i]; i++)
    {
      g_autoptr (RbListing) listing =
          rb_leave_listing (school, rb_leave_listing_names ()[i], leave_now ());

      g_assert_cmpuint (rb_listing_n_columns (listing), >, 5);
      if (i == 1)
        {
          g_assert_cmpuint (rb_listing_n_rows (listing), ==, 2);
          g_assert_cmpstr (rb_listing_text (listing, 0, 5), ==, "3 short");
          g_assert_cmpstr (rb_listing_text (listing, 0, 7), ==, "granted in part");
        }
    }
  g_assert_null (rb_leave_listing (school, "nothing", leave_now ()));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leave-letters/unauthorised leave is written about once a year",
                   test_unauthorised);
  g_test_add_func ("/leave-letters/the school's own wording wins", test_own_wording);
  g_test_add_func ("/leave-letters/one that is too long says so", test_too_long);
  g_test_add_func ("/leave-letters/every template has a page to be edited by", test_samples);
  g_test_add_func ("/leave-letters/a page for each child", test_letters);
  g_test_add_func ("/leave-letters/granted and refused in words", test_words);
  g_test_add_func ("/leave-letters/none before the decision", test_open);
  g_test_add_func ("/leave-letters/a warning and the blank form", test_warning_and_form);
  g_test_add_func ("/leave-letters/tables of leave", test_listings);
  return g_test_run ();
}
