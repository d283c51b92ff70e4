/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of rollbook-cli: the options that every command has, the school file, and the table of
 * commands. */
#pragma once

#include <gio/gio.h>

#include "analysis/rb-league.h"
#include "analysis/rb-query.h"
#include "cli/rb-out.h"
#include "domain/rb-role.h"
#include "store/rb-store.h"

G_BEGIN_DECLS

#define RB_CLI_ERROR (rb_cli_error_quark ())

typedef enum
{
  RB_CLI_ERROR_USAGE, /* exit status 2 */
  RB_CLI_ERROR_FAILED /* exit status 1, as every other error */
} RbCliErrorCode;

GQuark rb_cli_error_quark (void);

typedef struct _RbCommand RbCommand;

typedef struct
{
  const RbCommand *command;
  char **words; /* what was given to the command, options included */
  char *file;   /* --school */
  gboolean json;
  gboolean csv;
  char *today;
  char *staff;
  char *pin_file;
  char *reason;
  char **args; /* words without options, after rb_cli_parse() */
  guint n_args;
  RbStore *store;
  RbSchool *school;
  gboolean refused; /* done, but some rows were refused: exit status 3 */
  gboolean helped;  /* --help was answered: nothing more is to be done */
} RbCli;

struct _RbCommand
{
  const char *name;
  const char *arguments; /* "UPN DATE am|pm CODE" */
  const char *summary;   /* one line */
  gboolean (*run) (RbCli *cli, GError **error);
  RbRight right; /* needed where the school signs in */
};

/* The commands in the order of the manual, ending with a NULL name. */
extern const RbCommand rb_commands[];

/* Runs the program; gives its exit status. */
int rb_cli_main (int argc, char **argv);

/* Reads the command's words: `entries` (NULL for none) and the common options. What is left is in
 * cli->args, from `least` to `most` words (G_MAXUINT: any number). FALSE with an error of usage, or
 * with cli->helped. */
gboolean
rb_cli_parse (RbCli *cli, const GOptionEntry *entries, guint least, guint most, GError **error);
RbFormat rb_cli_format (const RbCli *cli);

/* Opens the school file and loads it: cli->store, cli->school. */
gboolean rb_cli_open (RbCli *cli, gboolean to_write, GError **error);
/* rb-cli-sign-in.c: where the school signs in, signs --staff in and asks for the command's right.
 */
gboolean rb_cli_sign_in (RbCli *cli, GError **error);
/* The first line of a file, or of the terminal where `path` is NULL. (transfer full); NULL with an
 * error. */
char *rb_cli_read_pin (const char *path, const char *question, GError **error);
/* By name without case; NULL for none. `staff` of RbStaff*. */
const RbStaff *rb_cli_find_staff (const GPtrArray *staff, const char *name);
/* Who works: --staff with the position known of them, or the computer's user. */
const char *rb_cli_who (const RbCli *cli);
const char *rb_cli_position (const RbCli *cli);

/* Sets a sentence about the words of the command; always FALSE. */
gboolean rb_cli_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean rb_cli_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* rb-cli-words.c: what several commands read. Each FALSE with an error of usage. */
gboolean rb_cli_date (const char *text, const char *what, RbDate *date, GError **error);
/* "2026-01-05..2026-03-27" */
gboolean rb_cli_range (const char *text, const char *what, RbPeriod *period, GError **error);
/* --from and --to, either may be NULL (the year that contains today, up to today). */
gboolean
rb_cli_period (RbCli *cli, const char *from, const char *to, RbPeriod *period, GError **error);
/* A query of the open school with --from, --to, --where, --basis, --as-of; each may be NULL.
 * (transfer full) */
RbQuery *rb_cli_query (RbCli *cli,
                       const char *from,
                       const char *to,
                       char **where,
                       const char *basis,
                       const char *as_of,
                       GError **error);
/* The row of a pupil by UPN or id:N. -1 with an error. */
int rb_cli_pupil (RbCli *cli, const char *text, GError **error);
gboolean rb_cli_groups (const char *text, GArray *groups, GError **error);
/* "upn" (or null), "pupil_id", "name" of a row: three cells. */
void rb_cli_out_pupil (RbOut *out, const RbSchool *school, guint row);
/* Writes a file by way of one beside it; readable by its owner alone. */
gboolean rb_cli_write_file (const char *path, const char *bytes, gssize length, GError **error);

/* What a command that writes a file answers with --json: {"file"}; nothing otherwise. Always TRUE.
 */
gboolean rb_cli_wrote (const RbCli *cli, const char *path);

/* rb-cmd-chart.c: a league as a picture, PDF, PNG or SVG. */
gboolean rb_cli_save_league (RbCli *cli, const RbLeague *league, const char *path, GError **error);

/* The commands. */
gboolean rb_cmd_new (RbCli *cli, GError **error);
gboolean rb_cmd_demo (RbCli *cli, GError **error);
gboolean rb_cmd_import (RbCli *cli, GError **error);
gboolean rb_cmd_mark (RbCli *cli, GError **error);
gboolean rb_cmd_marks (RbCli *cli, GError **error);
gboolean rb_cmd_stats (RbCli *cli, GError **error);
gboolean rb_cmd_explain (RbCli *cli, GError **error);
gboolean rb_cmd_bands (RbCli *cli, GError **error);
gboolean rb_cmd_movement (RbCli *cli, GError **error);
gboolean rb_cmd_watch (RbCli *cli, GError **error);
gboolean rb_cmd_case (RbCli *cli, GError **error);
gboolean rb_cmd_diary (RbCli *cli, GError **error);
gboolean rb_cmd_stages (RbCli *cli, GError **error);
gboolean rb_cmd_league (RbCli *cli, GError **error);
gboolean rb_cmd_letters (RbCli *cli, GError **error);
gboolean rb_cmd_overview (RbCli *cli, GError **error);
gboolean rb_cmd_report (RbCli *cli, GError **error);
gboolean rb_cmd_chart (RbCli *cli, GError **error);
gboolean rb_cmd_benchmarks (RbCli *cli, GError **error);
gboolean rb_cmd_audit (RbCli *cli, GError **error);
gboolean rb_cmd_keyback (RbCli *cli, GError **error);
gboolean rb_cmd_cover (RbCli *cli, GError **error);
gboolean rb_cmd_seal (RbCli *cli, GError **error);
gboolean rb_cmd_check (RbCli *cli, GError **error);
gboolean rb_cmd_staff (RbCli *cli, GError **error);
gboolean rb_cmd_new_year (RbCli *cli, GError **error);
gboolean rb_cmd_backup (RbCli *cli, GError **error);
gboolean rb_cmd_restore (RbCli *cli, GError **error);
gboolean rb_cmd_codes (RbCli *cli, GError **error);
gboolean rb_cmd_calendar (RbCli *cli, GError **error);
gboolean rb_cmd_bench (RbCli *cli, GError **error);

G_END_DECLS
