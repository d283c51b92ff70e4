/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a few answers to a school file: calendar with bank holidays, policy from a preset with the
 * school's own clock. */
#include "school/rb-new-school-plan.h"

#include <string.h>

#include "domain/rb-policy.h"
#include "rb-data.h"
#include "school/rb-open.h"

#define MOST_BANK_HOLIDAYS 16
#define N_TERMS 3

/* The first Monday on or after a day. */
static RbDate
monday_from (RbDate date)
{
  return rb_date_monday (date + 6);
}

/* The Friday of the week that holds the day. */
static RbDate
friday_of (RbDate date)
{
  return rb_date_monday (date) + 4;
}

/* The first bank holiday whose name begins so, in [from, to]; RB_DATE_NONE for none. */
static RbDate
bank_holiday (const char *name, RbDate from, RbDate to)
{
  RbBankHoliday found[MOST_BANK_HOLIDAYS];
  guint n = rb_bank_holidays (from, to, found, G_N_ELEMENTS (found));

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (found[i].name, name))
      return found[i].date;
  return RB_DATE_NONE;
}

void
rb_propose_term_dates (int year, RbTermDates terms[3])
{
  RbDate good_friday =
      bank_holiday ("Good Friday", rb_date_new (year + 1, 3, 1), rb_date_new (year + 1, 5, 1));
  RbDate spring_bank =
      bank_holiday ("Spring bank", rb_date_new (year + 1, 5, 20), rb_date_new (year + 1, 6, 10));
  RbDate autumn_half = monday_from (rb_date_new (year, 10, 24));
  RbDate spring_half = monday_from (rb_date_new (year + 1, 2, 12));

  if (good_friday == RB_DATE_NONE)
    good_friday = rb_date_new (year + 1, 4, 10);
  if (spring_bank == RB_DATE_NONE)
    spring_bank = monday_from (rb_date_new (year + 1, 5, 25));
  terms[0] = (RbTermDates){ "Autumn term", monday_from (rb_date_new (year, 9, 1)), autumn_half,
                            autumn_half + 4, friday_of (rb_date_new (year, 12, 18)) };
  terms[1] = (RbTermDates){ "Spring term", monday_from (rb_date_new (year + 1, 1, 4)), spring_half,
                            spring_half + 4, friday_of (good_friday - 7) };
  terms[2] = (RbTermDates){ "Summer term", rb_date_monday (good_friday + 10),
                            rb_date_monday (spring_bank), rb_date_monday (spring_bank) + 4,
                            friday_of (rb_date_new (year + 1, 7, 21)) - 3 };
}

static void
add_event (GArray *events, RbEventKind kind, const char *name, RbDate from, RbDate to)
{
  RbCalendarEvent event = { kind, (char *) name, from, to };

  g_array_append_val (events, event);
}

GArray *
rb_term_dates_events (const RbTermDates terms[3])
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));

  for (guint t = 0; t < N_TERMS; t++)
    {
      const RbTermDates *term = &terms[t];
      RbBankHoliday found[MOST_BANK_HOLIDAYS];
      guint n = rb_bank_holidays (term->first, term->last, found, G_N_ELEMENTS (found));

      add_event (events, RB_EVENT_TERM, term->name, term->first, term->last);
      if (term->half_to >= term->half_from)
        add_event (events, RB_EVENT_HALF_TERM, "Half term", term->half_from, term->half_to);
      for (guint i = 0; i < n; i++)
        if (found[i].date < term->half_from || found[i].date > term->half_to)
          add_event (events, RB_EVENT_BANK_HOLIDAY, found[i].name, found[i].date, found[i].date);
    }
  return events;
}

char *
rb_term_dates_problem (int year, const RbTermDates terms[3])
{
  g_autoptr (GArray) events = rb_term_dates_events (terms);
  g_autoptr (RbCalendar) calendar = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (guint t = 0; t < N_TERMS; t++)
    {
      const RbTermDates *term = &terms[t];

      if (rb_academic_year_of (term->first) != year || rb_academic_year_of (term->last) != year)
        return g_strdup_printf ("The days of the %s are not in this academic year.", term->name);
      if (term->last < term->first)
        return g_strdup_printf ("The %s ends before it begins.", term->name);
      if (term->half_to < term->half_from)
        return g_strdup_printf ("The half-term holiday of the %s ends before it begins.",
                                term->name);
    }
  calendar = rb_calendar_new (year, (const RbCalendarEvent *) (gpointer) events->data, events->len);
  problems = rb_calendar_problems (calendar);
  for (guint i = 0; i < problems->len; i++)
    if (!strstr (problems->pdata[i],
                 "schools meet for at least")) /* said on the School page, never in the way */
      return g_strdup (problems->pdata[i]);
  return NULL;
}

/* The preset with the plan's clock; NULL with a sentence. */
static RbPolicy *
make_policy (const RbNewSchoolPlan *plan, char **problem)
{
  static const char *const groups[2] = { "clock am", "clock pm" };
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_strdup_printf ("policies/%s.ini", plan->preset);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  RbPolicy *policy;
  char iso[11];

  g_key_file_load_from_data (file, rb_data_find (path, NULL), (gsize) -1, G_KEY_FILE_NONE, NULL);
  for (int half = RB_AM; half <= RB_PM; half++)
    {
      g_key_file_set_string (file, groups[half], "start", plan->starts[half]);
      g_key_file_set_string (file, groups[half], "late-from", plan->late_from[half]);
      g_key_file_set_string (file, groups[half], "closes", plan->closes[half]);
    }
  g_key_file_set_string (file, "policy", "valid-from",
                         rb_date_iso (rb_academic_year_first (plan->year), iso));
  text = g_key_file_to_data (file, NULL, NULL);
  policy = rb_policy_from_text (text, problems);
  if (problems->len > 0)
    {
      *problem = g_strdup (problems->pdata[0]);
      g_clear_pointer (&policy, rb_policy_unref);
    }
  return policy;
}

char *
rb_new_school_policy_problem (const RbNewSchoolPlan *plan)
{
  char *problem = NULL;
  RbPolicy *policy = make_policy (plan, &problem);

  g_clear_pointer (&policy, rb_policy_unref);
  return problem;
}

static void
replace (char **where, const char *text)
{
  g_free (*where);
  *where = g_strstrip (g_strdup (text));
}

static RbSchoolDetails *
make_details (const RbNewSchoolPlan *plan)
{
  RbSchoolDetails *details = rb_school_details_new (plan->name);
  g_auto (GStrv) lines = g_strsplit (plan->address, ",", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  g_strstrip (details->name);
  replace (&details->phase, plan->phase);
  replace (&details->phone, plan->phone);
  replace (&details->headteacher, plan->headteacher);
  g_free (details->address);
  details->address = g_strjoinv ("\n", lines);
  return details;
}

gboolean
rb_new_school_create (const char *path, const RbNewSchoolPlan *plan, GError **error)
{
  g_autofree char *problem = NULL;
  g_autoptr (GArray) events = rb_term_dates_events (plan->terms);
  g_autoptr (GPtrArray) staff = g_ptr_array_new ();
  RbStaff first = { .name = (char *) plan->staff,
                    .position = (char *) plan->position,
                    .role = (char *) "",
                    .classes = (char *) "" };
  RbNewSchool school = { .policy = make_policy (plan, &problem), .events = events, .staff = staff };
  g_autoptr (RbStore) store = NULL;

  if (school.policy == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, problem);
      return FALSE;
    }
  if (*plan->staff != '\0')
    g_ptr_array_add (staff, &first);
  school.details = make_details (plan);
  store = rb_open_create (path, &school, error);
  rb_school_details_free (school.details);
  rb_policy_unref (school.policy);
  if (store != NULL)
    rb_store_close (store);
  return store != NULL;
}
