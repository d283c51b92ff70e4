/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with a file that crosses the border. Every message is a whole sentence that
 * names the file and what to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RB_EXCHANGE_ERROR rb_exchange_error_quark ()
GQuark rb_exchange_error_quark (void);

typedef enum
{
  RB_EXCHANGE_ERROR_UNREADABLE, /* cannot be opened, empty, or not of its kind */
  RB_EXCHANGE_ERROR_DAMAGED,    /* begins well and then does not hold together */
  RB_EXCHANGE_ERROR_TOO_LARGE,  /* over a limit: unpacked size, field, columns */
  RB_EXCHANGE_ERROR_LAYOUT      /* no layout fits, or a mapping names what is not there */
} RbExchangeError;

G_END_DECLS
