/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole of a school at one moment, and the next moment made from a change. Holds no figures:
 * they are computed. */
#include "domain/rb-school.h"

#include <string.h>

RbSchoolDetails *
rb_school_details_new (const char *name)
{
  RbSchoolDetails *details = g_new0 (RbSchoolDetails, 1);
  char **const strings[] = { &details->phase,
                             &details->address,
                             &details->phone,
                             &details->email,
                             &details->headteacher,
                             &details->signatory,
                             &details->signatory_position,
                             &details->signatory_phone,
                             &details->mis,
                             &details->crest };

  details->name = g_strdup (name);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    *strings[i] = g_strdup ("");
  return details;
}

RbSchoolDetails *
rb_school_details_copy (const RbSchoolDetails *details)
{
  RbSchoolDetails *copy = g_memdup2 (details, sizeof *details);

  copy->name = g_strdup (details->name);
  copy->phase = g_strdup (details->phase);
  copy->address = g_strdup (details->address);
  copy->phone = g_strdup (details->phone);
  copy->email = g_strdup (details->email);
  copy->headteacher = g_strdup (details->headteacher);
  copy->signatory = g_strdup (details->signatory);
  copy->signatory_position = g_strdup (details->signatory_position);
  copy->signatory_phone = g_strdup (details->signatory_phone);
  copy->mis = g_strdup (details->mis);
  copy->crest = g_strdup (details->crest);
  if (details->crest_bytes)
    g_bytes_ref (details->crest_bytes);
  if (details->signature_bytes)
    g_bytes_ref (details->signature_bytes);
  return copy;
}

void
rb_school_details_free (RbSchoolDetails *details)
{
  g_free (details->name);
  g_free (details->phase);
  g_free (details->address);
  g_free (details->phone);
  g_free (details->email);
  g_free (details->headteacher);
  g_free (details->signatory);
  g_free (details->signatory_position);
  g_free (details->signatory_phone);
  g_free (details->mis);
  g_free (details->crest);
  g_clear_pointer (&details->crest_bytes, g_bytes_unref);
  g_clear_pointer (&details->signature_bytes, g_bytes_unref);
  g_free (details);
}

guint64
rb_cell_key (gint64 pupil_id, RbSession session)
{
  /* A Julian day fits 21 bits; with the half that leaves 42 for the pupil. */
  return ((guint64) pupil_id << 22) | ((guint64) session.date << 1) | session.half;
}

static void
free_detail (gpointer data)
{
  rb_detail_clear (data);
  g_free (data);
}

static guint
hash_key (gconstpointer key)
{
  guint64 k = *(const guint64 *) key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (k >> 32);
}

GHashTable *
rb_cell_details_new (void)
{
  return g_hash_table_new_full (hash_key, g_int64_equal, g_free, free_detail);
}

void
rb_cell_details_set (GHashTable *table, gint64 pupil_id, RbSession session, const RbDetail *detail)
{
  guint64 key = rb_cell_key (pupil_id, session);
  RbDetail copy;

  if (rb_detail_is_empty (detail))
    {
      g_hash_table_remove (table, &key);
      return;
    }
  copy = rb_detail_copy (detail);
  g_hash_table_insert (table, g_memdup2 (&key, sizeof key), g_memdup2 (&copy, sizeof copy));
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  const RbMarkMatrix *x = *(const RbMarkMatrix *const *) a, *y = *(const RbMarkMatrix *const *) b;

  return rb_calendar_year (rb_mark_matrix_calendar (x))
         - rb_calendar_year (rb_mark_matrix_calendar (y));
}

RbSchool *
rb_school_new (RbSchoolDetails *details,
               RbCodeBook *codes,
               RbPolicyBook *policies,
               RbRoster *roster,
               GPtrArray *years,
               GHashTable *cell_details)
{
  RbSchool *school = g_new0 (RbSchool, 1);

  g_atomic_ref_count_init (&school->ref_count);
  school->details = details;
  school->codes = codes;
  school->policies = policies;
  school->roster = roster;
  school->years = years;
  school->cell_details = cell_details ? cell_details : rb_cell_details_new ();
  school->office = rb_office_new ();
  g_ptr_array_sort (years, compare_years);
  return school;
}

RbSchool *
rb_school_ref (RbSchool *school)
{
  g_atomic_ref_count_inc (&school->ref_count);
  return school;
}

void
rb_school_unref (RbSchool *school)
{
  if (!g_atomic_ref_count_dec (&school->ref_count))
    return;
  rb_school_details_free (school->details);
  rb_code_book_unref (school->codes);
  rb_policy_book_unref (school->policies);
  rb_roster_unref (school->roster);
  g_ptr_array_unref (school->years);
  g_hash_table_unref (school->cell_details);
  rb_office_unref (school->office);
  g_free (school);
}

const RbMarkMatrix *
rb_school_year (const RbSchool *school, int year)
{
  for (guint i = 0; i < school->years->len; i++)
    {
      const RbMarkMatrix *matrix = school->years->pdata[i];

      if (rb_calendar_year (rb_mark_matrix_calendar (matrix)) == year)
        return matrix;
    }
  return NULL;
}

const RbMarkMatrix *
rb_school_year_of (const RbSchool *school, RbDate date)
{
  return rb_school_year (school, rb_academic_year_of (date));
}

RbMark
rb_school_mark (const RbSchool *school, guint row, RbDate date, RbHalf half)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);
  int column = matrix ? rb_calendar_find (rb_mark_matrix_calendar (matrix), date, half) : -1;

  return column < 0 ? RB_MARK_NONE : rb_mark_matrix_get (matrix, row, (guint) column);
}

const RbDetail *
rb_school_cell_detail (const RbSchool *school, gint64 pupil_id, RbSession session)
{
  guint64 key = rb_cell_key (pupil_id, session);

  return g_hash_table_lookup (school->cell_details, &key);
}

static GHashTable *
copy_cell_details (GHashTable *table)
{
  GHashTable *copy = rb_cell_details_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      RbDetail detail = rb_detail_copy (value);

      g_hash_table_insert (copy, g_memdup2 (key, sizeof (guint64)),
                           g_memdup2 (&detail, sizeof detail));
    }
  return copy;
}

/* The table after `change`: the same one where no detail changes, else a copy. */
static GHashTable *
details_after (const RbSchool *school, const RbChange *change)
{
  GHashTable *table = NULL;

  for (guint i = 0; i < rb_change_n (change); i++)
    {
      const RbCell *cell = rb_change_cell (change, i);

      if (rb_detail_is_empty (rb_cell_detail_is (cell))
          && rb_school_cell_detail (school, cell->pupil_id, cell->session) == NULL)
        continue;
      if (table == NULL)
        table = copy_cell_details (school->cell_details);
      rb_cell_details_set (table, cell->pupil_id, cell->session, rb_cell_detail_is (cell));
    }
  return table ? table : g_hash_table_ref (school->cell_details);
}

static gboolean
touches (const RbChange *change, int year)
{
  for (guint i = 0; i < rb_change_n (change); i++)
    if (rb_academic_year_of (rb_change_cell (change, i)->session.date) == year)
      return TRUE;
  return FALSE;
}

/* A copy that shares everything with `school`. */
static RbSchool *
share (const RbSchool *school)
{
  RbSchool *next = g_new0 (RbSchool, 1);

  g_atomic_ref_count_init (&next->ref_count);
  next->details = rb_school_details_copy (school->details);
  next->codes = rb_code_book_ref (school->codes);
  next->policies = rb_policy_book_ref (school->policies);
  next->roster = rb_roster_ref (school->roster);
  next->years = g_ptr_array_ref (school->years);
  next->cell_details = g_hash_table_ref (school->cell_details);
  next->office = rb_office_ref (school->office);
  next->generation = school->generation + 1;
  return next;
}

static void
take_office (RbSchool *school, RbOffice *office)
{
  rb_office_unref (school->office);
  school->office = office;
}

static void
take_records (RbSchool *school, const RbChange *change)
{
  g_autoptr (GArray) completed = NULL;

  for (guint i = 0; i < rb_change_n_records (change); i++)
    {
      const RbRecordChange *record = rb_change_record (change, i);

      take_office (school, rb_office_with (school->office, record->was, record->is));
    }
  completed = rb_school_completed (school, change);
  if (completed->len > 0)
    take_office (school, rb_office_with_registers (
                             school->office, (const RbSavedRegister *) (gpointer) completed->data,
                             completed->len));
}

gboolean
rb_school_register_complete (const RbSchool *school, gint64 class_id, RbSession session)
{
  g_autoptr (GArray) rows = rb_roster_register (school->roster, class_id, session.date);

  for (guint i = 0; i < rows->len; i++)
    {
      RbMark mark =
          rb_school_mark (school, g_array_index (rows, guint, i), session.date, session.half);

      if (mark == RB_MARK_NONE || mark == RB_MARK_OFF_ROLL)
        return FALSE;
    }
  return rows->len > 0;
}

GArray *
rb_school_completed (const RbSchool *after, const RbChange *change)
{
  GArray *completed = g_array_new (FALSE, FALSE, sizeof (RbSavedRegister));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (change->source == RB_SOURCE_IMPORT || change->source == RB_SOURCE_SAMPLE)
    return completed;
  for (guint i = 0; i < rb_change_n (change); i++)
    {
      const RbCell *cell = rb_change_cell (change, i);
      int row = rb_roster_find (after->roster, cell->pupil_id);
      const RbClass *klass =
          row < 0 ? NULL : rb_roster_class_on (after->roster, (guint) row, cell->session.date);
      guint64 key = klass ? rb_cell_key (klass->id, cell->session) : 0;

      if (klass == NULL || !g_hash_table_add (seen, g_memdup2 (&key, sizeof key))
          || rb_office_register (after->office, klass->id, cell->session) != NULL
          || !rb_school_register_complete (after, klass->id, cell->session))
        continue;
      RbSavedRegister saved = { klass->id, cell->session, change->at,
                                g_intern_string (change->who) };
      g_array_append_val (completed, saved);
    }
  return completed;
}

RbSchool *
rb_school_apply (const RbSchool *school, const RbChange *change)
{
  RbSchool *next = share (school);

  g_ptr_array_unref (next->years);
  next->years = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_mark_matrix_unref);
  for (guint i = 0; i < school->years->len; i++)
    {
      RbMarkMatrix *matrix = school->years->pdata[i];

      if (touches (change, rb_calendar_year (rb_mark_matrix_calendar (matrix))))
        g_ptr_array_add (next->years, rb_mark_matrix_apply (matrix, school->roster, change));
      else
        g_ptr_array_add (next->years, rb_mark_matrix_ref (matrix));
    }
  g_hash_table_unref (next->cell_details);
  next->cell_details = details_after (school, change);
  take_records (next, change);
  return next;
}

RbSchool *
rb_school_with_office (const RbSchool *school, RbOffice *office)
{
  RbSchool *next = share (school);

  rb_office_unref (next->office);
  next->office = office;
  return next;
}

RbSchool *
rb_school_with_details (const RbSchool *school, RbSchoolDetails *details)
{
  RbSchool *next = share (school);

  rb_school_details_free (next->details);
  next->details = details;
  return next;
}

RbSchool *
rb_school_with_policies (const RbSchool *school, RbPolicyBook *policies)
{
  RbSchool *next = share (school);

  rb_policy_book_unref (next->policies);
  next->policies = policies;
  return next;
}

guint
rb_school_begun (const RbSchool *school, const RbMarkMatrix *matrix, RbMoment now)
{
  const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  const RbPolicy *policy = rb_policy_book_on (school->policies, now.date);
  guint first, end;

  rb_calendar_range (calendar, now.date, now.date, &first, &end);
  while (first < end
         && rb_policy_begun (policy, now.date, rb_calendar_session (calendar, first).half, now))
    first++;
  return first;
}

static gboolean
column_has_mark (const RbMarkMatrix *matrix, guint column)
{
  for (guint row = 0; row < rb_mark_matrix_n_rows (matrix); row++)
    {
      RbMark mark = rb_mark_matrix_get (matrix, row, column);

      if (mark != RB_MARK_NONE && mark != RB_MARK_OFF_ROLL)
        return TRUE;
    }
  return FALSE;
}

gboolean
rb_school_data_to (const RbSchool *school, RbMoment now, RbSession *last)
{
  for (guint i = school->years->len; i-- > 0;)
    {
      const RbMarkMatrix *matrix = school->years->pdata[i];

      for (guint column = rb_school_begun (school, matrix, now); column-- > 0;)
        if (column_has_mark (matrix, column))
          {
            *last = rb_calendar_session (rb_mark_matrix_calendar (matrix), column);
            return TRUE;
          }
    }
  return FALSE;
}
