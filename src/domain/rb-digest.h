/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 (FIPS 180-4) of bytes that come in pieces: what a file was, and what a batch of entries
 * held. GChecksum gives the same; this one uses the processor's own instructions where it has them,
 * since the digest of an import would otherwise cost three times its parsing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RB_DIGEST_SIZE 32
/* Its 64 hexadecimal digits and a NUL. */
#define RB_DIGEST_TEXT_SIZE 65

typedef struct
{
  guint32 state[8];
  guint64 length; /* bytes so far */
  guint8 block[64];
} RbDigest;

void rb_digest_begin (RbDigest *digest);
void rb_digest_update (RbDigest *digest, gconstpointer bytes, gsize length);
/* Ends it: begin again before the next update. */
void rb_digest_end (RbDigest *digest, guint8 out[RB_DIGEST_SIZE]);
/* The same in lower-case hexadecimal digits. */
void rb_digest_end_text (RbDigest *digest, char out[RB_DIGEST_TEXT_SIZE]);
/* For tests and the benchmark: FALSE leaves the processor's instructions alone. */
void rb_digest_allow_fast (gboolean allowed);

G_END_DECLS
