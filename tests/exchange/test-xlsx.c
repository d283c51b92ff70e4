/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook reader against workbooks of another program and against hostile ones. */
#include "exchange/rb-import-file.h"
#include "exchange/rb-xlsx-reader.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;

static GPtrArray *
read_it (const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  bytes = g_bytes_new_take (data, length);
  return rb_xlsx_read (bytes, name, error);
}

static void
assert_cell (const RbTable *table, guint row, guint column, RbCellType type, const char *text)
{
  guint n;
  const RbTableCell *cells = rb_table_row (table, row, &n);

  g_assert_cmpuint (column, <, n);
  g_assert_cmpstr (cells[column].text, ==, text);
  g_assert_cmpint (cells[column].type, ==, type);
}

static void
test_types (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = read_it ("good.xlsx", &error);
  const RbTable *marks;

  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, ==, 2);
  marks = g_ptr_array_index (tables, 1);
  g_assert_cmpstr (rb_table_name (marks), ==, "Marks");
  g_assert_cmpuint (rb_table_merges (marks)->len, ==, 1);
  assert_cell (marks, 0, 0, RB_CELL_TEXT, "Attendance of 3T");
  g_assert_cmpuint (rb_table_line (marks, 1), ==, 3);
  assert_cell (marks, 2, 1, RB_CELL_DATE, "2024-09-02");
  assert_cell (marks, 2, 3, RB_CELL_TEXT, "/");
  assert_cell (marks, 2, 4, RB_CELL_BOOLEAN, "TRUE");
  assert_cell (marks, 2, 5, RB_CELL_NUMBER, "12");
  assert_cell (marks, 3, 1, RB_CELL_DATE, "2024-09-02");
  assert_cell (marks, 3, 5, RB_CELL_NUMBER, "7.5");
}

static void
test_1904 (void)
{
  g_autoptr (GPtrArray) tables = read_it ("mac.xlsx", NULL);

  assert_cell (g_ptr_array_index (tables, 0), 1, 1, RB_CELL_DATE, "2024-09-02");
}

static void
test_inline (void)
{
  g_autoptr (GPtrArray) tables = read_it ("inline.xlsx", NULL);
  const RbTable *table = g_ptr_array_index (tables, 0);

  assert_cell (table, 0, 1, RB_CELL_TEXT, "Date");
  g_assert_cmpuint (rb_table_line (table, 1), ==, 5);
  assert_cell (table, 1, 0, RB_CELL_BLANK, "");
  assert_cell (table, 1, 1, RB_CELL_DATE, "2024-09-02");
  assert_cell (table, 1, 3, RB_CELL_BOOLEAN, "TRUE");
  assert_cell (table, 1, 4, RB_CELL_ERROR, "#N/A");
  assert_cell (table, 1, 5, RB_CELL_TEXT, "=cmd()");
}

static void
test_first_usable_sheet (void)
{
  g_autofree char *path = g_build_filename (folder, "good.xlsx", NULL);
  g_autoptr (RbImportFile) file = rb_import_read (path, NULL);
  g_autoptr (RbLayout) layout = rb_import_file_layout (file, RB_IMPORT_UNKNOWN, NULL);

  g_assert_cmpint (layout->kind, ==, RB_IMPORT_MARKS);
  g_assert_cmpint (layout->shape, ==, RB_SHAPE_LONG);
  g_assert_cmpuint (layout->table, ==, 1);
  g_assert_cmpuint (layout->header_row, ==, 1);
  g_assert_null (rb_layout_problem (layout));
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *name;
    const char *says;
  } cases[] = { { "bomb.xlsx", "100 MB" },     { "entities.xlsx", "damaged" },
                { "far.xlsx", "ten million" }, { "half.xlsx", "damaged" },
                { "cut.xlsx", "damaged" },     { "other.xlsx", "no Excel workbook" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_null (read_it (cases[i].name, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_nonnull (strstr (error->message, cases[i].name));
    }
}

static gboolean
run (const char **args, char **err)
{
  int status;

  return g_spawn_sync (NULL, (char **) args, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, err, &status,
                       NULL)
         && g_spawn_check_wait_status (status, NULL);
}

/* What is missing skips; what is broken fails. */
static gboolean
has_openpyxl (void)
{
  const char *look[] = { "/usr/bin/python3", "-c",
                         "import importlib.util, sys\n"
                         "sys.exit(importlib.util.find_spec('openpyxl') is None)",
                         NULL };
  g_autofree char *err = NULL;

  return run (look, &err);
}

int
main (int argc, char **argv)
{
  g_autofree char *script = NULL;
  g_autofree char *err = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rb-xlsx-XXXXXX", NULL);
  script = g_test_build_filename (G_TEST_DIST, "exchange", "make-xlsx.py", NULL);
  if (!has_openpyxl ())
    {
      g_print ("1..0 # SKIP python3-openpyxl is not installed, which writes the workbooks\n");
      g_rmdir (folder);
      return 0;
    }
  {
    const char *args[] = { "/usr/bin/python3", script, folder, NULL };

    if (!run (args, &err))
      {
        g_print ("1..1\nnot ok 1 - make-xlsx.py writes its workbooks\n");
        g_printerr ("%s\n", err);
        return 1;
      }
  }
  g_test_add_func ("/xlsx/every type of cell is read as what it is", test_types);
  g_test_add_func ("/xlsx/dates of the 1904 system are the same days", test_1904);
  g_test_add_func ("/xlsx/inline strings and ISO dates", test_inline);
  g_test_add_func ("/xlsx/the first sheet with a usable layout is taken", test_first_usable_sheet);
  g_test_add_func ("/xlsx/hostile and broken workbooks are refused by name", test_hostile);
  result = g_test_run ();
  {
    g_autofree char *clean = g_strdup_printf ("%s", folder);
    GDir *dir = g_dir_open (clean, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir)) != NULL)
      {
        g_autofree char *path = g_build_filename (clean, name, NULL);

        g_unlink (path);
      }
    g_dir_close (dir);
    g_rmdir (clean);
  }
  g_free (folder);
  return result;
}
