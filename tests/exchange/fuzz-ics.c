/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer: any text as a calendar. */
#include "exchange/rb-terms.h"
#include "exchange/rb-text.h"
#include "rb-test.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gsize length = 0;
  char *text = rb_text_decode ((const char *) data, size, "f", &length, NULL, NULL);
  RbTerms *terms = text == NULL ? NULL : rb_ics_read (text, length, "f", NULL);

  if (terms != NULL)
    rb_terms_free (terms);
  g_free (text);
  return 0;
}
