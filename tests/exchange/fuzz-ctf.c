/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer: any bytes as a transfer file. */
#include "exchange/rb-ctf.h"

#include "rb-test.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  RbCtf *ctf = rb_ctf_read ((const char *) data, size, "f", NULL);

  if (ctf != NULL)
    rb_ctf_free (ctf);
  return 0;
}
