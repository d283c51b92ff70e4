/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The league on paper and in files: the A3 poster to the printer, as PDF and as PNG, and the table
 * as CSV. Each asks where, works in the background and says what it did. */
#pragma once

#include "app/league/rb-league-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RB_LEAGUE_POSTER_PDF,
  RB_LEAGUE_POSTER_PNG,
  RB_LEAGUE_TABLE_CSV
} RbLeagueFile;

void rb_league_files_save (GtkWidget *from, RbLeagueAnswer *answer, RbLeagueFile kind);
/* The bytes of the file; no name, no place. NULL with an error. (transfer full) */
GBytes *rb_league_files_bytes (const RbLeagueAnswer *answer, RbLeagueFile kind, GError **error);
void rb_league_files_print_poster (GtkWidget *from, RbLeagueAnswer *answer);

G_END_DECLS
