/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows one letter run and writes what a person decides about it. Who is due what is decided by
 * school/rb-letter-run.h. */
#include "app/letters/rb-letters-page.h"

#include "app/letters/rb-hold-dialog.h"
#include "app/letters/rb-letter-editor.h"
#include "app/letters/rb-letter-list.h"
#include "app/letters/rb-letter-question.h"
#include "app/letters/rb-letter-row.h"
#include "app/letters/rb-preview.h"
#include "app/rb-header-parts.h"
#include "app/rb-notice.h"
#include "app/rb-page.h"
#include "app/rb-printing.h"
#include "app/rb-saver.h"
#include "school/rb-clock.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

struct _RbLettersPage
{
  GtkWidget parent;
  RbWorkspace *workspace;
  AdwWindowTitle *title;
  GtkStack *views;
  GtkBox *question_box, *figures;
  RbLetterList *list;
  GtkLabel *foot, *pupil, *place;
  GtkWidget *desk, *hold, *leave, *edit, *save, *print;
  GtkMenuButton *wordings;
  RbPreview *preview;
  RbLetterQuestion *question;
  GtkLabel *count[RB_N_LETTERS];
  RbLetterRun *run; /* or NULL */
  RbSchool *school; /* of the run */
  GPtrArray *templates;
  gboolean stale;
};

static void page_iface_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbLettersPage,
                               rb_letters_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

static RbProposal *
proposal_at (RbLettersPage *page, int index)
{
  return page->run && index >= 0 ? page->run->proposals->pdata[index] : NULL;
}

static char *
name_of (RbLettersPage *page, const RbProposal *proposal)
{
  return rb_pupil_name (rb_roster_pupil (page->school->roster, proposal->row));
}

static guint
group_size (RbLettersPage *page, RbLetterKind kind)
{
  return page->run->counts[kind] + page->run->held[kind];
}

static void
show_buttons (RbLettersPage *page, const RbProposal *proposal)
{
  gtk_widget_set_sensitive (page->edit, proposal != NULL);
  gtk_widget_set_sensitive (page->hold, proposal != NULL);
  gtk_widget_set_visible (page->leave, proposal == NULL || !proposal->held);
  gtk_widget_set_sensitive (page->leave, proposal != NULL);
  gtk_button_set_label (GTK_BUTTON (page->hold),
                        proposal && proposal->held ? _ ("Release") : _ ("Hold"));
}

static void
show_preview (RbLettersPage *page)
{
  int index = rb_letter_list_chosen (page->list);
  RbProposal *proposal = proposal_at (page, index);
  guint n, place = rb_letter_list_place (page->list, &n);
  g_autofree char *name = proposal ? name_of (page, proposal) : g_strdup ("");
  g_autofree char *words = g_strdup_printf (_ ("%u of %u"), place, n);
  g_autoptr (RbDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  gtk_label_set_text (page->pupil, name);
  gtk_label_set_text (page->place, proposal ? words : "");
  show_buttons (page, proposal);
  if (proposal)
    document =
        rb_letter_run_document_of (page->run, (guint) index, proposal->letter, page->school,
                                   rb_workspace_now (page->workspace), page->templates, &error);
  rb_preview_set_document (page->preview, document,
                           error ? error->message
                           : document && rb_document_problem (document)
                               ? rb_document_problem (document)
                           : !proposal ? _ ("Choose a pupil to see the letter")
                                       : rb_letter_kind_name (proposal->letter));
  rb_preview_set_endless (page->preview, proposal && place > 1, proposal && place < n);
}

static guint
sum (const guint *counts)
{
  guint n = 0;

  for (guint kind = RB_LETTER_FIRST_AMBER; kind < RB_N_LETTERS; kind++)
    n += counts[kind];
  return n;
}

static void
show_foot (RbLettersPage *page, guint going, guint held)
{
  g_autofree char *proposed = g_strdup_printf (
      g_dngettext (NULL, "%u proposed", "%u proposed", going + held), going + held);
  g_autofree char *sheets = g_strdup_printf (
      g_dngettext (NULL, "on %u sheet", "on %u sheets", page->run->sheets), page->run->sheets);
  g_autofree char *words =
      g_strdup_printf (_ ("%s, %u held or left out with a reason, %u to print %s. A pupil with two "
                          "homes has a sheet for each."),
                       proposed, held, going, sheets);

  gtk_label_set_text (page->foot, words);
}

static void
show_run (RbLettersPage *page)
{
  guint going = page->run ? sum (page->run->counts) : 0;
  guint held = page->run ? sum (page->run->held) : 0;
  g_autofree char *print = g_strdup_printf (_ ("Print %u"), going);

  gtk_button_set_label (GTK_BUTTON (page->print), print);
  gtk_widget_set_sensitive (page->print, going > 0);
  gtk_widget_set_sensitive (page->save, going > 0);
  gtk_widget_set_visible (page->desk, going + held > 0);
  gtk_stack_set_visible_child_name (page->views, !page->run          ? "none"
                                                 : going + held == 0 ? "empty"
                                                                     : "run");
  if (!page->run)
    return;
  for (guint kind = RB_LETTER_FIRST_AMBER; kind < RB_N_LETTERS; kind++)
    {
      g_autofree char *count = g_strdup_printf ("%u", page->run->counts[kind]);
      g_autofree char *spoken = g_strdup_printf ("%s: %s", rb_letter_kind_name (kind), count);
      GtkWidget *button = gtk_widget_get_ancestor (GTK_WIDGET (page->count[kind]), GTK_TYPE_BUTTON);

      gtk_label_set_text (page->count[kind], count);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      spoken, -1);
      gtk_widget_set_sensitive (button, group_size (page, kind) > 0);
    }
  show_foot (page, going, held);
}

static void
show_title (RbLettersPage *page, RbPeriod before, RbPeriod after)
{
  g_autofree char *first = rb_period_format (page->school, before);
  g_autofree char *second = rb_period_format (page->school, after);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s against %s"), second, first);

  adw_window_title_set_subtitle (page->title, subtitle);
}

static RbLetterRun *
make_run (RbLettersPage *page, RbPeriod before, RbPeriod after)
{
  g_autoptr (RbQuery) query = rb_letter_question_query (page->question);
  RbStore *store = rb_workspace_store (page->workspace);
  g_autoptr (RbLetterRun) run = rb_letter_run_movement (query, before, after);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = store ? rb_store_choices (store, run->key, &error) : NULL;

  if (choices)
    rb_letter_run_decide (run, rb_workspace_school (page->workspace), choices);
  if (error)
    rb_notice_error (GTK_WIDGET (page), error, NULL, NULL);
  return g_steal_pointer (&run);
}

static void
show (RbLettersPage *page)
{
  RbStore *store = rb_workspace_store (page->workspace);
  RbLetterRun *old_run = g_steal_pointer (&page->run);
  RbSchool *old_school = g_steal_pointer (&page->school);
  RbPeriod before, after;

  page->stale = FALSE;
  g_clear_pointer (&page->templates, g_ptr_array_unref);
  page->school = rb_school_ref (rb_workspace_school (page->workspace));
  page->templates = store ? rb_store_templates (store, NULL) : NULL;
  if (rb_letter_question_periods (page->question, &before, &after))
    {
      page->run = make_run (page, before, after);
      show_title (page, before, after);
    }
  show_run (page);
  rb_letter_list_show (page->list, page->run, page->school);
  g_clear_pointer (&old_run, rb_letter_run_free);
  g_clear_pointer (&old_school, rb_school_unref);
}

static void
changed_cb (RbLettersPage *page)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    {
      page->stale = TRUE;
      return;
    }
  rb_letter_question_refill (page->question);
  show (page);
}

/* Writes a decision; the page shows it when the school has been read again. */
static void
choose (RbLettersPage *page, gint64 pupil_id, const char *choice, const char *reason)
{
  RbStoreBatch *batch = rb_store_batch_new ();
  RbRunChoice row = { .run = page->run->key,
                      .pupil_id = pupil_id,
                      .choice = (char *) choice,
                      .letter = (char *) "",
                      .reason = (char *) reason,
                      .who = (char *) rb_workspace_who (page->workspace),
                      .at = rb_clock_seconds () };
  const char *said = g_str_equal (choice, "left-out") ? _ ("Left out")
                     : g_str_equal (choice, "held")   ? _ ("Held")
                                                      : _ ("The letter goes");

  rb_store_batch_add_choice (batch, &row);
  rb_saver_write (GTK_WIDGET (page), page->workspace, batch, said, NULL, NULL);
}

static void
given_cb (gpointer owner, gint64 pupil_id, const char *choice, const char *reason)
{
  if (RB_LETTERS_PAGE (owner)->run)
    choose (owner, pupil_id, choice, reason);
}

/* Lets a held letter go, or asks why one does not. */
static void
toggle (RbLettersPage *page, int index, const char *choice)
{
  const RbProposal *proposal = proposal_at (page, index);
  g_autofree char *name = NULL;
  const RbMover *mover;
  gint64 id;

  if (!proposal)
    return;
  id = rb_roster_pupil (page->school->roster, proposal->row)->id;
  mover = &g_array_index (page->run->movement->movers, RbMover, index);
  name = name_of (page, proposal);
  if (!proposal->held)
    rb_hold_dialog_ask (GTK_WIDGET (page), choice, name, id, given_cb, page);
  else
    choose (page, id, mover->held == RB_HELD_NO ? "" : "released", "");
}

static void
ticked_cb (RbLettersPage *page, int index)
{
  toggle (page, index, "left-out");
}

static void
leave_cb (RbLettersPage *page)
{
  toggle (page, rb_letter_list_chosen (page->list), "left-out");
}

static void
hold_cb (RbLettersPage *page)
{
  toggle (page, rb_letter_list_chosen (page->list), "held");
}

/* A letter of a run. */
typedef struct
{
  RbLetterRun *run;
  guint index;
  RbLetterKind kind;
} Shown;

static void
shown_free (gpointer data)
{
  rb_letter_run_free (((Shown *) data)->run);
  g_free (data);
}

static RbDocument *
shown_pages (
    gpointer data, RbSchool *school, RbMoment now, const GPtrArray *templates, GError **error)
{
  const Shown *shown = data;

  return rb_letter_run_document_of (shown->run, shown->index, shown->kind, school, now, templates,
                                    error);
}

static void
edit_cb (RbLettersPage *page)
{
  int index = rb_letter_list_chosen (page->list);
  const RbProposal *proposal = proposal_at (page, index);

  Shown *shown;

  if (!proposal)
    return;
  shown = g_new (Shown, 1);
  *shown = (Shown){ make_run (page, page->run->before, page->run->after), (guint) index,
                    proposal->letter };
  rb_letter_editor_open (GTK_WIDGET (page), page->workspace, rb_letter_kind_id (proposal->letter),
                         shown_pages, shown, shown_free);
}

/* The letters that go; NULL where there are none or the wording cannot be read, which was said. */
static RbDocument *
document_of (RbLettersPage *page)
{
  g_autoptr (GError) error = NULL;
  RbDocument *document = page->run ? rb_letter_run_document (page->run, page->school,
                                                             rb_workspace_now (page->workspace),
                                                             page->templates, &error)
                                   : NULL;

  if (error)
    rb_notice_error (GTK_WIDGET (page), error, NULL, NULL);
  return document;
}

static void
print_cb (RbLettersPage *page)
{
  g_autoptr (RbDocument) document = document_of (page);

  if (document)
    rb_printing_print (GTK_WIDGET (page), document);
}

static void
save_cb (RbLettersPage *page)
{
  g_autoptr (RbDocument) document = document_of (page);
  g_autofree char *period = document ? rb_period_format (page->school, page->run->after) : NULL;
  g_autofree char *name = document ? g_strdup_printf (_ ("Letters %s.pdf"), period) : NULL;

  if (document)
    rb_printing_save_pdf (GTK_WIDGET (page), document, g_strdelimit (name, "/", '-'),
                          page->school->details->name);
}

static void
preview_cb (RbLettersPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page->preview));
}

static gboolean
print_key_cb (RbLettersPage *page, guint key, guint code, GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) == 0 || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter))
    return FALSE;
  print_cb (page);
  return TRUE;
}

/* A figure leads to its group. */
static void
figure_cb (GtkWidget *button, RbLettersPage *page)
{
  rb_letter_list_show_group (page->list,
                             GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind")));
  gtk_widget_grab_focus (GTK_WIDGET (page->list));
}

static void
add_figure (RbLettersPage *page, RbLetterKind kind, const char *caption, const char *note)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const css[] = { "figure", "heading", "dim-label" };
  const char *const words[] = { "", caption, note };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *label = gtk_label_new (words[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, css[i]);
      gtk_box_append (GTK_BOX (box), label);
      if (i == 0)
        page->count[kind] = GTK_LABEL (label);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rb-figure");
  gtk_widget_set_tooltip_text (button, rb_letter_kind_name (kind));
  g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect (button, "clicked", G_CALLBACK (figure_cb), page);
  gtk_box_append (page->figures, button);
}

static void
page_enter (RbPage *iface)
{
  RbLettersPage *page = RB_LETTERS_PAGE (iface);

  if (page->stale)
    changed_cb (page);
  gtk_widget_grab_focus (GTK_WIDGET (page->list));
}

static void
page_print (RbPage *iface)
{
  print_cb (RB_LETTERS_PAGE (iface));
}

static void
page_iface_init (RbPageInterface *iface)
{
  iface->enter = page_enter;
  iface->print = page_print;
}

static void
rb_letters_page_dispose (GObject *object)
{
  RbLettersPage *page = RB_LETTERS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (page), RB_TYPE_LETTERS_PAGE);
  while (gtk_widget_get_first_child (GTK_WIDGET (page)))
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (page)));
  g_clear_object (&page->workspace);
  g_clear_pointer (&page->run, rb_letter_run_free);
  g_clear_pointer (&page->school, rb_school_unref);
  g_clear_pointer (&page->templates, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_letters_page_parent_class)->dispose (object);
}

static void
rb_letters_page_class_init (RbLettersPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_letters_page_dispose;
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  g_type_ensure (RB_TYPE_PREVIEW);
  g_type_ensure (RB_TYPE_LETTER_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/letters/letters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, title);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, views);
  gtk_widget_class_bind_template_child_full (widget_class, "question", FALSE,
                                             G_STRUCT_OFFSET (RbLettersPage, question_box));
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, figures);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, list);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, foot);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, pupil);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, place);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, desk);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, hold);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, leave);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, edit);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, save);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, print);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, preview);
  gtk_widget_class_bind_template_child (widget_class, RbLettersPage, wordings);
}

/* A line for every template, also those of letters that no run makes. */
static void
add_wordings (RbLettersPage *page)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < rb_template_n_builtin (); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (rb_template_builtin_name (i)), NULL);

      g_menu_item_set_action_and_target (item, "win.letter-wording", "s",
                                         rb_template_builtin_id (i));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (page->wordings, G_MENU_MODEL (menu));
}

static void
rb_letters_page_init (RbLettersPage *page)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (page));
  add_wordings (page);
  add_figure (page, RB_LETTER_FIRST_AMBER, rb_letter_group_name (RB_LETTER_FIRST_AMBER),
              _ ("fell to amber"));
  add_figure (page, RB_LETTER_FIRST_RED, rb_letter_group_name (RB_LETTER_FIRST_RED),
              _ ("fell to red"));
  add_figure (page, RB_LETTER_IMPROVED_CATEGORY, rb_letter_group_name (RB_LETTER_IMPROVED_CATEGORY),
              _ ("a better band"));
  add_figure (page, RB_LETTER_IMPROVED_STILL_BELOW, _ ("Improved"), _ ("still below"));
  add_figure (page, RB_LETTER_NOT_IMPROVED, rb_letter_group_name (RB_LETTER_NOT_IMPROVED),
              _ ("to be invited"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (print_key_cb), page);
  gtk_widget_add_controller (GTK_WIDGET (page), keys);
  g_signal_connect_swapped (page->hold, "clicked", G_CALLBACK (hold_cb), page);
  g_signal_connect_swapped (page->leave, "clicked", G_CALLBACK (leave_cb), page);
  g_signal_connect_swapped (page->edit, "clicked", G_CALLBACK (edit_cb), page);
  g_signal_connect_swapped (page->save, "clicked", G_CALLBACK (save_cb), page);
  g_signal_connect_swapped (page->print, "clicked", G_CALLBACK (print_cb), page);
  g_signal_connect_swapped (page->preview, "beyond", G_CALLBACK (rb_letter_list_step), page->list);
  g_signal_connect_swapped (page->list, "chosen", G_CALLBACK (show_preview), page);
  g_signal_connect_swapped (page->list, "ticked", G_CALLBACK (ticked_cb), page);
  g_signal_connect_swapped (page->list, "held", G_CALLBACK (hold_cb), page);
  g_signal_connect_swapped (page->list, "edit", G_CALLBACK (edit_cb), page);
  g_signal_connect_swapped (page->list, "opened", G_CALLBACK (preview_cb), page);
}

GtkWidget *
rb_letters_page_new (RbWorkspace *workspace)
{
  RbLettersPage *page = g_object_new (RB_TYPE_LETTERS_PAGE, NULL);

  page->workspace = g_object_ref (workspace);
  page->question = RB_LETTER_QUESTION (rb_letter_question_new (workspace));
  gtk_box_append (page->question_box, GTK_WIDGET (page->question));
  g_signal_connect_swapped (page->question, "asked", G_CALLBACK (show), page);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  show (page);
  return GTK_WIDGET (page);
}
