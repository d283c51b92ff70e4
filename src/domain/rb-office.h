/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's book: every record of the school beside its marks, and when each register was saved.
 * A snapshot like RbSchool, which holds it: immutable, reference counted; one more record makes the
 * next snapshot, which shares the others. */
#pragma once

#include "domain/rb-records.h"

#include "domain/rb-calendar.h"

G_BEGIN_DECLS

/* A register (one class, one session) that was saved: complete, or by hand. */
typedef struct
{
  gint64 class_id;
  RbSession session;
  gint64 saved_at; /* seconds since 1970; the first time it was */
  const char *who; /* interned */
} RbSavedRegister;

typedef struct _RbOffice RbOffice;

/* (transfer full) an empty book */
RbOffice *rb_office_new (void);
/* Takes the lists: `records` one of RbRecord* for each kind (NULL for none), in the order of ids;
 * `registers` of RbSavedRegister in any order, or NULL. (transfer full) */
RbOffice *rb_office_new_with (GPtrArray *records[RB_N_RECORDS], GArray *registers);
RbOffice *rb_office_ref (RbOffice *office);
void rb_office_unref (RbOffice *office);

/* How many of a kind, and the nth in the order of ids (as they were made). (transfer none) */
guint rb_office_n (const RbOffice *office, RbRecordKind kind);
gconstpointer rb_office_nth (const RbOffice *office, RbRecordKind kind, guint index);
/* The one with that id; NULL for none. (transfer none) */
gconstpointer rb_office_find (const RbOffice *office, RbRecordKind kind, gint64 id);
/* The id for a new one, above every one that is there. */
gint64 rb_office_next_id (const RbOffice *office, RbRecordKind kind);
/* Those of a pupil, oldest first. (transfer container) */
GPtrArray *rb_office_of_pupil (const RbOffice *office, RbRecordKind kind, gint64 pupil_id);

/* The flag of a pupil on a day; NULL for none. */
const RbFlag *
rb_office_flag (const RbOffice *office, gint64 pupil_id, const char *flag, RbDate date);
/* Whether the week that holds `date` is sealed (A11). */
gboolean rb_office_sealed (const RbOffice *office, RbDate date);
/* When a register was saved; NULL where it was not. */
const RbSavedRegister *
rb_office_register (const RbOffice *office, gint64 class_id, RbSession session);
guint rb_office_n_registers (const RbOffice *office);
const RbSavedRegister *rb_office_nth_register (const RbOffice *office, guint index);

/* The next book: `was` NULL adds `is`, `is` NULL takes `was` away, else `is` stands in the place of
 * the one with its id. (transfer full) */
RbOffice *rb_office_with (const RbOffice *office, RbRecord *was, RbRecord *is);
/* The next book with registers saved; those that it has stay as they are. (transfer full) */
RbOffice *rb_office_with_registers (const RbOffice *office, const RbSavedRegister *saved, guint n);
/* The next book with one register not saved; it need not be there. (transfer full) */
RbOffice *rb_office_without_register (const RbOffice *office, gint64 class_id, RbSession session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbOffice, rb_office_unref)

G_END_DECLS
