/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches of both directions. */
#include "school/rb-written.h"

typedef struct
{
  RbKeyBack item;
  gboolean keyed;
} Tick;

typedef struct
{
  gint64 class_id;
  RbSession session;
  gboolean first; /* it was not saved before */
  GArray *saved;  /* gint64: the pupils whose marks it saved, once it is written */
} Register;

struct _RbWritten
{
  gatomicrefcount ref_count;
  GArray *ticks;     /* Tick */
  GArray *registers; /* Register */
  RbPolicy *policy_was;
  RbPolicy *policy_is;
};

static void
clear_tick (gpointer data)
{
  Tick *tick = data;

  g_free (tick->item.who);
  g_free (tick->item.was);
}

static void
clear_register (gpointer data)
{
  g_array_unref (((Register *) data)->saved);
}

RbWritten *
rb_written_new (void)
{
  RbWritten *written = g_new0 (RbWritten, 1);

  g_atomic_ref_count_init (&written->ref_count);
  written->ticks = g_array_new (FALSE, FALSE, sizeof (Tick));
  g_array_set_clear_func (written->ticks, clear_tick);
  written->registers = g_array_new (FALSE, FALSE, sizeof (Register));
  g_array_set_clear_func (written->registers, clear_register);
  return written;
}

RbWritten *
rb_written_new_policy (RbPolicy *was, RbPolicy *is)
{
  RbWritten *written = rb_written_new ();

  written->policy_was = was ? rb_policy_ref (was) : NULL;
  written->policy_is = is ? rb_policy_ref (is) : NULL;
  return written;
}

RbWritten *
rb_written_ref (RbWritten *written)
{
  g_atomic_ref_count_inc (&written->ref_count);
  return written;
}

void
rb_written_unref (RbWritten *written)
{
  if (!g_atomic_ref_count_dec (&written->ref_count))
    return;
  g_array_unref (written->ticks);
  g_array_unref (written->registers);
  g_clear_pointer (&written->policy_was, rb_policy_unref);
  g_clear_pointer (&written->policy_is, rb_policy_unref);
  g_free (written);
}

void
rb_written_add_tick (RbWritten *written, const RbKeyBack *item, gboolean keyed)
{
  Tick tick = { *item, keyed };

  tick.item.who = g_strdup (item->who);
  tick.item.was = g_strdup (item->was);
  g_array_append_val (written->ticks, tick);
}

void
rb_written_add_register (RbWritten *written,
                         const RbSchool *school,
                         gint64 class_id,
                         RbSession session)
{
  Register one = { class_id, session,
                   rb_office_register (school->office, class_id, session) == NULL,
                   g_array_new (FALSE, FALSE, sizeof (gint64)) };

  g_array_append_val (written->registers, one);
}

gboolean
rb_written_is_empty (const RbWritten *written)
{
  return written->ticks->len == 0 && written->registers->len == 0 && !written->policy_was
         && !written->policy_is;
}

gboolean
rb_written_is_listed (const RbWritten *written)
{
  return written->ticks->len > 0;
}

static RbSchool *
with_registers (const RbWritten *written, RbSchool *school, gboolean back, const RbDeed *deed)
{
  RbOffice *office = rb_office_ref (school->office);

  for (guint i = 0; i < written->registers->len; i++)
    {
      const Register *one = &g_array_index (written->registers, Register, i);
      RbSavedRegister saved = { one->class_id, one->session, deed->at,
                                g_intern_string (deed->who) };
      RbOffice *before = office;

      if (!one->first)
        continue;
      office = back ? rb_office_without_register (before, one->class_id, one->session)
                    : rb_office_with_registers (before, &saved, 1);
      rb_office_unref (before);
    }
  return rb_school_with_office (school, office);
}

static RbSchool *
with_policy (RbSchool *school, RbPolicy *was, RbPolicy *is)
{
  const RbPolicyBook *book = school->policies;
  RbDate day = is ? is->valid_from : was->valid_from;
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);

  for (guint i = 0; i < rb_policy_book_n (book); i++)
    if (rb_policy_book_nth (book, i)->valid_from != day)
      g_ptr_array_add (policies, rb_policy_ref ((RbPolicy *) rb_policy_book_nth (book, i)));
  if (is)
    g_ptr_array_add (policies, rb_policy_ref (is));
  return rb_school_with_policies (school, rb_policy_book_new (policies));
}

RbSchool *
rb_written_apply (const RbWritten *written, RbSchool *school, gboolean back, const RbDeed *deed)
{
  if (written->registers->len > 0)
    return with_registers (written, school, back, deed);
  if (written->policy_was || written->policy_is)
    return with_policy (school, back ? written->policy_is : written->policy_was,
                        back ? written->policy_was : written->policy_is);
  return rb_school_ref (school);
}

static void
add_tick (RbStoreBatch *batch, const Tick *tick, gboolean back)
{
  const RbKeyBack *item = &tick->item;

  if (tick->keyed != back)
    rb_store_batch_tick (batch, item->pupil_id, item->session);
  else
    rb_store_batch_untick (batch, item->pupil_id, item->session, item->changed_at, item->who,
                           item->was);
}

static void
add_register (RbStoreBatch *batch, Register *one, gboolean back)
{
  if (back)
    {
      rb_store_batch_open_register (batch, one->class_id, one->session, one->saved, one->first);
      return;
    }
  /* The store notes whom it saved in a list of its own for each time that it is done. */
  g_array_unref (one->saved);
  one->saved = g_array_new (FALSE, FALSE, sizeof (gint64));
  rb_store_batch_save_register (batch, one->class_id, one->session, one->saved);
}

static void
add_policy (RbStoreBatch *batch, RbPolicy *was, RbPolicy *is)
{
  if (is)
    rb_store_batch_add_policy (batch, is);
  else if (was)
    rb_store_batch_remove_policy (batch, was->valid_from);
}

RbStoreBatch *
rb_written_batch (RbWritten *written, gboolean back, const RbDeed *deed, const char *reason)
{
  RbStoreBatch *batch = rb_store_batch_new ();
  g_autoptr (RbChange) maker = rb_change_new (back ? RB_SOURCE_UNDO : RB_SOURCE_GRID, deed->who,
                                              deed->position, reason ? reason : "", deed->at);

  rb_store_batch_set_maker (batch, maker);
  for (guint i = 0; i < written->ticks->len; i++)
    add_tick (batch, &g_array_index (written->ticks, Tick, i), back);
  for (guint i = 0; i < written->registers->len; i++)
    add_register (batch, &g_array_index (written->registers, Register, i), back);
  if (back)
    add_policy (batch, written->policy_is, written->policy_was);
  else
    add_policy (batch, written->policy_was, written->policy_is);
  return batch;
}
