/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The digest beside the examples of FIPS 180-4 and beside GChecksum. */
#include "domain/rb-digest.h"

#include <string.h>

static void
test_examples (void)
{
  static const struct
  {
    const char *text;
    const char *digest;
  } cases[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[RB_DIGEST_TEXT_SIZE];
      RbDigest digest;

      rb_digest_begin (&digest);
      rb_digest_update (&digest, cases[i].text, strlen (cases[i].text));
      rb_digest_end_text (&digest, text);
      g_assert_cmpstr (text, ==, cases[i].digest);
    }
}

/* Every length around a block, whole and in pieces of every size up to one over a block. */
static void
test_pieces (void)
{
  guint8 bytes[300];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 151 + 7);
  for (gsize length = 0; length <= sizeof bytes; length++)
    {
      g_autofree char *other = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, length);

      for (gsize piece = 1; piece <= 65; piece++)
        {
          char text[RB_DIGEST_TEXT_SIZE];
          RbDigest digest;

          rb_digest_begin (&digest);
          for (gsize at = 0; at < length; at += piece)
            rb_digest_update (&digest, bytes + at, MIN (piece, length - at));
          rb_digest_end_text (&digest, text);
          g_assert_cmpstr (text, ==, other);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/digest/the examples of FIPS 180-4", test_examples);
  g_test_add_func ("/domain/digest/pieces of any size give what GChecksum gives", test_pieces);
  return g_test_run ();
}
