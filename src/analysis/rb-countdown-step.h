/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which step of the day the hall's clock counts down to, by the policy's clock of a key stage. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef enum
{
  RB_STEP_DOORS,  /* the doors open */
  RB_STEP_START,  /* they close, or the afternoon begins */
  RB_STEP_LATE,   /* from here on late */
  RB_STEP_CLOSES, /* the register closes */
  RB_STEP_NONE    /* nothing more today */
} RbStep;

typedef struct
{
  RbStep step;
  RbSession session;
  int at; /* minute of the day; -1 for none */
} RbCountdownStep;

/* The next step at `now`: the first that has not come. `late from` counts up to its minute, the
 * closing up to the end of its minute, since that minute is still L (doc/rules.md 12). */
RbCountdownStep rb_countdown_step (const RbSchool *school, const char *key_stage, RbMoment now);

G_END_DECLS
