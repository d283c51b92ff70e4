/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings the parts of the register together: which pupils are shown, what happens when the school
 * changes, and the commands of the header bar. */
#include "app/register/rb-register-page.h"

#include "app/rb-compat.h"
#include "app/rb-header-parts.h"
#include "app/rb-page.h"
#include "app/rb-settings.h"
#include "app/register/rb-class-list.h"
#include "app/register/rb-code-popover.h"
#include "app/register/rb-paper-bar.h"
#include "app/register/rb-register-bulk.h"
#include "app/register/rb-register-choice.h"
#include "app/register/rb-register-editor.h"
#include "app/register/rb-register-grid.h"
#include "app/register/rb-register-print.h"
#include "app/register/rb-register-saving.h"
#include "app/register/rb-year-strip-view.h"
#include "app/registers/rb-registers-view.h"
#include "app/registers/rb-seal-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Below this width of the window the strip has a row of its own, and below the second one buttons
 * lose their words. */
#define STRIP_IN_HEADER_FROM 1150
#define WORDS_FROM 860

struct _RbRegisterPage
{
  GtkBox parent;
  RbWorkspace *workspace;
  GtkWidget *header;
  GtkWidget *strip;
  GtkWidget *strip_row;
  GtkWidget *chooser;
  GtkWidget *chooser_popover;
  GtkWidget *chooser_search;
  GtkWidget *chooser_list;
  GtkWidget *class_name;
  GtkWidget *teacher;
  GtkWidget *sample;
  GtkWidget *rest_label, *rest_key, *more;
  GtkWidget *views, *class_view;
  GtkWidget *registers; /* the second view; NULL until it is asked for */
  GtkWidget *paper;
  GtkWidget *stack;
  GtkWidget *grid;
  GtkWidget *popover;
  RbRegisterEditor *editor;
  GPtrArray *choices; /* RbRegisterChoice */
  guint chosen;
  int year;
  RbRoster *roster; /* that the choices were made for */
};

static void rb_register_page_page_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbRegisterPage,
                               rb_register_page,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, rb_register_page_page_init))

static const RbRegisterChoice *
choice (RbRegisterPage *page)
{
  return page->chosen < page->choices->len ? g_ptr_array_index (page->choices, page->chosen) : NULL;
}

/* The year of today, or the newest that the school has. */
static const RbMarkMatrix *
shown_matrix (RbRegisterPage *page, RbSchool *school)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, rb_workspace_now (page->workspace).date);

  if (!matrix && school->years->len > 0)
    matrix = g_ptr_array_index (school->years, school->years->len - 1);
  return matrix;
}

static gboolean
chooser_filter_cb (GtkListBoxRow *row, gpointer data)
{
  RbRegisterPage *page = data;

  return rb_class_list_matches (g_ptr_array_index (page->choices, gtk_list_box_row_get_index (row)),
                                gtk_editable_get_text (GTK_EDITABLE (page->chooser_search)));
}

/* Choices are made again only when there are other pupils or another year; the chosen one is kept
 * by its id. */
static void
refresh_choices (RbRegisterPage *page, RbSchool *school, int year)
{
  g_autofree char *id = choice (page) ? g_strdup (choice (page)->id) : NULL;

  if (page->roster == school->roster && page->year == year)
    return;
  g_clear_pointer (&page->roster, rb_roster_unref);
  page->roster = rb_roster_ref (school->roster);
  page->year = year;
  g_ptr_array_unref (page->choices);
  page->choices = rb_register_choices (school, year, rb_workspace_now (page->workspace).date);
  page->chosen = 0;
  for (guint i = 0; i < page->choices->len; i++)
    if (g_strcmp0 (((RbRegisterChoice *) g_ptr_array_index (page->choices, i))->id, id) == 0)
      page->chosen = i;
  rb_class_list_fill (GTK_LIST_BOX (page->chooser_list), page->choices);
}

static void
show_choice (RbRegisterPage *page)
{
  const RbRegisterChoice *one = choice (page);
  g_autofree char *words = NULL;

  if (!one)
    return;
  words = g_strdup_printf (_ ("Class: %s %s"), one->name, one->caption);
  gtk_label_set_text (GTK_LABEL (page->class_name), one->name);
  gtk_label_set_text (GTK_LABEL (page->teacher), one->caption);
  gtk_widget_set_visible (page->teacher, *one->caption != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strstrip (words), -1);
  gtk_list_box_select_row (
      GTK_LIST_BOX (page->chooser_list),
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (page->chooser_list), page->chosen));
}

static void
changed_cb (RbRegisterPage *page)
{
  RbSchool *school = rb_workspace_school (page->workspace);
  const RbMarkMatrix *matrix = school ? shown_matrix (page, school) : NULL;
  g_autoptr (GArray) rows = NULL;
  int year;

  gtk_widget_set_visible (page->sample, school && school->details->sample);
  if (!matrix)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (page->stack), "empty");
      return;
    }
  year = rb_calendar_year (rb_mark_matrix_calendar (matrix));
  refresh_choices (page, school, year);
  show_choice (page);
  rows = rb_register_choice_rows (choice (page), school, year,
                                  rb_workspace_now (page->workspace).date);
  gtk_stack_set_visible_child_name (GTK_STACK (page->stack), rows->len > 0 ? "grid" : "empty");
  rb_register_grid_set_data (RB_REGISTER_GRID (page->grid), school, matrix, rows,
                             rb_workspace_now (page->workspace));
  rb_year_strip_view_update (RB_YEAR_STRIP_VIEW (page->strip));
}

static void
choose (RbRegisterPage *page, guint index)
{
  page->chosen = index;
  changed_cb (page);
  rb_register_grid_go_today (RB_REGISTER_GRID (page->grid));
  gtk_widget_grab_focus (page->grid);
}

static void
chooser_row_cb (GtkListBox *list, GtkListBoxRow *row, RbRegisterPage *page)
{
  guint index = gtk_list_box_row_get_index (row);

  gtk_popover_popdown (GTK_POPOVER (page->chooser_popover));
  choose (page, index);
}

static void
chooser_search_cb (RbRegisterPage *page)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (page->chooser_list));
}

static void
chooser_activate_cb (RbRegisterPage *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (page->chooser_list), i)); i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        chooser_row_cb (GTK_LIST_BOX (page->chooser_list), row, page);
        return;
      }
}

static void
chooser_shown_cb (RbRegisterPage *page)
{
  gtk_editable_set_text (GTK_EDITABLE (page->chooser_search), "");
  gtk_widget_grab_focus (page->chooser_search);
}

static void
step_cb (RbRegisterPage *page, int step)
{
  int index = (int) page->chosen + step;

  if (index >= 0 && index < (int) page->choices->len)
    choose (page, index);
}

/* The registers of the whole school, in the place of the class. */
static void
show_registers (RbRegisterPage *page, const char *name)
{
  if (!page->registers)
    {
      page->registers = rb_registers_view_new (page->workspace);
      gtk_stack_add_child (GTK_STACK (page->views), page->registers);
    }
  gtk_stack_set_visible_child (GTK_STACK (page->views), page->registers);
  rb_registers_view_show (RB_REGISTERS_VIEW (page->registers), name);
}

static gboolean
shows_registers (RbRegisterPage *page)
{
  return page->registers
         && gtk_stack_get_visible_child (GTK_STACK (page->views)) == page->registers;
}

static void
show_class (RbRegisterPage *page)
{
  gtk_stack_set_visible_child (GTK_STACK (page->views), page->class_view);
  gtk_widget_grab_focus (page->grid);
}

/* The row of a pupil; 0: the first without a mark there. */
static guint
row_of (const RbRegisterScene *scene, gint64 pupil_id, guint place)
{
  int column = rb_register_layout_place_column (scene->layout, place);

  for (guint i = 0; i < scene->rows->len; i++)
    if (pupil_id ? rb_register_scene_pupil (scene, i)->id == pupil_id
                 : rb_register_scene_mark (scene, i, column) == RB_MARK_NONE)
      return i;
  return 0;
}

static void
go (RbRegisterPage *page, gint64 class_id, gint64 pupil_id, RbDate date, RbHalf half)
{
  RbRegisterGrid *grid = RB_REGISTER_GRID (page->grid);
  const RbRegisterScene *scene;
  guint place;

  for (guint i = 0; class_id && i < page->choices->len; i++)
    if (((RbRegisterChoice *) g_ptr_array_index (page->choices, i))->class_id == class_id)
      {
        choose (page, i);
        break;
      }
  show_class (page);
  scene = rb_register_grid_scene (grid);
  if (!scene)
    return;
  place = rb_register_layout_find (scene->layout, date, half);
  rb_register_grid_move (grid, row_of (scene, pupil_id, place), place, FALSE);
}

static void
place_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RbRegisterPage *page = RB_REGISTER_PAGE (widget);
  const RbRegisterScene *scene = rb_register_grid_scene (RB_REGISTER_GRID (page->grid));
  gint64 class_id, pupil_id;
  gint32 date, half;

  if (g_str_equal (name, "register.desk"))
    show_registers (page, g_variant_get_string (parameter, NULL));
  else if (g_str_equal (name, "register.back"))
    show_class (page);
  else if (g_str_equal (name, "register.bulk"))
    rb_register_bulk_open (page->grid, page->workspace, choice (page));
  else if (g_str_equal (name, "register.paper"))
    {
      rb_paper_bar_toggle (RB_PAPER_BAR (page->paper));
      gtk_widget_grab_focus (page->grid);
    }
  else if (g_str_equal (name, "register.go"))
    {
      g_variant_get (parameter, "(xxii)", &class_id, &pupil_id, &date, &half);
      go (page, class_id, pupil_id, date, half);
    }
  else if (scene)
    rb_seal_dialog_ask (page->grid, page->workspace,
                        rb_register_layout_day (scene->layout, scene->place / 2)->date);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RbRegisterPage *page = RB_REGISTER_PAGE (widget);

  if (g_str_equal (name, "register.previous"))
    step_cb (page, -1);
  else if (g_str_equal (name, "register.next"))
    step_cb (page, 1);
  else if (g_str_equal (name, "register.mark-rest"))
    {
      rb_register_editor_mark_rest (page->editor);
      gtk_widget_grab_focus (page->grid);
    }
  else if (g_str_equal (name, "register.save"))
    rb_register_save_at_cursor (page->grid, page->workspace, choice (page));
  else if (g_str_equal (name, "register.print-blank"))
    rb_register_print_blank (page->grid, page->workspace, choice (page));
  else if (g_str_equal (name, "register.cover") && choice (page))
    gtk_widget_activate_action (widget, "win.cover", "x", choice (page)->class_id);
  else if (g_str_equal (name, "register.history"))
    rb_code_popover_open_history (RB_CODE_POPOVER (page->popover));
}

static void
menu_cb (RbRegisterPage *page)
{
  rb_code_popover_open (RB_CODE_POPOVER (page->popover));
}

static void
scrolled_cb (RbRegisterPage *page)
{
  gtk_widget_queue_draw (page->strip);
}

static void
density_cb (RbRegisterPage *page)
{
  g_autofree char *density = rb_settings_string ("grid-density");
  RbGridDensity wanted = RB_DENSITY_AUTO;

  if (g_str_equal (density, "comfortable"))
    wanted = RB_DENSITY_COMFORTABLE;
  else if (g_str_equal (density, "compact"))
    wanted = RB_DENSITY_COMPACT;
  rb_register_grid_set_density (RB_REGISTER_GRID (page->grid), wanted);
}

static void
fit_header (RbRegisterPage *page, int width)
{
  gboolean in_header = width >= STRIP_IN_HEADER_FROM;
  gboolean is_in_header = !gtk_widget_get_visible (page->strip_row);

  gtk_widget_set_visible (page->rest_key, width >= WORDS_FROM);
  gtk_label_set_label (GTK_LABEL (page->rest_label),
                       width >= WORDS_FROM ? _ ("Mark rest present") : _ ("Rest present"));
  if (in_header == is_in_header)
    return;
  g_object_ref (page->strip);
  if (in_header)
    {
      adw_bin_set_child (ADW_BIN (page->strip_row), NULL);
      adw_header_bar_set_title_widget (ADW_HEADER_BAR (page->header), page->strip);
    }
  else
    {
      adw_header_bar_set_title_widget (ADW_HEADER_BAR (page->header), gtk_label_new (NULL));
      adw_bin_set_child (ADW_BIN (page->strip_row), page->strip);
    }
  gtk_widget_set_visible (page->strip_row, !in_header);
  g_object_unref (page->strip);
}

static void
surface_layout_cb (RbRegisterPage *page, int width, int height)
{
  fit_header (page, width);
}

static void
rb_register_page_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (rb_register_page_parent_class)->realize (widget);
  surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  g_signal_connect_object (surface, "layout", G_CALLBACK (surface_layout_cb), widget,
                           G_CONNECT_SWAPPED);
  if (gdk_surface_get_width (surface) > 1)
    fit_header (RB_REGISTER_PAGE (widget), gdk_surface_get_width (surface));
}

static void
page_enter (RbPage *self)
{
  if (!shows_registers (RB_REGISTER_PAGE (self)))
    gtk_widget_grab_focus (RB_REGISTER_PAGE (self)->grid);
}

static gboolean
page_escape (RbPage *self)
{
  gboolean was = shows_registers (RB_REGISTER_PAGE (self));

  if (was)
    show_class (RB_REGISTER_PAGE (self));
  return was;
}

static void
page_print (RbPage *self)
{
  if (shows_registers (RB_REGISTER_PAGE (self)))
    rb_registers_view_print (RB_REGISTERS_VIEW (RB_REGISTER_PAGE (self)->registers));
  else
    rb_register_print (RB_REGISTER_PAGE (self)->grid, RB_REGISTER_PAGE (self)->workspace,
                       choice (RB_REGISTER_PAGE (self)));
}

static void
page_search (RbPage *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (RB_REGISTER_PAGE (self)->chooser));
}

/* "ID:DATE" of a pupil, or "ID:DATE:pm": the class that he or she is in, with the cursor on that
 * session. */
static void
open_pupil (RbRegisterPage *page, const char *target)
{
  RbSchool *school = rb_workspace_school (page->workspace);
  const char *day = strchr (target, ':');
  int row = rb_roster_find (school->roster, g_ascii_strtoll (target, NULL, 10));
  const RbClass *klass;
  RbHalf half = g_str_has_suffix (target, ":pm") ? RB_PM : RB_AM;
  g_autofree char *iso = day ? g_strndup (day + 1, strlen ("2026-03-20")) : NULL;
  RbDate date;

  if (row < 0 || !day || !rb_date_parse (iso, &date))
    return;
  klass = rb_roster_class_on (school->roster, (guint) row, rb_workspace_now (page->workspace).date);
  go (page, klass ? klass->id : 0, rb_roster_pupil (school->roster, (guint) row)->id, date, half);
}

static void
page_open (RbPage *self, const char *target)
{
  static const char *const views[] = { "completeness", "checks", "keyback", "record", NULL };
  RbRegisterPage *page = RB_REGISTER_PAGE (self);

  if (g_strv_contains (views, target))
    {
      show_registers (page, target);
      return;
    }
  show_class (page);
  if (g_str_has_prefix (target, "pupil:"))
    {
      open_pupil (page, target + strlen ("pupil:"));
      return;
    }
  for (guint i = 0; i < page->choices->len; i++)
    if (g_strcmp0 (((RbRegisterChoice *) g_ptr_array_index (page->choices, i))->id, target) == 0)
      {
        choose (page, i);
        return;
      }
}

static void
rb_register_page_page_init (RbPageInterface *iface)
{
  iface->enter = page_enter;
  iface->search = page_search;
  iface->open = page_open;
  iface->escape = page_escape;
  iface->print = page_print;
}

static void
rb_register_page_dispose (GObject *object)
{
  RbRegisterPage *page = RB_REGISTER_PAGE (object);

  if (page->workspace)
    g_signal_handlers_disconnect_by_data (page->workspace, page);
  rb_year_strip_view_set_grid (RB_YEAR_STRIP_VIEW (page->strip), NULL);
  g_clear_pointer (&page->popover, gtk_widget_unparent);
  g_clear_object (&page->editor);
  g_clear_object (&page->workspace);
  g_clear_pointer (&page->choices, g_ptr_array_unref);
  g_clear_pointer (&page->roster, rb_roster_unref);
  G_OBJECT_CLASS (rb_register_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, RbRegisterPage, header);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, views);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, class_view);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, more);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, strip);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, strip_row);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, chooser);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, chooser_popover);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, chooser_search);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, chooser_list);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, class_name);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, teacher);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, sample);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, rest_label);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, rest_key);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, stack);
  gtk_widget_class_bind_template_child (class, RbRegisterPage, grid);
  gtk_widget_class_bind_template_callback (class, chooser_row_cb);
  gtk_widget_class_bind_template_callback (class, chooser_search_cb);
  gtk_widget_class_bind_template_callback (class, chooser_activate_cb);
}

static void
rb_register_page_class_init (RbRegisterPageClass *class)
{
  static const char *const actions[] = { "register.previous",  "register.next",
                                         "register.mark-rest", "register.save",
                                         "register.history",   "register.print-blank",
                                         "register.cover" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_register_page_dispose;
  widget_class->realize = rb_register_page_realize;
  g_type_ensure (RB_TYPE_REGISTER_GRID);
  g_type_ensure (RB_TYPE_YEAR_STRIP_VIEW);
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/rollbook/Rollbook/ui/register/register-page.ui");
  bind_children (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "register.desk", "s", place_action_cb);
  gtk_widget_class_install_action (widget_class, "register.bulk", NULL, place_action_cb);
  gtk_widget_class_install_action (widget_class, "register.back", NULL, place_action_cb);
  gtk_widget_class_install_action (widget_class, "register.paper", NULL, place_action_cb);
  gtk_widget_class_install_action (widget_class, "register.go", "(xxii)", place_action_cb);
  gtk_widget_class_install_action (widget_class, "register.seal", NULL, place_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "register.desk", "s",
                                       "completeness");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, GDK_SHIFT_MASK, "register.paper",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK,
                                       "register.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "register.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "register.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "register.history", NULL);
}

static void
rb_register_page_init (RbRegisterPage *page)
{
  page->choices = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (page));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (page->chooser_list), chooser_filter_cb, page, NULL);
  rb_year_strip_view_set_grid (RB_YEAR_STRIP_VIEW (page->strip), RB_REGISTER_GRID (page->grid));
  g_signal_connect_swapped (page->chooser_popover, "map", G_CALLBACK (chooser_shown_cb), page);
  g_signal_connect_swapped (page->grid, "menu", G_CALLBACK (menu_cb), page);
}

GtkWidget *
rb_register_page_new (RbWorkspace *workspace)
{
  RbRegisterPage *page = g_object_new (RB_TYPE_REGISTER_PAGE, NULL);
  RbRegisterGrid *grid = RB_REGISTER_GRID (page->grid);
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (grid));

  page->workspace = g_object_ref (workspace);
  page->editor = rb_register_editor_new (workspace, grid);
  page->popover = rb_code_popover_new (workspace, grid, page->editor);
  page->paper = rb_paper_bar_new (workspace, page->editor);
  gtk_box_insert_child_after (GTK_BOX (page->class_view), page->paper, page->strip_row);
  rb_compat_name (page->more, _ ("Registers menu"));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), page);
  if (rb_settings_has ("grid-density"))
    g_signal_connect_object (rb_settings (), "changed::grid-density", G_CALLBACK (density_cb), page,
                             G_CONNECT_SWAPPED);
  density_cb (page);
  changed_cb (page);
  return GTK_WIDGET (page);
}
