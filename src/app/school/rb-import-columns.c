/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row stands for each column of the file, and one for all the sessions of a wide file. */
#include "app/school/rb-import-columns.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows below the headings in which an example is looked for, and letters of what is shown. */
#define EXAMPLE_ROWS 12
#define MOST_LETTERS 60

struct _RbImportColumns
{
  AdwBin parent;
  RbImport *import; /* the owner's */
  AdwPreferencesPage *page;
  AdwPreferencesGroup *rows_group, *fields_group;
  AdwComboRow *heading_row;
  GPtrArray *rows; /* AdwComboRow* with data "column" */
  char *shown;     /* fingerprint of the headings that the rows stand for */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RbImportColumns, rb_import_columns, ADW_TYPE_BIN)

static guint corrected_signal;

static const RbTable *
table_of (RbImportColumns *columns)
{
  const RbImport *import = columns->import;

  return import->layout && import->layout->table < import->file->tables->len
             ? import->file->tables->pdata[import->layout->table]
             : NULL;
}

static char *
shortened (const char *text)
{
  g_autofree char *head = g_utf8_strlen (text, -1) > MOST_LETTERS
                              ? g_utf8_substring (text, 0, MOST_LETTERS - 1)
                              : g_strdup (text);

  return strlen (head) < strlen (text) ? g_strconcat (head, "…", NULL) : g_steal_pointer (&head);
}

/* "Row 3: UPN, Surname, Forename …": the row as a person would tell it from the others. */
static char *
describe_row (const RbTable *table, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *whole = NULL;
  guint n;

  rb_table_row (table, row, &n);
  for (guint i = 0; i < MIN (n, MOST_LETTERS); i++)
    if (*rb_table_text (table, row, i) != '\0')
      g_string_append_printf (text, "%s%s", text->len ? ", " : "", rb_table_text (table, row, i));
  whole = shortened (text->len ? text->str : _ ("(empty)"));
  return g_strdup_printf (_ ("Row %u: %s"), rb_table_line (table, row), whole);
}

/* The first thing that stands below the heading. */
static char *
example_of (RbImportColumns *columns, guint column)
{
  const RbTable *table = table_of (columns);
  guint first = columns->import->layout->first_row;
  guint n = table ? MIN (rb_table_n_rows (table), first + EXAMPLE_ROWS) : 0;

  for (guint row = first; row < n; row++)
    {
      g_autofree char *text = g_strstrip (g_strdup (rb_table_text (table, row, column)));

      if (*text != '\0')
        {
          g_autofree char *brief = shortened (text);

          return g_strdup_printf (_ ("For example %s"), brief);
        }
    }
  return g_strdup (_ ("Nothing stands below this heading"));
}

static void
corrected (RbImportColumns *columns)
{
  rb_import_remember (columns->import);
  g_signal_emit (columns, corrected_signal, 0);
}

static void
field_cb (AdwComboRow *row, GParamSpec *pspec, RbImportColumns *columns)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));

  if (columns->filling)
    return;
  rb_layout_set (columns->import->layout, column, (RbField) adw_combo_row_get_selected (row));
  corrected (columns);
}

static void
heading_row_cb (RbImportColumns *columns)
{
  guint row = adw_combo_row_get_selected (columns->heading_row);

  if (columns->filling || row >= rb_layout_n_heading_rows (table_of (columns))
      || row == columns->import->layout->header_row)
    return;
  rb_import_set_heading_row (columns->import, row);
  corrected (columns);
}

static GtkStringList *
field_names (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Left out"));
  for (int field = RB_FIELD_IGNORE + 1; field < RB_N_FIELDS; field++)
    gtk_string_list_append (names, rb_field_name ((RbField) field));
  return names;
}

static void
add_row (RbImportColumns *columns, guint column, GtkStringList *names)
{
  const RbLayoutColumn *c =
      &g_array_index (columns->import->layout->columns, RbLayoutColumn, column);
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *heading = shortened (*c->heading ? c->heading : _ ("(no heading)"));
  g_autofree char *title = g_markup_escape_text (heading, -1);
  g_autofree char *example = example_of (columns, column);
  g_autofree char *subtitle = g_markup_escape_text (example, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (column));
  g_signal_connect (row, "notify::selected", G_CALLBACK (field_cb), columns);
  adw_preferences_group_add (columns->fields_group, row);
  g_ptr_array_add (columns->rows, row);
}

static void
rebuild_rows (RbImportColumns *columns)
{
  const RbLayout *layout = columns->import->layout;
  g_autoptr (GtkStringList) names = field_names ();
  guint sessions = 0;

  for (guint i = 0; i < columns->rows->len; i++)
    adw_preferences_group_remove (columns->fields_group, columns->rows->pdata[i]);
  g_ptr_array_set_size (columns->rows, 0);
  for (guint i = 0; i < layout->columns->len; i++)
    if (g_array_index (layout->columns, RbLayoutColumn, i).field != RB_FIELD_WIDE
        || ++sessions == 1)
      add_row (columns, i, names);
}

static void
rebuild_heading_rows (RbImportColumns *columns)
{
  const RbTable *table = table_of (columns);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint row = 0; row < rb_layout_n_heading_rows (table); row++)
    {
      g_autofree char *name = describe_row (table, row);

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (columns->heading_row, G_LIST_MODEL (names));
}

void
rb_import_columns_show (RbImportColumns *columns, RbImport *import)
{
  const char *about = _ ("Found from the headings. A correction is remembered for such files.");
  gboolean is_new = columns->import != import;

  columns->import = import;
  gtk_widget_set_visible (GTK_WIDGET (columns->rows_group), table_of (columns) != NULL);
  if (!table_of (columns))
    about = _ ("This kind of file needs no columns.");
  else if (import->remembered)
    about = _ ("As remembered from a file with the same headings.");
  adw_preferences_group_set_description (columns->fields_group, about);
  if (!table_of (columns))
    return;
  columns->filling = TRUE;
  if (is_new)
    rebuild_heading_rows (columns);
  if (is_new || g_strcmp0 (columns->shown, import->fingerprint) != 0)
    rebuild_rows (columns);
  g_free (columns->shown);
  columns->shown = g_strdup (import->fingerprint);
  adw_combo_row_set_selected (columns->heading_row, import->layout->header_row);
  for (guint i = 0; i < columns->rows->len; i++)
    {
      guint column = GPOINTER_TO_UINT (g_object_get_data (columns->rows->pdata[i], "column"));

      adw_combo_row_set_selected (
          columns->rows->pdata[i],
          g_array_index (import->layout->columns, RbLayoutColumn, column).field);
    }
  columns->filling = FALSE;
}

static void
rb_import_columns_dispose (GObject *object)
{
  RbImportColumns *columns = RB_IMPORT_COLUMNS (object);

  columns->filling = TRUE;
  g_clear_pointer (&columns->rows, g_ptr_array_unref);
  g_clear_pointer (&columns->shown, g_free);
  G_OBJECT_CLASS (rb_import_columns_parent_class)->dispose (object);
}

static void
rb_import_columns_class_init (RbImportColumnsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_import_columns_dispose;
  corrected_signal = g_signal_new ("corrected", RB_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rb_import_columns_init (RbImportColumns *columns)
{
  columns->rows = g_ptr_array_new ();
  columns->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  columns->rows_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  columns->fields_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  columns->heading_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (columns->heading_row), _ ("Headings"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (columns->heading_row),
                               _ ("What stands above them is left out"));
  adw_preferences_group_set_title (columns->fields_group, _ ("How the columns are read"));
  adw_preferences_group_add (columns->rows_group, GTK_WIDGET (columns->heading_row));
  adw_preferences_page_add (columns->page, columns->rows_group);
  adw_preferences_page_add (columns->page, columns->fields_group);
  adw_bin_set_child (ADW_BIN (columns), GTK_WIDGET (columns->page));
  g_signal_connect_swapped (columns->heading_row, "notify::selected", G_CALLBACK (heading_row_cb),
                            columns);
}
