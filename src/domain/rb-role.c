/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of roles and rights, and the questions asked of it. What is refused is decided by who
 * asks here; nothing is refused here. */
#include "domain/rb-role.h"

#include <string.h>

#define BIT(role) (1u << RB_STAFF_##role)
#define OFFICE (BIT (ADMIN) | BIT (ATTENDANCE) | BIT (HEAD))
#define DAY (OFFICE | BIT (PASTORAL) | BIT (SAFEGUARDING))
#define TEACHERS (BIT (TEACHER) | BIT (SUPPLY))

static const struct
{
  const char *id;
  const char *name;
  const char *words;
} roles[RB_N_STAFF_ROLES] = {
  [RB_STAFF_NONE] = { "", "Not given yet", "may not sign in" },
  [RB_STAFF_ADMIN] = { "admin", "Office", "runs the day: registers, calls, late desk, lists" },
  [RB_STAFF_TEACHER] = { "teacher", "Teacher", "takes the registers of own classes" },
  [RB_STAFF_SUPPLY] = { "supply", "Supply teacher",
                        "takes registers like a teacher, from one day to another" },
  [RB_STAFF_PASTORAL] = { "pastoral", "Pastoral", "such as a learning mentor: calls and families" },
  [RB_STAFF_ATTENDANCE] = { "attendance lead", "Attendance lead",
                            "such as the deputy head: everything about attendance" },
  [RB_STAFF_SAFEGUARDING] = { "safeguarding", "Safeguarding",
                              "reads what is confidential, follows up absence" },
  [RB_STAFF_HEAD] = { "head", "Headteacher", "everything, and decides about leave" },
  [RB_STAFF_VIEWER] = { "viewer", "Viewer", "sees registers and figures, changes nothing" },
};

/* Who may; `personal` ones can also be given to any person. */
static const struct
{
  const char *words;
  guint roles;
  gboolean personal;
} rights[RB_N_RIGHTS] = {
  [RB_RIGHT_READ_OWN] = { "see the registers and pupils of own classes",
                          DAY | TEACHERS | BIT (VIEWER), FALSE },
  [RB_RIGHT_READ_ALL] = { "see every register, pupil and figure", DAY | BIT (VIEWER), FALSE },
  [RB_RIGHT_READ_FACTS] = { "see who is looked after, a young carer or protected", DAY, FALSE },
  [RB_RIGHT_READ_CONFIDENTIAL] = { "read what is confidential",
                                   BIT (ATTENDANCE) | BIT (SAFEGUARDING) | BIT (HEAD), FALSE },
  [RB_RIGHT_WRITE_CONFIDENTIAL] = { "write something confidential", DAY, FALSE },
  [RB_RIGHT_MARK_OWN] = { "take today's registers of own classes", DAY | TEACHERS, FALSE },
  [RB_RIGHT_MARK_ALL] = { "enter marks of every class and day", DAY, FALSE },
  [RB_RIGHT_AMEND] = { "amend saved marks", DAY, FALSE },
  [RB_RIGHT_BULK] = { "give one code to many pupils at once", OFFICE, FALSE },
  [RB_RIGHT_SEAL] = { "seal a week", OFFICE, FALSE },
  [RB_RIGHT_VERIFY] = { "check the file and verify its amendments", OFFICE | BIT (SAFEGUARDING),
                        FALSE },
  [RB_RIGHT_CALLS] = { "make first-day calls and record them", DAY, FALSE },
  [RB_RIGHT_LATE_DESK] = { "sign children in and out at the late desk", DAY, FALSE },
  [RB_RIGHT_LEAVE_INTAKE] = { "take in messages, planned absence and leave requests", DAY, FALSE },
  [RB_RIGHT_DECIDE_LEAVE] = { "decide about leave", BIT (HEAD), TRUE },
  [RB_RIGHT_ISSUE_NOTICES] = { "issue notices", BIT (HEAD), TRUE },
  [RB_RIGHT_CONCERNS] = { "note a concern about a pupil", DAY | TEACHERS, FALSE },
  [RB_RIGHT_CASES] = { "keep case files: meetings, targets, visits", DAY, FALSE },
  [RB_RIGHT_ACTIONS] = { "tick the day and the action calendar", DAY, FALSE },
  [RB_RIGHT_LISTS] = { "send lists out", DAY, FALSE },
  [RB_RIGHT_LETTERS] = { "write letters", OFFICE | BIT (PASTORAL), FALSE },
  [RB_RIGHT_REPORTS] = { "print and export reports", DAY | BIT (VIEWER), FALSE },
  [RB_RIGHT_IMPORT] = { "import files", OFFICE, FALSE },
  [RB_RIGHT_PUPILS] = { "edit pupils, contacts, classes and cover", OFFICE, FALSE },
  [RB_RIGHT_CALENDAR] = { "edit the calendar", OFFICE, FALSE },
  [RB_RIGHT_POLICY] = { "edit the policy and the school's actions", BIT (ATTENDANCE) | BIT (HEAD),
                        FALSE },
  [RB_RIGHT_SCHOOL] = { "edit the school's particulars", OFFICE, FALSE },
  [RB_RIGHT_STAFF] = { "edit staff, their rights and PINs, and switch sign-in",
                       BIT (ATTENDANCE) | BIT (HEAD), FALSE },
  [RB_RIGHT_BACKUP] = { "write backups", OFFICE, FALSE },
};

const char *
rb_staff_role_id (RbStaffRole role)
{
  return roles[role].id;
}

const char *
rb_staff_role_name (RbStaffRole role)
{
  return roles[role].name;
}

const char *
rb_staff_role_words (RbStaffRole role)
{
  return roles[role].words;
}

RbStaffRole
rb_staff_role_parse (const char *text)
{
  static const struct
  {
    const char *word;
    RbStaffRole role;
  } others[] = {
    { "office", RB_STAFF_ADMIN },          { "administrator", RB_STAFF_ADMIN },
    { "class teacher", RB_STAFF_TEACHER }, { "form tutor", RB_STAFF_TEACHER },
    { "supply teacher", RB_STAFF_SUPPLY }, { "learning mentor", RB_STAFF_PASTORAL },
    { "attendance", RB_STAFF_ATTENDANCE }, { "attendance officer", RB_STAFF_ADMIN },
    { "dht", RB_STAFF_ATTENDANCE },        { "dsl", RB_STAFF_SAFEGUARDING },
    { "headteacher", RB_STAFF_HEAD },
  };
  g_autofree char *word = g_strstrip (g_ascii_strdown (text ? text : "", -1));

  for (int role = RB_STAFF_NONE + 1; role < RB_N_STAFF_ROLES; role++)
    if (strcmp (word, roles[role].id) == 0)
      return (RbStaffRole) role;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (word, others[i].word) == 0)
      return others[i].role;
  return RB_STAFF_NONE;
}

const char *
rb_right_words (RbRight right)
{
  return rights[right].words;
}

gboolean
rb_right_is_personal (RbRight right)
{
  return rights[right].personal;
}

gboolean
rb_staff_role_may (RbStaffRole role, RbRight right)
{
  return (rights[right].roles >> role & 1) != 0;
}

RbRights
rb_staff_role_rights (RbStaffRole role)
{
  RbRights all = 0;

  for (int right = 0; right < RB_N_RIGHTS; right++)
    if (rb_staff_role_may (role, right))
      all |= RB_RIGHT_BIT (right);
  return all;
}

RbRights
rb_staff_rights (const RbStaff *staff)
{
  RbStaffRole role = rb_staff_role_parse (staff->role);
  RbRights all = rb_staff_role_rights (role);

  if (role != RB_STAFF_NONE && staff->decides_leave)
    all |= RB_RIGHT_BIT (RB_RIGHT_DECIDE_LEAVE);
  if (role != RB_STAFF_NONE && staff->issues_notices)
    all |= RB_RIGHT_BIT (RB_RIGHT_ISSUE_NOTICES);
  return all;
}

gboolean
rb_staff_is_away (const RbStaff *staff, RbDate day)
{
  return staff->left || (staff->first_day != RB_DATE_NONE && day < staff->first_day)
         || (staff->last_day != RB_DATE_NONE && day > staff->last_day);
}

RbIdentity *
rb_identity_new (const RbStaff *staff, RbDate day)
{
  RbIdentity *identity = g_new0 (RbIdentity, 1);

  g_atomic_ref_count_init (&identity->ref_count);
  identity->staff_id = staff->id;
  identity->name = g_strdup (staff->name);
  identity->position = g_strdup (staff->position);
  identity->classes = g_strdup (staff->classes);
  identity->role = rb_staff_role_parse (staff->role);
  identity->rights = rb_staff_rights (staff);
  identity->day = day;
  return identity;
}

RbIdentity *
rb_identity_ref (RbIdentity *identity)
{
  g_atomic_ref_count_inc (&identity->ref_count);
  return identity;
}

void
rb_identity_unref (RbIdentity *identity)
{
  if (identity == NULL || !g_atomic_ref_count_dec (&identity->ref_count))
    return;
  g_free (identity->name);
  g_free (identity->position);
  g_free (identity->classes);
  g_free (identity);
}

gboolean
rb_identity_may (const RbIdentity *identity, RbRight right)
{
  return identity == NULL || (identity->rights & RB_RIGHT_BIT (right)) != 0;
}

gboolean
rb_identity_has_class (const RbIdentity *identity, const RbClass *klass)
{
  g_auto (GStrv) names = NULL;

  if (klass->year != rb_academic_year_of (identity->day))
    return FALSE;
  if (klass->teacher[0] != '\0' && g_ascii_strcasecmp (klass->teacher, identity->name) == 0)
    return TRUE;
  names = g_strsplit (identity->classes, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (g_strstrip (names[i]), klass->name) == 0)
      return TRUE;
  return FALSE;
}

gboolean
rb_identity_covers (
    const RbIdentity *identity, const RbCover *cover, gint64 class_id, RbDate day, RbHalf half)
{
  gboolean theirs = cover->staff_id != 0 ? cover->staff_id == identity->staff_id
                                         : g_ascii_strcasecmp (cover->name, identity->name) == 0;

  return theirs && cover->class_id == class_id && day >= cover->first_day
         && (cover->last_day == RB_DATE_NONE || day <= cover->last_day)
         && (strcmp (cover->session, "day") == 0
             || strcmp (cover->session, rb_half_id (half)) == 0);
}

static char *
who_may (RbRight right)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);

  for (int role = RB_STAFF_NONE + 1; role < RB_N_STAFF_ROLES; role++)
    if (rb_staff_role_may (role, right))
      g_ptr_array_add (names, (gpointer) roles[role].name);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s%s",
                            i == 0               ? ""
                            : i + 1 < names->len ? ", "
                                                 : " and ",
                            (const char *) names->pdata[i]);
  if (rights[right].personal)
    g_string_append (list, ", and those to whom it was given");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

char *
rb_right_only_words (RbRight right)
{
  g_autofree char *who = who_may (right);

  return g_strdup_printf ("Only these may %s: %s.", rights[right].words, who);
}

char *
rb_identity_refusal (const RbIdentity *identity, RbRight right)
{
  g_autofree char *others = who_may (right);

  if (identity == NULL)
    return g_strdup_printf ("Nobody is signed in. Sign in to %s.", rights[right].words);
  return g_strdup_printf ("%s (%s) may not %s. These may: %s.", identity->name,
                          roles[identity->role].name, rights[right].words, others);
}

/* 1111, 1234, 9876 ... */
static gboolean
is_a_run (const char *pin)
{
  int step = pin[1] - pin[0];

  if (step < -1 || step > 1)
    return FALSE;
  for (gsize i = 1; pin[i + 1] != '\0'; i++)
    if (pin[i + 1] - pin[i] != step)
      return FALSE;
  return TRUE;
}

const char *
rb_pin_problem (const char *pin)
{
  if (g_utf8_strlen (pin, -1) < 4)
    return "A PIN has at least four digits or letters.";
  if (strlen (pin) > 128)
    return "A password has at most 128 letters.";
  if (is_a_run (pin))
    return "A PIN such as 1111 or 1234 is guessed at once. Choose another.";
  return NULL;
}

gboolean
rb_attribute_is_confidential (const char *key)
{
  static const char *const keys[] = { "cla", "young-carer", "child-protection" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (key, keys[i]) == 0)
      return TRUE;
  return FALSE;
}
