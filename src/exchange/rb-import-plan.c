/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as a value: made for any kind of file, and its refused rows as a file. What each kind
 * means is in rb-import-marks, -people, -contacts, -terms and -ctf. */
#include "exchange/rb-import-plan.h"

#include "exchange/rb-csv.h"
#include "exchange/rb-import-private.h"

#include <string.h>

static void
free_refusal (gpointer data)
{
  RbRefusal *refusal = data;

  g_free (refusal->field);
  g_free (refusal->value);
  g_free (refusal->reason);
  g_free (refusal);
}

static void
free_conflict (gpointer data)
{
  g_free (((RbConflict *) data)->upn);
  g_free (data);
}

static void
free_previous (gpointer data)
{
  RbPreviousYear *previous = data;

  g_free (previous->school);
  g_free (previous->marks);
  g_free (previous);
}

static void
free_term_year (gpointer data)
{
  g_array_unref (((RbTermYear *) data)->events);
  g_free (data);
}

static RbImportPlan *
plan_new (const RbImportFile *file, const RbLayout *layout)
{
  RbImportPlan *plan = g_new0 (RbImportPlan, 1);

  plan->kind = layout->kind;
  plan->file = g_strdup (file->name);
  plan->layout = g_strdup (*layout->name != '\0'             ? layout->name
                           : layout->kind == RB_IMPORT_MARKS ? rb_marks_shape_id (layout->shape)
                                                             : rb_import_kind_id (layout->kind));
  plan->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_class_free);
  plan->pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  plan->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_contact_free);
  plan->staff = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_staff_free);
  plan->years = g_ptr_array_new_with_free_func (free_term_year);
  plan->previous = g_ptr_array_new_with_free_func (free_previous);
  plan->refused = g_ptr_array_new_with_free_func (free_refusal);
  plan->conflicts = g_ptr_array_new_with_free_func (free_conflict);
  plan->warnings = g_ptr_array_new_with_free_func (g_free);
  plan->unmatched = g_ptr_array_new_with_free_func (g_free);
  plan->ticks = g_array_new (FALSE, FALSE, sizeof (RbTick));
  return plan;
}

void
rb_import_plan_free (RbImportPlan *plan)
{
  g_free (plan->file);
  g_free (plan->layout);
  g_clear_pointer (&plan->change, rb_change_unref);
  g_ptr_array_unref (plan->classes);
  g_ptr_array_unref (plan->pupils);
  g_ptr_array_unref (plan->contacts);
  g_ptr_array_unref (plan->staff);
  g_ptr_array_unref (plan->years);
  g_ptr_array_unref (plan->previous);
  g_ptr_array_unref (plan->refused);
  g_ptr_array_unref (plan->conflicts);
  g_ptr_array_unref (plan->warnings);
  g_ptr_array_unref (plan->unmatched);
  g_array_unref (plan->ticks);
  g_free (plan);
}

gboolean
rb_import_plan_has_work (const RbImportPlan *plan)
{
  return (plan->change != NULL && rb_change_n (plan->change) > 0) || plan->classes->len > 0
         || plan->pupils->len > 0 || plan->contacts->len > 0 || plan->staff->len > 0
         || plan->years->len > 0 || plan->ticks->len > 0;
}

const char *
rb_planner_text (const RbPlanner *planner, RbField field)
{
  int column = planner->columns[field];

  return column >= 0 && (guint) column < planner->n_cells ? planner->cells[column].text : "";
}

const char *
rb_planner_heading (const RbPlanner *planner, RbField field)
{
  int column = planner->columns[field];

  if (column < 0)
    return rb_field_name (field);
  return g_array_index (planner->layout->columns, RbLayoutColumn, column).heading;
}

void
rb_planner_refuse (RbPlanner *planner, const char *field, const char *value, char *reason)
{
  RbRefusal *refusal = g_new0 (RbRefusal, 1);

  refusal->row = planner->line;
  refusal->field = g_strdup (field);
  refusal->value = g_strdup (value);
  refusal->reason = reason;
  refusal->table_row = planner->table != NULL ? planner->row : G_MAXUINT;
  g_ptr_array_add (planner->plan->refused, refusal);
}

void
rb_planner_warn (RbPlanner *planner, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (planner->plan->warnings, g_strdup_vprintf (format, args));
  va_end (args);
}

void
rb_planner_go (RbPlanner *planner, guint row)
{
  planner->row = row;
  planner->line = rb_table_line (planner->table, row);
  planner->cells = rb_table_row (planner->table, row, &planner->n_cells);
}

static void
run (RbPlanner *planner)
{
  switch (planner->layout->kind)
    {
    case RB_IMPORT_MARKS:
      rb_plan_marks (planner);
      break;
    case RB_IMPORT_CTF:
      rb_plan_ctf (planner);
      break;
    case RB_IMPORT_TERMS:
      rb_plan_terms (planner);
      break;
    case RB_IMPORT_CONTACTS:
      rb_plan_contacts (planner);
      break;
    case RB_IMPORT_STAFF:
      rb_plan_staff (planner);
      break;
    case RB_IMPORT_PUPILS:
    default:
      rb_plan_pupils (planner);
      break;
    }
}

static void
warn_of_upns (RbPlanner *planner)
{
  guint n = g_hash_table_size (planner->bad_upns);
  GHashTableIter iter;
  gpointer upn, problem;

  if (n > 0)
    {
      g_hash_table_iter_init (&iter, planner->bad_upns);
      g_hash_table_iter_next (&iter, &upn, &problem);
      rb_planner_warn (planner, "%u %s to be checked, for example %s: %s", n,
                       n == 1 ? "UPN is" : "UPNs are", (char *) upn, (char *) problem);
    }
  if (planner->other_upn > 0)
    rb_planner_warn (planner,
                     "%u %s matched by admission number and surname although the UPN differs.",
                     planner->other_upn, planner->other_upn == 1 ? "row was" : "rows were");
}

RbImportPlan *
rb_import_plan_new (const RbSchool *school,
                    const RbImportFile *file,
                    const RbLayout *layout,
                    const RbImportOptions *options)
{
  RbPlanner *planner = g_new0 (RbPlanner, 1);
  RbImportPlan *plan = plan_new (file, layout);

  planner->school = school;
  planner->file = file;
  planner->layout = layout;
  planner->options = options;
  planner->plan = plan;
  planner->next_id = -1;
  planner->bad_upns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (file->ctf == NULL && file->ics == NULL)
    planner->table = g_ptr_array_index (file->tables, layout->table);
  for (guint f = 0; f < RB_N_FIELDS; f++)
    planner->columns[f] = rb_layout_find (layout, (RbField) f);
  planner->columns[RB_FIELD_IGNORE] = -1;
  if (planner->table != NULL && rb_table_n_rows (planner->table) > layout->first_row)
    plan->rows = rb_table_n_rows (planner->table) - layout->first_row;
  run (planner);
  warn_of_upns (planner);
  g_hash_table_unref (planner->bad_upns);
  g_free (planner);
  return plan;
}

static void
write_source_row (GString *out, const RbTable *table, guint row, guint width)
{
  for (guint i = 0; i < width; i++)
    {
      g_string_append_c (out, ',');
      rb_csv_write_field (out, rb_table_text (table, row, i), RB_CSV_EXACT);
    }
  g_string_append (out, "\r\n");
}

/* The refusals of one row in one line, so that it is corrected once. Returns the next one. */
static guint
write_refusals (GString *out, const RbImportPlan *plan, guint at)
{
  const RbRefusal *first = g_ptr_array_index (plan->refused, at);
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) reasons = g_string_new (NULL);
  g_autofree char *row = g_strdup_printf ("%u", first->row);

  for (; at < plan->refused->len; at++)
    {
      const RbRefusal *r = g_ptr_array_index (plan->refused, at);
      const char *between = fields->len + reasons->len > 0 ? "; " : "";

      if (r->table_row != first->table_row || r->row != first->row)
        break;
      g_string_append_printf (fields, "%s%s", between, r->field);
      g_string_append_printf (values, "%s%s", between, r->value);
      g_string_append_printf (reasons, "%s%s", between, r->reason);
    }
  {
    const char *const cells[] = { row, fields->str, values->str, reasons->str, NULL };

    rb_csv_write_row (out, cells, RB_CSV_EXACT);
  }
  return at;
}

char *
rb_import_plan_refused_csv (const RbImportPlan *plan,
                            const RbImportFile *file,
                            const RbLayout *layout)
{
  static const char *const head[] = { "Refused row", "Refused field", "Refused value",
                                      "Refused because", NULL };
  GString *out = g_string_new (NULL);
  const RbTable *table = NULL;

  if (file->tables->len > layout->table)
    table = g_ptr_array_index (file->tables, layout->table);
  rb_csv_write_row (out, head, RB_CSV_EXACT);
  g_string_truncate (out, out->len - 2);
  for (guint i = 0; i < layout->columns->len; i++)
    {
      g_string_append_c (out, ',');
      rb_csv_write_field (out, g_array_index (layout->columns, RbLayoutColumn, i).heading,
                          RB_CSV_EXACT);
    }
  g_string_append (out, "\r\n");
  for (guint at = 0; at < plan->refused->len;)
    {
      const RbRefusal *refusal = g_ptr_array_index (plan->refused, at);

      at = write_refusals (out, plan, at);
      if (table == NULL || refusal->table_row == G_MAXUINT)
        continue;
      g_string_truncate (out, out->len - 2);
      write_source_row (out, table, refusal->table_row, layout->columns->len);
    }
  return g_string_free (out, FALSE);
}
