/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a document as they leave the printer: white paper on a desk, one at a time, with
 * buttons for the page before and after. */
#pragma once

#include "documents/rb-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_PREVIEW (rb_preview_get_type ())
G_DECLARE_FINAL_TYPE (RbPreview, rb_preview, RB, PREVIEW, GtkWidget)

/* Signal "beyond" (int): the page after the last (1) or before the first (-1) was asked for; only
 * where rb_preview_set_endless() said so. */
GtkWidget *rb_preview_new (void);
/* Shows the first page of `document` (a reference is taken); NULL shows none, with `caption` in its
 * place. */
void rb_preview_set_document (RbPreview *preview, RbDocument *document, const char *caption);
/* Whether there is something before the first page and after the last. */
void rb_preview_set_endless (RbPreview *preview, gboolean before, gboolean after);

G_END_DECLS
