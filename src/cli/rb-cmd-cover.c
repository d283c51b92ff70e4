/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cover: who takes the registers of a class in the place of its teacher; one put down, one ended.
 */
#include "cli/rb-cli.h"

#include "school/rb-clock.h"
#include "school/rb-cover.h"

#include <string.h>

static void
out_day (RbOut *out, RbDate day)
{
  if (day == RB_DATE_NONE)
    rb_out_null (out);
  else
    rb_out_take (out, rb_date_format (day, RB_DATE_ISO));
}

static void
list_covers (RbCli *cli)
{
  g_autoptr (GPtrArray) covers = rb_covers_from (cli->school, rb_now ().date);
  g_autoptr (RbOut) out = rb_out_new (rb_cli_format (cli));

  rb_out_columns (out, "id", "class", "first_day", "last_day", "session", "who", "in_staff_list",
                  "note", NULL);
  for (guint i = 0; i < covers->len; i++)
    {
      const RbCover *cover = covers->pdata[i];
      const RbClass *klass = rb_roster_class (cli->school->roster, cover->class_id);

      rb_out_int (out, cover->base.id);
      rb_out_text (out, klass ? klass->name : NULL);
      out_day (out, cover->first_day);
      out_day (out, cover->last_day);
      rb_out_text (out, cover->session);
      rb_out_text (out, rb_cover_name (cli->school, cover));
      rb_out_bool (out, cover->staff_id != 0);
      rb_out_text (out, cover->note);
    }
  rb_out_print (out);
}

/* Writes the change and shows what there is then. */
static gboolean
apply (RbCli *cli, RbChange *change, GError **error)
{
  g_autoptr (RbSchool) before = NULL;

  if (!rb_store_apply (cli->store, change, NULL, error))
    return FALSE;
  before = cli->school;
  cli->school = rb_school_apply (before, change);
  return TRUE;
}

typedef struct
{
  char *class_name, *who, *from, *to, *session, *note;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->class_name);
  g_free (words->who);
  g_free (words->from);
  g_free (words->to);
  g_free (words->session);
  g_free (words->note);
}

static gboolean
add (RbCli *cli, const Words *words, const RbDeed *deed, GError **error)
{
  RbCoverEntry entry = { .who = words->who,
                         .first_day = deed->now.date,
                         .session = words->session ? words->session : "day",
                         .note = words->note ? words->note : "" };
  g_autoptr (RbChange) change = NULL;
  const RbClass *klass;

  if (!words->class_name || !words->who)
    return rb_cli_usage (error, "Say which class and who: cover add --class C --who NAME.");
  if (words->from && !rb_cli_date (words->from, "--from", &entry.first_day, error))
    return FALSE;
  entry.last_day = entry.first_day;
  if (words->to && !rb_cli_date (words->to, "--to", &entry.last_day, error))
    return FALSE;
  if (strcmp (entry.session, "am") != 0 && strcmp (entry.session, "pm") != 0
      && strcmp (entry.session, "day") != 0)
    return rb_cli_usage (error, "--session is am, pm or day, not \"%s\".", entry.session);
  klass = rb_roster_find_class (cli->school->roster, rb_academic_year_of (entry.first_day),
                                words->class_name);
  if (klass == NULL)
    return rb_cli_fail (error, "There is no class \"%s\" in the academic year of these days.",
                        words->class_name);
  entry.class_id = klass->id;
  change = rb_cover_change (cli->school, &entry, deed, error);
  return change != NULL && apply (cli, change, error);
}

/* With --to its last day; without, it does not take place any more from today on. */
static gboolean
end (RbCli *cli, const char *id, const Words *words, const RbDeed *deed, GError **error)
{
  const RbCover *cover =
      rb_office_find (cli->school->office, RB_RECORD_COVER, g_ascii_strtoll (id, NULL, 10));
  RbDate last = deed->now.date - 1;
  g_autoptr (RbChange) change = NULL;

  if (words->to && !rb_cli_date (words->to, "--to", &last, error))
    return FALSE;
  if (cover == NULL)
    return rb_cli_fail (error, "There is no cover with the number %s: cover lists them.", id);
  change = rb_cover_end (cover, last, deed);
  return change == NULL ? rb_cli_fail (error, "That cover has ended by then anyway.")
                        : apply (cli, change, error);
}

static gboolean
run (RbCli *cli, const Words *words, GError **error)
{
  const char *what = cli->n_args > 0 ? cli->args[0] : "list";
  gboolean adds = strcmp (what, "add") == 0, ends = strcmp (what, "end") == 0;
  RbDeed deed;

  if (!adds && !ends && strcmp (what, "list") != 0)
    return rb_cli_usage (error, "cover %s: say list, add or end.", what);
  if (ends && cli->n_args != 2)
    return rb_cli_usage (error, "Say which one ends: cover end ID.");
  if (!ends && cli->n_args > 1)
    return rb_cli_usage (error, "cover %s takes no more words.", what);
  if (!rb_cli_open (cli, adds || ends, error))
    return FALSE;
  deed = (RbDeed){ rb_cli_who (cli), rb_cli_position (cli), rb_clock_seconds (), rb_now () };
  if ((adds && !add (cli, words, &deed, error))
      || (ends && !end (cli, cli->args[1], words, &deed, error)))
    return FALSE;
  list_covers (cli);
  return TRUE;
}

gboolean
rb_cmd_cover (RbCli *cli, GError **error)
{
  Words words = { NULL };
  const GOptionEntry entries[] = {
    { "class", 0, 0, G_OPTION_ARG_STRING, &words.class_name, "add: the class", "C" },
    { "who", 0, 0, G_OPTION_ARG_STRING, &words.who, "add: who covers", "NAME" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &words.from, "add: the first day, or today", "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &words.to, "The last day", "D" },
    { "session", 0, 0, G_OPTION_ARG_STRING, &words.session, "add: am, pm or day", "S" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &words.note, "add: a note", "TEXT" },
    { NULL }
  };
  gboolean done = rb_cli_parse (cli, entries, 0, 2, error) && run (cli, &words, error);

  words_clear (&words);
  return done;
}
