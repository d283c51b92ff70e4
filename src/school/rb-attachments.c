/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the records of attached files. */
#include "school/rb-attachments.h"

#include "school/rb-plans-private.h"

static gboolean
is_empty (const char *text)
{
  g_autofree char *words = g_strdup (text ? text : "");

  return *g_strstrip (words) == '\0';
}

static gboolean
check (const RbAttachmentEntry *entry, const RbDeed *deed, GError **error)
{
  if (is_empty (entry->title))
    return rb_plans_refuse (error, g_strdup ("Say in a few words what it is, such as “Letter from "
                                             "the hospital”."));
  if (entry->day == RB_DATE_NONE)
    return rb_plans_refuse (error, g_strdup ("Write the day as a date, such as 20 March 2026."));
  if (entry->day > deed->now.date)
    return rb_plans_refuse (error, g_strdup ("The day lies ahead. Write the day of the letter, or "
                                             "the day on which it came."));
  return TRUE;
}

static void
take_words (RbAttachment *attachment, const RbAttachmentEntry *entry)
{
  g_autofree char *title = g_strstrip (g_strdup (entry->title));

  rb_record_set (&attachment->title, title);
  attachment->day = entry->day;
  attachment->confidential = entry->confidential;
}

RbChange *
rb_attachment_add (const RbSchool *school,
                   guint row,
                   const RbAttachedFile *file,
                   const RbAttachmentEntry *entry,
                   const RbDeed *deed,
                   GError **error)
{
  RbAttachment *attachment;
  RbChange *change;

  if (!check (entry, deed, error))
    return NULL;
  attachment = rb_plans_record (school, RB_RECORD_ATTACHMENT, 0);
  attachment->pupil_id = rb_roster_pupil (school->roster, row)->id;
  take_words (attachment, entry);
  rb_record_set (&attachment->file_name, file->name);
  rb_record_set (&attachment->media_type, file->media_type);
  attachment->size = (int) g_bytes_get_size (file->bytes);
  rb_record_set (&attachment->digest, file->digest);
  rb_record_set (&attachment->who, deed->who);
  rb_record_set (&attachment->position, deed->position);
  attachment->made_at = deed->at;
  change = rb_change_new (RB_SOURCE_GRID, deed->who, deed->position, "", deed->at);
  rb_change_add_record (change, NULL, attachment);
  rb_record_unref (attachment);
  return change;
}

RbChange *
rb_attachment_change (const RbAttachment *was,
                      const RbAttachmentEntry *entry,
                      const RbDeed *deed,
                      GError **error)
{
  RbAttachment *is;
  RbChange *change = NULL;

  if (!check (entry, deed, error))
    return NULL;
  is = rb_record_copy (was);
  take_words (is, entry);
  if (!rb_record_equal (was, is))
    {
      change = rb_change_new (RB_SOURCE_GRID, deed->who, deed->position, "Attached file corrected",
                              deed->at);
      rb_change_add_record (change, (gpointer) was, is);
    }
  rb_record_unref (is);
  return change;
}

RbChange *
rb_attachment_remove (const RbAttachment *was,
                      const char *reason,
                      const RbDeed *deed,
                      GError **error)
{
  RbChange *change;

  if (is_empty (reason))
    {
      rb_plans_refuse (error, g_strdup ("Say why it is removed: the reason stays in the trail."));
      return NULL;
    }
  change = rb_change_new (RB_SOURCE_GRID, deed->who, deed->position, reason, deed->at);
  rb_change_add_record (change, (gpointer) was, NULL);
  return change;
}
