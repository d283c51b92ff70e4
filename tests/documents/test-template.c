/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates: what they say, what they refuse and where, and that a value is only ever printed. */
#include "documents/rb-template.h"

#include <string.h>

static char *
say (const char *text, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbTemplate) tmpl = rb_template_new ("t", "Test", text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (RbFieldValues) values = rb_field_values_new ();
  rb_field_values_set (values, name, value);
  return rb_template_expand_text (tmpl, values);
}

static void
test_says (void)
{
  static const struct
  {
    const char *text, *name, *value, *said;
  } cases[] = {
    { "Dear {{child.first}},", "child.first", "Ada", "Dear Ada,\n" },
    { "# {{child.first}}", "child.first", "{{field}}", "{{field}}\n" },
    { "{{child.first}}", "child.first", "<b>Ada</b> **x**", "<b>Ada</b> **x**\n" },
    { "{{child.first}}", "child.first", "@slip", "@slip\n" },
    { "{{child.first}}", "child.first", "a\nb\002c", "a b c\n" },
    { "a\n{{child.first}} b\nc", "child.name", "Ada", "a c\n" },
    { "{{#if above_target}}yes{{else}}no{{/if}}", "above_target", "yes", "yes\n" },
    { "{{#if above_target}}yes{{else}}no{{/if}}", "above_target", NULL, "no\n" },
    { "{{#unless above_target}}no{{/unless}}", "above_target", NULL, "no\n" },
    { "one\ntwo\n\nthree", "remark", NULL, "one two\nthree\n" },
    { "one\n{{#if remark}}no{{/if}}\ntwo", "remark", NULL, "one two\n" },
    { "{{#if remark}}\n# head\n{{/if}}\ntwo", "remark", "x", "head\ntwo\n" },
    { "! a\n! b", "remark", NULL, "a b\n" },
    { "; only a remark\n**bold** word", "remark", NULL, "bold word\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = say (cases[i].text, cases[i].name, cases[i].value);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    guint line, column;
    int code;
  } cases[] = {
    { "Dear {{nobody}},", 1, 6, RB_TEMPLATE_ERROR_FIELD },
    { "a\né {{nobody}}", 2, 3, RB_TEMPLATE_ERROR_FIELD },
    { "{{date}}", 1, 1, RB_TEMPLATE_ERROR_FIELD },
    { "{{child.first", 1, 1, RB_TEMPLATE_ERROR_SYNTAX },
    { "{{#if remark}}a", 1, 16, RB_TEMPLATE_ERROR_SYNTAX },
    { "a{{/if}}", 1, 2, RB_TEMPLATE_ERROR_SYNTAX },
    { "{{#each absences}}{{/if}}", 1, 19, RB_TEMPLATE_ERROR_SYNTAX },
    { "{{above_target}}", 1, 1, RB_TEMPLATE_ERROR_SYNTAX },
    { "a\n@nothing", 2, 1, RB_TEMPLATE_ERROR_SYNTAX },
    { "a\002", 1, 2, RB_TEMPLATE_ERROR_SYNTAX },
    { "\xff", 1, 1, RB_TEMPLATE_ERROR_SYNTAX },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint line = 0, column = 0;
      RbTemplate *tmpl = rb_template_new ("t", "Test", cases[i].text, &line, &column, &error);
      g_assert_null (tmpl);
      g_assert_error (error, RB_TEMPLATE_ERROR, cases[i].code);
      g_assert_cmpuint (line, ==, cases[i].line);
      g_assert_cmpuint (column, ==, cases[i].column);
    }
}

static void
test_repeats (void)
{
  g_autoptr (RbTemplate) tmpl = rb_template_new (
      "t", "Test", "{{#each absences}}{{date}} {{part}}; {{/each}}", NULL, NULL, NULL);
  g_autoptr (RbFieldValues) values = rb_field_values_new ();
  for (int i = 0; i < 2; i++)
    {
      RbFieldValues *item = rb_field_values_add_item (values, "absences");
      rb_field_values_set (item, "date", i ? "Tue" : "Mon");
      rb_field_values_set (item, "part", "all day");
    }
  g_autofree char *said = rb_template_expand_text (tmpl, values);
  g_assert_cmpstr (said, ==, "Mon all day; Tue all day; \n");
}

static void
test_shipped (void)
{
  g_autoptr (RbFieldValues) example = rb_field_values_example ();
  g_assert_cmpuint (rb_template_n_builtin (), >=, 8);
  for (guint i = 0; i < rb_template_n_builtin (); i++)
    {
      g_autoptr (RbTemplate) tmpl = rb_template_builtin (rb_template_builtin_id (i));
      g_assert_nonnull (tmpl);
      g_assert_cmpstr (rb_template_name (tmpl), ==, rb_template_builtin_name (i));
      g_autofree char *said = rb_template_expand_text (tmpl, example);
      g_assert_nonnull (strstr (said, "Zofia"));
      g_assert_null (strstr (said, "{{"));
    }
  g_assert_null (rb_template_builtin ("no-such-letter"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/says what it says, and prints values as they are", test_says);
  g_test_add_func ("/template/refuses with line and column", test_refuses);
  g_test_add_func ("/template/repeats for each item", test_repeats);
  g_test_add_func ("/template/every shipped template can be read", test_shipped);
  return g_test_run ();
}
