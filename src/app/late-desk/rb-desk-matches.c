/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three rows that are filled again for every letter typed; no widget is made while one types. */
#include "app/late-desk/rb-desk-matches.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_ROWS 3

typedef struct
{
  GtkWidget *button, *avatar, *name, *enter, *klass;
} Row;

struct _RbDeskMatches
{
  Row rows[N_ROWS];
  const RbSchool *school; /* of the last show */
  RbDate day;
  GArray *found; /* guint */
  guint first;   /* of `found` that is shown on top */
  guint chosen;
  void (*chosen_cb) (gpointer data);
  void (*enter_cb) (gpointer data);
  gpointer data;
};

static void
fill_row (RbDeskMatches *matches, guint index)
{
  Row *row = &matches->rows[index];
  guint place = matches->first + index;
  gboolean shown = place < matches->found->len, chosen = place == matches->chosen;
  guint of;

  gtk_widget_set_visible (row->button, shown);
  if (!shown)
    return;
  of = g_array_index (matches->found, guint, place);
  const RbClass *klass = rb_roster_class_on (matches->school->roster, of, matches->day);
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (matches->school->roster, of));
  g_autofree char *spoken =
      g_strdup_printf (chosen ? _ ("%s, class %s, chosen. Press Enter") : _ ("%s, class %s"), name,
                       klass ? klass->name : "");
  adw_avatar_set_text (ADW_AVATAR (row->avatar), name);
  gtk_label_set_text (GTK_LABEL (row->name), name);
  gtk_label_set_text (GTK_LABEL (row->klass), klass ? klass->name : "");
  gtk_widget_set_visible (row->enter, chosen);
  if (chosen)
    gtk_widget_add_css_class (row->button, "chosen");
  else
    gtk_widget_remove_css_class (row->button, "chosen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
fill (RbDeskMatches *matches)
{
  for (guint i = 0; i < N_ROWS; i++)
    fill_row (matches, i);
}

static void
clicked_cb (GtkWidget *button, RbDeskMatches *matches)
{
  for (guint i = 0; i < N_ROWS; i++)
    if (matches->rows[i].button == button && matches->first + i < matches->found->len)
      {
        if (matches->first + i == matches->chosen)
          {
            matches->enter_cb (matches->data);
            return;
          }
        matches->chosen = matches->first + i;
      }
  fill (matches);
  matches->chosen_cb (matches->data);
}

static void
build_row (RbDeskMatches *matches, Row *row, GtkBox *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 28);

  row->button = gtk_button_new ();
  row->avatar = adw_avatar_new (64, "", TRUE);
  row->name = gtk_label_new (NULL);
  row->enter = gtk_label_new (_ ("↵ Enter"));
  row->klass = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->button, "rb-desk-match");
  gtk_widget_add_css_class (row->name, "rb-desk-name");
  gtk_widget_add_css_class (row->enter, "rb-desk-body");
  gtk_widget_add_css_class (row->klass, "rb-desk-class");
  gtk_label_set_xalign (GTK_LABEL (row->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (row->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (row->name, TRUE);
  gtk_widget_set_focusable (row->button, FALSE);
  gtk_box_append (GTK_BOX (line), row->avatar);
  gtk_box_append (GTK_BOX (line), row->name);
  gtk_box_append (GTK_BOX (line), row->enter);
  gtk_box_append (GTK_BOX (line), row->klass);
  gtk_button_set_child (GTK_BUTTON (row->button), line);
  gtk_box_append (box, row->button);
  g_signal_connect (row->button, "clicked", G_CALLBACK (clicked_cb), matches);
}

RbDeskMatches *
rb_desk_matches_new (GtkBox *box, GCallback chosen, GCallback enter, gpointer data)
{
  RbDeskMatches *matches = g_new0 (RbDeskMatches, 1);

  matches->chosen_cb = (void (*) (gpointer)) chosen;
  matches->enter_cb = (void (*) (gpointer)) enter;
  matches->data = data;
  matches->found = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < N_ROWS; i++)
    build_row (matches, &matches->rows[i], box);
  fill (matches);
  return matches;
}

void
rb_desk_matches_free (RbDeskMatches *matches)
{
  g_array_unref (matches->found);
  g_free (matches);
}

void
rb_desk_matches_show (RbDeskMatches *matches, const RbSchool *school, RbDate day, GArray *rows)
{
  g_array_unref (matches->found);
  matches->found = rows;
  matches->school = school;
  matches->day = day;
  matches->first = matches->chosen = 0;
  fill (matches);
}

guint
rb_desk_matches_n (const RbDeskMatches *matches)
{
  return matches->found->len;
}

int
rb_desk_matches_chosen (const RbDeskMatches *matches)
{
  return matches->chosen < matches->found->len
             ? (int) g_array_index (matches->found, guint, matches->chosen)
             : -1;
}

void
rb_desk_matches_move (RbDeskMatches *matches, int step)
{
  int n = (int) matches->found->len, place = (int) matches->chosen + step;

  if (n == 0 || place < 0 || place >= n)
    return;
  matches->chosen = (guint) place;
  if (matches->chosen < matches->first)
    matches->first = matches->chosen;
  if (matches->chosen >= matches->first + N_ROWS)
    matches->first = matches->chosen - N_ROWS + 1;
  fill (matches);
}
