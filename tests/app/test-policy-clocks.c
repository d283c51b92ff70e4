/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The times of a key stage: switched on they begin with the school's, are then their own, and go
 * with the switch. Needs a display. */
#include "app/school/rb-policy-clocks.h"

#include "rb-test.h"

typedef struct
{
  GtkWidget *found;
  GType type;
  const char *title; /* or NULL */
} Search;

static void
search (GtkWidget *widget, Search *asked)
{
  if (!asked->found && g_type_is_a (G_OBJECT_TYPE (widget), asked->type)
      && (!asked->title
          || g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)),
                          asked->title)))
    asked->found = widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    search (child, asked);
}

static GtkWidget *
find (GtkWidget *clocks, GType type, const char *title)
{
  Search asked = { NULL, type, title };

  search (clocks, &asked);
  g_assert_nonnull (asked.found);
  return asked.found;
}

static GtkEditable *
closes (GtkWidget *clocks)
{
  return GTK_EDITABLE (find (clocks, ADW_TYPE_ENTRY_ROW, "Morning: Register closes, after it U"));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_own_times (void)
{
  static const char *const rows[] = { "/ \\", "/ \\", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  g_autoptr (GKeyFile) draft = g_key_file_new ();
  guint changes = 0;
  GtkWidget *clocks;
  GtkSwitch *own;

  g_key_file_set_string (draft, "clock am", "closes", "09:20");
  clocks = g_object_ref_sink (rb_policy_clocks_new (draft, school));
  g_signal_connect_swapped (clocks, "changed", G_CALLBACK (count_cb), &changes);
  own = GTK_SWITCH (find (clocks, GTK_TYPE_SWITCH, NULL));
  g_assert_false (gtk_switch_get_active (own));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (closes (clocks))));

  gtk_switch_set_active (own, TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (closes (clocks))));
  g_assert_cmpstr (gtk_editable_get_text (closes (clocks)), ==, "09:20");
  gtk_editable_set_text (closes (clocks), "09:30");
  g_autofree char *is = g_key_file_get_string (draft, "clock KS1 am", "closes", NULL);
  g_autofree char *school_is = g_key_file_get_string (draft, "clock am", "closes", NULL);
  g_assert_cmpstr (is, ==, "09:30");
  g_assert_cmpstr (school_is, ==, "09:20");
  g_assert_cmpuint (changes, >=, 2);

  /* Another policy is shown: its times, not what was typed before. */
  g_key_file_set_string (draft, "clock KS1 am", "closes", "09:25");
  rb_policy_clocks_show (RB_POLICY_CLOCKS (clocks));
  g_assert_cmpstr (gtk_editable_get_text (closes (clocks)), ==, "09:25");

  gtk_switch_set_active (own, FALSE);
  g_assert_false (g_key_file_has_group (draft, "clock KS1 am"));
  g_assert_false (g_key_file_has_group (draft, "clock KS1 pm"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (closes (clocks))));
  g_object_unref (clocks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  adw_init ();
  g_test_add_func ("/policy-clocks/a key stage gets times of its own, and loses them",
                   test_own_times);
  return g_test_run ();
}
