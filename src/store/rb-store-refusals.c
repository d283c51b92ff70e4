/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a mark is not written, in words for who asked. What is refused is decided by
 * rb-store-marks. */
#include "store/rb-statement.h"
#include "store/rb-store-error.h"
#include "store/rb-store-writing.h"

static char *
pupil_name (RbDatabase *database, gint64 pupil_id)
{
  RbStatement *read =
      rb_statement (database, "select forename, surname from pupil where id = :id", NULL);
  char *name = NULL;

  if (read == NULL)
    return g_strdup ("a pupil");
  rb_statement_bind_int (read, ":id", pupil_id);
  if (rb_statement_next (read, NULL))
    name = g_strdup_printf ("%s %s", rb_statement_text (read, 0), rb_statement_text (read, 1));
  rb_statement_reset (read);
  return name ? name : g_strdup ("a pupil");
}

static const char *
mark_word (const RbCodeBook *codes, RbMark mark)
{
  const char *text = rb_code_book_text (codes, mark);

  return text[0] ? text : "blank";
}

gboolean
rb_refuse_changed (
    RbWriting *writing, const RbCell *cell, gint64 pupil_id, RbMark stored, GError **error)
{
  g_autofree char *name = pupil_name (writing->database, pupil_id);
  g_autofree char *day = rb_date_format (cell->session.date, RB_DATE_FULL);

  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_CHANGED,
               "The mark of %s for %s %s was changed meanwhile: it is %s now, not %s. Nothing was "
               "written; look at it again.",
               name, day, rb_half_name (cell->session.half), mark_word (writing->codes, stored),
               mark_word (writing->codes, cell->was));
  return FALSE;
}

gboolean
rb_refuse_reason (RbWriting *writing,
                  const RbCell *cell,
                  gint64 pupil_id,
                  RbMark stored,
                  gboolean sealed,
                  GError **error)
{
  g_autofree char *name = pupil_name (writing->database, pupil_id);
  g_autofree char *day = rb_date_format (cell->session.date, RB_DATE_FULL);

  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_REASON,
               sealed
                   ? "The week of %s's mark for %s %s (%s) is sealed. To change it, give a reason."
                   : "The mark of %s for %s %s is saved as %s. To amend a saved mark, give a "
                     "reason.",
               name, day, rb_half_name (cell->session.half), mark_word (writing->codes, stored));
  return FALSE;
}

gboolean
rb_refuse_mark (const RbCell *cell, GError **error)
{
  g_autofree char *day =
      cell->session.date ? rb_date_format (cell->session.date, RB_DATE_LONG) : g_strdup ("no day");

  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_INVALID,
               "A mark for %s %s cannot be kept: its pupil or its code is not known. Nothing was "
               "written.",
               day, rb_half_name (cell->session.half));
  return FALSE;
}
