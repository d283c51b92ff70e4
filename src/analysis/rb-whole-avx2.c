/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole analysis with 256-bit vectors. Two school weeks are counted at once, ten bytes in each
 * half; the sixteen bytes from a week's first column are put in weekday order by a shuffle that the
 * plan holds, so that short weeks need no other path. Each byte is looked up twice, for four
 * counters of two bits; three looks later these are spread to four bits, and five times that to
 * eight. */
#include "analysis/rb-whole-private.h"

#include <string.h>

#define MAX_BLOCKS 4

gboolean
rb_whole_avx2_can (const RbPlan *plan)
{
  const RbTallyTable *table;

  if (plan->tables->len != 1)
    return FALSE;
  table = &g_array_index (plan->tables, RbTallyTable, 0);
  for (guint mark = MAX_BLOCKS * 16; mark < 256; mark++)
    if (table->packed[mark] != 0)
      return FALSE;
  return TRUE;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__ ((target ("avx2")))
#define AVX2_INLINE __attribute__ ((target ("avx2"), always_inline)) static inline

/* Sixteen marks a block: counters of two bits, lanes 0 to 3 in `low`, 4 to 7 in `high`. */
typedef struct
{
  guint n;
  guint8 low[MAX_BLOCKS][16];
  guint8 high[MAX_BLOCKS][16];
} Lookup;

static void
lookup_init (Lookup *lookup, const RbTallyTable *table)
{
  memset (lookup, 0, sizeof *lookup);
  for (guint mark = 0; mark < MAX_BLOCKS * 16; mark++)
    for (guint lane = 0; lane < RB_N_LANES; lane++)
      if (rb_lane (table->packed[mark], lane))
        {
          guint8 *bytes = lane < 4 ? lookup->low[mark / 16] : lookup->high[mark / 16];

          bytes[mark % 16] |= (guint8) (1 << (lane % 4 * 2));
          lookup->n = mark / 16 + 1;
        }
}

/* The lanes of a part as bytes by slot: two weeks' halves, not yet added. */
typedef struct
{
  __m256i lanes[RB_N_LANES];
} Planes;

AVX2_INLINE __m256i
load_pair (const guint8 *row, const RbPiece *a, const RbPiece *b)
{
  __m256i bytes = _mm256_inserti128_si256 (
      _mm256_castsi128_si256 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) (row + a->first))),
      _mm_loadu_si128 ((const __m128i *) (gconstpointer) (row + b->first)), 1);
  __m256i shuffle = _mm256_inserti128_si256 (
      _mm256_castsi128_si256 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) a->shuffle)),
      _mm_loadu_si128 ((const __m128i *) (gconstpointer) b->shuffle), 1);
  __m256i fill = _mm256_inserti128_si256 (
      _mm256_castsi128_si256 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) a->fill)),
      _mm_loadu_si128 ((const __m128i *) (gconstpointer) b->fill), 1);

  return _mm256_or_si256 (_mm256_shuffle_epi8 (bytes, shuffle), fill);
}

/* Adds the two-bit counters of one pair of weeks. An index outside its block gets its top bit set,
 * and looks up zero. */
AVX2_INLINE void
look_up (__m256i marks,
         const __m256i *low,
         const __m256i *high,
         guint n_blocks,
         __m256i *s0,
         __m256i *s1)
{
  const __m256i outside = _mm256_set1_epi8 (0x70);

#pragma GCC unroll 4
  for (guint block = 0; block < n_blocks; block++)
    {
      __m256i index = _mm256_adds_epu8 (
          block ? _mm256_sub_epi8 (marks, _mm256_set1_epi8 ((char) (16 * block))) : marks, outside);

      *s0 = _mm256_add_epi8 (*s0, _mm256_shuffle_epi8 (low[block], index));
      *s1 = _mm256_add_epi8 (*s1, _mm256_shuffle_epi8 (high[block], index));
    }
}

AVX2_INLINE void
spread (Planes *planes, __m256i nibbles, guint lane)
{
  const __m256i mask = _mm256_set1_epi8 (0x0f);

  planes->lanes[lane] = _mm256_add_epi8 (planes->lanes[lane], _mm256_and_si256 (nibbles, mask));
  planes->lanes[lane + 2] = _mm256_add_epi8 (
      planes->lanes[lane + 2], _mm256_and_si256 (_mm256_srli_epi16 (nibbles, 4), mask));
}

/* Counts the pieces [i, end) of one part. An odd last piece is paired with an empty one. */
AVX2_INLINE void
count_part (Planes *planes,
            const guint8 *row,
            const RbPiece *pieces,
            guint i,
            guint end,
            const RbPiece *empty,
            const __m256i *low,
            const __m256i *high,
            guint n_blocks)
{
  const __m256i pairs = _mm256_set1_epi8 (0x33);

  while (i < end)
    {
      __m256i n0 = _mm256_setzero_si256 (), n1 = n0, n2 = n0, n3 = n0;

      for (guint group = 0; group < 5 && i < end; group++)
        {
          __m256i s0 = _mm256_setzero_si256 (), s1 = s0;

          for (guint k = 0; k < 3 && i < end; k++, i += 2)
            look_up (load_pair (row, &pieces[i], i + 1 < end ? &pieces[i + 1] : empty), low, high,
                     n_blocks, &s0, &s1);
          n0 = _mm256_add_epi8 (n0, _mm256_and_si256 (s0, pairs));
          n1 = _mm256_add_epi8 (n1, _mm256_and_si256 (_mm256_srli_epi16 (s0, 2), pairs));
          n2 = _mm256_add_epi8 (n2, _mm256_and_si256 (s1, pairs));
          n3 = _mm256_add_epi8 (n3, _mm256_and_si256 (_mm256_srli_epi16 (s1, 2), pairs));
        }
      spread (planes, n0, 0);
      spread (planes, n1, 1);
      spread (planes, n2, 4);
      spread (planes, n3, 5);
    }
}

/* From a lane of bytes by slot to a word of lanes by slot: out[0] holds slots 0 and 1 ... out[4]
 * slots 8 and 9. */
AVX2_INLINE void
transpose (const Planes *planes, __m128i out[5])
{
  __m128i p[RB_N_LANES], a[4], b[4];

#pragma GCC unroll 8
  for (guint lane = 0; lane < RB_N_LANES; lane++)
    p[lane] = _mm_add_epi8 (_mm256_castsi256_si128 (planes->lanes[lane]),
                            _mm256_extracti128_si256 (planes->lanes[lane], 1));
#pragma GCC unroll 4
  for (guint i = 0; i < 4; i++)
    {
      a[i] = _mm_unpacklo_epi8 (p[2 * i], p[2 * i + 1]); /* slots 0 to 7 */
      b[i] = _mm_unpackhi_epi8 (p[2 * i], p[2 * i + 1]); /* slots 8 and 9 */
    }
  {
    __m128i c0 = _mm_unpacklo_epi16 (a[0], a[1]), c1 = _mm_unpackhi_epi16 (a[0], a[1]);
    __m128i d0 = _mm_unpacklo_epi16 (a[2], a[3]), d1 = _mm_unpackhi_epi16 (a[2], a[3]);

    out[0] = _mm_unpacklo_epi32 (c0, d0);
    out[1] = _mm_unpackhi_epi32 (c0, d0);
    out[2] = _mm_unpacklo_epi32 (c1, d1);
    out[3] = _mm_unpackhi_epi32 (c1, d1);
    out[4] = _mm_unpacklo_epi32 (_mm_unpacklo_epi16 (b[0], b[1]), _mm_unpacklo_epi16 (b[2], b[3]));
  }
}

/* The sum of all slots: one word. */
AVX2_INLINE guint64
sum_slots (const __m128i words[5])
{
  __m128i sum = _mm_add_epi8 (
      _mm_add_epi8 (_mm_add_epi8 (words[0], words[1]), _mm_add_epi8 (words[2], words[3])),
      words[4]);

  return (guint64) _mm_cvtsi128_si64 (_mm_add_epi8 (sum, _mm_unpackhi_epi64 (sum, sum)));
}

AVX2_INLINE void
count_row (const RbPlan *plan,
           const guint8 *row,
           const RbPiece *empty,
           const __m256i *low,
           const __m256i *high,
           guint n_blocks,
           RbWholePupil *pupil)
{
  const RbPiece *pieces = (const RbPiece *) (gpointer) plan->pieces->data;
  __m128i weekdays[5], total = _mm_setzero_si128 ();
  guint i = 0;

#pragma GCC unroll 5
  for (guint k = 0; k < 5; k++)
    weekdays[k] = _mm_setzero_si128 ();
  for (guint part = 0; part < RB_WHOLE_PARTS; part++)
    {
      Planes planes;
      __m128i words[5];
      guint64 word;

      if (part >= plan->n_parts)
        {
          pupil->half_terms[part] = 0;
          continue;
        }
#pragma GCC unroll 8
      for (guint lane = 0; lane < RB_N_LANES; lane++)
        planes.lanes[lane] = _mm256_setzero_si256 ();
      count_part (&planes, row, pieces, i, plan->ends[part], empty, low, high, n_blocks);
      i = plan->ends[part];
      transpose (&planes, words);
      word = sum_slots (words);
      pupil->half_terms[part] = word;
      total = _mm_add_epi16 (
          total, _mm_unpacklo_epi8 (_mm_cvtsi64_si128 ((gint64) word), _mm_setzero_si128 ()));
#pragma GCC unroll 5
      for (guint k = 0; k < 5; k++)
        weekdays[k] = _mm_add_epi8 (weekdays[k], words[k]);
    }
#pragma GCC unroll 5
  for (guint k = 0; k < 5; k++)
    _mm_storeu_si128 ((__m128i *) (gpointer) &pupil->weekdays[2 * k], weekdays[k]);
  _mm_storeu_si128 ((__m128i *) (gpointer) pupil->total, total);
}

AVX2_INLINE void
count_rows (const RbPlan *plan,
            const guint8 *bytes,
            guint n_columns,
            guint from,
            guint to,
            const Lookup *lookup,
            guint n_blocks,
            RbWholePupil *pupils)
{
  __m256i low[MAX_BLOCKS], high[MAX_BLOCKS];
  RbPiece empty = { 0 };

  memset (empty.shuffle, 0x80, sizeof empty.shuffle);
  memset (empty.fill, 0xff, sizeof empty.fill);
  for (guint block = 0; block < n_blocks; block++)
    {
      low[block] = _mm256_broadcastsi128_si256 (
          _mm_loadu_si128 ((const __m128i *) (gconstpointer) lookup->low[block]));
      high[block] = _mm256_broadcastsi128_si256 (
          _mm_loadu_si128 ((const __m128i *) (gconstpointer) lookup->high[block]));
    }
  for (guint row = from; row < to; row++)
    count_row (plan, bytes + (gsize) row * n_columns, &empty, low, high, n_blocks, &pupils[row]);
}

AVX2 void
rb_whole_avx2_rows (const RbPlan *plan,
                    const guint8 *bytes,
                    guint n_columns,
                    guint from,
                    guint to,
                    RbWholePupil *pupils)
{
  Lookup lookup;

  lookup_init (&lookup, &g_array_index (plan->tables, RbTallyTable, 0));
  /* The shipped code table has three blocks: its tables stay in registers. */
  if (lookup.n <= 3)
    count_rows (plan, bytes, n_columns, from, to, &lookup, 3, pupils);
  else
    count_rows (plan, bytes, n_columns, from, to, &lookup, MAX_BLOCKS, pupils);
}

AVX2 void
rb_whole_avx2_add (RbSums *sums, const RbWholePupil *pupil)
{
  const guint64 *words = pupil->half_terms; /* the weekdays follow */
  const __m256i mask = _mm256_set1_epi16 (0x00ff);

  G_STATIC_ASSERT (G_STRUCT_OFFSET (RbWholePupil, weekdays) == sizeof pupil->half_terms);
#pragma GCC unroll 4
  for (guint i = 0; i < 16; i += 4)
    {
      __m256i word = _mm256_loadu_si256 ((const __m256i *) (gconstpointer) (words + i));
      __m256i *even = (__m256i *) (gpointer) (sums->even + i);
      __m256i *odd = (__m256i *) (gpointer) (sums->odd + i);

      _mm256_storeu_si256 (
          even, _mm256_add_epi16 (_mm256_loadu_si256 (even), _mm256_and_si256 (word, mask)));
      _mm256_storeu_si256 (
          odd, _mm256_add_epi16 (_mm256_loadu_si256 (odd), _mm256_srli_epi16 (word, 8)));
    }
  for (guint i = 16; i < RB_WHOLE_PARTS + 10; i++)
    {
      sums->even[i] += words[i] & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
      sums->odd[i] += words[i] >> 8 & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
    }
}
#else
void
rb_whole_avx2_add (RbSums *sums, const RbWholePupil *pupil)
{
  g_assert_not_reached ();
}

void
rb_whole_avx2_rows (const RbPlan *plan,
                    const guint8 *bytes,
                    guint n_columns,
                    guint from,
                    guint to,
                    RbWholePupil *pupils)
{
  g_assert_not_reached ();
}
#endif
