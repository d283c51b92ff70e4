/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of key stages. A key stage without times of its own has no group in the draft. */
#include "app/school/rb-policy-clocks.h"

#include <glib/gi18n.h>

struct _RbPolicyClocks
{
  AdwPreferencesGroup parent;
  GKeyFile *draft;
  AdwComboRow *stage;
  GtkSwitch *own;
  GPtrArray *stages;                     /* char* */
  GtkWidget *times[2][RB_N_CLOCK_TIMES]; /* AdwEntryRow, by RbHalf */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RbPolicyClocks, rb_policy_clocks, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

static const struct
{
  const char *key;
  const char *title;
} times[RB_N_CLOCK_TIMES] = {
  { "doors", N_ ("Doors open") },
  { "start", N_ ("Session starts") },
  { "late-from", N_ ("Late (L) from") },
  { "closes", N_ ("Register closes, after it U") },
  { "saved-by", N_ ("Registers saved by") },
  { "ends", N_ ("Session ends") },
};

const char *
rb_policy_clocks_key (guint time)
{
  return times[time].key;
}

const char *
rb_policy_clocks_title (guint time)
{
  return _ (times[time].title);
}

/* "clock KS1 am" of the chosen key stage; NULL where the school has none. */
static char *
own_group (RbPolicyClocks *clocks, RbHalf half)
{
  guint selected = adw_combo_row_get_selected (clocks->stage);

  if (selected >= clocks->stages->len)
    return NULL;
  return g_strdup_printf ("clock %s %s", (char *) clocks->stages->pdata[selected],
                          half == RB_AM ? "am" : "pm");
}

static const char *
school_group (RbHalf half)
{
  return half == RB_AM ? "clock am" : "clock pm";
}

void
rb_policy_clocks_show (RbPolicyClocks *clocks)
{
  clocks->filling = TRUE;
  for (int half = RB_AM; half <= RB_PM; half++)
    {
      g_autofree char *group = own_group (clocks, (RbHalf) half);
      gboolean own = group && g_key_file_has_group (clocks->draft, group);

      if (half == RB_AM)
        gtk_switch_set_active (clocks->own, own);
      for (guint i = 0; i < RB_N_CLOCK_TIMES; i++)
        {
          g_autofree char *text = g_key_file_get_string (
              clocks->draft, own ? group : school_group ((RbHalf) half), times[i].key, NULL);

          gtk_editable_set_text (GTK_EDITABLE (clocks->times[half][i]), text ? text : "");
          gtk_widget_set_visible (clocks->times[half][i], own);
        }
    }
  clocks->filling = FALSE;
}

/* A key stage that gets its own times begins with those of the school. */
static void
own_cb (RbPolicyClocks *clocks)
{
  gboolean own = gtk_switch_get_active (clocks->own);

  if (clocks->filling)
    return;
  for (int half = RB_AM; half <= RB_PM; half++)
    {
      g_autofree char *group = own_group (clocks, (RbHalf) half);

      if (!group)
        return;
      if (!own)
        g_key_file_remove_group (clocks->draft, group, NULL);
      for (guint i = 0; own && i < RB_N_CLOCK_TIMES; i++)
        {
          g_autofree char *text = g_key_file_get_string (
              clocks->draft, school_group ((RbHalf) half), times[i].key, NULL);

          g_key_file_set_string (clocks->draft, group, times[i].key, text ? text : "");
        }
    }
  rb_policy_clocks_show (clocks);
  g_signal_emit (clocks, changed_signal, 0);
}

static void
time_cb (GtkWidget *row, RbPolicyClocks *clocks)
{
  if (clocks->filling)
    return;
  for (int half = RB_AM; half <= RB_PM; half++)
    for (guint i = 0; i < RB_N_CLOCK_TIMES; i++)
      if (clocks->times[half][i] == row)
        {
          g_autofree char *group = own_group (clocks, (RbHalf) half);

          g_key_file_set_string (clocks->draft, group, times[i].key,
                                 gtk_editable_get_text (GTK_EDITABLE (row)));
        }
  g_signal_emit (clocks, changed_signal, 0);
}

static void
stage_cb (RbPolicyClocks *clocks)
{
  if (!clocks->filling)
    rb_policy_clocks_show (clocks);
}

static void
rb_policy_clocks_finalize (GObject *object)
{
  RbPolicyClocks *clocks = RB_POLICY_CLOCKS (object);

  g_clear_pointer (&clocks->draft, g_key_file_unref);
  g_ptr_array_unref (clocks->stages);
  G_OBJECT_CLASS (rb_policy_clocks_parent_class)->finalize (object);
}

static void
rb_policy_clocks_class_init (RbPolicyClocksClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rb_policy_clocks_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_time (RbPolicyClocks *clocks, RbHalf half, guint i)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *title = g_strdup_printf (
      "%s: %s", half == RB_AM ? _ ("Morning") : _ ("Afternoon"), rb_policy_clocks_title (i));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect (row, "changed", G_CALLBACK (time_cb), clocks);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (clocks), row);
  clocks->times[half][i] = row;
}

static void
rb_policy_clocks_init (RbPolicyClocks *clocks)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (clocks);
  GtkWidget *switch_row = adw_action_row_new ();

  clocks->filling = TRUE;
  clocks->stages = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_group_set_title (group, _ ("Times of a Key Stage"));
  adw_preferences_group_set_description (
      group, _ ("Where a key stage comes in or is registered at other times than the school."));
  clocks->stage = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (clocks->stage), _ ("Key stage"));
  adw_preferences_group_add (group, GTK_WIDGET (clocks->stage));
  clocks->own = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (clocks->own), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (switch_row), _ ("Has its own times"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (switch_row), GTK_WIDGET (clocks->own));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (switch_row), GTK_WIDGET (clocks->own));
  adw_preferences_group_add (group, switch_row);
  for (int half = RB_AM; half <= RB_PM; half++)
    for (guint i = 0; i < RB_N_CLOCK_TIMES; i++)
      add_time (clocks, (RbHalf) half, i);
  g_signal_connect_swapped (clocks->own, "notify::active", G_CALLBACK (own_cb), clocks);
  g_signal_connect_swapped (clocks->stage, "notify::selected", G_CALLBACK (stage_cb), clocks);
}

/* Of the newest year's classes; they come in school order. */
static void
find_stages (RbPolicyClocks *clocks, const RbSchool *school)
{
  const RbMarkMatrix *newest =
      school->years->len > 0 ? school->years->pdata[school->years->len - 1] : NULL;
  int year = newest ? rb_calendar_year (rb_mark_matrix_calendar (newest)) : 0;
  g_autoptr (GPtrArray) classes = rb_roster_classes (school->roster, year);

  for (guint i = 0; i < classes->len; i++)
    {
      const char *stage = rb_key_stage (((const RbClass *) classes->pdata[i])->year_group);

      if (stage && *stage
          && !g_ptr_array_find_with_equal_func (clocks->stages, stage, g_str_equal, NULL))
        g_ptr_array_add (clocks->stages, g_strdup (stage));
    }
}

GtkWidget *
rb_policy_clocks_new (GKeyFile *draft, const RbSchool *school)
{
  RbPolicyClocks *clocks = g_object_new (RB_TYPE_POLICY_CLOCKS, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  clocks->draft = g_key_file_ref (draft);
  find_stages (clocks, school);
  for (guint i = 0; i < clocks->stages->len; i++)
    gtk_string_list_append (names, clocks->stages->pdata[i]);
  adw_combo_row_set_model (clocks->stage, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (clocks), clocks->stages->len > 0);
  rb_policy_clocks_show (clocks);
  return GTK_WIDGET (clocks);
}
