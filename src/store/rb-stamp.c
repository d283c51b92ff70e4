/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments as ISO text in UTC, without allocating: the audit trail writes and reads them by the
 * hundred thousand. */
#include "store/rb-stamp.h"

#include "domain/rb-date.h"

#include <string.h>

#define SECONDS_PER_DAY 86400

static void
put_two (char *out, int value)
{
  out[0] = '0' + value / 10 % 10;
  out[1] = '0' + value % 10;
}

static int
get_two (const char *in)
{
  if (!g_ascii_isdigit (in[0]) || !g_ascii_isdigit (in[1]))
    return -1;
  return (in[0] - '0') * 10 + (in[1] - '0');
}

char *
rb_stamp_write (gint64 at, char buffer[RB_STAMP_SIZE])
{
  RbDate epoch = rb_date_new (1970, 1, 1);
  gint64 days = MAX (at, 0) / SECONDS_PER_DAY;
  int second = MAX (at, 0) % SECONDS_PER_DAY;

  rb_date_iso (epoch + (RbDate) days, buffer);
  memcpy (buffer + 10, "T00:00:00Z", 11);
  put_two (buffer + 11, second / 3600);
  put_two (buffer + 14, second / 60 % 60);
  put_two (buffer + 17, second % 60);
  return buffer;
}

gint64
rb_stamp_read (const char *text)
{
  char day[11];
  RbDate date;

  if (text == NULL || strlen (text) != RB_STAMP_SIZE - 1)
    return 0;
  memcpy (day, text, 10);
  day[10] = '\0';
  int hour = get_two (text + 11), minute = get_two (text + 14), second = get_two (text + 17);
  if (!rb_date_parse_iso (day, &date) || hour < 0 || minute < 0 || second < 0)
    return 0;
  return (gint64) (date - rb_date_new (1970, 1, 1)) * SECONDS_PER_DAY + hour * 3600 + minute * 60
         + second;
}
