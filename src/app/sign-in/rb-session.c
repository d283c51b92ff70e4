/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Covers and uncovers the window: sign-in, lock, blank screen. */
#include "app/sign-in/rb-session.h"

#include "app/rb-notice.h"
#include "app/rb-opener.h"
#include "app/rb-settings.h"
#include "app/sign-in/rb-sign-in-page.h"
#include "school/rb-clock.h"
#include "store/rb-store-staff.h"

#include <glib/gi18n.h>

#define LOOK_EVERY_S 2
#define BUSY_MS 20

typedef enum
{
  COVER_NONE,
  COVER_ASK,   /* nobody is signed in */
  COVER_LOCK,  /* somebody is, and must say so again */
  COVER_BLANK, /* nothing to see */
  COVER_PICK   /* who is amending, without sign-in */
} Cover;

typedef struct
{
  RbWindow *window;
  Cover cover;
  gint64 touched; /* rb_clock_steady() of the last key or click */
  guint look;     /* source; runs only while somebody is signed in */
  RbSessionDone done;
  gpointer done_data;
} Session;

#define KEY "rb-session"

static Session *
session_of (RbWindow *window)
{
  return g_object_get_data (G_OBJECT (window), KEY);
}

static RbStore *
store_of (Session *session)
{
  return rb_workspace_store (rb_window_workspace (session->window));
}

static gboolean
is_signed_in (Session *session)
{
  g_autoptr (RbIdentity) identity =
      store_of (session) ? rb_store_identity (store_of (session)) : NULL;

  return identity != NULL;
}

static gboolean look_cb (gpointer data);

/* Nobody's absence is noticed where nobody signs in: the program sleeps then. */
static void
look_out (Session *session)
{
  if (session->look == 0 && is_signed_in (session))
    session->look = g_timeout_add_seconds (LOOK_EVERY_S, look_cb, session);
}

static void
uncover (Session *session)
{
  session->cover = COVER_NONE;
  session->touched = rb_clock_steady ();
  rb_window_set_cover (session->window, NULL);
  look_out (session);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbWindow) window = data;
  Session *session = session_of (window);
  g_autoptr (GError) error = NULL;

  if (!rb_opener_finish (RB_WORKSPACE (source), result, &error))
    {
      rb_notice_error (GTK_WIDGET (window), error, NULL, NULL);
      return;
    }
  uncover (session);
  if (session->done)
    session->done (window, session->done_data);
}

static void
load_for (Session *session)
{
  rb_opener_load (rb_window_workspace (session->window), loaded_cb, g_object_ref (session->window));
}

static void
done_cb (RbSignInPage *page, Session *session)
{
  RbWorkspace *workspace = rb_window_workspace (session->window);

  switch (session->cover)
    {
    case COVER_ASK:
      load_for (session);
      break;
    case COVER_PICK:
      rb_workspace_set_who (workspace, rb_sign_in_page_name (page),
                            rb_sign_in_page_position (page));
      rb_settings_set_string ("current-staff", rb_sign_in_page_name (page));
      rb_window_refresh (session->window);
      uncover (session);
      break;
    default:
      uncover (session);
    }
}

static void
other_cb (Session *session)
{
  rb_session_sign_out (session->window);
}

static void
ask (Session *session, Cover cover)
{
  RbSignInMode mode = cover == COVER_LOCK   ? RB_SIGN_IN_UNLOCK
                      : cover == COVER_PICK ? RB_SIGN_IN_PICK
                                            : RB_SIGN_IN_OPEN;
  GtkWidget *page = rb_sign_in_page_new (store_of (session), mode, rb_now ().date);

  session->cover = cover;
  g_signal_connect (page, "done", G_CALLBACK (done_cb), session);
  g_signal_connect_swapped (page, "other", G_CALLBACK (other_cb), session);
  g_signal_connect_swapped (page, "cancelled", G_CALLBACK (uncover), session);
  rb_window_set_cover (session->window, page);
  rb_sign_in_page_focus (RB_SIGN_IN_PAGE (page));
}

static void
lock (Session *session)
{
  if (is_signed_in (session) && (session->cover == COVER_NONE || session->cover == COVER_BLANK))
    ask (session, COVER_LOCK);
}

static void
unblank (Session *session)
{
  if (is_signed_in (session))
    lock (session);
  else
    uncover (session);
}

static void
blank (Session *session)
{
  GtkWidget *page = gtk_label_new (_ ("The screen is blank. Any key brings it back."));

  if (session->cover != COVER_NONE || !rb_workspace_school (rb_window_workspace (session->window)))
    return;
  gtk_widget_add_css_class (page, "rb-blank");
  gtk_widget_set_focusable (page, TRUE);
  session->cover = COVER_BLANK;
  rb_window_set_cover (session->window, page);
  gtk_widget_grab_focus (page);
}

static gboolean
sign_out_cb (gpointer data)
{
  Session *session = session_of (data);

  if (rb_workspace_busy (rb_window_workspace (data)))
    return G_SOURCE_CONTINUE;
  rb_store_sign_out (store_of (session));
  rb_window_forget_pages (data);
  ask (session, COVER_ASK);
  return G_SOURCE_REMOVE;
}

void
rb_session_sign_out (RbWindow *window)
{
  Session *session = session_of (window);

  if (store_of (session) == NULL || !rb_store_sign_in_is_on (store_of (session)))
    return;
  g_timeout_add_full (G_PRIORITY_DEFAULT, BUSY_MS, sign_out_cb, g_object_ref (window),
                      g_object_unref);
}

void
rb_session_set_done (RbWindow *window, RbSessionDone done, gpointer data)
{
  Session *session = session_of (window);

  session->done = done;
  session->done_data = data;
}

void
rb_session_begin (RbWindow *window)
{
  ask (session_of (window), COVER_ASK);
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lock (session_of (data));
}

static void
leave_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_session_sign_out (data);
}

static void
blank_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  blank (session_of (data));
}

static void
who_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Session *session = session_of (data);

  if (session->cover == COVER_NONE && store_of (session)
      && !rb_store_sign_in_is_on (store_of (session)))
    ask (session, COVER_PICK);
}

static const GActionEntry actions[] = {
  { "lock", lock_cb },
  { "sign-out", leave_cb },
  { "blank", blank_cb },
  { "who", who_cb },
};

/* A full screen of its own, for the corridor. */
static gboolean
has_own_screen (RbWindow *window)
{
  GList *all = gtk_window_list_toplevels ();
  gboolean found = FALSE;

  for (GList *l = all; l; l = l->next)
    found = found
            || (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window)
                && gtk_window_is_fullscreen (l->data) && gtk_widget_get_visible (l->data));
  g_list_free (all);
  return found;
}

/* Whether nobody was there for too long, and the window is locked now. */
static gboolean
lock_when_left (Session *session)
{
  gint64 minutes = rb_settings_int ("lock-minutes", 5);
  gint64 still = rb_clock_steady () - session->touched;

  if (minutes <= 0 || session->cover != COVER_NONE || still < minutes * 60 * G_USEC_PER_SEC
      || !is_signed_in (session) || has_own_screen (session->window))
    return FALSE;
  lock (session);
  return session->cover != COVER_NONE;
}

static gboolean
look_cb (gpointer data)
{
  Session *session = data;

  if (!is_signed_in (session))
    {
      session->look = 0;
      return G_SOURCE_REMOVE;
    }
  lock_when_left (session);
  return G_SOURCE_CONTINUE;
}

/* Ctrl+B and Ctrl+Shift+L, in a dialog too. */
static gboolean
covers (Session *session, GdkEvent *event)
{
  GdkModifierType state = gdk_event_get_modifier_state (event);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  guint key =
      (state & GDK_CONTROL_MASK) != 0 ? gdk_keyval_to_lower (gdk_key_event_get_keyval (event)) : 0;

  if (session->cover != COVER_NONE)
    return FALSE;
  if (key == GDK_KEY_b)
    blank (session);
  else if (key == GDK_KEY_l && shift)
    lock (session);
  return session->cover != COVER_NONE;
}

/* Every event of the window and of its dialogs comes by here first. */
static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  RbWindow *window = rb_window_of (widget);
  Session *session = window ? session_of (window) : NULL;
  GdkEventType type = gdk_event_get_event_type (event);
  gboolean pressed = type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN;

  if (!session)
    return FALSE;
  /* The first key after the computer has slept comes before the next look. */
  if (lock_when_left (session))
    return TRUE;
  if (pressed || type == GDK_SCROLL || type == GDK_MOTION_NOTIFY)
    session->touched = rb_clock_steady ();
  if (session->cover == COVER_BLANK && pressed)
    {
      unblank (session);
      return TRUE;
    }
  return type == GDK_KEY_PRESS && covers (session, event);
}

static void
watch (GtkWidget *toplevel)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (toplevel), "rb-watched"))
    return;
  g_object_set_data (G_OBJECT (toplevel), "rb-watched", toplevel);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), NULL);
  gtk_widget_add_controller (toplevel, controller);
}

static void
toplevels_cb (GListModel *toplevels, guint position, guint removed, guint added, gpointer data)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, position + i);
      watch (toplevel);
    }
}

static void
session_free_cb (gpointer data)
{
  Session *session = data;

  g_clear_handle_id (&session->look, g_source_remove);
  g_free (session);
}

void
rb_session_attach (RbWindow *window)
{
  static gboolean watching;
  GListModel *toplevels = gtk_window_get_toplevels ();
  Session *session = g_new0 (Session, 1);

  session->window = window;
  session->touched = rb_clock_steady ();
  g_object_set_data_full (G_OBJECT (window), KEY, session, session_free_cb);
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
  if (!watching)
    g_signal_connect (toplevels, "items-changed", G_CALLBACK (toplevels_cb), NULL);
  watching = TRUE;
  toplevels_cb (toplevels, 0, 0, g_list_model_get_n_items (toplevels), NULL);
}
