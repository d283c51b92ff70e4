/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader is not shown: other people's pupils to a teacher, confidential words and facts to
 * whoever may not read them. It is taken away as the school is read, so that no page, list, print
 * or export can hold it. */
#include "store/rb-store-guard.h"

#include "domain/rb-confidence.h"
#include "domain/rb-flag.h"

#include <string.h>

/* The days of the identity's covers of a class that hold today; FALSE where there are none. */
static gboolean
covered_days (const RbGuard *guard, const RbOffice *office, gint64 class_id, RbSpan *days)
{
  const RbIdentity *who = guard->identity;
  gboolean any = FALSE;

  for (guint i = 0; who != NULL && i < rb_office_n (office, RB_RECORD_COVER); i++)
    {
      const RbCover *cover = rb_office_nth (office, RB_RECORD_COVER, i);

      if (!rb_identity_covers (who, cover, class_id, who->day, RB_AM)
          && !rb_identity_covers (who, cover, class_id, who->day, RB_PM))
        continue;
      if (!any)
        *days = (RbSpan){ cover->first_day, cover->last_day };
      days->from = MIN (days->from, cover->first_day);
      if (cover->last_day == RB_DATE_NONE)
        days->to = RB_DATE_NONE;
      else if (days->to != RB_DATE_NONE)
        days->to = MAX (days->to, cover->last_day);
      any = TRUE;
    }
  return any;
}

static GHashTable *
own_classes (const RbGuard *guard, const GPtrArray *classes)
{
  GHashTable *own = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; guard->identity != NULL && i < classes->len; i++)
    {
      RbClass *klass = classes->pdata[i];
      if (rb_identity_has_class (guard->identity, klass))
        g_hash_table_add (own, &klass->id);
    }
  return own;
}

static gboolean
is_in (const RbPupil *pupil, GHashTable *classes)
{
  for (guint i = 0; i < pupil->classes->len; i++)
    if (g_hash_table_contains (classes, &g_array_index (pupil->classes, RbMembership, i).class_id))
      return TRUE;
  return FALSE;
}

/* To whom covers, a child of the class is one who is on roll on those days: whatever lies outside
 * them (marks, words, records, figures) goes by the roll, and is not there. FALSE where the child
 * is in no class that is covered today. */
static gboolean
narrow_to_cover (const RbGuard *guard, const RbOffice *office, RbPupil *pupil)
{
  gint64 class_id = guard->identity != NULL ? rb_pupil_class_on (pupil, guard->identity->day) : 0;
  RbSpan days;

  if (class_id == 0 || !covered_days (guard, office, class_id, &days))
    return FALSE;
  pupil->covered = TRUE;
  for (guint i = pupil->roll->len; i-- > 0;)
    {
      RbSpan *span = &g_array_index (pupil->roll, RbSpan, i);

      span->from = MAX (span->from, days.from);
      if (span->to == RB_DATE_NONE || (days.to != RB_DATE_NONE && days.to < span->to))
        span->to = days.to;
      if (span->to != RB_DATE_NONE && span->to < span->from)
        g_array_remove_index (pupil->roll, i);
    }
  return TRUE;
}

/* What is left: pupils who are in an own class at some time of this year, with their contacts, and
 * the own classes; of classes that are covered, those days. */
static void
keep_own (const RbGuard *guard,
          const RbOffice *office,
          GPtrArray *pupils,
          GPtrArray *classes,
          GPtrArray *contacts)
{
  g_autoptr (GHashTable) own = own_classes (guard, classes);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = pupils->len; i-- > 0;)
    {
      RbPupil *pupil = pupils->pdata[i];
      if (is_in (pupil, own))
        g_hash_table_add (kept, &pupil->id);
      else if (!narrow_to_cover (guard, office, pupil))
        g_ptr_array_remove_index (pupils, i);
    }
  for (guint i = contacts->len; i-- > 0;)
    if (!g_hash_table_contains (kept, &((RbContact *) contacts->pdata[i])->pupil_id))
      g_ptr_array_remove_index (contacts, i);
  for (guint i = classes->len; i-- > 0;)
    {
      const RbClass *klass = classes->pdata[i];
      RbSpan days;

      if (!g_hash_table_contains (own, &klass->id)
          && !covered_days (guard, office, klass->id, &days))
        g_ptr_array_remove_index (classes, i);
    }
}

/* A pupil who was only just read is nobody else's: changed in place. */
static void
hide_facts (RbPupil *pupil)
{
  for (guint i = pupil->attributes->len; i-- > 0;)
    if (rb_attribute_is_confidential (g_array_index (pupil->attributes, RbAttribute, i).key))
      g_array_remove_index (pupil->attributes, i);
}

void
rb_guard_people (const RbGuard *guard,
                 const RbOffice *office,
                 GPtrArray *pupils,
                 GPtrArray *classes,
                 GPtrArray *contacts)
{
  if (rb_guard_lacks (guard, RB_RIGHT_READ_ALL))
    keep_own (guard, office, pupils, classes, contacts);
  if (rb_guard_lacks (guard, RB_RIGHT_READ_FACTS))
    g_ptr_array_foreach (pupils, (GFunc) (void (*) (void)) hide_facts, NULL);
}

/* Records of no pupil that still speak of one. */
static gboolean
speaks_of_pupils (RbRecordKind kind)
{
  return kind == RB_RECORD_ATTEMPT || kind == RB_RECORD_LEAVE || kind == RB_RECORD_MEETING;
}

/* The days that a record speaks of; FALSE where it names none. */
static gboolean
days_of (const RbRecord *record, RbSpan *days)
{
  const RbRecordType *type = rb_record_type (record->kind);

  *days = (RbSpan){ RB_DATE_NONE, RB_DATE_NONE };
  for (guint i = 0; i < type->n_fields; i++)
    {
      const RbRecordField *field = &type->fields[i];
      RbDate day =
          field->kind == RB_HOLDS_DATE ? rb_record_at (record, field, RbDate) : RB_DATE_NONE;

      if (strcmp (field->name, "day") == 0 || strcmp (field->name, "due") == 0)
        days->from = days->to = day;
      else if (strcmp (field->name, "first_day") == 0)
        days->from = day;
      else if (strcmp (field->name, "last_day") == 0)
        days->to = day;
    }
  return days->from != RB_DATE_NONE;
}

static gboolean
is_of_roll (const RbRecord *record, const RbPupil *pupil)
{
  RbSpan days;

  if (!days_of (record, &days))
    return TRUE;
  for (guint i = 0; i < pupil->roll->len; i++)
    {
      const RbSpan *span = &g_array_index (pupil->roll, RbSpan, i);

      if ((days.to == RB_DATE_NONE || span->from <= days.to)
          && (span->to == RB_DATE_NONE || span->to >= days.from))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_shown (const RbRecord *record, const RbRoster *roster, gboolean own_only)
{
  gint64 pupil_id = rb_record_pupil (record);
  int row;

  if (!own_only)
    return TRUE;
  if (pupil_id == 0)
    return !speaks_of_pupils (record->kind);
  row = rb_roster_find (roster, pupil_id);
  return row >= 0 && is_of_roll (record, rb_roster_pupil (roster, (guint) row));
}

/* That a restricted flag is there at all is confidential: whoever is to act on it sees that there
 * is something, others nothing. */
static gpointer
seen_by (const RbGuard *guard, gpointer record)
{
  const RbFlag *flag = record;

  if (((RbRecord *) record)->kind != RB_RECORD_FLAG || !rb_flag_is_restricted (flag))
    return rb_record_hide (record);
  return rb_guard_lacks (guard, RB_RIGHT_READ_FACTS) ? NULL : rb_flag_mask (flag);
}

RbOffice *
rb_guard_office (const RbGuard *guard, RbOffice *office, const RbRoster *roster)
{
  gboolean own_only = rb_guard_lacks (guard, RB_RIGHT_READ_ALL);
  gboolean hide = rb_guard_lacks (guard, RB_RIGHT_READ_CONFIDENTIAL);
  GPtrArray *lists[RB_N_RECORDS];
  GArray *registers;

  if (!own_only && !hide)
    return office;
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    {
      lists[kind] = g_ptr_array_new_with_free_func (rb_record_unref);
      for (guint i = 0; i < rb_office_n (office, kind); i++)
        {
          gpointer record = (gpointer) rb_office_nth (office, kind, i);
          gpointer seen = !is_shown (record, roster, own_only) ? NULL
                          : hide                               ? seen_by (guard, record)
                                                               : rb_record_ref (record);
          if (seen != NULL)
            g_ptr_array_add (lists[kind], seen);
        }
    }
  registers = g_array_new (FALSE, FALSE, sizeof (RbSavedRegister));
  for (guint i = 0; i < rb_office_n_registers (office); i++)
    g_array_append_vals (registers, rb_office_nth_register (office, i), 1);
  rb_office_unref (office);
  return rb_office_new_with (lists, registers);
}

static gboolean
is_there (const RbRoster *roster, gint64 pupil_id, RbDate day)
{
  int row = rb_roster_find (roster, pupil_id);

  return row >= 0 && rb_pupil_on_roll (rb_roster_pupil (roster, (guint) row), day);
}

void
rb_guard_cells (const RbGuard *guard,
                GHashTable *cells,
                const RbOffice *office,
                const RbRoster *roster)
{
  gboolean own_only = rb_guard_lacks (guard, RB_RIGHT_READ_ALL);
  GHashTableIter iter;
  gpointer key, value;

  if (!own_only && !rb_guard_lacks (guard, RB_RIGHT_READ_CONFIDENTIAL))
    return;
  g_autoptr (GHashTable) days = rb_confidence_days (office);
  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint64 cell = *(guint64 *) key;
      gint64 pupil_id = (gint64) (cell >> 22);
      RbDate day = (RbDate) (cell >> 1 & 0x1fffff);
      RbDetail *detail = value;
      if (own_only && !is_there (roster, pupil_id, day))
        g_hash_table_iter_remove (&iter);
      else if (rb_confidence_holds (days, pupil_id, day))
        {
          g_clear_pointer (&detail->note, g_free);
          g_clear_pointer (&detail->nature, g_free);
        }
    }
}
