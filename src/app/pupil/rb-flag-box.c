/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the tags. */
#include "app/pupil/rb-flag-box.h"

#include "app/pupil/rb-flag-form.h"
#include "app/rb-compat.h"
#include "app/rb-right-guard.h"
#include "school/rb-flags.h"

#include <glib/gi18n.h>
#include <string.h>

static GtkWidget *
add_fact (RbFlow *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "rb-tag");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  rb_flow_append (box, label);
  return label;
}

static void
add_facts (RbFlow *box, const RbPupil *pupil, RbDate today)
{
  static const struct
  {
    const char *key;
    const char *value; /* NULL: any */
    const char *text;
  } facts[] = {
    { "pp", NULL, N_ ("Pupil premium") },
    { "fsm", NULL, N_ ("Free school meals") },
    { "sen", "K", N_ ("SEN support") },
    { "sen", "E", N_ ("EHC plan") },
    { "eal", NULL, N_ ("EAL") },
    { "cla", NULL, N_ ("Looked after") },
    { "young-carer", NULL, N_ ("Young carer") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (rb_pupil_has (pupil, facts[i].key, today)
        && (!facts[i].value
            || strcmp (rb_pupil_attribute (pupil, facts[i].key, today), facts[i].value) == 0))
      add_fact (box, _ (facts[i].text));
}

/* The box stands where its tags are made anew. */
static void
edit_cb (GtkWidget *button, RbWorkspace *workspace)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (button), "flag");

  rb_flag_form_edit (gtk_widget_get_parent (button), workspace, id);
}

static GtkWidget *
make_button (RbFlow *box, const char *label, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rb-tag");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  rb_flow_append (box, button);
  return button;
}

static void
add_flag (RbFlow *box, RbWorkspace *workspace, const RbFlag *flag, RbDate today)
{
  const RbFlagKind *kind = rb_flag_kind (flag->flag);
  g_autofree char *tag = rb_flag_tag (flag, today);
  g_autofree char *about =
      g_strdup_printf ("%s%s%s", kind ? _ (kind->about) : "", *flag->note ? "\n" : "", flag->note);
  GtkWidget *button;

  /* Nothing to press: what it says can still be read. */
  if (flag->base.hidden || !rb_workspace_may (workspace, RB_RIGHT_CALLS, NULL))
    {
      gtk_widget_set_tooltip_text (add_fact (box, tag), about);
      return;
    }
  button = make_button (box, tag, about);
  gtk_widget_add_css_class (button, "rb-flag");
  g_object_set_data_full (G_OBJECT (button), "flag",
                          g_memdup2 (&flag->base.id, sizeof flag->base.id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (edit_cb), workspace, 0);
}

/* Those that hold, and those that will. */
static void
add_flags (RbFlow *box, RbWorkspace *workspace, gint64 pupil_id, RbDate today)
{
  const RbSchool *school = rb_workspace_school (workspace);
  g_autoptr (GPtrArray) flags = rb_office_of_pupil (school->office, RB_RECORD_FLAG, pupil_id);

  for (guint i = 0; i < flags->len; i++)
    {
      const RbFlag *flag = flags->pdata[i];

      if (flag->last_day == RB_DATE_NONE || flag->last_day >= today)
        add_flag (box, workspace, flag, today);
    }
}

static void
open_cb (GtkWidget *button, RbWorkspace *workspace)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));

  rb_flag_form_open (gtk_widget_get_parent (button), workspace, row);
}

static void
add_opener (RbFlow *box, RbWorkspace *workspace, guint row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rb-add-flag");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  rb_compat_name (button, _ ("Set a flag"));
  gtk_widget_set_tooltip_text (button, _ ("Set a flag"));
  rb_right_bind (button, workspace, RB_RIGHT_CALLS);
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (row));
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), workspace, 0);
  rb_flow_append (box, button);
}

void
rb_flag_box_fill (RbFlow *box, RbWorkspace *workspace, guint row)
{
  const RbPupil *pupil = rb_roster_pupil (rb_workspace_school (workspace)->roster, row);
  RbDate today = rb_workspace_now (workspace).date;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_widget_unparent (child);
  add_facts (box, pupil, today);
  add_flags (box, workspace, pupil->id, today);
  add_opener (box, workspace, row);
}
