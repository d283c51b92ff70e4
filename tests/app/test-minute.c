/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock goes on while the window is open: a minute takes nothing out of the hands of who works,
 * and midnight turns the day. Needs a display. */
#include "app/rb-pages.h"
#include "app/school/rb-school-page.h"
#include "app/teacher/rb-teacher-page.h"
#include "school/rb-sample.h"

#include <adwaita.h>

#include "rb-test.h"

#define MOST_STOPS 30

/* What waits for the main loop, and what that asks for. */
static void
settle (int rounds)
{
  for (int i = 0; i < rounds; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

/* The sample school with its marks up to one moment, at another. */
static RbWorkspace *
sample (const char *marked, const char *now)
{
  RbSampleSpec spec = { .pupils = 60, .years = 1, .seed = 1 };
  RbMoment moment;
  g_autoptr (RbSchool) school = NULL;
  RbWorkspace *workspace = rb_workspace_new ();

  g_assert_true (rb_moment_parse (marked, &spec.now));
  g_assert_true (rb_moment_parse (now, &moment));
  school = rb_sample_school (&spec);
  rb_workspace_set_now (workspace, moment);
  rb_workspace_set_school (workspace, school, NULL);
  return workspace;
}

static void
go_on (RbWorkspace *workspace, const char *now)
{
  RbMoment moment;

  g_assert_true (rb_moment_parse (now, &moment));
  rb_workspace_set_now (workspace, moment);
  settle (10);
}

static GtkWindow *
show (GtkWidget *page)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 1200, 760);
  gtk_window_set_child (window, page);
  gtk_window_present (window);
  settle (10);
  return window;
}

/* Where the focus is, as places among brothers and sisters from the window down. */
static char *
place_of_focus (GtkWindow *window)
{
  GString *place = g_string_new (NULL);

  for (GtkWidget *at = gtk_window_get_focus (window); at; at = gtk_widget_get_parent (at))
    {
      int index = 0;

      for (GtkWidget *left = at; (left = gtk_widget_get_prev_sibling (left));)
        index++;
      g_string_append_printf (place, "%s %d < ", G_OBJECT_TYPE_NAME (at), index);
    }
  return g_string_free (place, FALSE);
}

/* The same place, or the row of the button that had it: the rows of a clock may be others now. */
static gboolean
is_kept (const char *before, const char *after)
{
  return g_str_equal (before, after)
         || (g_str_has_suffix (before, after) && g_str_has_prefix (after, "GtkListBoxRow"));
}

/* A minute at each stop of the Tab key. */
static void
check_stops (const char *name, RbWorkspace *workspace, GtkWidget *page)
{
  GtkWindow *window = show (page);
  RbMoment now = rb_workspace_now (workspace);
  guint stops = 0;

  while (stops < MOST_STOPS && gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD))
    {
      g_autofree char *before = place_of_focus (window);
      g_autofree char *after = NULL;

      stops++;
      now.minutes++;
      rb_workspace_set_now (workspace, now);
      settle (1);
      after = place_of_focus (window);
      if (!is_kept (before, after))
        g_error ("%s, stop %u: %s became %s", name, stops, before, after);
    }
  g_test_message ("%s: %u stops", name, stops);
  g_assert_cmpuint (stops, >, 0);
  gtk_window_destroy (window);
}

static void
test_focus (void)
{
  guint n;
  const RbPageInfo *pages = rb_pages (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RbWorkspace) workspace = sample ("2026-03-20T09:15", "2026-03-20T09:20");

      check_stops (pages[i].id, workspace, pages[i].build (workspace));
    }
}

/* With registers to chase and nobody to ring. */
static void
test_missing (void)
{
  g_autoptr (RbWorkspace) workspace = sample ("2026-03-19", "2026-03-20T09:20");

  check_stops ("today", workspace, rb_pages_find ("today")->build (workspace));
}

/* The parts of the page School, which are built when they are chosen. */
static void
test_sections (void)
{
  GtkWidget *(*const sections[]) (
      RbWorkspace *) = { rb_calendar_section_new, rb_policy_section_new, rb_staff_section_new,
                         rb_benchmarks_section_new, rb_files_section_new };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (RbWorkspace) workspace = sample ("2026-03-20T09:15", "2026-03-20T09:20");

      check_stops ("section", workspace, sections[i](workspace));
    }
}

static GtkEditable *
first_entry (GtkWidget *widget)
{
  GtkEditable *found = ADW_IS_ENTRY_ROW (widget) ? GTK_EDITABLE (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = first_entry (child);
  return found;
}

/* What is typed and not applied is not replaced by what is stored. */
static void
test_typed (void)
{
  g_autoptr (RbWorkspace) workspace = sample ("2026-03-20T09:15", "2026-03-20T09:20");
  GtkWidget *section = rb_details_section_new (workspace);
  GtkWindow *window = show (section);
  GtkEditable *name = first_entry (section);

  gtk_editable_set_text (name, "Larkfield Prim");
  go_on (workspace, "2026-03-20T09:21");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Larkfield Prim");
  gtk_window_destroy (window);
}

/* The text of the first label or title that begins so; "" for none. */
static const char *
label_of (GtkWidget *widget, const char *begin)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  if (!gtk_widget_get_mapped (widget))
    return "";
  if (*text && g_str_has_prefix (text, begin))
    return text;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (*(text = label_of (child, begin)))
      return text;
  return "";
}

static void
assert_says (GtkWindow *window, const char *begin)
{
  g_test_message ("%s", begin);
  g_assert_cmpstr (label_of (GTK_WIDGET (window), begin), !=, "");
}

/* The teacher of the first class works. */
static GtkWindow *
show_teacher (RbWorkspace *workspace)
{
  const RbRoster *roster = rb_workspace_school (workspace)->roster;

  for (guint i = 0; i < rb_roster_n_staff (roster); i++)
    if (rb_roster_staff (roster, i)->classes[0] != '\0')
      {
        rb_workspace_set_who (workspace, rb_roster_staff (roster, i)->name, "");
        break;
      }
  return show (rb_teacher_page_new (workspace));
}

/* The register that is open is of the day that has come, but not while something is typed in it
 * that is not saved: that stays what it was, of its own day. */
static void
test_teacher (void)
{
  g_autoptr (RbWorkspace) workspace = sample ("2026-03-18", "2026-03-19T14:00");
  GtkWindow *window = show_teacher (workspace);
  GtkWidget *page = gtk_window_get_child (window);

  assert_says (window, "Thursday 19 March 2026, PM");
  go_on (workspace, "2026-03-20T00:00");
  assert_says (window, "Friday 20 March 2026, AM");
  g_assert_true (gtk_widget_activate_action (page, "teacher.present", NULL));
  settle (10);
  assert_says (window, "Friday 20 March 2026, AM");
  go_on (workspace, "2026-03-20T13:30");
  assert_says (window, "Friday 20 March 2026, AM");
  assert_says (window, "This session is over and what was typed is not saved");
  go_on (workspace, "2026-03-21T00:00");
  assert_says (window, "Friday 20 March 2026, AM");
  g_assert_true (gtk_widget_activate_action (page, "teacher.save", NULL));
  settle (10);
  assert_says (window, "No school today");
  go_on (workspace, "2026-03-23T08:50");
  assert_says (window, "Monday 23 March 2026, AM");
  gtk_window_destroy (window);
}

/* What was saved is in the register of its own day alone. */
static void
test_saved (void)
{
  g_autoptr (RbWorkspace) workspace = sample ("2026-03-18", "2026-03-19T14:00");
  GtkWindow *window = show_teacher (workspace);
  GtkWidget *page = gtk_window_get_child (window);
  const RbMarkMatrix *matrix;
  guint marked[2] = { 0, 0 };

  g_assert_true (gtk_widget_activate_action (page, "teacher.present", NULL));
  go_on (workspace, "2026-03-20T09:00");
  g_assert_true (gtk_widget_activate_action (page, "teacher.save", NULL));
  settle (10);
  matrix = rb_school_year (rb_workspace_school (workspace), 2025);
  for (guint row = 0; row < rb_mark_matrix_n_rows (matrix); row++)
    for (int day = 0; day < 2; day++)
      {
        RbMark mark = rb_school_mark (rb_workspace_school (workspace), row, d ("2026-03-19") + day,
                                      day == 0 ? RB_PM : RB_AM);

        marked[day] += mark
                       == rb_code_book_present (rb_workspace_school (workspace)->codes,
                                                day == 0 ? RB_PM : RB_AM);
      }
  g_assert_cmpuint (marked[0], >, 3);
  g_assert_cmpuint (marked[1], ==, 0);
  gtk_window_destroy (window);
}

/* Today is the day that has come, and back again where the clock was wrong. */
static void
test_today (void)
{
  g_autoptr (RbWorkspace) workspace = sample ("2026-03-19", "2026-03-19T23:59");
  GtkWindow *window = show (rb_pages_find ("today")->build (workspace));

  assert_says (window, "Thursday 19 March");
  go_on (workspace, "2026-03-20T00:00");
  assert_says (window, "Friday 20 March");
  go_on (workspace, "2026-03-29T01:59");
  assert_says (window, "Sunday 29 March");
  go_on (workspace, "2026-03-20T09:30");
  assert_says (window, "Friday 20 March");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/minute/the focus stays where it is on every page", test_focus);
  g_test_add_func ("/minute/the focus stays where registers are missing", test_missing);
  g_test_add_func ("/minute/the focus stays where it is in the settings of the school",
                   test_sections);
  g_test_add_func ("/minute/what is being typed stays", test_typed);
  g_test_add_func ("/midnight/a register that is not saved stays until it is", test_teacher);
  g_test_add_func ("/midnight/what is saved after it is of its own day", test_saved);
  g_test_add_func ("/midnight/Today goes to the day that has come", test_today);
  return g_test_run ();
}
