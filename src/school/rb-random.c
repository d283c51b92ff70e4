/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SplitMix64: one addition and three mixing steps a number, in integers only. */
#include "school/rb-random.h"

#define GOLDEN G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

RbRandom
rb_random (guint64 seed, guint64 stream)
{
  RbRandom random = { seed * GOLDEN + 1 };

  random.state = rb_random_next (&random) ^ (stream * G_GUINT64_CONSTANT (0xd1342543de82ef95));
  random.state = rb_random_next (&random);
  return random;
}

guint64
rb_random_next (RbRandom *random)
{
  guint64 z = (random->state += GOLDEN);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint
rb_random_below (RbRandom *random, guint n)
{
  return n == 0 ? 0 : (guint) (((rb_random_next (random) >> 32) * (guint64) n) >> 32);
}

gboolean
rb_random_chance (RbRandom *random, guint ppm)
{
  return rb_random_below (random, 1000000) < ppm;
}

guint
rb_random_weighted (RbRandom *random, const guint *weights, guint n)
{
  guint total = 0;

  for (guint i = 0; i < n; i++)
    total += weights[i];

  guint pick = rb_random_below (random, total);

  for (guint i = 0; i + 1 < n; i++)
    {
      if (pick < weights[i])
        return i;
      pick -= weights[i];
    }
  return n - 1;
}
