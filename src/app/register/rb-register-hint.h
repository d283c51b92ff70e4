/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short sentence beside a cell: why a mark was refused, or what is waited for. It takes no focus
 * and goes by itself. */
#pragma once

#include "app/register/rb-register-grid.h"

G_BEGIN_DECLS

typedef struct _RbRegisterHint RbRegisterHint;

RbRegisterHint *rb_register_hint_new (RbRegisterGrid *grid);
void rb_register_hint_free (RbRegisterHint *hint);
/* Shows it at the cursor, and says it. */
void rb_register_hint_show (RbRegisterHint *hint, const char *sentence);
void rb_register_hint_hide (RbRegisterHint *hint);

G_END_DECLS
