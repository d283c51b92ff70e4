/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is another in one policy than in another one, and what would change without one. */
#include "rb-test.h"

#include "school/rb-policy-words.h"

#include <string.h>

#define FIRST                                                                                      \
  "[policy]\nvalid-from=2025-09-01\nschool-target=97/100\n[band green]\nfrom=97/100\n"             \
  "[band red]\nfrom=0/100\n[clock am]\nstart=08:55\nlate-from=08:56\ncloses=09:20\n"
#define SECOND                                                                                     \
  "[policy]\nvalid-from=2026-01-05\nschool-target=96/100\npa-target=8\n[band green]\n"             \
  "from=95/100\n[band red]\nfrom=0/100\n[clock am]\nstart=08:55\nlate-from=08:56\n"                \
  "closes=09:25\n[clock KS1 am]\nstart=09:00\nlate-from=09:05\ncloses=09:30\n[limits]\nrisk=91\n"

static RbPolicy *
policy (const char *text)
{
  RbPolicy *made = rb_policy_from_text (text, NULL);

  g_assert_nonnull (made);
  return made;
}

static gboolean
says (const GPtrArray *found, const char *words)
{
  for (guint i = 0; i < found->len; i++)
    if (strcmp (found->pdata[i], words) == 0)
      return TRUE;
  return FALSE;
}

static void
test_differences (void)
{
  g_autoptr (RbPolicy) first = policy (FIRST), second = policy (SECOND);
  g_autoptr (GPtrArray) same = rb_policy_differences (first, first);
  g_autoptr (GPtrArray) there = rb_policy_differences (first, second);
  g_autoptr (GPtrArray) back = rb_policy_differences (second, first);

  g_assert_cmpuint (same->len, ==, 0);
  g_assert_cmpstr (there->pdata[0], ==, "School target: 97, then 96");
  g_assert_true (says (there, "Pupils persistently absent, at most: none, then 8"));
  g_assert_true (says (there, "Green, from: 97, then 95"));
  g_assert_true (says (there, "Morning, register closes: 09:20, then 09:25"));
  g_assert_true (says (there, "KS1, morning, register closes: none, then 09:30"));
  g_assert_cmpuint (back->len, ==, there->len);
  g_assert_true (says (back, "KS1, morning, register closes: 09:30, then none"));
}

static void
test_removal (void)
{
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  RbPolicyBook *book;
  g_autofree char *last = NULL, *middle = NULL;
  RbPolicy *third = policy (SECOND);

  third->valid_from = d ("2026-03-02");
  g_ptr_array_add (policies, policy (FIRST));
  g_ptr_array_add (policies, policy (SECOND));
  g_ptr_array_add (policies, third);
  book = rb_policy_book_new (policies);
  last = rb_policy_removal_words (book, 2);
  middle = rb_policy_removal_words (book, 1);
  g_assert_true (
      g_str_has_prefix (last, "From 2 March 2026 on the policy from 5 January 2026 would hold. "));
  g_assert_nonnull (strstr (last, "The two policies say the same."));
  g_assert_true (
      g_str_has_prefix (middle, "From 5 January 2026 to 1 March 2026 the policy from 1 September "
                                "2025 would hold. "));
  g_assert_nonnull (strstr (middle, "School target: 96, then 97"));
  g_assert_nonnull (strstr (middle, "\nand "));
  rb_policy_book_unref (book);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy-words/each difference is a sentence, both ways", test_differences);
  g_test_add_func ("/policy-words/what would change without a policy is said", test_removal);
  return g_test_run ();
}
