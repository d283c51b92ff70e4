/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a batch, for the functions that write one. */
#pragma once

#include "store/rb-store-batch.h"

G_BEGIN_DECLS

#define RB_N_MEMBERS (RB_MEMBER_STAFF + 1)

typedef struct
{
  int year;
  GArray *events; /* RbCalendarEvent, owned */
} RbBatchYear;

typedef struct
{
  char *name;
  char *value; /* NULL: take away */
} RbBatchSetting;

typedef struct
{
  gint64 pupil_id;
  RbSession session;
  gboolean back; /* not keyed in after all: put it on the list again, with what follows */
  gint64 changed_at;
  const char *who; /* interned */
  const char *was;
} RbBatchTick;

typedef struct
{
  gint64 class_id;
  RbSession session;
  GArray *pupils; /* gint64: those whose marks were saved, or are to be opened; or NULL */
  gboolean open;
  gboolean first;
} RbBatchRegister;

struct _RbStoreBatch
{
  RbChange *maker; /* of the people in it; or NULL */
  RbSchoolDetails *details;
  GPtrArray *pupils;
  GPtrArray *classes;
  GPtrArray *contacts;
  GArray *contacts_gone; /* gint64 */
  GPtrArray *staff;
  GPtrArray *years; /* RbBatchYear */
  GPtrArray *policies;
  GArray *policies_gone; /* RbDate */
  GPtrArray *settings;
  GPtrArray *layouts;
  GPtrArray *layouts_gone; /* char* */
  GPtrArray *templates;
  GPtrArray *choices;
  GPtrArray *changes; /* RbChange */
  GArray *ticks;
  GArray *registers; /* RbBatchRegister */
  GPtrArray *logs;
  GHashTable *ids[RB_N_MEMBERS]; /* gint64 below 0 -> gint64 given */
};

/* One more change of marks than rb_store_batch_set_change() lets in: a school has one an academic
 * year. */
void rb_store_batch_add_change (RbStoreBatch *batch, RbChange *change);
/* Remembers which id a member got. */
void rb_store_batch_give (RbStoreBatch *batch, RbMember member, gint64 asked, gint64 given);

G_END_DECLS
