/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One button with two lines of words. */
#include "app/case/rb-target-box.h"

#include "analysis/rb-target.h"
#include "app/case/rb-target-form.h"
#include "app/rb-right-guard.h"

#include <glib/gi18n.h>

typedef struct
{
  RbWorkspace *workspace; /* not owned; the page lives shorter */
  gint64 id;
} Shown;

static void
open_cb (GtkWidget *button, const Shown *shown)
{
  rb_target_form_end (button, shown->workspace, shown->id);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

void
rb_target_box_fill (GtkBox *box, RbWorkspace *workspace, gint64 pupil_id)
{
  RbSchool *school = rb_workspace_school (workspace);
  RbMoment now = rb_workspace_now (workspace);
  const RbTarget *target = rb_target_of (school, pupil_id, now.date);
  gboolean shown = target != NULL && *target->ended == '\0';
  g_autofree char *words = NULL, *progress_words = NULL, *title = NULL;
  GtkWidget *child, *button, *lines;
  RbTargetProgress progress;
  Shown *data;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
  gtk_widget_set_visible (GTK_WIDGET (box), shown);
  if (!shown)
    return;
  progress = rb_target_progress (school, target, now);
  words = rb_target_words (target);
  title = g_strdup_printf (_ ("Target: %s"), words);
  progress_words = rb_target_progress_words (target, &progress);
  lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (lines), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (lines), make_label (progress_words, NULL));
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "rb-target-note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_tooltip_text (button, _ ("Open the target and record its end"));
  data = g_new (Shown, 1);
  *data = (Shown){ workspace, target->base.id };
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_cb), data,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  rb_right_bind (button, workspace, RB_RIGHT_CASES);
  gtk_box_append (box, button);
}
