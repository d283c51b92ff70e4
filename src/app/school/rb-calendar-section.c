/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar of an academic year as a list of terms and closures, with what follows from them:
 * how many sessions, what is wrong. Lines are added, edited and removed here; term dates from a
 * file come in by the import. */
#include "app/rb-listing-files.h"
#include "app/rb-presenting.h"
#include "app/rb-right-guard.h"
#include "app/rb-saver.h"
#include "app/registers/rb-listing-buttons.h"
#include "app/school/rb-calendar-question.h"
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
  GtkWidget *summary, *turn;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *list;
  gboolean filling;
  int year;
  RbCalendar *before, *after; /* the last edit here; NULL for none */
  RbCalendar *was, *is;       /* the same of one that is being written */
};

G_DEFINE_FINAL_TYPE (RbCalendarSection, rb_calendar_section, ADW_TYPE_BIN)

static const RbCalendar *
calendar_of (RbCalendarSection *section)
{
  const RbMarkMatrix *matrix =
      rb_school_year (rb_workspace_school (section->workspace), section->year);

  return matrix ? rb_mark_matrix_calendar (matrix) : NULL;
}

/* The year's calendar without its event `without` (or G_MAXUINT), and with `add` (or NULL).
 * (transfer full) */
static RbCalendar *
calendar_with (RbCalendarSection *section, guint without, const RbCalendarEvent *add)
{
  const RbCalendar *calendar = calendar_of (section);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));

  for (guint i = 0; calendar && i < rb_calendar_n_events (calendar); i++)
    if (i != without)
      g_array_append_vals (events, rb_calendar_event (calendar, i), 1);
  if (add)
    g_array_append_vals (events, add, 1);
  return rb_calendar_new (section->year, (const RbCalendarEvent *) (gpointer) events->data,
                          events->len);
}

static gboolean
is_same (const RbCalendar *one, const RbCalendar *other)
{
  if (!one || !other || rb_calendar_n_events (one) != rb_calendar_n_events (other))
    return FALSE;
  for (guint i = 0; i < rb_calendar_n_events (one); i++)
    {
      const RbCalendarEvent *a = rb_calendar_event (one, i), *b = rb_calendar_event (other, i);

      if (a->kind != b->kind || a->from != b->from || a->to != b->to
          || g_strcmp0 (a->name, b->name) != 0)
        return FALSE;
    }
  return TRUE;
}

/* --- saving, and taking it back --- */

static void
show_undo (RbCalendarSection *section)
{
  const RbCalendar *after = section->after;

  gtk_widget_action_set_enabled (GTK_WIDGET (section), "calendar.undo",
                                 after && rb_calendar_year (after) == section->year
                                     && is_same (calendar_of (section), after));
}

static void
clear_edit (RbCalendar **was, RbCalendar **is)
{
  g_clear_pointer (was, rb_calendar_unref);
  g_clear_pointer (is, rb_calendar_unref);
}

static void
saved_cb (gpointer owner, const GError *error)
{
  RbCalendarSection *section = owner;

  if (error)
    {
      clear_edit (&section->was, &section->is);
      return;
    }
  clear_edit (&section->before, &section->after);
  section->before = g_steal_pointer (&section->was);
  section->after = g_steal_pointer (&section->is);
  show_undo (section);
}

static void
save_cb (RbCalendar *next, gpointer owner)
{
  RbCalendarSection *section = owner;
  const RbCalendar *was = calendar_of (section);
  guint n = rb_calendar_n_events (next);
  g_autofree RbCalendarEvent *events = g_new (RbCalendarEvent, n);
  RbStoreBatch *batch = rb_store_batch_new ();

  for (guint i = 0; i < n; i++)
    events[i] = *rb_calendar_event (next, i);
  rb_store_batch_set_calendar (batch, rb_calendar_year (next), events, n);
  clear_edit (&section->was, &section->is);
  section->was = was ? rb_calendar_ref ((RbCalendar *) was)
                     : rb_calendar_new (rb_calendar_year (next), NULL, 0);
  section->is = rb_calendar_ref (next);
  rb_saver_write (GTK_WIDGET (section), section->workspace, batch, _ ("The calendar was saved"),
                  saved_cb, section);
}

static void
ask (RbCalendarSection *section, RbCalendar *next)
{
  rb_calendar_question_ask (GTK_WIDGET (section), section->workspace, next, save_cb, section);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbCalendarSection *section = RB_CALENDAR_SECTION (widget);

  ask (section, section->before);
}

/* --- the list on paper and in a file --- */

static RbListing *
listing_of (RbCalendarSection *section)
{
  const RbCalendar *calendar = calendar_of (section);
  g_autofree char *label = rb_academic_year_label (section->year);
  g_autofree char *title = g_strdup_printf (_ ("Calendar %s"), label);
  g_autofree char *sums = g_strdup_printf (_ ("%u sessions in %u school weeks"),
                                           calendar ? rb_calendar_n_sessions (calendar) : 0,
                                           calendar ? rb_calendar_n_weeks (calendar) : 0);
  RbListing *listing = rb_listing_new (title, sums, NULL);

  rb_listing_add_column (listing, _ ("Kind"), RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, _ ("Name"), RB_LISTING_TEXT, 4);
  rb_listing_add_column (listing, _ ("First day"), RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, _ ("Last day"), RB_LISTING_TEXT, 2);
  for (guint i = 0; calendar && i < rb_calendar_n_events (calendar); i++)
    {
      const RbCalendarEvent *event = rb_calendar_event (calendar, i);

      rb_listing_add_row (listing);
      rb_listing_put (listing, rb_event_kind_title (event->kind));
      rb_listing_put (listing, event->name);
      rb_listing_put_day (listing, event->from);
      rb_listing_put_day (listing, event->to);
    }
  return listing;
}

static void
listing_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbCalendarSection *section = RB_CALENDAR_SECTION (widget);
  g_autoptr (RbListing) listing = listing_of (section);

  if (g_str_equal (action, "calendar.print"))
    rb_listing_print (widget, rb_workspace_school (section->workspace), listing);
  else
    rb_listing_files_save (widget, listing, RB_LISTING_CSV, NULL, NULL);
}

/* --- lines --- */

/* Under the rows of the dialog. */
static char *
event_effect (const RbCalendarEvent *event, guint index, gpointer data)
{
  RbCalendarSection *section = data;
  g_autoptr (RbCalendar) next = calendar_with (section, index, event);

  return rb_calendar_question_words (section->workspace, next);
}

static void
event_done_cb (const RbCalendarEvent *event, guint index, gboolean remove, gpointer data)
{
  RbCalendarSection *section = data;
  g_autoptr (RbCalendar) next = calendar_with (section, index, remove ? NULL : event);

  ask (section, next);
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
  rb_right_bind (row, section->workspace, RB_RIGHT_CALENDAR);
  return row;
}

static void
fill_list (RbCalendarSection *section)
{
  const RbCalendar *calendar = calendar_of (section);
  GtkWidget *buttons = rb_listing_buttons ("calendar.print", "calendar.save");
  GtkWidget *undo = gtk_button_new_with_mnemonic (_ ("_Undo Last Edit"));
  GtkWidget *add = gtk_button_new_with_label (_ ("Add…"));

  if (section->list)
    adw_preferences_page_remove (section->page, section->list);
  section->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (section->list, _ ("Terms and closures"));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), section);
  rb_right_bind (add, section->workspace, RB_RIGHT_CALENDAR);
  rb_right_bind (undo, section->workspace, RB_RIGHT_CALENDAR);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "calendar.undo");
  gtk_box_prepend (GTK_BOX (buttons), undo);
  gtk_box_append (GTK_BOX (buttons), add);
  adw_preferences_group_set_header_suffix (section->list, buttons);
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
  show_undo (section);
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
  show_undo (section);
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
  clear_edit (&section->before, &section->after);
  clear_edit (&section->was, &section->is);
  g_clear_pointer (&section->year_numbers, g_array_unref);
  G_OBJECT_CLASS (rb_calendar_section_parent_class)->dispose (object);
}

static void
rb_calendar_section_class_init (RbCalendarSectionClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_calendar_section_dispose;
  gtk_widget_class_install_action (widget_class, "calendar.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "calendar.print", NULL, listing_cb);
  gtk_widget_class_install_action (widget_class, "calendar.save", NULL, listing_cb);
}

static void
rb_calendar_section_init (RbCalendarSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();

  section->turn = gtk_button_new_with_mnemonic (_ ("_New School Year…"));
  gtk_widget_set_valign (section->turn, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (section->turn, "clicked", G_CALLBACK (new_year_cb), section);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), section->turn);
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
  rb_right_bind (section->turn, workspace, RB_RIGHT_CALENDAR);
  section->year = rb_academic_year_of (rb_workspace_now (workspace).date);
  fill (section);
  g_signal_connect_object (workspace, "changed::school", G_CALLBACK (fill), section,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (section);
}
