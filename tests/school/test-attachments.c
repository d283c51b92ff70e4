/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written down of attached files, what the timeline tells of them, and what is refused. */
#include "leave-maker.h"

#include "analysis/rb-timeline.h"
#include "school/rb-attachments.h"

#include <string.h>

/* Of three bytes. (transfer full) */
static RbAttachedFile *
a_file (void)
{
  RbAttachedFile *file = g_new0 (RbAttachedFile, 1);

  file->name = g_strdup ("hospital.pdf");
  file->media_type = "application/pdf";
  file->bytes = g_bytes_new_static ("abc", 3);
  g_strlcpy (file->digest, "ba7816bf", sizeof file->digest);
  return file;
}

static RbSchool *
attach (RbSchool *school, gboolean confidential)
{
  g_autoptr (RbAttachedFile) file = a_file ();
  RbAttachmentEntry entry = { " Letter from the hospital ", leave_now ().date, confidential };
  RbDeed deed = leave_deed ();

  return leave_after (school, rb_attachment_add (school, 1, file, &entry, &deed, NULL));
}

static const RbAttachment *
first (const RbSchool *school)
{
  return rb_office_nth (school->office, RB_RECORD_ATTACHMENT, 0);
}

static void
test_kept (void)
{
  RbSchool *school = attach (leave_school ("/", "/"), FALSE);
  g_autoptr (GPtrArray) told = NULL, none = NULL;
  const RbTimelineEntry *entry;

  g_assert_cmpint (first (school)->pupil_id, ==, rb_roster_pupil (school->roster, 1)->id);
  g_assert_cmpstr (first (school)->title, ==, "Letter from the hospital");
  g_assert_cmpint (first (school)->size, ==, 3);
  g_assert_cmpstr (first (school)->who, ==, leave_deed ().who);
  told = rb_timeline_new (school, 1, leave_now (), RB_TIMELINE_FILES, "hospital.pdf");
  g_assert_cmpuint (told->len, ==, 1);
  entry = told->pdata[0];
  g_assert_cmpstr (entry->title, ==, "File: Letter from the hospital");
  g_assert_true (g_str_has_prefix (entry->detail, "PDF, 3 bytes. hospital.pdf"));
  none = rb_timeline_new (school, 0, leave_now (), RB_TIMELINE_FILES, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  rb_school_unref (school);
}

/* Whoever may not read it sees that there is a file, and not what it is. */
static void
test_confidential (void)
{
  RbSchool *school = attach (leave_school ("/", "/"), TRUE);
  RbAttachment *seen = rb_record_hide ((gpointer) first (school));

  g_assert_true (seen->base.hidden);
  g_assert_cmpstr (seen->title, ==, "");
  g_assert_cmpstr (seen->file_name, ==, "");
  g_assert_cmpint (seen->size, ==, 3);
  rb_record_unref (seen);
  rb_school_unref (school);
}

static void
test_corrected_and_removed (void)
{
  RbSchool *school = attach (leave_school ("/", "/"), FALSE);
  RbAttachmentEntry same = { "Letter from the hospital", leave_now ().date, FALSE };
  RbAttachmentEntry other = { "Appointment card", d ("2025-09-01"), TRUE };
  RbDeed deed = leave_deed ();
  g_autoptr (GError) error = NULL;
  RbChange *change;

  g_assert_null (rb_attachment_change (first (school), &same, &deed, &error));
  g_assert_no_error (error);
  school = leave_after (school, rb_attachment_change (first (school), &other, &deed, &error));
  g_assert_cmpstr (first (school)->title, ==, "Appointment card");
  g_assert_true (first (school)->confidential);
  g_assert_cmpstr (first (school)->digest, ==, "ba7816bf");
  g_assert_null (rb_attachment_remove (first (school), "  ", &deed, &error));
  g_assert_nonnull (strstr (error->message, "Say why"));
  change = rb_attachment_remove (first (school), "Another child's letter", &deed, NULL);
  g_assert_cmpstr (change->reason, ==, "Another child's letter");
  school = leave_after (school, change);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_ATTACHMENT), ==, 0);
  rb_school_unref (school);
}

static void
test_refused (void)
{
  const RbDate today = leave_now ().date;
  const struct
  {
    RbAttachmentEntry entry;
    const char *words;
  } cases[] = {
    { { "", today, FALSE }, "what it is" },
    { { "   ", today, FALSE }, "what it is" },
    { { "Letter", RB_DATE_NONE, FALSE }, "as a date" },
    { { "Letter", today + 1, FALSE }, "lies ahead" },
  };
  RbSchool *school = leave_school ("/", "/");
  g_autoptr (RbAttachedFile) file = a_file ();
  RbDeed deed = leave_deed ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rb_attachment_add (school, 0, file, &cases[i].entry, &deed, &error));
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
  rb_school_unref (school);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachments/a file is written down and told", test_kept);
  g_test_add_func ("/attachments/a confidential one does not say what it is", test_confidential);
  g_test_add_func ("/attachments/corrected, and removed for a reason", test_corrected_and_removed);
  g_test_add_func ("/attachments/refused with a sentence", test_refused);
  return g_test_run ();
}
