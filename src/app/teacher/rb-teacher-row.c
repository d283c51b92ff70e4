/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the row; it is built again when its mark changes. */
#include "app/teacher/rb-teacher-row.h"

#include "analysis/rb-arrivals.h"
#include "app/register/rb-register-look.h"
#include "app/register/rb-register-words.h"

#include <glib/gi18n.h>

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_chip (GtkWidget *box, const RbSchool *school, const RbTeacherLine *line)
{
  GtkWidget *chip = add_label (box, rb_code_book_text (school->codes, line->mark), "rb-chip");

  gtk_label_set_xalign (GTK_LABEL (chip), 0.5f);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  if (line->mark != RB_MARK_NONE)
    gtk_widget_add_css_class (chip, rb_look_class (rb_mark_look (school->codes, line->mark)));
  else
    gtk_widget_add_css_class (chip, "rb-framed");
}

GtkWidget *
rb_teacher_row_new (const RbSchool *school,
                    const RbTeacherLine *line,
                    guint number,
                    RbSession session,
                    const RbArrival *arrival)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *count = g_strdup_printf ("%02u", number);
  g_autofree char *name = rb_pupil_sorted_name (line->pupil);
  g_autofree char *desk = arrival ? rb_arrival_words (arrival) : NULL;
  g_autofree char *meaning =
      line->mark == RB_MARK_NONE
          ? g_strdup (_ ("no mark"))
          : rb_register_words_meaning (school->codes, line->mark, session.date);
  g_autofree char *spoken =
      g_strdup_printf (_ ("%u, %s: %s%s%s%s"), number, name, meaning, desk ? ", " : "",
                       desk ? desk : "", line->mark != line->stored ? _ (", not saved yet") : "");
  GtkWidget *label;

  gtk_widget_add_css_class (box, "rb-teacher-row");
  label = add_label (box, count, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  label = add_label (box, name, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  if (desk)
    gtk_widget_add_css_class (add_label (box, desk, "caption"), "rb-good");
  else if (line->mark != RB_MARK_NONE
           && rb_mark_look (school->codes, line->mark) != RB_LOOK_PRESENT)
    {
      label = add_label (box, meaning, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
    }
  add_chip (box, school, line);
  g_object_set_data_full (G_OBJECT (box), "spoken", g_steal_pointer (&spoken), g_free);
  return box;
}
