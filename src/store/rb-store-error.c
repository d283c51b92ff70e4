/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the store. */
#include "store/rb-store-error.h"

G_DEFINE_QUARK (rb - store - error - quark, rb_store_error)
