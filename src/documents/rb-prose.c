/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet is a list of blocks. Flowing them gives pieces: a block, or some lines of its
 * paragraph, at a height of a page. */
#include "documents/rb-prose.h"

#include "documents/rb-paper.h"
#include "documents/rb-sheet-page.h"
#include "documents/rb-type.h"

#define LEFT RB_SHEET_MARGIN
#define SIDE_WIDTH 82.0
#define SIZE 9.5
#define LEADING 1.35
#define HEADING_HEIGHT 30.0
#define RULE_HEIGHT 24.0
#define SIGN_HEIGHT 44.0
#define PX 0.75 /* charts measure in px of 96 to the inch */

typedef enum
{
  BLOCK_PARAGRAPH,
  BLOCK_HEADING,
  BLOCK_CHART,
  BLOCK_RULE, /* a line to write on; its text is the label */
  BLOCK_SIGN,
  BLOCK_TURN /* the page ends */
} BlockKind;

typedef struct
{
  BlockKind kind;
  char *text;
  char *side; /* at the margin, beside the first line; or NULL */
  double indent, gap;
  int weight;
  gboolean keeps_next; /* on one page with the beginning of the next block */
  double height;       /* where it is no paragraph */
  RbChart *chart;
} Block;

typedef struct
{
  guint page, block;
  guint first, n; /* lines of a paragraph */
  double y;
} Piece;

struct _RbProse
{
  RbSchool *school;
  char *title, *subtitle, *foot;
  GArray *blocks; /* Block */
  GArray *pieces; /* Piece, by page */
  guint n_pages;
};

static void
block_clear (gpointer data)
{
  Block *block = data;

  g_free (block->text);
  g_free (block->side);
  g_clear_pointer (&block->chart, rb_chart_unref);
}

static void
prose_free (gpointer data)
{
  RbProse *prose = data;

  rb_school_unref (prose->school);
  g_array_unref (prose->blocks);
  g_array_unref (prose->pieces);
  g_free (prose->title);
  g_free (prose->subtitle);
  g_free (prose->foot);
  g_free (prose);
}

RbProse *
rb_prose_new (RbSchool *school, const char *title, const char *subtitle, const char *foot)
{
  RbProse *prose = g_new0 (RbProse, 1);

  prose->school = rb_school_ref (school);
  prose->title = g_strdup (title);
  prose->subtitle = g_strdup (subtitle);
  prose->foot = g_strdup (foot);
  prose->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (prose->blocks, block_clear);
  prose->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return prose;
}

static void
add (RbProse *prose, Block block)
{
  g_array_append_val (prose->blocks, block);
}

void
rb_prose_heading (RbProse *prose, const char *text)
{
  add (prose, (Block){ .kind = BLOCK_HEADING,
                       .text = g_strdup (text),
                       .height = HEADING_HEIGHT,
                       .keeps_next = TRUE });
}

void
rb_prose_words (RbProse *prose, const char *text)
{
  if (*text)
    add (prose, (Block){ .text = g_strdup (text), .weight = 400, .gap = 4 });
}

void
rb_prose_warn (RbProse *prose, const char *text)
{
  Block block = { .text = g_strdup (text), .weight = 600, .gap = 4 };

  g_array_prepend_val (prose->blocks, block);
}

void
rb_prose_entry (RbProse *prose, const char *day, const char *title, const char *words)
{
  add (prose, (Block){ .text = g_strdup (title),
                       .side = g_strdup (day),
                       .indent = SIDE_WIDTH,
                       .weight = 600,
                       .gap = *words ? 0 : 7,
                       .keeps_next = *words != '\0' });
  if (*words)
    add (prose, (Block){ .text = g_strdup (words), .indent = SIDE_WIDTH, .weight = 400, .gap = 7 });
}

void
rb_prose_chart (RbProse *prose, RbChart *chart, double height)
{
  add (prose, (Block){ .kind = BLOCK_CHART, .chart = chart, .height = height });
}

void
rb_prose_field (RbProse *prose, const char *label, guint lines)
{
  for (guint i = 0; i < MAX (lines, 1); i++)
    add (prose, (Block){ .kind = BLOCK_RULE,
                         .text = g_strdup (i == 0 ? label : ""),
                         .height = RULE_HEIGHT,
                         .keeps_next = i + 1 < lines });
}

void
rb_prose_sign (RbProse *prose, const char *who)
{
  add (prose, (Block){ .kind = BLOCK_SIGN, .text = g_strdup (who), .height = SIGN_HEIGHT });
}

void
rb_prose_turn (RbProse *prose)
{
  add (prose, (Block){ .kind = BLOCK_TURN });
}

/* --- pages --- */

static PangoLayout *
layout_of (const Block *block)
{
  return rb_type_paragraph (block->text, NULL, SIZE, block->weight, LEADING,
                            RB_PROSE_WIDTH - block->indent);
}

/* Where the pen is while pages are filled. */
typedef struct
{
  RbProse *prose;
  double begin, end, y;
} Pen;

static void
turn_page (Pen *pen)
{
  pen->prose->n_pages++;
  pen->y = pen->begin;
}

static void
put (Pen *pen, guint block, guint first, guint n, double height)
{
  Piece piece = { pen->prose->n_pages - 1, block, first, n, pen->y };

  g_array_append_val (pen->prose->pieces, piece);
  pen->y += height;
}

/* The least room that a block must find: its first two lines, or all of it. */
static double
least_of (const Block *block)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (GArray) tops = NULL;

  if (block->kind != BLOCK_PARAGRAPH)
    return block->height;
  layout = layout_of (block);
  tops = rb_type_lines (layout);
  return g_array_index (tops, double, MIN (2, tops->len - 1));
}

static void
flow_paragraph (Pen *pen, guint index, double after)
{
  const Block *block = &g_array_index (pen->prose->blocks, Block, index);
  g_autoptr (PangoLayout) layout = layout_of (block);
  g_autoptr (GArray) tops = rb_type_lines (layout);
  const double *top = (const double *) (gpointer) tops->data;
  guint n_lines = tops->len - 1, first = 0;

  if (pen->y + top[MIN (2, n_lines)] + after > pen->end && pen->y > pen->begin)
    turn_page (pen);
  while (first < n_lines)
    {
      guint n = 1; /* a line that is taller than a page is cut; no school writes so large */

      while (first + n < n_lines && pen->y + top[first + n + 1] - top[first] <= pen->end)
        n++;
      put (pen, index, first, n, top[first + n] - top[first]);
      first += n;
      if (first < n_lines)
        turn_page (pen);
    }
  pen->y += block->gap;
}

static void
flow (RbProse *prose)
{
  Pen pen = { prose, rb_sheet_body_begin (), rb_sheet_body_end (RB_A4_LONG), 0 };

  turn_page (&pen);
  for (guint i = 0; i < prose->blocks->len; i++)
    {
      const Block *block = &g_array_index (prose->blocks, Block, i);
      double after = block->keeps_next && i + 1 < prose->blocks->len ? least_of (block + 1) : 0;

      if (block->kind == BLOCK_PARAGRAPH)
        {
          flow_paragraph (&pen, i, after);
          continue;
        }
      if (block->kind == BLOCK_TURN)
        {
          turn_page (&pen);
          continue;
        }
      if (pen.y + block->height + after > pen.end && pen.y > pen.begin)
        turn_page (&pen);
      put (&pen, i, 0, 0, block->height);
    }
}

/* --- drawing --- */

static void
draw_chart (cairo_t *cr, const Block *block, double y)
{
  RbChartStyle style = RB_CHART_STYLE_INIT;

  style.palette = rb_palette_get (RB_THEME_PRINT);
  style.ground = FALSE;
  style.headings = FALSE;
  cairo_save (cr);
  cairo_translate (cr, LEFT, y + 6);
  cairo_scale (cr, PX, PX);
  cairo_new_path (cr);
  rb_chart_draw (block->chart, cr, RB_PROSE_WIDTH / PX, (block->height - 12) / PX, &style);
  cairo_restore (cr);
}

static void
draw_paragraph (cairo_t *cr, const Block *block, const Piece *piece)
{
  g_autoptr (PangoLayout) layout = layout_of (block);

  rb_paper_ink (cr, RB_INK);
  rb_type_draw_lines (cr, layout, piece->first, piece->n, LEFT + block->indent, piece->y);
  if (block->side && piece->first == 0)
    {
      g_autoptr (PangoLayout) side =
          rb_type_paragraph (block->side, NULL, SIZE, 400, LEADING, SIDE_WIDTH - 6);

      rb_type_draw_layout (cr, side, LEFT, piece->y);
    }
}

/* A label, and a line to write on from its end to `right`. */
static void
draw_rule (cairo_t *cr, const char *label, double x, double right, double y)
{
  double width;

  rb_paper_ink (cr, RB_INK);
  width = rb_type_draw (cr, label, SIZE, 600, RB_TEXT_LEFT, x, y);
  rb_paper_ink (cr, RB_INK_GRID);
  rb_paper_line (cr, x + width + (width > 0 ? 6 : 0), y + 2.5, right, y + 2.5, 0.6);
}

static void
draw_piece (const RbProse *prose, cairo_t *cr, const Piece *piece)
{
  const Block *block = &g_array_index (prose->blocks, Block, piece->block);
  double right = LEFT + RB_PROSE_WIDTH;

  switch (block->kind)
    {
    case BLOCK_HEADING:
      rb_paper_ink (cr, RB_INK_NAVY);
      rb_type_draw (cr, block->text, 12, 700, RB_TEXT_LEFT, LEFT, piece->y + 18);
      rb_paper_ink (cr, RB_INK_RULE);
      rb_paper_line (cr, LEFT, piece->y + 23, right, piece->y + 23, 0.6);
      break;
    case BLOCK_CHART:
      draw_chart (cr, block, piece->y);
      break;
    case BLOCK_RULE:
      draw_rule (cr, block->text, LEFT, right, piece->y + 16);
      break;
    case BLOCK_SIGN:
      draw_rule (cr, block->text, LEFT, right - 152, piece->y + 34);
      draw_rule (cr, "Date", right - 140, right, piece->y + 34);
      break;
    case BLOCK_PARAGRAPH:
    case BLOCK_TURN: /* has no piece */
    default:
      draw_paragraph (cr, block, piece);
      break;
    }
}

static void
draw_page (gpointer data, cairo_t *cr, guint page)
{
  const RbProse *prose = data;
  RbSheetHead head = { prose->school,   RB_A4_SHORT, RB_A4_LONG, prose->title,
                       prose->subtitle, prose->foot, page,       prose->n_pages };

  rb_sheet_head_draw (&head, cr);
  for (guint i = 0; i < prose->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (prose->pieces, Piece, i);

      if (piece->page == page)
        draw_piece (prose, cr, piece);
    }
}

RbDocument *
rb_prose_finish (RbProse *prose)
{
  static const RbDocumentClass klass = { draw_page, prose_free };
  RbDocument *document;

  flow (prose);
  document = rb_document_new (&klass, prose, prose->title, RB_A4_SHORT, RB_A4_LONG, prose->n_pages);
  rb_document_set_sample (document, prose->school->details->sample);
  return document;
}
