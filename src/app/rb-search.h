/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search everywhere (Ctrl+K, the magnifier): pupils, classes, pages and commands in one list; Enter
 * goes there. */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

/* Shows the dialog over the window. */
void rb_search_run (RbWindow *window);

/* The index that the dialog looks in, for tests and the benchmark. */
typedef struct _RbSearchIndex RbSearchIndex;

typedef struct
{
  char *title;  /* "Chidi Okonkwo" */
  char *about;  /* "Class 3T", "Page" */
  char *page;   /* where it leads, or NULL */
  char *target; /* of rb_window_show_page(), or NULL */
  char *action; /* of the window, in place of a page, or NULL */
  GStrv words;  /* folded */
} RbSearchEntry;

/* Pupils on roll on the day of `now` (none where `persons` is FALSE), classes of its year, pages
 * and commands: those of who works in `workspace`, or all where it is NULL. (transfer full) */
RbSearchIndex *
rb_search_index_new (RbSchool *school, RbMoment now, gboolean persons, RbWorkspace *workspace);
void rb_search_index_free (RbSearchIndex *index);
/* Entries with a word that begins with each word of `text`, accents and case aside: pages and
 * classes first, then pupils by name; at most `max`. (transfer container) of RbSearchEntry* */
GPtrArray *rb_search_index_find (const RbSearchIndex *index, const char *text, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbSearchIndex, rb_search_index_free)

G_END_DECLS
