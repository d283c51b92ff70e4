/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds and reads the sets of rows. */
#include "app/case/rb-promise-rows.h"

#include "app/case/rb-case-choice.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkEditable *what, *owner;
  RbFormDay due;
  AdwComboRow *waits;
} Set;

struct _RbPromiseRows
{
  RbForm *form; /* owns it */
  RbDate due;
  GtkWidget *all; /* box of groups */
  GtkWidget *another;
  GArray *sets;    /* Set */
  GArray *entries; /* RbPromiseEntry, into the fields */
};

static void
rows_free (gpointer data)
{
  RbPromiseRows *rows = data;

  g_array_unref (rows->sets);
  g_array_unref (rows->entries);
  g_free (rows);
}

static void
add_set (RbPromiseRows *rows)
{
  AdwPreferencesGroup *group =
      rb_form_group (rows->form, rows->sets->len == 0 ? _ ("Agreed: who does what") : NULL, NULL);
  Set set = { .what = rb_form_entry (rows->form, group, _ ("What"), NULL),
              .owner = rb_form_entry (rows->form, group, _ ("Who"), NULL),
              .due =
                  rb_form_day (rows->form, group, _ ("By"), (RbSession){ rows->due, RB_AM }, FALSE),
              .waits = rb_case_choice (rows->form, group, _ ("Cleared by"), rb_promise_waits, "") };

  g_object_ref (group);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (group))), GTK_WIDGET (group));
  gtk_box_append (GTK_BOX (rows->all), GTK_WIDGET (group));
  g_object_unref (group);
  g_array_append_val (rows->sets, set);
}

static void
another_cb (RbPromiseRows *rows)
{
  add_set (rows);
  gtk_widget_grab_focus (GTK_WIDGET (g_array_index (rows->sets, Set, rows->sets->len - 1).what));
}

RbPromiseRows *
rb_promise_rows_new (RbForm *form, RbDate due)
{
  RbPromiseRows *rows = g_new0 (RbPromiseRows, 1);

  rows->form = form;
  rows->another = gtk_button_new_with_mnemonic (_ ("A_nother"));
  rows->due = due;
  rows->sets = g_array_new (FALSE, FALSE, sizeof (Set));
  rows->entries = g_array_new (FALSE, TRUE, sizeof (RbPromiseEntry));
  rows->all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_object_set_data_full (G_OBJECT (form), "rb-promise-rows", rows, rows_free);
  rb_form_add (form, rows->all);
  add_set (rows);
  gtk_widget_set_halign (rows->another, GTK_ALIGN_START);
  g_signal_connect_swapped (rows->another, "clicked", G_CALLBACK (another_cb), rows);
  rb_form_add (form, rows->another);
  return rows;
}

GtkWidget *
rb_promise_rows_focus (RbPromiseRows *rows)
{
  return GTK_WIDGET (g_array_index (rows->sets, Set, 0).what);
}

void
rb_promise_rows_set_visible (RbPromiseRows *rows, gboolean visible)
{
  gtk_widget_set_visible (rows->all, visible);
  gtk_widget_set_visible (rows->another, visible);
}

const GArray *
rb_promise_rows_read (RbPromiseRows *rows, GError **error)
{
  g_array_set_size (rows->entries, 0);
  for (guint i = 0; i < rows->sets->len; i++)
    {
      Set *set = &g_array_index (rows->sets, Set, i);
      RbPromiseEntry entry = { .what = gtk_editable_get_text (set->what),
                               .owner = gtk_editable_get_text (set->owner),
                               .waits_for = rb_case_chosen (set->waits, rb_promise_waits) };

      if (!rb_case_day (&set->due, &entry.due, error))
        return NULL;
      g_array_append_val (rows->entries, entry);
    }
  return rows->entries;
}
