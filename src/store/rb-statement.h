/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQL statement with named parameters. Statements are literals beside the function that runs
 * them; the database keeps each one prepared, found again by the literal's address. */
#pragma once

#include "domain/rb-date.h"
#include "store/rb-database.h"

G_BEGIN_DECLS

typedef struct _RbStatement RbStatement;

/* Ready to be bound, with nothing bound. Belongs to the database; NULL with an error. `sql` must be
 * a literal. */
RbStatement *rb_statement (RbDatabase *database, const char *sql, GError **error);

/* The same for text that is made at run time (the names of tables): freed by the caller. */
RbStatement *rb_statement_once (RbDatabase *database, const char *sql, GError **error);
void rb_statement_free (RbStatement *statement);

/* The values of eight rows that are inserted at once, which costs little more than two: "(:who, ?)"
 * eight times. Names must come before the parameters without one in the first row. */
#define RB_EIGHT_ROWS(row) RB_FOUR_ROWS (row) ", " RB_FOUR_ROWS (row)
#define RB_FOUR_ROWS(row) row ", " row ", " row ", " row

/* `name` with its colon: ":pupil". Text and bytes must stay until the statement was run; NULL is
 * the SQL null. */
void rb_statement_bind_int (RbStatement *statement, const char *name, gint64 value);
/* Numbers for the parameters without a name that follow the one bound last; those after `n` stay
 * null. */
void rb_statement_bind_ids (RbStatement *statement, const gint64 *ids, guint n);
/* Text or bytes for the parameter after the one bound last. */
void rb_statement_bind_next (RbStatement *statement, const char *text);
void rb_statement_bind_next_blob (RbStatement *statement, const void *bytes, gsize length);
void rb_statement_bind_null (RbStatement *statement, const char *name);
void rb_statement_bind_text (RbStatement *statement, const char *name, const char *text);
void
rb_statement_bind_blob (RbStatement *statement, const char *name, const void *bytes, gsize length);
/* ISO text, null for RB_DATE_NONE; ISO text of a moment; 'am' or 'pm'. */
void rb_statement_bind_date (RbStatement *statement, const char *name, RbDate date);
void rb_statement_bind_stamp (RbStatement *statement, const char *name, gint64 at);
void rb_statement_bind_half (RbStatement *statement, const char *name, RbHalf half);

/* Runs a statement that gives no rows. */
gboolean rb_statement_run (RbStatement *statement, GError **error);
/* Goes to the next row: TRUE. FALSE at the end, and with an error set where it failed. */
gboolean rb_statement_next (RbStatement *statement, GError **error);
/* Ends reading before the last row. */
void rb_statement_reset (RbStatement *statement);

/* Columns of the row, counted from 0. Text and bytes stay until the next row; text is never NULL
 * but in _text_or_null. */
int rb_statement_columns (RbStatement *statement);
gint64 rb_statement_int (RbStatement *statement, int column);
gboolean rb_statement_is_null (RbStatement *statement, int column);
const char *rb_statement_text (RbStatement *statement, int column);
const char *rb_statement_text_or_null (RbStatement *statement, int column);
const guint8 *rb_statement_blob (RbStatement *statement, int column, gsize *length);
RbDate rb_statement_date (RbStatement *statement, int column);
gint64 rb_statement_stamp (RbStatement *statement, int column);
RbHalf rb_statement_half (RbStatement *statement, int column);

G_END_DECLS
