/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the slip. */
#include "documents/rb-late-slip.h"

#include "documents/rb-paper.h"
#include "documents/rb-type.h"

#include <string.h>

#define WIDTH RB_MM (80)
#define HEIGHT RB_MM (58)
#define MARGIN RB_MM (5)

typedef struct
{
  RbSchool *school;
  RbArrival *arrival;
  char *sentence;
} Slip;

static const char *
word_of (const RbArrival *arrival)
{
  if (strcmp (arrival->direction, "out") == 0)
    return "Out";
  return strcmp (arrival->direction, "back") == 0 ? "Back" : "In";
}

static void
draw_page (gpointer data, cairo_t *cr, guint page)
{
  const Slip *slip = data;
  int row = rb_roster_find (slip->school->roster, slip->arrival->pupil_id);
  const RbPupil *pupil = row >= 0 ? rb_roster_pupil (slip->school->roster, (guint) row) : NULL;
  const RbClass *klass =
      row >= 0 ? rb_roster_class_on (slip->school->roster, (guint) row, slip->arrival->day) : NULL;
  g_autofree char *name = pupil ? rb_pupil_name (pupil) : g_strdup ("");
  g_autofree char *who =
      g_strdup_printf ("%s%s%s", name, klass ? ", " : "", klass ? klass->name : "");
  g_autofree char *time = rb_time_format (slip->arrival->minute);
  g_autofree char *day = rb_date_format (slip->arrival->day, RB_DATE_FULL);
  g_autofree char *head = g_strdup_printf ("%s %s", word_of (slip->arrival), time);
  g_autoptr (PangoLayout) words =
      rb_type_paragraph (slip->sentence, NULL, 9, 400, 1.3, WIDTH - 2 * MARGIN);
  double max = WIDTH - 2 * MARGIN;

  rb_paper_ink (cr, RB_INK);
  rb_type_draw_fit (cr, slip->school->details->name, 8, 400, RB_TEXT_LEFT, MARGIN, MARGIN + 8, max);
  rb_type_draw_fit (cr, who, 15, 800, RB_TEXT_LEFT, MARGIN, MARGIN + 32, max);
  rb_type_draw (cr, head, 22, 800, RB_TEXT_LEFT, MARGIN, MARGIN + 62);
  rb_type_draw (cr, slip->arrival->code, 22, 800, RB_TEXT_RIGHT, WIDTH - MARGIN, MARGIN + 62);
  rb_type_draw_fit (cr, day, 9, 400, RB_TEXT_LEFT, MARGIN, MARGIN + 78, max);
  rb_type_draw_layout (cr, words, MARGIN, MARGIN + 86);
  if (slip->arrival->dinner)
    rb_type_draw (cr, "Dinner ordered", 9, 700, RB_TEXT_LEFT, MARGIN, HEIGHT - MARGIN);
}

static void
slip_free (gpointer data)
{
  Slip *slip = data;

  rb_school_unref (slip->school);
  rb_record_unref (slip->arrival);
  g_free (slip->sentence);
  g_free (slip);
}

RbDocument *
rb_late_slip_new (RbSchool *school, const RbArrival *arrival, const char *sentence)
{
  static const RbDocumentClass klass = { draw_page, slip_free };
  Slip *slip = g_new0 (Slip, 1);
  RbDocument *document;

  slip->school = rb_school_ref (school);
  slip->arrival = rb_record_ref ((gpointer) arrival);
  slip->sentence = g_strdup (sentence);
  document = rb_document_new (&klass, slip, "Late slip", WIDTH, HEIGHT, 1);
  rb_document_set_sample (document, school->details->sample);
  return document;
}
