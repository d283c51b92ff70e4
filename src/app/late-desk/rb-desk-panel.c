/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clock, meaning and last arrivals of the late desk. */
#include "app/late-desk/rb-desk-panel.h"

#include "app/late-desk/rb-desk-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_LAST 4

struct _RbDeskPanel
{
  GtkBox parent;
  GtkWidget *clock, *time, *date;
  GtkWidget *card, *letter, *title, *sentence, *bar;
  GtkWidget *signed_in, *lines[N_LAST], *times[N_LAST], *names[N_LAST];
  GtkWidget *slip;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RbDeskPanel, rb_desk_panel, GTK_TYPE_BOX)

static guint clock_signal;

static GtkWidget *
label (GtkWidget *box, const char *class)
{
  GtkWidget *widget = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (widget), 0);
  gtk_widget_add_css_class (widget, class);
  if (box)
    gtk_box_append (GTK_BOX (box), widget);
  return widget;
}

static void
clicked_cb (RbDeskPanel *panel)
{
  g_signal_emit (panel, clock_signal, 0);
}

static void
build_card (RbDeskPanel *panel)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 20);

  panel->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (panel->card, "rb-desk-card");
  gtk_box_append (GTK_BOX (panel->card), head);
  panel->letter = label (head, "rb-desk-letter");
  panel->title = label (head, "rb-desk-title");
  gtk_label_set_wrap (GTK_LABEL (panel->title), TRUE);
  panel->sentence = label (panel->card, "rb-desk-body");
  gtk_label_set_wrap (GTK_LABEL (panel->sentence), TRUE);
  gtk_label_set_lines (GTK_LABEL (panel->sentence), 4);
  panel->bar = rb_desk_bar_new ();
  gtk_box_append (GTK_BOX (panel->card), panel->bar);
  gtk_box_append (GTK_BOX (panel), panel->card);
}

static void
build_last (RbDeskPanel *panel)
{
  panel->signed_in = label (GTK_WIDGET (panel), "rb-desk-signed");
  for (int i = 0; i < N_LAST; i++)
    {
      panel->lines[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
      gtk_widget_add_css_class (panel->lines[i], "rb-desk-last");
      panel->times[i] = label (panel->lines[i], "numeric");
      panel->names[i] = label (panel->lines[i], "rb-desk-last-name");
      gtk_label_set_ellipsize (GTK_LABEL (panel->names[i]), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (panel), panel->lines[i]);
    }
}

static void
rb_desk_panel_class_init (RbDeskPanelClass *class)
{
  clock_signal = g_signal_new ("clock", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
rb_desk_panel_init (RbDeskPanel *panel)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *printer = gtk_image_new_from_icon_name ("printer-symbolic");
  GtkWidget *words = gtk_label_new (_ ("Slip prints on Enter"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (panel), GTK_ORIENTATION_VERTICAL);
  panel->clock = gtk_button_new ();
  panel->time = label (NULL, "rb-desk-clock");
  gtk_button_set_child (GTK_BUTTON (panel->clock), panel->time);
  gtk_widget_add_css_class (panel->clock, "flat");
  gtk_widget_add_css_class (panel->clock, "rb-desk-clock-button");
  gtk_widget_set_halign (panel->clock, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (panel->clock, _ ("Another time (Ctrl+T)"));
  gtk_widget_set_focus_on_click (panel->clock, FALSE);
  gtk_box_append (GTK_BOX (panel), panel->clock);
  panel->date = label (GTK_WIDGET (panel), "rb-desk-date");
  build_card (panel);
  build_last (panel);
  gtk_widget_set_vexpand (space, TRUE);
  gtk_box_append (GTK_BOX (panel), space);
  panel->slip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (panel->slip, "rb-desk-slip");
  gtk_box_append (GTK_BOX (panel->slip), printer);
  gtk_box_append (GTK_BOX (panel->slip), words);
  gtk_box_append (GTK_BOX (panel), panel->slip);
  g_signal_connect_swapped (panel->clock, "clicked", G_CALLBACK (clicked_cb), panel);
}

GtkWidget *
rb_desk_panel_new (void)
{
  return g_object_new (RB_TYPE_DESK_PANEL, NULL);
}

int
rb_desk_panel_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return (int) size;
}

const char *
rb_desk_panel_greeting (RbDirection mode, int minutes)
{
  if (mode == RB_DIRECTION_OUT)
    return _ ("Going out? Please sign out.");
  if (mode == RB_DIRECTION_BACK)
    return _ ("Welcome back. Please sign in.");
  return minutes < 12 * 60 ? _ ("Good morning. Please sign in.")
                           : _ ("Good afternoon. Please sign in.");
}

void
rb_desk_panel_show_time (RbDeskPanel *panel, RbMoment now, gboolean typed)
{
  g_autofree char *time = rb_time_format (MIN (now.minutes, 24 * 60 - 1));
  g_autofree char *day = NULL;
  g_autofree char *spoken = g_strdup_printf (_ ("The time is %s. Another time"), time);
  int month, number;

  rb_date_get (now.date, NULL, &month, &number);
  day = g_strdup_printf ("%s %d %s%s", rb_weekday_name (rb_date_weekday (now.date)), number,
                         rb_month_name (month), typed ? _ (", time typed") : "");
  gtk_label_set_text (GTK_LABEL (panel->time), time);
  gtk_label_set_text (GTK_LABEL (panel->date), day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (panel->clock), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

void
rb_desk_panel_show_answer (RbDeskPanel *panel,
                           const RbDeskAnswer *answer,
                           const RbClock *clock,
                           int minutes)
{
  static const char *const tones[] = { "fine", "late", "absent", "refused" };

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (i == answer->verdict)
      gtk_widget_add_css_class (panel->card, tones[i]);
    else
      gtk_widget_remove_css_class (panel->card, tones[i]);
  gtk_label_set_text (GTK_LABEL (panel->letter), answer->code);
  gtk_widget_set_visible (panel->letter, *answer->code != '\0');
  gtk_label_set_text (GTK_LABEL (panel->title), answer->title);
  gtk_label_set_text (GTK_LABEL (panel->sentence), answer->sentence);
  gtk_widget_set_visible (panel->bar, clock != NULL && !panel->narrow);
  if (clock)
    rb_desk_bar_show (RB_DESK_BAR (panel->bar), clock, minutes);
}

/* "Theo L": a first name and the first letter of the surname. */
static char *
short_name (const RbPupil *pupil)
{
  gunichar initial = g_utf8_get_char (pupil->surname);
  char letter[8] = "";

  if (initial)
    letter[g_unichar_to_utf8 (g_unichar_toupper (initial), letter)] = '\0';
  return g_strdup_printf ("%s%s%s", pupil->forename, *letter ? " " : "", letter);
}

static const RbPupil *
pupil_of (const RbSchool *school, const RbArrival *arrival, const RbClass **klass)
{
  int row = rb_roster_find (school->roster, arrival->pupil_id);

  if (row < 0)
    return NULL;
  *klass = rb_roster_class_on (school->roster, (guint) row, arrival->day);
  return rb_roster_pupil (school->roster, (guint) row);
}

/* Brothers and sisters who came through the door together stand on one line. */
static char *
line_of (const RbSchool *school, const GPtrArray *list, guint *index)
{
  const RbArrival *arrival = list->pdata[*index];
  const RbClass *klass = NULL, *other_class = NULL;
  const RbPupil *pupil = pupil_of (school, arrival, &klass);
  g_autofree char *name = pupil ? short_name (pupil) : g_strdup ("");

  if (pupil && *index > 0)
    {
      const RbArrival *before = list->pdata[*index - 1];
      const RbPupil *other = pupil_of (school, before, &other_class);

      if (other && before->minute == arrival->minute && other_class == klass
          && strcmp (other->surname, pupil->surname) == 0)
        {
          g_autofree char *both = g_strdup_printf (_ ("%s and %s"), other->forename, name);

          (*index)--;
          return g_strdup_printf ("%s, %s", both, klass ? klass->name : "");
        }
    }
  return klass ? g_strdup_printf ("%s, %s", name, klass->name) : g_strdup (name);
}

/* Sign-ins of that half day, in the order of the clock. */
static GPtrArray *
came_in (const RbSchool *school, RbSession session)
{
  g_autoptr (GPtrArray) all = rb_arrivals_on (school, session.date);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const RbArrival *arrival = all->pdata[i];

      if (arrival->half == session.half && rb_direction_of (arrival) == RB_DIRECTION_IN)
        g_ptr_array_add (list, (gpointer) arrival);
    }
  return list;
}

void
rb_desk_panel_show_last (RbDeskPanel *panel,
                         const RbSchool *school,
                         RbSession session,
                         gboolean hide)
{
  g_autoptr (GPtrArray) list = came_in (school, session);
  g_autofree char *sum = g_strdup_printf (
      session.half == RB_AM ? _ ("Signed in this morning: %u") : _ ("Signed in this afternoon: %u"),
      list->len);
  guint index = list->len;
  int max = panel->narrow ? 0 : N_LAST;

  gtk_label_set_text (GTK_LABEL (panel->signed_in), sum);
  for (int i = 0; i < N_LAST; i++)
    {
      gboolean shown = !hide && i < max && index > 0;

      gtk_widget_set_visible (panel->lines[i], shown);
      if (!shown)
        continue;
      index--;
      g_autofree char *time = rb_time_format (((const RbArrival *) list->pdata[index])->minute);
      g_autofree char *line = line_of (school, list, &index);
      gtk_label_set_text (GTK_LABEL (panel->times[i]), time);
      gtk_label_set_text (GTK_LABEL (panel->names[i]), line);
    }
}

void
rb_desk_panel_show_slip (RbDeskPanel *panel, gboolean prints)
{
  gtk_widget_set_visible (panel->slip, prints);
}

void
rb_desk_panel_set_narrow (RbDeskPanel *panel, gboolean narrow)
{
  panel->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (panel), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (panel), "narrow");
}
