/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pupil's year day by day, morning over afternoon: the strong set, late at half height,
 * unauthorised longer. */
#include "analysis/rb-case-events.h"
#include "charts/rb-chart-private.h"
#include "charts/rb-ribbon-private.h"

#define WEEK_GAP 0.3
#define HOLIDAY_GAP 1.6

static void
clear_event (gpointer data)
{
  g_free (((RibbonEvent *) data)->label);
}

static void
free_spec (gpointer data)
{
  g_array_unref (((Ribbon *) data)->days);
  g_array_unref (((Ribbon *) data)->events);
  g_free (data);
}

static void
lay_half (RbCanvas *canvas, const Ribbon *ribbon, const RibbonDay *day, int half, RbRect box)
{
  RbLook look = day->looks[half];
  RbTint tint = rb_palette_strong (rb_canvas_palette (canvas), look);
  RbTint present = rb_palette_strong (rb_canvas_palette (canvas), RB_LOOK_PRESENT);
  double longer = ribbon->small ? 2 : 4;

  if (day->planned[half] && box.width < 5)
    {
      rb_canvas_rect (canvas, box, rb_canvas_color (canvas, RB_ROLE_EMPTY), 0);
      return;
    }
  if (day->planned[half])
    {
      rb_canvas_frame (canvas, box, rb_canvas_color (canvas, RB_ROLE_RULE), 1, 0);
      return;
    }
  if (look == RB_LOOK_NONE)
    return;
  if (look == RB_LOOK_LATE)
    {
      rb_canvas_tint (canvas, box, present, 0);
      box.y += half == RB_AM ? floor (box.height / 2) : 0;
      box.height = ceil (box.height / 2);
    }
  if (look == RB_LOOK_UNAUTHORISED)
    {
      box.y -= half == RB_AM ? longer : 0;
      box.height += longer;
    }
  rb_canvas_tint (canvas, box, tint, 0);
}

static void
lay_months (const Ribbon *ribbon, RbCanvas *canvas, RbRect area, double unit, double y)
{
  RbTextStyle style = { 12, 400, rb_canvas_color (canvas, RB_ROLE_DIM) };
  double right = -INFINITY;
  int shown = 0;

  for (guint i = 0; i < ribbon->days->len; i++)
    {
      const RibbonDay *day = &g_array_index (ribbon->days, RibbonDay, i);
      double x = area.x + day->x * unit;
      int month;
      g_autofree char *name = NULL;

      rb_date_get (day->date, NULL, &month, NULL);
      if (month == shown || x < right + 6)
        continue;
      shown = month;
      name = g_strndup (rb_month_name (month), 3);
      right = x + rb_canvas_text (canvas, x, y, &style, name);
    }
}

static void
lay_today (const Ribbon *ribbon, RbCanvas *canvas, RbRect area, double unit, RbRect band)
{
  RbColor blue = rb_canvas_color (canvas, RB_ROLE_TODAY);
  RbTextStyle style = { 12, 700, blue, RB_ALIGN_RIGHT };
  double x;
  guint at = 0;

  for (guint i = 0; i < ribbon->days->len; i++)
    if (g_array_index (ribbon->days, RibbonDay, i).date <= ribbon->today)
      at = i;
  if (ribbon->days->len == 0 || ribbon->today < g_array_index (ribbon->days, RibbonDay, 0).date
      || ribbon->today > g_array_index (ribbon->days, RibbonDay, ribbon->days->len - 1).date)
    return;
  x = floor (area.x + (g_array_index (ribbon->days, RibbonDay, at).x + 1) * unit);
  rb_canvas_line (canvas, x, band.y - 4, x, band.y + band.height + 5, blue, 2, 0, 0);
  if (!ribbon->small)
    {
      RbRect plate;
      double w;

      rb_canvas_measure (canvas, &style, "today", &w, NULL);
      plate = rb_rect (x - w - 4, band.y - 20 * rb_canvas_scale (canvas), w + 6,
                       15 * rb_canvas_scale (canvas));
      rb_canvas_rect (canvas, plate, rb_canvas_color (canvas, RB_ROLE_VIEW), 0);
      rb_canvas_text (canvas, x, band.y - 12 * rb_canvas_scale (canvas), &style, "today");
    }
}

/* A point with its words, on the first line that is free; `next` is where the next one stands. */
static void
lay_event (RbCanvas *canvas,
           RbRect area,
           const char *label,
           double x,
           double next,
           double top,
           double ends[2],
           double s)
{
  RbTextStyle style = { 12, 400, rb_canvas_color (canvas, RB_ROLE_INK) };
  int line = x - 6 > ends[0] ? 0 : 1;
  double y = top + (12 + line * 17) * s, w, from;

  rb_canvas_measure (canvas, &style, label, &w, NULL);
  /* Left of its dot where the words would run into the next one. */
  from = x + 8 + w > next && x - 8 - w > MAX (ends[line], area.x) ? x - 8 - w : x + 8;
  rb_canvas_line (canvas, x, top, x, y, rb_canvas_color (canvas, RB_ROLE_AXIS), 1, 0, 0);
  rb_canvas_dot (canvas, floor (x) + 0.5, y, 3.8, style.color);
  rb_canvas_text_middle (canvas, from, y, &style, label);
  ends[line] = from + w + 6;
}

/* A bar on the second line, its words after it, or before it at the right edge. */
static void
lay_period (RbCanvas *canvas,
            RbRect area,
            const RibbonEvent *event,
            double unit,
            double y,
            double ends[2],
            double s)
{
  RbTextStyle style = { 12, 600, rb_canvas_color (canvas, RB_ROLE_CHART_WORDS) };
  double x = area.x + event->x * unit, end = area.x + event->end * unit, w, from;

  rb_canvas_measure (canvas, &style, event->label, &w, NULL);
  rb_canvas_rect (canvas, rb_rect (x, floor (y - 3 * s), end - x, 6 * s),
                  rb_canvas_color (canvas, RB_ROLE_CHART), 3 * s);
  from = end + 6 + w > area.x + area.width ? x - 6 - w : end + 6;
  rb_canvas_text_middle (canvas, from, y, &style, event->label);
  ends[1] = MAX (end, from + w) + 6;
}

static void
lay_events (const Ribbon *ribbon, RbCanvas *canvas, RbRect area, double unit, double top, double s)
{
  double ends[2] = { -INFINITY, -INFINITY };

  for (guint i = 0; i < ribbon->events->len; i++)
    {
      const RibbonEvent *event = &g_array_index (ribbon->events, RibbonEvent, i);
      double next = i + 1 < ribbon->events->len ? event[1].x * unit : area.width;

      if (event->end > event->x)
        lay_period (canvas, area, event, unit, top + 29 * s, ends, s);
      else
        lay_event (canvas, area, event->label, area.x + event->x * unit + unit / 2, area.x + next,
                   top, ends, s);
    }
}

static const RbLook key_looks[] = {
  RB_LOOK_NOT_REQUIRED, RB_LOOK_UNEXPLAINED, RB_LOOK_ELSEWHERE,
  RB_LOOK_LATE,         RB_LOOK_AUTHORISED,  RB_LOOK_UNAUTHORISED
};

/* The first look of the key that is shown: where all do not fit, what says least is left out. */
static guint
key_from (const Ribbon *ribbon, RbCanvas *canvas, const RbTextStyle *style, double room, double s)
{
  for (guint i = G_N_ELEMENTS (key_looks); i > 0; i--)
    {
      double w;

      if (!ribbon->used[key_looks[i - 1]])
        continue;
      rb_canvas_measure (canvas, style, rb_look_name (key_looks[i - 1]), &w, NULL);
      room -= w + 33 * s;
      if (room < -18 * s)
        return i;
    }
  return 0;
}

static void
lay_key_mark (RbCanvas *canvas, RbLook look, double x, double y)
{
  RbTint tint = rb_palette_strong (rb_canvas_palette (canvas), look);
  double longer = look == RB_LOOK_UNAUTHORISED ? 4 : 0;

  if (look == RB_LOOK_LATE)
    {
      rb_canvas_tint (canvas, rb_rect (x, y - 5, 8, 5),
                      rb_palette_strong (rb_canvas_palette (canvas), RB_LOOK_PRESENT), 0);
      rb_canvas_tint (canvas, rb_rect (x, y, 8, 5), tint, 0);
    }
  else
    rb_canvas_tint (canvas, rb_rect (x, floor (y - 5 - longer), 8, 10 + 2 * longer), tint, 0);
}

static void
lay_key (const Ribbon *ribbon, RbCanvas *canvas, RbRect area, double y, double s)
{
  RbTextStyle style = { 12, 400, rb_canvas_color (canvas, RB_ROLE_DIM) };
  double x = area.x + area.width;

  for (guint i = key_from (ribbon, canvas, &style, area.width, s); i < G_N_ELEMENTS (key_looks);
       i++)
    {
      double w;

      if (!ribbon->used[key_looks[i]])
        continue;
      rb_canvas_measure (canvas, &style, rb_look_name (key_looks[i]), &w, NULL);
      x -= w;
      rb_canvas_text_middle (canvas, x, y, &style, rb_look_name (key_looks[i]));
      x -= 15 * s;
      lay_key_mark (canvas, key_looks[i], floor (x), y);
      x -= 18 * s;
    }
}

static void
ribbon_layout (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus)
{
  const Ribbon *ribbon = chart->spec;
  double s = rb_canvas_scale (canvas), unit = area.width / MAX (1, ribbon->width);
  double top = ribbon->small ? 3 : 24 * s,
         foot = ribbon->small ? 3 : (ribbon->events->len > 0 ? 64 : 30) * s;
  double half = floor (CLAMP ((area.height - top - foot - 1) / 2, 3, 26 * s));
  RbRect band = rb_rect (area.x, floor (area.y + top), area.width, 2 * half + 1);

  if (!ribbon->small)
    lay_months (ribbon, canvas, area, unit, area.y + 12 * s);
  for (guint i = 0; i < ribbon->days->len; i++)
    {
      const RibbonDay *day = &g_array_index (ribbon->days, RibbonDay, i);
      double x = floor (area.x + day->x * unit), next = floor (area.x + (day->x + 1) * unit);
      double width = MAX (1, next - x - (next - x > 3 ? 1 : 0));

      for (int h = 0; h < 2; h++)
        lay_half (canvas, ribbon, day, h, rb_rect (x, band.y + h * (half + 1), width, half));
      points[i] = rb_rect (x, band.y, MAX (1, next - x), band.height);
      if ((int) i == focus)
        rb_canvas_frame (canvas, rb_rect (x - 2, band.y - 2, width + 4, band.height + 4),
                         rb_canvas_color (canvas, RB_ROLE_CURSOR), 2, 2);
    }
  lay_today (ribbon, canvas, area, unit, band);
  if (ribbon->small)
    return;
  lay_events (ribbon, canvas, area, unit, band.y + band.height + 4, s);
  lay_key (ribbon, canvas, area, band.y + band.height + (ribbon->events->len > 0 ? 56 : 20) * s, s);
}

static const RbChartClass ribbon_class = { "ribbon", ribbon_layout, free_spec, FALSE };

static char *
half_words (const RbSchool *school, RbMark mark, RbDate date)
{
  const RbCode *code = rb_code_book_code (school->codes, mark, date);

  return code != NULL ? g_strdup_printf ("%s %s", code->text, code->name) : g_strdup ("no mark");
}

static void
add_day (RbChart *chart,
         Ribbon *ribbon,
         const RbSchool *school,
         const RbMarkMatrix *matrix,
         guint row,
         guint begun,
         RbDate date)
{
  RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  RibbonDay day = { date, ribbon->width };
  g_autofree char *words[2] = { NULL };
  g_autofree char *text = rb_date_format (date, RB_DATE_WEEKDAY);
  RbChartTarget target = { RB_TARGET_SESSION, rb_period (date, date) };

  for (int half = 0; half < 2; half++)
    {
      int column = rb_calendar_find (calendar, date, half);
      RbMark mark = column >= 0 ? rb_mark_matrix_get (matrix, row, column) : RB_MARK_NONE;

      if (column < 0)
        {
          const RbCalendarEvent *event = rb_calendar_closure (calendar, date, half);

          day.looks[half] = RB_LOOK_NOT_REQUIRED;
          words[half] = g_strdup (event != NULL ? event->name : "closed");
        }
      else if (mark == RB_MARK_OFF_ROLL)
        words[half] = g_strdup ("not on roll");
      else
        {
          day.planned[half] = (guint) column >= begun;
          day.looks[half] = rb_look_of (rb_code_book_code (school->codes, mark, date));
          words[half] = half_words (school, mark, date);
        }
      if (!day.planned[half])
        ribbon->used[day.looks[half]] = TRUE;
    }
  rb_chart_add_point (chart, target,
                      g_strdup_printf ("%s: AM %s; PM %s", text, words[0], words[1]));
  rb_chart_add_cell (chart, g_strdup (text));
  rb_chart_add_cell (chart, g_steal_pointer (&words[0]));
  rb_chart_add_cell (chart, g_steal_pointer (&words[1]));
  g_array_append_val (ribbon->days, day);
}

static void
add_days (RbChart *chart,
          Ribbon *ribbon,
          const RbSchool *school,
          const RbMarkMatrix *matrix,
          guint row,
          RbMoment now)
{
  RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  guint begun = rb_school_begun (school, matrix, now);
  RbDate last = RB_DATE_NONE;

  for (RbDate date = rb_calendar_first (calendar); date <= rb_calendar_last (calendar); date++)
    {
      const RbCalendarEvent *closed = rb_calendar_closure (calendar, date, RB_AM);
      gboolean holiday =
          closed != NULL
          && (closed->kind == RB_EVENT_HALF_TERM || closed->kind == RB_EVENT_HOLIDAY);

      if (rb_date_weekday (date) > 4 || !rb_calendar_in_term (calendar, date) || holiday)
        continue;
      if (last != RB_DATE_NONE)
        ribbon->width += date - last > 4 ? HOLIDAY_GAP : date - last > 1 ? WEEK_GAP : 0;
      add_day (chart, ribbon, school, matrix, row, begun, date);
      ribbon->width += 1;
      last = date;
    }
}

/* The place of the first day shown from `date` on, or after the last one. */
static double
place_of (const Ribbon *ribbon, RbDate date)
{
  for (guint i = 0; i < ribbon->days->len; i++)
    if (g_array_index (ribbon->days, RibbonDay, i).date >= date)
      return g_array_index (ribbon->days, RibbonDay, i).x;
  return ribbon->width;
}

static void
add_events (Ribbon *ribbon, const GPtrArray *events)
{
  for (guint i = 0; events && i < events->len; i++)
    {
      const RbCaseEvent *told = events->pdata[i];
      RibbonEvent event = { .x = place_of (ribbon, told->date), .end = -1 };

      if (told->to != RB_DATE_NONE)
        event.end = place_of (ribbon, told->to + 1);
      if (event.x >= ribbon->width)
        continue;
      event.label = g_strdup (told->label);
      g_array_append_val (ribbon->events, event);
    }
}

static void
say_ribbon (RbChart *chart, const Ribbon *ribbon, const RbSchool *school, guint row)
{
  guint counts[RB_N_LOOKS] = { 0 };
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, row));

  for (guint i = 0; i < ribbon->days->len; i++)
    for (int half = 0; half < 2; half++)
      {
        const RibbonDay *day = &g_array_index (ribbon->days, RibbonDay, i);

        if (!day->planned[half])
          counts[day->looks[half]]++;
      }
  chart->description = g_strdup_printf (
      "The year of %s: %u sessions authorised absence, %u unauthorised, %u late, %u not explained.",
      name, counts[RB_LOOK_AUTHORISED], counts[RB_LOOK_UNAUTHORISED], counts[RB_LOOK_LATE],
      counts[RB_LOOK_UNEXPLAINED]);
}

RbChart *
rb_chart_ribbon_new (const RbSchool *school,
                     guint row,
                     int year,
                     RbMoment now,
                     gboolean small,
                     const GPtrArray *events)
{
  Ribbon *ribbon = g_new0 (Ribbon, 1);
  RbChart *chart = rb_chart_new (&ribbon_class, ribbon);
  const RbMarkMatrix *matrix = rb_school_year (school, year);

  ribbon->days = g_array_new (FALSE, TRUE, sizeof (RibbonDay));
  ribbon->events = g_array_new (FALSE, TRUE, sizeof (RibbonEvent));
  g_array_set_clear_func (ribbon->events, clear_event);
  ribbon->small = small;
  ribbon->today = now.date;
  chart->bare = small;
  rb_chart_add_columns (chart, "Day", "AM", "PM", NULL);
  if (matrix != NULL && row < rb_mark_matrix_n_rows (matrix)
      && rb_calendar_n_sessions (rb_mark_matrix_calendar (matrix)) > 0)
    {
      g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, row));
      g_autofree char *label = rb_academic_year_label (year);

      add_days (chart, ribbon, school, matrix, row, now);
      if (!small)
        add_events (ribbon, events);
      rb_chart_set_words (chart, g_strdup_printf ("%s, %s", name, label),
                          g_strdup ("Each day, morning over afternoon"));
      say_ribbon (chart, ribbon, school, row);
    }
  else
    chart->nothing = g_strdup ("There are no marks in this year.");
  rb_chart_set_size (chart, small ? 340 : 1180,
                     small                       ? 22
                     : events && events->len > 0 ? 200
                                                 : 170,
                     small ? 90 : 320, small ? 12 : 130);
  return chart;
}
