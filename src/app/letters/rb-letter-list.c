/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of proposals under the headings of their letters; only lines on screen have widgets. */
#include "app/letters/rb-letter-list.h"

#include "app/letters/rb-letter-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _RbLetterList
{
  GtkWidget parent;
  GtkListView *view;
  GListStore *store; /* RbLetterItem */
  GtkSingleSelection *selection;
  GPtrArray *bound; /* GtkListItem*: those on screen */
  const RbLetterRun *run;
  const RbSchool *school;
  gboolean folded[RB_N_LETTERS];
};

G_DEFINE_FINAL_TYPE (RbLetterList, rb_letter_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  TICKED,
  HELD,
  EDIT,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
n_items (RbLetterList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list->store));
}

int
rb_letter_list_chosen (RbLetterList *list)
{
  RbLetterItem *item = gtk_single_selection_get_selected_item (list->selection);

  return item && list->run ? rb_letter_item_index (item) : -1;
}

guint
rb_letter_list_place (RbLetterList *list, guint *n)
{
  guint position = gtk_single_selection_get_selected (list->selection);
  guint place = 0;

  *n = 0;
  for (guint i = 0; i < n_items (list); i++)
    {
      g_autoptr (RbLetterItem) item = g_list_model_get_item (G_LIST_MODEL (list->store), i);

      if (rb_letter_item_index (item) < 0)
        continue;
      (*n)++;
      if (i <= position)
        place++;
    }
  return place;
}

static void
choose (RbLetterList *list, guint position)
{
  gtk_single_selection_set_selected (list->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (list->view), "list.scroll-to-item", "u", position);
}

void
rb_letter_list_step (RbLetterList *list, int step)
{
  int at = (int) gtk_single_selection_get_selected (list->selection) + step;

  for (; at >= 0 && at < (int) n_items (list); at += step)
    {
      g_autoptr (RbLetterItem) item =
          g_list_model_get_item (G_LIST_MODEL (list->store), (guint) at);

      if (rb_letter_item_index (item) < 0)
        continue;
      choose (list, (guint) at);
      return;
    }
}

static guint
group_size (RbLetterList *list, RbLetterKind kind)
{
  return list->run->counts[kind] + list->run->held[kind];
}

static void
show_item (RbLetterList *list, GtkListItem *list_item)
{
  RbLetterItem *item = gtk_list_item_get_item (list_item);
  RbLetterRow *row = RB_LETTER_ROW (gtk_list_item_get_child (list_item));
  RbLetterKind kind = rb_letter_item_kind (item);

  if (!list->run)
    return;
  if (rb_letter_item_index (item) < 0)
    rb_letter_row_show_group (row, kind, group_size (list, kind), list->folded[kind]);
  else
    rb_letter_row_show_proposal (row, list->school, list->run, (guint) rb_letter_item_index (item));
}

/* What the list should hold now. (transfer full) */
static GPtrArray *
make_items (RbLetterList *list)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (RbLetterKind kind = RB_LETTER_FIRST_AMBER; list->run && kind < RB_N_LETTERS; kind++)
    {
      if (group_size (list, kind) == 0)
        continue;
      g_ptr_array_add (items, rb_letter_item_new (kind, -1));
      for (guint i = 0; !list->folded[kind] && i < list->run->proposals->len; i++)
        if (((RbProposal *) list->run->proposals->pdata[i])->letter == kind)
          g_ptr_array_add (items, rb_letter_item_new (kind, (int) i));
    }
  return items;
}

static gboolean
same_items (RbLetterList *list, const GPtrArray *items)
{
  if (items->len != n_items (list))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (RbLetterItem) old = g_list_model_get_item (G_LIST_MODEL (list->store), i);

      if (rb_letter_item_kind (old) != rb_letter_item_kind (items->pdata[i])
          || rb_letter_item_index (old) != rb_letter_item_index (items->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

static void
fill (RbLetterList *list)
{
  g_autoptr (GPtrArray) items = make_items (list);

  if (same_items (list, items))
    for (guint i = 0; i < list->bound->len; i++)
      show_item (list, list->bound->pdata[i]);
  else
    {
      g_list_store_splice (list->store, 0, n_items (list), items->pdata, items->len);
      if (items->len > 1)
        gtk_single_selection_set_selected (list->selection, 1);
    }
  g_signal_emit (list, signals[CHOSEN], 0);
}

void
rb_letter_list_show (RbLetterList *list, const RbLetterRun *run, const RbSchool *school)
{
  list->run = run;
  list->school = school;
  fill (list);
}

void
rb_letter_list_show_group (RbLetterList *list, RbLetterKind kind)
{
  list->folded[kind] = FALSE;
  fill (list);
  for (guint i = 0; i < n_items (list); i++)
    {
      g_autoptr (RbLetterItem) item = g_list_model_get_item (G_LIST_MODEL (list->store), i);

      if (rb_letter_item_kind (item) != kind || rb_letter_item_index (item) < 0)
        continue;
      choose (list, i);
      break;
    }
}

static void
chosen_cb (RbLetterList *list)
{
  g_signal_emit (list, signals[CHOSEN], 0);
}

static void
ticked_cb (RbLetterList *list, int index)
{
  g_signal_emit (list, signals[TICKED], 0, index);
}

static void
folded_cb (RbLetterList *list, int kind)
{
  list->folded[kind] = !list->folded[kind];
  fill (list);
}

static void
opened_cb (RbLetterList *list)
{
  if (rb_letter_list_chosen (list) >= 0)
    g_signal_emit (list, signals[OPENED], 0, rb_letter_list_chosen (list));
}

static gboolean
key_cb (RbLetterList *list, guint key, guint code, GdkModifierType state)
{
  int index = rb_letter_list_chosen (list);

  if ((state & GDK_CONTROL_MASK) != 0 || index < 0)
    return FALSE;
  if (key == GDK_KEY_space)
    g_signal_emit (list, signals[HELD], 0, index);
  else if (key == GDK_KEY_e || key == GDK_KEY_E)
    g_signal_emit (list, signals[EDIT], 0, index);
  else
    return FALSE;
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RbLetterList *list)
{
  GtkWidget *row = rb_letter_row_new ();

  gtk_list_item_set_child (item, row);
  g_signal_connect_object (row, "ticked", G_CALLBACK (ticked_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "folded", G_CALLBACK (folded_cb), list, G_CONNECT_SWAPPED);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RbLetterList *list)
{
  g_ptr_array_add (list->bound, item);
  show_item (list, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RbLetterList *list)
{
  g_ptr_array_remove_fast (list->bound, item);
}

static gboolean
rb_letter_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RB_LETTER_LIST (widget)->view));
}

static void
rb_letter_list_dispose (GObject *object)
{
  RbLetterList *list = RB_LETTER_LIST (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (list));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&list->selection);
  g_clear_object (&list->store);
  G_OBJECT_CLASS (rb_letter_list_parent_class)->dispose (object);
}

static void
rb_letter_list_finalize (GObject *object)
{
  g_ptr_array_unref (RB_LETTER_LIST (object)->bound);
  G_OBJECT_CLASS (rb_letter_list_parent_class)->finalize (object);
}

static void
rb_letter_list_class_init (RbLetterListClass *class)
{
  static const char *const names[N_SIGNALS] = { "chosen", "ticked", "held", "edit", "opened" };

  G_OBJECT_CLASS (class)->dispose = rb_letter_list_dispose;
  G_OBJECT_CLASS (class)->finalize = rb_letter_list_finalize;
  GTK_WIDGET_CLASS (class)->grab_focus = rb_letter_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new (names[CHOSEN], G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  for (guint i = TICKED; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
make_model (RbLetterList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  list->bound = g_ptr_array_new ();
  list->store = g_list_store_new (RB_TYPE_LETTER_ITEM);
  list->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (list->store)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), list, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), list, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), list, 0);
  gtk_list_view_set_model (list->view, GTK_SELECTION_MODEL (list->selection));
  gtk_list_view_set_factory (list->view, factory);
  g_object_unref (factory);
  g_signal_connect_object (list->selection, "notify::selected", G_CALLBACK (chosen_cb), list,
                           G_CONNECT_SWAPPED);
}

static void
rb_letter_list_init (RbLetterList *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  list->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (list->view), "rb-letters");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Letters of this run"), -1);
  make_model (list);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), list);
  gtk_widget_add_controller (GTK_WIDGET (list->view), keys);
  g_signal_connect_swapped (list->view, "activate", G_CALLBACK (opened_cb), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (list->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), rb_letter_row_new_headings (_ ("Before"), _ ("Now")));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_set_parent (box, GTK_WIDGET (list));
  gtk_widget_set_overflow (GTK_WIDGET (list), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (list), "card");
  gtk_widget_set_vexpand (GTK_WIDGET (list), TRUE);
}
