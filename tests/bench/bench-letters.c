/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many letters a second of a processor: one for each pupil of the sample school as PDF, each
 * with absences and a family of its own, beside a bare page of cairo with as many runs of text. */
#include <cairo-pdf.h>
#include <time.h>

#include "school/rb-letter-run.h"
#include "school/rb-sample.h"

#define LETTERS 420
#define RUNS 130 /* of text on a letter with three months */

static cairo_status_t
count (void *closure, const unsigned char *data, unsigned int length)
{
  (void) data;
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static double
bare (gsize *size)
{
  clock_t start = clock ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (count, size, RB_A4_SHORT, RB_A4_LONG);
  cairo_t *cr = cairo_create (surface);
  cairo_select_font_face (cr, "Inter", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 10);
  for (int page = 0; page < LETTERS; page++)
    {
      for (int run = 0; run < RUNS; run++)
        {
          cairo_move_to (cr, 40 + run % 3 * 170, 60 + run / 3 * 16);
          cairo_show_text (cr, "Since 5 January Zofia was");
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

static RbRecipient *
copy_of (const RbRecipient *recipient)
{
  RbRecipient *copy = g_new0 (RbRecipient, 1);

  copy->name = g_strdup (recipient->name);
  copy->address = g_strdup (recipient->address);
  copy->salutation = g_strdup (recipient->salutation);
  return copy;
}

static RbLetter *
letter_of (RbSchool *school, RbMoment now, RbTemplate *wording, guint row)
{
  RbPeriod before = { rb_date_new (2025, 9, 1), rb_date_new (2025, 12, 19) };
  RbPeriod after = { rb_date_new (2026, 1, 5), rb_date_new (2026, 3, 27) };
  g_autoptr (GPtrArray) homes =
      rb_recipients (school->roster, rb_roster_pupil (school->roster, row)->id);

  return rb_letter_new (school, now, row, wording, before, after,
                        homes->len ? copy_of (homes->pdata[0]) : NULL);
}

static double
letters (RbSchool *school, RbMoment now, const char *template_id, gsize *size)
{
  clock_t start = clock ();
  g_autoptr (RbTemplate) wording = rb_template_builtin (template_id);
  g_autoptr (GArray) rows = rb_roster_on_roll (school->roster, now.date);
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < LETTERS; i++)
    g_ptr_array_add (all,
                     letter_of (school, now, wording, g_array_index (rows, guint, i % rows->len)));
  g_autoptr (RbDocument) document = rb_letters_new (all, "Letters");
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (count, size, RB_A4_SHORT, RB_A4_LONG);
  cairo_t *cr = cairo_create (surface);
  for (guint page = 0; page < LETTERS; page++)
    {
      rb_document_draw_page (document, cr, page);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

int
main (void)
{
  static const char *const ids[] = { "first-amber", "improved-category", "not-improved" };
  RbSampleSpec spec = { .seed = 1, .now = { rb_date_new (2026, 3, 20), 24 * 60 } };
  g_autoptr (RbSchool) school = rb_sample_school (&spec);
  gsize size = 0;
  double plain = bare (&size);

  g_print ("bare cairo, %d runs a page: %.0f pages/s, %" G_GSIZE_FORMAT " bytes a page\n", RUNS,
           LETTERS / plain, size / LETTERS);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      size = 0;
      double seconds = letters (school, spec.now, ids[i], &size);
      g_print ("%s: %.0f letters/s, %" G_GSIZE_FORMAT " bytes a letter, %.1f times bare cairo\n",
               ids[i], LETTERS / seconds, size / LETTERS, seconds / plain);
    }
  return 0;
}
