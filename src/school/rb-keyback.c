/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key-back list in words. */
#include "school/rb-keyback.h"

#include "school/rb-clock.h"

const char *
rb_keyback_mis (const RbSchool *school)
{
  return school->details->mis && *school->details->mis ? school->details->mis : "the MIS";
}

void
rb_keyback_line_free (RbKeybackLine *line)
{
  g_free (line->was);
  g_free (line->code);
  g_free (line->who);
  g_free (line);
}

/* Pupils without a class come last. */
static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const RbKeybackLine *x = *(RbKeybackLine *const *) a, *y = *(RbKeybackLine *const *) b;
  const RbRoster *roster = data;
  const RbPupil *p, *q;
  int order;

  if (x->klass != y->klass)
    {
      if (x->klass == NULL || y->klass == NULL)
        return x->klass == NULL ? 1 : -1;
      order = rb_class_compare (x->klass, y->klass);
      return order ? order : x->klass->year - y->klass->year;
    }
  if (x->session.date != y->session.date)
    return x->session.date - y->session.date;
  if (x->session.half != y->session.half)
    return (int) x->session.half - (int) y->session.half;
  p = rb_roster_pupil (roster, x->row);
  q = rb_roster_pupil (roster, y->row);
  order = g_utf8_collate (p->surname, q->surname);
  return order ? order : g_utf8_collate (p->forename, q->forename);
}

static RbKeybackLine *
line_of (const RbSchool *school, const RbKeyBack *item, guint row)
{
  RbKeybackLine *line = g_new0 (RbKeybackLine, 1);
  const RbDetail *detail = rb_school_cell_detail (school, item->pupil_id, item->session);

  line->row = row;
  line->klass = rb_roster_class_on (school->roster, row, item->session.date);
  line->session = item->session;
  line->was = g_strdup (item->was ? item->was : "");
  line->code = g_strdup (rb_code_book_text (
      school->codes, rb_school_mark (school, row, item->session.date, item->session.half)));
  line->minutes = detail ? detail->minutes : -1;
  line->changed_at = item->changed_at;
  line->who = g_strdup (item->who);
  return line;
}

GPtrArray *
rb_keyback_lines (const RbSchool *school, const GPtrArray *items)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_keyback_line_free);

  for (guint i = 0; i < items->len; i++)
    {
      const RbKeyBack *item = items->pdata[i];
      int row = rb_roster_find (school->roster, item->pupil_id);

      if (row >= 0)
        g_ptr_array_add (lines, line_of (school, item, (guint) row));
    }
  g_ptr_array_sort_with_data (lines, compare_lines, school->roster);
  return lines;
}

static void
add_line (RbListing *listing, const RbSchool *school, const RbKeybackLine *line)
{
  g_autofree char *day = rb_date_format (line->session.date, RB_DATE_WEEKDAY);

  rb_listing_add_row (listing);
  rb_listing_put (listing, NULL);
  rb_listing_put (listing, line->klass ? line->klass->name : "");
  rb_listing_take (listing, g_strdup_printf ("%s %s", day, rb_half_name (line->session.half)));
  rb_listing_take (listing, rb_pupil_sorted_name (rb_roster_pupil (school->roster, line->row)));
  rb_listing_put (listing, *line->was ? line->was : "none");
  rb_listing_put (listing, *line->code ? line->code : "none");
  rb_listing_take (listing, line->minutes >= 0 ? g_strdup_printf ("%d", line->minutes) : NULL);
  rb_listing_take (listing, rb_clock_format (line->changed_at));
  rb_listing_put (listing, line->who);
}

RbListing *
rb_keyback_listing (const RbSchool *school, const GPtrArray *lines)
{
  g_autofree char *subtitle =
      g_strdup_printf (lines->len == 1 ? "%u mark to key into %s" : "%u marks to key into %s",
                       lines->len, rb_keyback_mis (school));
  RbListing *listing =
      rb_listing_new ("Marks to key in", subtitle,
                      "Entered or changed in Rollbook since the last import. Tick what is keyed "
                      "in, here and in Rollbook.");
  const RbClass *klass = NULL;

  rb_listing_add_column (listing, "Keyed", RB_LISTING_TICK, 1);
  rb_listing_add_column (listing, "Class", RB_LISTING_TEXT, 1);
  rb_listing_add_column (listing, "Session", RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, "Pupil", RB_LISTING_TEXT, 4);
  rb_listing_add_column (listing, "Was", RB_LISTING_TEXT, 1);
  rb_listing_add_column (listing, "Now", RB_LISTING_TEXT, 1);
  rb_listing_add_column (listing, "Minutes", RB_LISTING_NUMBER, 1);
  rb_listing_add_column (listing, "Changed", RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, "By", RB_LISTING_TEXT, 3);
  for (guint i = 0; i < lines->len; i++)
    {
      const RbKeybackLine *line = lines->pdata[i];

      if (i == 0 || line->klass != klass)
        {
          g_autofree char *heading =
              g_strdup_printf ("%s %s", line->klass ? line->klass->name : "No class",
                               line->klass && line->klass->teacher ? line->klass->teacher : "");

          rb_listing_add_heading (listing, g_strstrip (heading));
        }
      klass = line->klass;
      add_line (listing, school, line);
    }
  return listing;
}
