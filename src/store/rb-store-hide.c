/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader is not shown: other people's pupils to a teacher, confidential words and facts to
 * whoever may not read them. It is taken away as the school is read, so that no page, list, print
 * or export can hold it. */
#include "store/rb-store-guard.h"

#include "domain/rb-flag.h"

static gboolean
lacks (const RbGuard *guard, RbRight right)
{
  return guard->on && (guard->identity == NULL || !rb_identity_may (guard->identity, right));
}

static gboolean
covers_today (const RbGuard *guard, const RbOffice *office, gint64 class_id)
{
  const RbIdentity *who = guard->identity;

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_COVER); i++)
    {
      const RbCover *cover = rb_office_nth (office, RB_RECORD_COVER, i);
      if (rb_identity_covers (who, cover, class_id, who->day, RB_AM)
          || rb_identity_covers (who, cover, class_id, who->day, RB_PM))
        return TRUE;
    }
  return FALSE;
}

static GHashTable *
own_classes (const RbGuard *guard, const RbOffice *office, const GPtrArray *classes)
{
  GHashTable *own = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; guard->identity != NULL && i < classes->len; i++)
    {
      RbClass *klass = classes->pdata[i];
      if (rb_identity_has_class (guard->identity, klass) || covers_today (guard, office, klass->id))
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

/* What is left: pupils who are in an own class at some time of this year, their contacts, the own
 * classes. */
static void
keep_own (const RbGuard *guard,
          const RbOffice *office,
          GPtrArray *pupils,
          GPtrArray *classes,
          GPtrArray *contacts)
{
  g_autoptr (GHashTable) own = own_classes (guard, office, classes);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = pupils->len; i-- > 0;)
    {
      RbPupil *pupil = pupils->pdata[i];
      if (is_in (pupil, own))
        g_hash_table_add (kept, &pupil->id);
      else
        g_ptr_array_remove_index (pupils, i);
    }
  for (guint i = contacts->len; i-- > 0;)
    if (!g_hash_table_contains (kept, &((RbContact *) contacts->pdata[i])->pupil_id))
      g_ptr_array_remove_index (contacts, i);
  for (guint i = classes->len; i-- > 0;)
    if (!g_hash_table_contains (own, &((RbClass *) classes->pdata[i])->id))
      g_ptr_array_remove_index (classes, i);
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
  if (lacks (guard, RB_RIGHT_READ_ALL))
    keep_own (guard, office, pupils, classes, contacts);
  if (lacks (guard, RB_RIGHT_READ_FACTS))
    g_ptr_array_foreach (pupils, (GFunc) (void (*) (void)) hide_facts, NULL);
}

/* Records of no pupil that still speak of one. */
static gboolean
speaks_of_pupils (RbRecordKind kind)
{
  return kind == RB_RECORD_ATTEMPT || kind == RB_RECORD_LEAVE;
}

static gboolean
is_shown (const RbRecord *record, const RbRoster *roster, gboolean own_only)
{
  gint64 pupil_id = rb_record_pupil (record);

  if (!own_only)
    return TRUE;
  return pupil_id != 0 ? rb_roster_find (roster, pupil_id) >= 0 : !speaks_of_pupils (record->kind);
}

/* That a restricted flag is there at all is confidential: whoever is to act on it sees that there
 * is something, others nothing. */
static gpointer
seen_by (const RbGuard *guard, gpointer record)
{
  const RbFlag *flag = record;

  if (((RbRecord *) record)->kind != RB_RECORD_FLAG || !rb_flag_is_restricted (flag))
    return rb_record_hide (record);
  return lacks (guard, RB_RIGHT_READ_FACTS) ? NULL : rb_flag_mask (flag);
}

RbOffice *
rb_guard_office (const RbGuard *guard, RbOffice *office, const RbRoster *roster)
{
  gboolean own_only = lacks (guard, RB_RIGHT_READ_ALL);
  gboolean hide = lacks (guard, RB_RIGHT_READ_CONFIDENTIAL);
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

static void
add_days (GHashTable *days, gint64 pupil_id, RbDate first, RbDate last)
{
  for (RbDate day = first; day != RB_DATE_NONE && day <= MAX (first, last); day++)
    {
      guint64 key = rb_cell_key (pupil_id, (RbSession){ day, RB_AM });
      g_hash_table_add (days, g_memdup2 (&key, sizeof key));
    }
}

GHashTable *
rb_guard_confidential_days (const RbOffice *office)
{
  GHashTable *days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_OUTCOME); i++)
    {
      const RbOutcome *outcome = rb_office_nth (office, RB_RECORD_OUTCOME, i);
      if (outcome->confidential)
        add_days (days, outcome->pupil_id, outcome->day, outcome->day);
    }
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_ABSENCE); i++)
    {
      const RbAbsence *absence = rb_office_nth (office, RB_RECORD_ABSENCE, i);
      if (absence->confidential)
        add_days (days, absence->pupil_id, absence->first_day, absence->last_day);
    }
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_SUSPENSION); i++)
    {
      const RbSuspension *suspension = rb_office_nth (office, RB_RECORD_SUSPENSION, i);
      if (suspension->confidential)
        add_days (days, suspension->pupil_id, suspension->first_day, suspension->last_day);
    }
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_LEAVE_DAY); i++)
    {
      const RbLeaveDay *day = rb_office_nth (office, RB_RECORD_LEAVE_DAY, i);
      const RbLeave *leave = rb_office_find (office, RB_RECORD_LEAVE, day->leave_id);
      if (leave != NULL && leave->confidential)
        add_days (days, day->pupil_id, day->day, day->day);
    }
  return days;
}

void
rb_guard_cells (const RbGuard *guard,
                GHashTable *cells,
                const RbOffice *office,
                const RbRoster *roster)
{
  gboolean own_only = lacks (guard, RB_RIGHT_READ_ALL);
  GHashTableIter iter;
  gpointer key, value;

  if (!own_only && !lacks (guard, RB_RIGHT_READ_CONFIDENTIAL))
    return;
  g_autoptr (GHashTable) days = rb_guard_confidential_days (office);
  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint64 morning = *(guint64 *) key & ~(guint64) 1;
      RbDetail *detail = value;
      if (own_only && rb_roster_find (roster, (gint64) (morning >> 22)) < 0)
        g_hash_table_iter_remove (&iter);
      else if (g_hash_table_contains (days, &morning))
        {
          g_clear_pointer (&detail->note, g_free);
          g_clear_pointer (&detail->nature, g_free);
        }
    }
}

static void
hide_words (RbAuditRow *row)
{
  g_free (row->reason);
  row->reason = g_strdup ("confidential");
  g_clear_pointer (&row->detail_was.note, g_free);
  g_clear_pointer (&row->detail_was.nature, g_free);
  g_clear_pointer (&row->detail_is.note, g_free);
  g_clear_pointer (&row->detail_is.nature, g_free);
}

void
rb_guard_audit (const RbOffice *office, GPtrArray *rows)
{
  g_autoptr (GHashTable) days = rb_guard_confidential_days (office);

  for (guint i = 0; i < rows->len; i++)
    {
      RbAuditRow *row = rows->pdata[i];
      guint64 morning = rb_cell_key (row->pupil_id, (RbSession){ row->session.date, RB_AM });
      /* First entries are told as a batch: whose they are is not known any more. */
      if (row->kind == RB_AUDIT_ENTRY ? row->reason[0] != '\0'
                                      : g_hash_table_contains (days, &morning))
        hide_words (row);
    }
}
