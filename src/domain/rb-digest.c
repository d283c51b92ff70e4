/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 in portable C, and with the SHA instructions of x86 where the processor has them. */
#include "domain/rb-digest.h"

#include <string.h>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

#define BLOCK 64

typedef void (*Compress) (guint32 state[8], const guint8 *bytes, gsize n_blocks);

static const guint32 rounds[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
};

static inline guint32
turn (guint32 x, int by)
{
  return x >> by | x << (32 - by);
}

static void
schedule (guint32 w[64], const guint8 *bytes)
{
  for (int i = 0; i < 16; i++, bytes += 4)
    w[i] = (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
  for (int i = 16; i < 64; i++)
    w[i] = w[i - 16] + w[i - 7] + (turn (w[i - 15], 7) ^ turn (w[i - 15], 18) ^ w[i - 15] >> 3)
           + (turn (w[i - 2], 17) ^ turn (w[i - 2], 19) ^ w[i - 2] >> 10);
}

static void
compress_plain (guint32 state[8], const guint8 *bytes, gsize n_blocks)
{
  for (; n_blocks > 0; n_blocks--, bytes += BLOCK)
    {
      guint32 a = state[0], b = state[1], c = state[2], d = state[3];
      guint32 e = state[4], f = state[5], g = state[6], h = state[7], w[64];

      schedule (w, bytes);
#pragma GCC unroll 8
      for (int i = 0; i < 64; i++)
        {
          guint32 first = h + (turn (e, 6) ^ turn (e, 11) ^ turn (e, 25)) + (g ^ (e & (f ^ g)))
                          + rounds[i] + w[i];
          guint32 second = (turn (a, 2) ^ turn (a, 13) ^ turn (a, 22)) + ((a & b) | (c & (a | b)));

          h = g, g = f, f = e, e = d + first;
          d = c, c = b, b = a, a = first + second;
        }
      state[0] += a, state[1] += b, state[2] += c, state[3] += d;
      state[4] += e, state[5] += f, state[6] += g, state[7] += h;
    }
}

#ifdef __x86_64__
/* The instructions keep the state as two vectors, a b e f and c d g h, and do four rounds a pair.
 */
__attribute__ ((target ("sha,sse4.1"))) static void
compress_sha (guint32 state[8], const guint8 *bytes, gsize n_blocks)
{
  const __m128i swap = _mm_set_epi64x (0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  const __m128i *words = (const __m128i *) (gconstpointer) rounds;
  __m128i *out = (__m128i *) (gpointer) state;
  __m128i abcd = _mm_shuffle_epi32 (_mm_loadu_si128 (out), 0xb1);
  __m128i efgh = _mm_shuffle_epi32 (_mm_loadu_si128 (out + 1), 0x1b);
  __m128i abef = _mm_alignr_epi8 (abcd, efgh, 8);
  __m128i cdgh = _mm_blend_epi16 (efgh, abcd, 0xf0);

  for (; n_blocks > 0; n_blocks--, bytes += BLOCK)
    {
      const __m128i *in = (const __m128i *) (gconstpointer) bytes;
      __m128i first = abef, second = cdgh, w[4];

#pragma GCC unroll 16
      for (int i = 0; i < 16; i++)
        {
          __m128i *now = &w[i & 3], *last = &w[(i + 3) & 3], k;

          if (i < 4)
            *now = _mm_shuffle_epi8 (_mm_loadu_si128 (in + i), swap);
          else
            *now = _mm_sha256msg2_epu32 (_mm_add_epi32 (_mm_sha256msg1_epu32 (*now, w[(i + 1) & 3]),
                                                        _mm_alignr_epi8 (*last, w[(i + 2) & 3], 4)),
                                         *last);
          k = _mm_add_epi32 (*now, _mm_loadu_si128 (words + i));
          cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, k);
          abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (k, 0x0e));
        }
      abef = _mm_add_epi32 (abef, first);
      cdgh = _mm_add_epi32 (cdgh, second);
    }
  abef = _mm_shuffle_epi32 (abef, 0x1b);
  cdgh = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 (out, _mm_blend_epi16 (abef, cdgh, 0xf0));
  _mm_storeu_si128 (out + 1, _mm_alignr_epi8 (cdgh, abef, 8));
}

static gboolean
has_instructions (void)
{
  guint a, b, c, d;

  if (!__get_cpuid (1, &a, &b, &c, &d) || (c & bit_SSE4_1) == 0 || (c & bit_SSSE3) == 0)
    return FALSE;
  return __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}
#endif

static int fast_is_off;

void
rb_digest_allow_fast (gboolean allowed)
{
  g_atomic_int_set (&fast_is_off, !allowed);
}

static Compress
choose (void)
{
#ifdef __x86_64__
  static gsize chosen;

  if (g_once_init_enter (&chosen))
    g_once_init_leave (&chosen, has_instructions () ? 2 : 1);
  if (chosen == 2 && !g_atomic_int_get (&fast_is_off))
    return compress_sha;
#endif
  return compress_plain;
}

void
rb_digest_begin (RbDigest *digest)
{
  static const guint32 start[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

  memcpy (digest->state, start, sizeof start);
  digest->length = 0;
}

void
rb_digest_update (RbDigest *digest, gconstpointer bytes, gsize length)
{
  const guint8 *from = bytes;
  gsize used = digest->length % BLOCK;
  Compress compress = choose ();

  digest->length += length;
  if (used > 0)
    {
      gsize n = MIN (BLOCK - used, length);

      if (n > 0)
        memcpy (digest->block + used, from, n);
      if (used + n < BLOCK)
        return;
      compress (digest->state, digest->block, 1);
      from += n;
      length -= n;
    }
  if (length >= BLOCK)
    compress (digest->state, from, length / BLOCK);
  if (length % BLOCK > 0)
    memcpy (digest->block, from + length / BLOCK * BLOCK, length % BLOCK);
}

void
rb_digest_end (RbDigest *digest, guint8 out[RB_DIGEST_SIZE])
{
  static const guint8 padding[BLOCK] = { 0x80 };
  guint64 bits = GUINT64_TO_BE (digest->length * 8);
  gsize used = digest->length % BLOCK;

  rb_digest_update (digest, padding, (used < 56 ? 56 : 120) - used);
  rb_digest_update (digest, &bits, sizeof bits);
  for (int i = 0; i < 8; i++)
    {
      guint32 word = GUINT32_TO_BE (digest->state[i]);

      memcpy (out + 4 * i, &word, 4);
    }
}

void
rb_digest_end_text (RbDigest *digest, char out[RB_DIGEST_TEXT_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  guint8 bytes[RB_DIGEST_SIZE];

  rb_digest_end (digest, bytes);
  for (int i = 0; i < RB_DIGEST_SIZE; i++)
    {
      out[2 * i] = digits[bytes[i] >> 4];
      out[2 * i + 1] = digits[bytes[i] & 15];
    }
  out[RB_DIGEST_TEXT_SIZE - 1] = '\0';
}
