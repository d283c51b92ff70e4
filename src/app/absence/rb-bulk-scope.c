/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choosers of a bulk code. */
#include "app/absence/rb-bulk-scope.h"

#include "domain/rb-role.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_FACTS 80

enum
{
  SCHOOL,
  YEAR,
  CLASS,
  HOUSE,
  FACT,
  PICKED
};

struct _RbBulkScope
{
  RbForm *form;
  AdwComboRow *kind, *which;
  RbPupilPicker *picker;
  GtkWidget *picker_group;
  GPtrArray *ids; /* char*: of the words of `which`: year group, class id, "key=value" */
};

static void
scope_free (gpointer data)
{
  RbBulkScope *scope = data;

  g_ptr_array_unref (scope->ids);
  g_free (scope);
}

static RbDate
today_of (RbBulkScope *scope)
{
  return rb_workspace_now (rb_form_workspace (scope->form)).date;
}

static void
add_years (RbBulkScope *scope, GPtrArray *classes, GtkStringList *words)
{
  for (guint i = 0; i < classes->len; i++)
    {
      const RbClass *klass = classes->pdata[i];
      g_autofree char *name = rb_year_group_name (klass->year_group);

      if (g_ptr_array_find_with_equal_func (scope->ids, klass->year_group, g_str_equal, NULL))
        continue;
      g_ptr_array_add (scope->ids, g_strdup (klass->year_group));
      gtk_string_list_append (words, name);
    }
}

static void
add_classes (RbBulkScope *scope, GPtrArray *classes, GtkStringList *words)
{
  for (guint i = 0; i < classes->len; i++)
    {
      const RbClass *klass = classes->pdata[i];

      g_ptr_array_add (scope->ids, g_strdup_printf ("%" G_GINT64_FORMAT, klass->id));
      gtk_string_list_append (words, klass->name);
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "bus: 12"; of a house its name alone. */
static char *
fact_words (const char *id, gboolean house)
{
  g_auto (GStrv) parts = g_strsplit (id, "=", 2);

  if (house)
    return g_strdup (parts[1]);
  return strcmp (parts[1], "true") == 0 ? g_strdup (parts[0])
                                        : g_strdup_printf ("%s: %s", parts[0], parts[1]);
}

/* The houses, or every other fact that is nobody's secret. */
static void
add_facts (RbBulkScope *scope, gboolean houses, GtkStringList *words)
{
  const RbRoster *roster = rb_form_school (scope->form)->roster;
  RbDate today = today_of (scope);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < rb_roster_n (roster); row++)
    {
      const RbPupil *pupil = rb_roster_pupil (roster, row);

      for (guint i = 0; i < pupil->attributes->len && found->len < MOST_FACTS; i++)
        {
          const RbAttribute *fact = &g_array_index (pupil->attributes, RbAttribute, i);
          g_autofree char *id = g_strdup_printf ("%s=%s", fact->key, fact->value);

          if ((strcmp (fact->key, "house") == 0) != houses
              || rb_attribute_is_confidential (fact->key) || !rb_span_contains (fact->span, today)
              || g_ptr_array_find_with_equal_func (found, id, g_str_equal, NULL))
            continue;
          g_ptr_array_add (found, g_steal_pointer (&id));
        }
    }
  g_ptr_array_sort (found, compare_texts);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *word = fact_words (found->pdata[i], houses);

      g_ptr_array_add (scope->ids, g_strdup (found->pdata[i]));
      gtk_string_list_append (words, word);
    }
}

static void
kind_cb (RbBulkScope *scope)
{
  guint kind = adw_combo_row_get_selected (scope->kind);
  int year = rb_academic_year_of (today_of (scope));
  g_autoptr (GPtrArray) classes = rb_roster_classes (rb_form_school (scope->form)->roster, year);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  g_ptr_array_set_size (scope->ids, 0);
  if (kind == YEAR)
    add_years (scope, classes, words);
  else if (kind == CLASS)
    add_classes (scope, classes, words);
  else if (kind == HOUSE || kind == FACT)
    add_facts (scope, kind == HOUSE, words);
  adw_combo_row_set_model (scope->which, G_LIST_MODEL (words));
  gtk_widget_set_visible (GTK_WIDGET (scope->which), kind != SCHOOL && kind != PICKED);
  gtk_widget_set_visible (scope->picker_group, kind == PICKED);
  rb_form_touch (scope->form);
}

static gboolean
is_meant (const RbBulkScope *scope, guint kind, const char *id, guint row, RbDate day)
{
  const RbRoster *roster = rb_form_school (scope->form)->roster;
  const RbClass *klass = rb_roster_class_on (roster, row, day);
  const RbPupil *pupil = rb_roster_pupil (roster, row);
  g_auto (GStrv) parts = NULL;

  if (kind == SCHOOL)
    return TRUE;
  if (kind == YEAR)
    return klass && strcmp (klass->year_group, id) == 0;
  if (kind == CLASS)
    return klass && klass->id == g_ascii_strtoll (id, NULL, 10);
  parts = g_strsplit (id, "=", 2);
  for (guint i = 0; i < pupil->attributes->len; i++)
    {
      const RbAttribute *fact = &g_array_index (pupil->attributes, RbAttribute, i);

      if (strcmp (fact->key, parts[0]) == 0 && g_strcmp0 (fact->value, parts[1]) == 0
          && rb_span_contains (fact->span, day))
        return TRUE;
    }
  return FALSE;
}

GArray *
rb_bulk_scope_rows (RbBulkScope *scope, RbDate day)
{
  guint kind = adw_combo_row_get_selected (scope->kind);
  guint which = adw_combo_row_get_selected (scope->which);
  const char *id = which < scope->ids->len ? scope->ids->pdata[which] : NULL;
  g_autoptr (GArray) all = NULL;
  GArray *rows;

  if (kind == PICKED)
    return rb_pupil_picker_rows (scope->picker);
  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  if (kind != SCHOOL && id == NULL)
    return rows;
  all = rb_roster_on_roll (rb_form_school (scope->form)->roster, day);
  for (guint i = 0; i < all->len; i++)
    {
      guint row = g_array_index (all, guint, i);

      if (is_meant (scope, kind, id, row, day))
        g_array_append_val (rows, row);
    }
  return rows;
}

static void
choose (RbBulkScope *scope, guint kind, const char *id)
{
  guint at;

  adw_combo_row_set_selected (scope->kind, kind);
  kind_cb (scope);
  if (g_ptr_array_find_with_equal_func (scope->ids, id, g_str_equal, &at))
    adw_combo_row_set_selected (scope->which, at);
}

static void
begin (RbBulkScope *scope, const RbBulkStart *start)
{
  g_autofree char *id = NULL;

  if (start && start->rows && start->rows->len > 0)
    {
      for (guint i = 0; i < start->rows->len; i++)
        rb_pupil_picker_take (scope->picker, g_array_index (start->rows, guint, i));
      adw_combo_row_set_selected (scope->kind, PICKED);
      kind_cb (scope);
    }
  else if (start && start->class_id)
    {
      id = g_strdup_printf ("%" G_GINT64_FORMAT, start->class_id);
      choose (scope, CLASS, id);
    }
  else if (start && start->year_group)
    choose (scope, YEAR, start->year_group);
  else
    kind_cb (scope);
}

RbBulkScope *
rb_bulk_scope_new (RbForm *form, const RbBulkStart *start)
{
  RbBulkScope *scope = g_new0 (RbBulkScope, 1);
  const char *const kinds[] = {
    _ ("the whole school"),          _ ("a year group"),  _ ("a class"), _ ("a house"),
    _ ("pupils who have in common"), _ ("picked pupils"), NULL
  };
  const char *const none[] = { NULL };
  AdwPreferencesGroup *group = rb_form_group (form, NULL, NULL);

  scope->form = form;
  scope->ids = g_ptr_array_new_with_free_func (g_free);
  scope->kind = rb_form_choice (form, group, _ ("For"), kinds, SCHOOL);
  scope->which = rb_form_choice (form, group, _ ("Which"), none, 0);
  scope->picker = rb_pupil_picker_new (form, TRUE, FALSE, -1);
  scope->picker_group =
      gtk_widget_get_ancestor (rb_pupil_picker_entry (scope->picker), ADW_TYPE_PREFERENCES_GROUP);
  g_signal_connect_swapped (scope->kind, "notify::selected", G_CALLBACK (kind_cb), scope);
  g_object_set_data_full (G_OBJECT (form), "rb-bulk-scope", scope, scope_free);
  begin (scope, start);
  return scope;
}

GtkWidget *
rb_bulk_scope_first (RbBulkScope *scope)
{
  return GTK_WIDGET (scope->kind);
}
