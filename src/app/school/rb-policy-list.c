/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of policies. */
#include "app/school/rb-policy-list.h"

#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "school/rb-policy-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _RbPolicyList
{
  AdwPreferencesGroup parent;
  RbWorkspace *workspace;
  GPtrArray *rows; /* GtkWidget* */
};

G_DEFINE_FINAL_TYPE (RbPolicyList, rb_policy_list, ADW_TYPE_PREFERENCES_GROUP)

static guint chosen_signal;

static const struct
{
  const char *id;
  const char *title;
} presets[] = {
  { "one-page", N_ ("One page: amber below 97, red below 90") },
  { "three-stage", N_ ("Three stages") },
  { "trust", N_ ("Trust policy") },
  { "risk-bands", N_ ("Risk bands and action calendar") },
  { "overview", N_ ("Attendance overview") },
};

const char *
rb_policy_preset_title (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (strcmp (presets[i].id, id) == 0)
      return _ (presets[i].title);
  return "";
}

const char *
rb_policy_preset_id (guint nth)
{
  return nth < G_N_ELEMENTS (presets) ? presets[nth].id : NULL;
}

char *
rb_policy_title (const RbPolicy *policy)
{
  g_autofree char *date = rb_date_format (policy->valid_from, RB_DATE_LONG);

  return policy->valid_from ? g_strdup_printf (_ ("policy from %s"), date)
                            : g_strdup (_ ("policy from the beginning"));
}

/* The policy that a button of a row is for, with its place in the book; NULL where it is gone. */
static const RbPolicy *
policy_of (RbPolicyList *list, gpointer button, guint *nth)
{
  const RbPolicyBook *book = rb_workspace_school (list->workspace)->policies;

  *nth = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "nth"));
  return *nth < rb_policy_book_n (book) ? rb_policy_book_nth (book, *nth) : NULL;
}

static void
show_cb (GtkButton *button, RbPolicyList *list)
{
  guint nth;
  const RbPolicy *policy = policy_of (list, button, &nth);

  if (policy)
    g_signal_emit (list, chosen_signal, 0, policy);
}

static void
delete_cb (AdwMessageDialog *dialog, const char *response, RbPolicyList *list)
{
  RbPolicy *policy = g_object_get_data (G_OBJECT (dialog), "policy");
  g_autoptr (RbWritten) written = NULL;
  g_autofree char *title = NULL, *label = NULL;

  if (strcmp (response, "delete") != 0)
    return;
  written = rb_written_new_policy (policy, NULL);
  title = rb_policy_title (policy);
  label = g_strdup_printf (_ ("%s deleted"), title);
  if (rb_workspace_write (list->workspace, written, label))
    rb_notice_show (GTK_WIDGET (list), _ ("The policy was deleted"), _ ("Undo"), "win.undo");
}

static void
ask_cb (GtkButton *button, RbPolicyList *list)
{
  guint nth;
  const RbPolicy *policy = policy_of (list, button, &nth);
  g_autofree char *words = NULL, *title = NULL, *heading = NULL;
  GtkWidget *dialog;

  if (!policy || nth == 0)
    return;
  words = rb_policy_removal_words (rb_workspace_school (list->workspace)->policies, nth);
  title = rb_policy_title (policy);
  heading = g_strdup_printf (_ ("Delete the %s?"), title);
  dialog = adw_message_dialog_new (GTK_WINDOW (rb_window_of (GTK_WIDGET (list))), heading, words);
  g_object_set_data_full (G_OBJECT (dialog), "policy", rb_policy_ref ((RbPolicy *) policy),
                          (GDestroyNotify) rb_policy_unref);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete",
                                    _ ("_Delete Policy"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_cb), list, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
row_words (RbPolicyList *list, const RbPolicy *policy)
{
  const char *preset = rb_policy_preset_title (policy->preset);
  gboolean now = policy
                 == rb_policy_book_on (rb_workspace_school (list->workspace)->policies,
                                       rb_workspace_now (list->workspace).date);

  return g_strdup_printf ("%s%s%s", preset, *preset && now ? "; " : "",
                          now ? _ ("in force now") : "");
}

static GtkWidget *
add_button (RbPolicyList *list, GtkWidget *row, guint nth, const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "nth", GUINT_TO_POINTER (nth));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
add_row (RbPolicyList *list, const RbPolicyBook *book, guint nth)
{
  const RbPolicy *policy = rb_policy_book_nth (book, nth);
  GtkWidget *row = adw_action_row_new (), *button;
  g_autofree char *date =
      policy->valid_from ? rb_date_format (policy->valid_from, RB_DATE_LONG) : NULL;
  g_autofree char *title =
      date ? g_strdup_printf (_ ("From %s"), date) : g_strdup (_ ("From the beginning"));
  g_autofree char *words = row_words (list, policy);
  g_autofree char *show = g_strdup_printf (_ ("Show the policy: %s"), title);
  g_autofree char *delete = g_strdup_printf (_ ("Delete the policy: %s"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  button = add_button (list, row, nth, _ ("Show"), show);
  g_signal_connect (button, "clicked", G_CALLBACK (show_cb), list);
  if (nth > 0)
    {
      button = add_button (list, row, nth, _ ("Delete"), delete);
      g_signal_connect (button, "clicked", G_CALLBACK (ask_cb), list);
      rb_right_bind (button, list->workspace, RB_RIGHT_POLICY);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (list), row);
  g_ptr_array_add (list->rows, row);
}

static void
fill (RbPolicyList *list)
{
  const RbSchool *school = rb_workspace_school (list->workspace);

  for (guint i = 0; i < list->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (list), list->rows->pdata[i]);
  g_ptr_array_set_size (list->rows, 0);
  for (guint i = school ? rb_policy_book_n (school->policies) : 0; i-- > 0;)
    add_row (list, school->policies, i);
}

static void
rb_policy_list_dispose (GObject *object)
{
  RbPolicyList *list = RB_POLICY_LIST (object);

  if (list->workspace)
    g_signal_handlers_disconnect_by_data (list->workspace, list);
  g_clear_object (&list->workspace);
  g_clear_pointer (&list->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_policy_list_parent_class)->dispose (object);
}

static void
rb_policy_list_class_init (RbPolicyListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_policy_list_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
rb_policy_list_init (RbPolicyList *list)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (list);

  list->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (group, _ ("Policies of This School"));
  adw_preferences_group_set_description (
      group, _ ("Each holds from its day until the next one. A policy that is shown can be saved "
                "again for another day."));
}

GtkWidget *
rb_policy_list_new (RbWorkspace *workspace)
{
  RbPolicyList *list = g_object_new (RB_TYPE_POLICY_LIST, NULL);

  list->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (fill), list);
  fill (list);
  return GTK_WIDGET (list);
}
