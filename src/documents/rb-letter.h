/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter to one family about one child: one side of A4, the address in the window of a DL
 * envelope, days before per cent, a calendar, the band in words, one request, one named person
 * (product.md I4). Who gets which letter is decided elsewhere (analysis/rb-movement.h). */
#pragma once

#include "analysis/rb-movement.h"
#include "documents/rb-document.h"
#include "documents/rb-template.h"

G_BEGIN_DECLS

/* The household it goes to. Never NULL strings. */
typedef struct
{
  char *name;       /* "Mrs M Dąbrowska and Mr P Dąbrowski" */
  char *address;    /* lines separated by \n; "" for none */
  char *salutation; /* "Mrs Dąbrowska and Mr Dąbrowski"; "" for "Parent or carer" */
} RbRecipient;

void rb_recipient_free (RbRecipient *recipient);
/* Everything one letter says. Filled in by its maker before it is shared. */
typedef struct
{
  RbSchool *school;
  guint row;
  RbTemplate *tmpl;
  RbPeriod before; /* may be empty */
  RbPeriod after;
  RbTally before_tally;
  RbTally after_tally;
  RbRecipient *recipient;
  RbDate date;        /* of the letter */
  RbDate data_to;     /* the last day with marks; RB_DATE_NONE: `date` */
  RbDate reply_by;    /* or RB_DATE_NONE */
  char *reference;    /* "ZD 3T 26/2", or "" */
  char *remark;       /* free words of a teacher, or "" (decision: a free field) */
  RbFieldValues *own; /* "leave." and "warning." fields, which no mark says; with
                         "signatory.name" who signs instead; or NULL. Owned */
  gint64 leave_id;    /* RbLeave, whose days are drawn; 0 for none */
} RbLetter;

/* A letter that takes its figures from the two periods as rb-query counts them at `now`; date and
 * data_to are those of `now`, the reply date the first school day from seven days later on, the
 * reference from initials, class and term. `recipient` is taken; NULL: "Parent or carer of
 * ...", without an address. */
RbLetter *rb_letter_new (RbSchool *school,
                         RbMoment now,
                         guint row,
                         RbTemplate *tmpl,
                         RbPeriod before,
                         RbPeriod after,
                         RbRecipient *recipient);
/* The same where the tallies are known already (a movement run). */
RbLetter *rb_letter_new_for_mover (RbSchool *school,
                                   RbMoment now,
                                   const RbMover *mover,
                                   RbTemplate *tmpl,
                                   RbPeriod before,
                                   RbPeriod after,
                                   RbRecipient *recipient);
void rb_letter_free (RbLetter *letter);
/* The fields of the letter, filled. (transfer full) */
RbFieldValues *rb_letter_fields (const RbLetter *letter);
/* Its words, a paragraph a line. (transfer full) */
char *rb_letter_text (const RbLetter *letter);

/* NULL where every word of the letter stands on its one side; otherwise a sentence that names the
 * letter and the pupil and says by how much it is too long. Such a letter must not be sent: its
 * page is cut. (transfer full) */
char *rb_letter_problem (const RbLetter *letter);

/* The letters as pages, one each, with an outline entry "Surname, First" for each. Takes the array
 * of RbLetter* (its free function is set here). */
RbDocument *rb_letters_new (GPtrArray *letters, const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbLetter, rb_letter_free)

G_END_DECLS
