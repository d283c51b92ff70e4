/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a proposal in columns of fixed width, so that every line of a long list agrees. */
#include "app/letters/rb-letter-row.h"

#include "app/rb-band-sign.h"

#include <glib/gi18n.h>

#define SIGN_SIZE 15

struct _RbLetterItem
{
  GObject parent;
  RbLetterKind kind;
  int index;
};

G_DEFINE_FINAL_TYPE (RbLetterItem, rb_letter_item, G_TYPE_OBJECT)

static void
rb_letter_item_class_init (RbLetterItemClass *class)
{
}

static void
rb_letter_item_init (RbLetterItem *item)
{
}

RbLetterItem *
rb_letter_item_new (RbLetterKind kind, int index)
{
  RbLetterItem *item = g_object_new (RB_TYPE_LETTER_ITEM, NULL);

  item->kind = kind;
  item->index = index;
  return item;
}

RbLetterKind
rb_letter_item_kind (RbLetterItem *item)
{
  return item->kind;
}

int
rb_letter_item_index (RbLetterItem *item)
{
  return item->index;
}

struct _RbLetterRow
{
  GtkWidget parent;
  GtkWidget *line, *group, *tick, *before_sign, *after_sign, *arrow, *fold;
  GtkLabel *name, *class_name, *before, *after, *days, *why, *group_name;
  RbLetterKind kind;
  int index;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RbLetterRow, rb_letter_row, GTK_TYPE_WIDGET)

static guint ticked_signal, folded_signal;

const char *
rb_letter_group_name (RbLetterKind kind)
{
  static const char *const names[RB_N_LETTERS] = { "",
                                                   N_ ("Amber letter"),
                                                   N_ ("Red letter"),
                                                   N_ ("Thank you"),
                                                   N_ ("Improved, still below"),
                                                   N_ ("Not improved") };

  return kind == RB_LETTER_NONE ? "" : _ (names[kind]);
}

static void
ticked_cb (RbLetterRow *row)
{
  if (row->filling || row->index < 0)
    return;
  row->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->tick),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (row->tick)));
  row->filling = FALSE;
  g_signal_emit (row, ticked_signal, 0, row->index);
}

static void
folded_cb (RbLetterRow *row)
{
  g_signal_emit (row, folded_signal, 0, (int) row->kind);
}

static void
rb_letter_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rb_letter_row_parent_class)->dispose (object);
}

static void
rb_letter_row_class_init (RbLetterRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_letter_row_dispose;
  ticked_signal = g_signal_new ("ticked", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  folded_signal = g_signal_new ("folded", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "letterrow");
}

static GtkLabel *
add_label (GtkWidget *box, int chars, float xalign, gboolean expand)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), expand ? -1 : chars);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_hexpand (label, expand);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_sign (GtkWidget *box)
{
  GtkWidget *image = gtk_image_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (image), SIGN_SIZE);
  gtk_box_append (GTK_BOX (box), image);
  return image;
}

static void
make_line (RbLetterRow *row)
{
  GtkWidget *bands = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  row->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (row->line, "rb-letter-line");
  row->tick = gtk_check_button_new ();
  gtk_box_append (GTK_BOX (row->line), row->tick);
  row->name = add_label (row->line, 17, 0, FALSE);
  row->class_name = add_label (row->line, 4, 0, FALSE);
  gtk_widget_set_size_request (bands, 62, -1);
  row->before_sign = add_sign (bands);
  row->arrow = gtk_label_new ("→");
  gtk_widget_add_css_class (row->arrow, "dim-label");
  gtk_box_append (GTK_BOX (bands), row->arrow);
  row->after_sign = add_sign (bands);
  gtk_box_append (GTK_BOX (row->line), bands);
  row->before = add_label (row->line, 6, 1, FALSE);
  row->after = add_label (row->line, 6, 1, FALSE);
  row->days = add_label (row->line, 5, 1, FALSE);
  row->why = add_label (row->line, 8, 0, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row->before), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (row->before), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (row->after), "rb-letter-now");
  gtk_widget_add_css_class (GTK_WIDGET (row->after), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (row->days), "numeric");
  g_signal_connect_swapped (row->tick, "toggled", G_CALLBACK (ticked_cb), row);
  gtk_widget_set_parent (row->line, GTK_WIDGET (row));
}

static void
rb_letter_row_init (RbLetterRow *row)
{
  row->index = -1;
  make_line (row);
  row->group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (row->group, "rb-letter-group");
  row->group_name = add_label (row->group, 10, 0, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row->group_name), "heading");
  row->fold = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (row->fold, "flat");
  gtk_widget_add_css_class (row->fold, "rb-small");
  gtk_box_append (GTK_BOX (row->group), row->fold);
  g_signal_connect_swapped (row->fold, "clicked", G_CALLBACK (folded_cb), row);
  gtk_widget_set_parent (row->group, GTK_WIDGET (row));
}

GtkWidget *
rb_letter_row_new (void)
{
  return g_object_new (RB_TYPE_LETTER_ROW, NULL);
}

GtkWidget *
rb_letter_row_new_headings (const char *before, const char *after)
{
  RbLetterRow *row = g_object_new (RB_TYPE_LETTER_ROW, NULL);

  gtk_widget_set_visible (row->group, FALSE);
  gtk_widget_set_opacity (row->tick, 0);
  gtk_widget_set_can_focus (row->tick, FALSE);
  gtk_widget_set_can_target (row->tick, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Goes"), -1);
  gtk_label_set_text (row->name, _ ("Pupil"));
  gtk_label_set_text (GTK_LABEL (row->arrow), _ ("Band"));
  gtk_widget_set_visible (row->before_sign, FALSE);
  gtk_widget_set_visible (row->after_sign, FALSE);
  gtk_label_set_text (row->before, before);
  gtk_label_set_text (row->after, after);
  gtk_widget_remove_css_class (GTK_WIDGET (row->after), "rb-letter-now");
  gtk_label_set_text (row->days, _ ("Days"));
  gtk_label_set_text (row->why, _ ("Why"));
  gtk_widget_add_css_class (GTK_WIDGET (row), "dim-label");
  return GTK_WIDGET (row);
}

void
rb_letter_row_show_group (RbLetterRow *row, RbLetterKind kind, guint n, gboolean folded)
{
  g_autofree char *words = g_strdup_printf ("%s, %u", rb_letter_group_name (kind), n);
  g_autofree char *action =
      g_strdup_printf (folded ? _ ("Show %s") : _ ("Fold %s"), rb_letter_group_name (kind));

  row->kind = kind;
  row->index = -1;
  gtk_widget_set_visible (row->line, FALSE);
  gtk_widget_set_visible (row->group, TRUE);
  gtk_label_set_text (row->group_name, words);
  gtk_button_set_icon_name (GTK_BUTTON (row->fold),
                            folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (row->fold, action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, action,
                                  -1);
}

/* "now below 97", "red to green", and how many homes get it. (transfer full) */
static char *
why (const RbLetterRun *run, const RbProposal *proposal)
{
  const RbPolicy *policy = run->movement->policy;
  const char *before = rb_policy_band_name (policy, proposal->before_band);
  const char *after = rb_policy_band_name (policy, proposal->after_band);
  g_autofree char *from = g_utf8_strdown (before, -1);
  g_autofree char *to = g_utf8_strdown (after, -1);
  g_autofree char *words = NULL;

  if (proposal->held)
    return g_strdup_printf (proposal->left_out ? _ ("Left out: %s") : _ ("Held: %s"),
                            proposal->held_because);
  if (proposal->letter == RB_LETTER_IMPROVED_STILL_BELOW)
    words = g_strdup_printf (_ ("higher, still %s"), to);
  else if (proposal->letter == RB_LETTER_NOT_IMPROVED)
    words = g_strdup (_ ("not improved"));
  else
    words = g_strdup_printf (_ ("%s to %s"), from, to);
  if (proposal->recipients->len == 0)
    return g_strdup_printf (_ ("%s, no contact gets letters"), words);
  if (proposal->recipients->len > 1)
    return g_strdup_printf (_ ("%s, %u homes"), words, proposal->recipients->len);
  return g_steal_pointer (&words);
}

static void
show_sign (RbLetterRow *row, GtkWidget *image, RbBandRole role)
{
  g_autoptr (GdkTexture) texture = NULL;

  if (role == RB_BAND_NONE)
    {
      gtk_image_clear (GTK_IMAGE (image));
      return;
    }
  texture = rb_band_sign_texture (role, SIGN_SIZE, gtk_widget_get_scale_factor (GTK_WIDGET (row)));
  gtk_image_set_from_paintable (GTK_IMAGE (image), GDK_PAINTABLE (texture));
}

static void
say (RbLetterRow *row, const RbLetterRun *run, const RbProposal *proposal, const char *reason)
{
  const RbPolicy *policy = run->movement->policy;
  g_autofree char *spoken = g_strdup_printf (
      _ ("%s, %s, %s to %s, %s, was %s, %s days missed, %s"), gtk_label_get_text (row->name),
      gtk_label_get_text (row->class_name), rb_policy_band_name (policy, proposal->before_band),
      rb_policy_band_name (policy, proposal->after_band), gtk_label_get_text (row->after),
      gtk_label_get_text (row->before), gtk_label_get_text (row->days), reason);
  g_autofree char *goes =
      g_strdup_printf (_ ("Letter for %s goes"), gtk_label_get_text (row->name));
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, goes,
                                  -1);
  if (item)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

void
rb_letter_row_show_proposal (RbLetterRow *row,
                             const RbSchool *school,
                             const RbLetterRun *run,
                             guint index)
{
  const RbProposal *proposal = run->proposals->pdata[index];
  const RbPupil *pupil = rb_roster_pupil (school->roster, proposal->row);
  const RbClass *klass = rb_roster_class_on (school->roster, proposal->row, run->after.to);
  g_autofree char *name = rb_pupil_name (pupil);
  g_autofree char *before = rb_rate_format (rb_tally_attendance (&proposal->before));
  g_autofree char *after = rb_rate_format (rb_tally_attendance (&proposal->after));
  g_autofree char *days = rb_days_format (rb_tally_absent (&proposal->after));
  g_autofree char *reason = why (run, proposal);

  row->index = (int) index;
  row->kind = proposal->letter;
  gtk_widget_set_visible (row->group, FALSE);
  gtk_widget_set_visible (row->line, TRUE);
  row->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->tick), !proposal->held);
  row->filling = FALSE;
  gtk_label_set_text (row->name, name);
  gtk_label_set_text (row->class_name, klass ? klass->name : "");
  show_sign (row, row->before_sign, proposal->before_band);
  show_sign (row, row->after_sign, proposal->after_band);
  gtk_label_set_text (row->before, before);
  gtk_label_set_text (row->after, after);
  gtk_label_set_text (row->days, days);
  gtk_label_set_text (row->why, reason);
  if (proposal->held)
    gtk_widget_add_css_class (GTK_WIDGET (row->why), "rb-warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->why), "rb-warning");
  gtk_widget_set_tooltip_text (row->line, proposal->reason);
  say (row, run, proposal, reason);
}
