/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a Common Transfer File with libxml2. Element names are compared without namespaces, since
 * suppliers differ. */
#include "exchange/rb-ctf.h"

#include "domain/rb-roster.h"
#include "exchange/rb-exchange-error.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>

gboolean
rb_ctf_looks_like (const char *bytes, gsize length)
{
  gsize n = MIN (length, (gsize) 16 * 1024);

  return g_strstr_len (bytes, (gssize) n, "CTfile") != NULL
         || g_strstr_len (bytes, (gssize) n, "<?xml") == bytes
         || (n > 3 && g_strstr_len (bytes + 3, (gssize) n - 3, "<?xml") == bytes + 3);
}

static void
free_year (gpointer data)
{
  RbCtfYear *year = data;

  g_free (year->school);
  g_free (year->marks);
  g_free (year);
}

static void
free_pupil (gpointer data)
{
  RbCtfPupil *pupil = data;

  g_free (pupil->upn);
  g_free (pupil->surname);
  g_free (pupil->forename);
  g_free (pupil->preferred_surname);
  g_free (pupil->preferred_forename);
  g_free (pupil->year_group);
  g_free (pupil->ethnicity);
  g_free (pupil->enrolment);
  g_free (pupil->sen);
  g_free (pupil->language);
  g_free (pupil->address);
  g_ptr_array_unref (pupil->years);
  g_free (pupil);
}

void
rb_ctf_free (RbCtf *ctf)
{
  g_free (ctf->source_school);
  g_ptr_array_unref (ctf->pupils);
  g_free (ctf);
}

static gboolean
is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static xmlNode *
child (const xmlNode *node, const char *name)
{
  for (xmlNode *c = node == NULL ? NULL : node->children; c != NULL; c = c->next)
    if (is (c, name))
      return c;
  return NULL;
}

/* The text of an element; "" where there is none. */
static char *
text_of (const xmlNode *node)
{
  xmlChar *content = node == NULL ? NULL : xmlNodeGetContent (node);
  char *text = g_strstrip (g_strdup (content == NULL ? "" : (const char *) content));

  xmlFree (content);
  return text;
}

static char *
child_text (const xmlNode *node, const char *name)
{
  return text_of (child (node, name));
}

static int
child_number (const xmlNode *node, const char *name)
{
  g_autofree char *text = child_text (node, name);
  guint64 value;

  return g_ascii_string_to_unsigned (text, 10, 0, 100000, &value, NULL) ? (int) value : -1;
}

static RbDate
child_date (const xmlNode *node, const char *name)
{
  g_autofree char *text = child_text (node, name);
  RbDate date = RB_DATE_NONE;

  if (strlen (text) > 10 && text[10] == 'T')
    text[10] = '\0';
  return rb_date_parse (text, &date) ? date : RB_DATE_NONE;
}

static gboolean
child_true (const xmlNode *node, const char *name)
{
  g_autofree char *text = child_text (node, name);

  return g_ascii_strcasecmp (text, "true") == 0 || strcmp (text, "1") == 0
         || g_ascii_strcasecmp (text, "Y") == 0;
}

/* The academic year that a YearData speaks of: the year its attendance starts in, else the CTF's
 * own number, which names the year's end. */
static int
year_number (const xmlNode *node, RbDate from)
{
  int number = child_number (node, "Year");

  if (from != RB_DATE_NONE)
    return rb_academic_year_of (from);
  return number > 1900 ? number - 1 : 0;
}

static RbCtfYear *
read_year (const xmlNode *node)
{
  RbCtfYear *year = g_new0 (RbCtfYear, 1);
  const xmlNode *sessions = child (node, "AttendSessions");

  year->school = child_text (node, "SchoolName");
  year->possible = child_number (node, "SessionsPossible");
  year->attended = child_number (node, "SessionsAttended");
  year->authorised = child_number (node, "SessionsAuthorised");
  year->unauthorised = child_number (node, "SessionsUnauthorised");
  year->marks_from = child_date (sessions, "AttendanceStartDate");
  year->marks = child_text (sessions, "AttendanceMarks");
  if (*year->marks == '\0')
    g_clear_pointer (&year->marks, g_free);
  year->year = year_number (node, year->marks_from);
  return year;
}

/* The newest SEN provision: K or E; older A, P and S in today's letters. */
static char *
read_sen (const xmlNode *pupil)
{
  const xmlNode *history = child (pupil, "SENhistory");
  g_autofree char *last = g_strdup ("");

  for (xmlNode *c = history == NULL ? NULL : history->children; c != NULL; c = c->next)
    if (is (c, "SEN"))
      {
        g_free (last);
        last = child_text (c, "SENprovision");
      }
  if (strcmp (last, "E") == 0 || strcmp (last, "S") == 0)
    return g_strdup ("E");
  return g_strdup (
      strcmp (last, "K") == 0 || strcmp (last, "A") == 0 || strcmp (last, "P") == 0 ? "K" : "");
}

static gboolean
read_fsm (const xmlNode *pupil)
{
  const xmlNode *history = child (pupil, "FSMhistory");

  for (xmlNode *c = history == NULL ? NULL : history->children; c != NULL; c = c->next)
    if (is (c, "FSMinstance"))
      {
        g_autofree char *end = child_text (c, "FSMendDate");

        if (*end == '\0')
          return TRUE;
      }
  return FALSE;
}

static void
append_lines (const xmlNode *node, GString *out)
{
  for (xmlNode *c = node->children; c != NULL; c = c->next)
    {
      g_autofree char *text = NULL;

      if (c->type != XML_ELEMENT_NODE)
        continue;
      if (xmlChildElementCount (c) > 0)
        {
          append_lines (c, out);
          continue;
        }
      text = text_of (c);
      if (*text != '\0')
        g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", text);
    }
}

static char *
read_address (const xmlNode *pupil)
{
  const xmlNode *address = child (pupil, "Address");
  GString *out = g_string_new (NULL);

  if (address != NULL)
    append_lines (address, out);
  return g_string_free (out, FALSE);
}

static void
read_basics (const xmlNode *node, RbCtfPupil *pupil)
{
  const xmlNode *basic = child (node, "BasicDetails");
  const xmlNode *year = child (basic, "NCyearActual");

  pupil->preferred_surname = child_text (basic, "PreferredSurname");
  pupil->preferred_forename = child_text (basic, "PreferredForename");
  pupil->year_group = text_of (year != NULL ? year : child (node, "NCyearActual"));
  pupil->ethnicity = child_text (basic, "Ethnicity");
  pupil->enrolment = child_text (basic, "EnrolStatus");
  pupil->language = child_text (child (basic, "Languages"), "Type");
  if (*pupil->language == '\0')
    {
      g_free (pupil->language);
      pupil->language = child_text (child (child (basic, "Languages"), "Type"), "Language");
    }
}

static RbCtfPupil *
read_pupil (const xmlNode *node)
{
  RbCtfPupil *pupil = g_new0 (RbCtfPupil, 1);
  const xmlNode *attendance = child (node, "Attendance");
  g_autofree char *sex = child_text (node, child (node, "Sex") != NULL ? "Sex" : "Gender");

  pupil->line = (guint) MAX (xmlGetLineNo (node), 0);
  pupil->years = g_ptr_array_new_with_free_func (free_year);
  pupil->upn = child_text (node, "UPN");
  pupil->surname = child_text (node, "Surname");
  pupil->forename = child_text (node, "Forename");
  pupil->born = child_date (node, "DOB");
  pupil->sex = *sex == 'M' || *sex == 'F' ? *sex : 0;
  read_basics (node, pupil);
  pupil->looked_after = child_true (child (node, "LookedAfter"), "InCare");
  pupil->fsm = read_fsm (node);
  pupil->sen = read_sen (node);
  pupil->address = read_address (node);
  for (xmlNode *c = attendance == NULL ? NULL : attendance->children; c != NULL; c = c->next)
    if (is (c, "YearData"))
      g_ptr_array_add (pupil->years, read_year (c));
  return pupil;
}

static RbCtf *
read_root (const xmlNode *root)
{
  const xmlNode *data = child (root, "CTFpupilData");
  RbCtf *ctf = g_new0 (RbCtf, 1);

  ctf->source_school = child_text (child (child (root, "Header"), "SourceSchool"), "SchoolName");
  ctf->pupils = g_ptr_array_new_with_free_func (free_pupil);
  for (xmlNode *c = data == NULL ? NULL : data->children; c != NULL; c = c->next)
    if (is (c, "Pupil"))
      g_ptr_array_add (ctf->pupils, read_pupil (c));
  return ctf;
}

RbCtf *
rb_ctf_read (const char *bytes, gsize length, const char *name, GError **error)
{
  RbCtf *ctf = NULL;
  xmlDoc *doc = NULL;

  if (length <= 100 * 1024 * 1024)
    doc = xmlReadMemory (bytes, (int) length, NULL, NULL,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                             | XML_PARSE_BIG_LINES);
  if (doc == NULL || doc->intSubset != NULL)
    g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_DAMAGED,
                 "“%s” is no transfer file that Rollbook can read: it is cut off, damaged, over "
                 "100 MB or holds a document type. Export it again.",
                 name);
  else if (xmlDocGetRootElement (doc) == NULL || !is (xmlDocGetRootElement (doc), "CTfile"))
    g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_UNREADABLE,
                 "“%s” is XML, but no Common Transfer File (CTF). Export a CTF, CSV or Excel file.",
                 name);
  else
    ctf = read_root (xmlDocGetRootElement (doc));
  if (doc != NULL)
    xmlFreeDoc (doc);
  return ctf;
}

gboolean
rb_ctf_year_adds_up (const RbCtfYear *year)
{
  if (year->possible < 0 || year->attended < 0 || year->authorised < 0 || year->unauthorised < 0)
    return TRUE;
  return year->attended + year->authorised + year->unauthorised == year->possible;
}

/* Whether the marks, `per_week` a week from the Monday of their first week, give the totals. */
static gboolean
fits (const RbCtfYear *year, const RbCalendar *calendar, const RbCodeBook *codes, guint per_week)
{
  RbDate monday = rb_date_monday (year->marks_from);
  int possible = 0, attended = 0, authorised = 0, unauthorised = 0;

  for (guint i = 0; year->marks[i] != '\0'; i++)
    {
      RbDate date = monday + (RbDate) (i / per_week * 7 + i % per_week / 2);
      char text[2] = { year->marks[i], '\0' };
      const RbCode *code;
      guint8 counts;

      if (strchr ("-# .", *text) != NULL)
        continue;
      code = rb_code_book_find (codes, text, date);
      if (code == NULL || rb_calendar_find (calendar, date, (RbHalf) (i & 1)) < 0)
        return FALSE;
      counts = rb_code_book_counts (codes, date)[code->mark];
      possible += (counts & RB_COUNT_POSSIBLE) != 0;
      attended += (counts & RB_COUNT_ATTENDED) != 0;
      authorised += (counts & RB_COUNT_AUTHORISED) != 0;
      unauthorised += (counts & RB_COUNT_UNAUTHORISED) != 0;
    }
  return possible == year->possible && attended == year->attended && authorised == year->authorised
         && unauthorised == year->unauthorised;
}

int
rb_ctf_align (const RbCtfYear *year, const RbCalendar *calendar, const RbCodeBook *codes)
{
  if (year->marks == NULL || year->marks_from == RB_DATE_NONE || calendar == NULL
      || strlen (year->marks) > 14 * 54)
    return 0;
  if (fits (year, calendar, codes, 10))
    return 10;
  return fits (year, calendar, codes, 14) ? 14 : 0;
}
