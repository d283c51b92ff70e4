/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is working? A name is picked by typing, then the PIN opens the school. The same page unlocks
 * a window that was locked, and picks who is amending in a school that does without sign-in.
 *
 * Signals: "done" (somebody is signed in, or was picked: rb_sign_in_page_name()), "other" (somebody
 * else wants to work in a locked window), "cancelled". */
#pragma once

#include "app/rb-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  RB_SIGN_IN_OPEN,   /* a name, then the PIN */
  RB_SIGN_IN_UNLOCK, /* the PIN of who is signed in */
  RB_SIGN_IN_PICK    /* a name alone, and a way back */
} RbSignInMode;

#define RB_TYPE_SIGN_IN_PAGE (rb_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (RbSignInPage, rb_sign_in_page, RB, SIGN_IN_PAGE, AdwBin)

GtkWidget *rb_sign_in_page_new (RbStore *store, RbSignInMode mode, RbDate today);
/* Who was picked, and their position; "" before that. */
const char *rb_sign_in_page_name (RbSignInPage *page);
const char *rb_sign_in_page_position (RbSignInPage *page);
/* Takes the keyboard focus where typing goes. */
void rb_sign_in_page_focus (RbSignInPage *page);

G_END_DECLS
