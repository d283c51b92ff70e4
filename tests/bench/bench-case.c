/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a case file asks, in a school of 3,000 pupils of whom every red one has a file, and one
 * child has ten years of entries: each question beside one look at every record of the office's
 * book, which none can do without. A table, no assertion. */
#include "analysis/rb-case-events.h"
#include "analysis/rb-diary.h"
#include "analysis/rb-stages.h"
#include "analysis/rb-timeline.h"
#include "documents/rb-case-sheet.h"
#include "domain/rb-case-records.h"
#include "school/rb-sample.h"

#define TURNS 21
#define ENTRIES 3000

typedef struct
{
  RbSchool *school;
  RbMoment now;
  guint row; /* of the child with many entries */
} Asked;

typedef guint (*Question) (const Asked *asked);

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* The baseline. */
static guint
look (const Asked *asked)
{
  guint n = 0;

  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    for (guint i = 0; i < rb_office_n (asked->school->office, kind); i++)
      n += rb_record_pupil (rb_office_nth (asked->school->office, kind, i)) != 0;
  return n;
}

static guint
timeline (const Asked *asked)
{
  g_autoptr (GPtrArray) entries =
      rb_timeline_new (asked->school, asked->row, asked->now, RB_TIMELINE_ALL, NULL);

  return entries->len;
}

static guint
search (const Asked *asked)
{
  g_autoptr (GPtrArray) entries =
      rb_timeline_new (asked->school, asked->row, asked->now, RB_TIMELINE_ALL, "lantern");

  return entries->len;
}

static guint
events (const Asked *asked)
{
  g_autoptr (GPtrArray) list =
      rb_case_events_new (asked->school, asked->row, rb_academic_year_of (asked->now.date), 8);

  return list->len;
}

static guint
diary_of_one (const Asked *asked)
{
  gint64 id = rb_roster_pupil (asked->school->roster, asked->row)->id;
  g_autoptr (GPtrArray) lines = rb_diary_new (asked->school, asked->now, G_MAXINT, id);

  return lines->len;
}

static guint
diary (const Asked *asked)
{
  g_autoptr (GPtrArray) lines = rb_diary_new (asked->school, asked->now, asked->now.date + 28, 0);

  return lines->len;
}

static guint
diary_today (const Asked *asked)
{
  g_autoptr (GPtrArray) lines = rb_diary_new (asked->school, asked->now, asked->now.date, 0);

  return lines->len;
}

static guint
board (const Asked *asked)
{
  g_autoptr (GPtrArray) list = rb_stage_board (asked->school, asked->now, NULL);

  return list->len;
}

static guint
moves (const Asked *asked)
{
  g_autoptr (GPtrArray) list = rb_stage_moves (asked->school, asked->now, 0);

  return list->len;
}

static guint
paper (const Asked *asked)
{
  RbPeriod period = rb_period (rb_date_new (2015, 9, 1), asked->now.date);
  g_autoptr (RbDocument) sheet =
      rb_case_sheet_new (asked->school, asked->now, period, asked->row, NULL);

  return rb_document_n_pages (sheet);
}

static void
line (const char *name, Question question, const Asked *asked, double base)
{
  gint64 times[TURNS];
  volatile guint sink = 0;
  double took;

  for (int i = 0; i < TURNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      sink = question (asked);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, TURNS, sizeof *times, compare);
  took = (double) times[TURNS / 2] / 1000;
  g_print ("%-34s %8.2f ms, slowest %8.2f   %6.2f x the look   (%u)\n", name, took,
           (double) times[TURNS - 1] / 1000, took / MAX (base, 0.001), sink);
}

/* The school with ten years of notes on one child. (transfer full) */
static RbSchool *
with_entries (RbSchool *school, guint row)
{
  gint64 id = rb_roster_pupil (school->roster, row)->id;
  RbOffice *office = rb_office_ref (school->office);
  RbSchool *next;

  for (int i = 0; i < ENTRIES; i++)
    {
      RbNote *note = rb_record_new (RB_RECORD_NOTE);
      RbOffice *more;

      note->base.id = rb_office_next_id (office, RB_RECORD_NOTE);
      note->pupil_id = id;
      rb_record_set (&note->kind, i % 3 ? "call" : "note");
      note->day = rb_date_new (2016, 3, 20) + i;
      note->minute = 9 * 60;
      rb_record_set (&note->with_whom, "Mrs Amy Moore");
      rb_record_set (&note->note, i % 100 ? "Rang about the absence; back tomorrow." : "Lantern");
      more = rb_office_with (office, NULL, &note->base);
      rb_record_unref (note);
      rb_office_unref (office);
      office = more;
    }
  next = rb_school_with_office (school, office);
  return next;
}

int
main (void)
{
  RbSampleSpec spec = {
    .pupils = 3000, .years = 1, .seed = 1, .now = { rb_date_new (2026, 3, 20), 9 * 60 + 24 }
  };
  g_autoptr (RbSchool) sample = rb_sample_school (&spec);
  g_autoptr (RbSchool) school = with_entries (sample, 0);
  Asked asked = { .school = school, .now = spec.now };
  gint64 start = g_get_monotonic_time ();
  double base;

  for (int i = 0; i < TURNS; i++)
    look (&asked);
  base = (double) (g_get_monotonic_time () - start) / 1000 / TURNS;
  g_print ("%u pupils; a look at all %u records with a pupil: %.2f ms\n",
           rb_roster_n (school->roster), look (&asked), base);
  line ("timeline, 3,000 entries", timeline, &asked, base);
  line ("timeline, searched", search, &asked, base);
  line ("events of the ribbon", events, &asked, base);
  line ("diary of one child", diary_of_one, &asked, base);
  line ("diary of the school, until today", diary_today, &asked, base);
  line ("diary of the school, four weeks", diary, &asked, base);
  line ("board of stages", board, &asked, base);
  line ("moves proposed between stages", moves, &asked, base);
  line ("case file on paper", paper, &asked, base);
  return 0;
}
