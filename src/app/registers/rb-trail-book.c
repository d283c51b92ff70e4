/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of rows with a choice of their kind. What they say is school/rb-trail's. */
#include "app/registers/rb-trail-book.h"

#include "app/rb-chooser.h"
#include "app/rb-listing-files.h"
#include "app/registers/rb-listing-buttons.h"
#include "school/rb-trail.h"

#include <glib/gi18n.h>
#include <string.h>

/* Newest first; a print has them all. */
#define MOST_SHOWN 100

struct _RbTrailBook
{
  AdwPreferencesGroup parent;
  RbWorkspace *workspace;
  GtkWidget *kinds;
  GPtrArray *audit;   /* RbAuditRow, or NULL */
  GPtrArray *rows;    /* GtkWidget */
  RbListing *listing; /* or NULL */
};

G_DEFINE_FINAL_TYPE (RbTrailBook, rb_trail_book, ADW_TYPE_PREFERENCES_GROUP)

static int
chosen_kind (RbTrailBook *book)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (book->kinds));

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? RB_TRAIL_ALL : (int) selected - 1;
}

static void
keep (RbTrailBook *book, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (book), row);
  g_ptr_array_add (book->rows, row);
}

/* "Flag: Evans, Amelia, 3T", and below "last day 20 Mar 2026 → last day 27 Mar 2026", the reason,
 * who and when. */
static void
add_row (RbTrailBook *book, guint at)
{
  const RbListing *list = book->listing;
  GtkWidget *row = adw_action_row_new ();
  const char *pupil = rb_listing_text (list, at, RB_TRAIL_PUPIL);
  const char *klass = rb_listing_text (list, at, RB_TRAIL_CLASS);
  const char *was = rb_listing_text (list, at, RB_TRAIL_WAS);
  const char *is = rb_listing_text (list, at, RB_TRAIL_IS);
  const char *reason = rb_listing_text (list, at, RB_TRAIL_REASON);
  g_autofree char *title = g_strdup_printf ("%s%s%s%s%s", rb_listing_text (list, at, RB_TRAIL_WHAT),
                                            *pupil ? ": " : "", pupil, *klass ? ", " : "", klass);
  g_autofree char *said = g_strdup_printf (
      "%s%s%s\n%s%s%s, %s", was, *was && *is ? " → " : "", is, reason, *reason ? ". " : "",
      rb_listing_text (list, at, RB_TRAIL_BY), rb_listing_text (list, at, RB_TRAIL_CHANGED));
  g_autofree char *plain_title = g_markup_escape_text (title, -1);
  g_autofree char *plain = g_markup_escape_text (said, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), plain_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), plain);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  keep (book, row);
}

static void
show (RbTrailBook *book)
{
  int kind = chosen_kind (book);
  guint n;

  if (book->audit == NULL)
    return;
  for (guint i = 0; i < book->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (book), book->rows->pdata[i]);
  g_ptr_array_set_size (book->rows, 0);
  g_clear_pointer (&book->listing, rb_listing_unref);
  book->listing = rb_trail_listing (rb_workspace_school (book->workspace), book->audit, kind,
                                    rb_workspace_now (book->workspace).date);
  n = rb_listing_n_rows (book->listing);
  for (guint i = n; i-- > 0 && n - i <= MOST_SHOWN;)
    add_row (book, i);
  if (n == 0)
    {
      GtkWidget *none = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (none),
                                     kind == RB_TRAIL_ALL
                                         ? _ ("Nothing has been changed or taken back.")
                                         : _ ("Nothing of this kind has been changed."));
      keep (book, none);
    }
}

void
rb_trail_book_show (RbTrailBook *book, GPtrArray *audit)
{
  g_ptr_array_ref (audit);
  g_clear_pointer (&book->audit, g_ptr_array_unref);
  book->audit = audit;
  show (book);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RbTrailBook *book = RB_TRAIL_BOOK (widget);

  if (!book->listing)
    return;
  if (strcmp (name, "trail-book.print") == 0)
    rb_listing_print (widget, rb_workspace_school (book->workspace), book->listing);
  else
    rb_listing_files_save (widget, book->listing, RB_LISTING_CSV, NULL, NULL);
}

static void
rb_trail_book_dispose (GObject *object)
{
  RbTrailBook *book = RB_TRAIL_BOOK (object);

  g_clear_object (&book->workspace);
  g_clear_pointer (&book->listing, rb_listing_unref);
  g_clear_pointer (&book->audit, g_ptr_array_unref);
  g_clear_pointer (&book->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_trail_book_parent_class)->dispose (object);
}

static void
rb_trail_book_class_init (RbTrailBookClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_trail_book_dispose;
  gtk_widget_class_install_action (widget_class, "trail-book.print", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "trail-book.save", NULL, action_cb);
}

static GtkWidget *
make_kinds (RbTrailBook *book)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GtkWidget *kinds;

  g_ptr_array_add (words, (gpointer) _ ("Every kind"));
  for (int kind = 0; kind < RB_N_TRAIL_KINDS; kind++)
    g_ptr_array_add (words, (gpointer) rb_trail_kind_name (kind));
  g_ptr_array_add (words, NULL);
  kinds = gtk_drop_down_new_from_strings ((const char *const *) words->pdata);
  gtk_widget_set_valign (kinds, GTK_ALIGN_CENTER);
  rb_chooser_name (GTK_DROP_DOWN (kinds), _ ("Which changes of the book"));
  g_signal_connect_swapped (kinds, "notify::selected", G_CALLBACK (show), book);
  return kinds;
}

static void
rb_trail_book_init (RbTrailBook *book)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (book);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  book->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (group, _ ("Changes of the Book"));
  adw_preferences_group_set_description (
      group, _ ("What was changed or taken back, and who joined, left or moved class."));
  book->kinds = make_kinds (book);
  gtk_box_append (GTK_BOX (head), book->kinds);
  gtk_box_append (GTK_BOX (head), rb_listing_buttons ("trail-book.print", "trail-book.save"));
  gtk_widget_set_valign (head, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (group, head);
}

GtkWidget *
rb_trail_book_new (RbWorkspace *workspace)
{
  RbTrailBook *book = g_object_new (RB_TYPE_TRAIL_BOOK, NULL);

  book->workspace = g_object_ref (workspace);
  return GTK_WIDGET (book);
}
