/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the Today page. */
#include "app/today/rb-today.h"

#include <glib/gi18n.h>

char *
rb_today_title (const RbToday *today)
{
  char *full = rb_date_format (today->date, RB_DATE_FULL);
  char *space = strrchr (full, ' ');

  if (space)
    *space = '\0';
  return full;
}

static char *
week_words (const RbToday *today)
{
  const RbMarkMatrix *matrix = rb_school_year_of (today->school, today->date);
  const RbCalendar *calendar;
  guint first, end;

  if (!matrix || !today->has_school)
    return g_strdup ("");
  calendar = rb_mark_matrix_calendar (matrix);
  rb_calendar_range (calendar, today->date, today->date, &first, &end);
  return g_strdup_printf (
      _ ("Week %u, "), rb_calendar_week (calendar, rb_calendar_week_of (calendar, first))->number);
}

char *
rb_today_subtitle (const RbToday *today)
{
  g_autofree char *week = week_words (today);
  g_autofree char *time = rb_time_format (MIN (today->now.minutes, 24 * 60 - 1));
  g_autoptr (GString) text = g_string_new (week);
  RbSession last;

  g_string_append_printf (text, "%s.", time);
  if (rb_school_data_to (today->school, today->now, &last))
    {
      g_autofree char *day = rb_date_format (last.date, RB_DATE_WEEKDAY);

      g_string_append_printf (text, _ (" Marks to %s %s"), day, rb_half_name (last.half));
    }
  if (today->school->details->imported_at > 0)
    {
      RbMoment at = rb_moment_of_seconds (today->school->details->imported_at);
      g_autofree char *when = rb_time_format (at.minutes);
      g_autofree char *day = rb_date_format (at.date, RB_DATE_WEEKDAY);

      if (at.date == today->date)
        g_string_append_printf (text, _ (", imported %s"), when);
      else
        g_string_append_printf (text, _ (", imported %s %s"), day, when);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
rb_today_line_words (const RbToday *today, const RbDayLine *line)
{
  static const char *const words[RB_N_DAY_LINES] = {
    [RB_DAY_DOORS] = N_ ("Doors open"),
    [RB_DAY_OPEN] = N_ ("Registers open"),
    [RB_DAY_REGISTERS_AM] = N_ ("Registers saved"),
    [RB_DAY_FIGURES] = N_ ("Figures to the head"),
    [RB_DAY_CALLS] = N_ ("First-day calls made"),
    [RB_DAY_LATE_DESK] = N_ ("Late gate closes, L turns U"),
    [RB_DAY_SAFEGUARDING] = N_ ("Safeguarding action"),
    [RB_DAY_SECOND] = N_ ("Second calls and texts"),
    [RB_DAY_VISITS] = N_ ("Home visit decisions"),
    [RB_DAY_OPEN_PM] = N_ ("Afternoon registers"),
    [RB_DAY_REGISTERS_PM] = N_ ("Afternoon saved"),
    [RB_DAY_COMPLETE] = N_ ("All registers complete"),
    [RB_DAY_REFUSALS] = N_ ("Refused leave: families rung"),
    [RB_DAY_LISTS] = N_ ("Texts: late, expected back"),
    [RB_DAY_END] = N_ ("The day is closed"),
  };

  return g_strdup (_ (words[line->id]));
}

char *
rb_today_line_detail (const RbToday *today, const RbDayLine *line)
{
  int wait = line->at - today->now.minutes;

  if (line->tick)
    {
      RbMoment at = rb_moment_of_seconds (line->tick->done_at);
      g_autofree char *time = rb_time_format (at.minutes);
      const char *space = strchr (line->tick->who, ' ');
      g_autofree char *first = g_strndup (line->tick->who, space ? (gsize) (space - line->tick->who)
                                                                 : strlen (line->tick->who));

      return g_strdup_printf ("%s %s", first, time);
    }
  switch (line->id)
    {
    case RB_DAY_REGISTERS_AM:
    case RB_DAY_REGISTERS_PM:
    case RB_DAY_COMPLETE:
      if (line->state != RB_LINE_DONE && line->done > 0)
        return g_strdup_printf (_ ("%u of %u in"), line->done, line->of);
      break;
    case RB_DAY_CALLS:
    case RB_DAY_REFUSALS:
      if (line->of > 0)
        return g_strdup_printf (_ ("%u of %u done"), line->done, line->of);
      break;
    case RB_DAY_LATE_DESK:
      if (wait > 0 && wait <= 30)
        return g_strdup_printf (_ ("in %d min"), wait);
      break;
    default:
      if (line->of > 0 && line->state != RB_LINE_DONE)
        return g_strdup_printf ("%u", line->of);
    }
  return g_strdup ("");
}

const char *
rb_today_outcome_word (const char *outcome)
{
  static const struct
  {
    const char *id;
    const char *word;
  } words[] = { { "ill", N_ ("Ill") },
                { "appointment", N_ ("Appointment") },
                { "holiday", N_ ("Holiday") },
                { "other", N_ ("No good reason") },
                { "authorised", N_ ("Authorised") },
                { "coming-in", N_ ("On the way") },
                { "no-answer", N_ ("No answer") },
                { "voicemail", N_ ("Voicemail left") },
                { "texted", N_ ("Text sent") },
                { "visit", N_ ("Home visit") },
                { "unexplained", N_ ("Still no reason") },
                { "talk", N_ ("Spoken to") } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].id, outcome))
      return _ (words[i].word);
  return "";
}

char *
rb_today_call_words (const RbToday *today, const RbAway *away)
{
  const char *word = away->outcome ? rb_today_outcome_word (away->outcome->outcome) : NULL;

  if (away->state == RB_AWAY_EXPLAINED && !away->came && away->outcome
      && !away->outcome->confidential && *away->outcome->reason)
    word = away->outcome->reason;
  if (away->came)
    return g_strdup (_ ("Here now"));
  if (!word)
    return g_strdup (_ ("Not yet rung"));
  if (away->last)
    {
      RbMoment at = rb_moment_of_seconds (away->last->made_at);
      g_autofree char *time = rb_time_format (at.minutes);

      return at.date == today->date ? g_strdup_printf ("%s, %s", word, time) : g_strdup (word);
    }
  return g_strdup (word);
}

char *
rb_today_register_words (const RbDayRegister *one)
{
  static const char *const times[] = { "",
                                       N_ ("first time"),
                                       N_ ("second time"),
                                       N_ ("third time"),
                                       N_ ("fourth time"),
                                       N_ ("fifth time") };
  g_autofree char *due = one->due >= 0 ? rb_time_format (one->due) : g_strdup ("");
  g_autofree char *late = NULL;

  if (one->state != RB_REGISTER_OVERDUE)
    return g_strdup_printf (_ ("%s, due %s, %u of %u marked"), rb_half_name (one->session.half),
                            due, one->marked, one->n);
  if (one->late >= 120)
    late = g_strdup_printf (_ ("%s, due %s"), rb_half_name (one->session.half), due);
  else
    late = g_strdup_printf (
        g_dngettext (NULL, "%d minute late", "%d minutes late", (gulong) one->late), one->late);
  if (one->times < G_N_ELEMENTS (times))
    return g_strdup_printf ("%s, %s", late, _ (times[one->times]));
  return g_strdup_printf (_ ("%s, %u times"), late, one->times);
}

char *
rb_today_age_words (const RbNAge *age)
{
  if (age->left == 0)
    return g_strdup (_ ("last day"));
  if (age->left > 0)
    return g_strdup_printf (g_dngettext (NULL, "%d day left", "%d days left", (gulong) age->left),
                            age->left);
  return g_strdup_printf (g_dngettext (NULL, "%d day over", "%d days over", (gulong) -age->left),
                          -age->left);
}

char *
rb_today_age_when (const RbNAge *age)
{
  g_autofree char *day = rb_date_format (age->date, RB_DATE_WEEKDAY);

  if (age->halves == 3)
    return g_strdup_printf (_ ("%s, 2 sessions"), day);
  return g_strdup_printf ("%s %s", day, rb_half_name (age->halves & 1 ? RB_AM : RB_PM));
}
