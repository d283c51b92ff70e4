/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window for one published figure. What is wrong is said under the rows, and Save waits until
 * it is right. */
#include "app/school/rb-benchmark-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkWindow *window;
  GtkWidget *rows[RB_N_BENCHMARK_FIELDS]; /* AdwComboRow or AdwEntryRow */
  GtkLabel *problem;
  GtkWidget *save;
  RbBenchmarks *table;
  guint index;
  RbBenchmarkDone done;
  GObject *owner;
} Dialog;

static const char *const names[RB_N_BENCHMARK_FIELDS] = { "year",    "phase", "level", "area",
                                                          "measure", "value", "source" };

const char *
rb_benchmark_title (const char *word)
{
  static const struct
  {
    const char *word;
    const char *title;
  } titles[] = { { "total", N_ ("All schools") },
                 { "primary", N_ ("Primary schools") },
                 { "secondary", N_ ("Secondary schools") },
                 { "special", N_ ("Special schools") },
                 { "national", N_ ("National") },
                 { "regional", N_ ("Regional") },
                 { "local", N_ ("Local") },
                 { "census", N_ ("School census") },
                 { "attendance", N_ ("Attendance") },
                 { "absence", N_ ("Absence") },
                 { "authorised", N_ ("Authorised absence") },
                 { "unauthorised", N_ ("Unauthorised absence") },
                 { "illness", N_ ("Illness (I)") },
                 { "late", N_ ("Late") },
                 { "persistent", N_ ("Persistent absence") },
                 { "severe", N_ ("Severe absence") },
                 { "code-g", N_ ("Holiday not granted (G)") },
                 { "code-o", N_ ("Other unauthorised (O)") },
                 { "code-u", N_ ("Late after the close (U)") } };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].word, word) == 0)
      return _ (titles[i].title);
  return word;
}

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  rb_benchmarks_unref (dialog->table);
  g_object_unref (dialog->owner);
  g_free (dialog);
}

static const char *
text_of (Dialog *dialog, RbBenchmarkField field)
{
  const char *const *words = rb_benchmark_words (field);

  if (words == NULL)
    return gtk_editable_get_text (GTK_EDITABLE (dialog->rows[field]));
  return words[adw_combo_row_get_selected (ADW_COMBO_ROW (dialog->rows[field]))];
}

/* The line as written; NULL with a sentence where it is not one yet. */
static RbBenchmark *
read_line (Dialog *dialog, char **problem)
{
  const char *texts[RB_N_BENCHMARK_FIELDS];
  RbBenchmark *line;
  int same;

  for (guint i = 0; i < RB_N_BENCHMARK_FIELDS; i++)
    texts[i] = text_of (dialog, (RbBenchmarkField) i);
  line = rb_benchmark_parse (texts, problem);
  same = line != NULL ? rb_benchmarks_find (dialog->table, line) : -1;
  if (same < 0 || (guint) same == dialog->index)
    return line;
  rb_benchmark_free (line);
  *problem = g_strdup (_ ("The table has this figure already; change that line instead."));
  return NULL;
}

static void
check_cb (Dialog *dialog)
{
  g_autofree char *problem = NULL;
  g_autoptr (RbBenchmark) line = read_line (dialog, &problem);

  gtk_label_set_text (dialog->problem, problem ? problem : "");
  gtk_widget_set_sensitive (dialog->save, line != NULL);
}

static void
finish (Dialog *dialog, RbBenchmark *line)
{
  g_autoptr (RbBenchmarks) next = rb_benchmarks_replace (dialog->table, dialog->index, line);

  dialog->done (next, dialog->owner);
  gtk_window_close (dialog->window);
}

static void
save_cb (Dialog *dialog)
{
  g_autofree char *problem = NULL;
  RbBenchmark *line = read_line (dialog, &problem);

  if (line != NULL)
    finish (dialog, line);
}

static void
remove_cb (Dialog *dialog)
{
  finish (dialog, NULL);
}

/* The words of a chooser, with that of the line chosen. */
static void
fill_chooser (Dialog *dialog, RbBenchmarkField field, const char *chosen)
{
  const char *const *words = rb_benchmark_words (field);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint at = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gtk_string_list_append (model, rb_benchmark_title (words[i]));
      if (chosen != NULL && strcmp (words[i], chosen) == 0)
        at = i;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (dialog->rows[field]), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (dialog->rows[field]), at);
}

static void
fill (Dialog *dialog, GtkBuilder *builder)
{
  const RbBenchmark *line = dialog->index < rb_benchmarks_n (dialog->table)
                                ? rb_benchmarks_nth (dialog->table, dialog->index)
                                : NULL;

  for (guint i = 0; i < RB_N_BENCHMARK_FIELDS; i++)
    {
      RbBenchmarkField field = (RbBenchmarkField) i;
      g_autofree char *text = line ? rb_benchmark_text (line, field) : NULL;

      dialog->rows[i] = GTK_WIDGET (gtk_builder_get_object (builder, names[i]));
      if (rb_benchmark_words (field) != NULL)
        {
          fill_chooser (dialog, field, text);
          g_signal_connect_swapped (dialog->rows[i], "notify::selected", G_CALLBACK (check_cb),
                                    dialog);
          continue;
        }
      gtk_editable_set_text (GTK_EDITABLE (dialog->rows[i]), text ? text : "");
      g_signal_connect_swapped (dialog->rows[i], "changed", G_CALLBACK (check_cb), dialog);
    }
  gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "remove-group")),
                          line != NULL);
}

void
rb_benchmark_dialog_present (
    GtkWidget *from, RbBenchmarks *table, guint index, RbBenchmarkDone done, gpointer owner)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/rollbook/Rollbook/ui/school/benchmark-dialog.ui");
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->window = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));
  dialog->problem = GTK_LABEL (gtk_builder_get_object (builder, "problem"));
  dialog->save = GTK_WIDGET (gtk_builder_get_object (builder, "save"));
  dialog->table = rb_benchmarks_ref (table);
  dialog->index = index;
  dialog->done = done;
  dialog->owner = g_object_ref (owner);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  fill (dialog, builder);
  g_signal_connect_swapped (dialog->save, "clicked", G_CALLBACK (save_cb), dialog);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "cancel"), "clicked",
                            G_CALLBACK (gtk_window_close), dialog->window);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "remove"), "clicked",
                            G_CALLBACK (remove_cb), dialog);
  gtk_window_set_transient_for (dialog->window, GTK_WINDOW (gtk_widget_get_root (from)));
  check_cb (dialog);
  gtk_window_present (dialog->window);
}
