/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: files into the school, each in one transaction; what was refused is said and saved. */
#include "cli/rb-cli.h"

#include "school/rb-clock.h"
#include "school/rb-import.h"

typedef struct
{
  RbCli *cli;
  RbImportRequest request;
  gboolean dry;
  GString *files;   /* JSON objects */
  GString *refused; /* CSV */
} Importing;

static void
member (GString *object, const char *name, char *piece)
{
  rb_json_member (object, name, piece);
  g_free (piece);
}

static char *
json_refused (GPtrArray *refused)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < refused->len; i++)
    {
      const RbRefusal *one = refused->pdata[i];
      GString *object = g_string_new (NULL);
      g_autofree char *text = NULL;

      member (object, "row", g_strdup_printf ("%u", one->row));
      member (object, "field", rb_json_quote (one->field));
      member (object, "value", rb_json_quote (one->value));
      member (object, "reason", rb_json_quote (one->reason));
      text = rb_json_object (object);
      g_string_append_printf (json, "%s%s", i > 0 ? "," : "", text);
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static char *
json_conflicts (const RbSchool *school, GPtrArray *conflicts)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < conflicts->len; i++)
    {
      const RbConflict *one = conflicts->pdata[i];
      GString *object = g_string_new (NULL);
      g_autofree char *text = NULL;
      char date[11];

      member (object, "row", g_strdup_printf ("%u", one->row));
      member (object, "upn", rb_json_quote (*one->upn ? one->upn : NULL));
      member (object, "pupil_id", g_strdup_printf ("%" G_GINT64_FORMAT, one->pupil_id));
      member (object, "date", rb_json_quote (rb_date_iso (one->session.date, date)));
      member (object, "session", rb_json_quote (rb_half_id (one->session.half)));
      member (object, "stored", rb_json_quote (rb_code_book_text (school->codes, one->stored)));
      member (object, "file", rb_json_quote (rb_code_book_text (school->codes, one->file)));
      text = rb_json_object (object);
      g_string_append_printf (json, "%s%s", i > 0 ? "," : "", text);
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static char *
json_codes (const RbSchool *school, const RbImportPlan *plan)
{
  GString *object = g_string_new (NULL);

  for (guint mark = 1; mark < G_N_ELEMENTS (plan->by_code); mark++)
    if (plan->by_code[mark] > 0)
      member (object, rb_code_book_text (school->codes, (RbMark) mark),
              g_strdup_printf ("%u", plan->by_code[mark]));
  return rb_json_object (object);
}

static void
report_json (Importing *importing, const RbImport *import)
{
  const RbImportPlan *plan = import->plan;
  GString *object = g_string_new (NULL);
  g_autofree char *text = NULL;

  member (object, "file", rb_json_quote (plan->file));
  member (object, "kind", rb_json_quote (rb_import_kind_id (plan->kind)));
  member (object, "layout", rb_json_quote (plan->layout));
  member (object, "rows", g_strdup_printf ("%u", plan->rows));
  member (object, "added", g_strdup_printf ("%u", plan->added));
  member (object, "changed", g_strdup_printf ("%u", plan->changed));
  member (object, "same", g_strdup_printf ("%u", plan->same));
  member (object, "refused", json_refused (plan->refused));
  member (object, "warnings", rb_json_strings (plan->warnings));
  member (object, "conflicts", json_conflicts (importing->cli->school, plan->conflicts));
  member (object, "unmatched", rb_json_strings (plan->unmatched));
  member (object, "codes", json_codes (importing->cli->school, plan));
  member (object, "dry_run", g_strdup (importing->dry ? "true" : "false"));
  text = rb_json_object (object);
  g_string_append_printf (importing->files, "%s%s", importing->files->len > 0 ? ",\n" : "", text);
}

static void
report_text (Importing *importing, const RbImport *import)
{
  const RbImportPlan *plan = import->plan;

  g_print ("%s: %s (%s), %u rows: %u added, %u changed, %u the same, %u refused%s\n", plan->file,
           rb_import_kind_id (plan->kind), plan->layout, plan->rows, plan->added, plan->changed,
           plan->same, plan->refused->len, importing->dry ? "; nothing was written." : ".");
  for (guint i = 0; i < plan->warnings->len; i++)
    g_print ("  %s\n", (const char *) plan->warnings->pdata[i]);
  for (guint i = 0; i < plan->unmatched->len; i++)
    g_print ("  Not in the school: %s\n", (const char *) plan->unmatched->pdata[i]);
  for (guint i = 0; i < plan->refused->len; i++)
    {
      const RbRefusal *one = plan->refused->pdata[i];

      g_print ("  Row %u, %s \"%s\": %s\n", one->row, *one->field ? one->field : "row", one->value,
               one->reason);
    }
  if (plan->conflicts->len > 0)
    g_print ("  %u marks were changed here since and stay as they are; a person has to choose.\n",
             plan->conflicts->len);
}

static void
report (Importing *importing, const RbImport *import)
{
  const RbImportPlan *plan = import->plan;
  gboolean refused = plan->refused->len > 0;

  if (refused || plan->conflicts->len > 0)
    importing->cli->refused = TRUE;
  if (refused && importing->refused != NULL)
    {
      g_autofree char *csv = rb_import_plan_refused_csv (plan, import->file, import->layout);

      g_string_append (importing->refused, csv);
    }
  if (importing->cli->json)
    report_json (importing, import);
  else
    report_text (importing, import);
}

static gboolean
import_file (Importing *importing, const char *path, GError **error)
{
  RbCli *cli = importing->cli;
  g_autoptr (RbImport) import =
      rb_import_preview (cli->store, cli->school, path, &importing->request, error);
  RbSchool *next;

  if (import == NULL)
    return FALSE;
  if (!importing->dry)
    {
      if (!rb_import_apply (import, cli->store, cli->school, &importing->request, NULL, error))
        return FALSE;
      next = rb_store_load (cli->store, NULL, error);
      if (next == NULL)
        return FALSE;
      rb_school_unref (cli->school);
      cli->school = next;
    }
  report (importing, import);
  return TRUE;
}

/* What was done is said, also where a later file could not be read. */
static gboolean
finish (Importing *importing, gboolean done, const char *refused_path, GError **error)
{
  if (importing->cli->json && (done || importing->files->len > 0))
    {
      g_autoptr (RbOut) out = rb_out_new (RB_FORMAT_JSON);

      rb_out_param_json (out, "files", g_strdup_printf ("[%s]", importing->files->str));
      rb_out_print (out);
    }
  if (importing->refused != NULL && done)
    done = rb_cli_write_file (refused_path, importing->refused->str,
                              (gssize) importing->refused->len, error);
  return done;
}

gboolean
rb_cmd_import (RbCli *cli, GError **error)
{
  g_autofree char *kind = NULL, *layout = NULL, *refused = NULL;
  g_auto (GStrv) map = NULL;
  gboolean dry = FALSE, done = TRUE;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind,
      "pupils, marks, ctf, terms, contacts or staff (found out)", "KIND" },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &layout, "A remembered layout, or the name for this one",
      "NAME" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &map, "What a column is", "COLUMN=FIELD" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry, "Say what would happen, and write nothing", NULL },
    { "refused", 0, 0, G_OPTION_ARG_FILENAME, &refused, "Save the refused rows, to be corrected",
      "OUT.csv" },
    { NULL }
  };
  Importing importing = { .cli = cli };

  if (!rb_cli_parse (cli, entries, 1, G_MAXUINT, error))
    return FALSE;
  if (kind != NULL && !rb_import_kind_parse (kind, &importing.request.kind))
    return rb_cli_usage (
        error, "--kind: \"%s\" is none of pupils, marks, ctf, terms, contacts, staff.", kind);
  if (!rb_cli_open (cli, !dry, error))
    return FALSE;
  importing.request.layout = layout;
  importing.request.map = (const char *const *) map;
  importing.request.who = rb_cli_who (cli);
  importing.request.position = rb_cli_position (cli);
  importing.request.now = rb_now ();
  importing.request.at = rb_clock_seconds ();
  importing.dry = dry;
  importing.files = g_string_new (NULL);
  importing.refused = refused ? g_string_new (NULL) : NULL;
  for (guint i = 0; done && i < cli->n_args; i++)
    done = import_file (&importing, cli->args[i], error);
  done = finish (&importing, done, refused, error);
  g_string_free (importing.files, TRUE);
  if (importing.refused != NULL)
    g_string_free (importing.refused, TRUE);
  return done;
}
