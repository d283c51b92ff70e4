/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer: any bytes as delimited text, through decoding and splitting. */
#include "exchange/rb-csv.h"
#include "exchange/rb-text.h"
#include "rb-test.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gsize length = 0;
  char *text = rb_text_decode ((const char *) data, size, "f", &length, NULL, NULL);
  RbTable *table = text == NULL ? NULL : rb_csv_read (text, length, "f", NULL);

  if (table != NULL)
    rb_table_free (table);
  return 0;
}
