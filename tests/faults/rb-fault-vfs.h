/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails: every write, sync and truncation of the database client is counted, and the
 * one that is asked for (and, if so asked, all after it) answers with an error. */
#pragma once

#include <glib.h>

/* Stands between the client and the disk from now on. */
void fault_install (void);
/* Counts from 0 again; operation number `k` (1 is the first; 0: none) answers `answer`, and so do
 * those after it if `stays`. */
void fault_arm (guint k, int answer, gboolean stays);
/* How many operations were counted since, and whether one failed. */
guint fault_count (void);
gboolean fault_struck (void);
