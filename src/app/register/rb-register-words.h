/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the register says in words: to a screen reader, in the popover, in notices. */
#pragma once

#include "app/register/rb-register-scene.h"

G_BEGIN_DECLS

/* "Chidi Okonkwo, Friday 20 March, AM: N, reason not yet established". (transfer full) */
char *rb_register_words_cell (const RbRegisterScene *scene, guint row, guint place);
/* "Chidi Okonkwo", or "12 pupils". (transfer full) */
char *rb_register_words_whom (const RbRegisterScene *scene);
/* "Thu 19 AM to Fri 20 AM: 3 sessions, N". (transfer full) */
char *rb_register_words_when (const RbRegisterScene *scene);
/* "Friday AM", or "3 sessions". (transfer full) */
char *rb_register_words_session (const RbRegisterScene *scene, guint place);
/* Meaning of a mark: "reason not yet established". (transfer full) */
char *rb_register_words_meaning (const RbCodeBook *codes, RbMark mark, RbDate date);

G_END_DECLS
