/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads templates: text, fields, conditions and repeats, with the place of every mistake. */
#include "documents/rb-template-private.h"

#include "rb-data.h"

#include <string.h>

G_DEFINE_QUARK (rb - template - error - quark, rb_template_error)

/* Conditions and repeats inside one another. */
#define MOST_NESTED 16
#define LONGEST (64 * 1024)

typedef struct
{
  const char *text;
  GArray *nodes;
  guint open[MOST_NESTED]; /* nodes not ended yet */
  guint n_open;
  const char *list; /* the {{#each}} around; one at most */
  const char *mistake_at;
  int code;
  char *mistake;
} Reader;

static void
node_clear (gpointer data)
{
  g_free (((RbNode *) data)->text);
}

static guint
add_node (Reader *reader, RbNodeKind kind, char *text)
{
  RbNode node = { kind, text, 0 };
  g_array_append_val (reader->nodes, node);
  return reader->nodes->len - 1;
}

static RbNode *
node_at (Reader *reader, guint index)
{
  return &g_array_index (reader->nodes, RbNode, index);
}

G_GNUC_PRINTF (4, 5)
static gboolean
mistake (Reader *reader, const char *at, int code, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  reader->mistake = g_strdup_vprintf (format, args);
  va_end (args);
  reader->mistake_at = at;
  reader->code = code;
  return FALSE;
}

static const RbLetterField *
find_field (Reader *reader, const char *at, const char *name)
{
  const RbLetterField *field = rb_field_find (name, reader->list);
  if (!field)
    mistake (reader, at, RB_TEMPLATE_ERROR_FIELD,
             "there is no field \"%s\". Choose one from the list of fields", name);
  return field;
}

static gboolean
read_field (Reader *reader, const char *at, const char *name)
{
  const RbLetterField *field = find_field (reader, at, name);
  if (!field)
    return FALSE;
  if (field->kind == RB_LETTER_FIELD_FLAG || field->kind == RB_LETTER_FIELD_LIST)
    return mistake (reader, at, RB_TEMPLATE_ERROR_SYNTAX,
                    "\"%s\" cannot be printed; use {{#%s %s}}", name,
                    field->kind == RB_LETTER_FIELD_FLAG ? "if" : "each", name);
  add_node (reader, RB_NODE_FIELD, g_strdup (name));
  return TRUE;
}

static gboolean
open_block (Reader *reader, const char *at, RbNodeKind kind, const char *name)
{
  const RbLetterField *field = find_field (reader, at, name);
  if (!field)
    return FALSE;
  if ((kind == RB_NODE_EACH) && field->kind != RB_LETTER_FIELD_LIST)
    return mistake (reader, at, RB_TEMPLATE_ERROR_SYNTAX, "\"%s\" is not a list", name);
  if (kind == RB_NODE_EACH && reader->list)
    return mistake (reader, at, RB_TEMPLATE_ERROR_SYNTAX,
                    "a repeat cannot stand inside another one");
  if (reader->n_open == MOST_NESTED)
    return mistake (reader, at, RB_TEMPLATE_ERROR_SYNTAX, "too many conditions inside one another");
  reader->open[reader->n_open++] = add_node (reader, kind, g_strdup (name));
  if (kind == RB_NODE_EACH)
    reader->list = field->name;
  return TRUE;
}

static gboolean
read_else (Reader *reader, const char *at)
{
  RbNode *top = reader->n_open ? node_at (reader, reader->open[reader->n_open - 1]) : NULL;
  if (!top || (top->kind != RB_NODE_IF && top->kind != RB_NODE_UNLESS))
    return mistake (reader, at, RB_TEMPLATE_ERROR_SYNTAX, "{{else}} without its {{#if}}");
  guint other = add_node (reader, RB_NODE_ELSE, NULL);
  node_at (reader, reader->open[reader->n_open - 1])->other = other;
  reader->open[reader->n_open - 1] = other;
  return TRUE;
}

static gboolean
close_block (Reader *reader, const char *at, const char *word)
{
  RbNodeKind kind = RB_NODE_TEXT;
  if (reader->n_open)
    kind = node_at (reader, reader->open[reader->n_open - 1])->kind;
  gboolean fits = strcmp (word, "each") == 0 ? kind == RB_NODE_EACH
                  : strcmp (word, "unless") == 0
                      ? kind == RB_NODE_UNLESS || kind == RB_NODE_ELSE
                      : strcmp (word, "if") == 0 && (kind == RB_NODE_IF || kind == RB_NODE_ELSE);
  if (!fits)
    return mistake (reader, at, RB_TEMPLATE_ERROR_SYNTAX, "{{/%s}} closes nothing here", word);
  guint end = add_node (reader, RB_NODE_END, NULL);
  guint begin = reader->open[--reader->n_open];
  node_at (reader, begin)->other = end;
  node_at (reader, end)->other = begin;
  if (kind == RB_NODE_EACH)
    reader->list = NULL;
  return TRUE;
}

/* What stands between the braces at `at`. */
static gboolean
read_tag (Reader *reader, const char *at, char *tag)
{
  g_strstrip (tag);
  if (g_str_has_prefix (tag, "#if "))
    return open_block (reader, at, RB_NODE_IF, g_strstrip (tag + 4));
  if (g_str_has_prefix (tag, "#unless "))
    return open_block (reader, at, RB_NODE_UNLESS, g_strstrip (tag + 8));
  if (g_str_has_prefix (tag, "#each "))
    return open_block (reader, at, RB_NODE_EACH, g_strstrip (tag + 6));
  if (strcmp (tag, "else") == 0)
    return read_else (reader, at);
  if (tag[0] == '/')
    return close_block (reader, at, g_strstrip (tag + 1));
  if (tag[0] == '#' || tag[0] == '\0')
    return mistake (reader, at, RB_TEMPLATE_ERROR_SYNTAX,
                    "{{%s}} is not known; use #if, #unless, #each, else or a field", tag);
  return read_field (reader, at, tag);
}

static gboolean
read_line_marks (Reader *reader, const char *line)
{
  RbBlockKind kind;
  const char *rest;
  g_autofree char *text = g_strndup (line, strcspn (line, "\n"));
  if (text[0] == '@' && !rb_block_directive (text, &kind, &rest))
    return mistake (
        reader, line, RB_TEMPLATE_ERROR_SYNTAX,
        "\"%s\" is not known; use @calendar, @days, @bar, @terms, @sign, @slip or @card", text);
  for (const char *c = text; *c; c++)
    if ((guchar) *c < 0x20 && *c != '\t' && *c != '\r')
      return mistake (reader, line + (c - text), RB_TEMPLATE_ERROR_SYNTAX,
                      "there is a control character here; delete it");
  return TRUE;
}

static gboolean
read_template (Reader *reader)
{
  for (const char *line = reader->text; line; line = strchr (line, '\n'))
    {
      if (*line == '\n')
        line++;
      if (!read_line_marks (reader, line))
        return FALSE;
    }
  const char *at = reader->text;
  while (*at)
    {
      const char *open = strstr (at, "{{");
      if (!open)
        open = at + strlen (at);
      if (open > at)
        add_node (reader, RB_NODE_TEXT, g_strndup (at, (gsize) (open - at)));
      at = open;
      if (!*open)
        break;
      const char *shut = strstr (open, "}}");
      gsize line_left = strcspn (open, "\n");
      if (!shut || (gsize) (shut - open) > line_left)
        return mistake (reader, open, RB_TEMPLATE_ERROR_SYNTAX,
                        "{{ is not closed by }} on its line");
      g_autofree char *tag = g_strndup (open + 2, (gsize) (shut - open - 2));
      if (!read_tag (reader, open, tag))
        return FALSE;
      at = shut + 2;
    }
  if (reader->n_open)
    {
      /* The text of the open node is the field; an else has none. */
      const RbNode *node = node_at (reader, reader->open[reader->n_open - 1]);
      return mistake (reader, at, RB_TEMPLATE_ERROR_SYNTAX, "%s%s%s is not closed",
                      node->kind == RB_NODE_EACH ? "{{#each " : "a condition",
                      node->kind == RB_NODE_EACH ? node->text : "",
                      node->kind == RB_NODE_EACH ? "}}" : "");
    }
  return TRUE;
}

static void
place_of (const char *text, const char *at, guint *line, guint *column)
{
  const char *start = text;
  *line = 1;
  for (const char *c = text; c < at; c++)
    if (*c == '\n')
      {
        ++*line;
        start = c + 1;
      }
  *column = (guint) g_utf8_strlen (start, at - start) + 1;
}

static void
report (Reader *reader, const char *name, guint *line, guint *column, GError **error)
{
  guint at_line, at_column;
  place_of (reader->text, reader->mistake_at, &at_line, &at_column);
  g_set_error (error, RB_TEMPLATE_ERROR, reader->code, "%s, line %u, column %u: %s.", name, at_line,
               at_column, reader->mistake);
  if (line)
    *line = at_line;
  if (column)
    *column = at_column;
  g_free (reader->mistake);
}

RbTemplate *
rb_template_new (
    const char *id, const char *name, const char *text, guint *line, guint *column, GError **error)
{
  Reader reader = { text, g_array_new (FALSE, FALSE, sizeof (RbNode)) };
  g_array_set_clear_func (reader.nodes, node_clear);
  const char *bad = NULL;
  gboolean good = FALSE;
  if (!g_utf8_validate (text, -1, &bad))
    mistake (&reader, bad, RB_TEMPLATE_ERROR_SYNTAX, "this is not text in UTF-8");
  else if (strlen (text) > LONGEST)
    mistake (&reader, text, RB_TEMPLATE_ERROR_SYNTAX, "the template is longer than 64 KB");
  else
    good = read_template (&reader);
  if (!good)
    {
      report (&reader, name, line, column, error);
      g_array_unref (reader.nodes);
      return NULL;
    }
  RbTemplate *self = g_new0 (RbTemplate, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->text = g_strdup (text);
  self->nodes = reader.nodes;
  return self;
}

static const struct
{
  const char *id;
  const char *name;
} builtin[] = {
  { "first-amber", "First amber letter" },
  { "first-red", "First red letter" },
  { "improved-category", "Improved category letter" },
  { "improved-still-below", "Improved, still below letter" },
  { "not-improved", "Not improved letter" },
  { "leave-decision", "Leave decision letter" },
  { "leave-refusal", "Leave refusal letter" },
  { "absence-warning", "Medical evidence letter" },
  { "unauthorised-leave", "Unauthorised leave letter" },
};

guint
rb_template_n_builtin (void)
{
  return G_N_ELEMENTS (builtin);
}

const char *
rb_template_builtin_id (guint index)
{
  return builtin[index].id;
}

const char *
rb_template_builtin_name (guint index)
{
  return builtin[index].name;
}

RbTemplate *
rb_template_builtin (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtin); i++)
    {
      if (strcmp (id, builtin[i].id) != 0)
        continue;
      g_autofree char *path = g_strdup_printf ("letters/%s.txt", id);
      const char *text = rb_data_find (path, NULL);
      g_autoptr (GError) error = NULL;
      RbTemplate *tmpl =
          text ? rb_template_new (id, builtin[i].name, text, NULL, NULL, &error) : NULL;
      if (!tmpl)
        g_error ("%s", error ? error->message : path);
      return tmpl;
    }
  return NULL;
}

RbTemplate *
rb_template_ref (RbTemplate *tmpl)
{
  g_atomic_ref_count_inc (&tmpl->ref_count);
  return tmpl;
}

void
rb_template_unref (RbTemplate *tmpl)
{
  if (!g_atomic_ref_count_dec (&tmpl->ref_count))
    return;
  g_array_unref (tmpl->nodes);
  g_free (tmpl->id);
  g_free (tmpl->name);
  g_free (tmpl->text);
  g_free (tmpl);
}

const char *
rb_template_id (const RbTemplate *tmpl)
{
  return tmpl->id;
}

const char *
rb_template_name (const RbTemplate *tmpl)
{
  return tmpl->name;
}

const char *
rb_template_text (const RbTemplate *tmpl)
{
  return tmpl->text;
}
