/* SPDX-License-Identifier: GPL-3.0-or-later */
/* England's bank holidays 2019 to 2028, and working days counted by them (doc/rules.md 8 and 12).
 */
#include "domain/rb-calendar.h"

static const struct
{
  gint16 year;
  gint8 month, day;
  const char *name;
} table[] = {
  { 2019, 1, 1, "New Year's Day" },
  { 2019, 4, 19, "Good Friday" },
  { 2019, 4, 22, "Easter Monday" },
  { 2019, 5, 6, "Early May bank holiday" },
  { 2019, 5, 27, "Spring bank holiday" },
  { 2019, 8, 26, "Summer bank holiday" },
  { 2019, 12, 25, "Christmas Day" },
  { 2019, 12, 26, "Boxing Day" },
  { 2020, 1, 1, "New Year's Day" },
  { 2020, 4, 10, "Good Friday" },
  { 2020, 4, 13, "Easter Monday" },
  { 2020, 5, 8, "Early May bank holiday (VE Day)" },
  { 2020, 5, 25, "Spring bank holiday" },
  { 2020, 8, 31, "Summer bank holiday" },
  { 2020, 12, 25, "Christmas Day" },
  { 2020, 12, 28, "Boxing Day (substitute)" },
  { 2021, 1, 1, "New Year's Day" },
  { 2021, 4, 2, "Good Friday" },
  { 2021, 4, 5, "Easter Monday" },
  { 2021, 5, 3, "Early May bank holiday" },
  { 2021, 5, 31, "Spring bank holiday" },
  { 2021, 8, 30, "Summer bank holiday" },
  { 2021, 12, 27, "Christmas Day (substitute)" },
  { 2021, 12, 28, "Boxing Day (substitute)" },
  { 2022, 1, 3, "New Year's Day (substitute)" },
  { 2022, 4, 15, "Good Friday" },
  { 2022, 4, 18, "Easter Monday" },
  { 2022, 5, 2, "Early May bank holiday" },
  { 2022, 6, 2, "Spring bank holiday" },
  { 2022, 6, 3, "Platinum Jubilee" },
  { 2022, 8, 29, "Summer bank holiday" },
  { 2022, 9, 19, "State funeral" },
  { 2022, 12, 26, "Boxing Day" },
  { 2022, 12, 27, "Christmas Day (substitute)" },
  { 2023, 1, 2, "New Year's Day (substitute)" },
  { 2023, 4, 7, "Good Friday" },
  { 2023, 4, 10, "Easter Monday" },
  { 2023, 5, 1, "Early May bank holiday" },
  { 2023, 5, 8, "Coronation" },
  { 2023, 5, 29, "Spring bank holiday" },
  { 2023, 8, 28, "Summer bank holiday" },
  { 2023, 12, 25, "Christmas Day" },
  { 2023, 12, 26, "Boxing Day" },
  { 2024, 1, 1, "New Year's Day" },
  { 2024, 3, 29, "Good Friday" },
  { 2024, 4, 1, "Easter Monday" },
  { 2024, 5, 6, "Early May bank holiday" },
  { 2024, 5, 27, "Spring bank holiday" },
  { 2024, 8, 26, "Summer bank holiday" },
  { 2024, 12, 25, "Christmas Day" },
  { 2024, 12, 26, "Boxing Day" },
  { 2025, 1, 1, "New Year's Day" },
  { 2025, 4, 18, "Good Friday" },
  { 2025, 4, 21, "Easter Monday" },
  { 2025, 5, 5, "Early May bank holiday" },
  { 2025, 5, 26, "Spring bank holiday" },
  { 2025, 8, 25, "Summer bank holiday" },
  { 2025, 12, 25, "Christmas Day" },
  { 2025, 12, 26, "Boxing Day" },
  { 2026, 1, 1, "New Year's Day" },
  { 2026, 4, 3, "Good Friday" },
  { 2026, 4, 6, "Easter Monday" },
  { 2026, 5, 4, "Early May bank holiday" },
  { 2026, 5, 25, "Spring bank holiday" },
  { 2026, 8, 31, "Summer bank holiday" },
  { 2026, 12, 25, "Christmas Day" },
  { 2026, 12, 28, "Boxing Day (substitute)" },
  { 2027, 1, 1, "New Year's Day" },
  { 2027, 3, 26, "Good Friday" },
  { 2027, 3, 29, "Easter Monday" },
  { 2027, 5, 3, "Early May bank holiday" },
  { 2027, 5, 31, "Spring bank holiday" },
  { 2027, 8, 30, "Summer bank holiday" },
  { 2027, 12, 27, "Christmas Day (substitute)" },
  { 2027, 12, 28, "Boxing Day (substitute)" },
  { 2028, 1, 3, "New Year's Day (substitute)" },
  { 2028, 4, 14, "Good Friday" },
  { 2028, 4, 17, "Easter Monday" },
  { 2028, 5, 1, "Early May bank holiday" },
  { 2028, 5, 29, "Spring bank holiday" },
  { 2028, 8, 28, "Summer bank holiday" },
  { 2028, 12, 25, "Christmas Day" },
  { 2028, 12, 26, "Boxing Day" },
};

static RbDate
date_at (guint i)
{
  return rb_date_new (table[i].year, table[i].month, table[i].day);
}

guint
rb_bank_holidays (RbDate from, RbDate to, RbBankHoliday *out, guint max)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (table) && n < max; i++)
    if (date_at (i) >= from && date_at (i) <= to)
      out[n++] = (RbBankHoliday){ date_at (i), table[i].name };
  return n;
}

gboolean
rb_is_bank_holiday (RbDate date)
{
  RbBankHoliday found;

  return rb_bank_holidays (date, date, &found, 1) == 1;
}

static gboolean
is_working_day (RbDate date)
{
  return rb_date_weekday (date) < 5 && !rb_is_bank_holiday (date);
}

RbDate
rb_add_working_days (RbDate date, int days)
{
  while (days > 0)
    if (is_working_day (++date))
      days--;
  return date;
}

int
rb_working_days_between (RbDate from, RbDate to)
{
  int n = 0;

  if (to < from)
    return -rb_working_days_between (to, from);
  for (RbDate date = from + 1; date <= to; date++)
    n += is_working_day (date);
  return n;
}
