/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with any record, by the table of its kind's fields. */
#include "domain/rb-record.h"

#include <string.h>

#define NEW(record) ((RbRecord *) (record))

gpointer
rb_record_new (RbRecordKind kind)
{
  const RbRecordType *type = rb_record_type (kind);
  RbRecord *record = g_malloc0 (type->size);

  g_atomic_ref_count_init (&record->ref_count);
  record->kind = kind;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == RB_HOLDS_TEXT)
      rb_record_at (record, &type->fields[i], char *) = g_strdup ("");
  return record;
}

gpointer
rb_record_copy (gconstpointer record)
{
  const RbRecord *from = record;
  const RbRecordType *type = rb_record_type (from->kind);
  RbRecord *copy = g_memdup2 (from, type->size);

  g_atomic_ref_count_init (&copy->ref_count);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == RB_HOLDS_TEXT)
      rb_record_at (copy, &type->fields[i], char *) =
          g_strdup (rb_record_at (from, &type->fields[i], char *));
  return copy;
}

gpointer
rb_record_ref (gpointer record)
{
  g_atomic_ref_count_inc (&NEW (record)->ref_count);
  return record;
}

void
rb_record_unref (gpointer record)
{
  const RbRecordType *type = rb_record_type (NEW (record)->kind);

  if (!g_atomic_ref_count_dec (&NEW (record)->ref_count))
    return;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == RB_HOLDS_TEXT)
      g_free (rb_record_at (record, &type->fields[i], char *));
  g_free (record);
}

void
rb_record_set (char **text, const char *value)
{
  char *copy = g_strdup (value ? value : "");

  g_free (*text);
  *text = copy;
}

static gboolean
field_equal (const RbRecordField *field, gconstpointer a, gconstpointer b)
{
  switch (field->kind)
    {
    case RB_HOLDS_TEXT:
      return strcmp (rb_record_at (a, field, char *), rb_record_at (b, field, char *)) == 0;
    case RB_HOLDS_STAMP:
    case RB_HOLDS_ID:
      return rb_record_at (a, field, gint64) == rb_record_at (b, field, gint64);
    case RB_HOLDS_HALF:
      return rb_record_at (a, field, RbHalf) == rb_record_at (b, field, RbHalf);
    case RB_HOLDS_INT:
    case RB_HOLDS_BOOL:
    case RB_HOLDS_DATE:
      break;
    }
  return rb_record_at (a, field, gint32) == rb_record_at (b, field, gint32);
}

gboolean
rb_record_equal (gconstpointer a, gconstpointer b)
{
  const RbRecord *x = a, *y = b;
  const RbRecordType *type = rb_record_type (x->kind);

  if (x->kind != y->kind || x->id != y->id || x->hidden != y->hidden)
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    if (!field_equal (&type->fields[i], a, b))
      return FALSE;
  return TRUE;
}

gint64
rb_record_pupil (gconstpointer record)
{
  guint offset = rb_record_type (((const RbRecord *) record)->kind)->pupil_offset;

  return offset == 0 ? 0 : *(const gint64 *) ((const char *) record + offset);
}

gboolean
rb_record_confidential (gconstpointer record)
{
  guint offset = rb_record_type (((const RbRecord *) record)->kind)->confidential_offset;

  return offset != 0 && *(const gboolean *) ((const char *) record + offset);
}

gpointer
rb_record_hide (gpointer record)
{
  return rb_record_confidential (record) ? rb_record_without_secrets (record)
                                         : rb_record_ref (record);
}

gpointer
rb_record_without_secrets (gpointer record)
{
  const RbRecordType *type = rb_record_type (NEW (record)->kind);
  RbRecord *copy = rb_record_copy (record);

  copy->hidden = TRUE;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].secret)
      rb_record_set (&rb_record_at (copy, &type->fields[i], char *), "");
  return copy;
}

static void
describe_field (GString *words, const RbRecord *record, const RbRecordField *field)
{
  RbDate day = field->kind == RB_HOLDS_DATE ? rb_record_at (record, field, RbDate) : RB_DATE_NONE;
  gint64 number = 0;
  char iso[11];

  switch (field->kind)
    {
    case RB_HOLDS_TEXT:
      if (*rb_record_at (record, field, char *))
        g_string_append_printf (words, " %s %s,", field->name,
                                rb_record_at (record, field, char *));
      return;
    case RB_HOLDS_DATE:
      if (day != RB_DATE_NONE)
        g_string_append_printf (words, " %s %s,", field->name, rb_date_iso (day, iso));
      return;
    case RB_HOLDS_HALF:
      g_string_append_printf (words, " %s %s,", field->name,
                              rb_half_id (rb_record_at (record, field, RbHalf)));
      return;
    case RB_HOLDS_INT:
    case RB_HOLDS_BOOL:
      number = rb_record_at (record, field, int);
      break;
    case RB_HOLDS_STAMP:
    case RB_HOLDS_ID:
      number = rb_record_at (record, field, gint64);
      break;
    }
  if (number != 0)
    g_string_append_printf (words, " %s %" G_GINT64_FORMAT ",", field->name, number);
}

char *
rb_record_describe (gconstpointer record)
{
  const RbRecord *one = record;
  const RbRecordType *type = rb_record_type (one->kind);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s %" G_GINT64_FORMAT ":", type->name, one->id);
  for (guint i = 0; i < type->n_fields; i++)
    describe_field (words, one, &type->fields[i]);
  return g_string_free (g_string_truncate (words, words->len - 1), FALSE);
}

gboolean
rb_record_described (const char *words, RbRecordKind *kind, gint64 *id)
{
  const char *space = strchr (words, ' ');

  for (int k = 0; space && k < RB_N_RECORDS; k++)
    {
      const char *name = rb_record_type (k)->name;

      if (strlen (name) != (gsize) (space - words) || strncmp (words, name, strlen (name)) != 0)
        continue;
      *kind = (RbRecordKind) k;
      *id = g_ascii_strtoll (space, NULL, 10);
      return TRUE;
    }
  return FALSE;
}
