/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing a paper register back in: the bar, and the saving at the end. */
#include "app/register/rb-paper-bar.h"

#include "app/rb-notice.h"
#include "school/rb-clock.h"

#include <glib/gi18n.h>

struct _RbPaperBar
{
  GtkBox parent;
  RbWorkspace *workspace;
  RbRegisterEditor *editor;
  GtkWidget *row, *column;
};

G_DEFINE_FINAL_TYPE (RbPaperBar, rb_paper_bar, GTK_TYPE_BOX)

gboolean
rb_paper_bar_is_open (RbPaperBar *bar)
{
  return gtk_widget_get_visible (GTK_WIDGET (bar));
}

static void
set_mode (RbPaperBar *bar)
{
  rb_register_editor_set_paper (
      bar->editor,
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (bar->row)) ? RB_PAPER_ROW : RB_PAPER_COLUMN);
}

void
rb_paper_bar_open (RbPaperBar *bar)
{
  gtk_widget_set_visible (GTK_WIDGET (bar), TRUE);
  set_mode (bar);
}

void
rb_paper_bar_done (RbPaperBar *bar)
{
  g_autoptr (GArray) typed = rb_register_editor_take_typed (bar->editor);
  g_autoptr (RbWritten) written = rb_written_new ();
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
  rb_register_editor_set_paper (bar->editor, RB_PAPER_OFF);
  for (guint i = 0; i < typed->len; i++)
    {
      const RbTypedRegister *one = &g_array_index (typed, RbTypedRegister, i);

      rb_written_add_register (written, rb_workspace_school (bar->workspace), one->class_id,
                               one->session);
    }
  if (typed->len == 0 || !rb_workspace_store (bar->workspace))
    return;
  words = g_strdup_printf (ngettext ("%u register typed in from paper and saved",
                                     "%u registers typed in from paper and saved", typed->len),
                           typed->len);
  if (rb_workspace_write (bar->workspace, written, words))
    rb_notice_show (GTK_WIDGET (bar), words, NULL, NULL);
}

static void
rb_paper_bar_dispose (GObject *object)
{
  RbPaperBar *bar = RB_PAPER_BAR (object);

  g_clear_object (&bar->workspace);
  g_clear_object (&bar->editor);
  G_OBJECT_CLASS (rb_paper_bar_parent_class)->dispose (object);
}

static void
rb_paper_bar_class_init (RbPaperBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_paper_bar_dispose;
}

static GtkWidget *
way (const char *label, const char *tip)
{
  GtkWidget *button = gtk_toggle_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_focus_on_click (button, FALSE);
  return button;
}

static void
rb_paper_bar_init (RbPaperBar *bar)
{
  GtkWidget *words = gtk_label_new (
      _ ("From paper: type the codes as they are written; Enter begins the next line."));
  GtkWidget *ways = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Done: Save"));

  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
  gtk_box_set_spacing (GTK_BOX (bar), 12);
  gtk_widget_add_css_class (GTK_WIDGET (bar), "rb-desk-bar");
  gtk_widget_add_css_class (GTK_WIDGET (bar), "rb-paper");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  bar->row = way (_ ("Along the _Row"), _ ("A pupil's sessions one after the other"));
  bar->column = way (_ ("Down the _Column"), _ ("A session's pupils one after the other"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (bar->column), GTK_TOGGLE_BUTTON (bar->row));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bar->row), TRUE);
  gtk_widget_add_css_class (ways, "linked");
  gtk_box_append (GTK_BOX (ways), bar->row);
  gtk_box_append (GTK_BOX (ways), bar->column);
  gtk_widget_add_css_class (done, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "register.paper");
  gtk_box_append (GTK_BOX (bar), words);
  gtk_box_append (GTK_BOX (bar), ways);
  gtk_box_append (GTK_BOX (bar), done);
}

static void
toggled_cb (RbPaperBar *bar)
{
  if (rb_paper_bar_is_open (bar))
    set_mode (bar);
}

GtkWidget *
rb_paper_bar_new (RbWorkspace *workspace, RbRegisterEditor *editor)
{
  RbPaperBar *bar = g_object_new (RB_TYPE_PAPER_BAR, NULL);

  bar->workspace = g_object_ref (workspace);
  bar->editor = g_object_ref (editor);
  g_signal_connect_swapped (bar->row, "toggled", G_CALLBACK (toggled_cb), bar);
  return GTK_WIDGET (bar);
}

void
rb_paper_bar_toggle (RbPaperBar *bar)
{
  if (rb_paper_bar_is_open (bar))
    rb_paper_bar_done (bar);
  else
    rb_paper_bar_open (bar);
}
