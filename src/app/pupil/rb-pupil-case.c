/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each action opens the form that does it; the last one prints. */
#include "app/pupil/rb-pupil-case.h"

#include "app/case/rb-attachment-form.h"
#include "app/case/rb-meeting-form.h"
#include "app/case/rb-note-form.h"
#include "app/case/rb-promise-form.h"
#include "app/case/rb-stage-form.h"
#include "app/case/rb-target-form.h"
#include "app/case/rb-visit-form.h"
#include "app/pupil/rb-flag-form.h"
#include "app/pupil/rb-pupil-view.h"
#include "app/rb-notice.h"
#include "app/rb-printing.h"
#include "school/rb-reports.h"

#include <glib/gi18n.h>
#include <string.h>

typedef void (*OpenForm) (GtkWidget *from, RbWorkspace *workspace, guint row);

static void
open_note (GtkWidget *from, RbWorkspace *workspace, guint row, const char *kind)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (rows, row);
  rb_note_form_open (from, workspace, rows, kind);
}

static void
open_log (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  open_note (from, workspace, row, "call");
}

static void
open_concern (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  open_note (from, workspace, row, "concern");
}

static void
open_support (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  open_note (from, workspace, row, "support");
}

static void
open_meeting (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (rows, row);
  rb_meeting_form_open (from, workspace, rows, "attendance");
}

/* The year so far; other periods are the command line’s. */
static void
print_file (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  RbSchool *school = rb_workspace_school (workspace);
  RbMoment now = rb_workspace_now (workspace);
  RbReportSubject subject = { .row = (int) row,
                              .period = rb_period_default (school, now),
                              .reader = rb_workspace_who (workspace) };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbDocument) document = rb_report_make ("case-file", school, now, &subject, &error);

  if (document)
    rb_printing_print (from, document);
  else
    rb_notice_error (from, error, NULL, NULL);
}

static const struct
{
  const char *action;
  const char *label;
  OpenForm open;
} forms[] = {
  { "case.log", N_ ("_Log Contact…"), open_log },
  { "case.concern", N_ ("Note a _Concern…"), open_concern },
  { "case.support", N_ ("_Support Offered…"), open_support },
  { "case.meeting", N_ ("_Meeting…"), open_meeting },
  { "case.target", N_ ("Agree a _Target…"), rb_target_form_open },
  { "case.visit", N_ ("Home _Visit…"), rb_visit_form_open },
  { "case.promise", N_ ("To _Do…"), rb_promise_form_open },
  { "case.attach", N_ ("_Attach a File…"), rb_attachment_form_open },
  { "case.flag", N_ ("Set a _Flag…"), rb_flag_form_open },
  { "case.stage", N_ ("Change the _Stage…"), rb_stage_form_open },
  { "case.print", N_ ("_Print the Case File…"), print_file },
};

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbPupilView *view = RB_PUPIL_VIEW (widget);
  int row = rb_pupil_view_row (view);

  for (guint i = 0; i < G_N_ELEMENTS (forms) && row >= 0; i++)
    if (strcmp (forms[i].action, action) == 0)
      forms[i].open (widget, rb_pupil_view_workspace (view), (guint) row);
}

static gboolean
log_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, "case.log", NULL);
}

void
rb_pupil_case_add_key (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_l, GDK_CONTROL_MASK),
                        gtk_callback_action_new (log_cb, NULL, NULL)));
  gtk_widget_add_controller (widget, keys);
}

void
rb_pupil_case_install (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    gtk_widget_class_install_action (class, forms[i].action, NULL, open_cb);
}

GMenuModel *
rb_pupil_case_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    g_menu_append (menu, _ (forms[i].label), forms[i].action);
  return G_MENU_MODEL (menu);
}
