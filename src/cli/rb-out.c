/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table writer and one JSON writer for every command. */
#include "cli/rb-out.h"

#include <stdio.h>
#include <string.h>

/* A cell is a place in the words: a table may have millions of them. */
typedef struct
{
  gsize at; /* of the piece in the form that is asked for; NOTHING for none */
  gboolean number;
} Cell;

#define NOTHING G_MAXSIZE

struct _RbOut
{
  RbFormat format;
  char *title;
  GString *params;
  GPtrArray *columns;
  GArray *cells;
  GString *words; /* of the cells, each ended by a zero byte */
};

RbOut *
rb_out_new (RbFormat format)
{
  RbOut *out = g_new0 (RbOut, 1);

  out->format = format;
  out->params = g_string_new (NULL);
  out->columns = g_ptr_array_new_with_free_func (g_free);
  out->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  out->words = g_string_new (NULL);
  return out;
}

void
rb_out_free (RbOut *out)
{
  g_free (out->title);
  g_string_free (out->params, TRUE);
  g_ptr_array_unref (out->columns);
  g_array_unref (out->cells);
  g_string_free (out->words, TRUE);
  g_free (out);
}

static void
append_quoted (GString *quoted, const char *text)
{
  g_string_append_c (quoted, '"');
  for (const char *c = text; *c != '\0'; c++)
    switch (*c)
      {
      case '"':
        g_string_append (quoted, "\\\"");
        break;
      case '\\':
        g_string_append (quoted, "\\\\");
        break;
      case '\n':
        g_string_append (quoted, "\\n");
        break;
      default:
        if ((guchar) *c < 0x20 || *c == 0x7f)
          g_string_append_printf (quoted, "\\u%04x", (guchar) *c);
        else
          g_string_append_c (quoted, *c);
      }
  g_string_append_c (quoted, '"');
}

char *
rb_json_quote (const char *text)
{
  GString *quoted;

  if (text == NULL)
    return g_strdup ("null");
  quoted = g_string_sized_new (strlen (text) + 2);
  append_quoted (quoted, text);
  return g_string_free (quoted, FALSE);
}

char *
rb_json_rate (RbRate rate)
{
  g_autofree char *text = rb_rate_exists (rate) ? rb_rate_format (rate) : NULL;

  return rb_json_quote (text);
}

void
rb_json_member (GString *object, const char *name, const char *piece)
{
  g_autofree char *quoted = rb_json_quote (name);

  if (object->len > 0)
    g_string_append_c (object, ',');
  g_string_append_printf (object, "%s:%s", quoted, piece);
}

char *
rb_json_object (GString *members)
{
  g_string_prepend_c (members, '{');
  g_string_append_c (members, '}');
  return g_string_free (members, FALSE);
}

char *
rb_json_strings (GPtrArray *strings)
{
  GString *array = g_string_new ("[");

  for (guint i = 0; i < strings->len; i++)
    {
      g_autofree char *quoted = rb_json_quote (strings->pdata[i]);

      if (i > 0)
        g_string_append_c (array, ',');
      g_string_append (array, quoted);
    }
  g_string_append_c (array, ']');
  return g_string_free (array, FALSE);
}

void
rb_out_param_json (RbOut *out, const char *key, char *json)
{
  rb_json_member (out->params, key, json);
  g_free (json);
}

void
rb_out_param (RbOut *out, const char *key, const char *value)
{
  rb_out_param_json (out, key, rb_json_quote (value));
}

void
rb_out_param_int (RbOut *out, const char *key, gint64 value)
{
  rb_out_param_json (out, key, g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

void
rb_out_param_bool (RbOut *out, const char *key, gboolean value)
{
  rb_out_param_json (out, key, g_strdup (value ? "true" : "false"));
}

void
rb_out_title (RbOut *out, const char *title)
{
  g_free (out->title);
  out->title = g_strdup (title);
}

void
rb_out_column (RbOut *out, const char *name)
{
  g_ptr_array_add (out->columns, g_strdup (name));
}

void
rb_out_columns (RbOut *out, ...)
{
  const char *name;
  va_list names;

  va_start (names, out);
  while ((name = va_arg (names, const char *)) != NULL)
    rb_out_column (out, name);
  va_end (names);
}

/* A cell whose piece is the same in every form. */
static void
add (RbOut *out, const char *piece, gboolean number)
{
  Cell cell = { piece != NULL ? out->words->len : NOTHING, number };

  if (piece != NULL)
    g_string_append_len (out->words, piece, (gssize) strlen (piece) + 1);
  g_array_append_val (out->cells, cell);
}

/* Words, which JSON quotes. */
static void
add_words (RbOut *out, const char *value, gboolean number)
{
  Cell cell = { out->words->len, number };

  if (value == NULL || out->format != RB_FORMAT_JSON)
    {
      add (out, value != NULL || out->format != RB_FORMAT_JSON ? value : "null", number);
      return;
    }
  append_quoted (out->words, value);
  g_string_append_c (out->words, '\0');
  g_array_append_val (out->cells, cell);
}

void
rb_out_text (RbOut *out, const char *value)
{
  add_words (out, value, FALSE);
}

void
rb_out_take (RbOut *out, char *value)
{
  add_words (out, value, FALSE);
  g_free (value);
}

void
rb_out_int (RbOut *out, gint64 value)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  add (out, digits, TRUE);
}

void
rb_out_bool (RbOut *out, gboolean value)
{
  add (out, value ? "true" : "false", FALSE);
}

void
rb_out_null (RbOut *out)
{
  add_words (out, NULL, FALSE);
}

void
rb_out_rate (RbOut *out, RbRate rate)
{
  g_autofree char *text = rb_rate_exists (rate) ? rb_rate_format (rate) : NULL;

  add_words (out, text, TRUE);
}

void
rb_out_json (RbOut *out, char *json, const char *text)
{
  add (out, out->format == RB_FORMAT_JSON ? json : text, FALSE);
  g_free (json);
}

static const Cell *
cell_at (const RbOut *out, guint row, guint column)
{
  return &g_array_index (out->cells, Cell, row * out->columns->len + column);
}

/* NULL where nothing is there. */
static const char *
piece_at (const RbOut *out, guint row, guint column)
{
  gsize at = cell_at (out, row, column)->at;

  return at != NOTHING ? out->words->str + at : NULL;
}

static char *
format_json (const RbOut *out, guint n_rows)
{
  GString *text = g_string_new ("{");

  g_string_append (text, out->params->str);
  if (out->columns->len > 0)
    g_string_append (text, out->params->len > 0 ? ",\"rows\":[" : "\"rows\":[");
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (text, row > 0 ? ",\n{" : "\n{");
      for (guint c = 0; c < out->columns->len; c++)
        {
          if (c > 0)
            g_string_append_c (text, ',');
          append_quoted (text, out->columns->pdata[c]);
          g_string_append_c (text, ':');
          g_string_append (text, piece_at (out, row, c));
        }
      g_string_append_c (text, '}');
    }
  g_string_append (text, out->columns->len > 0 ? "]}\n" : "}\n");
  return g_string_free (text, FALSE);
}

static void
append_csv (GString *text, const char *value)
{
  if (value == NULL)
    return;
  if (strpbrk (value, ",\"\r\n") == NULL && value[0] != ' ')
    {
      g_string_append (text, value);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

static char *
format_csv (const RbOut *out, guint n_rows)
{
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < out->columns->len; c++)
    {
      g_string_append (text, c > 0 ? "," : "");
      append_csv (text, out->columns->pdata[c]);
    }
  g_string_append_c (text, '\n');
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint c = 0; c < out->columns->len; c++)
        {
          g_string_append (text, c > 0 ? "," : "");
          append_csv (text, piece_at (out, row, c));
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* Columns as wide as on a terminal: signs of East Asia take two places, combining ones none. */
static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *c = text; c && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar sign = g_utf8_get_char (c);

      width += g_unichar_iszerowidth (sign) ? 0 : g_unichar_iswide (sign) ? 2 : 1;
    }
  return width;
}

static void
append_padded (GString *text, const char *value, guint width, gboolean right)
{
  guint own = width_of (value);

  for (guint i = own; right && i < width; i++)
    g_string_append_c (text, ' ');
  for (const char *c = value; c && *c != '\0'; c++)
    g_string_append_c (text, *c == '\n' ? ' ' : *c);
  for (guint i = own; !right && i < width; i++)
    g_string_append_c (text, ' ');
}

static void
append_line (GString *text, const RbOut *out, guint n_rows, int row, const guint *widths)
{
  for (guint c = 0; c < out->columns->len; c++)
    {
      const char *value = row < 0 ? out->columns->pdata[c] : piece_at (out, (guint) row, c);
      gboolean right = n_rows > 0 && cell_at (out, row < 0 ? 0 : (guint) row, c)->number;

      g_string_append (text, c > 0 ? "  " : "");
      append_padded (text, value ? value : "-", widths[c], right);
    }
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

static char *
format_text (const RbOut *out, guint n_rows)
{
  GString *text = g_string_new (NULL);
  g_autofree guint *widths = g_new0 (guint, out->columns->len + 1);

  if (out->title != NULL)
    g_string_append_printf (text, "%s\n", out->title);
  for (guint c = 0; c < out->columns->len; c++)
    {
      widths[c] = width_of (out->columns->pdata[c]);
      for (guint row = 0; row < n_rows; row++)
        widths[c] = MAX (widths[c], MAX (width_of (piece_at (out, row, c)), 1));
    }
  if (n_rows > 0)
    append_line (text, out, n_rows, -1, widths);
  for (guint row = 0; row < n_rows; row++)
    append_line (text, out, n_rows, (int) row, widths);
  if (n_rows == 0 && out->columns->len > 0)
    g_string_append (text, "Nothing.\n");
  return g_string_free (text, FALSE);
}

char *
rb_out_format (RbOut *out)
{
  guint n_rows = out->columns->len > 0 ? out->cells->len / out->columns->len : 0;

  g_return_val_if_fail (out->columns->len == 0 || out->cells->len % out->columns->len == 0, NULL);
  switch (out->format)
    {
    case RB_FORMAT_JSON:
      return format_json (out, n_rows);
    case RB_FORMAT_CSV:
      return format_csv (out, n_rows);
    default:
      return format_text (out, n_rows);
    }
}

void
rb_out_print (RbOut *out)
{
  g_autofree char *text = rb_out_format (out);

  fputs (text, stdout);
}
