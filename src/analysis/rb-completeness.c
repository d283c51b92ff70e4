/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of registers taken and missing. What a week lacks is in rb-week-state.c. */
#include "analysis/rb-completeness.h"

static void
row_free (RbCompletenessRow *row)
{
  g_array_unref (row->cells);
  g_free (row);
}

static void
taker_free (RbCompletenessTaker *taker)
{
  g_free (taker->name);
  g_free (taker);
}

void
rb_completeness_free (RbCompleteness *board)
{
  g_array_unref (board->sessions);
  g_ptr_array_unref (board->rows);
  g_ptr_array_unref (board->takers);
  g_free (board);
}

static void
count (RbCompletenessSums *sums, const RbDayRegister *found)
{
  RbRegisterState state = found->state;

  sums->in_time += state == RB_REGISTER_SAVED;
  sums->late += state == RB_REGISTER_LATE;
  sums->missing += state == RB_REGISTER_OVERDUE;
  sums->imported += state == RB_REGISTER_IMPORTED;
  sums->open += state == RB_REGISTER_DUE;
  sums->too_long += rb_register_is_open_long (found);
}

const char *
rb_register_taker (const RbSchool *school, const RbDayRegister *found)
{
  if (found->cover == NULL)
    return found->klass->teacher ? found->klass->teacher : "";
  for (guint i = 0; found->cover->staff_id && i < rb_roster_n_staff (school->roster); i++)
    if (rb_roster_staff (school->roster, i)->id == found->cover->staff_id)
      return rb_roster_staff (school->roster, i)->name;
  return found->cover->name;
}

/* Without how long it was open. */
static char *
state_words (const RbDayRegister *found)
{
  g_autofree char *at = found->saved >= 0 ? rb_time_format (found->saved) : NULL;

  switch (found->state)
    {
    case RB_REGISTER_NONE:
      return g_strdup ("no register");
    case RB_REGISTER_NOT_DUE:
      return g_strdup ("not begun");
    case RB_REGISTER_DUE:
      return g_strdup ("open");
    case RB_REGISTER_OVERDUE:
      return found->marked ? g_strdup_printf ("missing: %u of %u marks", found->marked, found->n)
                           : g_strdup ("missing");
    case RB_REGISTER_SAVED:
      return g_strdup_printf ("in time, %s", at);
    case RB_REGISTER_LATE:
      return found->late >= 24 * 60 ? g_strdup ("late, another day")
                                    : g_strdup_printf ("late, %s", at);
    default:
      return g_strdup ("imported");
    }
}

char *
rb_register_state_words (const RbDayRegister *found)
{
  char *words = state_words (found);
  g_autofree char *first = rb_register_is_open_long (found) ? words : NULL;

  if (first == NULL)
    return words;
  if (found->state == RB_REGISTER_DUE)
    return g_strdup_printf ("open for %d minutes: %u of %u marks", found->open, found->marked,
                            found->n);
  return g_strdup_printf ("%s, open for %d minutes", first, found->open);
}

char *
rb_completeness_open_words (const RbCompleteness *board)
{
  guint n = board->sums.too_long;

  return n ? g_strdup_printf (", %u open for more than %d minutes", n, RB_MOST_OPEN)
           : g_strdup ("");
}

/* What a register does to the streak that it may belong to. */
typedef enum
{
  COUNTS,
  PASSES,
  ENDS
} Step;

static Step
step_of (const RbSchool *school, const RbClass *klass, RbSession session, RbMoment now)
{
  const RbSavedRegister *saved = rb_office_register (school->office, klass->id, session);
  RbDayRegister found;

  if (saved)
    return rb_day_saved_late (school, klass, saved) > 0 ? ENDS : COUNTS;
  found = rb_day_register (school, klass, session, now);
  return found.state == RB_REGISTER_OVERDUE ? ENDS : PASSES;
}

/* A class of a school that only imports has no streak; one look at a whole term of imported
 * registers says so. */
#define PASSED_MOST 40

static guint
streak_of (const RbSchool *school, const RbClass *klass, RbMoment now)
{
  const RbMarkMatrix *matrix = rb_school_year (school, klass->year);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  guint streak = 0, passed = 0;

  for (guint c = matrix ? rb_school_begun (school, matrix, now) : 0; c-- > 0;)
    {
      Step step = step_of (school, klass, rb_calendar_session (calendar, c), now);

      if (step == ENDS || (step == PASSES && ++passed > PASSED_MOST))
        break;
      if (step == COUNTS)
        {
          streak++;
          passed = 0;
        }
    }
  return streak;
}

static RbCompletenessTaker *
taker_of (RbCompleteness *board, GHashTable *known, const char *name)
{
  RbCompletenessTaker *taker = g_hash_table_lookup (known, name);

  if (taker)
    return taker;
  taker = g_new0 (RbCompletenessTaker, 1);
  taker->name = g_strdup (name);
  g_ptr_array_add (board->takers, taker);
  g_hash_table_insert (known, taker->name, taker);
  return taker;
}

static int
compare_takers (gconstpointer a, gconstpointer b)
{
  const RbCompletenessTaker *x = *(RbCompletenessTaker *const *) a,
                            *y = *(RbCompletenessTaker *const *) b;

  if (x->sums.missing != y->sums.missing)
    return x->sums.missing > y->sums.missing ? -1 : 1;
  if (x->sums.late != y->sums.late)
    return x->sums.late > y->sums.late ? -1 : 1;
  return g_utf8_collate (x->name, y->name);
}

/* Puts the registers of one session to the rows of their classes. */
static void
add_session (const RbSchool *school,
             RbCompleteness *board,
             GHashTable *known,
             RbSession session,
             RbMoment now)
{
  g_autoptr (GArray) registers = rb_day_registers (school, session, now);

  for (guint i = 0; i < registers->len && i < board->rows->len; i++)
    {
      const RbDayRegister *found = &g_array_index (registers, RbDayRegister, i);
      RbCompletenessRow *row = board->rows->pdata[i];

      g_array_append_val (row->cells, *found);
      count (&row->sums, found);
      count (&board->sums, found);
      if (found->state > RB_REGISTER_NOT_DUE)
        count (&taker_of (board, known, rb_register_taker (school, found))->sums, found);
    }
}

static gboolean
has_pupils (const RbCompletenessRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (g_array_index (row->cells, RbDayRegister, i).n > 0)
      return TRUE;
  return FALSE;
}

static void
add_rows (const RbSchool *school, RbCompleteness *board, int year)
{
  g_autoptr (GPtrArray) classes = rb_roster_classes (school->roster, year);

  for (guint i = 0; i < classes->len; i++)
    {
      RbCompletenessRow *row = g_new0 (RbCompletenessRow, 1);

      row->klass = classes->pdata[i];
      row->cells = g_array_new (FALSE, TRUE, sizeof (RbDayRegister));
      g_ptr_array_add (board->rows, row);
    }
}

RbCompleteness *
rb_completeness_new (const RbSchool *school, RbPeriod period, RbMoment now)
{
  RbCompleteness *board = g_new0 (RbCompleteness, 1);
  const RbMarkMatrix *matrix =
      rb_period_is_empty (period) ? NULL : rb_school_year_of (school, period.to);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint first = 0, end = 0;

  board->period = period;
  board->sessions = g_array_new (FALSE, FALSE, sizeof (RbSession));
  board->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  board->takers = g_ptr_array_new_with_free_func ((GDestroyNotify) taker_free);
  if (matrix == NULL)
    return board;
  add_rows (school, board, rb_academic_year_of (period.to));
  rb_calendar_range (rb_mark_matrix_calendar (matrix), period.from, period.to, &first, &end);
  for (guint c = first; c < end; c++)
    {
      RbSession session = rb_calendar_session (rb_mark_matrix_calendar (matrix), c);

      g_array_append_val (board->sessions, session);
      add_session (school, board, known, session, now);
    }
  for (guint i = board->rows->len; i-- > 0;)
    {
      RbCompletenessRow *row = board->rows->pdata[i];

      if (has_pupils (row))
        row->streak = streak_of (school, row->klass, now);
      else
        g_ptr_array_remove_index (board->rows, i);
    }
  g_ptr_array_sort (board->takers, compare_takers);
  return board;
}

const RbDayRegister *
rb_completeness_cell (const RbCompleteness *board, guint row, guint session)
{
  const RbCompletenessRow *found = board->rows->pdata[row];

  return &g_array_index (found->cells, RbDayRegister, session);
}

gboolean
rb_completeness_first_gap (const RbCompleteness *board, guint *row, guint *session)
{
  for (guint s = 0; s < board->sessions->len; s++)
    for (guint r = 0; r < board->rows->len; r++)
      if (rb_completeness_cell (board, r, s)->state == RB_REGISTER_OVERDUE)
        {
          *row = r;
          *session = s;
          return TRUE;
        }
  return FALSE;
}

/* Sessions of a fortnight stand side by side on a sheet; more do not. */
#define MOST_COLUMNS 20

static void
add_columns (RbListing *listing, const RbCompleteness *board, gboolean wide)
{
  rb_listing_add_column (listing, "Class", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Teacher", RB_LISTING_TEXT, 4);
  for (guint i = 0; wide && i < board->sessions->len; i++)
    {
      RbSession session = g_array_index (board->sessions, RbSession, i);
      g_autofree char *day = rb_date_format (session.date, RB_DATE_WEEKDAY);
      g_autofree char *title = g_strdup_printf ("%s %s", day, rb_half_name (session.half));

      rb_listing_add_column (listing, title, RB_LISTING_TEXT, 3);
    }
  rb_listing_add_column (listing, "In time", RB_LISTING_NUMBER, 1);
  rb_listing_add_column (listing, "Late", RB_LISTING_NUMBER, 1);
  rb_listing_add_column (listing, "Missing", RB_LISTING_NUMBER, 2);
  rb_listing_add_column (listing, "Imported", RB_LISTING_NUMBER, 2);
  rb_listing_add_column (listing, "In time in a row", RB_LISTING_NUMBER, 2);
}

static void
add_number (RbListing *listing, guint number)
{
  rb_listing_take (listing, g_strdup_printf ("%u", number));
}

RbListing *
rb_completeness_listing (const RbSchool *school, const RbCompleteness *board)
{
  g_autofree char *period = rb_period_format (school, board->period);
  g_autofree char *too_long = rb_completeness_open_words (board);
  g_autofree char *subtitle = g_strdup_printf ("%s: %u in time, %u late, %u missing, %u imported%s",
                                               period, board->sums.in_time, board->sums.late,
                                               board->sums.missing, board->sums.imported, too_long);
  RbListing *listing = rb_listing_new ("Registers taken", subtitle,
                                       "A register is in time when it is saved by the deadline of "
                                       "its key stage. Imported registers have no time.");
  gboolean wide = board->sessions->len <= MOST_COLUMNS;

  add_columns (listing, board, wide);
  for (guint r = 0; r < board->rows->len; r++)
    {
      const RbCompletenessRow *row = board->rows->pdata[r];

      rb_listing_add_row (listing);
      rb_listing_put (listing, row->klass->name);
      rb_listing_put (listing, row->klass->teacher);
      for (guint s = 0; wide && s < board->sessions->len; s++)
        rb_listing_take (listing, rb_register_state_words (rb_completeness_cell (board, r, s)));
      add_number (listing, row->sums.in_time);
      add_number (listing, row->sums.late);
      add_number (listing, row->sums.missing);
      add_number (listing, row->sums.imported);
      add_number (listing, row->streak);
    }
  return listing;
}
