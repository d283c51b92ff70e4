/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period that the action calendar looks back on. */
#include "app/today/rb-actions-back.h"

#include "analysis/rb-action-listing.h"
#include "app/rb-chooser.h"

#include <glib/gi18n.h>

typedef enum
{
  FOUR_WEEKS,
  HALF_TERM,
  YEAR,
  TWO_DAYS,
  N_WAYS
} Way;

struct _RbActionsBack
{
  GtkBox parent;
  RbWorkspace *workspace;
  GtkDropDown *way;
  GtkEditable *from, *to;
  GtkWidget *problem;
  RbPeriod days; /* of TWO_DAYS */
};

G_DEFINE_FINAL_TYPE (RbActionsBack, rb_actions_back, GTK_TYPE_BOX)

static guint changed;

/* The half term of today so far, or of the one before in a holiday; four weeks where there is none.
 */
static RbPeriod
half_term (RbActionsBack *back, RbDate today)
{
  RbPeriod period =
      rb_period_of (rb_workspace_school (back->workspace), RB_PERIOD_HALF_TERM, today);

  return rb_period_is_empty (period) ? rb_period (today - RB_ACTIONS_BACK_DAYS, today)
                                     : rb_period (period.from, today);
}

static RbPeriod
period_of_way (RbActionsBack *back, Way way)
{
  RbDate today = rb_workspace_now (back->workspace).date;

  switch (way)
    {
    case HALF_TERM:
      return half_term (back, today);
    case YEAR:
      return rb_period (rb_academic_year_first (rb_academic_year_of (today)), today);
    case TWO_DAYS:
      return back->days;
    default:
      return rb_period (today - RB_ACTIONS_BACK_DAYS, today);
    }
}

static void
days_cb (RbActionsBack *back)
{
  RbPeriod days;
  gboolean good = rb_date_parse (gtk_editable_get_text (back->from), &days.from)
                  && rb_date_parse (gtk_editable_get_text (back->to), &days.to)
                  && days.from <= days.to;

  gtk_widget_set_visible (back->problem, !good);
  if (!good || (days.from == back->days.from && days.to == back->days.to))
    return;
  back->days = days;
  g_signal_emit (back, changed, 0);
}

/* Two days begin as those that were looked at until now. */
static void
way_cb (RbActionsBack *back)
{
  Way way = gtk_drop_down_get_selected (back->way);

  if (way != TWO_DAYS)
    back->days = period_of_way (back, way);
  else
    {
      g_autofree char *from = rb_date_format (back->days.from, RB_DATE_DAY_YEAR);
      g_autofree char *to = rb_date_format (back->days.to, RB_DATE_DAY_YEAR);

      gtk_editable_set_text (back->to, "");
      gtk_editable_set_text (back->from, from);
      gtk_editable_set_text (back->to, to);
      gtk_widget_grab_focus (GTK_WIDGET (back->from));
    }
  gtk_widget_set_visible (GTK_WIDGET (back), way == TWO_DAYS);
  g_signal_emit (back, changed, 0);
}

static void
rb_actions_back_dispose (GObject *object)
{
  RbActionsBack *back = RB_ACTIONS_BACK (object);

  g_clear_object (&back->workspace);
  g_clear_object (&back->way);
  G_OBJECT_CLASS (rb_actions_back_parent_class)->dispose (object);
}

static void
rb_actions_back_class_init (RbActionsBackClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_actions_back_dispose;
  changed = g_signal_new ("changed", RB_TYPE_ACTIONS_BACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                          G_TYPE_NONE, 0);
}

static GtkEditable *
add_day (RbActionsBack *back, const char *title)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title), *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (days_cb), back);
  gtk_box_append (GTK_BOX (back), label);
  gtk_box_append (GTK_BOX (back), entry);
  return GTK_EDITABLE (entry);
}

static void
rb_actions_back_init (RbActionsBack *back)
{
  const char *const ways[N_WAYS + 1] = { _ ("Last four weeks"), _ ("This half term"),
                                         _ ("This school year"), _ ("Between two days"), NULL };

  back->way = g_object_ref_sink (GTK_DROP_DOWN (gtk_drop_down_new_from_strings (ways)));
  gtk_widget_set_valign (GTK_WIDGET (back->way), GTK_ALIGN_CENTER);
  rb_chooser_name (back->way, _ ("How far back"));
  gtk_box_set_spacing (GTK_BOX (back), 6);
  gtk_widget_set_margin_top (GTK_WIDGET (back), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (back), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (back), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (back), 6);
  gtk_widget_set_visible (GTK_WIDGET (back), FALSE);
  back->from = add_day (back, _ ("Look back _from"));
  back->to = add_day (back, _ ("_until"));
  back->problem = gtk_label_new (_ ("Write two days, the first before the second."));
  gtk_label_set_wrap (GTK_LABEL (back->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (back->problem), 0);
  gtk_widget_set_hexpand (back->problem, TRUE);
  gtk_widget_add_css_class (back->problem, "rb-bad");
  gtk_widget_set_visible (back->problem, FALSE);
  gtk_box_append (GTK_BOX (back), back->problem);
}

RbActionsBack *
rb_actions_back_new (RbWorkspace *workspace)
{
  RbActionsBack *back = g_object_new (RB_TYPE_ACTIONS_BACK, NULL);

  back->workspace = g_object_ref (workspace);
  back->days = period_of_way (back, FOUR_WEEKS);
  g_signal_connect_object (back->way, "notify::selected", G_CALLBACK (way_cb), back,
                           G_CONNECT_SWAPPED);
  return back;
}

GtkWidget *
rb_actions_back_chooser (RbActionsBack *back)
{
  return GTK_WIDGET (back->way);
}

RbPeriod
rb_actions_back_period (RbActionsBack *back)
{
  return period_of_way (back, gtk_drop_down_get_selected (back->way));
}
