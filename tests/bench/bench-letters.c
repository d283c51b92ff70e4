/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many letters a second of a processor: 420 of them as PDF, beside a bare page of cairo with as
 * many runs of text. */
#include <cairo-pdf.h>
#include <time.h>

#include "letter-maker.h"

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

static double
letters (RbSchool *school, const char *template_id, gsize *size)
{
  clock_t start = clock ();
  GPtrArray *all = g_ptr_array_new ();
  for (int i = 0; i < LETTERS; i++)
    g_ptr_array_add (all, letter_of (school, template_id,
                                     letter_recipient ("Mrs M Dąbrowska and Mr P Dąbrowski",
                                                       "14 Tannery Row\nKettlebourne\nQX4 7LD",
                                                       "Mrs Dąbrowska and Mr Dąbrowski")));
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
  LetterChild child = { "Zofia", "Dąbrowska", 'F', 4, 7, 0, FALSE };
  g_autoptr (RbSchool) school = letter_school (&child);
  gsize size = 0;
  double plain = bare (&size);
  g_print ("bare cairo, %d runs a page: %.0f pages/s, %" G_GSIZE_FORMAT " bytes a page\n", RUNS,
           LETTERS / plain, size / LETTERS);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      size = 0;
      double seconds = letters (school, ids[i], &size);
      g_print ("%s: %.0f letters/s, %" G_GSIZE_FORMAT " bytes a letter, %.1f times bare cairo\n",
               ids[i], LETTERS / seconds, size / LETTERS, seconds / plain);
    }
  return 0;
}
