/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds what was typed and chosen, and shows what it would mean at every key. */
#include "app/late-desk/rb-late-desk.h"

#include "analysis/rb-name-index.h"
#include "app/late-desk/rb-countdown.h"
#include "app/late-desk/rb-desk-dialogs.h"
#include "app/late-desk/rb-desk-leave.h"
#include "app/late-desk/rb-desk-list.h"
#include "app/late-desk/rb-desk-matches.h"
#include "app/late-desk/rb-desk-panel.h"
#include "app/late-desk/rb-desk-reason-row.h"
#include "app/late-desk/rb-desk-slip.h"
#include "app/rb-compat.h"
#include "app/rb-settings.h"
#include "documents/rb-paper.h"
#include "school/rb-clock.h"

#include <glib/gi18n.h>

#define NARROW 980

struct _RbLateDesk
{
  GtkWindow parent;
  RbWorkspace *workspace;
  RbDeskMatches *matches;
  RbNameIndex *index;
  const RbRoster *indexed; /* only compared */
  RbDate indexed_on;
  RbDirection mode;
  int typed; /* minute of the day that was typed; -1: the clock's */
  AdwToast *toast;
  gint64 last_id; /* of the arrival that Undo takes back */
  guint timer;
  gboolean narrow, leaving;

  GtkWidget *toasts, *frame, *left, *crest, *greeting, *modes, *entry, *count;
  GtkWidget *matches_box, *why, *reasons, *tick, *office, *right, *panel;
  GtkWidget *mode_buttons[3];
};

G_DEFINE_FINAL_TYPE (RbLateDesk, rb_late_desk, GTK_TYPE_WINDOW)

static RbMoment
moment (RbLateDesk *desk)
{
  RbMoment now = rb_now ();

  now.minutes = MIN (now.minutes, 24 * 60 - 1);
  if (desk->typed >= 0)
    now.minutes = desk->typed;
  return now;
}

/* What is said at the desk just now. */
static RbDeskEntry
entry_of (RbLateDesk *desk)
{
  RbSchool *school = rb_workspace_school (desk->workspace);
  int row = rb_desk_matches_chosen (desk->matches);
  const RbDeskReason *reason = rb_desk_reason_row_chosen (RB_DESK_REASON_ROW (desk->reasons));
  gboolean ticked = gtk_check_button_get_active (GTK_CHECK_BUTTON (desk->tick));
  RbDeskEntry entry = { .at = moment (desk), .direction = desk->mode, .back_by = -1 };

  if (row >= 0)
    entry.pupil_id = rb_roster_pupil (school->roster, (guint) row)->id;
  if (reason)
    {
      entry.reason = reason->words;
      entry.cause = reason->cause;
    }
  entry.dinner = desk->mode == RB_DIRECTION_IN && ticked;
  entry.back_today = desk->mode == RB_DIRECTION_OUT && ticked;
  return entry;
}

static void
show_answer (RbLateDesk *desk)
{
  RbSchool *school = rb_workspace_school (desk->workspace);
  RbDeskEntry entry = entry_of (desk);
  g_autoptr (RbDeskAnswer) answer = rb_desk_answer (school, &entry);
  const RbPolicy *policy = rb_policy_book_on (school->policies, entry.at.date);
  int row = rb_desk_matches_chosen (desk->matches);
  const RbClass *klass =
      row >= 0 ? rb_roster_class_on (school->roster, (guint) row, entry.at.date) : NULL;
  const RbClock *clock =
      rb_policy_clock (policy, klass ? rb_key_stage (klass->year_group) : "", answer->session.half);
  gboolean bar = desk->mode == RB_DIRECTION_IN && answer->verdict != RB_DESK_REFUSED;

  rb_desk_panel_show_answer (RB_DESK_PANEL (desk->panel), answer, bar ? clock : NULL,
                             entry.at.minutes);
}

static void
show_time (RbLateDesk *desk)
{
  RbMoment now = moment (desk);
  RbSchool *school = rb_workspace_school (desk->workspace);
  g_autoptr (RbDeskAnswer) answer =
      rb_desk_answer (school, &(RbDeskEntry){ .at = now, .back_by = -1 });

  gtk_label_set_text (GTK_LABEL (desk->greeting), rb_desk_panel_greeting (desk->mode, now.minutes));
  rb_desk_panel_show_time (RB_DESK_PANEL (desk->panel), now, desk->typed >= 0);
  rb_desk_panel_show_last (RB_DESK_PANEL (desk->panel), school, answer->session,
                           rb_workspace_presenting (desk->workspace));
  rb_desk_panel_show_slip (RB_DESK_PANEL (desk->panel), rb_settings_on ("late-slip"));
  show_answer (desk);
}

static gboolean
tick_cb (gpointer data)
{
  show_time (data);
  return G_SOURCE_CONTINUE;
}

/* The index of names, made again when the school or the day is another. */
static RbNameIndex *
names (RbLateDesk *desk)
{
  RbSchool *school = rb_workspace_school (desk->workspace);
  RbDate day = moment (desk).date;

  if (!desk->index || desk->indexed != school->roster || desk->indexed_on != day)
    {
      g_clear_pointer (&desk->index, rb_name_index_free);
      desk->index = rb_name_index_new (school->roster, day);
      desk->indexed = school->roster;
      desk->indexed_on = day;
    }
  return desk->index;
}

static void
search (RbLateDesk *desk)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (desk->entry));
  RbSchool *school = rb_workspace_school (desk->workspace);
  guint total = 0;
  GArray *rows = rb_name_index_find (names (desk), text, 60, &total);
  g_autofree char *folded = rb_name_fold (text);
  g_autofree char *count = NULL;

  if (total > 0)
    count = g_strdup_printf (g_dngettext (NULL, "%u pupil", "%u pupils", total), total);
  else
    count = g_strdup (g_utf8_strlen (folded, -1) >= 3 ? _ ("Nobody of this name") : "");
  gtk_label_set_text (GTK_LABEL (desk->count), count);
  rb_desk_matches_show (desk->matches, school, moment (desk).date, rows);
  show_answer (desk);
}

static void
chosen_cb (gpointer data)
{
  RbLateDesk *desk = data;

  show_answer (desk);
  gtk_widget_grab_focus (desk->entry);
}

/* Back to an empty field; the mode and the clock stay. */
static void
clear (RbLateDesk *desk)
{
  gtk_editable_set_text (GTK_EDITABLE (desk->entry), "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (desk->tick), desk->mode == RB_DIRECTION_OUT);
  rb_desk_reason_row_choose (RB_DESK_REASON_ROW (desk->reasons), -1);
  gtk_widget_grab_focus (desk->entry);
}

static void
set_mode (RbLateDesk *desk, RbDirection mode)
{
  static const char *const why[] = { N_ ("Why late?"), N_ ("Why are you going?"), " " };

  desk->mode = mode;
  for (int i = 0; i < 3; i++)
    if (i == (int) mode)
      gtk_widget_add_css_class (desk->mode_buttons[i], "chosen");
    else
      gtk_widget_remove_css_class (desk->mode_buttons[i], "chosen");
  gtk_label_set_text (GTK_LABEL (desk->why), _ (why[mode]));
  gtk_check_button_set_label (GTK_CHECK_BUTTON (desk->tick), mode == RB_DIRECTION_OUT
                                                                 ? _ ("Coming back today")
                                                                 : _ ("Dinner ordered"));
  gtk_widget_set_visible (desk->tick, mode != RB_DIRECTION_BACK);
  rb_desk_reason_row_fill (RB_DESK_REASON_ROW (desk->reasons),
                           rb_desk_dialogs_reasons (desk->workspace, mode));
  clear (desk);
  show_time (desk);
}

static void
mode_cb (GtkWidget *button, RbLateDesk *desk)
{
  for (int i = 0; i < 3; i++)
    if (desk->mode_buttons[i] == button)
      set_mode (desk, (RbDirection) i);
}

/* One at a time. */
static AdwToast *
toast (RbLateDesk *desk, const char *text)
{
  if (desk->toast)
    adw_toast_dismiss (desk->toast);
  g_set_object (&desk->toast, adw_toast_new (text));
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (desk->toasts), desk->toast);
  return desk->toast;
}

static void
say_done (RbLateDesk *desk, const RbChange *change, const RbDeskAnswer *answer)
{
  const RbArrival *arrival = (const RbArrival *) rb_change_record (change, 0)->is;
  RbSchool *school = rb_workspace_school (desk->workspace);
  int row = rb_roster_find (school->roster, arrival->pupil_id);
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, (guint) row));
  g_autofree char *words = rb_arrival_words (arrival);
  g_autofree char *text =
      g_strdup_printf ("%s: %s%s%s", name, words, *arrival->code ? ", " : "", arrival->code);
  AdwToast *said = toast (desk, text);

  adw_toast_set_button_label (said, _ ("_Undo"));
  adw_toast_set_action_name (said, "desk.undo");
  desk->last_id = arrival->base.id;
  rb_compat_announce (desk->entry, answer->title);
  rb_desk_slip_print (GTK_WIDGET (desk), school, arrival, answer->sentence);
}

static void
enter_cb (gpointer data)
{
  RbLateDesk *desk = data;
  RbSchool *school = rb_workspace_school (desk->workspace);
  const char *read_only = rb_workspace_read_only (desk->workspace);
  RbDeskEntry entry = entry_of (desk);
  g_autoptr (RbDeskAnswer) answer = rb_desk_answer (school, &entry);
  g_autoptr (RbChange) change = NULL;

  if (!entry.pupil_id)
    return;
  change =
      rb_desk_change (school, &entry, RB_SOURCE_GRID, rb_workspace_who (desk->workspace),
                      rb_workspace_position (desk->workspace), rb_clock_seconds_of (rb_now ()));
  if (!change || read_only)
    {
      toast (desk, read_only ? read_only : answer->sentence);
      return;
    }
  rb_workspace_apply (desk->workspace, change, change->reason);
  desk->typed = -1;
  clear (desk);
  say_done (desk, change, answer);
  show_time (desk);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RbLateDesk *desk = data;
  RbSchool *school = rb_workspace_school (desk->workspace);
  const RbArrival *arrival =
      desk->last_id ? rb_office_find (school->office, RB_RECORD_ARRIVAL, desk->last_id) : NULL;
  g_autoptr (RbChange) change = NULL;

  if (!arrival || arrival->undone)
    {
      toast (desk, _ ("There is nothing to undo."));
      return;
    }
  change = rb_desk_undo (school, arrival, rb_workspace_who (desk->workspace),
                         rb_workspace_position (desk->workspace), rb_clock_seconds_of (rb_now ()));
  rb_workspace_apply (desk->workspace, change, change->reason);
  desk->last_id = 0;
  toast (desk, _ ("Taken back."));
  show_time (desk);
  gtk_widget_grab_focus (desk->entry);
}

static void
time_chosen_cb (int minutes, gpointer data)
{
  RbLateDesk *desk = data;

  desk->typed = minutes;
  show_time (desk);
  gtk_widget_grab_focus (desk->entry);
}

static void
ask_time (RbLateDesk *desk)
{
  rb_desk_dialogs_time (GTK_WINDOW (desk), moment (desk).minutes, time_chosen_cb, desk);
}

static void
time_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_time (data);
}

static void
arrivals_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_desk_list_open (data, RB_LATE_DESK (data)->workspace);
}

static void
reasons_saved_cb (gpointer owner, const GError *error)
{
  if (!error)
    set_mode (owner, RB_LATE_DESK (owner)->mode);
}

static void
reasons_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RbLateDesk *desk = data;

  rb_desk_dialogs_edit_reasons (data, desk->workspace, desk->mode, reasons_saved_cb, desk);
}

static void
countdown_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_countdown_open (data, RB_LATE_DESK (data)->workspace);
}

static void
left_cb (GtkWindow *desk)
{
  RB_LATE_DESK (desk)->leaving = TRUE;
  gtk_window_close (desk);
}

static void
leave_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rb_desk_leave_ask (data, RB_LATE_DESK (data)->workspace, left_cb);
}

static void
mode_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_mode (data, (RbDirection) g_variant_get_int32 (parameter));
}

static void
dinner_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkCheckButton *tick = GTK_CHECK_BUTTON (RB_LATE_DESK (data)->tick);

  gtk_check_button_set_active (tick, !gtk_check_button_get_active (tick));
}

static const GActionEntry actions[] = {
  { "undo", undo_cb },
  { "time", time_cb },
  { "arrivals", arrivals_cb },
  { "reasons", reasons_cb },
  { "leave", leave_cb },
  { "countdown", countdown_cb },
  { "mode", mode_action_cb, "i" },
  { "tick", dinner_cb },
};

/* The keys of a kiosk: everything else is the field's. */
static gboolean
key_cb (RbLateDesk *desk, guint key, guint code, GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) && key == GDK_KEY_z) /* not the field's own undo */
    return gtk_widget_activate_action (GTK_WIDGET (desk), "desk.undo", NULL);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      rb_desk_matches_move (desk->matches, key == GDK_KEY_Up ? -1 : 1);
      show_answer (desk);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      enter_cb (desk);
      return TRUE;
    case GDK_KEY_Escape:
      desk->typed = -1;
      set_mode (desk, RB_DIRECTION_IN);
      return TRUE;
    default:
      break;
    }
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_5)
    key = GDK_KEY_1 + (key - GDK_KEY_KP_1);
  if (key < GDK_KEY_1
      || key >= GDK_KEY_1 + rb_desk_reason_row_n (RB_DESK_REASON_ROW (desk->reasons)))
    return FALSE;
  rb_desk_reason_row_choose (RB_DESK_REASON_ROW (desk->reasons), (int) (key - GDK_KEY_1));
  show_answer (desk);
  return TRUE;
}

static void
draw_crest_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  RbSchool *school = rb_workspace_school (RB_LATE_DESK (data)->workspace);

  rb_paper_crest (cr, school->details, 0, 0, width, height);
}

static void
changed_cb (RbLateDesk *desk)
{
  search (desk);
  show_time (desk);
}

static void
turn (RbLateDesk *desk)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (desk->frame), desk->narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_reorder_child_after (GTK_BOX (desk->frame), desk->right,
                               desk->narrow ? NULL : desk->left);
  gtk_widget_set_vexpand (desk->panel, !desk->narrow);
  gtk_widget_set_hexpand (desk->right, desk->narrow);
  rb_desk_panel_set_narrow (RB_DESK_PANEL (desk->panel), desk->narrow);
  show_time (desk);
}

static gboolean
turn_cb (gpointer data)
{
  turn (data);
  return G_SOURCE_REMOVE;
}

static void
rb_late_desk_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbLateDesk *desk = RB_LATE_DESK (widget);
  gboolean narrow = width < NARROW || width < height;

  if (height < 66 * rb_desk_panel_em (widget) || width < 72 * rb_desk_panel_em (widget))
    gtk_widget_add_css_class (widget, "low");
  else
    gtk_widget_remove_css_class (widget, "low");
  if (narrow != desk->narrow)
    {
      desk->narrow = narrow;
      g_idle_add_full (G_PRIORITY_DEFAULT, turn_cb, g_object_ref (desk), g_object_unref);
    }
  GTK_WIDGET_CLASS (rb_late_desk_parent_class)->size_allocate (widget, width, height, baseline);
}

/* A child does not close the desk; whoever leaves it says so. */
static gboolean
rb_late_desk_close_request (GtkWindow *window)
{
  RbLateDesk *desk = RB_LATE_DESK (window);

  if (desk->leaving)
    return GTK_WINDOW_CLASS (rb_late_desk_parent_class)->close_request (window);
  leave_cb (NULL, NULL, desk);
  return TRUE;
}

static void
rb_late_desk_dispose (GObject *object)
{
  RbLateDesk *desk = RB_LATE_DESK (object);

  g_clear_handle_id (&desk->timer, g_source_remove);
  if (desk->workspace)
    g_signal_handlers_disconnect_by_data (desk->workspace, desk);
  G_OBJECT_CLASS (rb_late_desk_parent_class)->dispose (object);
  g_clear_object (&desk->workspace);
  g_clear_pointer (&desk->matches, rb_desk_matches_free);
  g_clear_pointer (&desk->index, rb_name_index_free);
  g_clear_object (&desk->toast);
}

static void
add_shortcuts (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding_action (class, GDK_KEY_t, GDK_CONTROL_MASK, "desk.time", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_d, GDK_CONTROL_MASK, "desk.tick", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_l, GDK_CONTROL_MASK, "desk.arrivals", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_q, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "desk.leave", NULL);
  for (int i = 0; i < 3; i++)
    gtk_widget_class_add_binding_action (class, GDK_KEY_F2 + (guint) i, 0, "desk.mode", "i", i);
}

static void
rb_late_desk_class_init (RbLateDeskClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_late_desk_dispose;
  widget_class->size_allocate = rb_late_desk_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = rb_late_desk_close_request;
  g_type_ensure (RB_TYPE_DESK_REASON_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/late-desk/late-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, toasts);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, frame);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, left);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, crest);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, greeting);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, modes);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, entry);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, count);
  gtk_widget_class_bind_template_child_full (widget_class, "matches", FALSE,
                                             G_STRUCT_OFFSET (RbLateDesk, matches_box));
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, why);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, reasons);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, tick);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, office);
  gtk_widget_class_bind_template_child (widget_class, RbLateDesk, right);
  add_shortcuts (widget_class);
}

static void
build_modes (RbLateDesk *desk)
{
  static const char *const words[] = { N_ ("In"), N_ ("Out"), N_ ("Back") };
  static const char *const tips[] = { N_ ("Coming in (F2)"), N_ ("Going out (F3)"),
                                      N_ ("Coming back (F4)") };

  for (int i = 0; i < 3; i++)
    {
      desk->mode_buttons[i] = gtk_button_new_with_label (_ (words[i]));
      gtk_widget_set_tooltip_text (desk->mode_buttons[i], _ (tips[i]));
      gtk_widget_set_focusable (desk->mode_buttons[i], FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (desk->mode_buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _ (tips[i]), -1);
      g_signal_connect (desk->mode_buttons[i], "clicked", G_CALLBACK (mode_cb), desk);
      gtk_box_append (GTK_BOX (desk->modes), desk->mode_buttons[i]);
    }
}

static void
rb_late_desk_init (RbLateDesk *desk)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (desk));
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), desk);
  if (rb_settings_has ("late-slip"))
    {
      g_autoptr (GAction) slip = g_settings_create_action (rb_settings (), "late-slip");

      g_action_map_add_action (G_ACTION_MAP (group), slip);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (desk), "desk", G_ACTION_GROUP (group));
  desk->typed = -1;
  desk->panel = rb_desk_panel_new ();
  gtk_widget_set_vexpand (desk->panel, TRUE);
  gtk_box_append (GTK_BOX (desk->right), desk->panel);
  desk->matches = rb_desk_matches_new (GTK_BOX (desk->matches_box), G_CALLBACK (chosen_cb),
                                       G_CALLBACK (enter_cb), desk);
  build_modes (desk);
  rb_compat_name (desk->office, _ ("For the office"));
  gtk_widget_set_focusable (desk->tick, FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), desk);
  gtk_widget_add_controller (desk->entry, keys);
  g_signal_connect_swapped (desk->entry, "changed", G_CALLBACK (search), desk);
  g_signal_connect_swapped (desk->panel, "clock", G_CALLBACK (ask_time), desk);
  g_signal_connect_swapped (desk->reasons, "chosen", G_CALLBACK (chosen_cb), desk);
  g_signal_connect_swapped (desk->tick, "toggled", G_CALLBACK (show_answer), desk);
}

void
rb_late_desk_open (RbWindow *window)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  RbLateDesk *desk;

  if (!rb_workspace_school (workspace))
    return;
  desk = g_object_new (RB_TYPE_LATE_DESK, "transient-for", window, NULL);
  desk->workspace = g_object_ref (workspace);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (desk->crest), draw_crest_cb, desk, NULL);
  gtk_widget_set_visible (desk->crest,
                          rb_workspace_school (workspace)->details->crest_bytes != NULL);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), desk);
  set_mode (desk, RB_DIRECTION_IN);
  desk->timer = g_timeout_add_seconds (1, tick_cb, desk);
  gtk_window_fullscreen (GTK_WINDOW (desk));
  gtk_window_present (GTK_WINDOW (desk));
  gtk_widget_grab_focus (desk->entry);
}
