/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps through the stages of the slides; drawing is RbSlideView's. */
#include "app/league/rb-league-presenter.h"

#include "app/league/rb-slide-view.h"
#include "app/rb-compat.h"

#include <glib/gi18n.h>

struct _RbLeaguePresenter
{
  GtkWindow parent;
  GtkWidget *view;
  GPtrArray *slides; /* RbLeagueSlide* */
  guint slide;
  guint stage;
  gboolean blank;
};

G_DEFINE_FINAL_TYPE (RbLeaguePresenter, rb_league_presenter, GTK_TYPE_WINDOW)

static RbLeagueSlide *
current (RbLeaguePresenter *presenter)
{
  return presenter->slides->pdata[presenter->slide];
}

static void
show (RbLeaguePresenter *presenter, gboolean reveal)
{
  g_autofree char *words = rb_league_slide_describe (current (presenter), presenter->stage);

  presenter->blank = FALSE;
  rb_slide_view_set_blank (RB_SLIDE_VIEW (presenter->view), FALSE);
  rb_slide_view_show (RB_SLIDE_VIEW (presenter->view), current (presenter), presenter->stage,
                      reveal);
  rb_compat_announce (presenter->view, words);
}

static void
forward (RbLeaguePresenter *presenter)
{
  if (presenter->blank)
    {
      show (presenter, FALSE);
      return;
    }
  if (presenter->stage + 1 < rb_league_slide_n_stages (current (presenter)))
    {
      presenter->stage++;
      show (presenter, TRUE);
    }
  else if (presenter->slide + 1 < presenter->slides->len)
    {
      presenter->slide++;
      presenter->stage = 0;
      show (presenter, FALSE);
    }
}

static void
back (RbLeaguePresenter *presenter)
{
  if (presenter->stage > 0)
    presenter->stage--;
  else if (presenter->slide > 0)
    {
      presenter->slide--;
      presenter->stage = rb_league_slide_n_stages (current (presenter)) - 1;
    }
  show (presenter, FALSE);
}

static void
toggle_blank (RbLeaguePresenter *presenter)
{
  if (presenter->blank)
    {
      show (presenter, FALSE);
      return;
    }
  presenter->blank = TRUE;
  rb_slide_view_set_blank (RB_SLIDE_VIEW (presenter->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (presenter->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The screen is black."), -1);
}

static gboolean
key_cb (RbLeaguePresenter *presenter, guint key, guint code, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_Right:
    case GDK_KEY_Down:
    case GDK_KEY_Page_Down:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      forward (presenter);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Up:
    case GDK_KEY_Page_Up:
    case GDK_KEY_BackSpace:
      back (presenter);
      return TRUE;
    case GDK_KEY_b:
    case GDK_KEY_B:
    case GDK_KEY_period:
      toggle_blank (presenter);
      return TRUE;
    case GDK_KEY_Escape:
    case GDK_KEY_F5:
      gtk_window_close (GTK_WINDOW (presenter));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
pressed_cb (RbLeaguePresenter *presenter)
{
  forward (presenter);
}

static void
rb_league_presenter_dispose (GObject *object)
{
  RbLeaguePresenter *presenter = RB_LEAGUE_PRESENTER (object);

  if (presenter->slides)
    rb_slide_view_show (RB_SLIDE_VIEW (presenter->view), NULL, 0, FALSE);
  G_OBJECT_CLASS (rb_league_presenter_parent_class)->dispose (object);
  g_clear_pointer (&presenter->slides, g_ptr_array_unref);
}

static void
rb_league_presenter_class_init (RbLeaguePresenterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_league_presenter_dispose;
}

static void
rb_league_presenter_init (RbLeaguePresenter *presenter)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  presenter->view = rb_slide_view_new ();
  gtk_widget_set_focusable (presenter->view, TRUE);
  gtk_window_set_child (GTK_WINDOW (presenter), presenter->view);
  gtk_window_set_title (GTK_WINDOW (presenter), _ ("Class of the week"));
  gtk_window_set_decorated (GTK_WINDOW (presenter), FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (presenter), "none");
  gtk_widget_add_css_class (GTK_WIDGET (presenter), "rb-presenter");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), presenter);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), presenter);
  gtk_widget_add_controller (GTK_WIDGET (presenter), keys);
  gtk_widget_add_controller (presenter->view, GTK_EVENT_CONTROLLER (click));
}

void
rb_league_presenter_run (GtkWindow *parent, RbLeagueAnswer *answer, int part, gboolean show_falls)
{
  RbLeaguePresenter *presenter = g_object_new (RB_TYPE_LEAGUE_PRESENTER, NULL);

  presenter->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_league_slide_free);
  for (guint i = 0; i < answer->parts->len; i++)
    {
      const RbLeaguePart *shown = answer->parts->pdata[i];

      if (part < 0 || part == (int) i)
        g_ptr_array_add (presenter->slides, rb_league_slide_new (answer->league, answer->school,
                                                                 shown->phase, show_falls));
    }
  gtk_window_set_transient_for (GTK_WINDOW (presenter), parent);
  show (presenter, FALSE);
  gtk_window_fullscreen (GTK_WINDOW (presenter));
  gtk_window_present (GTK_WINDOW (presenter));
  gtk_widget_grab_focus (presenter->view);
}
