/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter's wording as plain text with fields, conditions and repeats, and what it says for one
 * set of values. A value is only ever printed: nothing in it is read as field or mark. Immutable,
 * reference counted.
 *
 *   ; a remark                       {{child.first}}               a field
 *   # headline                       {{#if flag}}..{{else}}..{{/if}}  {{#unless flag}}..{{/unless}}
 *   ! request in a frame             {{#each list}}..{{/each}}
 *   plain lines: a paragraph;        **bold**
 *   an empty line ends it
 *   @calendar  @days  @bar  @terms  @sign Yours sincerely,  @slip heading  @card figure
 *
 * After @slip each line is a line to fill in ("[ ]" a box, "____" a rule); after @card the lines
 * are the child's card. A line that prints a field without a value is left out: a letter says
 * nothing that no mark, field or setting supports. */
#pragma once

#include "documents/rb-field.h"

G_BEGIN_DECLS

#define RB_TEMPLATE_ERROR (rb_template_error_quark ())
GQuark rb_template_error_quark (void);

typedef enum
{
  RB_TEMPLATE_ERROR_FIELD,  /* no such field */
  RB_TEMPLATE_ERROR_SYNTAX, /* a brace, a condition or a mark that does not fit */
  RB_TEMPLATE_ERROR_LENGTH  /* more words than one side of paper holds */
} RbTemplateError;

typedef struct _RbTemplate RbTemplate;

/* `name` is shown ("First amber letter"), `id` kept ("first-amber"). NULL with a sentence that
 * gives line and column where the text cannot be read; the pointers (may be NULL) then hold them,
 * counted from 1, columns in characters. */
RbTemplate *rb_template_new (
    const char *id, const char *name, const char *text, guint *line, guint *column, GError **error);
/* The shipped templates of data/letters, in the order in which they are listed: "first-amber" and
 * "First amber letter". Static. */
guint rb_template_n_builtin (void);
const char *rb_template_builtin_id (guint index);
const char *rb_template_builtin_name (guint index);
/* NULL for an unknown id. */
RbTemplate *rb_template_builtin (const char *id);
RbTemplate *rb_template_ref (RbTemplate *tmpl);
void rb_template_unref (RbTemplate *tmpl);
const char *rb_template_id (const RbTemplate *tmpl);
const char *rb_template_name (const RbTemplate *tmpl);
const char *rb_template_text (const RbTemplate *tmpl);

typedef enum
{
  RB_BLOCK_PARAGRAPH,
  RB_BLOCK_HEADLINE,
  RB_BLOCK_REQUEST,
  RB_BLOCK_CALENDAR,
  RB_BLOCK_DAYS, /* a calendar of the days of leave, granted or not */
  RB_BLOCK_BAR,
  RB_BLOCK_TERMS, /* two calendars side by side */
  RB_BLOCK_SIGN,
  RB_BLOCK_SLIP, /* the heading; RB_BLOCK_SLIP_LINE follow */
  RB_BLOCK_SLIP_LINE,
  RB_BLOCK_CARD, /* the figure; headline, paragraphs and request of the card follow */
  RB_N_BLOCKS
} RbBlockKind;

/* Text with spans of bold, [start, end) in bytes. */
typedef struct
{
  RbBlockKind kind;
  char *text;
  GArray *bold; /* of gsize pairs; or NULL */
} RbBlock;

/* What the template says for these values. (transfer full) of RbBlock* */
GPtrArray *rb_template_expand (const RbTemplate *tmpl, const RbFieldValues *values);
/* The same as plain text, a paragraph a line: for tests and readers. (transfer full) */
char *rb_template_expand_text (const RbTemplate *tmpl, const RbFieldValues *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbTemplate, rb_template_unref)

G_END_DECLS
