/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One writer at a time: taking, renewing and giving back the row that says who. Whether a program
 * of this computer lives is asked of the system, so that a clock that jumps takes no lock away. Of
 * others only the time of the renewal is known: the computer's own, never a pretended day. */
#include "store/rb-writer-lock.h"

#include "store/rb-stamp.h"
#include "store/rb-statement.h"
#include "store/rb-store-error.h"

#include <errno.h>
#include <string.h>
#ifdef G_OS_UNIX
#include <signal.h>
#include <unistd.h>
#endif

static gint64
real_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* When process `id` started, in ticks since the computer did: a number is given out again some day.
 * 0 where unknown. */
static guint64
start_of (gint64 id)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", id);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  char *rest = g_strrstr (text, ")"); /* the name before it may hold spaces */
  g_auto (GStrv) words = g_strsplit (rest ? rest : text, " ", -1);
  return g_strv_length (words) > 20 ? g_ascii_strtoull (words[20], NULL, 10) : 0;
}

/* Where process numbers are counted: two sandboxes on one computer do not see each other's. */
static char *
process_room (void)
{
  char *room = g_file_read_link ("/proc/self/ns/pid", NULL);

  return room ? room : g_strdup ("pid");
}

static char *
this_process (void)
{
  g_autofree char *room = process_room ();
#ifdef G_OS_UNIX
  gint64 id = getpid ();
#else
  gint64 id = 0;
#endif

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GUINT64_FORMAT, room, id, start_of (id));
}

typedef enum
{
  LIFE_UNKNOWN,
  LIFE_RUNS,
  LIFE_ENDED
} Life;

/* What the system knows of the process of a lock row on this computer. */
static Life
life_of (const char *process)
{
#ifdef G_OS_UNIX
  g_auto (GStrv) words = g_strsplit (process, " ", 3);
  g_autofree char *room = process_room ();

  if (g_strv_length (words) != 3 || g_strcmp0 (words[0], room) != 0)
    return LIFE_UNKNOWN;
  gint64 id = g_ascii_strtoll (words[1], NULL, 10);
  guint64 start = g_ascii_strtoull (words[2], NULL, 10);
  if (id <= 0)
    return LIFE_UNKNOWN;
  if ((kill ((pid_t) id, 0) != 0 && errno == ESRCH) || start_of (id) != start)
    return LIFE_ENDED;
  return start > 0 ? LIFE_RUNS : LIFE_UNKNOWN;
#else
  return LIFE_UNKNOWN;
#endif
}

/* Tokens that this program writes with: a row of ours whose token is none of them could not be
 * given back when its file was closed (a disk that would not write), and is nobody's. */
static GMutex live_lock;
static GHashTable *live_tokens;

static void
set_live (const char *token, gboolean live)
{
  g_mutex_lock (&live_lock);
  if (live_tokens == NULL)
    live_tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (live)
    g_hash_table_add (live_tokens, g_strdup (token));
  else
    g_hash_table_remove (live_tokens, token);
  g_mutex_unlock (&live_lock);
}

static gboolean
is_live (const char *token)
{
  gboolean live;

  g_mutex_lock (&live_lock);
  live = live_tokens != NULL && g_hash_table_contains (live_tokens, token);
  g_mutex_unlock (&live_lock);
  return live;
}

static char *
holder_words (const char *who, const char *pc, gint64 since)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (since);
  g_autoptr (GDateTime) then = g_date_time_to_local (utc);
  gboolean today = real_now () - since < 12 * 3600;
  g_autofree char *when = g_date_time_format (then, today ? "%H:%M" : "%e %b %H:%M");

  return g_strdup_printf ("%s on %s since %s", who, pc, g_strstrip (when));
}

static gboolean
is_alive (const char *pc, const char *process, const char *token, gint64 alive_at)
{
  g_autofree char *ours = this_process ();
  Life life = LIFE_UNKNOWN;

  if (g_strcmp0 (pc, g_get_host_name ()) == 0)
    life = strcmp (process, ours) != 0 ? life_of (process)
           : is_live (token)           ? LIFE_RUNS
                                       : LIFE_ENDED;
  return life == LIFE_UNKNOWN ? ABS (real_now () - alive_at) < RB_LOCK_DEAD : life == LIFE_RUNS;
}

static gboolean
read_row (RbDatabase *database, char **holder, char **dead, GError **error)
{
  GError *failed = NULL;
  RbStatement *read =
      rb_statement (database, "select who, pc, process, since, alive_at, token from writer", error);

  *holder = *dead = NULL;
  if (read == NULL)
    return FALSE;
  if (rb_statement_next (read, &failed))
    {
      gboolean alive = is_alive (rb_statement_text (read, 1), rb_statement_text (read, 2),
                                 rb_statement_text (read, 5), rb_statement_stamp (read, 4));
      *(alive ? holder : dead) = holder_words (
          rb_statement_text (read, 0), rb_statement_text (read, 1), rb_statement_stamp (read, 3));
    }
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

gboolean
rb_writer_lock_read (RbDatabase *database, char **holder, GError **error)
{
  g_autofree char *dead = NULL;

  return read_row (database, holder, &dead, error);
}

static gboolean
write_row (RbDatabase *database, const char *token, const char *who, GError **error)
{
  g_autofree char *process = this_process ();
  RbStatement *write = rb_statement (
      database,
      "insert into writer (id, token, who, pc, process, since, alive_at)"
      " values (1, :token, :who, :pc, :process, :since, :alive_at)"
      " on conflict (id) do update set token = excluded.token, who = excluded.who, pc = "
      "excluded.pc,"
      " process = excluded.process, since = excluded.since, alive_at = excluded.alive_at",
      error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_text (write, ":token", token);
  rb_statement_bind_text (write, ":who", who);
  rb_statement_bind_text (write, ":pc", g_get_host_name ());
  rb_statement_bind_text (write, ":process", process);
  rb_statement_bind_stamp (write, ":since", real_now ());
  rb_statement_bind_stamp (write, ":alive_at", real_now ());
  return rb_statement_run (write, error);
}

gboolean
rb_writer_lock_take (RbDatabase *database,
                     const char *token,
                     const char *who,
                     char **holder,
                     char **dead,
                     GError **error)
{
  gboolean done;

  if (!rb_database_begin (database, TRUE, error))
    return FALSE;
  done = read_row (database, holder, dead, error)
         && (*holder != NULL || write_row (database, token, who, error));
  if (!done)
    rb_database_rollback (database);
  done = done && rb_database_commit (database, error);
  if (done && *holder == NULL)
    set_live (token, TRUE);
  return done;
}

gboolean
rb_writer_lock_check (RbDatabase *database, const char *token, GError **error)
{
  GError *failed = NULL;
  RbStatement *read =
      rb_statement (database, "select who, pc from writer where token = :token", error);
  g_autofree char *holder = NULL;

  if (read == NULL)
    return FALSE;
  rb_statement_bind_text (read, ":token", token);
  gboolean ours = rb_statement_next (read, &failed);
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (!ours && rb_writer_lock_read (database, &holder, error))
    g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_LOCKED,
                 "%s now writes “%s”. Nothing was saved here: close the file and open it again.",
                 holder ? holder : "Somebody else", rb_database_name (database));
  return ours && failed == NULL;
}

gboolean
rb_writer_lock_renew (RbDatabase *database, const char *token, GError **error)
{
  RbStatement *renew =
      rb_statement (database, "update writer set alive_at = :alive_at where token = :token", error);

  if (renew == NULL)
    return FALSE;
  rb_statement_bind_stamp (renew, ":alive_at", real_now ());
  rb_statement_bind_text (renew, ":token", token);
  return rb_statement_run (renew, error);
}

void
rb_writer_lock_give (RbDatabase *database, const char *token)
{
  RbStatement *give = rb_statement (database, "delete from writer where token = :token", NULL);

  set_live (token, FALSE);
  if (give == NULL)
    return;
  rb_statement_bind_text (give, ":token", token);
  rb_statement_run (give, NULL); /* a lock that stays is seen to be dead by the next one */
}
