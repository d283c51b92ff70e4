/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments as ISO text in UTC, the form in which a school file keeps them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RB_STAMP_SIZE 21

/* "2026-03-20T09:24:05Z" from seconds since 1970, into the buffer, which is returned. Years 1970 to
 * 2199. */
char *rb_stamp_write (gint64 at, char buffer[RB_STAMP_SIZE]);
/* Back again; 0 where the text is none. */
gint64 rb_stamp_read (const char *text);

G_END_DECLS
