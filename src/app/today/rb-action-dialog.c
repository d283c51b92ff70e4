/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The windows of one action. */
#include "app/today/rb-action-dialog.h"

#include "analysis/rb-list.h"
#include "app/rb-notice.h"
#include "school/rb-actions.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *id;
  const char *title;
} frequencies[] = {
  { "daily", N_ ("Every school day") }, { "weekly", N_ ("Every week") },
  { "monthly", N_ ("Every month") },    { "half-termly", N_ ("Every half term") },
  { "termly", N_ ("Every term") },      { "months", N_ ("In named months") },
  { "annual", N_ ("Once a year") },     { "ongoing", N_ ("Whenever it is needed") },
};

#define RB_TYPE_ACTION_EDITOR (rb_action_editor_get_type ())
G_DECLARE_FINAL_TYPE (RbActionEditor, rb_action_editor, RB, ACTION_EDITOR, AdwWindow)

struct _RbActionEditor
{
  AdwWindow parent;
  GtkWidget *from;
  RbWorkspace *workspace;
  RbAction *was; /* or NULL */
  GtkWidget *title, *frequency, *weekday, *months, *role, *list, *save;
};

G_DEFINE_FINAL_TYPE (RbActionEditor, rb_action_editor, ADW_TYPE_WINDOW)

static void
apply (GtkWidget *from, RbWorkspace *workspace, RbAction *was, RbAction *is, const char *label)
{
  g_autoptr (RbChange) change = rb_workspace_change_new (workspace, RB_SOURCE_GRID, "");

  rb_change_add_record (change, was, is);
  rb_workspace_apply (workspace, change, label);
  rb_notice_undo (from, label);
}

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static const char *
chosen_frequency (RbActionEditor *editor)
{
  return frequencies[adw_combo_row_get_selected (ADW_COMBO_ROW (editor->frequency))].id;
}

/* Numbers of months between commas: at least one from 1 to 12. */
static gboolean
are_months (const char *text)
{
  g_auto (GStrv) months = g_strsplit (text, ",", -1);

  for (guint i = 0; months[i]; i++)
    if (!g_ascii_string_to_unsigned (g_strstrip (months[i]), 10, 1, 12, NULL, NULL))
      return FALSE;
  return months[0] != NULL;
}

/* Whether it is due at the end of a part of the year. */
static gboolean
is_part (const char *frequency)
{
  return g_str_equal (frequency, "half-termly") || g_str_equal (frequency, "termly");
}

static void
check (RbActionEditor *editor)
{
  const char *frequency = chosen_frequency (editor);
  gboolean months = g_str_equal (frequency, "months") || g_str_equal (frequency, "annual");
  gboolean part = is_part (frequency);

  gtk_widget_set_visible (editor->weekday, g_str_equal (frequency, "weekly"));
  gtk_widget_set_visible (editor->months, months || part);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (editor->months),
                                 part ? _ ("Only if it ends in these months (empty: every one)")
                                      : _ ("Months as numbers, such as 9, 1, 4"));
  gtk_widget_set_sensitive (editor->save, *text_of (editor->title) != '\0'
                                              && (!(months || (part && *text_of (editor->months)))
                                                  || are_months (text_of (editor->months))));
}

static void
save_cb (RbActionEditor *editor)
{
  RbSchool *school = rb_workspace_school (editor->workspace);
  RbAction *is = editor->was ? rb_record_copy (editor->was) : rb_record_new (RB_RECORD_ACTION);
  guint list = adw_combo_row_get_selected (ADW_COMBO_ROW (editor->list)), n;
  const RbListInfo *lists = rb_lists (&n);

  if (!editor->was)
    {
      is->base.id = rb_office_next_id (school->office, RB_RECORD_ACTION);
      is->since = rb_workspace_now (editor->workspace).date;
      is->active = TRUE;
      is->own = TRUE;
    }
  rb_record_set (&is->title, text_of (editor->title));
  rb_record_set (&is->frequency, chosen_frequency (editor));
  rb_record_set (&is->months,
                 gtk_widget_get_visible (editor->months) ? text_of (editor->months) : "");
  rb_record_set (&is->role, text_of (editor->role));
  rb_record_set (&is->list, list == 0 ? "" : lists[list - 1].id);
  is->weekday = (int) adw_combo_row_get_selected (ADW_COMBO_ROW (editor->weekday));
  apply (editor->from, editor->workspace, editor->was, is, _ ("The action was saved"));
  rb_record_unref (is);
  gtk_window_close (GTK_WINDOW (editor));
}

static void
rb_action_editor_dispose (GObject *object)
{
  RbActionEditor *editor = RB_ACTION_EDITOR (object);

  g_clear_object (&editor->from);
  g_clear_object (&editor->workspace);
  g_clear_pointer (&editor->was, rb_record_unref);
  G_OBJECT_CLASS (rb_action_editor_parent_class)->dispose (object);
}

static void
rb_action_editor_class_init (RbActionEditorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_action_editor_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
add_entry (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_combo (GtkWidget *group, const char *title, GtkStringList *words)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_unref (words);
  return row;
}

static void
add_rows (RbActionEditor *editor, GtkWidget *group)
{
  GtkStringList *often = gtk_string_list_new (NULL), *days = gtk_string_list_new (NULL);
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n;
  const RbListInfo *lists = rb_lists (&n);

  for (guint i = 0; i < G_N_ELEMENTS (frequencies); i++)
    gtk_string_list_append (often, _ (frequencies[i].title));
  for (int day = 0; day < 5; day++)
    gtk_string_list_append (days, rb_weekday_name (day));
  gtk_string_list_append (names, _ ("No list"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, _ (lists[i].title));
  editor->title = add_entry (group, _ ("What is to be done"));
  editor->role = add_entry (group, _ ("Who does it"));
  editor->frequency = add_combo (group, _ ("How often"), often);
  editor->weekday = add_combo (group, _ ("Weekday"), days);
  editor->months = add_entry (group, _ ("Months as numbers, such as 9, 1, 4"));
  editor->list = add_combo (group, _ ("Pupils it concerns"), names);
}

static GtkWidget *
make_bar (RbActionEditor *editor)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  editor->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (editor->save, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), editor->save);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), editor);
  g_signal_connect_swapped (editor->save, "clicked", G_CALLBACK (save_cb), editor);
  return bar;
}

static void
rb_action_editor_init (RbActionEditor *editor)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  gtk_window_set_title (GTK_WINDOW (editor), _ ("Action"));
  gtk_window_set_modal (GTK_WINDOW (editor), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (editor), 520, 460);
  gtk_box_append (GTK_BOX (box), make_bar (editor));
  add_rows (editor, group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (editor), box);
  g_signal_connect_swapped (editor->title, "changed", G_CALLBACK (check), editor);
  g_signal_connect_swapped (editor->months, "changed", G_CALLBACK (check), editor);
  g_signal_connect_swapped (editor->frequency, "notify::selected", G_CALLBACK (check), editor);
}

static void
fill (RbActionEditor *editor, const RbAction *action)
{
  guint n;
  const RbListInfo *lists = rb_lists (&n);

  gtk_editable_set_text (GTK_EDITABLE (editor->title), action->title);
  gtk_editable_set_text (GTK_EDITABLE (editor->role), action->role);
  gtk_editable_set_text (GTK_EDITABLE (editor->months), action->months);
  adw_combo_row_set_selected (ADW_COMBO_ROW (editor->weekday),
                              (guint) CLAMP (action->weekday, 0, 4));
  for (guint i = 0; i < G_N_ELEMENTS (frequencies); i++)
    if (g_str_equal (frequencies[i].id, action->frequency))
      adw_combo_row_set_selected (ADW_COMBO_ROW (editor->frequency), i);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (lists[i].id, action->list))
      adw_combo_row_set_selected (ADW_COMBO_ROW (editor->list), i + 1);
}

void
rb_action_dialog_edit (GtkWidget *from, RbWorkspace *workspace, const RbAction *action)
{
  RbActionEditor *editor =
      g_object_new (RB_TYPE_ACTION_EDITOR, "transient-for", gtk_widget_get_root (from), NULL);

  editor->from = g_object_ref (from);
  editor->workspace = g_object_ref (workspace);
  editor->was = action ? rb_record_ref ((gpointer) action) : NULL;
  if (action)
    fill (editor, action);
  check (editor);
  gtk_window_present (GTK_WINDOW (editor));
}

void
rb_action_dialog_retire (GtkWidget *from,
                         RbWorkspace *workspace,
                         const RbAction *action,
                         gboolean active)
{
  RbAction *is = rb_record_copy (action);

  is->active = active;
  if (active)
    is->since = rb_workspace_now (workspace).date;
  apply (from, workspace, (RbAction *) action, is,
         active ? _ ("The action is in the calendar again")
                : _ ("The action was taken out of the calendar"));
  rb_record_unref (is);
}

typedef struct
{
  GtkWidget *from;
  RbWorkspace *workspace;
  RbAction *action;
  RbDate due;
  GtkWidget *note;
} Ticking;

static void
ticking_free (gpointer data, GClosure *closure)
{
  Ticking *ticking = data;

  g_object_unref (ticking->from);
  g_object_unref (ticking->workspace);
  rb_record_unref (ticking->action);
  g_free (ticking);
}

static void
tick_cb (Ticking *ticking, const char *response)
{
  g_autoptr (RbChange) change = NULL;
  g_autofree char *label = g_strdup_printf (_ ("Done: %s"), ticking->action->title);

  if (!g_str_equal (response, "done"))
    return;
  change = rb_workspace_change_new (ticking->workspace, RB_SOURCE_GRID, "");
  rb_actions_tick (rb_workspace_school (ticking->workspace), ticking->action, ticking->due,
                   gtk_editable_get_text (GTK_EDITABLE (ticking->note)), change);
  rb_workspace_apply (ticking->workspace, change, label);
  rb_notice_undo (ticking->from, label);
}

void
rb_action_dialog_tick (GtkWidget *from, RbWorkspace *workspace, const RbAction *action, RbDate due)
{
  Ticking *ticking = g_new0 (Ticking, 1);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)),
                                              _ ("Is It Done?"), action->title);

  ticking->from = g_object_ref (from);
  ticking->workspace = g_object_ref (workspace);
  ticking->action = rb_record_ref ((gpointer) action);
  ticking->due = due;
  ticking->note = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (ticking->note), _ ("Note, in a few words"));
  gtk_entry_set_activates_default (GTK_ENTRY (ticking->note), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (ticking->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), ticking->note);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "done",
                                    _ ("_Done"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "done",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "done");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (tick_cb), ticking, ticking_free,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
