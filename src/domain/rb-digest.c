/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digests in the words of Rollbook; the arithmetic is nettle's. */
#include "domain/rb-digest.h"

void
rb_digest_begin (RbDigest *digest)
{
  sha256_init (&digest->context);
}

void
rb_digest_update (RbDigest *digest, gconstpointer bytes, gsize length)
{
  sha256_update (&digest->context, length, bytes);
}

void
rb_digest_end (RbDigest *digest, guint8 out[RB_DIGEST_SIZE])
{
  sha256_digest (&digest->context, RB_DIGEST_SIZE, out);
}

void
rb_digest_end_text (RbDigest *digest, char out[RB_DIGEST_TEXT_SIZE])
{
  guint8 bytes[RB_DIGEST_SIZE];

  rb_digest_end (digest, bytes);
  for (guint i = 0; i < RB_DIGEST_SIZE; i++)
    {
      out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
      out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
  out[RB_DIGEST_TEXT_SIZE - 1] = '\0';
}
