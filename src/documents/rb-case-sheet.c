/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file is a list of blocks, each with its height; pages are filled with as many as fit, and a
 * heading never stands alone at the foot. */
#include "documents/rb-case-sheet.h"

#include "analysis/rb-case-events.h"
#include "analysis/rb-diary.h"
#include "analysis/rb-query.h"
#include "analysis/rb-target.h"
#include "analysis/rb-timeline.h"
#include "charts/rb-charts.h"
#include "documents/rb-paper.h"
#include "documents/rb-sheet-page.h"
#include "documents/rb-type.h"
#include "domain/rb-case-records.h"
#include "domain/rb-flag.h"

#define LEFT RB_SHEET_MARGIN
#define WIDTH (RB_A4_SHORT - 2 * RB_SHEET_MARGIN)
#define DAY_WIDTH 82.0
#define SIZE 9.5
#define LEADING 1.35
#define HEADING_HEIGHT 30.0
#define RIBBON_HEIGHT 112.0
#define PX 0.75 /* charts measure in px of 96 to the inch */
#define MOST_EVENTS 8

typedef enum
{
  BLOCK_HEADING,
  BLOCK_WORDS,
  BLOCK_ENTRY, /* of the chronology: day, title, words under it */
  BLOCK_RIBBON
} BlockKind;

typedef struct
{
  BlockKind kind;
  char *day;   /* of an entry */
  char *title; /* of an entry; the words of others */
  char *words;
  double height;
} Block;

typedef struct
{
  RbSchool *school;
  RbMoment now;
  RbPeriod period;
  guint row;
  char *title, *subtitle, *foot;
  GArray *blocks; /* Block */
  GArray *pages;  /* guint: the first block of each */
} Sheet;

static void
block_clear (gpointer data)
{
  Block *block = data;

  g_free (block->day);
  g_free (block->title);
  g_free (block->words);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  rb_school_unref (sheet->school);
  g_array_unref (sheet->blocks);
  g_array_unref (sheet->pages);
  g_free (sheet->title);
  g_free (sheet->subtitle);
  g_free (sheet->foot);
  g_free (sheet);
}

static double
paragraph_height (const char *text, int weight, double width)
{
  g_autoptr (PangoLayout) layout = rb_type_paragraph (text, NULL, SIZE, weight, LEADING, width);

  return *text ? rb_type_height (layout) : 0;
}

/* --- what stands in it --- */

/* Takes the texts. */
static void
add (Sheet *sheet, BlockKind kind, char *day, char *title, char *words)
{
  Block block = { kind, day, title, words, 0 };

  switch (kind)
    {
    case BLOCK_HEADING:
      block.height = HEADING_HEIGHT;
      break;
    case BLOCK_RIBBON:
      block.height = RIBBON_HEIGHT;
      break;
    case BLOCK_WORDS:
      block.height = paragraph_height (title, 400, WIDTH) + 4;
      break;
    case BLOCK_ENTRY:
    default:
      block.height = paragraph_height (title, 600, WIDTH - DAY_WIDTH)
                     + paragraph_height (words, 400, WIDTH - DAY_WIDTH) + 7;
      break;
    }
  g_array_append_val (sheet->blocks, block);
}

static void
add_heading (Sheet *sheet, const char *text)
{
  add (sheet, BLOCK_HEADING, NULL, g_strdup (text), NULL);
}

/* Takes the words. */
static void
add_words (Sheet *sheet, char *words)
{
  add (sheet, BLOCK_WORDS, NULL, words, NULL);
}

static const RbPupil *
pupil_of (const Sheet *sheet)
{
  return rb_roster_pupil (sheet->school->roster, sheet->row);
}

static void
add_contact (Sheet *sheet, const RbContact *contact)
{
  g_autofree char *name = rb_contact_name (contact);
  GString *words = g_string_new (name);

  if (*contact->relationship)
    g_string_append_printf (words, ", %s", contact->relationship);
  if (*contact->phone)
    g_string_append_printf (words, ", %s", contact->phone);
  g_string_append (words, contact->parental_responsibility ? ". Parental responsibility." : ".");
  if (*contact->address && !contact->never_print_address)
    {
      g_auto (GStrv) lines = g_strsplit (contact->address, "\n", -1);
      g_autofree char *address = g_strjoinv (", ", lines);

      g_string_append_printf (words, " %s.", address);
    }
  add_words (sheet, g_string_free (words, FALSE));
}

static void
add_people (Sheet *sheet)
{
  const RbPupil *pupil = pupil_of (sheet);
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (sheet->school->roster, pupil->id);
  g_autoptr (GPtrArray) flags =
      rb_office_of_pupil (sheet->school->office, RB_RECORD_FLAG, pupil->id);

  add_heading (sheet, "Who is responsible");
  for (guint i = 0; i < contacts->len; i++)
    add_contact (sheet, contacts->pdata[i]);
  if (contacts->len == 0)
    add_words (sheet, g_strdup ("No contacts are known."));
  for (guint i = 0; i < flags->len; i++)
    {
      const RbFlag *flag = flags->pdata[i];
      const RbFlagKind *kind = rb_flag_kind (flag->flag);
      g_autofree char *from = rb_date_format (flag->first_day, RB_DATE_LONG);

      if (rb_flag_holds (flag, sheet->now.date))
        add_words (sheet, g_strdup_printf ("%s, from %s.%s%s", kind ? kind->words : flag->flag,
                                           from, *flag->note ? " " : "", flag->note));
    }
}

static void
add_figures (Sheet *sheet)
{
  g_autoptr (RbQuery) query = rb_query_new (sheet->school, sheet->now);
  int year = rb_academic_year_of (sheet->period.to);
  g_autofree char *label = rb_academic_year_label (year);
  g_autofree char *heading = g_strdup_printf ("The year %s", label);
  g_autofree char *missed = NULL, *authorised = NULL, *unauthorised = NULL, *rate = NULL;
  RbTally tally = { 0 };

  rb_query_set_pupil (query, sheet->row);
  rb_query_set_period (query, rb_period (rb_academic_year_first (year), sheet->period.to));
  rb_query_tally_row (query, sheet->row, &tally);
  missed = rb_days_format (tally.authorised + tally.unauthorised);
  authorised = rb_days_format (tally.authorised);
  unauthorised = rb_days_format (tally.unauthorised);
  rate = rb_rate_format (rb_tally_attendance (&tally));
  add_heading (sheet, heading);
  add_words (sheet, tally.possible == 0
                        ? g_strdup ("There are no marks in this year.")
                        : g_strdup_printf (
                            "%s days missed: %s authorised, %s unauthorised. %u of %u sessions "
                            "attended, %s %%. Late before the register closed: %u, after: %u.",
                            missed, authorised, unauthorised, tally.attended, tally.possible, rate,
                            tally.late, tally.late_after));
  if (tally.possible > 0)
    add (sheet, BLOCK_RIBBON, NULL, NULL, NULL);
}

static void
add_targets (Sheet *sheet)
{
  g_autoptr (GPtrArray) targets =
      rb_office_of_pupil (sheet->school->office, RB_RECORD_TARGET, pupil_of (sheet)->id);

  if (targets->len > 0)
    add_heading (sheet, "Targets");
  for (guint i = 0; i < targets->len; i++)
    {
      RbTargetProgress progress = rb_target_progress (sheet->school, targets->pdata[i], sheet->now);
      g_autofree char *words = rb_target_words (targets->pdata[i]);
      g_autofree char *how = rb_target_progress_words (targets->pdata[i], &progress);

      add_words (sheet, g_strdup_printf ("%s: %s", words, how));
    }
}

static void
add_due (Sheet *sheet)
{
  g_autoptr (GPtrArray) lines =
      rb_diary_new (sheet->school, sheet->now, G_MAXINT, pupil_of (sheet)->id);

  if (lines->len > 0)
    add_heading (sheet, "Due");
  for (guint i = 0; i < lines->len; i++)
    {
      const RbDiaryLine *line = lines->pdata[i];

      add (sheet, BLOCK_ENTRY, rb_date_format (line->due, RB_DATE_DAY_YEAR), g_strdup (line->title),
           g_strdup (line->waits));
    }
}

/* Returns how many entries are for other roles. */
static guint
add_chronology (Sheet *sheet)
{
  g_autoptr (GPtrArray) entries =
      rb_timeline_new (sheet->school, sheet->row, sheet->now, RB_TIMELINE_ALL, NULL);
  guint told = 0, hidden = 0;

  add_heading (sheet, "What happened");
  for (guint i = entries->len; i-- > 0;)
    {
      const RbTimelineEntry *entry = entries->pdata[i];

      if (entry->day < sheet->period.from || entry->day > sheet->period.to)
        continue;
      told++;
      hidden += entry->hidden;
      add (sheet, BLOCK_ENTRY, rb_date_format (entry->day, RB_DATE_DAY_YEAR),
           g_strdup (entry->title),
           g_strdup_printf ("%s%s%s", entry->detail, *entry->detail && entry->hidden ? " " : "",
                            entry->hidden ? "Confidential." : ""));
    }
  if (told == 0)
    add_words (sheet, g_strdup ("Nothing is written down in this period."));
  return hidden;
}

static guint
count_confidential (const Sheet *sheet)
{
  guint n = 0;

  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    {
      g_autoptr (GPtrArray) list =
          rb_office_of_pupil (sheet->school->office, kind, pupil_of (sheet)->id);

      for (guint i = 0; i < list->len; i++)
        n += rb_record_confidential (list->pdata[i]);
    }
  return n;
}

static void
fill (Sheet *sheet)
{
  guint at = sheet->blocks->len, hidden;
  Block first = { BLOCK_WORDS };

  add_people (sheet);
  add_figures (sheet);
  add_targets (sheet);
  add_due (sheet);
  hidden = add_chronology (sheet);
  if (hidden > 0)
    first.title = g_strdup_printf (
        "Confidential words are left out of %u entries: whoever printed this may not read them.",
        hidden);
  else if (count_confidential (sheet) > 0)
    first.title = g_strdup ("This file holds confidential entries. Keep it with the person who "
                            "asked for it.");
  else
    return;
  first.height = paragraph_height (first.title, 400, WIDTH) + 4;
  g_array_insert_val (sheet->blocks, at, first);
}

/* --- pages --- */

static RbSheetHead
head_of (const Sheet *sheet, guint page)
{
  return (RbSheetHead){ sheet->school,   RB_A4_SHORT, RB_A4_LONG, sheet->title,
                        sheet->subtitle, sheet->foot, page,       sheet->pages->len };
}

/* The head has the same height on every page; it is measured by drawing it nowhere. */
static double
body_begin (const Sheet *sheet)
{
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (nowhere);
  RbSheetHead head = head_of (sheet, 0);
  double y = rb_sheet_head_draw (&head, cr);

  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
  return y;
}

static void
break_pages (Sheet *sheet)
{
  RbSheetHead head = head_of (sheet, 0);
  double begin = body_begin (sheet), end = rb_sheet_body_end (&head), y = begin;
  guint first = 0;

  g_array_append_val (sheet->pages, first);
  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const Block *block = &g_array_index (sheet->blocks, Block, i);
      double after =
          block->kind == BLOCK_HEADING && i + 1 < sheet->blocks->len ? block[1].height : 0;

      if (y + block->height + after > end && i > first)
        {
          first = i;
          g_array_append_val (sheet->pages, first);
          y = begin;
        }
      y += block->height;
    }
}

static void
draw_paragraph (cairo_t *cr, const char *text, int weight, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = rb_type_paragraph (text, NULL, SIZE, weight, LEADING, width);

  rb_paper_ink (cr, RB_INK);
  rb_type_draw_layout (cr, layout, x, y);
}

static void
draw_ribbon (const Sheet *sheet, cairo_t *cr, double y)
{
  int year = rb_academic_year_of (sheet->period.to);
  g_autoptr (GPtrArray) events = rb_case_events_new (sheet->school, sheet->row, year, MOST_EVENTS);
  g_autofree RbRibbonEvent *marks = g_new0 (RbRibbonEvent, events->len + 1);
  g_autoptr (RbChart) chart = NULL;
  RbChartStyle style = RB_CHART_STYLE_INIT;

  for (guint i = 0; i < events->len; i++)
    {
      const RbCaseEvent *event = events->pdata[i];

      marks[i] = (RbRibbonEvent){ event->date, event->to, event->label };
    }
  chart =
      rb_chart_ribbon_new (sheet->school, sheet->row, year, sheet->now, FALSE, marks, events->len);
  style.palette = rb_palette_get (RB_THEME_PRINT);
  style.ground = FALSE;
  style.headings = FALSE;
  cairo_save (cr);
  cairo_translate (cr, LEFT, y + 6);
  cairo_scale (cr, PX, PX);
  cairo_new_path (cr);
  rb_chart_draw (chart, cr, WIDTH / PX, (RIBBON_HEIGHT - 12) / PX, &style);
  cairo_restore (cr);
}

static void
draw_block (const Sheet *sheet, cairo_t *cr, const Block *block, double y)
{
  switch (block->kind)
    {
    case BLOCK_HEADING:
      rb_paper_ink (cr, RB_INK_NAVY);
      rb_type_draw (cr, block->title, 12, 700, RB_TEXT_LEFT, LEFT, y + 18);
      rb_paper_ink (cr, RB_INK_RULE);
      rb_paper_line (cr, LEFT, y + 23, LEFT + WIDTH, y + 23, 0.6);
      break;
    case BLOCK_RIBBON:
      draw_ribbon (sheet, cr, y);
      break;
    case BLOCK_WORDS:
      draw_paragraph (cr, block->title, 400, LEFT, y, WIDTH);
      break;
    case BLOCK_ENTRY:
    default:
      draw_paragraph (cr, block->day, 400, LEFT, y, DAY_WIDTH - 6);
      draw_paragraph (cr, block->title, 600, LEFT + DAY_WIDTH, y, WIDTH - DAY_WIDTH);
      draw_paragraph (cr, block->words, 400, LEFT + DAY_WIDTH,
                      y + paragraph_height (block->title, 600, WIDTH - DAY_WIDTH),
                      WIDTH - DAY_WIDTH);
      break;
    }
}

static void
draw_page (gpointer data, cairo_t *cr, guint page)
{
  const Sheet *sheet = data;
  RbSheetHead head = head_of (sheet, page);
  double y = rb_sheet_head_draw (&head, cr);
  guint end = page + 1 < sheet->pages->len ? g_array_index (sheet->pages, guint, page + 1)
                                           : sheet->blocks->len;

  for (guint i = g_array_index (sheet->pages, guint, page); i < end; i++)
    {
      const Block *block = &g_array_index (sheet->blocks, Block, i);

      draw_block (sheet, cr, block, y);
      y += block->height;
    }
}

static char *
subtitle_of (const Sheet *sheet)
{
  const RbPupil *pupil = pupil_of (sheet);
  const RbClass *klass = rb_roster_class_on (sheet->school->roster, sheet->row, sheet->period.to);
  g_autofree char *born = pupil->born ? rb_date_format (pupil->born, RB_DATE_LONG) : NULL;
  GString *words = g_string_new (klass ? klass->name : NULL);

  if (klass && *klass->teacher)
    g_string_append_printf (words, ", %s", klass->teacher);
  if (born)
    g_string_append_printf (words, "%sborn %s", words->len ? ", " : "", born);
  return g_string_free (words, FALSE);
}

RbDocument *
rb_case_sheet_new (RbSchool *school, RbMoment now, RbPeriod period, guint row)
{
  static const RbDocumentClass klass = { draw_page, sheet_free };
  Sheet *sheet = g_new0 (Sheet, 1);
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, row));
  g_autofree char *today = rb_date_format (now.date, RB_DATE_LONG);
  g_autofree char *days = rb_date_range_format (period.from, period.to);
  RbDocument *document;

  sheet->school = rb_school_ref (school);
  sheet->now = now;
  sheet->period = period;
  sheet->row = row;
  sheet->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (sheet->blocks, block_clear);
  sheet->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->title = g_strdup_printf ("Case file: %s", name);
  sheet->subtitle = subtitle_of (sheet);
  sheet->foot =
      g_strdup_printf ("For the school's staff. What happened %s. Printed %s.", days, today);
  fill (sheet);
  break_pages (sheet);
  document =
      rb_document_new (&klass, sheet, sheet->title, RB_A4_SHORT, RB_A4_LONG, sheet->pages->len);
  rb_document_set_sample (document, school->details->sample);
  return document;
}
