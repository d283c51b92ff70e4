/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows names and asks for a PIN. What follows from it is rb-session's. */
#include "app/sign-in/rb-sign-in-page.h"

#include "school/rb-clock.h"
#include "store/rb-store-staff.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_NAMES 6

struct _RbSignInPage
{
  AdwBin parent;
  RbStore *store;
  RbSignInMode mode;
  GPtrArray *staff; /* RbStaff */
  gint64 chosen;    /* id, 0 for none */
  char *name;
  char *position;
  GtkStack *steps;
  GtkLabel *title;
  GtkEditable *search;
  GtkListBox *names;
  GtkLabel *nobody;
  AdwAvatar *avatar;
  GtkLabel *who;
  GtkLabel *what;
  GtkWidget *pin;
  GtkLabel *wrong;
  GtkWidget *enter;
  GtkSpinner *busy;
  GtkWidget *other;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (RbSignInPage, rb_sign_in_page, ADW_TYPE_BIN)

enum
{
  DONE,
  OTHER,
  CANCELLED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

const char *
rb_sign_in_page_name (RbSignInPage *page)
{
  return page->name ? page->name : "";
}

const char *
rb_sign_in_page_position (RbSignInPage *page)
{
  return page->position ? page->position : "";
}

void
rb_sign_in_page_focus (RbSignInPage *page)
{
  gboolean names = strcmp (gtk_stack_get_visible_child_name (page->steps), "names") == 0;

  gtk_widget_grab_focus (names ? GTK_WIDGET (page->search) : page->pin);
}

/* Every word that was typed begins a word of the name or of the position. */
static gboolean
matches (const RbStaff *staff, const char *typed)
{
  g_autofree char *text = g_strconcat (staff->name, " ", staff->position, NULL);

  return g_str_match_string (typed, text, TRUE);
}

static void
fill_names (RbSignInPage *page)
{
  const char *typed = gtk_editable_get_text (page->search);
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (page->names, 0)))
    gtk_list_box_remove (page->names, GTK_WIDGET (row));
  for (guint i = 0; i < page->staff->len && n < MOST_NAMES; i++)
    {
      const RbStaff *staff = page->staff->pdata[i];
      GtkWidget *line;
      g_autofree char *name = g_markup_escape_text (staff->name, -1);
      g_autofree char *position = g_markup_escape_text (staff->position, -1);

      if (*typed && !matches (staff, typed))
        continue;
      line = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (line), position);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
      g_object_set_data (G_OBJECT (line), "staff", (gpointer) staff);
      gtk_list_box_append (page->names, line);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (page->names), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (page->nobody), n == 0);
  gtk_list_box_select_row (page->names, gtk_list_box_get_row_at_index (page->names, 0));
}

static void
say_wrong (RbSignInPage *page, const char *sentence)
{
  gtk_label_set_text (page->wrong, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (page->wrong), sentence != NULL);
}

/* The focus leaves the step before the step goes: GTK 4.8 warns of a cursor that blinks on. */
static void
show_step (RbSignInPage *page, const char *step)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  if (root)
    gtk_root_set_focus (root, NULL);
  gtk_stack_set_visible_child_name (page->steps, step);
  if (root)
    rb_sign_in_page_focus (page);
}

static void
show_pin (RbSignInPage *page)
{
  g_autofree char *label = g_strdup_printf (_ ("PIN or password of %s"), page->name);

  adw_avatar_set_text (page->avatar, page->name);
  gtk_label_set_text (page->who, page->name);
  gtk_label_set_text (page->what, page->position);
  gtk_widget_set_visible (GTK_WIDGET (page->what), *page->position != '\0');
  gtk_editable_set_text (GTK_EDITABLE (page->pin), "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->pin), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  say_wrong (page, NULL);
  show_step (page, "pin");
}

static void
take (RbSignInPage *page, gint64 id, const char *name, const char *position)
{
  page->chosen = id;
  g_free (page->name);
  g_free (page->position);
  page->name = g_strdup (name);
  page->position = g_strdup (position);
  if (page->mode == RB_SIGN_IN_PICK)
    g_signal_emit (page, signals[DONE], 0);
  else
    show_pin (page);
}

static void
row_cb (GtkListBox *list, GtkListBoxRow *row, RbSignInPage *page)
{
  const RbStaff *staff = g_object_get_data (G_OBJECT (row), "staff");

  take (page, staff->id, staff->name, staff->position);
}

/* Enter takes the name that is marked. */
static void
search_enter_cb (RbSignInPage *page)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (page->names);

  if (row)
    row_cb (page->names, row, page);
}

static gboolean
search_key_cb (RbSignInPage *page, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (page->names);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *next =
      row && step
          ? gtk_list_box_get_row_at_index (page->names, gtk_list_box_row_get_index (row) + step)
          : NULL;

  if (next)
    gtk_list_box_select_row (page->names, next);
  return step != 0;
}

static void
set_busy (RbSignInPage *page, gboolean busy)
{
  gtk_editable_set_editable (GTK_EDITABLE (page->pin), !busy);
  gtk_widget_set_sensitive (page->enter, !busy);
  gtk_widget_set_visible (GTK_WIDGET (page->busy), busy);
  gtk_spinner_set_spinning (page->busy, busy);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbSignInPage) page = data;
  g_autoptr (GError) error = NULL;
  gboolean done = rb_store_sign_in_finish (RB_STORE (source), result, &error);

  set_busy (page, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (page->pin), "");
  if (done)
    {
      g_signal_emit (page, signals[DONE], 0);
      return;
    }
  say_wrong (page, error->message);
  gtk_widget_grab_focus (page->pin);
}

static void
enter_cb (RbSignInPage *page)
{
  const char *pin = gtk_editable_get_text (GTK_EDITABLE (page->pin));

  if (*pin == '\0' || page->chosen == 0 || gtk_spinner_get_spinning (page->busy))
    return;
  set_busy (page, TRUE);
  say_wrong (page, NULL);
  rb_store_sign_in_async (page->store, page->chosen, pin, rb_clock_seconds (), signed_in_cb,
                          g_object_ref (page));
}

static void
other_cb (RbSignInPage *page)
{
  if (page->mode == RB_SIGN_IN_UNLOCK)
    {
      g_signal_emit (page, signals[OTHER], 0);
      return;
    }
  page->chosen = 0;
  gtk_editable_set_text (page->search, "");
  show_step (page, "names");
}

static void
cancel_cb (RbSignInPage *page)
{
  g_signal_emit (page, signals[CANCELLED], 0);
}

static void
rb_sign_in_page_dispose (GObject *object)
{
  RbSignInPage *page = RB_SIGN_IN_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), RB_TYPE_SIGN_IN_PAGE);
  g_clear_object (&page->store);
  g_clear_pointer (&page->staff, g_ptr_array_unref);
  g_clear_pointer (&page->name, g_free);
  g_clear_pointer (&page->position, g_free);
  G_OBJECT_CLASS (rb_sign_in_page_parent_class)->dispose (object);
}

static void
rb_sign_in_page_class_init (RbSignInPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const char *const names[] = { "done", "other", "cancelled" };

  G_OBJECT_CLASS (class)->dispose = rb_sign_in_page_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/sign-in/sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, steps);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, title);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, search);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, names);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, nobody);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, who);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, what);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, pin);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, wrong);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, enter);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, busy);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, other);
  gtk_widget_class_bind_template_child (widget_class, RbSignInPage, cancel);
  gtk_widget_class_bind_template_callback (widget_class, fill_names);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
rb_sign_in_page_init (RbSignInPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

/* The list is read while the file is open for nobody yet; one that cannot be read is empty. */
GtkWidget *
rb_sign_in_page_new (RbStore *store, RbSignInMode mode, RbDate today)
{
  RbSignInPage *page = g_object_new (RB_TYPE_SIGN_IN_PAGE, NULL);
  g_autoptr (RbIdentity) identity = rb_store_identity (store);

  page->store = g_object_ref (store);
  page->mode = mode;
  page->staff = rb_store_sign_in_list (store, today, NULL);
  if (!page->staff)
    page->staff = g_ptr_array_new ();
  gtk_widget_set_visible (page->cancel, mode == RB_SIGN_IN_PICK);
  if (mode == RB_SIGN_IN_UNLOCK)
    gtk_label_set_text (page->title, _ ("Locked"));
  fill_names (page);
  if (mode == RB_SIGN_IN_UNLOCK && identity)
    take (page, identity->staff_id, identity->name, identity->position);
  return GTK_WIDGET (page);
}
