/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry, and a switch for the others who were there. */
#include "app/registers/rb-write-dialog.h"

#include "app/rb-form.h"
#include "school/rb-lint-fix.h"

#include <glib/gi18n.h>

typedef struct
{
  RbForm *form;
  GPtrArray *one, *same; /* RbLint*, copies */
  GtkEditable *words;
  GtkSwitch *all; /* or NULL */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_ptr_array_unref (dialog->one);
  g_ptr_array_unref (dialog->same);
  g_free (dialog);
}

static void
add_copy (GPtrArray *list, const RbLint *lint)
{
  RbLint *copy = g_new (RbLint, 1);

  *copy = *lint;
  copy->sentence = g_strdup (lint->sentence);
  g_ptr_array_add (list, copy);
}

static const GPtrArray *
chosen (Dialog *dialog)
{
  return dialog->all && gtk_switch_get_active (dialog->all) ? dialog->same : dialog->one;
}

static RbChange *
make_change (Dialog *dialog, guint *n)
{
  const RbLint *lint = dialog->one->pdata[0];
  RbChange *change = rb_workspace_change_new (rb_form_workspace (dialog->form), RB_SOURCE_BULK,
                                              rb_lint_fix_reason (lint->kind));

  *n = rb_lint_write (rb_form_school (dialog->form), lint, chosen (dialog),
                      gtk_editable_get_text (dialog->words), change);
  return change;
}

static void
changed_cb (Dialog *dialog)
{
  guint n = chosen (dialog)->len;
  g_autofree char *words = g_strdup_printf (
      ngettext ("It is written beside %u mark.", "It is written beside %u marks.", n), n);

  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, *gtk_editable_get_text (dialog->words)
                                         ? NULL
                                         : _ ("Write it as it is to stand in the register."));
}

static void
apply_cb (Dialog *dialog)
{
  guint n;
  RbChange *change = make_change (dialog, &n);
  g_autofree char *label =
      g_strdup_printf (ngettext ("Written beside %u mark", "Written beside %u marks", n), n);

  rb_form_apply (dialog->form, change, NULL, label);
}

void
rb_write_dialog_open (GtkWidget *from,
                      RbWorkspace *workspace,
                      const RbLint *lint,
                      const GPtrArray *found)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbCode *code = rb_code_book_code (school->codes, lint->mark, lint->session.date);
  Dialog *dialog = g_new0 (Dialog, 1);
  AdwPreferencesGroup *group;
  g_autofree char *title = g_strdup_printf (_ ("Code %s: %s"), code->text, code->detail);
  g_autofree char *label = g_utf8_strup (code->detail, 1);

  dialog->one = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_lint_free);
  dialog->same = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_lint_free);
  add_copy (dialog->one, lint);
  for (guint i = 0; i < found->len; i++)
    {
      const RbLint *other = found->pdata[i];

      if (other->fix == RB_LINT_WRITE && other->mark == lint->mark
          && other->session.date == lint->session.date && other->session.half == lint->session.half)
        add_copy (dialog->same, other);
    }
  dialog->form = rb_form_new (from, workspace, title, _ ("_Write It"));
  g_object_set_data_full (G_OBJECT (dialog->form), "rb-dialog", dialog, dialog_free);
  group = rb_form_group (dialog->form, NULL, lint->sentence);
  {
    g_autofree char *entry = g_strdup_printf ("%s%s", label, code->detail + 1);

    dialog->words = rb_form_entry (dialog->form, group, entry, NULL);
  }
  if (dialog->same->len > 1)
    {
      guint others = dialog->same->len - 1;
      g_autofree char *words =
          g_strdup_printf (ngettext ("Also beside %u more mark of that session",
                                     "Also beside %u more marks of that session", others),
                           others);

      dialog->all = rb_form_switch (dialog->form, group, words, NULL, TRUE);
    }
  gtk_window_set_default_size (GTK_WINDOW (dialog->form), 520, 320);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (apply_cb), dialog);
  rb_form_present (dialog->form, GTK_WIDGET (dialog->words));
}
