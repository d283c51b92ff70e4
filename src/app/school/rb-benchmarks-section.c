/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Benchmarks: the published figures to compare with, a year at a time, each with its source. A
 * change makes the whole table the school's own. */
#include "app/rb-right-guard.h"
#include "app/rb-saver.h"
#include "app/school/rb-benchmark-dialog.h"
#include "app/school/rb-school-page.h"
#include "school/rb-benchmark-table.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define RB_TYPE_BENCHMARKS_SECTION (rb_benchmarks_section_get_type ())
G_DECLARE_FINAL_TYPE (RbBenchmarksSection, rb_benchmarks_section, RB, BENCHMARKS_SECTION, AdwBin)

struct _RbBenchmarksSection
{
  AdwBin parent;
  RbWorkspace *workspace;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *list;
  AdwComboRow *year;
  GtkWidget *shipped, *add;
  RbBenchmarks *table;
  GArray *years; /* int, newest first: as in the chooser */
};

G_DEFINE_FINAL_TYPE (RbBenchmarksSection, rb_benchmarks_section, ADW_TYPE_BIN)

static void
write_table (RbBenchmarksSection *section, const RbBenchmarks *table, const char *text)
{
  RbStoreBatch *batch = rb_store_batch_new ();

  rb_benchmark_table_write (batch, table);
  rb_saver_write (GTK_WIDGET (section), section->workspace, batch, text, NULL, NULL);
}

static void
done_cb (const RbBenchmarks *table, gpointer owner)
{
  write_table (owner, table, _ ("The figures were saved"));
}

static void
row_cb (AdwActionRow *row, RbBenchmarksSection *section)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "line"));

  rb_benchmark_dialog_present (GTK_WIDGET (section), section->table, index, done_cb, section);
}

static void
add_cb (RbBenchmarksSection *section)
{
  rb_benchmark_dialog_present (GTK_WIDGET (section), section->table,
                               rb_benchmarks_n (section->table), done_cb, section);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, RbBenchmarksSection *section)
{
  if (g_strcmp0 (response, "back") == 0)
    write_table (section, NULL, _ ("The figures of Rollbook hold again"));
}

static void
shipped_cb (RbBenchmarksSection *section)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))), _ ("Go back to Rollbook's figures?"),
      _ ("The figures that were added, changed or removed in this school are forgotten."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "back",
                                    _ ("_Go Back"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "back",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), section, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
make_row (RbBenchmarksSection *section, guint index)
{
  const RbBenchmark *line = rb_benchmarks_nth (section->table, index);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title =
      g_markup_printf_escaped ("%s, %s, %s", rb_benchmark_title (line->measure),
                               rb_benchmark_title (line->phase), line->area);
  g_autofree char *source = g_markup_escape_text (line->source, -1);
  g_autofree char *text = rb_benchmark_text (line, RB_BENCHMARK_VALUE);
  g_autofree char *value = g_strdup_printf ("%s %%", text);
  GtkWidget *figure = gtk_label_new (value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), source);
  gtk_widget_add_css_class (figure, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "line", GUINT_TO_POINTER (index));
  g_signal_connect (row, "activated", G_CALLBACK (row_cb), section);
  rb_right_bind (row, section->workspace, RB_RIGHT_SCHOOL);
  return row;
}

static int
chosen_year (RbBenchmarksSection *section)
{
  guint at = adw_combo_row_get_selected (section->year);

  return at < section->years->len ? g_array_index (section->years, int, at) : 0;
}

static void
fill_list (RbBenchmarksSection *section)
{
  int year = chosen_year (section);

  if (section->list)
    adw_preferences_page_remove (section->page, section->list);
  section->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  for (guint i = 0; i < rb_benchmarks_n (section->table); i++)
    if (rb_benchmarks_nth (section->table, i)->year == year)
      adw_preferences_group_add (section->list, make_row (section, i));
  adw_preferences_page_add (section->page, section->list);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

static void
find_years (RbBenchmarksSection *section)
{
  g_array_set_size (section->years, 0);
  for (guint i = 0; i < rb_benchmarks_n (section->table); i++)
    {
      int year = rb_benchmarks_nth (section->table, i)->year;
      guint k = 0;

      while (k < section->years->len && g_array_index (section->years, int, k) != year)
        k++;
      if (k == section->years->len)
        g_array_append_val (section->years, year);
    }
  g_array_sort (section->years, compare_newest);
}

/* The table anew, with the year that was chosen, where it still has one. */
static void
fill (RbBenchmarksSection *section)
{
  RbStore *store = rb_workspace_store (section->workspace);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  int year = chosen_year (section);
  guint at = 0;

  g_clear_pointer (&section->table, rb_benchmarks_unref);
  section->table = rb_benchmark_table (store);
  find_years (section);
  for (guint i = 0; i < section->years->len; i++)
    {
      g_autofree char *label = rb_academic_year_label (g_array_index (section->years, int, i));

      gtk_string_list_append (model, label);
      if (g_array_index (section->years, int, i) == year)
        at = i;
    }
  g_signal_handlers_block_by_func (section->year, fill_list, section);
  adw_combo_row_set_model (section->year, G_LIST_MODEL (model));
  adw_combo_row_set_selected (section->year, at);
  g_signal_handlers_unblock_by_func (section->year, fill_list, section);
  gtk_widget_set_sensitive (section->shipped, rb_benchmark_table_is_own (store));
  fill_list (section);
}

static void
rb_benchmarks_section_dispose (GObject *object)
{
  RbBenchmarksSection *section = RB_BENCHMARKS_SECTION (object);

  g_clear_object (&section->workspace);
  g_clear_pointer (&section->table, rb_benchmarks_unref);
  g_clear_pointer (&section->years, g_array_unref);
  G_OBJECT_CLASS (rb_benchmarks_section_parent_class)->dispose (object);
}

static void
rb_benchmarks_section_class_init (RbBenchmarksSectionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_benchmarks_section_dispose;
}

static void
rb_benchmarks_section_init (RbBenchmarksSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  section->add = gtk_button_new_with_mnemonic (_ ("_Add a Figure"));
  section->years = g_array_new (FALSE, FALSE, sizeof (int));
  section->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  section->shipped = gtk_button_new_with_mnemonic (_ ("_Back to Rollbook's"));
  section->year = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Published figures"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("What Insight, the charts and the overview workbook compare this school with. Newer or "
         "local figures may be added, each with its source."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (section->year), _ ("Academic year"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (section->year));
  gtk_box_append (GTK_BOX (buttons), section->shipped);
  gtk_box_append (GTK_BOX (buttons), section->add);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), buttons);
  adw_preferences_page_add (section->page, ADW_PREFERENCES_GROUP (group));
  g_signal_connect_swapped (section->add, "clicked", G_CALLBACK (add_cb), section);
  g_signal_connect_swapped (section->shipped, "clicked", G_CALLBACK (shipped_cb), section);
  g_signal_connect_swapped (section->year, "notify::selected", G_CALLBACK (fill_list), section);
  adw_bin_set_child (ADW_BIN (section), GTK_WIDGET (section->page));
}

GtkWidget *
rb_benchmarks_section_new (RbWorkspace *workspace)
{
  RbBenchmarksSection *section = g_object_new (RB_TYPE_BENCHMARKS_SECTION, NULL);

  section->workspace = g_object_ref (workspace);
  rb_right_bind (section->add, workspace, RB_RIGHT_SCHOOL);
  rb_right_bind (section->shipped, workspace, RB_RIGHT_SCHOOL);
  fill (section);
  g_signal_connect_object (workspace, "changed::school", G_CALLBACK (fill), section,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (section);
}
