/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a whole school: particulars, policies, calendars, marks and their details. The people are
 * rb-store-roster's. */
#include "store/rb-store-load.h"

#include "store/rb-statement.h"
#include "store/rb-store-writing.h"
#include "store/rb-store-error.h"

#include "rb-data.h"

#include <string.h>

static char *
text_at (RbStatement *read, int column)
{
  return g_strdup (rb_statement_text (read, column));
}

static void
set_text (char **field, RbStatement *read, int column)
{
  g_free (*field);
  *field = text_at (read, column);
}

static RbSchoolDetails *
details_of_row (RbStatement *read)
{
  RbSchoolDetails *details = rb_school_details_new (rb_statement_text (read, 0));
  gsize length;

  set_text (&details->phase, read, 1);
  set_text (&details->address, read, 2);
  set_text (&details->phone, read, 3);
  set_text (&details->email, read, 4);
  set_text (&details->headteacher, read, 5);
  set_text (&details->signatory, read, 6);
  set_text (&details->signatory_position, read, 7);
  set_text (&details->signatory_phone, read, 8);
  set_text (&details->mis, read, 9);
  set_text (&details->crest, read, 10);
  const guint8 *crest = rb_statement_blob (read, 11, &length);
  if (crest != NULL && length > 0)
    details->crest_bytes = g_bytes_new (crest, length);
  details->sample = rb_statement_int (read, 12) != 0;
  details->statutory = rb_statement_int (read, 13) != 0;
  details->imported_at = rb_statement_stamp (read, 14);
  return details;
}

/* FALSE with an error; no signature is none. */
static gboolean
read_signature (RbDatabase *database, RbSchoolDetails *details, GError **error)
{
  GError *failed = NULL;
  RbStatement *read =
      rb_statement (database, "select value from setting where name = :name", error);

  if (read == NULL)
    return FALSE;
  rb_statement_bind_text (read, ":name", RB_SETTING_SIGNATURE);
  if (rb_statement_next (read, &failed))
    {
      gsize length;
      guchar *bytes = g_base64_decode (rb_statement_text (read, 0), &length);

      if (length > 0 && length <= RB_MOST_SIGNATURE_BYTES)
        details->signature_bytes = g_bytes_new (bytes, length);
      g_free (bytes);
    }
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

RbSchoolDetails *
rb_read_details (RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  RbSchoolDetails *details = NULL;
  RbStatement *read = rb_statement (
      database,
      "select name, phase, address, phone, email, headteacher, signatory, signatory_position,"
      " signatory_phone, mis, crest_type, crest, sample, statutory, imported_at from school",
      error);

  if (read == NULL)
    return NULL;
  if (rb_statement_next (read, &failed))
    details = details_of_row (read);
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (details == NULL)
    g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_DAMAGED,
                 "“%s” is damaged: it does not say which school it is of. Restore the last backup.",
                 rb_database_name (database));
  if (details != NULL && !read_signature (database, details, error))
    g_clear_pointer (&details, rb_school_details_free);
  return details;
}

static RbPolicy *
default_policy (void)
{
  RbPolicy *policy = NULL;

  for (gsize i = 0; policy == NULL && rb_data_path (i) != NULL; i++)
    if (g_str_has_prefix (rb_data_path (i), "policies/one-page"))
      policy = rb_policy_from_text (rb_data_find (rb_data_path (i), NULL), NULL);
  return policy ? policy : rb_policy_from_text ("", NULL);
}

static RbPolicyBook *
read_policies (RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GPtrArray) policies =
      g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  RbStatement *read =
      rb_statement (database, "select body, valid_from from policy order by valid_from", error);

  if (read == NULL)
    return NULL;
  while (rb_statement_next (read, &failed))
    {
      RbPolicy *policy = rb_policy_from_text (rb_statement_text (read, 0), NULL);
      if (policy == NULL)
        {
          g_set_error (&failed, RB_STORE_ERROR, RB_STORE_ERROR_DAMAGED,
                       "The policy from %s in “%s” cannot be read. Restore the last backup.",
                       rb_statement_text (read, 1), rb_database_name (database));
          rb_statement_reset (read);
          break;
        }
      g_ptr_array_add (policies, policy);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  if (policies->len == 0)
    g_ptr_array_add (policies, default_policy ());
  return rb_policy_book_new (g_steal_pointer (&policies));
}

static void
clear_event_cb (gpointer data)
{
  RbCalendarEvent *event = data;

  g_free (event->name);
}

static RbCalendar *
read_calendar (RbDatabase *database, int year, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));
  RbStatement *read = rb_statement (database,
                                    "select kind, name, first_day, last_day from calendar_event "
                                    "where year = :year order by place",
                                    error);

  g_array_set_clear_func (events, clear_event_cb);
  if (read == NULL)
    return NULL;
  rb_statement_bind_int (read, ":year", year);
  while (rb_statement_next (read, &failed))
    {
      RbCalendarEvent event;
      if (!rb_event_kind_parse (rb_statement_text (read, 0), &event.kind))
        continue;
      event.name = text_at (read, 1);
      event.from = rb_statement_date (read, 2);
      event.to = rb_statement_date (read, 3);
      g_array_append_val (events, event);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  return rb_calendar_new (year, (const RbCalendarEvent *) (gconstpointer) events->data,
                          events->len);
}

/* Rows of the roster are in the order of ids, and so are the strings: one pass puts them together.
 */
static RbMarkMatrix *
read_marks (RbDatabase *database, RbCalendar *calendar, const RbRoster *roster, GError **error)
{
  GError *failed = NULL;
  guint n = rb_roster_n (roster), row = 0;
  g_autofree guint8 *bytes = g_malloc ((gsize) MAX (n, 1) * RB_YEAR_SLOTS);
  g_autofree const guint8 **years = g_new0 (const guint8 *, n + 1);
  RbStatement *read = rb_statement (
      database, "select pupil_id, marks from year_marks where year = :year order by pupil_id",
      error);

  if (read == NULL)
    return NULL;
  rb_statement_bind_int (read, ":year", rb_calendar_year (calendar));
  while (rb_statement_next (read, &failed))
    {
      gint64 id = rb_statement_int (read, 0);
      gsize length;
      const guint8 *marks = rb_statement_blob (read, 1, &length);
      while (row < n && rb_roster_pupil (roster, row)->id < id)
        row++;
      if (row == n || rb_roster_pupil (roster, row)->id != id || length != RB_YEAR_SLOTS)
        continue;
      guint8 *copy = bytes + (gsize) row * RB_YEAR_SLOTS;
      memcpy (copy, marks, RB_YEAR_SLOTS);
      years[row] = copy;
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  return rb_mark_matrix_from_years (calendar, roster, years);
}

static GArray *
read_year_numbers (RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  RbStatement *read =
      rb_statement (database, "select year from academic_year order by year", error);

  if (read == NULL)
    return NULL;
  while (rb_statement_next (read, &failed))
    {
      int year = (int) rb_statement_int (read, 0);
      g_array_append_val (years, year);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  return g_steal_pointer (&years);
}

static GPtrArray *
read_years (RbDatabase *database, const RbRoster *roster, GError **error)
{
  g_autoptr (GArray) numbers = read_year_numbers (database, error);
  g_autoptr (GPtrArray) years =
      g_ptr_array_new_with_free_func ((GDestroyNotify) rb_mark_matrix_unref);

  if (numbers == NULL)
    return NULL;
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr (RbCalendar) calendar =
          read_calendar (database, g_array_index (numbers, int, i), error);
      RbMarkMatrix *matrix = calendar ? read_marks (database, calendar, roster, error) : NULL;
      if (matrix == NULL)
        return NULL;
      g_ptr_array_add (years, matrix);
    }
  return g_steal_pointer (&years);
}

static GHashTable *
read_cell_details (RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GHashTable) table = rb_cell_details_new ();
  RbStatement *read = rb_statement (
      database, "select pupil_id, day, session, minutes, note, nature from mark_detail", error);

  if (read == NULL)
    return NULL;
  while (rb_statement_next (read, &failed))
    {
      RbSession session = { rb_statement_date (read, 1), rb_statement_half (read, 2) };
      RbDetail detail = { rb_statement_is_null (read, 3) ? -1 : (int) rb_statement_int (read, 3),
                          (char *) rb_statement_text_or_null (read, 4),
                          (char *) rb_statement_text_or_null (read, 5) };
      rb_cell_details_set (table, rb_statement_int (read, 0), session, &detail);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  return g_steal_pointer (&table);
}

RbSchool *
rb_read_school (RbDatabase *database,
                RbCodeBook *codes,
                const RbGuard *guard,
                GCancellable *cancellable,
                GError **error)
{
  RbSchoolDetails *details = rb_read_details (database, error);
  g_autoptr (RbPolicyBook) policies = details ? read_policies (database, error) : NULL;
  g_autoptr (RbOffice) office = policies ? rb_read_office (database, error) : NULL;
  g_autoptr (RbRoster) roster = office ? rb_read_roster (database, guard, office, error) : NULL;
  g_autoptr (GPtrArray) years = roster ? read_years (database, roster, error) : NULL;
  g_autoptr (GHashTable) cells = years ? read_cell_details (database, error) : NULL;

  if (cells == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_clear_pointer (&details, rb_school_details_free);
      return NULL;
    }
  rb_guard_cells (guard, cells, office, roster);
  office = rb_guard_office (guard, g_steal_pointer (&office), roster);
  g_autoptr (RbSchool) bare =
      rb_school_new (details, rb_code_book_ref (codes), g_steal_pointer (&policies),
                     g_steal_pointer (&roster), g_steal_pointer (&years), g_steal_pointer (&cells));
  return rb_school_with_office (bare, g_steal_pointer (&office));
}
