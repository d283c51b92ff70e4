/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kill -9 at random moments while marks are being written. The child writes one mark after the
 * other and, when the store has acknowledged it, its number into a pipe; afterwards the file must
 * hold every mark that was acknowledged, and a whole trail. */
#include "rb-place.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 200
#define PUPILS 30
#define SESSIONS 150

static RbCalendar *calendar;

/* Mark number i (from 0): its pupil and its session; after all of them were entered they are
 * amended, again and again. */
static void
place_of (guint i, gint64 *pupil, RbSession *session)
{
  i %= PUPILS * SESSIONS;
  *pupil = 1 + i % PUPILS;
  *session = rb_calendar_session (calendar, i / PUPILS);
}

/* Never the one that stood there before. */
static RbMark
mark_number (Place *place, guint i)
{
  static const char *const codes[] = { "I", "N", "L", "O", "M" };

  return mark_of (place, codes[(i + i / (PUPILS * SESSIONS)) % 5], "2025-09-03");
}

static RbMark
is_there (const RbSchool *school, guint i)
{
  gint64 pupil;
  RbSession session;

  place_of (i, &pupil, &session);
  return rb_school_mark (school, (guint) rb_roster_find (school->roster, pupil), session.date,
                         session.half);
}

/* Writes marks from number `from` on until it is killed. */
static void
write_marks (Place *place, guint from, int out)
{
  g_autoptr (RbStore) store = rb_store_open (place->path, RB_STORE_DEFAULT, NULL, NULL);

  if (store == NULL || !rb_store_is_writable (store))
    _exit (3);
  for (guint i = from;; i++)
    {
      RbSession session;
      gint64 pupil;
      place_of (i, &pupil, &session);
      RbChange *change =
          rb_change_new (RB_SOURCE_IMPORT, "Jo Patel", "Office manager", "import", NOW);
      RbMark was =
          i < PUPILS * SESSIONS ? RB_MARK_NONE : mark_number (place, i - PUPILS * SESSIONS);
      rb_change_add (change, pupil, session, was, mark_number (place, i), NULL, NULL);
      if (!rb_store_apply (store, change, NULL, NULL))
        _exit (4);
      rb_change_unref (change);
      if (write (out, &i, sizeof i) != sizeof i)
        _exit (5);
    }
}

/* One life of the child: gives back the number of the next mark that was not acknowledged. */
static guint
live_and_die (Place *place, guint from, guint microseconds)
{
  int pipe_ends[2], status;
  guint number, next = from;

  g_assert_cmpint (pipe (pipe_ends), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    {
      close (pipe_ends[0]);
      write_marks (place, from, pipe_ends[1]);
    }
  close (pipe_ends[1]);
  /* Counted from its first acknowledgement, so that it dies at its work. */
  if (read (pipe_ends[0], &number, sizeof number) == sizeof number)
    next = number + 1;
  g_usleep (microseconds);
  kill (child, SIGKILL);
  while (read (pipe_ends[0], &number, sizeof number) == sizeof number)
    next = number + 1;
  close (pipe_ends[0]);
  waitpid (child, &status, 0);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return next;
}

static void
test_kill (void)
{
  g_autoptr (Place) place = place_with_school (PUPILS);
  guint next = 0, ahead = 0;

  calendar = test_calendar_2025 ();
  place_close (place);
  for (int round = 0; round < ROUNDS; round++)
    {
      guint acknowledged = live_and_die (place, next, (guint) g_test_rand_int_range (0, 20000));
      place_reopen (place);
      g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
      guint first = acknowledged > PUPILS * SESSIONS ? acknowledged - PUPILS * SESSIONS : 0;
      /* One more may have been written and not have been told; it then stands where the oldest
       * of the others stood. */
      gboolean one_more = is_there (school, acknowledged) == mark_number (place, acknowledged);
      if (one_more && acknowledged >= PUPILS * SESSIONS)
        first++;
      for (guint i = first; i < acknowledged; i++)
        if (is_there (school, i) != mark_number (place, i))
          g_error ("mark %u was acknowledged and is lost", i);
      next = acknowledged;
      if (one_more)
        {
          next++;
          ahead++;
        }
      assert_intact (place, next);
      place_close (place);
    }
  g_test_message ("%d kills, %u marks acknowledged and none lost, %u written but not yet told",
                  ROUNDS, next - ahead, ahead);
  g_assert_cmpuint (next, >, ROUNDS);
  rb_calendar_unref (calendar);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/store/no acknowledged mark is lost when the program is killed",
                   test_kill);
  return g_test_run ();
}
