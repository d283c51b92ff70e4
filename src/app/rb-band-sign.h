/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign of a band (star, disc, triangle, square, diamond) for widgets: a texture, and a small
 * widget that shows one. */
#pragma once

#include "domain/rb-policy.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The sign, `size` px wide and high at that scale factor, for the ground of the moment. (transfer
 * full) */
GdkTexture *rb_band_sign_texture (RbBandRole role, int size, int scale);

G_END_DECLS
