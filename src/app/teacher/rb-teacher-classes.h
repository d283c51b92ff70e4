/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose classes, and which register is on now. No widgets. */
#pragma once

#include "app/rb-workspace.h"

G_BEGIN_DECLS

/* Who works now, as an identity: who is signed in, or the one of that name in the staff list of a
 * school without sign-in. (transfer full); NULL where nobody of the list works. */
RbIdentity *rb_teacher_identity (RbWorkspace *workspace);
/* Their classes today, covered ones too, in school order. (transfer container) of const RbClass* */
GPtrArray *rb_teacher_classes (RbWorkspace *workspace);
/* The session whose register is taken now: the last that began today, or the first of today before
 * school. FALSE on a day without school. */
gboolean rb_teacher_session (const RbSchool *school, RbMoment now, RbSession *session);

G_END_DECLS
