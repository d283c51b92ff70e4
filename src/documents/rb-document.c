/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents: page count, outline and the one draw. What is on the pages is each kind's own file. */
#include "documents/rb-document.h"

#include "documents/rb-paper.h"
#include "documents/rb-type.h"

struct _RbDocument
{
  gatomicrefcount ref_count;
  const RbDocumentClass *klass;
  gpointer data;
  char *title;
  double width;
  double height;
  guint n_pages;
  GArray *outline; /* RbOutlineEntry */
  gboolean sample;
  char *problem; /* or NULL */
};

static void
outline_entry_clear (gpointer data)
{
  g_free (((RbOutlineEntry *) data)->title);
}

RbDocument *
rb_document_new (const RbDocumentClass *klass,
                 gpointer data,
                 const char *title,
                 double width,
                 double height,
                 guint n_pages)
{
  RbDocument *self = g_new0 (RbDocument, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->klass = klass;
  self->data = data;
  self->title = g_strdup (title);
  self->width = width;
  self->height = height;
  self->n_pages = n_pages;
  self->outline = g_array_new (FALSE, FALSE, sizeof (RbOutlineEntry));
  g_array_set_clear_func (self->outline, outline_entry_clear);
  return self;
}

RbDocument *
rb_document_ref (RbDocument *document)
{
  g_atomic_ref_count_inc (&document->ref_count);
  return document;
}

void
rb_document_unref (RbDocument *document)
{
  if (!g_atomic_ref_count_dec (&document->ref_count))
    return;
  if (document->klass->free)
    document->klass->free (document->data);
  g_array_unref (document->outline);
  g_free (document->title);
  g_free (document->problem);
  g_free (document);
}

void
rb_document_add_outline (RbDocument *document, const char *title, guint page)
{
  RbOutlineEntry entry = { g_strdup (title), page };
  g_array_append_val (document->outline, entry);
}

void
rb_document_set_sample (RbDocument *document, gboolean sample)
{
  document->sample = sample;
}

void
rb_document_take_problem (RbDocument *document, char *problem)
{
  g_free (document->problem);
  document->problem = problem;
}

const char *
rb_document_problem (const RbDocument *document)
{
  return document->problem;
}

const char *
rb_document_title (const RbDocument *document)
{
  return document->title;
}

double
rb_document_width (const RbDocument *document)
{
  return document->width;
}

double
rb_document_height (const RbDocument *document)
{
  return document->height;
}

guint
rb_document_n_pages (const RbDocument *document)
{
  return document->n_pages;
}

guint
rb_document_n_outline (const RbDocument *document)
{
  return document->outline->len;
}

const RbOutlineEntry *
rb_document_outline (const RbDocument *document, guint index)
{
  return &g_array_index (document->outline, RbOutlineEntry, index);
}

/* Pale and under the text, so that everything on the page stays readable. */
static void
draw_sample (const RbDocument *document, cairo_t *cr)
{
  double size = MIN (document->width, document->height) * 0.2;
  PangoLayout *layout = rb_type_short ("SAMPLE", size, 800);
  int width, height;
  pango_layout_get_size (layout, &width, &height);
  cairo_save (cr);
  cairo_translate (cr, document->width / 2, document->height / 2);
  cairo_rotate (cr, -G_PI / 5);
  cairo_move_to (cr, -0.5 * width / PANGO_SCALE, -0.5 * height / PANGO_SCALE);
  rb_paper_ink (cr, RB_INK_SAMPLE);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

void
rb_document_draw_page (RbDocument *document, cairo_t *cr, guint page)
{
  g_return_if_fail (page < document->n_pages);
  cairo_save (cr);
  if (document->sample)
    draw_sample (document, cr);
  document->klass->draw_page (document->data, cr, page);
  cairo_restore (cr);
}
