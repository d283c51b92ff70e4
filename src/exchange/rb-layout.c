/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mapping as a value: corrected, remembered as text, found again. How it is found from a file's
 * headings is in rb-layout-detect. */
#include "exchange/rb-layout.h"

#include "exchange/rb-exchange-error.h"
#include "exchange/rb-layout-private.h"

#include <string.h>

static void
clear_column (gpointer data)
{
  g_free (((RbLayoutColumn *) data)->heading);
}

static void
free_sign (gpointer data)
{
  RbSign *sign = data;

  g_free (sign->sign);
  g_free (sign->code);
  g_free (sign);
}

RbLayout *
rb_layout_new (void)
{
  RbLayout *layout = g_new0 (RbLayout, 1);

  layout->name = g_strdup ("");
  layout->columns = g_array_new (FALSE, FALSE, sizeof (RbLayoutColumn));
  g_array_set_clear_func (layout->columns, clear_column);
  layout->signs = g_ptr_array_new_with_free_func (free_sign);
  return layout;
}

void
rb_layout_add_column (RbLayout *layout, const char *heading, RbField field, RbDate date, int half)
{
  RbLayoutColumn column = { g_strdup (heading), field, date, half };

  g_array_append_val (layout->columns, column);
}

RbLayout *
rb_layout_copy (const RbLayout *layout)
{
  RbLayout *copy = rb_layout_new ();

  g_free (copy->name);
  copy->name = g_strdup (layout->name);
  copy->kind = layout->kind;
  copy->shape = layout->shape;
  copy->table = layout->table;
  copy->header_row = layout->header_row;
  copy->first_row = layout->first_row;
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const RbLayoutColumn *c = &g_array_index (layout->columns, RbLayoutColumn, i);

      rb_layout_add_column (copy, c->heading, c->field, c->date, c->half);
    }
  for (guint i = 0; i < layout->signs->len; i++)
    {
      const RbSign *sign = g_ptr_array_index (layout->signs, i);

      rb_layout_set_sign (copy, sign->sign, sign->code);
    }
  return copy;
}

void
rb_layout_free (RbLayout *layout)
{
  g_free (layout->name);
  g_array_unref (layout->columns);
  g_ptr_array_unref (layout->signs);
  g_free (layout);
}

int
rb_layout_find (const RbLayout *layout, RbField field)
{
  for (guint i = 0; i < layout->columns->len; i++)
    if (g_array_index (layout->columns, RbLayoutColumn, i).field == field)
      return (int) i;
  return -1;
}

void
rb_layout_set (RbLayout *layout, guint column, RbField field)
{
  RbLayoutColumn *c;

  if (column >= layout->columns->len)
    return;
  c = &g_array_index (layout->columns, RbLayoutColumn, column);
  /* Two columns cannot both be the UPN: the one chosen last is. */
  if (field != RB_FIELD_IGNORE && field != RB_FIELD_ADDRESS && field != RB_FIELD_TAGS
      && field != RB_FIELD_WIDE)
    for (guint i = 0; i < layout->columns->len; i++)
      if (g_array_index (layout->columns, RbLayoutColumn, i).field == field)
        g_array_index (layout->columns, RbLayoutColumn, i).field = RB_FIELD_IGNORE;
  c->field = field;
  if (field == RB_FIELD_WIDE && !rb_heading_parse_session (c->heading, &c->date, &c->half))
    c->field = RB_FIELD_IGNORE;
  rb_layout_judge (layout);
}

/* A column by heading without case, or by its number from 1; -1 for none. */
static int
column_by_name (const RbLayout *layout, const char *name)
{
  guint64 number;

  for (guint i = 0; i < layout->columns->len; i++)
    {
      g_autofree char *a =
          g_utf8_casefold (g_array_index (layout->columns, RbLayoutColumn, i).heading, -1);
      g_autofree char *b = g_utf8_casefold (name, -1);

      if (strcmp (a, b) == 0)
        return (int) i;
    }
  if (g_ascii_string_to_unsigned (name, 10, 1, layout->columns->len, &number, NULL))
    return (int) number - 1;
  return -1;
}

gboolean
rb_layout_map (RbLayout *layout, const char *mapping, GError **error)
{
  const char *equals = strrchr (mapping, '=');
  g_autofree char *column = NULL, *field = NULL;
  RbField found;
  int at;

  if (equals == NULL || equals == mapping || !g_utf8_validate (mapping, -1, NULL))
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_LAYOUT,
                   "“%s” is no mapping: write COLUMN=FIELD, for example “Tutor=Class”.", mapping);
      return FALSE;
    }
  column = g_strstrip (g_strndup (mapping, (gsize) (equals - mapping)));
  field = g_strstrip (g_strdup (equals + 1));
  if (g_str_has_prefix (column, "sign:"))
    {
      rb_layout_set_sign (layout, column + strlen ("sign:"), field);
      return TRUE;
    }
  at = column_by_name (layout, column);
  if (at < 0)
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_LAYOUT,
                   "The file has no column “%s”.", column);
      return FALSE;
    }
  found = rb_field_parse (field, layout->kind);
  if (found == RB_FIELD_IGNORE)
    found = rb_field_parse (field, RB_IMPORT_UNKNOWN);
  if (found == RB_FIELD_IGNORE && g_ascii_strcasecmp (field, "ignore") != 0)
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_LAYOUT,
                   "“%s” is no field that Rollbook knows. Use a name such as UPN, Date, Session, "
                   "Mark, Class or ignore.",
                   field);
      return FALSE;
    }
  rb_layout_set (layout, (guint) at, found);
  return TRUE;
}

void
rb_layout_set_sign (RbLayout *layout, const char *sign, const char *code)
{
  RbSign *made;

  for (guint i = 0; i < layout->signs->len; i++)
    {
      RbSign *s = g_ptr_array_index (layout->signs, i);

      if (strcmp (s->sign, sign) != 0)
        continue;
      g_free (s->code);
      s->code = g_strdup (code);
      return;
    }
  made = g_new0 (RbSign, 1);
  made->sign = g_strdup (sign);
  made->code = g_strdup (code);
  g_ptr_array_add (layout->signs, made);
}

const char *
rb_layout_sign (const RbLayout *layout, const char *sign)
{
  for (guint i = 0; i < layout->signs->len; i++)
    {
      const RbSign *s = g_ptr_array_index (layout->signs, i);

      if (strcmp (s->sign, sign) == 0)
        return s->code;
    }
  return sign;
}

char *
rb_layout_fingerprint (const RbLayout *layout)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean was_date = FALSE;

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const RbLayoutColumn *c = &g_array_index (layout->columns, RbLayoutColumn, i);
      RbDate date;
      int half;
      gboolean is_date = rb_heading_parse_session (c->heading, &date, &half);

      if (is_date && was_date)
        continue;
      if (is_date)
        g_string_append (text, "(session)\n");
      else
        {
          g_autofree char *low = g_utf8_casefold (c->heading, -1);

          g_string_append (text, g_strstrip (low));
          g_string_append_c (text, '\n');
        }
      was_date = is_date;
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}

#define GROUP "layout"

char *
rb_layout_to_text (const RbLayout *layout)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) signs = g_ptr_array_new ();

  g_key_file_set_string (keys, GROUP, "kind", rb_import_kind_id (layout->kind));
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const RbLayoutColumn *c = &g_array_index (layout->columns, RbLayoutColumn, i);

      if (c->field == RB_FIELD_WIDE || *c->heading == '\0')
        continue;
      g_ptr_array_add (headings, c->heading);
      g_ptr_array_add (names, (gpointer) rb_field_name (c->field));
    }
  for (guint i = 0; i < layout->signs->len; i++)
    {
      const RbSign *sign = g_ptr_array_index (layout->signs, i);

      g_ptr_array_add (signs, sign->sign);
      g_ptr_array_add (signs, sign->code);
    }
  g_key_file_set_string_list (keys, GROUP, "headings", (const char *const *) headings->pdata,
                              headings->len);
  g_key_file_set_string_list (keys, GROUP, "fields", (const char *const *) names->pdata,
                              names->len);
  if (signs->len > 0)
    g_key_file_set_string_list (keys, GROUP, "signs", (const char *const *) signs->pdata,
                                signs->len);
  return g_key_file_to_data (keys, NULL, NULL);
}

/* The field that was written with rb_field_name(): exact, since some names mean more than one. */
static RbField
field_by_name (const char *name)
{
  for (guint f = 0; f < RB_N_FIELDS; f++)
    if (strcmp (rb_field_name ((RbField) f), name) == 0)
      return (RbField) f;
  return RB_FIELD_IGNORE;
}

gboolean
rb_layout_apply_text (RbLayout *layout, const char *text)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_auto (GStrv) headings = NULL, names = NULL, signs = NULL;
  g_autofree char *kind = NULL;
  gsize n = 0, n_names = 0, n_signs = 0;

  if (!g_key_file_load_from_data (keys, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return FALSE;
  kind = g_key_file_get_string (keys, GROUP, "kind", NULL);
  headings = g_key_file_get_string_list (keys, GROUP, "headings", &n, NULL);
  names = g_key_file_get_string_list (keys, GROUP, "fields", &n_names, NULL);
  signs = g_key_file_get_string_list (keys, GROUP, "signs", &n_signs, NULL);
  if (kind == NULL || n != n_names || !rb_import_kind_parse (kind, &layout->kind))
    return FALSE;
  for (guint i = 0; i < layout->columns->len; i++)
    {
      RbLayoutColumn *c = &g_array_index (layout->columns, RbLayoutColumn, i);

      for (gsize k = 0; k < n; k++)
        if (c->field != RB_FIELD_WIDE && strcmp (c->heading, headings[k]) == 0)
          c->field = field_by_name (names[k]);
    }
  for (gsize i = 0; i + 1 < n_signs; i += 2)
    rb_layout_set_sign (layout, signs[i], signs[i + 1]);
  rb_layout_judge (layout);
  return TRUE;
}
