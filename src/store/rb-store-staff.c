/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs, signing in and out, and switching sign-in on and off. Keys are made by Argon2id; the time
 * that takes is spent on the thread of the caller, never on the writer's. What who is signed in may
 * do is rb-store-guard's. */
#include "store/rb-store-staff.h"

#include "store/rb-statement.h"
#include "store/rb-store-error.h"
#include "store/rb-store-load.h"
#include "store/rb-store-private.h"

#include <sodium.h>
#include <string.h>

#define FREE_TRIES 5
#define SHORTEST_WAIT 30
#define LONGEST_WAIT 3600

static guint64 pin_operations;
static gsize pin_memory;

void
rb_store_set_pin_cost (guint64 operations, gsize memory)
{
  pin_operations = operations;
  pin_memory = memory;
}

RbGuard
rb_store_guard (RbStore *store)
{
  RbGuard guard = { .on = g_atomic_int_get (&store->sign_in),
                    .identity = rb_store_identity (store) };

  return guard;
}

gboolean
rb_store_sign_in_is_on (RbStore *store)
{
  return g_atomic_int_get (&store->sign_in);
}

gboolean
rb_store_read_sign_in (RbStore *store, RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  gboolean on = FALSE;
  RbStatement *read =
      rb_statement (database, "select value from setting where name = :name", error);

  if (read == NULL)
    return FALSE;
  rb_statement_bind_text (read, ":name", RB_SETTING_SIGN_IN);
  if (rb_statement_next (read, &failed))
    on = strcmp (rb_statement_text (read, 0), "on") == 0;
  rb_statement_reset (read);
  g_atomic_int_set (&store->sign_in, on);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

static void
set_identity (RbStore *store, RbIdentity *identity)
{
  g_mutex_lock (&store->identity_lock);
  RbIdentity *before = store->identity;
  store->identity = identity;
  g_mutex_unlock (&store->identity_lock);
  rb_identity_unref (before);
}

RbIdentity *
rb_store_identity (RbStore *store)
{
  g_mutex_lock (&store->identity_lock);
  RbIdentity *identity = store->identity ? rb_identity_ref (store->identity) : NULL;
  g_mutex_unlock (&store->identity_lock);
  return identity;
}

void
rb_store_sign_out (RbStore *store)
{
  set_identity (store, NULL);
}

gboolean
rb_store_may (RbStore *store, RbRight right, GError **error)
{
  g_autoptr (RbIdentity) identity = rb_store_identity (store);

  if (!rb_store_sign_in_is_on (store) || (identity && rb_identity_may (identity, right)))
    return TRUE;
  g_autofree char *why = rb_identity_refusal (identity, right);
  g_set_error_literal (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS, why);
  return FALSE;
}

static gboolean
sign_in_step (RbWriting *writing, gpointer data, GError **error)
{
  RbGuard as_on = writing->guard;

  as_on.on = TRUE;
  if (!rb_guard_may (&writing->guard, RB_RIGHT_STAFF, error)
      || (GPOINTER_TO_INT (data) && !rb_guard_keys (&as_on, error)))
    return FALSE;
  return rb_write_setting (writing->database, RB_SETTING_SIGN_IN,
                           GPOINTER_TO_INT (data) ? "on" : NULL, error);
}

gboolean
rb_store_set_sign_in (RbStore *store, gboolean on, GError **error)
{
  if (!rb_store_run_write (store, sign_in_step, GINT_TO_POINTER (on != 0), NULL, NULL, error))
    return FALSE;
  g_atomic_int_set (&store->sign_in, on != 0);
  if (!on)
    set_identity (store, NULL);
  return TRUE;
}

static gpointer
staff_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return rb_read_staff (database, error);
}

static int
compare_staff_cb (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(const RbStaff *const *) a)->name, (*(const RbStaff *const *) b)->name);
}

GPtrArray *
rb_store_sign_in_list (RbStore *store, RbDate day, GError **error)
{
  GPtrArray *staff = rb_store_run_read_open (store, staff_job, NULL, NULL, error);

  gboolean roles = rb_store_sign_in_is_on (store);
  for (guint i = staff ? staff->len : 0; i-- > 0;)
    {
      const RbStaff *one = staff->pdata[i];
      if (rb_staff_is_away (one, day)
          || (roles && rb_staff_role_parse (one->role) == RB_STAFF_NONE))
        g_ptr_array_remove_index (staff, i);
    }
  if (staff != NULL)
    g_ptr_array_sort (staff, compare_staff_cb);
  return staff;
}

/* A PIN that is set; `hash` NULL takes it away. */
typedef struct
{
  gint64 staff_id;
  const char *hash;
  gint64 at;
} Key;

static gboolean
write_key (RbDatabase *database, const Key *key, GError **error)
{
  RbStatement *write =
      key->hash
          ? rb_statement (database,
                          "insert into staff_key (staff_id, hash, changed_at, tries, tried_at)"
                          " values (:staff_id, :hash, :changed_at, 0, null)"
                          " on conflict (staff_id) do update set hash = excluded.hash,"
                          " changed_at = excluded.changed_at, tries = 0, tried_at = null",
                          error)
          : rb_statement (database, "delete from staff_key where staff_id = :staff_id", error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":staff_id", key->staff_id);
  if (key->hash != NULL)
    {
      rb_statement_bind_text (write, ":hash", key->hash);
      rb_statement_bind_stamp (write, ":changed_at", key->at);
    }
  return rb_statement_run (write, error);
}

static gboolean
key_step (RbWriting *writing, gpointer data, GError **error)
{
  const Key *key = data;
  const RbGuard *guard = &writing->guard;
  gboolean own = guard->identity != NULL && guard->identity->staff_id == key->staff_id;

  return (own || rb_guard_may (guard, RB_RIGHT_STAFF, error))
         && write_key (writing->database, key, error) && rb_guard_keys (guard, error);
}

/* Without the memory that Argon2id asks for there is no key. */
static gboolean
make_hash (const char *pin, char hash[crypto_pwhash_STRBYTES], GError **error)
{
  guint64 operations = pin_operations ? pin_operations : crypto_pwhash_OPSLIMIT_MODERATE;
  gsize memory = pin_memory ? pin_memory : crypto_pwhash_MEMLIMIT_MODERATE;

  if (sodium_init () >= 0 && crypto_pwhash_str (hash, pin, strlen (pin), operations, memory) == 0)
    return TRUE;
  g_set_error (
      error, RB_STORE_ERROR, RB_STORE_ERROR_FAILED,
      "This computer has too little memory free to keep a PIN safely. Close other programs "
      "and try again.");
  return FALSE;
}

gboolean
rb_store_set_pin (RbStore *store, gint64 staff_id, const char *pin, gint64 at, GError **error)
{
  char hash[crypto_pwhash_STRBYTES] = "";
  const char *problem = pin ? rb_pin_problem (pin) : NULL;
  Key key = { staff_id, pin ? hash : NULL, at };

  if (problem != NULL)
    {
      g_set_error_literal (error, RB_STORE_ERROR, RB_STORE_ERROR_PIN, problem);
      return FALSE;
    }
  return (pin == NULL || make_hash (pin, hash, error))
         && rb_store_run_write (store, key_step, &key, NULL, NULL, error);
}

/* What is known of somebody who wants to sign in. */
typedef struct
{
  RbStaff *staff;
  char *hash; /* or NULL */
  gint64 tries;
  gint64 tried_at;
} Known;

static void
known_free (Known *known)
{
  g_clear_pointer (&known->staff, rb_staff_free);
  g_free (known->hash);
  g_free (known);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

static gboolean
read_key (RbDatabase *database, gint64 staff_id, Known *known, GError **error)
{
  GError *failed = NULL;
  RbStatement *read = rb_statement (
      database, "select hash, tries, tried_at from staff_key where staff_id = :staff_id", error);

  if (read == NULL)
    return FALSE;
  rb_statement_bind_int (read, ":staff_id", staff_id);
  if (rb_statement_next (read, &failed))
    {
      known->hash = g_strdup (rb_statement_text (read, 0));
      known->tries = rb_statement_int (read, 1);
      known->tried_at = rb_statement_stamp (read, 2);
    }
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

static gpointer
known_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *staff_id = data;
  g_autoptr (Known) known = g_new0 (Known, 1);
  g_autoptr (GPtrArray) staff = rb_read_staff (database, error);

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    if (((RbStaff *) staff->pdata[i])->id == *staff_id)
      {
        known->staff = g_ptr_array_steal_index (staff, i);
        break;
      }
  if (staff == NULL || !read_key (database, *staff_id, known, error))
    return NULL;
  return g_steal_pointer (&known);
}

static gboolean refuse_pin (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse_pin (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *words = NULL;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, RB_STORE_ERROR, RB_STORE_ERROR_PIN, words);
  return FALSE;
}

/* Seconds that are left to wait. A clock that was set back by more than the longest wait proves
 * nothing, and holds nobody up. */
static gint64
still_to_wait (const Known *known, gint64 at)
{
  gint64 wait = SHORTEST_WAIT, since = at - known->tried_at;

  if (known->tries < FREE_TRIES || since < -LONGEST_WAIT)
    return 0;
  for (gint64 i = FREE_TRIES; i < known->tries && wait < LONGEST_WAIT; i++)
    wait *= 2;
  return MAX (0, MIN (wait, LONGEST_WAIT) - MAX (since, 0));
}

static gboolean
may_try (const Known *known, gint64 at, GError **error)
{
  gint64 wait = still_to_wait (known, at);

  if (known->staff == NULL)
    return refuse_pin (error, "Nobody of that name works here.");
  if (rb_staff_is_away (known->staff, rb_moment_of_seconds (at).date))
    return refuse_pin (error, "%s may not sign in today: the dates in the staff list say so.",
                       known->staff->name);
  if (rb_staff_role_parse (known->staff->role) == RB_STAFF_NONE)
    return refuse_pin (error, "%s has no role yet. A headteacher or attendance lead gives one.",
                       known->staff->name);
  if (known->hash == NULL)
    return refuse_pin (error, "%s has no PIN yet. A headteacher or attendance lead sets one.",
                       known->staff->name);
  if (wait > 0)
    return refuse_pin (error,
                       "That was wrong too often. Wait %" G_GINT64_FORMAT
                       " seconds and try again, or have the PIN set anew.",
                       wait);
  return TRUE;
}

/* One more try, or none any more: written before the PIN is looked at, so that ending the program
 * does not save a try. */
typedef struct
{
  gint64 staff_id;
  gint64 tries;
  gint64 at;
} Tried;

static gboolean
tried_step (RbWriting *writing, gpointer data, GError **error)
{
  const Tried *tried = data;
  RbStatement *write = rb_statement (
      writing->database,
      "update staff_key set tries = :tries, tried_at = :tried_at where staff_id = :staff_id",
      error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":tries", tried->tries);
  rb_statement_bind_int (write, ":staff_id", tried->staff_id);
  if (tried->tries > 0)
    rb_statement_bind_stamp (write, ":tried_at", tried->at);
  else
    rb_statement_bind_null (write, ":tried_at");
  return rb_statement_run (write, error);
}

/* A file that cannot be written cannot count. */
static gboolean
count_try (RbStore *store, const Known *known, gint64 tries, gint64 at, GError **error)
{
  Tried tried = { known->staff->id, tries, at };

  return !rb_store_is_writable (store)
         || rb_store_run_write (store, tried_step, &tried, NULL, NULL, error);
}

gboolean
rb_store_sign_in (RbStore *store, gint64 staff_id, const char *pin, gint64 at, GError **error)
{
  g_autoptr (Known) known = rb_store_run_read_open (store, known_job, &staff_id, NULL, error);

  if (known == NULL || !may_try (known, at, error)
      || !count_try (store, known, known->tries + 1, at, error))
    return FALSE;
  if (sodium_init () < 0 || crypto_pwhash_str_verify (known->hash, pin, strlen (pin)) != 0)
    return known->tries + 1 < FREE_TRIES
               ? refuse_pin (error, "That is not the PIN of %s.", known->staff->name)
               : refuse_pin (error, "That is not the PIN of %s. Wait before the next try.",
                             known->staff->name);
  if (!count_try (store, known, 0, at, error))
    return FALSE;
  set_identity (store, rb_identity_new (known->staff, rb_moment_of_seconds (at).date));
  return TRUE;
}

/* What the two asynchronous calls were asked. */
typedef struct
{
  gint64 staff_id;
  char *pin;
  gint64 at;
  gboolean sign_in;
} PinAsked;

static void
pin_asked_free_cb (gpointer data)
{
  PinAsked *asked = data;

  if (asked->pin != NULL)
    sodium_memzero (asked->pin, strlen (asked->pin));
  g_free (asked->pin);
  g_free (asked);
}

static void
pin_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const PinAsked *asked = data;
  GError *error = NULL;
  gboolean done = asked->sign_in
                      ? rb_store_sign_in (source, asked->staff_id, asked->pin, asked->at, &error)
                      : rb_store_set_pin (source, asked->staff_id, asked->pin, asked->at, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
ask_in_thread (
    RbStore *store, PinAsked asked, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = rb_store_task (store, tag, NULL, callback, user_data);

  g_task_set_task_data (task, g_memdup2 (&asked, sizeof asked), pin_asked_free_cb);
  g_task_run_in_thread (task, pin_thread);
}

void
rb_store_set_pin_async (RbStore *store,
                        gint64 staff_id,
                        const char *pin,
                        gint64 at,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ask_in_thread (store, (PinAsked){ staff_id, g_strdup (pin), at, FALSE }, rb_store_set_pin_async,
                 callback, user_data);
}

gboolean
rb_store_set_pin_finish (RbStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rb_store_sign_in_async (RbStore *store,
                        gint64 staff_id,
                        const char *pin,
                        gint64 at,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ask_in_thread (store, (PinAsked){ staff_id, g_strdup (pin), at, TRUE }, rb_store_sign_in_async,
                 callback, user_data);
}

gboolean
rb_store_sign_in_finish (RbStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
