/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 of bytes that come in pieces: what a file was, and what a batch of entries held. By
 * nettle rather than GChecksum: it uses the processor's own instructions, and the digest of an
 * import would otherwise cost three times its parsing. */
#pragma once

#include <glib.h>
#include <nettle/sha2.h>

G_BEGIN_DECLS

#define RB_DIGEST_SIZE 32
/* Its 64 hexadecimal digits and a NUL. */
#define RB_DIGEST_TEXT_SIZE 65

typedef struct
{
  struct sha256_ctx context;
} RbDigest;

void rb_digest_begin (RbDigest *digest);
void rb_digest_update (RbDigest *digest, gconstpointer bytes, gsize length);
/* Ends it: begin again before the next update. */
void rb_digest_end (RbDigest *digest, guint8 out[RB_DIGEST_SIZE]);
/* The same in lower-case hexadecimal digits. */
void rb_digest_end_text (RbDigest *digest, char out[RB_DIGEST_TEXT_SIZE]);

G_END_DECLS
