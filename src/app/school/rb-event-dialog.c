/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window for one line of the calendar. What is wrong is said under the rows, and Save waits
 * until it is right. */
#include "app/school/rb-event-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *window;
  AdwComboRow *kind;
  GtkEditable *name, *from, *to;
  GtkLabel *problem, *shown;
  GtkWidget *save;
  int year;
  guint index;
  RbEventEffect effect;
  RbEventDone done;
  GObject *owner;
} Dialog;

static const char *const kinds[RB_N_EVENT_KINDS] = {
  N_ ("Term"),      N_ ("Half-term holiday"), N_ ("Holiday"),      N_ ("Closure"),
  N_ ("INSET day"), N_ ("Bank holiday"),      N_ ("Morning only"), N_ ("Afternoon only"),
};

const char *
rb_event_kind_title (RbEventKind kind)
{
  return _ (kinds[kind]);
}

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_object_unref (dialog->owner);
  g_free (dialog);
}

/* The line as written; a sentence where it is not one yet. */
static const char *
read_event (Dialog *dialog, RbCalendarEvent *event)
{
  event->kind = (RbEventKind) adw_combo_row_get_selected (dialog->kind);
  event->name = (char *) gtk_editable_get_text (dialog->name);
  if (!rb_date_parse (gtk_editable_get_text (dialog->from), &event->from))
    return _ ("Write the first day as a date, such as 1 September 2025.");
  if (*gtk_editable_get_text (dialog->to) == '\0')
    event->to = event->from;
  else if (!rb_date_parse (gtk_editable_get_text (dialog->to), &event->to))
    return _ ("Write the last day as a date, such as 19 December 2025.");
  if (event->to < event->from)
    return _ ("The last day comes before the first day.");
  if (rb_academic_year_of (event->from) != dialog->year
      || rb_academic_year_of (event->to) != dialog->year)
    return _ ("These days are not in this academic year.");
  return NULL;
}

static void
check_cb (Dialog *dialog)
{
  RbCalendarEvent event;
  const char *problem = read_event (dialog, &event);
  g_autofree char *effect =
      problem ? g_strdup ("") : dialog->effect (&event, dialog->index, dialog->owner);

  gtk_label_set_text (dialog->shown, effect);
  gtk_label_set_text (dialog->problem, problem ? problem : "");
  gtk_widget_set_sensitive (dialog->save, problem == NULL);
}

static void
save_cb (Dialog *dialog)
{
  RbCalendarEvent event;

  if (read_event (dialog, &event) == NULL)
    {
      dialog->done (&event, dialog->index, FALSE, dialog->owner);
      gtk_window_close (dialog->window);
    }
}

static void
remove_cb (Dialog *dialog)
{
  dialog->done (NULL, dialog->index, TRUE, dialog->owner);
  gtk_window_close (dialog->window);
}

static void
set_date (GtkEditable *row, RbDate date)
{
  g_autofree char *text = rb_date_format (date, RB_DATE_LONG);

  gtk_editable_set_text (row, text);
}

static void
fill (Dialog *dialog, GtkBuilder *builder, const RbCalendarEvent *event)
{
  if (event)
    {
      adw_combo_row_set_selected (dialog->kind, event->kind);
      gtk_editable_set_text (dialog->name, event->name);
      set_date (dialog->from, event->from);
      set_date (dialog->to, event->to);
    }
  else
    adw_combo_row_set_selected (dialog->kind, RB_EVENT_CLOSURE);
  gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "remove-group")),
                          event != NULL);
}

void
rb_event_dialog_present (GtkWidget *from,
                         int year,
                         const RbCalendarEvent *event,
                         guint index,
                         RbEventEffect effect,
                         RbEventDone done,
                         gpointer owner)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/rollbook/Rollbook/ui/school/event-dialog.ui");
  Dialog *dialog = g_new0 (Dialog, 1);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  dialog->window = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));
  dialog->kind = ADW_COMBO_ROW (gtk_builder_get_object (builder, "kind"));
  dialog->name = GTK_EDITABLE (gtk_builder_get_object (builder, "name"));
  dialog->from = GTK_EDITABLE (gtk_builder_get_object (builder, "from"));
  dialog->to = GTK_EDITABLE (gtk_builder_get_object (builder, "to"));
  dialog->problem = GTK_LABEL (gtk_builder_get_object (builder, "problem"));
  dialog->shown = GTK_LABEL (gtk_builder_get_object (builder, "effect"));
  dialog->save = GTK_WIDGET (gtk_builder_get_object (builder, "save"));
  dialog->year = year;
  dialog->index = index;
  dialog->effect = effect;
  dialog->done = done;
  dialog->owner = g_object_ref (owner);
  for (int i = 0; i < RB_N_EVENT_KINDS; i++)
    gtk_string_list_append (model, _ (kinds[i]));
  adw_combo_row_set_model (dialog->kind, G_LIST_MODEL (model));
  fill (dialog, builder, event);
  g_signal_connect_swapped (dialog->kind, "notify::selected", G_CALLBACK (check_cb), dialog);
  g_signal_connect_swapped (dialog->from, "changed", G_CALLBACK (check_cb), dialog);
  g_signal_connect_swapped (dialog->to, "changed", G_CALLBACK (check_cb), dialog);
  g_signal_connect_swapped (dialog->save, "clicked", G_CALLBACK (save_cb), dialog);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "cancel"), "clicked",
                            G_CALLBACK (gtk_window_close), dialog->window);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "remove"), "clicked",
                            G_CALLBACK (remove_cb), dialog);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  gtk_window_set_transient_for (dialog->window, GTK_WINDOW (gtk_widget_get_root (from)));
  check_cb (dialog);
  gtk_window_present (dialog->window);
}
