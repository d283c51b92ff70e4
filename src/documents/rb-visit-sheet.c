/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what stands on the sheet; rb-prose makes pages of it. */
#include "documents/rb-visit-sheet.h"

#include "analysis/rb-timeline.h"
#include "documents/rb-prose.h"
#include "domain/rb-case-records.h"

#include <string.h>

#define MOST_TRIED 3

static void
add_contact (RbProse *prose, const RbContact *contact)
{
  g_autofree char *name = rb_contact_name (contact);
  g_auto (GStrv) lines = g_strsplit (contact->address, "\n", -1);
  g_autofree char *address = g_strjoinv (", ", lines);
  g_autofree char *title =
      g_strdup_printf ("%s%s%s", name, *contact->relationship ? ", " : "", contact->relationship);
  g_autofree char *words = g_strdup_printf (
      "%s%s%s", contact->phone, *contact->phone && *address ? "\n" : "",
      contact->never_print_address ? "The address is not printed: ask the office." : address);

  rb_prose_entry (prose, contact->parental_responsibility ? "Parent" : "", title, words);
}

static void
add_people (RbProse *prose, const RbSchool *school, gint64 pupil_id)
{
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (school->roster, pupil_id);

  rb_prose_heading (prose, "Where, and whom you may meet");
  for (guint i = 0; i < contacts->len; i++)
    add_contact (prose, contacts->pdata[i]);
  if (contacts->len == 0)
    rb_prose_words (prose, "No contacts are known.");
}

static void
add_reason (RbProse *prose, const RbVisit *visit)
{
  rb_prose_heading (prose, "Why");
  if (visit->base.hidden)
    rb_prose_words (prose, "Confidential: ask whoever planned the visit.");
  else if (*visit->why)
    rb_prose_words (prose, visit->why);
  else
    rb_prose_field (prose, "", 2);
}

/* The last calls, messages and visits before this one. */
static void
add_tried (RbProse *prose, const RbSchool *school, guint row, RbMoment now, const RbVisit *visit)
{
  g_autoptr (GPtrArray) entries =
      rb_timeline_new (school, row, now, RB_TIMELINE_CONTACTS | RB_TIMELINE_VISITS, NULL);
  guint told = 0;

  rb_prose_heading (prose, "What was tried");
  for (guint i = 0; i < entries->len && told < MOST_TRIED; i++)
    {
      const RbTimelineEntry *entry = entries->pdata[i];
      g_autofree char *day = rb_date_format (entry->day, RB_DATE_DAY_YEAR);

      if (entry->ahead || entry->record == &visit->base)
        continue;
      told++;
      rb_prose_entry (prose, day, entry->title, entry->detail);
    }
  if (told == 0)
    rb_prose_words (prose, "Nothing is written down yet.");
}

static void
add_fields (RbProse *prose)
{
  rb_prose_heading (prose, "At the door");
  rb_prose_field (prose, "Day and time", 1);
  rb_prose_field (prose, "Who went", 1);
  rb_prose_field (prose, "Who opened, and whom you spoke to", 1);
  rb_prose_field (prose, "The child was seen (yes or no), where, and how the child was", 2);
  rb_prose_field (prose, "What was said", 4);
  rb_prose_field (prose, "Agreed, and by when", 2);
  rb_prose_words (prose, "If you are worried about the child, ring the safeguarding lead before "
                         "you go on.");
  rb_prose_sign (prose, "Signed");
}

RbDocument *
rb_visit_sheet_new (RbSchool *school, RbMoment now, gint64 visit_id)
{
  const RbVisit *visit = rb_office_find (school->office, RB_RECORD_VISIT, visit_id);
  int row = visit ? rb_roster_find (school->roster, visit->pupil_id) : -1;
  g_autofree char *name = NULL, *title = NULL, *day = NULL, *time = NULL, *subtitle = NULL;
  g_autofree char *born = NULL;
  const RbPupil *pupil;
  const RbClass *klass;
  RbProse *prose;

  if (row < 0)
    return NULL;
  pupil = rb_roster_pupil (school->roster, (guint) row);
  klass = rb_roster_class_on (school->roster, (guint) row, now.date);
  name = rb_pupil_name (pupil);
  title = g_strdup_printf ("Home visit: %s", name);
  day = visit->planned_day != RB_DATE_NONE ? rb_date_format (visit->planned_day, RB_DATE_FULL)
                                           : g_strdup ("no day set");
  time = visit->minute >= 0 ? rb_time_format (visit->minute) : NULL;
  born = pupil->born != RB_DATE_NONE
             ? g_strdup_printf ("%d years old, ", rb_age_on (pupil->born, now.date))
             : g_strdup ("");
  subtitle = g_strdup_printf ("%s%s%s%s%s%s", klass ? klass->name : "", klass ? ", " : "", born,
                              day, time ? ", " : "", time ? time : "");
  prose = rb_prose_new (school, title, subtitle,
                        "For the school's staff. Bring it back to the office on the same day.");
  add_people (prose, school, pupil->id);
  add_reason (prose, visit);
  add_tried (prose, school, (guint) row, now, visit);
  add_fields (prose);
  return rb_prose_finish (prose);
}
