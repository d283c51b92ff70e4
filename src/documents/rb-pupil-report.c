/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pupil's year on one side: days before per cent, the ribbon, the weekdays, the way the year
 * went, the half terms. The charts are those of the window in the colours of print. */
#include "documents/rb-pupil-report.h"

#include "analysis/rb-cumulative.h"
#include "analysis/rb-pattern.h"
#include "analysis/rb-stats.h"
#include "charts/rb-charts.h"
#include "documents/rb-paper.h"
#include "documents/rb-sheet-page.h"
#include "documents/rb-type.h"

#define LEFT RB_SHEET_MARGIN
#define RIGHT (RB_A4_SHORT - RB_SHEET_MARGIN)
#define WIDTH (RIGHT - LEFT)

typedef struct
{
  RbSchool *school;
  RbMoment now;
  RbPeriod period;
  GArray *rows;
} Report;

static RbQuery *
query_of (const Report *report, guint row)
{
  RbQuery *query = rb_query_new (report->school, report->now);

  rb_query_set_period (query, report->period);
  rb_query_set_pupil (query, row);
  return query;
}

/* Draws a chart with its heading at the place given, in the colours of print. */
static void
draw_chart (cairo_t *cr, RbChart *chart, double x, double y, double width, double height)
{
  RbChartStyle style = RB_CHART_STYLE_INIT;

  if (chart == NULL)
    return;
  style.palette = rb_palette_get (RB_THEME_PRINT);
  style.scale = 1;
  style.ground = FALSE;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, 0.75, 0.75); /* charts measure in px of 96 to the inch */
  rb_chart_draw (chart, cr, width / 0.75, height / 0.75, &style);
  cairo_restore (cr);
  rb_chart_unref (chart);
}

/* "She missed 3½ days: 2 with leave or illness, 1½ not authorised. She was late 4 times." */
static char *
say_absence (const RbTally *tally)
{
  g_autofree char *authorised = rb_days_format (tally->authorised);
  g_autofree char *unauthorised = rb_days_format (tally->unauthorised);
  guint late = tally->late + tally->late_after;
  GString *text = g_string_new (NULL);

  if (rb_tally_absent (tally) > 0)
    g_string_append_printf (text, "Authorised: %s. Not authorised: %s. ", authorised, unauthorised);
  if (late > 0)
    g_string_append_printf (text, late == 1 ? "Late once." : "Late %u times.", late);
  return g_string_free (text, FALSE);
}

static double
draw_figures (
    const Report *report, cairo_t *cr, const RbPupil *pupil, const RbTally *tally, double y)
{
  const RbPolicy *policy = rb_policy_book_on (report->school->policies, report->period.to);
  RbRate rate = rb_tally_attendance (tally);
  RbBandRole band = rb_policy_band (policy, rate);
  g_autofree char *days = rb_days_format (rb_tally_absent (tally));
  g_autofree char *missed =
      rb_tally_absent (tally) == 0
          ? g_strdup_printf ("%s has not missed a day", pupil->forename)
          : g_strdup_printf ("%s has missed %s %s of school", pupil->forename, days,
                             rb_tally_absent (tally) <= 2 ? "day" : "days");
  g_autofree char *shown = rb_rate_format (rate);
  g_autofree char *sessions =
      rb_rate_exists (rate)
          ? g_strdup_printf ("In school for %u of %u sessions (half days). That is %s %%.",
                             tally->attended, tally->possible, shown)
          : g_strdup ("There were no sessions in this time.");
  g_autofree char *absence = say_absence (tally);

  rb_paper_ink (cr, RB_INK);
  rb_type_draw_fit (cr, missed, 15, 700, RB_TEXT_LEFT, LEFT, y + 16, WIDTH);
  rb_type_draw (cr, sessions, 10.5, 400, RB_TEXT_LEFT, LEFT, y + 36);
  rb_type_draw (cr, absence, 10.5, 400, RB_TEXT_LEFT, LEFT, y + 52);
  if (band != RB_BAND_NONE)
    {
      const char *name = rb_policy_band_name (policy, band);
      double width = rb_type_width (name, 12, 700);

      rb_paper_band (cr, band, RIGHT - width - 18, y + 26, 12);
      rb_paper_ink (cr, RB_INK);
      rb_type_draw (cr, name, 12, 700, RB_TEXT_RIGHT, RIGHT, y + 36.5);
      if (rb_policy_early (policy, tally->possible))
        rb_type_draw (cr, "an early figure", 8, 400, RB_TEXT_RIGHT, RIGHT, y + 50);
    }
  return y + 66;
}

static double
draw_half_terms (RbQuery *query, cairo_t *cr, double y)
{
  static const char *const heads[] = { "Half term",   "Possible", "Attended",
                                       "Days missed", "Late",     "Per cent" };
  static const double places[] = { LEFT, 240, 310, 390, 450, RIGHT };
  g_autoptr (RbStats) stats = rb_stats_by (query, RB_GROUP_HALF_TERM);

  rb_paper_ink (cr, RB_INK_DIM);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    rb_type_draw (cr, heads[i], 8, 600, i ? RB_TEXT_RIGHT : RB_TEXT_LEFT, places[i], y);
  for (guint i = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);
      guint late = row->tally.late + row->tally.late_after;
      char *texts[] = { g_strdup (row->keys[0]->label),
                        g_strdup_printf ("%u", row->tally.possible),
                        g_strdup_printf ("%u", row->tally.attended),
                        rb_days_format (rb_tally_absent (&row->tally)),
                        g_strdup_printf ("%u", late),
                        rb_rate_format (rb_tally_attendance (&row->tally)) };

      y += 16;
      rb_paper_ink (cr, RB_INK);
      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          rb_type_draw (cr, texts[k], 9.5, 400, k ? RB_TEXT_RIGHT : RB_TEXT_LEFT, places[k], y);
          g_free (texts[k]);
        }
      rb_paper_ink (cr, RB_INK_RULE);
      rb_paper_line (cr, LEFT, y + 5, RIGHT, y + 5, 0.4);
    }
  return y + 20;
}

static void
draw_page (gpointer data, cairo_t *cr, guint page)
{
  Report *report = data;
  guint row = g_array_index (report->rows, guint, page);
  const RbPupil *pupil = rb_roster_pupil (report->school->roster, row);
  const RbClass *klass = rb_roster_class_on (report->school->roster, row, report->now.date);
  g_autofree char *name = rb_pupil_name (pupil);
  g_autofree char *words = rb_period_format (report->school, report->period);
  g_autofree char *subtitle =
      g_strdup_printf ("%s%sAttendance, %s", klass ? klass->name : "", klass ? ". " : "", words);
  RbSheetHead head = { report->school,
                       RB_A4_SHORT,
                       RB_A4_LONG,
                       name,
                       subtitle,
                       "A school day has two sessions. Per cent: sessions attended of those "
                       "possible. A day missed is two "
                       "sessions.",
                       0,
                       1 };
  g_autoptr (RbQuery) query = query_of (report, row);
  RbTally tally = { 0 };
  int year = rb_academic_year_of (report->period.to);
  double y = rb_sheet_head_draw (&head, cr);

  rb_query_tally_row (query, row, &tally);
  y = draw_figures (report, cr, pupil, &tally, y);
  draw_chart (cr, rb_chart_ribbon_new (report->school, row, year, report->now, FALSE, NULL, 0),
              LEFT, y, WIDTH, 130);
  y += 140;
  if (tally.possible > 0)
    {
      g_autoptr (RbCumulative) cumulative = rb_cumulative_new (query);
      g_autoptr (RbPattern) pattern = rb_pattern_new (query);

      draw_chart (
          cr,
          rb_chart_cumulative_new (cumulative, pupil->forename,
                                   rb_policy_book_on (report->school->policies, report->period.to)),
          LEFT, y, WIDTH * 0.64, 250);
      draw_chart (cr, rb_chart_weekday_new (pattern), LEFT + WIDTH * 0.66, y, WIDTH * 0.34, 150);
      y += 276;
    }
  draw_half_terms (query, cr, y);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  rb_school_unref (report->school);
  g_array_unref (report->rows);
  g_free (report);
}

RbDocument *
rb_pupil_reports_new (RbSchool *school, RbMoment now, RbPeriod period, GArray *rows)
{
  static const RbDocumentClass klass = { draw_page, report_free };
  Report *report = g_new0 (Report, 1);
  RbDocument *document;

  report->school = rb_school_ref (school);
  report->now = now;
  report->period = period;
  report->rows = g_array_copy (rows);
  document = rb_document_new (&klass, report, "Pupil reports", RB_A4_SHORT, RB_A4_LONG, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name =
          rb_pupil_sorted_name (rb_roster_pupil (school->roster, g_array_index (rows, guint, i)));

      rb_document_add_outline (document, name, i);
    }
  rb_document_set_sample (document, school->details->sample);
  return document;
}

RbDocument *
rb_pupil_report_new (RbSchool *school, RbMoment now, RbPeriod period, guint row)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (rows, row);
  return rb_pupil_reports_new (school, now, period, rows);
}
