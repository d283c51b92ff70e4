/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be found, and finding it. No widgets. */
#include "app/rb-search.h"

#include "app/rb-pages.h"
#include "app/rb-right-guard.h"

#include <glib/gi18n.h>
#include <string.h>

struct _RbSearchIndex
{
  GPtrArray *entries; /* RbSearchEntry */
};

static const struct
{
  const char *title;
  const char *action;
} commands[] = {
  { N_ ("Late desk"), "win.late-desk" },
  { N_ ("Fire list"), "win.fire-list" },
  { N_ ("Arrivals of today"), "win.arrivals" },
  { N_ ("Countdown for the hall"), "win.countdown" },
  { N_ ("Action calendar"), "win.actions" },
  { N_ ("Diary of the case files"), "win.diary" },
  { N_ ("Stages and proposed moves"), "win.stages" },
  { N_ ("Preferences"), "app.preferences" },
  { N_ ("Keyboard shortcuts"), "app.shortcuts" },
  { N_ ("Help"), "app.help" },
};

static void
entry_free (gpointer data)
{
  RbSearchEntry *entry = data;

  g_free (entry->title);
  g_free (entry->about);
  g_free (entry->page);
  g_free (entry->target);
  g_free (entry->action);
  g_strfreev (entry->words);
  g_free (entry);
}

/* Folded words of a text, and of its letters without accents. (transfer full) */
static GStrv
fold (const char *text)
{
  g_auto (GStrv) alternates = NULL;
  g_auto (GStrv) words = g_str_tokenize_and_fold (text, NULL, &alternates);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  for (guint i = 0; words[i]; i++)
    g_strv_builder_add (all, words[i]);
  for (guint i = 0; alternates[i]; i++)
    g_strv_builder_add (all, alternates[i]);
  return g_strv_builder_end (all);
}

static RbSearchEntry *
add (RbSearchIndex *index, const char *title, const char *about, const char *also)
{
  RbSearchEntry *entry = g_new0 (RbSearchEntry, 1);
  g_autofree char *text = g_strjoin (" ", title, also ? also : "", NULL);

  entry->title = g_strdup (title);
  entry->about = g_strdup (about);
  entry->words = fold (text);
  g_ptr_array_add (index->entries, entry);
  return entry;
}

static void
add_pupils (RbSearchIndex *index, const RbSchool *school, RbDate today)
{
  g_autoptr (GArray) rows = rb_roster_on_roll (school->roster, today);

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      const RbPupil *pupil = rb_roster_pupil (school->roster, row);
      const RbClass *klass = rb_roster_class_on (school->roster, row, today);
      g_autofree char *name = rb_pupil_name (pupil);
      g_autofree char *about =
          klass ? g_strdup_printf (_ ("Pupil, class %s"), klass->name) : g_strdup (_ ("Pupil"));
      g_autofree char *also =
          g_strjoin (" ", pupil->legal_surname, pupil->legal_forename, pupil->upn ? pupil->upn : "",
                     klass ? klass->name : "", NULL);
      RbSearchEntry *entry = add (index, name, about, also);

      entry->page = g_strdup ("pupils");
      entry->target = g_strdup_printf ("pupil:%" G_GINT64_FORMAT, pupil->id);
    }
}

/* Whether a page is one of who works; NULL stands for somebody who may everything. */
static gboolean
shows (RbWorkspace *workspace, const char *page_id)
{
  return workspace == NULL || rb_pages_shows (rb_pages_find (page_id), workspace);
}

static gboolean
has_action (RbWorkspace *workspace, const char *action)
{
  return workspace == NULL || rb_right_has_action (workspace, action);
}

static void
add_places (RbSearchIndex *index,
            const RbSchool *school,
            RbDate today,
            gboolean persons,
            RbWorkspace *workspace)
{
  g_autoptr (GPtrArray) classes = rb_roster_classes (school->roster, rb_academic_year_of (today));
  guint n;
  const RbPageInfo *pages = rb_pages (&n);

  for (guint i = 0; i < n; i++)
    if (shows (workspace, pages[i].id))
      add (index, _ (pages[i].title), _ ("Page"), NULL)->page = g_strdup (pages[i].id);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (has_action (workspace, commands[i].action))
      add (index, _ (commands[i].title), _ ("Command"), NULL)->action =
          g_strdup (commands[i].action);
  for (guint i = 0; shows (workspace, "register") && i < classes->len; i++)
    {
      const RbClass *klass = classes->pdata[i];
      g_autofree char *title = g_strdup_printf (_ ("Class %s"), klass->name);
      const char *teacher = persons ? klass->teacher : "";
      g_autofree char *about =
          *teacher ? g_strdup_printf (_ ("Register, %s"), teacher) : g_strdup (_ ("Register"));
      RbSearchEntry *entry = add (index, title, about, teacher);

      entry->page = g_strdup ("register");
      entry->target = g_strdup_printf ("class:%" G_GINT64_FORMAT, klass->id);
    }
}

RbSearchIndex *
rb_search_index_new (RbSchool *school, RbMoment now, gboolean persons, RbWorkspace *workspace)
{
  RbSearchIndex *index = g_new0 (RbSearchIndex, 1);

  index->entries = g_ptr_array_new_with_free_func (entry_free);
  add_places (index, school, now.date, persons, workspace);
  if (persons && shows (workspace, "pupils"))
    add_pupils (index, school, now.date);
  return index;
}

void
rb_search_index_free (RbSearchIndex *index)
{
  g_ptr_array_unref (index->entries);
  g_free (index);
}

static gboolean
has_word (const RbSearchEntry *entry, const char *beginning)
{
  for (guint i = 0; entry->words[i]; i++)
    if (g_str_has_prefix (entry->words[i], beginning))
      return TRUE;
  return FALSE;
}

/* The words as they are written, or without their accents. */
static gboolean
matches (const RbSearchEntry *entry, const GStrv words)
{
  for (guint i = 0; words[i]; i++)
    if (!has_word (entry, words[i]))
      return FALSE;
  return words[0] != NULL;
}

GPtrArray *
rb_search_index_find (const RbSearchIndex *index, const char *text, guint max)
{
  GPtrArray *found = g_ptr_array_new ();
  g_auto (GStrv) words = g_str_tokenize_and_fold (text, NULL, NULL);

  for (guint i = 0; i < index->entries->len && found->len < max; i++)
    if (matches (index->entries->pdata[i], words))
      g_ptr_array_add (found, index->entries->pdata[i]);
  return found;
}
