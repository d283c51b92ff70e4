/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar of an academic year as a list of terms and closures, with what follows from them:
 * how many sessions, what is wrong. Lines are added, edited and removed here; term dates from a
 * file come in by the import. */
#include "analysis/rb-calendar-effect.h"
#include "app/rb-presenting.h"
#include "app/rb-saver.h"
#include "app/school/rb-event-dialog.h"
#include "app/school/rb-new-year-dialog.h"
#include "app/school/rb-school-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define RB_TYPE_CALENDAR_SECTION (rb_calendar_section_get_type ())
G_DECLARE_FINAL_TYPE (RbCalendarSection, rb_calendar_section, RB, CALENDAR_SECTION, AdwBin)

struct _RbCalendarSection
{
  AdwBin parent;
  RbWorkspace *workspace;
  AdwComboRow *years;
  GArray *year_numbers; /* int */
  GtkWidget *summary;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *list;
  gboolean filling;
  int year;
};

G_DEFINE_FINAL_TYPE (RbCalendarSection, rb_calendar_section, ADW_TYPE_BIN)

static const RbCalendar *
calendar_of (RbCalendarSection *section)
{
  const RbMarkMatrix *matrix =
      rb_school_year (rb_workspace_school (section->workspace), section->year);

  return matrix ? rb_mark_matrix_calendar (matrix) : NULL;
}

/* The year's events without the one at `without` (or G_MAXUINT), and with `add` (or NULL). Names
 * stay the calendar's. */
static GArray *
events_with (RbCalendarSection *section, guint without, const RbCalendarEvent *add)
{
  const RbCalendar *calendar = calendar_of (section);
  GArray *events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));

  for (guint i = 0; calendar && i < rb_calendar_n_events (calendar); i++)
    if (i != without)
      g_array_append_vals (events, rb_calendar_event (calendar, i), 1);
  if (add)
    g_array_append_vals (events, add, 1);
  return events;
}

/* What those events would do. (transfer full) */
static RbCalendarEffect *
effect_of (RbCalendarSection *section, const GArray *events)
{
  g_autoptr (RbCalendar) next = rb_calendar_new (
      section->year, (const RbCalendarEvent *) (gpointer) events->data, events->len);

  return rb_calendar_effect_new (rb_workspace_school (section->workspace), section->year, next);
}

static void
write_events (RbCalendarSection *section, const GArray *events, const char *text)
{
  RbStoreBatch *batch = rb_store_batch_new ();

  rb_store_batch_set_calendar (batch, section->year,
                               (const RbCalendarEvent *) (gpointer) events->data, events->len);
  rb_saver_write (GTK_WIDGET (section), section->workspace, batch, text, NULL, NULL);
}

typedef struct
{
  RbCalendarSection *section;
  GArray *events;
  RbSchool *school; /* owns the names of the events */
  char *name;       /* of the one that was added, or NULL */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->section);
  g_array_unref (question->events);
  rb_school_unref (question->school);
  g_free (question->name);
  g_free (question);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (g_strcmp0 (response, "save") == 0)
    write_events (question->section, question->events, _ ("The calendar was saved"));
  question_free (question);
}

/* A line for each pupil who has a mark in a session that would close. */
static GtkWidget *
make_marks (RbCalendarSection *section, const RbCalendarEffect *effect)
{
  g_autoptr (GPtrArray) lines =
      rb_calendar_effect_lines (effect, rb_workspace_school (section->workspace));
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
                                  _ ("Marks in sessions that would close"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, -1, lines->len > 4 ? 200 : 110);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

/* Saves the events at once, or asks first where marks would stand on a closed day. Takes `events`
 * and `name`. */
static void
save_events (RbCalendarSection *section, GArray *events, char *name)
{
  g_autoptr (RbCalendarEffect) effect = effect_of (section, events);
  Question *question = g_new0 (Question, 1);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  question->section = g_object_ref (section);
  question->events = events;
  question->school = rb_school_ref (rb_workspace_school (section->workspace));
  question->name = name;
  if (effect->marks->len == 0)
    {
      write_events (section, events, _ ("The calendar was saved"));
      question_free (question);
      return;
    }
  body = rb_calendar_effect_words (effect);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))),
                                   _ ("Close Sessions That Have Marks?"), body);
  if (!rb_workspace_presenting (section->workspace))
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_marks (section, effect));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                    _ ("_Save Calendar"), NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Under the rows of the dialog. */
static char *
event_effect (const RbCalendarEvent *event, guint index, gpointer data)
{
  g_autoptr (GArray) events = events_with (data, index, event);
  g_autoptr (RbCalendarEffect) effect = effect_of (data, events);

  return rb_calendar_effect_words (effect);
}

static void
event_done_cb (const RbCalendarEvent *event, guint index, gboolean remove, gpointer data)
{
  RbCalendarSection *section = data;
  char *name = event ? g_strdup (event->name) : NULL;
  RbCalendarEvent own;

  if (event)
    {
      own = *event;
      own.name = name;
    }
  if (remove)
    save_events (section, events_with (section, index, NULL), NULL);
  else if (event)
    save_events (section, events_with (section, index, &own), name);
}

static void
row_activated_cb (AdwActionRow *row, RbCalendarSection *section)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));

  rb_event_dialog_present (GTK_WIDGET (section), section->year,
                           rb_calendar_event (calendar_of (section), index), index, event_effect,
                           event_done_cb, section);
}

static void
add_cb (RbCalendarSection *section)
{
  rb_event_dialog_present (GTK_WIDGET (section), section->year, NULL, G_MAXUINT, event_effect,
                           event_done_cb, section);
}

static GtkWidget *
make_event_row (RbCalendarSection *section, const RbCalendarEvent *event, guint index)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name =
      g_markup_escape_text (*event->name ? event->name : rb_event_kind_title (event->kind), -1);
  g_autofree char *from = rb_date_format (event->from, RB_DATE_FULL);
  g_autofree char *to = rb_date_format (event->to, RB_DATE_FULL);
  g_autofree char *days =
      event->from == event->to ? g_strdup (from) : g_strdup_printf (_ ("%s to %s"), from, to);
  GtkWidget *kind = gtk_label_new (rb_event_kind_title (event->kind));

  gtk_widget_add_css_class (kind, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), days);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), kind);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), section);
  return row;
}

static void
fill_list (RbCalendarSection *section)
{
  const RbCalendar *calendar = calendar_of (section);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add…"));

  if (section->list)
    adw_preferences_page_remove (section->page, section->list);
  section->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (section->list, _ ("Terms and closures"));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), section);
  adw_preferences_group_set_header_suffix (section->list, add);
  for (guint i = 0; calendar && i < rb_calendar_n_events (calendar); i++)
    adw_preferences_group_add (section->list,
                               make_event_row (section, rb_calendar_event (calendar, i), i));
  adw_preferences_page_add (section->page, section->list);
}

static void
fill_summary (RbCalendarSection *section)
{
  const RbCalendar *calendar = calendar_of (section);
  g_autoptr (GPtrArray) problems = calendar ? rb_calendar_problems (calendar) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;

  if (calendar)
    title = g_strdup_printf (_ ("%u sessions in %u school weeks"),
                             rb_calendar_n_sessions (calendar), rb_calendar_n_weeks (calendar));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (section->summary),
                                 title ? title : _ ("No terms yet"));
  for (guint i = 0; problems && i < problems->len; i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "", (char *) problems->pdata[i]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (section->summary),
                               text->len ? text->str : _ ("Terms and half terms fit together."));
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

/* Years that have a calendar, this one and the next, newest first. */
static void
fill_years (RbCalendarSection *section)
{
  RbSchool *school = rb_workspace_school (section->workspace);
  int this_year = rb_academic_year_of (rb_workspace_now (section->workspace).date);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (section->year_numbers, 0);
  for (int year = this_year; year <= this_year + 1; year++)
    if (!rb_school_year (school, year))
      g_array_append_val (section->year_numbers, year);
  for (guint i = 0; i < school->years->len; i++)
    {
      int year = rb_calendar_year (rb_mark_matrix_calendar (school->years->pdata[i]));

      g_array_append_val (section->year_numbers, year);
    }
  g_array_sort (section->year_numbers, compare_ints);
  for (guint i = 0; i < section->year_numbers->len; i++)
    {
      g_autofree char *label =
          rb_academic_year_label (g_array_index (section->year_numbers, int, i));

      gtk_string_list_append (model, label);
      if (g_array_index (section->year_numbers, int, i) == section->year)
        selected = i;
    }
  adw_combo_row_set_model (section->years, G_LIST_MODEL (model));
  adw_combo_row_set_selected (section->years, selected);
}

static void
fill (RbCalendarSection *section)
{
  section->filling = TRUE;
  fill_years (section);
  fill_summary (section);
  fill_list (section);
  section->filling = FALSE;
}

static void
year_cb (RbCalendarSection *section)
{
  guint selected = adw_combo_row_get_selected (section->years);

  if (section->filling || selected >= section->year_numbers->len)
    return;
  section->year = g_array_index (section->year_numbers, int, selected);
  fill_summary (section);
  fill_list (section);
}

static void
new_year_cb (RbCalendarSection *section)
{
  if (!rb_presenting_refuses (GTK_WIDGET (section), section->workspace))
    rb_new_year_dialog_open (GTK_WIDGET (section), section->workspace);
}

static void
rb_calendar_section_dispose (GObject *object)
{
  RbCalendarSection *section = RB_CALENDAR_SECTION (object);

  g_clear_object (&section->workspace);
  g_clear_pointer (&section->year_numbers, g_array_unref);
  G_OBJECT_CLASS (rb_calendar_section_parent_class)->dispose (object);
}

static void
rb_calendar_section_class_init (RbCalendarSectionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_calendar_section_dispose;
}

static void
rb_calendar_section_init (RbCalendarSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *turn = gtk_button_new_with_mnemonic (_ ("_New School Year…"));

  gtk_widget_set_valign (turn, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (turn, "clicked", G_CALLBACK (new_year_cb), section);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), turn);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("School year"));
  section->year_numbers = g_array_new (FALSE, FALSE, sizeof (int));
  section->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  section->years = ADW_COMBO_ROW (adw_combo_row_new ());
  section->summary = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (section->years), _ ("Academic year"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (section->years));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), section->summary);
  adw_preferences_page_add (section->page, ADW_PREFERENCES_GROUP (group));
  adw_bin_set_child (ADW_BIN (section), GTK_WIDGET (section->page));
  g_signal_connect_swapped (section->years, "notify::selected", G_CALLBACK (year_cb), section);
}

GtkWidget *
rb_calendar_section_new (RbWorkspace *workspace)
{
  RbCalendarSection *section = g_object_new (RB_TYPE_CALENDAR_SECTION, NULL);

  section->workspace = g_object_ref (workspace);
  section->year = rb_academic_year_of (rb_workspace_now (workspace).date);
  fill (section);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (fill), section, G_CONNECT_SWAPPED);
  return GTK_WIDGET (section);
}
