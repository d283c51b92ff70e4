/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writing and the reading of marks share: registers, and the question whether a cell would
 * be amended. */
#pragma once

#include "store/rb-year-rows.h"

G_BEGIN_DECLS

/* A register as it stands: pupils of the class on the roll that day, how many of them have a mark,
 * and a saved one. */
typedef struct
{
  guint pupils;
  guint marked;
  guint saved;
  GArray *ids; /* gint64; NULL where looking failed */
} RbRegisterState;

gboolean rb_register_look (
    RbYearRows *rows, gint64 class_id, RbSession session, RbRegisterState *state, GError **error);
/* Marks what it has as saved. */
gboolean rb_register_save (RbYearRows *rows,
                           RbSession session,
                           const RbRegisterState *state,
                           GError **error);
/* Whether putting `cell` there changes a saved mark, or what is kept beside it; in a sealed week,
 * whether it changes anything. */
gboolean rb_cell_is_amendment (
    const RbYearRow *row, guint slot, const RbDetail *stored, const RbCell *cell, gboolean sealed);
/* The weeks that are sealed, a set for rb_week_is_sealed(). (transfer full) */
GHashTable *rb_read_seals (RbDatabase *database, GError **error);
gboolean rb_week_is_sealed (GHashTable *seals, RbDate date);
/* The key-back list as a set. */
GHashTable *rb_read_own_newer (RbDatabase *database, GError **error);

/* The class of a pupil on a day, 0 for none. */
gboolean rb_read_class_on (
    RbDatabase *database, gint64 pupil_id, RbDate day, gint64 *class_id, GError **error);
/* The pupils whose class it is on that day, a set of gint64 (rb_read_class_on() of each is that
 * class). (transfer full) */
GHashTable *rb_read_classmates (RbDatabase *database, gint64 class_id, RbDate day, GError **error);

G_END_DECLS
