/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pupils of a class as one table. Every figure is analysis's; what does not fit goes on to
 * another page. */
#include "documents/rb-class-report.h"

#include "analysis/rb-bands.h"
#include "analysis/rb-query.h"
#include "documents/rb-amendment.h"
#include "documents/rb-paper.h"
#include "documents/rb-sheet-page.h"
#include "documents/rb-type.h"

#define ROWS_A_PAGE 36
#define ROW_HEIGHT 18.4
#define LIST_WIDTH (RB_A4_SHORT - 2 * RB_SHEET_MARGIN)
#define LIST_HEIGHT (RB_A4_LONG - 146)

typedef struct
{
  const RbClass *klass;
  RbPeriod period;
  GArray *pupils;   /* RbPupilBand */
  GArray *before;   /* RbTally of the period before, in the same order */
  RbPeriod earlier; /* the period before; empty: none */
  RbTally total;
  RbTally both, both_before; /* of the pupils who were here in both periods */
  RbAmendmentList *amended;
} Section;

typedef struct
{
  guint section;
  guint first;          /* pupil */
  guint list, list_end; /* of the amended entries; none: a page of pupils */
} Page;

typedef struct
{
  RbSchool *school;
  GPtrArray *sections;
  GArray *pages;
} Report;

static void
section_free (gpointer data)
{
  Section *section = data;

  g_array_unref (section->pupils);
  g_array_unref (section->before);
  rb_amendment_list_free (section->amended);
  g_free (section);
}

static void
add_before (Section *section, RbQuery *earlier)
{
  rb_query_set_period (earlier, section->earlier);
  for (guint i = 0; i < section->pupils->len; i++)
    {
      const RbPupilBand *pupil = &g_array_index (section->pupils, RbPupilBand, i);
      RbTally *before = &g_array_index (section->before, RbTally, i);

      rb_query_tally_row (earlier, pupil->row, before);
      if (before->possible == 0 || pupil->tally.possible == 0)
        continue;
      rb_tally_add (&section->both, &pupil->tally);
      rb_tally_add (&section->both_before, before);
    }
}

typedef struct
{
  const RbSchool *school;
  const Section *section;
} Whose;

static gboolean
is_of_class (const RbAmendment *amendment, gpointer data)
{
  const Whose *whose = data;

  return rb_period_contains (whose->section->period, amendment->session.date)
         && rb_roster_class_on (whose->school->roster, amendment->row, amendment->session.date)
                == whose->section->klass;
}

static Section *
section_new (Report *report,
             RbMoment now,
             RbPeriod period,
             const RbClass *klass,
             const GPtrArray *amendments)
{
  g_autoptr (RbQuery) query = rb_query_new (report->school, now);
  g_autoptr (RbQuery) earlier = NULL;
  Section *section = g_new0 (Section, 1);
  Whose whose = { report->school, section };

  /* A class of the same name in another year is another class. */
  period.from = MAX (period.from, rb_academic_year_first (klass->year));
  period.to = MIN (period.to, rb_academic_year_last (klass->year));
  rb_query_set_period (query, period);
  earlier = rb_query_copy (query); /* the same pupils, in whichever class they were then */
  rb_query_add_filter (query, "class", klass->name);
  section->klass = klass;
  section->period = period;
  section->earlier = rb_period_previous (report->school, period);
  section->pupils = rb_pupil_bands (query);
  section->before = g_array_new (FALSE, TRUE, sizeof (RbTally));
  g_array_set_size (section->before, section->pupils->len);
  rb_query_tally (query, &section->total);
  section->amended = rb_amendment_list_new (report->school, amendments, is_of_class, &whose);
  if (!rb_period_is_empty (section->earlier))
    add_before (section, earlier);
  return section;
}

/* Columns by their right edge, or left for words. */
static const struct
{
  const char *title;
  double x;
  RbTextAlign align;
} columns[] = {
  { "Pupil", RB_SHEET_MARGIN, RB_TEXT_LEFT },
  { "Attendance, %", 254, RB_TEXT_RIGHT },
  { "Band", 268, RB_TEXT_LEFT },
  { "Days missed", 368, RB_TEXT_RIGHT },
  { "Authorised", 422, RB_TEXT_RIGHT },
  { "Not auth.", 466, RB_TEXT_RIGHT },
  { "Late", 492, RB_TEXT_RIGHT },
  { "Change", 555, RB_TEXT_RIGHT },
};

static void
draw_words (cairo_t *cr, guint column, const char *text, double y, int weight)
{
  rb_type_draw_fit (cr, text, 9.5, weight, columns[column].align, columns[column].x, y,
                    column == 0 ? 150 : 76);
}

static void
draw_change (cairo_t *cr, RbRate before, RbRate now, double y, int weight)
{
  g_autofree char *change = rb_rate_change_format (before, now);
  int tenths = *change ? rb_rate_change_tenths (before, now) : 0;

  rb_paper_ink (cr, tenths < 0 ? 0x9E2A17 : tenths > 0 ? 0x14505E : RB_INK_DIM);
  draw_words (cr, 7, change, y, weight);
}

/* A figure that is 0 is left out: what is printed is what happened. */
static char *
days_or_nothing (guint sessions)
{
  return sessions > 0 ? rb_days_format (sessions) : g_strdup ("");
}

static void
draw_figures (cairo_t *cr, const RbTally *tally, double y, int weight)
{
  g_autofree char *rate = rb_rate_format (rb_tally_attendance (tally));
  g_autofree char *days = rb_days_format (rb_tally_absent (tally));
  g_autofree char *authorised = days_or_nothing (tally->authorised);
  g_autofree char *unauthorised = days_or_nothing (tally->unauthorised);
  guint late = tally->late + tally->late_after;
  g_autofree char *lates = late > 0 ? rb_count_format (late) : g_strdup ("");

  rb_paper_ink (cr, RB_INK);
  draw_words (cr, 1, rate, y, weight);
  draw_words (cr, 3, days, y, weight);
  draw_words (cr, 4, authorised, y, weight);
  draw_words (cr, 5, unauthorised, y, weight);
  draw_words (cr, 6, lates, y, weight);
}

static void
draw_pupil (Report *report, const Section *section, guint index, cairo_t *cr, double y)
{
  const RbPupilBand *pupil = &g_array_index (section->pupils, RbPupilBand, index);
  g_autofree char *name =
      rb_pupil_sorted_name (rb_roster_pupil (report->school->roster, pupil->row));
  const RbPolicy *policy = rb_policy_book_on (report->school->policies, section->period.to);
  const char *band = rb_policy_band_name (policy, pupil->band);

  rb_paper_ink (cr, RB_INK);
  draw_words (cr, 0, name, y, 400);
  if (pupil->band != RB_BAND_NONE)
    rb_paper_band (cr, pupil->band, columns[2].x, y - 7.5, 8.5);
  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, pupil->early ? "early" : band, 9.5, 400, RB_TEXT_LEFT, columns[2].x + 13, y);
  draw_figures (cr, &pupil->tally, y, 400);
  draw_change (cr, rb_tally_attendance (&g_array_index (section->before, RbTally, index)),
               rb_tally_attendance (&pupil->tally), y, 400);
  rb_paper_ink (cr, index % 5 == 4 ? RB_INK_GRID : RB_INK_RULE);
  rb_paper_line (cr, RB_SHEET_MARGIN, y + 6, RB_A4_SHORT - RB_SHEET_MARGIN, y + 6, 0.4);
}

static void
draw_total (const Section *section, cairo_t *cr, double y)
{
  g_autofree char *name = g_strdup_printf ("Class, %u pupils", section->pupils->len);

  rb_paper_ink (cr, RB_INK);
  if (section->pupils->len == 0)
    {
      rb_type_draw (cr, "No pupils in this class in this period.", 10, 400, RB_TEXT_LEFT,
                    columns[0].x, y);
      return;
    }
  draw_words (cr, 0, name, y, 700);
  draw_figures (cr, &section->total, y, 700);
  draw_change (cr, rb_tally_attendance (&section->both_before),
               rb_tally_attendance (&section->both), y, 700);
}

/* "... Change: on 2024/25, the same pupils." */
static char *
say_foot (const Report *report, const Section *section)
{
  g_autofree char *earlier = rb_period_is_empty (section->earlier)
                                 ? NULL
                                 : rb_period_format (report->school, section->earlier);

  return g_strdup_printf ("Attendance: sessions attended, per cent of those possible. A day is two "
                          "sessions.%s%s%s",
                          earlier ? " Change: on " : "", earlier ? earlier : "",
                          earlier ? ", the same pupils." : "");
}

static void
draw_page (gpointer data, cairo_t *cr, guint number)
{
  Report *report = data;
  const Page *page = &g_array_index (report->pages, Page, number);
  const Section *section = report->sections->pdata[page->section];
  const RbClass *klass = section->klass;
  guint first = number, n_pages = 0;
  guint end = MIN (page->first + ROWS_A_PAGE, section->pupils->len);
  g_autofree char *title =
      g_strdup_printf ("Class %s%s%s", klass->name, *klass->teacher ? ", " : "", klass->teacher);
  g_autofree char *words = rb_period_format (report->school, section->period);
  g_autofree char *subtitle = g_strdup_printf ("Attendance, %s. For staff.", words);
  g_autofree char *foot = say_foot (report, section);

  while (first > 0 && g_array_index (report->pages, Page, first - 1).section == page->section)
    first--;
  while (first + n_pages < report->pages->len
         && g_array_index (report->pages, Page, first + n_pages).section == page->section)
    n_pages++;
  RbSheetHead head = { report->school, RB_A4_SHORT, RB_A4_LONG,     title,
                       subtitle,       foot,        number - first, n_pages };
  double y = rb_sheet_head_draw (&head, cr) + 12;

  if (page->list_end > page->list)
    {
      rb_amendment_list_draw (section->amended, page->list, page->list_end, cr, RB_SHEET_MARGIN, y,
                              LIST_WIDTH);
      return;
    }
  rb_paper_ink (cr, RB_INK_DIM);
  for (guint i = 0; section->pupils->len > 0 && i < G_N_ELEMENTS (columns); i++)
    rb_type_draw (cr, columns[i].title, 8, 600, columns[i].align, columns[i].x, y);
  for (guint i = page->first; i < end; i++)
    draw_pupil (report, section, i, cr, y += ROW_HEIGHT);
  if (end == section->pupils->len)
    draw_total (section, cr, y + ROW_HEIGHT + 2);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_ptr_array_unref (report->sections);
  g_array_unref (report->pages);
  rb_school_unref (report->school);
  g_free (report);
}

RbDocument *
rb_class_reports_new (RbSchool *school,
                      RbMoment now,
                      RbPeriod period,
                      const GPtrArray *classes,
                      const GPtrArray *amendments)
{
  static const RbDocumentClass klass = { draw_page, report_free };
  Report *report = g_new0 (Report, 1);
  RbDocument *document;

  report->school = rb_school_ref (school);
  report->sections = g_ptr_array_new_with_free_func (section_free);
  report->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  for (guint i = 0; i < classes->len; i++)
    {
      Section *section = section_new (report, now, period, classes->pdata[i], amendments);

      g_ptr_array_add (report->sections, section);
      for (guint first = 0; first == 0 || first < section->pupils->len; first += ROWS_A_PAGE)
        {
          Page page = { i, first, 0, 0 };

          g_array_append_val (report->pages, page);
        }
      for (guint list = 0; list < rb_amendment_list_n (section->amended);)
        {
          guint end = rb_amendment_list_page_end (section->amended, list, LIST_WIDTH, LIST_HEIGHT);
          Page page = { i, section->pupils->len, list, end };

          g_array_append_val (report->pages, page);
          list = end;
        }
    }
  document = rb_document_new (&klass, report, "Class reports", RB_A4_SHORT, RB_A4_LONG,
                              report->pages->len);
  for (guint i = 0; i < report->pages->len; i++)
    {
      const Page *page = &g_array_index (report->pages, Page, i);

      if (page->first == 0 && page->list_end == 0)
        rb_document_add_outline (
            document, ((Section *) report->sections->pdata[page->section])->klass->name, i);
    }
  rb_document_set_sample (document, school->details->sample);
  return document;
}
