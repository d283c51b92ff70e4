/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells in two flat arrays, so that 160,000 rows cost two allocations and not 160,000. */
#include "exchange/rb-table.h"

#include <string.h>

struct _RbTable
{
  char *name;
  char *buffer;
  GStringChunk *copies;
  GPtrArray *kept;
  RbTableCell *cells;
  gsize n_cells;
  gsize cell_capacity;
  gsize *starts; /* first cell of each row, and of the one being built */
  guint *lines;
  gsize n_rows;
  gsize row_capacity;
  gboolean has_text; /* the row being built is not blank */
  GArray *merges;
};

RbTable *
rb_table_new (const char *name, char *buffer)
{
  RbTable *table = g_new0 (RbTable, 1);

  table->name = g_strdup (name);
  table->buffer = buffer;
  table->row_capacity = 256;
  table->starts = g_new (gsize, table->row_capacity + 1);
  table->lines = g_new (guint, table->row_capacity);
  table->starts[0] = 0;
  table->cell_capacity = 1024;
  table->cells = g_new (RbTableCell, table->cell_capacity);
  table->merges = g_array_new (FALSE, FALSE, sizeof (RbMerge));
  return table;
}

void
rb_table_reserve (RbTable *table, gsize n_cells, gsize n_rows)
{
  if (n_cells > table->cell_capacity)
    {
      table->cell_capacity = n_cells;
      table->cells = g_renew (RbTableCell, table->cells, n_cells);
    }
  if (n_rows > table->row_capacity)
    {
      table->row_capacity = n_rows;
      table->starts = g_renew (gsize, table->starts, n_rows + 1);
      table->lines = g_renew (guint, table->lines, n_rows);
    }
}

void
rb_table_free (RbTable *table)
{
  g_free (table->name);
  g_free (table->buffer);
  g_free (table->cells);
  g_free (table->starts);
  g_free (table->lines);
  g_array_unref (table->merges);
  if (table->copies != NULL)
    g_string_chunk_free (table->copies);
  g_clear_pointer (&table->kept, g_ptr_array_unref);
  g_free (table);
}

void
rb_table_add (RbTable *table, const char *text, gsize length, RbCellType type)
{
  RbTableCell *cell;

  if (G_UNLIKELY (table->n_cells == table->cell_capacity))
    {
      table->cell_capacity *= 2;
      table->cells = g_renew (RbTableCell, table->cells, table->cell_capacity);
    }
  cell = &table->cells[table->n_cells++];
  cell->text = text;
  cell->length = (guint32) length;
  cell->type = length == 0 ? RB_CELL_BLANK : (guint32) type;
  table->has_text |= length > 0;
}

void
rb_table_add_copy (RbTable *table, const char *text, gsize length, RbCellType type)
{
  const char *copy = "";

  if (table->copies == NULL)
    table->copies = g_string_chunk_new (64 * 1024);
  if (length > 0)
    copy = g_string_chunk_insert_len (table->copies, text, (gssize) length);
  rb_table_add (table, copy, length, type);
}

void
rb_table_end_row (RbTable *table, guint line)
{
  if (!table->has_text)
    {
      table->n_cells = table->starts[table->n_rows];
      return;
    }
  if (G_UNLIKELY (table->n_rows + 1 == table->row_capacity))
    {
      table->row_capacity *= 2;
      table->starts = g_renew (gsize, table->starts, table->row_capacity + 1);
      table->lines = g_renew (guint, table->lines, table->row_capacity);
    }
  table->lines[table->n_rows++] = line;
  table->starts[table->n_rows] = table->n_cells;
  table->has_text = FALSE;
}

guint
rb_table_pending (const RbTable *table)
{
  return (guint) (table->n_cells - table->starts[table->n_rows]);
}

void
rb_table_add_merge (RbTable *table, RbMerge merge)
{
  g_array_append_val (table->merges, merge);
}

void
rb_table_keep (RbTable *table, GPtrArray *strings)
{
  g_clear_pointer (&table->kept, g_ptr_array_unref);
  table->kept = g_ptr_array_ref (strings);
}

gsize
rb_table_n_cells (const RbTable *table)
{
  return table->n_cells;
}

const char *
rb_table_name (const RbTable *table)
{
  return table->name;
}

guint
rb_table_n_rows (const RbTable *table)
{
  return (guint) table->n_rows;
}

guint
rb_table_line (const RbTable *table, guint row)
{
  return table->lines[row];
}

const RbTableCell *
rb_table_row (const RbTable *table, guint row, guint *n)
{
  *n = (guint) (table->starts[row + 1] - table->starts[row]);
  return table->cells + table->starts[row];
}

const char *
rb_table_text (const RbTable *table, guint row, guint column)
{
  guint n;
  const RbTableCell *cells = rb_table_row (table, row, &n);

  return column < n ? cells[column].text : "";
}

const GArray *
rb_table_merges (const RbTable *table)
{
  return table->merges;
}
