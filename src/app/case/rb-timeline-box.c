/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list, its filter and its search. Rows are made for what is on the screen only, so that ten
 * years of a child scroll as fast as one week. */
#include "app/case/rb-timeline-box.h"

#include "analysis/rb-timeline.h"
#include "app/case/rb-case-open.h"
#include "app/rb-chooser.h"
#include "app/rb-window.h"
#include "app/registers/rb-line-item.h"

#include <glib/gi18n.h>

struct _RbTimelineBox
{
  GtkWidget parent;
  RbWorkspace *workspace;
  GtkWidget *kinds, *search, *list, *views;
  GPtrArray *entries; /* RbTimelineEntry, of `school` */
  RbSchool *school;
  guint row;
};

G_DEFINE_FINAL_TYPE (RbTimelineBox, rb_timeline_box, GTK_TYPE_WIDGET)

/* By RbTimelineGroup. */
static const char *
icon_of (const RbTimelineEntry *entry)
{
  switch (entry->group)
    {
    case RB_TIMELINE_CONTACTS:
      return "call-start-symbolic";
    case RB_TIMELINE_MEETINGS:
      return "rollbook-pupils-symbolic";
    case RB_TIMELINE_TARGETS:
      return "object-select-symbolic";
    case RB_TIMELINE_VISITS:
      return "go-home-symbolic";
    case RB_TIMELINE_SUPPORT:
      return "starred-symbolic";
    case RB_TIMELINE_FLAGS:
      return "dialog-warning-symbolic";
    case RB_TIMELINE_LEAVE:
      return "mail-unread-symbolic";
    case RB_TIMELINE_FILES:
      return "mail-attachment-symbolic";
    case RB_TIMELINE_ABSENCES:
      return "x-office-calendar-symbolic";
    default:
      return "document-edit-symbolic";
    }
}

typedef struct
{
  GtkWidget *day, *icon, *title, *detail;
} Row;

static GtkWidget *
make_label (const char *css_class, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (wrap)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 4);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Row *row = g_new (Row, 1);

  row->day = make_label ("caption", FALSE);
  gtk_label_set_width_chars (GTK_LABEL (row->day), 7);
  gtk_widget_add_css_class (row->day, "numeric");
  row->icon = gtk_image_new ();
  gtk_widget_set_valign (row->icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (row->icon, "rb-timeline-icon");
  row->title = make_label ("rb-timeline-title", TRUE);
  row->detail = make_label ("caption", TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), row->title);
  gtk_box_append (GTK_BOX (words), row->detail);
  gtk_box_append (GTK_BOX (all), row->day);
  gtk_box_append (GTK_BOX (all), row->icon);
  gtk_box_append (GTK_BOX (all), words);
  gtk_widget_add_css_class (all, "rb-timeline-row");
  g_object_set_data_full (G_OBJECT (item), "row", row, g_free);
  gtk_list_item_set_child (item, all);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RbTimelineBox *box)
{
  Row *row = g_object_get_data (G_OBJECT (item), "row");
  guint index = rb_line_item_index (gtk_list_item_get_item (item));
  const RbTimelineEntry *entry = box->entries->pdata[index];
  RbDate today = rb_workspace_now (box->workspace).date;
  gboolean other_year = rb_academic_year_of (entry->day) != rb_academic_year_of (today);
  g_autofree char *day = rb_date_format (entry->day, other_year ? RB_DATE_DAY_YEAR : RB_DATE_DAY);
  g_autofree char *time = entry->minute >= 0 ? rb_time_format (entry->minute) : g_strdup ("");
  g_autofree char *about =
      g_strdup_printf ("%s%s%s%s%s", entry->detail, *entry->detail && entry->hidden ? " " : "",
                       entry->hidden ? _ ("Confidential.") : "", entry->ahead ? " " : "",
                       entry->ahead ? _ ("Planned.") : "");

  gtk_list_item_set_activatable (item, entry->group == RB_TIMELINE_ABSENCES
                                           || rb_case_can_open (entry->record));
  gtk_label_set_text (GTK_LABEL (row->day), day);
  gtk_widget_set_tooltip_text (row->day, *time ? time : NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), icon_of (entry));
  gtk_label_set_text (GTK_LABEL (row->title), entry->title);
  gtk_label_set_text (GTK_LABEL (row->detail), about);
  gtk_widget_set_visible (row->detail, *about != '\0');
}

/* An entry of the file opens; an absence opens in the register. */
static void
activate_cb (RbTimelineBox *box, guint position)
{
  const RbTimelineEntry *entry = box->entries->pdata[position];
  g_autofree char *target = NULL;
  char iso[11];

  if (entry->group != RB_TIMELINE_ABSENCES)
    {
      rb_case_open (GTK_WIDGET (box), box->workspace, entry->record);
      return;
    }
  target = g_strdup_printf ("pupil:%" G_GINT64_FORMAT ":%s",
                            rb_roster_pupil (box->school->roster, box->row)->id,
                            rb_date_iso (entry->day, iso));
  rb_window_show_page (rb_window_of (GTK_WIDGET (box)), "register", target);
}

static guint
chosen_groups (RbTimelineBox *box)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (box->kinds));

  return selected == 0 || selected > RB_N_TIMELINE_GROUPS ? (guint) RB_TIMELINE_ALL
                                                          : 1u << (selected - 1);
}

static void
fill (RbTimelineBox *box)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  if (!box->school)
    return;
  g_clear_pointer (&box->entries, g_ptr_array_unref);
  box->entries =
      rb_timeline_new (box->school, box->row, rb_workspace_now (box->workspace),
                       chosen_groups (box), gtk_editable_get_text (GTK_EDITABLE (box->search)));
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (rb_line_items_new (box->entries->len)));
  gtk_list_view_set_model (GTK_LIST_VIEW (box->list), model);
  gtk_stack_set_visible_child_name (GTK_STACK (box->views), box->entries->len ? "list" : "none");
}

static void
rb_timeline_box_dispose (GObject *object)
{
  RbTimelineBox *box = RB_TIMELINE_BOX (object);
  GtkWidget *child;

  if (box->list)
    gtk_list_view_set_model (GTK_LIST_VIEW (box->list), NULL);
  box->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_widget_unparent (child);
  g_clear_pointer (&box->entries, g_ptr_array_unref);
  g_clear_pointer (&box->school, rb_school_unref);
  G_OBJECT_CLASS (rb_timeline_box_parent_class)->dispose (object);
}

static void
rb_timeline_box_class_init (RbTimelineBoxClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_timeline_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_kinds (RbTimelineBox *box)
{
  const char *words[RB_N_TIMELINE_GROUPS + 2] = { _ ("All kinds") };
  GtkWidget *kinds;

  for (guint i = 0; i < RB_N_TIMELINE_GROUPS; i++)
    words[i + 1] = rb_timeline_group_words (1u << i);
  kinds = gtk_drop_down_new_from_strings (words);
  rb_chooser_name (GTK_DROP_DOWN (kinds), _ ("Kinds of entries"));
  g_signal_connect_swapped (kinds, "notify::selected", G_CALLBACK (fill), box);
  return kinds;
}

static GtkWidget *
make_head (RbTimelineBox *box)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (_ ("Timeline"));

  gtk_widget_add_css_class (title, "title-4");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  box->kinds = make_kinds (box);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), box->kinds);
  return head;
}

static GtkWidget *
make_list (RbTimelineBox *box)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (), *none = gtk_label_new (NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), box);
  box->list = gtk_list_view_new (NULL, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline"), -1);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (box->list), TRUE);
  g_signal_connect_swapped (box->list, "activate", G_CALLBACK (activate_cb), box);
  gtk_widget_add_css_class (box->list, "rb-timeline");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_label_set_text (GTK_LABEL (none), _ ("Nothing is written down yet."));
  gtk_widget_add_css_class (none, "dim-label");
  box->views = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (box->views), scrolled, "list");
  gtk_stack_add_named (GTK_STACK (box->views), none, "none");
  gtk_widget_set_vexpand (box->views, TRUE);
  return box->views;
}

static void
rb_timeline_box_init (RbTimelineBox *box)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  box->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (box->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the timeline"), -1);
  g_signal_connect_swapped (box->search, "search-changed", G_CALLBACK (fill), box);
  gtk_box_append (GTK_BOX (all), make_head (box));
  gtk_box_append (GTK_BOX (all), box->search);
  gtk_box_append (GTK_BOX (all), make_list (box));
  gtk_widget_add_css_class (all, "card");
  gtk_widget_add_css_class (all, "rb-timeline-card");
  gtk_widget_set_parent (all, GTK_WIDGET (box));
}

void
rb_timeline_box_show (RbTimelineBox *box, RbWorkspace *workspace, guint row)
{
  box->workspace = workspace;
  g_clear_pointer (&box->school, rb_school_unref);
  box->school = rb_school_ref (rb_workspace_school (workspace));
  box->row = row;
  fill (box);
}

void
rb_timeline_box_search (RbTimelineBox *box)
{
  gtk_widget_grab_focus (box->search);
}
