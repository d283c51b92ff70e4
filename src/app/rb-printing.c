/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing and saving, both through the document's own draw. */
#include "app/rb-printing.h"

#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "app/rb-task.h"
#include "documents/rb-pdf.h"

#include <glib/gi18n.h>

/* What waits for the pages. */
typedef struct
{
  RbPrintingDone done; /* or NULL */
  gpointer data;
  GDestroyNotify free_data;
} Waiting;

static Waiting *
waiting_new (RbPrintingDone done, gpointer data, GDestroyNotify free_data)
{
  Waiting *waiting = g_new (Waiting, 1);

  *waiting = (Waiting){ done, data, free_data };
  return waiting;
}

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  if (waiting->free_data)
    waiting->free_data (waiting->data);
  g_free (waiting);
}

/* Whether it may leave the program; the sentence is shown where not. */
static gboolean
may_go (GtkWidget *from, RbDocument *document, const char *empty)
{
  const char *problem =
      rb_document_n_pages (document) == 0 ? empty : rb_document_problem (document);

  if (problem)
    rb_notice_show (from, problem, NULL, NULL);
  return problem == NULL;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              RbDocument *document)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_scale (cr, gtk_print_context_get_width (context) / rb_document_width (document),
               gtk_print_context_get_height (context) / rb_document_height (document));
  rb_document_draw_page (document, cr, (guint) page);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *from)
{
  const Waiting *waiting = g_object_get_data (G_OBJECT (operation), "waiting");
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && waiting && waiting->done)
    waiting->done (from, waiting->data);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error)
    rb_notice_error (from, error, NULL, NULL);
}

void
rb_printing_print (GtkWidget *from, RbDocument *document)
{
  rb_printing_print_then (from, document, NULL, NULL, NULL);
}

void
rb_printing_print_then (GtkWidget *from,
                        RbDocument *document,
                        RbPrintingDone done,
                        gpointer data,
                        GDestroyNotify free_data)
{
  Waiting *waiting = waiting_new (done, data, free_data);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gboolean landscape = rb_document_width (document) > rb_document_height (document);

  g_object_set_data_full (G_OBJECT (operation), "waiting", waiting, waiting_free);
  if (!may_go (from, document, _ ("There is nothing to print.")))
    return;
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                   : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, rb_document_title (document));
  gtk_print_operation_set_n_pages (operation, (int) rb_document_n_pages (document));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "document", rb_document_ref (document),
                          (GDestroyNotify) rb_document_unref);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), document);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), from, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (from)), NULL);
}

void
rb_printing_print_slip (GtkWidget *from, RbDocument *document)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper =
      gtk_paper_size_new_custom ("slip", _ ("Slip"), rb_document_width (document),
                                 rb_document_height (document), GTK_UNIT_POINTS);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, rb_document_title (document));
  gtk_print_operation_set_n_pages (operation, (int) rb_document_n_pages (document));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "document", rb_document_ref (document),
                          (GDestroyNotify) rb_document_unref);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), document);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), from, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT,
                           GTK_WINDOW (gtk_widget_get_root (from)), NULL);
}

typedef struct
{
  GtkWidget *from;
  RbDocument *document;
  char *author;
  char *path;
  GObject *owner; /* of the end, with "from" and "waiting" */
  RbTask *task;
  GCancellable *cancellable;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->from);
  g_object_unref (save->owner);
  rb_document_unref (save->document);
  g_free (save->author);
  g_free (save->path);
  g_free (save);
}

static gboolean
progress (guint page, guint n_pages, gpointer data)
{
  Save *save = data;

  rb_task_progress (save->task, (double) page / n_pages);
  return !g_cancellable_is_cancelled (save->cancellable);
}

static gboolean
save_work (RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  Save *save = data;

  save->task = task;
  save->cancellable = cancellable;
  *result = g_path_get_basename (save->path);
  return rb_pdf_write (save->document, save->path, save->author, progress, save, error);
}

static void
saved_cb (gpointer owner, gpointer result, const GError *error)
{
  GtkWidget *from = g_object_get_data (owner, "from");
  const Waiting *waiting = g_object_get_data (owner, "waiting");

  rb_notice_saved (from, result, error);
  if (!error && waiting->done)
    waiting->done (from, waiting->data);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  Save *save = data;

  if (!file)
    {
      save_free (save);
      return;
    }
  save->path = g_strdup (g_file_peek_path (file));
  rb_task_run (save->from, _ ("Writing the PDF"), save_work, save, save_free, saved_cb,
               save->owner);
}

void
rb_printing_save_pdf (GtkWidget *from, RbDocument *document, const char *name, const char *author)
{
  rb_printing_save_pdf_then (from, document, name, author, NULL, NULL, NULL);
}

void
rb_printing_save_pdf_then (GtkWidget *from,
                           RbDocument *document,
                           const char *name,
                           const char *author,
                           RbPrintingDone done,
                           gpointer data,
                           GDestroyNotify free_data)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  Save *save;

  g_object_set_data_full (owner, "waiting", waiting_new (done, data, free_data), waiting_free);
  if (!may_go (from, document, _ ("There is nothing to save.")))
    return;
  g_object_set_data_full (owner, "from", g_object_ref (from), g_object_unref);
  save = g_new0 (Save, 1);
  save->owner = g_steal_pointer (&owner);
  save->from = g_object_ref (from);
  save->document = rb_document_ref (document);
  save->author = g_strdup (author);
  rb_compat_save_file (GTK_WINDOW (gtk_widget_get_root (from)), _ ("Save as PDF"), name, chosen_cb,
                       save);
}
