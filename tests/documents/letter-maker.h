/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters for tests: one pupil whose marks of the autumn and the spring are made by count. */
#pragma once

#include "documents/rb-letter.h"

typedef struct
{
  const char *forename, *surname;
  char sex;
  guint before;  /* sessions missed in the autumn, from the tenth on */
  guint after;   /* in the spring to 20 March 2026, from the twentieth on */
  char code;     /* of the missed sessions; 0: I */
  gboolean bare; /* no particulars of the school but its name */
} LetterChild;

/* The school with that one child. (transfer full) */
RbSchool *letter_school (const LetterChild *child);
/* A letter of the shipped template about row 0; takes `recipient` (NULL: none known). */
RbLetter *letter_of (RbSchool *school, const char *template_id, RbRecipient *recipient);
RbRecipient *letter_recipient (const char *name, const char *address, const char *salutation);
/* A document of one letter; takes it. */
RbDocument *letter_document (RbLetter *letter);
/* A page on white. (transfer full) */
cairo_surface_t *letter_picture (RbDocument *document, guint page, double scale);
