/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the words of rb_record_describe() again, by the table of the record's fields, and says them
 * for people. A field's words end where the next field begins, so that a comma in them is kept. */
#include "school/rb-trail.h"

#include "domain/rb-records.h"
#include "school/rb-clock.h"

#include <string.h>

static const char *const names[RB_N_TRAIL_KINDS] = {
  [RB_RECORD_ATTEMPT] = "Call",
  [RB_RECORD_OUTCOME] = "Outcome of a call",
  [RB_RECORD_ARRIVAL] = "Late desk",
  [RB_RECORD_ABSENCE] = "Known absence",
  [RB_RECORD_LEAVE] = "Leave request",
  [RB_RECORD_LEAVE_DAY] = "Day of leave",
  [RB_RECORD_TIMETABLE] = "Timetable",
  [RB_RECORD_SUSPENSION] = "Suspension",
  [RB_RECORD_ACTION] = "Action",
  [RB_RECORD_TICK] = "Tick",
  [RB_RECORD_SENT] = "Line sent",
  [RB_RECORD_SEAL] = "Seal of a week",
  [RB_RECORD_COVER] = "Cover",
  [RB_RECORD_FLAG] = "Flag",
  [RB_RECORD_NOTE] = "Note",
  [RB_RECORD_MEETING] = "Meeting",
  [RB_RECORD_MEETING_PUPIL] = "Child of a meeting",
  [RB_RECORD_PROMISE] = "To do",
  [RB_RECORD_TARGET] = "Target",
  [RB_RECORD_VISIT] = "Home visit",
  [RB_RECORD_STAGE] = "Stage of the ladder",
  [RB_RECORD_STAY] = "Stage of a pupil",
  [RB_RECORD_STAGE_ANSWER] = "Answer to a proposed stage",
  [RB_RECORD_ATTACHMENT] = "Attached file",
  [RB_TRAIL_ROLL] = "Roll and class",
};

const char *
rb_trail_kind_name (int kind)
{
  return names[kind];
}

static const char *
words_of (const RbAuditRow *row)
{
  return row->detail_was.note  ? row->detail_was.note
         : row->detail_is.note ? row->detail_is.note
                               : "";
}

int
rb_trail_kind (const RbAuditRow *row)
{
  RbRecordKind kind;
  gint64 id;

  return rb_record_described (words_of (row), &kind, &id) ? (int) kind : RB_TRAIL_ROLL;
}

static const RbRecordField *
field_of (const RbRecordType *type, const char *part)
{
  gsize length = strcspn (part, " ");

  for (guint i = 0; i < type->n_fields; i++)
    if (strlen (type->fields[i].name) == length
        && strncmp (type->fields[i].name, part, length) == 0)
      return &type->fields[i];
  return NULL;
}

static char *
day_words (const char *text)
{
  RbDate day;

  return rb_date_parse_iso (text, &day) ? rb_date_format (day, RB_DATE_DAY_YEAR) : g_strdup (text);
}

/* "last day 20 Mar 2026"; NULL for a number that says nothing to people. */
static char *
field_words (const RbRecordField *field, const char *value)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", ' ');
  g_autofree char *said = NULL;

  switch (field->kind)
    {
    case RB_HOLDS_ID:
      return NULL;
    case RB_HOLDS_BOOL:
      return g_steal_pointer (&name);
    case RB_HOLDS_DATE:
      said = day_words (value);
      break;
    case RB_HOLDS_STAMP:
      said = rb_clock_format (g_ascii_strtoll (value, NULL, 10));
      break;
    case RB_HOLDS_INT:
      said = strcmp (field->name, "minute") == 0 ? rb_time_format (atoi (value)) : g_strdup (value);
      break;
    case RB_HOLDS_TEXT:
    case RB_HOLDS_HALF:
      said = g_strdup (value);
      break;
    }
  return g_strdup_printf ("%s %s", name, said);
}

static void
take_field (GPtrArray *parts, const RbRecordField *field, const char *text)
{
  const char *value = strchr (text, ' ');
  char *said = field ? field_words (field, value ? value + 1 : "") : g_strdup (text);

  if (said)
    g_ptr_array_add (parts, said);
}

/* A record's fields in words. */
static void
read_record (GPtrArray *parts, RbRecordKind kind, const char *words)
{
  const RbRecordType *type = rb_record_type (kind);
  g_auto (GStrv) pieces = g_strsplit (words, ", ", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  const RbRecordField *field = NULL;

  for (guint i = 0; pieces[i]; i++)
    {
      const RbRecordField *next = field_of (type, pieces[i]);

      if (i > 0 && next)
        {
          take_field (parts, field, text->str);
          g_string_truncate (text, 0);
        }
      g_string_append_printf (text, "%s%s", text->len ? ", " : "", pieces[i]);
      field = next ? next : field;
    }
  take_field (parts, field, text->str);
}

/* "class 3T 2025-09-01 to 2026-08-31": its days as they are written. */
static void
read_roll (GPtrArray *parts, const char *words)
{
  g_auto (GStrv) spans = g_strsplit (words, ", ", -1);

  for (guint i = 0; spans[i]; i++)
    {
      g_auto (GStrv) tokens = g_strsplit (spans[i], " ", -1);

      for (guint t = 0; tokens[t]; t++)
        {
          char *said = day_words (tokens[t]);

          g_free (tokens[t]);
          tokens[t] = said;
        }
      g_ptr_array_add (parts, g_strjoinv (" ", tokens));
    }
}

/* What one side says; nothing for NULL. (transfer full) of char* */
static GPtrArray *
read_side (const char *words)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *said = words ? strstr (words, ": ") : NULL;
  RbRecordKind kind;
  gint64 id;

  if (said == NULL)
    return parts;
  if (rb_record_described (words, &kind, &id))
    read_record (parts, kind, said + 2);
  else
    read_roll (parts, said + 2);
  return parts;
}

/* What is in one side and not in the other. */
static char *
difference (const GPtrArray *side, const GPtrArray *other)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < side->len; i++)
    if (!g_ptr_array_find_with_equal_func ((GPtrArray *) other, side->pdata[i], g_str_equal, NULL))
      g_string_append_printf (text, "%s%s", text->len ? ", " : "", (const char *) side->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
put_sides (RbListing *listing, const RbAuditRow *row, int kind)
{
  g_autoptr (GPtrArray) was = read_side (row->detail_was.note);
  g_autoptr (GPtrArray) is = read_side (row->detail_is.note);
  char *before = difference (was, is), *after = difference (is, was);

  /* Both are closed: neither side tells what is different. */
  if (*before == '\0' && *after == '\0' && was->len > 0)
    {
      g_free (before);
      before = g_strdup ("confidential");
    }
  rb_listing_take (listing, before);
  if (row->detail_is.note == NULL && kind != RB_TRAIL_ROLL)
    {
      g_free (after);
      after = g_strdup ("taken back");
    }
  rb_listing_take (listing, after);
}

static void
add_row (RbListing *listing, const RbSchool *school, const RbAuditRow *row, int kind, RbDate today)
{
  int at = row->pupil_id ? rb_roster_find (school->roster, row->pupil_id) : -1;
  const RbPupil *pupil = at < 0 ? NULL : rb_roster_pupil (school->roster, (guint) at);
  const RbClass *klass = pupil ? rb_roster_class_on (school->roster, (guint) at, today) : NULL;

  rb_listing_add_row (listing);
  rb_listing_put (listing, names[kind]);
  rb_listing_take (listing, pupil ? rb_pupil_sorted_name (pupil) : g_strdup (""));
  rb_listing_put (listing, klass ? klass->name : "");
  put_sides (listing, row, kind);
  rb_listing_put (listing, row->reason);
  rb_listing_take (listing, rb_clock_format (row->at));
  rb_listing_take (listing, row->position && *row->position
                                ? g_strdup_printf ("%s, %s", row->who, row->position)
                                : g_strdup (row->who));
}

RbListing *
rb_trail_listing (const RbSchool *school, const GPtrArray *audit, int kind, RbDate today)
{
  RbListing *listing = rb_listing_new (
      "Changes of the office's book", kind == RB_TRAIL_ALL ? "" : names[kind],
      "What was changed or taken back, and who joined, left or moved to another class. What was "
      "only added is in the book itself.");

  rb_listing_add_column (listing, "What", RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, "Pupil", RB_LISTING_TEXT, 4);
  rb_listing_add_column (listing, "Class", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Was", RB_LISTING_TEXT, 6);
  rb_listing_add_column (listing, "Is", RB_LISTING_TEXT, 6);
  rb_listing_add_column (listing, "Reason", RB_LISTING_TEXT, 4);
  rb_listing_add_column (listing, "Changed", RB_LISTING_TEXT, 4);
  rb_listing_add_column (listing, "By", RB_LISTING_TEXT, 4);
  for (guint i = 0; i < audit->len; i++)
    {
      const RbAuditRow *row = audit->pdata[i];

      if (row->kind == RB_AUDIT_RECORD && (kind == RB_TRAIL_ALL || rb_trail_kind (row) == kind))
        add_row (listing, school, row, rb_trail_kind (row), today);
    }
  return listing;
}
