/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pupil as a row of a list: the figures that lists show, worked out once from a snapshot. */
#pragma once

#include "analysis/rb-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Weeks that a sparkline shows. */
#define RB_SPARK_WEEKS 12

#define RB_TYPE_PUPIL_ITEM (rb_pupil_item_get_type ())
G_DECLARE_FINAL_TYPE (RbPupilItem, rb_pupil_item, RB, PUPIL_ITEM, GObject)

struct _RbPupilItem
{
  GObject parent;
  /*< public, read only >*/
  gint64 id;
  guint row;         /* of the roster of the snapshot it was made from */
  char *name;        /* "Okonkwo, Chidi" */
  char *class_name;  /* or "" */
  guint class_order; /* school order */
  RbTally year;      /* this year so far */
  RbBandRole band;
  gboolean early;
  RbRate before;                /* the term before; may not exist */
  RbRate now;                   /* this term so far; may not exist */
  RbRate weeks[RB_SPARK_WEEKS]; /* the last school weeks, oldest first; may not exist */
  char *folded;                 /* what a search looks in */
};

/* Everyone on roll today, in register order. (transfer full) GListStore of RbPupilItem */
GListModel *rb_pupil_items_new (RbSchool *school, RbMoment now);
/* -1, 0, 1 by exact rate; what does not exist comes last. */
int rb_pupil_item_compare_rates (RbRate a, RbRate b);
/* Half away from zero, in tenths of a per cent; FALSE where either period has nothing. */
gboolean rb_pupil_item_change (const RbPupilItem *item, int *tenths);

G_END_DECLS
