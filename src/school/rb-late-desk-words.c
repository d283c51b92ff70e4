/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk says to a child and a parent, in plain words: no law, no code without its meaning.
 */
#include "school/rb-late-desk-private.h"

#include <string.h>

static const char *
this_half (const RbDeskPlan *plan)
{
  return plan->half == RB_AM ? "this morning" : "this afternoon";
}

static char *
late_title (const RbDeskPlan *plan)
{
  int minutes = plan->minutes_late;

  if (minutes == 0)
    return g_strdup ("Just late");
  return minutes == 1 ? g_strdup ("1 minute late") : g_strdup_printf ("%d minutes late", minutes);
}

static void
say_early (const RbDeskPlan *plan, RbDeskAnswer *answer)
{
  g_autofree char *start = rb_time_format (plan->halves[plan->half].clock->start);

  if (plan->half == RB_AM || !plan->halves[RB_AM].there)
    {
      answer->title = g_strdup ("In good time");
      answer->sentence = g_strdup_printf (
          "The register begins at %s. Go to your class: your teacher will mark you.", start);
    }
  else
    {
      answer->title = g_strdup ("In time for the afternoon");
      answer->sentence = g_strdup_printf (
          "The morning is over. The register of the afternoon begins at %s.", start);
    }
}

/* What the mark means; `time` is of the register's closing. */
static char *
meaning (const RbDeskPlan *plan, const char *time)
{
  if (strcmp (plan->code, "L") == 0)
    return g_strdup_printf ("Counts as here %s. After %s it counts as absent.", this_half (plan),
                            time);
  if (strcmp (plan->code, "U") == 0)
    return g_strdup_printf ("Counts as absent %s: the register closed at %s.", this_half (plan),
                            time);
  if (strcmp (plan->code, "M") == 0)
    return g_strdup_printf ("Counts as a medical appointment %s.", this_half (plan));
  if (strcmp (plan->code, "I") == 0)
    return g_strdup_printf ("Counts as ill %s.", this_half (plan));
  if (plan->kept)
    return g_strdup_printf ("The mark of %s stays as it is.", this_half (plan));
  return g_strdup_printf ("Counts as here %s.", this_half (plan));
}

static void
say_in (const RbDeskPlan *plan, RbDeskAnswer *answer)
{
  const RbClock *clock = plan->halves[plan->half].clock;
  g_autofree char *closes = rb_time_format (clock->closes);
  g_autofree char *from = rb_time_format (clock->late_from);
  g_autofree char *now = rb_time_format (plan->entry.at.minutes);
  gboolean present = strcmp (plan->code, "/") == 0 || strcmp (plan->code, "\\") == 0;

  if (present && plan->entry.at.minutes < clock->late_from)
    {
      answer->title = g_strdup ("On time");
      answer->sentence =
          g_strdup_printf ("Counts as here %s. From %s it counts as late.", this_half (plan), from);
      return;
    }
  answer->title = plan->kept && strcmp (plan->code, "M") != 0 && strcmp (plan->code, "I") != 0
                      ? g_strdup_printf ("Signed in at %s", now)
                      : late_title (plan);
  answer->sentence = meaning (plan, closes);
}

static void
say_out (const RbDeskPlan *plan, RbDeskAnswer *answer)
{
  answer->title = g_strdup ("Going out");
  if (plan->halves[RB_PM].set && strcmp (plan->code, "I") == 0)
    answer->sentence = g_strdup ("The afternoon will count as ill. Get well soon.");
  else if (plan->halves[RB_PM].set)
    answer->sentence = g_strdup ("The afternoon will count as a medical appointment.");
  else
    answer->sentence = g_strdup ("Please sign in at this desk when you come back.");
}

static void
say_back (const RbDeskPlan *plan, RbDeskAnswer *answer)
{
  if (!plan->kept)
    {
      say_in (plan, answer);
      return;
    }
  answer->title = g_strdup ("Welcome back");
  answer->sentence = g_strdup_printf ("The mark of %s stays as it is.", this_half (plan));
}

static char *
office_words (const RbDeskPlan *plan)
{
  const RbDeskHalf *half = &plan->halves[plan->half];
  const char *was = rb_code_book_text (plan->school->codes, half->was);
  static const char *const quiet[] = { "", "/", "\\", "L", "U", "N", NULL };

  if (!plan->pupil || plan->direction == RB_DIRECTION_OUT)
    return NULL;
  for (guint i = 0; quiet[i]; i++)
    if (strcmp (was, quiet[i]) == 0)
      return NULL;
  if (plan->direction == RB_DIRECTION_BACK && plan->kept)
    return NULL;
  return g_strdup_printf ("%s was expected to be away (%s).", plan->pupil->forename, was);
}

void
rb_desk_words (const RbDeskPlan *plan, RbDeskAnswer *answer)
{
  answer->for_office = office_words (plan);
  if (plan->refused)
    {
      answer->title = g_strdup ("Not signed");
      answer->sentence = g_strdup (plan->refused);
    }
  else if (plan->direction == RB_DIRECTION_OUT)
    say_out (plan, answer);
  else if (plan->early && !plan->kept)
    say_early (plan, answer);
  else if (plan->direction == RB_DIRECTION_BACK)
    say_back (plan, answer);
  else
    say_in (plan, answer);
}
