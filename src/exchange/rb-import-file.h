/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that was read and not yet understood: its sheets, or the transfer file or calendar in it.
 * What a layout is found for and a plan is made from. */
#pragma once

#include "exchange/rb-ctf.h"
#include "exchange/rb-layout.h"
#include "exchange/rb-terms.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;        /* without folders */
  char *digest;      /* SHA-256 of its bytes, hexadecimal */
  GPtrArray *tables; /* RbTable*; empty for CTF and ICS */
  RbCtf *ctf;        /* or NULL */
  RbTerms *ics;      /* or NULL */
} RbImportFile;

/* Reads a file of any kind that Rollbook knows; it is told by its content, not its name. NULL with
 * a sentence. */
RbImportFile *rb_import_read (const char *path, GError **error);
RbImportFile *rb_import_read_bytes (GBytes *bytes, const char *name, GError **error);
void rb_import_file_free (RbImportFile *file);

/* The layout for the file: of the first sheet that has a usable one, else a guess to correct, for
 * which rb_layout_problem() has a sentence: ask it before planning. `wanted` as in
 * rb_layout_detect(). NULL with a sentence where the file cannot be of that kind at all. */
RbLayout *rb_import_file_layout (const RbImportFile *file, RbImportKind wanted, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbImportFile, rb_import_file_free)

G_END_DECLS
