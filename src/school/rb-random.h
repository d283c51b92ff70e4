/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small random generator that gives the same numbers from the same seed on every machine: the
 * sample school is made with it. Not for secrets. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 state;
} RbRandom;

/* Generators of different (seed, stream) are independent of each other. */
RbRandom rb_random (guint64 seed, guint64 stream);
guint64 rb_random_next (RbRandom *random);
/* 0 to n - 1; 0 where n is 0. */
guint rb_random_below (RbRandom *random, guint n);
/* TRUE `ppm` times in a million. */
gboolean rb_random_chance (RbRandom *random, guint ppm);
/* An index drawn by weight. */
guint rb_random_weighted (RbRandom *random, const guint *weights, guint n);

G_END_DECLS
