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
  g_clear_pointer (&import->layouts, g_ptr_array_unref);
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

/* Puts a remembered mapping on the layout. */
static void
use_stored (RbImport *import, const RbStoredLayout *stored)
{
  import->remembered = rb_layout_apply_text (import->layout, stored->text);
  g_free (import->layout->name);
  import->layout->name = g_strdup (stored->name);
}

/* The headings of another row, with what is remembered for them. */
static const RbStoredLayout *
take_row (RbImport *import, guint row, const char *kind)
{
  const RbTable *table = import->file->tables->pdata[import->layout->table];
  RbLayout *layout = rb_layout_of_row (table, row, RB_IMPORT_UNKNOWN);

  layout->table = import->layout->table;
  rb_layout_free (import->layout);
  import->layout = layout;
  g_free (import->fingerprint);
  import->fingerprint = rb_layout_fingerprint (layout);
  import->remembered = FALSE;
  return find_layout (import->layouts, NULL, import->fingerprint, kind);
}

/* Somebody may have said that the headings are in another row than the one that was found. */
static const RbStoredLayout *
find_in_other_rows (RbImport *import, const char *kind)
{
  const RbTable *table = import->file->tables->pdata[import->layout->table];
  guint n = import->layouts->len > 0 ? rb_layout_n_heading_rows (table) : 0;

  for (guint row = 0; row < n; row++)
    {
      g_autoptr (RbLayout) layout = rb_layout_of_row (table, row, RB_IMPORT_UNKNOWN);
      g_autofree char *fingerprint = rb_layout_fingerprint (layout);

      if (find_layout (import->layouts, NULL, fingerprint, kind) != NULL)
        return take_row (import, row, kind);
    }
  return NULL;
}

void
rb_import_set_heading_row (RbImport *import, guint row)
{
  const RbStoredLayout *stored = take_row (import, row, NULL);

  if (stored != NULL)
    use_stored (import, stored);
  rb_import_remember (import);
}

/* By the name of the file, unless files with other headings go by it. */
void
rb_import_remember (RbImport *import)
{
  g_autofree char *name = name_without_ending (import->file->name);
  const RbStoredLayout *taken;

  g_free (import->remember);
  if (*import->layout->name != '\0')
    {
      import->remember = g_strdup (import->layout->name);
      return;
    }
  taken = find_layout (import->layouts, name, NULL, NULL);
  import->remember = taken != NULL && strcmp (taken->fingerprint, import->fingerprint) != 0
                         ? g_strdup_printf ("%s %.6s", name, import->fingerprint)
                         : g_steal_pointer (&name);
}

/* Puts a remembered mapping and the corrections on the layout that was detected. */
static gboolean
choose_layout (RbImport *import, RbStore *store, const RbImportRequest *request, GError **error)
{
  const char *kind = request->kind == RB_IMPORT_UNKNOWN ? NULL : rb_import_kind_id (request->kind);
  gboolean corrected = request->map != NULL && request->map[0] != NULL;
  const RbStoredLayout *stored;

  import->layouts = rb_store_layouts (store, error);
  if (import->layouts == NULL)
    return FALSE;
  import->fingerprint = rb_layout_fingerprint (import->layout);
  stored = find_layout (import->layouts, request->layout, import->fingerprint, kind);
  if (stored == NULL && request->layout == NULL)
    stored = find_in_other_rows (import, kind);
  if (stored != NULL)
    use_stored (import, stored);
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
  g_clear_pointer (&import->plan, rb_import_plan_free);
  if (problem != NULL)
    {
      g_set_error (error, RB_IMPORT_ERROR, RB_IMPORT_ERROR_LAYOUT, "%s: %s", import->file->name,
                   problem);
      return FALSE;
    }
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
  g_autoptr (GError) inner = NULL;

  import->file = rb_import_read (path, error);
  if (import->file == NULL)
    return NULL;
  import->layout = rb_import_file_layout (import->file, request->kind,
                                          needs_layout (import->file) ? error : NULL);
  if (needs_layout (import->file)
      && (import->layout == NULL || !choose_layout (import, store, request, error)))
    return NULL;
  if (!rb_import_plan_again (import, store, school, request, &inner))
    {
      if (!request->correctable
          || !g_error_matches (inner, RB_IMPORT_ERROR, RB_IMPORT_ERROR_LAYOUT))
        {
          g_propagate_error (error, g_steal_pointer (&inner));
          return NULL;
        }
    }
  return g_steal_pointer (&import);
}
