/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is to be written together: people, calendar, policy, settings, a change of marks,
 * the log of an import. A batch is built, given to rb_store_write() (one transaction: all of it or
 * nothing), and freed.
 *
 * Identity: a pupil, class, contact or staff member with an id above 0 is put in the place of the
 * stored one (or is stored under that id); id 0 is new; a negative id is new too, and the other
 * members of the batch (memberships, contacts, cells of the change) may refer to it:
 * rb_store_batch_id() tells the id that it was given. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef struct _RbStoreBatch RbStoreBatch;

typedef enum
{
  RB_MEMBER_PUPIL,
  RB_MEMBER_CLASS,
  RB_MEMBER_CONTACT,
  RB_MEMBER_STAFF
} RbMember;

/* How a kind of file is read, remembered by name and found again by its headings. */
typedef struct
{
  char *name;
  char *kind;        /* "marks" "pupils" ... */
  char *fingerprint; /* of the file's headings */
  char *text;        /* the mapping, in the form of its owner */
} RbStoredLayout;

/* A setting by name. */
typedef struct
{
  char *name;
  char *value;
} RbStoredSetting;

/* A letter's text. Each time it is written the version grows by one; old versions stay. */
typedef struct
{
  char *name;
  int version;
  char *text;
  char *who;
  gint64 at;
} RbStoredTemplate;

/* What a person decided about one pupil of a letter run. */
typedef struct
{
  char *run; /* key of the run: its name and its periods */
  gint64 pupil_id;
  char *choice; /* "left-out" "held" "released" "swapped" */
  char *letter; /* swapped: the letter that goes instead, or "" */
  char *reason;
  char *who;
  gint64 at;
} RbRunChoice;

/* One file that was imported. */
typedef struct
{
  gint64 id;
  char *file;   /* its name without folders */
  char *digest; /* SHA-256 of its bytes, hexadecimal */
  char *kind;
  char *layout; /* name, or "" */
  char *who;
  gint64 at;
  guint rows;
  guint added;
  guint changed;
  guint same;
  guint refused;
} RbImportLog;

RbStoreBatch *rb_store_batch_new (void);
void rb_store_batch_free (RbStoreBatch *batch);

/* Each of these copies or takes a reference. */
/* By whom, when and why its people are changed; who is taken on, leaves or moves to another class
 * then leaves a row in the audit trail. Of the change only that is used. Without it there are no
 * rows: a school that is filled from memory. */
void rb_store_batch_set_maker (RbStoreBatch *batch, RbChange *maker);
void rb_store_batch_set_details (RbStoreBatch *batch, const RbSchoolDetails *details);
void rb_store_batch_add_pupil (RbStoreBatch *batch, RbPupil *pupil);
void rb_store_batch_add_class (RbStoreBatch *batch, const RbClass *klass);
void rb_store_batch_add_contact (RbStoreBatch *batch, const RbContact *contact);
void rb_store_batch_remove_contact (RbStoreBatch *batch, gint64 contact_id);
void rb_store_batch_add_staff (RbStoreBatch *batch, const RbStaff *staff);
/* The events of that academic year from now on; none makes a year without terms. Marks stay where
 * they are. */
void rb_store_batch_set_calendar (RbStoreBatch *batch,
                                  int year,
                                  const RbCalendarEvent *events,
                                  guint n_events);
/* Puts the policy in the place of the one with the same valid_from. */
void rb_store_batch_add_policy (RbStoreBatch *batch, RbPolicy *policy);
void rb_store_batch_remove_policy (RbStoreBatch *batch, RbDate valid_from);
/* `value` NULL removes. */
void rb_store_batch_set_setting (RbStoreBatch *batch, const char *key, const char *value);
void rb_store_batch_add_layout (RbStoreBatch *batch, const RbStoredLayout *layout);
void rb_store_batch_remove_layout (RbStoreBatch *batch, const char *name);
/* `version` is ignored: the store counts. */
void rb_store_batch_add_template (RbStoreBatch *batch, const RbStoredTemplate *template);
/* `choice` "" takes an earlier decision back. */
void rb_store_batch_add_choice (RbStoreBatch *batch, const RbRunChoice *choice);
/* Marks, after everything else; as rb_store_apply(). */
void rb_store_batch_set_change (RbStoreBatch *batch, RbChange *change);
/* The MIS is known to hold our own change of this cell: it leaves the key-back list. */
void rb_store_batch_tick (RbStoreBatch *batch, gint64 pupil_id, RbSession session);
/* It was ticked by mistake: on the list again, as it was (RbKeyBack), unless it is on it. */
void rb_store_batch_untick (RbStoreBatch *batch,
                            gint64 pupil_id,
                            RbSession session,
                            gint64 changed_at,
                            const char *who,
                            const char *was);
/* A register is saved as it stands, by the maker of the batch. `saved` (gint64, may be NULL) gets
 * the pupils whose marks were not saved before, once the batch is written. */
void rb_store_batch_save_register (RbStoreBatch *batch,
                                   gint64 class_id,
                                   RbSession session,
                                   GArray *saved);
/* That was a mistake: the marks of these pupils (gint64) are open to correction again, and where it
 * was the `first` time that the register was saved, it is not saved any more. The trail keeps both.
 * Refused in a sealed week. */
void rb_store_batch_open_register (
    RbStoreBatch *batch, gint64 class_id, RbSession session, GArray *pupils, gboolean first);
void rb_store_batch_add_log (RbStoreBatch *batch, const RbImportLog *log);
gboolean rb_store_batch_is_empty (const RbStoreBatch *batch);

/* After writing: the stored id of the member that was given with a negative id; any other id as it
 * is; 0 where unknown. */
gint64 rb_store_batch_id (const RbStoreBatch *batch, RbMember member, gint64 id);

void rb_stored_setting_free (RbStoredSetting *setting);
void rb_stored_layout_free (RbStoredLayout *layout);
void rb_stored_template_free (RbStoredTemplate *template);
void rb_run_choice_free (RbRunChoice *choice);
void rb_import_log_free (RbImportLog *log);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbStoreBatch, rb_store_batch_free)

G_END_DECLS
