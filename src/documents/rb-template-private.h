/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between reading a template (rb-template.c) and saying it (rb-template-expand.c): its parts. */
#pragma once

#include "documents/rb-template.h"

typedef enum
{
  RB_NODE_TEXT,
  RB_NODE_FIELD,
  RB_NODE_IF,     /* to `other` where absent; `other` is an else, or the end */
  RB_NODE_UNLESS, /* to `other` where present */
  RB_NODE_ELSE,   /* to `other`, the end */
  RB_NODE_EACH,   /* `other` is its end */
  RB_NODE_END
} RbNodeKind;

/* A flat list: conditions and repeats point to where they end. */
typedef struct
{
  RbNodeKind kind;
  char *text;  /* of text; or the field's name */
  guint other; /* index of a node */
} RbNode;

struct _RbTemplate
{
  gatomicrefcount ref_count;
  char *id;
  char *name;
  char *text;
  GArray *nodes; /* RbNode */
};

/* Around a value in the text that is being made, and in the place of one that is absent: a template
 * cannot hold these characters, and values lose them. */
#define RB_VALUE_BEGINS '\002'
#define RB_VALUE_ENDS '\003'
#define RB_VALUE_ABSENT '\004'
/* In the place of a condition or a repeat: a line of these alone is left out, and is not an empty
 * line that ends a paragraph. */
#define RB_VALUE_CONDITION '\005'

void rb_block_free (RbBlock *block);
/* Blocks of the text made from a template; values are marked as above. (transfer full) */
GPtrArray *rb_blocks_parse (const char *text);
/* The kind of a line that begins with @; FALSE for an unknown word. `rest` is what follows it. */
gboolean rb_block_directive (const char *line, RbBlockKind *kind, const char **rest);
