/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work that the built-in measurements time: made-up marks of any size, the plain streaming read
 * they are held against, and the whole analysis. It reads no clock: who calls it does. */
#pragma once

#include "analysis/rb-whole.h"

G_BEGIN_DECLS

typedef struct _RbBench RbBench;

/* `n_pupils` in classes of 30 by the sessions of a 380-session year, with believable frequencies,
 * from a seed. */
RbBench *rb_bench_new (RbCodeBook *codes, guint n_pupils, guint32 seed);
void rb_bench_free (RbBench *bench);
const RbWholeInput *rb_bench_input (const RbBench *bench);
/* The sum of the bytes, as fast as they can be streamed. */
guint64 rb_bench_read (const RbBench *bench);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbBench, rb_bench_free)

G_END_DECLS
