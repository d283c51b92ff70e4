/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rb-test.h"

static void
test_bands (void)
{
  static const struct
  {
    guint part, whole;
    RbBandRole band;
  } cases[] = {
    { 380, 380, RB_BAND_TOP },       { 379, 380, RB_BAND_GREEN },
    { 97, 100, RB_BAND_GREEN },  /* case 29 */
    { 128, 132, RB_BAND_AMBER }, /* case 28 */
    { 90, 100, RB_BAND_AMBER },  /* case 31 */
    { 8999, 10000, RB_BAND_RED },    { 50, 100, RB_BAND_RED },
    { 4999, 10000, RB_BAND_SEVERE }, { 0, 10, RB_BAND_SEVERE },
    { 0, 0, RB_BAND_NONE },
  };
  g_autoptr (RbPolicy) policy = test_policy (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rb_policy_band (policy, rb_rate (cases[i].part, cases[i].whole)), ==,
                     cases[i].band);
}

static void
test_persistent (void)
{
  static const struct
  {
    guint absent, possible;
    gboolean pa, sa;
  } cases[] = {
    { 37, 380, FALSE, FALSE },                          /* case 23 */
    { 38, 380, TRUE, FALSE },                           /* case 24 */
    { 25, 251, FALSE, FALSE },                          /* case 25 */
    { 189, 380, TRUE, FALSE },                          /* case 27 */
    { 190, 380, TRUE, TRUE },  { 5, 51, FALSE, FALSE }, /* case 33 */
    { 6, 60, TRUE, FALSE },    { 0, 0, FALSE, FALSE },
  };
  g_autoptr (RbPolicy) policy = test_policy (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (rb_policy_persistent (policy, cases[i].absent, cases[i].possible), ==,
                       cases[i].pa);
      g_assert_cmpint (rb_policy_severe (policy, cases[i].absent, cases[i].possible), ==,
                       cases[i].sa);
    }
}

static void
test_arrival (void)
{
  static const struct
  {
    const char *late_from, *closes, *at, *code;
  } cases[] = {
    { "09:00", "09:30", "08:59", "/" }, { "09:00", "09:30", "09:00", "L" },
    { "09:00", "09:30", "09:30", "L" },                                     /* case 77, S1 */
    { "09:00", "09:30", "09:31", "U" }, { "08:55", "09:25", "09:24", "L" }, /* S2 */
    { "08:55", "09:25", "09:26", "U" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("[band top]\nfrom=0\n[clock am]\nstart=08:50\nlate-from=%s\ncloses=%s\n",
                           cases[i].late_from, cases[i].closes);
      g_autoptr (RbPolicy) policy = rb_policy_from_text (text, NULL);
      int minutes;

      g_assert_true (rb_time_parse (cases[i].at, &minutes));
      g_assert_cmpstr (rb_policy_arrival (policy, "KS2", RB_AM, minutes), ==, cases[i].code);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *sentence;
  } cases[] = {
    { "[band green]\nfrom=97\n[band red]\nfrom=10\n",
      "There is a gap below the band Red: the last band must begin at 0 per cent." },
    { "[band green]\nfrom=90\n[band amber]\nfrom=90\n[band red]\nfrom=0\n",
      "The bands Green and Amber overlap: each band must begin below the better one." },
    { "[band top]\nfrom=many\n", "[band top] from: \"many\" is not a fraction such as 97/100." },
    { "[band top]\nfrom=0\n[clock am]\nstart=09:00\nlate-from=08:00\ncloses=09:30\n",
      "Morning: late cannot begin before the session starts." },
    { "[policy]\npa-target=few\n[band top]\nfrom=0\n",
      "[policy] pa-target: \"few\" is not a whole number from 0 to 100." },
    { "nonsense", "The policy cannot be read: it is not made of [groups] and key=value lines." },
    { "[policy]\npreset=own\n", "The policy has no bands." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      RbPolicy *policy = rb_policy_from_text (cases[i].text, problems);

      g_assert_cmpuint (problems->len, >, 0);
      g_assert_cmpstr (problems->pdata[0], ==, cases[i].sentence);
      g_clear_pointer (&policy, rb_policy_unref);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (RbPolicy) policy = rb_policy_from_text (
      "[policy]\npreset=own\nvalid-from=2026-01-05\nschool-target=965/1000\npa-target=8\n"
      "[band top]\nname=Gold\nfrom=1/1\n[band red]\nfrom=0\nletter=Please ring\n"
      "[clock KS1 pm]\nstart=12:45\nlate-from=12:50\ncloses=13:00\nends=15:00\n[limits]\nrisk=91\n",
      NULL);
  g_autofree char *text = rb_policy_to_text (policy);
  g_autoptr (RbPolicy) again = rb_policy_from_text (text, NULL);
  g_autofree char *same = rb_policy_to_text (again);

  g_assert_cmpstr (text, ==, same);
  g_assert_cmpint (again->limits[RB_LIMIT_RISK], ==, 91);
  g_assert_cmpint (again->limits[RB_LIMIT_TEN_SESSIONS], ==, 10);
  g_assert_cmpstr (rb_policy_band_name (again, RB_BAND_TOP), ==, "Gold");
  g_assert_cmpint (rb_policy_clock (again, "KS1", RB_PM)->closes, ==, 13 * 60);
  g_assert_cmpint (rb_policy_clock (again, "KS2", RB_PM)->closes, ==, 13 * 60 + 30);
}

static void
test_dated (void)
{
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  g_autoptr (RbPolicyBook) book = NULL;

  g_ptr_array_add (policies,
                   rb_policy_from_text (
                       "[policy]\npreset=new\nvalid-from=2026-01-05\n[band top]\nfrom=0\n", NULL));
  g_ptr_array_add (policies,
                   rb_policy_from_text ("[policy]\npreset=old\n[band top]\nfrom=0\n", NULL));
  book = rb_policy_book_new (policies);
  g_assert_cmpstr (rb_policy_book_on (book, d ("2026-01-04"))->preset, ==, "old");
  g_assert_cmpstr (rb_policy_book_on (book, d ("2026-01-05"))->preset, ==, "new");
}

/* A register is open from the start of its session until it closes; 30 minutes are allowed. */
static void
test_open (void)
{
  static const struct
  {
    const char *preset;
    guint remarks;
  } cases[] = { { "one-page", 0 }, { "three-stage", 1 }, { "trust", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbPolicy) policy = test_policy (cases[i].preset);
      g_autoptr (GPtrArray) remarks = rb_policy_remarks (policy);

      g_test_message ("%s", cases[i].preset);
      g_assert_cmpuint (remarks->len, ==, cases[i].remarks);
      if (remarks->len > 0)
        g_assert_cmpstr (remarks->pdata[0], ==,
                         "Morning: the register is open for 35 minutes; it must not stay open for "
                         "more than 30.");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/bands are decided on exact fractions, cases 28, 29, 31", test_bands);
  g_test_add_func ("/policy/persistent and severe absence, cases 23 to 27 and 33", test_persistent);
  g_test_add_func ("/policy/the late clock at its boundaries, case 77", test_arrival);
  g_test_add_func ("/policy/gaps and overlaps are told", test_refused);
  g_test_add_func ("/policy/a register that is open for too long is pointed out", test_open);
  g_test_add_func ("/policy/text and back", test_round_trip);
  g_test_add_func ("/policy/the policy of the day decides", test_dated);
  return g_test_run ();
}
