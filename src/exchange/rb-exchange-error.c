/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of this layer, and nothing more. */
#include "exchange/rb-exchange-error.h"

G_DEFINE_QUARK (rb - exchange - error - quark, rb_exchange_error)
