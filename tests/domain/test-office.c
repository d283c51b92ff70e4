/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records and the book that holds them: every kind alike, by its table of fields. */
#include "rb-test.h"

#include "domain/rb-change.h"
#include "domain/rb-office.h"

#include <string.h>

/* Gives each field a value that tells it from every other. */
static RbRecord *
filled (RbRecordKind kind, gint64 id)
{
  const RbRecordType *type = rb_record_type (kind);
  RbRecord *record = rb_record_new (kind);

  record->id = id;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const RbRecordField *field = &type->fields[i];
      g_autofree char *text = g_strdup_printf ("%s %u", field->name, i);

      if (field->kind == RB_HOLDS_TEXT)
        rb_record_set (&rb_record_at (record, field, char *), text);
      else if (field->kind == RB_HOLDS_STAMP || field->kind == RB_HOLDS_ID)
        rb_record_at (record, field, gint64) = 1000 + i;
      else if (field->kind == RB_HOLDS_BOOL || field->kind == RB_HOLDS_HALF)
        rb_record_at (record, field, int) = 1;
      else
        rb_record_at (record, field, gint32) = 739700 + (int) i;
    }
  return record;
}

static void
change_field (RbRecord *record, const RbRecordField *field)
{
  if (field->kind == RB_HOLDS_TEXT)
    rb_record_set (&rb_record_at (record, field, char *), "another");
  else if (field->kind == RB_HOLDS_STAMP || field->kind == RB_HOLDS_ID)
    rb_record_at (record, field, gint64) = 7;
  else
    rb_record_at (record, field, gint32) = 0;
}

static void
test_fields (void)
{
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    {
      const RbRecordType *type = rb_record_type (kind);
      RbRecord *record = filled (kind, 5);

      g_test_message ("%s", type->name);
      for (guint i = 0; i < type->n_fields; i++)
        {
          RbRecord *copy = rb_record_copy (record);

          g_assert_true (rb_record_equal (record, copy));
          change_field (copy, &type->fields[i]);
          g_assert_false (rb_record_equal (record, copy));
          rb_record_unref (copy);
        }
      rb_record_unref (record);
    }
}

static void
test_hiding (void)
{
  guint kinds = 0;

  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    {
      const RbRecordType *type = rb_record_type (kind);
      RbRecord *record = filled (kind, 5);
      RbRecord *shown = rb_record_hide (record);

      g_assert_cmpint (shown->hidden, ==, type->confidential_offset != 0);
      for (guint i = 0; i < type->n_fields; i++)
        if (type->fields[i].secret)
          {
            g_assert_cmpint (type->confidential_offset, !=, 0);
            g_assert_cmpstr (rb_record_at (shown, &type->fields[i], char *), ==, "");
            g_assert_cmpstr (rb_record_at (record, &type->fields[i], char *), !=, "");
            kinds++;
          }
      rb_record_unref (shown);
      rb_record_unref (record);
    }
  g_assert_cmpuint (kinds, >=, 5);
}

static void
test_book (void)
{
  g_autoptr (RbOffice) empty = rb_office_new ();
  RbRecord *one = filled (RB_RECORD_ARRIVAL, rb_office_next_id (empty, RB_RECORD_ARRIVAL));
  g_autoptr (RbOffice) first = rb_office_with (empty, NULL, one);
  RbRecord *two = filled (RB_RECORD_ARRIVAL, rb_office_next_id (first, RB_RECORD_ARRIVAL));
  g_autoptr (RbOffice) both = rb_office_with (first, NULL, two);
  RbRecord *other = rb_record_copy (one);
  g_autoptr (RbOffice) changed = NULL;
  g_autoptr (RbOffice) without = NULL;

  rb_record_set (&((RbArrival *) other)->reason, "bus");
  changed = rb_office_with (both, one, other);
  without = rb_office_with (changed, other, NULL);
  g_assert_cmpuint (rb_office_n (empty, RB_RECORD_ARRIVAL), ==, 0);
  g_assert_cmpuint (rb_office_n (both, RB_RECORD_ARRIVAL), ==, 2);
  g_assert_cmpint (two->id, ==, 2);
  g_assert_true (rb_office_find (changed, RB_RECORD_ARRIVAL, 1) == other);
  g_assert_true (rb_office_find (both, RB_RECORD_ARRIVAL, 1) == one);
  g_assert_null (rb_office_find (without, RB_RECORD_ARRIVAL, 1));
  g_assert_true (rb_office_nth (without, RB_RECORD_ARRIVAL, 0) == two);
  rb_record_unref (one);
  rb_record_unref (two);
  rb_record_unref (other);
}

static void
test_undo (void)
{
  g_autoptr (RbOffice) empty = rb_office_new ();
  RbRecord *call = filled (RB_RECORD_ATTEMPT, 1);
  RbChange *change = rb_change_new (RB_SOURCE_GRID, "Mrs Patel", "", "", 1);
  RbChange *back;

  g_assert_true (rb_change_is_empty (change));
  rb_change_add_record (change, NULL, call);
  g_assert_false (rb_change_is_empty (change));
  back = rb_change_invert (change, "Mrs Patel", "", "", 2);
  g_assert_true (rb_change_record (back, 0)->was == call);
  g_assert_null (rb_change_record (back, 0)->is);
  rb_change_unref (back);
  rb_change_unref (change);
  rb_record_unref (call);
}

static void
test_flags_and_seals (void)
{
  g_autoptr (RbOffice) office = rb_office_new ();
  RbFlag *flag = rb_record_new (RB_RECORD_FLAG);
  RbSeal *seal = rb_record_new (RB_RECORD_SEAL);
  RbDate friday = rb_date_new (2026, 3, 20);

  flag->base.id = seal->base.id = 1;
  flag->pupil_id = 9;
  rb_record_set (&flag->flag, "ring-first");
  flag->first_day = friday;
  flag->last_day = friday + 1;
  seal->week = rb_date_monday (friday);
  g_autoptr (RbOffice) with_flag = rb_office_with (office, NULL, &flag->base);
  g_autoptr (RbOffice) with_both = rb_office_with (with_flag, NULL, &seal->base);
  g_assert_null (rb_office_flag (with_both, 9, "ring-first", friday - 1));
  g_assert_nonnull (rb_office_flag (with_both, 9, "ring-first", friday + 1));
  g_assert_null (rb_office_flag (with_both, 9, "ring-first", friday + 2));
  g_assert_null (rb_office_flag (with_both, 8, "ring-first", friday));
  g_assert_true (rb_office_sealed (with_both, friday));
  g_assert_false (rb_office_sealed (with_both, friday + 7));
  g_assert_false (rb_office_sealed (with_flag, friday));
  rb_record_unref (flag);
  rb_record_unref (seal);
}

static void
test_registers (void)
{
  g_autoptr (RbOffice) empty = rb_office_new ();
  RbSession am = { rb_date_new (2026, 3, 20), RB_AM }, pm = { rb_date_new (2026, 3, 20), RB_PM };
  RbSavedRegister saved[] = { { 3, pm, 500, "a" }, { 2, am, 400, "b" }, { 3, am, 300, "c" } };
  RbSavedRegister again = { 3, am, 900, "later" };
  g_autoptr (RbOffice) first = rb_office_with_registers (empty, saved, G_N_ELEMENTS (saved));
  g_autoptr (RbOffice) next = rb_office_with_registers (first, &again, 1);

  g_assert_cmpuint (rb_office_n_registers (next), ==, 3);
  g_assert_cmpint (rb_office_register (next, 3, am)->saved_at, ==, 300);
  g_assert_cmpint (rb_office_register (next, 2, am)->saved_at, ==, 400);
  g_assert_null (rb_office_register (next, 2, pm));
  g_assert_null (rb_office_register (empty, 3, am));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/every field of every kind is copied and compared", test_fields);
  g_test_add_func ("/office/a confidential record loses its secret words and no other",
                   test_hiding);
  g_test_add_func ("/office/a record is put, changed and taken away; older books stay", test_book);
  g_test_add_func ("/office/undoing a change takes its records away", test_undo);
  g_test_add_func ("/office/a flag holds from day to day, a seal for its week",
                   test_flags_and_seals);
  g_test_add_func ("/office/a register keeps the moment it was first saved", test_registers);
  return g_test_run ();
}
