/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written down of the files that are kept with pupils (product D2, D8). The bytes are the
 * store's: store/rb-store-files.h. */
#pragma once

#include "domain/rb-case-records.h"
#include "domain/rb-school.h"
#include "exchange/rb-attached-file.h"
#include "school/rb-deed.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title; /* what it is: "Letter from the hospital" */
  RbDate day;        /* of it, or on which it came: today or before */
  gboolean confidential;
} RbAttachmentEntry;

/* Keeps a file with the child in that row: its bytes must be in the store when this is applied.
 * NULL with a sentence. (transfer full) */
RbChange *rb_attachment_add (const RbSchool *school,
                             guint row,
                             const RbAttachedFile *file,
                             const RbAttachmentEntry *entry,
                             const RbDeed *deed,
                             GError **error);
/* Its words, day or confidence are others. NULL without an error where nothing is. (transfer full)
 */
RbChange *rb_attachment_change (const RbAttachment *was,
                                const RbAttachmentEntry *entry,
                                const RbDeed *deed,
                                GError **error);
/* Takes it away: never without a reason, which stays in the trail with the file's digest. (transfer
 * full) */
RbChange *rb_attachment_remove (const RbAttachment *was,
                                const char *reason,
                                const RbDeed *deed,
                                GError **error);

G_END_DECLS
