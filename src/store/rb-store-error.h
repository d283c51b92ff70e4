/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with a school file. The message of every error is a sentence for the person at
 * the screen: it names the file and says what to do. The code is for the program that has to
 * choose. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RB_STORE_ERROR (rb_store_error_quark ())

typedef enum
{
  RB_STORE_ERROR_FAILED,     /* anything else */
  RB_STORE_ERROR_NOT_FOUND,  /* there is no such file */
  RB_STORE_ERROR_NOT_SCHOOL, /* a file of another kind */
  RB_STORE_ERROR_DAMAGED,    /* cut short, or not readable inside */
  RB_STORE_ERROR_NEWER,      /* made by a newer Rollbook */
  RB_STORE_ERROR_READ_ONLY,  /* the file, or this store, is only for reading */
  RB_STORE_ERROR_LOCKED,     /* somebody else writes, or another program holds it */
  RB_STORE_ERROR_VANISHED,   /* moved, deleted or unplugged while it was open */
  RB_STORE_ERROR_FULL,       /* the disk is full */
  RB_STORE_ERROR_IO,         /* the disk does not read or write */
  RB_STORE_ERROR_EXISTS,     /* a new file would replace one that is there */
  RB_STORE_ERROR_REASON,     /* a saved mark would be amended without a reason */
  RB_STORE_ERROR_CHANGED,    /* the stored mark is not what the change believes it was */
  RB_STORE_ERROR_INVALID,    /* a value that no school file may hold */
  RB_STORE_ERROR_RIGHTS,     /* who is signed in may not do it, or nobody is signed in */
  RB_STORE_ERROR_PIN         /* a wrong PIN, none yet, or too many wrong ones: wait */
} RbStoreErrorCode;

GQuark rb_store_error_quark (void);

G_END_DECLS
