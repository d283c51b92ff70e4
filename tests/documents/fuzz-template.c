/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer: any bytes as the wording of a letter; what can be read is said and set as a page. */
#include "documents/rb-letter-private.h"
#include "letter-maker.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static RbSchool *school;
  LetterChild child = { "Zofia", "Dąbrowska", 'F', 4, 7, 0, FALSE };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  guint line = 0, column = 0;
  RbTemplate *tmpl = rb_template_new ("t", "Test", text, &line, &column, &error);
  if (tmpl == NULL)
    {
      g_assert_true (error != NULL && line > 0 && column > 0);
      return 0;
    }
  if (school == NULL)
    school = letter_school (&child);
  RbLetter *letter = letter_of (school, "first-amber", NULL);
  rb_template_unref (letter->tmpl);
  letter->tmpl = tmpl;
  g_autofree char *said = rb_letter_text (letter);
  g_autoptr (RbDocument) document = letter_document (letter);
  cairo_surface_destroy (letter_picture (document, 0, 0.1));
  return 0;
}
