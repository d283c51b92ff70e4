/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that somebody wants to keep with a pupil: read whole, and looked at whether it is what its
 * name says. Kept are PDF, pictures (PNG, JPEG), documents of Word, Excel and OpenDocument without
 * macros, and plain text; programs, archives and anything else are refused. */
#pragma once

#include <gio/gio.h>

#include "domain/rb-digest.h"

G_BEGIN_DECLS

/* The largest that is kept, in bytes: ten megabytes. */
#define RB_ATTACHED_FILE_MOST (10 * 1000 * 1000)

typedef struct
{
  char *name;             /* without its folder */
  const char *media_type; /* static: "application/pdf" ... */
  GBytes *bytes;
  char digest[RB_DIGEST_TEXT_SIZE];
} RbAttachedFile;

/* Reads it. NULL with a sentence that names the file: empty, too large, of a kind that is not kept,
 * not what its name says, not readable. (transfer full) */
RbAttachedFile *rb_attached_file_read (GFile *file, GCancellable *cancellable, GError **error);
void rb_attached_file_free (RbAttachedFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbAttachedFile, rb_attached_file_free)

/* "*.pdf;*.png;...": what a chooser of files shows. (transfer full) */
char *rb_attached_file_patterns (void);

G_END_DECLS
