/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview workbook of a sample school's year beside libxlsxwriter alone writing as many cells
 * of the same kinds, formulas as formulas, on as many sheets. Arguments: pupils (420), rounds (7).
 */
#include "exchange/rb-overview-workbook.h"
#include "school/rb-sample.h"

#include "rb-place.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#include <zip.h>

typedef struct
{
  char kind;   /* f formula, s string, n number, b blank */
  guint sheet; /* its place among the parts */
  guint index; /* of a shared string */
  double value;
  char *formula;
} Cell;

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->formula);
}

/* The cells of one part, as libxlsxwriter wrote them. */
static void
collect (GArray *cells, const char *xml, guint sheet)
{
  for (const char *c = strstr (xml, "<c "); c != NULL; c = strstr (c + 1, "<c "))
    {
      const char *open = strchr (c, '>');
      const char *end = open[-1] == '/' ? open : strstr (c, "</c>");
      const char *formula = g_strstr_len (c, end - c, "<f>");
      const char *value = g_strstr_len (c, end - c, "<v>");
      Cell cell = { .kind = 'n', .sheet = sheet };

      if (formula != NULL)
        {
          cell.kind = 'f';
          cell.formula = g_strndup (formula + 3, (gsize) (strstr (formula, "</f>") - formula - 3));
        }
      else if (g_strstr_len (c, open - c, "t=\"s\"") != NULL)
        cell.kind = 's';
      else if (value == NULL)
        cell.kind = 'b';
      if (value != NULL)
        cell.value = g_ascii_strtod (value + 3, NULL);
      cell.index = (guint) MAX (cell.value, 0);
      g_array_append_val (cells, cell);
    }
}

static GArray *
read_cells (const char *path)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);

  g_array_set_clear_func (cells, clear_cell);
  g_assert_nonnull (zip);
  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    {
      zip_stat_t stat;
      g_autofree char *xml = NULL;
      zip_file_t *file;

      g_assert_cmpint (zip_stat_index (zip, (zip_uint64_t) i, 0, &stat), ==, 0);
      if (!g_str_has_prefix (stat.name, "xl/worksheets/sheet"))
        continue;
      file = zip_fopen_index (zip, (zip_uint64_t) i, 0);
      xml = g_malloc0 (stat.size + 1);
      g_assert_cmpint (zip_fread (file, xml, stat.size), ==, (zip_int64_t) stat.size);
      zip_fclose (file);
      collect (cells, xml, (guint) i);
    }
  zip_discard (zip);
  return cells;
}

static void
write_plain (const GArray *cells, const char *path)
{
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = NULL;
  guint number = G_MAXUINT, at = 0;

  for (guint i = 0; i < cells->len; i++, at++)
    {
      const Cell *cell = &g_array_index (cells, Cell, i);
      lxw_row_t row = at / 20;
      lxw_col_t column = (lxw_col_t) (at % 20);
      char text[32];

      if (cell->sheet != number)
        {
          sheet = workbook_add_worksheet (book, NULL);
          number = cell->sheet;
          at = row = column = 0;
        }
      g_snprintf (text, sizeof text, "text %u", cell->index);
      if (cell->kind == 'f')
        worksheet_write_formula_num (sheet, row, column, cell->formula, NULL, cell->value);
      else if (cell->kind == 's')
        worksheet_write_string (sheet, row, column, text, NULL);
      else if (cell->kind == 'n')
        worksheet_write_number (sheet, row, column, cell->value, NULL);
      else
        worksheet_write_blank (sheet, row, column, NULL);
    }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

/* The roster also holds who left and last year's leavers: the workbook is of those on the roll. */
static guint
on_roll (const RbSchool *school, RbDate day)
{
  guint n = 0;

  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    n += rb_pupil_on_roll (rb_roster_pupil (school->roster, row), day);
  return n;
}

int
main (int argc, char **argv)
{
  RbMoment now = { d ("2026-07-15"), 1440 };
  RbSampleSpec spec = { .pupils = argc > 1 ? (guint) atoi (argv[1]) : 420, .seed = 1, .now = now };
  guint rounds = argc > 2 ? (guint) atoi (argv[2]) : 7;
  g_autoptr (Place) place = place_new ();
  g_autofree char *ours = place_path (place, "overview.xlsx");
  g_autofree char *plain = place_path (place, "plain.xlsx");
  g_autofree double *a = g_new (double, rounds), *b = g_new (double, rounds);
  g_autoptr (RbSchool) school = rb_sample_school (&spec);
  g_autoptr (GArray) cells = NULL;
  g_autoptr (GError) error = NULL;

  for (guint r = 0; r < rounds; r++)
    {
      gint64 start = g_get_monotonic_time ();

      rb_overview_workbook_write (school, now, 2025, NULL, ours, &error);
      g_assert_no_error (error);
      a[r] = (double) (g_get_monotonic_time () - start) / 1000;
      if (cells == NULL)
        cells = read_cells (ours);
      start = g_get_monotonic_time ();
      write_plain (cells, plain);
      b[r] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  double whole = median (a, rounds), alone = median (b, rounds);
  g_print ("overview workbook, %u pupils on the roll (%u in the roster with leavers), %u cells: "
           "%.1f ms; "
           "libxlsxwriter alone %.1f ms; ratio %.2f (aim 2)\n",
           on_roll (school, now.date), rb_roster_n (school->roster), cells->len, whole, alone,
           whole / alone);
  return 0;
}
