/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the register. */
#include "app/register/rb-register-words.h"

#include <glib/gi18n.h>

/* The first letter small, as inside a sentence, unless the word is an abbreviation. */
static char *
inside_sentence (const char *name)
{
  const char *second = g_utf8_next_char (name);
  char first[8] = "";

  if (!*name || g_unichar_isupper (g_utf8_get_char (second)))
    return g_strdup (name);
  first[g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (name)), first)] = '\0';
  return g_strconcat (first, second, NULL);
}

char *
rb_register_words_meaning (const RbCodeBook *codes, RbMark mark, RbDate date)
{
  const RbCode *code;

  if (mark == RB_MARK_NONE)
    return g_strdup (_ ("no mark"));
  if (mark == RB_MARK_OFF_ROLL)
    return g_strdup (_ ("not on roll"));
  code = rb_code_book_code (codes, mark, date);
  return code ? inside_sentence (code->name) : g_strdup (_ ("unknown code"));
}

static char *
mark_words (const RbRegisterScene *scene, guint row, const RbRegisterDay *day, RbHalf half)
{
  int column = day->column[half];
  RbMark mark = rb_register_scene_mark (scene, row, column);
  const char *text = rb_code_book_text (scene->school->codes, mark);
  g_autofree char *meaning = NULL;
  gboolean planned;

  if (column < 0)
    return day->closure[half] && *day->closure[half]->name
               ? g_strdup_printf (_ ("closed, %s"), day->closure[half]->name)
               : g_strdup (_ ("no school"));
  meaning = rb_register_words_meaning (scene->school->codes, mark, day->date);
  planned = *text != '\0' && column >= (int) rb_register_figures_begun (scene->figures);
  if (*text == '\0')
    return g_steal_pointer (&meaning);
  return g_strdup_printf (planned ? _ ("planned, %s, %s") : "%s, %s", text, meaning);
}

char *
rb_register_words_cell (const RbRegisterScene *scene, guint row, guint place)
{
  const RbRegisterDay *day = rb_register_layout_day (scene->layout, place / 2);
  RbHalf half = place % 2;
  g_autofree char *name = rb_pupil_name (rb_register_scene_pupil (scene, row));
  g_autofree char *mark = mark_words (scene, row, day, half);
  int number;
  int month;

  int now;
  const RbArrival *arrival = rb_register_figures_arrival (scene->figures, row, &now);
  g_autofree char *desk = arrival && day->column[half] == now ? rb_arrival_words (arrival) : NULL;

  rb_date_get (day->date, NULL, &month, &number);
  return g_strdup_printf (
      _ ("%s, %s %d %s, %s: %s%s%s%s"), name, rb_weekday_name (rb_date_weekday (day->date)), number,
      rb_month_name (month), rb_half_name (half), mark, desk ? ", " : "", desk ? desk : "",
      rb_office_sealed (scene->school->office, day->date) ? _ (", sealed week") : "");
}

char *
rb_register_words_whom (const RbRegisterScene *scene)
{
  guint first_row, end_row, first_place, end_place;

  rb_register_scene_selection (scene, &first_row, &end_row, &first_place, &end_place);
  if (end_row - first_row == 1)
    return rb_pupil_name (rb_register_scene_pupil (scene, first_row));
  return g_strdup_printf (_ ("%u pupils"), end_row - first_row);
}

static char *
short_session (const RbRegisterScene *scene, guint place)
{
  const RbRegisterDay *day = rb_register_layout_day (scene->layout, place / 2);
  g_autofree char *date = rb_date_format (day->date, RB_DATE_WEEKDAY);

  return g_strdup_printf ("%s %s", date, rb_half_name (place % 2));
}

/* The one code that all selected cells have, or NULL. */
static const char *
common_code (const RbRegisterScene *scene)
{
  guint first_row, end_row, first_place, end_place;
  int common = -1;

  rb_register_scene_selection (scene, &first_row, &end_row, &first_place, &end_place);
  for (guint row = first_row; row < end_row; row++)
    for (guint place = first_place; place < end_place; place++)
      {
        RbMark mark = rb_register_scene_mark (
            scene, row, rb_register_layout_place_column (scene->layout, place));

        if (common >= 0 && common != mark)
          return NULL;
        common = mark;
      }
  return common > 0 ? rb_code_book_text (scene->school->codes, common) : NULL;
}

char *
rb_register_words_when (const RbRegisterScene *scene)
{
  guint first_row, end_row, first_place, end_place;
  const char *code = common_code (scene);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *span = NULL;

  rb_register_scene_selection (scene, &first_row, &end_row, &first_place, &end_place);
  from = short_session (scene, first_place);
  to = short_session (scene, end_place - 1);
  if (end_place - first_place == 1)
    span = g_strdup (from);
  else
    span = g_strdup_printf (_ ("%s to %s: %u sessions"), from, to, end_place - first_place);
  return code && *code ? g_strdup_printf ("%s, %s", span, code) : g_steal_pointer (&span);
}

char *
rb_register_words_session (const RbRegisterScene *scene, guint place)
{
  const RbRegisterDay *day = rb_register_layout_day (scene->layout, place / 2);

  return g_strdup_printf ("%s %s", rb_weekday_name (rb_date_weekday (day->date)),
                          rb_half_name (place % 2));
}
