/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the sample school together: particulars, calendars, people, marks. */
#include "school/rb-sample.h"

#include "rb-data.h"
#include "school/rb-clock.h"
#include "school/rb-sample-office.h"
#include "school/rb-sample-private.h"

static RbSchoolDetails *
make_details (const RbSampleSpec *spec)
{
  RbSchoolDetails *details =
      rb_school_details_new (spec->secondary ? "Wrenfield Academy" : "Wrenfield Primary School");
  size_t length = 0;
  const char *crest = rb_data_find ("sample/crest.svg", &length);

  g_free (details->phase);
  details->phase = g_strdup (spec->secondary ? "secondary" : "primary");
  g_free (details->address);
  details->address = g_strdup ("Hollow Lane\nKettlebourne\nQX4 2TN");
  g_free (details->phone);
  details->phone = g_strdup ("01632 960480");
  g_free (details->email);
  details->email = g_strdup ("office@wrenfield.example");
  g_free (details->headteacher);
  details->headteacher = g_strdup ("Dr Miriam Castellano");
  g_free (details->signatory);
  details->signatory = g_strdup ("Mrs Joan Bellamy");
  g_free (details->signatory_position);
  details->signatory_position = g_strdup ("Deputy headteacher, attendance");
  g_free (details->signatory_phone);
  details->signatory_phone = g_strdup ("01632 960483");
  g_free (details->crest);
  details->crest = g_strdup ("image/svg+xml");
  details->crest_bytes = g_bytes_new_static (crest, length);
  details->sample = TRUE;
  details->imported_at =
      rb_clock_seconds_of ((RbMoment){ spec->now.date, MIN (spec->now.minutes, 8 * 60 + 52) });
  return details;
}

/* The academic year whose marks end at now: the one before while this one has not begun. */
static int
year_of (const RbSampleSpec *spec)
{
  int year = rb_academic_year_of (spec->now.date);
  g_autoptr (RbCalendar) calendar = rb_sample_calendar (year);

  return rb_calendar_first (calendar) > spec->now.date ? year - 1 : year;
}

static void
family_clear (gpointer data)
{
  RbSampleFamily *family = data;

  g_free (family->surname);
  g_free (family->mother);
  g_free (family->father);
  g_free (family->address);
}

static void
child_clear (gpointer data)
{
  rb_pupil_unref (((RbSampleChild *) data)->pupil);
}

static void
sample_init (RbSample *sample, const RbSampleSpec *spec)
{
  *sample = (RbSample){ .spec = spec, .year = year_of (spec), .n_years = spec->years };
  sample->n_stages = spec->secondary ? 5 : 7;
  sample->n_sections = MAX ((spec->pupils + sample->n_stages * 15) / (sample->n_stages * 30), 1);
  sample->codes = rb_code_book_new (rb_data_find ("codes/codes.csv", NULL));
  sample->policy = rb_policy_from_text (rb_data_find ("policies/one-page.ini", NULL), NULL);
  sample->groups = rb_sample_names ();
  sample->families = g_array_new (FALSE, FALSE, sizeof (RbSampleFamily));
  g_array_set_clear_func (sample->families, family_clear);
  sample->children = g_array_new (FALSE, FALSE, sizeof (RbSampleChild));
  g_array_set_clear_func (sample->children, child_clear);
  sample->pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  sample->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_class_free);
  sample->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_contact_free);
  sample->staff = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_staff_free);
  sample->calendars = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_calendar_unref);
  for (guint i = 0; i < sample->n_years; i++)
    g_ptr_array_add (sample->calendars,
                     rb_sample_calendar (sample->year - (int) sample->n_years + 1 + (int) i));
}

static void
sample_clear (RbSample *sample)
{
  g_ptr_array_unref (sample->groups);
  g_array_unref (sample->families);
  g_array_unref (sample->children);
  g_ptr_array_unref (sample->calendars);
}

RbSchool *
rb_sample_school (const RbSampleSpec *wanted)
{
  RbSampleSpec spec = *wanted;
  RbSample sample;
  RbRoster *roster;
  GPtrArray *years = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_mark_matrix_unref);
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  GHashTable *details = rb_cell_details_new ();
  g_autoptr (RbSchool) school = NULL;
  RbSchool *whole;

  if (spec.pupils == 0)
    spec.pupils = spec.secondary ? 1200 : 420;
  if (spec.years == 0)
    spec.years = 2;
  sample_init (&sample, &spec);
  rb_sample_make_classes (&sample);
  rb_sample_make_people (&sample);
  roster = rb_roster_new (sample.pupils, sample.classes, sample.contacts, sample.staff);
  for (guint i = 0; i < sample.calendars->len; i++)
    {
      RbCalendar *calendar = sample.calendars->pdata[i];

      g_ptr_array_add (years,
                       rb_mark_matrix_new (calendar, rb_roster_n (roster),
                                           rb_sample_marks (&sample, roster, calendar, details)));
    }
  g_ptr_array_add (policies, sample.policy);
  school = rb_school_new (make_details (&spec), sample.codes, rb_policy_book_new (policies), roster,
                          years, details);
  whole = rb_sample_with_office (&sample, school);
  sample_clear (&sample);
  return whole;
}
