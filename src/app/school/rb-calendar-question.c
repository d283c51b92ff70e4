/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog before an edit of the calendar. */
#include "app/school/rb-calendar-question.h"

#include "analysis/rb-calendar-effect.h"
#include "app/absence/rb-bulk-dialog.h"
#include "app/rb-right-guard.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MOST_PICKED 40 /* pupils that the chooser of Bulk Codes shows one by one */

typedef struct
{
  GtkWidget *from;
  RbWorkspace *workspace;
  RbCalendar *next;
  RbCalendarAnswer done;
  GObject *owner;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->from);
  g_object_unref (question->workspace);
  rb_calendar_unref (question->next);
  g_object_unref (question->owner);
  g_free (question);
}

static RbCalendarEffect *
effect_of (RbWorkspace *workspace, RbCalendar *next)
{
  return rb_calendar_effect_new (rb_workspace_school (workspace), rb_calendar_year (next), next,
                                 rb_workspace_now (workspace));
}

/* Those whose marks would close, in the order of classes. (transfer full) of guint */
static GArray *
rows_of (const RbCalendarEffect *effect)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < effect->marks->len; i++)
    {
      guint row = g_array_index (effect->marks, RbClosedMark, i).row;

      if (rows->len == 0 || g_array_index (rows, guint, rows->len - 1) != row)
        g_array_append_val (rows, row);
    }
  return rows;
}

/* The class, or the year group, that all of them are in on that day; else nothing is set. */
static void
find_common (RbBulkStart *start, const RbRoster *roster, const GArray *rows)
{
  const RbClass *one =
      rb_roster_class_on (roster, g_array_index (rows, guint, 0), start->from.date);
  gboolean class = one != NULL, year = one != NULL;

  for (guint i = 1; i < rows->len && one; i++)
    {
      const RbClass *klass =
          rb_roster_class_on (roster, g_array_index (rows, guint, i), start->from.date);

      class = class && klass && klass->id == one->id;
      year = year && klass && g_str_equal (klass->year_group, one->year_group);
    }
  if (class)
    start->class_id = one->id;
  else if (year)
    start->year_group = one->year_group;
}

/* Bulk Codes for the pupils and sessions of these marks, while those sessions are still open. */
static void
open_bulk (Question *question)
{
  g_autoptr (RbCalendarEffect) effect = effect_of (question->workspace, question->next);
  g_autoptr (GArray) rows = rows_of (effect);
  RbBulkStart start = { 0 };

  if (rows->len == 0 || !rb_right_allows (question->from, question->workspace, RB_RIGHT_BULK))
    return;
  start.from = start.to = g_array_index (effect->marks, RbClosedMark, 0).session;
  for (guint i = 1; i < effect->marks->len; i++)
    {
      RbSession session = g_array_index (effect->marks, RbClosedMark, i).session;

      if (session.date < start.from.date
          || (session.date == start.from.date && session.half < start.from.half))
        start.from = session;
      if (session.date > start.to.date
          || (session.date == start.to.date && session.half > start.to.half))
        start.to = session;
    }
  if (rows->len <= MOST_PICKED)
    start.rows = rows;
  else
    find_common (&start, rb_workspace_school (question->workspace)->roster, rows);
  rb_bulk_dialog_open (question->from, question->workspace, &start);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (g_strcmp0 (response, "save") == 0)
    question->done (question->next, question->owner);
  else if (g_strcmp0 (response, "bulk") == 0)
    open_bulk (question);
  question_free (question);
}

/* A line for each child who is concerned. */
static GtkWidget *
make_lines (GPtrArray *lines)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkStringList *strings = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_builder_list_item_factory_new_from_resource (
      NULL, "/org/rollbook/Rollbook/ui/school/marks-line.ui");
  GtkWidget *view;

  for (guint i = 0; i < lines->len; i++)
    gtk_string_list_append (strings, lines->pdata[i]);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (strings))),
                            g_steal_pointer (&factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pupils whose marks or plans are concerned"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, -1, lines->len > 4 ? 200 : 110);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

char *
rb_calendar_question_words (RbWorkspace *workspace, RbCalendar *next)
{
  g_autoptr (RbCalendarEffect) effect = effect_of (workspace, next);

  return rb_calendar_effect_words (effect);
}

void
rb_calendar_question_ask (GtkWidget *from,
                          RbWorkspace *workspace,
                          RbCalendar *next,
                          RbCalendarAnswer done,
                          gpointer owner)
{
  g_autoptr (RbCalendarEffect) effect = effect_of (workspace, next);
  g_autoptr (GPtrArray) lines = rb_calendar_effect_lines (effect, rb_workspace_school (workspace));
  g_autofree char *words = rb_calendar_effect_words (effect);
  Question *question = g_new0 (Question, 1);
  gboolean shown = !rb_workspace_presenting (workspace);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (from)),
      effect->marks->len > 0 ? _ ("Close Sessions That Have Marks?") : _ ("Save the Calendar?"),
      *words ? words : _ ("Sessions, marks, plans and periods stay as they are."));

  question->from = g_object_ref (from);
  question->workspace = g_object_ref (workspace);
  question->next = rb_calendar_ref (next);
  question->done = done;
  question->owner = g_object_ref (owner);
  if (shown && lines->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_lines (lines));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  if (shown && effect->marks->len > 0)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "bulk", _ ("_Bulk Codes…"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "save", _ ("_Save Calendar"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
