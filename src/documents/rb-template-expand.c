/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says a template for one set of values: first one text in which values are marked, then its lines
 * as blocks. Marks count only outside values. */
#include "documents/rb-template-private.h"

#include <string.h>

static gboolean
is_present (const char *name, const RbFieldValues *values, const RbFieldValues *item)
{
  return (item && rb_field_values_get (item, name)) || rb_field_values_get (values, name)
         || rb_field_values_n_items (values, name) > 0;
}

static void
print_value (GString *out, const char *name, const RbFieldValues *values, const RbFieldValues *item)
{
  const char *value = item ? rb_field_values_get (item, name) : NULL;
  if (!value)
    value = rb_field_values_get (values, name);
  if (!value)
    {
      g_string_append_c (out, RB_VALUE_ABSENT);
      return;
    }
  g_string_append_c (out, RB_VALUE_BEGINS);
  g_string_append (out, value);
  g_string_append_c (out, RB_VALUE_ENDS);
}

/* The nodes [begin, end), for one item of a list or none. */
static void
say_nodes (const GArray *nodes,
           guint begin,
           guint end,
           const RbFieldValues *values,
           const RbFieldValues *item,
           GString *out)
{
  for (guint i = begin; i < end; i++)
    {
      const RbNode *node = &g_array_index (nodes, RbNode, i);
      switch (node->kind)
        {
        case RB_NODE_TEXT:
          g_string_append (out, node->text);
          break;
        case RB_NODE_FIELD:
          print_value (out, node->text, values, item);
          break;
        case RB_NODE_IF:
        case RB_NODE_UNLESS:
          g_string_append_c (out, RB_VALUE_CONDITION);
          if (is_present (node->text, values, item) != (node->kind == RB_NODE_IF))
            i = node->other;
          break;
        case RB_NODE_ELSE:
          i = node->other;
          break;
        case RB_NODE_EACH:
          g_string_append_c (out, RB_VALUE_CONDITION);
          for (guint n = 0; n < rb_field_values_n_items (values, node->text); n++)
            say_nodes (nodes, i + 1, node->other, values,
                       rb_field_values_item (values, node->text, n), out);
          i = node->other;
          break;
        case RB_NODE_END:
          g_string_append_c (out, RB_VALUE_CONDITION);
          break;
        default:
          break;
        }
    }
}

void
rb_block_free (RbBlock *block)
{
  g_free (block->text);
  g_clear_pointer (&block->bold, g_array_unref);
  g_free (block);
}

gboolean
rb_block_directive (const char *line, RbBlockKind *kind, const char **rest)
{
  static const struct
  {
    const char *word;
    RbBlockKind kind;
  } words[] = {
    { "@calendar", RB_BLOCK_CALENDAR }, { "@days", RB_BLOCK_DAYS }, { "@bar", RB_BLOCK_BAR },
    { "@terms", RB_BLOCK_TERMS },       { "@sign", RB_BLOCK_SIGN }, { "@slip", RB_BLOCK_SLIP },
    { "@card", RB_BLOCK_CARD },
  };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);
      if (strncmp (line, words[i].word, length) == 0 && !g_ascii_isalnum (line[length]))
        {
          *kind = words[i].kind;
          *rest = line + length;
          return TRUE;
        }
    }
  return FALSE;
}

/* Appends a line to a block: a space between lines, ** outside values switches bold. */
static void
add_line (RbBlock *block, const char *line)
{
  GString *text = g_string_new (block->text);
  gboolean bold = FALSE, inside = FALSE;
  if (text->len)
    g_string_append_c (text, ' ');
  if (!block->bold)
    block->bold = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (const char *c = line; *c; c++)
    {
      if (*c == RB_VALUE_BEGINS || *c == RB_VALUE_ENDS)
        inside = *c == RB_VALUE_BEGINS;
      else if (!inside && c[0] == '*' && c[1] == '*')
        {
          g_array_append_val (block->bold, text->len);
          bold = !bold;
          c++;
        }
      else if (*c != '\r')
        g_string_append_c (text, *c);
    }
  if (bold)
    g_array_append_val (block->bold, text->len);
  g_free (block->text);
  block->text = g_string_free (text, FALSE);
}

static RbBlock *
add_block (GPtrArray *blocks, RbBlockKind kind, const char *line)
{
  RbBlock *block = g_new0 (RbBlock, 1);
  block->kind = kind;
  block->text = g_strdup ("");
  while (*line == ' ' || *line == '\t')
    line++;
  add_line (block, line);
  g_ptr_array_add (blocks, block);
  return block;
}

/* Takes the marks of conditions out of a line; FALSE where there was none. */
static gboolean
drop_conditions (char *line)
{
  char *to = line;
  for (const char *from = line; *from; from++)
    if (*from != RB_VALUE_CONDITION)
      *to++ = *from;
  gboolean any = *to != '\0';
  *to = '\0';
  return any;
}

/* One line; `open` is the block that a plain line continues, or NULL. Returns the next open one. */
static RbBlock *
read_line (GPtrArray *blocks, RbBlock *open, gboolean *slip, char *line)
{
  RbBlockKind kind;
  const char *rest;
  gboolean conditions = drop_conditions (line);
  if (line[0] == ';')
    return open;
  if (strchr (line, RB_VALUE_ABSENT))
    return open;
  if (strspn (line, " \t\r") == strlen (line))
    return conditions ? open : NULL;
  if (line[0] == '@' && rb_block_directive (line, &kind, &rest))
    {
      *slip = kind == RB_BLOCK_SLIP;
      add_block (blocks, kind, rest);
      return NULL;
    }
  if (*slip)
    {
      add_block (blocks, RB_BLOCK_SLIP_LINE, line);
      return NULL;
    }
  if (line[0] == '#' && line[1] == ' ')
    {
      add_block (blocks, RB_BLOCK_HEADLINE, line + 2);
      return NULL;
    }
  if (line[0] == '!' && line[1] == ' ')
    {
      if (!open || open->kind != RB_BLOCK_REQUEST)
        return add_block (blocks, RB_BLOCK_REQUEST, line + 2);
      add_line (open, line + 2);
      return open;
    }
  if (!open)
    return add_block (blocks, RB_BLOCK_PARAGRAPH, line);
  add_line (open, line);
  return open;
}

GPtrArray *
rb_blocks_parse (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_block_free);
  RbBlock *open = NULL;
  gboolean slip = FALSE;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line; line++)
    open = read_line (blocks, open, &slip, *line);
  return blocks;
}

GPtrArray *
rb_template_expand (const RbTemplate *tmpl, const RbFieldValues *values)
{
  GString *out = g_string_new (NULL);
  say_nodes (tmpl->nodes, 0, tmpl->nodes->len, values, NULL, out);
  GPtrArray *blocks = rb_blocks_parse (out->str);
  g_string_free (out, TRUE);
  return blocks;
}

char *
rb_template_expand_text (const RbTemplate *tmpl, const RbFieldValues *values)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = rb_template_expand (tmpl, values);
  for (guint i = 0; i < blocks->len; i++)
    {
      const RbBlock *block = g_ptr_array_index (blocks, i);
      if (*block->text)
        g_string_append_printf (out, "%s\n", block->text);
    }
  return g_string_free (out, FALSE);
}
