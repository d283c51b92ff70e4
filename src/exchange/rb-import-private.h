/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the planners of marks, people and terms share: the row they stand on, and where refusals and
 * warnings go. Not for other layers. */
#pragma once

#include "exchange/rb-import-plan.h"

G_BEGIN_DECLS

#define RB_MATCH_CACHE 1024

typedef struct
{
  const RbSchool *school;
  const RbImportFile *file;
  const RbLayout *layout;
  const RbImportOptions *options;
  RbImportPlan *plan;
  const RbTable *table; /* NULL for CTF and ICS */
  int columns[RB_N_FIELDS];
  /* The row that is being read. */
  guint row;
  guint line;
  const RbTableCell *cells;
  guint n_cells;
  /* Matching. */
  struct RbMatch
  {
    const char *upn;
    int row;
  } cache[RB_MATCH_CACHE];
  const struct RbMatch *last; /* in the cache: of the row before, or NULL */
  GHashTable *bad_upns;       /* of UPNs already warned about */
  guint other_upn;            /* matched by admission number though the UPN differs */
  gint64 next_id;             /* negative, for new members */
} RbPlanner;

/* The text of a field in this row; "" where the file has none. */
const char *rb_planner_text (const RbPlanner *planner, RbField field);
/* The heading of a field's column; the field's name where there is none. */
const char *rb_planner_heading (const RbPlanner *planner, RbField field);
/* Takes `reason`. */
void rb_planner_refuse (RbPlanner *planner, const char *field, const char *value, char *reason);
void rb_planner_warn (RbPlanner *planner, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Begins a row of the table. */
void rb_planner_go (RbPlanner *planner, guint row);

/* The roster row of the pupil whom this row names, by UPN, admission number, or name and birth
 * date; -1 for none, -2 for more than one. */
int rb_planner_match (RbPlanner *planner);
/* The same; a row without a match is refused and listed. */
int rb_planner_match_or_refuse (RbPlanner *planner);
/* Counts a UPN whose check letter is wrong, once. */
void rb_planner_check_upn (RbPlanner *planner, const char *upn);
/* A date in a field; RB_DATE_NONE where it is blank, or refused because it is none. */
RbDate rb_planner_date (RbPlanner *planner, RbField field);
/* Yes, Y, True, 1 and their opposites; FALSE for other words. */
gboolean rb_parse_yes (const char *text, gboolean *yes);

/* Address columns in their order, a line each. (transfer full) */
char *rb_planner_address (RbPlanner *planner);
/* "Okonkwo, Chidi" or "Chidi Okonkwo" into its parts. (transfer full) */
void rb_split_name (const char *name, char **surname, char **forename);

/* Marks, one at a time, whatever the shape of the file. */
typedef struct _RbMarkPlanner RbMarkPlanner;
RbMarkPlanner *rb_mark_planner_new (RbPlanner *planner);
/* One cell: `field` is its heading, `detail` may be NULL. */
void rb_mark_planner_cell (RbMarkPlanner *marks,
                           int row,
                           RbSession session,
                           const char *text,
                           const char *field,
                           const RbDetail *detail);
/* Says in warnings what was done on the way, and frees. */
void rb_mark_planner_finish (RbMarkPlanner *marks);

/* The planners of each kind. */
void rb_plan_marks (RbPlanner *planner);
void rb_plan_pupils (RbPlanner *planner);
void rb_plan_ctf (RbPlanner *planner);
void rb_plan_contacts (RbPlanner *planner);
void rb_plan_staff (RbPlanner *planner);
void rb_plan_terms (RbPlanner *planner);

/* One pupil being put together from what a file says. */
typedef struct
{
  RbPlanner *planner;
  const RbPupil *old; /* NULL for a new one */
  RbPupil *pupil;     /* ours to change */
  gboolean changed;
  RbDate from; /* from when new facts hold */
} RbPupilEdit;

void rb_pupil_edit_begin (RbPupilEdit *edit, RbPlanner *planner, int roster_row);
void rb_pupil_edit_text (RbPupilEdit *edit, char **where, const char *value);
void rb_pupil_edit_names (RbPupilEdit *edit,
                          const char *surname,
                          const char *forename,
                          const char *preferred_surname,
                          const char *preferred_forename);
void rb_pupil_edit_roll (RbPupilEdit *edit, RbDate start, RbDate leaving);
/* `value` NULL: holds no longer. */
void rb_pupil_edit_attribute (RbPupilEdit *edit, const char *key, const char *value);
void rb_pupil_edit_class (RbPupilEdit *edit, const char *name, const char *year_group);
/* The address as that of a contact, where the pupil has none with a name. */
void rb_pupil_edit_address (RbPupilEdit *edit, const char *address);
/* Counts the pupil and puts it into the plan. */
void rb_pupil_edit_finish (RbPupilEdit *edit);

G_END_DECLS
