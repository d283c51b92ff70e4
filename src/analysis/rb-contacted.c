/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over the records makes the book; a question looks at those of one pupil. */
#include "analysis/rb-contacted.h"

#include "domain/rb-case-records.h"

#include <string.h>

struct _RbContactBook
{
  const RbOffice *office;
  GHashTable *of_pupil[RB_N_RECORDS]; /* pupil -> GPtrArray; NULL for kinds that tell nothing */
  GHashTable *of_meeting;             /* meeting -> GPtrArray of RbMeetingPupil */
  GPtrArray *none;
};

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

static void
put (GHashTable *table, gint64 key, gconstpointer record)
{
  GPtrArray *list = g_hash_table_lookup (table, &key);

  if (list == NULL)
    g_hash_table_insert (table, g_memdup2 (&key, sizeof key), list = g_ptr_array_new ());
  g_ptr_array_add (list, (gpointer) record);
}

RbContactBook *
rb_contact_book_new (const RbOffice *office)
{
  static const RbRecordKind kinds[] = { RB_RECORD_OUTCOME, RB_RECORD_NOTE, RB_RECORD_VISIT,
                                        RB_RECORD_MEETING_PUPIL };
  RbContactBook *book = g_new0 (RbContactBook, 1);

  book->office = office;
  book->none = g_ptr_array_new ();
  book->of_meeting = new_table ();
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      book->of_pupil[kinds[k]] = new_table ();
      for (guint i = 0; i < rb_office_n (office, kinds[k]); i++)
        {
          gconstpointer record = rb_office_nth (office, kinds[k], i);

          put (book->of_pupil[kinds[k]], rb_record_pupil (record), record);
          if (kinds[k] == RB_RECORD_MEETING_PUPIL)
            put (book->of_meeting, ((const RbMeetingPupil *) record)->meeting_id, record);
        }
    }
  return book;
}

void
rb_contact_book_free (RbContactBook *book)
{
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    g_clear_pointer (&book->of_pupil[kind], g_hash_table_unref);
  g_hash_table_unref (book->of_meeting);
  g_ptr_array_unref (book->none);
  g_free (book);
}

const GPtrArray *
rb_contact_book_of (const RbContactBook *book, RbRecordKind kind, gint64 pupil_id)
{
  const GPtrArray *list = g_hash_table_lookup (book->of_pupil[kind], &pupil_id);

  return list ? list : book->none;
}

const GPtrArray *
rb_contact_book_places (const RbContactBook *book, gint64 meeting_id)
{
  const GPtrArray *list = g_hash_table_lookup (book->of_meeting, &meeting_id);

  return list ? list : book->none;
}

/* From when on: a day, and of that day only what was written down from `at` on. */
typedef struct
{
  RbDate day;
  gint64 at;
} Since;

static gboolean
is_after (Since since, RbDate day, gint64 made_at)
{
  return day > since.day || (day == since.day && made_at >= since.at);
}

static void
see_calls (const RbContactBook *book, gint64 pupil_id, Since since, RbContacted *contacted)
{
  const GPtrArray *list = rb_contact_book_of (book, RB_RECORD_OUTCOME, pupil_id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbOutcome *outcome = list->pdata[i];
      const RbAttempt *attempt =
          rb_office_find (book->office, RB_RECORD_ATTEMPT, outcome->attempt_id);

      if (attempt == NULL
          || !is_after (since, rb_moment_of_seconds (attempt->made_at).date, attempt->made_at))
        continue;
      contacted->tried = TRUE;
      contacted->spoken |= attempt->spoken;
    }
}

static void
see_notes (const RbContactBook *book, gint64 pupil_id, Since since, RbContacted *contacted)
{
  const GPtrArray *list = rb_contact_book_of (book, RB_RECORD_NOTE, pupil_id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbNote *note = list->pdata[i];
      gboolean call = strcmp (note->kind, "call") == 0;
      gboolean talk = strcmp (note->kind, "talk") == 0 || strcmp (note->kind, "message") == 0;

      if (!is_after (since, note->day, note->made_at) || (!call && !talk))
        continue;
      contacted->tried = TRUE;
      contacted->spoken |= talk || note->spoken;
    }
}

static void
see_visits (const RbContactBook *book, gint64 pupil_id, Since since, RbContacted *contacted)
{
  const GPtrArray *list = rb_contact_book_of (book, RB_RECORD_VISIT, pupil_id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbVisit *visit = list->pdata[i];

      if (visit->day == RB_DATE_NONE || visit->day < since.day)
        continue;
      contacted->tried = TRUE;
      contacted->spoken |= *visit->spoke_to != '\0';
      contacted->seen |= visit->seen;
    }
}

/* Among the staff nobody of the family is met; and what was promised at a meeting is not kept by
 * it.
 */
static void
see_meetings (const RbContactBook *book, gint64 pupil_id, Since since, RbContacted *contacted)
{
  const GPtrArray *places = rb_contact_book_of (book, RB_RECORD_MEETING_PUPIL, pupil_id);

  for (guint i = 0; i < places->len; i++)
    {
      const RbMeetingPupil *place = places->pdata[i];
      const RbMeeting *meeting =
          rb_office_find (book->office, RB_RECORD_MEETING, place->meeting_id);

      if (meeting && strcmp (meeting->state, "held") == 0 && meeting->day > since.day
          && strcmp (meeting->kind, "staff") != 0)
        contacted->tried = contacted->spoken = contacted->met = TRUE;
    }
}

RbContacted
rb_contacted_since (const RbContactBook *book, gint64 pupil_id, RbDate day, gint64 at)
{
  Since since = { day, at };
  RbContacted contacted = { FALSE };

  see_calls (book, pupil_id, since, &contacted);
  see_notes (book, pupil_id, since, &contacted);
  see_visits (book, pupil_id, since, &contacted);
  see_meetings (book, pupil_id, since, &contacted);
  return contacted;
}
