/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four short steps and a place for the file. Everything that is asked here can be changed later on
 * the School page; nothing is written before the last step. */
#include "app/welcome/rb-new-school.h"

#include "app/rb-application.h"
#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "school/rb-clock.h"
#include "school/rb-new-school-plan.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define N_STEPS 4
#define N_TERMS 3

typedef struct
{
  GtkWindow *dialog;
  RbWindow *window;
  GtkStack *steps;
  GtkButton *back, *next;
  GtkLabel *problem;
  AdwWindowTitle *title;
  GtkEditable *name, *address, *phone, *head, *staff, *position;
  AdwComboRow *phase, *year, *preset;
  GtkEditable *dates[N_TERMS][4]; /* first day, half term from, to, last day */
  GtkEditable *times[2][3];       /* starts, late from, closes */
  GtkWidget *first[N_STEPS];      /* row that has the focus when its step comes up */
  guint step;
  int first_year;
} Assistant;

static const char *const step_names[N_STEPS] = { N_ ("School"), N_ ("Term dates"),
                                                 N_ ("Times and policy"), N_ ("You") };
static const char *const term_names[N_TERMS] = { N_ ("Autumn term"), N_ ("Spring term"),
                                                 N_ ("Summer term") };
static const char *const date_titles[4] = { N_ ("First day"), N_ ("Half-term holiday from"),
                                            N_ ("Half-term holiday to"), N_ ("Last day") };
static const char *const phases[] = { "primary", "secondary", "special", "all-through" };
static const char *const presets[] = { "one-page", "three-stage", "trust", "risk-bands",
                                       "overview" };

static void
assistant_free (gpointer data)
{
  Assistant *assistant = data;

  g_object_unref (assistant->window);
  g_free (assistant);
}

static int
chosen_year (Assistant *assistant)
{
  return assistant->first_year + (int) adw_combo_row_get_selected (assistant->year);
}

/* Proposes the term dates of a usual year. */
static void
propose_dates (Assistant *assistant)
{
  RbTermDates terms[N_TERMS];

  rb_propose_term_dates (chosen_year (assistant), terms);
  for (guint t = 0; t < N_TERMS; t++)
    {
      RbDate days[4] = { terms[t].first, terms[t].half_from, terms[t].half_to, terms[t].last };

      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *text = rb_date_format (days[i], RB_DATE_LONG);

          gtk_editable_set_text (assistant->dates[t][i], text);
        }
    }
}

static gboolean
read_dates (Assistant *assistant, RbTermDates terms[N_TERMS])
{
  for (guint t = 0; t < N_TERMS; t++)
    {
      RbDate *days[4] = { &terms[t].first, &terms[t].half_from, &terms[t].half_to, &terms[t].last };

      terms[t].name = term_names[t];
      for (guint i = 0; i < 4; i++)
        if (!rb_date_parse (gtk_editable_get_text (assistant->dates[t][i]), days[i]))
          return FALSE;
    }
  return TRUE;
}

/* The answers as a plan; strings belong to the entries. */
static gboolean
read_plan (Assistant *assistant, RbNewSchoolPlan *plan)
{
  memset (plan, 0, sizeof *plan);
  plan->name = gtk_editable_get_text (assistant->name);
  plan->phase = phases[adw_combo_row_get_selected (assistant->phase)];
  plan->address = gtk_editable_get_text (assistant->address);
  plan->phone = gtk_editable_get_text (assistant->phone);
  plan->headteacher = gtk_editable_get_text (assistant->head);
  plan->year = chosen_year (assistant);
  plan->preset = presets[adw_combo_row_get_selected (assistant->preset)];
  plan->staff = gtk_editable_get_text (assistant->staff);
  plan->position = gtk_editable_get_text (assistant->position);
  for (int half = RB_AM; half <= RB_PM; half++)
    {
      plan->starts[half] = gtk_editable_get_text (assistant->times[half][0]);
      plan->late_from[half] = gtk_editable_get_text (assistant->times[half][1]);
      plan->closes[half] = gtk_editable_get_text (assistant->times[half][2]);
    }
  return read_dates (assistant, plan->terms);
}

/* What is wrong on the step in front; NULL where one may go on. (transfer full) */
static char *
problem_of (Assistant *assistant)
{
  RbNewSchoolPlan plan;
  gboolean dates = read_plan (assistant, &plan);

  switch (assistant->step)
    {
    case 0:
      return *plan.name ? NULL : g_strdup (_ ("A school needs a name."));
    case 1:
      return dates ? rb_term_dates_problem (plan.year, plan.terms)
                   : g_strdup (_ ("Write each day as a date, such as 1 September 2025."));
    case 2:
      return rb_new_school_policy_problem (&plan);
    default:
      return *plan.staff
                 ? NULL
                 : g_strdup (_ ("Write your name: it stands beside every mark that you change."));
    }
}

static void
check (Assistant *assistant)
{
  g_autofree char *problem = NULL;

  if (assistant->step == N_STEPS)
    return;
  problem = problem_of (assistant);
  gtk_label_set_text (assistant->problem, problem ? problem : "");
  gtk_widget_set_sensitive (GTK_WIDGET (assistant->next), problem == NULL);
}

static void
focus_first (Assistant *assistant)
{
  GtkWidget *row = assistant->first[assistant->step];

  if (GTK_IS_EDITABLE (row))
    row = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  gtk_widget_grab_focus (row);
}

static void
show_step (Assistant *assistant)
{
  g_autofree char *name = g_strdup_printf ("step%u", assistant->step);
  g_autofree char *subtitle = g_strdup_printf (_ ("Step %u of %u"), assistant->step + 1, N_STEPS);

  gtk_stack_set_visible_child_name (assistant->steps, name);
  adw_window_title_set_title (assistant->title, _ (step_names[assistant->step]));
  adw_window_title_set_subtitle (assistant->title, subtitle);
  gtk_button_set_label (assistant->back, assistant->step ? _ ("_Back") : _ ("_Cancel"));
  gtk_button_set_label (assistant->next,
                        assistant->step + 1 < N_STEPS ? _ ("_Next") : _ ("_Create School…"));
  check (assistant);
  focus_first (assistant);
}

/* Enter in any row goes on, as the button does. */
static void
activated_cb (Assistant *assistant)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (assistant->next)))
    g_signal_emit_by_name (assistant->next, "clicked");
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  Assistant *assistant = data;
  g_autoptr (GError) error = NULL;
  RbNewSchoolPlan plan;

  if (file == NULL || !read_plan (assistant, &plan))
    return;
  if (!rb_new_school_create (g_file_peek_path (file), &plan, &error))
    {
      gtk_label_set_text (assistant->problem, error->message);
      return;
    }
  rb_application_open_file_at (RB_APPLICATION (g_application_get_default ()), assistant->window,
                               file, "school", "files");
  gtk_window_close (assistant->dialog);
}

static void
next_cb (Assistant *assistant)
{
  g_autofree char *file = NULL;

  if (assistant->step + 1 < N_STEPS)
    {
      assistant->step++;
      show_step (assistant);
      return;
    }
  file = g_strdup_printf ("%s.rollbook", gtk_editable_get_text (assistant->name));
  g_strdelimit (file, "/\\:", '-');
  rb_compat_save_file (assistant->dialog, _ ("Save the School File"), file, file_chosen_cb,
                       assistant);
}

static void
back_cb (Assistant *assistant)
{
  if (assistant->step == 0)
    {
      gtk_window_close (assistant->dialog);
      return;
    }
  assistant->step--;
  show_step (assistant);
}

static GtkEditable *
add_entry (Assistant *assistant, AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (check), assistant);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (activated_cb), assistant);
  return GTK_EDITABLE (row);
}

static AdwComboRow *
add_combo (AdwPreferencesGroup *group, const char *title, const char *const *names)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

/* A page of the stack for a step. */
static AdwPreferencesPage *
add_step (Assistant *assistant, guint step)
{
  GtkWidget *page = adw_preferences_page_new ();
  g_autofree char *name = g_strdup_printf ("step%u", step);

  gtk_stack_add_named (assistant->steps, page, name);
  return ADW_PREFERENCES_PAGE (page);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *about)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (about)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), about);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
build_school (Assistant *assistant)
{
  const char *const names[] = { _ ("Primary"), _ ("Secondary"), _ ("Special"), _ ("All-through"),
                                NULL };
  AdwPreferencesGroup *group =
      add_group (add_step (assistant, 0), NULL,
                 _ ("As they stand at the head of a letter. All but the name can wait."));

  assistant->name = add_entry (assistant, group, _ ("Name of the school"));
  assistant->phase = add_combo (group, _ ("Phase"), names);
  assistant->address = add_entry (assistant, group, _ ("Address, with commas between the lines"));
  assistant->phone = add_entry (assistant, group, _ ("Telephone of the office"));
  assistant->head = add_entry (assistant, group, _ ("Headteacher, with title"));
}

static void
build_dates (Assistant *assistant)
{
  AdwPreferencesPage *page = add_step (assistant, 1);
  AdwPreferencesGroup *group = add_group (page, NULL,
                                          _ ("Proposed as most schools have them: put your own "
                                             "days in. Bank holidays are there already; INSET days "
                                             "and closures are added on the School page, where "
                                             "term dates can also be imported from a file."));
  g_autofree char *this_year = rb_academic_year_label (assistant->first_year);
  g_autofree char *next_year = rb_academic_year_label (assistant->first_year + 1);
  const char *const years[] = { this_year, next_year, NULL };

  assistant->year = add_combo (group, _ ("Academic year"), years);
  for (guint t = 0; t < N_TERMS; t++)
    {
      AdwPreferencesGroup *term = add_group (page, _ (term_names[t]), NULL);

      for (guint i = 0; i < 4; i++)
        assistant->dates[t][i] = add_entry (assistant, term, _ (date_titles[i]));
    }
  propose_dates (assistant);
  g_signal_connect_swapped (assistant->year, "notify::selected", G_CALLBACK (propose_dates),
                            assistant);
}

static void
build_times (Assistant *assistant)
{
  static const char *const defaults[2][3] = { { "08:55", "09:00", "09:30" },
                                              { "13:00", "13:05", "13:30" } };
  const char *const names[] = {
    _ ("One page: amber below 97, red below 90"), _ ("Three stages"),        _ ("Trust policy"),
    _ ("Risk bands and action calendar"),         _ ("Attendance overview"), NULL
  };
  const char *const halves[] = { _ ("Morning"), _ ("Afternoon") };
  const char *const titles[] = { _ ("Session starts"), _ ("Late (L) from"),
                                 _ ("Register closes, after it U") };
  AdwPreferencesPage *page = add_step (assistant, 2);

  assistant->preset = add_combo (add_group (page, NULL,
                                            _ ("Risk bands begin with their action calendar: what "
                                               "staff do each day, week and term, to be ticked "
                                               "and edited.")),
                                 _ ("Policy to start from"), names);
  for (int half = RB_AM; half <= RB_PM; half++)
    {
      AdwPreferencesGroup *group = add_group (page, halves[half], NULL);

      for (guint i = 0; i < 3; i++)
        {
          assistant->times[half][i] = add_entry (assistant, group, titles[i]);
          gtk_editable_set_text (assistant->times[half][i], defaults[half][i]);
        }
    }
}

static void
build_staff (Assistant *assistant)
{
  AdwPreferencesGroup *group =
      add_group (add_step (assistant, 3), NULL,
                 _ ("Who works with this file. More people are added on the School page."));

  assistant->staff = add_entry (assistant, group, _ ("Your name, with title"));
  assistant->position = add_entry (assistant, group, _ ("Your position, such as Office Manager"));
}

void
rb_new_school_present (RbWindow *window)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/rollbook/Rollbook/ui/welcome/new-school.ui");
  Assistant *assistant = g_new0 (Assistant, 1);

  assistant->dialog = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));
  assistant->window = g_object_ref (window);
  assistant->steps = GTK_STACK (gtk_builder_get_object (builder, "steps"));
  assistant->back = GTK_BUTTON (gtk_builder_get_object (builder, "back"));
  assistant->next = GTK_BUTTON (gtk_builder_get_object (builder, "next"));
  assistant->problem = GTK_LABEL (gtk_builder_get_object (builder, "problem"));
  assistant->title = ADW_WINDOW_TITLE (gtk_builder_get_object (builder, "title"));
  assistant->first_year = rb_academic_year_of (rb_now ().date);
  assistant->step = N_STEPS; /* no step is in front: a check waits until every row is there */
  build_school (assistant);
  build_dates (assistant);
  build_times (assistant);
  build_staff (assistant);
  assistant->first[0] = GTK_WIDGET (assistant->name);
  assistant->first[1] = GTK_WIDGET (assistant->dates[0][0]);
  assistant->first[2] = GTK_WIDGET (assistant->preset);
  assistant->first[3] = GTK_WIDGET (assistant->staff);
  assistant->step = 0;
  g_signal_connect_swapped (assistant->back, "clicked", G_CALLBACK (back_cb), assistant);
  g_signal_connect_swapped (assistant->next, "clicked", G_CALLBACK (next_cb), assistant);
  g_object_set_data_full (G_OBJECT (assistant->dialog), "assistant", assistant, assistant_free);
  gtk_window_set_transient_for (assistant->dialog, GTK_WINDOW (window));
  gtk_window_present (assistant->dialog);
  show_step (assistant);
}
