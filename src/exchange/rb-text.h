/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a text file to UTF-8: UTF-8 and UTF-16 with and without a mark at the
 * beginning, and Windows-1252 for what is neither (doc/rules.md 6.4). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RB_TEXT_UTF8,
  RB_TEXT_UTF16_LE,
  RB_TEXT_UTF16_BE,
  RB_TEXT_WINDOWS_1252
} RbTextEncoding;

/* Which encoding the bytes are in, and how many bytes of mark begin them. */
RbTextEncoding rb_text_detect (const char *bytes, gsize length, gsize *skip);
/* Decodes into a new buffer that ends in NUL and may be written to. Refused with a sentence: an
 * empty file, one with NUL bytes (UTF-16 apart), one that is plainly no text. `name` is the file's
 * name for the message; `encoding` may be NULL. (transfer full), NULL with an error */
char *rb_text_decode (const char *bytes,
                      gsize length,
                      const char *name,
                      gsize *out_length,
                      RbTextEncoding *encoding,
                      GError **error);

G_END_DECLS
