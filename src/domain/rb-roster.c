/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everyone in a fixed order, with the look-ups that imports and pages need. Year groups are in
 * rb-year-group.c. */
#include "domain/rb-roster.h"

#include <string.h>

struct _RbRoster
{
  gatomicrefcount ref_count;
  GPtrArray *pupils;
  GPtrArray *classes;
  GPtrArray *contacts;
  GPtrArray *staff;
  GHashTable *by_id;             /* gint64 -> row + 1 */
  GHashTable *by_upn;            /* folded text -> row + 1 */
  GHashTable *by_admission;      /* folded text -> row + 1 */
  GHashTable *class_by_id;       /* gint64 -> RbClass */
  GHashTable *contacts_by_pupil; /* gint64 -> GPtrArray of RbContact, by priority */
  GHashTable *by_household;      /* household -> GArray of rows */
  guint *order;                  /* rows in register order: surname, forename, id */
};

RbClass *
rb_class_new (gint64 id, int year, const char *name, const char *year_group, const char *teacher)
{
  RbClass *klass = g_new0 (RbClass, 1);

  klass->id = id;
  klass->year = year;
  klass->name = g_strdup (name);
  klass->year_group = g_strdup (year_group ? year_group : "");
  klass->teacher = g_strdup (teacher ? teacher : "");
  return klass;
}

void
rb_class_free (RbClass *klass)
{
  g_free (klass->name);
  g_free (klass->year_group);
  g_free (klass->teacher);
  g_free (klass);
}

void
rb_contact_free (RbContact *contact)
{
  g_free (contact->title);
  g_free (contact->forename);
  g_free (contact->surname);
  g_free (contact->relationship);
  g_free (contact->phone);
  g_free (contact->email);
  g_free (contact->address);
  g_free (contact->household);
  g_free (contact);
}

char *
rb_contact_name (const RbContact *contact)
{
  GString *name = g_string_new (contact->title);
  const char *const parts[] = { contact->forename, contact->surname };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i])
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", parts[i]);
  return g_string_free (name, FALSE);
}

void
rb_staff_free (RbStaff *staff)
{
  g_free (staff->name);
  g_free (staff->position);
  g_free (staff->role);
  g_free (staff->classes);
  g_free (staff);
}

/* The form in which numbers are compared: no spaces round, no case. NULL for nothing. */
static char *
fold (const char *text)
{
  g_autofree char *trimmed = text ? g_strstrip (g_strdup (text)) : NULL;

  return trimmed && *trimmed ? g_ascii_strup (trimmed, -1) : NULL;
}

static void
index_text (GHashTable *table, const char *text, guint row)
{
  char *key = fold (text);

  if (key != NULL && !g_hash_table_contains (table, key))
    g_hash_table_insert (table, key, GUINT_TO_POINTER (row + 1));
  else
    g_free (key);
}

static int
find_text (GHashTable *table, const char *text)
{
  g_autofree char *key = fold (text);

  return key ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) - 1 : -1;
}

typedef struct
{
  guint row;
  gint64 id;
  char *surname;
  char *forename;
} SortKey;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SortKey *x = a, *y = b;
  int order = strcmp (x->surname, y->surname);

  if (order == 0)
    order = strcmp (x->forename, y->forename);
  return order ? order : (x->id > y->id) - (x->id < y->id);
}

static char *
sort_text (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_collate_key (folded, -1);
}

static void
make_order (RbRoster *roster)
{
  guint n = roster->pupils->len;
  g_autofree SortKey *keys = g_new (SortKey, n + 1);

  roster->order = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const RbPupil *pupil = roster->pupils->pdata[i];

      keys[i] = (SortKey){ i, pupil->id, sort_text (pupil->surname), sort_text (pupil->forename) };
    }
  qsort (keys, n, sizeof *keys, (int (*) (const void *, const void *)) compare_keys);
  for (guint i = 0; i < n; i++)
    {
      roster->order[i] = keys[i].row;
      g_free (keys[i].surname);
      g_free (keys[i].forename);
    }
}

static int
compare_priority (gconstpointer a, gconstpointer b)
{
  const RbContact *x = *(const RbContact *const *) a, *y = *(const RbContact *const *) b;

  if (x->priority != y->priority)
    return x->priority < y->priority ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static void
add_to_household (RbRoster *roster, const char *household, guint row)
{
  GArray *rows = g_hash_table_lookup (roster->by_household, household);

  if (rows == NULL)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (roster->by_household, (gpointer) household, rows);
    }
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, guint, i) == row)
      return;
  g_array_append_val (rows, row);
}

static void
index_contacts (RbRoster *roster)
{
  for (guint i = 0; i < roster->contacts->len; i++)
    {
      RbContact *contact = roster->contacts->pdata[i];
      GPtrArray *list = g_hash_table_lookup (roster->contacts_by_pupil, &contact->pupil_id);
      int row = rb_roster_find (roster, contact->pupil_id);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (roster->contacts_by_pupil, &contact->pupil_id, list);
        }
      g_ptr_array_add (list, contact);
      if (row >= 0 && contact->household && *contact->household)
        add_to_household (roster, contact->household, (guint) row);
    }
  {
    GHashTableIter iter;
    gpointer list;

    g_hash_table_iter_init (&iter, roster->contacts_by_pupil);
    while (g_hash_table_iter_next (&iter, NULL, &list))
      g_ptr_array_sort (list, compare_priority);
  }
}

RbRoster *
rb_roster_new (GPtrArray *pupils, GPtrArray *classes, GPtrArray *contacts, GPtrArray *staff)
{
  RbRoster *roster = g_new0 (RbRoster, 1);

  g_atomic_ref_count_init (&roster->ref_count);
  roster->pupils = pupils ? pupils : g_ptr_array_new ();
  roster->classes = classes ? classes : g_ptr_array_new ();
  roster->contacts = contacts ? contacts : g_ptr_array_new ();
  roster->staff = staff ? staff : g_ptr_array_new ();
  roster->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  roster->by_upn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  roster->by_admission = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  roster->class_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  roster->contacts_by_pupil =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  roster->by_household =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < roster->pupils->len; i++)
    {
      RbPupil *pupil = roster->pupils->pdata[i];

      g_hash_table_insert (roster->by_id, &pupil->id, GUINT_TO_POINTER (i + 1));
      index_text (roster->by_upn, pupil->upn, i);
      index_text (roster->by_admission, pupil->admission_number, i);
    }
  for (guint i = 0; i < roster->classes->len; i++)
    {
      RbClass *klass = roster->classes->pdata[i];

      g_hash_table_insert (roster->class_by_id, &klass->id, klass);
    }
  index_contacts (roster);
  make_order (roster);
  return roster;
}

RbRoster *
rb_roster_ref (RbRoster *roster)
{
  g_atomic_ref_count_inc (&roster->ref_count);
  return roster;
}

void
rb_roster_unref (RbRoster *roster)
{
  if (!g_atomic_ref_count_dec (&roster->ref_count))
    return;
  g_hash_table_unref (roster->by_id);
  g_hash_table_unref (roster->by_upn);
  g_hash_table_unref (roster->by_admission);
  g_hash_table_unref (roster->class_by_id);
  g_hash_table_unref (roster->contacts_by_pupil);
  g_hash_table_unref (roster->by_household);
  g_ptr_array_unref (roster->pupils);
  g_ptr_array_unref (roster->classes);
  g_ptr_array_unref (roster->contacts);
  g_ptr_array_unref (roster->staff);
  g_free (roster->order);
  g_free (roster);
}

guint
rb_roster_n (const RbRoster *roster)
{
  return roster->pupils->len;
}

const RbPupil *
rb_roster_pupil (const RbRoster *roster, guint row)
{
  g_return_val_if_fail (row < roster->pupils->len, NULL);
  return roster->pupils->pdata[row];
}

int
rb_roster_find (const RbRoster *roster, gint64 pupil_id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (roster->by_id, &pupil_id)) - 1;
}

int
rb_roster_find_upn (const RbRoster *roster, const char *upn)
{
  return find_text (roster->by_upn, upn);
}

int
rb_roster_find_admission (const RbRoster *roster, const char *number)
{
  return find_text (roster->by_admission, number);
}

static gboolean
same_word (const char *folded, const char *name)
{
  g_autofree char *other = g_utf8_casefold (name, -1);

  return strcmp (folded, other) == 0;
}

int
rb_roster_find_person (const RbRoster *roster,
                       const char *surname,
                       const char *forename,
                       RbDate born)
{
  g_autofree char *last = g_utf8_casefold (surname, -1);
  g_autofree char *first = g_utf8_casefold (forename, -1);
  int found = -1;

  for (guint i = 0; i < roster->pupils->len; i++)
    {
      const RbPupil *pupil = roster->pupils->pdata[i];

      if (pupil->born != born || born == RB_DATE_NONE)
        continue;
      if ((same_word (last, pupil->surname) || same_word (last, pupil->legal_surname))
          && (same_word (first, pupil->forename) || same_word (first, pupil->legal_forename)))
        {
          if (found >= 0)
            return -2;
          found = (int) i;
        }
    }
  return found;
}

const RbClass *
rb_roster_class (const RbRoster *roster, gint64 class_id)
{
  return g_hash_table_lookup (roster->class_by_id, &class_id);
}

const RbClass *
rb_roster_find_class (const RbRoster *roster, int year, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < roster->classes->len; i++)
    {
      const RbClass *klass = roster->classes->pdata[i];

      if (klass->year == year && same_word (folded, klass->name))
        return klass;
    }
  return NULL;
}

static int
compare_class_pointers (gconstpointer a, gconstpointer b)
{
  return rb_class_compare (*(const RbClass *const *) a, *(const RbClass *const *) b);
}

GPtrArray *
rb_roster_classes (const RbRoster *roster, int year)
{
  GPtrArray *classes = g_ptr_array_new ();

  for (guint i = 0; i < roster->classes->len; i++)
    if (((const RbClass *) roster->classes->pdata[i])->year == year)
      g_ptr_array_add (classes, roster->classes->pdata[i]);
  g_ptr_array_sort (classes, compare_class_pointers);
  return classes;
}

const RbClass *
rb_roster_class_on (const RbRoster *roster, guint row, RbDate date)
{
  return rb_roster_class (roster, rb_pupil_class_on (rb_roster_pupil (roster, row), date));
}

/* Rows in register order that are on roll on `date`, and in the class unless it is 0. */
static GArray *
rows_on (const RbRoster *roster, gint64 class_id, RbDate date)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < roster->pupils->len; i++)
    {
      guint row = roster->order[i];
      const RbPupil *pupil = roster->pupils->pdata[row];

      if (rb_pupil_on_roll (pupil, date)
          && (class_id == 0 || rb_pupil_class_on (pupil, date) == class_id))
        g_array_append_val (rows, row);
    }
  return rows;
}

GArray *
rb_roster_register (const RbRoster *roster, gint64 class_id, RbDate date)
{
  return rows_on (roster, class_id, date);
}

GArray *
rb_roster_on_roll (const RbRoster *roster, RbDate date)
{
  return rows_on (roster, 0, date);
}

GPtrArray *
rb_roster_contacts (const RbRoster *roster, gint64 pupil_id)
{
  GPtrArray *contacts = g_ptr_array_new ();
  GPtrArray *list = g_hash_table_lookup (roster->contacts_by_pupil, &pupil_id);

  if (list != NULL)
    g_ptr_array_extend (contacts, list, NULL, NULL);
  return contacts;
}

GArray *
rb_roster_siblings (const RbRoster *roster, guint row)
{
  GArray *siblings = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (roster, rb_roster_pupil (roster, row)->id);

  for (guint i = 0; i < contacts->len; i++)
    {
      const RbContact *contact = contacts->pdata[i];
      GArray *rows = contact->household
                         ? g_hash_table_lookup (roster->by_household, contact->household)
                         : NULL;

      for (guint j = 0; rows != NULL && j < rows->len; j++)
        {
          guint other = g_array_index (rows, guint, j);
          gboolean known = other == row;

          for (guint k = 0; k < siblings->len && !known; k++)
            known = g_array_index (siblings, guint, k) == other;
          if (!known)
            g_array_append_val (siblings, other);
        }
    }
  return siblings;
}

guint
rb_roster_n_staff (const RbRoster *roster)
{
  return roster->staff->len;
}

const RbStaff *
rb_roster_staff (const RbRoster *roster, guint index)
{
  g_return_val_if_fail (index < roster->staff->len, NULL);
  return roster->staff->pdata[index];
}

guint
rb_roster_n_classes (const RbRoster *roster)
{
  return roster->classes->len;
}

const RbClass *
rb_roster_nth_class (const RbRoster *roster, guint index)
{
  g_return_val_if_fail (index < roster->classes->len, NULL);
  return roster->classes->pdata[index];
}

guint
rb_roster_n_contacts (const RbRoster *roster)
{
  return roster->contacts->len;
}

const RbContact *
rb_roster_nth_contact (const RbRoster *roster, guint index)
{
  g_return_val_if_fail (index < roster->contacts->len, NULL);
  return roster->contacts->pdata[index];
}
