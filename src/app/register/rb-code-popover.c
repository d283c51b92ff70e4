/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover. It offers and asks; the editor changes. */
#include "app/register/rb-code-popover.h"

#include "app/register/rb-cell-history.h"
#include "app/register/rb-likely-codes.h"
#include "app/register/rb-register-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#define POPOVER_WIDTH 270

typedef enum
{
  DETAIL_NOTE,
  DETAIL_MINUTES,
  DETAIL_NATURE
} DetailKind;

struct _RbCodePopover
{
  GtkPopover parent;
  RbWorkspace *workspace;
  RbRegisterGrid *grid; /* the parent */
  RbRegisterEditor *editor;
  GtkWidget *whom;
  GtkWidget *when;
  GtkWidget *stack;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *detail_label;
  GtkWidget *detail_entry;
  GtkWidget *history;
  GtkWidget *nature_button;
  DetailKind detail;
  guint n_codes;
  gboolean all; /* the codes after the likely ones are shown */
};

G_DEFINE_FINAL_TYPE (RbCodePopover, rb_code_popover, GTK_TYPE_POPOVER)

static const RbCode *
row_code (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "code");
}

static gboolean
matches (const RbCode *code, const char *typed)
{
  g_autofree char *name = g_utf8_casefold (code->name, -1);
  g_autofree char *word = g_utf8_casefold (typed, -1);

  return g_ascii_strncasecmp (code->text, typed, strlen (typed)) == 0
         || strstr (name, word) != NULL;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  RbCodePopover *popover = data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (popover->search));
  const RbCode *code = row_code (row);

  if (!code)
    return *typed == '\0' && !popover->all;
  if (*typed == '\0')
    return popover->all || gtk_list_box_row_get_index (row) < RB_N_LIKELY;
  return matches (code, typed);
}

static void
select_first (RbCodePopover *popover)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (popover->search));
  GtkListBoxRow *row;
  GtkListBoxRow *first = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (popover->list), i)); i++)
    {
      const RbCode *code = row_code (row);

      if (!gtk_widget_get_child_visible (GTK_WIDGET (row)) || !code)
        continue;
      if (!first)
        first = row;
      if (g_ascii_strcasecmp (code->text, typed) == 0)
        first = row;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (popover->list), first);
}

static void
search_cb (RbCodePopover *popover)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (popover->list));
  select_first (popover);
}

static void
choose (RbCodePopover *popover, GtkListBoxRow *row)
{
  const RbCode *code = row_code (row);

  if (!code)
    {
      popover->all = TRUE;
      search_cb (popover);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  rb_register_editor_set_code (popover->editor, code->text, NULL);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RbCodePopover *popover)
{
  choose (popover, row);
}

static void
search_activate_cb (RbCodePopover *popover)
{
  GtkListBoxRow *row;

  search_cb (popover); /* the entry tells of what is typed only after a while */
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (popover->list));
  if (row)
    choose (popover, row);
}

static void
stop_search_cb (RbCodePopover *popover)
{
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* Down goes from the search entry into the list. */
static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint key,
               guint code,
               GdkModifierType state,
               RbCodePopover *popover)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (popover->list));

  if (key == GDK_KEY_F9)
    {
      rb_code_popover_open_history (popover);
      return TRUE;
    }
  if (key != GDK_KEY_Down || !row
      || !g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (popover->stack)), "codes")
      || gtk_widget_get_focus_child (popover->list))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

static GtkWidget *
code_row (const RbCodeBook *codes, const RbCode *code)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *chip = gtk_label_new (code->text);
  GtkWidget *name = gtk_label_new (code->name);
  g_autofree char *words = g_strdup_printf ("%s, %s", code->text, code->name);

  gtk_widget_add_css_class (chip, "rb-chip");
  gtk_widget_add_css_class (chip, rb_look_class (rb_mark_look (codes, code->mark)));
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 30);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (row, code->name);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "code", (gpointer) code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

static GtkWidget *
more_row (guint n)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("%u more code", "%u more codes", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 36);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void
fill_list (RbCodePopover *popover, const RbRegisterScene *scene)
{
  const RbRegisterDay *day = rb_register_layout_day (scene->layout, scene->place / 2);
  g_autoptr (GPtrArray) codes = rb_likely_codes (
      scene->school, g_array_index (scene->rows, guint, scene->row), day->date, scene->place % 2);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (popover->list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (popover->list), GTK_WIDGET (row));
  for (guint i = 0; i < codes->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (popover->list),
                         code_row (scene->school->codes, g_ptr_array_index (codes, i)));
  if (codes->len > RB_N_LIKELY)
    gtk_list_box_append (GTK_LIST_BOX (popover->list), more_row (codes->len - RB_N_LIKELY));
  popover->all = FALSE;
}

static RbSession
cursor_session (const RbRegisterScene *scene)
{
  return (RbSession){ rb_register_layout_day (scene->layout, scene->place / 2)->date,
                      scene->place % 2 };
}

static const RbDetail *
cursor_detail (const RbRegisterScene *scene)
{
  return rb_school_cell_detail (scene->school, rb_register_scene_pupil (scene, scene->row)->id,
                                cursor_session (scene));
}

/* What is asked when the nature button is pressed: what the code at the cursor must have beside it.
 */
static const char *
needed_detail (const RbRegisterScene *scene)
{
  RbMark mark = rb_register_scene_mark (
      scene, scene->row, rb_register_layout_place_column (scene->layout, scene->place));
  const RbCode *code = rb_code_book_code (scene->school->codes, mark, cursor_session (scene).date);

  return code && *code->detail ? code->detail : NULL;
}

static void
show_detail (RbCodePopover *popover, DetailKind kind)
{
  const RbRegisterScene *scene = rb_register_grid_scene (popover->grid);
  const RbDetail *detail = scene ? cursor_detail (scene) : NULL;
  static const char *const labels[] = { N_ ("Note"), N_ ("Minutes late"), N_ ("Nature") };
  g_autofree char *minutes = NULL;
  const char *text = "";
  const char *label = _ (labels[kind]);

  popover->detail = kind;
  if (kind == DETAIL_NOTE && detail && detail->note)
    text = detail->note;
  if (kind == DETAIL_NATURE && detail && detail->nature)
    text = detail->nature;
  if (kind == DETAIL_NATURE && scene && needed_detail (scene))
    label = needed_detail (scene);
  if (kind == DETAIL_MINUTES && detail && detail->minutes >= 0)
    text = minutes = g_strdup_printf ("%d", detail->minutes);
  gtk_label_set_text (GTK_LABEL (popover->detail_label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover->detail_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_text (GTK_EDITABLE (popover->detail_entry), text);
  gtk_stack_set_visible_child_name (GTK_STACK (popover->stack), "detail");
  gtk_widget_grab_focus (popover->detail_entry);
}

static void
note_cb (RbCodePopover *popover)
{
  show_detail (popover, DETAIL_NOTE);
}

static void
minutes_cb (RbCodePopover *popover)
{
  show_detail (popover, DETAIL_MINUTES);
}

static void
nature_cb (RbCodePopover *popover)
{
  show_detail (popover, DETAIL_NATURE);
}

static void
detail_activate_cb (RbCodePopover *popover)
{
  const RbRegisterScene *scene = rb_register_grid_scene (popover->grid);
  const RbDetail *old = scene ? cursor_detail (scene) : NULL;
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (popover->detail_entry))));
  RbDetail detail = old ? *old : RB_DETAIL_NONE;
  char *kept = *text ? text : NULL;
  char *end = NULL;

  if (popover->detail == DETAIL_NOTE)
    detail.note = kept;
  else if (popover->detail == DETAIL_NATURE)
    detail.nature = kept;
  else
    {
      long minutes = kept ? strtol (kept, &end, 10) : -1;

      if (kept && (*end != '\0' || minutes < 0 || minutes > 600))
        {
          gtk_label_set_text (GTK_LABEL (popover->detail_label),
                              _ ("Minutes late: a whole number"));
          return;
        }
      detail.minutes = (int) minutes;
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  rb_register_editor_set_detail (popover->editor, &detail);
}

static void
show_history (RbCodePopover *popover, const RbRegisterScene *scene)
{
  rb_cell_history_fill (GTK_LIST_BOX (popover->history), scene->school,
                        rb_workspace_store (popover->workspace),
                        rb_register_scene_pupil (scene, scene->row), cursor_session (scene));
  gtk_stack_set_visible_child_name (GTK_STACK (popover->stack), "history");
}

static void
focus_history (RbCodePopover *popover)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (popover->history), 0);

  if (first)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
history_cb (RbCodePopover *popover)
{
  const RbRegisterScene *scene = rb_register_grid_scene (popover->grid);

  if (!scene)
    return;
  show_history (popover, scene);
  focus_history (popover);
}

static void
closed_cb (RbCodePopover *popover)
{
  gtk_widget_grab_focus (GTK_WIDGET (popover->grid));
}

static void
rb_code_popover_class_init (RbCodePopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/rollbook/Rollbook/ui/register/code-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, RbCodePopover, whom);
  gtk_widget_class_bind_template_child (widget_class, RbCodePopover, when);
  gtk_widget_class_bind_template_child (widget_class, RbCodePopover, stack);
  gtk_widget_class_bind_template_child (widget_class, RbCodePopover, search);
  gtk_widget_class_bind_template_child (widget_class, RbCodePopover, list);
  gtk_widget_class_bind_template_child (widget_class, RbCodePopover, detail_label);
  gtk_widget_class_bind_template_child (widget_class, RbCodePopover, detail_entry);
  gtk_widget_class_bind_template_child (widget_class, RbCodePopover, history);
  gtk_widget_class_bind_template_child (widget_class, RbCodePopover, nature_button);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, detail_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_cb);
  gtk_widget_class_bind_template_callback (widget_class, nature_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
}

static void
rb_code_popover_init (RbCodePopover *popover)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (popover));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (popover->list), filter_cb, popover, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), popover);
  gtk_widget_add_controller (GTK_WIDGET (popover), keys);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
}

GtkWidget *
rb_code_popover_new (RbWorkspace *workspace, RbRegisterGrid *grid, RbRegisterEditor *editor)
{
  RbCodePopover *popover = g_object_new (RB_TYPE_CODE_POPOVER, NULL);

  popover->workspace = workspace;
  popover->grid = grid;
  popover->editor = editor;
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (grid));
  return GTK_WIDGET (popover);
}

/* Right of the selection, left where it would leave the window. */
static void
point_at_selection (RbCodePopover *popover, const RbRegisterScene *scene)
{
  guint first_row, end_row, first_place, end_place;
  GdkRectangle first;
  GdkRectangle last;
  GdkRectangle all;

  rb_register_scene_selection (scene, &first_row, &end_row, &first_place, &end_place);
  rb_register_scene_cell (scene, first_row, first_place, &first);
  rb_register_scene_cell (scene, end_row - 1, end_place - 1, &last);
  gdk_rectangle_union (&first, &last, &all);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &all);
  gtk_popover_set_position (GTK_POPOVER (popover), all.x + all.width + POPOVER_WIDTH > scene->width
                                                       ? GTK_POS_LEFT
                                                       : GTK_POS_RIGHT);
}

static const RbRegisterScene *
prepare (RbCodePopover *popover)
{
  const RbRegisterScene *scene = rb_register_grid_scene (popover->grid);
  g_autofree char *whom = NULL;
  g_autofree char *when = NULL;

  if (!scene)
    return NULL;
  whom = rb_register_words_whom (scene);
  when = rb_register_words_when (scene);
  gtk_label_set_text (GTK_LABEL (popover->whom), whom);
  gtk_label_set_text (GTK_LABEL (popover->when), when);
  gtk_widget_set_visible (popover->nature_button, needed_detail (scene) != NULL);
  point_at_selection (popover, scene);
  return scene;
}

void
rb_code_popover_open (RbCodePopover *popover)
{
  const RbRegisterScene *scene = prepare (popover);

  if (!scene)
    return;
  gtk_stack_set_visible_child_name (GTK_STACK (popover->stack), "codes");
  fill_list (popover, scene);
  gtk_editable_set_text (GTK_EDITABLE (popover->search), "");
  search_cb (popover);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (popover->search);
}

void
rb_code_popover_open_history (RbCodePopover *popover)
{
  const RbRegisterScene *scene = prepare (popover);

  if (!scene)
    return;
  show_history (popover, scene);
  gtk_popover_popup (GTK_POPOVER (popover));
  focus_history (popover);
}
