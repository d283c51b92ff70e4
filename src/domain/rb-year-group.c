/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Year groups: order, words, key stage and league phase (doc/rules.md 8), and the school order of
 * classes. */
#include "domain/rb-roster.h"

#include <stdlib.h>
#include <string.h>

int
rb_year_group_order (const char *year_group)
{
  if (g_ascii_strcasecmp (year_group, "N1") == 0)
    return -3;
  if (g_ascii_strcasecmp (year_group, "N2") == 0)
    return -2;
  if (g_ascii_strcasecmp (year_group, "R") == 0)
    return 0;
  if (g_ascii_isdigit (*year_group))
    return atoi (year_group);
  return RB_NO_YEAR_GROUP;
}

char *
rb_year_group_name (const char *year_group)
{
  int order = rb_year_group_order (year_group);

  if (order < 0)
    return g_strdup_printf ("Nursery %d", order + 4);
  if (order == 0)
    return g_strdup ("Reception");
  if (order == RB_NO_YEAR_GROUP)
    return g_strdup (*year_group ? year_group : "No year group");
  return g_strdup_printf ("Year %d", order);
}

const char *
rb_key_stage (const char *year_group)
{
  int order = rb_year_group_order (year_group);

  if (order == RB_NO_YEAR_GROUP)
    return "";
  if (order <= 0)
    return "EYFS";
  return order <= 2 ? "KS1" : order <= 6 ? "KS2" : order <= 9 ? "KS3" : order <= 11 ? "KS4" : "KS5";
}

const char *
rb_phase_of (const char *year_group)
{
  int order = rb_year_group_order (year_group);

  if (order == RB_NO_YEAR_GROUP)
    return "Others";
  if (order < 0)
    return "Nursery";
  if (order <= 2)
    return "Reception to Year 2";
  return order <= 6 ? "Years 3 to 6" : order <= 11 ? "Years 7 to 11" : "Sixth form";
}

char *
rb_year_group_parse (const char *text)
{
  g_autofree char *word = g_strstrip (g_strdup (text));
  const char *p = word;
  char *end;
  long number;

  if (g_ascii_strncasecmp (p, "year", 4) == 0)
    p += 4;
  else if (g_ascii_toupper (*p) == 'Y' && g_ascii_isdigit (p[1]))
    p++;
  while (*p == ' ')
    p++;
  if (g_ascii_strcasecmp (p, "R") == 0 || g_ascii_strcasecmp (p, "Reception") == 0
      || g_ascii_strcasecmp (p, "YR") == 0)
    return g_strdup ("R");
  if (g_ascii_strcasecmp (p, "N1") == 0 || g_ascii_strcasecmp (p, "Nursery 1") == 0)
    return g_strdup ("N1");
  if (g_ascii_strcasecmp (p, "N2") == 0 || g_ascii_strcasecmp (p, "Nursery 2") == 0
      || g_ascii_strcasecmp (p, "Nursery") == 0 || g_ascii_strcasecmp (p, "N") == 0)
    return g_strdup ("N2");
  if (g_ascii_strcasecmp (p, "X") == 0)
    return g_strdup ("X");
  if (!g_ascii_isdigit (*p))
    return NULL;
  number = strtol (p, &end, 10);
  if (*end != '\0' || number < 0 || number > 14)
    return NULL;
  return number == 0 ? g_strdup ("R") : g_strdup_printf ("%ld", number);
}

char *
rb_year_group_of_class (const char *name)
{
  g_autofree char *head = NULL;
  const char *end = name;
  char *group;

  if (g_ascii_strncasecmp (name, "year ", 5) == 0)
    end = name + 5;
  else if (g_ascii_tolower (*name) == 'y' && g_ascii_isdigit (name[1]))
    end = name + 1;
  name = end;
  while (g_ascii_isdigit (*end))
    end++;
  if (end == name && g_ascii_toupper (*name) == 'R' && !g_ascii_islower (name[1]))
    end++;
  if (end == name && g_ascii_toupper (*name) == 'N' && (name[1] == '1' || name[1] == '2'))
    end += 2;
  head = g_strndup (name, (gsize) (end - name));
  group = *head != '\0' ? rb_year_group_parse (head) : NULL;
  return group != NULL ? group : g_strdup ("X");
}

char *
rb_year_group_next (const char *year_group)
{
  int order = rb_year_group_order (year_group);

  if (order == RB_NO_YEAR_GROUP)
    return g_strdup (year_group);
  if (order < 0)
    return g_strdup (order == -3 ? "N2" : "R");
  return g_strdup_printf ("%d", order + 1);
}

int
rb_class_compare (const RbClass *a, const RbClass *b)
{
  int order = rb_year_group_order (a->year_group) - rb_year_group_order (b->year_group);
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (order != 0)
    return order;
  x = g_utf8_collate_key_for_filename (a->name, -1);
  y = g_utf8_collate_key_for_filename (b->name, -1);
  return strcmp (x, y);
}
