/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything in the register stands: weeks, days, half days and folded holidays side by side,
 * pupils one below the other. Pure sizes and places, no widget and no display. The horizontal unit
 * of the cursor is a *place*: a morning or afternoon of a shown day, with a session or without one
 * (a closure keeps its place). x counts from the end of the name column and y from the end of the
 * headers, both without scrolling. */
#pragma once

#include "domain/rb-calendar.h"

G_BEGIN_DECLS

/* All in px. */
typedef struct
{
  int cell;        /* width of a half day */
  int day_gap;     /* rule after a day */
  int week_gap;    /* after a week */
  int fold;        /* width of a folded holiday */
  int fold_gap;    /* after it */
  int row;         /* height, its rule included */
  int names;       /* width of the name column */
  int week_header; /* heights */
  int day_header;
  int totals;
  int sign; /* of a band: width and height */
} RbRegisterMetrics;

typedef enum
{
  RB_DENSITY_AUTO, /* as comfortable as fits without scrolling; compact where nothing fits */
  RB_DENSITY_COMFORTABLE,
  RB_DENSITY_COMPACT
} RbGridDensity;

/* The sizes for a font: `wide` is the width of the widest letter of a code, `line` the height of a
 * line of body text. A narrow register has a shorter name column. AUTO looks at the rows and the
 * height that there is for everything (0: not known yet). */
RbRegisterMetrics rb_register_metrics (
    int wide, int line, RbGridDensity density, gboolean narrow, guint n_rows, int height);

/* A week, or a holiday folded into one strip. */
typedef struct
{
  gboolean folded;
  int x;
  int width;   /* without the gap after it */
  guint first; /* days [first, end) of the layout; empty when folded */
  guint end;
  RbDate from; /* Monday of its first week, Friday of its last */
  RbDate to;
  guint number; /* school week; 0 when folded */
  char *label;  /* of a folded holiday: "Half term, 16 to 20 February"; else NULL */
} RbRegisterBlock;

/* A shown day. */
typedef struct
{
  RbDate date;
  int x;
  guint block;
  int column[2];                     /* session of the year by RbHalf, -1 for none */
  const RbCalendarEvent *closure[2]; /* why there is none; NULL outside the terms */
} RbRegisterDay;

typedef struct _RbRegisterLayout RbRegisterLayout;

/* The layout of a whole year, from its first week with a session to its last. */
RbRegisterLayout *
rb_register_layout_new (RbCalendar *calendar, const RbRegisterMetrics *metrics, guint n_rows);
void rb_register_layout_free (RbRegisterLayout *layout);

const RbRegisterMetrics *rb_register_layout_metrics (const RbRegisterLayout *layout);
guint rb_register_layout_n_rows (const RbRegisterLayout *layout);
/* Of everything that scrolls. */
int rb_register_layout_width (const RbRegisterLayout *layout);
int rb_register_layout_height (const RbRegisterLayout *layout);

guint rb_register_layout_n_blocks (const RbRegisterLayout *layout);
const RbRegisterBlock *rb_register_layout_block (const RbRegisterLayout *layout, guint index);
guint rb_register_layout_n_days (const RbRegisterLayout *layout);
const RbRegisterDay *rb_register_layout_day (const RbRegisterLayout *layout, guint index);
/* The blocks [first, end) that show anything between x and x + width. */
void rb_register_layout_visible (
    const RbRegisterLayout *layout, int x, int width, guint *first, guint *end);

/* Where a view of that width begins that shows a day: its week stands in the right half, since what
 * has been is more than what comes, and a whole week begins the view. Before the days of the year,
 * the first; after them, the last. */
int rb_register_layout_view_of (const RbRegisterLayout *layout, RbDate date, int width);

/* Places: 2 * day + half. */
guint rb_register_layout_n_places (const RbRegisterLayout *layout);
int rb_register_layout_place_x (const RbRegisterLayout *layout, guint place);
/* The session of a place, -1 for none; and the place of a session (every session has one). */
int rb_register_layout_place_column (const RbRegisterLayout *layout, guint place);
guint rb_register_layout_column_place (const RbRegisterLayout *layout, guint column);
/* The place of a day's half; the nearest shown day where it is not shown itself. */
guint rb_register_layout_find (const RbRegisterLayout *layout, RbDate date, RbHalf half);

/* The place under x; FALSE between the weeks, in a folded holiday and outside. */
gboolean rb_register_layout_place_at (const RbRegisterLayout *layout, int x, guint *place);
/* The row under y; FALSE outside. */
gboolean rb_register_layout_row_at (const RbRegisterLayout *layout, int y, guint *row);
int rb_register_layout_row_y (const RbRegisterLayout *layout, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbRegisterLayout, rb_register_layout_free)

G_END_DECLS
