/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a file is what: found from its headings (doc/rules.md 6.4), shown, corrected,
 * remembered as text and found again by the fingerprint of the headings. A value without identity.
 */
#pragma once

#include "exchange/rb-table.h"

G_BEGIN_DECLS

typedef enum
{
  RB_IMPORT_UNKNOWN,
  RB_IMPORT_PUPILS,
  RB_IMPORT_MARKS,
  RB_IMPORT_CTF,
  RB_IMPORT_TERMS,
  RB_IMPORT_CONTACTS,
  RB_IMPORT_STAFF
} RbImportKind;

typedef enum
{
  RB_SHAPE_NONE,
  RB_SHAPE_LONG,
  RB_SHAPE_WIDE,
  RB_SHAPE_STRING
} RbMarksShape;

typedef enum
{
  RB_FIELD_IGNORE,
  RB_FIELD_UPN,
  RB_FIELD_ADMISSION_NUMBER,
  RB_FIELD_NAME, /* "Okonkwo, Chidi" or "Chidi Okonkwo" */
  RB_FIELD_SURNAME,
  RB_FIELD_FORENAME,
  RB_FIELD_PREFERRED_SURNAME,
  RB_FIELD_PREFERRED_FORENAME,
  RB_FIELD_BORN,
  RB_FIELD_SEX,
  RB_FIELD_YEAR_GROUP,
  RB_FIELD_CLASS,
  RB_FIELD_START_DATE,
  RB_FIELD_ADMISSION_DATE,
  RB_FIELD_LEAVING_DATE,
  RB_FIELD_FSM,
  RB_FIELD_PUPIL_PREMIUM,
  RB_FIELD_SEN,
  RB_FIELD_EAL,
  RB_FIELD_LOOKED_AFTER,
  RB_FIELD_HOUSE,
  RB_FIELD_ETHNICITY,
  RB_FIELD_YOUNG_CARER,
  RB_FIELD_KEY_STAGE,
  RB_FIELD_TAGS,
  RB_FIELD_ENROLMENT,
  RB_FIELD_ADDRESS, /* may stand more than once: lines in order */
  RB_FIELD_DATE,
  RB_FIELD_SESSION,
  RB_FIELD_MARK,
  RB_FIELD_MARKS,
  RB_FIELD_MINUTES,
  RB_FIELD_COMMENT,
  RB_FIELD_NATURE,
  RB_FIELD_WIDE, /* one session or one day of a wide file */
  RB_FIELD_TITLE,
  RB_FIELD_RELATIONSHIP,
  RB_FIELD_PRIORITY,
  RB_FIELD_PARENTAL,
  RB_FIELD_GETS_LETTERS,
  RB_FIELD_PHONE,
  RB_FIELD_EMAIL,
  RB_FIELD_HOUSEHOLD,
  RB_FIELD_POSITION,
  RB_FIELD_ROLE,
  RB_FIELD_CLASSES,
  RB_FIELD_KIND,
  RB_FIELD_EVENT_NAME,
  RB_FIELD_START,
  RB_FIELD_END,
  RB_N_FIELDS
} RbField;

typedef struct
{
  char *heading;
  RbField field;
  RbDate date; /* of RB_FIELD_WIDE */
  int half;    /* RB_AM, RB_PM, or -1: a day with a two-mark cell */
} RbLayoutColumn;

/* A school's own sign and the code it stands for ("" : no mark). */
typedef struct
{
  char *sign;
  char *code;
} RbSign;

typedef struct
{
  char *name; /* "" until it is remembered */
  RbImportKind kind;
  RbMarksShape shape;
  guint table;      /* which sheet of the file */
  guint header_row; /* row of that table, from 0 */
  guint first_row;  /* first row of data */
  GArray *columns;  /* RbLayoutColumn */
  GPtrArray *signs; /* RbSign* */
} RbLayout;

/* The layout that fits a table best; `wanted` RB_IMPORT_UNKNOWN: any kind. NULL where no row looks
 * like headings. */
RbLayout *rb_layout_detect (const RbTable *table, RbImportKind wanted);
/* A layout to correct where none was detected: the row with the most headings that are known, else
 * the first. rb_layout_problem() tells what it lacks. */
RbLayout *rb_layout_guess (const RbTable *table, RbImportKind wanted);
/* How many rows from the top may be the headings; and the layout that one of them makes, usable or
 * to be corrected. */
guint rb_layout_n_heading_rows (const RbTable *table);
RbLayout *rb_layout_of_row (const RbTable *table, guint row, RbImportKind wanted);
RbLayout *rb_layout_copy (const RbLayout *layout);
void rb_layout_free (RbLayout *layout);

/* The first column of a field; -1 for none. */
int rb_layout_find (const RbLayout *layout, RbField field);
/* Gives a column another field and chooses kind and shape again (the kind stays when the columns
 * allow it). */
void rb_layout_set (RbLayout *layout, guint column, RbField field);
/* "COLUMN=FIELD" of the command line, or "sign:SIGN=CODE" for a school's own sign. COLUMN is a
 * heading (without case) or a number from 1, FIELD a name of rb_field_name() or one of its
 * synonyms. FALSE with a sentence. */
gboolean rb_layout_map (RbLayout *layout, const char *mapping, GError **error);
void rb_layout_set_sign (RbLayout *layout, const char *sign, const char *code);
/* The code that a sign stands for; the sign itself where the layout says nothing. */
const char *rb_layout_sign (const RbLayout *layout, const char *sign);
/* What is missing before it can be used, as a sentence; NULL where nothing is. (transfer full) */
char *rb_layout_problem (const RbLayout *layout);

/* Digest of the headings, dates read as one word, so that next week's file has the same. (transfer
 * full) */
char *rb_layout_fingerprint (const RbLayout *layout);
/* The mapping as text to remember. (transfer full) */
char *rb_layout_to_text (const RbLayout *layout);
/* Puts a remembered mapping on a layout detected for a new file: by heading. FALSE where the text
 * is none. */
gboolean rb_layout_apply_text (RbLayout *layout, const char *text);

/* "UPN", "Leaving Date" ...; the field of a heading by name or synonym (RB_FIELD_IGNORE: none). */
const char *rb_field_name (RbField field);
RbField rb_field_parse (const char *heading, RbImportKind kind);
/* "pupils" "marks" ... ; FALSE for an unknown word. "marks-long" ... for RbMarksShape. */
const char *rb_import_kind_id (RbImportKind kind);
gboolean rb_import_kind_parse (const char *text, RbImportKind *kind);
const char *rb_marks_shape_id (RbMarksShape shape);
/* "02/09/2024 AM", "Mon 2 Sep 2024", "2024-09-02 PM": the date and half (-1: none) of a heading. */
gboolean rb_heading_parse_session (const char *heading, RbDate *date, int *half);
/* AM PM Morning Afternoon A P 1 2. */
gboolean rb_half_parse (const char *text, RbHalf *half);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbLayout, rb_layout_free)

G_END_DECLS
