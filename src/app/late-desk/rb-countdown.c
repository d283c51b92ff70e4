/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One widget that draws a number, what it counts to and the time of day. Which step it is,
 * analysis/rb-countdown-step says. */
#include "app/late-desk/rb-countdown.h"

#include "analysis/rb-countdown-step.h"
#include "app/rb-compat.h"
#include "app/rb-covering.h"
#include "school/rb-clock.h"

#include <glib/gi18n.h>

#define FAR (60 * 60) /* seconds: from here on there is nothing to hurry for */

/* What is on the screen now. */
typedef struct
{
  guint32 ground, ink;
  char *word;   /* "On time" */
  char *number; /* "4:30" */
  char *what;   /* "until late begins at 09:00" */
  char *clock;  /* "08:55" and the key stage */
} Face;

struct _RbCountdown
{
  GtkWindow parent;
  GtkWidget *face;
  RbWorkspace *workspace;
  const char *key_stage; /* interned; "" for the school's clock */
  guint timer;
};

G_DEFINE_FINAL_TYPE (RbCountdown, rb_countdown, GTK_TYPE_WINDOW)

#define RB_TYPE_COUNTDOWN_FACE (rb_countdown_face_get_type ())
G_DECLARE_FINAL_TYPE (RbCountdownFace, rb_countdown_face, RB, COUNTDOWN_FACE, GtkWidget)

struct _RbCountdownFace
{
  GtkWidget parent;
  Face face;
};

G_DEFINE_FINAL_TYPE (RbCountdownFace, rb_countdown_face, GTK_TYPE_WIDGET)

static void
face_clear (Face *face)
{
  g_free (face->word);
  g_free (face->number);
  g_free (face->what);
  g_free (face->clock);
  *face = (Face){ 0 };
}

/* A line of that height in the middle, made smaller where it is too wide. */
static void
append_line (GtkWidget *widget,
             GtkSnapshot *snapshot,
             const char *text,
             double size,
             double middle,
             gboolean heavy,
             const GdkRGBA *ink)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (layout)));
  int width, height, room = gtk_widget_get_width (widget) * 94 / 100;

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_font_description_set_weight (font, heavy ? PANGO_WEIGHT_ULTRABOLD : PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room && width > 0)
    {
      pango_font_description_set_absolute_size (font, size * room / width * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_layout_get_pixel_size (layout, &width, &height);
    }
  pango_font_description_free (font);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) - width) / 2,
                                                (float) (middle - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static GdkRGBA
rgba (guint32 rgb)
{
  return (GdkRGBA){ (float) (rgb >> 16) / 255.0f, (float) (rgb >> 8 & 0xff) / 255.0f,
                    (float) (rgb & 0xff) / 255.0f, 1 };
}

static void
rb_countdown_face_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const Face *face = &RB_COUNTDOWN_FACE (widget)->face;
  double height = gtk_widget_get_height (widget), width = gtk_widget_get_width (widget);
  GdkRGBA ground = rgba (face->ground), ink = rgba (face->ink);

  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (!face->word)
    return;
  append_line (widget, snapshot, face->word, height * 0.15, height * 0.16, TRUE, &ink);
  append_line (widget, snapshot, face->number, height * 0.38, height * 0.46, TRUE, &ink);
  append_line (widget, snapshot, face->what, height * 0.115, height * 0.74, FALSE, &ink);
  append_line (widget, snapshot, face->clock, height * 0.10, height * 0.90, FALSE, &ink);
}

static void
rb_countdown_face_finalize (GObject *object)
{
  face_clear (&RB_COUNTDOWN_FACE (object)->face);
  G_OBJECT_CLASS (rb_countdown_face_parent_class)->finalize (object);
}

static void
rb_countdown_face_class_init (RbCountdownFaceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rb_countdown_face_finalize;
  GTK_WIDGET_CLASS (class)->snapshot = rb_countdown_face_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rb_countdown_face_init (RbCountdownFace *face)
{
}

/* "4:30", or "1 h 05" where there is more than an hour. */
static char *
number_of (gint64 left)
{
  if (left >= FAR)
    return g_strdup_printf (_ ("%d h %02d"), (int) (left / 3600), (int) (left / 60 % 60));
  return g_strdup_printf ("%d:%02d", (int) (left / 60), (int) (left % 60));
}

static void
fill_face (Face *face, const RbCountdownStep *step, gint64 left)
{
  g_autofree char *time = rb_time_format (MAX (0, step->at));
  gboolean morning = step->session.half == RB_AM;

  *face = (Face){ .ground = 0x0E2A44, .ink = 0xFFFFFF };
  switch (step->step)
    {
    case RB_STEP_DOORS:
      face->word = g_strdup (morning ? _ ("Good morning") : _ ("See you this afternoon"));
      face->what = g_strdup_printf (_ ("until the doors open at %s"), time);
      break;
    case RB_STEP_START:
      face->ground = 0x0B3F4A;
      face->word = g_strdup (_ ("On time"));
      face->what = morning ? g_strdup_printf (_ ("until the doors close at %s"), time)
                           : g_strdup_printf (_ ("until the afternoon begins at %s"), time);
      break;
    case RB_STEP_LATE:
      face->ground = 0x0B3F4A;
      face->word = g_strdup (_ ("On time"));
      face->what = g_strdup_printf (_ ("until late begins at %s"), time);
      break;
    case RB_STEP_CLOSES:
      {
        g_autofree char *closes = rb_time_format (step->at - 1);

        face->ground = 0xF5C04A;
        face->ink = 0x1D1D1D;
        face->word = g_strdup (_ ("Late"));
        face->what = g_strdup_printf (_ ("until the register closes, after %s"), closes);
        break;
      }
    case RB_STEP_NONE:
    default:
      face->word = g_strdup (_ ("Goodbye"));
      face->number = g_strdup ("");
      face->what = g_strdup (_ ("Nothing more today"));
      return;
    }
  face->number = number_of (left);
}

/* Between the closing of a register and the next opening of the doors. */
static void
fill_closed (Face *face, const char *now)
{
  face_clear (face);
  *face = (Face){ .ground = 0x6B1708,
                  .ink = 0xFFFFFF,
                  .word = g_strdup (_ ("The register is closed")),
                  .number = g_strdup (now),
                  .what = g_strdup (_ ("Please go to the late desk")) };
}

static gboolean
show_cb (gpointer data)
{
  RbCountdown *countdown = data;
  RbSchool *school = rb_workspace_school (countdown->workspace);
  RbCountdownFace *widget = RB_COUNTDOWN_FACE (countdown->face);
  RbMoment now = rb_now ();
  gint64 seconds = rb_clock_seconds ();
  Face *face = &widget->face;

  if (!school)
    return G_SOURCE_CONTINUE;
  now.minutes = MIN (now.minutes, 24 * 60 - 1);
  RbCountdownStep step = rb_countdown_step (school, countdown->key_stage, now);
  gint64 left = rb_clock_seconds_of ((RbMoment){ now.date, MAX (0, step.at) }) - seconds;
  g_autofree char *time = rb_time_format (now.minutes);

  face_clear (face);
  fill_face (face, &step, MAX (0, left));
  if (step.step == RB_STEP_DOORS && step.session.half == RB_PM && left > FAR / 2)
    fill_closed (face, time);
  face->clock = *countdown->key_stage
                    ? g_strdup_printf (_ ("It is %s · %s"), time, countdown->key_stage)
                    : g_strdup_printf (_ ("It is %s"), time);
  g_autofree char *words =
      g_strdup_printf ("%s. %s %s. %s", face->word, face->number, face->what, face->clock);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (widget));
  return G_SOURCE_CONTINUE;
}

/* K: the next key stage that has classes this year, then the school's clock again. */
static void
next_key_stage (RbCountdown *countdown)
{
  static const char *const stages[] = { "", "EYFS", "KS1", "KS2", "KS3", "KS4", "KS5" };
  RbSchool *school = rb_workspace_school (countdown->workspace);
  g_autoptr (GPtrArray) classes =
      rb_roster_classes (school->roster, rb_academic_year_of (rb_now ().date));
  guint place = 0;

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (stages[i], countdown->key_stage))
      place = i;
  for (guint i = place + 1; i < G_N_ELEMENTS (stages); i++)
    for (guint j = 0; j < classes->len; j++)
      if (g_str_equal (rb_key_stage (((const RbClass *) classes->pdata[j])->year_group), stages[i]))
        {
          countdown->key_stage = g_intern_string (stages[i]);
          return;
        }
  countdown->key_stage = "";
}

static gboolean
key_cb (RbCountdown *countdown, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (countdown));
  else if (key == GDK_KEY_k || key == GDK_KEY_K || key == GDK_KEY_space)
    {
      next_key_stage (countdown);
      show_cb (countdown);
    }
  else
    return FALSE;
  return TRUE;
}

static void
rb_countdown_dispose (GObject *object)
{
  RbCountdown *countdown = RB_COUNTDOWN (object);

  g_clear_handle_id (&countdown->timer, g_source_remove);
  G_OBJECT_CLASS (rb_countdown_parent_class)->dispose (object);
  g_clear_object (&countdown->workspace);
}

static void
rb_countdown_class_init (RbCountdownClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_countdown_dispose;
}

static void
clicked_cb (RbCountdown *countdown)
{
  next_key_stage (countdown);
  show_cb (countdown);
}

static void
rb_countdown_init (RbCountdown *countdown)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  countdown->key_stage = "";
  countdown->face = g_object_new (RB_TYPE_COUNTDOWN_FACE, NULL);
  gtk_widget_set_focusable (countdown->face, TRUE);
  gtk_window_set_child (GTK_WINDOW (countdown), countdown->face);
  gtk_window_set_title (GTK_WINDOW (countdown), _ ("Countdown"));
  gtk_window_set_default_size (GTK_WINDOW (countdown), 1280, 800);
  gtk_window_set_decorated (GTK_WINDOW (countdown), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), countdown);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (clicked_cb), countdown);
  gtk_widget_add_controller (GTK_WIDGET (countdown), keys);
  gtk_widget_add_controller (countdown->face, GTK_EVENT_CONTROLLER (click));
}

void
rb_countdown_open (GtkWindow *parent, RbWorkspace *workspace)
{
  RbCountdown *countdown;

  if (!rb_workspace_school (workspace))
    return;
  countdown = g_object_new (RB_TYPE_COUNTDOWN, "transient-for", parent, NULL);
  countdown->workspace = g_object_ref (workspace);
  rb_covering_spare (GTK_WINDOW (countdown)); /* a clock for the hall */
  show_cb (countdown);
  countdown->timer = g_timeout_add (500, show_cb, countdown);
  gtk_window_fullscreen (GTK_WINDOW (countdown));
  gtk_window_present (GTK_WINDOW (countdown));
  gtk_widget_grab_focus (countdown->face);
}
