/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a school into a workspace: from a file, through the store, or the sample school. The main
 * loop never waits. */
#pragma once

#include "app/rb-workspace.h"

G_BEGIN_DECLS

/* Opens and loads the file; callback as of GTask, with the workspace as source object. The school
 * stays as it was where this fails. */
void rb_opener_open (RbWorkspace *workspace,
                     const char *path,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/* The sample school, from its own file in the user's data folder; made there first where there is
 * none of today. */
void rb_opener_sample (RbWorkspace *workspace, GAsyncReadyCallback callback, gpointer user_data);
/* Loads the school of the workspace's store again, for whoever is signed in now. */
void rb_opener_load (RbWorkspace *workspace, GAsyncReadyCallback callback, gpointer user_data);
gboolean rb_opener_finish (RbWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
