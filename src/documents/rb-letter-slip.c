/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Under the cut: the slip that comes back, or the card that a child keeps. */
#include "documents/rb-letter-private.h"
#include "documents/rb-paper.h"
#include "documents/rb-stamp.h"
#include "documents/rb-type.h"

#include <string.h>

/* A line of a slip is text, boxes to tick ("[ ]") and rules to write on ("____"). */
typedef enum
{
  PIECE_TEXT,
  PIECE_BOX,
  PIECE_RULE,
  PIECE_END
} Piece;

#define BOX 11.5
#define MOST_TEXT 512

static Piece
next_piece (const char **text, char *words)
{
  const char *c = *text;
  while (*c == ' ')
    c++;
  *text = c;
  if (!*c)
    return PIECE_END;
  if (g_str_has_prefix (c, "[ ]"))
    {
      *text = c + 3;
      return PIECE_BOX;
    }
  if (g_str_has_prefix (c, "__"))
    {
      *text = c + strspn (c, "_");
      return PIECE_RULE;
    }
  while (*c && !g_str_has_prefix (c, "[ ]") && !g_str_has_prefix (c, "__")
         && !g_str_has_prefix (c, "   "))
    c = g_utf8_next_char (c);
  gsize length = MIN ((gsize) (c - *text), MOST_TEXT - 1);
  memcpy (words, *text, length);
  words[length] = '\0';
  if (*c)
    g_strchomp (words);
  *text = c;
  return PIECE_TEXT;
}

/* Width of everything but the rules, and how many rules there are. */
static double
measure_line (const char *text, guint *rules)
{
  char words[MOST_TEXT];
  double width = 0;
  Piece piece;
  *rules = 0;
  while ((piece = next_piece (&text, words)) != PIECE_END)
    {
      if (piece == PIECE_TEXT)
        width += rb_type_width (words, 10.5, 400) + 7;
      else if (piece == PIECE_BOX)
        width += BOX + 7;
      else
        (*rules)++;
      if (g_str_has_prefix (text, "   "))
        width += 14;
    }
  return width;
}

static void
draw_line (cairo_t *cr, const char *text, double y)
{
  char words[MOST_TEXT];
  guint rules;
  double width = measure_line (text, &rules);
  double rule = rules ? MAX ((RB_LETTER_WIDTH - width) / rules - 7, 30) : 0;
  double x = RB_LETTER_LEFT;
  Piece piece;
  while ((piece = next_piece (&text, words)) != PIECE_END)
    {
      rb_paper_ink (cr, piece == PIECE_RULE ? RB_INK_GRID : RB_INK);
      if (piece == PIECE_TEXT)
        x += rb_type_draw_fit (cr, words, 10.5, 400, RB_TEXT_LEFT, x, y,
                               MAX (RB_LETTER_RIGHT - x, 20))
             + 7;
      else if (piece == PIECE_BOX)
        {
          rb_paper_box (cr, x + 0.4, y - 9.3, BOX - 0.8, BOX - 0.8, 2);
          cairo_set_line_width (cr, 0.8);
          cairo_stroke (cr);
          x += BOX + 7;
        }
      else
        {
          rb_paper_line (cr, x, y + 4.5, MIN (x + rule + (*text ? 0 : 7), RB_LETTER_RIGHT), y + 4.5,
                         0.7);
          x += rule + 7;
        }
      if (g_str_has_prefix (text, "   "))
        x += 14;
    }
}

static void
draw_cut (cairo_t *cr, gconstpointer data)
{
  (void) data;
  rb_paper_cut (cr, 8, RB_A4_SHORT);
}

static void
put_cut (cairo_t *cr, double y)
{
  rb_stamp_put (cr, "cut", 0, y - 8, RB_A4_SHORT, 16, draw_cut, NULL);
}

#define SLIP_HEIGHT 68.0 /* of the lines under its heading */
#define CLOSEST_LINES 14.0

/* Whether every line has its place and its width. */
static gboolean
slip_fits (const GPtrArray *blocks, guint first)
{
  guint lines = blocks->len - first - 1, rules;

  if (lines > 1 && SLIP_HEIGHT / (lines - 1) < CLOSEST_LINES)
    return FALSE;
  for (guint i = first + 1; i < blocks->len; i++)
    if (measure_line (((const RbBlock *) g_ptr_array_index (blocks, i))->text, &rules)
        > RB_LETTER_WIDTH + 7)
      return FALSE;
  return TRUE;
}

void
rb_letter_slip_draw (const RbLetter *letter, cairo_t *cr, const GPtrArray *blocks, guint first)
{
  const RbBlock *heading = g_ptr_array_index (blocks, first);
  double y = RB_LETTER_SLIP_CUT + 23.5;
  guint lines = blocks->len - first - 1;
  double pitch = lines > 1 ? MIN (33, SLIP_HEIGHT / (lines - 1)) : 33;
  put_cut (cr, RB_LETTER_SLIP_CUT);
  rb_paper_ink (cr, RB_INK_DIM);
  double reference = rb_type_draw_fit (cr, letter->reference, 9, 400, RB_TEXT_RIGHT,
                                       RB_LETTER_RIGHT, y - 1.5, 150);
  rb_paper_ink (cr, RB_INK);
  double room = RB_LETTER_WIDTH - MIN (reference, 150) - 14, size = 10.5;
  while (size > 7.5 && rb_type_width (heading->text, size, 700) > room)
    size -= 0.5;
  rb_type_draw_fit (cr, heading->text, size, 700, RB_TEXT_LEFT, RB_LETTER_LEFT, y, room);
  y += 25;
  for (guint i = first + 1; i < blocks->len; i++, y += pitch)
    draw_line (cr, ((const RbBlock *) g_ptr_array_index (blocks, i))->text, y);
}

#define CARD_TOP 671.0
#define CARD_HEIGHT 145.0
#define CARD_TEXT 242.4
#define CARD_TEXT_WIDTH 270.0

typedef struct
{
  char shape; /* o circle, s square, t triangle, x star */
  double x, y, size, turn;
  guint32 ink;
} Confetti;

static void
draw_confetti (cairo_t *cr)
{
  static const Confetti all[] = {
    { 'o', 87.6, 694.5, 7.2, 0, 0x7CCBD9 },      { 's', 212.6, 690.0, 6.4, 0.35, 0xFF8E75 },
    { 't', 92.1, 799.0, 11.5, -0.15, 0xFF8E75 }, { 's', 222.9, 801.0, 7.0, 0.785, 0x9DBDF0 },
    { 's', 452.3, 685.5, 4.2, 0.785, 0x9DBDF0 }, { 'x', 509.6, 691.3, 10.5, 0.2, 0xF5C04A },
    { 'o', 486.6, 718.4, 4.2, 0, 0x7CCBD9 },     { 't', 482.0, 807.5, 7.0, 0.15, 0xFF8E75 },
    { 's', 515.4, 798.3, 6.6, 0.5, 0x7CCBD9 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const Confetti *c = &all[i];
      cairo_save (cr);
      cairo_translate (cr, c->x, c->y);
      cairo_rotate (cr, c->turn);
      if (c->shape == 'o')
        cairo_arc (cr, 0, 0, c->size, 0, 2 * G_PI);
      else if (c->shape == 's')
        rb_paper_box (cr, -c->size, -c->size, 2 * c->size, 2 * c->size, 1.5);
      else if (c->shape == 'x')
        rb_paper_star (cr, 0, 0, c->size, 0);
      else
        {
          cairo_move_to (cr, 0, -c->size);
          cairo_line_to (cr, c->size * 0.9, c->size * 0.7);
          cairo_line_to (cr, -c->size * 0.9, c->size * 0.7);
          cairo_close_path (cr);
        }
      rb_paper_ink (cr, c->ink);
      cairo_fill (cr);
      cairo_restore (cr);
    }
}

/* Everything of the card that is the same on each. */
static void
draw_plate (cairo_t *cr, gconstpointer data)
{
  (void) data;
  rb_paper_box (cr, RB_LETTER_LEFT, 0, RB_LETTER_WIDTH, CARD_HEIGHT, 13);
  rb_paper_ink (cr, RB_INK_NAVY);
  cairo_fill (cr);
  cairo_translate (cr, 0, -CARD_TOP);
  draw_confetti (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  rb_paper_star (cr, 145.5, 743.5, 55, -0.12);
  rb_paper_ink (cr, 0xF5C04A);
  cairo_set_line_width (cr, 7);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
}

static void
draw_figure (cairo_t *cr, const char *figure)
{
  double size = 30;

  while (size > 12 && rb_type_width (figure, size, 800) > 56)
    size -= 1;
  rb_paper_ink (cr, 0x0E2A44);
  rb_type_draw_fit (cr, figure, size, 800, RB_TEXT_CENTRE, 145.5, 744 + size * 0.36, 60);
}

static PangoLayout *
card_layout (const RbBlock *block, double factor)
{
  gboolean headline = block->kind == RB_BLOCK_HEADLINE;
  gboolean names = block->kind == RB_BLOCK_REQUEST;
  double size = (headline ? 24 : names ? 10.5 : 12) * factor;
  g_autofree char *text = g_strdup (block->text);

  if (!headline && !names)
    for (char *c = strstr (text, ". "); c; c = strstr (c + 1, ". "))
      c[1] = '\n';
  PangoLayout *layout = rb_type_layout (text, size, headline ? 800 : names ? 600 : 400);
  pango_layout_set_width (layout, (int) (CARD_TEXT_WIDTH * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, (int) (headline ? 0 : 2.5 * factor * PANGO_SCALE));
  return layout;
}

/* The words of a card: headline, sentences a line each, and who says so. */
typedef struct
{
  GPtrArray *layouts; /* PangoLayout*, one for each block from `first` */
  double factor;      /* of the sizes, 1 or less */
  double height;
} Card;

static double
lay_card (Card *card, const GPtrArray *blocks, guint first)
{
  g_ptr_array_set_size (card->layouts, 0);
  card->height = 0;
  for (guint i = first; i < blocks->len; i++)
    {
      const RbBlock *block = g_ptr_array_index (blocks, i);
      PangoLayout *layout = card_layout (block, card->factor);

      g_ptr_array_add (card->layouts, layout);
      card->height += (block->kind == RB_BLOCK_REQUEST ? 8 * card->factor : 0)
                      + rb_type_height (layout)
                      + (block->kind == RB_BLOCK_HEADLINE ? 4 : 2) * card->factor;
    }
  return card->height;
}

/* FALSE where the words are too many for the smallest type; free the layouts in any case. */
static gboolean
fit_card (Card *card, const GPtrArray *blocks, guint first)
{
  card->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  card->factor = 1;
  while (lay_card (card, blocks, first) > CARD_HEIGHT - 16 && card->factor > 0.6)
    card->factor -= 0.08;
  return card->height <= CARD_HEIGHT - 8;
}

static void
draw_card_words (cairo_t *cr, const Card *card, const GPtrArray *blocks, guint first, double y)
{
  for (guint i = first; i < blocks->len; i++)
    {
      const RbBlock *block = g_ptr_array_index (blocks, i);
      PangoLayout *layout = g_ptr_array_index (card->layouts, i - first);
      gboolean headline = block->kind == RB_BLOCK_HEADLINE;
      gboolean names = block->kind == RB_BLOCK_REQUEST;

      y += names ? 8 * card->factor : 0;
      rb_paper_ink (cr, headline ? 0xFFFFFF : names ? 0xF5C04A : 0xDDE7F5);
      rb_type_draw_layout (cr, layout, CARD_TEXT, y);
      y += rb_type_height (layout) + (headline ? 4 : 2) * card->factor;
    }
}

void
rb_letter_card_draw (cairo_t *cr, const GPtrArray *blocks, guint first)
{
  const RbBlock *figure = g_ptr_array_index (blocks, first);
  Card card;
  gboolean fits = fit_card (&card, blocks, first + 1);

  put_cut (cr, RB_LETTER_CARD_CUT);
  rb_stamp_put (cr, "card", 0, CARD_TOP, RB_A4_SHORT, CARD_HEIGHT, draw_plate, NULL);
  draw_figure (cr, figure->text);
  cairo_save (cr);
  if (!fits)
    {
      rb_paper_box (cr, RB_LETTER_LEFT, CARD_TOP, RB_LETTER_WIDTH, CARD_HEIGHT, 13);
      cairo_clip (cr);
    }
  draw_card_words (cr, &card, blocks, first + 1, CARD_TOP + (CARD_HEIGHT - card.height) / 2);
  cairo_restore (cr);
  g_ptr_array_unref (card.layouts);
}

gboolean
rb_letter_foot_fits (const GPtrArray *blocks, guint first)
{
  Card card;
  gboolean fits;

  if (((const RbBlock *) g_ptr_array_index (blocks, first))->kind != RB_BLOCK_CARD)
    return slip_fits (blocks, first);
  fits = fit_card (&card, blocks, first + 1);
  g_ptr_array_unref (card.layouts);
  return fits;
}
