/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the analysis for what the register shows beside its marks. */
#include "app/register/rb-register-figures.h"

struct _RbRegisterFigures
{
  RbSchool *school;
  const RbMarkMatrix *matrix; /* of the school */
  RbQuery *query;
  GArray *rows;
  RbTally *tallies;
  RbTally all;
  guint begun;
  GHashTable *arrivals; /* of the session that is on now, by pupil; NULL for none */
};

/* The session that began last, if it is today's. */
static GHashTable *
arrivals_now (const RbRegisterFigures *figures, RbMoment now)
{
  RbSession session;

  if (figures->begun == 0)
    return NULL;
  session = rb_calendar_session (rb_mark_matrix_calendar (figures->matrix), figures->begun - 1);
  return session.date == now.date ? rb_arrivals_of_session (figures->school, session) : NULL;
}

RbRegisterFigures *
rb_register_figures_new (RbSchool *school, const RbMarkMatrix *matrix, GArray *rows, RbMoment now)
{
  RbRegisterFigures *figures = g_new0 (RbRegisterFigures, 1);
  RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  RbDate last = rb_calendar_last (calendar);

  figures->school = rb_school_ref (school);
  figures->matrix = matrix;
  figures->rows = g_array_ref (rows);
  figures->begun = rb_school_begun (school, matrix, now);
  figures->arrivals = arrivals_now (figures, now);
  figures->query = rb_query_new (school, now);
  rb_query_set_period (figures->query,
                       rb_period (rb_academic_year_first (rb_calendar_year (calendar)),
                                  MIN (MAX (now.date, rb_calendar_first (calendar)), last)));
  figures->tallies = g_new0 (RbTally, rows->len + 1);
  for (guint i = 0; i < rows->len; i++)
    {
      rb_query_tally_row (figures->query, g_array_index (rows, guint, i), &figures->tallies[i]);
      rb_tally_add (&figures->all, &figures->tallies[i]);
    }
  return figures;
}

void
rb_register_figures_free (RbRegisterFigures *figures)
{
  rb_query_free (figures->query);
  g_clear_pointer (&figures->arrivals, g_hash_table_unref);
  rb_school_unref (figures->school);
  g_array_unref (figures->rows);
  g_free (figures->tallies);
  g_free (figures);
}

RbRate
rb_register_figures_rate (const RbRegisterFigures *figures, guint index)
{
  return rb_tally_attendance (&figures->tallies[index]);
}

RbRate
rb_register_figures_all (const RbRegisterFigures *figures)
{
  return rb_tally_attendance (&figures->all);
}

const RbPolicy *
rb_register_figures_policy (const RbRegisterFigures *figures)
{
  return rb_query_policy (figures->query);
}

guint
rb_register_figures_begun (const RbRegisterFigures *figures)
{
  return figures->begun;
}

const RbArrival *
rb_register_figures_arrival (const RbRegisterFigures *figures, guint index, int *column)
{
  guint row = g_array_index (figures->rows, guint, index);

  if (column)
    *column = (int) figures->begun - 1;
  return figures->arrivals ? g_hash_table_lookup (
             figures->arrivals, &rb_roster_pupil (figures->school->roster, row)->id)
                           : NULL;
}

RbTally
rb_register_figures_session (const RbRegisterFigures *figures, guint column)
{
  RbSession session = rb_calendar_session (rb_mark_matrix_calendar (figures->matrix), column);
  const RbTallyTable *table = rb_query_table (figures->query, session.date);
  guint n_columns = rb_mark_matrix_n_columns (figures->matrix);
  const guint8 *bytes = rb_mark_matrix_bytes (figures->matrix);
  RbTally tally = { 0 };

  if (column >= figures->begun)
    return tally;
  for (guint i = 0; i < figures->rows->len; i++)
    {
      guint row = g_array_index (figures->rows, guint, i);

      rb_tally_add_bytes (&tally, table, bytes + (gsize) row * n_columns + column, 1);
    }
  return tally;
}
