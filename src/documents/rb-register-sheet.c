/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers on A4 landscape: which weeks and pupils are on which page. A blank one has one week a
 * page with cells to write in; a filled one as many weeks as fit. */
#include "documents/rb-register-sheet.h"

#include "documents/rb-register-private.h"

#define MOST_ROWS 34
#define MOST_WEEKS 6

static void
clear_page (gpointer data)
{
  g_clear_pointer (&((RbRegisterPage *) data)->rows, g_array_unref);
}

/* Pupils in the class on any day of [from, to], in register order. */
static GArray *
pupils_of (const RbSchool *school, gint64 class_id, RbDate from, RbDate to)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *rows = rb_roster_register (school->roster, class_id, to);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (rows, guint, i) + 1));
  for (RbDate date = from; date < to; date++)
    {
      g_autoptr (GArray) others = rb_roster_register (school->roster, class_id, date);

      for (guint i = 0; i < others->len; i++)
        if (g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (others, guint, i) + 1)))
          g_array_append_val (rows, g_array_index (others, guint, i));
    }
  return rows;
}

/* `n` things on as few pages of at most `most` as will do, evenly: 36 are 18 and 18. */
static guint
a_page (guint n, guint most)
{
  guint pages = (n + most - 1) / most;

  return pages > 0 ? (n + pages - 1) / pages : most;
}

/* The weeks of a class. */
typedef struct
{
  const RbSchool *school;
  const RbClass *klass;
  RbDate from, to;
} Weeks;

static gboolean
is_of_class (const RbAmendment *amendment, gpointer data)
{
  const Weeks *weeks = data;

  return amendment->session.date >= weeks->from && amendment->session.date <= weeks->to
         && rb_roster_class_on (weeks->school->roster, amendment->row, amendment->session.date)
                == weeks->klass;
}

static RbAmendmentList *
find_amended (RbRegister *self,
              const RbClass *klass,
              guint first_week,
              guint end_week,
              const GPtrArray *amendments)
{
  Weeks weeks = { self->school, klass, rb_calendar_week (self->calendar, first_week)->monday,
                  rb_calendar_week (self->calendar, end_week - 1)->monday + 6 };
  RbAmendmentList *list =
      rb_amendment_list_new (self->school, self->filled ? amendments : NULL, is_of_class, &weeks);

  g_ptr_array_add (self->amended, list);
  return list;
}

static void
add_list_pages (RbRegister *self,
                const RbClass *klass,
                guint first_week,
                guint end_week,
                const RbAmendmentList *list)
{
  for (guint first = 0; first < rb_amendment_list_n (list);)
    {
      guint end =
          rb_amendment_list_page_end (list, first, RB_REGISTER_LIST_WIDTH, RB_REGISTER_LIST_HEIGHT);
      RbRegisterPage page = { klass, first_week, end_week, first, end, 0, 0, NULL, list };

      g_array_append_val (self->pages, page);
      first = end;
    }
}

/* The pages of one class: weeks in groups, and pupils in groups within each; then what was amended
 * in them. */
static void
add_pages (RbRegister *self,
           const RbClass *klass,
           guint first_week,
           guint end_week,
           const GPtrArray *amendments)
{
  const RbAmendmentList *list;

  guint weeks = self->filled ? a_page (end_week - first_week, MOST_WEEKS) : 1;
  guint first_page = self->pages->len;

  if (end_week <= first_week)
    return;
  list = find_amended (self, klass, first_week, end_week, amendments);
  for (guint week = first_week; week < end_week; week += weeks)
    {
      guint end = MIN (week + weeks, end_week);
      g_autoptr (GArray) rows =
          pupils_of (self->school, klass->id, rb_calendar_week (self->calendar, week)->monday,
                     rb_calendar_week (self->calendar, end - 1)->monday + 4);
      guint pupils = a_page (rows->len, MOST_ROWS);

      for (guint first = 0; first < rows->len; first += pupils)
        {
          RbRegisterPage page = {
            klass, week, end, first, MIN (first + pupils, rows->len), 0, 0, g_array_ref (rows), list
          };

          g_array_append_val (self->pages, page);
        }
    }
  if (self->pages->len > first_page)
    add_list_pages (self, klass, first_week, end_week, list);
  for (guint i = first_page; i < self->pages->len; i++)
    {
      RbRegisterPage *page = &g_array_index (self->pages, RbRegisterPage, i);

      page->number = i - first_page;
      page->of = self->pages->len - first_page;
    }
}

static void
draw_page (gpointer data, cairo_t *cr, guint number)
{
  const RbRegister *self = data;

  rb_register_draw_page (self, &g_array_index (self->pages, RbRegisterPage, number), cr);
}

static void
register_free (gpointer data)
{
  RbRegister *self = data;

  g_array_unref (self->pages);
  g_ptr_array_unref (self->amended);
  rb_school_unref (self->school);
  g_free (self);
}

/* The weeks [first, end) of the calendar that touch [from, to]. */
static void
weeks_between (const RbCalendar *calendar, RbDate from, RbDate to, guint *first, guint *end)
{
  *first = *end = 0;
  for (guint i = 0; i < rb_calendar_n_weeks (calendar); i++)
    {
      RbDate monday = rb_calendar_week (calendar, i)->monday;

      if (monday + 6 < from || monday > to)
        continue;
      if (*end == 0)
        *first = i;
      *end = i + 1;
    }
}

RbDocument *
rb_register_sheets_new (RbSchool *school,
                        const GPtrArray *classes,
                        RbDate from,
                        RbDate to,
                        gboolean filled,
                        RbMoment now,
                        const GPtrArray *amendments)
{
  static const RbDocumentClass klass = { draw_page, register_free };
  RbRegister *self = g_new0 (RbRegister, 1);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  RbDocument *document;

  self->school = rb_school_ref (school);
  self->now = now;
  self->filled = filled;
  self->matrix = rb_school_year_of (school, from);
  if (self->matrix != NULL)
    {
      self->calendar = rb_mark_matrix_calendar (self->matrix);
      self->begun = rb_school_begun (school, self->matrix, now);
    }
  self->pages = g_array_new (FALSE, FALSE, sizeof (RbRegisterPage));
  g_array_set_clear_func (self->pages, clear_page);
  self->amended = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_amendment_list_free);
  for (guint i = 0; i < classes->len; i++)
    {
      guint start = self->pages->len, first, end;

      g_array_append_val (starts, start);
      if (self->matrix == NULL)
        continue;
      weeks_between (self->calendar, from, to, &first, &end);
      add_pages (self, classes->pdata[i], first, end, amendments);
    }
  document = rb_document_new (&klass, self, filled ? "Registers" : "Blank registers", RB_A4_LONG,
                              RB_A4_SHORT, self->pages->len);
  for (guint i = 0; i < classes->len; i++)
    {
      guint start = g_array_index (starts, guint, i);
      guint next = i + 1 < classes->len ? g_array_index (starts, guint, i + 1) : self->pages->len;

      if (next > start)
        rb_document_add_outline (document, ((const RbClass *) classes->pdata[i])->name, start);
    }
  rb_document_set_sample (document, school->details->sample);
  return document;
}

RbDocument *
rb_register_sheet_new (
    RbSchool *school, gint64 class_id, RbDate from, RbDate to, gboolean filled, RbMoment now)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new ();
  const RbClass *klass = rb_roster_class (school->roster, class_id);

  if (klass != NULL)
    g_ptr_array_add (classes, (gpointer) klass);
  return rb_register_sheets_new (school, classes, from, to, filled, now, NULL);
}
