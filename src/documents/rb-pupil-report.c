/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pupil's year on one side for the family: days before per cent, the ribbon, the way the year
 * went, the weekdays, the reasons in plain words, the half terms. The words are made in
 * rb-pupil-words.c; the charts are those of the window in the colours of print. */
#include "documents/rb-pupil-report.h"

#include "analysis/rb-stats.h"
#include "charts/rb-charts.h"
#include "documents/rb-amendment.h"
#include "documents/rb-paper.h"
#include "documents/rb-pupil-words.h"
#include "documents/rb-sheet-page.h"
#include "documents/rb-type.h"

#define LEFT RB_SHEET_MARGIN
#define RIGHT (RB_A4_SHORT - RB_SHEET_MARGIN)
#define WIDTH (RIGHT - LEFT)
#define LEFT_WIDTH 308.0
#define SIDE (LEFT + LEFT_WIDTH + 26)
#define SIDE_WIDTH (RIGHT - SIDE)
/* Charts measure in px of 96 to the inch. */
#define PX 0.75
#define MOST_REASONS 6

typedef struct
{
  RbSchool *school;
  RbMoment now;
  RbPeriod period;
  GArray *rows;
  GPtrArray *amended; /* RbAmendmentList*, one a row */
  GArray *pages;      /* Page */
} Report;

/* The report of a pupil, or a page of [first, end) of the pupil's amended entries. */
typedef struct
{
  guint index; /* of rows */
  guint first, end;
} Page;

#define LIST_TOP 112.0
#define LIST_HEIGHT (RB_A4_LONG - LIST_TOP - 50)

/* What one page says. */
typedef struct
{
  const Report *report;
  const RbPupil *pupil;
  const RbPolicy *policy;
  RbQuery *query;
  RbTally tally;
  RbPupilWords words;
} Side;

static void
draw_chart (cairo_t *cr, RbChart *chart, double x, double y, double width, double height)
{
  RbChartStyle style = RB_CHART_STYLE_INIT;

  style.palette = rb_palette_get (RB_THEME_PRINT);
  style.ground = FALSE;
  style.headings = FALSE;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, PX, PX);
  cairo_new_path (cr);
  rb_chart_draw (chart, cr, width / PX, height / PX, &style);
  cairo_restore (cr);
}

/* The finding over its caption, which is left out where it only says the subject again; returns the
 * y under them. */
static double
draw_heading (cairo_t *cr, const char *title, const char *caption, double x, double y, double width)
{
  g_autoptr (PangoLayout) finding = rb_type_paragraph (title, NULL, 11, 700, 1.22, width);
  g_autoptr (PangoLayout) under = rb_type_paragraph (caption, NULL, 8.5, 400, 1.3, width);

  rb_paper_ink (cr, RB_INK);
  rb_type_draw_layout (cr, finding, x, y);
  y += rb_type_height (finding) + 1;
  if (g_str_has_prefix (caption, title))
    return y + 6;
  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw_layout (cr, under, x, y);
  return y + rb_type_height (under) + 6;
}

/* The sign of the band and its word at the right; returns how much of the line they take. */
static double
draw_band (const Side *side, cairo_t *cr, double y)
{
  RbBandRole band = rb_policy_band (side->policy, rb_tally_attendance (&side->tally));
  const char *name = rb_policy_band_name (side->policy, band);
  double width;

  if (band == RB_BAND_NONE)
    return 0;
  width = rb_type_width (name, 14, 700);
  rb_paper_band (cr, band, RIGHT - width - 20, y - 11.5, 13);
  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, name, 14, 700, RB_TEXT_RIGHT, RIGHT, y);
  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw_fit (cr, side->words.band, 9, 400, RB_TEXT_RIGHT, RIGHT, y + 15, 180);
  return MAX (width + 36, MIN (rb_type_width (side->words.band, 9, 400), 180) + 16);
}

/* Who, when, and the days missed. */
static double
draw_top (const Side *side, cairo_t *cr, double y)
{
  g_autofree char *name = rb_pupil_name (side->pupil);
  g_autoptr (PangoLayout) text = NULL;
  double taken = draw_band (side, cr, y + 20);

  rb_paper_ink (cr, RB_INK);
  rb_type_draw_fit (cr, name, 20, 800, RB_TEXT_LEFT, LEFT, y + 20, WIDTH - taken);
  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw_fit (cr, side->words.about, 9.5, 400, RB_TEXT_LEFT, LEFT, y + 36, WIDTH - taken);
  rb_paper_ink (cr, RB_INK);
  rb_type_draw_fit (cr, side->words.headline, 14, 700, RB_TEXT_LEFT, LEFT, y + 64, WIDTH);
  text = rb_type_paragraph (side->words.sentences, NULL, 10.5, 400, 1.4, WIDTH);
  pango_layout_set_height (text, -3);
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  rb_type_draw_layout (cr, text, LEFT, y + 70);
  return y + 70 + rb_type_height (text) + 14;
}

static double
draw_ribbon (const Side *side, cairo_t *cr, double y)
{
  int year = rb_academic_year_of (side->report->period.to);
  g_autoptr (RbChart) chart = rb_chart_ribbon_new (
      side->report->school, (guint) rb_roster_find (side->report->school->roster, side->pupil->id),
      year, side->report->now, FALSE, NULL);
  g_autofree char *label = rb_academic_year_label (year);
  g_autofree char *title = g_strdup_printf ("Each day of %s", label);

  y = draw_heading (cr, title, "Morning above, afternoon below", LEFT, y, WIDTH);
  draw_chart (cr, chart, LEFT, y, WIDTH, 88);
  return y + 88 + 12;
}

/* The family reads what was, beside last year and the target: the forecast is the school's tool. */
static void
draw_cumulative (const Side *side, cairo_t *cr, double y, double end)
{
  g_autoptr (RbCumulative) cumulative = rb_cumulative_new (side->query);
  g_autoptr (RbChart) chart = NULL;

  cumulative->forecast.row = G_MAXUINT;
  chart = rb_chart_cumulative_new (cumulative, side->words.first, NULL);
  y = draw_heading (cr, rb_chart_title (chart), rb_chart_caption (chart), LEFT, y, LEFT_WIDTH);
  draw_chart (cr, chart, LEFT, y, LEFT_WIDTH, end - y);
}

static void
draw_reasons (const Side *side, const RbPattern *pattern, cairo_t *cr, double y)
{
  g_autoptr (GPtrArray) reasons =
      rb_pupil_reasons (side->report->school, side->report->period.to, pattern, MOST_REASONS);

  if (reasons->len == 0)
    return;
  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, "Why", 11, 700, RB_TEXT_LEFT, SIDE, y);
  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw (cr, "days", 8.5, 400, RB_TEXT_RIGHT, RIGHT, y);
  for (guint i = 0; i < reasons->len; i++)
    {
      const RbPupilReason *reason = reasons->pdata[i];
      g_autofree char *days = rb_days_format (reason->sessions);

      y += 15;
      rb_paper_ink (cr, RB_INK);
      rb_type_draw_fit (cr, reason->name, 9.5, 400, RB_TEXT_LEFT, SIDE, y, SIDE_WIDTH - 36);
      rb_type_draw (cr, days, 9.5, 600, RB_TEXT_RIGHT, RIGHT, y);
      rb_paper_ink (cr, RB_INK_RULE);
      rb_paper_line (cr, SIDE, y + 4.5, RIGHT, y + 4.5, 0.4);
    }
}

static void
draw_weekdays (const Side *side, cairo_t *cr, double y)
{
  g_autoptr (RbPattern) pattern = rb_pattern_new (side->query);
  g_autoptr (RbChart) chart = rb_chart_weekday_new (pattern);

  y = draw_heading (cr, rb_chart_title (chart), rb_chart_caption (chart), SIDE, y, SIDE_WIDTH);
  draw_chart (cr, chart, SIDE, y, SIDE_WIDTH, 66);
  draw_reasons (side, pattern, cr, y + 66 + 26);
}

static void
draw_table_row (cairo_t *cr, const char *name, const RbTally *tally, double y, int weight)
{
  static const double places[] = { LEFT, 236, 312, 398, 464, RIGHT };
  char *texts[] = { g_strdup (name),
                    rb_count_format (tally->possible),
                    rb_count_format (tally->attended),
                    rb_days_format (rb_tally_absent (tally)),
                    rb_count_format (tally->late + tally->late_after),
                    rb_rate_format (rb_tally_attendance (tally)) };

  rb_paper_ink (cr, RB_INK);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      rb_type_draw_fit (cr, texts[i], 9.5, weight, i > 0 ? RB_TEXT_RIGHT : RB_TEXT_LEFT, places[i],
                        y, 140);
      g_free (texts[i]);
    }
  rb_paper_ink (cr, RB_INK_RULE);
  rb_paper_line (cr, LEFT, y + 5, RIGHT, y + 5, 0.4);
}

static void
draw_table (const Side *side, cairo_t *cr, double y, double end)
{
  static const struct
  {
    const char *text;
    double x;
  } heads[] = { { "Half term", LEFT },  { "Sessions", 236 },   { "In school", 312 },
                { "Days missed", 398 }, { "Times late", 464 }, { "Attendance, %", RIGHT } };
  g_autoptr (RbStats) stats = rb_stats_by (side->query, RB_GROUP_HALF_TERM);
  double pitch = MIN (16.5, (end - y) / (rb_stats_n (stats) + 1));
  /* A period of many years: the last half terms that fit. */
  guint first = pitch < 12 ? rb_stats_n (stats) - (guint) ((end - y) / 12 - 1) : 0;

  pitch = MAX (pitch, 12);
  rb_paper_ink (cr, RB_INK_DIM);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    rb_type_draw (cr, heads[i].text, 8.5, 600, i > 0 ? RB_TEXT_RIGHT : RB_TEXT_LEFT, heads[i].x, y);
  for (guint i = first; i < rb_stats_n (stats); i++)
    draw_table_row (cr, rb_stats_row (stats, i)->keys[0]->label, &rb_stats_row (stats, i)->tally,
                    y += pitch, 400);
  draw_table_row (cr, "All", &side->tally, y + pitch, 700);
}

static void
draw_foot (const Side *side, cairo_t *cr, guint n_amended)
{
  g_autofree char *amended =
      g_strdup_printf ("%u %s of the register amended in this period: see the next page.",
                       n_amended, n_amended == 1 ? "entry" : "entries");

  if (n_amended > 0)
    {
      rb_paper_ink (cr, RB_INK);
      rb_type_draw_fit (cr, amended, 7.5, 600, RB_TEXT_LEFT, LEFT, RB_A4_LONG - 47, WIDTH);
    }
  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw_fit (cr,
                    "A school day has two sessions, morning and afternoon; a day missed is two "
                    "sessions. Attendance: sessions in school, per cent of those possible.",
                    7.5, 400, RB_TEXT_LEFT, LEFT, RB_A4_LONG - 36, WIDTH);
  rb_type_draw_fit (cr, side->words.dated, 7.5, 400, RB_TEXT_LEFT, LEFT, RB_A4_LONG - 25, WIDTH);
}

static void
draw_list (const Report *report, const Page *page, cairo_t *cr)
{
  guint row = g_array_index (report->rows, guint, page->index);
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (report->school->roster, row));

  rb_sheet_letterhead_draw (cr, report->school->details, RB_A4_SHORT);
  rb_paper_ink (cr, RB_INK);
  rb_type_draw_fit (cr, name, 14, 700, RB_TEXT_LEFT, LEFT, LIST_TOP - 10, WIDTH);
  rb_amendment_list_draw (report->amended->pdata[page->index], page->first, page->end, cr, LEFT,
                          LIST_TOP, WIDTH);
}

static void
draw_page (gpointer data, cairo_t *cr, guint number)
{
  Report *report = data;
  const Page *page = &g_array_index (report->pages, Page, number);
  guint row = g_array_index (report->rows, guint, page->index);
  g_autoptr (RbQuery) query = rb_query_new (report->school, report->now);
  Side side = { report,
                rb_roster_pupil (report->school->roster, row),
                rb_policy_book_on (report->school->policies, report->period.to),
                query,
                { 0 },
                { 0 } };
  double y;

  if (page->end > page->first)
    {
      draw_list (report, page, cr);
      return;
    }
  rb_query_set_period (query, report->period);
  rb_query_set_pupil (query, row);
  rb_query_tally_row (query, row, &side.tally);
  rb_pupil_words_init (&side.words, query, row, &side.tally);
  y = rb_sheet_letterhead_draw (cr, report->school->details, RB_A4_SHORT);
  y = draw_top (&side, cr, y + 6);
  y = draw_ribbon (&side, cr, y);
  if (side.tally.possible > 0)
    {
      draw_cumulative (&side, cr, y, y + 238);
      draw_weekdays (&side, cr, y);
      draw_table (&side, cr, y + 268, RB_A4_LONG - 58);
    }
  draw_foot (&side, cr, rb_amendment_list_n (report->amended->pdata[page->index]));
  rb_pupil_words_clear (&side.words);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  rb_school_unref (report->school);
  g_array_unref (report->rows);
  g_array_unref (report->pages);
  g_ptr_array_unref (report->amended);
  g_free (report);
}

typedef struct
{
  RbPeriod period;
  guint row;
} Whose;

static gboolean
is_of_pupil (const RbAmendment *amendment, gpointer data)
{
  const Whose *whose = data;

  return amendment->row == whose->row
         && rb_period_contains (whose->period, amendment->session.date);
}

static void
add_pages (Report *report, guint index, const GPtrArray *amendments)
{
  Whose whose = { report->period, g_array_index (report->rows, guint, index) };
  RbAmendmentList *list = rb_amendment_list_new (report->school, amendments, is_of_pupil, &whose);
  Page page = { index, 0, 0 };

  g_ptr_array_add (report->amended, list);
  g_array_append_val (report->pages, page);
  while (page.end < rb_amendment_list_n (list))
    {
      page.first = page.end;
      page.end = rb_amendment_list_page_end (list, page.first, WIDTH, LIST_HEIGHT);
      g_array_append_val (report->pages, page);
    }
}

RbDocument *
rb_pupil_reports_new (
    RbSchool *school, RbMoment now, RbPeriod period, GArray *rows, const GPtrArray *amendments)
{
  static const RbDocumentClass klass = { draw_page, report_free };
  Report *report = g_new0 (Report, 1);
  RbDocument *document;

  report->school = rb_school_ref (school);
  report->now = now;
  report->period = period;
  report->rows = g_array_copy (rows);
  report->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  report->amended = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_amendment_list_free);
  for (guint i = 0; i < rows->len; i++)
    add_pages (report, i, amendments);
  document = rb_document_new (&klass, report, "Pupil reports", RB_A4_SHORT, RB_A4_LONG,
                              report->pages->len);
  for (guint n = 0; n < report->pages->len; n++)
    {
      const Page *page = &g_array_index (report->pages, Page, n);
      guint i = page->index;

      if (page->end > page->first)
        continue;
      g_autofree char *name =
          rb_pupil_sorted_name (rb_roster_pupil (school->roster, g_array_index (rows, guint, i)));
      rb_document_add_outline (document, name, n);
    }
  rb_document_set_sample (document, school->details->sample);
  return document;
}

RbDocument *
rb_pupil_report_new (RbSchool *school, RbMoment now, RbPeriod period, guint row)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (rows, row);
  return rb_pupil_reports_new (school, now, period, rows, NULL);
}
