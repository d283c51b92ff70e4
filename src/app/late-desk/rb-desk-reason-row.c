/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Buttons that keep the focus where it is: the field has it. */
#include "app/late-desk/rb-desk-reason-row.h"

#include <glib/gi18n.h>

struct _RbDeskReasonRow
{
  GtkBox parent;
  GArray *reasons; /* RbDeskReason */
  int chosen;
  GtkWidget *buttons[RB_DESK_N_REASONS];
};

G_DEFINE_FINAL_TYPE (RbDeskReasonRow, rb_desk_reason_row, GTK_TYPE_BOX)

static guint chosen_signal;

static void
clicked_cb (GtkWidget *button, RbDeskReasonRow *row)
{
  for (guint i = 0; i < row->reasons->len; i++)
    if (row->buttons[i] == button)
      rb_desk_reason_row_choose (row, (int) i);
  g_signal_emit (row, chosen_signal, 0);
}

static GtkWidget *
button_new (RbDeskReasonRow *row, guint index, const char *words)
{
  GtkWidget *button = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  g_autofree char *digit = g_strdup_printf ("%u", index + 1);
  g_autofree char *spoken = g_strdup_printf (_ ("Reason %u: %s"), index + 1, words);
  GtkWidget *key = gtk_label_new (digit), *label = gtk_label_new (words);

  gtk_widget_add_css_class (button, "rb-desk-reason");
  gtk_widget_add_css_class (key, "rb-desk-digit");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "rb-desk-reason-words");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (line), key);
  gtk_box_append (GTK_BOX (line), label);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), row);
  return button;
}

static void
rb_desk_reason_row_finalize (GObject *object)
{
  g_clear_pointer (&RB_DESK_REASON_ROW (object)->reasons, g_array_unref);
  G_OBJECT_CLASS (rb_desk_reason_row_parent_class)->finalize (object);
}

static void
rb_desk_reason_row_class_init (RbDeskReasonRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rb_desk_reason_row_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
rb_desk_reason_row_init (RbDeskReasonRow *row)
{
  row->chosen = -1;
}

void
rb_desk_reason_row_fill (RbDeskReasonRow *row, GArray *reasons)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (row))) != NULL)
    gtk_box_remove (GTK_BOX (row), child);
  g_clear_pointer (&row->reasons, g_array_unref);
  row->reasons = reasons;
  row->chosen = -1;
  for (guint i = 0; i < reasons->len && i < RB_DESK_N_REASONS; i++)
    {
      row->buttons[i] = button_new (row, i, g_array_index (reasons, RbDeskReason, i).words);
      gtk_box_append (GTK_BOX (row), row->buttons[i]);
    }
}

guint
rb_desk_reason_row_n (RbDeskReasonRow *row)
{
  return row->reasons ? row->reasons->len : 0;
}

void
rb_desk_reason_row_choose (RbDeskReasonRow *row, int index)
{
  row->chosen = index == row->chosen ? -1 : index;
  for (guint i = 0; i < rb_desk_reason_row_n (row); i++)
    {
      gboolean chosen = (int) i == row->chosen;

      if (chosen)
        gtk_widget_add_css_class (row->buttons[i], "chosen");
      else
        gtk_widget_remove_css_class (row->buttons[i], "chosen");
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (row->buttons[i]), GTK_ACCESSIBLE_STATE_PRESSED,
          chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
}

const RbDeskReason *
rb_desk_reason_row_chosen (RbDeskReasonRow *row)
{
  return row->chosen >= 0 ? &g_array_index (row->reasons, RbDeskReason, row->chosen) : NULL;
}
