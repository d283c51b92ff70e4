/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a file into a school: read it, find its layout (or the one remembered for such a file),
 * show what would happen, and do it in one transaction. What the window and the command line share
 * (product.md A6, A7). */
#pragma once

#include "exchange/rb-import-plan.h"
#include "store/rb-store.h"

G_BEGIN_DECLS

#define RB_IMPORT_ERROR (rb_import_error_quark ())

typedef enum
{
  RB_IMPORT_ERROR_LAYOUT, /* no such remembered layout, or one that misses a column */
  RB_IMPORT_ERROR_TERMS   /* term dates with a row that cannot be used */
} RbImportErrorCode;

GQuark rb_import_error_quark (void);

/* What is known before the file is opened. */
typedef struct
{
  RbImportKind kind;  /* RB_IMPORT_UNKNOWN: detect */
  const char *layout; /* a remembered layout, or the name under which corrections are remembered;
                         NULL: by headings */
  const char *const *map; /* corrections "COLUMN=FIELD", ending with NULL; or NULL */
  gboolean correctable;   /* a file whose columns are not known is handed out to be corrected */
  const char *who;
  const char *position;
  RbMoment now;
  gint64 at; /* seconds since 1970 */
} RbImportRequest;

/* A file on its way. `layout` may be changed; rb_import_plan_again() then makes the plan anew.
 * `plan` is NULL while the layout misses a column, and rb_layout_problem() tells which. */
typedef struct
{
  RbImportFile *file;
  RbLayout *layout; /* NULL for transfer files and calendars, which need none */
  RbImportPlan *plan;
  GPtrArray *layouts;  /* RbStoredLayout*: what the school remembers */
  char *fingerprint;   /* of the headings, before corrections */
  char *remember;      /* name under which the layout is remembered when it is applied, or NULL */
  gboolean remembered; /* the layout came from memory */
} RbImport;

/* Reads the file and plans; nothing is written. A layout that the school remembers is found by the
 * headings, in whichever row they stand. NULL with a sentence. */
RbImport *rb_import_preview (RbStore *store,
                             const RbSchool *school,
                             const char *path,
                             const RbImportRequest *request,
                             GError **error);
/* Takes another row of the sheet for the headings (from 0, below rb_layout_n_heading_rows()), with
 * the layout remembered for them or one found anew. Plan again afterwards. */
void rb_import_set_heading_row (RbImport *import, guint row);
/* The layout as it stands is to be remembered for files with these headings, once it is applied. */
void rb_import_remember (RbImport *import);
/* After the layout was changed. FALSE with a sentence where it misses a column. */
gboolean rb_import_plan_again (RbImport *import,
                               RbStore *store,
                               const RbSchool *school,
                               const RbImportRequest *request,
                               GError **error);
/* Writes what the plan holds, the layout to remember and a line in the log of imports: all of it or
 * nothing. */
gboolean rb_import_apply (RbImport *import,
                          RbStore *store,
                          const RbSchool *school,
                          const RbImportRequest *request,
                          RbApplied *applied,
                          GError **error);
void rb_import_free (RbImport *import);

/* An empty array of RbCalendarEvent that owns its names. (transfer full) */
GArray *rb_import_new_events (void);
/* The events of a file of term dates, CSV, XLSX or ICS. (transfer full); NULL with a sentence that
 * names the row. */
GArray *rb_import_read_terms (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbImport, rb_import_free)

G_END_DECLS
