/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The top of a letter: the school's letterhead, the address inside the window of a DL envelope and
 * nothing else in it, the date and the reference. */
#include "documents/rb-letter-private.h"
#include "documents/rb-paper.h"
#include "documents/rb-stamp.h"
#include "documents/rb-type.h"

#define ADDRESS_TOP 144.6
#define ADDRESS_BOTTOM 232.0
#define ADDRESS_WIDTH 244.0
#define ADDRESS_LINES 7

/* The address of the school as one line. */
static char *
one_line (const char *address)
{
  g_auto (GStrv) lines = g_strsplit (address, "\n", -1);
  GString *out = g_string_new (NULL);
  for (guint i = 0; lines[i]; i++)
    {
      const char *line = g_strstrip (lines[i]);
      if (*line)
        g_string_append_printf (out, "%s%s", out->len ? ", " : "", line);
    }
  return g_string_free (out, FALSE);
}

/* Right aligned lines; returns the width of the widest. */
static double
draw_contacts (const RbSchoolDetails *details, cairo_t *cr)
{
  g_autofree char *office = g_strdup_printf ("Office %s", details->phone);
  g_autofree char *head = g_strdup_printf ("Headteacher: %s", details->headteacher);
  const char *lines[] = { *details->phone ? office : "", details->email,
                          *details->headteacher ? head : "" };
  double y = 51, widest = 0;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (!*lines[i])
        continue;
      double width =
          rb_type_draw_fit (cr, lines[i], 9, 400, RB_TEXT_RIGHT, RB_LETTER_RIGHT, y, 190);
      widest = MAX (widest, MIN (width, 190));
      y += 13;
    }
  return widest;
}

static void
draw_letterhead (cairo_t *cr, gconstpointer data)
{
  const RbSchoolDetails *details = data;
  double x = rb_paper_crest (cr, details, 65, 39, 39, 46) ? 118 : RB_LETTER_LEFT;
  rb_paper_ink (cr, RB_INK_DIM);
  double max = RB_LETTER_RIGHT - x - draw_contacts (details, cr) - 16;
  g_autofree char *address = one_line (details->address);
  rb_type_draw_fit (cr, address, 9, 400, RB_TEXT_LEFT, x, 75, max);
  rb_paper_ink (cr, RB_INK_NAVY);
  double size = 17;
  while (size > 11 && rb_type_width (details->name, size, 700) > max)
    size -= 0.5;
  rb_type_draw_fit (cr, details->name, size, 700, RB_TEXT_LEFT, x, 60, max);
  rb_paper_line (cr, RB_LETTER_LEFT, 99.5, RB_LETTER_RIGHT, 99.5, 0.8);
}

/* A line that is too wide goes on in the next one, at a space. */
static void
add_line (GPtrArray *lines, const char *text)
{
  g_autofree char *left = g_strstrip (g_strdup (text));
  /* At 11 points first: that is how it is drawn, if it fits. */
  while (*left && rb_type_width (left, 11, 400) > ADDRESS_WIDTH
         && rb_type_width (left, 10, 400) > ADDRESS_WIDTH)
    {
      g_autofree char *head = g_strdup (left);
      char *space = strrchr (head, ' ');
      while (space && rb_type_width (head, 10, 400) > ADDRESS_WIDTH)
        {
          *space = '\0';
          if (rb_type_width (head, 10, 400) > ADDRESS_WIDTH)
            space = strrchr (head, ' ');
        }
      if (!space)
        break;
      char *rest = g_strdup (left + strlen (head) + 1);
      g_ptr_array_add (lines, g_steal_pointer (&head));
      g_free (left);
      left = rest;
    }
  if (*left)
    g_ptr_array_add (lines, g_steal_pointer (&left));
}

/* Name and address, never more lines than the window holds at 10 points: the last two are joined
 * first. */
static GPtrArray *
address_lines (const RbRecipient *recipient)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (recipient->address, "\n", -1);
  add_line (lines, recipient->name);
  for (guint i = 0; parts[i]; i++)
    add_line (lines, parts[i]);
  while (lines->len > ADDRESS_LINES)
    {
      char *last = g_ptr_array_steal_index (lines, lines->len - 1);
      char **before = (char **) &g_ptr_array_index (lines, lines->len - 1);
      char *joined = g_strdup_printf ("%s, %s", *before, last);
      g_free (*before);
      *before = joined;
      g_free (last);
    }
  return lines;
}

/* The same on every letter of a school. */
static void
put_letterhead (const RbSchoolDetails *details, cairo_t *cr)
{
  g_autofree char *key =
      g_strdup_printf ("letterhead\n%s\n%s\n%s\n%s\n%s\n%x %zu", details->name, details->address,
                       details->phone, details->email, details->headteacher,
                       details->crest_bytes ? g_bytes_hash (details->crest_bytes) : 0,
                       details->crest_bytes ? g_bytes_get_size (details->crest_bytes) : 0);
  rb_stamp_put (cr, key, 0, 0, RB_A4_SHORT, 101, draw_letterhead, details);
}

static void
draw_address (const RbLetter *letter, cairo_t *cr)
{
  g_autoptr (GPtrArray) lines = address_lines (letter->recipient);
  gboolean many = lines->len >= ADDRESS_LINES;
  double size = many ? 10 : 11;
  double pitch = many ? 12.4 : 14.5;
  for (guint i = 0; i < lines->len; i++)
    if (rb_type_width (g_ptr_array_index (lines, i), size, 400) > ADDRESS_WIDTH)
      size = 10;
  rb_paper_ink (cr, RB_INK);
  for (guint i = 0; i < lines->len; i++)
    rb_type_draw_fit (cr, g_ptr_array_index (lines, i), size, 400, RB_TEXT_LEFT, RB_LETTER_LEFT,
                      ADDRESS_TOP + (many ? 9.4 : 10.4) + i * pitch, ADDRESS_WIDTH);
}

void
rb_letter_head_draw (const RbLetter *letter, cairo_t *cr)
{
  put_letterhead (letter->school->details, cr);
  draw_address (letter, cr);
  g_autofree char *date = rb_date_format (letter->date, RB_DATE_LONG);
  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw (cr, date, 10, 400, RB_TEXT_RIGHT, RB_LETTER_RIGHT, 155);
  if (!*letter->reference)
    return;
  g_autofree char *reference = g_strdup_printf ("Our reference %s", letter->reference);
  rb_type_draw_fit (cr, reference, 10, 400, RB_TEXT_RIGHT, RB_LETTER_RIGHT, 169.5, 210);
}
