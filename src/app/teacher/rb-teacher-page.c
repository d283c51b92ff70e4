/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a draft, types into it, and hands its change to the workspace. */
#include "app/teacher/rb-teacher-page.h"

#include "analysis/rb-arrivals.h"
#include "app/rb-compat.h"
#include "app/rb-header-parts.h"
#include "app/rb-notice.h"
#include "app/rb-page.h"
#include "app/register/rb-reason-dialog.h"
#include "app/register/rb-register-saving.h"
#include "app/teacher/rb-teacher-classes.h"
#include "app/teacher/rb-teacher-draft.h"
#include "app/teacher/rb-teacher-row.h"
#include "school/rb-clock.h"
#include "store/rb-store-staff.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Two columns from this width on, where the class is longer than that. */
#define WIDE_FROM 700
#define LONG_FROM 13

struct _RbTeacherPage
{
  GtkBox parent;
  RbWorkspace *workspace;
  AdwWindowTitle *title;
  GtkDropDown *chooser;
  GtkStack *views;
  GtkLabel *said;
  GtkLabel *counts;
  GtkScrolledWindow *scroller;
  GtkFlowBox *list;
  AdwStatusPage *empty;
  GPtrArray *classes; /* const RbClass */
  RbTeacherDraft *draft;
  GPtrArray *kept; /* RbTeacherDraft: typed in other classes and not saved */
  guint number;    /* typed so far; 0 for none */
  gboolean filling;
  gboolean two;
};

static void page_iface_init (RbPageInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (RbTeacherPage,
                               rb_teacher_page,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

gboolean
rb_teacher_page_is_for (RbWorkspace *workspace)
{
  g_autoptr (RbIdentity) who = rb_teacher_identity (workspace);

  return who && (who->role == RB_STAFF_TEACHER || who->role == RB_STAFF_SUPPLY);
}

static RbSchool *
school_of (RbTeacherPage *page)
{
  return rb_workspace_school (page->workspace);
}

static void
say (RbTeacherPage *page, const char *words)
{
  gtk_label_set_text (page->said, words);
}

static gboolean
same_session (RbSession a, RbSession b)
{
  return a.date == b.date && a.half == b.half;
}

/* The register is that of an earlier session, which waits to be saved. */
static gboolean
is_over (RbTeacherPage *page)
{
  RbSession session;

  return !rb_teacher_session (school_of (page), rb_workspace_now (page->workspace), &session)
         || !same_session (session, rb_teacher_draft_session (page->draft));
}

/* "3T, 4P": classes with something that is not saved, beside the one that is shown. */
static char *
kept_names (RbTeacherPage *page)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < page->kept->len; i++)
    {
      const RbClass *klass =
          rb_roster_class (school_of (page)->roster, rb_teacher_draft_class (page->kept->pdata[i]));

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", klass ? klass->name : "");
    }
  return g_string_free (names, FALSE);
}

static void
say_how (RbTeacherPage *page)
{
  g_autofree char *kept = kept_names (page);
  g_autofree char *waits = g_strdup_printf (_ ("Typed and not saved yet: %s."), kept);
  RbSession session = rb_teacher_draft_session (page->draft);
  const RbSavedRegister *saved =
      rb_office_register (school_of (page)->office, rb_teacher_draft_class (page->draft), session);
  g_autofree char *when = saved ? rb_clock_format (saved->saved_at) : NULL;
  g_autofree char *words = saved ? g_strdup_printf (_ ("Saved %s by %s"), when, saved->who) : NULL;

  if (is_over (page))
    say (page, _ ("This session is over and what was typed is not saved: Ctrl+S saves it, then the "
                  "next register is shown."));
  else if (*kept)
    say (page, waits);
  else
    say (page, words ? words
                     : _ ("Ctrl+Enter: everyone present. Then a number and a letter, such as 07N. "
                          "Ctrl+S saves."));
}

static void
show_counts (RbTeacherPage *page)
{
  guint blank, present, away;
  g_autofree char *words = NULL;

  rb_teacher_draft_count (page->draft, &blank, &present, &away);
  words = blank
              ? g_strdup_printf (_ ("%u present, %u away, %u without a mark"), present, away, blank)
              : g_strdup_printf (_ ("%u present, %u away"), present, away);
  gtk_label_set_text (page->counts, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "teacher.save", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "teacher.present", blank > 0);
}

static GtkWidget *
child_of (RbTeacherPage *page, guint index, GHashTable *arrivals)
{
  RbSession session = rb_teacher_draft_session (page->draft);
  const RbTeacherLine *line = rb_teacher_draft_nth (page->draft, index);

  return rb_teacher_row_new (school_of (page), line, index + 1, session,
                             g_hash_table_lookup (arrivals, &line->pupil->id));
}

static void
name_child (GtkFlowBoxChild *child)
{
  GtkWidget *row = gtk_flow_box_child_get_child (child);

  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_object_get_data (G_OBJECT (row), "spoken"), -1);
}

static void
set_columns (RbTeacherPage *page)
{
  guint n = page->draft ? rb_teacher_draft_n (page->draft) : 0;
  guint tall = MAX (page->two && n >= LONG_FROM ? (n + 1) / 2 : n, 1);

  gtk_flow_box_set_max_children_per_line (page->list, tall);
  gtk_flow_box_set_min_children_per_line (page->list, tall);
}

/* Not while sizes are being given. */
static gboolean
columns_cb (gpointer data)
{
  set_columns (data);
  return G_SOURCE_REMOVE;
}

/* Rows are kept where the class is the same, so that the focus stays. */
static void
show_rows (RbTeacherPage *page)
{
  guint n = rb_teacher_draft_n (page->draft);
  g_autoptr (GHashTable) arrivals =
      rb_arrivals_of_session (school_of (page), rb_teacher_draft_session (page->draft));
  GtkFlowBoxChild *child;

  set_columns (page);
  while ((child = gtk_flow_box_get_child_at_index (page->list, (int) n)))
    gtk_flow_box_remove (page->list, GTK_WIDGET (child));
  for (guint i = 0; i < n; i++)
    {
      child = gtk_flow_box_get_child_at_index (page->list, (int) i);
      if (child)
        gtk_flow_box_child_set_child (child, child_of (page, i, arrivals));
      else
        {
          gtk_flow_box_append (page->list, child_of (page, i, arrivals));
          child = gtk_flow_box_get_child_at_index (page->list, (int) i);
        }
      name_child (child);
    }
  show_counts (page);
}

static void
show_empty (RbTeacherPage *page, const char *title, const char *words)
{
  adw_status_page_set_title (page->empty, title);
  adw_status_page_set_description (page->empty, words);
  gtk_stack_set_visible_child_name (page->views, "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "teacher.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "teacher.present", FALSE);
  adw_window_title_set_title (page->title, title);
  adw_window_title_set_subtitle (page->title, "");
}

static void
show_title (RbTeacherPage *page, const RbClass *klass, RbSession session)
{
  g_autofree char *day = rb_date_format (session.date, RB_DATE_FULL);
  g_autofree char *when = g_strdup_printf (_ ("%s, %s"), day, rb_half_name (session.half));

  adw_window_title_set_title (page->title, klass->name);
  adw_window_title_set_subtitle (page->title, when);
}

static void
fill_chooser (RbTeacherPage *page)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < page->classes->len; i++)
    gtk_string_list_append (names, ((const RbClass *) page->classes->pdata[i])->name);
  page->filling = TRUE;
  gtk_drop_down_set_model (page->chooser, G_LIST_MODEL (names));
  page->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (page->chooser), page->classes->len > 1);
}

/* The class that was shown, where it still is theirs; else the first. */
static const RbClass *
class_to_show (RbTeacherPage *page)
{
  guint selected = gtk_drop_down_get_selected (page->chooser);
  gint64 before = page->draft ? rb_teacher_draft_class (page->draft) : 0;

  for (guint i = 0; i < page->classes->len; i++)
    if (((const RbClass *) page->classes->pdata[i])->id == before)
      selected = i;
  if (selected >= page->classes->len)
    selected = 0;
  page->filling = TRUE;
  gtk_drop_down_set_selected (page->chooser, selected);
  page->filling = FALSE;
  return page->classes->pdata[selected];
}

static void
show_class (RbTeacherPage *page, const RbClass *klass, RbSession session)
{
  if (!page->draft || rb_teacher_draft_class (page->draft) != klass->id
      || !same_session (rb_teacher_draft_session (page->draft), session))
    {
      rb_teacher_drafts_keep (page->kept, g_steal_pointer (&page->draft));
      page->draft = rb_teacher_drafts_take (page->kept, klass->id);
      if (!page->draft)
        page->draft = rb_teacher_draft_new (school_of (page), klass->id, session);
      page->number = 0;
      session = rb_teacher_draft_session (page->draft);
    }
  gtk_stack_set_visible_child_name (page->views, "register");
  show_title (page, klass, session);
  show_rows (page);
  say_how (page);
}

static void
changed_cb (RbTeacherPage *page)
{
  RbSession session;
  gboolean waits;

  g_clear_pointer (&page->classes, g_ptr_array_unref);
  if (!school_of (page))
    {
      g_ptr_array_set_size (page->kept, 0);
      return;
    }
  page->classes = rb_teacher_classes (page->workspace);
  fill_chooser (page);
  if (page->draft)
    page->draft = rb_teacher_draft_renew (page->draft, school_of (page));
  rb_teacher_drafts_renew (page->kept, school_of (page));
  /* What is typed and not saved stays until it is, though noon or midnight has passed. */
  waits = page->draft && rb_teacher_draft_is_changed (page->draft);
  if (waits)
    session = rb_teacher_draft_session (page->draft);
  if (page->classes->len == 0)
    show_empty (page, _ ("No class of yours today"),
                _ ("The classes of each teacher are in School, Staff."));
  else if (!waits
           && !rb_teacher_session (school_of (page), rb_workspace_now (page->workspace), &session))
    show_empty (page, _ ("No school today"), _ ("There is no register to take."));
  else
    show_class (page, class_to_show (page), session);
}

static void
chosen_cb (RbTeacherPage *page)
{
  guint selected = gtk_drop_down_get_selected (page->chooser);
  RbSession session;

  if (page->filling || !page->draft || selected >= page->classes->len)
    return;
  if (!rb_teacher_session (school_of (page), rb_workspace_now (page->workspace), &session))
    session = rb_teacher_draft_session (page->draft);
  show_class (page, page->classes->pdata[selected], session);
}

static void
go_to (RbTeacherPage *page, guint index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (page->list, (int) index);

  if (!child)
    return;
  gtk_flow_box_select_child (page->list, child);
  gtk_widget_grab_focus (GTK_WIDGET (child));
}

/* The child that is meant: by the typed number, or the one in focus; -1 for none. */
static int
meant (RbTeacherPage *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page)));

  if (page->number > 0)
    return page->number <= rb_teacher_draft_n (page->draft) ? (int) page->number - 1 : -1;
  if (focus && GTK_IS_FLOW_BOX_CHILD (focus)
      && gtk_widget_is_ancestor (focus, GTK_WIDGET (page->list)))
    return gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (focus));
  return -1;
}

static void
set_code (RbTeacherPage *page, const char *code)
{
  int index = meant (page);
  g_autofree char *refusal = NULL;

  if (index < 0)
    {
      say (page, page->number > 0 ? _ ("There is no such number in this class.")
                                  : _ ("Type the number of a child first, such as 07."));
      page->number = 0;
      return;
    }
  page->number = 0;
  if (!rb_teacher_draft_set (page->draft, (guint) index, code, &refusal))
    {
      say (page, refusal);
      return;
    }
  show_rows (page);
  say_how (page);
  go_to (page, (guint) index);
}

static void
add_digit (RbTeacherPage *page, guint digit)
{
  guint n = rb_teacher_draft_n (page->draft);
  guint number = page->number * 10 + digit;
  g_autofree char *words = NULL;

  page->number = number <= n ? number : digit;
  if (page->number == 0 || page->number > n)
    return;
  go_to (page, page->number - 1);
  words = g_strdup_printf (_ ("Number %u: type a letter, such as N"), page->number);
  say (page, words);
}

/* A register that nothing is typed in any more: saved as it stands. */
static void
save_as_it_stands (RbTeacherPage *page)
{
  if (rb_workspace_store (page->workspace) && !rb_workspace_read_only (page->workspace))
    rb_register_save_as_it_is (GTK_WIDGET (page), page->workspace,
                               rb_teacher_draft_class (page->draft),
                               rb_teacher_draft_session (page->draft));
}

static void
apply (RbTeacherPage *page, const char *reason)
{
  g_autoptr (RbChange) change =
      rb_workspace_change_new (page->workspace, RB_SOURCE_GRID, reason ? reason : "");
  guint blank, n;
  g_autofree char *label = NULL, *words = NULL;

  rb_teacher_draft_count (page->draft, &blank, NULL, NULL);
  n = rb_teacher_draft_n (page->draft);
  rb_teacher_draft_fill (page->draft, change);
  label = g_strdup_printf (_ ("register of %u pupils"), n);
  rb_workspace_apply (page->workspace, change, label);
  words = blank ? g_strdup_printf (_ ("Saved; %u have no mark yet"), blank)
                : g_strdup (_ ("Register saved"));
  rb_notice_show (GTK_WIDGET (page), words, NULL, NULL);
}

static void
reason_cb (const char *reason, gpointer data)
{
  g_autoptr (RbTeacherPage) page = data;

  if (reason)
    apply (page, reason);
}

static void
save (RbTeacherPage *page)
{
  g_autoptr (RbChange) change = rb_workspace_change_new (page->workspace, RB_SOURCE_GRID, "");
  g_autoptr (GError) error = NULL;

  rb_teacher_draft_fill (page->draft, change);
  if (rb_change_n (change) == 0)
    save_as_it_stands (page);
  else if (!rb_workspace_needs_reason (page->workspace, change))
    apply (page, NULL);
  else if (rb_workspace_may (page->workspace, RB_RIGHT_AMEND, &error))
    rb_reason_dialog_ask (
        GTK_WIDGET (page), rb_change_n (change),
        rb_office_sealed (school_of (page)->office, rb_teacher_draft_session (page->draft).date),
        reason_cb, g_object_ref (page));
  else
    rb_notice_error (GTK_WIDGET (page), error, NULL, NULL);
}

static void
everyone_present (RbTeacherPage *page)
{
  guint n = rb_teacher_draft_present (page->draft);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u marked present: now the exceptions, such as 07N",
                                 "%u marked present: now the exceptions, such as 07N", n),
                       n);

  show_rows (page);
  say (page, words);
  go_to (page, 0);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RbTeacherPage *page = RB_TEACHER_PAGE (widget);

  if (!page->draft)
    return;
  if (g_str_equal (name, "teacher.save"))
    save (page);
  else
    everyone_present (page);
}

static gboolean
key_cb (RbTeacherPage *page, guint key, guint code, GdkModifierType state)
{
  guint letter = gdk_keyval_to_unicode (key);
  char text[8] = "";
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;

  if (!page->draft || !plain
      || gtk_stack_get_visible_child (page->views) == GTK_WIDGET (page->empty))
    return FALSE;
  if (letter >= '0' && letter <= '9')
    add_digit (page, letter - '0');
  else if (key == GDK_KEY_BackSpace && page->number > 0)
    page->number /= 10;
  else if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace)
    set_code (page, "");
  else if (key == GDK_KEY_Escape && page->number > 0)
    page->number = 0;
  else if (letter == ' ' || letter == '.')
    set_code (page, ".");
  else if (letter == '/' || letter == '\\' || (letter < 128 && g_ascii_isalpha ((char) letter)))
    {
      text[0] = g_ascii_toupper ((char) letter);
      set_code (page, text);
    }
  else
    return FALSE;
  return TRUE;
}

/* The adjustment of a scrolled window knows how wide it is. */
static void
width_cb (RbTeacherPage *page, GParamSpec *pspec, GtkAdjustment *adjustment)
{
  gboolean two = gtk_adjustment_get_page_size (adjustment) >= WIDE_FROM;

  if (two == page->two)
    return;
  page->two = two;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, columns_cb, g_object_ref (page), g_object_unref);
}

static void
enter (RbPage *iface)
{
  RbTeacherPage *page = RB_TEACHER_PAGE (iface);

  if (page->draft && rb_teacher_draft_n (page->draft) > 0)
    go_to (page, 0);
}

static void
page_iface_init (RbPageInterface *iface)
{
  iface->enter = enter;
}

static void
rb_teacher_page_dispose (GObject *object)
{
  RbTeacherPage *page = RB_TEACHER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), RB_TYPE_TEACHER_PAGE);
  g_clear_object (&page->workspace);
  g_clear_pointer (&page->classes, g_ptr_array_unref);
  g_clear_pointer (&page->draft, rb_teacher_draft_free);
  g_clear_pointer (&page->kept, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_teacher_page_parent_class)->dispose (object);
}

static void
rb_teacher_page_class_init (RbTeacherPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_teacher_page_dispose;
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/teacher/teacher-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RbTeacherPage, title);
  gtk_widget_class_bind_template_child (widget_class, RbTeacherPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, RbTeacherPage, views);
  gtk_widget_class_bind_template_child (widget_class, RbTeacherPage, said);
  gtk_widget_class_bind_template_child (widget_class, RbTeacherPage, counts);
  gtk_widget_class_bind_template_child (widget_class, RbTeacherPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, RbTeacherPage, list);
  gtk_widget_class_bind_template_child (widget_class, RbTeacherPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "teacher.save", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "teacher.present", NULL, action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "teacher.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "teacher.present", NULL);
}

static void
rb_teacher_page_init (RbTeacherPage *page)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  page->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_teacher_draft_free);
  gtk_widget_init_template (GTK_WIDGET (page));
  rb_compat_name (GTK_WIDGET (page->chooser), _ ("Class"));
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (page->scroller),
                            "notify::page-size", G_CALLBACK (width_cb), page);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), page);
  gtk_widget_add_controller (GTK_WIDGET (page->scroller), keys);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
}

GtkWidget *
rb_teacher_page_new (RbWorkspace *workspace)
{
  RbTeacherPage *page = g_object_new (RB_TYPE_TEACHER_PAGE, NULL);

  page->workspace = g_object_ref (workspace);
  changed_cb (page);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}
