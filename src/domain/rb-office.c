/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's book as a snapshot: a list of references for each kind, in the order of ids. */
#include "domain/rb-office.h"

#include "domain/rb-flag.h"

#include <string.h>

struct _RbOffice
{
  gatomicrefcount ref_count;
  GPtrArray *lists[RB_N_RECORDS]; /* of RbRecord* */
  GArray *registers;              /* of RbSavedRegister, by class, then session */
};

static int
compare_registers (gconstpointer a, gconstpointer b)
{
  const RbSavedRegister *x = a, *y = b;

  if (x->class_id != y->class_id)
    return x->class_id < y->class_id ? -1 : 1;
  if (x->session.date != y->session.date)
    return x->session.date < y->session.date ? -1 : 1;
  return (int) x->session.half - (int) y->session.half;
}

RbOffice *
rb_office_new_with (GPtrArray *records[RB_N_RECORDS], GArray *registers)
{
  RbOffice *office = g_new0 (RbOffice, 1);

  g_atomic_ref_count_init (&office->ref_count);
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    office->lists[kind] =
        records && records[kind] ? records[kind] : g_ptr_array_new_with_free_func (rb_record_unref);
  office->registers = registers ? registers : g_array_new (FALSE, FALSE, sizeof (RbSavedRegister));
  g_array_sort (office->registers, compare_registers);
  return office;
}

RbOffice *
rb_office_new (void)
{
  return rb_office_new_with (NULL, NULL);
}

RbOffice *
rb_office_ref (RbOffice *office)
{
  g_atomic_ref_count_inc (&office->ref_count);
  return office;
}

void
rb_office_unref (RbOffice *office)
{
  if (!g_atomic_ref_count_dec (&office->ref_count))
    return;
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    g_ptr_array_unref (office->lists[kind]);
  g_array_unref (office->registers);
  g_free (office);
}

guint
rb_office_n (const RbOffice *office, RbRecordKind kind)
{
  return office->lists[kind]->len;
}

gconstpointer
rb_office_nth (const RbOffice *office, RbRecordKind kind, guint index)
{
  g_return_val_if_fail (index < office->lists[kind]->len, NULL);
  return office->lists[kind]->pdata[index];
}

/* The place of an id in a list, or where it would stand. */
static guint
place_of (const GPtrArray *list, gint64 id)
{
  guint low = 0, high = list->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((const RbRecord *) list->pdata[middle])->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gconstpointer
rb_office_find (const RbOffice *office, RbRecordKind kind, gint64 id)
{
  const GPtrArray *list = office->lists[kind];
  guint place = place_of (list, id);

  if (place == list->len || ((const RbRecord *) list->pdata[place])->id != id)
    return NULL;
  return list->pdata[place];
}

gint64
rb_office_next_id (const RbOffice *office, RbRecordKind kind)
{
  const GPtrArray *list = office->lists[kind];

  return list->len == 0 ? 1 : ((const RbRecord *) list->pdata[list->len - 1])->id + 1;
}

GPtrArray *
rb_office_of_pupil (const RbOffice *office, RbRecordKind kind, gint64 pupil_id)
{
  const GPtrArray *list = office->lists[kind];
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    if (rb_record_pupil (list->pdata[i]) == pupil_id)
      g_ptr_array_add (found, list->pdata[i]);
  return found;
}

const RbFlag *
rb_office_flag (const RbOffice *office, gint64 pupil_id, const char *flag, RbDate date)
{
  const GPtrArray *list = office->lists[RB_RECORD_FLAG];

  for (guint i = 0; i < list->len; i++)
    {
      const RbFlag *one = list->pdata[i];

      if (one->pupil_id == pupil_id && strcmp (one->flag, flag) == 0 && rb_flag_holds (one, date))
        return one;
    }
  return NULL;
}

gboolean
rb_office_sealed (const RbOffice *office, RbDate date)
{
  const GPtrArray *list = office->lists[RB_RECORD_SEAL];
  RbDate monday = rb_date_monday (date);

  for (guint i = 0; i < list->len; i++)
    if (((const RbSeal *) list->pdata[i])->week == monday)
      return TRUE;
  return FALSE;
}

static guint
register_place (const GArray *registers, const RbSavedRegister *key)
{
  guint low = 0, high = registers->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_registers (&g_array_index (registers, RbSavedRegister, middle), key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const RbSavedRegister *
rb_office_register (const RbOffice *office, gint64 class_id, RbSession session)
{
  RbSavedRegister key = { .class_id = class_id, .session = session };
  guint place = register_place (office->registers, &key);

  if (place == office->registers->len
      || compare_registers (&g_array_index (office->registers, RbSavedRegister, place), &key) != 0)
    return NULL;
  return &g_array_index (office->registers, RbSavedRegister, place);
}

guint
rb_office_n_registers (const RbOffice *office)
{
  return office->registers->len;
}

const RbSavedRegister *
rb_office_nth_register (const RbOffice *office, guint index)
{
  g_return_val_if_fail (index < office->registers->len, NULL);
  return &g_array_index (office->registers, RbSavedRegister, index);
}

/* A copy that shares every list. */
static RbOffice *
share (const RbOffice *office)
{
  RbOffice *next = g_new0 (RbOffice, 1);

  g_atomic_ref_count_init (&next->ref_count);
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    next->lists[kind] = g_ptr_array_ref (office->lists[kind]);
  next->registers = g_array_ref (office->registers);
  return next;
}

static gpointer
ref_cb (gconstpointer record, gpointer data)
{
  return rb_record_ref ((gpointer) record);
}

RbOffice *
rb_office_with (const RbOffice *office, RbRecord *was, RbRecord *is)
{
  RbOffice *next = share (office);
  const RbRecord *either = is ? is : was;
  GPtrArray *list, *old = next->lists[either->kind];
  guint place = place_of (old, either->id);
  gboolean there = place < old->len && ((const RbRecord *) old->pdata[place])->id == either->id;

  list = g_ptr_array_copy (old, ref_cb, NULL);
  g_ptr_array_set_free_func (list, rb_record_unref);
  if (there)
    g_ptr_array_remove_index (list, place);
  if (is)
    g_ptr_array_insert (list, (int) place, rb_record_ref (is));
  g_ptr_array_unref (old);
  next->lists[either->kind] = list;
  return next;
}

RbOffice *
rb_office_with_registers (const RbOffice *office, const RbSavedRegister *saved, guint n)
{
  RbOffice *next = share (office);
  GArray *all = g_array_copy (office->registers);

  for (guint i = 0; i < n; i++)
    {
      guint place = register_place (all, &saved[i]);

      if (place == all->len
          || compare_registers (&g_array_index (all, RbSavedRegister, place), &saved[i]) != 0)
        g_array_insert_val (all, place, saved[i]);
    }
  g_array_unref (next->registers);
  next->registers = all;
  return next;
}

RbOffice *
rb_office_without_register (const RbOffice *office, gint64 class_id, RbSession session)
{
  RbOffice *next = share (office);
  GArray *all = g_array_copy (office->registers);
  RbSavedRegister one = { class_id, session, 0, NULL };
  guint place = register_place (all, &one);

  if (place < all->len
      && compare_registers (&g_array_index (all, RbSavedRegister, place), &one) == 0)
    g_array_remove_index (all, place);
  g_array_unref (next->registers);
  next->registers = all;
  return next;
}
