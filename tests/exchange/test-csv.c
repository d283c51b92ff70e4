/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text and delimited files: encodings, delimiters, quotes, and what is refused. */
#include "exchange/rb-csv.h"
#include "exchange/rb-exchange-error.h"
#include "exchange/rb-import-file.h"
#include "exchange/rb-text.h"

#include <string.h>

static RbTable *
read_it (const char *text, GError **error)
{
  return rb_csv_read (g_strdup (text), strlen (text), "list.csv", error);
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    RbTextEncoding encoding;
    const char *text;
  } cases[] = {
    { "Zo\xc3\xab", 4, RB_TEXT_UTF8, "Zoë" },
    { "\xef\xbb\xbfZo\xc3\xab", 7, RB_TEXT_UTF8, "Zoë" },
    { "Zo\xeb \x80", 5, RB_TEXT_WINDOWS_1252, "Zoë €" },
    { "\xff\xfeZ\0o\0\xeb\0", 8, RB_TEXT_UTF16_LE, "Zoë" },
    { "\xfe\xff\0Z\0o\0\xeb", 8, RB_TEXT_UTF16_BE, "Zoë" },
    { "U\0P\0N\0,\0", 8, RB_TEXT_UTF16_LE, "UPN," },
    { "\0U\0P\0N\0,", 8, RB_TEXT_UTF16_BE, "UPN," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbTextEncoding encoding;
      gsize length;
      g_autofree char *text =
          rb_text_decode (cases[i].bytes, cases[i].length, "a", &length, &encoding, NULL);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (encoding, ==, cases[i].encoding);
      g_assert_cmpuint (length, ==, strlen (cases[i].text));
    }
}

static void
test_delimiters (void)
{
  static const char *const texts[] = { "a,b,c\n1,\"2,5\",3\n", "a;b;c\n1;\"2,5\";3\n",
                                       "a\tb\tc\r\n1\t2,5\t3\r\n", "a|b|c\r1|2,5|3\r",
                                       "sep=;\na;b;c\n1;2,5;3" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RbTable) table = read_it (texts[i], NULL);

      g_assert_cmpuint (rb_table_n_rows (table), ==, 2);
      g_assert_cmpstr (rb_table_text (table, 1, 1), ==, "2,5");
      g_assert_cmpstr (rb_table_text (table, 1, 2), ==, "3");
      g_assert_cmpuint (rb_table_line (table, 1), ==, i == 4 ? 3 : 2);
    }
}

static void
test_quotes (void)
{
  g_autoptr (RbTable) table =
      read_it ("name,note\n\"O\"\"Neil\" ,\"two\nlines\"\n\n x , y,\nlast,", NULL);

  g_assert_cmpuint (rb_table_n_rows (table), ==, 4);
  g_assert_cmpstr (rb_table_text (table, 1, 0), ==, "O\"Neil");
  g_assert_cmpstr (rb_table_text (table, 1, 1), ==, "two\nlines");
  g_assert_cmpuint (rb_table_line (table, 2), ==, 5);
  g_assert_cmpstr (rb_table_text (table, 2, 0), ==, "x");
  g_assert_cmpstr (rb_table_text (table, 2, 7), ==, "");
}

static void
assert_refused (GBytes *bytes, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbImportFile) file = rb_import_read_bytes (bytes, "list.csv", &error);

  g_assert_null (file);
  g_assert_error (error, RB_EXCHANGE_ERROR, error->code);
  if (strstr (error->message, says) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_nonnull (strstr (error->message, "list.csv"));
}

static void
test_bad_files (void)
{
  g_autofree char *nul = g_malloc0 (100000);
  g_autofree char *huge = g_strnfill (3 * 1024 * 1024, 'x');
  g_autofree char *commas = g_strnfill (1000000, ',');
  g_autofree char *quote = g_strdup_printf ("a,b\n\"%s", huge);
  const struct
  {
    const char *bytes;
    gsize length;
    const char *says;
  } cases[] = { { "", 0, "is empty" },
                { nul, 100000, "not a text file" },
                { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "not a text file" },
                { huge, 3 * 1024 * 1024, "longer than a million" },
                { commas, 1000000, "more than 16,384 columns" },
                { quote, strlen (quote), "never closed" },
                { "\n\n \n", 4, "has no rows" },
                { "<?xml version='1.0'?><CTfile>", 29, "cut off" },
                { "<?xml version='1.0'?><other/>", 29, "no Common Transfer File" },
                { "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", 29, "cut off" },
                { "PK\x03\x04garbage", 11, "damaged" },
                { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "old Excel" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);

      assert_refused (bytes, cases[i].says);
    }
}

static void
test_xml_bomb (void)
{
  static const char bomb[] =
      "<?xml version='1.0'?><!DOCTYPE c [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
      "'&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><CTfile>&c;</CTfile>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (bomb, sizeof bomb - 1);

  assert_refused (bytes, "document type");
}

static void
test_writer (void)
{
  static const char *const row[] = { "=cmd()", "+1",      "-", "-2",    "@x",
                                     "a,b",    "O\"Neil", "",  "plain", NULL };
  g_autoptr (GString) exact = g_string_new (NULL);
  g_autoptr (GString) safe = g_string_new (NULL);

  rb_csv_write_row (exact, row, RB_CSV_EXACT);
  rb_csv_write_row (safe, row, RB_CSV_SAFE);
  g_assert_cmpstr (exact->str, ==, "=cmd(),+1,-,-2,@x,\"a,b\",\"O\"\"Neil\",,plain\r\n");
  g_assert_cmpstr (safe->str, ==,
                   "\"'=cmd()\",\"'+1\",-,\"'-2\",\"'@x\",\"a,b\",\"O\"\"Neil\",,plain\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/each encoding is found and decoded", test_encodings);
  g_test_add_func ("/csv/each delimiter is found", test_delimiters);
  g_test_add_func ("/csv/quotes, line breaks and line numbers", test_quotes);
  g_test_add_func ("/csv/bad files are refused with a sentence", test_bad_files);
  g_test_add_func ("/csv/an XML bomb is refused", test_xml_bomb);
  g_test_add_func ("/csv/the writer keeps values, or guards them", test_writer);
  return g_test_run ();
}
