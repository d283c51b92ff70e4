/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain values behind a ribbon. */
#pragma once

#include "charts/rb-palette.h"

typedef struct
{
  RbDate date;
  double x; /* in days from the left, gaps counted */
  RbLook looks[2];
  gboolean planned[2]; /* not begun: drawn as an empty frame */
} RibbonDay;

typedef struct
{
  double x;
  double end; /* of a bar; below x for what happened on one day */
  char *label;
} RibbonEvent;

typedef struct
{
  GArray *days;   /* RibbonDay */
  GArray *events; /* RibbonEvent */
  double width;   /* in days */
  RbDate today;
  gboolean small;
  gboolean used[RB_N_LOOKS];
} Ribbon;
