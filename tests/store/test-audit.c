/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail: filters, and that no stored byte of it can be altered without being found where
 * it is. */
#include "rb-place.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define AM "2025-09-03 am"
#define PAGE 4096

static RbAuditVerdict
verify (const char *path)
{
  RbAuditVerdict verdict = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbStore) store = rb_store_open (path, RB_STORE_READ_ONLY, NULL, &error);

  if (store == NULL || !rb_store_verify (store, NULL, NULL, NULL, &verdict, &error))
    {
      verdict.sentence = g_strdup (error->message);
      verdict.broken = -1;
    }
  return verdict;
}

/* One entry and `amendments` amendments. */
static Place *
place_with_trail (int amendments)
{
  Place *place = place_with_school (1);

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "N", ""));
  for (int i = 0; i < amendments; i++)
    {
      g_autofree char *reason = g_strdup_printf ("Reason number %d", i);
      apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, i % 2 ? "I" : "N",
                                  i % 2 ? "N" : "I", reason));
    }
  return place;
}

static void
test_filters (void)
{
  g_autoptr (Place) place = place_with_school (2);
  RbAuditFilter pupil = { .pupil_id = 2 };
  RbAuditFilter days = { .kinds = RB_AUDIT_AMENDMENT,
                         .from = d ("2025-09-04"),
                         .to = d ("2025-09-04") };
  RbAuditFilter made = { .made_from = NOW + 1 };
  RbAuditFilter newest = { .limit = 1 };

  apply_ok (place, change_of (place, RB_SOURCE_IMPORT, 1, AM, "", "N", ""));
  apply_ok (place, change_of (place, RB_SOURCE_IMPORT, 2, "2025-09-04 pm", "", "N", ""));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", "ill"));
  apply_ok (place,
            change_of (place, RB_SOURCE_GRID, 2, "2025-09-04 pm", "N", "O", "no reason given"));
  g_autoptr (GPtrArray) all = rb_store_audit (place->store, NULL, NULL);
  g_autoptr (GPtrArray) two = rb_store_audit (place->store, &pupil, NULL);
  g_autoptr (GPtrArray) day = rb_store_audit (place->store, &days, NULL);
  g_autoptr (GPtrArray) late = rb_store_audit (place->store, &made, NULL);
  g_autoptr (GPtrArray) last = rb_store_audit (place->store, &newest, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((RbAuditRow *) all->pdata[0])->row, ==, 3);
  g_assert_cmpuint (two->len, ==, 1);
  g_assert_cmpuint (day->len, ==, 1);
  g_assert_cmpuint (late->len, ==, 0);
  g_assert_cmpint (((RbAuditRow *) last->pdata[0])->row, ==, 4);
}

/* The rows of the trail, as text: to tell a byte that says something from one in an empty part of a
 * page. */
static char *
trail_text (const char *path)
{
  GString *text = g_string_new (NULL);
  sqlite3 *file;
  sqlite3_stmt *rows;

  g_assert_cmpint (sqlite3_open_v2 (path, &file, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  int answer = sqlite3_prepare_v2 (file, "select * from audit order by id", -1, &rows, NULL);
  while (answer == SQLITE_OK && sqlite3_step (rows) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (rows); i++)
      {
        const guint8 *bytes = sqlite3_column_blob (rows, i);
        int n = sqlite3_column_bytes (rows, i);
        g_string_append_printf (text, "%d:", sqlite3_column_type (rows, i) == SQLITE_NULL ? -1 : n);
        g_string_append_len (text, (const char *) bytes, n);
      }
  sqlite3_finalize (rows);
  sqlite3_close (file);
  return g_string_free (text, FALSE);
}

static GArray *
pages_of_trail (const char *path)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (long));
  sqlite3 *file;
  sqlite3_stmt *rows;

  g_assert_cmpint (sqlite3_open_v2 (path, &file, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (file, "select pageno from dbstat where name = 'audit'", -1, &rows, NULL),
      ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      long page = (long) sqlite3_column_int64 (rows, 0) - 1;
      g_array_append_val (pages, page);
    }
  sqlite3_finalize (rows);
  sqlite3_close (file);
  return pages;
}

static void
flip (const char *path, long offset, guint8 bits)
{
  FILE *file = g_fopen (path, "r+b");

  fseek (file, offset, SEEK_SET);
  int byte = fgetc (file);
  fseek (file, offset, SEEK_SET);
  fputc (byte ^ bits, file);
  fclose (file);
}

/* Every byte of the trail's pages in strides that reach all places of a row: either the trail is
 * found broken, or what it says is what it said. */
static void
test_every_byte (void)
{
  g_autoptr (Place) place = place_with_trail (40);
  g_autofree char *was = NULL;
  guint found = 0, silent = 0;

  place_close (place);
  was = trail_text (place->path);
  g_autoptr (GArray) pages = pages_of_trail (place->path);
  for (guint p = 0; p < pages->len; p++)
    for (long at = p % 7; at < PAGE; at += 7)
      {
        long offset = g_array_index (pages, long, p) * PAGE + at;
        guint8 bits = (guint8) (1 << (at % 8));
        flip (place->path, offset, bits);
        RbAuditVerdict verdict = verify (place->path);
        if (verdict.intact)
          {
            g_autofree char *is = trail_text (place->path);
            if (strcmp (was, is) != 0)
              g_error ("the byte at %ld was altered and not found", offset);
            silent++;
          }
        else
          found++;
        g_assert_nonnull (verdict.sentence);
        rb_audit_verdict_clear (&verdict);
        flip (place->path, offset, bits);
      }
  g_test_message ("%u altered bytes found, %u in empty parts of pages", found, silent);
  g_assert_cmpuint (found, >, 500);
  RbAuditVerdict verdict = verify (place->path);
  g_assert_true (verdict.intact);
  rb_audit_verdict_clear (&verdict);
}

static void
assert_broken_at (Place *place, const char *sql, gint64 row)
{
  sqlite3 *file;
  char *problem = NULL;

  place_close (place);
  g_assert_cmpint (sqlite3_open (place->path, &file), ==, SQLITE_OK);
  sqlite3_exec (
      file,
      "pragma synchronous = off; drop trigger audit_keeps_words; drop trigger audit_keeps_rows",
      NULL, NULL, NULL);
  sqlite3_exec (file, sql, NULL, NULL, &problem);
  g_assert_null (problem);
  sqlite3_close (file);
  RbAuditVerdict verdict = verify (place->path);
  g_assert_false (verdict.intact);
  g_assert_cmpint (verdict.broken, ==, row);
  g_autofree char *says = g_strdup_printf ("broken at row %d:", (int) row);
  g_assert_nonnull (strstr (verdict.sentence, says));
  rb_audit_verdict_clear (&verdict);
}

static void
test_located (void)
{
  static const struct
  {
    const char *sql;
    gint64 row;
  } cases[] = {
    { "update audit set reason = 'Reason number 9' where id = 5", 5 },
    { "update audit set code_is = 'M' where id = 2", 2 },
    { "update audit set who = 'Somebody else' where id = 1", 1 },
    { "update audit set position = '' where id = 7", 7 },
    { "update audit set made_at = '2025-01-01T00:00:00Z' where id = 11", 11 },
    { "update audit set note_was = '' where id = 4", 4 },
    { "update audit set pupil_id = null, kind = 'register', class_id = 1 where id = 3", 3 },
    { "delete from audit where id = 6", 6 },
    { "delete from audit where id > 8", 9 },
    { "update audit set hash = zeroblob (32) where id = 4", 4 },
    { "insert into audit select 12, batch, kind, made_at, who, position, reason, source, origin, "
      "pupil_id,"
      " class_id, day, session, code_was, code_is, minutes_was, minutes_is, note_was, note_is, "
      "nature_was,"
      " nature_is, cells, digest, hash from audit where id = 11",
      12 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Place) place = place_with_trail (10);
      assert_broken_at (place, cases[i].sql, cases[i].row);
    }
}

static void
put_record (Place *place, RbRecord *was, RbRecord *is)
{
  RbChange *change = rb_change_new (RB_SOURCE_GRID, "Jo Patel", "Office manager", "as heard", NOW);

  rb_change_add_record (change, was, is);
  apply_ok (place, change);
}

/* What is asked of one pupil is found by the index: it is what the whole trail has of them, of
 * every kind, whatever else is asked. */
static void
test_of_pupil (void)
{
  const RbAuditFilter filters[] = {
    { 0 },
    { .kinds = RB_AUDIT_AMENDMENT },
    { .kinds = RB_AUDIT_RECORD },
    { .from = d ("2025-09-05"), .to = d ("2025-09-11") },
    { .to = d ("2025-09-04") },
    { .made_from = NOW + 1 },
  };
  g_autoptr (Place) place = place_with_school (3);
  RbFlag *flag = rb_record_new (RB_RECORD_FLAG);
  guint most = 0;

  flag->base.id = 1;
  flag->pupil_id = 2;
  rb_record_set (&flag->flag, "ring-first");

  for (gint64 pupil = 1; pupil <= 3; pupil++)
    for (int day = 0; day < 12; day++)
      {
        g_autofree char *session =
            g_strdup_printf ("2025-09-%02d %s", 3 + day, day % 2 ? "pm" : "am");

        apply_ok (place, change_of (place, RB_SOURCE_IMPORT, pupil, session, "", "N", ""));
        if ((day + pupil) % 3 > 0)
          apply_ok (place, change_of (place, RB_SOURCE_GRID, pupil, session, "N", "I", "ill"));
      }
  put_record (place, NULL, &flag->base);
  put_record (place, &flag->base, NULL);
  rb_record_unref (flag);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    for (gint64 pupil = 1; pupil <= 3; pupil++)
      {
        RbAuditFilter filter = filters[i];
        g_autoptr (GPtrArray) all = rb_store_audit (place->store, &filter, NULL);
        guint found = 0;

        filter.pupil_id = pupil;
        g_autoptr (GPtrArray) own = rb_store_audit (place->store, &filter, NULL);
        for (guint k = 0; k < all->len; k++)
          {
            const RbAuditRow *row = all->pdata[k];

            if (row->pupil_id != pupil)
              continue;
            g_assert_cmpuint (found, <, own->len);
            g_assert_cmpint (((const RbAuditRow *) own->pdata[found++])->row, ==, row->row);
          }
        g_assert_cmpuint (found, ==, own->len);
        most = MAX (most, found);
      }
  g_assert_cmpuint (most, >, 8);
}

static void
add_book_rows (Place *place)
{
  RbTicked *tick = rb_record_new (RB_RECORD_TICK), *again;

  tick->base.id = 1;
  tick->pupil_id = 1;
  rb_record_set (&tick->subject, "action");
  again = rb_record_copy (tick);
  rb_record_set (&again->note, "sent");
  put_record (place, NULL, &tick->base);
  put_record (place, &tick->base, &again->base);
  put_record (place, &again->base, NULL);
  rb_record_unref (tick);
  rb_record_unref (again);
}

static void
add_roll_row (Place *place)
{
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (RbChange) maker = rb_change_new (RB_SOURCE_IMPORT, "Jo Patel", "", "", NOW);
  g_autoptr (RbPupil) pupil = rb_pupil_new (9);
  g_autoptr (GError) error = NULL;

  rb_record_set (&maker->origin, "list.csv");
  rb_pupil_add_roll (pupil, d ("2026-01-05"), RB_DATE_NONE);
  rb_store_batch_set_maker (batch, maker);
  rb_store_batch_add_pupil (batch, pupil);
  rb_store_write (place->store, batch, NULL, &error);
  g_assert_no_error (error);
}

/* Entry, amendment with every detail, entry, register, record changed, record taken back, roll. */
#define N_KINDS 7

static Place *
place_with_every_kind (void)
{
  Place *place = place_with_school (2);
  RbDetail was = { 3, (char *) "rang", (char *) "bus" };
  RbDetail is = { 12, (char *) "letter", (char *) "train" };
  RbChange *first = rb_change_new (RB_SOURCE_GRID, "Jo Patel", "Office manager", "", NOW);
  RbChange *second =
      rb_change_new (RB_SOURCE_GRID, "Jo Patel", "Office manager", "Doctor seen", NOW);
  g_autoptr (GError) error = NULL;

  rb_change_add (first, 1, session_of (AM), RB_MARK_NONE, mark_of (place, "L", AM), NULL, &was);
  rb_change_add (second, 1, session_of (AM), mark_of (place, "L", AM), mark_of (place, "U", AM),
                 &was, &is);
  change_add (place, first, 2, AM, "", "/");
  apply_ok (place, first);
  apply_ok (place, second);
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, "2025-09-04 am", "", "/", ""));
  rb_store_save_register (place->store, 1, session_of ("2025-09-04 am"), "Jo Patel", "", NOW,
                          &error);
  g_assert_no_error (error);
  add_book_rows (place);
  add_roll_row (place);
  place_close (place);
  return place;
}

/* One character of what a column of a row says, or something where it says nothing. */
static char *
spoil (const char *column, gboolean number, int row)
{
  g_autofree char *value = number
                               ? g_strdup_printf ("coalesce (%s + 1000, 7)", column)
                               : g_strdup_printf ("coalesce (substr (%s, 1, length (%s) - 1)"
                                                  " || char (unicode (substr (%s, -1)) + 1), 'x')",
                                                  column, column, column);

  return g_strdup_printf ("pragma ignore_check_constraints = on;"
                          "update audit set %s = %s where id = %d",
                          column, strcmp (column, "hash") == 0 ? "randomblob (32)" : value, row);
}

static void
test_every_column (void)
{
  static const struct
  {
    const char *name;
    gboolean number;
  } columns[] = {
    { "id", TRUE },         { "batch", TRUE },     { "kind", FALSE },    { "made_at", FALSE },
    { "who", FALSE },       { "position", FALSE }, { "reason", FALSE },  { "source", FALSE },
    { "origin", FALSE },    { "pupil_id", TRUE },  { "class_id", TRUE }, { "day", FALSE },
    { "session", FALSE },   { "code_was", FALSE }, { "code_is", FALSE }, { "minutes_was", TRUE },
    { "minutes_is", TRUE }, { "note_was", FALSE }, { "note_is", FALSE }, { "nature_was", FALSE },
    { "nature_is", FALSE }, { "cells", TRUE },     { "digest", FALSE },  { "hash", FALSE },
  };
  g_autoptr (Place) place = place_with_every_kind ();
  g_autofree char *whole = NULL;
  gsize length;
  RbAuditVerdict verdict = verify (place->path);

  g_assert_true (verdict.intact);
  g_assert_cmpint (verdict.n_rows, ==, N_KINDS);
  rb_audit_verdict_clear (&verdict);
  g_assert_true (g_file_get_contents (place->path, &whole, &length, NULL));
  for (int row = 1; row <= N_KINDS; row++)
    for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
      {
        g_autofree char *sql = spoil (columns[i].name, columns[i].number, row);

        g_test_message ("row %d, %s", row, columns[i].name);
        g_assert_true (g_file_set_contents (place->path, whole, (gssize) length, NULL));
        assert_broken_at (place, sql, row);
      }
}

static void
test_append_only (void)
{
  g_autoptr (Place) place = place_with_trail (2);
  sqlite3 *file;
  char *problem = NULL;

  g_assert_cmpint (sqlite3_open (place->path, &file), ==, SQLITE_OK);
  sqlite3_exec (file, "update audit set who = 'x'", NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, "rows of the audit trail are never changed");
  sqlite3_free (problem);
  sqlite3_exec (file, "delete from audit", NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, "rows of the audit trail are never taken away");
  sqlite3_free (problem);
  sqlite3_close (file);
}

static void
test_cancelled (void)
{
  g_autoptr (Place) place = place_with_trail (2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  RbAuditVerdict verdict = { 0 };

  g_cancellable_cancel (cancellable);
  g_assert_false (rb_store_verify (place->store, NULL, NULL, cancellable, &verdict, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/audit/rows are found by pupil, day and moment", test_filters);
  g_test_add_func ("/store/audit/what is asked of one pupil is all of it", test_of_pupil);
  g_test_add_func ("/store/audit/an altered byte anywhere in the trail is found", test_every_byte);
  g_test_add_func ("/store/audit/the first broken row is named", test_located);
  g_test_add_func ("/store/audit/every column of a row of each kind is proved", test_every_column);
  g_test_add_func ("/store/audit/the file itself lets nobody alter or remove a row",
                   test_append_only);
  g_test_add_func ("/store/audit/proving can be cancelled", test_cancelled);
  return g_test_run ();
}
