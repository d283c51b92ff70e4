/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Has the report made and printed. */
#include "app/case/rb-case-print.h"

#include "app/rb-notice.h"
#include "app/rb-printing.h"
#include "app/rb-right-guard.h"
#include "school/rb-reports.h"

#include <glib/gi18n.h>

typedef struct
{
  RbForm *form;
  const char *report;
  gint64 record_id;
} Print;

static void
print_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
print_cb (Print *print)
{
  RbWorkspace *workspace = rb_form_workspace (print->form);
  RbReportSubject subject = { .row = -1,
                              .reader = rb_workspace_who (workspace),
                              .record = print->record_id };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbDocument) document = rb_report_make (print->report, rb_form_school (print->form),
                                                    rb_workspace_now (workspace), &subject, &error);

  if (document)
    rb_printing_print (GTK_WIDGET (print->form), document);
  else
    rb_notice_error (GTK_WIDGET (print->form), error, NULL, NULL);
}

static void
changed_cb (GtkWidget *row)
{
  gtk_widget_set_sensitive (row, FALSE);
  gtk_widget_set_tooltip_text (row, _ ("Save first: what was saved is printed."));
}

GtkWidget *
rb_case_print_row (RbForm *form)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  rb_form_add (form, row);
  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (row)), row, NULL);
  gtk_widget_set_halign (row, GTK_ALIGN_END);
  g_signal_connect_object (form, "changed", G_CALLBACK (changed_cb), row, G_CONNECT_SWAPPED);
  return row;
}

void
rb_case_print_add (
    RbForm *form, GtkWidget *row, const char *label, const char *report, gint64 record_id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  Print *print = g_new (Print, 1);

  *print = (Print){ form, report, record_id };
  rb_right_bind (button, rb_form_workspace (form), RB_RIGHT_REPORTS);
  gtk_box_append (GTK_BOX (row), button);
  g_signal_connect_data (button, "clicked", G_CALLBACK (print_cb), print, print_free,
                         G_CONNECT_SWAPPED);
}
