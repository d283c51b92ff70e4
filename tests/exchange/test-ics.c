/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of an ICS calendar: repeated, left out, moved, whole, and in other time zones. */
#include "exchange/rb-terms.h"

#include "rb-test.h"

#include <string.h>

#define EVENT(more, summary) "BEGIN:VEVENT\r\n" more "SUMMARY:" summary "\r\nEND:VEVENT\r\n"
#define DAYS(start, end) "DTSTART;VALUE=DATE:" start "\r\nDTEND;VALUE=DATE:" end "\r\n"
#define AUTUMN EVENT ("UID:t\r\n" DAYS ("20250901", "20251220"), "Autumn term")

/* Every event after the autumn term, as days; and the reason of what was refused. */
static void
assert_calendar (const char *events, const char *expected)
{
  g_autofree char *text =
      g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n%sEND:VCALENDAR\r\n", events);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbTerms) terms = rb_ics_read (text, strlen (text), "t.ics", &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint y = 0; y < terms->years->len; y++)
    {
      const RbTermYear *year = terms->years->pdata[y];

      for (guint i = 0; i < year->events->len; i++)
        {
          const RbCalendarEvent *event = &g_array_index (year->events, RbCalendarEvent, i);
          char from[11], to[11];

          if (event->kind != RB_EVENT_TERM)
            g_string_append_printf (found, "%s%s..%s", found->len ? " " : "",
                                    rb_date_iso (event->from, from), rb_date_iso (event->to, to));
        }
    }
  for (guint i = 0; i < terms->problems->len; i++)
    g_string_append_printf (found, "%s! %.16s", found->len ? " " : "",
                            ((const RbTermProblem *) terms->problems->pdata[i])->reason);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_calendar_repeats (void)
{
  static const struct
  {
    const char *events;
    const char *days;
  } cases[] = {
    { AUTUMN EVENT (DAYS ("20250905", "20250906") "RRULE:FREQ=WEEKLY;COUNT=3\r\n", "PM only"),
      "2025-09-05..2025-09-05 2025-09-12..2025-09-12 2025-09-19..2025-09-19" },
    { AUTUMN EVENT (DAYS ("20250905",
                          "20250906") "RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE;VALUE=DATE:20250912\r\n",
                    "PM only"),
      "2025-09-05..2025-09-05 2025-09-19..2025-09-19" },
    { AUTUMN EVENT (DAYS ("20251027", "20251028") "RRULE:FREQ=DAILY;UNTIL=20251031\r\n",
                    "Half term"),
      "2025-10-27..2025-10-31" },
    /* Every year since 1995: only the year that the file speaks of. */
    { AUTUMN EVENT (DAYS ("19951225", "19951227") "RRULE:FREQ=YEARLY\r\n", "Bank holiday"),
      "2025-12-25..2025-12-26" },
    /* Alone in a file, for ever: the academic year in which it begins. */
    { EVENT (DAYS ("20260703", "20260704") "RRULE:FREQ=WEEKLY\r\n", "AM only"),
      "2026-07-03..2026-07-03 2026-07-10..2026-07-10 2026-07-17..2026-07-17 "
      "2026-07-24..2026-07-24 2026-07-31..2026-07-31" },
    { AUTUMN EVENT ("UID:m\r\n" DAYS ("20250905", "20250906") "RRULE:FREQ=WEEKLY;COUNT=2\r\n",
                    "INSET")
          EVENT ("UID:m\r\nRECURRENCE-ID;VALUE=DATE:20250912\r\n" DAYS ("20250915", "20250916"),
                 "INSET"),
      "2025-09-15..2025-09-15 2025-09-05..2025-09-05" },
    { AUTUMN EVENT (DAYS ("20250905", "20250906") "RDATE;VALUE=DATE:20251003\r\n", "INSET"),
      "2025-09-05..2025-09-05 2025-10-03..2025-10-03" },
    { AUTUMN EVENT (DAYS ("20250905", "20250906") "STATUS:CANCELLED\r\n", "INSET"), "" },
    { AUTUMN EVENT (DAYS ("20250905", "20250906") "RRULE:FREQ=SECONDLY\r\n", "INSET"),
      "! Rollbook cannot " },
    /* Whole days end before DTEND; none, or its own day, is one day. */
    { EVENT (DAYS ("20251027", "20251101"), "Half term"), "2025-10-27..2025-10-31" },
    { EVENT ("DTSTART;VALUE=DATE:20251027\r\n", "INSET"), "2025-10-27..2025-10-27" },
    { EVENT (DAYS ("20251027", "20251027"), "INSET"), "2025-10-27..2025-10-27" },
    { EVENT ("DTSTART;VALUE=DATE:20251027\r\nDURATION:P5D\r\n", "Half term"),
      "2025-10-27..2025-10-31" },
    /* 23:00 in Greenwich is the next day of British Summer Time, and the same day in winter. */
    { EVENT ("DTSTART:20250904T230000Z\r\nDTEND:20250905T230000Z\r\n", "INSET"),
      "2025-09-05..2025-09-05" },
    { EVENT ("DTSTART:20251204T230000Z\r\nDTEND:20251204T233000Z\r\n", "INSET"),
      "2025-12-04..2025-12-04" },
    { EVENT ("DTSTART;TZID=America/New_York:20251204T210000\r\n", "INSET"),
      "2025-12-05..2025-12-05" },
    { EVENT ("DTSTART:20250904T230000\r\nDTEND:20250904T233000\r\n", "INSET"),
      "2025-09-04..2025-09-04" },
    { AUTUMN EVENT ("DTSTART:20250904T230000Z\r\nDTEND:20250905T230000Z\r\n"
                    "RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE:20250911T230000Z\r\n",
                    "INSET"),
      "2025-09-05..2025-09-05 2025-09-19..2025-09-19" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_calendar (cases[i].events, cases[i].days);
}

/* A file of few lines that would be read for minutes. */
static void
test_calendar_never (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" AUTUMN);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < 300; i++)
    g_string_append (text, EVENT ("DTSTART;VALUE=DATE:19951225\r\n"
                                  "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n",
                                  "Bank holiday"));
  g_string_append (text, "END:VCALENDAR\r\n");
  g_autoptr (RbTerms) terms = rb_ics_read (text->str, text->len, "t.ics", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (terms->problems->len, >, 100);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ics/a calendar's repeated, whole and foreign days are the days they are here",
                   test_calendar_repeats);
  g_test_add_func ("/ics/days that never come are not waited for", test_calendar_never);
  return g_test_run ();
}
