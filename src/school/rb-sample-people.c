/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children of the sample school: who they are, when they are on the roll, in which class, and what
 * is known of them. */
#include "school/rb-sample-private.h"

#include "rb-data.h"

#define N_HOUSES 4

static const char *const houses[N_HOUSES] = { "Heron", "Kestrel", "Swift", "Wren" };

/* A place in a class, waiting for a child. */
typedef struct
{
  int cohort;
  guint section;
} Place;

typedef struct
{
  RbSample *sample;
  RbRandom random;
  GArray *places; /* Place, all of them, taken from the front */
  guint next;
  guint serial;          /* children drawn so far: their ids */
  GHashTable *addresses; /* known families: address -> family index + 1 */
} Maker;

static const char *const habit_ids[RB_N_HABITS] = { "keen",    "usual",   "poorly",
                                                    "late",    "holiday", "friday",
                                                    "chronic", "ill",     "severe" };

static RbDate
first_day (const RbSample *sample, int year)
{
  g_autoptr (RbCalendar) calendar = rb_sample_calendar (year);

  return rb_calendar_first (calendar);
}

static RbCalendar *
calendar_of (const RbSample *sample, int year)
{
  return sample->calendars->pdata[year - (sample->year - (int) sample->n_years + 1)];
}

/* The last day on roll in the ordinary way: of the top year group, once it is past. */
static RbDate
leaving_day (const RbSample *sample, int cohort)
{
  int last = cohort + (int) sample->n_stages - 1;

  if (last > sample->year)
    return RB_DATE_NONE;

  RbDate day = rb_calendar_last (calendar_of (sample, last));

  return day < sample->spec->now.date ? day : RB_DATE_NONE;
}

static char *
upn (guint index, int cohort)
{
  char *text =
      g_strdup_printf ("A899%04u%02d%03u", 2100 + index / 1000, cohort % 100, index % 1000);

  text[0] = rb_upn_check_letter (text);
  return text;
}

static RbDate
birthday (const RbSample *sample, RbRandom *random, int cohort)
{
  int age = sample->spec->secondary ? 11 : 4;

  return rb_date_new (cohort - age - 1, 9, 1) + (RbDate) rb_random_below (random, 365);
}

static RbHabit
draw_habit (RbRandom *random)
{
  /* keen, usual, poorly, late, holiday, friday, chronic: in a thousand */
  static const guint weights[] = { 350, 300, 116, 48, 36, 30, 120 };

  return (RbHabit) rb_random_weighted (random, weights, G_N_ELEMENTS (weights));
}

static void
add_classes (const RbSample *sample, const RbSampleChild *child, RbDate from, RbDate to)
{
  for (guint i = 0; i < sample->n_years; i++)
    {
      int year = sample->year - (int) sample->n_years + 1 + (int) i;
      int stage = year - child->cohort;
      RbDate first = MAX (rb_academic_year_first (year), from);
      RbDate last = rb_academic_year_last (year);

      if (to != RB_DATE_NONE)
        last = MIN (last, to);
      if (stage < 0 || stage >= (int) sample->n_stages || first > last)
        continue;
      rb_pupil_add_class (child->pupil,
                          rb_sample_class_id (sample, year, (guint) stage, child->section), first,
                          last);
    }
}

static void
add_attributes (RbSample *sample, RbSampleChild *child, RbRandom *random, RbDate from)
{
  RbSampleFamily *family = &g_array_index (sample->families, RbSampleFamily, child->family);
  RbPupil *pupil = child->pupil;
  guint risk = child->habit >= RB_HABIT_FRIDAY ? 2 : 1;

  rb_pupil_add_attribute (pupil, "house", houses[child->family % N_HOUSES], from, RB_DATE_NONE);
  rb_pupil_add_attribute (pupil, "ethnicity", family->group->ethnicity, from, RB_DATE_NONE);
  if (family->fsm)
    rb_pupil_add_attribute (pupil, "fsm", "true", from, RB_DATE_NONE);
  if (family->fsm || family->foster || rb_random_chance (random, 35000))
    rb_pupil_add_attribute (pupil, "pp", "true", from, RB_DATE_NONE);
  if (rb_random_chance (random, 38000 * risk))
    rb_pupil_add_attribute (pupil, "sen", "E", from, RB_DATE_NONE);
  else if (rb_random_chance (random, 120000 * risk))
    rb_pupil_add_attribute (pupil, "sen", "K", from + (RbDate) rb_random_below (random, 200),
                            RB_DATE_NONE);
  if (rb_random_below (random, 100) < family->group->eal)
    rb_pupil_add_attribute (pupil, "eal", "true", from, RB_DATE_NONE);
  if (family->foster)
    rb_pupil_add_attribute (pupil, "cla", "true", from, RB_DATE_NONE);
  if (rb_random_chance (random, 11000 * risk))
    rb_pupil_add_attribute (pupil, "young-carer", "true", from, RB_DATE_NONE);
  if (rb_random_chance (random, 30000))
    rb_pupil_add_attribute (pupil, "tag", "School council", from, RB_DATE_NONE);
}

/* Puts a child in a place; `forename` NULL draws a name. `from` NONE: from the beginning. */
static RbSampleChild *
add_child (Maker *maker, Place place, guint family_index, gboolean female, char **known)
{
  RbSample *sample = maker->sample;
  RbRandom random = rb_random (sample->spec->seed, 0xc0ffee00 + maker->serial);
  RbSampleFamily *family = &g_array_index (sample->families, RbSampleFamily, family_index);
  char **list = female ? family->group->girls : family->group->boys;
  const char *entry = list[rb_random_below (&random, g_strv_length (list))];
  RbSampleChild child = { .family = family_index,
                          .cohort = place.cohort,
                          .section = place.section };
  RbPupil *pupil = rb_pupil_new (++maker->serial);
  gboolean legal = rb_random_chance (&random, 550000);

  child.pupil = pupil;
  child.habit = draw_habit (&random);
  child.sport = rb_random_chance (&random, 170000);
  pupil->sex = female ? 'F' : 'M';
  /* A new pupil's names are empty strings. */
  g_free (pupil->surname);
  g_free (pupil->forename);
  g_free (pupil->legal_surname);
  g_free (pupil->legal_forename);
  pupil->surname = known ? g_strdup (known[1]) : rb_name_preferred (family->surname, female);
  pupil->forename = known ? g_strdup (known[2]) : rb_name_preferred (entry, female);
  if (known != NULL && *known[3] != '\0')
    pupil->legal_surname = g_strdup (known[3]);
  else
    pupil->legal_surname =
        legal && !known ? rb_name_legal (family->surname, female) : g_strdup (pupil->surname);
  if (known != NULL && *known[4] != '\0')
    pupil->legal_forename = g_strdup (known[4]);
  else
    pupil->legal_forename =
        legal && !known ? rb_name_legal (entry, female) : g_strdup (pupil->forename);
  pupil->born = birthday (sample, &random, place.cohort);
  pupil->upn = upn (maker->serial, place.cohort);
  pupil->admission_number = g_strdup_printf ("%05u", 4100 + maker->serial);
  for (guint i = 0; known != NULL && i < RB_N_HABITS; i++)
    if (strcmp (known[10], habit_ids[i]) == 0)
      child.habit = (RbHabit) i;
  g_array_append_val (sample->children, child);
  return &g_array_index (sample->children, RbSampleChild, sample->children->len - 1);
}

static void
put_on_roll (RbSample *sample, RbSampleChild *child, RbDate from, RbDate to)
{
  RbRandom random = rb_random (sample->spec->seed, 0xa77000000 + (guint64) child->pupil->id);

  rb_pupil_add_roll (child->pupil, from, to);
  add_classes (sample, child, from, to);
  add_attributes (sample, child, &random, from);
  rb_sample_add_contacts (sample, child);
  g_ptr_array_add (sample->pupils, rb_pupil_ref (child->pupil));
}

/* Now and then a child moves away in mid-year, and another takes the place on the next Monday. */
static gboolean
draw_change (Maker *maker, const Place *place, RbDate *last)
{
  RbSample *sample = maker->sample;

  for (guint i = 0; i < sample->n_years; i++)
    {
      int year = sample->year - (int) i;
      int stage = year - place->cohort;
      RbCalendar *calendar = calendar_of (sample, year);
      guint n_weeks = rb_calendar_n_weeks (calendar);

      if (stage < 0 || stage >= (int) sample->n_stages || !rb_random_chance (&maker->random, 24000))
        continue;
      *last = rb_calendar_week (calendar, 2 + rb_random_below (&maker->random, n_weeks - 6))->monday
              + 4;
      return TRUE;
    }
  return FALSE;
}

/* What is not so yet at `now` is drawn all the same, so that every other child stays who it is. */
static void
place_child (Maker *maker, Place place, guint family)
{
  RbSample *sample = maker->sample;
  RbDate from = first_day (sample, place.cohort), to = leaving_day (sample, place.cohort);
  RbSampleChild *child =
      add_child (maker, place, family, rb_random_chance (&maker->random, 490000), NULL);
  RbDate last = RB_DATE_NONE;
  gboolean changes = draw_change (maker, &place, &last);
  gboolean changed = changes && last + 3 <= sample->spec->now.date;

  put_on_roll (sample, child, from, changed ? last : to);
  if (!changes)
    return;
  family = rb_sample_new_family (sample, &maker->random, NULL);

  gboolean girl = rb_random_chance (&maker->random, 490000);
  gboolean without_upn = rb_random_chance (&maker->random, 120000);

  if (!changed)
    {
      maker->serial++;
      return;
    }
  child = add_child (maker, place, family, girl, NULL);
  if (without_upn)
    g_clear_pointer (&child->pupil->upn, g_free);
  put_on_roll (sample, child, last + 3, to);
}

static guint
known_family (Maker *maker, char **known)
{
  RbSample *sample = maker->sample;
  gpointer found = g_hash_table_lookup (maker->addresses, known[9]);
  guint index;
  RbSampleFamily *family;
  gsize length = strlen (known[8]);

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  index = rb_sample_new_family (sample, &maker->random, rb_sample_group (sample, known[6]));
  family = &g_array_index (sample->families, RbSampleFamily, index);
  g_free (family->surname);
  g_free (family->mother);
  g_free (family->father);
  g_free (family->address);
  family->surname = g_strdup (known[1]);
  family->mother = g_strdup (known[7]);
  family->two_homes = length > 0 && known[8][length - 1] == '*';
  family->father = length > 0 ? g_strndup (known[8], length - family->two_homes) : NULL;
  family->address = g_strdelimit (g_strdup (known[9]), ";", '\n');
  family->private_address = family->foster = strcmp (known[1], "Holloway") == 0;
  family->travels = FALSE;
  g_hash_table_insert (maker->addresses, g_strdup (known[9]), GUINT_TO_POINTER (index + 1));
  return index;
}

/* The children of data/sample/known.txt, taken out of the places. */
static void
place_known (Maker *maker)
{
  RbSample *sample = maker->sample;
  g_auto (GStrv) lines = g_strsplit (rb_data_find ("sample/known.txt", NULL), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) known = g_strsplit (lines[i], "|", -1);
      Place place;
      guint stage, found;

      if (g_strv_length (known) != 11 || *lines[i] == '#')
        continue;
      if (!rb_sample_find_class (sample, known[0], &stage, &place.section))
        continue;
      place.cohort = sample->year - (int) stage;
      for (found = 0; found < maker->places->len; found++)
        {
          const Place *open = &g_array_index (maker->places, Place, found);

          if (open->cohort == place.cohort && open->section == place.section)
            break;
        }
      if (found == maker->places->len)
        continue;
      g_array_remove_index_fast (maker->places, found);

      guint family = known_family (maker, known);
      RbSampleChild *child = add_child (maker, place, family, *known[5] == 'F', known);

      child->performs = strcmp (known[2], "Freya") == 0;
      put_on_roll (sample, child, first_day (sample, place.cohort),
                   leaving_day (sample, place.cohort));
    }
}

/* Every place of every cohort, in an order that the seed decides. */
static GArray *
all_places (RbSample *sample, RbRandom *random)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  int oldest = sample->year - (int) sample->n_years + 2 - (int) sample->n_stages;
  guint pupils = sample->spec->pupils;

  for (int cohort = oldest; cohort <= sample->year; cohort++)
    {
      guint n = pupils / sample->n_stages
                + ((guint) (sample->year - cohort) < pupils % sample->n_stages ? 1 : 0);

      for (guint k = 0; k < n; k++)
        {
          Place place = { cohort, k % sample->n_sections };

          g_array_append_val (places, place);
        }
    }
  for (guint i = places->len; i > 1; i--)
    {
      guint j = rb_random_below (random, i);
      Place *a = &g_array_index (places, Place, i - 1), *b = &g_array_index (places, Place, j);
      Place keep = *a;

      *a = *b;
      *b = keep;
    }
  return places;
}

/* A family takes the next place, and places in other year groups for its other children. */
static void
place_family (Maker *maker)
{
  static const guint sizes[] = { 52, 35, 11, 2 };
  Place *places = (Place *) (void *) maker->places->data;
  guint n = 1 + rb_random_weighted (&maker->random, sizes, G_N_ELEMENTS (sizes));
  guint family = rb_sample_new_family (maker->sample, &maker->random, NULL);
  guint taken = maker->next;

  place_child (maker, places[maker->next++], family);
  for (guint k = 1; k < n; k++)
    for (guint try = 0; try < 12 && maker->next < maker->places->len; try++)
      {
        guint j = maker->next + rb_random_below (&maker->random, maker->places->len - maker->next);
        Place keep = places[j];
        gboolean used = FALSE;

        for (guint i = taken; i < maker->next; i++)
          used = used || places[i].cohort == keep.cohort;
        if (used)
          continue;
        places[j] = places[maker->next];
        places[maker->next++] = keep;
        place_child (maker, keep, family);
        break;
      }
}

static RbSampleChild *
nth_in_stage (RbSample *sample, guint stage, guint section, guint n)
{
  for (guint i = 0; i < sample->children->len; i++)
    {
      RbSampleChild *child = &g_array_index (sample->children, RbSampleChild, i);
      const RbSpan *span = &g_array_index (child->pupil->roll, RbSpan, 0);

      if (child->cohort == sample->year - (int) stage && child->section == section
          && span->to == RB_DATE_NONE && child->habit == RB_HABIT_USUAL && !child->performs
          && n-- == 0)
        return child;
    }
  return NULL;
}

/* One of each of the things that a real school has and that a figure can trip over. */
static void
choose_cases (RbSample *sample)
{
  RbDate from = rb_academic_year_first (sample->year);
  guint top = sample->n_stages - 1;
  RbSampleChild *part_time = nth_in_stage (sample, top - 1, 0, 2);
  RbSampleChild *dual = nth_in_stage (sample, 1, 0, 3);
  RbSampleChild *provision = nth_in_stage (sample, top - 1, sample->n_sections - 1, 1);
  RbSampleChild *suspended = nth_in_stage (sample, top, 0, 4);
  RbSampleChild *severe = nth_in_stage (sample, top, sample->n_sections - 1, 2);

  if (part_time)
    part_time->part_time = TRUE;
  if (dual)
    {
      dual->dual = TRUE;
      rb_pupil_add_attribute (dual->pupil, "enrolment", "main", from, RB_DATE_NONE);
    }
  if (provision)
    provision->provision = TRUE;
  if (suspended)
    suspended->suspended = TRUE;
  if (severe)
    severe->habit = RB_HABIT_SEVERE;
  for (guint i = 0; i < sample->children->len; i++)
    {
      RbSampleChild *child = &g_array_index (sample->children, RbSampleChild, i);

      if (child->habit == RB_HABIT_ILL
          || (child->habit == RB_HABIT_CHRONIC && child->pupil->id % 211 == 17))
        child->habit = RB_HABIT_ILL;
    }
}

/* Two children change places on a Monday in November. */
static void
swap_classes (RbSample *sample)
{
  guint stage = sample->n_stages / 2 + 1;
  RbDate day = rb_date_monday (rb_date_new (sample->year, 11, 9));
  RbSampleChild *pair[2] = { nth_in_stage (sample, stage, 0, 5),
                             nth_in_stage (sample, stage, 1, 5) };

  if (sample->n_sections < 2 || !pair[0] || !pair[1] || day > sample->spec->now.date)
    return;
  for (guint i = 0; i < 2; i++)
    {
      GArray *classes = pair[i]->pupil->classes;
      RbMembership *last = &g_array_index (classes, RbMembership, classes->len - 1);
      RbDate end = last->span.to;

      if (last->span.from >= day)
        continue;
      last->span.to = day - 1;
      rb_pupil_add_class (pair[i]->pupil, rb_sample_class_id (sample, sample->year, stage, 1 - i),
                          day, end);
    }
}

void
rb_sample_make_people (RbSample *sample)
{
  Maker maker = { .sample = sample, .random = rb_random (sample->spec->seed, 1) };

  maker.addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  maker.places = all_places (sample, &maker.random);
  if (!sample->spec->secondary && sample->n_sections == 2)
    place_known (&maker);
  while (maker.next < maker.places->len)
    place_family (&maker);
  choose_cases (sample);
  swap_classes (sample);
  g_array_unref (maker.places);
  g_hash_table_unref (maker.addresses);
}
