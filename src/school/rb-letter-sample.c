/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes up what a letter needs, in a copy of the school. */
#include "school/rb-letter-sample.h"

#include "analysis/rb-query.h"
#include "school/rb-leave-letters.h"
#include "school/rb-leave.h"
#include "school/rb-letter-run.h"
#include "school/rb-plans-private.h"

#include <string.h>

#define DAYS 3

static int
somebody (const RbSchool *school, RbDate day)
{
  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    if (rb_pupil_on_roll (rb_roster_pupil (school->roster, row), day))
      return (int) row;
  return -1;
}

/* A school day after `day`, else the first of the newest year. */
static RbDate
school_day (const RbSchool *school, RbDate day)
{
  RbDate next = rb_session_after (school, (RbSession){ day, RB_PM }).date;

  for (guint i = 0; next == RB_DATE_NONE && i < school->years->len; i++)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (school->years->pdata[i]);

      if (rb_calendar_n_sessions (calendar) > 0)
        next = rb_calendar_session (calendar, 0).date;
    }
  return next;
}

static RbDocument *
no_school_day (GError **error)
{
  rb_plans_refuse (error, g_strdup ("There is no child and no school day yet to show a letter "
                                    "about. Import the pupils and add the terms first."));
  return NULL;
}

static RbDocument *
sample_of_leave (
    RbSchool *school, gboolean granted, RbMoment now, const GPtrArray *templates, GError **error)
{
  RbDate from = school_day (school, now.date), to = from;
  int row = from == RB_DATE_NONE ? -1 : somebody (school, from);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  RbDeed deed = { *school->details->headteacher ? school->details->headteacher : "The headteacher",
                  "Headteacher", 0, now };
  RbLeaveRequest request = { .rows = rows,
                             .received_on = now.date,
                             .asked_by = "",
                             .ground = RB_LEAVE_EXCEPTIONAL,
                             .from = { from, RB_AM },
                             .evidence = "",
                             .reason = "sample" };
  RbLeaveVerdict verdicts[DAYS];
  RbLeaveDecision decision = { verdicts, 0, "Why it was decided so stands here.", deed.who,
                               deed.position };
  gint64 id = rb_office_next_id (school->office, RB_RECORD_LEAVE);
  g_autoptr (RbChange) asked = NULL, decided = NULL;
  g_autoptr (RbSchool) open = NULL, done = NULL;
  g_autoptr (GPtrArray) days = NULL;

  if (row < 0)
    return no_school_day (error);
  g_array_append_val (rows, row);
  for (guint i = 1; i < DAYS && to != RB_DATE_NONE; i++)
    to = rb_session_after (school, (RbSession){ to, RB_PM }).date;
  request.to = (RbSession){ to == RB_DATE_NONE ? from : to, RB_PM };
  asked = rb_leave_request (school, &request, &deed, error);
  if (asked == NULL)
    return NULL;
  open = rb_school_apply (school, asked);
  days = rb_leave_days (open->office, id);
  for (guint i = 0; i < MIN (days->len, DAYS); i++)
    verdicts[decision.n++] = (RbLeaveVerdict){ ((const RbLeaveDay *) days->pdata[i])->base.id,
                                               granted && (i == 0 || i + 1 < days->len), NULL };
  decided = rb_leave_decide (open, rb_office_find (open->office, RB_RECORD_LEAVE, id), &decision,
                             &deed, error);
  if (decided == NULL)
    return NULL;
  done = rb_school_apply (open, decided);
  return rb_leave_letters (done, rb_office_find (done->office, RB_RECORD_LEAVE, id), now, templates,
                           error);
}

static RbDocument *
sample_of_warning (RbSchool *school, RbMoment now, const GPtrArray *templates, GError **error)
{
  RbDate from = school_day (school, now.date);
  int row = from == RB_DATE_NONE ? -1 : somebody (school, from);

  if (row < 0)
    return no_school_day (error);
  return rb_warning_letters (school, (guint) row, from, now, templates, error);
}

/* Of somebody who took such leave, else of anybody. */
static RbDocument *
sample_of_unauthorised (RbSchool *school, RbMoment now, const GPtrArray *templates, GError **error)
{
  int row = somebody (school, now.date);
  const RbMarkMatrix *matrix = rb_school_year_of (school, now.date);

  for (guint i = 0; matrix && i < rb_roster_n (school->roster); i++)
    for (guint c = 0; c < rb_school_begun (school, matrix, now); c++)
      if (strcmp (rb_code_book_text (school->codes, rb_mark_matrix_get (matrix, i, c)), "G") == 0)
        return rb_unauthorised_letter (school, i, now, templates, error);
  return row < 0 ? no_school_day (error)
                 : rb_unauthorised_letter (school, (guint) row, now, templates, error);
}

static RbDocument *
sample_of_run (
    RbLetterKind kind, RbSchool *school, RbMoment now, const GPtrArray *templates, GError **error)
{
  g_autoptr (RbQuery) query = rb_query_new (school, now);
  g_autoptr (RbLetterRun) run = NULL;
  RbPeriod before, after;
  guint index = 0;

  if (!rb_letter_run_periods (school, now, &before, &after))
    {
      rb_plans_refuse (error, g_strdup ("There are no two terms to compare yet."));
      return NULL;
    }
  run = rb_letter_run_movement (query, before, after);
  while (index < run->proposals->len
         && ((const RbProposal *) run->proposals->pdata[index])->letter != kind)
    index++;
  if (run->proposals->len == 0)
    return no_school_day (error);
  return rb_letter_run_document_of (run, index < run->proposals->len ? index : 0, kind, school, now,
                                    templates, error);
}

RbDocument *
rb_letter_sample (
    const char *id, RbSchool *school, RbMoment now, const GPtrArray *templates, GError **error)
{
  RbLetterKind kind;

  if (rb_letter_kind_parse (id, &kind))
    return sample_of_run (kind, school, now, templates, error);
  if (strcmp (id, "absence-warning") == 0)
    return sample_of_warning (school, now, templates, error);
  if (strcmp (id, "unauthorised-leave") == 0)
    return sample_of_unauthorised (school, now, templates, error);
  return sample_of_leave (school, strcmp (id, "leave-decision") == 0, now, templates, error);
}
