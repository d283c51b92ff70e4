/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words beside a mark are confidential where any record that speaks of that child and day is: in
 * every list, print and card alike. */
#include "rb-maker.h"

#include "analysis/rb-arrival-listing.h"
#include "analysis/rb-day.h"
#include "analysis/rb-list.h"
#include "domain/rb-confidence.h"

#include <string.h>

#define DAY "2025-09-04"
#define WORDS "Fixed term, for a fight"

/* One child whose mark of Thursday is `code`, with words beside it. */
static RbSchool *
school_with (const char *code)
{
  RbMaker *maker = maker_new ();
  gint64 class_id = maker_class (maker, 2025, "3T", "3");
  RbPupil *pupil = maker_pupil (maker, "Only", "2025-09-01", "");
  g_autofree char *row = joined (many ("/", 6), many (code, 2), many ("/", 2), NULL);
  const char *const rows[] = { row, NULL };
  RbDetail words = { -1, (char *) WORDS, NULL };
  RbSchool *school;

  rb_pupil_add_class (pupil, class_id, d ("2025-09-01"), RB_DATE_NONE);
  maker_year (maker, weeks ("2025-09-01", 1), rows);
  school = maker_school (maker);
  rb_cell_details_set (school->cell_details, 1, (RbSession){ d (DAY), RB_AM }, &words);
  return school;
}

static void
put (RbSchool **school, gpointer record)
{
  RbOffice *office = rb_office_with ((*school)->office, NULL, record);
  RbSchool *next = rb_school_with_office (*school, office);

  rb_school_unref (*school);
  rb_record_unref (record);
  *school = next;
}

/* A record of the child from one day to another. */
static void
put_record (RbSchool **school, RbRecordKind kind, gboolean confidential, RbDate from, RbDate to)
{
  RbRecord *record = rb_record_new (kind);

  record->id = 1;
  if (kind == RB_RECORD_OUTCOME)
    {
      RbOutcome *outcome = (RbOutcome *) record;

      outcome->pupil_id = 1;
      outcome->day = from;
      outcome->confidential = confidential;
    }
  else if (kind == RB_RECORD_LEAVE)
    {
      RbLeaveDay *day = rb_record_new (RB_RECORD_LEAVE_DAY);

      ((RbLeave *) record)->confidential = confidential;
      day->base.id = 1;
      day->leave_id = 1;
      day->pupil_id = 1;
      day->day = from;
      put (school, day);
    }
  else if (kind == RB_RECORD_ABSENCE)
    {
      RbAbsence *absence = (RbAbsence *) record;

      absence->pupil_id = 1;
      absence->first_day = from;
      absence->last_day = to;
      absence->confidential = confidential;
    }
  else
    {
      RbSuspension *suspension = (RbSuspension *) record;

      suspension->pupil_id = 1;
      suspension->first_day = from;
      suspension->last_day = to;
      suspension->confidential = confidential;
    }
  put (school, record);
}

typedef struct
{
  RbRecordKind kind;
  gboolean confidential;
  const char *from, *to;
  gboolean closed;
} Case;

static const Case cases[] = {
  { RB_RECORD_OUTCOME, TRUE, DAY, DAY, TRUE },
  { RB_RECORD_OUTCOME, FALSE, DAY, DAY, FALSE },
  { RB_RECORD_OUTCOME, TRUE, "2025-09-03", "2025-09-03", FALSE },
  { RB_RECORD_ABSENCE, TRUE, "2025-09-02", "2025-09-04", TRUE },
  { RB_RECORD_ABSENCE, FALSE, "2025-09-02", "2025-09-04", FALSE },
  { RB_RECORD_ABSENCE, TRUE, "2025-09-02", "2025-09-03", FALSE },
  { RB_RECORD_LEAVE, TRUE, DAY, DAY, TRUE },
  { RB_RECORD_LEAVE, FALSE, DAY, DAY, FALSE },
  { RB_RECORD_LEAVE, TRUE, "2025-09-05", "2025-09-05", FALSE },
  { RB_RECORD_SUSPENSION, TRUE, "2025-09-04", "2025-09-05", TRUE },
  { RB_RECORD_SUSPENSION, FALSE, "2025-09-04", "2025-09-05", FALSE },
  { RB_RECORD_SUSPENSION, TRUE, "2025-09-05", "2025-09-05", FALSE },
};

static RbSchool *
school_of_case (const Case *one, const char *code)
{
  RbSchool *school = school_with (code);

  g_test_message ("%s, %s, from %s to %s", rb_record_type (one->kind)->name,
                  one->confidential ? "confidential" : "open", one->from, one->to);
  put_record (&school, one->kind, one->confidential, d (one->from), d (one->to));
  return school;
}

static void
lists_of_who_is_away_close_the_words_of_all_four_records (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = school_of_case (&cases[i], "E");
      g_autoptr (GPtrArray) lines = rb_list_make (school, "absent-today", at (DAY));
      const RbListLine *line;

      g_assert_cmpuint (lines->len, ==, 1);
      line = lines->pdata[0];
      g_assert_cmpstr (line->reason, ==, WORDS);
      g_assert_cmpint (line->confidential, ==, cases[i].closed);
    }
}

static void
lists_of_latecomers_do_the_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = school_of_case (&cases[i], "U");
      g_autoptr (GPtrArray) lines = rb_list_make (school, "u-today", at (DAY));
      g_autoptr (RbListing) paper = rb_late_listing (school, at (DAY), d (DAY), FALSE);

      g_assert_cmpuint (lines->len, ==, 2);
      g_assert_cmpint (((const RbListLine *) lines->pdata[0])->confidential, ==, cases[i].closed);
      g_assert_cmpstr (rb_listing_text (paper, 0, 5), ==, cases[i].closed ? "confidential" : WORDS);
    }
}

static void
the_last_reasons_do_the_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = school_of_case (&cases[i], "E");
      RbDayReason reason;

      g_assert_cmpuint (rb_day_last_reasons (school, 0, d ("2025-09-05"), &reason, 1), ==, 1);
      g_assert_cmpstr (reason.reason, ==, WORDS);
      g_assert_cmpint (reason.confidential, ==, cases[i].closed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/confidence/lists of who is away close the words of all four records",
                   lists_of_who_is_away_close_the_words_of_all_four_records);
  g_test_add_func ("/confidence/lists of latecomers do the same", lists_of_latecomers_do_the_same);
  g_test_add_func ("/confidence/the last reasons do the same", the_last_reasons_do_the_same);
  return g_test_run ();
}
