/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long Rollbook takes from its start to the first drawing on the screen, beside an empty
 * libadwaita window. Each program is started in turn, and X damage on a large part of its window is
 * waited for. Needs an X display without a window manager (tests/support/ui-run has one that does
 * not disturb).
 *
 *   bench-start [ROUNDS] PROGRAM [ARGUMENTS]      measures this very program, as the empty window,
 * against PROGRAM bench-start --empty                           is the empty window */
#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <adwaita.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

#define LARGE 2500 /* px of damage that count as drawing */
#define PATIENCE_MS 20000

static int
run_empty (void)
{
  GtkWidget *window;

  adw_init ();
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 740);
  adw_window_set_content (ADW_WINDOW (window), adw_header_bar_new ());
  gtk_window_present (GTK_WINDOW (window));
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}

static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/* The milliseconds until the root window shows damage of some size. */
static double
wait_for_drawing (Display *display, int damage_event, double began)
{
  struct pollfd fd = { ConnectionNumber (display), POLLIN, 0 };

  while (now_ms () - began < PATIENCE_MS)
    {
      while (XPending (display))
        {
          XEvent event;
          XDamageNotifyEvent *damage = (XDamageNotifyEvent *) &event;

          XNextEvent (display, &event);
          if (event.type == damage_event && damage->area.width * damage->area.height >= LARGE)
            return now_ms () - began;
        }
      poll (&fd, 1, 10);
    }
  return -1;
}

static double
measure (char **argv)
{
  Display *display = XOpenDisplay (NULL);
  int event_base;
  int error_base;
  double began;
  double took;
  GPid pid;

  if (!display || !XDamageQueryExtension (display, &event_base, &error_base))
    return -1;
  XSetErrorHandler (ignore_error);
  XDamageCreate (display, DefaultRootWindow (display), XDamageReportRawRectangles);
  XSync (display, False);
  g_usleep (100 * 1000);
  XSync (display, True); /* what was on the screen before is not ours */
  began = now_ms ();
  if (!g_spawn_async (NULL, argv, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                          | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, NULL))
    return -1;
  took = wait_for_drawing (display, event_base + XDamageNotify, began);
  g_usleep (300 * 1000);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_usleep (200 * 1000);
  XCloseDisplay (display);
  return took;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (GArray *values)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, values->len / 2);
}

int
main (int argc, char **argv)
{
  char *empty[] = { argv[0], (char *) "--empty", NULL };
  GArray *times[2];
  char **program = argv + 1;
  int rounds = 9;
  double both[2];

  if (argc > 1 && g_str_equal (argv[1], "--empty"))
    return run_empty ();
  if (argc > 2 && atoi (argv[1]) > 0)
    {
      rounds = atoi (argv[1]);
      program++;
    }
  if (!*program)
    {
      g_printerr ("bench-start [ROUNDS] PROGRAM [ARGUMENTS]\n");
      return 2;
    }
  for (int i = 0; i < 2; i++)
    times[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (int round = 0; round <= rounds; round++)
    for (int i = 0; i < 2; i++)
      {
        double took = measure (i == 0 ? empty : program);

        if (took < 0)
          {
            g_printerr ("%s did not draw\n", i == 0 ? "the empty window" : program[0]);
            return 1;
          }
        if (round > 0) /* the first round warms the disk */
          g_array_append_val (times[i], took);
      }
  both[0] = median (times[0]);
  both[1] = median (times[1]);
  g_print (
      "start to first drawing, median of %d: empty window %.0f ms, program %.0f ms, ratio %.2f\n",
      rounds, both[0], both[1], both[1] / both[0]);
  return 0;
}
