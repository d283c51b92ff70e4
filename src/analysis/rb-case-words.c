/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of words of the case file. */
#include "analysis/rb-case-words.h"

#include <glib/gi18n.h>
#include <string.h>

const RbCaseWord rb_note_kinds[] = {
  { "call", N_ ("Call") },
  { "talk", N_ ("Conversation") },
  { "message", N_ ("Message received") },
  { "concern", N_ ("Concern") },
  { "note", N_ ("Note") },
  { "voice", N_ ("What the child says") },
  { "barrier", N_ ("Barrier") },
  { "agency", N_ ("Contact with an agency") },
  { "support", N_ ("Support offered") },
  { NULL, NULL },
};

const RbCaseWord rb_support_answers[] = {
  { "", N_ ("No answer yet") },
  { "accepted", N_ ("Accepted") },
  { "refused", N_ ("Refused") },
  { "no-answer", N_ ("Never answered") },
  { NULL, NULL },
};

const RbCaseWord rb_concern_reaches[] = {
  { "attendance lead", N_ ("Attendance lead") },
  { "safeguarding", N_ ("Safeguarding lead") },
  { "head", N_ ("Headteacher") },
  { NULL, NULL },
};

const RbCaseWord rb_meeting_kinds[] = {
  { "attendance", N_ ("Formal attendance meeting") },
  { "head", N_ ("Formal meeting with the head or EWO") },
  { "pastoral", N_ ("Pastoral review") },
  { "planning", N_ ("Action planning meeting") },
  { "parents", N_ ("Parent group") },
  { "staff", N_ ("Staff case meeting") },
  { NULL, NULL },
};

const RbCaseWord rb_meeting_states[] = {
  { "planned", N_ ("Planned") },
  { "held", N_ ("Held") },
  { "not-attended", N_ ("Family did not come") },
  { "cancelled", N_ ("Cancelled") },
  { NULL, NULL },
};

const RbCaseWord rb_meeting_decisions[] = {
  { "", N_ ("Nothing new") },
  { "targeted", N_ ("Target to be set") },
  { "not-authorised", N_ ("Absence no longer authorised without evidence") },
  { "monitored", N_ ("Monitored") },
  { NULL, NULL },
};

const RbCaseWord rb_promise_waits[] = {
  { "", N_ ("a tick") },
  { "tried", N_ ("a try to reach the family") },
  { "spoken", N_ ("speaking to the family") },
  { "seen", N_ ("the child being seen") },
  { "meeting", N_ ("a meeting being held") },
  { NULL, NULL },
};

const RbCaseWord rb_target_measures[] = {
  { "rate", N_ ("Attend at least, per cent") },
  { "misses", N_ ("Miss no more sessions than") },
  { NULL, NULL },
};

const RbCaseWord rb_visit_states[] = {
  { "planned", N_ ("Planned") },     { "done", N_ ("Made") }, { "nobody-in", N_ ("Nobody in") },
  { "cancelled", N_ ("Cancelled") }, { NULL, NULL },
};

#define OFFICE "application/vnd.openxmlformats-officedocument."
#define OPEN "application/vnd.oasis.opendocument."

const RbCaseWord rb_attachment_types[] = {
  { "application/pdf", N_ ("PDF") },
  { "image/png", N_ ("Picture") },
  { "image/jpeg", N_ ("Picture") },
  { OFFICE "wordprocessingml.document", N_ ("Word document") },
  { OFFICE "spreadsheetml.sheet", N_ ("Excel workbook") },
  { OPEN "text", N_ ("Document") },
  { OPEN "spreadsheet", N_ ("Spreadsheet") },
  { "text/plain", N_ ("Text") },
  { NULL, NULL },
};

const char *
rb_case_words (const RbCaseWord *table, const char *id)
{
  for (guint i = 0; table[i].id; i++)
    if (strcmp (table[i].id, id) == 0)
      return _ (table[i].words);
  return id;
}

guint
rb_case_word_index (const RbCaseWord *table, const char *id)
{
  for (guint i = 0; table[i].id; i++)
    if (strcmp (table[i].id, id) == 0)
      return i;
  return 0;
}
