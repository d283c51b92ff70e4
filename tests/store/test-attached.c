/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of attached files: kept before they are named, read by those who may read the record,
 * gone when nothing names them. */
#include "rb-signing.h"

#include "domain/rb-case-records.h"
#include "store/rb-store-files.h"

#include <sqlite3.h>
#include <string.h>

static RbAttachment *
attachment (Place *place, gint64 id, gboolean confidential)
{
  RbAttachment *one = rb_record_new (RB_RECORD_ATTACHMENT);

  one->base.id = id;
  one->pupil_id = 1;
  one->confidential = confidential;
  rb_record_set (&one->title, "Letter from the hospital");
  rb_record_set (&one->file_name, "letter.txt");
  rb_record_set (&one->media_type, "text/plain");
  place_keep_file (place, &one->base);
  return one;
}

static void
put (Place *place, int who, gpointer was, gpointer is, const char *reason)
{
  RbChange *change = rb_change_new (RB_SOURCE_GRID, people[who - 1].name, "", reason, NOW);

  rb_change_add_record (change, was, is);
  apply_ok (place, change);
}

/* How many files the table holds. */
static int
kept (Place *place)
{
  sqlite3 *file;
  sqlite3_stmt *read;
  int n;

  g_assert_cmpint (sqlite3_open (place->path, &file), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (file, "select count(*) from attached_file", -1, &read, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (read), ==, SQLITE_ROW);
  n = sqlite3_column_int (read, 0);
  sqlite3_finalize (read);
  sqlite3_close (file);
  return n;
}

static void
spoil (Place *place)
{
  sqlite3 *file;

  g_assert_cmpint (sqlite3_open (place->path, &file), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (file, "update attached_file set content = x'00'", NULL, NULL, NULL), ==,
      SQLITE_OK);
  sqlite3_close (file);
}

static void
a_file_comes_back_as_it_was (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbAttachment *one = attachment (place, 1, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  put (place, HEAD, NULL, one, "");
  place_reopen (place);
  bytes = rb_store_read_file (place->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint ((int) g_bytes_get_size (bytes), ==, one->size);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 4, "Dear", 4);
  rb_record_unref (one);
}

static void
a_record_without_its_bytes_is_refused (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbAttachment *one = attachment (place, 1, FALSE);
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);
  g_autoptr (GError) error = NULL, wrong = NULL;
  RbChange *change = rb_change_new (RB_SOURCE_GRID, "Mrs Patel", "", "", NOW);

  one->size++;
  rb_change_add_record (change, NULL, one);
  g_assert_false (apply (place, change, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_INVALID);
  g_assert_false (rb_store_add_file (place->store, other, one->digest, &wrong));
  g_assert_error (wrong, RB_STORE_ERROR, RB_STORE_ERROR_INVALID);
  rb_record_unref (one);
}

/* Undo brings a file that was removed back until the school is closed; then it is gone. */
static void
a_removed_file_goes_when_the_school_is_opened_again (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbAttachment *one = attachment (place, 1, FALSE), *same = attachment (place, 2, FALSE);

  put (place, HEAD, NULL, one, "");
  put (place, HEAD, NULL, same, "");
  g_assert_cmpint (kept (place), ==, 1);
  put (place, HEAD, one, NULL, "Another child's letter");
  place_reopen (place);
  g_assert_cmpint (kept (place), ==, 1);
  put (place, HEAD, same, NULL, "Another child's letter");
  put (place, HEAD, NULL, same, "Undone");
  put (place, HEAD, same, NULL, "Another child's letter");
  g_assert_cmpint (kept (place), ==, 1);
  place_reopen (place);
  g_assert_cmpint (kept (place), ==, 0);
  g_assert_null (rb_store_read_file (place->store, 1, NULL));
  rb_record_unref (one);
  rb_record_unref (same);
}

static void
a_confidential_file_is_read_by_few (void)
{
  g_autoptr (Place) place = signing_school ();
  /* By person: an open file, a confidential one. */
  static const struct
  {
    int who;
    gboolean open, closed;
  } cases[] = {
    { HEAD, TRUE, TRUE }, { MENTOR, TRUE, FALSE }, { TAN, TRUE, FALSE }, { QUINN, FALSE, FALSE }
  };

  sign_in (place, HEAD);
  for (int id = 1; id <= 2; id++)
    {
      RbAttachment *one = attachment (place, id, id == 2);
      put (place, HEAD, NULL, one, "");
      rb_record_unref (one);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) open = NULL, closed = NULL;

      sign_in (place, cases[i].who);
      open = rb_store_read_file (place->store, 1, NULL);
      closed = rb_store_read_file (place->store, 2, &error);
      g_test_message ("%s", people[cases[i].who - 1].name);
      g_assert_cmpint (open != NULL, ==, cases[i].open);
      g_assert_cmpint (closed != NULL, ==, cases[i].closed);
      if (!cases[i].closed)
        g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
    }
}

static void
a_spoilt_file_is_told (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbAttachment *one = attachment (place, 1, FALSE);
  g_autoptr (GError) error = NULL;
  RbStoreCheck *check;

  put (place, HEAD, NULL, one, "");
  check = rb_store_check (place->store, NULL, NULL);
  g_assert_cmpuint (check->problems->len, ==, 0);
  rb_store_check_free (check);
  place_close (place);
  spoil (place);
  place_reopen (place);
  g_assert_null (rb_store_read_file (place->store, 1, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_DAMAGED);
  check = rb_store_check (place->store, NULL, NULL);
  g_assert_cmpuint (check->problems->len, ==, 1);
  g_assert_nonnull (strstr (check->problems->pdata[0], "number 1"));
  rb_store_check_free (check);
  rb_record_unref (one);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(words, function) g_test_add_func ("/store/attached/" words, function)
  ADD ("a file comes back as it was", a_file_comes_back_as_it_was);
  ADD ("a record without its bytes is refused", a_record_without_its_bytes_is_refused);
  ADD ("a removed file goes when the school is opened again",
       a_removed_file_goes_when_the_school_is_opened_again);
  ADD ("a confidential file is read by few", a_confidential_file_is_read_by_few);
  ADD ("a spoilt file is told", a_spoilt_file_is_told);
  return g_test_run ();
}
