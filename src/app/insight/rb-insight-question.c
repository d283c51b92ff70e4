/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips that make a sentence: Attendance of [Whole school] in [Spring term] against [the term
 * before] counting [everyone]. */
#include "app/insight/rb-insight-question.h"

#include "app/rb-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  AGAINST_BEFORE,
  AGAINST_LAST_YEAR,
  AGAINST_NOTHING
};

/* One choice of whom: a filter, or none. */
typedef struct
{
  const char *field; /* or NULL */
  char *value;
} Whom;

struct _RbInsightQuestion
{
  RbFlow parent;
  RbWorkspace *workspace;
  GtkDropDown *whom, *when, *against, *basis;
  GArray *people;     /* Whom */
  GPtrArray *periods; /* RbNamedPeriod* */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RbInsightQuestion, rb_insight_question, RB_TYPE_FLOW)

static guint asked_signal;

static void
asked_cb (RbInsightQuestion *question)
{
  if (!question->filling)
    g_signal_emit (question, asked_signal, 0);
}

static void
clear_whom (gpointer data)
{
  g_free (((Whom *) data)->value);
}

static void
add_whom (
    RbInsightQuestion *question, GPtrArray *words, const char *field, const char *value, char *word)
{
  Whom whom = { field, g_strdup (value) };

  g_array_append_val (question->people, whom);
  g_ptr_array_add (words, word);
}

static void
add_classes (RbInsightQuestion *question, GPtrArray *words)
{
  const RbRoster *roster = rb_workspace_school (question->workspace)->roster;
  int year = rb_academic_year_of (rb_workspace_now (question->workspace).date);
  g_autoptr (GPtrArray) classes = rb_roster_classes (roster, year);
  const char *last = NULL;

  for (guint i = 0; i < classes->len; i++)
    {
      const RbClass *klass = classes->pdata[i];

      if (g_strcmp0 (last, klass->year_group) != 0)
        add_whom (question, words, "year", klass->year_group,
                  rb_year_group_name (klass->year_group));
      last = klass->year_group;
    }
  for (guint i = 0; i < classes->len; i++)
    {
      const RbClass *klass = classes->pdata[i];

      add_whom (question, words, "class", klass->name,
                g_strdup_printf (_ ("Class %s"), klass->name));
    }
}

static void
fill_people (RbInsightQuestion *question)
{
  static const struct
  {
    const char *field, *value, *word;
  } cohorts[] = {
    { "fsm", "true", N_ ("Free school meals") },
    { "pp", "true", N_ ("Pupil premium") },
    { "sen", "K", N_ ("SEN support") },
    { "sen", "E", N_ ("EHC plan") },
    { "eal", "true", N_ ("EAL") },
    { "sex", "F", N_ ("Girls") },
    { "sex", "M", N_ ("Boys") },
  };
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint selected = gtk_drop_down_get_selected (question->whom);

  g_array_set_size (question->people, 0);
  add_whom (question, words, NULL, NULL, g_strdup (_ ("Whole school")));
  add_classes (question, words);
  for (guint i = 0; i < G_N_ELEMENTS (cohorts); i++)
    add_whom (question, words, cohorts[i].field, cohorts[i].value, g_strdup (_ (cohorts[i].word)));
  g_ptr_array_add (words, NULL);
  rb_chooser_fill (question->whom, (const char *const *) words->pdata,
                   selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

static void
fill_periods (RbInsightQuestion *question)
{
  RbSchool *school = rb_workspace_school (question->workspace);
  RbMoment now = rb_workspace_now (question->workspace);
  guint selected = gtk_drop_down_get_selected (question->when);

  g_clear_pointer (&question->periods, g_ptr_array_unref);
  question->periods = rb_periods (school, now);
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = rb_chooser_find_period (question->periods, RB_PERIOD_TERM,
                                       rb_period_of (school, RB_PERIOD_TERM, now.date).from);
  rb_chooser_fill_periods (question->when, question->periods, selected);
}

void
rb_insight_question_refill (RbInsightQuestion *question)
{
  question->filling = TRUE;
  fill_people (question);
  fill_periods (question);
  question->filling = FALSE;
}

static RbPeriod
chosen_period (RbInsightQuestion *question)
{
  guint selected = gtk_drop_down_get_selected (question->when);

  if (selected >= question->periods->len)
    return RB_PERIOD_NONE;
  return ((RbNamedPeriod *) question->periods->pdata[selected])->period;
}

RbQuery *
rb_insight_question_query (RbInsightQuestion *question)
{
  RbQuery *query = rb_query_new (rb_workspace_school (question->workspace),
                                 rb_workspace_now (question->workspace));
  guint whom = gtk_drop_down_get_selected (question->whom);
  RbPeriod period = chosen_period (question);

  if (!rb_period_is_empty (period))
    rb_query_set_period (query, period);
  if (whom < question->people->len && g_array_index (question->people, Whom, whom).field)
    rb_query_add_filter (query, g_array_index (question->people, Whom, whom).field,
                         g_array_index (question->people, Whom, whom).value);
  rb_query_set_basis (query, (RbBasis) gtk_drop_down_get_selected (question->basis));
  return query;
}

RbPeriod
rb_insight_question_before (RbInsightQuestion *question)
{
  RbSchool *school = rb_workspace_school (question->workspace);
  RbPeriod period = chosen_period (question);

  switch (gtk_drop_down_get_selected (question->against))
    {
    case AGAINST_BEFORE:
      return rb_period_previous (school, period);
    case AGAINST_LAST_YEAR:
      return rb_period_last_year (school, period);
    default:
      return RB_PERIOD_NONE;
    }
}

/* A term in the middle of a sentence: "autumn term". Weeks and half terms keep their names. */
static void
lower_term (RbInsightQuestion *question, char *name)
{
  guint selected = gtk_drop_down_get_selected (question->when);

  if (selected < question->periods->len
      && ((RbNamedPeriod *) question->periods->pdata[selected])->kind == RB_PERIOD_TERM)
    *name = g_ascii_tolower (*name);
}

char *
rb_insight_question_against_name (RbInsightQuestion *question)
{
  RbPeriod before = rb_insight_question_before (question);
  char *name;

  if (rb_period_is_empty (before))
    return g_strdup ("");
  if (gtk_drop_down_get_selected (question->against) == AGAINST_LAST_YEAR)
    return g_strdup (_ ("last year"));
  name = rb_period_format (rb_workspace_school (question->workspace), before);
  lower_term (question, name);
  return name;
}

char *
rb_insight_question_against (RbInsightQuestion *question)
{
  g_autofree char *name = rb_insight_question_against_name (question);

  return *name ? g_strdup_printf (_ ("on %s"), name) : g_strdup ("");
}

void
rb_insight_question_reset (RbInsightQuestion *question)
{
  gtk_drop_down_set_selected (question->whom, 0);
  gtk_drop_down_set_selected (question->when, 0);
}

static GtkDropDown *
add_chip (RbInsightQuestion *question, const char *word, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *text = gtk_label_new (word);
  GtkWidget *chooser = rb_chooser_new (label);

  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), chooser);
  rb_flow_append (RB_FLOW (question), box);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (asked_cb), question);
  return GTK_DROP_DOWN (chooser);
}

static void
rb_insight_question_dispose (GObject *object)
{
  RbInsightQuestion *question = RB_INSIGHT_QUESTION (object);

  g_clear_object (&question->workspace);
  g_clear_pointer (&question->people, g_array_unref);
  g_clear_pointer (&question->periods, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_insight_question_parent_class)->dispose (object);
}

static void
rb_insight_question_class_init (RbInsightQuestionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_insight_question_dispose;
  asked_signal = g_signal_new ("asked", RB_TYPE_INSIGHT_QUESTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
rb_insight_question_init (RbInsightQuestion *question)
{
  const char *const against[] = { _ ("the period before"), _ ("the same days last year"),
                                  _ ("nothing"), NULL };
  const char *const basis[] = { _ ("all pupils on roll"), _ ("compulsory school age"),
                                _ ("as the DfE counts"), NULL };

  question->people = g_array_new (FALSE, FALSE, sizeof (Whom));
  g_array_set_clear_func (question->people, clear_whom);
  question->filling = TRUE;
  question->whom = add_chip (question, _ ("Attendance of"), _ ("Group"));
  question->when = add_chip (question, _ ("in"), _ ("Period"));
  question->against = add_chip (question, _ ("against"), _ ("Comparison"));
  question->basis = add_chip (question, _ ("counting"), _ ("Basis"));
  rb_chooser_fill (question->against, against, 0);
  rb_chooser_fill (question->basis, basis, 0);
  question->filling = FALSE;
}

GtkWidget *
rb_insight_question_new (RbWorkspace *workspace)
{
  RbInsightQuestion *question = g_object_new (RB_TYPE_INSIGHT_QUESTION, NULL);

  question->workspace = g_object_ref (workspace);
  rb_insight_question_refill (question);
  return GTK_WIDGET (question);
}
