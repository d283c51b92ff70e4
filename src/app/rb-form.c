/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the window and its rows. */
#include "app/rb-form.h"

#include "app/rb-chooser.h"
#include "app/rb-notice.h"

#include <glib/gi18n.h>

struct _RbForm
{
  AdwWindow parent;
  RbWorkspace *workspace;
  GtkWidget *from, *body, *problem, *preview, *apply;
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (RbForm, rb_form, ADW_TYPE_WINDOW)

enum
{
  CHANGED,
  APPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rb_form_finalize (GObject *object)
{
  RbForm *form = RB_FORM (object);

  g_clear_object (&form->workspace);
  g_clear_object (&form->from);
  G_OBJECT_CLASS (rb_form_parent_class)->finalize (object);
}

static void
apply_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbForm *form = RB_FORM (widget);

  if (gtk_widget_get_sensitive (form->apply))
    g_signal_emit (form, signals[APPLY], 0);
}

static void
rb_form_class_init (RbFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = rb_form_finalize;
  signals[CHANGED] = g_signal_new ("changed", RB_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[APPLY] =
      g_signal_new ("apply", RB_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "form.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Tab goes from field to field; a list box by itself would leave its other rows out. */
static gboolean
move_on (GtkWidget *form, gboolean back)
{
  GtkDirectionType way = back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (form));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (row == NULL || GTK_WIDGET (gtk_widget_get_native (focus)) != form)
    return FALSE;
  if (gtk_widget_child_focus (row, way))
    return TRUE;
  while ((row = back ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row)))
    if (gtk_widget_get_visible (row) && gtk_widget_child_focus (row, way))
      return TRUE;
  return FALSE;
}

/* Ctrl+Enter is asked before a field of several lines, which would take it for a new one. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, GtkWidget *form)
{
  if ((state & GDK_CONTROL_MASK) && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    return gtk_widget_activate_action (form, "form.apply", NULL);
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    return move_on (form, key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK));
  return FALSE;
}

static void
add_keys (GtkWidget *form)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), form);
  gtk_widget_add_controller (form, keys);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static GtkWidget *
make_foot (RbForm *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  form->preview = make_label (NULL);
  form->problem = make_label ("rb-warning");
  gtk_box_append (GTK_BOX (box), form->preview);
  gtk_box_append (GTK_BOX (box), form->problem);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 12);
  return box;
}

static GtkWidget *
make_header (RbForm *form)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  form->apply = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (form->apply), TRUE);
  gtk_widget_add_css_class (form->apply, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (form->apply), "form.apply");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), form->apply);
  return header;
}

static void
rb_form_init (RbForm *form)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  form->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);
  gtk_widget_set_margin_start (form->body, 18);
  gtk_widget_set_margin_end (form->body, 18);
  gtk_widget_set_margin_top (form->body, 12);
  gtk_widget_set_margin_bottom (form->body, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), form->body);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (all), make_header (form));
  gtk_box_append (GTK_BOX (all), scroller);
  gtk_box_append (GTK_BOX (all), make_foot (form));
  adw_window_set_content (ADW_WINDOW (form), all);
  gtk_window_set_modal (GTK_WINDOW (form), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (form), 560, 660);
  add_keys (GTK_WIDGET (form));
}

RbForm *
rb_form_new (GtkWidget *from, RbWorkspace *workspace, const char *title, const char *apply)
{
  RbForm *form = g_object_new (RB_TYPE_FORM, "title", title, NULL);

  form->workspace = g_object_ref (workspace);
  form->from = g_object_ref (from);
  gtk_button_set_label (GTK_BUTTON (form->apply), apply);
  gtk_window_set_transient_for (GTK_WINDOW (form), GTK_WINDOW (gtk_widget_get_root (from)));
  return form;
}

RbWorkspace *
rb_form_workspace (RbForm *form)
{
  return form->workspace;
}

RbSchool *
rb_form_school (RbForm *form)
{
  return rb_workspace_school (form->workspace);
}

void
rb_form_touch (RbForm *form)
{
  if (form->ready)
    g_signal_emit (form, signals[CHANGED], 0);
}

AdwPreferencesGroup *
rb_form_group (RbForm *form, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (form->body), group);
  return ADW_PREFERENCES_GROUP (group);
}

void
rb_form_add (RbForm *form, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (form->body), widget);
}

GtkEditable *
rb_form_entry (RbForm *form, AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (text)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (rb_form_touch), form);
  return GTK_EDITABLE (row);
}

GtkTextView *
rb_form_text (RbForm *form, AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title), *view = gtk_text_view_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text ? text : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (view, "rb-form-text");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_widget_add_css_class (box, "rb-form-text-row");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                            G_CALLBACK (rb_form_touch), form);
  return GTK_TEXT_VIEW (view);
}

char *
rb_form_get_text (GtkTextView *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

AdwComboRow *
rb_form_choice (RbForm *form,
                AdwPreferencesGroup *group,
                const char *title,
                const char *const *words,
                guint selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (rb_form_touch), form);
  return ADW_COMBO_ROW (row);
}

GtkSwitch *
rb_form_switch (
    RbForm *form, AdwPreferencesGroup *group, const char *title, const char *subtitle, gboolean on)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_switch_set_active (GTK_SWITCH (toggle), on);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (rb_form_touch), form);
  return GTK_SWITCH (toggle);
}

RbFormDay
rb_form_day (
    RbForm *form, AdwPreferencesGroup *group, const char *title, RbSession session, gboolean halves)
{
  g_autofree char *text =
      session.date == RB_DATE_NONE ? g_strdup ("") : rb_date_format (session.date, RB_DATE_LONG);
  RbFormDay day = { rb_form_entry (form, group, title, text), NULL };
  const char *const words[] = { _ ("morning"), _ ("afternoon"), NULL };
  g_autofree char *label = NULL;
  GtkWidget *half;

  if (!halves)
    return day;
  half = gtk_drop_down_new_from_strings (words);
  label = g_strdup_printf (_ ("%s: half of the day"), title);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (half), session.half);
  gtk_widget_set_valign (half, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (half, "flat");
  rb_chooser_name (GTK_DROP_DOWN (half), label);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (day.day), half);
  g_signal_connect_swapped (half, "notify::selected", G_CALLBACK (rb_form_touch), form);
  day.half = GTK_DROP_DOWN (half);
  return day;
}

RbSession
rb_form_get_day (const RbFormDay *day)
{
  RbSession session = { RB_DATE_NONE, RB_AM };
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (day->day)));

  if (!rb_date_parse (text, &session.date))
    session.date = RB_DATE_NONE;
  if (day->half)
    session.half = gtk_drop_down_get_selected (day->half) == 1 ? RB_PM : RB_AM;
  return session;
}

void
rb_form_set_day (const RbFormDay *day, RbDate date)
{
  g_autofree char *text =
      date == RB_DATE_NONE ? g_strdup ("") : rb_date_format (date, RB_DATE_LONG);

  gtk_editable_set_text (day->day, text);
}

void
rb_form_set_problem (RbForm *form, const char *sentence)
{
  const char *locked = rb_workspace_read_only (form->workspace);
  const char *text = locked ? locked : sentence;

  gtk_label_set_text (GTK_LABEL (form->problem), text ? text : "");
  gtk_widget_set_visible (form->problem, text != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (form), "form.apply", text == NULL);
}

void
rb_form_set_preview (RbForm *form, const char *words)
{
  gtk_label_set_text (GTK_LABEL (form->preview), words ? words : "");
  gtk_widget_set_visible (form->preview, words != NULL);
}

gboolean
rb_form_apply (RbForm *form, RbChange *change, GError *error, const char *label)
{
  g_autoptr (GError) failed = error;

  if (change == NULL)
    {
      rb_form_set_problem (form, failed ? failed->message : _ ("Nothing changes."));
      return FALSE;
    }
  rb_workspace_apply (form->workspace, change, label);
  rb_change_unref (change);
  rb_notice_undo (form->from, label);
  gtk_window_close (GTK_WINDOW (form));
  return TRUE;
}

void
rb_form_present (RbForm *form, GtkWidget *focus)
{
  form->ready = TRUE;
  rb_form_touch (form);
  gtk_window_present (GTK_WINDOW (form));
  if (focus)
    gtk_widget_grab_focus (focus);
}
