/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures by group. Every pupil's sessions are first added up apart for each row of the result,
 * then judged (persistent, severe, band) on exactly those sessions, then added to the row. */
#include "analysis/rb-stats.h"

#include <string.h>

#define MAX_GROUPS 4

/* The number of each group's value, which together name one row of the result. */
typedef struct
{
  guint32 ids[MAX_GROUPS];
} Tuple;

/* What one pupil has in one row of the result, while that pupil is being counted. */
typedef struct
{
  guint stamp; /* row of the roster + 1 that `tally` belongs to */
  guint sessions;
  RbTally tally;
} Local;

struct _RbStats
{
  RbPeriod period;
  RbBasis basis;
  guint n_groups;
  RbGroup groups[MAX_GROUPS];
  GPtrArray *rows; /* RbStatsRow* */
  RbStatsRow total;
};

typedef struct
{
  RbQuery *query;
  RbSchool *school;
  const RbPolicy *policy;
  RbStats *stats;
  GPtrArray *keys[MAX_GROUPS];     /* RbKey* by number */
  GHashTable *numbers[MAX_GROUPS]; /* value -> number + 1 */
  guint32 *columns[MAX_GROUPS]; /* of a session group: number by column of the part being counted */
  guint32 marks[256];           /* number of each mark's code + 1 */
  int code;                     /* which group is the code, or -1 */
  int tag;                      /* which one is the tag, or -1 */
  gboolean dated;
  gboolean by_pupil;
  GHashTable *slots; /* Tuple* -> index + 1 */
  GArray *tuples;    /* Tuple by slot */
  GArray *locals;    /* Local by slot */
  GArray *touched;   /* slots of the pupil being counted */
  guint row;
  struct
  {
    Tuple tuple;
    guint slot;   /* + 1; 0 for none */
  } lately[1024]; /* the last tuple of each hash, before the table is asked */
} Count;

static guint
tuple_hash (gconstpointer data)
{
  const Tuple *tuple = data;
  guint hash = 5381;

  for (guint i = 0; i < MAX_GROUPS; i++)
    hash = hash * 2654435761u + tuple->ids[i];
  return hash ^ hash >> 15;
}

static gboolean
tuple_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Tuple)) == 0;
}

/* The number of a key's value; takes the key. */
static guint32
number_of (Count *count, guint group, RbKey *key)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (count->numbers[group], key->value));

  if (number)
    {
      rb_key_free (key);
      return number - 1;
    }
  g_ptr_array_add (count->keys[group], key);
  g_hash_table_insert (count->numbers[group], key->value,
                       GUINT_TO_POINTER (count->keys[group]->len));
  return count->keys[group]->len - 1;
}

static Local *
local_of (Count *count, const Tuple *tuple)
{
  guint place = tuple_hash (tuple) % G_N_ELEMENTS (count->lately);
  guint slot = count->lately[place].slot;
  Local *local;

  if (slot == 0 || !tuple_equal (&count->lately[place].tuple, tuple))
    slot = GPOINTER_TO_UINT (g_hash_table_lookup (count->slots, tuple));

  if (slot == 0)
    {
      RbStatsRow *row = g_new0 (RbStatsRow, 1);

      row->row = count->by_pupil ? (int) count->row : -1;
      g_ptr_array_add (count->stats->rows, row);
      g_array_append_val (count->tuples, *tuple);
      g_array_set_size (count->locals, count->locals->len + 1);
      slot = count->stats->rows->len;
      g_hash_table_insert (count->slots, g_memdup2 (tuple, sizeof *tuple), GUINT_TO_POINTER (slot));
    }
  count->lately[place].tuple = *tuple;
  count->lately[place].slot = slot;
  slot--;
  local = &g_array_index (count->locals, Local, slot);
  if (local->stamp != count->row + 1)
    {
      memset (local, 0, sizeof *local);
      local->stamp = count->row + 1;
      g_array_append_val (count->touched, slot);
    }
  return local;
}

/* Adds what one pupil has in one row, judged on it. */
static void
add_pupil (const Count *count, RbStatsRow *row, const RbTally *tally, guint sessions)
{
  RbBandRole band = rb_policy_band (count->policy, rb_tally_attendance (tally));

  rb_tally_add (&row->tally, tally);
  row->sessions += sessions;
  row->pupils++;
  if (tally->possible == 0)
    {
      row->no_band++;
      return;
    }
  row->with_possible++;
  row->bands[band]++;
  row->persistent += rb_policy_persistent (count->policy, rb_tally_absent (tally), tally->possible);
  row->severe += rb_policy_severe (count->policy, rb_tally_absent (tally), tally->possible);
  row->full += tally->attended == tally->possible && tally->missing == 0;
  row->early += rb_policy_early (count->policy, tally->possible);
}

static void
finish_pupil (Count *count)
{
  RbTally total = { 0 };

  for (guint i = 0; i < count->touched->len; i++)
    {
      guint slot = g_array_index (count->touched, guint, i);
      const Local *local = &g_array_index (count->locals, Local, slot);
      guint on_roll = rb_tally_on_roll (&local->tally);

      if (on_roll > 0)
        add_pupil (count, count->stats->rows->pdata[slot], &local->tally,
                   count->code >= 0 ? local->sessions : on_roll);
    }
  rb_query_tally_row (count->query, count->row, &total);
  if (rb_tally_on_roll (&total) > 0)
    add_pupil (count, &count->stats->total, &total, rb_tally_on_roll (&total));
}

/* The number of a mark's code: its text and name are the same whatever the date. */
static guint32
number_of_mark (Count *count, RbMark mark)
{
  const RbCode *code;

  if (count->marks[mark] == 0)
    {
      code = rb_code_book_code (count->school->codes, mark, RB_DATE_NONE);
      count->marks[mark] =
          number_of (count, (guint) count->code,
                     rb_key_new (code ? code->text : "?", code ? code->name : "Unknown code", mark))
          + 1;
    }
  return count->marks[mark] - 1;
}

/* Counts a run of one era of the codes, mark by mark. */
static void
count_marks (Count *count, const RbTallyTable *table, const guint8 *bytes, guint n, Tuple *tuple)
{
  guint marks[256] = { 0 };

  for (guint i = 0; i < n; i++)
    marks[bytes[i]]++;
  for (guint mark = 1; mark < RB_MARK_OFF_ROLL; mark++)
    {
      Local *local;

      if (marks[mark] == 0)
        continue;
      tuple->ids[count->code] = number_of_mark (count, (RbMark) mark);
      local = local_of (count, tuple);
      local->sessions += marks[mark];
      for (guint i = 0; i < marks[mark]; i++)
        rb_tally_add_packed (&local->tally, table->packed[mark]);
    }
}

static void
count_codes (Count *count, guint part, RbRun run, Tuple *tuple)
{
  const RbQueryPart *p = rb_query_part (count->query, part);
  const guint8 *bytes = rb_mark_matrix_row (p->matrix, count->row);
  const RbSession *sessions = rb_calendar_sessions (p->calendar);

  while (run.first < run.end)
    {
      const RbTallyTable *table = rb_query_table (count->query, sessions[run.first].date);
      guint end = run.end;

      while (sessions[end - 1].date >= table->next)
        end--;
      count_marks (count, table, bytes + run.first, end - run.first, tuple);
      run.first = end;
    }
}

/* Sets the numbers of the session groups; whether they differ from those of the column before. */
static gboolean
set_column (const Count *count, guint column, Tuple *tuple)
{
  gboolean differs = FALSE;

  for (guint i = 0; i < count->stats->n_groups; i++)
    if (count->columns[i] && tuple->ids[i] != count->columns[i][column])
      {
        tuple->ids[i] = count->columns[i][column];
        differs = TRUE;
      }
  return differs;
}

/* Counts a run in which the pupil's own groups have one value: in pieces of one session key. */
static void
count_run (Count *count, guint part, RbRun run, Tuple *tuple)
{
  while (run.first < run.end)
    {
      RbRun piece = { run.first, run.first + 1 };

      set_column (count, run.first, tuple);
      while (piece.end < run.end)
        {
          Tuple next = *tuple;

          if (set_column (count, piece.end, &next))
            break;
          piece.end++;
        }
      if (count->code >= 0)
        count_codes (count, part, piece, tuple);
      else
        rb_query_tally_columns (count->query, part, count->row, piece,
                                &local_of (count, tuple)->tally);
      run.first = piece.end;
    }
}

static void
set_dated (Count *count, const RbCalendar *calendar, guint column, Tuple *tuple)
{
  RbDate date = rb_calendar_session (calendar, column).date;

  for (guint i = 0; i < count->stats->n_groups; i++)
    if (rb_group_is_dated (count->stats->groups[i]))
      tuple->ids[i] = number_of (
          count, i, rb_group_key_of_row (count->school, count->stats->groups[i], count->row, date));
}

static void
count_part (Count *count, guint part, Tuple *tuple)
{
  const RbQueryPart *p = rb_query_part (count->query, part);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (RbRun));
  guint n;
  const RbRun *runs = rb_query_runs (count->query, part, count->row, &n);

  for (guint i = 0; i < n; i++)
    {
      if (!count->dated)
        {
          count_run (count, part, runs[i], tuple);
          continue;
        }
      g_array_set_size (pieces, 0);
      rb_group_cut (count->school, p->calendar, count->row, runs[i], pieces);
      for (guint j = 0; j < pieces->len; j++)
        {
          RbRun piece = g_array_index (pieces, RbRun, j);

          set_dated (count, p->calendar, piece.first, tuple);
          count_run (count, part, piece, tuple);
        }
    }
}

/* Numbers the session keys of every column of a part. */
static void
number_columns (Count *count, guint part)
{
  const RbQueryPart *p = rb_query_part (count->query, part);

  for (guint i = 0; i < count->stats->n_groups; i++)
    {
      g_clear_pointer (&count->columns[i], g_free);
      if (!rb_group_is_session (count->stats->groups[i]))
        continue;
      count->columns[i] = g_new0 (guint32, rb_calendar_n_sessions (p->calendar));
      for (guint column = p->first; column < p->end; column++)
        count->columns[i][column] = number_of (
            count, i, rb_group_key_of_session (p->calendar, count->stats->groups[i], column));
    }
}

/* The numbers of the groups that a pupil has for the whole period. */
static void
set_undated (Count *count, Tuple *tuple)
{
  RbDate date = rb_query_cohort_date (count->query, count->row);

  for (guint i = 0; i < count->stats->n_groups; i++)
    {
      RbGroup group = count->stats->groups[i];

      if (!rb_group_is_dated (group) && !rb_group_is_session (group) && group != RB_GROUP_CODE
          && group != RB_GROUP_TAG)
        tuple->ids[i] =
            number_of (count, i, rb_group_key_of_row (count->school, group, count->row, date));
    }
}

static void
count_pupil_in_part (Count *count, guint part)
{
  Tuple tuple = { { 0 } };
  g_autoptr (GPtrArray) tags = NULL;

  set_undated (count, &tuple);
  if (count->tag < 0)
    {
      count_part (count, part, &tuple);
      return;
    }
  tags = rb_group_tags_of_row (count->school, count->row,
                               rb_query_cohort_date (count->query, count->row));
  for (guint i = 0; i < tags->len; i++)
    {
      tuple.ids[count->tag] = number_of (count, (guint) count->tag, rb_key_copy (tags->pdata[i]));
      count_part (count, part, &tuple);
    }
}

/* One part: the usual case needs no second look at a pupil; over several years a pupil is counted
 * through all of them before being judged. */
static void
count_all (Count *count)
{
  guint n_parts = rb_query_n_parts (count->query);
  guint32 **columns = g_new0 (guint32 *, n_parts * MAX_GROUPS + 1);

  for (guint part = 0; part < n_parts; part++)
    {
      number_columns (count, part);
      memcpy (columns + part * MAX_GROUPS, count->columns, sizeof count->columns);
      memset (count->columns, 0, sizeof count->columns);
    }
  for (count->row = 0; count->row < rb_roster_n (count->school->roster); count->row++)
    {
      if (!rb_query_has_row (count->query, count->row))
        continue;
      g_array_set_size (count->touched, 0);
      for (guint part = 0; part < n_parts; part++)
        {
          memcpy (count->columns, columns + part * MAX_GROUPS, sizeof count->columns);
          count_pupil_in_part (count, part);
        }
      finish_pupil (count);
    }
  for (guint i = 0; i < n_parts * MAX_GROUPS; i++)
    g_free (columns[i]);
  g_free (columns);
  memset (count->columns, 0, sizeof count->columns);
}

static void
row_free (RbStatsRow *row, guint n_groups)
{
  for (guint i = 0; row->keys && i < n_groups; i++)
    rb_key_free (row->keys[i]);
  g_free (row->keys);
  g_free (row);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const RbStatsRow *x = *(RbStatsRow *const *) a, *y = *(RbStatsRow *const *) b;
  const RbStats *stats = data;

  for (guint i = 0; i < stats->n_groups; i++)
    {
      int order = rb_key_compare (x->keys[i], y->keys[i]);

      if (order)
        return order;
    }
  return x->row - y->row;
}

/* Names the rows, leaves out those without a pupil, puts them in school order. */
static void
finish (Count *count)
{
  RbStats *stats = count->stats;
  GPtrArray *kept = g_ptr_array_new ();

  for (guint slot = 0; slot < stats->rows->len; slot++)
    {
      RbStatsRow *row = stats->rows->pdata[slot];
      const Tuple *tuple = &g_array_index (count->tuples, Tuple, slot);

      if (row->pupils == 0)
        {
          row_free (row, 0);
          continue;
        }
      row->keys = g_new0 (RbKey *, stats->n_groups + 1);
      for (guint i = 0; i < stats->n_groups; i++)
        row->keys[i] = rb_key_copy (count->keys[i]->pdata[tuple->ids[i]]);
      if (count->code >= 0)
        row->mark = (RbMark) row->keys[count->code]->order;
      g_ptr_array_add (kept, row);
    }
  g_ptr_array_unref (stats->rows);
  stats->rows = kept;
  g_ptr_array_sort_with_data (kept, compare_rows, stats);
}

static void
count_init (Count *count, RbStats *stats, RbQuery *query)
{
  count->query = query;
  count->school = rb_query_school (query);
  count->policy = rb_query_policy (query);
  count->stats = stats;
  count->code = count->tag = -1;
  for (guint i = 0; i < stats->n_groups; i++)
    {
      count->keys[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_key_free);
      count->numbers[i] = g_hash_table_new (g_str_hash, g_str_equal);
      count->dated |= rb_group_is_dated (stats->groups[i]);
      count->by_pupil |= stats->groups[i] == RB_GROUP_PUPIL;
      if (stats->groups[i] == RB_GROUP_CODE)
        count->code = (int) i;
      if (stats->groups[i] == RB_GROUP_TAG)
        count->tag = (int) i;
    }
  count->slots = g_hash_table_new_full (tuple_hash, tuple_equal, g_free, NULL);
  count->tuples = g_array_new (FALSE, TRUE, sizeof (Tuple));
  count->locals = g_array_new (FALSE, TRUE, sizeof (Local));
  count->touched = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
count_clear (Count *count)
{
  for (guint i = 0; i < count->stats->n_groups; i++)
    {
      g_hash_table_unref (count->numbers[i]);
      g_ptr_array_unref (count->keys[i]);
    }
  g_hash_table_unref (count->slots);
  g_array_unref (count->tuples);
  g_array_unref (count->locals);
  g_array_unref (count->touched);
}

RbStats *
rb_stats_new (RbQuery *query, const RbGroup *groups, guint n_groups)
{
  RbStats *stats = g_new0 (RbStats, 1);
  Count count = { 0 };

  g_return_val_if_fail (n_groups <= MAX_GROUPS, NULL);
  stats->period = rb_query_period (query);
  stats->basis = rb_query_basis (query);
  stats->rows = g_ptr_array_new ();
  stats->total.row = -1;
  stats->n_groups = n_groups;
  for (guint i = 0; i < n_groups; i++)
    stats->groups[i] = groups[i];
  count_init (&count, stats, query);
  count_all (&count);
  finish (&count);
  count_clear (&count);
  return stats;
}

RbStats *
rb_stats_by (RbQuery *query, RbGroup group)
{
  return rb_stats_new (query, &group, 1);
}

void
rb_stats_free (RbStats *stats)
{
  for (guint i = 0; i < stats->rows->len; i++)
    row_free (stats->rows->pdata[i], stats->n_groups);
  g_ptr_array_unref (stats->rows);
  g_free (stats);
}

guint
rb_stats_n_groups (const RbStats *stats)
{
  return stats->n_groups;
}

RbGroup
rb_stats_group (const RbStats *stats, guint index)
{
  return stats->groups[index];
}

guint
rb_stats_n (const RbStats *stats)
{
  return stats->rows->len;
}

const RbStatsRow *
rb_stats_row (const RbStats *stats, guint index)
{
  return stats->rows->pdata[index];
}

const RbStatsRow *
rb_stats_find (const RbStats *stats, const char *value)
{
  for (guint i = 0; stats->n_groups > 0 && i < stats->rows->len; i++)
    {
      const RbStatsRow *row = stats->rows->pdata[i];

      if (g_ascii_strcasecmp (row->keys[0]->value, value) == 0)
        return row;
    }
  return NULL;
}

const RbStatsRow *
rb_stats_total (const RbStats *stats)
{
  return &stats->total;
}

RbPeriod
rb_stats_period (const RbStats *stats)
{
  return stats->period;
}

RbBasis
rb_stats_basis (const RbStats *stats)
{
  return stats->basis;
}

RbRate
rb_stats_persistent_rate (const RbStatsRow *row)
{
  return rb_rate (row->persistent, row->with_possible);
}

RbRate
rb_stats_severe_rate (const RbStatsRow *row)
{
  return rb_rate (row->severe, row->with_possible);
}
