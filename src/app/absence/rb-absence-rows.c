/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows: a name, what is planned, and what must be looked at. */
#include "app/absence/rb-absence-rows.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *kind; /* static */
  gint64 id;
} Target;

const char *
rb_absence_row_kind (GtkWidget *row, gint64 *id)
{
  Target *target = g_object_get_data (G_OBJECT (row), "rb-target");

  if (target == NULL)
    return NULL;
  *id = target->id;
  return target->kind;
}

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *kind, gint64 id)
{
  GtkWidget *row = adw_action_row_new ();
  Target *target = g_new (Target, 1);
  g_autofree char *name = g_markup_escape_text (title, -1);
  g_autofree char *about = g_markup_escape_text (subtitle, -1);

  *target = (Target){ kind, id };
  g_object_set_data_full (G_OBJECT (row), "rb-target", target, g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_tag (GtkWidget *row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "rb-tag");
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

/* "Chidi Okonkwo, 5H". */
static char *
name_of (const RbSchool *school, guint row, RbDate day)
{
  const RbClass *klass = rb_roster_class_on (school->roster, row, day);
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, row));

  return g_strdup_printf ("%s%s%s", name, klass ? ", " : "", klass ? klass->name : "");
}

GtkWidget *
rb_absence_leave_row (const RbSchool *school, const RbLeave *leave)
{
  g_autofree char *names = rb_leave_names (school, leave->base.id);
  g_autofree char *days = rb_date_range_format (leave->first_day, leave->last_day);
  g_autofree char *asked = rb_date_format (leave->received_on, RB_DATE_DAY);
  const char *reason = leave->base.hidden ? _ ("confidential") : leave->reason;
  g_autofree char *about = g_strdup_printf (_ ("%s, %s; asked for on %s"), days, reason, asked);
  const char *outcome = rb_leave_outcome (school, leave);
  gboolean open = strcmp (leave->state, "open") == 0;
  GtkWidget *row =
      make_row (*names ? names : _ ("No school day in it"), about, "leave", leave->base.id);

  if (open && rb_leave_is_short (school, leave))
    add_tag (row, rb_leave_notice (leave) < 0 ? _ ("after the fact") : _ ("short notice"),
             "rb-warning");
  if (open && strcmp (leave->evidence, "seen") != 0)
    add_tag (row, _ ("no evidence"), NULL);
  if (!open)
    add_tag (row, _ (outcome), NULL);
  if (strcmp (leave->state, "decided") == 0 && strcmp (outcome, "granted") != 0
      && leave->called_at == 0)
    add_tag (row, _ ("not rung"), "rb-warning");
  if (strcmp (leave->state, "decided") == 0 && leave->letter_at == 0)
    add_tag (row, _ ("no letter"), NULL);
  return row;
}

GtkWidget *
rb_absence_return_row (const RbSchool *school, const RbLeaveReturn *back)
{
  g_autofree char *name = name_of (school, back->row, back->due);
  g_autofree char *due = rb_date_format (back->due, RB_DATE_WEEKDAY);
  g_autofree char *about = g_strdup_printf (_ ("due back on %s"), due);
  g_autofree char *label = g_strdup_printf (_ ("Return of %s checked"), name);
  GtkWidget *row = make_row (name, about, "leave", back->leave->base.id);
  GtkWidget *button = gtk_button_new_with_label (_ ("Checked"));

  add_tag (row,
           back->present  ? _ ("back")
           : back->marked ? _ ("not back")
                          : _ ("no mark yet"),
           back->present  ? "rb-good"
           : back->marked ? "rb-bad"
                          : NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "absence.returned");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", back->leave->base.id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* "Fri 20 Mar to Tue 24 Mar AM". */
static char *
span_words (const RbAbsence *absence)
{
  g_autofree char *first = rb_date_format (absence->first_day, RB_DATE_WEEKDAY);
  g_autofree char *last = rb_date_format (absence->last_day, RB_DATE_WEEKDAY);

  if (absence->first_day == absence->last_day)
    return absence->first_half == absence->last_half
               ? g_strdup_printf ("%s %s", first, rb_half_name (absence->first_half))
               : g_steal_pointer (&first);
  return g_strdup_printf (_ ("%s%s to %s%s"), first, absence->first_half == RB_PM ? " PM" : "",
                          last, absence->last_half == RB_AM ? " AM" : "");
}

GtkWidget *
rb_absence_known_row (const RbSchool *school, const RbAbsence *absence, RbDate today)
{
  int found = rb_roster_find (school->roster, absence->pupil_id);
  g_autofree char *name =
      found >= 0 ? name_of (school, (guint) found, absence->first_day) : g_strdup ("");
  g_autofree char *span = span_words (absence);
  const char *reason = absence->base.hidden ? _ ("confidential") : absence->reason;
  g_autofree char *about =
      g_strdup_printf ("%s%s%s%s%s", span, *reason ? "; " : "", reason,
                       *absence->told_by ? _ ("; told by ") : "", absence->told_by);
  gboolean leave = absence->leave_id != 0;
  GtkWidget *row = make_row (name, about, leave ? "leave" : "absence",
                             leave ? absence->leave_id : absence->base.id);

  if (strcmp (absence->evidence, "asked") == 0)
    add_tag (row, _ ("evidence asked for"), NULL);
  add_tag (row, absence->first_day <= today ? _ ("today") : _ ("coming"), NULL);
  add_tag (row, absence->code, NULL);
  return row;
}

GtkWidget *
rb_absence_timetable_row (const RbSchool *school, const RbTimetableLine *line)
{
  const RbTimetable *timetable = line->timetable;
  g_autofree char *name = name_of (school, line->row, timetable->first_day);
  g_autofree char *words = rb_timetable_words (timetable->sessions);
  g_autofree char *days =
      rb_date_range_format (timetable->first_day, rb_timetable_until (timetable));
  g_autofree char *review = timetable->review_day
                                ? rb_date_format (timetable->review_day, RB_DATE_DAY)
                                : g_strdup (_ ("none"));
  g_autofree char *about = g_strdup_printf (_ ("comes %s; %s; review %s"), words, days, review);
  GtkWidget *row = make_row (name, about, "timetable", timetable->base.id);

  add_tag (row, _ (rb_timetable_state_name (line->state)),
           line->state == RB_TIMETABLE_REVIEW ? "rb-warning" : NULL);
  add_tag (row, timetable->code, NULL);
  return row;
}

GtkWidget *
rb_absence_suspension_row (const RbSchool *school, const RbSuspensionLine *line)
{
  const RbSuspension *one = line->suspension;
  g_autofree char *name = name_of (school, line->row, one->first_day);
  g_autofree char *days = rb_date_range_format (one->first_day, one->last_day);
  g_autofree char *sixth = line->needs ? rb_date_format (one->provision_due, RB_DATE_DAY) : NULL;
  g_autofree char *about =
      one->provision_from != RB_DATE_NONE
          ? g_strdup_printf (_ ("%s; taught: %s"), days, one->provision)
      : sixth ? g_strdup_printf (_ ("%s; education due from %s"), days, sixth)
              : g_strdup_printf (ngettext ("%s; %u school day", "%s; %u school days", line->days),
                                 days, line->days);
  GtkWidget *row = make_row (name, about, "suspension", one->base.id);

  if (line->overdue)
    add_tag (row, _ ("education overdue"), "rb-bad");
  add_tag (row, "E", NULL);
  return row;
}
