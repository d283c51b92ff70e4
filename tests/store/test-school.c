/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything but marks: people, calendar, policy, particulars, imports, letters, backups, checking.
 */
#include "rb-place.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define AM "2025-09-03 am"

static RbSchool *
load (Place *place)
{
  g_autoptr (GError) error = NULL;
  RbSchool *school = rb_store_load (place->store, NULL, &error);

  g_assert_no_error (error);
  return school;
}

static void
write_ok (Place *place, RbStoreBatch *batch)
{
  g_autoptr (GError) error = NULL;

  rb_store_write (place->store, batch, NULL, &error);
  g_assert_no_error (error);
}

static void
test_particulars (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  RbSchoolDetails *details = rb_school_details_new ("St Mary’s");

  details->crest_bytes = g_bytes_new ("<svg/>", 6);
  details->signature_bytes = g_bytes_new ("\x89PNG\0\xff", 6);
  g_free (details->crest);
  details->crest = g_strdup ("image/svg+xml");
  details->imported_at = NOW;
  rb_store_batch_set_details (batch, details);
  rb_school_details_free (details);
  rb_store_batch_set_setting (batch, "working", "Jo Patel");
  write_ok (place, batch);
  place_reopen (place);
  g_autoptr (RbSchool) school = load (place);
  g_assert_cmpstr (school->details->name, ==, "St Mary’s");
  g_assert_cmpuint (g_bytes_get_size (school->details->crest_bytes), ==, 6);
  g_assert_cmpmem (g_bytes_get_data (school->details->signature_bytes, NULL),
                   g_bytes_get_size (school->details->signature_bytes), "\x89PNG\0\xff", 6);
  g_assert_cmpint (school->details->imported_at, ==, NOW);
  g_autofree char *working = rb_store_setting (place->store, "working", NULL);
  g_assert_cmpstr (working, ==, "Jo Patel");
  g_assert_null (rb_store_setting (place->store, "never set", NULL));
}

static void
test_people (void)
{
  g_autoptr (Place) place = place_with_school (2);
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (RbPupil) pupil = rb_pupil_new (-7);
  RbContact mother = { .pupil_id = -7,
                       .priority = 1,
                       .title = (char *) "Ms",
                       .forename = (char *) "Zofia",
                       .surname = (char *) "'; DROP TABLE pupil; --",
                       .relationship = (char *) "Mother",
                       .address = (char *) "1 High Street\nLarkfield",
                       .gets_letters = TRUE };
  RbStaff staff = { .name = (char *) "Jo Patel", .position = (char *) "Office manager" };

  g_free (pupil->surname);
  pupil->surname = g_strdup ("Łukasiewicz عمر 李");
  pupil->sex = 'F';
  pupil->born = d ("2017-02-28");
  rb_pupil_add_roll (pupil, d ("2025-09-01"), d ("2025-12-19"));
  rb_pupil_add_roll (pupil, d ("2026-02-23"), RB_DATE_NONE);
  rb_pupil_add_class (pupil, 1, d ("2025-09-01"), RB_DATE_NONE);
  rb_pupil_add_attribute (pupil, "fsm", "true", RB_DATE_NONE, RB_DATE_NONE);
  rb_store_batch_add_pupil (batch, pupil);
  rb_store_batch_add_contact (batch, &mother);
  rb_store_batch_add_staff (batch, &staff);
  write_ok (place, batch);
  gint64 id = rb_store_batch_id (batch, RB_MEMBER_PUPIL, -7);
  g_assert_cmpint (id, ==, 3);
  g_autoptr (RbSchool) school = load (place);
  const RbPupil *kept =
      rb_roster_pupil (school->roster, (guint) rb_roster_find (school->roster, id));
  g_assert_cmpstr (kept->surname, ==, "Łukasiewicz عمر 李");
  g_assert_cmpint (kept->sex, ==, 'F');
  g_assert_cmpint (kept->born, ==, d ("2017-02-28"));
  g_assert_cmpuint (kept->roll->len, ==, 2);
  g_assert_false (rb_pupil_on_roll (kept, d ("2026-01-12")));
  g_assert_cmpint (rb_pupil_class_on (kept, d ("2025-10-01")), ==, 1);
  g_assert_true (rb_pupil_has (kept, "fsm", d ("2025-10-01")));
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (school->roster, id);
  g_assert_cmpstr (((RbContact *) contacts->pdata[0])->surname, ==, "'; DROP TABLE pupil; --");
  g_assert_cmpstr (rb_roster_staff (school->roster, 0)->position, ==, "Office manager");
}

static void
test_replaces (void)
{
  g_autoptr (Place) place = place_with_school (2);
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (RbSchool) before = load (place);
  g_autoptr (RbPupil) pupil = rb_pupil_copy (rb_roster_pupil (before->roster, 1));

  g_free (pupil->forename);
  pupil->forename = g_strdup ("Ada");
  rb_pupil_add_attribute (pupil, "tag", "choir", RB_DATE_NONE, RB_DATE_NONE);
  rb_store_batch_add_pupil (batch, pupil);
  write_ok (place, batch);
  g_autoptr (RbSchool) after = load (place);
  g_assert_cmpuint (rb_roster_n (after->roster), ==, 2);
  const RbPupil *kept = rb_roster_pupil (after->roster, 1);
  g_assert_cmpstr (kept->forename, ==, "Ada");
  g_assert_cmpuint (kept->roll->len, ==, 1);
  g_assert_true (rb_pupil_has (kept, "tag", d ("2025-10-01")));
}

/* An import's pupils, marks, layout and log go in together, or not at all. */
static void
test_import (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbStoredLayout layout = { (char *) "SIMS", (char *) "marks", (char *) "ab12", (char *) "upn=1" };
  RbImportLog log = { .file = (char *) "marks.csv",
                      .digest = (char *) "00",
                      .kind = (char *) "marks",
                      .at = NOW,
                      .rows = 3,
                      .added = 2,
                      .refused = 1 };

  for (int wrong = 1; wrong >= 0; wrong--)
    {
      g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
      g_autoptr (RbPupil) pupil = rb_pupil_new (-1);
      g_autoptr (RbChange) change = change_of (place, RB_SOURCE_IMPORT, -1, AM, "", "/", "");
      rb_pupil_add_roll (pupil, d ("2025-09-01"), RB_DATE_NONE);
      change_add (place, change, wrong ? -99 : 1, AM, "", "I");
      rb_store_batch_add_pupil (batch, pupil);
      rb_store_batch_set_change (batch, change);
      rb_store_batch_add_layout (batch, &layout);
      rb_store_batch_add_log (batch, &log);
      g_assert_cmpint (rb_store_import (place->store, batch, NULL, NULL), ==, !wrong);
      g_autoptr (RbSchool) school = load (place);
      g_autoptr (GPtrArray) layouts = rb_store_layouts (place->store, NULL);
      g_autoptr (GPtrArray) logs = rb_store_imports (place->store, NULL);
      g_assert_cmpuint (rb_roster_n (school->roster), ==, wrong ? 1 : 2);
      g_assert_cmpuint (layouts->len, ==, wrong ? 0 : 1);
      g_assert_cmpuint (logs->len, ==, wrong ? 0 : 1);
      assert_intact (place, wrong ? 0 : 1);
    }
  g_autoptr (GPtrArray) logs = rb_store_imports (place->store, NULL);
  g_assert_cmpstr (((RbImportLog *) logs->pdata[0])->file, ==, "marks.csv");
  g_assert_cmpuint (((RbImportLog *) logs->pdata[0])->refused, ==, 1);
  g_assert_cmpstr (stored (place, 2, AM), ==, "/");
}

static void
test_calendar_edit (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  RbCalendarEvent term = { RB_EVENT_TERM, (char *) "Autumn term", d ("2025-09-02"),
                           d ("2025-09-05") };

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  rb_store_batch_set_calendar (batch, 2025, &term, 1);
  rb_store_batch_set_calendar (batch, 2026, NULL, 0);
  write_ok (place, batch);
  g_autoptr (RbSchool) school = load (place);
  g_assert_cmpuint (school->years->len, ==, 2);
  g_assert_cmpuint (rb_mark_matrix_n_columns (rb_school_year (school, 2025)), ==, 8);
  g_assert_cmpuint (rb_mark_matrix_n_columns (rb_school_year (school, 2026)), ==, 0);
  g_assert_cmpstr (stored (place, 1, AM), ==, "/");
}

static void
test_letters (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbStoredTemplate text = { .name = (char *) "first-amber",
                            .text = (char *) "Dear {{parent}}",
                            .at = NOW };
  RbRunChoice choice = {
    (char *) "movement 2025", 1,  (char *) "left-out", (char *) "", (char *) "bereavement",
    (char *) "Jo Patel",      NOW
  };

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
      rb_store_batch_add_template (batch, &text);
      rb_store_batch_add_choice (batch, &choice);
      write_ok (place, batch);
    }
  g_autoptr (GPtrArray) templates = rb_store_templates (place->store, NULL);
  g_assert_cmpuint (templates->len, ==, 1);
  g_assert_cmpint (((RbStoredTemplate *) templates->pdata[0])->version, ==, 2);
  g_autoptr (GPtrArray) choices = rb_store_choices (place->store, "movement 2025", NULL);
  g_assert_cmpuint (choices->len, ==, 1);
  g_assert_cmpstr (((RbRunChoice *) choices->pdata[0])->reason, ==, "bereavement");
  g_autoptr (RbStoreBatch) back = rb_store_batch_new ();
  choice.choice = (char *) "";
  rb_store_batch_add_choice (back, &choice);
  write_ok (place, back);
  g_autoptr (GPtrArray) none = rb_store_choices (place->store, "movement 2025", NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_rows_view (void)
{
  g_autoptr (Place) place = place_with_school (2);
  sqlite3 *other;
  sqlite3_stmt *rows;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 2, "2025-09-03 pm", "", "Y7", ""));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 2, AM, "", "I", ""));
  g_assert_cmpint (sqlite3_open (place->path, &other), ==, SQLITE_OK);
  sqlite3_prepare_v2 (other,
                      "select upn, day, session, code from marks_as_rows order by day, session", -1,
                      &rows, NULL);
  g_assert_cmpint (sqlite3_step (rows), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (rows, 3), ==, "I");
  g_assert_cmpint (sqlite3_step (rows), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (rows, 0), ==, "A000000000002");
  g_assert_cmpstr ((const char *) sqlite3_column_text (rows, 1), ==, "2025-09-03");
  g_assert_cmpstr ((const char *) sqlite3_column_text (rows, 2), ==, "pm");
  g_assert_cmpstr ((const char *) sqlite3_column_text (rows, 3), ==, "Y7");
  g_assert_cmpint (sqlite3_step (rows), ==, SQLITE_DONE);
  sqlite3_finalize (rows);
  sqlite3_close (other);
}

static void
test_check (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbChange *change = change_of (place, RB_SOURCE_IMPORT, 1, AM, "", "/", "");

  change_add (place, change, 1, "2025-10-28 am", "", "I"); /* half term */
  change_add (place, change, 1, "2025-08-20 am", "", "#"); /* closed, and says so */
  apply_ok (place, change);
  RbStoreCheck *check = rb_store_check (place->store, NULL, NULL);
  g_assert_cmpuint (check->problems->len, ==, 0);
  g_assert_true (check->audit.intact);
  g_assert_cmpuint (check->strays->len, ==, 1);
  g_assert_cmpint (g_array_index (check->strays, RbStrayMark, 0).kind, ==, RB_STRAY_CLOSED);
  rb_store_check_free (check);
}

static void
test_backup (void)
{
  g_autoptr (Place) place = place_with_school (3);
  g_autofree char *copy = place_path (place, "Copy.rollbook");
  g_autofree char *again = place_path (place, "Again.rollbook");
  g_autoptr (GError) error = NULL;
  RbBackupReport report;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  g_assert_cmpint (rb_backup_last (place->store), ==, 0);
  rb_backup_write (place->store, copy, NOW, &report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report.pupils, ==, 3);
  g_assert_cmpint (report.audit_rows, ==, 1);
  g_assert_cmpint (rb_backup_last (place->store), ==, NOW);
  g_assert_false (rb_backup_write (place->store, place->path, NOW, NULL, NULL, NULL));
  rb_backup_restore (copy, again, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (rb_backup_restore (copy, again, NULL, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_EXISTS);
  place_close (place);
  g_free (place->path);
  place->path = g_steal_pointer (&again);
  place_reopen (place);
  g_assert_true (rb_store_is_writable (place->store));
  g_assert_cmpstr (stored (place, 1, AM), ==, "/");
  assert_intact (place, 1);
}

static void
test_bad_backup (void)
{
  g_autoptr (Place) place = place_with_school (3);
  g_autofree char *copy = place_path (place, "Copy.rollbook");
  g_autofree char *again = place_path (place, "Again.rollbook");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (rb_backup_write (place->store, copy, NOW, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
  memset (bytes + 3 * 4096, 0x5A, 4096);
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
  g_assert_false (rb_backup_restore (copy, again, NULL, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (again, G_FILE_TEST_EXISTS));
}

static void
test_rotation (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autofree char *folder = rb_backup_folder (place->store);
  g_autofree char *newest = NULL;
  guint count = 0;

  for (int day = 0; day < 5; day++)
    {
      g_free (newest);
      newest = rb_backup_automatic (place->store, folder, NOW + day * 86400, 3, NULL, NULL);
      g_assert_nonnull (newest);
    }
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    count++;
  g_assert_cmpuint (count, ==, 3);
  g_assert_true (g_file_test (newest, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/school/particulars, crest and settings come back", test_particulars);
  g_test_add_func ("/store/school/people come back in every script", test_people);
  g_test_add_func ("/store/school/a pupil with an id takes the place of the stored one",
                   test_replaces);
  g_test_add_func ("/store/school/an import goes in whole or not at all", test_import);
  g_test_add_func ("/store/school/editing the calendar moves no mark", test_calendar_edit);
  g_test_add_func ("/store/school/letter texts have versions and runs have choices", test_letters);
  g_test_add_func ("/store/school/other programs see marks as rows", test_rows_view);
  g_test_add_func ("/store/school/checking lists marks that stand where none may", test_check);
  g_test_add_func ("/store/school/a backup is proved and can be restored", test_backup);
  g_test_add_func ("/store/school/a damaged backup is refused", test_bad_backup);
  g_test_add_func ("/store/school/only the newest automatic backups stay", test_rotation);
  return g_test_run ();
}
