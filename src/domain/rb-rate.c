/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact fractions: comparison by cross-multiplication, rounding only for show. No floating point
 * here. */
#include "domain/rb-rate.h"

int
rb_rate_compare_to (RbRate rate, guint64 num, guint64 den)
{
  guint64 left = rate.part * den;
  guint64 right = num * rate.whole;

  return left < right ? -1 : left > right;
}

int
rb_rate_compare (RbRate a, RbRate b)
{
  return rb_rate_compare_to (a, b.part, b.whole);
}

/* round_half_up (scale * part / whole) */
static int
scaled (RbRate rate, guint64 scale)
{
  g_return_val_if_fail (rate.whole > 0, 0);
  return (int) ((2 * scale * rate.part + rate.whole) / (2 * rate.whole));
}

int
rb_rate_tenths (RbRate rate)
{
  return scaled (rate, 1000);
}

int
rb_rate_hundredths (RbRate rate)
{
  return scaled (rate, 10000);
}

int
rb_rate_change_tenths (RbRate a, RbRate b)
{
  /* 128 bits: the products of two school counts and 2000 outgrow 64 only for a nation, but cost
   * nothing. */
  __int128 top = (__int128) b.part * a.whole - (__int128) a.part * b.whole;
  __int128 bottom = (__int128) a.whole * b.whole;
  gboolean negative = top < 0;
  int tenths;

  g_return_val_if_fail (a.whole > 0 && b.whole > 0, 0);
  if (negative)
    top = -top;
  tenths = (int) ((2000 * top + bottom) / (2 * bottom));
  return negative ? -tenths : tenths;
}

char *
rb_tenths_format (int tenths)
{
  return g_strdup_printf ("%s%d.%d", tenths < 0 ? "-" : "", ABS (tenths) / 10, ABS (tenths) % 10);
}

char *
rb_rate_format (RbRate rate)
{
  if (!rb_rate_exists (rate))
    return g_strdup ("n/a");
  return rb_tenths_format (rb_rate_tenths (rate));
}

char *
rb_rate_change_format (RbRate a, RbRate b)
{
  int tenths;
  g_autofree char *size = NULL;

  if (!rb_rate_exists (a) || !rb_rate_exists (b))
    return g_strdup ("");
  tenths = rb_rate_change_tenths (a, b);
  if (tenths == 0)
    return g_strdup ("no change");
  size = rb_tenths_format (ABS (tenths));
  return g_strdup_printf ("%s %s", tenths > 0 ? "up" : "down", size);
}

char *
rb_count_format (guint64 count)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GUINT64_FORMAT, count);
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  return g_string_free (text, FALSE);
}

char *
rb_days_format (guint sessions)
{
  if (sessions == 1)
    return g_strdup ("½");
  return g_strdup_printf ("%u%s", sessions / 2, sessions % 2 ? "½" : "");
}
