/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What scrolling the register costs, beside a bare widget that paints the same visible cells with
 * one colour node and one cached text node each. Both are scrolled in turn in one window, so that
 * they share the state of the machine; the cost of a frame is the time of the frame clock from
 * before-paint to after-paint. Also: how long an edited mark takes until every figure is right, and
 * what the register needs in memory. Needs a display (tests/support/ui-run).
 *
 *   bench-grid [PUPILS] [ROUNDS] */
#include "app/register/rb-register-grid.h"
#include "school/rb-sample.h"

#include <adwaita.h>
#include <stdlib.h>
#include <unistd.h>

#define WIDTH 1366
#define HEIGHT 722 /* 768 less a header bar */
#define FRAMES 150 /* each way, in a round */
#define DOWN 37
#define ACROSS 23

/* The bare widget: cells of the same size at the same place, nothing else. */

#define BARE_TYPE_GRID (bare_grid_get_type ())
G_DECLARE_FINAL_TYPE (BareGrid, bare_grid, BARE, GRID, GtkWidget)

struct _BareGrid
{
  GtkWidget parent;
  RbRegisterGrid *like;
  GskRenderNode *texts[256];
  int x;
  int y;
};

G_DEFINE_FINAL_TYPE (BareGrid, bare_grid, GTK_TYPE_WIDGET)

static GskRenderNode *
text_node (BareGrid *bare, const RbRegisterScene *scene, RbMark mark)
{
  const char *text = rb_code_book_text (scene->school->codes, mark);
  GtkSnapshot *snapshot;
  PangoLayout *layout;

  if (bare->texts[mark] || *text == '\0')
    return bare->texts[mark];
  snapshot = gtk_snapshot_new ();
  layout = rb_register_text_get (scene->text, RB_TEXT_DAY_BOLD, text);
  gtk_snapshot_append_layout (snapshot, layout, &scene->colors.text);
  bare->texts[mark] = gtk_snapshot_free_to_node (snapshot);
  return bare->texts[mark];
}

static void
bare_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BareGrid *bare = BARE_GRID (widget);
  const RbRegisterScene *scene = rb_register_grid_scene (bare->like);
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  int left = rb_register_scene_left (scene);
  int top = rb_register_scene_top (scene);
  guint end =
      MIN (scene->rows->len, (guint) ((bare->y + rb_register_scene_room_y (scene)) / m->row + 1));
  guint n_places = rb_register_layout_n_places (scene->layout);

  for (guint row = bare->y / m->row; row < end; row++)
    for (guint place = 0; place < n_places; place++)
      {
        int x = left + rb_register_layout_place_x (scene->layout, place) - bare->x;
        int y = top + rb_register_layout_row_y (scene->layout, row) - bare->y;
        int column = rb_register_layout_place_column (scene->layout, place);
        RbMark mark;
        GskRenderNode *text;

        if (column < 0 || x < left - m->cell || x > scene->width)
          continue;
        mark = rb_register_scene_mark (scene, row, column);
        if (mark == RB_MARK_NONE || mark == RB_MARK_OFF_ROLL)
          continue;
        gtk_snapshot_append_color (snapshot, &scene->colors.fill[scene->inks[mark]],
                                   &GRAPHENE_RECT_INIT (x, y, m->cell, m->row - 1));
        text = text_node (bare, scene, mark);
        if (!text)
          continue;
        gtk_snapshot_save (snapshot);
        gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + 3, y + 3));
        gtk_snapshot_append_node (snapshot, text);
        gtk_snapshot_restore (snapshot);
      }
}

static void
bare_grid_class_init (BareGridClass *class)
{
  GTK_WIDGET_CLASS (class)->snapshot = bare_grid_snapshot;
}

static void
bare_grid_init (BareGrid *bare)
{
  gtk_widget_set_overflow (GTK_WIDGET (bare), GTK_OVERFLOW_HIDDEN);
}

/* Measuring */

typedef struct
{
  GMainLoop *loop;
  GtkWidget *stack;
  GtkWidget *grid;
  GtkWidget *bare;
  gboolean on_bare;
  guint frame;
  guint round;
  guint rounds;
  gint64 began;
  GArray *costs[2]; /* double ms: the register, the bare widget */
} Bench;

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
quantile (GArray *values, double q)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, (guint) ((values->len - 1) * q));
}

static void
before_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->began = g_get_monotonic_time ();
}

static void
after_cb (GdkFrameClock *clock, Bench *bench)
{
  double ms = (g_get_monotonic_time () - bench->began) / 1000.0;

  if (bench->frame > 3 && bench->began)
    g_array_append_val (bench->costs[bench->on_bare], ms);
}

static void
scroll (Bench *bench)
{
  GtkScrollable *scrollable = GTK_SCROLLABLE (bench->grid);
  double y = MIN (bench->frame, FRAMES) * DOWN;
  double x = bench->frame > FRAMES ? (bench->frame - FRAMES) * ACROSS : 0;

  if (bench->on_bare)
    {
      BARE_GRID (bench->bare)->x = (int) x;
      BARE_GRID (bench->bare)->y = (int) y;
      gtk_widget_queue_draw (bench->bare);
      return;
    }
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (scrollable), y);
  gtk_adjustment_set_value (gtk_scrollable_get_hadjustment (scrollable), x);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;

  if (++bench->frame <= 2 * FRAMES)
    {
      scroll (bench);
      return G_SOURCE_CONTINUE;
    }
  bench->frame = 0;
  bench->on_bare = !bench->on_bare;
  if (!bench->on_bare && ++bench->round == bench->rounds)
    {
      g_main_loop_quit (bench->loop);
      return G_SOURCE_REMOVE;
    }
  gtk_stack_set_visible_child (GTK_STACK (bench->stack),
                               bench->on_bare ? bench->bare : bench->grid);
  return G_SOURCE_CONTINUE;
}

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    pages = strtol (strchr (text, ' '), NULL, 10);
  return pages * (double) sysconf (_SC_PAGESIZE) / 1048576;
}

static void
settle (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

/* An edited mark: the next snapshot and every figure of the register. */
static void
bench_edit (RbSchool *school, RbMoment now)
{
  g_autoptr (RbSchool) current = rb_school_ref (school);
  const RbMarkMatrix *matrix = rb_school_year_of (current, now.date);
  g_autoptr (GArray) rows = rb_roster_on_roll (current->roster, now.date);
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (double));
  RbSession session = { now.date, RB_AM };
  const RbCode *codes[2] = { rb_code_book_find (school->codes, "I", now.date),
                             rb_code_book_find (school->codes, "M", now.date) };

  for (guint i = 0; i < 40; i++)
    {
      guint row = g_array_index (rows, guint, i % rows->len);
      g_autoptr (RbChange) change = rb_change_new (RB_SOURCE_GRID, "", "", "", 0);
      gint64 began = g_get_monotonic_time ();
      RbRegisterFigures *figures;
      RbSchool *next;
      double ms;

      rb_change_add (change, rb_roster_pupil (current->roster, row)->id, session,
                     rb_school_mark (current, row, now.date, RB_AM), codes[i % 2]->mark, NULL,
                     NULL);
      next = rb_school_apply (current, change);
      matrix = rb_school_year_of (next, now.date);
      figures = rb_register_figures_new (next, matrix, rows, now);
      for (guint column = 0; column < rb_register_figures_begun (figures); column++)
        rb_register_figures_session (figures, column);
      ms = (g_get_monotonic_time () - began) / 1000.0;
      g_array_append_val (costs, ms);
      rb_register_figures_free (figures);
      rb_school_unref (current);
      current = next;
    }
  g_print ("an edited mark, %u pupils: every figure after %.2f ms (median), %.2f ms (99th)\n",
           rows->len, quantile (costs, 0.5), quantile (costs, 0.99));
}

static void
report (Bench *bench)
{
  double p50[2];
  double p99[2];
  static const char *const names[] = { "register", "bare widget" };

  for (int i = 0; i < 2; i++)
    {
      p50[i] = quantile (bench->costs[i], 0.5);
      p99[i] = quantile (bench->costs[i], 0.99);
      g_print ("%-12s %6u frames: median %5.2f ms, 99th percentile %5.2f ms\n", names[i],
               bench->costs[i]->len, p50[i], p99[i]);
    }
  g_print ("ratio: median %.2f, 99th percentile %.2f\n", p50[0] / p50[1], p99[0] / p99[1]);
}

int
main (int argc, char **argv)
{
  RbSampleSpec spec = { .pupils = argc > 1 ? (guint) atoi (argv[1]) : 420,
                        .years = 1,
                        .now = { rb_date_new (2026, 7, 21), 24 * 60 } };
  Bench bench = { .rounds = argc > 2 ? (guint) atoi (argv[2]) : 5 };
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (GArray) rows = NULL;
  GdkFrameClock *clock;
  GtkWidget *window;
  double empty;

  adw_init ();
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  settle (400);
  empty = resident_mb ();
  school = rb_sample_school (&spec);
  rows = rb_roster_on_roll (school->roster, spec.now.date);
  bench.grid = rb_register_grid_new ();
  bench.bare = g_object_new (BARE_TYPE_GRID, NULL);
  BARE_GRID (bench.bare)->like = RB_REGISTER_GRID (bench.grid);
  bench.stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (bench.stack), bench.grid);
  gtk_stack_add_child (GTK_STACK (bench.stack), bench.bare);
  adw_window_set_content (ADW_WINDOW (window), bench.stack);
  rb_register_grid_set_data (RB_REGISTER_GRID (bench.grid), school,
                             rb_school_year_of (school, spec.now.date), rows, spec.now);
  settle (600);
  g_print ("renderer %s, %u pupils x %u sessions, window %d x %d\n",
           G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (window))), rows->len,
           rb_mark_matrix_n_columns (rb_school_year_of (school, spec.now.date)), WIDTH, HEIGHT);
  for (int i = 0; i < 2; i++)
    bench.costs[i] = g_array_new (FALSE, FALSE, sizeof (double));
  bench.loop = g_main_loop_new (NULL, FALSE);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), &bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_cb), &bench);
  gtk_widget_add_tick_callback (window, tick_cb, &bench, NULL);
  g_main_loop_run (bench.loop);
  report (&bench);
  g_print (
      "memory: %.1f MB with the school and the register, %.1f MB in the empty window, %.1f more\n",
      resident_mb (), empty, resident_mb () - empty);
  bench_edit (school, (RbMoment){ rb_date_new (2026, 3, 20), 24 * 60 });
  return 0;
}
