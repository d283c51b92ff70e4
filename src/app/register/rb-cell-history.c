/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a cell's history. */
#include "app/register/rb-cell-history.h"

#include "school/rb-clock.h"

#include <glib/gi18n.h>

static GtkWidget *
line (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* `about` and `who` may be NULL. */
static void
add_row (GtkListBox *list, const char *title, const char *about, const char *who)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *said = g_strdup_printf ("%s%s%s%s%s", title, about ? ". " : "",
                                           about ? about : "", who ? ". " : "", who ? who : "");

  line (box, title, "heading");
  if (about)
    line (box, about, "body");
  if (who)
    line (box, who, "dim-label");
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_list_box_append (list, row);
}

static const char *
code_text (const RbSchool *school, RbMark mark)
{
  const char *text = rb_code_book_text (school->codes, mark);

  return *text ? text : _ ("no mark");
}

/* "L (12 minutes)" */
static char *
mark_words (const RbSchool *school, RbMark mark, const RbDetail *detail)
{
  const char *text = code_text (school, mark);

  if (detail->minutes >= 0)
    return g_strdup_printf (_ ("%s (%d minutes)"), text, detail->minutes);
  return g_strdup (text);
}

static void
add_amendment (GtkListBox *list, const RbSchool *school, const RbAuditRow *row)
{
  g_autofree char *was = mark_words (school, row->was, &row->detail_was);
  g_autofree char *is = mark_words (school, row->is, &row->detail_is);
  g_autofree char *title = g_strdup_printf (_ ("%s became %s"), was, is);
  g_autofree char *when = rb_clock_format (row->at);
  g_autofree char *who = row->position && *row->position
                             ? g_strdup_printf ("%s, %s, %s", row->who, row->position, when)
                             : g_strdup_printf ("%s, %s", row->who, when);

  add_row (list, title, row->reason, who);
}

static void
add_saved (GtkListBox *list, const RbSchool *school, const RbPupil *pupil, RbSession session)
{
  const RbSavedRegister *saved =
      rb_office_register (school->office, rb_pupil_class_on (pupil, session.date), session);
  g_autofree char *when = saved ? rb_clock_format (saved->saved_at) : NULL;
  g_autofree char *words = saved ? g_strdup_printf ("%s, %s", saved->who, when) : NULL;

  if (saved)
    add_row (list, _ ("Register saved"), NULL, words);
}

static void
add_beside (GtkListBox *list, const RbSchool *school, const RbPupil *pupil, RbSession session)
{
  const RbDetail *detail = rb_school_cell_detail (school, pupil->id, session);
  g_autofree char *minutes = detail && detail->minutes >= 0
                                 ? g_strdup_printf (ngettext ("%d minute late", "%d minutes late",
                                                              (unsigned long) detail->minutes),
                                                    detail->minutes)
                                 : NULL;

  if (minutes)
    add_row (list, minutes, NULL, NULL);
  if (detail && detail->note && *detail->note)
    add_row (list, _ ("Note"), detail->note, NULL);
  if (detail && detail->nature && *detail->nature)
    add_row (list, _ ("Nature"), detail->nature, NULL);
}

void
rb_cell_history_fill (GtkListBox *list,
                      const RbSchool *school,
                      RbStore *store,
                      const RbPupil *pupil,
                      RbSession session)
{
  g_autoptr (GPtrArray) rows =
      store ? rb_store_cell_history (store, pupil->id, session, NULL) : NULL;
  int at = rb_roster_find (school->roster, pupil->id);
  RbMark now =
      at < 0 ? RB_MARK_NONE : rb_school_mark (school, (guint) at, session.date, session.half);
  g_autofree char *first = NULL;
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (list, 0)))
    gtk_list_box_remove (list, GTK_WIDGET (old));
  if (rows && rows->len > 0)
    first = g_strdup_printf (_ ("Entered as %s"),
                             code_text (school, ((const RbAuditRow *) rows->pdata[0])->was));
  else
    first = g_strdup_printf (_ ("Entered as %s"), code_text (school, now));
  add_row (list, first, rows && rows->len > 0 ? NULL : _ ("This mark has not been amended."), NULL);
  add_saved (list, school, pupil, session);
  for (guint i = 0; rows && i < rows->len; i++)
    add_amendment (list, school, rows->pdata[i]);
  add_beside (list, school, pupil, session);
}
