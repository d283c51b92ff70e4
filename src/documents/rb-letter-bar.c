/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The band in words: one slim bar of three equal parts, from red to green, with the child's place
 * on it. A family reads three bands: the severe one is part of red, the full one part of green. */
#include "documents/rb-letter-private.h"
#include "documents/rb-paper.h"
#include "documents/rb-type.h"

#define BAR_TOP 21.5
#define BAR_THICK 6.5

typedef struct
{
  const RbBand *band;
  double from, to; /* shares of 1 */
} Part;

/* The parts of the bar, worst first; returns how many. */
static guint
find_parts (const RbPolicy *policy, Part parts[3])
{
  static const RbBandRole roles[3][2] = { { RB_BAND_RED, RB_BAND_SEVERE },
                                          { RB_BAND_AMBER, RB_BAND_AMBER },
                                          { RB_BAND_GREEN, RB_BAND_TOP } };
  guint n = 0;
  for (guint i = 0; i < 3; i++)
    {
      const RbBand *band = rb_policy_band_of_role (policy, roles[i][0]);
      if (!band)
        band = rb_policy_band_of_role (policy, roles[i][1]);
      if (!band)
        continue;
      parts[n].band = band;
      parts[n].from = n ? (double) band->num / MAX (band->den, 1) : 0;
      parts[n].to = 1;
      if (n)
        parts[n - 1].to = parts[n].from;
      n++;
    }
  return n;
}

static char *
per_cent (double share)
{
  int tenths = (int) (share * 1000 + 0.5);
  return tenths % 10 ? g_strdup_printf ("%d.%d", tenths / 10, tenths % 10)
                     : g_strdup_printf ("%d", tenths / 10);
}

/* "Amber, 90 to below 97". */
static char *
part_label (const Part *part, guint index, guint n)
{
  g_autofree char *from = per_cent (part->from);
  g_autofree char *to = per_cent (part->to);
  if (n == 1)
    return g_strdup (part->band->name);
  if (index == 0)
    return g_strdup_printf ("%s, below %s", part->band->name, to);
  if (index + 1 == n)
    return g_strdup_printf ("%s, %s and over", part->band->name, from);
  return g_strdup_printf ("%s, %s to below %s", part->band->name, from, to);
}

/* The part that holds a rate, decided on the exact fraction. */
static guint
part_of (const Part *parts, guint n, RbRate rate)
{
  guint at = 0;
  for (guint i = 1; i < n; i++)
    if ((guint64) rate.part * parts[i].band->den >= (guint64) parts[i].band->num * rate.whole)
      at = i;
  return at;
}

static void
draw_pointer (cairo_t *cr, double x, double y)
{
  cairo_move_to (cr, x - 4.8, y);
  cairo_line_to (cr, x + 4.8, y);
  cairo_line_to (cr, x, y + 6.5);
  cairo_close_path (cr);
  rb_paper_ink (cr, RB_INK);
  cairo_fill (cr);
}

static void
draw_place (const RbLetter *letter,
            cairo_t *cr,
            const Part *part,
            RbRate rate,
            double x,
            double y,
            double left,
            double right)
{
  const RbPupil *pupil = rb_roster_pupil (letter->school->roster, letter->row);
  g_autofree char *shown = rb_rate_format (rate);
  g_autofree char *word = g_utf8_strdown (part->band->name, -1);
  g_autofree char *text = g_strdup_printf ("%s, %s %%: %s", pupil->forename, shown, word);
  double half = MIN (rb_type_width (text, 10, 700), right - left) / 2;
  rb_paper_ink (cr, RB_INK);
  rb_type_draw_fit (cr, text, 10, 700, RB_TEXT_CENTRE, CLAMP (x, left + half, right - half), y + 9,
                    right - left);
  draw_pointer (cr, x, y + 12.5);
}

void
rb_letter_bar_draw (const RbLetter *letter, cairo_t *cr, double x, double y, double width)
{
  const RbPolicy *policy = rb_policy_book_on (letter->school->policies, letter->after.to);
  RbRate rate = rb_tally_attendance (&letter->after_tally);
  Part parts[3];
  guint n = find_parts (policy, parts);
  if (n == 0 || !rb_rate_exists (rate))
    return;
  guint at = part_of (parts, n, rate);
  double each = width / n;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = part_label (&parts[i], i, n);
      double left = x + i * each, inset = i == at ? 0.4 : 0;
      cairo_rectangle (cr, left + 0.3 + inset, y + BAR_TOP + inset, each - 0.6 - 2 * inset,
                       BAR_THICK - 2 * inset);
      rb_paper_ink (cr, rb_paper_band_ink (parts[i].band->role));
      cairo_fill_preserve (cr);
      rb_paper_ink (cr, RB_INK_SOLID);
      cairo_set_line_width (cr, 0.8);
      if (i == at)
        cairo_stroke (cr);
      cairo_new_path (cr);
      rb_paper_ink (cr, i == at ? RB_INK : RB_INK_DIM);
      rb_type_draw_fit (cr, label, 9, i == at ? 700 : 400, RB_TEXT_CENTRE, left + each / 2, y + 41,
                        each - 6);
    }
  double share = (double) rate.part / rate.whole;
  double within = (share - parts[at].from) / MAX (parts[at].to - parts[at].from, 0.0001);
  draw_place (letter, cr, &parts[at], rate, x + each * (at + CLAMP (within, 0, 1)), y, x,
              x + width);
}
