/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing pupils, classes, contacts and staff. A member with an id replaces the stored one; the
 * others are numbered here. */
#include "store/rb-statement.h"
#include "store/rb-store-error.h"
#include "store/rb-store-writing.h"

/* The id under which a member is stored: its own, or the next free one. `next` is 0 until it was
 * asked for. */
static gboolean
number_it (
    RbWriting *writing, const char *largest, gint64 asked, gint64 *next, gint64 *id, GError **error)
{
  if (asked > 0)
    {
      *id = asked;
      *next = 0; /* it may be a new largest one */
      return TRUE;
    }
  if (*next == 0)
    {
      if (!rb_database_get_int (writing->database, largest, 0, next, error))
        return FALSE;
      *next += 1;
    }
  *id = (*next)++;
  return TRUE;
}

static gboolean
referred (RbWriting *writing, RbMember member, gint64 asked, gint64 *id, GError **error)
{
  *id = rb_store_batch_id (writing->batch, member, asked);
  if (*id != 0)
    return TRUE;
  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_INVALID,
               "Something refers to a %s that is not there. Nothing was saved in “%s”.",
               member == RB_MEMBER_CLASS ? "class" : "pupil", rb_database_name (writing->database));
  return FALSE;
}

static gboolean
write_class (RbWriting *writing, const RbClass *klass, gint64 id, GError **error)
{
  RbStatement *write =
      rb_statement (writing->database,
                    "insert into class (id, year, name, year_group, teacher)"
                    " values (:id, :year, :name, :year_group, :teacher)"
                    " on conflict (id) do update set year = excluded.year, name = excluded.name,"
                    " year_group = excluded.year_group, teacher = excluded.teacher",
                    error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":id", id);
  rb_statement_bind_int (write, ":year", klass->year);
  rb_statement_bind_text (write, ":name", klass->name);
  rb_statement_bind_text (write, ":year_group", klass->year_group);
  rb_statement_bind_text (write, ":teacher", klass->teacher);
  return rb_statement_run (write, error);
}

static gboolean
write_pupil_row (RbWriting *writing, const RbPupil *pupil, gint64 id, GError **error)
{
  char sex[2] = { pupil->sex, '\0' };
  RbStatement *write = rb_statement (
      writing->database,
      "insert into pupil (id, upn, admission_number, surname, forename, legal_surname, "
      "legal_forename,"
      " born, sex) values (:id, :upn, :admission_number, :surname, :forename, :legal_surname,"
      " :legal_forename, :born, :sex)"
      " on conflict (id) do update set upn = excluded.upn, admission_number = "
      "excluded.admission_number,"
      " surname = excluded.surname, forename = excluded.forename, legal_surname = "
      "excluded.legal_surname,"
      " legal_forename = excluded.legal_forename, born = excluded.born, sex = excluded.sex",
      error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":id", id);
  rb_statement_bind_text (write, ":upn", pupil->upn);
  rb_statement_bind_text (write, ":admission_number", pupil->admission_number);
  rb_statement_bind_text (write, ":surname", pupil->surname ? pupil->surname : "");
  rb_statement_bind_text (write, ":forename", pupil->forename ? pupil->forename : "");
  rb_statement_bind_text (write, ":legal_surname",
                          pupil->legal_surname ? pupil->legal_surname
                          : pupil->surname     ? pupil->surname
                                               : "");
  rb_statement_bind_text (write, ":legal_forename",
                          pupil->legal_forename ? pupil->legal_forename
                          : pupil->forename     ? pupil->forename
                                                : "");
  rb_statement_bind_date (write, ":born", pupil->born);
  rb_statement_bind_text (write, ":sex", pupil->sex ? sex : NULL);
  return rb_statement_run (write, error);
}

static gboolean
run_for_pupil (RbWriting *writing, const char *sql, gint64 id, GError **error)
{
  RbStatement *statement = rb_statement (writing->database, sql, error);

  if (statement == NULL)
    return FALSE;
  rb_statement_bind_int (statement, ":pupil_id", id);
  return rb_statement_run (statement, error);
}

static gboolean
write_roll (RbWriting *writing, const RbPupil *pupil, gint64 id, GError **error)
{
  for (guint i = 0; i < pupil->roll->len; i++)
    {
      const RbSpan *span = &g_array_index (pupil->roll, RbSpan, i);
      RbStatement *write =
          rb_statement (writing->database,
                        "insert into pupil_roll (pupil_id, place, first_day, last_day)"
                        " values (:pupil_id, :place, :first_day, :last_day)",
                        error);
      if (write == NULL)
        return FALSE;
      rb_statement_bind_int (write, ":pupil_id", id);
      rb_statement_bind_int (write, ":place", i);
      rb_statement_bind_date (write, ":first_day", span->from);
      rb_statement_bind_date (write, ":last_day", span->to);
      if (!rb_statement_run (write, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_memberships (RbWriting *writing, const RbPupil *pupil, gint64 id, GError **error)
{
  for (guint i = 0; i < pupil->classes->len; i++)
    {
      const RbMembership *member = &g_array_index (pupil->classes, RbMembership, i);
      gint64 class_id;
      RbStatement *write =
          rb_statement (writing->database,
                        "insert into pupil_class (pupil_id, place, class_id, first_day, last_day)"
                        " values (:pupil_id, :place, :class_id, :first_day, :last_day)",
                        error);
      if (write == NULL || !referred (writing, RB_MEMBER_CLASS, member->class_id, &class_id, error))
        return FALSE;
      rb_statement_bind_int (write, ":pupil_id", id);
      rb_statement_bind_int (write, ":place", i);
      rb_statement_bind_int (write, ":class_id", class_id);
      rb_statement_bind_date (write, ":first_day", member->span.from);
      rb_statement_bind_date (write, ":last_day", member->span.to);
      if (!rb_statement_run (write, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_attributes (RbWriting *writing, const RbPupil *pupil, gint64 id, GError **error)
{
  for (guint i = 0; i < pupil->attributes->len; i++)
    {
      const RbAttribute *attribute = &g_array_index (pupil->attributes, RbAttribute, i);
      RbStatement *write = rb_statement (
          writing->database,
          "insert into pupil_attribute (pupil_id, place, name, value, first_day, last_day)"
          " values (:pupil_id, :place, :name, :value, :first_day, :last_day)",
          error);
      if (write == NULL)
        return FALSE;
      rb_statement_bind_int (write, ":pupil_id", id);
      rb_statement_bind_int (write, ":place", i);
      rb_statement_bind_text (write, ":name", attribute->key);
      rb_statement_bind_text (write, ":value", attribute->value);
      rb_statement_bind_date (write, ":first_day", attribute->span.from);
      rb_statement_bind_date (write, ":last_day", attribute->span.to);
      if (!rb_statement_run (write, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_pupil (RbWriting *writing, const RbPupil *pupil, gint64 id, GError **error)
{
  g_autoptr (RbPupilWords) before = NULL;

  if (writing->batch->maker != NULL)
    {
      before = rb_read_pupil_words (writing->database, id, error);
      if (before == NULL)
        return FALSE;
    }
  if (!write_pupil_row (writing, pupil, id, error))
    return FALSE;
  if (pupil->id > 0
      && (!run_for_pupil (writing, "delete from pupil_roll where pupil_id = :pupil_id", id, error)
          || !run_for_pupil (writing, "delete from pupil_class where pupil_id = :pupil_id", id,
                             error)
          || !run_for_pupil (writing, "delete from pupil_attribute where pupil_id = :pupil_id", id,
                             error)))
    return FALSE;
  return write_roll (writing, pupil, id, error) && write_memberships (writing, pupil, id, error)
         && write_attributes (writing, pupil, id, error)
         && (before == NULL || rb_write_pupil_trail (writing, id, before, error));
}

static gboolean
write_contact (RbWriting *writing, const RbContact *contact, gint64 id, GError **error)
{
  gint64 pupil_id;
  RbStatement *write = rb_statement (
      writing->database,
      "insert into contact (id, pupil_id, priority, title, forename, surname, relationship, phone,"
      " email, address, household, parental_responsibility, gets_letters, never_print_address)"
      " values (:id, :pupil_id, :priority, :title, :forename, :surname, :relationship, :phone, "
      ":email,"
      " :address, :household, :parental_responsibility, :gets_letters, :never_print_address)"
      " on conflict (id) do update set pupil_id = excluded.pupil_id, priority = excluded.priority,"
      " title = excluded.title, forename = excluded.forename, surname = excluded.surname,"
      " relationship = excluded.relationship, phone = excluded.phone, email = excluded.email,"
      " address = excluded.address, household = excluded.household,"
      " parental_responsibility = excluded.parental_responsibility,"
      " gets_letters = excluded.gets_letters, never_print_address = excluded.never_print_address",
      error);

  if (write == NULL || !referred (writing, RB_MEMBER_PUPIL, contact->pupil_id, &pupil_id, error))
    return FALSE;
  rb_statement_bind_int (write, ":id", id);
  rb_statement_bind_int (write, ":pupil_id", pupil_id);
  rb_statement_bind_int (write, ":priority", contact->priority);
  rb_statement_bind_text (write, ":title", contact->title);
  rb_statement_bind_text (write, ":forename", contact->forename);
  rb_statement_bind_text (write, ":surname", contact->surname);
  rb_statement_bind_text (write, ":relationship", contact->relationship);
  rb_statement_bind_text (write, ":phone", contact->phone);
  rb_statement_bind_text (write, ":email", contact->email);
  rb_statement_bind_text (write, ":address", contact->address);
  rb_statement_bind_text (write, ":household", contact->household);
  rb_statement_bind_int (write, ":parental_responsibility", contact->parental_responsibility != 0);
  rb_statement_bind_int (write, ":gets_letters", contact->gets_letters != 0);
  rb_statement_bind_int (write, ":never_print_address", contact->never_print_address != 0);
  return rb_statement_run (write, error);
}

static gboolean
write_staff (RbWriting *writing, const RbStaff *staff, gint64 id, GError **error)
{
  RbStatement *write = rb_statement (
      writing->database,
      "insert into staff (id, name, position, role, classes, has_left, issues_notices,"
      " decides_leave, first_day, last_day) values (:id, :name, :position, :role, :classes,"
      " :has_left, :issues_notices, :decides_leave, :first_day, :last_day)"
      " on conflict (id) do update set name = excluded.name, position = excluded.position,"
      " role = excluded.role, classes = excluded.classes, has_left = excluded.has_left,"
      " issues_notices = excluded.issues_notices, decides_leave = excluded.decides_leave,"
      " first_day = excluded.first_day, last_day = excluded.last_day",
      error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":id", id);
  rb_statement_bind_text (write, ":name", staff->name);
  rb_statement_bind_text (write, ":position", staff->position);
  rb_statement_bind_text (write, ":role", staff->role);
  rb_statement_bind_text (write, ":classes", staff->classes);
  rb_statement_bind_int (write, ":has_left", staff->left != 0);
  rb_statement_bind_int (write, ":issues_notices", staff->issues_notices != 0);
  rb_statement_bind_int (write, ":decides_leave", staff->decides_leave != 0);
  rb_statement_bind_date (write, ":first_day", staff->first_day);
  rb_statement_bind_date (write, ":last_day", staff->last_day);
  return rb_statement_run (write, error);
}

static gboolean
remove_contacts (RbWriting *writing, GError **error)
{
  for (guint i = 0; i < writing->batch->contacts_gone->len; i++)
    {
      RbStatement *away =
          rb_statement (writing->database, "delete from contact where id = :id", error);
      if (away == NULL)
        return FALSE;
      rb_statement_bind_int (away, ":id", g_array_index (writing->batch->contacts_gone, gint64, i));
      if (!rb_statement_run (away, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_classes_and_pupils (RbWriting *writing, GError **error)
{
  RbStoreBatch *batch = writing->batch;
  gint64 next = 0, id;

  for (guint i = 0; i < batch->classes->len; i++)
    {
      const RbClass *klass = batch->classes->pdata[i];
      if (!number_it (writing, "select max (id) from class", klass->id, &next, &id, error)
          || (batch->maker != NULL && !rb_write_class_trail (writing, klass, id, error))
          || !write_class (writing, klass, id, error))
        return FALSE;
      rb_store_batch_give (batch, RB_MEMBER_CLASS, klass->id, id);
    }
  next = 0;
  for (guint i = 0; i < batch->pupils->len; i++)
    {
      const RbPupil *pupil = batch->pupils->pdata[i];
      if (!number_it (writing, "select max (id) from pupil", pupil->id, &next, &id, error)
          || !write_pupil (writing, pupil, id, error))
        return FALSE;
      rb_store_batch_give (batch, RB_MEMBER_PUPIL, pupil->id, id);
    }
  return TRUE;
}

gboolean
rb_write_people (RbWriting *writing, GError **error)
{
  RbStoreBatch *batch = writing->batch;
  gint64 next = 0, id;

  if (!write_classes_and_pupils (writing, error) || !remove_contacts (writing, error))
    return FALSE;
  for (guint i = 0; i < batch->contacts->len; i++)
    {
      const RbContact *contact = batch->contacts->pdata[i];
      if (!number_it (writing, "select max (id) from contact", contact->id, &next, &id, error)
          || !write_contact (writing, contact, id, error))
        return FALSE;
      rb_store_batch_give (batch, RB_MEMBER_CONTACT, contact->id, id);
    }
  next = 0;
  for (guint i = 0; i < batch->staff->len; i++)
    {
      const RbStaff *staff = batch->staff->pdata[i];
      if (!number_it (writing, "select max (id) from staff", staff->id, &next, &id, error)
          || !write_staff (writing, staff, id, error))
        return FALSE;
      rb_store_batch_give (batch, RB_MEMBER_STAFF, staff->id, id);
    }
  return TRUE;
}
