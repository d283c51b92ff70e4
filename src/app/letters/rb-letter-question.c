/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chips of a letter run. What they choose is counted elsewhere. */
#include "app/letters/rb-letter-question.h"

#include "app/rb-chooser.h"
#include "school/rb-letter-run.h"

#include <glib/gi18n.h>

struct _RbLetterQuestion
{
  GtkBox parent;
  RbWorkspace *workspace;
  GtkDropDown *after, *before, *whom;
  GPtrArray *periods; /* RbNamedPeriod*: terms and half terms begun, newest first within a kind */
  GPtrArray *fields;  /* static char*: the filter of each choice of whom, NULL for none */
  GPtrArray *values;  /* char* */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RbLetterQuestion, rb_letter_question, GTK_TYPE_BOX)

static guint asked_signal;

static guint
find_period (RbLetterQuestion *question, RbPeriod period)
{
  for (guint i = 0; i < question->periods->len; i++)
    if (((RbNamedPeriod *) question->periods->pdata[i])->period.from == period.from
        && rb_period_kind (rb_workspace_school (question->workspace),
                           ((RbNamedPeriod *) question->periods->pdata[i])->period)
               == rb_period_kind (rb_workspace_school (question->workspace), period))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static RbPeriod
chosen_period (RbLetterQuestion *question, GtkDropDown *chooser)
{
  guint index = gtk_drop_down_get_selected (chooser);

  return index < question->periods->len
             ? ((RbNamedPeriod *) question->periods->pdata[index])->period
             : RB_PERIOD_NONE;
}

static void
asked_cb (RbLetterQuestion *question)
{
  if (!question->filling)
    g_signal_emit (question, asked_signal, 0);
}

/* Another period is compared with the one before it, until another one is chosen for that too. */
static void
after_cb (RbLetterQuestion *question)
{
  RbPeriod previous;
  guint index;

  if (question->filling)
    return;
  previous = rb_period_previous (rb_workspace_school (question->workspace),
                                 chosen_period (question, question->after));
  index = find_period (question, previous);
  question->filling = TRUE;
  if (index != GTK_INVALID_LIST_POSITION)
    gtk_drop_down_set_selected (question->before, index);
  question->filling = FALSE;
  asked_cb (question);
}

static void
fill_periods (RbLetterQuestion *question)
{
  RbSchool *school = rb_workspace_school (question->workspace);
  RbMoment now = rb_workspace_now (question->workspace);
  RbPeriod after = RB_PERIOD_NONE, before = RB_PERIOD_NONE;
  g_autoptr (GPtrArray) all = rb_periods (school, now);

  if (question->periods)
    {
      after = chosen_period (question, question->after);
      before = chosen_period (question, question->before);
      g_ptr_array_unref (question->periods);
    }
  question->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_named_period_free);
  for (guint i = 0; i < all->len; i++)
    {
      RbNamedPeriod *named = all->pdata[i];

      if (named->kind == RB_PERIOD_TERM || named->kind == RB_PERIOD_HALF_TERM)
        g_ptr_array_add (question->periods, named);
      else
        rb_named_period_free (named);
    }
  g_ptr_array_set_free_func (all, NULL);
  if (rb_period_is_empty (after) || find_period (question, after) == GTK_INVALID_LIST_POSITION)
    rb_letter_run_periods (school, now, &before, &after);
  rb_chooser_fill_periods (question->after, question->periods, find_period (question, after));
  rb_chooser_fill_periods (question->before, question->periods, find_period (question, before));
}

static void
add_whom (
    RbLetterQuestion *question, GPtrArray *words, const char *field, const char *value, char *word)
{
  g_ptr_array_add (question->fields, (gpointer) field);
  g_ptr_array_add (question->values, g_strdup (value));
  g_ptr_array_add (words, word);
}

static void
fill_whom (RbLetterQuestion *question)
{
  const RbRoster *roster = rb_workspace_school (question->workspace)->roster;
  int year = rb_academic_year_of (rb_workspace_now (question->workspace).date);
  g_autoptr (GPtrArray) classes = rb_roster_classes (roster, year);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint selected = gtk_drop_down_get_selected (question->whom);
  const char *last = NULL;

  g_ptr_array_set_size (question->fields, 0);
  g_ptr_array_set_size (question->values, 0);
  add_whom (question, words, NULL, NULL, g_strdup (_ ("Whole school")));
  for (guint i = 0; i < classes->len; i++)
    {
      const RbClass *klass = classes->pdata[i];

      if (g_strcmp0 (last, klass->year_group) != 0)
        add_whom (question, words, "year", klass->year_group,
                  rb_year_group_name (klass->year_group));
      last = klass->year_group;
    }
  for (guint i = 0; i < classes->len; i++)
    add_whom (question, words, "class", ((const RbClass *) classes->pdata[i])->name,
              g_strdup_printf (_ ("Class %s"), ((const RbClass *) classes->pdata[i])->name));
  g_ptr_array_add (words, NULL);
  rb_chooser_fill (question->whom, (const char *const *) words->pdata,
                   selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

void
rb_letter_question_refill (RbLetterQuestion *question)
{
  question->filling = TRUE;
  fill_periods (question);
  fill_whom (question);
  question->filling = FALSE;
}

gboolean
rb_letter_question_periods (RbLetterQuestion *question, RbPeriod *before, RbPeriod *after)
{
  *before = chosen_period (question, question->before);
  *after = chosen_period (question, question->after);
  after->to = MIN (after->to, rb_workspace_now (question->workspace).date);
  return !rb_period_is_empty (*before) && !rb_period_is_empty (*after);
}

RbQuery *
rb_letter_question_query (RbLetterQuestion *question)
{
  RbQuery *query = rb_query_new (rb_workspace_school (question->workspace),
                                 rb_workspace_now (question->workspace));
  guint whom = gtk_drop_down_get_selected (question->whom);

  if (whom < question->fields->len && question->fields->pdata[whom])
    rb_query_add_filter (query, question->fields->pdata[whom], question->values->pdata[whom]);
  return query;
}

static void
rb_letter_question_dispose (GObject *object)
{
  RbLetterQuestion *question = RB_LETTER_QUESTION (object);

  g_clear_object (&question->workspace);
  g_clear_pointer (&question->periods, g_ptr_array_unref);
  g_clear_pointer (&question->fields, g_ptr_array_unref);
  g_clear_pointer (&question->values, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_letter_question_parent_class)->dispose (object);
}

static void
rb_letter_question_class_init (RbLetterQuestionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_letter_question_dispose;
  asked_signal = g_signal_new ("asked", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static GtkDropDown *
add_chip (RbLetterQuestion *question, const char *word, const char *label)
{
  GtkWidget *before = gtk_label_new (word);
  GtkWidget *chip = rb_chooser_new (label);

  gtk_box_append (GTK_BOX (question), before);
  gtk_box_append (GTK_BOX (question), chip);
  return GTK_DROP_DOWN (chip);
}

static void
rb_letter_question_init (RbLetterQuestion *question)
{
  gtk_box_set_spacing (GTK_BOX (question), 9);
  question->fields = g_ptr_array_new ();
  question->values = g_ptr_array_new_with_free_func (g_free);
  question->after = add_chip (question, _ ("Run"), _ ("Letters of"));
  question->before = add_chip (question, _ ("against"), _ ("Compared with"));
  question->whom = add_chip (question, _ ("for"), _ ("Whose letters"));
  g_signal_connect_swapped (question->after, "notify::selected", G_CALLBACK (after_cb), question);
  g_signal_connect_swapped (question->before, "notify::selected", G_CALLBACK (asked_cb), question);
  g_signal_connect_swapped (question->whom, "notify::selected", G_CALLBACK (asked_cb), question);
}

GtkWidget *
rb_letter_question_new (RbWorkspace *workspace)
{
  RbLetterQuestion *question = g_object_new (RB_TYPE_LETTER_QUESTION, NULL);

  question->workspace = g_object_ref (workspace);
  rb_letter_question_refill (question);
  return GTK_WIDGET (question);
}
