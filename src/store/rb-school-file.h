/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school file as plain bytes on a disk: what it is before the database client is let near it,
 * whether it is still there, and on what kind of drive it lies. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Roll" in ASCII: bytes 68 to 71 of every school file. */
#define RB_APPLICATION_ID 0x526F6C6C

typedef struct
{
  guint64 device;
  guint64 inode;
  int version;       /* of the schema; -1 where the file is open here already and was not read */
  gboolean wal;      /* written with a write-ahead log */
  gboolean writable; /* the file itself */
  gboolean folder_writable;
} RbSchoolFile;

/* Reads the first 100 bytes plainly and refuses what is no school file, cut short, or newer than
 * `newest`. The file is not touched and nothing is made beside it. A file that this process holds
 * open is not read again: closing it would give its locks away. */
gboolean rb_school_file_check (const char *path, int newest, RbSchoolFile *file, GError **error);
/* Whether the file at `path` is still the one that was checked. */
gboolean rb_school_file_is_there (const char *path, const RbSchoolFile *file);
/* Whether a log or journal with something in it lies beside the file. */
gboolean rb_school_file_is_hot (const char *path);
/* Remembers for this process that the file is open, and forgets it. */
void rb_school_file_hold (const RbSchoolFile *file);
void rb_school_file_release (const RbSchoolFile *file);

/* Makes an empty file that only its owner can read. */
gboolean rb_school_file_make (const char *path, GError **error);
/* Takes away a file that was not finished, with whatever the client left beside it. */
void rb_school_file_discard (const char *path);
/* Makes the name durable, and the bytes. */
gboolean rb_school_file_sync (const char *path, GError **error);
/* Whether the path lies on a network drive. */
gboolean rb_school_file_is_network (const char *path);

G_END_DECLS
