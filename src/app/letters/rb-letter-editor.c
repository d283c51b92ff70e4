/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits the text of a template; what the text means is documents/rb-template.h. */
#include "app/letters/rb-letter-editor.h"

#include "app/letters/rb-preview.h"
#include "app/rb-presenting.h"
#include "app/rb-right-guard.h"
#include "app/rb-saver.h"
#include "documents/rb-template.h"
#include "school/rb-clock.h"
#include "school/rb-letter-sample.h"

#include <glib/gi18n.h>
#include <string.h>

#define PREVIEW_AFTER_MS 250

#define RB_TYPE_LETTER_EDITOR (rb_letter_editor_get_type ())
G_DECLARE_FINAL_TYPE (RbLetterEditor, rb_letter_editor, RB, LETTER_EDITOR, AdwWindow)

struct _RbLetterEditor
{
  AdwWindow parent;
  RbWorkspace *workspace;
  RbSchool *school;  /* as it was when the window opened */
  const char *id;    /* of the template; static */
  const char *shown; /* its name; static */
  RbLetterPages pages;
  gpointer data;
  GDestroyNotify free_data;
  AdwWindowTitle *title;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkListBox *fields;
  GtkLabel *problem;
  GtkWidget *save, *shipped;
  RbPreview *preview;
  guint timer;
};

G_DEFINE_FINAL_TYPE (RbLetterEditor, rb_letter_editor, ADW_TYPE_WINDOW)

static char *
text_of (RbLetterEditor *editor)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (editor->buffer, &start, &end);
  return gtk_text_buffer_get_text (editor->buffer, &start, &end, FALSE);
}

static void
show_problem (RbLetterEditor *editor, const char *sentence)
{
  gtk_label_set_text (editor->problem, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (editor->problem), sentence != NULL);
}

/* The page with the text as it stands, saved or not. */
static void
show_page (RbLetterEditor *editor, char *text)
{
  RbStoredTemplate draft = { .name = (char *) editor->id, .text = text };
  g_autoptr (GPtrArray) templates = g_ptr_array_new ();
  g_autoptr (RbDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  RbMoment now = rb_workspace_now (editor->workspace);

  g_ptr_array_add (templates, &draft);
  document = editor->pages ? editor->pages (editor->data, editor->school, now, templates, &error)
                           : rb_letter_sample (editor->id, editor->school, now, templates, &error);
  rb_preview_set_document (editor->preview, document,
                           document ? _ ("As it will be printed") : error->message);
  show_problem (editor, document ? rb_document_problem (document) : NULL);
}

static gboolean
check_cb (gpointer data)
{
  RbLetterEditor *editor = data;
  g_autofree char *text = text_of (editor);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbTemplate) template =
      rb_template_new (editor->id, editor->shown, text, NULL, NULL, &error);

  editor->timer = 0;
  show_problem (editor, error ? error->message : NULL);
  gtk_widget_set_sensitive (editor->save,
                            template != NULL && gtk_text_buffer_get_modified (editor->buffer));
  if (template)
    show_page (editor, text);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (RbLetterEditor *editor)
{
  g_clear_handle_id (&editor->timer, g_source_remove);
  editor->timer = g_timeout_add (PREVIEW_AFTER_MS, check_cb, editor);
}

static void
shipped_cb (RbLetterEditor *editor)
{
  g_autoptr (RbTemplate) template = rb_template_builtin (editor->id);

  /* As one step that Ctrl+Z takes back. */
  gtk_text_buffer_begin_user_action (editor->buffer);
  gtk_text_buffer_set_text (editor->buffer, rb_template_text (template), -1);
  gtk_text_buffer_end_user_action (editor->buffer);
  gtk_text_buffer_set_modified (editor->buffer, TRUE);
  typed_cb (editor);
}

static void
saved_cb (gpointer owner, const GError *error)
{
  if (error)
    return;
  gtk_text_buffer_set_modified (RB_LETTER_EDITOR (owner)->buffer, FALSE);
  gtk_window_close (owner);
}

static void
save_cb (RbLetterEditor *editor)
{
  g_autofree char *text = text_of (editor);
  RbStoreBatch *batch = rb_store_batch_new ();
  RbStoredTemplate row = { .name = (char *) editor->id,
                           .text = text,
                           .who = (char *) rb_workspace_who (editor->workspace),
                           .at = rb_clock_seconds () };

  rb_store_batch_add_template (batch, &row);
  rb_saver_write (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (editor))),
                  editor->workspace, batch, _ ("The new wording is saved"), saved_cb, editor);
}

static void
field_cb (RbLetterEditor *editor, GtkListBoxRow *row)
{
  const RbLetterField *field = rb_field_nth ((guint) gtk_list_box_row_get_index (row));
  g_autofree char *words = NULL;

  if (field->kind == RB_LETTER_FIELD_FLAG)
    words = g_strdup_printf ("{{#if %s}}{{/if}}", field->name);
  else if (field->kind == RB_LETTER_FIELD_LIST)
    words = g_strdup_printf ("{{#each %s}}{{/each}}", field->name);
  else
    words = g_strdup_printf ("{{%s}}", field->name);
  gtk_text_buffer_delete_selection (editor->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (editor->buffer, words, -1);
  gtk_widget_grab_focus (GTK_WIDGET (editor->view));
}

static void
discard_cb (AdwMessageDialog *dialog, const char *response, RbLetterEditor *editor)
{
  if (!g_str_equal (response, "discard"))
    return;
  gtk_text_buffer_set_modified (editor->buffer, FALSE);
  gtk_window_close (GTK_WINDOW (editor));
}

static gboolean
rb_letter_editor_close_request (GtkWindow *window)
{
  RbLetterEditor *editor = RB_LETTER_EDITOR (window);
  GtkWidget *dialog;

  if (!gtk_text_buffer_get_modified (editor->buffer))
    return GTK_WINDOW_CLASS (rb_letter_editor_parent_class)->close_request (window);
  dialog =
      adw_message_dialog_new (window, _ ("Discard the new wording?"), _ ("It has not been saved."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep editing"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_cb), editor, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
rb_letter_editor_dispose (GObject *object)
{
  RbLetterEditor *editor = RB_LETTER_EDITOR (object);

  g_clear_handle_id (&editor->timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (editor), RB_TYPE_LETTER_EDITOR);
  g_clear_object (&editor->workspace);
  if (editor->free_data)
    g_clear_pointer (&editor->data, editor->free_data);
  g_clear_pointer (&editor->school, rb_school_unref);
  G_OBJECT_CLASS (rb_letter_editor_parent_class)->dispose (object);
}

static void
rb_letter_editor_class_init (RbLetterEditorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_letter_editor_dispose;
  GTK_WINDOW_CLASS (class)->close_request = rb_letter_editor_close_request;
  g_type_ensure (RB_TYPE_PREVIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/rollbook/Rollbook/ui/letters/letter-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RbLetterEditor, title);
  gtk_widget_class_bind_template_child (widget_class, RbLetterEditor, view);
  gtk_widget_class_bind_template_child (widget_class, RbLetterEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, RbLetterEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, RbLetterEditor, save);
  gtk_widget_class_bind_template_child (widget_class, RbLetterEditor, shipped);
  gtk_widget_class_bind_template_child (widget_class, RbLetterEditor, preview);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
add_fields (RbLetterEditor *editor)
{
  for (guint i = 0; i < rb_field_n (); i++)
    {
      const RbLetterField *field = rb_field_nth (i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *about = g_markup_escape_text (field->description, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, field->example);
      gtk_list_box_append (editor->fields, row);
    }
}

static void
rb_letter_editor_init (RbLetterEditor *editor)
{
  gtk_widget_init_template (GTK_WIDGET (editor));
  editor->buffer = gtk_text_view_get_buffer (editor->view);
  add_fields (editor);
  g_signal_connect_swapped (editor->buffer, "changed", G_CALLBACK (typed_cb), editor);
  g_signal_connect_swapped (editor->save, "clicked", G_CALLBACK (save_cb), editor);
  g_signal_connect_swapped (editor->shipped, "clicked", G_CALLBACK (shipped_cb), editor);
  g_signal_connect_swapped (editor->fields, "row-activated", G_CALLBACK (field_cb), editor);
}

/* The newest text of the school, or the shipped one; also one that cannot be read, to be mended. */
static char *
newest_text (RbWorkspace *workspace, const char *id)
{
  RbStore *store = rb_workspace_store (workspace);
  g_autoptr (GPtrArray) templates = store ? rb_store_templates (store, NULL) : NULL;
  g_autoptr (RbTemplate) shipped = rb_template_builtin (id);

  for (guint i = 0; templates && i < templates->len; i++)
    {
      const RbStoredTemplate *stored = templates->pdata[i];

      if (strcmp (stored->name, id) == 0)
        return g_strdup (stored->text);
    }
  return g_strdup (rb_template_text (shipped));
}

/* Of an id that Rollbook knows. */
static gboolean
set_template (RbLetterEditor *editor, const char *id)
{
  for (guint i = 0; i < rb_template_n_builtin (); i++)
    if (strcmp (rb_template_builtin_id (i), id) == 0)
      {
        editor->id = rb_template_builtin_id (i);
        editor->shown = rb_template_builtin_name (i);
        return TRUE;
      }
  return FALSE;
}

void
rb_letter_editor_open (GtkWidget *from,
                       RbWorkspace *workspace,
                       const char *id,
                       RbLetterPages pages,
                       gpointer data,
                       GDestroyNotify free_data)
{
  RbLetterEditor *editor = g_object_new (RB_TYPE_LETTER_EDITOR, NULL);
  g_autofree char *text = NULL;

  editor->pages = pages;
  editor->data = data;
  editor->free_data = free_data;
  if (!set_template (editor, id))
    {
      gtk_window_destroy (GTK_WINDOW (editor));
      return;
    }
  text = newest_text (workspace, id);
  editor->workspace = g_object_ref (workspace);
  editor->school = rb_school_ref (rb_workspace_school (workspace));
  adw_window_title_set_title (editor->title, editor->shown);
  gtk_window_set_title (GTK_WINDOW (editor), editor->shown);
  gtk_text_buffer_begin_irreversible_action (editor->buffer);
  gtk_text_buffer_set_text (editor->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (editor->buffer);
  gtk_text_buffer_set_modified (editor->buffer, FALSE);
  g_clear_handle_id (&editor->timer, g_source_remove);
  check_cb (editor);
  gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_WINDOW (rb_window_of (from)));
  gtk_window_present (GTK_WINDOW (editor));
  gtk_widget_grab_focus (GTK_WIDGET (editor->view));
}

static void
wording_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  RbWorkspace *workspace = rb_window_workspace (window);

  if (rb_right_admits (window, action))
    rb_letter_editor_open (window, workspace, g_variant_get_string (parameter, NULL), NULL, NULL,
                           NULL);
}

void
rb_letter_editor_add_actions (RbWindow *window)
{
  static const GActionEntry actions[] = { { "letter-wording", wording_cb, "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}
