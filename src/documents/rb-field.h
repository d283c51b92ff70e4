/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that a template may use, each with its description for the editor, and the values that
 * fill them for one letter. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RB_LETTER_FIELD_TEXT,
  RB_LETTER_FIELD_FLAG, /* for {{#if}} only */
  RB_LETTER_FIELD_LIST, /* for {{#each}}, its own fields inside */
  RB_LETTER_FIELD_ITEM  /* inside an {{#each}} of its list */
} RbLetterFieldKind;

typedef struct
{
  const char *name; /* "child.first" */
  RbLetterFieldKind kind;
  const char *list; /* of an item: the name of its list; else NULL */
  const char *description;
  const char *example;
} RbLetterField;

/* Every field, in the order the editor lists them. */
guint rb_field_n (void);
const RbLetterField *rb_field_nth (guint index);
/* NULL where there is none. `list` (may be NULL) is the {{#each}} around it: its items come first.
 */
const RbLetterField *rb_field_find (const char *name, const char *list);

/* Values of one letter. A value that was never set, or is empty, is absent. */
typedef struct _RbFieldValues RbFieldValues;
RbFieldValues *rb_field_values_new (void);
void rb_field_values_free (RbFieldValues *values);
/* Copies; NULL is absent. Control characters become spaces. */
void rb_field_values_set (RbFieldValues *values, const char *name, const char *value);
void rb_field_values_take (RbFieldValues *values, const char *name, char *value);
void rb_field_values_set_flag (RbFieldValues *values, const char *name, gboolean value);
/* Adds an item to a list; fill it with rb_field_values_set(). (transfer none) */
RbFieldValues *rb_field_values_add_item (RbFieldValues *values, const char *list);
/* NULL for absent. */
const char *rb_field_values_get (const RbFieldValues *values, const char *name);
guint rb_field_values_n_items (const RbFieldValues *values, const char *list);
const RbFieldValues *
rb_field_values_item (const RbFieldValues *values, const char *list, guint index);
/* Every field filled with its example: what the editor previews without a pupil. (transfer full) */
RbFieldValues *rb_field_values_example (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbFieldValues, rb_field_values_free)

G_END_DECLS
