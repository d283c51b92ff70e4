/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter run: who is proposed which letter and why, who gets it, and what a person decided about
 * it (product I2, I3; doc/rules.md S4). */
#pragma once

#include "analysis/rb-movement.h"
#include "documents/rb-letter.h"
#include "store/rb-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint row;
  RbTally before;
  RbTally after;
  RbBandRole before_band;
  RbBandRole after_band;
  RbLetterKind proposed; /* by the rule */
  RbLetterKind letter;   /* the same, or what a person swapped it for */
  char *reason;          /* "Green 97.2 to amber 92.6 ..." */
  gboolean held;         /* not printed: by rule, or by a person */
  gboolean left_out;     /* by a person */
  char *held_because;    /* "" where it is not held */
  GPtrArray *recipients; /* RbRecipient*; none where there is no letter or nobody gets letters */
} RbProposal;

typedef struct
{
  char *key; /* of this run in the school file: its name and periods */
  RbPeriod before;
  RbPeriod after;
  RbMovement *movement;
  GPtrArray *proposals;       /* RbProposal*, every pupil on roll at the end, in register order */
  guint counts[RB_N_LETTERS]; /* that would be printed */
  guint held[RB_N_LETTERS];
  guint sheets; /* letters with their copies for second households */
} RbLetterRun;

/* The movement run between two periods. `query` gives the school, the moment and the filters (a
 * year group, a class). */
RbLetterRun *rb_letter_run_movement (RbQuery *query, RbPeriod before, RbPeriod after);
void rb_letter_run_free (RbLetterRun *run);
/* Puts decisions (RbRunChoice*, of rb_store_choices() with the run's key) into the proposals. */
void rb_letter_run_decide (RbLetterRun *run, const RbSchool *school, GPtrArray *choices);

/* The two terms (or half terms) that a run compares where nothing is said: the one that holds
 * today, and the one before. FALSE where the school has none. */
gboolean
rb_letter_run_periods (const RbSchool *school, RbMoment now, RbPeriod *before, RbPeriod *after);

/* Households of a pupil that get letters, in the order of their first contact; an address that must
 * never be printed is "". None where no contact gets letters. (transfer full) of RbRecipient* */
GPtrArray *rb_recipients (const RbRoster *roster, gint64 pupil_id);

/* The school's own wording of a letter by its id (the newest of `templates`, RbStoredTemplate*, may
 * be NULL), or the one that Rollbook comes with. (transfer full); NULL with a sentence where the
 * school's cannot be read. */
RbTemplate *rb_letter_template (const char *id, const GPtrArray *templates, GError **error);
/* The letters of the run that are not held, a page for each household, in the order of the
 * proposals. Has no page where none is due. (transfer full); NULL with a sentence, also where a
 * letter is too long for one side. */
RbDocument *rb_letter_run_document (const RbLetterRun *run,
                                    RbSchool *school,
                                    RbMoment now,
                                    const GPtrArray *templates,
                                    GError **error);
/* The pages of one proposal, held or not, in the wording of `kind`: what a preview shows. One
 * that is too long has its sentence in rb_document_problem(). (transfer full); NULL with a
 * sentence. */
RbDocument *rb_letter_run_document_of (const RbLetterRun *run,
                                       guint index,
                                       RbLetterKind kind,
                                       RbSchool *school,
                                       RbMoment now,
                                       const GPtrArray *templates,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbLetterRun, rb_letter_run_free)

G_END_DECLS
