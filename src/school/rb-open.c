/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens school files and makes new ones; knows the presets of the policy. */
#include "school/rb-open.h"

#include "rb-data.h"
#include "school/rb-actions.h"
#include "school/rb-clock.h"

#include <string.h>

static const char *const presets[] = { "one-page",   "three-stage", "trust",
                                       "risk-bands", "overview",    NULL };
static const char *const preset_names[] = { "Attendance on one page", "Three stages", "Trust",
                                            "Risk bands", "Weekly overview" };

RbStore *
rb_open_to_read (const char *path, GError **error)
{
  return rb_store_open (path, RB_STORE_READ_ONLY, NULL, error);
}

RbStore *
rb_open_to_write (const char *path, const char *who, GError **error)
{
  RbStoreOptions options = { .who = who };
  g_autoptr (RbStore) store = rb_store_open (path, RB_STORE_DEFAULT, &options, error);

  if (store == NULL || rb_store_is_writable (store))
    return g_steal_pointer (&store);

  const char *writer = rb_store_get_writer (store);
  const char *why = rb_store_get_read_only_reason (store);

  g_set_error_literal (error, RB_STORE_ERROR,
                       writer ? RB_STORE_ERROR_LOCKED : RB_STORE_ERROR_READ_ONLY,
                       why ? why : "The school file cannot be written.");
  return NULL;
}

const char *const *
rb_policy_presets (void)
{
  return presets;
}

const char *
rb_policy_preset_name (const char *preset)
{
  for (guint i = 0; presets[i] != NULL; i++)
    if (strcmp (presets[i], preset) == 0)
      return preset_names[i];
  return NULL;
}

RbPolicy *
rb_policy_preset (const char *preset)
{
  g_autofree char *path = g_strdup_printf ("policies/%s.ini", preset);
  const char *text = rb_policy_preset_name (preset) ? rb_data_find (path, NULL) : NULL;

  return text ? rb_policy_from_text (text, NULL) : NULL;
}

void
rb_open_add_events (RbStoreBatch *batch, const GArray *events)
{
  g_autoptr (GHashTable) years =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer year, list;

  for (guint i = 0; i < events->len; i++)
    {
      const RbCalendarEvent *event = &g_array_index (events, RbCalendarEvent, i);
      gpointer key = GINT_TO_POINTER (rb_academic_year_of (event->from));
      GArray *of_year = g_hash_table_lookup (years, key);

      if (of_year == NULL)
        {
          of_year = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));
          g_hash_table_insert (years, key, of_year);
        }
      g_array_append_val (of_year, *event);
    }
  g_hash_table_iter_init (&iter, years);
  while (g_hash_table_iter_next (&iter, &year, &list))
    rb_store_batch_set_calendar (batch, GPOINTER_TO_INT (year),
                                 (RbCalendarEvent *) (void *) ((GArray *) list)->data,
                                 ((GArray *) list)->len);
}

static gboolean
is_named (const GArray *events, RbDate date)
{
  for (guint i = 0; i < events->len; i++)
    {
      const RbCalendarEvent *event = &g_array_index (events, RbCalendarEvent, i);

      if (event->kind != RB_EVENT_TERM && event->kind != RB_EVENT_AM_ONLY
          && event->kind != RB_EVENT_PM_ONLY && date >= event->from && date <= event->to)
        return TRUE;
    }
  return FALSE;
}

char *
rb_open_missing_bank_holidays (const GArray *events)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < events->len; i++)
    {
      const RbCalendarEvent *event = &g_array_index (events, RbCalendarEvent, i);
      RbBankHoliday holidays[32];
      guint n = event->kind == RB_EVENT_TERM
                    ? rb_bank_holidays (event->from, event->to, holidays, G_N_ELEMENTS (holidays))
                    : 0;

      for (guint k = 0; k < n; k++)
        if (rb_date_weekday (holidays[k].date) < 5 && !is_named (events, holidays[k].date))
          {
            g_autofree char *day = rb_date_format (holidays[k].date, RB_DATE_FULL);

            g_ptr_array_add (names, g_strdup_printf ("%s (%s)", day, holidays[k].name));
          }
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);

  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);

  return g_strdup_printf ("The term dates have sessions on a bank holiday: %s.", list);
}

/* The preset is named after its action calendar too: the school starts with it. */
static void
add_actions (RbStoreBatch *batch)
{
  RbMoment now = rb_now ();
  g_autoptr (RbOffice) none = rb_office_new ();
  g_autoptr (RbChange) change =
      rb_change_new (RB_SOURCE_COMMAND, g_get_user_name (), "", "", rb_clock_seconds ());

  rb_actions_add_shipped (none, now.date, change);
  rb_store_batch_set_change (batch, change);
}

RbStore *
rb_open_create (const char *path, const RbNewSchool *school, GError **error)
{
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (RbPolicy) policy =
      school->policy ? rb_policy_ref (school->policy)
                     : rb_policy_preset (school->preset ? school->preset : presets[0]);

  if (policy == NULL)
    {
      g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_INVALID,
                   "There is no policy preset \"%s\"; there are one-page, three-stage, trust, "
                   "risk-bands and overview.",
                   school->preset);
      return NULL;
    }
  rb_store_batch_add_policy (batch, policy);
  if (school->events != NULL)
    rb_open_add_events (batch, school->events);
  for (guint i = 0; school->staff != NULL && i < school->staff->len; i++)
    rb_store_batch_add_staff (batch, school->staff->pdata[i]);
  if (g_str_equal (policy->preset, "risk-bands"))
    add_actions (batch);
  return rb_store_create (path, school->details, batch, NULL, error);
}
