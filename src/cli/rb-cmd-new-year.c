/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new-year: what the turn of the school year would do, and doing it. */
#include "cli/rb-cli.h"

#include "school/rb-clock.h"
#include "school/rb-new-year.h"
#include "store/rb-backup.h"

#include <string.h>

/* Splits "LEFT=RIGHT" at the last "="; FALSE where there is none. */
static gboolean
split (const char *text, char **left, char **right)
{
  const char *equals = strrchr (text, '=');

  if (equals == NULL || equals == text)
    return FALSE;
  *left = g_strndup (text, (gsize) (equals - text));
  *right = g_strdup (equals + 1);
  return TRUE;
}

static gboolean
read_classes (RbNewYear *plan, char **words, GError **error)
{
  for (guint i = 0; words && words[i]; i++)
    {
      g_autofree char *from = NULL, *to = NULL;

      if (!split (words[i], &from, &to))
        return rb_cli_usage (error, "--class: \"%s\" is not of the form 3T=4T.", words[i]);
      if (!rb_new_year_set_class (plan, from, to))
        return rb_cli_fail (error, "--class: there is no class \"%s\" in the year that ends.",
                            from);
    }
  return TRUE;
}

static gboolean
read_pupils (RbCli *cli, RbNewYear *plan, char **words, GError **error)
{
  for (guint i = 0; words && words[i]; i++)
    {
      g_autofree char *who = NULL, *to = NULL;
      int row;

      if (!split (words[i], &who, &to))
        return rb_cli_usage (error, "--pupil: \"%s\" is not of the form UPN=4T.", words[i]);
      row = rb_cli_pupil (cli, who, error);
      if (row < 0)
        return FALSE;
      rb_new_year_set_pupil (plan, (guint) row, to);
    }
  return TRUE;
}

static void
print_plan (RbCli *cli, const RbNewYear *plan, const RbNewYearEffect *effect, gboolean applied)
{
  g_autoptr (RbOut) out = rb_out_new (rb_cli_format (cli));
  g_autofree char *label = rb_academic_year_label (plan->year);
  g_autofree char *words = rb_new_year_words (plan, effect);
  g_autofree char *title = g_strdup_printf ("%s\n%s", label, words);

  if (!applied)
    rb_out_title (out, title);
  rb_out_param (out, "year", label);
  rb_out_param_bool (out, "applied", applied);
  rb_out_param_int (out, "moves", effect->moves);
  rb_out_param_int (out, "others", effect->others);
  rb_out_param_int (out, "leaves", effect->leaves);
  rb_out_param_int (out, "placed", effect->placed);
  rb_out_param_int (out, "no_class", effect->no_class);
  rb_out_param_int (out, "classes", effect->classes);
  rb_out_param_int (out, "sessions", effect->sessions);
  rb_out_columns (out, "class", "pupils", "to", NULL);
  for (guint i = 0; i < plan->classes->len; i++)
    {
      const RbNewYearClass *klass = plan->classes->pdata[i];

      rb_out_text (out, klass->name);
      rb_out_int (out, klass->pupils);
      if (*klass->to)
        rb_out_text (out, klass->to);
      else
        rb_out_null (out);
    }
  rb_out_print (out);
}

static gboolean
apply (RbCli *cli, const RbNewYear *plan, GError **error)
{
  gint64 now = rb_clock_seconds ();
  g_autofree char *backup = rb_backup_beside (cli->store, now, NULL, error);
  g_autoptr (RbStoreBatch) batch = NULL;

  if (backup == NULL)
    return FALSE;
  g_printerr ("rollbook-cli: The school as it was is kept in %s\n", backup);
  batch = rb_new_year_batch (plan, cli->school, rb_cli_who (cli), rb_cli_position (cli), now);
  return rb_store_write (cli->store, batch, NULL, error);
}

gboolean
rb_cmd_new_year (RbCli *cli, GError **error)
{
  g_auto (GStrv) classes = NULL, pupils = NULL;
  gboolean to_apply = FALSE;
  const GOptionEntry entries[] = {
    { "class", 0, 0, G_OPTION_ARG_STRING_ARRAY, &classes,
      "Where a class goes: 3T=4T; 3T=- leaves the school", "A=B" },
    { "pupil", 0, 0, G_OPTION_ARG_STRING_ARRAY, &pupils,
      "Where one pupil goes: UPN=3T; UPN=- leaves the school", "UPN=B" },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &to_apply,
      "Do it, after a backup; without it, only say what would happen", NULL },
    { NULL }
  };
  g_autoptr (RbNewYear) plan = NULL;
  g_autofree char *problem = NULL;
  RbNewYearEffect effect;

  if (!rb_cli_parse (cli, entries, 0, 0, error) || !rb_cli_open (cli, to_apply, error))
    return FALSE;
  plan = rb_new_year_propose (cli->school, rb_now (), error);
  if (plan == NULL || !read_classes (plan, classes, error)
      || !read_pupils (cli, plan, pupils, error))
    return FALSE;
  effect = rb_new_year_effect (plan, cli->school);
  problem = rb_new_year_problem (plan, &effect);
  if (problem != NULL)
    return rb_cli_fail (error, "%s", problem);
  if (to_apply && !apply (cli, plan, error))
    return FALSE;
  print_plan (cli, plan, &effect, to_apply);
  return TRUE;
}
