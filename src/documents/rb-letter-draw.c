/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a letter: its blocks from the salutation down to the cut, always on one side. What
 * does not fit gets closer gaps, then a smaller calendar, then smaller type down to 10 points, and
 * last no calendar. No word is ever left out: what does not fit then is told (rb_letter_problem)
 * and must not be printed. */
#include "documents/rb-letter-private.h"
#include "documents/rb-paper.h"
#include "documents/rb-type.h"

#include <math.h>

#define TOP 236.5
#define BODY_LEADING 1.43
#define MOST_BESIDE 3 /* months in the large form beside the text; one more across the page */
#define BESIDE_GAP 18.6

/* One way to set the letter. */
typedef struct
{
  double size;     /* of the type */
  double gap;      /* of the gaps, 1 or less */
  double calendar; /* of the calendar; 0 for none */
} Setting;

static const Setting settings[] = {
  { 11, 1, 1 },     { 11, 0.75, 1 },    { 11, 0.55, 1 },  { 11, 0.55, 0.85 }, { 11, 0.55, 0.72 },
  { 11, 0.4, 0.6 }, { 10.5, 0.4, 0.6 }, { 10, 0.4, 0.6 }, { 10, 0.3, 0 },     { 10, 0.2, 0 },
};

typedef struct
{
  const char *text;
  double size, width;
  PangoLayout *layout;
} Laid;

typedef struct
{
  const RbLetter *letter;
  GPtrArray *blocks;
  RbFieldValues *values;
  char *greeting; /* "Dear Mrs Rahman," */
  guint foot;     /* index of the slip or the card; the number of blocks for none */
  gboolean has_foot;
  double bottom; /* the text ends above it */
  gboolean card; /* the foot is a card */
  cairo_t *cr;   /* NULL: only measured */
  GArray *laid;  /* Laid: shaped once, however many settings are tried, and for drawing */
  Setting set;
  double y;
  double text_width;  /* of paragraphs */
  double beside_foot; /* a calendar beside the text ends here; 0 for none */
  gboolean later;     /* a calendar follows these paragraphs */
  gboolean days;      /* the calendar is that of the days of leave */
} Flow;

static void
laid_clear (gpointer data)
{
  g_object_unref (((Laid *) data)->layout);
}

/* Of a text that lives as long as the flow. (transfer none) */
static PangoLayout *
lay (Flow *flow, const RbBlock *block, double size, int weight, double leading, double width)
{
  Laid laid = { block->text, size, width, NULL };
  for (guint i = 0; i < flow->laid->len; i++)
    {
      const Laid *old = &g_array_index (flow->laid, Laid, i);
      if (old->text == laid.text && old->size == size && old->width == width)
        return old->layout;
    }
  laid.layout = rb_type_paragraph (block->text, block->bold, size, weight, leading, width);
  g_array_append_val (flow->laid, laid);
  return laid.layout;
}

static double
place (Flow *flow, PangoLayout *layout, double x)
{
  if (flow->cr)
    rb_type_draw_layout (flow->cr, layout, x, flow->y);
  return rb_type_height (layout);
}

static void
paragraph (Flow *flow, const RbBlock *block)
{
  if (!*block->text)
    return;
  PangoLayout *layout = lay (flow, block, flow->set.size, 400, BODY_LEADING, flow->text_width);
  if (flow->cr)
    rb_paper_ink (flow->cr, RB_INK);
  flow->y += place (flow, layout, RB_LETTER_LEFT) + 7 * flow->set.gap;
}

static void
headline (Flow *flow, const RbBlock *block)
{
  double size = flow->card ? 20 : 17;
  RbBlock plain = { .text = block->text };
  PangoLayout *layout = lay (flow, &plain, size, 700, 1.25, RB_LETTER_WIDTH);
  while (size > 14 && pango_layout_get_line_count (layout) > 1)
    {
      size -= 0.5;
      layout = lay (flow, &plain, size, 700, 1.25, RB_LETTER_WIDTH);
    }
  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (flow->cr)
    rb_paper_ink (flow->cr, flow->card ? RB_INK_NAVY : RB_INK);
  flow->y += 2 * flow->set.gap;
  flow->y += place (flow, layout, RB_LETTER_LEFT) + (flow->card ? 13 : 9) * flow->set.gap;
}

static void
request (Flow *flow, const RbBlock *block)
{
  double width = RB_LETTER_WIDTH - 26;
  double pad = 5 + 4 * flow->set.gap;
  PangoLayout *layout = lay (flow, block, flow->set.size, 400, BODY_LEADING, width);
  double height = rb_type_height (layout) + 2 * pad;
  flow->y += 7 * flow->set.gap;
  if (flow->cr)
    {
      rb_paper_ink (flow->cr, RB_INK_NAVY);
      rb_paper_box (flow->cr, RB_LETTER_LEFT + 0.6, flow->y, RB_LETTER_WIDTH - 1.2, height, 6.5);
      cairo_set_line_width (flow->cr, 1.2);
      cairo_stroke (flow->cr);
      rb_paper_ink (flow->cr, RB_INK);
      rb_type_draw_layout (flow->cr, layout, RB_LETTER_LEFT + 13, flow->y + pad);
    }
  flow->y += height + 10 * flow->set.gap;
}

/* The calendar at `y`, with its key; returns where it ends. */
static double
put_calendar (Flow *flow, const RbLetterCalendar *calendar, double x, double y, double width)
{
  double height = rb_letter_calendar_height (calendar, width);
  if (flow->cr)
    {
      rb_letter_calendar_draw (flow->letter, calendar, flow->cr, x, y, width);
      rb_letter_calendar_key (flow->letter, calendar, flow->cr, x, y + height);
    }
  return y + height + RB_LETTER_KEY_HEIGHT;
}

static RbLetterCalendar
calendar_of (const Flow *flow)
{
  RbLetterCalendar calendar = { .period = flow->days ? rb_letter_leave_days (flow->letter)
                                                     : flow->letter->after,
                                .leave = flow->days,
                                .scale = flow->set.calendar };
  calendar.numbers = rb_letter_calendar_months (calendar.period) <= MOST_BESIDE + 1;
  return calendar;
}

/* Up to three months stand beside the paragraphs that follow; more come after them. */
static void
calendar (Flow *flow, gboolean days)
{
  flow->days = days;
  RbLetterCalendar calendar = calendar_of (flow);
  if (flow->set.calendar <= 0 || rb_period_is_empty (calendar.period))
    return;
  if (rb_letter_calendar_months (calendar.period) > MOST_BESIDE)
    {
      flow->later = TRUE;
      return;
    }
  double width = rb_letter_calendar_width (&calendar);
  double x = RB_LETTER_RIGHT - MAX (width, (days ? 170 : 3 * 84) * flow->set.calendar);
  flow->beside_foot = put_calendar (flow, &calendar, x, flow->y + 1, width);
  flow->text_width = x - RB_LETTER_LEFT - BESIDE_GAP;
}

/* What comes next is as wide as the page again. */
static void
clear_beside (Flow *flow)
{
  if (flow->later)
    {
      RbLetterCalendar calendar = calendar_of (flow);
      flow->later = FALSE;
      flow->y = put_calendar (flow, &calendar, RB_LETTER_LEFT, flow->y + 4 * flow->set.gap,
                              RB_LETTER_WIDTH)
                + 7 * flow->set.gap;
    }
  if (flow->beside_foot > 0)
    flow->y = MAX (flow->y, flow->beside_foot + 7 * flow->set.gap);
  flow->beside_foot = 0;
  flow->text_width = RB_LETTER_WIDTH;
}

static void
bar (Flow *flow)
{
  if (flow->letter->after_tally.possible == 0)
    return;
  flow->y += 4 * flow->set.gap;
  if (flow->cr)
    rb_letter_bar_draw (flow->letter, flow->cr, RB_LETTER_LEFT, flow->y, RB_LETTER_WIDTH);
  flow->y += RB_LETTER_BAR_HEIGHT + 8 * flow->set.gap;
}

/* "Autumn term, 8 days missed" over the calendar of one of two terms. */
static double
put_term (
    Flow *flow, const RbLetterCalendar *calendar, const RbTally *tally, double x, double width)
{
  double y = flow->y + 24;
  if (flow->cr)
    {
      g_autofree char *name = rb_period_format (flow->letter->school, calendar->period);
      g_autofree char *label = g_strdup_printf ("%s, ", name);
      g_autofree char *days = rb_days_format (rb_tally_absent (tally));
      g_autofree char *missed = g_strdup_printf (
          "%s %s missed", days,
          rb_tally_absent (tally) <= 2 && rb_tally_absent (tally) ? "day" : "days");
      rb_paper_ink (flow->cr, RB_INK_DIM);
      double end = x
                   + rb_type_draw_fit (flow->cr, label, 9.5, 400, RB_TEXT_LEFT, x, flow->y + 10,
                                       MAX (width - 70, 60));
      rb_paper_ink (flow->cr, RB_INK);
      rb_type_draw (flow->cr, missed, 9.5, 700, RB_TEXT_LEFT, end, flow->y + 10);
      rb_letter_calendar_draw (flow->letter, calendar, flow->cr, x, y, width);
    }
  return y + rb_letter_calendar_height (calendar, width);
}

/* Then and now side by side; now alone where nothing was before. */
static void
terms (Flow *flow)
{
  const RbLetter *letter = flow->letter;
  double scale = flow->set.calendar, gap = 41;
  RbLetterCalendar before = { .period = letter->before, .scale = scale };
  RbLetterCalendar after = { .period = letter->after, .scale = scale };
  if (scale <= 0 || rb_period_is_empty (letter->after))
    return;
  flow->y += 3 * flow->set.gap;
  if (rb_period_is_empty (letter->before) || !letter->before_tally.possible)
    {
      flow->y = put_term (flow, &after, &letter->after_tally, RB_LETTER_LEFT, RB_LETTER_WIDTH)
                + 12 * flow->set.gap;
      return;
    }
  double left = rb_letter_calendar_width (&before), right = rb_letter_calendar_width (&after);
  double whole = RB_LETTER_WIDTH - gap;
  if (left + right > whole && left + right < whole * 1.25)
    {
      double factor = whole / (left + right) * 0.999;
      before.scale = after.scale = scale * factor;
      left *= factor;
      right *= factor;
    }
  else if (left + right > whole)
    {
      left = MIN (left, MAX (whole / 2, whole - right));
      right = MIN (right, whole - left);
    }
  left = MAX (left, 130);
  double foot = put_term (flow, &before, &letter->before_tally, RB_LETTER_LEFT, left);
  double other =
      put_term (flow, &after, &letter->after_tally, RB_LETTER_LEFT + left + gap, MAX (right, 130));
  foot = MAX (foot, other);
  if (flow->cr)
    {
      double x = RB_LETTER_LEFT + left + gap / 2;
      rb_paper_ink (flow->cr, RB_INK_RULE);
      rb_paper_line (flow->cr, x, flow->y, x, foot, 0.7);
    }
  flow->y = foot + 12 * flow->set.gap;
}

/* The greeting, room to sign, who signs, their position and direct line. */
static void
sign (Flow *flow, const RbBlock *block)
{
  const char *name = rb_field_values_get (flow->values, "signatory.name");
  const char *position = rb_field_values_get (flow->values, "signatory.position");
  const char *phone = rb_field_values_get (flow->values, "signatory.phone");
  double room = 26 + 25 * flow->set.gap;
  const RbSchoolDetails *details = flow->letter->school->details;
  GBytes *picture = details->signature_bytes;
  gboolean own =
      g_strcmp0 (name, *details->signatory ? details->signatory : details->headteacher) == 0;
  flow->y += 12;
  if (flow->cr)
    {
      if (picture && name && own)
        rb_paper_picture (flow->cr, picture, RB_LETTER_LEFT, flow->y + 5, 150, room - 17);
      g_autofree char *school = g_strdup_printf ("For %s", details->name);
      g_autofree char *line =
          g_strdup_printf ("%s%s%s%s", position ? position : "", phone && position ? ". " : "",
                           !phone                                ? ""
                           : strcmp (phone, details->phone) == 0 ? "Office "
                                                                 : "Direct line ",
                           phone ? phone : "");
      rb_paper_ink (flow->cr, RB_INK);
      rb_type_draw_fit (flow->cr, block->text, flow->set.size, 400, RB_TEXT_LEFT, RB_LETTER_LEFT,
                        flow->y, RB_LETTER_WIDTH);
      rb_type_draw_fit (flow->cr, name ? name : school, flow->set.size, 700, RB_TEXT_LEFT,
                        RB_LETTER_LEFT, flow->y + room, RB_LETTER_WIDTH);
      if (name)
        rb_type_draw_fit (flow->cr, line, 10, 400, RB_TEXT_LEFT, RB_LETTER_LEFT,
                          flow->y + room + 14.5, RB_LETTER_WIDTH);
    }
  flow->y += room + 19;
}

static void
salutation (Flow *flow)
{
  RbBlock block = { .text = flow->greeting };
  PangoLayout *layout = lay (flow, &block, flow->set.size, 400, BODY_LEADING, RB_LETTER_WIDTH);
  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (flow->cr)
    rb_paper_ink (flow->cr, RB_INK);
  flow->y += place (flow, layout, RB_LETTER_LEFT) + 7 * flow->set.gap;
}

static void
put_block (Flow *flow, const RbBlock *block)
{
  if (block->kind != RB_BLOCK_PARAGRAPH)
    clear_beside (flow);
  switch (block->kind)
    {
    case RB_BLOCK_HEADLINE:
      headline (flow, block);
      break;
    case RB_BLOCK_PARAGRAPH:
      paragraph (flow, block);
      break;
    case RB_BLOCK_REQUEST:
      request (flow, block);
      break;
    case RB_BLOCK_CALENDAR:
    case RB_BLOCK_DAYS:
      calendar (flow, block->kind == RB_BLOCK_DAYS);
      break;
    case RB_BLOCK_BAR:
      bar (flow);
      break;
    case RB_BLOCK_TERMS:
      terms (flow);
      break;
    case RB_BLOCK_SIGN:
      sign (flow, block);
      break;
    case RB_BLOCK_SLIP:
    case RB_BLOCK_SLIP_LINE:
    case RB_BLOCK_CARD:
    case RB_N_BLOCKS:
    default:
      break;
    }
}

/* Sets the letter; returns where it ends. */
static double
run (Flow *flow)
{
  flow->y = TOP;
  flow->text_width = RB_LETTER_WIDTH;
  flow->beside_foot = 0;
  flow->later = FALSE;
  salutation (flow);
  for (guint i = 0; i < flow->foot; i++)
    put_block (flow, g_ptr_array_index (flow->blocks, i));
  clear_beside (flow);
  return flow->y;
}

static void
find_foot (Flow *flow)
{
  flow->foot = flow->blocks->len;
  for (guint i = 0; i < flow->blocks->len; i++)
    {
      const RbBlock *block = g_ptr_array_index (flow->blocks, i);
      if (block->kind != RB_BLOCK_SLIP && block->kind != RB_BLOCK_CARD)
        continue;
      flow->foot = i;
      flow->card = block->kind == RB_BLOCK_CARD;
      return;
    }
}

/* The first setting that fits, or the last; returns how much room is left above the cut. */
static double
fit (Flow *flow)
{
  double room = 0;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      flow->set = settings[i];
      room = flow->bottom - run (flow);
      if (room >= 0)
        break;
    }
  return room;
}

static void
flow_begin (Flow *flow, const RbLetter *letter)
{
  flow->letter = letter;
  flow->values = rb_letter_fields (letter);
  flow->blocks = rb_template_expand (letter->tmpl, flow->values);
  flow->greeting =
      g_strdup_printf ("Dear %s,", rb_field_values_get (flow->values, "parent.salutation"));
  flow->laid = g_array_new (FALSE, FALSE, sizeof (Laid));
  g_array_set_clear_func (flow->laid, laid_clear);
  find_foot (flow);
  flow->has_foot = flow->foot < flow->blocks->len;
  flow->bottom = !flow->has_foot ? RB_A4_LONG - 50
                 : flow->card    ? RB_LETTER_CARD_CUT - 8
                                 : RB_LETTER_SLIP_CUT - 8;
}

static void
flow_end (Flow *flow)
{
  g_array_unref (flow->laid);
  g_free (flow->greeting);
  g_ptr_array_unref (flow->blocks);
  rb_field_values_free (flow->values);
}

double
rb_letter_room (const RbLetter *letter, double *type_size)
{
  Flow flow = { 0 };
  flow_begin (&flow, letter);
  double room = fit (&flow);
  *type_size = flow.set.size;
  flow_end (&flow);
  return room;
}

char *
rb_letter_problem (const RbLetter *letter)
{
  Flow flow = { 0 };
  g_autofree char *pupil = rb_pupil_name (rb_roster_pupil (letter->school->roster, letter->row));
  const char *name = rb_template_name (letter->tmpl);
  char *problem = NULL;
  flow_begin (&flow, letter);
  double room = fit (&flow);
  if (room < 0)
    {
      guint lines = (guint) ceil (-room / (flow.set.size * BODY_LEADING));
      problem = g_strdup_printf (
          "%s for %s does not fit on one side: there %s about %u %s too many. Shorten its wording.",
          name, pupil, lines == 1 ? "is" : "are", lines, lines == 1 ? "line" : "lines");
    }
  else if (flow.has_foot && !rb_letter_foot_fits (flow.blocks, flow.foot))
    problem = g_strdup_printf ("%s for %s: the words of the %s do not fit under the cut. Shorten "
                               "them.",
                               name, pupil, flow.card ? "card" : "slip");
  flow_end (&flow);
  return problem;
}

void
rb_letter_page_draw (const RbLetter *letter, cairo_t *cr)
{
  Flow flow = { 0 };
  flow_begin (&flow, letter);
  double room = fit (&flow);
  flow.cr = cr;
  rb_letter_head_draw (letter, cr);
  cairo_save (cr);
  if (room < 0)
    {
      cairo_rectangle (cr, 0, 0, RB_A4_SHORT, flow.bottom + 6);
      cairo_clip (cr);
    }
  run (&flow);
  cairo_restore (cr);
  if (flow.has_foot && flow.card)
    rb_letter_card_draw (cr, flow.blocks, flow.foot);
  else if (flow.has_foot)
    rb_letter_slip_draw (letter, cr, flow.blocks, flow.foot);
  flow_end (&flow);
}
