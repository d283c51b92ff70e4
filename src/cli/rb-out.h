/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command says on standard output: a list of rows with its parameters, as a table for
 * people, as CSV, or as one JSON document. And the pieces of JSON that stand inside a cell. */
#pragma once

#include "domain/rb-rate.h"

G_BEGIN_DECLS

typedef enum
{
  RB_FORMAT_TEXT,
  RB_FORMAT_CSV,
  RB_FORMAT_JSON
} RbFormat;

typedef struct _RbOut RbOut;

RbOut *rb_out_new (RbFormat format);
void rb_out_free (RbOut *out);

/* A parameter: a member of the JSON document beside its rows. Not in CSV; in text only as the
 * title. */
void rb_out_param (RbOut *out, const char *key, const char *value);
void rb_out_param_int (RbOut *out, const char *key, gint64 value);
void rb_out_param_bool (RbOut *out, const char *key, gboolean value);
void rb_out_param_json (RbOut *out, const char *key, char *json); /* takes `json` */
/* A line above the table, for people only. */
void rb_out_title (RbOut *out, const char *title);
/* Names of the columns, ending with NULL; the members of a row in JSON. */
void rb_out_columns (RbOut *out, ...) G_GNUC_NULL_TERMINATED;
void rb_out_column (RbOut *out, const char *name);

/* The cells of the rows, one after the other. NULL is null. */
void rb_out_text (RbOut *out, const char *value);
void rb_out_take (RbOut *out, char *value); /* takes `value` */
void rb_out_int (RbOut *out, gint64 value);
void rb_out_bool (RbOut *out, gboolean value);
void rb_out_null (RbOut *out);
/* "95.4", or null where the rate does not exist. */
void rb_out_rate (RbOut *out, RbRate rate);
/* A structure in JSON (taken) and what people read in its place. */
void rb_out_json (RbOut *out, char *json, const char *text);

/* The whole document. (transfer full) */
char *rb_out_format (RbOut *out);
void rb_out_print (RbOut *out);

/* JSON pieces. rb_json_quote() gives "null" for NULL; `members` are pairs of a name and a piece,
 * ending with NULL. (transfer full) */
char *rb_json_quote (const char *text);
char *rb_json_rate (RbRate rate);
void rb_json_member (GString *object, const char *name, const char *piece);
char *rb_json_object (GString *members); /* takes `members` */
char *rb_json_strings (GPtrArray *strings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbOut, rb_out_free)

G_END_DECLS
