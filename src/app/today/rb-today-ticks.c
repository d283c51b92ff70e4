/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is ticked on the Today page: lines of the day, actions of the calendar, and the N's whose
 * days are over. */
#include "app/today/rb-today-page-private.h"

#include "analysis/rb-action-calendar.h"
#include "app/rb-notice.h"
#include "app/register/rb-reason-dialog.h"
#include "school/rb-actions.h"
#include "school/rb-first-day.h"

#include <glib/gi18n.h>

void
rb_today_page_tick (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbTodayPage *page = RB_TODAY_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autofree char *subject = g_strdup_printf ("day:%s", id);
  g_autoptr (RbChange) made = rb_workspace_change_new (page->workspace, RB_SOURCE_GRID, "");
  g_autoptr (RbChange) change = NULL;
  g_autofree char *label = NULL;

  for (guint i = 0; i < page->today->lines->len; i++)
    {
      const RbDayLine *line = &g_array_index (page->today->lines, RbDayLine, i);
      g_autofree char *words = NULL;

      if (!g_str_equal (rb_day_line_id (line->id), id))
        continue;
      words = rb_today_line_words (page->today, line);
      label = g_strdup_printf (line->tick ? _ ("No longer ticked: %s") : _ ("Ticked: %s"), words);
      change = rb_first_day_tick (page->today->school, subject, page->today->date, !line->tick, "",
                                  made->who, made->position, made->at);
      break;
    }
  if (!change)
    return;
  rb_workspace_apply (page->workspace, change, label);
  rb_notice_undo (widget, label);
}

void
rb_today_page_tick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RbTodayPage *page = RB_TODAY_PAGE (widget);
  g_autoptr (GArray) all = rb_actions_now (page->today->school, page->today->date);
  g_autoptr (RbChange) change = rb_workspace_change_new (page->workspace, RB_SOURCE_GRID, "");

  for (guint i = 0; i < all->len; i++)
    {
      const RbActionLine *line = &g_array_index (all, RbActionLine, i);
      g_autofree char *label = NULL;

      if (line->action->base.id != g_variant_get_int64 (parameter))
        continue;
      label = g_strdup_printf (_ ("Ticked: %s"), line->action->title);
      rb_actions_tick (page->today->school, line->action, line->due, "", change);
      rb_workspace_apply (page->workspace, change, label);
      rb_notice_undo (widget, label);
      return;
    }
}

static void
settle_given (const char *reason, gpointer user_data)
{
  RbTodayPage *page = user_data;
  g_autoptr (GArray) ages = NULL;
  g_autoptr (RbChange) made = NULL, change = NULL;
  g_autofree char *label = NULL;

  if (reason)
    {
      ages = g_array_new (FALSE, FALSE, sizeof (RbNAge));
      for (guint i = 0; i < page->today->ages->len; i++)
        if (g_array_index (page->today->ages, RbNAge, i).left <= 0)
          g_array_append_val (ages, g_array_index (page->today->ages, RbNAge, i));
      made = rb_workspace_change_new (page->workspace, RB_SOURCE_BULK, reason);
      change = rb_first_day_settle (page->today->school, ages, reason, made->who, made->position,
                                    made->at);
      label =
          g_strdup_printf (g_dngettext (NULL, "%u unexplained absence set to O",
                                        "%u unexplained absences set to O", rb_change_n (change)),
                           rb_change_n (change));
      rb_workspace_apply (page->workspace, change, label);
      rb_notice_undo (GTK_WIDGET (page), label);
    }
  g_object_unref (page);
}

void
rb_today_page_settle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbTodayPage *page = RB_TODAY_PAGE (widget);
  guint n = 0;

  for (guint i = 0; i < page->today->ages->len; i++)
    {
      const RbNAge *age = &g_array_index (page->today->ages, RbNAge, i);

      if (age->left <= 0)
        n += (age->halves & 1) + (age->halves >> 1);
    }
  if (n > 0)
    rb_reason_dialog_ask (widget, n, FALSE, settle_given, g_object_ref (page));
}
