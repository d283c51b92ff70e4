/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command table, the common options, and the one place that turns an outcome into an exit
 * status. */
#include "cli/rb-cli.h"

#include <locale.h>
#include <stdio.h>

#include "school/rb-clock.h"
#include "school/rb-open.h"

G_DEFINE_QUARK (rb - cli - error - quark, rb_cli_error)

const RbCommand rb_commands[] = {
  { "new", "FILE", "make a school file", rb_cmd_new },
  { "demo", "FILE", "make the sample school", rb_cmd_demo },
  { "import", "FILE...", "import pupils, marks, term dates, contacts or staff", rb_cmd_import,
    RB_RIGHT_IMPORT },
  { "mark", "UPN DATE am|pm CODE", "set one mark", rb_cmd_mark, RB_RIGHT_MARK_OWN },
  { "marks", "", "list marks as they are stored", rb_cmd_marks },
  { "stats", "", "tallies by group", rb_cmd_stats, RB_RIGHT_REPORTS },
  { "explain", "GROUP=VALUE MEASURE", "the sessions and the formula behind a figure",
    rb_cmd_explain, RB_RIGHT_REPORTS },
  { "bands", "", "pupils in each band, persistent and severe absence", rb_cmd_bands,
    RB_RIGHT_REPORTS },
  { "movement", "", "who moved band between two periods", rb_cmd_movement, RB_RIGHT_REPORTS },
  { "watch", "", "lists of pupils at a threshold", rb_cmd_watch, RB_RIGHT_REPORTS },
  { "case", "UPN", "what is known of one pupil, in one chronology", rb_cmd_case,
    RB_RIGHT_READ_OWN },
  { "diary", "", "what is due of the case files", rb_cmd_diary, RB_RIGHT_CASES },
  { "stages", "", "who is in which stage of the ladder, and proposed moves", rb_cmd_stages,
    RB_RIGHT_CASES },
  { "league", "", "league tables", rb_cmd_league, RB_RIGHT_REPORTS },
  { "letters", "RUN", "propose or write a letter run", rb_cmd_letters, RB_RIGHT_LETTERS },
  { "overview", "", "the Attendance Overview workbook", rb_cmd_overview, RB_RIGHT_REPORTS },
  { "report", "NAME", "pupil, register, blank-register, class, fire-list, or a list of the office",
    rb_cmd_report, RB_RIGHT_REPORTS },
  { "chart", "NAME", "save a chart", rb_cmd_chart, RB_RIGHT_REPORTS },
  { "audit", "", "amendments, and whether their chain is unbroken", rb_cmd_audit,
    RB_RIGHT_READ_ALL },
  { "keyback", "", "marks still to be keyed into the MIS", rb_cmd_keyback, RB_RIGHT_READ_ALL },
  { "seal", "DATE", "close the week of a day: later changes need a reason", rb_cmd_seal,
    RB_RIGHT_SEAL },
  { "check", "", "check the file, its rules and its data", rb_cmd_check, RB_RIGHT_VERIFY },
  { "staff", "", "the staff and what each may do; PINs and sign-in", rb_cmd_staff,
    RB_RIGHT_READ_ALL },
  { "cover", "[add|end ID]", "who takes a class's registers in the place of its teacher",
    rb_cmd_cover, RB_RIGHT_READ_ALL },
  { "new-year", "", "the turn of the school year: what it would do, and doing it", rb_cmd_new_year,
    RB_RIGHT_PUPILS },
  { "backup", "OUT", "write a verified backup", rb_cmd_backup, RB_RIGHT_BACKUP },
  { "restore", "IN OUT", "make a school file from a backup", rb_cmd_restore },
  { "codes", "", "the attendance codes in force", rb_cmd_codes },
  { "calendar", "", "terms, closures, sessions, school weeks", rb_cmd_calendar },
  { "benchmarks", "", "published figures to compare with, or a table of the school's own",
    rb_cmd_benchmarks, RB_RIGHT_REPORTS },
  { "bench", "", "the built-in measurements", rb_cmd_bench },
  { NULL, NULL, NULL, NULL }
};

gboolean
rb_cli_usage (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, RB_CLI_ERROR, RB_CLI_ERROR_USAGE, message);
  return FALSE;
}

gboolean
rb_cli_fail (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, RB_CLI_ERROR, RB_CLI_ERROR_FAILED, message);
  return FALSE;
}

RbFormat
rb_cli_format (const RbCli *cli)
{
  return cli->json ? RB_FORMAT_JSON : cli->csv ? RB_FORMAT_CSV : RB_FORMAT_TEXT;
}

static GOptionContext *
make_context (RbCli *cli, const GOptionEntry *entries, gboolean *help)
{
  const GOptionEntry common[] = {
    { "school", 0, 0, G_OPTION_ARG_FILENAME, &cli->file, "The school file (or $ROLLBOOK_SCHOOL)",
      "FILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, "Write JSON", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &cli->csv, "Write CSV", NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &cli->today,
      "What day (and time) it is: 2026-03-20 or 2026-03-20T09:24", "DATE" },
    { "staff", 0, 0, G_OPTION_ARG_STRING, &cli->staff, "Who does it", "NAME" },
    { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &cli->pin_file,
      "The file that holds their PIN, where the school signs in", "FILE" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &cli->reason, "Why a saved mark is changed", "TEXT" },
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, "Show this", NULL },
    { NULL }
  };
  GOptionContext *context = g_option_context_new (cli->command->arguments);
  g_autofree char *summary =
      g_strdup_printf ("rollbook-cli %s: %s.", cli->command->name, cli->command->summary);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, common, NULL);
  return context;
}

static void
print_command_help (const RbCli *cli, GOptionContext *context)
{
  g_autofree char *name = g_strdup_printf ("rollbook-cli %s", cli->command->name);
  g_autofree char *keep = g_strdup (g_get_prgname ());
  g_autofree char *help = NULL;

  g_set_prgname (name);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_set_prgname (keep);
  fputs (help, stdout);
}

gboolean
rb_cli_parse (RbCli *cli, const GOptionEntry *entries, guint least, guint most, GError **error)
{
  gboolean help = FALSE;
  g_autoptr (GOptionContext) context = make_context (cli, entries, &help);
  g_autoptr (GError) local = NULL;

  if (!g_option_context_parse_strv (context, &cli->words, &local))
    return rb_cli_usage (error, "%s; see rollbook-cli %s --help.", local->message,
                         cli->command->name);
  if (help)
    {
      print_command_help (cli, context);
      cli->helped = TRUE;
      return FALSE;
    }
  cli->args = cli->words + 1;
  if (*cli->args != NULL && strcmp (*cli->args, "--") == 0)
    cli->args++;
  cli->n_args = g_strv_length (cli->args);
  if (cli->n_args < least || cli->n_args > most)
    return rb_cli_usage (error, "Usage: rollbook-cli %s [options] %s; see --help.",
                         cli->command->name, cli->command->arguments);
  if (cli->json && cli->csv)
    return rb_cli_usage (error, "Give --json or --csv, not both.");
  if (cli->today != NULL && !rb_clock_set (cli->today))
    return rb_cli_usage (
        error, "--today: \"%s\" is not a date such as 2026-03-20 or 2026-03-20T09:24.", cli->today);
  return TRUE;
}

gboolean
rb_cli_open (RbCli *cli, gboolean to_write, GError **error)
{
  const char *file = cli->file ? cli->file : g_getenv ("ROLLBOOK_SCHOOL");

  if (file == NULL || *file == '\0')
    return rb_cli_usage (error, "Say which school: --school FILE, or set ROLLBOOK_SCHOOL.");
  cli->store =
      to_write ? rb_open_to_write (file, cli->staff, error) : rb_open_to_read (file, error);
  if (cli->store == NULL || !rb_cli_sign_in (cli, error))
    return FALSE;
  cli->school = rb_store_load (cli->store, NULL, error);
  return cli->school != NULL;
}

const char *
rb_cli_who (const RbCli *cli)
{
  const char *name = g_get_real_name ();

  if (cli->staff != NULL)
    return cli->staff;
  return g_strcmp0 (name, "Unknown") == 0 || *name == '\0' ? g_get_user_name () : name;
}

const char *
rb_cli_position (const RbCli *cli)
{
  const char *who = rb_cli_who (cli);

  for (guint i = 0; cli->school != NULL && i < rb_roster_n_staff (cli->school->roster); i++)
    {
      const RbStaff *staff = rb_roster_staff (cli->school->roster, i);

      if (g_ascii_strcasecmp (staff->name, who) == 0)
        return staff->position;
    }
  return "";
}

static void
print_help (void)
{
  puts ("Usage: rollbook-cli [--school FILE] [--json | --csv] [--today DATE] [--staff NAME]\n"
        "                    [--pin-file FILE] [--reason TEXT] COMMAND ...\n\n"
        "Registers, figures, letters and workbooks of a school, without a window.\n\nCommands:");
  for (const RbCommand *command = rb_commands; command->name != NULL; command++)
    printf ("  %-9s %-20s %s\n", command->name, command->arguments, command->summary);
  puts ("\nrollbook-cli COMMAND --help tells the options of a command.");
}

/* The place of the command among the words: the first that is neither an option nor the value of
 * one. */
static int
find_command (int argc, char **argv)
{
  static const char *const with_value[] = { "--school", "--today", "--staff", "--reason",
                                            "--pin-file" };

  for (int i = 1; i < argc; i++)
    {
      gboolean takes = FALSE;

      if (argv[i][0] != '-')
        return i;
      for (guint k = 0; k < G_N_ELEMENTS (with_value); k++)
        takes = takes || strcmp (argv[i], with_value[k]) == 0;
      i += takes;
    }
  return 0;
}

static const RbCommand *
find_by_name (const char *name)
{
  for (const RbCommand *command = rb_commands; command->name != NULL; command++)
    if (strcmp (command->name, name) == 0)
      return command;
  return NULL;
}

static void
cli_clear (RbCli *cli)
{
  if (cli->store != NULL)
    rb_store_close (cli->store);
  g_clear_object (&cli->store);
  g_clear_pointer (&cli->school, rb_school_unref);
  g_strfreev (cli->words);
  g_free (cli->file);
  g_free (cli->today);
  g_free (cli->staff);
  g_free (cli->pin_file);
  g_free (cli->reason);
}

static int
run (RbCli *cli)
{
  g_autoptr (GError) error = NULL;
  gboolean done = cli->command->run (cli, &error);

  if (!done && !cli->helped)
    {
      g_printerr ("rollbook-cli: %s\n", error ? error->message : "It could not be done.");
      return g_error_matches (error, RB_CLI_ERROR, RB_CLI_ERROR_USAGE) ? 2 : 1;
    }
  if (fflush (stdout) != 0)
    {
      g_printerr ("rollbook-cli: the output could not be written.\n");
      return 1;
    }
  return cli->refused ? 3 : 0;
}

int
rb_cli_main (int argc, char **argv)
{
  RbCli cli = { 0 };
  int at = find_command (argc, argv);
  int status;

  if (at == 0)
    {
      gboolean asked = argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0);

      if (argc > 1 && strcmp (argv[1], "--version") == 0)
        {
          puts ("rollbook-cli " RB_VERSION);
          return 0;
        }
      if (asked)
        {
          print_help ();
          return 0;
        }
      g_printerr ("rollbook-cli: Say what to do; see rollbook-cli --help.\n");
      return 2;
    }
  cli.command = find_by_name (argv[at]);
  if (cli.command == NULL)
    {
      g_printerr ("rollbook-cli: There is no command \"%s\"; see rollbook-cli --help.\n", argv[at]);
      return 2;
    }
  if (!rb_clock_set_from_environment ())
    {
      g_printerr ("rollbook-cli: ROLLBOOK_TODAY: \"%s\" is not a date such as 2026-03-20.\n",
                  g_getenv ("ROLLBOOK_TODAY"));
      return 2;
    }
  cli.words = g_new0 (char *, (gsize) argc + 1);
  for (int i = 0, n = 0; i < argc; i++)
    if (i != at)
      cli.words[n++] = g_strdup (argv[i]);
  status = run (&cli);
  cli_clear (&cli);
  return status;
}
