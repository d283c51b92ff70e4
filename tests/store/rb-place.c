/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of its own for a test, with a small school in it. Holds no test itself. */
#include "rb-place.h"

#include "domain/rb-case-records.h"
#include "domain/rb-digest.h"
#include "store/rb-store-files.h"

#include <glib/gstdio.h>
#include <string.h>

Place *
place_new (void)
{
  Place *place = g_new0 (Place, 1);
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("rollbook-test-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->folder, "School.rollbook", NULL);
  place->codes = test_codes ();
  return place;
}

RbStoreBatch *
small_school (guint pupils)
{
  RbStoreBatch *batch = rb_store_batch_new ();
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbPolicy) policy = test_policy (NULL);
  RbClass *klass = rb_class_new (-1, 2025, "3T", "3", "Ms Osei");
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));

  for (guint i = 0; i < rb_calendar_n_events (calendar); i++)
    g_array_append_val (events, *rb_calendar_event (calendar, i));
  rb_store_batch_set_calendar (batch, 2025, (RbCalendarEvent *) (gpointer) events->data,
                               events->len);
  rb_store_batch_add_policy (batch, policy);
  rb_store_batch_add_class (batch, klass);
  rb_class_free (klass);
  for (guint i = 1; i <= pupils; i++)
    {
      g_autoptr (RbPupil) pupil = rb_pupil_new (-(gint64) i);
      g_free (pupil->surname);
      g_free (pupil->forename);
      pupil->surname = g_strdup_printf ("Okonkwo%u", i);
      pupil->forename = g_strdup ("Chidi");
      pupil->upn = g_strdup_printf ("A%012u", i);
      rb_pupil_add_roll (pupil, d ("2025-09-01"), RB_DATE_NONE);
      rb_pupil_add_class (pupil, -1, d ("2025-09-01"), d ("2026-07-31"));
      rb_store_batch_add_pupil (batch, pupil);
    }
  return batch;
}

Place *
place_with_options (guint pupils, const RbStoreOptions *options)
{
  Place *place = place_new ();
  g_autoptr (RbStoreBatch) batch = small_school (pupils);
  RbSchoolDetails *details = rb_school_details_new ("Larkfield Primary School");
  g_autoptr (GError) error = NULL;

  place->store = rb_store_create (place->path, details, batch, options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (place->store);
  rb_school_details_free (details);
  return place;
}

Place *
place_with_school (guint pupils)
{
  return place_with_options (pupils, NULL);
}

void
place_close (Place *place)
{
  g_clear_object (&place->store);
}

void
place_reopen (Place *place)
{
  g_autoptr (GError) error = NULL;

  place_close (place);
  place->store = rb_store_open (place->path, RB_STORE_DEFAULT, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
place_free (Place *place)
{
  place_close (place);
  remove_folder (place->folder);
  rb_code_book_unref (place->codes);
  g_free (place->folder);
  g_free (place->path);
  g_free (place);
}

char *
place_path (Place *place, const char *name)
{
  return g_build_filename (place->folder, name, NULL);
}

guint
place_files (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

void
place_keep_file (Place *place, RbRecord *record)
{
  static const char words[] = "Dear Mrs Patel, Chidi was seen today.";
  RbAttachment *attachment = (RbAttachment *) record;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char text[RB_DIGEST_TEXT_SIZE];
  RbDigest digest;

  if (record->kind != RB_RECORD_ATTACHMENT)
    return;
  bytes = g_bytes_new_static (words, strlen (words));
  rb_digest_begin (&digest);
  rb_digest_update (&digest, words, strlen (words));
  rb_digest_end_text (&digest, text);
  rb_store_add_file (place->store, bytes, text, &error);
  g_assert_no_error (error);
  rb_record_set (&attachment->digest, text);
  attachment->size = (int) strlen (words);
}

RbSession
session_of (const char *text)
{
  g_autofree char *day = g_strndup (text, 10);

  return (RbSession){ d (day), g_str_has_suffix (text, "pm") ? RB_PM : RB_AM };
}

RbMark
mark_of (Place *place, const char *text, const char *date)
{
  if (text[0] == '\0')
    return RB_MARK_NONE;
  const RbCode *code = rb_code_book_find (place->codes, text, session_of (date).date);
  g_assert_nonnull (code);
  return code->mark;
}

void
change_add (Place *place,
            RbChange *change,
            gint64 pupil,
            const char *session,
            const char *was,
            const char *is)
{
  rb_change_add (change, pupil, session_of (session), mark_of (place, was, session),
                 mark_of (place, is, session), NULL, NULL);
}

RbChange *
change_of (Place *place,
           RbSource source,
           gint64 pupil,
           const char *session,
           const char *was,
           const char *is,
           const char *reason)
{
  RbChange *change = rb_change_new (source, "Jo Patel", "Office manager", reason, NOW);

  change_add (place, change, pupil, session, was, is);
  return change;
}

gboolean
apply (Place *place, RbChange *change, RbApplied *applied, GError **error)
{
  gboolean done = rb_store_apply (place->store, change, applied, error);

  rb_change_unref (change);
  return done;
}

void
apply_ok (Place *place, RbChange *change)
{
  g_autoptr (GError) error = NULL;

  apply (place, change, NULL, &error);
  g_assert_no_error (error);
}

const char *
stored (Place *place, gint64 pupil, const char *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, &error);

  g_assert_no_error (error);
  RbSession when = session_of (session);
  RbMark mark =
      rb_school_mark (school, (guint) rb_roster_find (school->roster, pupil), when.date, when.half);
  return rb_code_book_text (place->codes, mark);
}

void
assert_intact (Place *place, gint64 rows)
{
  RbAuditVerdict verdict = { 0 };
  g_autoptr (GError) error = NULL;

  rb_store_verify (place->store, NULL, NULL, NULL, &verdict, &error);
  g_assert_no_error (error);
  g_assert_true (verdict.intact);
  g_assert_cmpint (verdict.n_rows, ==, rows);
  rb_audit_verdict_clear (&verdict);
}
