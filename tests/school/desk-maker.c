/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small schools with a late desk, on Monday 16 March 2026. Holds no test itself. */
#include "desk-maker.h"

#include "school/rb-clock.h"

/* Pupils with these marks of Monday and Tuesday, under a preset. */
RbSchool *
desk_school (const char *preset, const char *const *rows, const char *line)
{
  const char *lines[] = { "term,Spring,2026-03-16,2026-04-03", line, NULL };
  RbCalendar *calendar = test_calendar (lines);
  g_autoptr (RbSchool) plain = test_school (calendar, rows, NULL);
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);

  g_ptr_array_add (policies, test_policy (preset));
  rb_calendar_unref (calendar);
  return rb_school_with_policies (plain, rb_policy_book_new (policies));
}

RbSchool *
one_pupil (const char *preset, const char *marks)
{
  const char *rows[] = { marks, NULL };

  return desk_school (preset, rows, NULL);
}

int
minute (const char *time)
{
  int minutes;

  g_assert_true (rb_time_parse (time, &minutes));
  return minutes;
}

RbDeskEntry
entry_at (RbDirection direction, const char *time, RbDeskCause cause)
{
  return (RbDeskEntry){ .pupil_id = 1,
                        .at = { d (MONDAY), minute (time) },
                        .direction = direction,
                        .cause = cause,
                        .reason = cause == RB_DESK_MEDICAL ? "Doctor"
                                  : cause == RB_DESK_ILL   ? "Ill"
                                                           : "Traffic",
                        .back_by = -1 };
}

gint64
seconds (const char *time)
{
  return rb_clock_seconds_of ((RbMoment){ d (MONDAY), minute (time) });
}

/* Takes the school, gives the next one. */
RbSchool *
done (RbSchool *school, const RbDeskEntry *entry)
{
  g_autoptr (RbSchool) before = school;
  g_autoptr (RbChange) change =
      rb_desk_change (school, entry, RB_SOURCE_GRID, WHO, rb_clock_seconds_of (entry->at));

  g_assert_nonnull (change);
  return rb_school_apply (before, change);
}

const char *
mark_in (const RbSchool *school, guint row, RbHalf half)
{
  return rb_code_book_text (school->codes, rb_school_mark (school, row, d (MONDAY), half));
}

void
assert_marks (const RbSchool *school, const char *am, const char *pm)
{
  g_assert_cmpstr (mark_in (school, 0, RB_AM), ==, am);
  g_assert_cmpstr (mark_in (school, 0, RB_PM), ==, pm);
}

void
assert_refused (const RbSchool *school, const RbDeskEntry *entry, const char *part)
{
  g_autoptr (RbDeskAnswer) answer = rb_desk_answer (school, entry);

  g_assert_cmpint (answer->verdict, ==, RB_DESK_REFUSED);
  g_assert_nonnull (strstr (answer->sentence, part));
  g_assert_null (rb_desk_change (school, entry, RB_SOURCE_GRID, WHO, 0));
}
