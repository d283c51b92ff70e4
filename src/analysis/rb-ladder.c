/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladders to begin with, as tables; and the one place that decides a step. */
#include "analysis/rb-ladder.h"

#include <glib/gi18n.h>
#include <string.h>

#define WHOLE 1000 /* tenths of a per cent */
#define MOST_WEEKS 40
#define MOST_STAGES 12

const RbLadderPreset rb_ladder_presets[] = {
  { "three-stage", N_ ("Three stages: monitoring, formal meeting, legal step") },
  { "risk-bands", N_ ("Bands: leaflet, letter, risk register, mentor, pastoral review") },
  { "letters", N_ ("Letters: amber, red, invitation to a meeting") },
  { NULL, NULL },
};

typedef struct
{
  const char *preset;
  const char *name;
  const char *over;
  int below;
  gboolean limit_in;
  int at_least;
  gboolean unimproved;
  int unauthorised;
  int weeks;
  int leaves_at;
  const char *decides;
  const char *sends;
} Rule;

/* rules.md 9: S1.27 to S1.29; S3.9, S3.11, S3.18, S3.20, S3.26; S4.6 to S4.9. */
static const Rule rules[] = {
  { "three-stage", N_ ("Stage 1: monitoring"), "year", 950, FALSE, 0, FALSE, 0, 4, 950,
    N_ ("Attendance lead"), N_ ("Stage 1 letter: attendance will be monitored") },
  { "three-stage", N_ ("Stage 2: formal meeting"), "year", 0, FALSE, 0, TRUE, 0, 4, 950,
    N_ ("Headteacher or education welfare officer"), N_ ("Invitation to a meeting; a target") },
  { "three-stage", N_ ("Stage 3: legal step"), "year", 0, FALSE, 0, TRUE, 10, 4, 950,
    N_ ("Headteacher"), N_ ("Penalty notice or referral to the welfare service") },
  { "risk-bands", N_ ("Leaflet"), "year", 960, FALSE, 0, FALSE, 0, 4, 960, N_ ("Attendance lead"),
    N_ ("Leaflet") },
  { "risk-bands", N_ ("Principal's letter"), "year", 950, FALSE, 0, FALSE, 0, 6, 950,
    N_ ("Principal"), N_ ("Letter from the principal") },
  { "risk-bands", N_ ("Risk register"), "year", 920, FALSE, 0, FALSE, 0, 4, 920,
    N_ ("Attendance lead"), "" },
  { "risk-bands", N_ ("Mentor"), "year", 920, TRUE, 880, FALSE, 0, 6, 930, N_ ("Attendance lead"),
    "" },
  { "risk-bands", N_ ("Pastoral review"), "year", 920, FALSE, 0, TRUE, 0, 6, 930,
    N_ ("Attendance champion"), N_ ("Invitation to a pastoral review") },
  { "letters", N_ ("Amber letter"), "term", 970, FALSE, 900, FALSE, 0, 12, 970,
    N_ ("Senior leader"), N_ ("Amber letter") },
  { "letters", N_ ("Red letter"), "term", 900, FALSE, 0, FALSE, 0, 12, 900, N_ ("Senior leader"),
    N_ ("Red letter") },
  { "letters", N_ ("Attendance meeting"), "term", 970, FALSE, 0, TRUE, 0, 12, 970,
    N_ ("Senior leader"), N_ ("Invitation to a meeting") },
};

GPtrArray *
rb_ladder_preset (const char *id)
{
  g_autoptr (GPtrArray) ladder = g_ptr_array_new_with_free_func (rb_record_unref);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];
      RbStage *stage;

      if (strcmp (rule->preset, id) != 0)
        continue;
      stage = rb_record_new (RB_RECORD_STAGE);
      stage->place = (int) ladder->len + 1;
      rb_record_set (&stage->name, _ (rule->name));
      rb_record_set (&stage->over, rule->over);
      stage->below = rule->below;
      stage->limit_in = rule->limit_in;
      stage->at_least = rule->at_least;
      stage->unimproved = rule->unimproved;
      stage->unauthorised = rule->unauthorised;
      stage->weeks = rule->weeks;
      stage->leaves_at = rule->leaves_at;
      rb_record_set (&stage->decides, _ (rule->decides));
      rb_record_set (&stage->sends, *rule->sends ? _ (rule->sends) : "");
      g_ptr_array_add (ladder, stage);
    }
  return ladder->len > 0 ? g_steal_pointer (&ladder) : NULL;
}

static int
lowest_first (gconstpointer a, gconstpointer b)
{
  const RbStage *x = *(RbStage *const *) a, *y = *(RbStage *const *) b;

  return x->place != y->place ? x->place - y->place : x->base.id < y->base.id ? -1 : 1;
}

GPtrArray *
rb_ladder_of (const RbOffice *office)
{
  GPtrArray *ladder = g_ptr_array_new ();

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_STAGE); i++)
    g_ptr_array_add (ladder, (gpointer) rb_office_nth (office, RB_RECORD_STAGE, i));
  g_ptr_array_sort (ladder, lowest_first);
  return ladder;
}

/* --- a stage by itself --- */

static gboolean
asks_nothing (const RbStage *stage)
{
  return stage->below == 0 && !stage->unimproved && stage->unauthorised == 0;
}

static char *
problem_of_rates (const RbStage *stage)
{
  if (stage->below < 0 || stage->below > WHOLE || stage->at_least < 0 || stage->leaves_at < 0
      || stage->leaves_at > WHOLE)
    return g_strdup (_ ("A rate is between 0 and 100 per cent."));
  if (stage->below > 0 && stage->at_least >= stage->below)
    return g_strdup (_ ("No rate is under the upper limit and not under the lower one. Change one "
                        "of the two."));
  if (stage->leaves_at > 0 && stage->below > 0
      && (stage->limit_in ? stage->leaves_at <= stage->below : stage->leaves_at < stage->below))
    return g_strdup (_ ("A pupil would leave this stage at a rate at which they enter it. Let them "
                        "leave at a higher one."));
  return NULL;
}

char *
rb_ladder_problem (const GPtrArray *ladder, const RbStage *stage)
{
  guint others = 0, lower = 0;

  if (*stage->name == '\0')
    return g_strdup (_ ("Give the stage a name."));
  for (guint i = 0; i < ladder->len; i++)
    {
      const RbStage *other = ladder->pdata[i];

      if (other->base.id == stage->base.id)
        continue;
      others++;
      lower += other->place < stage->place;
      if (g_ascii_strcasecmp (other->name, stage->name) == 0)
        return g_strdup_printf (_ ("There is a stage “%s” already. Choose another name."),
                                other->name);
    }
  if (others >= MOST_STAGES)
    return g_strdup_printf (_ ("A ladder has at most %d stages. Remove one first."), MOST_STAGES);
  if (stage->weeks < 1 || stage->weeks > MOST_WEEKS)
    return g_strdup_printf (_ ("The review comes after 1 to %d school weeks."), MOST_WEEKS);
  if (stage->unauthorised < 0 || stage->unauthorised > 100)
    return g_strdup (_ ("Unauthorised sessions in ten school weeks are between 0 and 100."));
  if (stage->unimproved && lower == 0)
    return g_strdup (_ ("The lowest stage cannot follow from a stage that did not help. Let it be "
                        "entered by a rate."));
  return problem_of_rates (stage);
}

static char *
percent (int tenths)
{
  g_autofree char *text = rb_tenths_format (tenths);

  if (g_str_has_suffix (text, ".0"))
    text[strlen (text) - 2] = '\0';
  return g_strdup_printf (_ ("%s %%"), text);
}

static void
say (GString *words, char *part)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", part);
  g_free (part);
}

char *
rb_stage_entry_words (const RbStage *stage)
{
  GString *words = g_string_new (NULL);
  g_autofree char *below = percent (stage->below), *least = percent (stage->at_least);
  gboolean term = strcmp (stage->over, "term") == 0;

  if (stage->below > 0)
    {
      g_autofree char *rates =
          stage->at_least > 0
              ? g_strdup_printf (stage->limit_in ? _ ("from %s to %s, the limits included")
                                                 : _ ("from %s to below %s"),
                                 least, below)
              : g_strdup_printf (stage->limit_in ? _ ("%s or below") : _ ("below %s"), below);
      say (words, g_strdup_printf (term ? _ ("%s in the term so far") : _ ("%s in the year so far"),
                                   rates));
    }
  if (stage->unimproved)
    say (words, g_strdup (_ ("no improvement by the review of a stage below")));
  if (stage->unauthorised > 0)
    say (words, g_strdup_printf (ngettext ("%d unauthorised session in ten school weeks",
                                           "%d unauthorised sessions in ten school weeks",
                                           (gulong) stage->unauthorised),
                                 stage->unauthorised));
  if (words->len == 0)
    say (words, g_strdup (_ ("a person decides; nothing is proposed")));
  return g_string_free (words, FALSE);
}

char *
rb_stage_exit_words (const RbStage *stage)
{
  g_autofree char *rate = percent (stage->leaves_at);

  return stage->leaves_at > 0 ? g_strdup_printf (
             ngettext ("%s or more in it, after %d school week",
                       "%s or more in it, after %d school weeks", (gulong) stage->weeks),
             rate, stage->weeks)
                              : g_strdup (_ ("a person decides; nothing is proposed"));
}

/* --- a step --- */

static gboolean
review_is_due (const RbStageCase *figures)
{
  return figures->in != NULL && (int) figures->weeks >= figures->in->weeks
         && figures->since.whole >= MAX (1, figures->early);
}

static gboolean
reaches_exit (const RbStageCase *figures)
{
  return figures->in->leaves_at > 0
         && rb_rate_compare_to (figures->since, (guint64) figures->in->leaves_at, WHOLE) >= 0;
}

gboolean
rb_stage_unimproved (const RbStageCase *figures)
{
  return review_is_due (figures) && !reaches_exit (figures)
         && (figures->target_missed
             || (rb_rate_exists (figures->at_entry)
                 && rb_rate_compare (figures->since, figures->at_entry) <= 0));
}

static gboolean
is_in_band (const RbStage *stage, RbRate rate, guint early)
{
  int limit;

  if (rate.whole < MAX (1, early))
    return FALSE;
  limit = rb_rate_compare_to (rate, (guint64) stage->below, WHOLE);
  return (limit < 0 || (limit == 0 && stage->limit_in))
         && rb_rate_compare_to (rate, (guint64) stage->at_least, WHOLE) >= 0;
}

static gboolean
holds (const RbStage *stage, const RbStageCase *figures)
{
  RbRate rate = strcmp (stage->over, "term") == 0 ? figures->term : figures->year;

  return !asks_nothing (stage) && (!stage->unimproved || rb_stage_unimproved (figures))
         && (stage->below == 0 || is_in_band (stage, rate, figures->early))
         && (int) figures->unauthorised >= stage->unauthorised;
}

static const RbStage *
stage_above (const GPtrArray *ladder, const RbStageCase *figures)
{
  const RbStage *found = NULL;

  for (guint i = 0; i < ladder->len; i++)
    {
      const RbStage *stage = ladder->pdata[i];

      if (figures->in && stage->place <= figures->in->place)
        continue;
      if (holds (stage, figures))
        found = stage;
      if (stage->unimproved)
        break; /* nothing above it without having been in it */
    }
  return found;
}

/* Among those below, entered by a rate: the one of the rate while in the stage. */
static const RbStage *
stage_below (const GPtrArray *ladder, const RbStageCase *figures)
{
  const RbStage *found = NULL;

  for (guint i = 0; i < ladder->len; i++)
    {
      const RbStage *stage = ladder->pdata[i];

      if (stage->place < figures->in->place && stage->below > 0 && !stage->unimproved
          && stage->unauthorised == 0 && is_in_band (stage, figures->since, figures->early))
        found = stage;
    }
  return found;
}

RbStageStep
rb_ladder_step (const GPtrArray *ladder, const RbStageCase *figures, const RbStage **to)
{
  *to = NULL;
  if (figures->gone)
    return figures->in ? RB_STEP_LEAVE : RB_STEP_NONE;
  *to = stage_above (ladder, figures);
  if (*to != NULL)
    return figures->in ? RB_STEP_UP : RB_STEP_ENTER;
  if (!review_is_due (figures) || !reaches_exit (figures))
    return RB_STEP_NONE;
  *to = stage_below (ladder, figures);
  return *to ? RB_STEP_DOWN : RB_STEP_LEAVE;
}

static const struct
{
  const char *id;
  const char *words;
} steps[] = {
  [RB_STEP_NONE] = { "none", N_ ("Stays") },    [RB_STEP_ENTER] = { "enter", N_ ("Enters") },
  [RB_STEP_UP] = { "up", N_ ("Moves up to") },  [RB_STEP_DOWN] = { "down", N_ ("Moves down to") },
  [RB_STEP_LEAVE] = { "leave", N_ ("Leaves") },
};

const char *
rb_stage_step_id (RbStageStep step)
{
  return steps[step].id;
}

const char *
rb_stage_step_words (RbStageStep step)
{
  return _ (steps[step].words);
}
