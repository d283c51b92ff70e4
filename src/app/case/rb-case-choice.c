/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and fills single rows of forms. */
#include "app/case/rb-case-choice.h"

#include <glib/gi18n.h>

AdwComboRow *
rb_case_choice (RbForm *form,
                AdwPreferencesGroup *group,
                const char *title,
                const RbCaseWord *table,
                const char *id)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; table[i].id; i++)
    g_ptr_array_add (words, (gpointer) _ (table[i].words));
  g_ptr_array_add (words, NULL);
  return rb_form_choice (form, group, title, (const char *const *) words->pdata,
                         rb_case_word_index (table, id));
}

const char *
rb_case_chosen (AdwComboRow *row, const RbCaseWord *table)
{
  return table[adw_combo_row_get_selected (row)].id;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  return FALSE;
}

gboolean
rb_case_time (GtkEditable *field, int *minute, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (field)));

  *minute = -1;
  return *text == '\0' || rb_time_parse (text, minute)
         || refuse (error, _ ("Write the time as 09:15, or leave it empty."));
}

gboolean
rb_case_day (const RbFormDay *field, RbDate *day, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (field->day)));
  g_autofree char *sentence = NULL;

  *day = rb_form_get_day (field).date;
  if (*text == '\0' || *day != RB_DATE_NONE)
    return TRUE;
  sentence = g_strdup_printf (_ ("“%s” is no day. Write it as 20 March 2026."), text);
  return refuse (error, sentence);
}
