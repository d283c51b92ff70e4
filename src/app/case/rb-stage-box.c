/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One button with the words of the stage. */
#include "app/case/rb-stage-box.h"

#include "app/case/rb-stage-form.h"
#include "app/rb-right-guard.h"

#include <glib/gi18n.h>

typedef struct
{
  RbWorkspace *workspace; /* not owned; the page lives shorter */
  gint64 pupil_id;
} Shown;

static void
open_cb (GtkWidget *button, const Shown *shown)
{
  int row = rb_roster_find (rb_workspace_school (shown->workspace)->roster, shown->pupil_id);

  if (row >= 0)
    rb_stage_form_open (button, shown->workspace, (guint) row);
}

void
rb_stage_box_fill (GtkBox *box, RbWorkspace *workspace, gint64 pupil_id)
{
  const RbStay *stay = rb_stage_stay_of (rb_workspace_school (workspace)->office, pupil_id);
  g_autofree char *words =
      stay ? rb_stage_stay_words (stay, rb_workspace_now (workspace).date) : NULL;
  GtkWidget *child, *button, *label;
  Shown *data;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
  gtk_widget_set_visible (GTK_WIDGET (box), stay != NULL);
  if (stay == NULL)
    return;
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "rb-target-note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_tooltip_text (button, _ ("Change the stage"));
  data = g_new (Shown, 1);
  *data = (Shown){ workspace, pupil_id };
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_cb), data,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  rb_right_bind (button, workspace, RB_RIGHT_CASES);
  gtk_box_append (box, button);
}
