/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everyone: the pupils of a school in a fixed order, its classes, contacts and staff. Immutable,
 * reference counted. A pupil's row is the place in this roster; every mark matrix made for it has
 * the same rows. */
#pragma once

#include "domain/rb-pupil.h"

G_BEGIN_DECLS

/* A class of one academic year; the same name next year is another class. */
typedef struct
{
  gint64 id;
  int year;         /* academic year it belongs to */
  char *name;       /* "3T", "10XR", "1/2 Beech" */
  char *year_group; /* "N1" "N2" "R" "1" ... "13" "X" */
  char *teacher;    /* as shown: "Ms Osei", or "" */
} RbClass;

/* A parent or carer of one pupil. */
typedef struct
{
  gint64 id;
  gint64 pupil_id;
  int priority; /* 1 is rung first */
  char *title;  /* "Mrs", or "" */
  char *forename;
  char *surname;
  char *relationship; /* "Mother", or "" */
  char *phone;
  char *email;
  char *address;   /* lines separated by \n; "" for none */
  char *household; /* the same text: the same letter */
  gboolean parental_responsibility;
  gboolean gets_letters;
  gboolean never_print_address;
} RbContact;

/* "Mrs Amy Moore", without what is empty. (transfer full) */
char *rb_contact_name (const RbContact *contact);

typedef struct
{
  gint64 id;
  char *name;
  char *position;
  char *role;    /* rb_staff_role_id(): "admin" "teacher" ... or "" */
  char *classes; /* class names separated by commas, or "" */
  gboolean left;
  gboolean issues_notices; /* rights of the person: rb-role.h */
  gboolean decides_leave;
  RbDate first_day; /* of supply staff, else RB_DATE_NONE: on other days they may not sign in */
  RbDate last_day;
  gboolean has_pin; /* read only: set by rb_store_set_pin() */
} RbStaff;

typedef struct _RbRoster RbRoster;

/* Takes the containers: pupils of RbPupil*, classes RbClass*, contacts RbContact*, staff RbStaff*
 * (each with its free function set; NULL for none). */
RbRoster *
rb_roster_new (GPtrArray *pupils, GPtrArray *classes, GPtrArray *contacts, GPtrArray *staff);
RbRoster *rb_roster_ref (RbRoster *roster);
void rb_roster_unref (RbRoster *roster);

guint rb_roster_n (const RbRoster *roster);
const RbPupil *rb_roster_pupil (const RbRoster *roster, guint row);
/* Rows; -1 for none. Admission numbers and UPNs are compared without case and spaces round them. */
int rb_roster_find (const RbRoster *roster, gint64 pupil_id);
int rb_roster_find_upn (const RbRoster *roster, const char *upn);
int rb_roster_find_admission (const RbRoster *roster, const char *number);
/* By legal or preferred surname and forename and date of birth together; -1 for none, -2 for more
 * than one. */
int rb_roster_find_person (const RbRoster *roster,
                           const char *surname,
                           const char *forename,
                           RbDate born);

const RbClass *rb_roster_class (const RbRoster *roster, gint64 class_id);
/* By academic year and name without case; NULL for none. */
const RbClass *rb_roster_find_class (const RbRoster *roster, int year, const char *name);
/* Classes of an academic year in school order (year group, then name). (transfer container) of
 * const RbClass* */
GPtrArray *rb_roster_classes (const RbRoster *roster, int year);
/* The class of a pupil's row on a day, or NULL. */
const RbClass *rb_roster_class_on (const RbRoster *roster, guint row, RbDate date);
/* Rows of a class's pupils on a day, in register order (surname, forename). (transfer full) of
 * guint */
GArray *rb_roster_register (const RbRoster *roster, gint64 class_id, RbDate date);
/* All rows on roll on a day in register order. (transfer full) of guint */
GArray *rb_roster_on_roll (const RbRoster *roster, RbDate date);

/* Contacts of a pupil by priority. (transfer container) of const RbContact* */
GPtrArray *rb_roster_contacts (const RbRoster *roster, gint64 pupil_id);
/* Rows of pupils who share a household with this one, themselves left out. (transfer full) of guint
 */
GArray *rb_roster_siblings (const RbRoster *roster, guint row);
guint rb_roster_n_staff (const RbRoster *roster);
const RbStaff *rb_roster_staff (const RbRoster *roster, guint index);
guint rb_roster_n_classes (const RbRoster *roster);
const RbClass *rb_roster_nth_class (const RbRoster *roster, guint index);
guint rb_roster_n_contacts (const RbRoster *roster);
const RbContact *rb_roster_nth_contact (const RbRoster *roster, guint index);

/* N1 N2 R 1 ... 13 in order, others after; and "Reception", "Year 3", "Nursery 1" for it. (transfer
 * full) */
int rb_year_group_order (const char *year_group);
#define RB_NO_YEAR_GROUP 99 /* the order of those others */
char *rb_year_group_name (const char *year_group);
/* "EYFS" "KS1" ... "KS5", or "" (domain.md 8). Static. */
const char *rb_key_stage (const char *year_group);
/* "R", "Reception", "Year 3", "Y3", "03", "3" to the short form; NULL where it is none. (transfer
 * full) */
char *rb_year_group_parse (const char *text);
/* The year group that a class name begins with ("3T", "10XR", "Y3 Oak", "R Oak", "N2 am"); "X"
 * where it says none. (transfer full) */
char *rb_year_group_of_class (const char *name);
/* The one after it, in the form of the roster: "R" -> "1"; "X" -> "X". (transfer full) */
char *rb_year_group_next (const char *year_group);
/* "Early years" "Reception to Year 2" ...: the league phase of a year group (H1); static. */
const char *rb_phase_of (const char *year_group);
/* School order of class names: year group, then name, digits by value. */
int rb_class_compare (const RbClass *a, const RbClass *b);

RbClass *
rb_class_new (gint64 id, int year, const char *name, const char *year_group, const char *teacher);
void rb_class_free (RbClass *klass);
void rb_contact_free (RbContact *contact);
void rb_staff_free (RbStaff *staff);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbRoster, rb_roster_unref)

G_END_DECLS
