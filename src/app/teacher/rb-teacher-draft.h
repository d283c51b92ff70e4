/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One register (one class, one session) as somebody takes it: everyone present, then exceptions by
 * their number in the register, and one change at the end. Nothing is written before that. No
 * widgets. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef struct
{
  guint row; /* of the roster */
  const RbPupil *pupil;
  RbMark stored;
  RbMark mark; /* as it is to be */
} RbTeacherLine;

typedef struct _RbTeacherDraft RbTeacherDraft;

/* The pupils of the class on that day, in register order, numbered from 1. */
RbTeacherDraft *rb_teacher_draft_new (RbSchool *school, gint64 class_id, RbSession session);
void rb_teacher_draft_free (RbTeacherDraft *draft);
/* The same with what was typed already, on a newer snapshot: pupils who have come or gone are taken
 * up. (transfer full); takes the old one. */
RbTeacherDraft *rb_teacher_draft_renew (RbTeacherDraft *draft, RbSchool *school);

/* Drafts of classes that are not shown now, of RbTeacherDraft, at most one a class. Takes the
 * draft, and keeps it where something is typed in it. */
void rb_teacher_drafts_keep (GPtrArray *kept, RbTeacherDraft *draft);
/* That of the class; NULL where there is none. (transfer full) */
RbTeacherDraft *rb_teacher_drafts_take (GPtrArray *kept, gint64 class_id);
/* On a newer snapshot; those in which nothing is left to save go. */
void rb_teacher_drafts_renew (GPtrArray *kept, RbSchool *school);

guint rb_teacher_draft_n (const RbTeacherDraft *draft);
const RbTeacherLine *rb_teacher_draft_nth (const RbTeacherDraft *draft, guint index);
RbSession rb_teacher_draft_session (const RbTeacherDraft *draft);
gint64 rb_teacher_draft_class (const RbTeacherDraft *draft);
/* Pupils without a mark, present (with L and activities elsewhere), and others; any may be NULL. */
void
rb_teacher_draft_count (const RbTeacherDraft *draft, guint *blank, guint *present, guint *away);
gboolean rb_teacher_draft_is_changed (const RbTeacherDraft *draft);

/* Everybody without a mark is present; how many that were. */
guint rb_teacher_draft_present (RbTeacherDraft *draft);
/* Puts a code; "" takes what was typed back. FALSE with a sentence where it cannot stand there.
 * (transfer full) sentence */
gboolean
rb_teacher_draft_set (RbTeacherDraft *draft, guint index, const char *code, char **refusal);
/* Fills an empty change with the cells that are different. */
void rb_teacher_draft_fill (const RbTeacherDraft *draft, RbChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbTeacherDraft, rb_teacher_draft_free)

G_END_DECLS
