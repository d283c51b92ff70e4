/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works in a window, from sign-in to sign-out: the page that asks, the lock after a while
 * without a key or click, and the key that blanks the screen. What a role may do is the store's to
 * refuse; here it is only who it is.
 *
 * While the window is covered its pages are not shown, its dialogs are hidden and come back as they
 * were, and its actions do nothing. A full screen of its own (the late desk, the countdown) stays
 * open: it is made for the corridor. */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

/* Called once somebody is signed in and the school was loaded for them. */
typedef void (*RbSessionDone) (RbWindow *window, gpointer data);

/* Gives a window its session: actions win.lock, win.sign-out, win.blank and win.who, and their
 * keys. */
void rb_session_attach (RbWindow *window);
/* What follows each time that somebody signed in. */
void rb_session_set_done (RbWindow *window, RbSessionDone done, gpointer data);
/* Asks who is working in a file where sign-in is on, and loads the school for them. */
void rb_session_begin (RbWindow *window);
/* Ends what somebody did and asks again, after everything is written: switching from one to the
 * next, and a school that switches sign-in on. */
void rb_session_sign_out (RbWindow *window);

G_END_DECLS
