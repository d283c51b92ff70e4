/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails at a chosen operation. Holds no test itself. */
#include "rb-fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* right behind this struct */
} FaultFile;

static sqlite3_vfs fault_vfs;
static sqlite3_vfs *real_vfs;
static GMutex lock;
static guint count, failing;
static int failure;
static gboolean persistent, struck;

void
fault_arm (guint k, int answer, gboolean stays)
{
  g_mutex_lock (&lock);
  count = 0;
  failing = k;
  failure = answer;
  persistent = stays;
  struck = FALSE;
  g_mutex_unlock (&lock);
}

guint
fault_count (void)
{
  return count;
}

gboolean
fault_struck (void)
{
  return struck;
}

/* The answer of this operation: SQLITE_OK to go on. */
static int
next_answer (void)
{
  g_mutex_lock (&lock);
  count++;
  gboolean now = failing > 0 && (count == failing || (persistent && count > failing));
  struck |= now;
  g_mutex_unlock (&lock);
  return now ? failure : SQLITE_OK;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
fault_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  return real_of (file)->pMethods->xRead (real_of (file), buffer, amount, offset);
}

/* A failing write has written half: as a full disk does. */
static int
fault_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  int answer = next_answer ();

  if (answer == SQLITE_OK)
    return real_of (file)->pMethods->xWrite (real_of (file), buffer, amount, offset);
  real_of (file)->pMethods->xWrite (real_of (file), buffer, amount / 2, offset);
  return answer == SQLITE_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int answer = next_answer ();

  return answer ? SQLITE_IOERR_TRUNCATE
                : real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  int answer = next_answer ();

  return answer ? SQLITE_IOERR_FSYNC : real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
fault_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
fault_lock (sqlite3_file *file, int kind)
{
  return real_of (file)->pMethods->xLock (real_of (file), kind);
}

static int
fault_unlock (sqlite3_file *file, int kind)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), kind);
}

static int
fault_reserved (sqlite3_file *file, int *out)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), out);
}

static int
fault_control (sqlite3_file *file, int what, void *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), what, argument);
}

static int
fault_sector (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
fault_character (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), page, size, extend, out);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int remove_it)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), remove_it);
}

static const sqlite3_io_methods fault_methods = {
  2,
  fault_close,
  fault_read,
  fault_write,
  fault_truncate,
  fault_sync,
  fault_size,
  fault_lock,
  fault_unlock,
  fault_reserved,
  fault_control,
  fault_sector,
  fault_character,
  fault_shm_map,
  fault_shm_lock,
  fault_shm_barrier,
  fault_shm_unmap,
  NULL,
  NULL,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
  FaultFile *fault = (FaultFile *) file;

  fault->real = (sqlite3_file *) &fault[1];
  memset (fault->real, 0, (size_t) real_vfs->szOsFile);
  int answer = real_vfs->xOpen (real_vfs, name, fault->real, flags, out);
  file->pMethods = fault->real->pMethods ? &fault_methods : NULL;
  return answer;
}

void
fault_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "rollbook-fault";
  fault_vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.pNext = NULL;
  fault_vfs.xOpen = fault_open;
  sqlite3_vfs_register (&fault_vfs, 1);
}
