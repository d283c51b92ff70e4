/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows one toast after the other. libadwaita 1.2 falls over a toast that is dismissed while it
 * still slides in: the next one waits for that. */
#include "app/rb-toasts.h"

#include <glib/gi18n.h>

/* How long a toast slides in, and a little more. */
#define SETTLES_MS 600

struct _RbToasts
{
  AdwToastOverlay *overlay;
  AdwToast *shown; /* last */
  AdwToast *next;  /* waits until that one has settled */
  guint timer;
  gint64 shown_at; /* monotonic */
};

RbToasts *
rb_toasts_new (AdwToastOverlay *overlay)
{
  RbToasts *toasts = g_new0 (RbToasts, 1);

  toasts->overlay = overlay;
  return toasts;
}

void
rb_toasts_free (RbToasts *toasts)
{
  g_clear_handle_id (&toasts->timer, g_source_remove);
  g_clear_object (&toasts->next);
  g_clear_object (&toasts->shown);
  g_free (toasts);
}

static gboolean
has_settled (RbToasts *toasts)
{
  return g_get_monotonic_time () - toasts->shown_at >= SETTLES_MS * 1000;
}

static gboolean
next_cb (gpointer data)
{
  RbToasts *toasts = data;
  g_autoptr (AdwToast) next = g_steal_pointer (&toasts->next);

  toasts->timer = 0;
  if (next)
    rb_toasts_add (toasts, next);
  return G_SOURCE_REMOVE;
}

void
rb_toasts_add (RbToasts *toasts, AdwToast *toast)
{
  if (toasts->shown && !has_settled (toasts))
    {
      g_set_object (&toasts->next, toast);
      if (toasts->timer == 0)
        toasts->timer = g_timeout_add (SETTLES_MS, next_cb, toasts);
      return;
    }
  rb_toasts_dismiss (toasts);
  g_set_object (&toasts->shown, toast);
  toasts->shown_at = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (toasts->overlay, toast);
}

void
rb_toasts_dismiss (RbToasts *toasts)
{
  if (toasts->shown)
    adw_toast_dismiss (toasts->shown);
}

void
rb_toasts_clear (RbToasts *toasts)
{
  g_clear_object (&toasts->next);
  if (toasts->shown && has_settled (toasts))
    adw_toast_dismiss (toasts->shown);
  else if (toasts->shown)
    adw_toast_set_title (toasts->shown, _ ("Hidden while presenting"));
}
