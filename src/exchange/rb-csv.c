/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads delimited text in one pass over its own buffer: fields are cut by writing NUL over the
 * delimiter, quoted ones are unquoted where they stand, so that nothing is copied. */
#include "exchange/rb-csv.h"

#include "exchange/rb-exchange-error.h"

#include <string.h>

/* Lines looked at to find the delimiter. */
#define LOOK_LINES 20

typedef struct
{
  char *at;
  char *end;
  char delimiter;
  guint line;
  const char *name;
  RbTable *table;
  guint8 special[256]; /* delimiter, CR, LF, NUL */
} Reader;

/* Counts a delimiter outside quotes in one line; returns the start of the next. */
static const char *
count_line (const char *at, const char *end, char delimiter, guint *count)
{
  gboolean quoted = FALSE;

  for (*count = 0; at < end; at++)
    {
      if (*at == '"')
        quoted = !quoted;
      else if (!quoted && *at == delimiter)
        (*count)++;
      else if (!quoted && (*at == '\n' || *at == '\r'))
        break;
    }
  while (at < end && (*at == '\n' || *at == '\r'))
    at++;
  return at;
}

/* How well a delimiter cuts: lines that agree with the widest one, then its width. */
static guint
delimiter_score (const char *text, const char *end, char delimiter)
{
  guint counts[LOOK_LINES], n = 0, widest = 0, agree = 0;

  for (const char *at = text; at < end && n < LOOK_LINES; n++)
    {
      at = count_line (at, end, delimiter, &counts[n]);
      widest = MAX (widest, counts[n]);
    }
  for (guint i = 0; i < n; i++)
    agree += counts[i] == widest;
  return widest == 0 ? 0 : agree * 1000 + MIN (widest, 999);
}

char
rb_csv_delimiter (const char *text, gsize length)
{
  static const char candidates[] = ",;\t|";
  const char *end = text + MIN (length, (gsize) 64 * 1024);
  char best = ',';
  guint best_score = 0;

  if (length > 6 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && strchr (candidates, text[4]))
    return text[4];
  for (const char *c = candidates; *c != '\0'; c++)
    {
      guint score = delimiter_score (text, end, *c);

      if (score > best_score)
        {
          best_score = score;
          best = *c;
        }
    }
  return best;
}

static gboolean
refuse (Reader *reader, RbExchangeError code, const char *what, GError **error)
{
  g_set_error (error, RB_EXCHANGE_ERROR, code, "Line %u of “%s”: %s", reader->line, reader->name,
               what);
  return FALSE;
}

static void
add_trimmed (Reader *reader, char *start, char *end)
{
  while (start < end && *start == ' ')
    start++;
  while (end > start && end[-1] == ' ')
    end--;
  /* The byte at `end` is the delimiter or a space: both are done with. */
  *end = '\0';
  rb_table_add (reader->table, start, (gsize) (end - start), RB_CELL_TEXT);
}

/* At an opening quote. Leaves `at` on the delimiter or line end behind the closing one. */
static gboolean
read_quoted (Reader *reader, GError **error)
{
  char *in = reader->at + 1, *start = in, *out = in;
  guint first = reader->line;

  for (;;)
    {
      char *quote = memchr (in, '"', (gsize) (reader->end - in));

      if (quote == NULL)
        {
          reader->line = first;
          return refuse (reader, RB_EXCHANGE_ERROR_DAMAGED,
                         "a quotation mark is opened and never closed. The file is cut off, or the "
                         "mark is part of a name and must be doubled.",
                         error);
        }
      for (char *c = in; (c = memchr (c, '\n', (gsize) (quote - c))) != NULL; c++)
        reader->line++;
      if (out != in)
        memmove (out, in, (gsize) (quote - in));
      out += quote - in;
      in = quote + 1;
      if (in >= reader->end || *in != '"')
        break;
      *out++ = '"';
      in++;
    }
  /* Text behind the closing quote belongs to the field, as spreadsheets read it. */
  while (in < reader->end && !reader->special[(guint8) *in])
    *out++ = *in++;
  reader->at = in;
  if (out - start > RB_CSV_MAX_FIELD)
    return refuse (reader, RB_EXCHANGE_ERROR_TOO_LARGE,
                   "a field is longer than a million characters. Check the quotation marks.",
                   error);
  /* `out` is behind `in` by two quotes at least, so that the delimiter stays. */
  add_trimmed (reader, start, out);
  return TRUE;
}

static gboolean
read_plain (Reader *reader, char *delimiter, GError **error)
{
  char *start = reader->at, *c = start;

  while (!reader->special[(guint8) *c])
    c++;
  /* The buffer ends in NUL, which is special: the loop ends there at the latest. */
  *delimiter = *c;
  reader->at = c;
  if (c - start > RB_CSV_MAX_FIELD)
    return refuse (reader, RB_EXCHANGE_ERROR_TOO_LARGE,
                   "a field is longer than a million characters. This is no list of pupils or "
                   "marks.",
                   error);
  add_trimmed (reader, start, c);
  return TRUE;
}

static gboolean
read_field (Reader *reader, char *delimiter, GError **error)
{
  char *c = reader->at;

  if (rb_table_pending (reader->table) >= RB_CSV_MAX_COLUMNS)
    return refuse (reader, RB_EXCHANGE_ERROR_TOO_LARGE,
                   "the row has more than 16,384 columns. This is no list of pupils or marks.",
                   error);
  while (*c == ' ')
    c++;
  if (*c != '"')
    return read_plain (reader, delimiter, error);
  reader->at = c;
  if (!read_quoted (reader, error))
    return FALSE;
  *delimiter = *reader->at;
  return TRUE;
}

static gboolean
read_rows (Reader *reader, GError **error)
{
  while (reader->at < reader->end)
    {
      guint line = reader->line;
      char delimiter;

      do
        {
          if (!read_field (reader, &delimiter, error))
            return FALSE;
          if (reader->at < reader->end)
            reader->at++;
        }
      while (delimiter == reader->delimiter);
      if (delimiter == '\r' && reader->at < reader->end && *reader->at == '\n')
        reader->at++;
      rb_table_end_row (reader->table, line);
      reader->line++;
    }
  return TRUE;
}

RbTable *
rb_csv_read (char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (RbTable) table = rb_table_new (name, text);
  Reader reader = { .at = text, .end = text + length, .line = 1, .name = name, .table = table };

  reader.delimiter = rb_csv_delimiter (text, length);
  rb_table_reserve (table, length / 7, length / 28);
  reader.special['\0'] = reader.special['\r'] = reader.special['\n'] = 1;
  reader.special[(guint8) reader.delimiter] = 1;
  if (g_ascii_strncasecmp (text, "sep=", 4) == 0)
    {
      const char *next = strchr (text, '\n');

      reader.at = next != NULL ? text + (next + 1 - text) : reader.end;
      reader.line = 2;
    }
  if (!read_rows (&reader, error))
    return NULL;
  return g_steal_pointer (&table);
}

void
rb_csv_write_field (GString *out, const char *field, RbCsvFlags flags)
{
  gboolean guard = (flags & RB_CSV_SAFE) != 0 && *field != '\0' && strchr ("=+-@\t", *field);

  /* A lone "-" is a missing mark, not a formula. */
  if (guard && field[1] == '\0')
    guard = FALSE;
  if (!guard && strpbrk (field, ",;\"\r\n\t|") == NULL && *field != ' '
      && !g_str_has_suffix (field, " "))
    {
      g_string_append (out, field);
      return;
    }
  g_string_append_c (out, '"');
  if (guard)
    g_string_append_c (out, '\'');
  for (const char *c = field; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

void
rb_csv_write_row (GString *out, const char *const *fields, RbCsvFlags flags)
{
  for (guint i = 0; fields[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      rb_csv_write_field (out, fields[i], flags);
    }
  g_string_append (out, "\r\n");
}
