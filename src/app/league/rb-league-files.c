/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Poster and table as bytes, then written whole and readable by their owner only. */
#include "app/league/rb-league-files.h"

#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "app/rb-task.h"
#include "charts/rb-league-slide.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <string.h>

/* A3 in points, and the PNG at 150 dots an inch. */
#define A3_WIDTH 841.8898
#define A3_HEIGHT 1190.5512
#define PNG_WIDTH 1754
#define PNG_HEIGHT 2480

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw_pdf (const RbLeagueAnswer *answer, GByteArray *bytes)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_cb, bytes, A3_WIDTH, A3_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *period = rb_period_format (answer->school, answer->league->period);
  g_autofree char *title = g_strdup_printf ("%s: %s", answer->school->details->name, period);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                  answer->school->details->name);
  rb_league_poster_draw (answer->league, answer->school, cr, A3_WIDTH, A3_HEIGHT, NULL);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
draw_png (const RbLeagueAnswer *answer, GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PNG_WIDTH, PNG_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  rb_league_poster_draw (answer->league, answer->school, cr, PNG_WIDTH, PNG_HEIGHT, NULL);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  return status;
}

GBytes *
rb_league_files_bytes (const RbLeagueAnswer *answer, RbLeagueFile kind, GError **error)
{
  GByteArray *bytes;
  cairo_status_t status;

  if (kind == RB_LEAGUE_TABLE_CSV)
    {
      char *csv = rb_league_answer_csv (answer);

      return g_bytes_new_take (csv, strlen (csv));
    }
  bytes = g_byte_array_new ();
  status = kind == RB_LEAGUE_POSTER_PDF ? draw_pdf (answer, bytes) : draw_png (answer, bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (bytes);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The poster could not be drawn: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}

typedef struct
{
  GtkWidget *from;
  RbLeagueAnswer *answer;
  RbLeagueFile kind;
  char *path;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->from);
  rb_league_answer_unref (save->answer);
  g_free (save->path);
  g_free (save);
}

static gboolean
save_work (RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  Save *save = data;
  g_autofree char *name = g_path_get_basename (save->path);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = rb_league_files_bytes (save->answer, save->kind, error);
  gconstpointer data_bytes;
  gsize size;

  if (!bytes || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  data_bytes = g_bytes_get_data (bytes, &size);
  if (!g_file_set_contents_full (save->path, data_bytes, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &reason))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _ ("%s could not be saved: %s. Choose another folder or free some space."), name,
                   reason->message);
      return FALSE;
    }
  *result = g_steal_pointer (&name);
  return TRUE;
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
  rb_task_run (save->from, _ ("Saving"), save_work, save, save_free, rb_notice_saved, save->from);
}

void
rb_league_files_save (GtkWidget *from, RbLeagueAnswer *answer, RbLeagueFile kind)
{
  static const struct
  {
    const char *title, *stem, *ending;
  } kinds[] = {
    [RB_LEAGUE_POSTER_PDF] = { N_ ("Save the Poster"), "poster", "pdf" },
    [RB_LEAGUE_POSTER_PNG] = { N_ ("Save the Poster"), "poster", "png" },
    [RB_LEAGUE_TABLE_CSV] = { N_ ("Save the Table"), "league", "csv" },
  };
  Save *save = g_new0 (Save, 1);
  char from_iso[11];
  g_autofree char *name =
      g_strdup_printf ("%s-%s.%s", kinds[kind].stem,
                       rb_date_iso (answer->league->period.from, from_iso), kinds[kind].ending);

  save->from = g_object_ref (from);
  save->answer = rb_league_answer_ref (answer);
  save->kind = kind;
  rb_compat_save_file (GTK_WINDOW (gtk_widget_get_root (from)), _ (kinds[kind].title), name,
                       chosen_cb, save);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              RbLeagueAnswer *answer)
{
  rb_league_poster_draw (
      answer->league, answer->school, gtk_print_context_get_cairo_context (context),
      gtk_print_context_get_width (context), gtk_print_context_get_height (context), NULL);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *from)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error)
    rb_notice_error (from, error, NULL, NULL);
}

void
rb_league_files_print_poster (GtkWidget *from, RbLeagueAnswer *answer)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A3);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, _ ("League poster"));
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "answer", rb_league_answer_ref (answer),
                          (GDestroyNotify) rb_league_answer_unref);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), answer);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), from, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (from)), NULL);
}
