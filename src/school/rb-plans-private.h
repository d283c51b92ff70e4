/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What messages, leave, timetables and suspensions share: marks planned by rb-bulk where the same
 * record may have planned others before, and taken away again without touching anybody else's. Not
 * for other folders. */
#pragma once

#include "school/rb-bulk.h"

G_BEGIN_DECLS

/* Like rb_bulk_plan(), but marks `mine` (a code that this record set before; NULL for none) are
 * replaced too, and where bulk->code is "" only `mine` is taken away. */
RbBulkPlan *rb_plans_make (
    const RbSchool *school, const RbBulk *bulk, const char *mine, RbMoment now, GError **error);
/* The plan's cells into `change`; nothing where there is no session at all. How many. */
guint rb_plans_add (
    const RbSchool *school, const RbBulk *bulk, const char *mine, RbMoment now, RbChange *change);
/* Takes the marks `code` of one pupil that are still plans away, from one session to another. How
 * many. */
guint rb_plans_take_away (const RbSchool *school,
                          guint row,
                          RbSession from,
                          RbSession to,
                          const char *code,
                          RbMoment now,
                          RbChange *change);

/* Sets the error and returns FALSE; takes the sentence. */
gboolean rb_plans_refuse (GError **error, char *sentence);
/* -1, 0 or 1 as `a` is before, at or after `b`. */
int rb_session_compare (RbSession a, RbSession b);
/* The school's session before and after; the date is RB_DATE_NONE where the calendars have none. */
RbSession rb_session_before (const RbSchool *school, RbSession session);
RbSession rb_session_after (const RbSchool *school, RbSession session);
/* "Mon 4 May", "Mon 4 May PM to Wed 6 May AM". (transfer full) */
char *rb_session_range_words (RbSession from, RbSession to);
/* A new record of the kind with the next id of the book plus `index`. (transfer full) */
gpointer rb_plans_record (const RbSchool *school, RbRecordKind kind, guint index);
/* The known absences that a decision wrote are taken away again. */
void rb_leave_drop_absences (RbChange *change, const RbSchool *school, gint64 leave_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbAbsence, rb_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbLeave, rb_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbLeaveDay, rb_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbTimetable, rb_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbSuspension, rb_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbFlag, rb_record_unref)

G_END_DECLS
