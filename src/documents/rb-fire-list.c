/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws who is on site, class by class. Who that is, analysis/rb-on-site says. */
#include "documents/rb-fire-list.h"

#include "documents/rb-paper.h"
#include "documents/rb-sheet-page.h"
#include "documents/rb-type.h"

#include <string.h>

#define ROWS_A_PAGE 34
#define ROW_HEIGHT 19.6
#define BOX 11.0
#define NAME_X (RB_SHEET_MARGIN + 24)
#define STATE_X 300.0
#define RIGHT (RB_A4_SHORT - RB_SHEET_MARGIN)

/* A page of a class, or of sums where `klass` is NULL. */
typedef struct
{
  const RbOnSiteClass *klass;
  guint first; /* row of it */
  guint number, of;
} Page;

typedef struct
{
  RbOnSite *on_site;
  GArray *pages;
} List;

static char *
class_title (const RbOnSiteClass *klass)
{
  if (!klass->klass)
    return g_strdup ("Of no class");
  return g_strdup_printf ("Class %s%s%s", klass->klass->name, *klass->klass->teacher ? ", " : "",
                          klass->klass->teacher);
}

/* "signed in 09:12", "register not in; here this morning" ... */
static char *
state_words (const RbOnSitePupil *one)
{
  switch (one->site)
    {
    case RB_SITE_HERE:
      return one->in ? rb_arrival_words (one->in) : g_strdup ("");
    case RB_SITE_UNKNOWN:
      return g_strdup (one->here_earlier ? "not marked yet; here this morning" : "not marked yet");
    case RB_SITE_OUT:
      return rb_arrival_words (one->out);
    case RB_SITE_ELSEWHERE:
      return g_strdup ("at another place with the school's knowledge");
    case RB_SITE_AWAY:
    case RB_N_SITES:
    default:
      return g_strdup ("away");
    }
}

static gboolean
to_be_found (const RbOnSitePupil *one)
{
  return one->site == RB_SITE_HERE || one->site == RB_SITE_UNKNOWN;
}

static void
draw_row (const List *list, const RbOnSitePupil *one, cairo_t *cr, double y)
{
  const RbPupil *pupil = rb_roster_pupil (list->on_site->school->roster, one->row);
  g_autofree char *name = rb_pupil_sorted_name (pupil);
  g_autofree char *state = state_words (one);
  gboolean find = to_be_found (one);

  rb_paper_ink (cr, find ? RB_INK : RB_INK_GRID);
  if (find)
    {
      rb_paper_box (cr, RB_SHEET_MARGIN, y - BOX + 2, BOX, BOX, 1.5);
      cairo_set_line_width (cr, 0.9);
      cairo_stroke (cr);
    }
  rb_paper_ink (cr, find ? RB_INK : RB_INK_DIM);
  rb_type_draw_fit (cr, name, 11, find ? 600 : 400, RB_TEXT_LEFT, NAME_X, y, STATE_X - NAME_X - 10);
  rb_type_draw_fit (cr, state, 10, one->site == RB_SITE_UNKNOWN ? 700 : 400, RB_TEXT_LEFT, STATE_X,
                    y, RIGHT - STATE_X);
  rb_paper_ink (cr, RB_INK_RULE);
  rb_paper_line (cr, RB_SHEET_MARGIN, y + 5.5, RIGHT, y + 5.5, 0.4);
}

static char *
subtitle_of (const RbOnSite *on_site)
{
  g_autofree char *day = rb_date_format (on_site->now.date, RB_DATE_FULL);
  g_autofree char *time = rb_time_format (MIN (on_site->now.minutes, 24 * 60 - 1));

  if (on_site->now.minutes >= 24 * 60)
    return g_strdup_printf ("On site on %s, at the end of the day", day);
  return g_strdup_printf ("On site at %s, %s", time, day);
}

/* What a class has, in one line: "24 here, 2 not marked yet, 1 signed out, 3 away". */
static char *
sums_words (const guint n[RB_N_SITES])
{
  static const char *const words[RB_N_SITES] = { "here", "not marked yet", "signed out",
                                                 "at another place", "away" };
  GString *text = g_string_new (NULL);

  for (int site = 0; site < RB_N_SITES; site++)
    if (n[site] > 0 || site == RB_SITE_HERE)
      g_string_append_printf (text, "%s%u %s", text->len ? ", " : "", n[site], words[site]);
  return g_string_free (text, FALSE);
}

static void
draw_class_page (const List *list, const Page *page, cairo_t *cr, double y)
{
  guint end = MIN (page->first + ROWS_A_PAGE, page->klass->pupils->len);
  g_autofree char *sums = sums_words (page->klass->n);

  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, sums, 11, 700, RB_TEXT_LEFT, RB_SHEET_MARGIN, y);
  y += 8;
  for (guint i = page->first; i < end; i++)
    draw_row (list, &g_array_index (page->klass->pupils, RbOnSitePupil, i), cr, y += ROW_HEIGHT);
}

/* The sums, a class a line, with a box for "all found". */
static void
draw_sums_page (const List *list, const Page *page, cairo_t *cr, double y)
{
  const RbOnSite *on_site = list->on_site;
  guint end = MIN (page->first + ROWS_A_PAGE, on_site->classes->len);
  g_autofree char *sums = sums_words (on_site->n);

  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, sums, 11, 700, RB_TEXT_LEFT, RB_SHEET_MARGIN, y);
  y += 8;
  for (guint i = page->first; i < end; i++)
    {
      const RbOnSiteClass *klass = on_site->classes->pdata[i];
      g_autofree char *title = class_title (klass);
      g_autofree char *line = sums_words (klass->n);

      y += ROW_HEIGHT;
      rb_paper_ink (cr, RB_INK);
      rb_paper_box (cr, RB_SHEET_MARGIN, y - BOX + 2, BOX, BOX, 1.5);
      cairo_set_line_width (cr, 0.9);
      cairo_stroke (cr);
      rb_type_draw_fit (cr, title, 11, 600, RB_TEXT_LEFT, NAME_X, y, 160);
      rb_type_draw_fit (cr, line, 10, klass->n[RB_SITE_UNKNOWN] ? 700 : 400, RB_TEXT_LEFT,
                        NAME_X + 170, y, RIGHT - NAME_X - 170);
      rb_paper_ink (cr, RB_INK_RULE);
      rb_paper_line (cr, RB_SHEET_MARGIN, y + 5.5, RIGHT, y + 5.5, 0.4);
    }
}

static void
draw_page (gpointer data, cairo_t *cr, guint number)
{
  List *list = data;
  const Page *page = &g_array_index (list->pages, Page, number);
  g_autofree char *title = page->klass ? class_title (page->klass) : g_strdup ("Fire list");
  g_autofree char *subtitle = subtitle_of (list->on_site);
  RbSheetHead head = { list->on_site->school,
                       RB_A4_SHORT,
                       RB_A4_LONG,
                       title,
                       subtitle,
                       "From the registers and the late desk. Tick whom you see. \"Not marked "
                       "yet\" means that nobody knows: look for them.",
                       page->number,
                       page->of };
  double y = rb_sheet_head_draw (&head, cr) + 14;

  if (page->klass)
    draw_class_page (list, page, cr, y);
  else
    draw_sums_page (list, page, cr, y);
}

static void
list_free (gpointer data)
{
  List *list = data;

  rb_on_site_free (list->on_site);
  g_array_unref (list->pages);
  g_free (list);
}

static void
add_pages (List *list, const RbOnSiteClass *klass, guint rows)
{
  guint of = MAX (1, (rows + ROWS_A_PAGE - 1) / ROWS_A_PAGE);

  for (guint i = 0; i < of; i++)
    {
      Page page = { klass, i * ROWS_A_PAGE, i, of };

      g_array_append_val (list->pages, page);
    }
}

RbDocument *
rb_fire_list_new (RbSchool *school, RbMoment now, const char *class_name)
{
  static const RbDocumentClass klass = { draw_page, list_free };
  List *list = g_new0 (List, 1);
  RbDocument *document;

  list->on_site = rb_on_site_new (school, now);
  list->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  if (!class_name)
    add_pages (list, NULL, list->on_site->classes->len);
  for (guint i = 0; i < list->on_site->classes->len; i++)
    {
      const RbOnSiteClass *one = list->on_site->classes->pdata[i];

      if (!class_name || (one->klass && g_ascii_strcasecmp (one->klass->name, class_name) == 0))
        add_pages (list, one, one->pupils->len);
    }
  document = rb_document_new (&klass, list, "Fire list", RB_A4_SHORT, RB_A4_LONG, list->pages->len);
  for (guint i = 0; i < list->pages->len; i++)
    {
      const Page *page = &g_array_index (list->pages, Page, i);
      g_autofree char *title = page->klass ? class_title (page->klass) : g_strdup ("All classes");

      if (page->number == 0)
        rb_document_add_outline (document, title, i);
    }
  rb_document_set_sample (document, school->details->sample);
  return document;
}
