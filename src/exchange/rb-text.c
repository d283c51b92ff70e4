/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the encoding of a text file and decodes it. Knows nothing of delimiters or columns. */
#include "exchange/rb-text.h"

#include "exchange/rb-exchange-error.h"

#include <string.h>

/* How much of a file is looked at to tell UTF-16 from bytes. */
#define LOOK_BYTES 4096

/* Windows-1252 0x80 to 0x9f; 0 where the code page has nothing. */
static const gunichar windows_high[32] = { 0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
                                           0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
                                           0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d,
                                           0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
                                           0x0153, 0,      0x017e, 0x0178 };

/* Most exports are ASCII, which needs no look at each character. */
static gboolean
is_utf8 (const char *bytes, gsize length)
{
  gsize i = 0;

  for (; i + 8 <= length; i += 8)
    {
      guint64 word;

      memcpy (&word, bytes + i, 8);
      if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
    }
  return g_utf8_validate_len (bytes + i, length - i, NULL);
}

/* UTF-16 without a mark: English text has a NUL in every second byte. */
static gboolean
looks_like_utf16 (const char *bytes, gsize length, RbTextEncoding *encoding)
{
  gsize n = MIN (length, (gsize) LOOK_BYTES) & ~(gsize) 1;
  gsize even = 0, odd = 0;

  if (n < 4 || (length & 1) != 0)
    return FALSE;
  for (gsize i = 0; i < n; i += 2)
    {
      even += bytes[i] == '\0';
      odd += bytes[i + 1] == '\0';
    }
  if (odd * 4 > n && even * 20 < n)
    *encoding = RB_TEXT_UTF16_LE;
  else if (even * 4 > n && odd * 20 < n)
    *encoding = RB_TEXT_UTF16_BE;
  else
    return FALSE;
  return TRUE;
}

RbTextEncoding
rb_text_detect (const char *bytes, gsize length, gsize *skip)
{
  RbTextEncoding encoding;

  *skip = 0;
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      *skip = 3;
      return RB_TEXT_UTF8;
    }
  if (length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    {
      *skip = 2;
      return RB_TEXT_UTF16_LE;
    }
  if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    {
      *skip = 2;
      return RB_TEXT_UTF16_BE;
    }
  if (looks_like_utf16 (bytes, length, &encoding))
    return encoding;
  /* A NUL is valid in no text: it is told apart below, not as an encoding. */
  if (memchr (bytes, '\0', length) != NULL || is_utf8 (bytes, length))
    return RB_TEXT_UTF8;
  return RB_TEXT_WINDOWS_1252;
}

static char *
decode_utf16 (const char *bytes, gsize length, gboolean little, const char *name, GError **error)
{
  gsize n = length / 2;
  g_autofree gunichar2 *units = g_new (gunichar2, n + 1);
  g_autoptr (GError) inner = NULL;
  char *text;

  for (gsize i = 0; i < n; i++)
    {
      guint8 a = (guint8) bytes[2 * i], b = (guint8) bytes[2 * i + 1];

      units[i] = little ? (gunichar2) (a | b << 8) : (gunichar2) (b | a << 8);
      if (units[i] == 0)
        {
          g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_DAMAGED,
                       "“%s” is not a text file: it holds empty bytes. Save it again from the "
                       "program that made it, as CSV or as an Excel workbook.",
                       name);
          return NULL;
        }
    }
  text = g_utf16_to_utf8 (units, (glong) n, NULL, NULL, &inner);
  if (text == NULL)
    g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_DAMAGED,
                 "“%s” is cut off or damaged: its text cannot be read. Export it again.", name);
  return text;
}

static char *
decode_windows (const char *bytes, gsize length, gsize *out_length)
{
  GString *out = g_string_sized_new (length + length / 8 + 1);

  for (gsize i = 0; i < length; i++)
    {
      guint8 c = (guint8) bytes[i];

      if (c < 0x80)
        g_string_append_c (out, (char) c);
      else if (c < 0xa0)
        g_string_append_unichar (out,
                                 windows_high[c - 0x80] != 0 ? windows_high[c - 0x80] : 0xfffd);
      else
        g_string_append_unichar (out, c);
    }
  *out_length = out->len;
  return g_string_free (out, FALSE);
}

/* Control characters other than tab and line ends: more than a few are a picture, not a list. */
static gboolean
is_binary (const char *bytes, gsize length)
{
  gsize n = MIN (length, (gsize) LOOK_BYTES), odd = 0;

  for (gsize i = 0; i < n; i++)
    odd += (guint8) bytes[i] < 0x20 && strchr ("\t\r\n\f\x1a", bytes[i]) == NULL;
  return odd * 20 > n;
}

static char *
decode_bytes (const char *bytes, gsize length, RbTextEncoding encoding, gsize *out_length)
{
  char *copy;

  if (encoding == RB_TEXT_WINDOWS_1252)
    return decode_windows (bytes, length, out_length);
  copy = g_malloc (length + 1);
  memcpy (copy, bytes, length);
  copy[length] = '\0';
  *out_length = length;
  return copy;
}

/* UTF-8 that only began well: what follows is read as Windows-1252, as a mixed file needs. */
char *
rb_text_decode (const char *bytes,
                gsize length,
                const char *name,
                gsize *out_length,
                RbTextEncoding *encoding,
                GError **error)
{
  gsize skip;
  RbTextEncoding found;
  char *text;

  if (length == 0)
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_UNREADABLE,
                   "“%s” is empty. Export it again and check that rows were chosen.", name);
      return NULL;
    }
  found = rb_text_detect (bytes, length, &skip);
  if (encoding != NULL)
    *encoding = found;
  if (found == RB_TEXT_UTF16_LE || found == RB_TEXT_UTF16_BE)
    {
      text = decode_utf16 (bytes + skip, length - skip, found == RB_TEXT_UTF16_LE, name, error);
      if (text != NULL)
        *out_length = strlen (text);
      return text;
    }
  if (memchr (bytes, '\0', length) != NULL || is_binary (bytes, length))
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_UNREADABLE,
                   "“%s” is not a text file or a workbook that Rollbook can read. Export it as "
                   "CSV or as an Excel workbook (.xlsx).",
                   name);
      return NULL;
    }
  if (found == RB_TEXT_UTF8 && skip > 0 && !is_utf8 (bytes + skip, length - skip))
    found = RB_TEXT_WINDOWS_1252;
  return decode_bytes (bytes + skip, length - skip, found, out_length);
}
