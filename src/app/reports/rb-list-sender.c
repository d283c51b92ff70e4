/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a list that goes out. */
#include "app/reports/rb-list-sender.h"

#include "app/rb-listing-files.h"
#include "app/rb-notice.h"
#include "school/rb-lists.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define RB_TYPE_LIST_SENDER (rb_list_sender_get_type ())
G_DECLARE_FINAL_TYPE (RbListSender, rb_list_sender, RB, LIST_SENDER, GObject)

/* One list on its way; lives as long as its dialogs. */
struct _RbListSender
{
  GObject parent;
  GtkWidget *from;
  RbWorkspace *workspace;
  const RbListInfo *list;
};

G_DEFINE_FINAL_TYPE (RbListSender, rb_list_sender, G_TYPE_OBJECT)

static void
rb_list_sender_finalize (GObject *object)
{
  RbListSender *sender = RB_LIST_SENDER (object);

  g_clear_object (&sender->from);
  g_clear_object (&sender->workspace);
  G_OBJECT_CLASS (rb_list_sender_parent_class)->finalize (object);
}

static void
rb_list_sender_class_init (RbListSenderClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rb_list_sender_finalize;
}

static void
rb_list_sender_init (RbListSender *sender)
{
}

static RbListing *
for_texting (RbListSender *sender)
{
  return rb_list_listing (rb_workspace_school (sender->workspace), sender->list->id,
                          rb_workspace_now (sender->workspace), NULL, RB_LIST_FOR_TEXTING);
}

static void
note_sent_cb (gpointer data)
{
  RbListSender *sender = data;
  g_autoptr (RbChange) change = rb_workspace_change_new (sender->workspace, RB_SOURCE_GRID, "");
  guint n = rb_list_log_sent (rb_workspace_school (sender->workspace), sender->list->id,
                              rb_workspace_now (sender->workspace), NULL, "text", change);
  g_autofree char *label = g_strdup_printf (
      g_dngettext (NULL, "%s: %u family noted as sent", "%s: %u families noted as sent", n),
      _ (sender->list->title), n);

  if (n == 0)
    return;
  rb_workspace_apply (sender->workspace, change, label);
  rb_notice_undo (sender->from, label);
}

static void
answered_cb (RbListSender *sender, const char *response)
{
  g_autoptr (RbListing) listing = NULL;

  if (g_str_equal (response, "note"))
    note_sent_cb (sender);
  if (!g_str_equal (response, "save") && !g_str_equal (response, "both"))
    return;
  listing = for_texting (sender);
  rb_listing_files_save (sender->from, listing, RB_LISTING_CSV,
                         g_str_equal (response, "both") ? note_sent_cb : NULL, sender);
}

/* "12 families have a number and were not sent this list; 2 have no number; 3 were sent it." */
static char *
body_of (RbListSender *sender, guint *ready)
{
  RbSchool *school = rb_workspace_school (sender->workspace);
  g_autoptr (GPtrArray) lines =
      rb_list_make (school, sender->list->id, rb_workspace_now (sender->workspace));
  guint sent = 0, mute = 0;
  GString *body = g_string_new (NULL);

  *ready = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const RbListLine *line = lines->pdata[i];

      if (line->sent)
        sent++;
      else if (rb_list_contact (school, rb_roster_pupil (school->roster, line->row)->id))
        (*ready)++;
      else
        mute++;
    }
  g_string_append_printf (body,
                          g_dngettext (NULL, "%u family has a number and was not sent this list.",
                                       "%u families have a number and were not sent this list.",
                                       *ready),
                          *ready);
  if (mute > 0)
    g_string_append_printf (body, _ (" Without a number: %u."), mute);
  if (sent > 0)
    g_string_append_printf (body, _ (" Sent already: %u."), sent);
  g_string_append (body, _ ("\nRollbook sends nothing itself: save the file, and give it to your "
                            "texting service."));
  return g_string_free (body, FALSE);
}

void
rb_list_sender_run (GtkWidget *from, RbWorkspace *workspace, const RbListInfo *list)
{
  RbListSender *sender = g_object_new (RB_TYPE_LIST_SENDER, NULL);
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  guint ready;

  sender->from = g_object_ref (from);
  sender->workspace = g_object_ref (workspace);
  sender->list = list;
  body = body_of (sender, &ready);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), _ (list->title), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "note",
                                    _ ("_Note as Sent"), "save", _ ("_Save File…"), "both",
                                    _ ("Save and N_ote…"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "both");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "both",
                                              ADW_RESPONSE_SUGGESTED);
  for (guint i = 0; i < 3; i++)
    adw_message_dialog_set_response_enabled (
        ADW_MESSAGE_DIALOG (dialog), ((const char *[]){ "note", "save", "both" })[i],
        ready > 0 && (i == 1 || rb_workspace_read_only (workspace) == NULL));
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), sender,
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
