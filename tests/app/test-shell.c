/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of the window by its size. */
#include "app/rb-shell.h"

static void
test_modes (void)
{
  static const struct
  {
    int width;
    int height;
    RbShellMode mode;
  } cases[] = {
    { 1440, 900, RB_SHELL_WIDE }, { 1440, 700, RB_SHELL_WIDE },  { 1200, 850, RB_SHELL_WIDE },
    { 1366, 740, RB_SHELL_RAIL }, { 1100, 850, RB_SHELL_WIDE },  { 1099, 850, RB_SHELL_RAIL },
    { 720, 850, RB_SHELL_RAIL },  { 719, 850, RB_SHELL_NARROW }, { 400, 700, RB_SHELL_NARROW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rb_shell_mode_for (cases[i].width, cases[i].height), ==, cases[i].mode);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shell/sidebar, rail or button by the size of the window", test_modes);
  return g_test_run ();
}
