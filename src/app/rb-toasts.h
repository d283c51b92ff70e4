/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notices of a window: one at a time, the newer in the place of the older. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _RbToasts RbToasts;

/* On that overlay, which must live as long. */
RbToasts *rb_toasts_new (AdwToastOverlay *overlay);
void rb_toasts_free (RbToasts *toasts);
/* Takes the toast. */
void rb_toasts_add (RbToasts *toasts, AdwToast *toast);
/* Takes the one that is shown away. */
void rb_toasts_dismiss (RbToasts *toasts);
/* Takes it away, and the one that waits; what cannot go yet loses its words. */
void rb_toasts_clear (RbToasts *toasts);

G_END_DECLS
