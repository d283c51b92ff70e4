/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters for tests. */
#include "letter-maker.h"
#include "rb-test.h"

static const char crest[] =
    "<svg xmlns='http://www.w3.org/2000/svg' width='78' height='92' viewBox='0 0 78 92'>"
    "<path d='M4 4h70v48c0 20-18 30-35 36C22 82 4 72 4 52z' fill='#12365e'/>"
    "<circle cx='39' cy='40' r='15' fill='#fff'/></svg>";

static void
set_details (RbSchoolDetails *details)
{
  g_free (details->name);
  details->name = g_strdup ("Wrenfield Primary School");
  g_free (details->address);
  details->address = g_strdup ("Hollow Lane\nKettlebourne QX4 2TN");
  g_free (details->phone);
  details->phone = g_strdup ("01632 960480");
  g_free (details->email);
  details->email = g_strdup ("office@wrenfield.example");
  g_free (details->headteacher);
  details->headteacher = g_strdup ("Dr Miriam Castellano");
  g_free (details->signatory);
  details->signatory = g_strdup ("Mrs Joan Bellamy");
  g_free (details->signatory_position);
  details->signatory_position = g_strdup ("Deputy headteacher, attendance");
  g_free (details->signatory_phone);
  details->signatory_phone = g_strdup ("01632 960483");
  details->crest_bytes = g_bytes_new_static (crest, sizeof crest - 1);
}

/* Marks of the year so far. */
static char *
marks_of (const RbCalendar *calendar, const LetterChild *child)
{
  GString *marks = g_string_new (NULL);
  char code = child->code ? child->code : 'I';
  guint autumn_end, spring, end;
  rb_calendar_range (calendar, d ("2025-09-01"), d ("2025-12-19"), &spring, &autumn_end);
  rb_calendar_range (calendar, d ("2026-01-05"), d ("2026-03-20"), &spring, &end);
  for (guint i = 0; i < rb_calendar_n_sessions (calendar); i++)
    {
      gboolean missed = (i >= 10 && i < 10 + child->before && i < autumn_end)
                        || (i >= spring + 21 && i < spring + 21 + child->after && i < end);
      g_string_append_c (marks, i >= end ? '-' : missed ? code : i % 2 ? '\\' : '/');
      g_string_append_c (marks, ' ');
    }
  return g_string_free (marks, FALSE);
}

RbSchool *
letter_school (const LetterChild *child)
{
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autofree char *marks = marks_of (calendar, child);
  const char *const rows[] = { marks, NULL };
  const char *const classes[] = { "3T", NULL };
  RbSchool *school = test_school (calendar, rows, classes);
  RbPupil *pupil = (RbPupil *) rb_roster_pupil (school->roster, 0);
  g_free (pupil->forename);
  g_free (pupil->surname);
  pupil->forename = g_strdup (child->forename);
  pupil->surname = g_strdup (child->surname);
  pupil->sex = child->sex;
  if (!child->bare)
    set_details (school->details);
  return school;
}

RbRecipient *
letter_recipient (const char *name, const char *address, const char *salutation)
{
  RbRecipient *recipient = g_new0 (RbRecipient, 1);
  recipient->name = g_strdup (name);
  recipient->address = g_strdup (address);
  recipient->salutation = g_strdup (salutation);
  return recipient;
}

RbLetter *
letter_of (RbSchool *school, const char *template_id, RbRecipient *recipient)
{
  RbMoment now = { d ("2026-03-20"), 24 * 60 };
  RbPeriod before = { d ("2025-09-01"), d ("2025-12-19") };
  RbPeriod after = { d ("2026-01-05"), d ("2026-03-27") };
  g_autoptr (RbTemplate) tmpl = rb_template_builtin (template_id);
  g_assert_nonnull (tmpl);
  return rb_letter_new (school, now, 0, tmpl, before, after, recipient);
}

RbDocument *
letter_document (RbLetter *letter)
{
  GPtrArray *letters = g_ptr_array_new ();
  g_ptr_array_add (letters, letter);
  return rb_letters_new (letters, "Letters");
}

cairo_surface_t *
letter_picture (RbDocument *document, guint page, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) (RB_A4_SHORT * scale + 0.5), (int) (RB_A4_LONG * scale + 0.5));
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  rb_document_draw_page (document, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
