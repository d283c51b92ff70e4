/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample school: a believable school made from a seed (product.md A8). Nobody in it is real. */
#pragma once

#include <gio/gio.h>

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean secondary; /* Years 7 to 11 instead of Reception to Year 6 */
  guint pupils;       /* on the roll at `now`; 0: 420, or 1200 in a secondary school */
  guint years;        /* academic years with marks, this one included; 0: 2 */
  guint64 seed;       /* the same seed gives the same school */
  RbMoment now;       /* marks end with the last session begun then */
} RbSampleSpec;

/* The school in memory: every surface can be tried on it without a file. The same numbers always
 * give the same school; a later `now` of the same academic year keeps nearly every earlier mark but
 * the unexplained ones of its last days. (transfer full) */
RbSchool *rb_sample_school (const RbSampleSpec *spec);

/* Makes a new school file that holds it, through the store. FALSE, and no file, where it cannot be
 * made. */
gboolean rb_sample_create (const char *path, const RbSampleSpec *spec, GError **error);

G_END_DECLS
