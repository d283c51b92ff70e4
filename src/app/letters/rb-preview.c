/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws one page of a document to fit. It knows nothing of what the pages say. */
#include "app/letters/rb-preview.h"

#include <glib/gi18n.h>

#define MARGIN 12.0
#define SHADOW 4

struct _RbPreview
{
  GtkWidget parent;
  GtkWidget *paper, *before, *after;
  GtkLabel *caption_label;
  RbDocument *document;
  char *caption;
  guint page;
  gboolean more_before, more_after;
};

G_DEFINE_FINAL_TYPE (RbPreview, rb_preview, GTK_TYPE_WIDGET)

static guint beyond_signal;

static guint
n_pages (RbPreview *preview)
{
  return preview->document ? rb_document_n_pages (preview->document) : 0;
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  RbPreview *preview = data;
  double w, h, scale;

  if (n_pages (preview) == 0)
    return;
  w = rb_document_width (preview->document);
  h = rb_document_height (preview->document);
  scale = MIN ((width - 2 * MARGIN) / w, (height - 2 * MARGIN) / h);
  if (scale <= 0)
    return;
  cairo_translate (cr, (width - w * scale) / 2, (height - h * scale) / 2);
  for (int i = SHADOW; i > 0; i--)
    {
      cairo_set_source_rgba (cr, 0, 0, 0, 0.05);
      cairo_rectangle (cr, -i, -i + 1, w * scale + 2 * i, h * scale + 2 * i);
      cairo_fill (cr);
    }
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, w, h);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  rb_document_draw_page (preview->document, cr, preview->page);
}

static void
show (RbPreview *preview)
{
  guint n = n_pages (preview);
  g_autofree char *words = NULL;
  const char *caption = preview->caption ? preview->caption : "";

  if (n > 1)
    words = g_strdup_printf (_ ("%s, page %u of %u"), caption, preview->page + 1, n);
  else
    words = g_strdup (caption);
  gtk_label_set_text (preview->caption_label, words);
  gtk_widget_set_sensitive (preview->before, preview->page > 0 || preview->more_before);
  gtk_widget_set_sensitive (preview->after, preview->page + 1 < n || preview->more_after);
  gtk_accessible_update_property (GTK_ACCESSIBLE (preview->paper), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  n > 0 ? words : _ ("No page"), -1);
  gtk_widget_queue_draw (preview->paper);
}

static void
turn (RbPreview *preview, int step)
{
  int page = (int) preview->page + step;

  if (page >= 0 && page < (int) n_pages (preview))
    {
      preview->page = (guint) page;
      show (preview);
    }
  else if (step < 0 ? preview->more_before : preview->more_after)
    g_signal_emit (preview, beyond_signal, 0, step);
}

static void
before_cb (RbPreview *preview)
{
  turn (preview, -1);
}

static void
after_cb (RbPreview *preview)
{
  turn (preview, 1);
}

static gboolean
key_cb (RbPreview *preview, guint key)
{
  if (key == GDK_KEY_Page_Up || key == GDK_KEY_Left)
    turn (preview, -1);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_Right)
    turn (preview, 1);
  else
    return FALSE;
  return TRUE;
}

static gboolean
rb_preview_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RB_PREVIEW (widget)->paper);
}

static void
rb_preview_dispose (GObject *object)
{
  RbPreview *preview = RB_PREVIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (preview));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&preview->document, rb_document_unref);
  g_clear_pointer (&preview->caption, g_free);
  G_OBJECT_CLASS (rb_preview_parent_class)->dispose (object);
}

static void
rb_preview_class_init (RbPreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_preview_dispose;
  widget_class->grab_focus = rb_preview_grab_focus;
  beyond_signal = g_signal_new ("beyond", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "preview");
}

static GtkWidget *
add_button (GtkWidget *box, const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_paper (RbPreview *preview)
{
  GtkWidget *paper = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_IMG, "focusable", TRUE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_hexpand (paper, TRUE);
  gtk_widget_set_vexpand (paper, TRUE);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (paper), 240);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (paper), 240);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (paper), draw_cb, preview, NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), preview);
  gtk_widget_add_controller (paper, keys);
  return paper;
}

static void
rb_preview_init (RbPreview *preview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  preview->paper = make_paper (preview);
  gtk_box_append (GTK_BOX (box), preview->paper);
  preview->before = add_button (foot, "go-previous-symbolic", _ ("Page before"));
  preview->caption_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (preview->caption_label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (preview->caption_label), "dim-label");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (preview->caption_label));
  preview->after = add_button (foot, "go-next-symbolic", _ ("Page after"));
  gtk_widget_set_halign (foot, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (foot, 6);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_set_parent (box, GTK_WIDGET (preview));
  gtk_widget_set_hexpand (GTK_WIDGET (preview), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (preview), TRUE);
  g_signal_connect_swapped (preview->before, "clicked", G_CALLBACK (before_cb), preview);
  g_signal_connect_swapped (preview->after, "clicked", G_CALLBACK (after_cb), preview);
  show (preview);
}

GtkWidget *
rb_preview_new (void)
{
  return g_object_new (RB_TYPE_PREVIEW, NULL);
}

void
rb_preview_set_document (RbPreview *preview, RbDocument *document, const char *caption)
{
  if (document)
    rb_document_ref (document);
  g_clear_pointer (&preview->document, rb_document_unref);
  preview->document = document;
  g_free (preview->caption);
  preview->caption = g_strdup (caption);
  preview->page = 0;
  show (preview);
}

void
rb_preview_set_endless (RbPreview *preview, gboolean before, gboolean after)
{
  preview->more_before = before;
  preview->more_after = after;
  show (preview);
}
