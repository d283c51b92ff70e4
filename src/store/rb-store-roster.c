/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading everyone: pupils with their roll, classes and attributes, classes, contacts, staff. */
#include "store/rb-statement.h"
#include "store/rb-store-load.h"

static GPtrArray *
failed_list (GPtrArray *list, GError *failed, GError **error)
{
  if (failed == NULL)
    return list;
  g_propagate_error (error, failed);
  g_ptr_array_unref (list);
  return NULL;
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static RbPupil *
pupil_of_row (RbStatement *read)
{
  RbPupil *pupil = rb_pupil_new (rb_statement_int (read, 0));

  set_text (&pupil->upn, rb_statement_text_or_null (read, 1));
  set_text (&pupil->admission_number, rb_statement_text_or_null (read, 2));
  set_text (&pupil->surname, rb_statement_text (read, 3));
  set_text (&pupil->forename, rb_statement_text (read, 4));
  set_text (&pupil->legal_surname, rb_statement_text (read, 5));
  set_text (&pupil->legal_forename, rb_statement_text (read, 6));
  pupil->born = rb_statement_date (read, 7);
  pupil->sex = rb_statement_text (read, 8)[0];
  return pupil;
}

static GPtrArray *
read_pupil_rows (RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  GPtrArray *pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  RbStatement *read = rb_statement (database,
                                    "select id, upn, admission_number, surname, forename, "
                                    "legal_surname, legal_forename, born, sex"
                                    " from pupil order by id",
                                    error);

  if (read != NULL)
    while (rb_statement_next (read, &failed))
      g_ptr_array_add (pupils, pupil_of_row (read));
  else
    g_clear_pointer (&pupils, g_ptr_array_unref);
  return pupils ? failed_list (pupils, failed, error) : NULL;
}

typedef void (*AddRow) (RbPupil *pupil, RbStatement *read);

static void
add_roll (RbPupil *pupil, RbStatement *read)
{
  rb_pupil_add_roll (pupil, rb_statement_date (read, 1), rb_statement_date (read, 2));
}

static void
add_class (RbPupil *pupil, RbStatement *read)
{
  rb_pupil_add_class (pupil, rb_statement_int (read, 1), rb_statement_date (read, 2),
                      rb_statement_date (read, 3));
}

static void
add_attribute (RbPupil *pupil, RbStatement *read)
{
  rb_pupil_add_attribute (pupil, rb_statement_text (read, 1), rb_statement_text (read, 2),
                          rb_statement_date (read, 3), rb_statement_date (read, 4));
}

/* Both lists are in the order of pupils: one pass. */
static gboolean
read_for_pupils (
    RbDatabase *database, GPtrArray *pupils, const char *sql, AddRow add, GError **error)
{
  GError *failed = NULL;
  RbStatement *read = rb_statement (database, sql, error);
  guint at = 0;

  if (read == NULL)
    return FALSE;
  while (rb_statement_next (read, &failed))
    {
      gint64 id = rb_statement_int (read, 0);
      while (at < pupils->len && ((RbPupil *) pupils->pdata[at])->id < id)
        at++;
      if (at < pupils->len && ((RbPupil *) pupils->pdata[at])->id == id)
        add (pupils->pdata[at], read);
    }
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

static GPtrArray *
read_pupils (RbDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) pupils = read_pupil_rows (database, error);

  if (pupils == NULL
      || !read_for_pupils (
          database, pupils,
          "select pupil_id, first_day, last_day from pupil_roll order by pupil_id, place", add_roll,
          error)
      || !read_for_pupils (database, pupils,
                           "select pupil_id, class_id, first_day, last_day from pupil_class"
                           " order by pupil_id, place",
                           add_class, error)
      || !read_for_pupils (database, pupils,
                           "select pupil_id, name, value, first_day, last_day from pupil_attribute"
                           " order by pupil_id, place",
                           add_attribute, error))
    return NULL;
  return g_steal_pointer (&pupils);
}

static GPtrArray *
read_classes (RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  GPtrArray *classes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_class_free);
  RbStatement *read = rb_statement (
      database, "select id, year, name, year_group, teacher from class order by id", error);

  if (read != NULL)
    while (rb_statement_next (read, &failed))
      g_ptr_array_add (classes,
                       rb_class_new (rb_statement_int (read, 0), (int) rb_statement_int (read, 1),
                                     rb_statement_text (read, 2), rb_statement_text (read, 3),
                                     rb_statement_text (read, 4)));
  else
    g_clear_pointer (&classes, g_ptr_array_unref);
  return classes ? failed_list (classes, failed, error) : NULL;
}

static RbContact *
contact_of_row (RbStatement *read)
{
  RbContact *contact = g_new0 (RbContact, 1);

  contact->id = rb_statement_int (read, 0);
  contact->pupil_id = rb_statement_int (read, 1);
  contact->priority = (int) rb_statement_int (read, 2);
  contact->title = g_strdup (rb_statement_text (read, 3));
  contact->forename = g_strdup (rb_statement_text (read, 4));
  contact->surname = g_strdup (rb_statement_text (read, 5));
  contact->relationship = g_strdup (rb_statement_text (read, 6));
  contact->phone = g_strdup (rb_statement_text (read, 7));
  contact->email = g_strdup (rb_statement_text (read, 8));
  contact->address = g_strdup (rb_statement_text (read, 9));
  contact->household = g_strdup (rb_statement_text (read, 10));
  contact->parental_responsibility = rb_statement_int (read, 11) != 0;
  contact->gets_letters = rb_statement_int (read, 12) != 0;
  contact->never_print_address = rb_statement_int (read, 13) != 0;
  return contact;
}

static GPtrArray *
read_contacts (RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  GPtrArray *contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_contact_free);
  RbStatement *read = rb_statement (database,
                                    "select id, pupil_id, priority, title, forename, surname, "
                                    "relationship, phone, email, address,"
                                    " household, parental_responsibility, gets_letters, "
                                    "never_print_address from contact order by id",
                                    error);

  if (read != NULL)
    while (rb_statement_next (read, &failed))
      g_ptr_array_add (contacts, contact_of_row (read));
  else
    g_clear_pointer (&contacts, g_ptr_array_unref);
  return contacts ? failed_list (contacts, failed, error) : NULL;
}

static RbStaff *
staff_of_row (RbStatement *read)
{
  RbStaff *staff = g_new0 (RbStaff, 1);

  staff->id = rb_statement_int (read, 0);
  staff->name = g_strdup (rb_statement_text (read, 1));
  staff->position = g_strdup (rb_statement_text (read, 2));
  staff->role = g_strdup (rb_statement_text (read, 3));
  staff->classes = g_strdup (rb_statement_text (read, 4));
  staff->left = rb_statement_int (read, 5) != 0;
  staff->issues_notices = rb_statement_int (read, 6) != 0;
  staff->decides_leave = rb_statement_int (read, 7) != 0;
  staff->first_day = rb_statement_date (read, 8);
  staff->last_day = rb_statement_date (read, 9);
  staff->has_pin = rb_statement_int (read, 10) != 0;
  return staff;
}

GPtrArray *
rb_read_staff (RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  GPtrArray *staff = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_staff_free);
  RbStatement *read =
      rb_statement (database,
                    "select id, name, position, role, classes, has_left, issues_notices,"
                    " decides_leave, first_day, last_day,"
                    " exists (select 1 from staff_key where staff_id = staff.id)"
                    " from staff order by id",
                    error);

  if (read != NULL)
    while (rb_statement_next (read, &failed))
      g_ptr_array_add (staff, staff_of_row (read));
  else
    g_clear_pointer (&staff, g_ptr_array_unref);
  return staff ? failed_list (staff, failed, error) : NULL;
}

RbRoster *
rb_read_roster (RbDatabase *database, const RbGuard *guard, const RbOffice *office, GError **error)
{
  g_autoptr (GPtrArray) pupils = read_pupils (database, error);
  g_autoptr (GPtrArray) classes = pupils ? read_classes (database, error) : NULL;
  g_autoptr (GPtrArray) contacts = classes ? read_contacts (database, error) : NULL;
  g_autoptr (GPtrArray) staff = contacts ? rb_read_staff (database, error) : NULL;

  if (staff == NULL)
    return NULL;
  rb_guard_people (guard, office, pupils, classes, contacts);
  return rb_roster_new (g_steal_pointer (&pupils), g_steal_pointer (&classes),
                        g_steal_pointer (&contacts), g_steal_pointer (&staff));
}
