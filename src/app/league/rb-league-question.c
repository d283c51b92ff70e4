/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips that make a sentence, and what they mean. */
#include "app/league/rb-league-question.h"

#include "app/rb-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  RbGroup by;
  gboolean within_phase;
  const char *words;
} kinds[] = {
  { RB_GROUP_CLASS, TRUE, N_ ("Classes by phase") },
  { RB_GROUP_CLASS, FALSE, N_ ("All classes") },
  { RB_GROUP_YEAR, FALSE, N_ ("Year groups") },
  { RB_GROUP_HOUSE, FALSE, N_ ("Houses") },
};

struct _RbLeagueQuestion
{
  GtkBox parent;
  RbWorkspace *workspace;
  GtkDropDown *what, *when, *measure;
  GPtrArray *periods; /* RbNamedPeriod* */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RbLeagueQuestion, rb_league_question, GTK_TYPE_BOX)

static guint asked_signal;

static void
asked_cb (RbLeagueQuestion *question)
{
  if (!question->filling)
    g_signal_emit (question, asked_signal, 0);
}

static const RbNamedPeriod *
chosen (RbLeagueQuestion *question)
{
  guint selected = gtk_drop_down_get_selected (question->when);

  return selected < question->periods->len ? question->periods->pdata[selected] : NULL;
}

/* A week is complete when its last session has begun. */
static gboolean
is_complete (const RbSchool *school, RbMoment now, RbPeriod week)
{
  const RbMarkMatrix *year = rb_school_year_of (school, week.from);
  guint first, end;

  if (!year)
    return FALSE;
  rb_calendar_range (rb_mark_matrix_calendar (year), week.from, week.to, &first, &end);
  return end > first && rb_school_begun (school, year, now) >= end;
}

static guint
last_complete_week (RbLeagueQuestion *question)
{
  RbSchool *school = rb_workspace_school (question->workspace);
  RbMoment now = rb_workspace_now (question->workspace);

  for (guint i = 0; i < question->periods->len; i++)
    {
      const RbNamedPeriod *named = question->periods->pdata[i];

      if (named->kind == RB_PERIOD_WEEK && is_complete (school, now, named->period))
        return i;
    }
  return 0;
}

static guint
find_period (RbLeagueQuestion *question, RbPeriodKind kind, RbPeriod period)
{
  for (guint i = 0; i < question->periods->len; i++)
    {
      const RbNamedPeriod *named = question->periods->pdata[i];

      if (named->kind == kind && named->period.from == period.from)
        return i;
    }
  return last_complete_week (question);
}

void
rb_league_question_refill (RbLeagueQuestion *question)
{
  const RbNamedPeriod *before = question->periods ? chosen (question) : NULL;
  RbPeriodKind kind = before ? before->kind : RB_PERIOD_OTHER;
  RbPeriod period = before ? before->period : RB_PERIOD_NONE;

  question->filling = TRUE;
  g_clear_pointer (&question->periods, g_ptr_array_unref);
  question->periods = rb_periods (rb_workspace_school (question->workspace),
                                  rb_workspace_now (question->workspace));
  rb_chooser_fill_periods (question->when, question->periods, find_period (question, kind, period));
  question->filling = FALSE;
}

RbLeagueAnswer *
rb_league_question_answer (RbLeagueQuestion *question)
{
  const RbNamedPeriod *named = chosen (question);
  guint what = gtk_drop_down_get_selected (question->what);

  RbLeagueAnswer *answer;

  if (!named || what >= G_N_ELEMENTS (kinds))
    return NULL;
  answer = rb_league_answer_new (rb_workspace_school (question->workspace),
                                 rb_workspace_now (question->workspace), named->period,
                                 kinds[what].by, kinds[what].within_phase,
                                 (RbLeagueMeasure) gtk_drop_down_get_selected (question->measure));
  if (rb_workspace_presenting (question->workspace))
    rb_league_answer_hide_persons (answer);
  return answer;
}

char *
rb_league_question_name (RbLeagueQuestion *question)
{
  const RbNamedPeriod *named = chosen (question);

  return g_strdup (named ? named->name : "");
}

char *
rb_league_question_short_name (RbLeagueQuestion *question)
{
  char *name = rb_league_question_name (question);
  const RbNamedPeriod *named = chosen (question);
  char *comma = named && named->kind == RB_PERIOD_WEEK ? strchr (name, ',') : NULL;

  if (comma)
    *comma = '\0';
  return name;
}

/* The place of the neighbour of the same kind; periods stand newest first. */
static int
neighbour (RbLeagueQuestion *question, int direction)
{
  const RbNamedPeriod *now = chosen (question);
  int best = -1;

  for (guint i = 0; now && i < question->periods->len; i++)
    {
      const RbNamedPeriod *named = question->periods->pdata[i];
      const RbNamedPeriod *held = best >= 0 ? question->periods->pdata[best] : NULL;

      if (named->kind != now->kind || named->period.from == now->period.from)
        continue;
      if ((named->period.from > now->period.from) != (direction > 0))
        continue;
      if (!held || (held->period.from > named->period.from) == (direction > 0))
        best = (int) i;
    }
  return best;
}

gboolean
rb_league_question_can_step (RbLeagueQuestion *question, int direction)
{
  return neighbour (question, direction) >= 0;
}

void
rb_league_question_step (RbLeagueQuestion *question, int direction)
{
  int to = neighbour (question, direction);

  if (to >= 0)
    gtk_drop_down_set_selected (question->when, (guint) to);
}

void
rb_league_question_reset (RbLeagueQuestion *question)
{
  gtk_drop_down_set_selected (question->when, last_complete_week (question));
}

static GtkDropDown *
add_chip (RbLeagueQuestion *question, const char *word, const char *label)
{
  GtkWidget *chooser = rb_chooser_new (label);

  if (word)
    gtk_box_append (GTK_BOX (question), gtk_label_new (word));
  gtk_box_append (GTK_BOX (question), chooser);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (asked_cb), question);
  return GTK_DROP_DOWN (chooser);
}

static void
rb_league_question_dispose (GObject *object)
{
  RbLeagueQuestion *question = RB_LEAGUE_QUESTION (object);

  g_clear_object (&question->workspace);
  g_clear_pointer (&question->periods, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_league_question_parent_class)->dispose (object);
}

static void
rb_league_question_class_init (RbLeagueQuestionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_league_question_dispose;
  asked_signal = g_signal_new ("asked", RB_TYPE_LEAGUE_QUESTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
rb_league_question_init (RbLeagueQuestion *question)
{
  const char *what[G_N_ELEMENTS (kinds) + 1] = { NULL };
  const char *const measures[] = { _ ("attendance"), _ ("punctuality"), _ ("improvement"), NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    what[i] = _ (kinds[i].words);
  gtk_box_set_spacing (GTK_BOX (question), 9);
  question->filling = TRUE;
  question->what = add_chip (question, NULL, _ ("Who is ranked"));
  question->when = add_chip (question, _ ("for"), _ ("Period"));
  question->measure = add_chip (question, _ ("by"), _ ("Measure"));
  rb_chooser_fill (question->what, what, 0);
  rb_chooser_fill (question->measure, measures, 0);
  question->filling = FALSE;
}

GtkWidget *
rb_league_question_new (RbWorkspace *workspace)
{
  RbLeagueQuestion *question = g_object_new (RB_TYPE_LEAGUE_QUESTION, NULL);

  question->workspace = g_object_ref (workspace);
  rb_league_question_refill (question);
  return GTK_WIDGET (question);
}
