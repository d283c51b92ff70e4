/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer: any bytes as a workbook. */
#include "exchange/rb-xlsx-reader.h"

#include "rb-test.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  GBytes *bytes = g_bytes_new_static (data, size);
  GPtrArray *tables = rb_xlsx_read (bytes, "f", NULL);

  if (tables != NULL)
    g_ptr_array_unref (tables);
  g_bytes_unref (bytes);
  return 0;
}
