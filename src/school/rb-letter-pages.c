/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the proposals of a letter run into pages. */
#include "school/rb-letter-run.h"

#include <string.h>

RbTemplate *
rb_letter_template (const char *id, const GPtrArray *templates, GError **error)
{
  g_autoptr (RbTemplate) shipped = rb_template_builtin (id);

  for (guint i = 0; templates != NULL && i < templates->len; i++)
    {
      const RbStoredTemplate *stored = templates->pdata[i];

      if (strcmp (stored->name, id) == 0)
        return rb_template_new (id, rb_template_name (shipped), stored->text, NULL, NULL, error);
    }
  return g_steal_pointer (&shipped);
}

static RbRecipient *
copy_recipient (const RbRecipient *recipient)
{
  RbRecipient *copy = g_new0 (RbRecipient, 1);

  copy->name = g_strdup (recipient->name);
  copy->address = g_strdup (recipient->address);
  copy->salutation = g_strdup (recipient->salutation);
  return copy;
}

static void
add_letters (GPtrArray *letters,
             const RbLetterRun *run,
             guint index,
             RbSchool *school,
             RbMoment now,
             RbTemplate *template)
{
  const RbProposal *proposal = run->proposals->pdata[index];
  const RbMover *mover = &g_array_index (run->movement->movers, RbMover, index);
  guint n = MAX (proposal->recipients->len, 1);

  for (guint i = 0; i < n; i++)
    {
      RbRecipient *recipient =
          i < proposal->recipients->len ? copy_recipient (proposal->recipients->pdata[i]) : NULL;

      g_ptr_array_add (letters, rb_letter_new_for_mover (school, now, mover, template, run->before,
                                                         run->after, recipient));
    }
}

/* The first letter that is too long, and how many more there are; NULL where all fit. */
static char *
find_problem (const GPtrArray *letters)
{
  g_autofree char *first = NULL;
  guint more = 0;

  for (guint i = 0; i < letters->len; i++)
    {
      g_autofree char *problem = rb_letter_problem (letters->pdata[i]);

      if (problem != NULL && first != NULL)
        more++;
      else if (problem != NULL)
        first = g_steal_pointer (&problem);
    }
  if (more == 0)
    return g_steal_pointer (&first);
  return g_strdup_printf ("%s %u more %s too long.", first, more,
                          more == 1 ? "letter is" : "letters are");
}

RbDocument *
rb_letter_run_document (const RbLetterRun *run,
                        RbSchool *school,
                        RbMoment now,
                        const GPtrArray *templates,
                        GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_letter_free);
  RbTemplate *by_kind[RB_N_LETTERS] = { NULL };
  g_autofree char *problem = NULL;
  gboolean failed = FALSE;

  for (guint i = 0; !failed && i < run->proposals->len; i++)
    {
      const RbProposal *proposal = run->proposals->pdata[i];
      RbTemplate **template = &by_kind[proposal->letter];

      if (proposal->held || proposal->letter == RB_LETTER_NONE)
        continue;
      if (*template == NULL)
        *template = rb_letter_template (rb_letter_kind_id (proposal->letter), templates, error);
      failed = *template == NULL;
      if (!failed)
        add_letters (letters, run, i, school, now, *template);
    }
  for (guint kind = 0; kind < RB_N_LETTERS; kind++)
    g_clear_pointer (&by_kind[kind], rb_template_unref);
  if (failed)
    return NULL;
  problem = find_problem (letters);
  if (problem != NULL)
    {
      g_set_error_literal (error, RB_TEMPLATE_ERROR, RB_TEMPLATE_ERROR_LENGTH, problem);
      return NULL;
    }
  return rb_letters_new (g_steal_pointer (&letters), "Letters");
}

RbDocument *
rb_letter_run_document_of (const RbLetterRun *run,
                           guint index,
                           RbLetterKind kind,
                           RbSchool *school,
                           RbMoment now,
                           const GPtrArray *templates,
                           GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_letter_free);
  g_autoptr (RbTemplate) template = rb_letter_template (rb_letter_kind_id (kind), templates, error);
  RbDocument *document;
  char *problem;

  if (template == NULL)
    return NULL;
  add_letters (letters, run, index, school, now, template);
  problem = find_problem (letters);
  document = rb_letters_new (g_steal_pointer (&letters), rb_letter_kind_name (kind));
  rb_document_take_problem (document, problem);
  return document;
}
