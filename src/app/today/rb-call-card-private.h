/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the call card, shared by the file that shows a pupil and the one that builds it. */
#pragma once

#include "app/today/rb-call-card.h"

#include "school/rb-first-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A brother or sister who is away too: in this call or not, and with what outcome. */
typedef struct
{
  guint row;
  GtkWidget *check;
  GtkWidget *outcome; /* GtkDropDown: the same, then the outcomes with a code */
} RbCallSibling;

struct _RbCallCard
{
  GtkBox parent;
  RbWorkspace *workspace;
  const RbToday *today;
  RbAway away;
  int row; /* -1: nobody */
  int said;
  char *code;          /* of RB_SAID_AUTHORISED */
  GPtrArray *contacts; /* const RbContact* */
  int contact;         /* index, -1 for none */
  GArray *siblings;    /* RbCallSibling */
  GArray *days;        /* RbDate, of the drop-down "back" from its second line on */
  GtkWidget *views;    /* "nobody" or "pupil" */
  GtkWidget *avatar, *name, *about, *band_sign, *band, *prompts, *contact_list, *reasons;
  GtkWidget *reasons_head;
  GtkWidget *buttons[RB_N_SAID]; /* NULL where an outcome has none */
  GtkWidget *more, *copy, *note, *spoken, *challenged, *confidential, *back, *evidence, *whom, *log;
  gboolean filling;
};

#define RB_N_SIBLING_SAID 6
/* What a brother or sister may have of their own, after "the same". */
extern const RbSaid rb_sibling_said[RB_N_SIBLING_SAID];

const RbPupil *rb_call_card_pupil (RbCallCard *card);
/* Fills every part; the days to come back stay where it is the `same` child. */
void rb_call_card_fill (RbCallCard *card, gboolean same);
/* "For Chidi and Ngozi". */
void rb_call_card_show_whom (RbCallCard *card);
/* Builds everything once. */
void rb_call_card_build (RbCallCard *card);
/* What the parts tell. */
void rb_call_card_choose (RbCallCard *card, int said, const char *code);
void rb_call_card_copy (RbCallCard *card, gboolean email);
void rb_call_card_contact_chosen (RbCallCard *card, int index);
/* A yellow box with words; `child` (may be NULL) stands under them. */
GtkWidget *rb_call_prompt_new (const char *icon, const char *markup, GtkWidget *child);
GtkWidget *rb_call_label (const char *text, const char *css_class);
void rb_call_empty (GtkWidget *box);

G_END_DECLS
