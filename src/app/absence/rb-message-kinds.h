/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a parent rings about, likeliest first, with the code it becomes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *words; /* "Ill (I)" */
  const char *code;
  const char *origin; /* of RbAbsence */
} RbMessageKind;

/* By its place in the words below. */
const RbMessageKind *rb_message_kind (guint index);
/* For a chooser; ends with NULL. (transfer container) */
const char **rb_message_words (void);

G_END_DECLS
