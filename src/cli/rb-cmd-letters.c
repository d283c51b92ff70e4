/* SPDX-License-Identifier: GPL-3.0-or-later */
/* letters: proposes a letter run, or writes it as one PDF. */
#include "cli/rb-cli.h"
#include "cli/rb-cli-tally.h"

#include "documents/rb-pdf.h"
#include "school/rb-clock.h"
#include "school/rb-letter-run.h"

static char *
json_recipients (GPtrArray *recipients)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < recipients->len; i++)
    {
      const RbRecipient *recipient = recipients->pdata[i];
      g_autofree char *name = rb_json_quote (recipient->name);
      g_autofree char *address = rb_json_quote (*recipient->address ? recipient->address : NULL);

      g_string_append_printf (json, "%s{\"name\":%s,\"address\":%s}", i > 0 ? "," : "", name,
                              address);
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static char *
text_recipients (GPtrArray *recipients)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < recipients->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            ((const RbRecipient *) recipients->pdata[i])->name);
  return g_string_free (text, FALSE);
}

static void
out_proposal (RbOut *out, const RbSchool *school, const RbProposal *proposal)
{
  g_autofree char *before = rb_cli_text_side (&proposal->before, proposal->before_band);
  g_autofree char *after = rb_cli_text_side (&proposal->after, proposal->after_band);
  g_autofree char *names = text_recipients (proposal->recipients);

  rb_cli_out_pupil (out, school, proposal->row);
  rb_out_text (out, rb_letter_kind_id (proposal->letter));
  rb_out_text (out, proposal->reason);
  rb_out_json (out, rb_cli_json_side (&proposal->before, proposal->before_band), before);
  rb_out_json (out, rb_cli_json_side (&proposal->after, proposal->after_band), after);
  rb_out_bool (out, proposal->held);
  rb_out_text (out, *proposal->held_because ? proposal->held_because : NULL);
  rb_out_json (out, json_recipients (proposal->recipients), names);
}

static void
print_run (RbCli *cli, const RbLetterRun *run)
{
  g_autoptr (RbOut) out = rb_out_new (rb_cli_format (cli));

  rb_out_param (out, "run", "movement");
  rb_out_param_json (out, "before", rb_cli_json_period (run->before));
  rb_out_param_json (out, "after", rb_cli_json_period (run->after));
  rb_out_param_int (out, "sheets", run->sheets);
  rb_out_columns (out, "upn", "pupil_id", "name", "letter", "reason", "before", "after", "held",
                  "held_because", "recipients", NULL);
  for (guint i = 0; i < run->proposals->len; i++)
    {
      const RbProposal *proposal = run->proposals->pdata[i];

      if (cli->json || cli->csv || proposal->letter != RB_LETTER_NONE)
        out_proposal (out, cli->school, proposal);
    }
  rb_out_print (out);
}

/* One PDF, a page for each household. */
static gboolean
write_run (RbCli *cli, const RbLetterRun *run, const char *path, GError **error)
{
  g_autoptr (GPtrArray) templates = rb_store_templates (cli->store, error);
  g_autoptr (RbDocument) document = NULL;

  if (templates == NULL)
    return FALSE;
  document = rb_letter_run_document (run, cli->school, rb_now (), templates, error);
  if (document == NULL)
    return FALSE;
  if (rb_document_n_pages (document) == 0)
    return rb_cli_fail (error, "Nobody's band has changed. No letter is due.");
  return rb_pdf_write (document, path, cli->school->details->name, NULL, NULL, error);
}

static gboolean
read_periods (RbCli *cli,
              const char *before_text,
              const char *after_text,
              RbPeriod *before,
              RbPeriod *after,
              GError **error)
{
  if (after_text == NULL)
    {
      if (!rb_letter_run_periods (cli->school, rb_now (), before, after))
        return rb_cli_fail (error,
                            "There are no two terms to compare yet: give --before and --after.");
      return before_text == NULL || rb_cli_range (before_text, "--before", before, error);
    }
  if (!rb_cli_range (after_text, "--after", after, error))
    return FALSE;
  if (before_text != NULL)
    return rb_cli_range (before_text, "--before", before, error);
  *before = rb_period_previous (cli->school, *after);
  return !rb_period_is_empty (*before)
         || rb_cli_fail (error, "There is no period before --after: give --before D..D.");
}

gboolean
rb_cmd_letters (RbCli *cli, GError **error)
{
  g_autofree char *before_text = NULL, *after_text = NULL, *path = NULL;
  g_auto (GStrv) where = NULL;
  gboolean list = FALSE;
  const GOptionEntry entries[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &before_text,
      "The period before (the one before --after)", "D..D" },
    { "after", 0, 0, G_OPTION_ARG_STRING, &after_text,
      "The period that the letters are about (this term)", "D..D" },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &where, "Only these", "FIELD=VALUE" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, "Propose, and write nothing", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "The letters", "FILE.pdf" },
    { NULL }
  };
  RbPeriod before, after;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbLetterRun) run = NULL;
  g_autoptr (GPtrArray) choices = NULL;

  if (!rb_cli_parse (cli, entries, 1, 1, error))
    return FALSE;
  if (strcmp (cli->args[0], "movement") != 0)
    return rb_cli_usage (error, "There is no letter run \"%s\"; there is movement.", cli->args[0]);
  if (!rb_cli_open (cli, FALSE, error)
      || !read_periods (cli, before_text, after_text, &before, &after, error))
    return FALSE;
  query = rb_cli_query (cli, NULL, NULL, where, NULL, NULL, error);
  if (query == NULL)
    return FALSE;
  run = rb_letter_run_movement (query, before, after);
  choices = rb_store_choices (cli->store, run->key, error);
  if (choices == NULL)
    return FALSE;
  rb_letter_run_decide (run, cli->school, choices);
  if (list || path == NULL)
    print_run (cli, run);
  if (path == NULL)
    return TRUE;
  return write_run (cli, run, path, error) && (list || rb_cli_wrote (cli, path));
}
