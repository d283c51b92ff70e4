/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of bulk codes, with a line for each pupil of what would happen. */
#include "app/absence/rb-bulk-dialog.h"

#include "school/rb-bulk.h"

#include <glib/gi18n.h>
#include <string.h>

/* Words are typed in one go: what would happen to a whole school is worked out when they rest. */
#define REST_MS 150

typedef struct
{
  RbForm *form;
  RbBulkScope *scope;
  GtkEditable *code, *words;
  RbFormDay from, to;
  GtkSwitch *explains;
  GtkWidget *shown; /* the table under its sums */
  GtkLabel *sums;
  GtkStringList *lines;
  guint resting; /* source, while keys still come */
} Dialog;

/* The code meant by a letter or by a word of its name; NULL for none. "-" takes plans away. */
static const RbCode *
code_of (Dialog *dialog, RbDate day)
{
  RbCodeBook *codes = rb_form_school (dialog->form)->codes;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (dialog->code)));
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GPtrArray) all = NULL;
  const RbCode *code;

  if (*text == '\0' || day == RB_DATE_NONE)
    return NULL;
  code = rb_code_book_find (codes, text, day);
  if (code)
    return code;
  all = rb_code_book_in_force (codes, day);
  for (guint i = 0; i < all->len; i++)
    {
      const RbCode *one = all->pdata[i];
      g_autofree char *name = g_utf8_casefold (one->name, -1);

      if (strlen (text) > 2 && strstr (name, folded))
        return one;
    }
  return NULL;
}

static gboolean
takes_away (Dialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (dialog->code)));

  return strcmp (text, "-") == 0;
}

static RbBulk
read_bulk (Dialog *dialog, const GArray *rows)
{
  RbSession from = rb_form_get_day (&dialog->from);
  const RbCode *code = code_of (dialog, from.date);
  const char *words = gtk_editable_get_text (dialog->words);
  gboolean nature = code && strstr (code->detail, "nature");

  return (RbBulk){ .rows = rows,
                   .from = from,
                   .to = rb_form_get_day (&dialog->to),
                   .code = code ? code->text : "",
                   .explains = gtk_switch_get_active (dialog->explains),
                   .note = !nature && *words ? words : NULL,
                   .nature = nature && *words ? words : NULL };
}

static const char *
problem_of (Dialog *dialog, const RbBulk *bulk)
{
  if (bulk->from.date == RB_DATE_NONE || bulk->to.date == RB_DATE_NONE)
    return _ ("Write the first and the last day as dates, such as 20 March 2026.");
  if (*bulk->code == '\0' && !takes_away (dialog))
    return _ ("Write the code, or a word of its name; a hyphen takes plans away.");
  if (bulk->rows->len == 0)
    return _ ("Nobody is chosen.");
  return NULL;
}

/* "Okonkwo, Chidi\t5H\t4\t1\t2" for the lines [first, end) of one pupil. */
static char *
pupil_line (Dialog *dialog, const RbBulkPlan *plan, guint first, guint end)
{
  RbSchool *school = rb_form_school (dialog->form);
  const RbBulkLine *line = &g_array_index (plan->lines, RbBulkLine, first);
  const RbClass *klass = rb_roster_class_on (school->roster, line->row, line->session.date);
  g_autofree char *name = rb_pupil_sorted_name (rb_roster_pupil (school->roster, line->row));
  guint counts[RB_N_BULK] = { 0 };

  for (guint i = first; i < end; i++)
    counts[g_array_index (plan->lines, RbBulkLine, i).what]++;
  return g_strdup_printf ("%s\t%s\t%u\t%u\t%u", name, klass ? klass->name : "", counts[RB_BULK_SET],
                          counts[RB_BULK_REPLACES], counts[RB_BULK_SAME] + counts[RB_BULK_KEPT]);
}

static void
show_lines (Dialog *dialog, const RbBulkPlan *plan)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint first = 0;

  for (guint i = 1; plan && i <= plan->lines->len; i++)
    if (i == plan->lines->len
        || g_array_index (plan->lines, RbBulkLine, i).row
               != g_array_index (plan->lines, RbBulkLine, first).row)
      {
        g_ptr_array_add (lines, pupil_line (dialog, plan, first, i));
        first = i;
      }
  if (plan)
    {
      g_autofree char *sums = g_strdup_printf (
          ngettext ("%u pupil: %u marks would be set, %u replaced; %u stay",
                    "%u pupils: %u marks would be set, %u replaced; %u stay", lines->len),
          lines->len, plan->counts[RB_BULK_SET], plan->counts[RB_BULK_REPLACES],
          plan->counts[RB_BULK_SAME] + plan->counts[RB_BULK_KEPT]);

      gtk_label_set_text (dialog->sums, sums);
    }
  g_ptr_array_add (lines, NULL);
  gtk_string_list_splice (dialog->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (dialog->lines)),
                          (const char *const *) lines->pdata);
  gtk_widget_set_visible (dialog->shown, lines->len > 1);
}

static char *
words_of (Dialog *dialog, const RbBulkPlan *plan, const RbBulk *bulk)
{
  const RbCode *code = code_of (dialog, bulk->from.date);
  g_autofree char *words = rb_bulk_words (plan);

  return code ? g_strdup_printf (_ ("%s, %s: %s"), code->text, code->name, words)
              : g_strdup_printf (_ ("Plans taken away: %s"), words);
}

/* Shows what would happen; whether it may be done. */
static gboolean
show_plan (Dialog *dialog)
{
  RbWorkspace *workspace = rb_form_workspace (dialog->form);
  RbDate day = rb_form_get_day (&dialog->from).date;
  g_autoptr (GArray) rows = rb_bulk_scope_rows (
      dialog->scope, day == RB_DATE_NONE ? rb_workspace_now (workspace).date : day);
  RbBulk bulk = read_bulk (dialog, rows);
  const char *problem = problem_of (dialog, &bulk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbBulkPlan) plan = NULL;
  g_autofree char *words = NULL;

  if (!problem)
    plan =
        rb_bulk_plan (rb_form_school (dialog->form), &bulk, rb_workspace_now (workspace), &error);
  if (plan)
    words = words_of (dialog, plan, &bulk);
  show_lines (dialog, plan);
  rb_form_set_preview (dialog->form, words);
  if (plan && plan->counts[RB_BULK_SET] + plan->counts[RB_BULK_REPLACES] == 0)
    problem = _ ("No mark would change.");
  rb_form_set_problem (dialog->form, problem ? problem : error ? error->message : NULL);
  return !problem && !error;
}

static gboolean
rested_cb (gpointer data)
{
  Dialog *dialog = data;

  dialog->resting = 0;
  show_plan (dialog);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (Dialog *dialog)
{
  g_clear_handle_id (&dialog->resting, g_source_remove);
  dialog->resting = g_timeout_add (REST_MS, rested_cb, dialog);
}

static void
dialog_free_cb (gpointer data)
{
  Dialog *dialog = data;

  g_clear_handle_id (&dialog->resting, g_source_remove);
  g_free (dialog);
}

static void
apply (Dialog *dialog)
{
  RbWorkspace *workspace = rb_form_workspace (dialog->form);
  RbSchool *school = rb_form_school (dialog->form);
  g_autoptr (GArray) rows =
      rb_bulk_scope_rows (dialog->scope, rb_form_get_day (&dialog->from).date);
  RbBulk bulk = read_bulk (dialog, rows);
  GError *error = NULL;
  g_autoptr (RbBulkPlan) plan = rb_bulk_plan (school, &bulk, rb_workspace_now (workspace), &error);
  const char *words = gtk_editable_get_text (dialog->words);
  g_autofree char *reason = NULL, *label = NULL;
  RbChange *change = NULL;

  if (plan)
    {
      guint n;

      reason = *bulk.code
                   ? g_strdup_printf (_ ("Bulk code %s%s%s"), bulk.code, *words ? ": " : "", words)
                   : g_strdup (_ ("Plans taken away"));
      change = rb_workspace_change_new (workspace, RB_SOURCE_BULK, reason);
      n = rb_bulk_add (school, plan, &bulk, change);
      label = g_strdup_printf (ngettext ("%s: %u mark", "%s: %u marks", n),
                               *bulk.code ? bulk.code : _ ("Plans taken away"), n);
    }
  rb_form_apply (dialog->form, change, error, label);
}

/* What is done is what was shown: keys that still rest are shown first. */
static void
apply_cb (Dialog *dialog)
{
  gboolean unseen = dialog->resting != 0;

  g_clear_handle_id (&dialog->resting, g_source_remove);
  if (!unseen || show_plan (dialog))
    apply (dialog);
}

/* --- the table --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (column) < 2 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (GPOINTER_TO_UINT (column) >= 2)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) parts = g_strsplit (text, "\t", -1);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), parts[GPOINTER_TO_UINT (column)]);
}

static void
add_table (Dialog *dialog)
{
  const char *const titles[] = { _ ("Pupil"), _ ("Class"), _ ("Would be set"), _ ("Replaces"),
                                 _ ("Stays") };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  dialog->lines = gtk_string_list_new (NULL);
  view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (dialog->lines))));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (titles[i], factory);
      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      g_object_unref (column);
    }
  gtk_widget_add_css_class (view, "rb-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What would happen, by pupil"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_widget_add_css_class (scroller, "card");
  dialog->sums = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (dialog->sums, 0);
  gtk_label_set_wrap (dialog->sums, TRUE);
  dialog->shown = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (dialog->shown), GTK_WIDGET (dialog->sums));
  gtk_box_append (GTK_BOX (dialog->shown), scroller);
  rb_form_add (dialog->form, dialog->shown);
}

void
rb_bulk_dialog_open (GtkWidget *from, RbWorkspace *workspace, const RbBulkStart *start)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  RbDate today = rb_workspace_now (workspace).date;
  RbSession first = { today, RB_AM }, last = { today, RB_PM };
  AdwPreferencesGroup *group;

  if (start && start->from.date != RB_DATE_NONE)
    {
      first = start->from;
      last = start->to;
    }
  dialog->form = rb_form_new (from, workspace, _ ("Bulk Codes"), _ ("_Set Marks"));
  g_object_set_data_full (G_OBJECT (dialog->form), "rb-dialog", dialog, dialog_free_cb);
  dialog->scope = rb_bulk_scope_new (dialog->form, start);
  group = rb_form_group (dialog->form, NULL, NULL);
  dialog->code = rb_form_entry (dialog->form, group, _ ("Code, by letter or word"), NULL);
  dialog->words =
      rb_form_entry (dialog->form, group, _ ("Name of the trip, nature, circumstances"), NULL);
  dialog->from = rb_form_day (dialog->form, group, _ ("From"), first, TRUE);
  dialog->to = rb_form_day (dialog->form, group, _ ("To and with"), last, TRUE);
  dialog->explains = rb_form_switch (dialog->form, group, _ ("It is the reason behind N"),
                                     _ ("Also replaces N, and what was planned"), FALSE);
  add_table (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog->form), 620, 800);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (apply_cb), dialog);
  rb_form_present (dialog->form, GTK_WIDGET (dialog->code));
}
