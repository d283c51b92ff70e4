/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists as tables and in the log. */
#include "school/rb-lists.h"

#include "school/rb-clock.h"

#include <string.h>

static const RbClass *
class_of (const RbSchool *school, const RbListLine *line)
{
  return rb_roster_class_on (school->roster, line->row, line->day);
}

static gboolean
is_wanted (const RbSchool *school, const RbListLine *line, const char *class_name)
{
  const RbClass *klass = class_of (school, line);

  return class_name == NULL || (klass && g_ascii_strcasecmp (klass->name, class_name) == 0);
}

const RbContact *
rb_list_contact (const RbSchool *school, gint64 pupil_id)
{
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (school->roster, pupil_id);

  for (guint i = 0; i < contacts->len; i++)
    {
      const RbContact *contact = contacts->pdata[i];

      if (contact->gets_letters && contact->phone[0] != '\0')
        return contact;
    }
  return NULL;
}

/* "text, 09:16", or "" where it did not go out. (transfer full) */
static char *
sent_words (const RbListLine *line)
{
  g_autofree char *when = NULL;
  const char *time;

  if (line->sent == NULL)
    return g_strdup ("");
  when = rb_clock_format (line->sent->made_at);
  time = strrchr (when, ' ');
  return g_strdup_printf ("%s,%s", line->sent->channel, time ? time : "");
}

static void
add_for_staff (RbListing *listing, const RbSchool *school, const RbListLine *line)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, line->row);
  const RbClass *klass = class_of (school, line);

  rb_listing_add_row (listing);
  rb_listing_put (listing, klass ? klass->name : "");
  rb_listing_take (listing, rb_pupil_sorted_name (pupil));
  rb_listing_put (listing, line->why);
  rb_listing_put (listing, line->confidential ? "confidential" : line->reason);
  rb_listing_take (listing, sent_words (line));
}

static void
add_for_texting (RbListing *listing, const RbSchool *school, const RbListLine *line)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, line->row);
  const RbContact *contact = rb_list_contact (school, pupil->id);
  const RbClass *klass = class_of (school, line);
  char iso[11];

  if (contact == NULL || line->sent)
    return;
  rb_listing_add_row (listing);
  rb_listing_put (listing, pupil->forename);
  rb_listing_put (listing, pupil->surname);
  rb_listing_put (listing, klass ? klass->name : "");
  rb_listing_take (listing, rb_contact_name (contact));
  rb_listing_put (listing, contact->phone);
  rb_listing_put (listing, contact->email);
  rb_listing_put (listing, rb_date_iso (line->day, iso));
}

static void
add_columns (RbListing *listing, RbListUse use)
{
  if (use == RB_LIST_FOR_STAFF)
    {
      rb_listing_add_column (listing, "Class", RB_LISTING_TEXT, 1);
      rb_listing_add_column (listing, "Pupil", RB_LISTING_TEXT, 3);
      rb_listing_add_column (listing, "Why", RB_LISTING_TEXT, 4);
      rb_listing_add_column (listing, "Reason", RB_LISTING_TEXT, 3);
      rb_listing_add_column (listing, "Sent", RB_LISTING_TEXT, 1);
      return;
    }
  rb_listing_add_column (listing, "Forename", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Surname", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Class", RB_LISTING_TEXT, 1);
  rb_listing_add_column (listing, "Parent", RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, "Phone", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Email", RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, "Date", RB_LISTING_TEXT, 2);
}

RbListing *
rb_list_listing (
    RbSchool *school, const char *id, RbMoment now, const char *class_name, RbListUse use)
{
  const RbListInfo *info = rb_list_info (id);
  g_autoptr (GPtrArray) lines = info ? rb_list_make (school, id, now) : NULL;
  g_autofree char *day = NULL, *subtitle = NULL;
  RbListing *listing;

  if (lines == NULL)
    return NULL;
  day = rb_date_format (now.date, RB_DATE_WEEKDAY);
  subtitle = class_name ? g_strdup_printf ("%s, class %s. For staff.", day, class_name)
                        : g_strdup_printf ("%s. For staff.", day);
  listing = rb_listing_new (info->title, subtitle, info->about);
  add_columns (listing, use);
  for (guint i = 0; i < lines->len; i++)
    if (is_wanted (school, lines->pdata[i], class_name))
      {
        if (use == RB_LIST_FOR_STAFF)
          add_for_staff (listing, school, lines->pdata[i]);
        else
          add_for_texting (listing, school, lines->pdata[i]);
      }
  return listing;
}

guint
rb_list_log_sent (RbSchool *school,
                  const char *id,
                  RbMoment now,
                  const char *class_name,
                  const char *channel,
                  RbChange *change)
{
  g_autoptr (GPtrArray) lines = rb_list_make (school, id, now);
  gint64 next = rb_office_next_id (school->office, RB_RECORD_SENT);
  gboolean print = strcmp (channel, "print") == 0;
  guint count = 0;

  for (guint i = 0; lines && i < lines->len; i++)
    {
      const RbListLine *line = lines->pdata[i];
      gint64 pupil_id = rb_roster_pupil (school->roster, line->row)->id;
      const RbContact *contact = rb_list_contact (school, pupil_id);
      RbSent *sent;

      if (line->sent || (!print && contact == NULL) || !is_wanted (school, line, class_name))
        continue;
      sent = rb_record_new (RB_RECORD_SENT);
      sent->base.id = next++;
      rb_record_set (&sent->list, id);
      sent->day = line->day;
      sent->pupil_id = pupil_id;
      sent->contact_id = contact && !print ? contact->id : 0;
      rb_record_set (&sent->channel, channel);
      rb_record_set (&sent->number, contact && !print ? contact->phone : "");
      sent->made_at = change->at;
      rb_record_set (&sent->who, change->who);
      rb_change_add_record (change, NULL, sent);
      rb_record_unref (sent);
      count++;
    }
  return count;
}
