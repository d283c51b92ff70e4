/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school file as plain bytes: the look at its first hundred, its identity, its drive. No database
 * client here. */
#include "store/rb-school-file.h"

#include "store/rb-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif
#ifdef G_OS_UNIX
#include <unistd.h>
#endif

#define HEADER_SIZE 100

/* Files that are open in this process, "device:inode" -> how often. Closing any handle of a file
 * gives up every lock that the process has on it, so the plain look must not be taken at these. */
static GMutex held_lock;
static GHashTable *held;

static char *
key_of (const RbSchoolFile *file)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, file->device, file->inode);
}

static gboolean
is_held (const RbSchoolFile *file)
{
  g_autofree char *key = key_of (file);

  g_mutex_lock (&held_lock);
  gboolean found = held != NULL && g_hash_table_contains (held, key);
  g_mutex_unlock (&held_lock);
  return found;
}

void
rb_school_file_hold (const RbSchoolFile *file)
{
  char *key = key_of (file);

  g_mutex_lock (&held_lock);
  if (held == NULL)
    held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (held, key));
  g_hash_table_replace (held, key, GUINT_TO_POINTER (count + 1));
  g_mutex_unlock (&held_lock);
}

void
rb_school_file_release (const RbSchoolFile *file)
{
  char *key = key_of (file);

  g_mutex_lock (&held_lock);
  guint count = held ? GPOINTER_TO_UINT (g_hash_table_lookup (held, key)) : 0;
  if (count > 1)
    g_hash_table_replace (held, g_steal_pointer (&key), GUINT_TO_POINTER (count - 1));
  else if (count == 1)
    g_hash_table_remove (held, key);
  g_mutex_unlock (&held_lock);
  g_free (key);
}

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
has_contents (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (beside, &info) == 0 && info.st_size > 0;
}

gboolean
rb_school_file_is_hot (const char *path)
{
  return has_contents (path, "-wal") || has_contents (path, "-journal");
}

static gboolean
refuse (GError **error, RbStoreErrorCode code, const char *path, const char *what)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, RB_STORE_ERROR, code, "“%s” %s", name, what);
  return FALSE;
}

/* A file that was being written when the power went has its journal or log beside it, and is then
 * judged after that was played back. */
static gboolean
check_size (const char *path, const guint8 *header, guint64 size, GError **error)
{
  guint32 page = (guint32) header[16] << 8 | header[17];
  guint64 pages = big_endian (header + 28);

  if (page == 1)
    page = 65536;
  if (rb_school_file_is_hot (path))
    return TRUE;
  if (page < 512 || (page & (page - 1)) != 0 || pages == 0)
    return refuse (
        error, RB_STORE_ERROR_DAMAGED, path,
        "is damaged: its first bytes make no sense. Leave it as it is and restore the last "
        "backup.");
  if (size < pages * page || size % page != 0)
    return refuse (
        error, RB_STORE_ERROR_DAMAGED, path,
        "is damaged: its end is missing, as after a copy that was broken off. Leave it as "
        "it is and copy it again, or restore the last backup.");
  return TRUE;
}

static gboolean
check_header (const char *path,
              const guint8 *header,
              gsize length,
              guint64 size,
              int newest,
              RbSchoolFile *file,
              GError **error)
{
  if (length < 16 || memcmp (header, "SQLite format 3", 16) != 0)
    return refuse (
        error, RB_STORE_ERROR_NOT_SCHOOL, path,
        "is not a Rollbook school file. It was left as it is; choose a file whose name ends "
        "in .rollbook.");
  if (length < HEADER_SIZE)
    return refuse (
        error, RB_STORE_ERROR_DAMAGED, path,
        "is damaged: hardly anything of it is left. Leave it as it is and restore the last "
        "backup.");
  if (big_endian (header + 68) != RB_APPLICATION_ID)
    return refuse (
        error, RB_STORE_ERROR_NOT_SCHOOL, path,
        "is the database of another program, not a Rollbook school file. It was left as it "
        "is.");
  file->wal = header[18] == 2;
  file->version = (int) big_endian (header + 60);
  if (file->version > newest)
    return refuse (error, RB_STORE_ERROR_NEWER, path,
                   "was made by a newer Rollbook than this one. It was left as it is; install the "
                   "newer Rollbook to open it.");
  return check_size (path, header, size, error);
}

static gboolean
read_header (const char *path, guint8 *header, gsize *length, GError **error)
{
  int handle = g_open (path, O_RDONLY, 0);

  if (handle < 0)
    return refuse (error, errno == EACCES ? RB_STORE_ERROR_READ_ONLY : RB_STORE_ERROR_IO, path,
                   errno == EACCES
                       ? "may not be read by you. Ask whoever looks after the computer for "
                         "permission."
                       : "could not be read from the disk. Check the drive and its "
                         "connection, then try again.");
  gssize got = read (handle, header, HEADER_SIZE);
  g_close (handle, NULL);
  if (got < 0)
    return refuse (error, RB_STORE_ERROR_IO, path,
                   "could not be read from the disk. Check the drive and its connection, then try "
                   "again.");
  *length = (gsize) got;
  return TRUE;
}

/* The administrator may write every file; one that nobody is allowed to write is meant to be left
 * alone. */
static gboolean
may_write (const char *path, int mode)
{
  return (mode & 0222) != 0 && g_access (path, W_OK) == 0;
}

gboolean
rb_school_file_check (const char *path, int newest, RbSchoolFile *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  guint8 header[HEADER_SIZE] = { 0 };
  GStatBuf info, folder_info;
  gsize length = 0;

  *file = (RbSchoolFile){ .version = -1 };
  if (g_stat (path, &info) != 0)
    return refuse (error, RB_STORE_ERROR_NOT_FOUND, path,
                   "is not there. It may have been moved, renamed or deleted, or its drive is not "
                   "connected.");
  if (!S_ISREG (info.st_mode))
    return refuse (error, RB_STORE_ERROR_NOT_SCHOOL, path, "is not a file.");
  file->device = info.st_dev;
  file->inode = info.st_ino;
  file->writable = may_write (path, (int) info.st_mode);
  file->folder_writable =
      g_stat (folder, &folder_info) == 0 && may_write (folder, (int) folder_info.st_mode);
  if (is_held (file))
    return TRUE;
  return read_header (path, header, &length, error)
         && check_header (path, header, length, (guint64) info.st_size, newest, file, error);
}

gboolean
rb_school_file_is_there (const char *path, const RbSchoolFile *file)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_ino == file->inode && info.st_dev == file->device;
}

gboolean
rb_school_file_make (const char *path, GError **error)
{
  int handle = g_open (path, O_WRONLY | O_CREAT | O_EXCL, 0600);

  if (handle >= 0)
    return g_close (handle, error);
  if (errno == EEXIST)
    return refuse (error, RB_STORE_ERROR_EXISTS, path,
                   "is there already. Choose another name, so that nothing is replaced.");
  if (errno == ENOSPC)
    return refuse (error, RB_STORE_ERROR_FULL, path,
                   "could not be made: the disk is full. Make room on it, then try again.");
  return refuse (
      error, errno == EACCES || errno == EROFS ? RB_STORE_ERROR_READ_ONLY : RB_STORE_ERROR_IO, path,
      "could not be made: the folder is not there, or nothing may be saved in it. Choose "
      "another folder.");
}

void
rb_school_file_discard (const char *path)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      g_unlink (name);
    }
}

static gboolean
sync_one (const char *path)
{
#ifdef G_OS_UNIX
  int handle = g_open (path, O_RDONLY, 0);
  gboolean done = handle >= 0 && fsync (handle) == 0;

  if (handle >= 0)
    g_close (handle, NULL);
  return done;
#else
  return TRUE;
#endif
}

gboolean
rb_school_file_sync (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_one (path))
    return refuse (error, RB_STORE_ERROR_IO, path,
                   "could not be brought safely to the disk. Check the drive, then try again.");
  sync_one (folder); /* some drives cannot sync a folder: the file itself is safe */
  return TRUE;
}

gboolean
rb_school_file_is_network (const char *path)
{
#ifdef __linux__
  /* NFS, SMB (three kinds), 9P, Ceph, AFS, Coda, FUSE: shared memory between two computers cannot
   * be trusted there. */
  static const guint32 kinds[] = { 0x6969,     0x517B,     0xFF534D42, 0xFE534D42, 0x01021997,
                                   0x00C36400, 0x5346414F, 0x73757245, 0x65735546 };
  struct statfs info;

  if (statfs (path, &info) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((guint32) info.f_type == kinds[i])
      return TRUE;
  return FALSE;
#else
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info != NULL
         && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
#endif
}
