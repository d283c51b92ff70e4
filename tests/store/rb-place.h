/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of its own for a test, with a small school in it: one class 3T of the autumn and spring
 * of 2025/26, its pupils numbered from 1. */
#pragma once

#include "rb-test.h"

#include "store/rb-backup.h"

/* Half past nine on Friday 20 March 2026. */
#define NOW ((gint64) 1773999000)

typedef struct
{
  char *folder;
  char *path;
  RbStore *store; /* or NULL */
  RbCodeBook *codes;
} Place;

/* A folder without a school. */
Place *place_new (void);
/* With a school of so many pupils, open. */
Place *place_with_school (guint pupils);
/* The same with another idea of what a network drive is. */
Place *place_with_options (guint pupils, const RbStoreOptions *options);
void place_close (Place *place);
void place_reopen (Place *place);
void place_free (Place *place);
char *place_path (Place *place, const char *name);
/* How many files there are. */
guint place_files (Place *place);

/* The batch that fills it. */
RbStoreBatch *small_school (guint pupils);

RbMark mark_of (Place *place, const char *text, const char *date);
/* A change of one mark; "" is no mark. Sessions as "2025-09-03 am". */
RbChange *change_of (Place *place,
                     RbSource source,
                     gint64 pupil,
                     const char *session,
                     const char *was,
                     const char *is,
                     const char *reason);
void change_add (Place *place,
                 RbChange *change,
                 gint64 pupil,
                 const char *session,
                 const char *was,
                 const char *is);
/* Applies and frees. */
gboolean apply (Place *place, RbChange *change, RbApplied *applied, GError **error);
void apply_ok (Place *place, RbChange *change);
/* An attachment is of bytes that are kept: keeps some, as whoever is signed in, and names them in
 * it. Does nothing to other records. */
void place_keep_file (Place *place, RbRecord *record);
RbSession session_of (const char *text);
/* The stored mark as text. */
const char *stored (Place *place, gint64 pupil, const char *session);
void assert_intact (Place *place, gint64 rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)
