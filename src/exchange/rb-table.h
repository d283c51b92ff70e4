/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells as a file holds them: what the CSV and the XLSX reader give and layouts read. All
 * cells are text; `type` says what the workbook said they were. Built once, then read only. */
#pragma once

#include "domain/rb-date.h"

G_BEGIN_DECLS

typedef enum
{
  RB_CELL_BLANK,
  RB_CELL_TEXT,
  RB_CELL_NUMBER,  /* text is the number, shortest form */
  RB_CELL_DATE,    /* text is ISO, "2024-09-02" */
  RB_CELL_BOOLEAN, /* "TRUE" or "FALSE" */
  RB_CELL_ERROR    /* "#N/A" */
} RbCellType;

/* A cell; the text ends in NUL, belongs to the table and has no spaces round it (CSV). */
typedef struct
{
  const char *text;
  guint32 length;
  guint32 type; /* RbCellType */
} RbTableCell;

/* Cells from (top, left) to (bottom, right), counting from 0, that a workbook shows as one; the
 * value is in the first, the others are blank. */
typedef struct
{
  guint top;
  guint left;
  guint bottom;
  guint right;
} RbMerge;

typedef struct _RbTable RbTable;

/* `buffer` (g_malloc'd, or NULL) is kept as long as the table: cells may point into it. */
RbTable *rb_table_new (const char *name, char *buffer);
void rb_table_free (RbTable *table);
/* Makes room, so that a long file is not copied as it grows. */
void rb_table_reserve (RbTable *table, gsize n_cells, gsize n_rows);
/* Appends a cell to the row that is being built; the text is kept by pointer. */
void rb_table_add (RbTable *table, const char *text, gsize length, RbCellType type);
/* The same with a copy of the text. */
void rb_table_add_copy (RbTable *table, const char *text, gsize length, RbCellType type);
/* Ends the row, which began on `line` of the source (from 1). A row without text is dropped. */
void rb_table_end_row (RbTable *table, guint line);
/* Cells of the row that is being built. */
guint rb_table_pending (const RbTable *table);
void rb_table_add_merge (RbTable *table, RbMerge merge);
/* Holds a reference on strings that cells point to. */
void rb_table_keep (RbTable *table, GPtrArray *strings);
/* Cells of all rows: what a reader limits. */
gsize rb_table_n_cells (const RbTable *table);

const char *rb_table_name (const RbTable *table);
guint rb_table_n_rows (const RbTable *table);
/* The line (CSV) or row (XLSX) of the source, from 1. */
guint rb_table_line (const RbTable *table, guint row);
/* The cells of a row; `n` tells how many. */
const RbTableCell *rb_table_row (const RbTable *table, guint row, guint *n);
/* A cell's text; "" past the end of the row. */
const char *rb_table_text (const RbTable *table, guint row, guint column);
const GArray *rb_table_merges (const RbTable *table); /* of RbMerge */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbTable, rb_table_free)

G_END_DECLS
