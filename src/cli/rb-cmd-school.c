/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new and demo: where a school file comes from. */
#include "cli/rb-cli.h"

#include "school/rb-clock.h"
#include "school/rb-import.h"
#include "school/rb-open.h"
#include "school/rb-sample.h"

static gboolean
is_phase (const char *phase)
{
  static const char *const phases[] = { "primary", "secondary", "special", "all-through", NULL };

  return g_strv_contains (phases, phase);
}

/* The bank holidays of a year whose terms are not known yet. */
static void
add_bank_holidays (GArray *events, RbPeriod year)
{
  RbBankHoliday holidays[32];
  guint n = rb_bank_holidays (year.from, year.to, holidays, G_N_ELEMENTS (holidays));

  for (guint i = 0; i < n; i++)
    {
      RbCalendarEvent event = { RB_EVENT_BANK_HOLIDAY, g_strdup (holidays[i].name),
                                holidays[i].date, holidays[i].date };

      g_array_append_val (events, event);
    }
}

static gboolean
check_year (const GArray *events, const char *terms, RbPeriod year, GError **error)
{
  for (guint i = 0; i < events->len; i++)
    {
      const RbCalendarEvent *event = &g_array_index (events, RbCalendarEvent, i);

      if (event->kind == RB_EVENT_TERM && (event->from < year.from || event->to > year.to))
        return rb_cli_fail (error, "%s: the term \"%s\" is not inside the year given by --year.",
                            terms, event->name);
    }
  return TRUE;
}

/* The events of --terms and --year together; NULL with an error. */
static GArray *
read_calendar (const char *terms, const char *year, GError **error)
{
  g_autoptr (GArray) events = NULL;
  RbPeriod period = RB_PERIOD_NONE;

  if (year != NULL && !rb_cli_range (year, "--year", &period, error))
    return NULL;
  if (terms != NULL)
    {
      g_autofree char *warning = NULL;

      events = rb_import_read_terms (terms, error);
      if (events == NULL || (year != NULL && !check_year (events, terms, period, error)))
        return NULL;
      warning = rb_open_missing_bank_holidays (events);
      if (warning != NULL)
        g_printerr ("rollbook-cli: %s\n", warning);
      return g_steal_pointer (&events);
    }
  events = rb_import_new_events ();
  if (year != NULL)
    {
      add_bank_holidays (events, period);
      g_printerr ("rollbook-cli: The year has no terms yet: import them with --kind terms.\n");
    }
  return g_steal_pointer (&events);
}

gboolean
rb_cmd_new (RbCli *cli, GError **error)
{
  g_autofree char *name = NULL, *phase = NULL, *year = NULL, *terms = NULL, *policy = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, "The school's name", "NAME" },
    { "phase", 0, 0, G_OPTION_ARG_STRING, &phase, "primary, secondary, special or all-through",
      "PHASE" },
    { "year", 0, 0, G_OPTION_ARG_STRING, &year, "First and last day of the academic year", "D..D" },
    { "terms", 0, 0, G_OPTION_ARG_FILENAME, &terms, "Term dates, CSV or ICS", "FILE" },
    { "policy", 0, 0, G_OPTION_ARG_STRING, &policy,
      "one-page, three-stage, trust, risk-bands or overview", "PRESET" },
    { NULL }
  };
  g_autoptr (GArray) events = NULL;
  g_autoptr (RbStore) store = NULL;
  RbNewSchool school = { 0 };

  if (!rb_cli_parse (cli, entries, 1, 1, error))
    return FALSE;
  if (name == NULL || *name == '\0')
    return rb_cli_usage (error, "Say what the school is called: --name NAME.");
  if (phase != NULL && !is_phase (phase))
    return rb_cli_usage (
        error, "--phase: \"%s\" is none of primary, secondary, special, all-through.", phase);
  if (policy != NULL && rb_policy_preset_name (policy) == NULL)
    return rb_cli_usage (error,
                         "--policy: \"%s\" is none of one-page, three-stage, trust, risk-bands, "
                         "overview.",
                         policy);
  events = read_calendar (terms, year, error);
  if (events == NULL)
    return FALSE;
  school.details = rb_school_details_new (name);
  g_free (school.details->phase);
  school.details->phase = g_strdup (phase ? phase : "primary");
  school.preset = policy;
  school.events = events;
  store = rb_open_create (cli->args[0], &school, error);
  rb_school_details_free (school.details);
  if (store == NULL)
    return FALSE;
  rb_store_close (store);
  if (cli->json)
    {
      g_autoptr (RbOut) out = rb_out_new (RB_FORMAT_JSON);

      rb_out_param (out, "file", cli->args[0]);
      rb_out_param (out, "name", name);
      rb_out_print (out);
    }
  return TRUE;
}

gboolean
rb_cmd_demo (RbCli *cli, GError **error)
{
  g_autofree char *phase = NULL, *until = NULL;
  int pupils = 0, years = 2;
  gint64 seed = 1;
  const GOptionEntry entries[] = {
    { "pupils", 0, 0, G_OPTION_ARG_INT, &pupils, "How many are on roll (420; secondary 1200)",
      "N" },
    { "years", 0, 0, G_OPTION_ARG_INT, &years, "Academic years with marks (2)", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "The same seed gives the same school (1)", "N" },
    { "phase", 0, 0, G_OPTION_ARG_STRING, &phase, "primary or secondary", "PHASE" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, "The last day with marks (today)", "DATE" },
    { NULL }
  };
  RbSampleSpec spec = { 0 };

  if (!rb_cli_parse (cli, entries, 1, 1, error))
    return FALSE;
  if (phase != NULL && strcmp (phase, "primary") != 0 && strcmp (phase, "secondary") != 0)
    return rb_cli_usage (error, "--phase: \"%s\" is neither primary nor secondary.", phase);
  if (pupils < 0 || pupils > 200000 || years < 1 || years > 6)
    return rb_cli_usage (error, "--pupils goes up to 200000, --years from 1 to 6.");
  spec.now = rb_now ();
  if (until != NULL && !rb_moment_parse (until, &spec.now))
    return rb_cli_usage (error, "--until: \"%s\" is not a date such as 2026-03-20.", until);
  spec.secondary = g_strcmp0 (phase, "secondary") == 0;
  spec.pupils = (guint) pupils;
  spec.years = (guint) years;
  spec.seed = (guint64) seed;
  return rb_sample_create (cli->args[0], &spec, error) && rb_cli_wrote (cli, cli->args[0]);
}
