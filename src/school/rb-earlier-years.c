/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years at schools before are settings "previous/UPN/YEAR/SCHOOL": the totals, then the marks as
 * they came. */
#include "school/rb-earlier-years.h"

#include <stdio.h>
#include <string.h>

#define FOLDER "previous/"

void
rb_earlier_year_write (RbStoreBatch *batch,
                       const char *upn,
                       const RbEarlierYear *year,
                       const char *marks)
{
  g_autofree char *key = g_strdup_printf (FOLDER "%s/%d/%s", upn, year->year, year->school);
  g_autofree char *value = g_strdup_printf (
      "possible=%d attended=%d authorised=%d unauthorised=%d marks=%s", year->possible,
      year->attended, year->authorised, year->unauthorised, marks ? marks : "");

  rb_store_batch_set_setting (batch, key, value);
}

static void
earlier_year_free (gpointer data)
{
  RbEarlierYear *year = data;

  g_free (year->school);
  g_free (year);
}

/* What a setting says; NULL where it cannot be read or its pupil is not in the school. */
static RbEarlierYear *
read_setting (const RbSchool *school, const RbStoredSetting *setting)
{
  g_auto (GStrv) parts = g_strsplit (setting->name + strlen (FOLDER), "/", 3);
  RbEarlierYear year = { 0 };

  if (g_strv_length (parts) < 3
      || sscanf (setting->value, "possible=%d attended=%d authorised=%d unauthorised=%d",
                 &year.possible, &year.attended, &year.authorised, &year.unauthorised)
             != 4)
    return NULL;
  year.row = rb_roster_find_upn (school->roster, parts[0]);
  year.year = (int) g_ascii_strtoll (parts[1], NULL, 10);
  if (year.row < 0)
    return NULL;
  year.school = g_strdup (parts[2]);
  return g_memdup2 (&year, sizeof year);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  const RbEarlierYear *x = *(RbEarlierYear *const *) a, *y = *(RbEarlierYear *const *) b;

  if (x->row != y->row)
    return x->row - y->row;
  return x->year != y->year ? x->year - y->year : strcmp (x->school, y->school);
}

GPtrArray *
rb_earlier_years (RbStore *store, const RbSchool *school, int row, GError **error)
{
  const char *upn = row < 0 ? "" : rb_roster_pupil (school->roster, (guint) row)->upn;
  g_autofree char *folder = g_strdup_printf (FOLDER "%s%s", upn ? upn : "", row < 0 ? "" : "/");
  g_autoptr (GPtrArray) settings = NULL;
  GPtrArray *years = g_ptr_array_new_with_free_func (earlier_year_free);

  if (upn == NULL)
    return years; /* kept by UPN */
  settings = rb_store_settings_in (store, folder, error);
  if (settings == NULL)
    g_clear_pointer (&years, g_ptr_array_unref);
  for (guint i = 0; settings != NULL && i < settings->len; i++)
    {
      RbEarlierYear *year = read_setting (school, settings->pdata[i]);

      if (year != NULL)
        g_ptr_array_add (years, year);
    }
  if (years != NULL)
    g_ptr_array_sort (years, compare_years);
  return years;
}

RbRate
rb_earlier_year_rate (const RbEarlierYear *year)
{
  if (year->possible <= 0 || year->attended < 0)
    return rb_rate (0, 0);
  return rb_rate ((guint64) year->attended, (guint64) year->possible);
}
