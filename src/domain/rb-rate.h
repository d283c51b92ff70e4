/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rate is a fraction: kept, compared and decided exactly, rounded only to be shown (domain.md 2).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `part` of `whole` sessions; whole 0: there is no rate ("n/a"). */
typedef struct
{
  guint64 part;
  guint64 whole;
} RbRate;

#define rb_rate(p, w) ((RbRate){ (guint64) (p), (guint64) (w) })
#define rb_rate_exists(r) ((r).whole > 0)

/* -1, 0, 1 by the exact values, by cross-multiplication. Both must exist. */
int rb_rate_compare (RbRate a, RbRate b);
/* The same against `num`/`den`, e.g. 97/100. */
int rb_rate_compare_to (RbRate rate, guint64 num, guint64 den);
/* Tenths of a per cent, half up: 967 for 96.7 %. Must exist. */
int rb_rate_tenths (RbRate rate);
/* Hundredths of a per cent, half up. Must exist. */
int rb_rate_hundredths (RbRate rate);
/* Difference b - a in tenths of a per cent, rounded half away from zero on the exact difference.
 * Both must exist. */
int rb_rate_change_tenths (RbRate a, RbRate b);
/* "96.7", or "n/a". (transfer full) */
char *rb_rate_format (RbRate rate);
/* "up 1.2", "down 0.3", "no change", or "" where either does not exist. (transfer full) */
char *rb_rate_change_format (RbRate a, RbRate b);
/* Tenths as text: 967 is "96.7", -3 is "-0.3". (transfer full) */
char *rb_tenths_format (int tenths);
/* A count with commas between its thousands: 39840 is "39,840". (transfer full) */
char *rb_count_format (guint64 count);
/* Sessions as days: 7 is "3½", 2 is "1", 1 is "½", 0 is "0". (transfer full) */
char *rb_days_format (guint sessions);

G_END_DECLS
