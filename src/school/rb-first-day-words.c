/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the school writes to a parent who does not answer the telephone. */
#include "school/rb-first-day.h"

/* "Chidi", "Chidi and Ngozi", "Ada, Chidi and Ngozi". */
static char *
names_of (const RbSchool *school, const RbCallChild *children, guint n_children)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n_children; i++)
    {
      if (i > 0)
        g_string_append (names, i + 1 == n_children ? " and " : ", ");
      g_string_append (names, rb_roster_pupil (school->roster, children[i].row)->forename);
    }
  return g_string_free (names, FALSE);
}

char *
rb_first_day_text (const RbSchool *school, const RbCallChild *children, guint n_children)
{
  g_autofree char *names = names_of (school, children, n_children);
  const char *phone = school->details->phone;

  return g_strdup_printf ("%s: %s %s not in school today and we do not know why. Please ring us%s%s"
                          " or reply with the reason.",
                          school->details->name, names, n_children == 1 ? "is" : "are",
                          *phone ? " on " : "", phone);
}

char *
rb_first_day_email (const RbSchool *school,
                    const RbContact *contact,
                    const RbCallChild *children,
                    guint n_children)
{
  g_autofree char *names = names_of (school, children, n_children);
  g_autofree char *day = rb_date_format (children[0].day, RB_DATE_FULL);
  g_autofree char *greeting = contact && *contact->surname
                                  ? g_strdup_printf ("Dear %s%s%s", contact->title,
                                                     *contact->title ? " " : "", contact->surname)
                                  : g_strdup ("Dear parent or carer");

  return g_strdup_printf (
      "%s,\n\n%s %s not in school on %s, and we have not been able to reach you by telephone. "
      "Please let us know today that all is well, why %s away and when you expect to be back"
      "%s%s.\n\n%s",
      greeting, names, n_children == 1 ? "was" : "were", day,
      n_children == 1 ? "your child is" : "your children are", *school->details->phone ? ": " : "",
      school->details->phone, school->details->name);
}
