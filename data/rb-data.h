/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of data/ (codes, policies, letters, benchmarks, SQL), built into the program. */
#pragma once

#include <stddef.h>

/* The contents of the file at `path` below data/ ("codes/codes.csv"), followed by a zero byte that
 * `length` (may be NULL) does not count; NULL where there is no such file. Static memory. */
const char *rb_data_find (const char *path, size_t *length);

/* The path of the file number `index`, in alphabetical order; NULL past the last. */
const char *rb_data_path (size_t index);
