/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files are kept with a pupil, and what is said of the others. */
#include "rb-test.h"

#include "exchange/rb-attached-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#define PNG "\x89PNG\r\n\x1a\n0000"

/* An archive with one part of that name. */
static void
write_packed (const char *path, const char *part, const char *other)
{
  int failed = 0;
  zip_t *archive = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, &failed);

  g_assert_nonnull (archive);
  zip_file_add (archive, part, zip_source_buffer (archive, "x", 1, 0), 0);
  if (other)
    zip_file_add (archive, other, zip_source_buffer (archive, "x", 1, 0), 0);
  g_assert_cmpint (zip_close (archive), ==, 0);
}

static void
write_bytes (const char *path, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

/* What stands in the file of a name: bytes, or the parts of an archive. The words are of the
 * sentence that refuses it; NULL: it is kept as that type. */
static const struct
{
  const char *name, *bytes, *part, *other, *type, *words;
} cases[] = {
  { "letter.pdf", "%PDF-1.7 ...", NULL, NULL, "application/pdf", NULL },
  { "LETTER.PDF", "%PDF-1.7 ...", NULL, NULL, "application/pdf", NULL },
  { "Brief für Zoë.pdf", "%PDF-1.4", NULL, NULL, "application/pdf", NULL },
  { "scan.png", PNG, NULL, NULL, "image/png", NULL },
  { "scan.jpg", "\xff\xd8\xff\xe0", NULL, NULL, "image/jpeg", NULL },
  { "scan.jpeg", "\xff\xd8\xff\xe0", NULL, NULL, "image/jpeg", NULL },
  { "note.txt", "Chidi’s mother rang.", NULL, NULL, "text/plain", NULL },
  { "form.docx", NULL, "word/document.xml", NULL,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", NULL },
  { "figures.ods", NULL, "content.xml", NULL, "application/vnd.oasis.opendocument.spreadsheet",
    NULL },
  { "form.docx", NULL, "word/document.xml", "word/vbaProject.bin", NULL, "macros" },
  { "form.docx", NULL, "xl/workbook.xml", NULL, NULL, "not what its name says" },
  { "form.docx", "PK but no archive", NULL, NULL, NULL, "not what its name says" },
  { "letter.pdf", "MZ\x90", NULL, NULL, NULL, "not what its name says" },
  { "scan.png", "\xff\xd8\xff\xe0", NULL, NULL, NULL, "not what its name says" },
  { "note.txt", "\xff\xfe not text", NULL, NULL, NULL, "not what its name says" },
  { "letter.pdf", "", NULL, NULL, NULL, "nothing in it" },
  { "game.exe", "MZ\x90", NULL, NULL, NULL, "are kept" },
  { "letter", "%PDF-1.7", NULL, NULL, NULL, "are kept" },
  { "form.docm", NULL, "word/document.xml", NULL, NULL, "are kept" },
};

static void
test_kinds (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rollbook-attached-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s, case %u", cases[i].name, i);
      if (cases[i].part)
        write_packed (path, cases[i].part, cases[i].other);
      else
        write_bytes (path, cases[i].bytes, -1);
      RbAttachedFile *read = rb_attached_file_read (file, NULL, &error);
      if (cases[i].words)
        {
          g_assert_null (read);
          g_assert_nonnull (strstr (error->message, cases[i].words));
          g_assert_nonnull (strstr (error->message, cases[i].name));
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpstr (read->media_type, ==, cases[i].type);
          g_assert_cmpstr (read->name, ==, cases[i].name);
          rb_attached_file_free (read);
        }
      g_unlink (path);
    }
  g_rmdir (folder);
}

/* SHA-256 of "abc", FIPS 180-2, B.1. */
static void
test_digest (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rollbook-attached-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "abc.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RbAttachedFile *read;

  write_bytes (path, "abc", 3);
  read = rb_attached_file_read (file, NULL, NULL);
  g_assert_cmpstr (read->digest, ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  rb_attached_file_free (read);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_size (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rollbook-attached-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "long.txt", NULL);
  g_autofree char *bytes = g_strnfill (RB_ATTACHED_FILE_MOST + 1, 'a');
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  RbAttachedFile *read;

  write_bytes (path, bytes, RB_ATTACHED_FILE_MOST + 1);
  g_assert_null (rb_attached_file_read (file, NULL, &error));
  g_assert_nonnull (strstr (error->message, "larger than ten megabytes"));
  write_bytes (path, bytes, RB_ATTACHED_FILE_MOST);
  read = rb_attached_file_read (file, NULL, NULL);
  g_assert_nonnull (read);
  rb_attached_file_free (read);
  g_unlink (path);
  g_clear_error (&error);
  g_assert_null (rb_attached_file_read (file, NULL, &error));
  g_assert_nonnull (strstr (error->message, "long.txt"));
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/attached/kinds", test_kinds);
  g_test_add_func ("/exchange/attached/digest", test_digest);
  g_test_add_func ("/exchange/attached/size", test_size);
  return g_test_run ();
}
