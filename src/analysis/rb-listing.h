/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in words: title, columns and rows, for whatever prints it or writes it to a file. What it
 * says is decided by who fills it; how it looks is documents', which file it becomes is exchange's.
 * It is filled once and then only read. */
#pragma once

#include "domain/rb-date.h"

G_BEGIN_DECLS

typedef enum
{
  RB_LISTING_TEXT,
  RB_LISTING_NUMBER, /* a number as text, right aligned: "12", "94.2" */
  RB_LISTING_TICK    /* an empty box on paper; left out of files */
} RbListingKind;

typedef struct
{
  char *title;
  RbListingKind kind;
  guint weight; /* of its width on paper, against the other columns */
} RbListingColumn;

typedef struct _RbListing RbListing;

/* `subtitle` and `foot` may be NULL. */
RbListing *rb_listing_new (const char *title, const char *subtitle, const char *foot);
RbListing *rb_listing_ref (RbListing *listing);
void rb_listing_unref (RbListing *listing);

/* Columns first; then rows: a new row is empty, and rb_listing_put() fills its cells in order. */
void
rb_listing_add_column (RbListing *listing, const char *title, RbListingKind kind, guint weight);
void rb_listing_add_row (RbListing *listing);
/* NULL is "". */
void rb_listing_put (RbListing *listing, const char *text);
/* Takes the text. */
void rb_listing_take (RbListing *listing, char *text);
/* "20 Mar 2026"; "" for RB_DATE_NONE. */
void rb_listing_put_day (RbListing *listing, RbDate day);
/* A heading between rows ("Class 3T"): paper shows it across, files leave it out. */
void rb_listing_add_heading (RbListing *listing, const char *text);

const char *rb_listing_title (const RbListing *listing);
const char *rb_listing_subtitle (const RbListing *listing); /* or "" */
const char *rb_listing_foot (const RbListing *listing);     /* or "" */
guint rb_listing_n_columns (const RbListing *listing);
const RbListingColumn *rb_listing_column (const RbListing *listing, guint column);
/* Rows with headings among them. */
guint rb_listing_n_rows (const RbListing *listing);
/* The heading's words; NULL where the row is none. */
const char *rb_listing_heading (const RbListing *listing, guint row);
/* "" for a cell that was not filled. */
const char *rb_listing_text (const RbListing *listing, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbListing, rb_listing_unref)

G_END_DECLS
