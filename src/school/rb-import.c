/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and plans: what a file would do to a school. rb-import-apply.c does it. */
#include "school/rb-import.h"

#include <string.h>

G_DEFINE_QUARK (rb - import - error - quark, rb_import_error)

void
rb_import_free (RbImport *import)
{
  g_clear_pointer (&import->plan, rb_import_plan_free);
  g_clear_pointer (&import->layout, rb_layout_free);
  g_clear_pointer (&import->file, rb_import_file_free);
  g_free (import->fingerprint);
  g_free (import->remember);
  g_free (import);
}

/* The remembered layout of that name, or (name NULL) for files with such headings and of that kind.
 */
static const RbStoredLayout *
find_layout (GPtrArray *layouts, const char *name, const char *fingerprint, const char *kind)
{
  for (guint i = layouts->len; i > 0; i--)
    {
      const RbStoredLayout *stored = layouts->pdata[i - 1];

      if (name != NULL ? g_ascii_strcasecmp (stored->name, name) == 0
                       : strcmp (stored->fingerprint, fingerprint) == 0
                             && (kind == NULL || strcmp (stored->kind, kind) == 0))
        return stored;
    }
  return NULL;
}

static char *
name_without_ending (const char *file)
{
  const char *dot = strrchr (file, '.');

  return dot && dot > file ? g_strndup (file, (gsize) (dot - file)) : g_strdup (file);
}

/* Puts a remembered mapping and the corrections on the layout that was detected. */
static gboolean
choose_layout (RbImport *import, RbStore *store, const RbImportRequest *request, GError **error)
{
  g_autoptr (GPtrArray) layouts = rb_store_layouts (store, error);
  const char *kind = request->kind == RB_IMPORT_UNKNOWN ? NULL : rb_import_kind_id (request->kind);
  gboolean corrected = request->map != NULL && request->map[0] != NULL;
  const RbStoredLayout *stored;

  if (layouts == NULL)
    return FALSE;
  import->fingerprint = rb_layout_fingerprint (import->layout);
  stored = find_layout (layouts, request->layout, import->fingerprint, kind);
  if (stored != NULL)
    {
      import->remembered = rb_layout_apply_text (import->layout, stored->text);
      g_free (import->layout->name);
      import->layout->name = g_strdup (stored->name);
    }
  else if (request->layout != NULL && !corrected)
    {
      g_set_error (error, RB_IMPORT_ERROR, RB_IMPORT_ERROR_LAYOUT,
                   "No layout called \"%s\" is remembered in this school.", request->layout);
      return FALSE;
    }
  for (guint i = 0; corrected && request->map[i] != NULL; i++)
    if (!rb_layout_map (import->layout, request->map[i], error))
      return FALSE;
  if (corrected)
    import->remember = request->layout ? g_strdup (request->layout)
                       : stored        ? g_strdup (stored->name)
                                       : name_without_ending (import->file->name);
  return TRUE;
}

static gboolean
is_own_newer (gint64 pupil_id, RbSession session, gpointer data)
{
  return rb_own_newer_has (data, pupil_id, session);
}

gboolean
rb_import_plan_again (RbImport *import,
                      RbStore *store,
                      const RbSchool *school,
                      const RbImportRequest *request,
                      GError **error)
{
  g_autoptr (GHashTable) newer = rb_store_own_newer (store, error);
  g_autofree char *problem = import->layout ? rb_layout_problem (import->layout) : NULL;
  RbImportOptions options = { request->now, request->who, request->position,
                              request->at,  is_own_newer, newer };

  if (newer == NULL)
    return FALSE;
  if (problem != NULL)
    {
      g_set_error (error, RB_IMPORT_ERROR, RB_IMPORT_ERROR_LAYOUT, "%s: %s", import->file->name,
                   problem);
      return FALSE;
    }
  g_clear_pointer (&import->plan, rb_import_plan_free);
  import->plan = rb_import_plan_new (school, import->file, import->layout, &options);
  return TRUE;
}

static gboolean
needs_layout (const RbImportFile *file)
{
  return file->ctf == NULL && file->ics == NULL;
}

RbImport *
rb_import_preview (RbStore *store,
                   const RbSchool *school,
                   const char *path,
                   const RbImportRequest *request,
                   GError **error)
{
  g_autoptr (RbImport) import = g_new0 (RbImport, 1);

  import->file = rb_import_read (path, error);
  if (import->file == NULL)
    return NULL;
  import->layout = rb_import_file_layout (import->file, request->kind,
                                          needs_layout (import->file) ? error : NULL);
  if (needs_layout (import->file)
      && (import->layout == NULL || !choose_layout (import, store, request, error)))
    return NULL;
  if (!rb_import_plan_again (import, store, school, request, error))
    return NULL;
  return g_steal_pointer (&import);
}
