/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anything with pages: the preview on screen, the printer and the PDF all call the same draw.
 * Reference counted; a document holds snapshots only and may be drawn from any one thread at a
 * time.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A line of the table of contents: one for every pupil of a batch. */
typedef struct
{
  char *title;
  guint page; /* from 0 */
} RbOutlineEntry;

typedef struct _RbDocument RbDocument;

/* What a kind of document can do. `free` frees the data; the others may be NULL where the document
 * has given its page count and outline by rb_document_set_pages() and rb_document_add_outline(). */
typedef struct
{
  void (*draw_page) (gpointer data, cairo_t *cr, guint page);
  void (*free) (gpointer data);
} RbDocumentClass;

#define RB_A4_SHORT 595.2756
#define RB_A4_LONG 841.8898
/* Millimetres in points. */
#define RB_MM(mm) ((mm) *72.0 / 25.4)

/* Takes `data`. Width and height of every page in points. */
RbDocument *rb_document_new (const RbDocumentClass *klass,
                             gpointer data,
                             const char *title,
                             double width,
                             double height,
                             guint n_pages);
RbDocument *rb_document_ref (RbDocument *document);
void rb_document_unref (RbDocument *document);
/* While it is being built, before it is shared. */
void rb_document_add_outline (RbDocument *document, const char *title, guint page);
/* SAMPLE stands across every page: the sample school. */
void rb_document_set_sample (RbDocument *document, gboolean sample);

/* A sentence on why the document must not be sent as it is; takes the string, NULL for none. */
void rb_document_take_problem (RbDocument *document, char *problem);
const char *rb_document_problem (const RbDocument *document);

const char *rb_document_title (const RbDocument *document);
double rb_document_width (const RbDocument *document);
double rb_document_height (const RbDocument *document);
/* 0 for an empty batch. */
guint rb_document_n_pages (const RbDocument *document);
guint rb_document_n_outline (const RbDocument *document);
const RbOutlineEntry *rb_document_outline (const RbDocument *document, guint index);
/* Draws one page, from 0, in points from its top left corner, on any surface. Scale `cr` for a
 * screen. The ground is not painted: paper is the caller's. */
void rb_document_draw_page (RbDocument *document, cairo_t *cr, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbDocument, rb_document_unref)

G_END_DECLS
