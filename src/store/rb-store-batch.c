/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collecting what is to be written together. Nothing is written here. */
#include "store/rb-store-batch-private.h"

static char *
text_of (const char *text)
{
  return g_strdup (text ? text : "");
}

static RbContact *
contact_copy (const RbContact *from)
{
  RbContact *copy = g_new0 (RbContact, 1);

  *copy = *from;
  copy->title = text_of (from->title);
  copy->forename = text_of (from->forename);
  copy->surname = text_of (from->surname);
  copy->relationship = text_of (from->relationship);
  copy->phone = text_of (from->phone);
  copy->email = text_of (from->email);
  copy->address = text_of (from->address);
  copy->household = text_of (from->household);
  return copy;
}

static RbStaff *
staff_copy (const RbStaff *from)
{
  RbStaff *copy = g_new0 (RbStaff, 1);

  *copy = *from;
  copy->name = text_of (from->name);
  copy->position = text_of (from->position);
  copy->role = text_of (from->role);
  copy->classes = text_of (from->classes);
  return copy;
}

static void
clear_event_cb (gpointer data)
{
  RbCalendarEvent *event = data;

  g_free (event->name);
}

static void
year_free_cb (gpointer data)
{
  RbBatchYear *year = data;

  g_array_unref (year->events);
  g_free (year);
}

static void
setting_free_cb (gpointer data)
{
  RbBatchSetting *setting = data;

  g_free (setting->name);
  g_free (setting->value);
  g_free (setting);
}

void
rb_stored_layout_free (RbStoredLayout *layout)
{
  g_free (layout->name);
  g_free (layout->kind);
  g_free (layout->fingerprint);
  g_free (layout->text);
  g_free (layout);
}

void
rb_stored_template_free (RbStoredTemplate *template)
{
  g_free (template->name);
  g_free (template->text);
  g_free (template->who);
  g_free (template);
}

void
rb_run_choice_free (RbRunChoice *choice)
{
  g_free (choice->run);
  g_free (choice->choice);
  g_free (choice->letter);
  g_free (choice->reason);
  g_free (choice->who);
  g_free (choice);
}

void
rb_import_log_free (RbImportLog *log)
{
  g_free (log->file);
  g_free (log->digest);
  g_free (log->kind);
  g_free (log->layout);
  g_free (log->who);
  g_free (log);
}

static void
clear_register (gpointer data)
{
  g_clear_pointer (&((RbBatchRegister *) data)->pupils, g_array_unref);
}

RbStoreBatch *
rb_store_batch_new (void)
{
  RbStoreBatch *batch = g_new0 (RbStoreBatch, 1);

  batch->pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  batch->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_class_free);
  batch->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_contact_free);
  batch->contacts_gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  batch->staff = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_staff_free);
  batch->years = g_ptr_array_new_with_free_func (year_free_cb);
  batch->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  batch->policies_gone = g_array_new (FALSE, FALSE, sizeof (RbDate));
  batch->settings = g_ptr_array_new_with_free_func (setting_free_cb);
  batch->layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_stored_layout_free);
  batch->layouts_gone = g_ptr_array_new_with_free_func (g_free);
  batch->templates = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_stored_template_free);
  batch->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_run_choice_free);
  batch->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_change_unref);
  batch->ticks = g_array_new (FALSE, FALSE, sizeof (RbBatchTick));
  batch->registers = g_array_new (FALSE, FALSE, sizeof (RbBatchRegister));
  g_array_set_clear_func (batch->registers, clear_register);
  batch->logs = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_import_log_free);
  for (int i = 0; i < RB_N_MEMBERS; i++)
    batch->ids[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return batch;
}

void
rb_store_batch_free (RbStoreBatch *batch)
{
  if (batch == NULL)
    return;
  g_clear_pointer (&batch->maker, rb_change_unref);
  g_clear_pointer (&batch->details, rb_school_details_free);
  GPtrArray *lists[] = { batch->pupils,       batch->classes,   batch->contacts, batch->staff,
                         batch->years,        batch->policies,  batch->settings, batch->layouts,
                         batch->layouts_gone, batch->templates, batch->choices,  batch->changes,
                         batch->logs };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_unref (lists[i]);
  g_array_unref (batch->contacts_gone);
  g_array_unref (batch->policies_gone);
  g_array_unref (batch->ticks);
  g_array_unref (batch->registers);
  for (int i = 0; i < RB_N_MEMBERS; i++)
    g_hash_table_unref (batch->ids[i]);
  g_free (batch);
}

void
rb_store_batch_set_maker (RbStoreBatch *batch, RbChange *maker)
{
  g_clear_pointer (&batch->maker, rb_change_unref);
  batch->maker = rb_change_ref (maker);
}

void
rb_store_batch_set_details (RbStoreBatch *batch, const RbSchoolDetails *details)
{
  g_clear_pointer (&batch->details, rb_school_details_free);
  batch->details = rb_school_details_copy (details);
}

void
rb_store_batch_add_pupil (RbStoreBatch *batch, RbPupil *pupil)
{
  g_ptr_array_add (batch->pupils, rb_pupil_ref (pupil));
}

void
rb_store_batch_add_class (RbStoreBatch *batch, const RbClass *klass)
{
  g_ptr_array_add (batch->classes, rb_class_new (klass->id, klass->year, klass->name,
                                                 klass->year_group ? klass->year_group : "",
                                                 klass->teacher ? klass->teacher : ""));
}

void
rb_store_batch_add_contact (RbStoreBatch *batch, const RbContact *contact)
{
  g_ptr_array_add (batch->contacts, contact_copy (contact));
}

void
rb_store_batch_remove_contact (RbStoreBatch *batch, gint64 contact_id)
{
  g_array_append_val (batch->contacts_gone, contact_id);
}

void
rb_store_batch_add_staff (RbStoreBatch *batch, const RbStaff *staff)
{
  g_ptr_array_add (batch->staff, staff_copy (staff));
}

void
rb_store_batch_set_calendar (RbStoreBatch *batch,
                             int year,
                             const RbCalendarEvent *events,
                             guint n_events)
{
  RbBatchYear *item = g_new0 (RbBatchYear, 1);

  item->year = year;
  item->events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));
  g_array_set_clear_func (item->events, clear_event_cb);
  for (guint i = 0; i < n_events; i++)
    {
      RbCalendarEvent event = events[i];
      event.name = text_of (event.name);
      g_array_append_val (item->events, event);
    }
  g_ptr_array_add (batch->years, item);
}

void
rb_store_batch_add_policy (RbStoreBatch *batch, RbPolicy *policy)
{
  g_ptr_array_add (batch->policies, rb_policy_ref (policy));
}

void
rb_store_batch_remove_policy (RbStoreBatch *batch, RbDate valid_from)
{
  g_array_append_val (batch->policies_gone, valid_from);
}

void
rb_store_batch_set_setting (RbStoreBatch *batch, const char *key, const char *value)
{
  RbBatchSetting *setting = g_new0 (RbBatchSetting, 1);

  setting->name = g_strdup (key);
  setting->value = g_strdup (value);
  g_ptr_array_add (batch->settings, setting);
}

void
rb_store_batch_add_layout (RbStoreBatch *batch, const RbStoredLayout *layout)
{
  RbStoredLayout *copy = g_new0 (RbStoredLayout, 1);

  copy->name = text_of (layout->name);
  copy->kind = text_of (layout->kind);
  copy->fingerprint = text_of (layout->fingerprint);
  copy->text = text_of (layout->text);
  g_ptr_array_add (batch->layouts, copy);
}

void
rb_store_batch_remove_layout (RbStoreBatch *batch, const char *name)
{
  g_ptr_array_add (batch->layouts_gone, g_strdup (name));
}

void
rb_store_batch_add_template (RbStoreBatch *batch, const RbStoredTemplate *template)
{
  RbStoredTemplate *copy = g_new0 (RbStoredTemplate, 1);

  *copy = *template;
  copy->name = text_of (template->name);
  copy->text = text_of (template->text);
  copy->who = text_of (template->who);
  g_ptr_array_add (batch->templates, copy);
}

void
rb_store_batch_add_choice (RbStoreBatch *batch, const RbRunChoice *choice)
{
  RbRunChoice *copy = g_new0 (RbRunChoice, 1);

  *copy = *choice;
  copy->run = text_of (choice->run);
  copy->choice = text_of (choice->choice);
  copy->letter = text_of (choice->letter);
  copy->reason = text_of (choice->reason);
  copy->who = text_of (choice->who);
  g_ptr_array_add (batch->choices, copy);
}

void
rb_store_batch_add_change (RbStoreBatch *batch, RbChange *change)
{
  g_ptr_array_add (batch->changes, rb_change_ref (change));
}

void
rb_store_batch_set_change (RbStoreBatch *batch, RbChange *change)
{
  g_ptr_array_set_size (batch->changes, 0);
  rb_store_batch_add_change (batch, change);
}

void
rb_store_batch_tick (RbStoreBatch *batch, gint64 pupil_id, RbSession session)
{
  RbBatchTick tick = { .pupil_id = pupil_id, .session = session };

  g_array_append_val (batch->ticks, tick);
}

void
rb_store_batch_untick (RbStoreBatch *batch,
                       gint64 pupil_id,
                       RbSession session,
                       gint64 changed_at,
                       const char *who,
                       const char *was)
{
  RbBatchTick tick = {
    pupil_id, session, TRUE, changed_at, g_intern_string (who), g_intern_string (was)
  };

  g_array_append_val (batch->ticks, tick);
}

void
rb_store_batch_save_register (RbStoreBatch *batch,
                              gint64 class_id,
                              RbSession session,
                              GArray *saved)
{
  RbBatchRegister one = { class_id, session, saved ? g_array_ref (saved) : NULL, FALSE, FALSE };

  g_array_append_val (batch->registers, one);
}

void
rb_store_batch_open_register (
    RbStoreBatch *batch, gint64 class_id, RbSession session, GArray *pupils, gboolean first)
{
  RbBatchRegister one = { class_id, session, g_array_ref (pupils), TRUE, first };

  g_array_append_val (batch->registers, one);
}

void
rb_store_batch_add_log (RbStoreBatch *batch, const RbImportLog *log)
{
  RbImportLog *copy = g_new0 (RbImportLog, 1);

  *copy = *log;
  copy->file = text_of (log->file);
  copy->digest = text_of (log->digest);
  copy->kind = text_of (log->kind);
  copy->layout = text_of (log->layout);
  copy->who = text_of (log->who);
  g_ptr_array_add (batch->logs, copy);
}

gboolean
rb_store_batch_is_empty (const RbStoreBatch *batch)
{
  guint n = batch->pupils->len + batch->classes->len + batch->contacts->len
            + batch->contacts_gone->len + batch->staff->len + batch->years->len
            + batch->policies->len + batch->policies_gone->len + batch->settings->len
            + batch->layouts->len + batch->layouts_gone->len + batch->templates->len
            + batch->choices->len + batch->changes->len + batch->ticks->len + batch->registers->len
            + batch->logs->len;

  return n == 0 && batch->details == NULL;
}

void
rb_store_batch_give (RbStoreBatch *batch, RbMember member, gint64 asked, gint64 given)
{
  if (asked < 0)
    g_hash_table_insert (batch->ids[member], g_memdup2 (&asked, sizeof asked),
                         g_memdup2 (&given, sizeof given));
}

gint64
rb_store_batch_id (const RbStoreBatch *batch, RbMember member, gint64 id)
{
  if (id >= 0)
    return id;
  gint64 *given = batch ? g_hash_table_lookup (batch->ids[member], &id) : NULL;
  return given ? *given : 0;
}
