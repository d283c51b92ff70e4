/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import that bench measures. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef struct
{
  guint marks;      /* rows of the file */
  gint64 reading;   /* nanoseconds: the file read and split into cells */
  gint64 importing; /* the same, planned and written durably */
} RbImportTimes;

/* Imports the marks of `school`'s newest year into a new file in `folder`, once. FALSE with a
 * sentence. */
gboolean
rb_bench_import (const RbSchool *school, const char *folder, RbImportTimes *times, GError **error);

G_END_DECLS
